"""Reads the pages' code while nobody waits for it: the start is short, and so is the first turn."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QTableView

from lupdesk.gui.chips import draw_icons
from lupdesk.wording import Wording

MODULES: Final = (
    "lupdesk.gui.views.procurement",
    "lupdesk.gui.views.inputs",
    "lupdesk.gui.views.meeting_room",
    "lupdesk.gui.views.timetable",
    "lupdesk.gui.views.suppliers",
    "lupdesk.gui.views.questions",
    "lupdesk.gui.views.follow_up",
    "lupdesk.gui.views.pictures",
    "lupdesk.gui.views.portfolio",
    "lupdesk.gui.views.themes",
    "lupdesk.gui.views.measures",
)
"""Those that write PDFs are read when they are asked for: they are heavy, and wanted on Friday."""
_FIRST_MS: Final = 250
_BETWEEN_MS: Final = 20


class ReadAhead(QObject):
    """One module at a time, so that a key press never waits for more than one of them."""

    def __init__(self, wording: Wording, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[Callable[[], object]] = [wording.read_days]
        self._left += [lambda name=name: import_module(name) for name in MODULES]  # type: ignore[misc]
        self._left += [_meet_tables, draw_icons]
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        self._timer.start(_FIRST_MS)

    def _next(self) -> None:
        if self._left:
            self._left.pop(0)()
            self._timer.start(_BETWEEN_MS)


def _meet_tables() -> None:
    """The first table of a process costs PySide 15 ms more than the next: it makes the enums of
    every class that a viewport could be.
    """
    QTableView().viewport()
