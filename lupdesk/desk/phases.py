"""Acts on the phases: what is there is ticked by hand where the desk cannot see it by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from lupdesk.desk.beside import reading_beside
from lupdesk.desk.procurements import move_phase
from lupdesk.desk.session import ZONE, Clock, Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.case import Case
from lupdesk.domain.kinds import InputKind, MeetingKind
from lupdesk.domain.minutes import foremost
from lupdesk.domain.phases import POINT_OF, Evidence, Point, before_the_gate
from lupdesk.domain.results import Lesson, Measure, Measurement, PhaseMark, Target
from lupdesk.domain.review import Form
from lupdesk.domain.things import (
    AgendaItem,
    Attendance,
    Buyer,
    Guide,
    Input,
    Meeting,
    MeetingSupplier,
    Minutes,
    Participation,
    Procurement,
    PromisedDate,
    Question,
    Sending,
    Supplier,
    TeamMember,
    Thing,
)
from lupdesk.domain.treatment import Answer, Dispatch, Gap, Publication, SignUp
from lupdesk.problems import Problem
from lupdesk.store import counts, database

KINDS: frozenset[type[Thing]] = frozenset(
    {
        AgendaItem,
        Answer,
        Attendance,
        Buyer,
        Dispatch,
        Form,
        Guide,
        Input,
        Lesson,
        Measure,
        Measurement,
        Meeting,
        Minutes,
        PhaseMark,
        Procurement,
        PromisedDate,
        Publication,
        Question,
        Sending,
        SignUp,
        Target,
        TeamMember,
    }
)
"""What ``evidence`` rests on."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A phase was made the one; ``missing`` is what the gate before it still lacks."""

    phase: int
    missing: tuple[Point, ...]


def point_named(code: str) -> Point:
    """Problem ``point-unknown``."""
    found = POINT_OF.get(code.strip().casefold())
    if found is None:
        raise Problem("point-unknown", point=code)
    return found


def tick(
    desk: Desk, procurement: UUID, code: str, *, on: date | None = None, note: str = ""
) -> None:
    """It is there, since that day; ticked again it gets the other day and note."""
    point = point_named(code)
    with desk.act(Act.TICK_POINT) as act:
        given = {"done_on": on or desk.today(), "note": note.strip()}
        marks = _marks(desk, procurement, point)
        for mark in marks:
            act.set(PhaseMark, mark.id, **given)
        if not marks:
            act.add(PhaseMark, procurement=procurement, phase=point.phase, code=point.code, **given)


def untick(desk: Desk, procurement: UUID, code: str) -> None:
    """Also where two laptops ticked it."""
    point = point_named(code)
    with desk.act(Act.TICK_POINT) as act:
        for mark in _marks(desk, procurement, point):
            act.remove(PhaseMark, mark.id)


def _marks(desk: Desk, procurement: UUID, point: Point) -> list[PhaseMark]:
    return desk.all(PhaseMark, procurement=procurement, code=point.code)


def go_to_phase(desk: Desk, procurement: UUID, phase: int) -> Moved:
    """Never refused for what a gate lacks: who goes on is told what that is."""
    before = desk.the(Procurement, procurement).phase
    missing = missing_between(desk, procurement, before, phase)
    move_phase(desk, procurement, phase)
    return Moved(phase, missing)


def missing_between(desk: Desk, procurement: UUID, before: int, phase: int) -> tuple[Point, ...]:
    """What the gate after phase ``before`` lacks; going back passes none. In which phase the
    procurement stands makes no difference.
    """
    return before_the_gate(evidence(desk, procurement), before) if phase > before else ()


def missing_beside(
    path: Path, procurement: UUID, before: int, phase: int, clock: Clock
) -> tuple[Point, ...]:
    """The same on a reading connection, for a worker."""
    with reading_beside(path, clock) as desk:
        return missing_between(desk, procurement, before, phase)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the desk shows of the phases, and the barriers and opportunities of each."""

    evidence: Evidence
    of_phase: Mapping[int, counts.Voiced]


def evidence(desk: Desk, procurement: UUID) -> Evidence:
    return seen(desk, procurement).evidence


def seen(desk: Desk, procurement: UUID) -> Seen:
    """Of the statements only the buyer's own are read, the others are counted."""
    case = _case(desk, procurement)
    written = [one.id for one in case.meetings if one.kind is MeetingKind.WRITTEN]
    with database.told(desk.path):
        found = counts.heard(desk.database, procurement, written)
        voiced = counts.voiced(desk.database, procurement)
    shown = Evidence(
        case,
        heard=found.total,
        unanswered=found.unanswered,
        written=found.written,
        unassessed=found.unassessed,
        barriers=found.voiced,
    )
    return Seen(shown, voiced)


def seen_beside(path: Path, procurement: UUID, clock: Clock) -> Seen:
    """The same on a reading connection, for a worker."""
    with reading_beside(path, clock) as desk:
        return seen(desk, procurement)


def _case(desk: Desk, procurement: UUID) -> Case:
    """As much of it as the points need."""
    parts = desk.all(Participation, procurement=procurement)
    meetings = desk.all(Meeting, procurement=procurement)
    inside = tuple(one.id for one in meetings)
    guides = tuple(one.id for one in desk.all(Guide, procurement=procurement))
    sendings = desk.all(Sending, procurement=procurement)
    links = desk.all(MeetingSupplier, meeting=inside) if inside else []
    who = tuple({one.supplier for one in parts} | {one.supplier for one in links})
    given = desk.all(Input, procurement=procurement, kind=InputKind.GIVEN)
    sent = tuple(one.id for one in sendings)
    return Case(
        procurement=desk.the(Procurement, procurement),
        today=desk.today(),
        zone=ZONE,
        buyers=tuple(desk.all(Buyer, procurement=procurement)),
        targets=tuple(desk.all(Target, procurement=procurement)),
        dates=tuple(desk.all(PromisedDate, procurement=procurement)),
        team=tuple(desk.all(TeamMember, procurement=procurement)),
        suppliers=tuple(desk.all(Supplier, id=who)) if who else (),
        participations=tuple(parts),
        questions=tuple(desk.all(Question, guide=guides)) if guides else (),
        meetings=tuple(meetings),
        meeting_suppliers=tuple(links),
        agenda=tuple(desk.all(AgendaItem, meeting=inside)) if inside else (),
        attendance=tuple(desk.all(Attendance, meeting=inside)) if inside else (),
        inputs=tuple(given),
        minutes=tuple(foremost(desk.all(Minutes, meeting=inside)).values()) if inside else (),
        sendings=tuple(sendings),
        publications=tuple(desk.all(Publication, procurement=procurement)),
        answers=tuple(desk.all(Answer, procurement=procurement)),
        gaps=tuple(desk.all(Gap, procurement=procurement)),
        sign_ups=tuple(desk.all(SignUp, procurement=procurement)),
        dispatches=tuple(desk.all(Dispatch, sending=sent)) if sent else (),
        forms=tuple(desk.all(Form, procurement=procurement)),
        measures=tuple(desk.all(Measure, procurement=procurement)),
        measurements=tuple(desk.all(Measurement, procurement=procurement)),
        phase_marks=tuple(desk.all(PhaseMark, procurement=procurement)),
        lessons=tuple(desk.all(Lesson, procurement=procurement)),
    )
