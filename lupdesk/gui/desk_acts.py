"""The acts of the menus that reach beyond a page: desks, procurements, backups, the look."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from lupdesk import __version__
from lupdesk.desk import backups
from lupdesk.desk.opening import create_desk
from lupdesk.desk.session import Desk
from lupdesk.domain.things import Procurement
from lupdesk.gui.jobs import Progress
from lupdesk.paths import backups_folder, data_folder, documents_folder
from lupdesk.problems import Problem

if TYPE_CHECKING:
    from lupdesk.gui.app import Application
    from lupdesk.gui.main_window import MainWindow

_SUFFIX: Final = ".lupdesk"


class DeskActs(QObject):
    """One method per act, found by its key."""

    def __init__(self, application: Application) -> None:
        super().__init__(application)
        self._app = application
        self._calls: dict[str, Callable[[], None]] = {
            "new-procurement": self._new_procurement,
            "import-notice": self._import_notice,
            "switch": self._switch,
            "new-desk": self._new_desk,
            "open-desk": self._open_desk,
            "open-demo": self._open_demo,
            "back-up": self._back_up,
            "restore": self._restore,
            "theme": application.toggle_theme,
            "larger": lambda: application.text_size(1),
            "smaller": lambda: application.text_size(-1),
            "language": self._language,
            "keys": self._keys,
            "about": self._about,
            **application.sealing.acts,
            **application.parcels.acts,
        }

    def call(self, key: str) -> None:
        """Do an act by its key; a Problem becomes a sentence in the window."""
        try:
            what, _, detail = key.partition(":")
            if what == "import":
                self._import_table(detail)
            elif what == "open":
                self.open_path(Path(detail))
            else:
                self._calls[key]()
        except Problem as problem:
            self._window.problem(problem)

    @property
    def _window(self) -> MainWindow:
        assert self._app.window is not None
        return self._app.window

    # -- procurements -----------------------------------------------------------------------------

    def _new_procurement(self) -> None:
        if self._app.desk is None:
            return
        from lupdesk.gui.dialogs.new_procurement import NewProcurementDialog

        dialog = NewProcurementDialog(self._app.desk, self._app.wording, self._window)
        if dialog.exec() and dialog.made is not None:
            self._window.show_procurement(dialog.made)
        dialog.deleteLater()

    def _import_notice(self) -> None:
        if self._app.desk is None:
            return
        from lupdesk.gui.dialogs.import_notice import ImportNoticeDialog

        dialog = ImportNoticeDialog(self._window.context(), None, self._window)
        if dialog.exec() and dialog.made is not None:
            self._window.show_procurement(dialog.made)
        dialog.deleteLater()

    def _import_table(self, kind: str) -> None:
        if self._app.desk is None or self._window.procurement is None:
            return
        from lupdesk.gui.dialogs.import_table import ImportDialog

        dialog = ImportDialog(
            self._window.context(), self._window.procurement, kind, parent=self._window
        )
        dialog.exec()
        dialog.deleteLater()

    def _switch(self) -> None:
        desk, say = self._app.desk, self._app.wording.say
        if desk is None:
            return
        from lupdesk.desk.portfolio import portfolio
        from lupdesk.gui.dialogs.choose import Choosable, ChooseDialog
        from lupdesk.wording_portfolio import due_words

        options = [
            Choosable(
                one.procurement.title or one.procurement.reference,
                " · ".join(
                    (
                        one.procurement.reference,
                        self._app.wording.code(f"phase.{one.procurement.phase}"),
                        *due_words(one.counted, self._app.wording),
                    )
                ),
                one.procurement.id,
            )
            for one in portfolio(desk)
        ]
        dialog = ChooseDialog(
            say("Switch procurement"),
            say("Go there"),
            say("All procurements of this desk."),
            options,
            self._app.wording,
            self._window,
        )
        if dialog.exec() and dialog.chosen is not None:
            self._window.show_procurement(dialog.chosen)
        dialog.deleteLater()

    # -- desks ------------------------------------------------------------------------------------

    def _new_desk(self) -> None:
        say = self._app.wording.say
        start = str(documents_folder() / f"LUPDesk{_SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            say("New desk"),
            start,
            f"LUPDesk (*{_SUFFIX})",
            # A desk is never written over: making one where one lies is refused.
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            path = Path(name if name.endswith(_SUFFIX) else name + _SUFFIX)
            self._app.change_desk(create_desk(path, title=path.stem, author=self._app.author))

    def _open_desk(self) -> None:
        say = self._app.wording.say
        name, _ = QFileDialog.getOpenFileName(
            self._window, say("Open desk"), str(documents_folder()), f"LUPDesk (*{_SUFFIX})"
        )
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open another desk; asks before it takes one that is locked elsewhere."""
        desk = self._app.desk
        if desk is not None and path.exists() and path.samefile(desk.path):
            return
        try:
            self._app.change_desk(self._app.opened(path))
        except Problem as problem:
            self._window.problem(problem)
            self.offer_take_over(problem, path)

    def offer_take_over(self, problem: Problem, path: Path | None) -> None:
        """A lock of another computer may be stale: only a person can know."""
        if problem.code != "desk-locked" or path is None:
            return
        from lupdesk.gui.dialogs.ask import ask

        say = self._app.wording.say
        sentence = say(
            "{sentence} If you know that it is not open there, you can take it over. Two people "
            "writing in the same file would lose work.",
            sentence=self._app.wording.problem(problem),
        )
        if ask(
            say("The desk is open elsewhere"),
            sentence,
            say("Take over"),
            self._app.wording,
            self._window,
        ):
            self._app.change_desk(self._app.opened(path, take_over=True))

    def _open_demo(self) -> None:
        from lupdesk.desk.demo import make_demo_desk

        path = data_folder() / "demo" / "demo.lupdesk"
        name = self._app.wording.say("Making the example")
        if path.exists():
            self.open_path(path)
        elif all(job.title != name for job in self._app.jobs.running):
            self._app.jobs.run(
                lambda _: make_demo_desk(path), lambda _: self._show_example(path), title=name
            )

    def _show_example(self, path: Path) -> None:
        """At the worked case: the others lie beside it so that there is more than one."""
        self.open_path(path)
        desk = self._app.desk
        if desk is not None and desk.path == path:
            self._window.show_procurement(desk.all(Procurement)[0].id)

    # -- backups ----------------------------------------------------------------------------------

    def _folder(self, desk: Desk) -> Path:
        return backups_folder(desk.id)

    def back_up_if_due(self) -> None:
        """Every half hour, beside the window."""
        desk = self._app.desk
        if desk is None or desk.read_only:
            return
        path, folder, now = desk.path, self._folder(desk), desk.now()

        def work(progress: Progress) -> None:
            backups.back_up_if_due(path, folder, now=now)

        self._app.jobs.run(work, lambda _: None)

    def back_up_at_end(self) -> None:
        desk = self._app.desk
        if desk is not None and not desk.read_only:
            folder, now = self._folder(desk), desk.now()
            backups.back_up_if_due(desk.path, folder, now=now, every=timedelta(0))

    def _back_up(self) -> None:
        desk, say = self._app.desk, self._app.wording.say
        if desk is None:
            return
        start = str(documents_folder() / f"{desk.path.stem} {desk.today().isoformat()}{_SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(
            self._window, say("Back up now"), start, f"LUPDesk (*{_SUFFIX})"
        )
        if not name:
            return
        source, target = desk.working_path, Path(name)

        def work(progress: Progress) -> int:
            return backups.copy_desk(source, target, backups_folder).of("input")

        def done(inputs: int) -> None:
            self._window.tell(
                self._app.wording.count(
                    "Backed up and checked: {n} input.",
                    "Backed up and checked: {n} inputs.",
                    inputs,
                ),
                "ok",
            )

        self._app.jobs.run(work, done, title=say("Backing up"))

    def _restore(self) -> None:
        desk, wording = self._app.desk, self._app.wording
        folder = self._folder(desk) if desk is not None else backups_folder("")
        from lupdesk.gui.dialogs.choose import Choosable, ChooseDialog

        options = [
            Choosable(
                wording.date_time(one.at), f"{one.title} · {wording.size(one.size)}", one.path
            )
            for one in backups.list_backups(folder)
        ]
        options.append(
            Choosable(
                wording.say("Another file …"), wording.say("A backup that you made yourself"), None
            )
        )
        dialog = ChooseDialog(
            wording.say("Restore a backup"),
            wording.say("Restore"),
            wording.say("The desk as it is now is backed up first, so nothing is lost."),
            options,
            wording,
            self._window,
        )
        agreed, chosen = bool(dialog.exec()), dialog.chosen
        dialog.deleteLater()
        if not agreed:
            return
        if chosen is None:
            name, _ = QFileDialog.getOpenFileName(
                self._window,
                wording.say("Restore a backup"),
                str(documents_folder()),
                f"LUPDesk (*{_SUFFIX})",
            )
            if not name:
                return
            chosen = Path(name)
        self._restore_from(chosen)

    def _restore_from(self, chosen: Path) -> None:
        desk, say = self._app.desk, self._app.wording.say
        path = desk.path if desk is not None else self._place_for(chosen)
        if path is None:
            return
        self._app.sealing.ask_for(chosen)
        folder = self._folder(desk) if desk is not None else data_folder() / "backups" / "restored"
        author = self._app.author
        if desk is not None:
            self._app.keep_unsaved()
            self._window.leave_desk()
            desk.close()
            self._app.desk = None

        def work(progress: Progress) -> None:
            backups.restore(chosen, path, author=author, folder=folder)

        def done(_: None) -> None:
            self.open_path(path)
            self._window.tell(say("The backup is restored."), "ok")

        def failed(error: BaseException) -> None:
            if desk is not None:
                self.open_path(path)
            self._app.trouble.failed(error)

        self._app.jobs.drop_all()
        self._app.jobs.run(work, done, failed, title=say("Restoring the backup"))

    def _place_for(self, chosen: Path) -> Path | None:
        """Where a backup goes when no desk is open: the desk of last time, or a new file."""
        last = self._app.settings.last_desk
        start = last or str(documents_folder() / f"{chosen.stem}{_SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self._app.wording.say("Restore as"),
            start,
            f"LUPDesk (*{_SUFFIX})",
            # What stands there is kept as a backup first.
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        return Path(name) if name else None

    # -- the rest ---------------------------------------------------------------------------------

    def _language(self) -> None:
        self._app.change(language="en" if self._app.wording.language == "nb" else "nb")

    def _keys(self) -> None:
        from lupdesk.gui.dialogs.keys import KeysDialog

        dialog = KeysDialog(self._app.wording, self._window)
        dialog.exec()
        dialog.deleteLater()

    def _about(self) -> None:
        say = self._app.wording.say
        self._window.tell(
            say(
                "LUPDesk {version}. Free software (MIT). Font: Source Sans 3 (OFL). Icons: Lucide (ISC).",
                version=__version__,
            ),
            "accent",
        )
