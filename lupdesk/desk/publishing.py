"""Documents for a reader: composed, written, proven, and remembered in the journal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from lupdesk.desk.cases import read_case
from lupdesk.desk.loan import Watch
from lupdesk.desk.session import ZONE, Desk
from lupdesk.documents import papers
from lupdesk.documents.pdf.logo import read_logo
from lupdesk.documents.proof import Finding, prove
from lupdesk.documents.readers import format_within
from lupdesk.documents.reading import ONE_READER
from lupdesk.domain.acts import Act
from lupdesk.domain.audience import BUYER_TEAM, Audience, BuyerTeam, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import READERS, compose, language_for, proved_for
from lupdesk.domain.composition.document import Document
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.composition.parts import suppliers_in
from lupdesk.domain.composition.versions import content_of
from lupdesk.domain.consent import may_be_named
from lupdesk.domain.formats import Format, format_of
from lupdesk.domain.kinds import DocumentKind, MeetingKind, SheetKind
from lupdesk.domain.papers import Unshown, seen
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.things import Meeting, Sending
from lupdesk.problems import Problem
from lupdesk.store import database, whole_file

__all__ = [
    "ONE_READER",
    "Finding",
    "Written",
    "compose_document",
    "export_document",
    "export_minutes",
    "preview_bytes",
    "prove_file",
]

_LARGEST: Final = 200_000_000
"""Bytes of a file that is proved."""
_DATABASE: Final = b"SQLite format 3\0"
_NEVER: Final = datetime.max.replace(tzinfo=UTC)
_PRIVATE: Final = (MeetingKind.ONE_TO_ONE, MeetingKind.WRITTEN)
"""Meetings that are known by whom they are with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file that was written for a reader, and the line in the journal that remembers it."""

    path: Path
    sha256: str
    pages: int
    """0 for a format that has none."""
    kind: DocumentKind | SheetKind
    audience: str
    """``public``, ``team`` or ``supplier:NAME``."""
    language: str
    meeting: UUID | None
    sending: UUID
    unshown: tuple[Unshown, ...] = ()
    """Letters that no font has."""


def compose_document(
    desk: Desk,
    procurement: UUID,
    kind: DocumentKind,
    audience: Audience,
    *,
    meeting: UUID | None = None,
    language: str | None = None,
    sections: Sequence[str] | None = None,
) -> Document:
    """What an export would write now. Without ``language``: the reader's own.

    Problem ``audience-not-allowed``, ``meeting-wanted``, ``not-in-meeting``, ``guide-missing`` or
    ``no-slot``.
    """
    case = read_case(desk, procurement)
    return compose(case, kind, audience, meeting=meeting, language=language, sections=sections)


def preview_bytes(document: Document) -> bytes:
    """The very bytes that an export of it writes. Needs no desk, so a worker may do it."""
    return papers.paper_bytes(document)


def export_document(
    desk: Desk,
    procurement: UUID,
    kind: DocumentKind,
    audience: Audience,
    out: Path,
    *,
    meeting: UUID | None = None,
    language: str | None = None,
    sections: Sequence[str] | None = None,
    format: Format = Format.PDF,
) -> Written:
    """Write, prove and remember one document; ``out`` is replaced whole or not at all.

    Missing folders are made. Problems of composition, of the disk, and of the proof;
    ``format-not-for-kind`` for a format that the document has not.
    """
    refuse_desks(desk, out)
    case = read_case(desk, procurement)
    document = compose(case, kind, audience, meeting=meeting, language=language, sections=sections)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise database.world(error, out.parent) from error
    forbidden = forbidden_for(case, proved_for(kind, audience))
    with (
        papers.proven(
            document, out, forbidden, Facts(case).people, may_be_named(case), format
        ) as made,
        desk.act(Act.EXPORT_DOCUMENT, reason=seen(made)) as act,
    ):
        sending = act.add(
            Sending,
            **of_a_paper(document, procurement, meeting),
            file_name=out.name,
            sha256=made.sha256,
            sent_at=desk.now(),
        )
    return Written(
        path=out,
        sha256=made.sha256,
        pages=made.pages,
        kind=kind,
        audience=audience_name(case, audience),
        language=document.language,
        meeting=meeting,
        sending=sending,
        unshown=made.unshown,
    )


def of_a_paper(document: Document, procurement: UUID, meeting: UUID | None) -> dict[str, Any]:
    """What a ``Sending`` tells of it but for its name, its checksum and when."""
    reader = document.audience
    return {
        "procurement": procurement,
        "meeting": meeting,
        "kind": document.kind.value,
        "audience": audience_code(reader),
        "supplier": reader.supplier if isinstance(reader, Participant) else None,
        "language": document.language,
        "version": _version_of(document),
        "content": content_of(document),
        "dated": document.on,
    }


def refuse_desks(desk: Desk, out: Path) -> None:
    """A document replaces an earlier one, never a desk or what belongs to one. Problem
    ``file-exists``.
    """
    own = (desk.path, *whole_file.companions(desk.path))
    # The open desk is known by its name: opening it again here would let go of its lock.
    ours = any(one.exists() and out.exists() and one.samefile(out) for one in own)
    if ours or (out.is_file() and _begins(out) == _DATABASE):
        raise Problem("file-exists", path=str(out))


def _begins(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(len(_DATABASE))
    except OSError as error:
        raise database.world(error, path) from error


def audience_code(audience: Audience) -> str:
    if isinstance(audience, Participant):
        return "supplier"
    return "team" if isinstance(audience, BuyerTeam) else "public"


def audience_name(case: Case, audience: Audience) -> str:
    if not isinstance(audience, Participant):
        return audience_code(audience)
    names = [one.name for one in case.suppliers if one.id == audience.supplier]
    return f"supplier:{names[0] if names else audience.supplier}"


def _version_of(document: Document) -> int:
    """The number in what the document says of its version; 1 where it has a day instead."""
    version = document.version
    facts = dict(version.facts) if isinstance(version, Phrase) else {}
    found = facts.get("version", 1)
    return found if isinstance(found, int) else 1


def withdraw_document(desk: Desk, sending: UUID, reason: str) -> None:
    """Say of a document that was written that it no longer holds; the record of it stays.

    Problem ``reason-wanted`` without a reason, ``document-withdrawn`` where that was done before.
    """
    before = desk.the(Sending, sending)
    if before.withdrawn_on is not None:
        raise Problem("document-withdrawn", file=before.file_name)
    if not reason.strip():
        raise Problem("reason-wanted")
    with desk.act(Act.WITHDRAW_DOCUMENT, reason=reason) as act:
        act.set(Sending, sending, withdrawn_on=desk.today(), withdrawn_reason=reason)


# -- a folder of minutes ----------------------------------------------------------------------------


def export_minutes(
    desk: Desk,
    procurement: UUID,
    audience: Audience,
    folder: Path,
    *,
    language: str | None = None,
    sections: Sequence[str] | None = None,
    watch: Watch | None = None,
    so_far: list[Written] | None = None,
    format: Format = Format.PDF,
) -> list[Written]:
    """The minutes of each meeting that the reader may have, one file each; each is added to
    ``so_far`` once it lies there, for whoever is stopped on the way.

    Problem ``no-minutes`` where there are none.
    """
    if not isinstance(audience, READERS[DocumentKind.MINUTES]):
        raise Problem("audience-not-allowed", kind=DocumentKind.MINUTES.value)
    case = read_case(desk, procurement)
    chosen = list(meetings_for(case, audience))
    if not chosen:
        raise Problem("no-minutes")
    spoken = language or language_for(case, audience)
    written: list[Written] = [] if so_far is None else so_far
    for meeting in chosen:
        name = minutes_name(case, meeting, audience, spoken, format)
        name = unlike(name, [one.path.name for one in written])
        written.append(
            export_document(
                desk,
                procurement,
                DocumentKind.MINUTES,
                audience,
                folder / name,
                meeting=meeting.id,
                language=language,
                sections=sections,
                format=format,
            )
        )
        if watch is not None:
            watch(len(written), len(chosen))
    return written


def meetings_for(case: Case, audience: Audience) -> Iterator[Meeting]:
    """Those in which something was done, in the order of time; for a supplier, its own."""
    drafted = {one.meeting for one in case.minutes}
    used = {one.meeting for one in case.inputs}
    ordered = sorted(case.meetings, key=lambda one: one.actual_start or one.planned_start or _NEVER)
    for meeting in ordered:
        done = meeting.id in drafted or meeting.id in used or meeting.actual_start is not None
        if done and (
            not isinstance(audience, Participant)
            or audience.supplier in {firm.id for firm in suppliers_in(case, meeting.id)}
        ):
            yield meeting


def _day(meeting: Meeting) -> date | None:
    start = meeting.actual_start or meeting.planned_start
    return start.astimezone(ZONE).date() if start else None


def minutes_name(
    case: Case, meeting: Meeting, audience: Audience, language: str, format: Format = Format.PDF
) -> str:
    about = _about(case, meeting, audience)
    return papers.file_name(DocumentKind.MINUTES, language, about, _day(meeting), format)


def sign_in_name(case: Case, meeting: Meeting, language: str) -> str:
    about = _about(case, meeting, BUYER_TEAM)
    return papers.file_name(DocumentKind.SIGN_IN, language, about, _day(meeting))


def _about(case: Case, meeting: Meeting, audience: Audience) -> Text:
    """Whom or what the minutes are of. A supplier's file names nobody but that supplier."""
    kind = Phrase(f"meeting.{meeting.kind}")
    firms = suppliers_in(case, meeting.id)
    if isinstance(audience, Participant):
        own = [firm.name for firm in firms if firm.id == audience.supplier]
        return own[0] if own and meeting.kind in _PRIVATE else kind
    if meeting.kind in _PRIVATE and firms:
        return " + ".join(firm.name for firm in firms)
    return meeting.title or kind


