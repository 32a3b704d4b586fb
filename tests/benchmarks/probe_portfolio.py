"""The page of all procurements in a process of its own: ``python -m …probe_portfolio DESK TIMES``.

Prints one line of JSON: the seconds from asking for the page until its first screen was painted.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from lupdesk.desk.opening import look_at_desk
from lupdesk.gui.context import PageContext
from lupdesk.gui.jobs import Jobs
from lupdesk.gui.theme import Theme, apply_theme, load_fonts
from lupdesk.gui.views.portfolio import PortfolioPage
from lupdesk.wording import Wording

NOW: Final = datetime(2026, 3, 2, 9, tzinfo=UTC)
_SIZE: Final = QSize(1146, 700)
"""What the window leaves to a page on a screen of 1366 × 768."""


def shown(path: Path, times: int) -> list[float]:
    application = QApplication([])
    load_fonts()
    apply_theme(application, Theme())
    jobs = Jobs(_fail)
    desk = look_at_desk(path, author="Måler", clock=lambda: NOW)
    context = PageContext(
        desk=desk,
        wording=Wording("nb"),
        jobs=jobs,
        tell=lambda text, tone: None,
        go_to=lambda page, id: None,
        remember=lambda name, sizes: None,
        remembered=lambda name: (),
    )
    spent = []
    # The first one reads modules and draws icons, as the first page of any window does.
    for _ in range(times + 1):
        began = time.perf_counter()
        page = PortfolioPage(context, None)
        page.resize(_SIZE)
        onto = QPixmap(_SIZE)
        page.render(onto)
        spent.append(time.perf_counter() - began)
        page.deleteLater()
        application.processEvents()
    desk.close()
    jobs.close()
    return spent[1:]


def _fail(error: BaseException) -> None:
    raise error


if __name__ == "__main__":
    sys.stdout.write(json.dumps(shown(Path(sys.argv[1]), int(sys.argv[2]))))
