"""Turning to each page of a window: ``python -m tests.benchmarks.probe_pages DESK``.

Prints one line of JSON: by page the processor's seconds of the window's thread until it is painted,
the longest time that it did not answer until all work beside it was done, and the memory at the end.
"""

from __future__ import annotations

import sys
import time
from typing import Any, Final

from PySide6.QtCore import QTimer

from lupdesk.gui import app
from tests.benchmarks.probe_window import Painted, _end, _resident, _until

PAGES: Final = (
    "phases",
    "themes",
    "pictures",
    "synthesis",
    "measures",
    "risks",
    "benefits",
    "lessons",
    "portfolio",
)
_SETTLED_MS: Final = 3000


def pages(application: app.Application) -> None:
    QTimer.singleShot(_SETTLED_MS, lambda: _end(application, _turned(application)))


def _turned(application: app.Application) -> dict[str, Any]:
    window = application.window
    assert window is not None
    found = {}
    for name in PAGES:
        application.qt.processEvents()
        began = time.thread_time()
        window.go_to(name)
        painted = Painted(window.page)
        window.page.update()
        while not painted.done:
            application.qt.processEvents()
        own = time.thread_time() - began
        after = _until(application, lambda: not application.jobs.busy)
        found[name] = {"own": own, **after}
    return {"pages": found, "memory": _resident()}


def main() -> int:
    shown = app.Application.show_window

    def show_window(application: app.Application) -> None:
        shown(application)
        pages(application)

    setattr(app.Application, "show_window", show_window)  # noqa: B010
    return app.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
