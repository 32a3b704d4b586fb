"""The picture of risks: five by five cells, hatched by band, with discs and arrows to rings."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from lupdesk.domain.result_kinds import MOST_LIKELY
from lupdesk.domain.risks import Band, Place, Placed, band, brought_to, standing_at
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.rows import put
from lupdesk.wording import Wording

_NAMES: Final = 148
_CELL: Final = 76
_HIGH: Final = 36
_LOWEST: Final = 26
_HIGHEST: Final = 64
_UNDER: Final = 44
_KEY: Final = 168
_GAP: Final = 16
_RADIUS: Final = 10
_PITCH: Final = 23
_MOST: Final = 3
"""Discs beside each other in a cell of the usual width."""
_HATCH: Final = {
    Band.MEDIUM: Qt.BrushStyle.BDiagPattern,
    Band.HIGH: Qt.BrushStyle.DiagCrossPattern,
}
_STEPS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (1, 0),
    Qt.Key.Key_Down: (-1, 0),
}


class RiskPicture(QWidget):
    """Arrows move from cell to cell; Enter or Space goes through the risks of one. ``picked`` brings
    the risk's id.
    """

    picked = Signal(object)

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._placed: Sequence[Placed] = ()
        self._shown: UUID | None = None
        self._at: Place = (MOST_LIKELY, 1)
        self._given = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(wording.say("Likelihood and consequence"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_risks(self, placed: Sequence[Placed], shown: UUID | None) -> None:
        self._placed = placed
        self.light(shown)

    def light(self, shown: UUID | None) -> None:
        """The risk that is selected in the list: its arrow stands out, and the cursor is there."""
        self._shown = shown
        found = next((one for one in self._placed if one.risk.id == shown), None)
        if found is not None:
            self._at = found.now
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        wide = _NAMES + _CELL * MOST_LIKELY + _GAP + _KEY
        return QSize(LOOK.px(wide), max(LOOK.px(_HIGH * MOST_LIKELY + _UNDER), self._given))

    def give(self, height: int) -> None:
        """What the page has to spare: the cells grow with it, as far as they are read better."""
        most = LOOK.px(_HIGHEST * MOST_LIKELY + _UNDER)
        given = max(0, min(height, most))
        if given != self._given:
            self._given = given
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        high = LOOK.px(_LOWEST * MOST_LIKELY + _UNDER)
        return QSize(LOOK.px(_NAMES + 48 * MOST_LIKELY), high)

    # -- places -----------------------------------------------------------------------------------

    def _has_key(self) -> bool:
        return self.width() >= self.sizeHint().width()

    def _wide(self) -> int:
        """Of a cell: narrower where there is little room."""
        beside = LOOK.px(_GAP + _KEY) if self._has_key() else 0
        room = (self.width() - LOOK.px(_NAMES) - beside) // MOST_LIKELY
        return max(LOOK.px(40), min(room, max(LOOK.px(_CELL), self._high() * _CELL // _HIGH)))

    def _high(self) -> int:
        """Of a cell: lower in a low window, so that the list above it keeps its rows."""
        room = (self.height() - LOOK.px(_UNDER)) // MOST_LIKELY
        return max(LOOK.px(_LOWEST), min(room, LOOK.px(_HIGHEST)))

    def cell(self, place: Place) -> QRect:
        likelihood, consequence = place
        wide, high = self._wide(), self._high()
        left = LOOK.px(_NAMES) + (consequence - 1) * wide
        return QRect(left, (MOST_LIKELY - likelihood) * high, wide, high)

    def _place_at(self, point: QPoint) -> Place | None:
        steps = range(1, MOST_LIKELY + 1)
        for likelihood in steps:
            for consequence in steps:
                if self.cell((likelihood, consequence)).contains(point):
                    return likelihood, consequence
        return None

    def _within(self, place: Place) -> tuple[Placed, ...]:
        return (*standing_at(self._placed, place), *brought_to(self._placed, place))

    def _points(self, place: Place) -> list[tuple[Placed, bool, QPointF]]:
        """Each in the cell, whether it stands there now, and its middle. Those for whom there is no
        room beside the others share the last place, and the one that is selected is not of them.
        """
        standing = [(one, True) for one in standing_at(self._placed, place)]
        standing += [(one, False) for one in brought_to(self._placed, place)]
        rect = QRectF(self.cell(place))
        pitch = min(float(LOOK.px(_PITCH)), rect.width() / _MOST)
        most = int(rect.width() / pitch)
        if len(standing) > most:
            standing.sort(key=lambda one: one[0].risk.id != self._shown)
        slots = min(len(standing), most)
        return [
            (one, now, rect.center() + QPointF((min(at, slots - 1) - (slots - 1) / 2) * pitch, 0))
            for at, (one, now) in enumerate(standing)
        ]

    # -- painting ---------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = [
            (likelihood, consequence)
            for likelihood in range(1, MOST_LIKELY + 1)
            for consequence in range(1, MOST_LIKELY + 1)
        ]
        for place in places:
            self._ground(painter, self.cell(place), band(*place))
        self._names(painter)
        points = [point for place in places for point in self._points(place)]
        for lit in (False, True):
            self._arrows(painter, points, lit=lit)
        sharing = Counter((at.x(), at.y()) for _, _, at in points)
        for one, now, at in points:
            many = sharing[at.x(), at.y()]
            if many > 1:
                self._more(painter, f"+{many}", at)
            else:
                self._disc(painter, str(one.number), at, solid=now, lit=one.risk.id == self._shown)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(LOOK.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.cell(self._at)).adjusted(2, 2, -2, -2), 4, 4)
        if self._has_key():
            self._key(painter)

    def _ground(self, painter: QPainter, rect: QRect, of: Band | None) -> None:
        painter.setPen(QPen(LOOK.colour("field"), 1))
        painter.setBrush(LOOK.colour("surface"))
        painter.drawRect(rect)
        if of in _HATCH:
            token = "field" if of is Band.HIGH else "line"
            painter.setBrush(QBrush(LOOK.colour(token), _HATCH[of]))
            painter.drawRect(rect)

    def _names(self, painter: QPainter) -> None:
        code = self._wording.code
        for step in range(1, MOST_LIKELY + 1):
            up = self.cell((step, 1))
            name = QRect(0, up.top(), LOOK.px(_NAMES) - 8, up.height())
            put(painter, name, code(f"likelihood.{step}"), Size.SMALL, token="text2")
            along = self.cell((1, step))
            foot = QRect(along.left(), along.bottom() + 4, along.width(), LOOK.px(18))
            painter.setFont(LOOK.font(Size.SMALL))
            painter.setPen(LOOK.colour("text2"))
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, str(step))
        last = self.cell((1, MOST_LIKELY))
        under = QRect(
            LOOK.px(_NAMES),
            last.bottom() + LOOK.px(22),
            last.right() - LOOK.px(_NAMES),
            LOOK.px(20),
        )
        ends = f"{code('consequence.1')}   →   {code('consequence.5')}"
        put(painter, under, ends, Size.SMALL, token="text2", right=True)
        head = QRect(0, under.top(), LOOK.px(_NAMES) - 8, LOOK.px(20))
        put(painter, head, self._wording.say("Consequence"), Size.SMALL, token="text2")

    def _arrows(
        self, painter: QPainter, points: list[tuple[Placed, bool, QPointF]], *, lit: bool
    ) -> None:
        ends = {one.number: at for one, now, at in points if not now}
        for one, now, at in points:
            if now and one.number in ends and (one.risk.id == self._shown) is lit:
                _arrow(painter, at, ends[one.number], lit=lit)

    def _disc(self, painter: QPainter, label: str, at: QPointF, *, solid: bool, lit: bool) -> None:
        ink = LOOK.colour("accent" if lit else "text")
        ground = LOOK.colour("surface")
        painter.setPen(QPen(ink, 2))
        painter.setBrush(ink if solid else ground)
        painter.drawEllipse(at, LOOK.px(_RADIUS), LOOK.px(_RADIUS))
        painter.setFont(LOOK.font(Size.SMALL, strong=True))
        painter.setPen(ground if solid else ink)
        box = QRectF(0, 0, LOOK.px(30), LOOK.px(20))
        box.moveCenter(at)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)

    def _more(self, painter: QPainter, words: str, at: QPointF) -> None:
        """How many more there are; the words of the cell and Enter have them one by one."""
        font = LOOK.font(Size.SMALL, strong=True)
        box = QRectF(0, 0, LOOK.px(2 * _RADIUS + 4), LOOK.px(2 * _RADIUS))
        box.moveCenter(at)
        painter.setPen(QPen(LOOK.colour("field"), 1))
        painter.setBrush(LOOK.colour("sunken"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(font)
        painter.setPen(LOOK.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _key(self, painter: QPainter) -> None:
        say, code = self._wording.say, self._wording.code
        left = self.cell((1, MOST_LIKELY)).right() + LOOK.px(_GAP)
        side, top = LOOK.px(20), 4
        for one in (Band.HIGH, Band.MEDIUM, Band.LOW):
            self._ground(painter, QRect(left, top, side, side - 4), one)
            words = QRect(left + side + 10, top - 4, self.width() - left - side - 10, side + 4)
            put(painter, words, code(f"band.{one}"), Size.SMALL, token="text2")
            top += LOOK.px(26)
        for solid, text in ((True, say("as it is now")), (False, say("with its relief"))):
            top += LOOK.px(4)
            at = QPointF(left + side / 2, top + side / 2 - 2)
            self._disc(painter, "1", at, solid=solid, lit=False)
            words = QRect(left + side + 10, top - 4, self.width() - left - side - 10, side + 4)
            put(painter, words, text, Size.SMALL, token="text2")
            top += LOOK.px(26)

    # -- moving -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._go(
                (
                    max(1, min(self._at[0] + step[0], MOST_LIKELY)),
                    max(1, min(self._at[1] + step[1], MOST_LIKELY)),
                )
            )
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._next()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        found = self._place_at(event.position().toPoint())
        if found is None:
            return
        if found == self._at:
            self._next()
        else:
            self._go(found)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._describe()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _go(self, place: Place) -> None:
        self._at = place
        here = self._within(place)
        if here and all(one.risk.id != self._shown for one in here):
            self._pick(here[0])
        self._describe()
        self.update()

    def _next(self) -> None:
        here = self._within(self._at)
        if here:
            ids = [one.risk.id for one in here]
            at = ids.index(self._shown) + 1 if self._shown in ids else 0
            self._pick(here[at % len(here)])

    def _pick(self, one: Placed) -> None:
        """The cursor stays in its cell, also where that is the one with the ring."""
        at = self._at
        self._shown = one.risk.id
        self.picked.emit(one.risk.id)
        self._at = at
        self._describe()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(self.words())

    def words(self) -> str:
        """The cell under the cursor: how likely, how grave, which band, who stands there."""
        likelihood, consequence = self._at
        code, say = self._wording.code, self._wording.say
        parts = [
            f"{say('Likelihood')} {code(f'likelihood.{likelihood}')}",
            f"{say('Consequence')} {code(f'consequence.{consequence}')}",
            code(f"band.{band(likelihood, consequence)}"),
        ]
        parts += [f"{one.number} {one.risk.what}" for one in standing_at(self._placed, self._at)]
        parts += [
            f"{one.number} {one.risk.what} ({say('with its relief')})"
            for one in brought_to(self._placed, self._at)
        ]
        return " · ".join(parts)


def _arrow(painter: QPainter, start: QPointF, end: QPointF, *, lit: bool) -> None:
    away = math.hypot(end.x() - start.x(), end.y() - start.y())
    radius, head = LOOK.px(_RADIUS) + 2, LOOK.px(7)
    if away < 2 * radius + head:
        return
    step = QPointF((end.x() - start.x()) / away, (end.y() - start.y()) / away)
    aside = QPointF(-step.y(), step.x())
    foot, tip = start + step * radius, end - step * radius
    for token, width in (("surface", 5), ("accent" if lit else "text2", 3 if lit else 1.5)):
        painter.setPen(QPen(LOOK.colour(token), width))
        painter.drawLine(foot, tip - step * head)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(LOOK.colour("accent" if lit else "text2"))
    back = tip - step * head
    painter.drawPolygon(QPolygonF([tip, back + aside * (head * 0.6), back - aside * (head * 0.6)]))
