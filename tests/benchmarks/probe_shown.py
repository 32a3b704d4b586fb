"""``python -m tests.benchmarks.probe_shown``: 200 pages written, proved and shown, told as JSON."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from lupdesk.documents.proof import write_and_prove
from lupdesk.domain.forbidden import Forbidden
from lupdesk.gui.jobs import Jobs
from lupdesk.gui.theme import Theme, apply_theme, load_fonts
from lupdesk.gui.widgets.paper import Paper
from lupdesk.wording import Wording
from tests.benchmarks.bench_pdf import FORBIDDEN, long_document
from tests.benchmarks.probe_preview import Watch
from tests.benchmarks.words import Speech


def main() -> None:
    app = QApplication(sys.argv[:1])
    load_fonts()
    apply_theme(app, Theme())
    jobs = Jobs(lambda _: None)
    paper = Paper("", jobs)
    paper.resize(760, 900)
    paper.show()
    made, other = long_document(), Speech(77)
    forbidden = [Forbidden(other.statement(), "secret") for _ in range(FORBIDDEN)]

    def sharp() -> bool:
        tiles = paper._tiles(paper.current_page)
        return bool(tiles) and all(map(paper.reader.pictures.is_good, tiles))

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "200.pdf"
        began = time.perf_counter()
        written = write_and_prove(made, path, Wording("nb"), forbidden)
        paper.show_pdf(path.read_bytes())
        watch = Watch()
        watch.until(lambda: paper.page_count == written.pages)
        paper.viewport().repaint()
        watch.until(sharp)
        spent = time.perf_counter() - began
    sys.stdout.write(json.dumps({"pages": written.pages, "seconds": spent}))
    jobs.close()


if __name__ == "__main__":
    main()
