"""200 tagged pages, written and proved: ``python -m tests.benchmarks.bench_pdf``."""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from lupdesk.documents.pdf import printed
from lupdesk.documents.proof import prove, write_and_prove
from lupdesk.domain.composition.document import (
    Block,
    Document,
    Heading,
    Mark,
    MarkShape,
    Noted,
    Paragraph,
)
from lupdesk.domain.forbidden import Forbidden
from lupdesk.wording import Wording
from tests.benchmarks.words import Speech
from tests.documents.samples import document

_PAGES = 200
FORBIDDEN = 1_000
_MARKS = (
    Mark(MarkShape.EMPTY, "Åpen"),
    Mark(MarkShape.HALF, "Anonymiseres"),
    Mark(MarkShape.FULL, "Taushetsbelagt"),
)


@dataclass(frozen=True, slots=True)
class Figures:
    pages: int
    printing: float
    """Seconds, as the next two."""
    proving: float
    whole: float


def long_document(seed: int = 5, themes: int = 113) -> Document:
    """About 200 pages of what is said in meetings."""
    speech = Speech(seed)
    blocks: list[Block] = []
    for theme in range(themes):
        blocks += [Heading(2, f"{theme + 1}. {speech.statement()[:50]}"), Paragraph(_talk(speech))]
        for number in range(11):
            mark = _MARKS[number % 3]
            blocks.append(Noted((speech.statement(),), mark=mark, notes=(f"Krav, I{number:02d}",)))
    return document(*blocks)


def _talk(speech: Speech) -> str:
    return " ".join(speech.statement() for _ in range(5))


def measure() -> Figures:
    made, wording, other = long_document(), Wording("nb"), Speech(77)
    forbidden = [Forbidden(other.statement(), "secret") for _ in range(FORBIDDEN)]
    start = time.perf_counter()
    proof = printed(made, wording)
    printing = time.perf_counter() - start
    start = time.perf_counter()
    assert prove(proof.data, forbidden) == []
    proving = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        written = write_and_prove(made, Path(folder) / "200.pdf", wording, forbidden)
        whole = time.perf_counter() - start
    return Figures(written.pages, printing, proving, whole)


def main() -> None:
    found = measure()
    sys.stdout.write(
        f"{found.pages} pages: printed {found.printing:.2f} s, proved against {FORBIDDEN} "
        f"forbidden texts {found.proving:.2f} s; written and proved {found.whole:.2f} s "
        f"(at most 2.5 s for {_PAGES})\n"
    )


if __name__ == "__main__":
    main()
