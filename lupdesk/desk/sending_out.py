"""Every paper for every reader, into one folder: what a finished dialogue leaves behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from lupdesk.desk.cases import read_case
from lupdesk.desk.loan import Watch
from lupdesk.desk.publishing import (
    Written,
    export_document,
    meetings_for,
    minutes_name,
    sign_in_name,
    unlike,
)
from lupdesk.desk.session import Desk
from lupdesk.desk.tables import export_table
from lupdesk.documents import papers
from lupdesk.documents.index import Entry, write_index
from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import READERS, THE_SAME_FOR_ALL, language_for
from lupdesk.domain.composition.parts import kicker_of, suppliers_in
from lupdesk.domain.composition.sheets import SHEET_READERS
from lupdesk.domain.formats import TABLES, Format
from lupdesk.domain.kinds import DocumentKind, MeetingKind, SheetKind
from lupdesk.domain.ledger import still_to_tell

Withhold = Callable[[DocumentKind | SheetKind, Audience], bool]
"""Whether a paper is not to be written for this reader."""


@dataclass(frozen=True, slots=True)
class _Paper:
    kind: DocumentKind | SheetKind
    audience: Audience
    path: Path
    meeting: UUID | None = None
    format: Format = Format.PDF


def export_for_everybody(
    desk: Desk,
    procurement: UUID,
    folder: Path,
    *,
    formats: Sequence[Format] = (Format.PDF,),
    withhold: Withhold | None = None,
    watch: Watch | None = None,
    so_far: list[Written] | None = None,
) -> list[Written]:
    """``team/``, ``public/`` and ``supplier/NAME/`` with all that each may have, and in each, and
    over them all, a list of what lies there. A workbook holds tables, not papers: with ``XLSX``
    or ``CSV`` among the formats each reader gets the tables that it may have.

    Each paper is written, proven and remembered on its own, and is added to ``so_far`` once it
    lies there: whoever is stopped on the way has whole papers, and lists of just these. Raises as
    ``export_document``.
    """
    case = read_case(desk, procurement)
    # Last the protocol, which lists what was written.
    plan = sorted(
        (
            one
            for one in _plan(case, folder, formats)
            if not (withhold and withhold(one.kind, one.audience))
        ),
        key=lambda one: one.kind is DocumentKind.PROTOCOL,
    )
    written: list[Written] = [] if so_far is None else so_far
    try:
        for number, paper in enumerate(plan, start=1):
            written += _write(desk, procurement, paper)
            if watch is not None:
                watch(number, len(plan))
    finally:
        _list_what_lies_there(case, folder, plan, written)
    return written


def _write(desk: Desk, procurement: UUID, paper: _Paper) -> list[Written]:
    if isinstance(paper.kind, SheetKind):
        return export_table(
            desk, procurement, paper.kind, paper.audience, paper.path, format=paper.format
        )
    document = export_document(
        desk,
        procurement,
        paper.kind,
        paper.audience,
        paper.path,
        meeting=paper.meeting,
        format=paper.format,
    )
    return [document]


def _list_what_lies_there(
    case: Case, folder: Path, plan: Sequence[_Paper], written: Sequence[Written]
) -> None:
    """The list of a reader's folder names what is in it and nothing else."""
    readers = {paper.path.parent: paper.audience for paper in plan}
    title = kicker_of(case)
    by_folder: dict[Path, list[Written]] = {}
    for one in written:
        by_folder.setdefault(one.path.parent, []).append(one)
    for place, some in by_folder.items():
        language = language_for(case, readers[place])
        write_index(place, title, [_entry(one, place) for one in some], language)
    if written:
        entries = [_entry(one, folder) for one in written]
        write_index(folder, title, entries, case.procurement.language)


def _entry(one: Written, folder: Path) -> Entry:
    return Entry(
        file=one.path.relative_to(folder).as_posix(),
        kind=one.kind.value,
        audience=one.audience,
        language=one.language,
        pages=one.pages,
        sha256=one.sha256,
    )


def _plan(case: Case, folder: Path, formats: Sequence[Format]) -> Iterator[_Paper]:
    for audience, place in _readers(case, folder):
        for paper in _papers_for(case, audience, place):
            for format in formats:
                if format not in TABLES:
                    path = paper.path.with_suffix(format.suffix)
                    yield replace(paper, path=path, format=format)
        for format in TABLES:
            if format in formats:
                yield from _tables_for(case, audience, place, format)


def _readers(case: Case, folder: Path) -> Iterator[tuple[Audience, Path]]:
    yield BUYER_TEAM, folder / "team"
    yield PUBLIC, folder / "public"
    names: list[str] = []
    for part in case.participations:
        firm = next((one for one in case.suppliers if one.id == part.supplier), None)
        if firm is not None and part.declined_on is None:
            names.append(unlike(papers.fit_for_a_file(firm.name), names))
            yield Participant(firm.id), folder / "supplier" / names[-1]


def _tables_for(case: Case, audience: Audience, folder: Path, format: Format) -> Iterator[_Paper]:
    language = language_for(case, audience)
    for kind in SheetKind:
        if not isinstance(audience, SHEET_READERS[kind]):
            continue
        if kind is SheetKind.TIMETABLE and not _has(case, DocumentKind.TIMETABLE, audience):
            continue
        if kind is SheetKind.RESULTS and not _came_of_it(case):
            continue
        name = papers.file_name(kind, language, case.procurement.reference, None, format)
        yield _Paper(kind, audience, folder / name, format=format)


def _came_of_it(case: Case) -> bool:
    return any((case.insights, case.measures, case.requirements, case.risks, case.targets))


def _papers_for(case: Case, audience: Audience, folder: Path) -> Iterator[_Paper]:
    language = language_for(case, audience)
    for kind in DocumentKind:
        alike = kind in THE_SAME_FOR_ALL and language == case.procurement.language
        if isinstance(audience, Participant) and alike:
            continue  # lies in ``public``
        if not isinstance(audience, READERS[kind]) or not _has(case, kind, audience):
            continue
        if kind is DocumentKind.MINUTES:
            yield from _minutes_for(case, audience, folder, language)
        elif kind is DocumentKind.SIGN_IN:
            yield from _sign_in_sheets(case, audience, folder, language)
        else:
            name = papers.file_name(kind, language, case.procurement.reference, None)
            yield _Paper(kind, audience, folder / name)


def _minutes_for(case: Case, audience: Audience, folder: Path, language: str) -> Iterator[_Paper]:
    names: list[str] = []
    for meeting in meetings_for(case, audience):
        names.append(unlike(minutes_name(case, meeting, audience, language), names))
        yield _Paper(DocumentKind.MINUTES, audience, folder / names[-1], meeting.id)


def _sign_in_sheets(
    case: Case, audience: Audience, folder: Path, language: str
) -> Iterator[_Paper]:
    """Of what is open for all; one for a one-to-one is made when somebody wants it."""
    names: list[str] = []
    for meeting in case.meetings:
        if meeting.kind in (MeetingKind.CONFERENCE, MeetingKind.WORKSHOP):
            names.append(unlike(sign_in_name(case, meeting, language), names))
            yield _Paper(DocumentKind.SIGN_IN, audience, folder / names[-1], meeting.id)


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
    if kind is DocumentKind.LESSONS:
        return bool(case.lessons)
    if kind is DocumentKind.TIMETABLE and isinstance(audience, Participant):
        return any(
            meeting.kind is MeetingKind.ONE_TO_ONE
            and meeting.planned_start is not None
            and audience.supplier in {firm.id for firm in suppliers_in(case, meeting.id)}
            for meeting in case.meetings
        )
    return True
