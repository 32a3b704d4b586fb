"""PDFs of known words, made for the tests of what shows and prints them."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas


def pdf_of(pages: Sequence[Sequence[str]], size: tuple[float, float] = A4) -> bytes:
    """Each page as its lines."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size, invariant=True)
    for lines in pages:
        for place, line in enumerate(lines):
            canvas.drawString(72, size[1] - 72 - 20 * place, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()
