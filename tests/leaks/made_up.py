"""Whole procurements made up from a number, with secrets planted where they may not come through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.freezing import freeze
from lupdesk.domain.kinds import (
    Channel,
    Disposition,
    InputKind,
    InputType,
    MeetingKind,
    Milestone,
    MinutesState,
    Response,
    Role,
    Secrecy,
    Voice,
)
from lupdesk.domain.results import Target
from lupdesk.domain.things import (
    AgendaItem,
    Attachment,
    Attendance,
    Buyer,
    Contact,
    Guide,
    Input,
    Meeting,
    MeetingSupplier,
    Minutes,
    Participation,
    Procurement,
    PromisedDate,
    Question,
    Supplier,
    TeamMember,
)
from lupdesk.domain.treatment import Adviser, Answer, Gap, Publication, Reason, SignUp
from tests.leaks import disguises
from tests.leaks.disguises import Disguise, digits_of, levelled
from tests.leaks.made_up_results import with_results

P: Final = UUID(int=1)
GUIDE: Final = UUID(int=2)
START: Final = datetime(2027, 3, 16, 9, tzinfo=UTC)
_FIRST: Final = ("zv", "qv", "zx", "vz", "xv", "wz")
_SECOND: Final = ("qw", "zq", "vx", "wq")
_VOWELS: Final = "aeouyøæå"
_LAST: Final = ("rt", "nd", "mk", "lv", "st", "pt", "kt", "vn")
_EVERYDAY: Final = (
    "drift alarm natt pris krav kobling sensor vakt nett hjelp tid rom data svar behov avtale mange"
    " trenger gjerne ofte alle hver i og er på med til for"
)
_PLAIN: Final = _EVERYDAY.split()


@dataclass(frozen=True, slots=True)
class Secret:
    row: str
    """As ``levelled`` leaves it."""
    number: bool
    readers: frozenset[UUID]
    """The suppliers who may have it."""
    how: str
    """Under which disguise it was planted; empty for one that stands in a closed field."""


@dataclass(slots=True)
class MadeUp:
    case: Case
    secrets: list[Secret]


@dataclass(slots=True)
class _Firm:
    thing: Supplier
    names: list[tuple[str, Mapping[str, Disguise]]]
    """Each name with the ways to write it."""


@dataclass
class _Maker:
    chance: Random
    secrets: list[Secret] = field(default_factory=list)
    firms: list[_Firm] = field(default_factory=list)
    repeated: list[tuple[str, UUID | None]] = field(default_factory=list)
    """Secret statements, and whose."""
    phones: dict[UUID, str] = field(default_factory=dict)
    people: dict[UUID, str] = field(default_factory=dict)
    hosts: dict[UUID, str] = field(default_factory=dict)
    themes: list[str] = field(default_factory=list)
    _ids: int = 100
    _used: set[str] = field(default_factory=set)

    def id(self) -> UUID:
        self._ids += 1
        return UUID(int=self._ids)

    def word(self) -> str:
        """One that nothing else has in it, nor two others beside each other."""
        while True:
            row = "".join(
                f"{self.chance.choice(first)}{self.chance.choice(_VOWELS)}{self.chance.choice(_LAST)}"
                for first in (_FIRST, _SECOND)
            )
            if levelled(row) not in self._used:
                self._used.add(levelled(row))
                return row

    def short(self) -> str:
        """Four letters, which no other word has in it."""
        while True:
            row = f"j{self.chance.choice('aouy')}q{self.chance.choice('aouy')}"
            if row not in self._used:
                self._used.add(row)
                return row

    def plain(self, most: int = 8) -> str:
        return " ".join(self.chance.choices(_PLAIN, k=self.chance.randint(2, most)))

    def closed(self, *readers: UUID) -> str:
        """Words for a field that nobody else may see anything of."""
        row = [self.word() for _ in range(self.chance.randint(3, 6))]
        self.secrets += [Secret(levelled(one), False, frozenset(readers), "") for one in row]
        return " ".join(row)

    def statement(self, *readers: UUID) -> str:
        row = [self.word() for _ in range(self.chance.choice((3, 5, 9, 12)))]
        self.secrets += [Secret(levelled(one), False, frozenset(readers), "") for one in row]
        text = " ".join(row)
        self.repeated.append((text, readers[0] if readers else None))
        return text

    def open_text(self, said_by: UUID | None = None, *, openly: bool = False) -> str:
        """For a field that is shown: half the time with something planted in it. What somebody
        says ``openly`` is no secret any more, unless it is a part of one.
        """
        around = self.plain(), self.plain()
        if not self.firms or self.chance.random() < 0.5:
            return " ".join(around)
        text = self._repeat(said_by, openly) if self.chance.random() < 0.3 else self._name(said_by)
        return f"{around[0]} {text} {around[1]}"

    def _name(self, said_by: UUID | None) -> str:
        firm = self.chance.choice(self.firms)
        name, ways = self.chance.choice(firm.names)
        how = self.chance.choice(list(ways))
        readers = {firm.thing.id, *([said_by] if said_by else [])}
        number = ways is disguises.NUMBER
        row = digits_of(name) if number else levelled(name)
        self.secrets.append(Secret(row, number, frozenset(readers), how))
        return ways[how](name, self.chance)

    def _repeat(self, said_by: UUID | None, openly: bool) -> str:
        known = [one for one in self.repeated if not openly or len(one[0].split()) > 8]
        if not known:
            return self.plain()
        text, whose = self.chance.choice(known)
        words = text.split()
        if len(words) > 8:
            first = self.chance.randrange(len(words) - 8 + 1)
            words = words[first : first + 8]
        how = self.chance.choice(list(disguises.WORDS))
        readers = {one for one in (whose, said_by) if one}
        row = levelled(" ".join(words))
        self.secrets.append(Secret(row, False, frozenset(readers), how))
        return disguises.WORDS[how](" ".join(words), self.chance)

    def firm(self) -> None:
        id = self.id()
        main, second, alias, product = (self.word().title() for _ in range(4))
        short = self.short().title()
        number = str(self.chance.randrange(800_000_000, 999_999_999))
        person = f"{self.word().title()} {self.word().title()}"
        host = self.word()
        legal = self.chance.choice((" AS", " SA", ""))
        two = self.chance.random() < 0.5
        name = f"{main} {second}" if two else main
        phone = str(self.chance.randrange(40_000_000, 99_999_999))
        self.phones[id], self.people[id], self.hosts[id] = phone, person, host
        thing = Supplier(
            id=id,
            name=f"{name}{legal}",
            aliases=(alias, short),
            products=(product,),
            organisation_number=number,
            note=self.closed(),
            language=self.chance.choice(("nb", "en")),
        )
        names = [
            (main, disguises.LONG),
            (alias, disguises.LONG),
            (product, disguises.LONG),
            (host, disguises.LONG),
            (short, disguises.WORD),
            (person, disguises.WORDS),
            (number, disguises.NUMBER),
            (phone, disguises.NUMBER),
        ]
        if two:
            names.append((name, disguises.WORDS))
        self.firms.append(_Firm(thing, names))


def made_up(number: int) -> MadeUp:
    maker = _Maker(Random(number))
    chance = maker.chance
    for _ in range(chance.randint(2, 4)):
        maker.firm()
    case = with_results(_case(maker), maker)
    return MadeUp(_some_frozen(case, chance), maker.secrets)


def _case(maker: _Maker) -> Case:
    chance = maker.chance
    firms = [one.thing for one in maker.firms]
    former = firms.pop() if len(firms) > 2 and chance.random() < 0.3 else None
    # One who only asked something in writing: no part, no meeting, and no paper may name it.
    asker = firms.pop() if len(firms) > 2 and chance.random() < 0.4 else None
    known = (*firms, *([asker] if asker else []))
    questions = [
        Question(id=maker.id(), guide=GUIDE, position=n, text=f"Hva er {maker.plain(4)}?")
        for n in range(2)
    ]
    meetings = [
        Meeting(
            id=maker.id(),
            procurement=P,
            kind=chance.choice(
                (MeetingKind.ONE_TO_ONE, MeetingKind.ONE_TO_ONE, MeetingKind.CONFERENCE)
            ),
            planned_start=START + timedelta(hours=n),
            actual_start=START + timedelta(hours=n),
            guide=GUIDE,
            note=maker.closed(),
        )
        for n in range(len(firms))
    ]
    present = {(meeting.id, firm.id) for meeting, firm in zip(meetings, firms, strict=True)}
    if chance.random() < 0.4:
        present.add((meetings[0].id, firms[-1].id))
    inputs = [
        _input(maker, n, chance.choice(meetings), present, questions)
        for n in range(1, chance.randint(5, 11))
    ]
    meetings = [replace(one, title=maker.open_text(), place=maker.open_text()) for one in meetings]
    publication = Publication(
        id=maker.id(), procurement=P, title=maker.open_text(), published_at=START
    )
    return Case(
        procurement=Procurement(
            id=P,
            reference=f"T-{chance.randrange(99)}",
            title=maker.plain(4),
            effect=maker.plain(),
            note=maker.closed(),
            language=chance.choice(("nb", "en")),
            office="Trefjord",
            slot_criteria=maker.open_text(),
        ),
        today=date(2027, 4, 1),
        buyers=(Buyer(id=maker.id(), procurement=P, name="Trefjord kommune"),),
        targets=(Target(id=maker.id(), procurement=P, what=maker.plain(4), baseline="4", target="2"),),
        dates=tuple(
            PromisedDate(
                id=maker.id(),
                procurement=P,
                kind=chance.choice(list(Milestone)),
                title=maker.open_text(),
                promised=date(2027, 4, 10 + n),
                reason=maker.open_text(),
            )
            for n in range(2)
        ),
        team=(
            TeamMember(
                id=maker.id(), procurement=P, name="Tor Hauge", role=Role.CHAIR,
                interests=maker.closed(), shown_for=maker.closed(),
                organisation=maker.open_text(), email=maker.open_text(),
            ),
        ),
        sign_ups=(
            SignUp(
                id=maker.id(), procurement=P, controller=maker.open_text(),
                purpose=maker.open_text(), legal_basis=maker.open_text(),
                recipients=maker.open_text(), rights=maker.open_text(),
            ),
        ),
        suppliers=known,
        former=() if former is None else (former,),
        contacts=tuple(_contact(maker, one) for one in (*known, *([former] if former else []))),
        participations=tuple(
            Participation(id=maker.id(), procurement=P, supplier=one.id, code=f"L{n}")
            for n, one in enumerate(firms, 1)
        ),
        guides=(Guide(id=GUIDE, procurement=P, version=1),),
        questions=tuple(questions),
        meetings=tuple(meetings),
        meeting_suppliers=tuple(
            MeetingSupplier(id=maker.id(), meeting=meeting, supplier=firm)
            for meeting, firm in sorted(present)
        ),
        agenda=tuple(
            AgendaItem(id=maker.id(), meeting=one.id, title=maker.open_text(), start="09:00", minutes=10)
            for one in meetings
        ),
        attendance=tuple(_people(maker, present)),
        inputs=tuple(inputs),
        attachments=tuple(_file(maker, inputs) for _ in range(2)),
        minutes=tuple(_minutes(maker, one, present) for one in meetings),
        publications=(publication,),
        answers=tuple(_answer(maker, n, known, publication) for n in range(1, 4)),
        gaps=(
            Gap(
                id=maker.id(), procurement=P, supplier=firms[0].id, question=questions[0].id,
                reason=maker.closed(), follow_up=maker.closed(),
            ),
        ),
        advisers=(
            Adviser(id=maker.id(), procurement=P, supplier=firms[0].id, did=maker.closed()),
        ),
        reasons=(Reason(id=maker.id(), procurement=P, rule="R-EQ-1", text=maker.closed()),),
    )  # fmt: skip


def _contact(maker: _Maker, firm: Supplier) -> Contact:
    return Contact(
        id=maker.id(),
        supplier=firm.id,
        name=maker.people[firm.id],
        phone=f"+47 {maker.phones[firm.id]}",
        email=f"ola@{maker.hosts[firm.id]}.example",
        consented_on=maker.chance.choice((None, date(2027, 3, 1))),
        shown_for=maker.closed(),
    )


def _input(
    maker: _Maker,
    number: int,
    meeting: Meeting,
    present: set[tuple[UUID, UUID]],
    questions: list[Question],
) -> Input:
    chance = maker.chance
    there = sorted(firm for where, firm in present if where == meeting.id)
    kind = chance.choice((InputKind.INPUT, InputKind.INPUT, *InputKind))
    whose = chance.choice(there) if kind is InputKind.INPUT or chance.random() < 0.3 else None
    level = chance.choice(list(Secrecy))
    voice = chance.choice((Voice.OWN, *Voice))
    own = whose is not None and kind is InputKind.INPUT and voice is not Voice.READING
    shown = level in (Secrecy.OPEN, Secrecy.ANONYMISE)
    said: dict[str, Any] = {
        "public_wording": maker.open_text() if shown and chance.random() < 0.6 else "",
        "disposition": chance.choice((None, *Disposition)),
        "disposition_reason": maker.open_text() if shown else "",
    }
    if level is Secrecy.OPEN:
        said["text"] = maker.open_text(whose if own else None, openly=True)
    else:
        reads = whose is not None and level is not Secrecy.INTERNAL
        said["text"] = maker.statement(*([whose] if reads and whose else []))
    return Input(
        id=maker.id(),
        procurement=P,
        number=number,
        position=float(number),
        kind=kind,
        type=chance.choice((None, *InputType)),
        meeting=meeting.id,
        supplier=whose,
        question=chance.choice((None, *(one.id for one in questions))),
        voice=voice,
        speaker=maker.people[whose] if whose and chance.random() < 0.5 else "",
        secrecy=level,
        owner=maker.open_text(),
        channel=chance.choice((None, *Channel)),
        unpublished_reason=maker.open_text(),
        themes=_themes(maker),
        **said,
    )


def _themes(maker: _Maker) -> tuple[str, ...]:
    """Of a few that the case has: with so few firms, some are spoken of by several."""
    if not maker.themes:
        maker.themes += [maker.plain(2), maker.plain(2), maker.open_text(), maker.open_text()]
    return tuple(maker.chance.sample(maker.themes, maker.chance.randint(0, 3)))


def _people(maker: _Maker, present: set[tuple[UUID, UUID]]) -> list[Attendance]:
    people = [
        Attendance(
            id=maker.id(), meeting=meeting, name=maker.people[firm], supplier=firm, present=True
        )
        for meeting, firm in sorted(present)
    ]
    meeting = people[0].meeting
    return [
        *people,
        Attendance(id=maker.id(), meeting=meeting, name="Tor Hauge", role=Role.CHAIR, present=True),
        Attendance(
            id=maker.id(), meeting=meeting, name="Eva Dahl", organisation=maker.open_text(), present=True
        ),
    ]  # fmt: skip


def _file(maker: _Maker, inputs: list[Input]) -> Attachment:
    of = maker.chance.choice((None, *inputs))
    level = maker.chance.choice(list(Secrecy))
    hidden = level is not Secrecy.OPEN
    return Attachment(
        id=maker.id(),
        procurement=P,
        meeting=of.meeting if of else None,
        input=of.id if of else None,
        name=f"{maker.closed() if hidden and of is None else maker.open_text()}.pdf",
        secrecy=level,
        note=maker.closed(),
    )


def _minutes(maker: _Maker, meeting: Meeting, present: set[tuple[UUID, UUID]]) -> Minutes:
    there = [firm for where, firm in present if where == meeting.id]
    answers = maker.chance.random() < 0.5
    return Minutes(
        id=maker.id(),
        meeting=meeting.id,
        state=MinutesState.IN_REVIEW,
        response=Response.REMARKED if answers else None,
        remark=maker.closed(*there if len(there) == 1 else ()) if answers else "",
    )


def _answer(maker: _Maker, number: int, firms: Sequence[Supplier], where: Publication) -> Answer:
    return Answer(
        id=maker.id(),
        procurement=P,
        number=number,
        question=maker.open_text(),
        answer=maker.open_text(),
        asked_by=maker.chance.choice((None, *(one.id for one in firms))),
        publication=maker.chance.choice((None, where.id)),
        exempt_reason=maker.chance.choice(("", "", maker.closed())),
    )


def _some_frozen(case: Case, chance: Random) -> Case:
    """Now and then minutes were approved, and what was said was changed afterwards."""
    if chance.random() < 0.6:
        return case
    of = chance.choice(case.minutes)
    frozen = freeze(case, of.meeting)
    kept = tuple(
        replace(one, state=MinutesState.APPROVED, frozen=frozen) if one is of else one
        for one in case.minutes
    )
    after = tuple(
        replace(one, text="Noe annet")
        if one.meeting == of.meeting and chance.random() < 0.3
        else one
        for one in case.inputs
    )
    return replace(case, minutes=kept, inputs=after)
