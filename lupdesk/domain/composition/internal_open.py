"""Of the internal report: what is still open, and which statements it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import Block, Cell, Heading, Paragraph, Row, Table
from lupdesk.domain.composition.parts import label_of, suppliers_in
from lupdesk.domain.composition.protocol_meetings import code_of
from lupdesk.domain.kinds import InputKind, MinutesState, Secrecy
from lupdesk.domain.ledger import still_to_tell
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.rules.finding import Severity
from lupdesk.domain.rules.register import judge
from lupdesk.domain.things import Input

_NAMED: Final = 30
"""So many are named; of more, the number tells."""
_SAID: Final = (InputKind.INPUT, InputKind.GIVEN)


def still_open(case: Case) -> Iterator[Block]:
    rows = tuple(_rows(case))
    yield Heading(2, Phrase("doc.internal.open"), wide=bool(rows))
    if not rows:
        yield Paragraph(Phrase("doc.internal.nothing-open"), muted=True)
        return
    yield Table(
        heads=(
            Phrase("doc.head.what"),
            Phrase("doc.internal.head.number"),
            Phrase("doc.internal.head.which"),
        ),
        rows=rows,
        widths=(2.2, 0.6, 2.6),
        wide=True,
        right=(1,),
    )


def _rows(case: Case) -> Iterator[Row]:
    today = case.today

    def of(code: str, kinds: Sequence[InputKind], wanted: Callable[[Input], bool]) -> Iterator[Row]:
        found = [one for one in case.inputs if one.kind in kinds and wanted(one)]
        found.sort(key=lambda one: one.number)
        yield from _row(code, [label_of(one) for one in found])

    stops = _stops(case)
    yield from _row("stops", list(stops), stops.total())
    yield from of("unassessed", _SAID, lambda one: one.secrecy is Secrecy.UNASSESSED)
    yield from of(
        "unworded",
        _SAID,
        lambda one: one.secrecy is Secrecy.ANONYMISE and not one.public_wording.strip(),
    )
    yield from of(
        "review",
        _SAID,
        lambda one: (
            one.secrecy is Secrecy.SECRET and one.review_on is not None and one.review_on <= today
        ),
    )
    yield from of("no-outcome", (InputKind.INPUT,), lambda one: one.disposition is None)
    yield from _row("to-tell", (), len(still_to_tell(case)))
    unanswered = [
        str(one.number)
        for one in case.answers
        if not one.answer.strip() and not one.exempt_reason.strip()
    ]
    yield from _row("unanswered", unanswered)
    yield from _row("minutes", list(_not_approved(case)))
    yield from of("actions", (InputKind.ACTION,), lambda one: one.done_on is None)
    yield from of("parked", (InputKind.INPUT,), lambda one: one.parked)


def _row(code: str, named: Sequence[str], number: int | None = None) -> Iterator[Row]:
    """``number`` where more stand open than are named, or what they are is too long to be named."""
    count = len(named) if number is None else number
    if not count:
        return
    which: Text = ", ".join(named[:_NAMED])
    if len(named) > _NAMED:
        which = Phrase.of("doc.internal.and-more", first=which, n=len(named) - _NAMED)
    yield Row(
        (
            Cell(Phrase(f"doc.internal.open.{code}"), strong=True),
            Cell(Phrase.of("doc.number", number=count)),
            Cell(which),
        )
    )


def _stops(case: Case) -> Counter[str]:
    """How often each rule stops something."""
    return Counter(one.rule for one in judge(Facts(case)) if one.severity is Severity.STOP)


def _not_approved(case: Case) -> Iterator[str]:
    """Of meetings in which something was said, by whom they were with."""
    approved = {one.meeting for one in case.minutes if one.state is MinutesState.APPROVED}
    used = {one.meeting for one in case.inputs}
    for meeting in case.meetings:
        if meeting.id in used and meeting.id not in approved:
            yield meeting.title or _codes(case, (one.id for one in suppliers_in(case, meeting.id)))


def _codes(case: Case, firms: Iterable[UUID]) -> str:
    return " + ".join(code_of(case, one) for one in firms) or "–"
