"""The window in a process of its own: ``python -m tests.benchmarks.probe_window WHAT DESK``.

Prints one line of JSON. ``start`` is timed by the caller, from before the process was made.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from lupdesk.gui import app
from lupdesk.gui.models.input_model import FIRST_PAGE

STEPS = 100
_WHEEL = 3
"""Rows that one notch of a wheel moves."""
_PATIENCE = 60.0
_GIVEN = 20
"""Statements that are given a theme."""
_SIGNS = {Qt.Key.Key_1: "1"}
_SETTLED_MS = 1500
"""How long the window has stood when somebody turns to the table."""

Probe = Callable[[app.Application], None]


class Answer(QObject):
    """Waits for the first paint, then for a key that the window has handled."""

    def __init__(self, then: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._then = then
        self._painted = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._press)
        return False

    def _press(self) -> None:
        target = QApplication.focusWidget() or QApplication.activeWindow()
        pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
        if target is not None:
            QApplication.sendEvent(target, pressed)
        QApplication.processEvents()
        self._then()


class Painted(QObject):
    """Knows whether a widget has been painted by the event loop, as a person would see it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.done = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.done = self.done or event.type() == QEvent.Type.Paint
        return False


def start(application: app.Application) -> None:
    """Ends at the first moment at which the window has been painted and has answered a key."""

    def done() -> None:
        _end(application, {"at": time.time()})

    answer = Answer(done, application)
    application.qt.installEventFilter(answer)


def inputs(application: app.Application) -> None:
    """Turning to the table of inputs until it is painted; then scrolling, then the memory."""
    QTimer.singleShot(_SETTLED_MS, lambda: _end(application, _table(application)))


def _table(application: app.Application) -> dict[str, Any]:
    window = application.window
    assert window is not None
    application.qt.processEvents()
    began = time.perf_counter()
    window.go_to("inputs")
    page = window.page
    painted = Painted(page.table.viewport())
    while not painted.done:
        application.qt.processEvents()
    opened = time.perf_counter() - began
    arrived = _until(
        application, lambda: not application.jobs.busy and page.model.rowCount() > FIRST_PAGE
    )
    bar, view = page.table.verticalScrollBar(), page.table.viewport()
    row = page.table.rowHeight(0)
    far = [bar.maximum() * step // STEPS for step in range(1, STEPS + 1)]
    near = [_WHEEL * row * step for step in range(1, STEPS + 1)]
    spent = {}
    for name, places in (("far", far), ("near", near)):
        bar.setValue(0)
        application.qt.processEvents()
        spent[name] = [_scroll(bar, view, place) for place in places]
    application.qt.processEvents()
    return {
        "opened": opened,
        "arrived": arrived,
        "rows": page.model.rowCount(),
        "memory": _resident(),
        **spent,
    }


def themes(application: app.Application) -> None:
    """Turning to the page of themes until it is painted, until it counts, until it knows the words;
    then giving themes, and the memory.
    """
    QTimer.singleShot(_SETTLED_MS, lambda: _end(application, _themes(application)))


def _themes(application: app.Application) -> dict[str, Any]:
    window = application.window
    assert window is not None
    application.qt.processEvents()
    began = time.perf_counter()
    window.go_to("themes")
    page = window.page
    painted = Painted(page)
    application.qt.processEvents()
    stood = time.perf_counter() - began
    first = _until(application, lambda: painted.done)
    counted = _until(application, lambda: bool(page.card.text.text()))
    learnt = _until(application, lambda: not application.jobs.busy)
    steps = []
    for key in (Qt.Key.Key_1, Qt.Key.Key_Down) * _GIVEN:
        steps.append(_pressed(application, page.card, key))
        _until(application, lambda: not application.jobs.busy)
    return {
        "painted": stood + first["after"],
        "counted": stood + first["after"] + counted["after"],
        "learnt": stood + first["after"] + counted["after"] + learnt["after"],
        "longest": max(stood, *(one["longest"] for one in (first, counted, learnt))),
        "steps": steps,
        "memory": _resident(),
    }


def measures(application: app.Application) -> None:
    """Turning to the board of measures until it is painted, until it is read; then walking down it."""
    QTimer.singleShot(_SETTLED_MS, lambda: _end(application, _measures(application)))


def _measures(application: app.Application) -> dict[str, Any]:
    window = application.window
    assert window is not None
    application.qt.processEvents()
    began = time.perf_counter()
    window.go_to("measures")
    page = window.page
    painted = Painted(page)
    application.qt.processEvents()
    stood = time.perf_counter() - began
    first = _until(application, lambda: painted.done)
    read = _until(application, lambda: page.board.list.rows.rowCount() > 0)
    steps = [_pressed(application, page.board.list, Qt.Key.Key_Down) for _ in range(2 * _GIVEN)]
    _pressed(application, page.board.list, Qt.Key.Key_End)
    steps += [_pressed(application, page.board.list, Qt.Key.Key_Up) for _ in range(2 * _GIVEN)]
    began = time.perf_counter()
    page.refresh()
    again = time.perf_counter() - began
    arrived = _until(application, lambda: not application.jobs.busy)
    return {
        "painted": stood + first["after"],
        "read": stood + first["after"] + read["after"],
        "stood": stood,
        "longest": max(first["longest"], read["longest"], again, arrived["longest"]),
        "steps": steps,
        "rows": page.board.list.rows.rowCount(),
        "memory": _resident(),
    }


def phases(application: app.Application) -> None:
    """Moving on through the phases, with their page open."""
    QTimer.singleShot(_SETTLED_MS, lambda: _end(application, _phases(application)))


def _phases(application: app.Application) -> dict[str, Any]:
    window = application.window
    assert window is not None
    window.go_to("phases")
    page = window.page
    _until(application, lambda: not application.jobs.busy)
    steps, told = [], []
    for phase in range(1, 10):
        began = time.perf_counter()
        page.line.moved.emit(phase)
        application.qt.processEvents()
        steps.append(time.perf_counter() - began)
        told.append(_until(application, lambda: not application.jobs.busy)["after"])
    return {"steps": steps, "told": sum(told) / len(told), "memory": _resident()}


def _pressed(application: app.Application, target: QWidget, key: Qt.Key) -> float:
    """Seconds until a key has been answered and painted."""
    pressed = QKeyEvent(
        QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, _SIGNS.get(key, "")
    )
    began = time.perf_counter()
    QApplication.sendEvent(target, pressed)
    application.qt.processEvents()
    return time.perf_counter() - began


def _scroll(bar: Any, view: Any, place: int) -> float:
    began = time.perf_counter()
    bar.setValue(place)
    view.repaint()
    return time.perf_counter() - began


def _until(application: app.Application, holds: Callable[[], bool]) -> dict[str, float]:
    """Seconds until it holds, and the longest time that the window did not answer meanwhile."""
    began = last = time.perf_counter()
    longest = 0.0
    while not holds() and last - began < _PATIENCE:
        application.qt.processEvents()
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
        time.sleep(0.001)
    return {"after": last - began, "longest": longest}


def _resident() -> int:
    """Bytes of memory that this process holds."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _end(application: app.Application, told: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    application.jobs.close()
    if application.desk is not None:
        application.desk.close()
    os._exit(0)


def main() -> int:
    probes: dict[str, Probe] = {
        "start": start,
        "inputs": inputs,
        "themes": themes,
        "measures": measures,
        "phases": phases,
    }
    probe = probes[sys.argv[1]]
    shown = app.Application.show_window

    def show_window(application: app.Application) -> None:
        shown(application)
        probe(application)

    setattr(app.Application, "show_window", show_window)  # noqa: B010
    return app.main(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
