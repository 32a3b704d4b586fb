"""The files of a procurement or a meeting: add, save a copy, secrecy, remove."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from lupdesk.desk import files
from lupdesk.desk.purging import file_holders
from lupdesk.domain.kinds import Secrecy
from lupdesk.domain.things import Attachment
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.purge import PurgeDialog
from lupdesk.gui.widgets.buttons import Button, icon_button
from lupdesk.gui.widgets.drop_area import DropArea
from lupdesk.gui.widgets.edit_rows import EditRows
from lupdesk.gui.widgets.fields import Choice
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import Picture, body, meta

_WIDE, _NARROW = 420, 190
"""Room for a file's name, in pixels."""
_BY_TAB = Qt.FocusPolicy.TabFocus


class KeptFiles(DropArea):
    def __init__(
        self,
        context: PageContext,
        procurement: UUID,
        meeting: UUID | None = None,
        parent: QWidget | None = None,
    ) -> None:
        say = context.wording.say
        super().__init__(say("Drop to add to the files"), parent)
        self._context = context
        self._procurement = procurement
        self._meeting = meeting
        self.dropped.connect(self.keep)
        self.add = Button(say("Add file"), kind="quiet", icon="paperclip")
        self.add.clicked.connect(self.choose)
        self._none = meta(
            say("Slides, notes, the dialogue note that was shown: kept in the desk."), wrap=True
        )
        self._rows = EditRows(self._make_row)
        top = row(body(say("Files"), strong=True), None, self.add)
        self.setLayout(column(top, self._none, self._rows, gap=4))
        self.refresh()

    def _make_row(self, id: UUID) -> QWidget:
        return FileRow(self._context, id, narrow=self._meeting is not None)

    def refresh(self) -> None:
        kept = self._context.desk.all(
            Attachment, procurement=self._procurement, meeting=self._meeting, input=None
        )
        self._rows.show_things(kept)
        self._none.setVisible(not kept)

    def come_between(self, before: QWidget, after: QWidget) -> None:
        """Made after what stands around it, Tab would come to it last of the whole window."""
        inside = (one for one in self.findChildren(QWidget) if one.window() is self.window())
        stops = [one for one in inside if one.focusPolicy() & _BY_TAB and one is not self.add]
        for one, following in pairwise([before, self.add, *stops, after]):
            QWidget.setTabOrder(one, following)

    def row_of(self, id: UUID) -> FileRow | None:
        found: FileRow | None = self._rows.row_of(id)
        return found

    def choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self._context.wording.say("Add file"))
        self.keep([Path(name) for name in names])

    def keep(self, paths: list[Path]) -> None:
        """A copy of each into the desk."""
        for path in paths:
            with self._context.trouble():
                files.add_file(self._context.desk, self._procurement, path, meeting=self._meeting)


class FileRow(QWidget):
    """In the panel of a meeting, ``narrow``: on two lines."""

    def __init__(self, context: PageContext, id: UUID, *, narrow: bool) -> None:
        super().__init__()
        self._room_for_name = _NARROW if narrow else _WIDE
        self._context = context
        self._id = id
        say, code = context.wording.say, context.wording.code
        self._name = body("")
        self._size = meta("")
        self._secrecy = Choice(say("Secrecy"), [(code(f"secrecy.{one}"), one) for one in Secrecy])
        self._secrecy.chosen.connect(self._judge)
        save = say("Save a copy")
        self._save = (
            icon_button("download", save) if narrow else Button(save, kind="quiet", icon="download")
        )
        self._save.clicked.connect(self._save_copy)
        self._remove = icon_button("trash-2", "")
        self._remove.clicked.connect(self._take_away)
        name = row(Picture("file-text"), self._name, self._size, None, gap=12)
        line = row(gap=8) if narrow else name
        self._more = icon_button("ellipsis", "")
        self._more.clicked.connect(self._show_more)
        for item in (self._secrecy, self._save, self._remove, self._more):
            line.addWidget(item)
        if narrow:
            line.addStretch(1)
        self.setLayout(column(name, line, gap=4) if narrow else line)

    def show_thing(self, file: Attachment) -> None:
        say = self._context.wording.say
        metrics = self._name.fontMetrics()
        shown = metrics.elidedText(file.name, Qt.TextElideMode.ElideMiddle, self._room_for_name)
        self._name.setText(shown)
        self._name.setToolTip(file.name)
        self._size.setText(self._context.wording.size(file.size))
        self._secrecy.show_value(file.secrecy)
        self._secrecy.setAccessibleName(say("Secrecy of {name}", name=file.name))
        self._save.setAccessibleName(say("Save a copy of {name}", name=file.name))
        remove = say("Remove {name}", name=file.name)
        self._remove.setAccessibleName(remove)
        self._remove.setToolTip(say("Remove"))
        self._more.setAccessibleName(say("More for {name}", name=file.name))
        self._more.setToolTip(say("More"))
        self._save.setEnabled(bool(file.content))
        self._more.setEnabled(bool(file.content))

    def start(self) -> None:
        self._secrecy.setFocus()

    def _take_away(self) -> None:
        with self._context.trouble():
            files.remove_file(self._context.desk, self._id)

    def _show_more(self) -> None:
        menu = QMenu(self)
        purge = menu.addAction(self._context.wording.say("Take away for good …"))
        purge.triggered.connect(self._purge)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _purge(self) -> None:
        file = self._context.desk.get(Attachment, self._id)
        if file is not None:
            dialog = PurgeDialog(
                self._context,
                file.id,
                file.name,
                lambda _, backups: file_holders(file.content, backups),
                self,
            )
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _judge(self, level: Secrecy) -> None:
        with self._context.trouble():
            files.edit_file(self._context.desk, self._id, secrecy=level)

    def _save_copy(self) -> None:
        file = self._context.desk.get(Attachment, self._id)
        if file is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self, self._context.wording.say("Save a copy"), file.name
        )
        if name:
            with self._context.trouble():
                files.save_file(self._context.desk, file, Path(name))
