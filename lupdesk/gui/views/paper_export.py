"""Choosing a reader, looking at the very file, and writing it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QWidget

from lupdesk.desk import judging, publishing, tables
from lupdesk.domain.audience import BUYER_TEAM, BuyerTeam, Participant
from lupdesk.domain.composition.document import Document
from lupdesk.domain.formats import PAPERS, TABLES, WRITTEN, Format, format_of, named_as
from lupdesk.domain.kinds import DocumentKind, SheetKind
from lupdesk.domain.things import Procurement, Supplier
from lupdesk.gui.context import PageContext
from lupdesk.gui.jobs import Job, Jobs, Progress
from lupdesk.paths import documents_folder
from lupdesk.problems import Problem
from lupdesk.wording_letters import say_unshown


class Preview:
    """The page as it will be, set beside the window; only the newest question is answered."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._job: Job | None = None
        self._shown: Document | None = None

    def show_document(self, document: Document, show: Callable[[bytes], None]) -> None:
        """Call ``show`` with the very bytes that an export would write."""
        if document == self._shown:
            return
        if self._job is not None:
            self._job.drop()
        self._shown = document

        def work(progress: Progress) -> bytes:
            return publishing.preview_bytes(document)

        self._job = self._jobs.run(work, show)

    def forget(self) -> None:
        """What is still being set is not shown: there is no paper to show any more."""
        if self._job is not None:
            self._job.drop()
        self._job = self._shown = None


def reader_words(context: PageContext, audience: Any, name: str = "") -> str:
    say = context.wording.say
    if isinstance(audience, BuyerTeam):
        return say("The team: everything")
    if isinstance(audience, Participant):
        return say("Only for {supplier}", supplier=name)
    return say("Everybody")


def export_to_file(
    context: PageContext,
    procurement: UUID,
    kind: DocumentKind,
    audience: Any,
    meeting: UUID | None,
    title: str,
    parent: QWidget,
) -> None:
    """Ask for a name, write and prove the file, say where it lies and its checksum. What a STOP
    holds is not written, also while the page has not heard of it yet.
    """
    try:
        judging.guard_paper(context.desk, procurement, kind, audience)
    except Problem as problem:
        context.problem(problem)
        return
    asked = ask_for_file(
        context, _told_apart(context, title, audience), f"document.{kind}", _offered(kind), parent
    )
    if asked is None:
        return
    path, format = asked
    try:
        if format in TABLES:
            table = SheetKind.TIMETABLE
            found = tables.export_table(
                context.desk, procurement, table, audience, path, format=format
            )
        else:
            document = publishing.export_document(
                context.desk, procurement, kind, audience, path, meeting=meeting, format=format
            )
            found = [document]
    except Problem as problem:
        context.problem(problem)
        return
    say_written(context, *found)


def export_table_to_file(
    context: PageContext, procurement: UUID, kind: SheetKind, parent: QWidget
) -> None:
    """The same of a table for the team."""
    reference = context.desk.the(Procurement, procurement).reference
    title = f"{context.wording.code(f'document.{kind}')} {reference}"
    named = _told_apart(context, title, BUYER_TEAM)
    asked = ask_for_file(context, named, f"document.{kind}", TABLES, parent)
    if asked is None:
        return
    path, format = asked
    try:
        judging.guard_paper(context.desk, procurement, kind, BUYER_TEAM)
        written = tables.export_table(
            context.desk, procurement, kind, BUYER_TEAM, path, format=format
        )
    except Problem as problem:
        context.problem(problem)
        return
    say_written(context, *written)


def _offered(kind: DocumentKind) -> tuple[Format, ...]:
    return PAPERS if kind is DocumentKind.TIMETABLE else WRITTEN


def ask_for_file(
    context: PageContext, title: str, code: str, formats: tuple[Format, ...], parent: QWidget
) -> tuple[Path, Format] | None:
    """Where to, and in which format: by the name that is chosen, else by the kind of file."""
    say = context.wording.say
    kinds = {
        Format.PDF: say("PDF (*.pdf)"),
        Format.DOCX: say("Word (*.docx)"),
        Format.TXT: say("Plain text (*.txt)"),
        Format.XLSX: say("Excel (*.xlsx)"),
        Format.CSV: say("CSV (*.csv)"),
    }
    safe = re.sub(r"[^\w \-]+", "", title).strip() or context.wording.code(code)
    start = str(documents_folder() / f"{safe}{formats[0].suffix}")
    offered = ";;".join(kinds[one] for one in formats)
    name, chosen = QFileDialog.getSaveFileName(parent, say("Export"), start, offered)
    if not name:
        return None
    by_kind = next((one for one in formats if kinds[one] == chosen), formats[0])
    by_name = format_of(Path(name).name)
    format = by_name if by_name in formats and by_name is not None else by_kind
    return Path(named_as(name, format)), format


def say_written(
    context: PageContext, written: publishing.Written, *more: publishing.Written
) -> None:
    """Of several files, which are the sheets of one table, the names."""
    say, name = context.wording.say, written.path.name
    if more:
        names = ", ".join(one.path.name for one in (written, *more))
        context.tell(
            say("Written and read back, a file for each sheet: {names}", names=names), "ok"
        )
        return
    short = " ".join(written.sha256[at : at + 4] for at in range(0, 12, 4))
    told = say("Written and read back: {name}. Checksum {sum} …", name=name, sum=short)
    lacking = say_unshown(context.wording, written.unshown)
    context.tell(f"{told} {lacking}".strip(), "warn" if lacking else "ok")


def _told_apart(context: PageContext, title: str, audience: Any) -> str:
    """The papers of two readers lie in one folder: the team's must not be taken for another's."""
    if isinstance(audience, BuyerTeam):
        return f"{title} - {context.wording.code('secrecy.internal')}"
    if isinstance(audience, Participant):
        name = context.desk.the(Supplier, audience.supplier).name
        return title if name in title else f"{title} {name}"
    return title
