"""Shapes beside a word: decoration for the eye, the word says the same."""

from __future__ import annotations

from typing import Final

from lupdesk.documents.pdf.palette import INK
from lupdesk.documents.pdf.tagging import TaggedCanvas
from lupdesk.domain.composition.document import MarkShape

_SIZE: Final = 7.6
_STROKE: Final = 1.2
_DASHES: Final = (1.7, 1.28)


def draw_sign(canvas: TaggedCanvas, shape: MarkShape, x: float, base: float) -> None:
    """Fill grows with the weight of the thing. ``base``: of the word beside it."""
    left, low, half = x + 0.6, base - 0.8, _SIZE / 2
    canvas.saveState()
    canvas.setStrokeColor(INK)
    canvas.setFillColor(INK)
    canvas.setLineWidth(_STROKE)
    if shape is MarkShape.SQUARE:
        canvas.rect(left, low, _SIZE, _SIZE, stroke=1, fill=1)
    else:
        if shape is MarkShape.DASHED:
            canvas.setDash(*_DASHES)
        full = int(shape is MarkShape.FULL)
        canvas.circle(left + half, low + half, half, stroke=1, fill=full)
        if shape is MarkShape.HALF:
            canvas.wedge(left, low, left + _SIZE, low + _SIZE, 90, 180, stroke=0, fill=1)
    canvas.restoreState()
