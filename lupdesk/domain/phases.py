"""The ten phases as data: what each leaves behind, and what has to stand before the next.

Arranged by us from the method's sources (domain notes, 1.3): advice, never law. Texts of a point
are ``point.<code>`` in the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from lupdesk.domain.case import Case
from lupdesk.domain.kinds import (
    PHASES,
    DocumentKind,
    InputKind,
    InputType,
    MeetingKind,
    Milestone,
    MinutesState,
    PublicationKind,
    Role,
    Secrecy,
)
from lupdesk.domain.ledger import still_to_tell
from lupdesk.domain.results import PhaseMark
from lupdesk.domain.review import FormKind
from lupdesk.domain.things import Input, Meeting


@dataclass(frozen=True, slots=True)
class Point:
    """An artefact of a phase, or with ``gate`` a condition for going on to the next."""

    code: str
    phase: int
    gate: bool = False


_ARTEFACTS: Final = (
    "mandate stakeholders partners meeting-plan",
    "need-note user-stories success-criteria baseline",
    "notice dialogue-note programme question-list sign-up-form",
    "presentations participant-list open-log recording",
    "input-form input-note secrecy-marks",
    "timetable interview-guide minutes news-list",
    "summary register measure-list strategy",
    "tender-documents espd record award-letter",
    "contract milestones test-report change-log",
    "benefits-plan benefits-report lessons-note case-description",
)
_GATES: Final = (
    "owner budget-frame facilitator",
    "no-solution baseline-owner",
    "notice-out same-pack secrecy-told",
    "answers-shared",
    "inputs-logged receipt-sent",
    "minutes-checked news-shared",
    "rules-passed all-answered summary-first",
    "dialogue-in-documents enough-time",
    "need-covered",
    "next-measuring",
)
POINTS: Final[tuple[Point, ...]] = tuple(
    Point(code, phase, gate)
    for phase in PHASES
    for gate, codes in ((False, _ARTEFACTS[phase]), (True, _GATES[phase]))
    for code in codes.split()
)
POINT_OF: Final[Mapping[str, Point]] = {one.code: one for one in POINTS}

PHASE_OF: Final[Mapping[Milestone, int]] = {
    Milestone.NEED_WORKSHOP: 1,
    Milestone.NOTICE: 2,
    Milestone.DIALOGUE_NOTE: 2,
    Milestone.REGISTRATION: 2,
    Milestone.CONFERENCE: 3,
    Milestone.WRITTEN_INPUT: 4,
    Milestone.ONE_TO_ONE: 5,
    Milestone.MINUTES_SENT: 5,
    Milestone.REMARKS: 5,
    Milestone.SUMMARY: 6,
    Milestone.COMPETITION: 7,
    Milestone.CONTRACT_START: 8,
    Milestone.FIRST_MEASUREMENT: 9,
}
"""In which phase a milestone falls; one of the office's own falls in none."""


