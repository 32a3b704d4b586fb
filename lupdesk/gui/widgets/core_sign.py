"""The sign of a core question, the same in the guide, in the meeting and in the matrix."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from lupdesk.gui.theme import LOOK

SIGN: Final = "◆"
"""As it stands in a legend."""
SIDE: Final = 8


def draw_core(painter: QPainter, middle: QPointF, token: str = "accent") -> None:
    """A filled diamond about this point."""
    half = LOOK.px(SIDE) / 2
    corners = ((0, -half), (half, 0), (0, half), (-half, 0))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(LOOK.colour(token))
    painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
    painter.restore()
