"""A dialog about one file, which is chosen in it, dropped on it, or given when it opens."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.drop_area import files_in
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import Picture, body, meta
from lupdesk.wording import Wording


class FileDialog(Dialog):
    """``read`` looks at the file; what is wrong with it is said in the dialog."""

    def file_row(
        self,
        wording: Wording,
        hint: str,
        kinds: str,
        *more: QWidget,
        picture: str = "file-input",
        wrap: bool = True,
    ) -> QHBoxLayout:
        """The file's name, which stands in the place of the hint, the facts about it, and the button
        to choose another. ``kinds`` is a filter, as ``Tables (*.csv)``.
        """
        self._kinds = f"{kinds};;{wording.say('All files')} (*)"
        self.file = body(hint, wrap=wrap)
        self.facts = meta("", wrap=wrap)
        self.choose = Button(wording.say("Choose file …"), icon="folder-open")
        self.choose.clicked.connect(self._choose_file)
        top = row(Picture(picture), gap=12)
        top.addLayout(column(self.file, self.facts, gap=0), 1)
        for one in (*more, self.choose):
            top.addWidget(one)
        return top

    def begin(self, path: Path | None) -> None:
        """To be called last: now it can read."""
        self.setAcceptDrops(True)
        if path is not None:
            self.read(path)
        else:
            self.choose.setFocus()

    def read(self, path: Path) -> None:
        raise NotImplementedError

    @property
    def busy(self) -> bool:
        """Then no other file is taken."""
        return False

    def show_facts(self, words: str) -> None:
        self.facts.setText(words)
        self.facts.setVisible(bool(words))

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.windowTitle(), "", self._kinds)
        if name:
            self.read(Path(name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()) and not self.busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = files_in(event.mimeData())
        if paths and not self.busy:
            # Copy, always: a file manager that is told of a move takes its own file away.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.read(paths[0])
