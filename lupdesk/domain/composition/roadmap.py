"""Leverandørens veikart: what happens, when, what you do and what you get back (domain notes, 1.3).

Nothing of the team's own: no mark, no note, no day that the market was not told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from lupdesk.domain.audience import Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.dates_ahead import named, span, timeline
from lupdesk.domain.composition.document import (
    _SEAL,
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    Heading,
    MarkShape,
    Noted,
    Paragraph,
    Row,
    Table,
    TintBox,
)
from lupdesk.domain.composition.hidden import is_own_word
from lupdesk.domain.composition.invitation import SECRECY, Told
from lupdesk.domain.composition.parts import (
    NOT_STATED,
    class_of,
    days_between,
    kicker_of,
    label_of,
    office_of,
    one_to_ones,
    stated,
    takes_part,
)
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.kinds import PHASES, DocumentKind
from lupdesk.domain.meeting_clock import after
from lupdesk.domain.phases import PHASE_OF
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.things import Input, PromisedDate
from lupdesk.domain.timeline import DateState, day_of, due_on, state_of

_SIGNS: Final = {
    DateState.KEPT: MarkShape.TICK,
    DateState.MOVED: MarkShape.TRIANGLE,
    DateState.TODAY: MarkShape.FULL,
    DateState.PASSED: MarkShape.DASHED,
    DateState.AHEAD: MarkShape.EMPTY,
}
_NEXT: Final = 3
_OTHERWISE: Final = {"shared": "doc.roadmap.shared.how"}
"""What the invitation says of itself."""


def compose_roadmap(case: Case, audience: Audience, language: str, screen: Screen) -> Document:
    mark, word = class_of(case, audience)
    return Document(
        kind=DocumentKind.ROADMAP,
        language=language,
        audience=audience,
        class_mark=mark,
        class_word=word,
        office=office_of(case),
        reference=case.procurement.reference,
        kicker=case.procurement.reference,
        title=Phrase("doc.roadmap.title"),
        subtitle=case.procurement.title or kicker_of(case),
        version="",
        on=case.today,
        blocks=tuple(_blocks(case, audience, screen)),
        seal=_SEAL,
    )


def _blocks(case: Case, audience: Audience, screen: Screen) -> Iterator[Block]:
    told = replace(case, dates=tuple(map(as_told, case.dates)))
    phase = case.procurement.phase
    ahead = list(_ahead(told))
    where = Phrase.of("doc.roadmap.phase", n=phase, phase=Phrase(f"phase.{phase}"))
    then: Text = Phrase("doc.roadmap.no-day")
    if ahead:
        then = _what_and_when(*ahead[0], screen)
    clear = Told(case, screen)
    stands = ((Phrase("doc.roadmap.here"), where), (Phrase("doc.roadmap.next"), then))
    yield TintBox((*stands, *_whom_to_ask(clear)))
    if isinstance(audience, Participant):
        yield from _own_slot(case, audience, screen)
    yield from timeline(told, screen, Phrase("doc.roadmap.way"))
    yield from _phases(told)
    yield from _dates(told, clear)
    if isinstance(audience, Participant):
        yield from _own_input(audience, clear)
    yield Heading(2, Phrase("doc.roadmap.rules"))
    for name in SECRECY:
        yield Noted(
            (Phrase(_OTHERWISE.get(name, f"doc.invitation.secrecy.{name}.how")),),
            notes=(Phrase(f"doc.invitation.secrecy.{name}"),),
        )
    yield Noted((Phrase("doc.invitation.use.how"),), notes=(Phrase("doc.invitation.use"),))
    yield Noted((Phrase("doc.roadmap.free.how"),), notes=(Phrase("doc.roadmap.free"),))
    if ahead:
        yield Heading(2, Phrase("doc.roadmap.ahead"))
        yield Bullets(tuple(_what_and_when(*pair, screen) for pair in ahead[:_NEXT]))


def _whom_to_ask(clear: Told) -> Iterator[tuple[Text, Text]]:
    """By role, as in the invitation; on top, where somebody with a question looks."""
    one = clear.contact
    if one is None:
        return
    role, email = Phrase(f"role.{one.role}"), clear.open(one.email)
    whom = Phrase.of("doc.roadmap.role-and-email", role=role, email=email) if email else role
    yield Phrase("doc.invitation.contact"), whom


def as_told(one: PromisedDate) -> PromisedDate:
    """As the market knows it: a move that nobody was told of is none, and has no reason."""
    return one if one.told_on is not None else replace(one, moved_to=None, reason="")


def _ahead(case: Case) -> Iterator[tuple[date, PromisedDate]]:
    known = [
        (due, one)
        for one in case.dates
        if one.kept is None and (due := due_on(one)) is not None and due >= case.today
    ]
    yield from sorted(known, key=lambda pair: (pair[0], pair[1].position, pair[1].id))


def _what_and_when(due: date, one: PromisedDate, screen: Screen) -> Phrase:
    whole = _is_span(one)
    when: Text = span(one) if whole else Phrase.of("doc.plain-day", day=due)
    return Phrase.of("doc.roadmap.what-when", what=named(one, screen), when=when)


# -- the phases -----------------------------------------------------------------------------------


def _phases(case: Case) -> Iterator[Block]:
    yield Heading(2, Phrase("doc.roadmap.phases"), wide=True)
    yield Paragraph(Phrase("doc.roadmap.phases.lead"), muted=True, wide=True)
    yield Table(
        heads=(
            Phrase("doc.roadmap.head.phase"),
            Phrase("doc.roadmap.head.we"),
            Phrase("doc.roadmap.head.you"),
            Phrase("doc.roadmap.head.back"),
        ),
        rows=tuple(_phase(case, phase) for phase in PHASES),
        widths=(1.15, 1.5, 1.5, 1.2),
        wide=True,
        row_heads=True,
    )


def _phase(case: Case, phase: int) -> Row:
    here = case.procurement.phase
    days = [
        (one, day) for one in case.dates if PHASE_OF.get(one.kind) == phase and (day := day_of(one))
    ]
    when: Text | None = _from_to(days) if days else None
    sign = MarkShape.TICK if phase < here else MarkShape.FULL if phase == here else MarkShape.EMPTY
    state = Phrase(f"doc.roadmap.state.{_order(phase, here)}")
    under = (
        state if when is None else Phrase.of("doc.roadmap.state-and-days", state=state, days=when)
    )
    return Row(
        (
            Cell(Phrase(f"phase.{phase}"), under=under, strong=True, sign=sign),
            Cell(Phrase(f"phase-buyer-more.{phase}")),
            Cell(Phrase(f"phase-supplier-more.{phase}")),
            Cell(Phrase(f"phase-gets.{phase}")),
        ),
        tinted=phase == here,
    )


def _order(phase: int, here: int) -> str:
    return "done" if phase < here else "now" if phase == here else "ahead"


def _from_to(days: Sequence[tuple[PromisedDate, date]]) -> Text:
    """The first and the last day of the phase; the year where it stands alone."""
    first = min(one.promised if _is_span(one) and one.promised else day for one, day in days)
    last = max(one.promised_end if _is_span(one) and one.promised_end else day for one, day in days)
    return days_between(first, last, year=True)


def _is_span(one: PromisedDate) -> bool:
    """Several days that are still the ones promised."""
    return one.promised is not None and one.promised_end is not None and one.moved_to is None


# -- dates ----------------------------------------------------------------------------------------


def _dates(case: Case, clear: Told) -> Iterator[Block]:
    dated = [one for one in case.dates if day_of(one) is not None]
    if not dated:
        return
    yield Heading(2, Phrase("doc.roadmap.dates"), wide=True)
    count = _kept_count(dated, case.today)
    if count is not None:
        yield Paragraph(count, wide=True)
    yield Table(
        heads=(
            Phrase("doc.head.what"),
            Phrase("doc.roadmap.head.promised"),
            Phrase("doc.roadmap.head.now"),
        ),
        rows=tuple(_date_row(one, case.today, clear) for one in sorted(dated, key=_first_day)),
        widths=(1.4, 1.1, 2.0),
        wide=True,
        row_heads=True,
    )


def _first_day(one: PromisedDate) -> tuple[date, float]:
    return one.promised or day_of(one) or date.max, one.position


def _kept_count(dates: Sequence[PromisedDate], today: date) -> Phrase | None:
    past = [one for one in dates if (due_on(one) or today) < today or one.kept is not None]
    if not past:
        return None
    kept = sum(on_time(one) for one in past)
    moved = sum(one.moved_to is not None for one in dates)
    return Phrase.of("doc.roadmap.kept", kept=kept, past=len(past), moved=moved)


def on_time(one: PromisedDate) -> bool:
    """Kept on the day that was promised first, or before its last."""
    last = one.promised_end or one.promised
    return one.kept is not None and one.moved_to is None and (last is None or one.kept <= last)


def _date_row(one: PromisedDate, today: date, clear: Told) -> Row:
    state = state_of(one, today)
    first = NOT_STATED
    if one.promised is not None:
        first = days_between(one.promised, one.promised_end or one.promised, year=True)
    reason = clear.open(one.reason)
    return Row(
        (
            Cell(named(one, clear.screen)),
            Cell(first),
            Cell(_state(one, state), under=_why(one, reason), sign=_SIGNS.get(state)),
        )
    )


def _state(one: PromisedDate, state: DateState) -> Phrase:
    if one.kept is not None:
        code = "late" if not on_time(one) and one.moved_to is None else "kept"
        code = "kept-moved" if one.moved_to is not None else code
        return Phrase.of(f"doc.roadmap.date.{code}", day=one.kept)
    if one.moved_to is not None:
        return Phrase.of("doc.roadmap.date.moved", day=one.moved_to)
    return Phrase(f"doc.roadmap.date.{state}")


def _why(one: PromisedDate, reason: str) -> Text | None:
    if one.moved_to is None or one.told_on is None:
        return None
    if not reason:
        return Phrase.of("doc.roadmap.told", day=one.told_on)
    return Phrase.of("doc.roadmap.told-why", day=one.told_on, reason=reason.rstrip(" ."))


# -- the reader's own -----------------------------------------------------------------------------


def _own_slot(case: Case, audience: Participant, screen: Screen) -> Iterator[Block]:
    mine = [pair for pair in one_to_ones(case) if takes_part(case, pair[1].id, audience.supplier)]
    if not mine:
        return
    yield Heading(2, Phrase("doc.roadmap.slot"))
    for start, one in mine:
        end = after(start, one.planned_minutes)
        yield Facts(
            (
                (Phrase("doc.head.day"), Phrase.of("doc.day", day=start)),
                (Phrase("doc.fact.time"), Phrase.of("doc.clock-span", start=start, end=end)),
                (Phrase("doc.fact.place"), stated(screen.clean(one.place))),
            )
        )


def _own_input(audience: Participant, clear: Told) -> Iterator[Block]:
    """What it said itself, and what came of each: nobody else's, and no number of others."""
    own = [
        one for one in clear.case.inputs if is_own_word(one, audience) and one.withdrawn_on is None
    ]
    if not own:
        return
    own.sort(key=lambda one: (one.number, one.id))
    yield Heading(2, Phrase("doc.roadmap.own"), wide=True)
    yield Paragraph(Phrase("doc.roadmap.own.lead"), muted=True, wide=True)
    yield Table(
        heads=(
            Phrase("doc.roadmap.head.said"),
            Phrase("doc.head.answer"),
            Phrase("doc.head.because"),
        ),
        rows=tuple(_own_row(one, clear) for one in own),
        widths=(2.0, 1.0, 1.6),
        wide=True,
    )


def _own_row(one: Input, clear: Told) -> Row:
    """Where there is no answer yet there is no reason either."""
    said = Cell(one.text, under=label_of(one))
    if one.disposition is None:
        return Row((said, Cell(Phrase("doc.roadmap.waiting")), Cell("")))
    reason = stated(clear.open(one.disposition_reason))
    return Row((said, Cell(Phrase(f"disposition.{one.disposition}")), Cell(reason)))