def unlike(name: str, taken: Sequence[str]) -> str:
    """The name, with a number where one of those taken is the same to some file system."""
    others = {one.casefold() for one in taken}
    format = format_of(name)
    ending = format.suffix if format else ""
    stem = name[: len(name) - len(ending)]
    free, number = name, 2
    while free.casefold() in others:
        free = f"{stem} {number}{ending}"
        number += 1
    return free


# -- the proof --------------------------------------------------------------------------------------


def prove_file(desk: Desk, procurement: UUID, audience: Audience, path: Path) -> list[Finding]:
    """What is in a finished file that the reader may not have.

    Problem ``file-missing``, ``proof-too-large``, ``file-no-paper`` for one that is of no format that
    is written here, or ``file-unreadable`` for one that does not open up.
    """
    if not path.is_file():
        raise Problem("file-missing", path=str(path))
    try:
        if path.stat().st_size > _LARGEST:
            raise Problem("proof-too-large", file=path.name, limit=_LARGEST)
        data = path.read_bytes()
    except OSError as error:
        raise database.world(error, path) from error
    format = format_within(data, path.name)
    if format is None:
        raise Problem("file-no-paper", file=path.name)
    case = read_case(desk, procurement)
    logo = read_logo(case.look.logo).pictures if case.look.logo else frozenset[str]()
    try:
        return prove(data, forbidden_for(case, audience), format, logo)
    except Problem as problem:
        if problem.code != "proof-unreadable":
            raise
        raise Problem("file-unreadable", file=path.name) from problem
