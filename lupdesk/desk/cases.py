"""A whole procurement read as one value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar
from uuid import UUID

from lupdesk.desk.dialogue_templates import names_of_method
from lupdesk.desk.differences import as_strict_as_any
from lupdesk.desk.instruments import CATALOGUES, shipped
from lupdesk.desk.office import look_of
from lupdesk.desk.session import ZONE, Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.case import Case
from lupdesk.domain.freezing import checksum
from lupdesk.domain.house import Template
from lupdesk.domain.minutes import foremost
from lupdesk.domain.papers import Paper, archived, as_seen, that_hold
from lupdesk.domain.results import (
    Insight,
    Instrument,
    Lesson,
    Measure,
    Measurement,
    PhaseMark,
    Requirement,
    Risk,
    Target,
    Theme,
    Tie,
)
from lupdesk.domain.review import Approval, Form, Remark
from lupdesk.domain.things import (
    AgendaItem,
    Asked,
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
    Sending,
    Supplier,
    TeamMember,
)
from lupdesk.domain.treatment import (
    Adviser,
    Answer,
    Dispatch,
    Gap,
    Publication,
    Reason,
    RuleSetting,
    SignUp,
)
from lupdesk.problems import Problem
from lupdesk.store import database, journal

T = TypeVar("T", AgendaItem, Asked, Attendance, MeetingSupplier, Minutes)


def read_case(desk: Desk, procurement: UUID) -> Case:
    """Problem ``gone`` where the procurement was removed, ``minutes-damaged`` where approved minutes
    are no longer what their checksum says.
    """
    parts = desk.all(Participation, procurement=procurement)
    meetings = desk.all(Meeting, procurement=procurement)
    guides = desk.all(Guide, procurement=procurement)
    inside = tuple(meeting.id for meeting in meetings)
    links = _of(desk, MeetingSupplier, inside)
    inputs = as_strict_as_any(desk, desk.all(Input, procurement=procurement))
    who = {one.supplier for one in parts} | {link.supplier for link in links}
    who |= {one.supplier for one in inputs if one.supplier is not None}
    answers = desk.all(Answer, procurement=procurement)
    who |= {one.asked_by for one in answers if one.asked_by is not None}
    suppliers = desk.all(Supplier, id=tuple(who)) if who else []
    ever = who | _who_ever(desk, procurement)
    present = {one.id for one in suppliers}
    sendings = desk.all(Sending, procurement=procurement)
    sent = tuple(one.id for one in sendings)
    former = desk.ever(Supplier, id=tuple(ever - present)) if ever - present else []
    return Case(
        procurement=desk.the(Procurement, procurement),
        today=desk.today(),
        zone=ZONE,
        buyers=tuple(desk.all(Buyer, procurement=procurement)),
        targets=tuple(desk.all(Target, procurement=procurement)),
        dates=tuple(desk.all(PromisedDate, procurement=procurement)),
        team=tuple(desk.all(TeamMember, procurement=procurement)),
        suppliers=tuple(suppliers),
        former=tuple(former),
        contacts=tuple(desk.ever(Contact, supplier=tuple(ever))) if ever else (),
        participations=tuple(parts),
        guides=tuple(guides),
        questions=tuple(desk.all(Question, guide=tuple(guide.id for guide in guides))),
        meetings=tuple(meetings),
        meeting_suppliers=links,
        agenda=_of(desk, AgendaItem, inside),
        attendance=_of(desk, Attendance, inside),
        asked=_of(desk, Asked, inside),
        inputs=tuple(inputs),
        attachments=tuple(desk.all(Attachment, procurement=procurement)),
        minutes=_approved_as_they_stand(foremost(_of(desk, Minutes, inside)).values()),
        sendings=tuple(sendings),
        publications=tuple(desk.all(Publication, procurement=procurement)),
        answers=tuple(answers),
        gaps=tuple(desk.all(Gap, procurement=procurement)),
        advisers=tuple(desk.all(Adviser, procurement=procurement)),
        sign_ups=tuple(desk.all(SignUp, procurement=procurement)),
        dispatches=tuple(desk.all(Dispatch, sending=sent)) if sent else (),
        reasons=tuple(desk.all(Reason, procurement=procurement)),
        settings=tuple(desk.all(RuleSetting, procurement=procurement)),
        papers=_papers(desk, sendings),
        forms=tuple(desk.all(Form, procurement=procurement)),
        remarks=tuple(desk.all(Remark, procurement=procurement)),
        approvals=tuple(desk.all(Approval, procurement=procurement)),
        themes=tuple(desk.all(Theme, procurement=procurement)),
        insights=tuple(desk.all(Insight, procurement=procurement)),
        ties=tuple(desk.all(Tie, procurement=procurement)),
        measures=tuple(desk.all(Measure, procurement=procurement)),
        requirements=tuple(desk.all(Requirement, procurement=procurement)),
        risks=tuple(desk.all(Risk, procurement=procurement)),
        measurements=tuple(desk.all(Measurement, procurement=procurement)),
        phase_marks=tuple(desk.all(PhaseMark, procurement=procurement)),
        lessons=tuple(desk.all(Lesson, procurement=procurement)),
        instruments=tuple(desk.all(Instrument)),
        method_names=names_of_method(desk, desk.the(Procurement, procurement).method),
        shipped_instruments=tuple((one, shipped(one)) for one in CATALOGUES),
        look=look_of(desk),
        templates=tuple(desk.all(Template)),
    )


def _papers(desk: Desk, sendings: Sequence[Sending]) -> tuple[Paper, ...]:
    """Of the files that hold now what the proof noted of each when it was written."""
    if not sendings:
        return ()
    with database.told(desk.path):
        lines = {
            id: line
            for act in (Act.EXPORT_DOCUMENT, Act.PRINT_DOCUMENT)
            for id, line in journal.notes(desk.database, act.code, "sending").items()
        }
    noted = ((one, as_seen(lines.get(one.id.bytes, ""), one)) for one in that_hold(sendings))
    return tuple(archived((one, paper) for one, paper in noted if paper is not None))


def _who_ever(desk: Desk, procurement: UUID) -> set[UUID]:
    """Suppliers that had a part at any time, in what was removed since as well."""
    meetings = tuple(one.id for one in desk.ever(Meeting, procurement=procurement))
    found = {one.supplier for one in desk.ever(Participation, procurement=procurement)}
    asked = desk.ever(Answer, procurement=procurement)
    found |= {one.asked_by for one in asked if one.asked_by is not None}
    if meetings:
        found |= {one.supplier for one in desk.ever(MeetingSupplier, meeting=meetings)}
    return found


def _approved_as_they_stand(minutes: Iterable[Minutes]) -> tuple[Minutes, ...]:
    found = tuple(minutes)
    for one in found:
        if one.frozen and checksum(one.frozen) != one.sha256:
            raise Problem("minutes-damaged")
    return found


def _of(desk: Desk, thing: type[T], meetings: tuple[UUID, ...]) -> tuple[T, ...]:
    return tuple(desk.all(thing, meeting=meetings)) if meetings else ()
