"""The passphrase of a desk: typed to open it, given, changed, taken away; the recovery key on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLayout, QLineEdit, QWidget

from lupdesk.desk import passphrase
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import Choice, TextField, named
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import Label, body, head, meta
from lupdesk.paths import documents_folder
from lupdesk.problems import Problem
from lupdesk.settings import LOCK_AFTER
from lupdesk.wording import Wording
from lupdesk.wording_passphrase import NOT_PROTECTED

_WIDTH: Final = 560


class PassphraseField(TextField):
    """Dots for what is typed; the input method learns nothing of it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)


class UnlockDialog(Dialog):
    """Stays until the passphrase or the recovery key is right, or nobody wants any more."""

    def __init__(self, path: Path, wording: Wording, parent: QWidget | None = None) -> None:
        say = wording.say
        self._path = path
        self.typed = PassphraseField(say("Passphrase or recovery key"))
        content = column(
            meta(str(path), wrap=True), named(say("Passphrase or recovery key"), self.typed), gap=12
        )
        super().__init__(say("The desk is sealed"), say("Open the desk"), content, wording, parent)
        self.setMinimumWidth(480)
        self.typed.setFocus()

    def agree(self) -> None:
        try:
            passphrase.unlock(self._path, self.typed.text())
        except Problem:
            self.typed.selectAll()
            self.typed.setFocus()
            raise


class ChosenDialog(Dialog):
    """A new passphrase, typed twice. ``lock_after`` is in minutes, 0 for never."""

    def __init__(
        self,
        name: str,
        do: str,
        above: Sequence[QLayout],
        wording: Wording,
        lock_after: int,
        parent: QWidget | None = None,
    ) -> None:
        say = wording.say
        self.first = PassphraseField(say("New passphrase"))
        self.second = PassphraseField(say("The same once more"))
        self.minutes = Choice(
            say("Locks by itself after"),
            [*((wording.minutes(one), one) for one in LOCK_AFTER if one), (say("never"), 0)],
        )
        self.minutes.show_value(lock_after)
        content = column(
            *above,
            named(
                say("New passphrase"), self.first, say("Four words that do not belong together.")
            ),
            named(say("The same once more"), self.second),
            named(say("Locks by itself after"), self.minutes),
            not_protected(wording),
            gap=12,
        )
        super().__init__(name, do, content, wording, parent)
        self.setMinimumWidth(LOOK.px(_WIDTH))
        self.take_room(_WIDTH, self.heightForWidth(LOOK.px(_WIDTH)))
        self.first.setFocus()

    @property
    def lock_after(self) -> int:
        return int(self.minutes.value())

    def chosen(self) -> str:
        """Problem ``passphrase-short`` or ``passphrase-differs``."""
        passphrase.refuse_short(self.first.text())
        if self.first.text() != self.second.text():
            raise Problem("passphrase-differs")
        return self.first.text()


class SetPassphraseDialog(ChosenDialog):
    def __init__(self, wording: Wording, lock_after: int, parent: QWidget | None = None) -> None:
        say = wording.say
        super().__init__(say("Seal the desk"), say("Seal"), (), wording, lock_after, parent)

    def agree(self) -> None:
        self.chosen()


class ChangePassphraseDialog(ChosenDialog):
    """Changes it itself: the desk stays open, only its key file is written."""

    def __init__(
        self,
        path: Path,
        backups: Sequence[Path],
        wording: Wording,
        lock_after: int,
        parent: QWidget | None = None,
    ) -> None:
        say = wording.say
        self._path, self._backups = path, backups
        self.key = ""
        self.old = PassphraseField(say("Passphrase or recovery key"))
        above = (named(say("Passphrase or recovery key"), self.old),)
        super().__init__(
            say("Another passphrase"), say("Change"), above, wording, lock_after, parent
        )
        self.old.setFocus()

    def agree(self) -> None:
        new = self.chosen()
        self.key, _ = passphrase.change_passphrase(self._path, self.old.text(), new, self._backups)


