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
    probe: Probe = {"start": start, "inputs": inputs}[sys.argv[1]]
    shown = app.Application.show_window

    def show_window(application: app.Application) -> None:
        shown(application)
        probe(application)

    setattr(app.Application, "show_window", show_window)  # noqa: B010
    return app.main(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
