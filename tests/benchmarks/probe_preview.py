"""``python -m tests.benchmarks.probe_preview``: times of a paper of 1 000 pages, told as JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication

from lupdesk.gui.jobs import Jobs
from lupdesk.gui.theme import Theme, apply_theme, load_fonts
from lupdesk.gui.widgets.paper import Paper
from tests.gui.papers import pdf_of

PAGES: Final = 1_000
_JUMP: Final = 37
_LINE: Final = "Lukkede grensesnitt i dagens journalsystem gjør integrasjon dyr, sier flere"


class Watch:
    """Waits for something beside the window, and how long the window stood still meanwhile."""

    def __init__(self) -> None:
        self.longest = 0.0

    def until(self, is_so: Callable[[], bool]) -> float:
        began = last = time.perf_counter()
        while not is_so():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            now = time.perf_counter()
            self.longest = max(self.longest, now - last)
            last = now
            time.sleep(0.0005)
        return time.perf_counter() - began


def main() -> None:
    app = QApplication(sys.argv[:1])
    load_fonts()
    apply_theme(app, Theme())
    jobs = Jobs(lambda _: None)
    paper = Paper("", jobs)
    paper.resize(760, 900)
    paper.show()
    data = pdf_of([[f"Side {n}", *[_LINE] * 30] for n in range(PAGES)])
    watch = Watch()

    def sharp() -> bool:
        tiles = paper._tiles(paper.current_page)
        return bool(tiles) and all(map(paper.reader.pictures.is_good, tiles))

    began = time.perf_counter()
    paper.show_pdf(data)
    watch.until(lambda: paper.page_count == PAGES)
    paper.viewport().repaint()
    watch.until(sharp)
    opened = time.perf_counter() - began
    watch.until(lambda: not jobs.busy)
    turned = []
    for page in range(0, PAGES, _JUMP):
        paper.go_to_page(page)
        paper.viewport().repaint()
        turned.append(watch.until(sharp))
    watch.until(lambda: not jobs.busy)
    found: list[int] = []
    paper.marks.found.connect(lambda: found.append(len(paper.marks.passages)))
    began = time.perf_counter()
    paper.marks.look_for("grensesnitt", 0)
    watch.until(lambda: bool(found))
    searched = time.perf_counter() - began
    sys.stdout.write(
        json.dumps(
            {
                "opened": opened,
                "turned": turned,
                "searched": searched,
                "found": found[0],
                "longest": watch.longest,
                "pictures": paper.reader.pictures.bytes,
            }
        )
    )
    jobs.close()


if __name__ == "__main__":
    main()
