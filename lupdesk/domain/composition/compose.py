"""The one gate: a case, a kind of document and an audience become a Document, or nothing does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.composition import guide, minutes, summary, timetable
from lupdesk.domain.composition.document import (
    Audience,
    BuyerTeam,
    Document,
    Participant,
    Public,
)
from lupdesk.domain.freezing import thaw
from lupdesk.domain.kinds import DocumentKind, MinutesState
from lupdesk.problems import Problem

READERS: Final[Mapping[DocumentKind, tuple[type[Audience], ...]]] = {
    DocumentKind.MINUTES: (BuyerTeam, Participant),
    DocumentKind.SUMMARY: (Public, BuyerTeam),
    DocumentKind.GUIDE: (Public, Participant, BuyerTeam),
    DocumentKind.TIMETABLE: (BuyerTeam, Participant),
}
"""Who may have which document; the minutes for everybody are a version for access, made later."""

_OF_A_CASE: Final[Mapping[DocumentKind, Callable[[Case, Audience, str], Document]]] = {
    DocumentKind.SUMMARY: summary.compose_summary,
    DocumentKind.GUIDE: guide.compose_guide,
    DocumentKind.TIMETABLE: timetable.compose_timetable,
}


def compose(
    case: Case,
    kind: DocumentKind,
    audience: Audience,
    *,
    meeting: UUID | None = None,
    language: str | None = None,
) -> Document:
    """A document for one audience. Without ``language``: the supplier's own for a participant,
    the procurement's for everybody else.

    Problem ``audience-not-allowed``, ``meeting-wanted``, ``not-in-meeting``, ``gone``.
    """
    if not isinstance(audience, READERS[kind]):
        raise Problem("audience-not-allowed", kind=kind.value)
    spoken = language or language_for(case, audience)
    if kind is not DocumentKind.MINUTES:
        return _OF_A_CASE[kind](case, audience, spoken)
    if meeting is None:
        raise Problem("meeting-wanted")
    return minutes.compose_minutes(approved_case(case, meeting), audience, spoken, meeting)


def language_for(case: Case, audience: Audience) -> str:
    if isinstance(audience, Participant):
        for supplier in case.suppliers:
            if supplier.id == audience.supplier:
                return supplier.language or case.procurement.language
    return case.procurement.language


def approved_case(case: Case, meeting: UUID) -> Case:
    """The case as the minutes of the meeting were approved, or as it is."""
    for one in case.minutes:
        if one.meeting == meeting and one.state is MinutesState.APPROVED and one.frozen:
            return replace(thaw(one.frozen, case), minutes=case.minutes)
    return case