class PointState(StrEnum):
    SEEN = "seen"
    """The desk holds it."""
    TICKED = "ticked"
    """Somebody says so."""
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the desk shows of the points, in so many words as it takes. The statements of ``case``
    may be those that the buyer gave alone; of the others there are numbers.
    """

    case: Case
    heard: int = 0
    """Statements of the market."""
    unanswered: int = 0
    """Of them without a disposition, or without its reason."""
    written: int = 0
    """Of them given in writing."""
    unassessed: int = 0
    """Of those in writing, the ones whose secrecy nobody has assessed."""
    barriers: int = 0
    """Barriers and opportunities."""


@dataclass(frozen=True, slots=True)
class PointStanding:
    point: Point
    state: PointState
    mark: PhaseMark | None = None
    seeable: bool = False
    """Whether the desk can see it by itself; it may be ticked by hand all the same."""


def evidence_of(case: Case) -> Evidence:
    """Of a whole case."""
    written = {one.id for one in case.meetings if one.kind is MeetingKind.WRITTEN}
    heard = [one for one in case.inputs if one.kind is InputKind.INPUT]
    in_writing = [one for one in heard if one.meeting in written]
    return Evidence(
        case,
        heard=len(heard),
        unanswered=sum(not is_answered(one) for one in heard),
        written=len(in_writing),
        unassessed=sum(one.secrecy is Secrecy.UNASSESSED for one in in_writing),
        barriers=sum(one.type in (InputType.BAR, InputType.OPP) for one in heard),
    )


def is_answered(said: Input) -> bool:
    """It has a disposition with a reason."""
    return said.disposition is not None and bool(said.disposition_reason.strip())


def standings(evidence: Evidence) -> tuple[PointStanding, ...]:
    """Every point of every phase, in order."""
    marks = latest_marks(evidence.case.phase_marks)
    return tuple(_standing(point, evidence, marks.get(point.code)) for point in POINTS)


def latest_marks(marks: Iterable[PhaseMark]) -> Mapping[str, PhaseMark]:
    """By code; of two laptops that ticked the same, the later mark counts."""
    return {one.code: one for one in sorted(marks, key=lambda one: one.id)}


def _standing(point: Point, evidence: Evidence, mark: PhaseMark | None) -> PointStanding:
    look = _SEEN.get(point.code)
    if look is not None and look(evidence):
        state = PointState.SEEN
    else:
        state = PointState.MISSING if mark is None else PointState.TICKED
    return PointStanding(point, state, mark, look is not None)


def before_the_gate(evidence: Evidence, phase: int) -> tuple[Point, ...]:
    """The conditions of the phase that neither the desk sees nor anybody has ticked."""
    return tuple(
        one.point
        for one in standings(evidence)
        if one.point.gate and one.point.phase == phase and one.state is PointState.MISSING
    )


# -- what the desk sees ---------------------------------------------------------------------------

_Look = Callable[[Evidence], bool]


def _kept(kind: Milestone) -> _Look:
    return lambda seen: any(one.kind is kind and one.kept is not None for one in seen.case.dates)


def _published(kind: PublicationKind) -> _Look:
    return lambda seen: any(
        one.kind is kind and one.published_at is not None for one in seen.case.publications
    )


def _written(kind: DocumentKind) -> _Look:
    return lambda seen: any(
        one.kind == kind.value and one.withdrawn_on is None for one in seen.case.sendings
    )


def _either(*looks: _Look) -> _Look:
    return lambda seen: any(look(seen) for look in looks)


def _meetings(seen: Evidence, kind: MeetingKind) -> list[Meeting]:
    return [one for one in seen.case.meetings if one.kind is kind]


def _held(seen: Evidence) -> list[Meeting]:
    return [one for one in _meetings(seen, MeetingKind.ONE_TO_ONE) if one.actual_start is not None]


def _programme(seen: Evidence) -> bool:
    conferences = {one.id for one in _meetings(seen, MeetingKind.CONFERENCE)}
    return any(one.meeting in conferences for one in seen.case.agenda)


def _participants(seen: Evidence) -> bool:
    conferences = {one.id for one in _meetings(seen, MeetingKind.CONFERENCE)}
    return any(one.meeting in conferences for one in seen.case.attendance)


def _same_guide(seen: Evidence) -> bool:
    held = _held(seen) or _meetings(seen, MeetingKind.ONE_TO_ONE)
    used = {one.guide for one in held}
    return len(used) == 1 and None not in used


def _minutes_written(seen: Evidence) -> bool:
    written = {one.meeting for one in seen.case.minutes}
    held = _held(seen)
    return bool(held) and all(one.id in written for one in held)


def _minutes_checked(seen: Evidence) -> bool:
    """Each supplier has answered, or its silence is noted, or they are approved."""
    checked = {
        one.meeting
        for one in seen.case.minutes
        if one.state is MinutesState.APPROVED or one.response is not None
    }
    held = _held(seen)
    return bool(held) and all(one.id in checked for one in held)


def _answers_shared(seen: Evidence) -> bool:
    open_ones = [one for one in seen.case.answers if not one.exempt_reason.strip()]
    out = {one.id for one in seen.case.publications if one.published_at is not None}
    return bool(open_ones) and all(one.publication in out for one in open_ones)


def _news_shared(seen: Evidence) -> bool:
    return bool(_held(seen)) and not still_to_tell(seen.case)


def _summary_first(seen: Evidence) -> bool:
    """It is out, and the competition was not announced before it."""
    days = [one.kept for one in seen.case.dates if one.kind is Milestone.SUMMARY and one.kept]
    days += [
        one.published_at.astimezone(seen.case.zone).date()
        for one in seen.case.publications
        if one.kind is PublicationKind.SUMMARY and one.published_at is not None
    ]
    announced = [
        one.kept for one in seen.case.dates if one.kind is Milestone.COMPETITION and one.kept
    ]
    return bool(days) and all(min(days) <= day for day in announced)


def _of_targets(wanted: Callable[[Evidence], Iterable[object]]) -> _Look:
    """Every benefit has it, and there is one."""
    return lambda seen: bool(seen.case.targets) and all(wanted(seen))


_notice_out: Final = _either(_published(PublicationKind.NOTICE), _kept(Milestone.NOTICE))
_invited: Final = _either(
    _published(PublicationKind.DIALOGUE_NOTE),
    _written(DocumentKind.INVITATION),
    _kept(Milestone.DIALOGUE_NOTE),
)
_SEEN: Final[Mapping[str, _Look]] = {
    "partners": lambda seen: bool(seen.case.buyers),
    "meeting-plan": lambda seen: any(one.planned_start for one in seen.case.meetings),
    "facilitator": lambda seen: any(one.role is Role.FACILITATOR for one in seen.case.team),
    "need-note": lambda seen: bool(
        seen.case.procurement.effect.strip() and seen.case.procurement.for_whom.strip()
    ),
    "success-criteria": _of_targets(lambda seen: (one.target for one in seen.case.targets)),
    "baseline": _of_targets(lambda seen: (one.baseline for one in seen.case.targets)),
    "baseline-owner": _of_targets(lambda seen: (one.owner.strip() for one in seen.case.targets)),
    "notice": _notice_out,
    "dialogue-note": _invited,
    "programme": _programme,
    "question-list": lambda seen: bool(seen.case.questions),
    "sign-up-form": lambda seen: bool(seen.case.sign_ups),
    "notice-out": _notice_out,
    "secrecy-told": _written(DocumentKind.INVITATION),
    "participant-list": _participants,
    "open-log": lambda seen: bool(seen.case.answers),
    "answers-shared": _answers_shared,
    "input-form": lambda seen: any(one.kind is FormKind.GUIDE for one in seen.case.forms),
    "input-note": lambda seen: seen.written > 0,
    "secrecy-marks": lambda seen: seen.written > 0 and not seen.unassessed,
    "inputs-logged": lambda seen: seen.written > 0,
    "timetable": lambda seen: any(
        one.planned_start for one in _meetings(seen, MeetingKind.ONE_TO_ONE)
    ),
    "interview-guide": _same_guide,
    "minutes": _minutes_written,
    "news-list": lambda seen: any(one.kind is InputKind.GIVEN for one in seen.case.inputs),
    "minutes-checked": _minutes_checked,
    "news-shared": _news_shared,
    "summary": _either(
        _published(PublicationKind.SUMMARY),
        _written(DocumentKind.SUMMARY),
        _kept(Milestone.SUMMARY),
    ),
    "register": lambda seen: seen.barriers > 0,
    "measure-list": lambda seen: bool(seen.case.measures),
    "all-answered": lambda seen: seen.heard > 0 and not seen.unanswered,
    "summary-first": _summary_first,
    "tender-documents": _published(PublicationKind.TENDER_DOCUMENTS),
    "contract": lambda seen: seen.case.procurement.contract_signed_on is not None,
    "benefits-plan": _of_targets(lambda seen: (one.planned for one in seen.case.targets)),
    "benefits-report": lambda seen: bool(seen.case.measurements),
    "lessons-note": lambda seen: bool(seen.case.lessons),
    "next-measuring": lambda seen: any(
        one.measured_on is not None and one.measured_on > seen.case.today
        for one in seen.case.targets
    ),
}
"""What the desk can see by itself; all else is ticked by hand."""
