"""Something goes out to be answered: to whom, by when, as which files, and where they lie."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from lupdesk.desk.approving import silence_stands
from lupdesk.desk.forms_out import (
    SentForm,
    send_for_review,
    send_questions,
    usual_due,
)
from lupdesk.desk.meetings import suppliers_in
from lupdesk.desk.suppliers import suppliers_of
from lupdesk.domain.formats import Format
from lupdesk.domain.things import Meeting, Procurement
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import Choice, DayField, named
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import body, head, meta
from lupdesk.paths import documents_folder
from lupdesk.problems import Problem

_WIDE: Final = 600


class SendFormDialog(Dialog):
    """``meeting`` None: the question guide, else the minutes. Stays open when all is written."""

    def __init__(
        self,
        context: PageContext,
        procurement: UUID,
        meeting: UUID | None,
        parent: QWidget | None = None,
    ) -> None:
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._meeting = meeting
        self.sent: list[SentForm] = []
        say = self._wording.say
        reference = self._desk.the(Procurement, procurement).reference
        self.folder = documents_folder() / f"{say('To be answered')} {reference}".strip()
        self.who = Choice(say("To whom"), self._readers())
        self.due = DayField(say("Answer by"), self._desk.today())
        self.due.show_day(usual_due(self._desk, procurement) if meeting else None)
        self.formats = {
            Format.PDF: QCheckBox(say("PDF form")),
            Format.HTML: QCheckBox(say("Page for a browser, for those without a form reader")),
            Format.EML: QCheckBox(say("Draft of an e-mail with them attached")),
        }
        for box in self.formats.values():
            box.setFont(LOOK.font())
            box.setChecked(True)
            box.toggled.connect(lambda _: self._settle())
        self._place = body(str(self.folder), wrap=True)
        self.choose = Button(say("Choose folder …"), icon="folder-open")
        self.choose.clicked.connect(self._choose_folder)
        content = column(
            body(self._what(), wrap=True),
            row(
                named(say("To whom"), self.who),
                named(say("Answer by"), self.due),
                gap=16,
            ),
            meta(self._silence(), wrap=True),
            head(say("As")),
            *self.formats.values(),
            head(say("Where to")),
            row(self._place, None, self.choose),
            gap=8,
        )
        name = (
            say("Send minutes to be confirmed") if meeting else say("Send questions to be answered")
        )
        super().__init__(name, say("Write the files"), content, self._wording, parent)
        self.setMinimumWidth(LOOK.px(_WIDE))
        self._settle()
        self.ok.setFocus()

    def _readers(self) -> list[tuple[str, Any]]:
        say = self._wording.say
        if self._meeting is not None:
            firms = suppliers_in(self._desk, self._meeting)
            each: list[tuple[str, Any]] = [(firm.name, firm.id) for firm in firms]
            return [(say("Each supplier in the meeting"), None), *each] if len(firms) > 1 else each
        firms = [firm for _, firm in suppliers_of(self._desk, self._procurement)]
        return [(say("Anybody: one form for all"), None), *((one.name, one.id) for one in firms)]

    def _what(self) -> str:
        say = self._wording.say
        if self._meeting is None:
            return say(
                "The questions of the guide, with room to answer and a tick for what is secret. What comes back becomes statements of the supplier's written round."
            )
        return say(
            "Each supplier gets its own statements and nobody else's, to confirm, correct or claim secret. A draft goes to review with them."
        )

    def _silence(self) -> str:
        if self._meeting is None:
            return ""
        say = self._wording.say
        if silence_stands(self._desk, self._procurement):
            return say("Silence lets the statements stand, and the form says so.")
        return say(
            "Silence is noted and never counted as agreement, and the form says so. The rules' numbers can say otherwise."
        )

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.windowTitle(), str(self.folder.parent))
        if name:
            self.folder = Path(name)
            self._place.setText(name)

    def _chosen(self) -> tuple[Format, ...]:
        return tuple(one for one, box in self.formats.items() if box.isChecked())

    def _settle(self) -> None:
        files = [one for one in self._chosen() if one is not Format.EML]
        self.ok.setEnabled(bool(files) and self.who.count() > 0)

    # -- the act --------------------------------------------------------------------------------

    def _try(self) -> None:
        try:
            self.sent = list(self._send())
        except Problem as problem:
            self.message.show_message(self._wording.problem(problem), "stop")
            return
        files = sum(len(one.files) for one in self.sent)
        self.message.show_message(
            self._wording.count(
                "{n} file was written and read back.",
                "{n} files were written and read back.",
                files,
            ),
            "ok",
            self._wording.say("Open the folder"),
            self._open,
        )
        self.ok.setEnabled(False)
        self.no.show_words(self._wording.say("Close"))
        self.no.setFocus()

    def _send(self) -> list[SentForm]:
        try:
            due = self.due.day()
        except ValueError:
            raise Problem("day-wrong", value=self.due.text()) from None
        chosen: UUID | None = self.who.value()
        formats = self._chosen()
        if self._meeting is None:
            return [
                send_questions(
                    self._desk,
                    self._procurement,
                    self.folder,
                    supplier=chosen,
                    due=due,
                    formats=formats,
                )
            ]
        of = self._desk.the(Meeting, self._meeting)
        firms = [chosen] if chosen else [one.id for one in suppliers_in(self._desk, of.id)]
        return [
            send_for_review(self._desk, of.id, firm, self.folder, due=due, formats=formats)
            for firm in firms
        ]

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))
