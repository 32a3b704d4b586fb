"""A benefit on its axis: a ring where it began, a disc where it is to go, rhombs where it was measured."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from lupdesk.domain.quantities import Change
from lupdesk.gui.theme import LOOK

_RADIUS: Final = 6
_HEAD: Final = 8


def draw_axis(painter: QPainter, rect: QRect, change: Change, measured: Sequence[Decimal]) -> None:
    """In the middle of ``rect``, with room for half a mark at each end."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = LOOK.px(_RADIUS)
    left, room = rect.left() + radius, max(rect.width() - 2 * radius, 1)
    y = rect.center().y()

    def at(number: Decimal) -> QPointF:
        return QPointF(left + room * change.share(number), y)

    painter.setPen(QPen(LOOK.colour("line"), LOOK.px(3)))
    painter.drawLine(QPointF(left, y), QPointF(left + room, y))
    start, end = at(change.start), at(change.target)
    _way(painter, start, end)
    painter.setPen(QPen(LOOK.colour("text"), 2))
    painter.setBrush(LOOK.colour("surface"))
    painter.drawEllipse(start, radius - 1, radius - 1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(LOOK.colour("accent"))
    painter.drawEllipse(end, radius, radius)
    for place, number in enumerate(measured):
        _rhomb(painter, at(number), newest=place == len(measured) - 1)
    painter.restore()


def _way(painter: QPainter, start: QPointF, end: QPointF) -> None:
    radius = LOOK.px(_RADIUS)
    away = 1 if end.x() > start.x() else -1
    tip = QPointF(end.x() - away * (radius + 1), end.y())
    if abs(end.x() - start.x()) < 2 * radius + LOOK.px(_HEAD):
        return
    painter.setPen(QPen(LOOK.colour("accent"), LOOK.px(3)))
    painter.drawLine(start, tip - QPointF(away * LOOK.px(_HEAD), 0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(LOOK.colour("accent"))
    back = tip.x() - away * LOOK.px(_HEAD)
    half = LOOK.px(_HEAD) * 0.6
    painter.drawPolygon(
        QPolygonF([tip, QPointF(back, tip.y() - half), QPointF(back, tip.y() + half)])
    )


def _rhomb(painter: QPainter, at: QPointF, *, newest: bool) -> None:
    """The newest is filled and larger."""
    half = LOOK.px(7 if newest else 5)
    painter.setPen(QPen(LOOK.colour("surface" if newest else "text"), 1.5))
    painter.setBrush(LOOK.colour("text" if newest else "surface"))
    painter.drawPolygon(
        QPolygonF(
            [
                at + QPointF(0, -half),
                at + QPointF(half, 0),
                at + QPointF(0, half),
                at + QPointF(-half, 0),
            ]
        )
    )
