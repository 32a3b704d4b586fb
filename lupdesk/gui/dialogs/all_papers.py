"""Every paper for every reader at once: where to, in which formats, and what is kept back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QProgressBar, QWidget

from lupdesk.desk.judging import papers_held
from lupdesk.desk.loan import Watch
from lupdesk.desk.publishing import Written
from lupdesk.desk.sending_out import export_for_everybody
from lupdesk.desk.session import Desk
from lupdesk.domain.audience import PUBLIC
from lupdesk.domain.composition.compose import READERS
from lupdesk.domain.formats import Format
from lupdesk.domain.kinds import DocumentKind
from lupdesk.domain.things import Procurement
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.dialogs.lent_work import LentWork
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import body, head, meta
from lupdesk.paths import documents_folder
from lupdesk.problems import Problem

_WIDE: Final = 560


class AllPapersDialog(Dialog):
    """Stays open when all is written, and then opens the folder."""

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        say = context.wording.say
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._written: list[Written] = []
        self._work = LentWork(context, self._busy, self._failed, self._moved)
        reference = self._desk.the(Procurement, procurement).reference
        self.folder = documents_folder() / f"{say('Papers')} {reference}".strip()
        self._place = body("", wrap=True)
        self.choose = Button(say("Choose folder …"), icon="folder-open")
        self.choose.clicked.connect(self._choose_folder)
        self.formats = {
            Format.PDF: QCheckBox(say("PDF, to send and to keep")),
            Format.DOCX: QCheckBox(say("Word, to work on in")),
            Format.TXT: QCheckBox(say("Plain text")),
            Format.XLSX: QCheckBox(say("Tables for Excel")),
        }
        for box in self.formats.values():
            box.setFont(LOOK.font())
            box.toggled.connect(self._settle)
        self._kept = meta("", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(say("Progress"))
        self._bar.hide()
        sentence = say(
            "Each reader gets a folder of its own, with what it may have and nothing else. Every file is read back, and lists with checksums lie beside them."
        )
        content = column(
            body(sentence, wrap=True),
            head(say("Where to")),
            row(self._place, None, self.choose),
            head(say("As")),
            *self.formats.values(),
            self._kept,
            self._bar,
            gap=8,
        )
        name = say("All papers for everybody")
        super().__init__(name, say("Write the papers"), content, context.wording, parent)
        self.setMinimumWidth(LOOK.px(_WIDE))
        self.formats[Format.PDF].setChecked(True)
        self._held = papers_held(self._desk, procurement)
        self._show_place()
        self._show_kept()
        self._settle()
        self.ok.setFocus()

    # -- what will be written -------------------------------------------------------------------

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.windowTitle(), str(self.folder.parent))
        if name:
            self.folder = Path(name)
            self._show_place()

    def _show_place(self) -> None:
        self._place.setText(str(self.folder))

    def _show_kept(self) -> None:
        """A STOP keeps the papers of the outside back, the team has them as they are."""
        kinds = [
            kind
            for kind in DocumentKind
            if type(PUBLIC) in READERS[kind] and self._held(kind, PUBLIC)
        ]
        names = ", ".join(self._wording.code(f"document.{kind}") for kind in kinds)
        words = self._wording.say(
            "Findings keep these from everybody outside the team for now: {names}.", names=names
        )
        self._kept.setText(words if kinds else "")
        self._kept.setVisible(bool(kinds))

    def _chosen(self) -> tuple[Format, ...]:
        return tuple(one for one, box in self.formats.items() if box.isChecked())

    def _settle(self) -> None:
        self.ok.setEnabled(bool(self._chosen()) and not self._work.under_way)

    # -- the work -------------------------------------------------------------------------------

    def _try(self) -> None:
        if self._work.under_way or not self._chosen():
            return
        if self._desk.read_only_reason is not None:
            self.message.show_message(self._wording.problem(self._desk.read_only_reason), "stop")
            return
        self.message.hide()
        self._written = []
        formats, held, folder = self._chosen(), self._held, self.folder
        procurement, so_far = self._procurement, self._written

        def work(desk: Desk, watch: Watch) -> Sequence[Written]:
            return export_for_everybody(
                desk,
                procurement,
                folder,
                formats=formats,
                withhold=held,
                watch=watch,
                so_far=so_far,
            )

        self._work.do(work, self._finish, aside=True)

    def _finish(self, written: Sequence[Written]) -> None:
        self.message.show_message(
            self._wording.count(
                "{n} file was written and read back.",
                "{n} files were written and read back.",
                len(written),
            ),
            "ok",
            self._wording.say("Open the folder"),
            self._open,
        )
        self.no.setText(self._wording.say("Close"))
        self.no.setFocus()

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))

    def _busy(self, busy: bool) -> None:
        self._bar.setVisible(busy)
        self._bar.setRange(0, 0)
        self.choose.setEnabled(not busy)
        for box in self.formats.values():
            box.setEnabled(not busy)
        self._settle()

    def _moved(self, at: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(at)

    def _failed(self, problem: Problem) -> None:
        """What lies there stays: whole papers, and a list of just these."""
        said = [self._wording.problem(problem)]
        if self._written:
            said.append(
                self._wording.count(
                    "{n} file lies there, whole.", "{n} files lie there, whole.", len(self._written)
                )
            )
        tone = "accent" if problem.code == "cancelled" else "stop"
        self.message.show_message(" ".join(said), tone)

    def reject(self) -> None:
        """While work is under way, *cancel* stops it and the dialog stays."""
        if self._work.under_way:
            self._work.cancel()
            return
        super().reject()

    def done(self, result: int) -> None:
        self._work.close()
        super().done(result)
