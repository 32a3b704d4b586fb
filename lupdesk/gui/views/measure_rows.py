"""Barriers by kind, and under each what is done about it: rows of three sorts in one list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from lupdesk.domain.measures import BarrierKind, BarrierLine, Board, is_late
from lupdesk.domain.result_kinds import Barrier, MeasureState
from lupdesk.domain.results import Measure
from lupdesk.gui.chips import Tone, chip_height, chip_width, paint_chip
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.rows import ROW, RowList, put
from lupdesk.wording import Wording

_ROW: Final = 46
_BEFORE_TEXT: Final = 32
"""The words of a barrier and of its measures stand under each other."""
_NARROW: Final = 520
STATE_ICONS: Final = {
    MeasureState.PROPOSED: "circle-dashed",
    MeasureState.DECIDED: "circle",
    MeasureState.UNDER_WAY: "circle-dot",
    MeasureState.DONE: "circle-check",
    MeasureState.DROPPED: "circle-x",
}


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A kind of barrier; of the measures that rest on none ``others``."""

    kind: Barrier | None
    have: int = 0
    of: int = 0
    others: bool = False


@dataclass(frozen=True, slots=True)
class BarrierRow:
    line: BarrierLine


@dataclass(frozen=True, slots=True)
class MeasureRow:
    measure: Measure
    line: BarrierLine | None = None


Row = HeadRow | BarrierRow | MeasureRow


def rows_of(board: Board) -> list[Row]:
    """In the order of the board; a measure stands under each barrier that it is for."""
    shown: list[Row] = []
    for kind in board.kinds:
        shown += _of_kind(kind)
    if board.others:
        shown.append(HeadRow(None, others=True))
        shown += (MeasureRow(one) for one in board.others)
    return shown


def _of_kind(kind: BarrierKind) -> Iterator[Row]:
    have = sum(line.has_measure for line in kind.lines)
    yield HeadRow(kind.kind, have, len(kind.lines))
    for line in kind.lines:
        yield BarrierRow(line)
        yield from (MeasureRow(one, line) for one in line.measures)


def key_of(row: Row | None) -> tuple[str, object, object]:
    """The same row after something changed."""
    match row:
        case MeasureRow():
            return "measure", row.measure.id, row.line.said.id if row.line else None
        case BarrierRow():
            return "barrier", row.line.said.id, None
        case HeadRow():
            return "head", row.kind, row.others
        case _:
            return "", None, None


def measure_of(row: Row | None) -> UUID | None:
    return row.measure.id if isinstance(row, MeasureRow) else None


def line_of(row: Row | None) -> BarrierLine | None:
    """The barrier that a row is of, or is under."""
    return row.line if isinstance(row, BarrierRow | MeasureRow) else None


