"""The same text as ``bench_pdf.long_document``, set by others: for the ratios in the table.

Each is asked once in a process of its own (``python -m tests.benchmarks.peers ours 8``), which
prints pages, seconds and megabytes at most.
"""

from __future__ import annotations

import html
import importlib
import io
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lupdesk.domain.composition.document import Document, Heading, Noted, Paragraph
from lupdesk.paths import resources
from lupdesk.wording import Wording
from tests.benchmarks.bench_pdf import long_document

_KILOBYTES: Final = 1 if sys.platform != "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Figures:
    pages: int
    seconds: float
    megabytes: float


def ours(document: Document) -> bytes:
    from lupdesk.documents.pdf import pdf_bytes

    return pdf_bytes(document, Wording("nb"))


def ours_without_the_pass(document: Document) -> bytes:
    """Tagged and drawn, before pikepdf puts tree and properties into the file."""
    from lupdesk.documents.pdf import writing

    setattr(writing, "finished", lambda raw, _root, _properties: (raw, 0))  # noqa: B010
    return writing.pdf_bytes(document, Wording("nb"))


def reportlab(document: Document) -> bytes:
    """Plain ReportLab by its own layout: untagged, the same font, sizes and column."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable, SimpleDocTemplate
    from reportlab.platypus import Paragraph as Set

    from lupdesk.documents.pdf.fonts import REGULAR, SEMIBOLD, load_fonts
    from lupdesk.documents.pdf.styles import AXIS, EDGE, PAGE_H, PAGE_W

    load_fonts()
    head = ParagraphStyle("h", fontName=SEMIBOLD, fontSize=16, leading=20, spaceBefore=24)
    body = ParagraphStyle("b", fontName=REGULAR, fontSize=10.5, leading=16, spaceAfter=8)
    note = ParagraphStyle("n", fontName=REGULAR, fontSize=9, leading=12)
    flowables: list[Flowable] = [
        Set(html.escape(text), {"h": head, "b": body, "n": note}[sort])
        for sort, text in _texts(document)
    ]
    out = io.BytesIO()
    SimpleDocTemplate(
        out, pagesize=(PAGE_W, PAGE_H), leftMargin=EDGE + AXIS, rightMargin=EDGE,
        topMargin=88, bottomMargin=72,
    ).build(flowables)  # fmt: skip
    return out.getvalue()


def typst(document: Document) -> bytes:
    """Tagged, as PDF/UA-1."""
    engine: Any = importlib.import_module("typst")
    marks = {"h": "= {}\n\n", "b": "{}\n\n", "n": "#text(size: 9pt)[{}]\n\n"}
    said = "".join(marks[sort].format(_escaped(text)) for sort, text in _texts(document))
    source = (
        '#set document(title: "Referat")\n#set text(font: "Source Sans 3", size: 10.5pt, '
        'lang: "nb")\n#set page(paper: "a4", margin: (left: 168pt, right: 40pt, y: 80pt))\n'
        f"#set par(leading: 6pt)\n{said}"
    )
    made: bytes = engine.compile(
        source.encode(), font_paths=[str(resources() / "fonts")], pdf_standards=["ua-1"]
    )
    return made


def weasyprint(document: Document) -> bytes:
    """Tagged, as PDF/UA-1."""
    engine: Any = importlib.import_module("weasyprint")
    tags = {"h": "h1", "b": "p", "n": "small"}
    said = "".join(
        f"<{tags[sort]}>{html.escape(text)}</{tags[sort]}>" for sort, text in _texts(document)
    )
    fonts = (resources() / "fonts").as_uri()
    style = (
        f"@font-face{{font-family:S;src:url({fonts}/SourceSans3_400Regular.ttf)}}"
        "@page{size:A4;margin:80pt 40pt 80pt 168pt}body{font:10.5pt/16pt S}"
        "small{display:block;font-size:9pt}"
    )
    page = f"<html lang=nb><title>Referat</title><style>{style}</style>{said}"
    made: bytes = engine.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    return made


def _texts(document: Document) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for block in document.blocks:
        match block:
            case Heading():
                found.append(("h", str(block.text)))
            case Paragraph():
                found.append(("b", str(block.text)))
            case Noted():
                mark = str(block.mark.word) if block.mark else ""
                found += [("n", f"{mark} {' '.join(map(str, block.notes))}")]
                found += [("b", str(text)) for text in block.body]
    return found


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\#*_`$<>@[]=-+/~'\"." else sign for sign in text)


ENGINES: Final[Mapping[str, Callable[[Document], bytes]]] = {
    "ours": ours,
    "ours without the pass": ours_without_the_pass,
    "ReportLab, untagged": reportlab,
    "typst": typst,
    "WeasyPrint": weasyprint,
}


def measured(engine: str, themes: int) -> Figures | None:
    """In a process of its own; None where the engine is not installed."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.peers", engine, str(themes)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    if done.returncode:
        return None
    pages, spent, most = done.stdout.split()[-3:]
    return Figures(int(pages), float(spent), float(most))


def main(arguments: Sequence[str]) -> int:
    import pikepdf

    engine, themes = arguments
    document = long_document(themes=int(themes))
    ENGINES[engine](long_document(themes=1))  # what is read once is no part of it
    began = time.perf_counter()
    data = ENGINES[engine](document)
    spent = time.perf_counter() - began
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KILOBYTES / 1024
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = len(pdf.pages)
    sys.stdout.write(f"{pages} {spent:.3f} {most:.0f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
