"""The panel for what is selected among the inputs: one statement, or many at once.

The order is that of the work: the text, the supplier's claim, the verdict, the wording for
everybody, themes, disposition and reason, files, history.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QRadioButton, QWidget

from lupdesk.desk import files, inputs
from lupdesk.desk.assessing import set_claim
from lupdesk.desk.late_input import late_in
from lupdesk.desk.purging import input_holders
from lupdesk.desk.standing import Judgement
from lupdesk.desk.theming import set_themes
from lupdesk.domain.kinds import Disposition, InputType, Secrecy
from lupdesk.domain.secrecy import may_go_out
from lupdesk.domain.things import Attachment, Input, Meeting, Question, Supplier
from lupdesk.gui.chips import SECRECY_ICONS, Chip, Tone, type_icon
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.one_wording import OneWordingDialog
from lupdesk.gui.dialogs.purge import PurgeDialog
from lupdesk.gui.theme import LOOK
from lupdesk.gui.views.history import HistoryList
from lupdesk.gui.views.naming import Naming
from lupdesk.gui.views.since_said import SinceSaid
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.claim import ClaimField
from lupdesk.gui.widgets.drop_area import DropArea
from lupdesk.gui.widgets.fields import Choice, LongText, TextField
from lupdesk.gui.widgets.finding_block import FindingBlock
from lupdesk.gui.widgets.flow import Flow
from lupdesk.gui.widgets.frames import Panel, clear, column, row
from lupdesk.gui.widgets.labels import Picture, head, meta
from lupdesk.gui.widgets.said_chips import late_chip
from lupdesk.gui.widgets.word_watch import NameWatch

_LEVELS: Final = (Secrecy.OPEN, Secrecy.ANONYMISE, Secrecy.SECRET, Secrecy.INTERNAL)


class InputPanel(Panel):
    """Shows and edits the selection; every edit is one act for all that are selected."""

    removed = Signal()
    life_wanted = Signal()

    def __init__(self, context: PageContext, width: int, parent: QWidget | None = None) -> None:
        super().__init__(width, parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._shown: list[Input] = []
        self._build()
        self.show_inputs([])

    # -- making -------------------------------------------------------------------------------

    def _build(self) -> None:
        say = self._wording.say
        self._empty = meta(say("Select an input to see and work on it."), wrap=True)
        self._chip = Chip("", "")
        self._late = QWidget()
        self._late.setLayout(row(Chip(*late_chip(self._wording)), None))
        self._who = meta("", wrap=True)
        self._text = LongText(say("What was said"), lines=3)
        self._text.committed.connect(self._edit_text)
        self._where = meta("", wrap=True)
        self._type = Choice(say("Type"), self._types())
        self._type.setPlaceholderText(say("Different"))
        self._type.chosen.connect(lambda value: self._edit(type=value))
        self._claim = ClaimField(self._wording)
        self._claim.changed.connect(self._set_claim)
        self._public = LongText(
            say("Wording for everybody"), hint=say("Empty: the text itself"), lines=2
        )
        self._public.committed.connect(lambda text: self._edit(public_wording=text))
        self.naming = Naming(self._text, self._public, self._wording)
        self.told = self.naming.told
        self._disposition = Choice(say("Disposition"), self._dispositions())
        self._disposition.setPlaceholderText(say("Different"))
        self._disposition.chosen.connect(self._decide)
        self._reason = LongText(say("Reason"), hint=say("Why, in a sentence"), lines=2)
        self._reason.committed.connect(self._give_reason)
        self._history = HistoryList(self._wording)
        self._life = Button(say("Its whole life …"), kind="quiet", icon="history")
        self._life.clicked.connect(self.life_wanted)
        self.findings = FindingBlock(self._wording)
        self.since = SinceSaid(self._context)
        self._whole = QWidget()
        layout = self.content
        layout.addWidget(self._empty)
        layout.addWidget(self._whole)
        layout.addStretch(1)
        self._fill(self._whole)

    def _fill(self, whole: QWidget) -> None:
        say = self._wording.say
        self._claim_head = head(say("The supplier asks for"))
        self._theme_row = Flow(gap=6)
        self._new_theme = TextField(say("Add a theme"), hint=say("Add a theme"))
        self._new_theme.committed.connect(self._add_theme)
        self.theme_watch = NameWatch(self._new_theme, self._wording)
        self._file_rows = column(gap=4)
        self._files = DropArea(say("Drop to add to the files"))
        self._files.dropped.connect(self._keep_files)
        add_file = Button(say("Add file"), kind="quiet", icon="paperclip")
        add_file.clicked.connect(self._add_file)
        self._remove = Button(say("Remove"), kind="quiet", icon="trash-2")
        self._remove.clicked.connect(self._remove_all)
        self._purge = Button(say("Take away for good …"), kind="quiet")
        self._purge.clicked.connect(self._take_away)
        self._together = Button(say("One wording for several …"), kind="quiet", icon="list-checks")
        self._together.clicked.connect(self._word_together)
        ends = Flow(gap=8)
        ends.addWidget(self._remove)
        ends.addWidget(self._purge)
        self._one_only, self._kept = QWidget(), QWidget()
        self._files.setLayout(
            column(row(head(say("Files")), None, add_file), self._file_rows, gap=4)
        )
        self._one_only.setLayout(
            column(head(say("Wording for everybody")), self._public, self.naming, gap=6)
        )
        self._kept.setLayout(
            column(self._files, 4, head(say("History")), self._history, self._life, gap=6),
        )
        whole.setLayout(
            column(
                row(self._chip, self._who),
                self._late,
                self.findings,
                self._text,
                self.told,
                self._where,
                4,
                head(say("Type")),
                self._type,
                4,
                head(say("Secrecy")),
                self._levels(),
                self._claim_head,
                self._claim,
                4,
                head(say("Theme")),
                self._theme_row,
                self._new_theme,
                self.theme_watch,
                self.since,
                4,
                head(say("Disposition")),
                self._disposition,
                self._reason,
                8,
                self._one_only,
                row(self._together, None),
                self._kept,
                8,
                ends,
                gap=6,
            )
        )

    def _types(self) -> list[tuple[str, Any]]:
        words = [(self._wording.code(f"type.{one}"), one) for one in InputType]
        return [(self._wording.say("Not sorted"), None), *words]

    def _dispositions(self) -> list[tuple[str, Any]]:
        words = [(self._wording.code(f"disposition.{one}"), one) for one in Disposition]
        return [(self._wording.say("Not decided"), None), *words]

    def _levels(self) -> QWidget:
        group = QWidget()
        self._verdict = QButtonGroup(group)
        self._verdict.setExclusive(True)
        self._level_buttons: dict[Secrecy, QRadioButton] = {}
        lines: list[QHBoxLayout] = []
        for level in _LEVELS:
            button = QRadioButton(self._wording.code(f"secrecy.{level}"))
            button.setFont(LOOK.font())
            self._verdict.addButton(button)
            self._level_buttons[level] = button
            button.clicked.connect(lambda _=False, level=level: self._judge(level))
            lines.append(row(button, None, Picture(SECRECY_ICONS[level]), gap=8))
        group.setLayout(column(*lines, gap=4))
        return group

    # -- showing ------------------------------------------------------------------------------

    def show_inputs(self, chosen: Sequence[Input]) -> None:
        self.flush()
        self._shown = list(chosen)
        self._empty.setVisible(not chosen)
        self._whole.setVisible(bool(chosen))
        if not chosen:
            return
        single = len(chosen) == 1
        for part in (
            self._text,
            self._where,
            self._one_only,
            self._kept,
            self._claim_head,
            self._claim,
            self._purge,
        ):
            part.setVisible(single)
        self._together.setVisible(all(map(may_go_out, chosen)))
        self._show_common(chosen)
        self.since.show_inputs(chosen)
        self._late.hide()
        if single:
            self._show_one(chosen[0])
        else:
            self._chip.show_chip(
                self._wording.count("{n} input", "{n} inputs", len(chosen)), "list-checks"
            )
            self._who.setText(self._wording.say("Changes apply to all of them"))

    def _show_common(self, chosen: Sequence[Input]) -> None:
        first = chosen[0]

        def same(field: str) -> bool:
            return all(getattr(one, field) == getattr(first, field) for one in chosen)

        self._type.setCurrentIndex(-1)
        if same("type"):
            self._type.show_value(first.type)
        self._disposition.setCurrentIndex(-1)
        if same("disposition"):
            self._disposition.show_value(first.disposition)
        self._reason.show_text(first.disposition_reason if same("disposition_reason") else "")
        self._verdict.setExclusive(False)
        for level, button in self._level_buttons.items():
            button.setChecked(same("secrecy") and first.secrecy is level)
        self._verdict.setExclusive(True)
        self._show_themes(sorted({theme for one in chosen for theme in one.themes}))

    def _show_one(self, one: Input) -> None:
        wording = self._wording
        self._chip.show_chip(
            wording.type_word(one.kind, one.type), type_icon(one.kind, one.type), Tone.NEUTRAL
        )
        self._late.setVisible(late_in(self._desk, one.procurement)(one))
        supplier = self._desk.get(Supplier, one.supplier) if one.supplier else None
        label = wording.input_label(one.kind, one.number)
        self._who.setText(f"{label} · {supplier.name}" if supplier else label)
        self._text.show_text(one.text)
        locked = inputs.is_locked(self._desk, one.meeting)
        self._text.setReadOnly(locked)
        self._where.setText(" · ".join(self._places(one, locked)))
        self._claim.show_claim(one)
        self._public.show_text(one.public_wording)
        self.naming.show_input(one)
        self._show_files(one)
        self._history.show_lines(self._desk.history(one.id))

    def know(self, judgement: Judgement) -> None:
        """Of whom the texts may speak; comes from beside the window."""
        self.naming.know(judgement)
        self.theme_watch.know(judgement.names)

    def _places(self, one: Input, locked: bool) -> list[str]:
        wording, parts = self._wording, []
        meeting = self._desk.get(Meeting, one.meeting) if one.meeting else None
        if one.speaker:
            parts.append(one.speaker)
        if meeting is not None:
            parts.append(wording.code(f"meeting.{meeting.kind}"))
        if one.said_at is not None:
            parts.append(wording.date_time(one.said_at))
        question = self._desk.get(Question, one.question) if one.question else None
        if question is not None:
            parts.append(question.short_name or question.text)
        if one.phase is not None:
            parts.append(wording.code(f"phase.{one.phase}"))
        if locked:
            parts.append(wording.say("The minutes are approved, so the text stands"))
        return parts

    def _show_themes(self, themes: Sequence[str]) -> None:
        clear(self._theme_row)
        for theme in themes:
            button = Button(f"# {theme}", kind="quiet", icon="x")
            button.setAccessibleName(self._wording.say("Take away the theme {theme}", theme=theme))
            button.clicked.connect(lambda _=False, theme=theme: self._set_themes(remove=[theme]))
            self._theme_row.addWidget(button)
        self._new_theme.show_text("")

    def _show_files(self, one: Input) -> None:
        clear(self._file_rows)
        for file in self._desk.all(Attachment, input=one.id):
            button = Button(
                f"{file.name} · {self._wording.size(file.size)}", kind="quiet", icon="file-text"
            )
            button.clicked.connect(lambda _=False, file=file: self._save_file(file))
            self._file_rows.addLayout(row(button, None))

    # -- acts ---------------------------------------------------------------------------------

    @property
    def _ids(self) -> list[UUID]:
        return [one.id for one in self._shown]

    def _edit(self, **fields: Any) -> None:
        if not self._shown:
            return
        with self._context.trouble():
            if len(self._shown) == 1:
                inputs.edit_input(self._desk, self._shown[0].id, **fields)
            else:
                inputs.edit_inputs(self._desk, self._ids, **fields)

    def _edit_text(self, text: str) -> None:
        if len(self._shown) == 1:
            self._edit(text=text)

    def _judge(self, level: Secrecy) -> None:
        with self._context.trouble():
            inputs.set_secrecy(self._desk, self._ids, level)

    def _decide(self, disposition: Disposition | None) -> None:
        with self._context.trouble():
            inputs.set_disposition(self._desk, self._ids, disposition, self._reason.toPlainText())

    def _set_claim(self, level: Secrecy | None, reason: str) -> None:
        if len(self._shown) == 1:
            with self._context.trouble():
                set_claim(self._desk, self._shown[0].id, level, reason)

    def _give_reason(self, reason: str) -> None:
        if self._shown:
            with self._context.trouble():
                inputs.set_disposition(self._desk, self._ids, self._disposition.value(), reason)

    def _add_theme(self, text: str) -> None:
        self._set_themes(add=[text] if text.strip() else [])

    def _set_themes(self, **change: Sequence[str]) -> None:
        if self._shown:
            with self._context.trouble():
                set_themes(self._desk, self._shown[0].procurement, self._ids, **change)

    def _remove_all(self) -> None:
        with self._context.trouble():
            inputs.remove_inputs(self._desk, self._ids)
            self.removed.emit()

    def _take_away(self) -> None:
        self.flush()
        one = self._shown[0]
        dialog = PurgeDialog(self._context, one.id, one.text, input_holders, self)
        dialog.finished.connect(lambda _: self._taken_away(dialog))
        dialog.open()

    def _taken_away(self, dialog: PurgeDialog) -> None:
        if dialog.purged is not None:
            self.removed.emit()
        dialog.deleteLater()

    def _word_together(self) -> None:
        self.flush()
        dialog = OneWordingDialog(self._context, self.since.together(), self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _add_file(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self._wording.say("Add file"))
        self._keep_files([Path(name) for name in names])

    def _keep_files(self, paths: list[Path]) -> None:
        one = self._shown[0]
        for path in paths:
            with self._context.trouble():
                files.add_file(self._desk, one.procurement, path, input=one.id)

    def _save_file(self, file: Attachment) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self._wording.say("Save a copy"), file.name)
        if name:
            with self._context.trouble():
                files.save_file(self._desk, file, Path(name))
                QDesktopServices.openUrl(QUrl.fromLocalFile(name))

    def flush(self) -> None:
        """Commit what is being typed, while it still belongs to what is shown."""
        for field in (self._text, self._public, self._reason):
            if field.isVisible():
                field.commit()
        self.since.flush()

    def focus_text(self) -> None:
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)
