"""A desk with two suppliers and a telling word in each place, and the ways its minutes may stand."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from lupdesk.desk import minutes as acts
from lupdesk.desk.benefits import add_benefit
from lupdesk.desk.files import add_file
from lupdesk.desk.guides import add_question
from lupdesk.desk.inputs import add_follow_up, add_input, edit_input, set_secrecy
from lupdesk.desk.lessons import add_lesson
from lupdesk.desk.measures import add_measure
from lupdesk.desk.meetings import add_meeting
from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.desk.procurements import (
    Body,
    Person,
    add_date,
    add_member,
    add_procurement,
    edit_procurement,
)
from lupdesk.desk.risks import add_risk
from lupdesk.desk.room import add_attendee, set_attendance
from lupdesk.desk.session import Desk
from lupdesk.desk.since_said import withdraw_said
from lupdesk.desk.suppliers import ContactPerson, add_supplier, remove_supplier, supplier_named
from lupdesk.desk.synthesis import add_insight
from lupdesk.domain.kinds import (
    Disposition,
    InputKind,
    InputType,
    MeetingKind,
    Milestone,
    Response,
    Role,
    Secrecy,
    Side,
    Voice,
)
from lupdesk.domain.result_kinds import LessonQuestion
from lupdesk.domain.things import Attendance, Input, Meeting

NOW: Final = datetime(2027, 3, 26, 9, 0, tzinfo=UTC)
ALARM: Final = "Fjordalarm AS"
LOCK: Final = "Nordlåsen AS"
A: Final = f"supplier:{ALARM}"
B: Final = f"supplier:{LOCK}"
TEAM: Final = "team"
PUBLIC: Final = "public"
EVERYBODY: Final = frozenset({TEAM, PUBLIC, A, B})
NARROWER: Final = {TEAM: (PUBLIC, A, B), A: (PUBLIC, B), B: (PUBLIC, A), PUBLIC: ()}
READERS: Final = {
    "minutes": (TEAM, A, B),
    "summary": (PUBLIC, TEAM),
    "guide": (PUBLIC, TEAM, A, B),
    "timetable": (TEAM, A, B),
    "roadmap": (PUBLIC, A, B),
    "lessons": (PUBLIC, TEAM),
    "plan": (TEAM,),
    "internal": (TEAM,),
}
STATES: Final = (
    "none", "draft", "in review", "withdrawn", "approved", "made stricter", "reopened",
    "approved again", "supplier gone",
)  # fmt: skip
"""How the minutes of all meetings stand, each from the one before."""


@dataclass(frozen=True)
class Marker:
    """A word that stands in one place of the desk only, and whose files may hold it."""

    word: str
    may: frozenset[str]
    proved: bool = True
    """Whether the proof knows it; some things no paper is ever composed of."""


def _of(*audiences: str) -> frozenset[str]:
    return frozenset((TEAM, *audiences))


BY_SUPPLIER: Final = {ALARM: ("Q", A), LOCK: ("W", B)}
OPEN: Final = "Åpen{letter}spisskarve"
LEVELS: Final = {
    Secrecy.SECRET: "Hemme{letter}kvitregulus",
    Secrecy.UNASSESSED: "Uvurdert{letter}blåtopp",
    Secrecy.ANONYMISE: "Anonym{letter}svartvier",
}
INTERNAL: Final = "Intern{letter}rødknapp"
CLAIM: Final = "Krav{letter}havsule"
HARM: Final = "Skade{letter}tårnfalk"
ANSWER: Final = "Svar{letter}lappspove"
PLACE: Final = "https://møte.example/Rom{letter}tjeld"
FILE: Final = "Vedlegg{letter}dvergfalk.txt"
REMARK: Final = "Merknad{letter}fiskeørn"
REWORDED: Final = "Ordvalg{letter}skjæregås"
STRICTER: Final = "Skjerpet{letter}havlire"
NOBODY: Final = frozenset[str]()


def markers(state: str) -> Iterator[Marker]:
    then = STATES.index(state)
    for name, (letter, own) in BY_SUPPLIER.items():
        for text in LEVELS.values():
            yield Marker(text.format(letter=letter), _of(own))
        yield Marker(OPEN.format(letter=letter), EVERYBODY)
        strict = then >= STATES.index("made stricter")
        yield Marker(STRICTER.format(letter=letter), _of(own) if strict else EVERYBODY)
        again = then >= STATES.index("approved again")
        yield Marker(REWORDED.format(letter=letter), NOBODY if again else _of(own))
        yield Marker(INTERNAL.format(letter=letter), _of())
        yield Marker(CLAIM.format(letter=letter), _of(own))
        yield Marker(HARM.format(letter=letter), _of(own), proved=False)
        yield Marker(ANSWER.format(letter=letter), _of(own))
        yield Marker(f"Rom{letter}tjeld", _of(own), proved=False)
        yield Marker(f"Vedlegg{letter}dvergfalk", _of())
        yield Marker(f"Vedleggets{letter}innhold", NOBODY, proved=False)
        yield Marker(REMARK.format(letter=letter), _of(own), proved=False)
        yield Marker(f"901 00 00{4 if letter == 'Q' else 5}", _of(own))
        yield Marker(f"Ola{letter} Kontaktesen", _of(own))
        yield Marker(f"ola{letter.lower()}@tele{letter.lower()}fon.example", _of(own))
        yield Marker(f"Taler{letter} Stemmesen", _of(own))
        yield Marker(f"Eldre{letter}navn", _of(own))
        yield Marker(f"Notat{letter}firma", _of(), proved=False)
        yield Marker(f"Utkast{letter}linje", NOBODY, proved=False)
        yield Marker(name.removesuffix(" AS"), _of(own))
        yield Marker(f"Lærdom{letter}polarsnipe", _of(own))
        yield Marker(f"Angret{letter}vandrefalk", _of(own))
        yield Marker(f"Funn{letter}kongeørn", _of())
        for word in ("Grep", "Fare", "Gevinst"):
            yield Marker(f"{word}{letter}alkekonge", _of(), proved=False)
    yield Marker("Saksnotatskjære", _of(), proved=False)
    # Whom one can ask: the roadmap tells it as the invitation does.
    yield Marker("Teamets@eget.example", EVERYBODY, proved=False)
    yield Marker("Beslutningslaksand", _of())
    yield Marker("Tiltakshavhest", _of())


# -- the desk ---------------------------------------------------------------------------------------


def _supplier(desk: Desk, case: UUID, name: str) -> UUID:
    letter, _ = BY_SUPPLIER[name]
    small = letter.lower()
    return add_supplier(
        desk,
        name=name,
        procurement=case,
        contacts=[
            ContactPerson(
                name=f"Ola{letter} Kontaktesen",
                email=f"ola{small}@tele{small}fon.example",
                phone="+47 901 00 004" if letter == "Q" else "+47 901 00 005",
            )
        ],
        earlier_names=(f"Eldre{letter}navn AS",),
        note=f"Notat{letter}firma om dem",
    )


def _speak(desk: Desk, case: UUID, meeting: UUID, supplier: UUID, name: str, where: str) -> None:
    """A statement of each level; ``where`` tells the meetings apart."""
    letter, _ = BY_SUPPLIER[name]
    rest = f"sies i {where} av vårt firma"

    def said(word: str, level: Secrecy, **fields: Any) -> None:
        text = f"{word.format(letter=letter)} {rest}"
        add_input(
            desk, case, text=text, supplier=supplier, meeting=meeting, secrecy=level, **fields
        )

    for level, word in LEVELS.items():
        answered = level is not Secrecy.ANONYMISE
        said(
            word,
            level,
            type=InputType.BAR,
            speaker=f"Taler{letter} Stemmesen",
            secrecy_harm=HARM.format(letter=letter),
            claim=Secrecy.SECRET,
            claim_reason=f"{CLAIM.format(letter=letter)} {rest}",
            disposition=Disposition.PARTLY if answered else None,
            disposition_reason=f"{ANSWER.format(letter=letter)} {rest}" if answered else "",
            public_wording="" if answered else "Noen mener at dekningen må bli bedre",
        )
    said(REWORDED, Secrecy.SECRET)
    said(OPEN, Secrecy.OPEN)
    said(STRICTER, Secrecy.OPEN)
    said(INTERNAL, Secrecy.INTERNAL, voice=Voice.READING)
    other = LOCK if name == ALARM else ALARM
    said(f"Dette ligner på det {other} har og", Secrecy.OPEN, voice=Voice.READING)


def _meet(desk: Desk, case: UUID, suppliers: dict[str, UUID], where: str, day: int) -> UUID:
    """A conference with all of them, or a one-to-one."""
    joint = len(suppliers) > 1
    start = datetime(2027, 3, day, 9, 0, tzinfo=UTC)
    (first, *_) = suppliers
    meeting = add_meeting(
        desk,
        case,
        kind=MeetingKind.CONFERENCE if joint else MeetingKind.ONE_TO_ONE,
        title="" if joint else f"Samtale med {first}",
        start=start,
        suppliers=list(suppliers.values()),
        place="" if joint else PLACE.format(letter=BY_SUPPLIER[first][0]),
        actual_start=start,
        note="Møtenotat",
    )
    for person in desk.all(Attendance, meeting=meeting):
        set_attendance(desk, person.id, True)
    add_attendee(desk, meeting, "Tolk Uten Firma", role=Role.INTERPRETER)
    for name, id in suppliers.items():
        _speak(desk, case, meeting, id, name, where)
        desk.save_draft(meeting, f"Utkast{BY_SUPPLIER[name][0]}linje som ikke er sendt")
        text = f"Ring {name} om det som ble sagt"
        add_input(
            desk, case, text=text, kind=InputKind.ACTION, meeting=meeting, secrecy=Secrecy.OPEN,
            owner=f"Ola{BY_SUPPLIER[name][0]} Kontaktesen",
        )  # fmt: skip
    add_follow_up(
        desk, case, kind=InputKind.ACTION, text="Tiltakshavhest gjøres internt", meeting=meeting
    )
    add_follow_up(
        desk, case, kind=InputKind.DECISION, text="Beslutningslaksand tas internt", meeting=meeting
    )
    return meeting


def _tell(desk: Desk, folder: Path) -> list[UUID]:
    """The whole case; gives its meetings."""
    case = add_procurement(
        desk, reference="P-1", title="Trygg hverdag", effect="Flere bor trygt hjemme",
        buyers=(Body("Lysvika kommune"),),
    )  # fmt: skip
    edit_procurement(desk, case, note="Saksnotatskjære")
    person = Person(name="Selma Lie", role=Role.CHAIR, email="Teamets@eget.example")
    add_member(desk, case, person)
    add_date(desk, case, Milestone.REMARKS, date(2027, 4, 2))
    add_date(desk, case, Milestone.SUMMARY, date(2027, 4, 16), title=f"Etter møtet med {ALARM}")
    add_question(desk, case, "Hva hindrer dere i dag?")
    firms = {name: _supplier(desk, case, name) for name in BY_SUPPLIER}
    meetings = [_meet(desk, case, firms, "fellesmøtet", 15)]
    for day, (name, id) in enumerate(firms.items(), start=16):
        meetings.append(_meet(desk, case, {name: id}, "samtalen", day))
        letter = BY_SUPPLIER[name][0]
        source = folder / FILE.format(letter=letter)
        source.write_text(f"Vedleggets{letter}innhold", "utf-8")
        add_file(desk, case, source, meeting=meetings[-1], note=f"Notat{letter}firma")
        _conclude(desk, case, id, letter)
    return meetings


def _conclude(desk: Desk, case: UUID, supplier: UUID, letter: str) -> None:
    """What came of what one supplier said in confidence, and what it said afterwards."""
    said = desk.all(Input, procurement=case, supplier=supplier)
    secret = [one.id for one in said if one.secrecy is Secrecy.SECRET]
    reworded = [one.id for one in said if one.secrecy is Secrecy.ANONYMISE]
    withdraw_said(desk, reworded, reason=f"Angret{letter}vandrefalk etter råd fra vårt styre")
    add_insight(desk, case, heard=f"Funn{letter}kongeørn er det som hindrer dem", behind=secret[:1])
    add_measure(desk, case, title=f"Grep{letter}alkekonge tas internt", bases=secret[:1])
    add_risk(desk, case, f"Fare{letter}alkekonge for oss", bases=secret[:1])
    add_benefit(desk, case, f"Gevinst{letter}alkekonge for oss", unplanned=True, target="1")
    add_lesson(
        desk, case, Side.SUPPLIER, LessonQuestion.NEED_CLEAR, score=2, supplier=supplier,
        text=f"Lærdom{letter}polarsnipe er hva vi sitter igjen med",
    )  # fmt: skip


# -- how minutes stand ------------------------------------------------------------------------------


def _answered(desk: Desk, meeting: UUID) -> None:
    """Sent, and the supplier of a one-to-one has remarked."""
    acts.send_minutes(desk, meeting)
    title = desk.the(Meeting, meeting).title
    for name, (letter, _) in BY_SUPPLIER.items():
        if title.endswith(name):
            remark = f"{REMARK.format(letter=letter)} skrev vi"
            acts.record_response(desk, meeting, Response.REMARKED, remark=remark)


def _withdrawn(desk: Desk, meeting: UUID) -> None:
    acts.withdraw_minutes(desk, meeting, "Feil vedlegg")


def _approved(desk: Desk, meeting: UUID) -> None:
    acts.send_minutes(desk, meeting)
    acts.approve_minutes(desk, meeting)


def _made_stricter(desk: Desk, meeting: UUID) -> None:
    ids = [one.id for one in desk.all(Input, meeting=meeting) if one.text.startswith("Skjerpet")]
    assert set_secrecy(desk, ids, Secrecy.SECRET) == len(ids) > 0


def _reopened(desk: Desk, meeting: UUID) -> None:
    acts.reopen_minutes(desk, meeting, "Feil i teksten")


def _approved_again(desk: Desk, meeting: UUID) -> None:
    for one in desk.all(Input, meeting=meeting):
        if one.text.startswith("Ordvalg"):
            edit_input(desk, one.id, text="Med nye ord")
    _approved(desk, meeting)


MOVES: Final[dict[str, Callable[[Desk, UUID], object]]] = {
    "draft": acts.draft_minutes,
    "in review": _answered,
    "withdrawn": _withdrawn,
    "approved": _approved,
    "made stricter": _made_stricter,
    "reopened": _reopened,
    "approved again": _approved_again,
}


def desks_in(folder: Path) -> dict[str, Path]:
    """One desk for each state."""
    path = folder / "desk.lupdesk"
    with closing(create_desk(path, author="Selma Lie", clock=_clock())) as desk:
        meetings = _tell(desk, folder)
    states: dict[str, Path] = {}
    for state in STATES:
        with closing(open_desk(path, author="Selma Lie", clock=_clock())) as desk:
            for meeting in meetings if state in MOVES else ():
                MOVES[state](desk, meeting)
            if state == "supplier gone":
                remove_supplier(desk, supplier_named(desk, LOCK).id)
        states[state] = shutil.copyfile(path, folder / f"{state}.lupdesk")
    return states


def _clock() -> Callable[[], datetime]:
    seconds = count()
    return lambda: NOW + timedelta(seconds=next(seconds))
