"""Undo and redo in the menu: with the name of the act, and in words what was left alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction

from lupdesk.desk.session import Desk
from lupdesk.problems import Problem
from lupdesk.wording import Wording
from lupdesk.wording_undoing import undone


class Undoing:
    """``tell(text, tone)`` hears what was undone, and why something could not be."""

    def __init__(
        self,
        desk: Desk | None,
        wording: Wording,
        undo: QAction,
        redo: QAction,
        tell: Callable[[str, str], None],
    ) -> None:
        self._desk, self._wording, self._tell = desk, wording, tell
        self._undo, self._redo = undo, redo

    def show(self) -> None:
        """The names that now hold, on the two actions."""
        say, desk = self._wording.say, self._desk
        back, again = (desk.undo_label, desk.redo_label) if desk else (None, None)
        _name(self._undo, say("Undo “{act}”", act=self._word(back)) if back else say("Undo"))
        _name(self._redo, say("Redo “{act}”", act=self._word(again)) if again else say("Redo"))
        self._undo.setEnabled(back is not None)
        self._redo.setEnabled(again is not None)

    def _word(self, act: str) -> str:
        return self._wording.code(f"act.{act}")

    def undo(self) -> None:
        self._revert(back=True)

    def redo(self) -> None:
        self._revert(back=False)

    def _revert(self, *, back: bool) -> None:
        if self._desk is None:
            return
        try:
            done = self._desk.undo() if back else self._desk.redo()
        except Problem as problem:
            self._tell(self._wording.problem(problem), "stop")
            return
        if done is None:
            return
        head, *stays = undone(self._wording, done.act, done.restored, done.reasons, back=back)
        if stays:
            self._tell(". ".join((head, " ".join(stays))), "warn")
        else:
            self._tell(head, "ok")


def _name(action: QAction, words: str) -> None:
    action.setText(words.replace("&", "&&"))
