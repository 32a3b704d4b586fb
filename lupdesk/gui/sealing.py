"""The passphrase in the window: asked for, given and taken away, and locking by key and by time."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QDialog

from lupdesk.desk import passphrase
from lupdesk.desk.session import Desk
from lupdesk.paths import kept_copies
from lupdesk.problems import Problem

if TYPE_CHECKING:
    from lupdesk.gui.app import Application
    from lupdesk.gui.views.locked import LockedWindow

_DOING: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)
_MINUTE_MS: Final = 60_000
_AGAIN_MS: Final = 2000
"""Until work under way is asked again whether it is done."""
_BY_HEART: Final = type(lru_cache(len))
_SETTLES_WITHIN: Final = 2.0


def _wall() -> float:
    """Seconds on a clock that goes on while the computer sleeps."""
    return time.time()


class Sealing(QObject):
    """Acts by their key, as those of the menus."""

    def __init__(self, application: Application) -> None:
        super().__init__(application)
        self._app = application
        self.locked: LockedWindow | None = None
        self._path: Path | None = None
        self._last_done = _wall()
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self.lock)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.lock)
        self.acts: dict[str, Callable[[], None]] = {
            "passphrase": self._give,
            "passphrase-remove": self._remove,
            "lock": self.lock,
        }
        application.qt.focusWindowChanged.connect(self._watch)

    # -- asking -----------------------------------------------------------------------------------

    def ask_for(self, path: Path) -> None:
        """Before a desk or a backup is opened. Problem ``passphrase-wanted`` where nobody typed it."""
        if not passphrase.is_wanted(path):
            return
        from lupdesk.gui.dialogs.passphrase import UnlockDialog

        dialog = UnlockDialog(path, self._app.wording, self._app.window)
        agreed = bool(dialog.exec())
        dialog.deleteLater()
        if not agreed:
            raise Problem("passphrase-wanted", path=str(path))

    def begin(self, desk: Desk) -> None:
        """Another desk is shown: count the idle time anew, and forget what opened the last."""
        if self._path is not None and self._path != desk.path:
            passphrase.lock_again(self._path, but=desk.path)
        self._path = desk.path
        self._again.stop()
        self._count()

    def _count(self) -> None:
        minutes = self._app.settings.lock_after
        if self._path is not None and minutes and passphrase.is_sealed(self._path):
            self._last_done = _wall()
            self._idle.start(minutes * _MINUTE_MS)
        else:
            self._idle.stop()

    def _watch(self, window: QWindow | None) -> None:
        """Events of whole windows only: each passes through here once."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DOING or not self._idle.isActive():
            return False
        if self._slept_past():
            self.lock()
            return True
        self._last_done = _wall()
        self._idle.start()
        return False

    def _slept_past(self) -> bool:
        """The timer does not count the hours in which the computer sleeps; the clock on the wall
        does.
        """
        return (_wall() - self._last_done) * 1000 > self._idle.interval()

    # -- locking ----------------------------------------------------------------------------------

    def lock(self) -> None:
        """Close the desk and forget its key. What is being typed is kept as a draft first; while
        it cannot be, or work is under way that somebody waits for, the desk stays open.
        """
        desk, window = self._app.desk, self._app.window
        if desk is None or window is None:
            return
        if not passphrase.is_sealed(desk.path):
            say = self._app.wording.say
            window.tell(say("This desk has no passphrase. Give it one under File."), "accent")
            return
        if any(job.title for job in self._app.jobs.running):
            self._wait_for_work()
            return
        stood = QApplication.activeModalWidget()
        if self._left_dialogs():
            stays = stood is not None and QApplication.activeModalWidget() is stood
            self._again.start(_AGAIN_MS if stays else 0)
            return
        if not self._settled():
            self._wait_for_work()
            return
        if window.flushed():
            self._lock_now(desk)
        else:
            self._again.start(_AGAIN_MS)

    def _wait_for_work(self) -> None:
        say, window = self._app.wording.say, self._app.window
        assert window is not None
        window.tell(say("The desk is locked as soon as the work under way is done."), "accent")
        self._again.start(_AGAIN_MS)

    def _left_dialogs(self) -> bool:
        """Whether a dialog stood over the window; it is left without an answer, and what was
        written in it is kept where it can be.
        """
        from lupdesk.gui.dialogs.frame import Dialog

        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
        saved: Sequence[str] = ()
        if isinstance(dialog, Dialog):
            # What cannot be kept does not hold the lock: nobody may be there to answer.
            with suppress(Problem):
                saved = dialog.keep()
        if isinstance(dialog, QDialog):
            self._app.leave_dialog(dialog, saved)
        return popup is not None or dialog is not None

    def _settled(self) -> bool:
        return self._app.jobs.settles(_SETTLES_WITHIN)

    def _lock_now(self, desk: Desk) -> None:
        from lupdesk.gui.views.locked import LockedWindow

        window = self._app.window
        assert window is not None
        self._idle.stop()
        path = desk.path
        self._close(desk)
        passphrase.lock_again(path)
        _forget_words()
        self.locked = LockedWindow(
            self._app.wording, lambda typed: self._unlock(path, typed), self._end
        )
        self.locked.setGeometry(window.geometry())
        self.locked.show()
        self._app.window = None
        window.part()

    def _unlock(self, path: Path, typed: str) -> None:
        passphrase.unlock(path, typed)
        self._app.change_desk(self._app.opened(path))
        locked, self.locked = self.locked, None
        if locked is not None:
            locked.hide()
            locked.deleteLater()

    def _end(self) -> None:
        """The locked window was closed: so is the program."""
        self._app.jobs.close()
        self._app.qt.quit()

    # -- giving and taking away -------------------------------------------------------------------

    def _give(self) -> None:
        desk = self._writable()
        if passphrase.is_sealed(desk.path):
            self._change(desk)
        else:
            self._set(desk)

    def _set(self, desk: Desk) -> None:
        from lupdesk.gui.dialogs.passphrase import SetPassphraseDialog

        app = self._app
        dialog = SetPassphraseDialog(app.wording, app.settings.lock_after, app.window)
        agreed, chosen = bool(dialog.exec()), dialog.first.text()
        self._lock_after(dialog.lock_after)
        dialog.deleteLater()
        if not agreed:
            return
        copies, path, author = kept_copies(desk.id), desk.path, app.author

        def work() -> tuple[str, tuple[Path, ...]]:
            key = passphrase.set_passphrase(path, chosen, author=author)
            return key, passphrase.plain_copies(copies, path)

        def done(made: tuple[str, tuple[Path, ...]]) -> None:
            self._show_key(path, *made)

        self._while_closed(desk, app.wording.say("Sealing the desk"), work, done)

    def _show_key(self, path: Path, key: str, plain: tuple[Path, ...]) -> None:
        """Also where the desk could not be opened again: the key is made, and known nowhere else."""
        from lupdesk.gui.dialogs.passphrase import RecoveryKeyDialog

        def seal() -> tuple[Path, ...]:
            sealed = passphrase.seal_copies(plain, path)
            return tuple(one for one in plain if one not in sealed)

        key_file = passphrase.key_file_of(path)
        dialog = RecoveryKeyDialog(key, key_file, plain, seal, self._app.wording, self._app.window)
        # The key is shown once: idle time does not take it away while it is copied by hand.
        self._idle.stop()
        dialog.exec()
        self._count()
        dialog.deleteLater()
        if self._app.desk is not None and self._app.window is not None:
            said = self._app.wording.say("The desk is sealed. Ctrl+L locks it at once.")
            self._app.window.tell(said, "ok")

    def _change(self, desk: Desk) -> None:
        from lupdesk.gui.dialogs.passphrase import ChangePassphraseDialog

        app = self._app
        dialog = ChangePassphraseDialog(
            desk.path, kept_copies(desk.id), app.wording, app.settings.lock_after, app.window
        )
        agreed, key = bool(dialog.exec()), dialog.key
        self._lock_after(dialog.lock_after)
        dialog.deleteLater()
        if agreed and app.window is not None:
            say = app.wording.say
            app.window.tell(say("The recovery key is the same: {key}", key=key), "ok")

    def _remove(self) -> None:
        from lupdesk.gui.dialogs.passphrase import RemovePassphraseDialog

        desk, app = self._writable(), self._app
        if not passphrase.is_sealed(desk.path):
            raise Problem("not-sealed", path=str(desk.path))
        dialog = RemovePassphraseDialog(desk.path, app.wording, app.window)
        agreed, typed = bool(dialog.exec()), dialog.typed.text()
        dialog.deleteLater()
        if not agreed:
            return
        path, author = desk.path, app.author

        def done(_: None) -> None:
            assert app.window is not None
            app.window.tell(app.wording.say("{path} can be read by anybody now.", path=path), "ok")

        self._while_closed(
            desk,
            app.wording.say("Removing the passphrase"),
            lambda: passphrase.remove_passphrase(path, typed, author=author),
            done,
        )

    def _lock_after(self, minutes: int) -> None:
        self._app.settings = replace(self._app.settings, lock_after=minutes)
        self._app.save_settings()
        self._count()

    def _writable(self) -> Desk:
        desk = self._app.desk
        assert desk is not None
        if desk.read_only_reason is not None:
            raise desk.read_only_reason
        return desk

    def _while_closed(
        self, desk: Desk, title: str, work: Callable[[], Any], done: Callable[[Any], None]
    ) -> None:
        """The desk is closed, worked on beside the window, and opened again, however it went. Until
        then nothing else can be done: the answer may be a key that is told only once.
        """
        from lupdesk.gui.dialogs.at_work import AtWorkDialog

        app, path = self._app, desk.path
        if app.window is None or not self._settled() or not app.window.flushed():
            return
        self._close(desk)
        waiting = AtWorkDialog(title, app.wording, app.window)

        def finished(result: Any) -> None:
            waiting.finish()
            try:
                app.show_desk(path)
            finally:
                done(result)

        def failed(error: BaseException) -> None:
            waiting.finish()
            app.show_desk(path)
            app.trouble.failed(error)

        app.jobs.run(lambda _: work(), finished, failed, title=title)
        waiting.open()

    def _close(self, desk: Desk) -> None:
        app = self._app
        assert app.window is not None
        # Where one was: it is opened there again.
        app.settings = replace(app.settings, **app.window.kept_settings())
        app.save_settings()
        app.jobs.drop_all()
        app.keep_unsaved()
        app.unsaved = None  # it holds words of the desk
        app.window.leave_desk()
        desk.close()
        app.desk = None


def _forget_words() -> None:
    """Empty what functions of ours keep by heart: much of it is text of the desk."""
    for name, module in list(sys.modules.items()):
        if name.startswith("lupdesk."):
            for one in list(vars(module).values()):
                if isinstance(one, _BY_HEART):
                    one.cache_clear()
