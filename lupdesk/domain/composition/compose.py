"""The one gate: a case, a kind of document and an audience become a Document, or nothing does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from lupdesk.domain.audience import (
    PUBLIC,
    Audience,
    BuyerTeam,
    Participant,
    Public,
)
from lupdesk.domain.case import Case
from lupdesk.domain.composition import (
    access,
    answers,
    guide,
    internal,
    invitation,
    lessons,
    minutes,
    participants,
    plan,
    protocol,
    roadmap,
    sign_in,
    summary,
    timetable,
)
from lupdesk.domain.composition.document import Document
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.composition.parts import takes_part
from lupdesk.domain.composition.screen import Screen, screen_of
from lupdesk.domain.composition.sections import arranged, check_sections
from lupdesk.domain.composition.versions import versioned
from lupdesk.domain.freezing import as_strict, thaw
from lupdesk.domain.kinds import DocumentKind, MinutesState
from lupdesk.problems import Problem

READERS: Final[Mapping[DocumentKind, tuple[type[Audience], ...]]] = {
    DocumentKind.MINUTES: (BuyerTeam, Participant),
    DocumentKind.SUMMARY: (Public, BuyerTeam),
    DocumentKind.GUIDE: (Public, Participant, BuyerTeam),
    DocumentKind.TIMETABLE: (BuyerTeam, Participant),
    DocumentKind.PROTOCOL: (BuyerTeam,),
    DocumentKind.ANSWERS: (Public, Participant, BuyerTeam),
    DocumentKind.OWED: (Public, Participant, BuyerTeam),
    DocumentKind.ACCESS: (Public,),
    DocumentKind.INVITATION: (Public, Participant, BuyerTeam),
    DocumentKind.PARTICIPANTS: (BuyerTeam,),
    DocumentKind.SIGN_IN: (BuyerTeam,),
    DocumentKind.INTERNAL: (BuyerTeam,),
    DocumentKind.PLAN: (BuyerTeam,),
    DocumentKind.ROADMAP: (Public, Participant),
    DocumentKind.LESSONS: (Public, BuyerTeam),
}
"""Who may have which document; the minutes for everybody are the version for access. Who signed up
is nowhere announced as public, so that its list is for the team alone."""

OF_A_MEETING: Final = (DocumentKind.MINUTES, DocumentKind.ACCESS)

THE_SAME_FOR_ALL: Final = (
    DocumentKind.SUMMARY,
    DocumentKind.ANSWERS,
    DocumentKind.OWED,
    DocumentKind.INVITATION,
)
"""What says the same to the team as to everybody; the team's invitation also what it still lacks."""

_OF_A_CASE: Final[Mapping[DocumentKind, Callable[[Case, Audience, str, Screen], Document]]] = {
    DocumentKind.SUMMARY: summary.compose_summary,
    DocumentKind.GUIDE: guide.compose_guide,
    DocumentKind.TIMETABLE: timetable.compose_timetable,
    DocumentKind.PROTOCOL: protocol.compose_protocol,
    DocumentKind.ANSWERS: answers.compose_answers,
    DocumentKind.OWED: answers.compose_owed,
    DocumentKind.INVITATION: invitation.compose_invitation,
    DocumentKind.PARTICIPANTS: participants.compose_participants,
    DocumentKind.INTERNAL: internal.compose_internal,
    DocumentKind.PLAN: plan.compose_plan,
    DocumentKind.ROADMAP: roadmap.compose_roadmap,
    DocumentKind.LESSONS: lessons.compose_lessons,
}


def compose(
    case: Case,
    kind: DocumentKind,
    audience: Audience,
    *,
    meeting: UUID | None = None,
    language: str | None = None,
    sections: Sequence[str] | None = None,
) -> Document:
    """A document for one audience. Without ``language``: the supplier's own for a participant,
    the procurement's for everybody else. Without ``sections``: those of the office's template, or
    all of them in their usual order.

    Problem ``audience-not-allowed``, ``meeting-wanted``, ``not-in-meeting``, ``gone``,
    ``guide-missing``, ``no-slot``, ``conference-missing``, ``section-unknown``,
    ``section-none``, ``section-demanded``.
    """
    if sections is not None:
        check_sections(kind, sections)
    wanted = _template(case, kind) if sections is None else sections
    whole = replace(_whole(case, kind, audience, meeting, language), look=case.look)
    if wanted is not None:
        whole = replace(whole, blocks=arranged(kind, whole.blocks, wanted))
    return versioned(whole, case)


def _template(case: Case, kind: DocumentKind) -> Sequence[str] | None:
    return next((one.sections for one in case.templates if one.kind == kind), None)


def _whole(
    case: Case,
    kind: DocumentKind,
    audience: Audience,
    meeting: UUID | None,
    language: str | None,
) -> Document:
    if not isinstance(audience, READERS[kind]):
        raise Problem("audience-not-allowed", kind=kind.value)
    if isinstance(audience, Participant) and all(
        one.id != audience.supplier for one in case.suppliers
    ):
        raise Problem("gone")
    spoken = language or language_for(case, audience)
    screen = screen_of(forbidden_for(case, proved_for(kind, audience)))
    if kind is DocumentKind.SIGN_IN:
        return sign_in.compose_sign_in(case, audience, spoken, meeting)
    if kind not in OF_A_MEETING:
        return _OF_A_CASE[kind](case, audience, spoken, screen)
    if meeting is None:
        raise Problem("meeting-wanted")
    if isinstance(audience, Participant) and not takes_part(case, meeting, audience.supplier):
        raise Problem("not-in-meeting")
    approved = approved_case(case, meeting, audience)
    if kind is DocumentKind.ACCESS:
        return access.compose_access(approved, case, spoken, screen, meeting)
    return minutes.compose_minutes(approved, audience, spoken, screen, meeting)


def proved_for(kind: DocumentKind, audience: Audience) -> Audience:
    """By whose rights a paper is composed and read back: what is the same for all, by everybody's."""
    return PUBLIC if kind in THE_SAME_FOR_ALL else audience


def language_for(case: Case, audience: Audience) -> str:
    if isinstance(audience, Participant):
        for supplier in case.suppliers:
            if supplier.id == audience.supplier:
                return supplier.language or case.procurement.language
    return case.procurement.language


def approved_case(case: Case, meeting: UUID, audience: Audience) -> Case:
    """The case as the minutes of the meeting were approved, or as it is.

    For others than the team the stricter secrecy wins, then or now.
    """
    for one in case.minutes:
        if one.meeting == meeting and one.state is MinutesState.APPROVED and one.frozen:
            then = thaw(one.frozen, case)
            if isinstance(audience, BuyerTeam):
                return then
            return replace(then, inputs=as_strict(then.inputs, case))
    return case
