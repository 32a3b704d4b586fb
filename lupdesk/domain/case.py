"""A whole procurement as one value: what composition and the rules look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, tzinfo

from lupdesk.domain.house import PLAIN, Look, Template
from lupdesk.domain.instruments import KnownInstrument
from lupdesk.domain.papers import Paper
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Each tuple holds what belongs to the procurement, in its own order (position, then age).

    ``suppliers`` are those of the participations, the meetings and the statements, and those that
    asked what is answered for everybody; ``former`` are those that had a part once and left it, or
    were removed from the register: no paper is for them, and none may name them. ``contacts`` are the people of both, also those who were taken off.
    ``papers`` are the finished files that hold now, as the proof saw them. ``today`` is the local day on which the case was read.
    """

    procurement: Procurement
    today: date
    zone: tzinfo = UTC
    """The office's own time, for grouping meetings by local day."""
    buyers: tuple[Buyer, ...] = ()
    targets: tuple[Target, ...] = ()
    dates: tuple[PromisedDate, ...] = ()
    team: tuple[TeamMember, ...] = ()
    suppliers: tuple[Supplier, ...] = ()
    former: tuple[Supplier, ...] = ()
    contacts: tuple[Contact, ...] = ()
    participations: tuple[Participation, ...] = ()
    guides: tuple[Guide, ...] = ()
    questions: tuple[Question, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    meeting_suppliers: tuple[MeetingSupplier, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    asked: tuple[Asked, ...] = ()
    inputs: tuple[Input, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    minutes: tuple[Minutes, ...] = ()
    sendings: tuple[Sending, ...] = ()
    publications: tuple[Publication, ...] = ()
    answers: tuple[Answer, ...] = ()
    gaps: tuple[Gap, ...] = ()
    advisers: tuple[Adviser, ...] = ()
    sign_ups: tuple[SignUp, ...] = ()
    dispatches: tuple[Dispatch, ...] = ()
    reasons: tuple[Reason, ...] = ()
    settings: tuple[RuleSetting, ...] = ()
    papers: tuple[Paper, ...] = ()
    forms: tuple[Form, ...] = ()
    remarks: tuple[Remark, ...] = ()
    approvals: tuple[Approval, ...] = ()
    themes: tuple[Theme, ...] = ()
    insights: tuple[Insight, ...] = ()
    ties: tuple[Tie, ...] = ()
    measures: tuple[Measure, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    risks: tuple[Risk, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    phase_marks: tuple[PhaseMark, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    """The office's own, the same for all its procurements."""
    shipped_instruments: tuple[tuple[str, tuple[KnownInstrument, ...]], ...] = ()
    """Those that come with the program, by language."""
    method_names: tuple[tuple[str, str], ...] = ()
    """What the template is called that the dialogue began with, by language; none: nobody knows it."""
    look: Look = PLAIN
    templates: tuple[Template, ...] = ()
    """The office's, the same for all its procurements."""
