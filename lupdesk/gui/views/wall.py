"""The window for the wall: agenda, current question, time left. Always dark, nothing else ever."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from lupdesk.desk.wall import Wall, WallLine, WallTime
from lupdesk.gui.models.guide_rows import local_start
from lupdesk.gui.theme import DARK, FAMILY
from lupdesk.gui.widgets.rows import fitted
from lupdesk.wording import Wording

_DRAWN_AT: Final = 1920
_SIDE: Final = 620
"""Width of the agenda at 1920."""
_ROW: Final = 88
_LINE, _BIG, _QUESTION, _TIME = 32, 36, 84, 112
_TOP: Final = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class WallWindow(QWidget):
    """Every text goes through ``_put``, which writes down what was shown."""

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self._wording = wording
        self._wall = Wall("", (), 0, "", None)
        self.shown: list[str] = []
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.resize(1280, 720)

    def show_wall(self, wall: Wall) -> None:
        """Called every half second: it is painted again only when something to see differs."""
        before, self._wall = self._wall, wall
        if wall.title != before.title:
            self.setWindowTitle(wall.title)
            self.setAccessibleName(wall.title)
        if self._face(wall) != self._face(before):
            self.setAccessibleDescription("\n".join(self._spoken(wall)))
            self.update()

    def _face(self, wall: Wall) -> tuple[object, ...]:
        return wall.lines, self._number(wall), wall.question, *self._time_words(wall.time)

    def _spoken(self, wall: Wall) -> list[str]:
        now = [line.title for line in wall.lines if line.now]
        words = [*now, self._number(wall), wall.question, *self._time_words(wall.time)]
        return list(dict.fromkeys(word for word in words if word))

    # -- words -------------------------------------------------------------------------------------

    def _number(self, wall: Wall) -> str:
        if not wall.number:
            return ""
        return self._wording.say("Question {number}", number=wall.number)

    def _time_words(self, time: WallTime | None) -> tuple[str, str]:
        if time is None:
            return "", ""
        say = self._wording.say
        ends = self._wording.time(time.ends)
        if time.left < 0:
            over = say("{minutes} min", minutes=-time.left // 60)
            return over, say("over time")
        big = say("{minutes} min", minutes=-(-time.left // 60))
        small = say("left of {minutes} · ends {time}", minutes=time.whole // 60, time=ends)
        return big, small

    # -- painting ----------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.shown = []
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.width() / _DRAWN_AT
        painter.scale(scale, scale)
        high = round(self.height() / scale)
        painter.fillRect(QRect(0, 0, _DRAWN_AT, high + 2), QColor(DARK.bg))
        painter.fillRect(QRect(0, 0, _SIDE, high + 2), QColor(DARK.rail))
        metrics = QFontMetrics(_font(_BIG, strong=True))
        title = fitted(self._wall.title, _SIDE - 120, 2, metrics)
        self._put(painter, QRect(80, 40, _SIDE - 120, 96), title, _BIG, strong=True)
        self._agenda(painter, high)
        self._question(painter, high)
        self._time(painter, high)
        painter.end()

    def _agenda(self, painter: QPainter, high: int) -> None:
        lines = self._wall.lines
        top, room = 160, high - 160 - 40
        row = max(48, min(_ROW, room // max(1, len(lines))))
        fit = max(1, room // row)
        now = next((place for place, line in enumerate(lines) if line.now), 0)
        first = max(0, min(now - fit // 2, len(lines) - fit))
        for place, line in enumerate(lines[first : first + fit]):
            self._line(painter, QRect(48, top + place * row, _SIDE - 80, row), line)

    def _line(self, painter: QPainter, rect: QRect, line: WallLine) -> None:
        if line.now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(DARK.accent_soft))
            painter.drawRoundedRect(rect.adjusted(0, 4, 0, -4), 12, 12)
            painter.setBrush(QColor(DARK.accent))
            painter.drawRoundedRect(
                QRectF(rect.left(), rect.top() + 18, 10, rect.height() - 36), 5, 5
            )
        size = _LINE if rect.height() >= 72 else 26
        token = DARK.text2 if line.done else DARK.text
        left = rect.left() + 32
        if line.start:
            time = DARK.accent if line.now else DARK.text2
            clock = local_start(line.start, self._wording)
            place = QRect(left, rect.top(), 110, rect.height())
            self._put(painter, place, clock, size, colour=time, strong=line.now)
            left += 116
        elif line.done:
            self._tick(painter, QRect(left, rect.top(), 40, rect.height()))
        if not line.start:
            left += 52
        room = QRect(left, rect.top(), rect.right() - left - 12, rect.height())
        lines = 2 if rect.height() >= 72 else 1
        title = fitted(line.title, room.width(), lines, QFontMetrics(_font(size, strong=line.now)))
        self._put(painter, room, title, size, colour=token, strong=line.now)

    def _tick(self, painter: QPainter, rect: QRect) -> None:
        """Asked already: a stroke, not a word."""
        middle = rect.center()
        pen = painter.pen()
        pen.setColor(QColor(DARK.ok))
        pen.setWidth(4)
        pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.drawLine(middle.x() - 12, middle.y(), middle.x() - 4, middle.y() + 9)
        painter.drawLine(middle.x() - 4, middle.y() + 9, middle.x() + 12, middle.y() - 10)

    def _question(self, painter: QPainter, high: int) -> None:
        left, room = _SIDE + 100, _DRAWN_AT - _SIDE - 200
        number = QRect(left, round(high * 0.18), room, 56)
        self._put(painter, number, self._number(self._wall), _BIG, colour=DARK.accent, strong=True)
        size = _QUESTION
        space = QRect(left, number.bottom() + 30, room, round(high * 0.68) - number.bottom() - 30)
        while size > _BIG and self._tall(self._wall.question, room, size) > space.height():
            size -= 6
        metrics = QFontMetrics(_font(size, strong=True))
        lines = max(1, space.height() // metrics.lineSpacing())
        text = fitted(self._wall.question, space.width(), lines, metrics)
        self._put(painter, space, text, size, strong=True, top=True)

    def _tall(self, text: str, width: int, size: int) -> int:
        metrics = QFontMetrics(_font(size, strong=True))
        lines = fitted(text, width, 1000, metrics).count("\n") + 1
        return lines * metrics.lineSpacing()

    def _time(self, painter: QPainter, high: int) -> None:
        time = self._wall.time
        if time is None:
            return
        left, room = _SIDE + 100, _DRAWN_AT - _SIDE - 200
        big, small = self._time_words(time)
        colour = DARK.warn if time.left < 0 else DARK.text
        wide = QFontMetrics(_font(_TIME, strong=True)).horizontalAdvance(big)
        top = high - 320
        self._put(painter, QRect(left, top, wide + 8, 150), big, _TIME, colour=colour, strong=True)
        beside = QRect(left + wide + 40, top + 40, room - wide - 40, 110)
        self._put(painter, beside, small, _BIG, colour=DARK.text2)
        bar = QRectF(left, top + 160, room, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(DARK.sunken))
        painter.drawRoundedRect(bar, 10, 10)
        used = min(1.0, max(0.0, 1 - time.left / max(1, time.whole)))
        painter.setBrush(QColor(colour if time.left < 0 else DARK.accent))
        painter.drawRoundedRect(QRectF(left, top + 160, max(20.0, room * used), 20), 10, 10)

    def _put(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        size: int,
        *,
        colour: str = DARK.text,
        strong: bool = False,
        top: bool = False,
    ) -> None:
        if not text:
            return
        self.shown.append(text)
        painter.setFont(_font(size, strong=strong))
        painter.setPen(QColor(colour))
        painter.drawText(rect, _TOP if top else _MIDDLE, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.close()
        else:
            self._pass_on(event)

    def _pass_on(self, event: QKeyEvent) -> None:
        """What is typed while the wall has the keyboard belongs to the line, and is not lost."""
        room = self.parentWidget()
        if room is None or (line := room.window().focusWidget()) is None:
            return
        room.window().activateWindow()
        copy = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
        QApplication.sendEvent(line, copy)


def _font(size: int, *, strong: bool = False) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font
