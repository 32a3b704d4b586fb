"""Every paper for every reader, into one folder: what a finished dialogue leaves behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from lupdesk.desk.cases import read_case
from lupdesk.desk.loan import Watch
from lupdesk.desk.publishing import (
    Written,
    export_document,
    meetings_for,
    minutes_name,
    unlike,
)
from lupdesk.desk.session import Desk
from lupdesk.documents import papers
from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import READERS, THE_SAME_FOR_ALL, language_for
from lupdesk.domain.composition.parts import suppliers_in
from lupdesk.domain.kinds import DocumentKind, MeetingKind
from lupdesk.domain.ledger import still_to_tell


@dataclass(frozen=True, slots=True)
class _Paper:
    kind: DocumentKind
    audience: Audience
    path: Path
    meeting: UUID | None = None


def export_for_everybody(
    desk: Desk, procurement: UUID, folder: Path, *, watch: Watch | None = None
) -> list[Written]:
    """``team/``, ``public/`` and ``supplier/NAME/`` with all that each may have.

    Each paper is written, proven and remembered on its own. Raises as ``export_document``.
    """
    case = read_case(desk, procurement)
    # Last the protocol, which lists what was written.
    plan = sorted(_plan(case, folder), key=lambda one: one.kind is DocumentKind.PROTOCOL)
    written: list[Written] = []
    for paper in plan:
        written.append(
            export_document(
                desk, procurement, paper.kind, paper.audience, paper.path, meeting=paper.meeting
            )
        )
        if watch is not None:
            watch(len(written), len(plan))
    return written


def _plan(case: Case, folder: Path) -> Iterator[_Paper]:
    yield from _papers_for(case, BUYER_TEAM, folder / "team")
    yield from _papers_for(case, PUBLIC, folder / "public")
    names: list[str] = []
    for part in case.participations:
        firm = next((one for one in case.suppliers if one.id == part.supplier), None)
        if firm is not None and part.declined_on is None:
            names.append(unlike(papers.fit_for_a_file(firm.name), names))
            yield from _papers_for(case, Participant(firm.id), folder / "supplier" / names[-1])


def _papers_for(case: Case, audience: Audience, folder: Path) -> Iterator[_Paper]:
    language = language_for(case, audience)
    for kind in DocumentKind:
        if isinstance(audience, Participant) and kind in THE_SAME_FOR_ALL:
            continue  # lies in ``public``
        if not isinstance(audience, READERS[kind]) or not _has(case, kind, audience):
            continue
        if kind is DocumentKind.MINUTES:
            yield from _minutes_for(case, audience, folder, language)
        else:
            name = papers.file_name(kind, language, case.procurement.reference, None)
            yield _Paper(kind, audience, folder / name)


def _minutes_for(case: Case, audience: Audience, folder: Path, language: str) -> Iterator[_Paper]:
    names: list[str] = []
    for meeting in meetings_for(case, audience):
        names.append(unlike(minutes_name(case, meeting, audience, language), names))
        yield _Paper(DocumentKind.MINUTES, audience, folder / names[-1], meeting.id)


def _has(case: Case, kind: DocumentKind, audience: Audience) -> bool:
    """Whether there is anything to write: a guide, answers, or a slot of the supplier's own."""
    if kind is DocumentKind.ACCESS:
        return False  # for whoever asks, when somebody asks
    if kind is DocumentKind.ANSWERS:
        return bool(case.answers)
    if kind is DocumentKind.OWED:
        return bool(still_to_tell(case))
    if kind is DocumentKind.GUIDE:
        return bool(case.guides)
    if kind is DocumentKind.TIMETABLE and isinstance(audience, Participant):
        return any(
            meeting.kind is MeetingKind.ONE_TO_ONE
            and meeting.planned_start is not None
            and audience.supplier in {firm.id for firm in suppliers_in(case, meeting.id)}
            for meeting in case.meetings
        )
    return True
