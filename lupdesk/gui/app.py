"""Starting the window: settings, words, look, the last desk, and an orderly end."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from lupdesk import __version__
from lupdesk.desk.opening import check_whole, create_desk, open_desk
from lupdesk.desk.session import Desk
from lupdesk.desk.whereabouts import danger_at
from lupdesk.gui.desk_acts import DeskActs
from lupdesk.gui.jobs import Jobs, Progress
from lupdesk.gui.last_place import place_at_start
from lupdesk.gui.main_window import MainWindow
from lupdesk.gui.parcel_acts import ParcelActs
from lupdesk.gui.qt_words import QtWords
from lupdesk.gui.read_ahead import ReadAhead
from lupdesk.gui.screen import has_screen
from lupdesk.gui.sealing import Sealing
from lupdesk.gui.theme import Theme, apply_theme, load_fonts, system_is_dark
from lupdesk.gui.trouble import Trouble
from lupdesk.gui.unsaved import Unsaved
from lupdesk.log import LOGGER, start_log
from lupdesk.paths import backups_folder, config_folder, default_desk, log_folder
from lupdesk.problems import Problem
from lupdesk.settings import TEXT_SIZES, read_settings, write_settings
from lupdesk.wording import Wording, system_language
from lupdesk.wording_parcels import PLACED

_BACKUP_EVERY_MS: Final = 30 * 60 * 1000
_CHECK_AFTER_MS: Final = 4000
_TIDY_AFTER_MS: Final = 2000
"""After the last act: an idle moment, in which the desk does what no commit should wait for."""
_TIDY_AGAIN_MS: Final = 100
_PLACE_AFTER_MS: Final = 1000
"""After a page was turned: so long that turning through several writes once."""
_SETTLES_WITHIN: Final = 0.5
"""Seconds that closing waits for work without a word."""
_MOST_RECENT: Final = 6


class Application(QObject):
    """Holds what outlives one window: settings, words, the desk, work under way."""

    def __init__(self, qt: QApplication, settings_path: Path) -> None:
        super().__init__()
        self.qt = qt
        self._settings_path = settings_path
        self.settings = read_settings(settings_path)
        self._on_disk = self.settings
        self._system_dark = system_is_dark(qt)
        self.wording = Wording(self.settings.language or system_language())
        self.trouble = Trouble(self.wording, self._tell, self._leave)
        self.jobs = Jobs(self.trouble.failed, self)
        self.desk: Desk | None = None
        self.window: MainWindow | None = None
        self.unsaved: Unsaved | None = None
        qt.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._words = QtWords(self.wording, self)
        qt.installTranslator(self._words)
        self.sealing = Sealing(self)
        self.parcels = ParcelActs(self)
        self._acts = DeskActs(self)
        self._backup_timer = QTimer(self)
        self._backup_timer.setInterval(_BACKUP_EVERY_MS)
        self._backup_timer.timeout.connect(self._acts.back_up_if_due)
        self._backup_timer.start()
        self._read_ahead: ReadAhead | None = None
        self._check_soon = QTimer(self)
        self._check_soon.setSingleShot(True)
        self._check_soon.setInterval(_CHECK_AFTER_MS)
        self._check_soon.timeout.connect(self._check_desk)
        self._place_soon = QTimer(self)
        self._place_soon.setSingleShot(True)
        self._place_soon.setInterval(_PLACE_AFTER_MS)
        self._place_soon.timeout.connect(self._keep_place)
        self._tidy_soon = QTimer(self)
        self._tidy_soon.setSingleShot(True)
        self._tidy_soon.timeout.connect(self._tidy)

    # -- the desk -------------------------------------------------------------------------------

    @property
    def author(self) -> str:
        return self.settings.author or _login()

    def open_first(self, path: Path | None) -> None:
        """The desk that is asked for, the last one, or a new one the first time."""
        self.apply_look()  # a passphrase may be asked for before there is a window
        wanted = path or (Path(self.settings.last_desk) if self.settings.last_desk else None)
        try:
            if wanted is None and not default_desk().exists():
                self.desk = create_desk(default_desk(), title="LUPDesk", author=self.author)
            else:
                self.desk = self.opened(wanted or default_desk())
        except Problem as problem:
            self.show_window()
            assert self.window is not None
            self.window.start.message.show_message(self.wording.problem(problem), "stop")
            self._acts.offer_take_over(problem, wanted or default_desk())
            return
        self._remember_desk(self.desk)
        self.show_window()
        self._tell_of_desk(self.desk)
        self._give_back()
        self._check_soon.start()

    def opened(self, path: Path, *, take_over: bool = False) -> Desk:
        self.sealing.ask_for(path)
        backups = backups_folder("migrations")
        return open_desk(path, author=self.author, backups=backups, take_over=take_over)

    def change_desk(self, desk: Desk) -> None:
        """Show another desk; the one before is closed."""
        before = self.desk
        self.jobs.drop_all()
        self.desk = desk
        self._remember_desk(desk)
        self.show_window()
        self._tell_of_desk(desk)
        self._give_back()
        if before is not None:
            before.close()

    def show_desk(self, path: Path) -> None:
        """Open a desk and show it; a Problem becomes a sentence in the window."""
        self._acts.open_path(path)

    def _remember_desk(self, desk: Desk) -> None:
        desk.watch(lambda _: self._tidy_soon.start(_TIDY_AFTER_MS))
        path = str(desk.path)
        others = (one for one in self.settings.recent_desks if one != path)
        place = self.settings.last_place if self.settings.last_desk == path else ""
        self.settings = replace(
            self.settings,
            last_desk=path,
            last_place=place_at_start(desk, place),
            recent_desks=(path, *others)[:_MOST_RECENT],
        )
        self.sealing.begin(desk)

    # -- the window -----------------------------------------------------------------------------

    def show_window(self) -> None:
        """A window for the desk, the language and the look that now hold."""
        self.apply_look()
        before = self.window
        self.keep_unsaved()
        self.window = MainWindow(
            self.desk, self.settings, self.wording, self.jobs, self._acts.call, self.close_window
        )
        self.unsaved = Unsaved(self.desk, self.wording, self.window)
        self.window.moved.connect(self._place_soon.start)
        self.window.show()
        self._place_soon.start()
        if self._read_ahead is None:
            self._read_ahead = ReadAhead(self.wording, self)
            self._read_ahead.start()
        if before is not None:
            before.part()

    @property
    def dark(self) -> bool:
        chosen = self.settings.theme
        return self._system_dark if chosen == "system" else chosen == "dark"

    def apply_look(self) -> None:
        apply_theme(self.qt, Theme(self.dark, self.settings.text_size))

    def _system_changed(self, scheme: Qt.ColorScheme) -> None:
        self._system_dark = scheme == Qt.ColorScheme.Dark
        if self.settings.theme == "system":
            self.apply_look()

    def change(self, **settings: Any) -> None:
        """Other settings, at once: the window is made anew where one was."""
        if self.window is not None:
            settings = {**self.window.kept_settings(), **settings}
        self.settings = replace(self.settings, **settings)
        self.save_settings()
        if "language" in settings:
            self.wording = Wording(self.settings.language or system_language())
            self._words.wording = self.wording
        self.show_window()
        self._give_back()

    def toggle_theme(self) -> None:
        """Light or dark, in the window as it stands."""
        self.settings = replace(self.settings, theme="light" if self.dark else "dark")
        self.save_settings()
        self.apply_look()

    def text_size(self, step: int) -> None:
        place = TEXT_SIZES.index(self.settings.text_size) + step
        if 0 <= place < len(TEXT_SIZES):
            self.change(text_size=TEXT_SIZES[place])

    def save_settings(self) -> None:
        try:
            self._write_settings()
        except Problem as problem:
            if self.window is not None:
                self.window.problem(problem)

    def _keep_place(self) -> None:
        """On the disk while one works: a program that is killed says nothing at its end."""
        place = self.window.place if self.window is not None else ""
        if not place:
            return
        self.settings = replace(self.settings, last_place=place)
        if self.settings == self._on_disk:
            return
        try:
            self._write_settings()
        except Problem as problem:
            # Nobody asked for it, and the orderly end says it.
            LOGGER.info("the place is not kept: %s", problem.code)

    def _write_settings(self) -> None:
        write_settings(self._settings_path, self.settings)
        self._on_disk = self.settings

    def close_window(self, window: MainWindow) -> bool:
        """The orderly end; False keeps the window open."""
        if window is not self.window:
            return True
        if not self.jobs.settles(_SETTLES_WITHIN) and not self._wait_for_jobs(window):
            return False
        self.settings = replace(self.settings, **window.kept_settings())
        self.save_settings()
        self._backup_timer.stop()
        self._place_soon.stop()
        self._check_soon.stop()
        self.keep_unsaved()
        self.jobs.close()
        if self.desk is not None:
            try:
                self._acts.back_up_at_end()
            except Problem as problem:
                # The work itself is safe on the disk; a missing copy must not hold the person.
                LOGGER.info("no backup at the end: %s", problem.code)
            self.desk.close()
        self.qt.quit()
        return True

    def _wait_for_jobs(self, window: MainWindow) -> bool:
        from lupdesk.gui.dialogs.waiting import WaitingDialog

        dialog = WaitingDialog(self.jobs, self.wording, window)
        done = bool(dialog.exec())
        dialog.deleteLater()
        return done

    def _check_desk(self) -> None:
        """Read the whole file beside the window; damage is said, and nothing is thrown away."""
        if self.desk is not None and not self.desk.read_only:
            path = self.desk.path

            def work(progress: Progress) -> None:
                check_whole(path, lambda: progress.cancelled)

            self.jobs.run(work, lambda _: None, patient=True)

    def _tidy(self) -> None:
        if self.desk is not None and self.desk.tidy():
            self._tidy_soon.start(_TIDY_AGAIN_MS)

    def _tell_of_desk(self, desk: Desk) -> None:
        """The last that is told stands: what the desk is for, where it lies, what waits in it."""
        self.parcels.tell_differences()
        self._warn_of_place(desk.path)
        self.parcels.tell_review()

    def keep_unsaved(self) -> None:
        """The desk is about to be closed, or the window to be made anew."""
        if self.unsaved is not None and isValid(self.unsaved):
            self.unsaved.keep()

    def leave_dialog(self, dialog: QDialog, saved: Sequence[str]) -> None:
        """Without an answer; what is written in it and not ``saved`` is offered again."""
        if self.unsaved is not None and isValid(self.unsaved):
            self.unsaved.leave(dialog, saved)
        else:
            dialog.reject()

    def _give_back(self) -> None:
        if self.unsaved is not None:
            self.unsaved.give_back()

    def _warn_of_place(self, path: Path) -> None:
        """A desk that others write to as well is opened, but not in silence."""
        found = danger_at(path)
        if found is not None:
            words = self.wording.say(PLACED[found.danger], path=path, name=found.name)
            self._tell(words, "warn")

    def _tell(self, text: str, tone: str) -> None:
        if self.window is not None:
            self.window.tell(text, tone)

    def _leave(self) -> None:
        """After a bug: nothing more is written but what is already on the disk."""
        if self.desk is not None:
            self.desk.close()
        self.qt.exit(1)


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="lupdesk-window")
    parser.add_argument("desk", nargs="?", type=Path)
    parser.add_argument("--version", action="version", version=__version__)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window; returns when it is closed, or 1 at once where there is no screen."""
    given = _arguments(sys.argv[1:] if arguments is None else arguments)
    if not has_screen(os.environ):
        language = read_settings(config_folder() / "settings.toml").language
        wording = Wording(language or system_language())
        sys.stderr.write(wording.problem(Problem("no-screen")) + "\n")
        return 1
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("LUPDesk")
    qt.setDesktopFileName("lupdesk")
    load_fonts()
    start_log(log_folder())
    application = Application(qt, config_folder() / "settings.toml")
    application.trouble.install(log_folder() / "crash.log")
    application.open_first(given.desk)
    return int(qt.exec())


if __name__ == "__main__":
    raise SystemExit(main())