class RecoveryKeyDialog(Dialog):
    """Shows the recovery key, lets it be printed or saved, and names the copies that lie plain."""

    def __init__(
        self,
        key: str,
        key_file: Path,
        plain: Sequence[Path],
        seal: Callable[[], Sequence[Path]],
        wording: Wording,
        parent: QWidget | None = None,
    ) -> None:
        say = wording.say
        self._key, self._seal = key, seal
        self.shown = Label("\n".join((key[:23], key[24:])), Size.TITLE, strong=True)
        self.shown.setFont(LOOK.font(Size.TITLE, strong=True))
        self.shown.setAccessibleName(say("Recovery key"))
        self.kept = QCheckBox(say("It is printed, saved or written down"))
        self.kept.toggled.connect(self._may_close)
        self.print = Button(say("Print …"), icon="printer")
        self.print.clicked.connect(self._print)
        self.save = Button(say("Save …"), icon="save")
        self.save.clicked.connect(self._save)
        self.plain = body("", wrap=True)
        self.seal = Button(say("Seal these backups too"), icon="lock")
        self.seal.clicked.connect(self._seal_them)
        content = column(
            body(
                say(
                    "With this key the desk opens when the passphrase is forgotten or the key file is lost. It is shown once: print it and keep it where the computer is not."
                ),
                wrap=True,
            ),
            self.shown,
            row(self.print, self.save, None),
            body(
                say(
                    "Its key file is {key_file}: copy both, or the passphrase opens nothing.",
                    key_file=key_file,
                ),
                wrap=True,
            ),
            self.plain,
            row(self.seal, None),
            self.kept,
            gap=12,
        )
        super().__init__(say("Recovery key"), say("Close"), content, wording, parent)
        self.no.hide()
        self.setMinimumWidth(LOOK.px(600))
        self._may_close(self.kept.isChecked())
        self._show_plain(plain)
        # Not on what closes it: a second Enter after the passphrase would take the key away.
        self.print.setFocus()

    def _may_close(self, kept: bool) -> None:
        self.ok.setEnabled(kept)

    def reject(self) -> None:
        """Esc and the window's cross too wait until the key is kept."""
        if self.kept.isChecked():
            super().reject()
            return
        say = self._words.say
        self.message.show_message(say("The key is shown only now. Keep it first."), "warn")

    def text(self) -> str:
        return f"{self._words.say('Recovery key of a LUPDesk desk')}\n\n{self._key}\n"

    def _show_plain(self, plain: Sequence[Path]) -> None:
        for one in (self.plain, self.seal):
            one.setVisible(bool(plain))
        names = "\n".join(map(str, plain))
        before = self._words.say("These backups are from before and can be read by anybody:")
        self.plain.setText(f"{before}\n{names}")

    def _seal_them(self) -> None:
        try:
            self._show_plain(self._seal())
        except Problem as problem:
            self.message.show_message(self._words.problem(problem), "stop")

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        if dialog.exec():
            paper = QTextDocument()
            paper.setPlainText(self.text())
            paper.print_(printer)
            self.kept.setChecked(True)
        dialog.deleteLater()

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            self._words.say("Recovery key"),
            str(documents_folder() / f"{self._words.say('Recovery key')}.txt"),
        )
        if not name:
            return
        try:
            passphrase.save_text(Path(name), self.text())
        except Problem as problem:
            self.message.show_message(self._words.problem(problem), "stop")
            return
        self.kept.setChecked(True)


class RemovePassphraseDialog(Dialog):
    def __init__(self, path: Path, wording: Wording, parent: QWidget | None = None) -> None:
        say = wording.say
        self._path = path
        self.typed = PassphraseField(say("Passphrase or recovery key"))
        content = column(
            body(
                say(
                    "The desk becomes an ordinary file that anybody can read. Backups that were made while it was sealed stay sealed."
                ),
                wrap=True,
            ),
            named(say("Passphrase or recovery key"), self.typed),
            gap=12,
        )
        super().__init__(say("Remove the passphrase"), say("Remove"), content, wording, parent)
        self.setMinimumWidth(480)
        self.typed.setFocus()

    def agree(self) -> None:
        passphrase.unlock(self._path, self.typed.text())


def not_protected(wording: Wording) -> QLayout:
    lines = "\n".join(f"– {wording.constant(line)}" for line in NOT_PROTECTED)
    return column(
        head(wording.say("A passphrase does not protect:")), body(lines, wrap=True), gap=4
    )
