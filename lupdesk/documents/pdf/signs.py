"""Shapes beside a word: decoration for the eye, the word says the same."""

from __future__ import annotations

from typing import Final

from lupdesk.documents.pdf.palette import INK
from lupdesk.documents.pdf.tagging import TaggedCanvas
from lupdesk.domain.composition.document import MarkShape

_SIZE: Final = 7.6
_STROKE: Final = 1.2
_DASHES: Final = (1.7, 1.28)
_POINTS: Final = {
    MarkShape.TRIANGLE: ((0.0, 0.0), (1.0, 0.0), (0.5, 0.95)),
    MarkShape.TICK: ((0.0, 0.5), (0.35, 0.1), (1.0, 0.95)),
}
"""In shares of the size."""


def draw_sign(canvas: TaggedCanvas, shape: MarkShape, x: float, base: float) -> None:
    """Fill grows with the weight of the thing. ``base``: of the word beside it."""
    left, low, half = x + 0.6, base - 0.8, _SIZE / 2
    canvas.saveState()
    canvas.setStrokeColor(INK)
    canvas.setFillColor(INK)
    canvas.setLineWidth(_STROKE)
    if shape in (MarkShape.SQUARE, MarkShape.FRAME):
        canvas.rect(left, low, _SIZE, _SIZE, stroke=1, fill=int(shape is MarkShape.SQUARE))
    elif shape in _POINTS:
        _draw_points(canvas, shape, left, low)
    else:
        if shape is MarkShape.DASHED:
            canvas.setDash(*_DASHES)
        full = int(shape is MarkShape.FULL)
        canvas.circle(left + half, low + half, half, stroke=1, fill=full)
        if shape is MarkShape.HALF:
            canvas.wedge(left, low, left + _SIZE, low + _SIZE, 90, 180, stroke=0, fill=1)
    canvas.restoreState()


def _draw_points(canvas: TaggedCanvas, shape: MarkShape, left: float, low: float) -> None:
    first, *rest = [(left + right * _SIZE, low + up * _SIZE) for right, up in _POINTS[shape]]
    closed = shape is MarkShape.TRIANGLE
    path = canvas.beginPath()
    path.moveTo(*first)
    for point in rest:
        path.lineTo(*point)
    if closed:
        path.close()
    else:
        canvas.setLineWidth(1.6)
    canvas.drawPath(path, stroke=1, fill=int(closed))
