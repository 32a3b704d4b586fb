"""Minutes for somebody who asks for access (innsyn): every gap with its extent and its legal basis.

The reader is everybody, so that nothing stands here which the proof of a public file forbids.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from lupdesk.domain.audience import PUBLIC
from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import (
    _SEAL,
    Block,
    Cell,
    Document,
    Facts,
    Heading,
    HeldBack,
    Mark,
    MarkShape,
    Noted,
    Paragraph,
    Row,
    Table,
    Withheld,
)
from lupdesk.domain.composition.gaps import extent, lines_of, shown_part
from lupdesk.domain.composition.minutes import grouped, head_facts
from lupdesk.domain.composition.parts import (
    buyers_side,
    class_of,
    kicker_of,
    label_of,
    office_of,
    stated,
    suppliers_in,
)
from lupdesk.domain.composition.said import by_question
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.kinds import DocumentKind, InputKind, MinutesState, Role, Secrecy, Voice
from lupdesk.domain.legal_bases import CODES, OPTIONAL, UNVERIFIED, is_in_force
from lupdesk.domain.names import words
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.review import Stance
from lupdesk.domain.secrecy import GAP
from lupdesk.domain.things import Input, Meeting, Minutes
from lupdesk.problems import Problem

_KEPT_BACK: Final = Mark(MarkShape.FULL, Phrase("doc.access.kept-back"))
_TOLD: Final = (InputKind.GIVEN, InputKind.ACTION, InputKind.DECISION)


def compose_access(
    case: Case, live: Case, language: str, screen: Screen, meeting: UUID
) -> Document:
    """``case`` as the minutes were approved, ``live`` as it is: a legal basis may come later.

    A draft until every gap has a legal basis, and meirinnsyn was considered where it is a choice.
    """
    of = next((one for one in case.meetings if one.id == meeting), None)
    if of is None:
        raise Problem("gone")
    state = next(
        (one for one in case.minutes if one.meeting == meeting),
        Minutes(id=meeting, meeting=meeting),
    )
    lines = _Lines(case, live, of, screen)
    wanting = sum(not _is_grounded(one, case.today) for one in lines.gaps)
    mark, word = class_of(case, PUBLIC)
    start = of.actual_start or of.planned_start
    finished = state.state is MinutesState.APPROVED and not wanting
    return Document(
        kind=DocumentKind.ACCESS,
        language=language,
        audience=PUBLIC,
        class_mark=mark,
        class_word=word,
        office=office_of(case),
        reference=case.procurement.reference,
        kicker=kicker_of(case),
        title=Phrase(f"doc.minutes.title.{of.kind}"),
        subtitle=(
            Phrase.of("doc.access.subtitle-day", day=start)
            if start
            else Phrase("doc.access.subtitle")
        ),
        version=Phrase.of("doc.version" if finished else "doc.draft", version=state.version),
        on=case.today,
        blocks=tuple(_blocks(lines, case, of, state, wanting)),
        held_back=tuple(
            HeldBack(one.id, label_of(one), one.secrecy, one.secrecy.value) for one in lines.gaps
        ),
        seal=_SEAL,
    )


def _is_grounded(said: Input, today: date) -> bool:
    if not is_in_force(said.legal_basis, said.decided_on or today):
        return False
    return said.legal_basis not in OPTIONAL or said.access_considered_on is not None


class _Lines:
    """The lines of the meeting, each as far as everybody may read it."""

    def __init__(self, case: Case, live: Case, of: Meeting, screen: Screen) -> None:
        self.screen: Final = screen
        basis = {one.id: one for one in live.inputs}
        said = [one for one in case.inputs if one.meeting == of.id]
        said.sort(key=lambda one: (one.position, one.number))
        self.said: Final = said
        self._law: Final = {one.id: basis.get(one.id, one) for one in said}
        self._shown: Final[Mapping[UUID, Text | None]] = {
            one.id: shown_part(one, screen) for one in said
        }

    @property
    def gaps(self) -> tuple[Input, ...]:
        """Kept back whole or in a part that was marked; a name that was taken out is none."""
        return tuple(
            self._law[one.id]
            for one in self.said
            if self._shown[one.id] is None or (one.secret_parts and self._is_cut(one))
        )

    def _is_cut(self, said: Input) -> bool:
        return said.secrecy is Secrecy.OPEN and not said.public_wording.strip()

    def of_kind(self, *kinds: InputKind) -> list[Input]:
        return [one for one in self.said if one.kind in kinds]

    def block(self, said: Input) -> Block:
        shown = self._shown[said.id]
        label = label_of(said)
        if shown is not None:
            note: Text = label
            if said.kind is InputKind.INPUT and said.type is not None:
                kind = Phrase(f"type-short.{said.type}")
                note = Phrase.of("doc.type-and-label", type=kind, label=label)
            return Noted((shown,), detail=tuple(self._details(said)), notes=(note,))
        many = len(words(said.text))
        return Withheld(
            extent(many), lines_of(many), _KEPT_BACK, (label,), tuple(_by(self._law[said.id]))
        )

    def _details(self, said: Input) -> Iterator[Text]:
        if said.voice is not Voice.OWN and said.kind is InputKind.INPUT:
            yield Phrase(f"doc.voice.{said.voice}")
        if said.secrecy is Secrecy.ANONYMISE:
            yield Phrase("doc.access.reworded")
        if said.secret_parts and self._is_cut(said):
            yield from _by(self._law[said.id])


def _by(said: Input) -> Iterator[Text]:
    """By which right, and whether access all the same was considered."""
    if said.legal_basis not in CODES:
        yield Phrase("doc.access.no-basis")
        return
    yield Phrase(f"basis.{said.legal_basis}")
    if said.legal_basis in OPTIONAL:
        yield _considered(said)


def _considered(said: Input) -> Phrase:
    if said.access_considered_on is None:
        return Phrase("doc.access.not-considered")
    return Phrase.of("doc.access.considered", day=said.access_considered_on)


def _blocks(
    lines: _Lines, case: Case, of: Meeting, state: Minutes, wanting: int
) -> Iterator[Block]:
    if wanting:
        yield Paragraph(Phrase.of("doc.access.wanting", n=wanting))
    yield Facts(tuple(_facts(case, of, state, lines.screen)), Phrase("doc.access.how"))
    yield Heading(2, Phrase("doc.minutes.present"))
    yield _present(case, of, lines.screen)
    yield from _heard(lines, case, of)
    for kind, heading, none in (
        (InputKind.GIVEN, "doc.minutes.given", "doc.minutes.nothing-given"),
        (InputKind.ACTION, "doc.minutes.actions", "doc.minutes.no-actions"),
        (InputKind.DECISION, "doc.minutes.decisions", "doc.minutes.no-decisions"),
    ):
        yield Heading(2, Phrase(heading))
        some = lines.of_kind(kind)
        if not some:
            yield Paragraph(Phrase(none), muted=True)
        yield from map(lines.block, some)
    yield from _remarks(case, of, state)
    yield from _exempted(lines.gaps)


def _facts(case: Case, of: Meeting, state: Minutes, screen: Screen) -> Iterator[tuple[Text, Text]]:
    for label, value in head_facts(case, of, state, screen):
        hidden = label == Phrase("doc.fact.place") and screen.finds(of.place)
        yield label, GAP if hidden else value
    yield Phrase("doc.fact.checksum"), grouped(state.sha256 if state.frozen else "")
    yield Phrase("doc.fact.archive"), stated(case.procurement.archive_case)


def _present(case: Case, of: Meeting, screen: Screen) -> Block:
    """The buyer's people, and one line for whoever came from suppliers: how many tells something."""
    rows = [
        Row(
            (
                Cell(stated(one.name)),
                Cell(Phrase(f"role.{one.role}")),
                Cell(stated(one.organisation)),
            )
        )
        for one in buyers_side(case, of, screen)
        if one.present
    ]
    if suppliers_in(case, of.id):
        rows.append(Row((Cell(GAP), Cell(Phrase(f"role.{Role.SUPPLIER}")), Cell(GAP))))
    if not rows:
        return Paragraph(Phrase("doc.not-stated"), muted=True)
    return Table(
        heads=(Phrase("doc.head.name"), Phrase("doc.head.role"), Phrase("doc.head.organisation")),
        rows=tuple(rows),
        widths=(1.1, 1.0, 1.4),
        row_heads=True,
    )


