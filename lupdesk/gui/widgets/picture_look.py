"""How the cells and heads of a picture are drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from lupdesk.gui.theme import LOOK, Size

_SHARES: Final = (0.0, 0.12, 0.26, 0.42, 1.0)
"""Of the accent on the ground, by level: grey alone tells them apart, and the number is read on
each. Between the last two no share would let either ink be read.
"""
_SLANT: Final = 45
_LONGEST: Final = 160
"""A slanted head that is longer is cut."""
_KEY: Final = 10


class Shape(Enum):
    SOFT = auto()
    SQUARE = auto()
    """The buyer's side, as in the papers."""
    ROUND = auto()
    """The suppliers' side."""


def ground(level: int) -> QColor:
    paper, accent, share = LOOK.colour("surface"), LOOK.colour("accent"), _SHARES[level]
    pairs = zip(paper.getRgb()[:3], accent.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a + (b - a) * share) for a, b in pairs))


def draw_cell(painter: QPainter, rect: QRect, words: str, level: int, shape: Shape) -> None:
    if not level:
        return
    inside = QRectF(rect).adjusted(3, 4, -3, -3)
    corner = {
        Shape.SOFT: 5.0,
        Shape.SQUARE: 0.0,
        Shape.ROUND: min(inside.height() / 2, LOOK.px(14)),
    }[shape]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground(level))
    painter.drawRoundedRect(inside, corner, corner)
    painter.setFont(LOOK.font(strong=level == len(_SHARES) - 1))
    painter.setPen(LOOK.colour("on_accent" if level == len(_SHARES) - 1 else "text"))
    painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, words)


def slanted_height(words: Sequence[str]) -> int:
    return max((slanted_width(one) for one in words), default=0) + 8


def slanted_width(words: str) -> int:
    """At 45 degrees a head is as wide as high."""
    metrics = LOOK.metrics(Size.SMALL, strong=True)
    longest = min(metrics.horizontalAdvance(words), LOOK.px(_LONGEST))
    return math.ceil(math.sin(math.radians(_SLANT)) * (longest + metrics.height()))


def draw_slanted(painter: QPainter, foot: QPointF, words: str, *, lit: bool) -> None:
    metrics = LOOK.metrics(Size.SMALL, strong=lit)
    painter.save()
    painter.translate(foot)
    painter.rotate(-_SLANT)
    painter.setFont(LOOK.font(Size.SMALL, strong=lit))
    painter.setPen(LOOK.colour("text" if lit else "text2"))
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, LOOK.px(_LONGEST))
    painter.drawText(QPointF(0, metrics.descent()), shown)
    painter.restore()


def draw_key(painter: QPainter, rect: QRect, words: str, shape: Shape) -> None:
    """The name of a side, after the shape that its cells have."""
    font = LOOK.font(strong=True)
    wide = LOOK.metrics(strong=True).horizontalAdvance(words)
    side = LOOK.px(_KEY)
    left = rect.center().x() - (wide + side + 8) / 2
    mark = QRectF(left, rect.center().y() - side / 2, side, side)
    corner = side / 2 if shape is Shape.ROUND else 0.0
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(LOOK.colour("accent"))
    painter.drawRoundedRect(mark, corner, corner)
    painter.setFont(font)
    painter.setPen(LOOK.colour("text"))
    place = QRectF(left + side + 8, rect.top(), wide + 4, rect.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