class MeasureList(RowList):
    """Letters do not jump to rows here: some of them are keys of the page."""

    headings = (HeadRow,)

    def __init__(self, wording: Wording, today: date, parent: QWidget | None = None) -> None:
        super().__init__(wording.say("Barriers and measures"), _ROW, self._draw, self._say, parent)
        self._wording = wording
        self._today = today

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        pass

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not plain:
            event.ignore()  # with Ctrl it is the page's
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A head is no row to choose: what is chosen stays."""
        if isinstance(self.indexAt(event.position().toPoint()).data(ROW), HeadRow):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        super().mousePressEvent(event)

    def moveCursor(  # noqa: N802
        self, action: RowList.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """The arrows pass over the heads."""
        found = super().moveCursor(action, modifiers)
        back = found.row() < self.currentIndex().row()
        while found.isValid() and isinstance(found.data(ROW), HeadRow):
            next_ = found.row() + (-1 if back else 1)
            if next_ < 0:
                return self.currentIndex()
            found = self.rows.index(next_)
        return found

    # -- words ----------------------------------------------------------------------------------

    def head_words(self, row: HeadRow) -> str:
        if row.others:
            return self._wording.say("Measures without a barrier")
        return self._wording.code(f"barrier.{row.kind}" if row.kind else "barrier.none")

    def covered_words(self, row: HeadRow) -> str:
        return self._wording.say("{have} of {of} have a measure", have=row.have, of=row.of)

    def _label(self, line: BarrierLine) -> str:
        labels = [self._wording.input_label(one.kind, one.number) for one in line.alike]
        return " + ".join(labels)

    def _say(self, row: Row) -> str:
        say = self._wording.say
        if isinstance(row, HeadRow):
            words = self.head_words(row)
            return words if row.others else f"{words}, {self.covered_words(row)}"
        if isinstance(row, BarrierRow):
            state = "" if row.line.has_measure else say("No measure yet")
            parts = (self._label(row.line), row.line.said.text, state)
        else:
            one = row.measure
            due = self._wording.date(one.due) if one.due else ""
            late = say("Past its day") if is_late(one, self._today) else ""
            state = self._wording.code(f"measure-state.{one.state}")
            parts = (one.title, one.owner, due, late, state)  # type: ignore[assignment]
        return ", ".join(part for part in parts if part)

    # -- painting -------------------------------------------------------------------------------

    def _draw(self, painter: QPainter, rect: QRect, row: Row, selected: bool) -> None:
        inside = rect.adjusted(12, 0, -12, 0)
        if isinstance(row, HeadRow):
            self._draw_head(painter, inside, row)
        elif isinstance(row, BarrierRow):
            self._draw_barrier(painter, inside, row.line)
        else:
            self._draw_measure(painter, inside, row)
        if not isinstance(row, HeadRow):
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("line"))

    def _draw_head(self, painter: QPainter, rect: QRect, row: HeadRow) -> None:
        line = rect.adjusted(0, LOOK.px(14), 0, 0)
        words = "" if row.others else self.covered_words(row)
        room = LOOK.metrics(Size.SMALL).horizontalAdvance(words) + 8
        put(painter, line.adjusted(0, 0, -room, 0), self.head_words(row), strong=True)
        put(painter, line, words, Size.SMALL, token="text2", right=True)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("field"))

    def _draw_barrier(self, painter: QPainter, rect: QRect, line: BarrierLine) -> None:
        side = LOOK.px(16)
        top = rect.center().y() - side // 2 + 1
        token = "text2" if line.has_measure else "warn"
        painter.drawPixmap(rect.left(), top, pixmap("construction", token, 16))
        words = rect.adjusted(LOOK.px(28), 0, 0, 0)
        label = self._label(line)
        wide = LOOK.metrics(Size.SMALL).horizontalAdvance(label) + 12
        wide = max(wide, LOOK.px(_BEFORE_TEXT))
        put(
            painter,
            QRect(words.left(), words.top(), wide, words.height()),
            label,
            Size.SMALL,
            token="text2",
        )
        text = words.adjusted(wide, 0, 0, 0)
        if not line.has_measure:
            text.setRight(self._chip(painter, rect, self._wording.say("No measure yet")) - 12)
        put(painter, text, line.said.text)

    def _draw_measure(self, painter: QPainter, rect: QRect, row: MeasureRow) -> None:
        one = row.measure
        settled = one.state in (MeasureState.DONE, MeasureState.DROPPED)
        words = rect.adjusted(LOOK.px(28), 0, 0, 0)
        side = LOOK.px(16)
        top = rect.center().y() - side // 2 + 1
        icon = STATE_ICONS[one.state]
        token = "ok" if one.state is MeasureState.DONE else "text2" if settled else "accent"
        painter.drawPixmap(words.left(), top, pixmap(icon, token, 16))
        left = words.left() + LOOK.px(_BEFORE_TEXT)
        narrow = rect.width() < LOOK.px(_NARROW)
        due_wide = self._due_room(one) if narrow else max(LOOK.px(112), self._due_room(one))
        owner_wide = 0 if narrow else min(LOOK.px(140), words.width() // 5)
        text_wide = max(words.right() - left - due_wide - owner_wide - 24, LOOK.px(80))
        half = words.height() // 2
        ink = "text2" if settled else "text"
        put(painter, QRect(left, words.top() + 3, text_wide, half), one.title, token=ink)
        state = self._wording.code(f"measure-state.{one.state}")
        under = QRect(left, words.top() + half, text_wide, half - 3)
        # In a narrow list the owner stands under what is to be done, which gets the room.
        beside = f"{state} · {one.owner}" if narrow and one.owner else state
        put(painter, under, beside, Size.SMALL, token="text2")
        if not narrow:
            owner = QRect(left + text_wide + 12, words.top(), owner_wide, words.height())
            put(painter, owner, one.owner or "–", token="text" if one.owner else "text2")
        self._draw_due(painter, rect, one)

    def _due_room(self, one: Measure) -> int:
        if one.due is None:
            return 0
        words = self._wording.short_date(one.due)
        if is_late(one, self._today):
            return chip_width(words, "triangle-alert", Tone.WARN)
        return LOOK.metrics().horizontalAdvance(words) + 4

    def _draw_due(self, painter: QPainter, rect: QRect, one: Measure) -> None:
        if one.due is None:
            put(painter, rect, "–", token="text2", right=True)
        elif is_late(one, self._today):
            self._chip(painter, rect, self._wording.short_date(one.due))
        else:
            put(painter, rect, self._wording.short_date(one.due), right=True)

    def _chip(self, painter: QPainter, rect: QRect, words: str) -> int:
        """At the right; gives its left edge."""
        wide = chip_width(words, "triangle-alert", Tone.WARN)
        top = rect.center().y() - chip_height() // 2
        place = QRect(rect.right() - wide, top, wide, chip_height())
        paint_chip(painter, place, words, "triangle-alert", Tone.WARN)
        return place.left()