def _heard(lines: _Lines, case: Case, of: Meeting) -> Iterator[Block]:
    inputs = lines.of_kind(InputKind.INPUT)
    spoken = [one for one in inputs if one.voice is not Voice.READING]
    observed = [one for one in inputs if one.voice is Voice.READING]
    yield Heading(2, Phrase("doc.minutes.said"))
    if not spoken:
        yield Paragraph(Phrase("doc.minutes.nothing-said"), muted=True)
    for heading, some in by_question(case, of, spoken):
        if heading is not None:
            yield Heading(3, heading)
        yield from map(lines.block, some)
    if observed:
        yield Heading(2, Phrase("doc.minutes.observed"))
        yield from map(lines.block, observed)


def _remarks(case: Case, of: Meeting, state: Minutes) -> Iterator[Block]:
    """A supplier's words that nobody has assessed: treated as secret. Agreement says nothing new."""
    said = [state.remark]
    said += [
        f"{one.wording} {one.reason}"
        for one in case.remarks
        if one.meeting == of.id and one.supplier is not None and one.stance is not Stance.AGREE
    ]
    counts = [many for many in (len(words(one)) for one in said) if many]
    if counts:
        yield Heading(2, Phrase("doc.minutes.remark"))
    for many in counts:
        not_assessed = Phrase("doc.access.not-assessed")
        yield Withheld(extent(many), lines_of(many), _KEPT_BACK, (), (not_assessed,))


def _exempted(gaps: Sequence[Input]) -> Iterator[Block]:
    """Every right that something is kept back by, with how much and what was considered."""
    if not gaps:
        return
    codes = dict.fromkeys(one.legal_basis if one.legal_basis in CODES else "" for one in gaps)
    yield Heading(2, Phrase("doc.access.exempted"))
    yield Table(
        heads=(
            Phrase("doc.head.basis"),
            Phrase("doc.head.all-the-same"),
            Phrase("doc.head.gaps"),
        ),
        rows=tuple(_exemption(code, gaps) for code in sorted(codes, reverse=True)),
        widths=(1.8, 1.6, 0.5),
        row_heads=True,
        right=(2,),
    )
    if UNVERIFIED & set(codes):
        yield Paragraph(Phrase("doc.access.unverified"), muted=True)


def _exemption(code: str, gaps: Sequence[Input]) -> Row:
    some = [one for one in gaps if (one.legal_basis if one.legal_basis in CODES else "") == code]
    if not code:
        considered: Text = ""
    elif code not in OPTIONAL:
        considered = Phrase("doc.access.duty")
    else:
        last = max(some, key=lambda one: (one.access_considered_on is None, one.number))
        considered = _considered(last)
    return Row(
        (
            Cell(Phrase(f"basis.{code}") if code else Phrase("doc.access.no-basis")),
            Cell(considered),
            Cell(Phrase.of("doc.number", number=len(some))),
        )
    )
