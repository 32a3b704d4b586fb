"""Parcels in the window: made, joined, and what two laptops said differently."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from lupdesk.desk.differences import differences
from lupdesk.desk.parcels import SUFFIX
from lupdesk.desk.review_parcels import SUFFIX as REVIEW
from lupdesk.desk.review_parcels import meeting_under_review
from lupdesk.paths import documents_folder

if TYPE_CHECKING:
    from lupdesk.gui.app import Application
    from lupdesk.gui.main_window import MainWindow


class ParcelActs(QObject):
    """Acts by their key, as those of the menus."""

    def __init__(self, application: Application) -> None:
        super().__init__(application)
        self._app = application
        self.acts: dict[str, Callable[[], None]] = {
            "make-parcel": self._make,
            "join-parcel": self._join,
            "open-review": self._open_review,
            "differences": self._differences,
        }

    @property
    def _window(self) -> MainWindow:
        assert self._app.window is not None
        return self._app.window

    def _make(self) -> None:
        desk, say = self._app.desk, self._app.wording.say
        if desk is None or not self._window.flushed():
            return
        if desk.read_only_reason is not None:
            raise desk.read_only_reason
        start = documents_folder() / f"{desk.path.stem} {desk.today().isoformat()}{SUFFIX}"
        name, _ = QFileDialog.getSaveFileName(
            self._window, say("Make a parcel"), str(start), _pattern()
        )
        if not name:
            return
        from lupdesk.gui.dialogs.make_parcel import MakeParcelDialog

        target = Path(name if name.endswith(SUFFIX) else name + SUFFIX)
        dialog = MakeParcelDialog(self._window.context(), target, self._window)
        dialog.exec()
        made = dialog.made
        dialog.deleteLater()
        if made is not None:
            words = self._app.wording.count(
                "{path} holds {n} act. Its fingerprint: {fingerprint}",
                "{path} holds {n} acts. Its fingerprint: {fingerprint}",
                made.acts,
                path=made.path.name,
                fingerprint=made.fingerprint,
            )
            self._window.tell(words, "ok" if made.sealed else "warn")

    def _join(self) -> None:
        desk, say = self._app.desk, self._app.wording.say
        if desk is None or not self._window.flushed():
            return
        if desk.read_only_reason is not None:
            raise desk.read_only_reason
        name, _ = QFileDialog.getOpenFileName(
            self._window, say("Join a parcel"), str(documents_folder()), _pattern()
        )
        if name:
            self.join(Path(name))

    def join(self, path: Path) -> None:
        """Problem where it is no parcel for this desk."""
        from lupdesk.gui.dialogs.join_parcel import JoinParcelDialog

        dialog = JoinParcelDialog(self._window.context(), path, self._window)
        dialog.exec()
        on = dialog.wants_differences
        dialog.deleteLater()
        if on:
            self._differences()

    def _open_review(self) -> None:
        if self._app.desk is not None and not self._window.flushed():
            return
        say = self._app.wording.say
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            say("Open a review parcel"),
            str(documents_folder()),
            f"LUPDesk (*{REVIEW})",
        )
        if name:
            self.open_review(Path(name))

    def open_review(self, path: Path) -> None:
        """Problem where it is no parcel."""
        from lupdesk.gui.dialogs.review_parcel import OpenReviewDialog

        target = documents_folder() / f"{path.stem}.lupdesk"
        dialog = OpenReviewDialog(path, target, self._app.wording, self._window)
        dialog.exec()
        opened = dialog.opened
        dialog.deleteLater()
        if opened is not None:
            self._app.change_desk(self._app.opened(opened))

    def tell_review(self) -> None:
        """Whoever opens a desk for reviewing is told what it is, and how it goes back."""
        desk, say = self._app.desk, self._app.wording.say
        meeting = meeting_under_review(desk) if desk is not None else None
        if meeting is None:
            return
        self._window.go_to("minutes", meeting)
        self._window.tell(
            say(
                "This file is for reviewing one meeting's minutes. When you are done: File, Make a parcel, and send it back."
            ),
            "accent",
        )

    def tell_differences(self) -> None:
        """Two laptops said different things, and the desk was closed before anybody decided."""
        desk, wording = self._app.desk, self._app.wording
        left = len(differences(desk)) if desk is not None else 0
        if left:
            words = wording.count(
                "{n} difference between laptops waits for a decision: File, Differences between laptops.",
                "{n} differences between laptops wait for a decision: File, Differences between laptops.",
                left,
            )
            self._window.tell(words, "warn")

    def _differences(self) -> None:
        if self._app.desk is None:
            return
        from lupdesk.gui.dialogs.differences import DifferencesDialog

        dialog = DifferencesDialog(self._window.context(), self._window)
        dialog.exec()
        dialog.deleteLater()


def _pattern() -> str:
    return f"LUPDesk (*{SUFFIX})"
