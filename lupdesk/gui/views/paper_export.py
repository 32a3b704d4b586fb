"""Choosing a reader, looking at the very file, and writing it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QWidget

from lupdesk.desk import judging, publishing
from lupdesk.domain.audience import BuyerTeam, Participant
from lupdesk.domain.composition.document import Document
from lupdesk.domain.kinds import DocumentKind
from lupdesk.domain.things import Supplier
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
    say = context.wording.say
    try:
        judging.guard_paper(context.desk, procurement, kind, audience)
    except Problem as problem:
        context.problem(problem)
        return
    safe = re.sub(r"[^\w \-]+", "", _told_apart(context, title, audience)).strip()
    start = str(documents_folder() / f"{safe or context.wording.code(f'document.{kind}')}.pdf")
    name, _ = QFileDialog.getSaveFileName(parent, say("Export PDF"), start, "PDF (*.pdf)")
    if not name:
        return
    path = Path(name if name.lower().endswith(".pdf") else f"{name}.pdf")
    try:
        written = publishing.export_document(
            context.desk, procurement, kind, audience, path, meeting=meeting
        )
    except Problem as problem:
        context.problem(problem)
        return
    short = " ".join(written.sha256[at : at + 4] for at in range(0, 12, 4))
    told = say("Written and read back: {name}. Checksum {sum} …", name=path.name, sum=short)
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
