"""Where the heads and cells of a picture stand in the width that there is."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QPoint, QRect

from lupdesk.domain.picture_phases import HALVES
from lupdesk.domain.pictures import Picture, PictureKind
from lupdesk.domain.vocabulary import short_firm
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.picture_look import slanted_height, slanted_width
from lupdesk.gui.widgets.rows import fitted
from lupdesk.wording import Wording
from lupdesk.wording_pictures import row_words

MIDDLE: Final = len(HALVES) // 2
INDENT: Final = 16
_ROW: Final = 34
HEAD: Final = 36
_NAME: Final = 260
"""Of the rows' names, before the columns keep their usual width."""
_LEAST_NAME: Final = 136
_LINES: Final = 4
"""Of a name that is longer than its column."""
_BY_FIRM: Final = (44, 34, 26)
"""A column of one supplier: at most, usually and at least, unless a number in it is longer."""
_WIDE: Final = 124
_TOTAL: Final = 44
_PADDING: Final = 24
"""Beside a name."""


class Places:
    """Of one picture in one width, with the letters of the theme in force. The phases' names stand
    between the two sides, else the rows' names come first; of suppliers the last column is how many.
    """

    def __init__(self, picture: Picture, wording: Wording, width: int) -> None:
        self.picture = picture
        self.halves = picture.kind is PictureKind.PHASES
        self.totals = picture.kind in (PictureKind.THEMES, PictureKind.QUESTIONS)
        self.across = len(picture.columns) + self.totals
        self.heads = self._heads(wording)
        self._slants = [slanted_width(words) for words in self.heads] if self.totals else []
        most = wording.number(picture.most)
        self._number = LOOK.metrics(strong=True).horizontalAdvance(most) + 14
        words = [row_words(one, wording) for one in picture.rows]
        self.head_height = self._head_height()
        self.column = self._share(width, self._longest(words))
        room = width - self.fixed(self.column)
        self.name = max(LOOK.px(_LEAST_NAME), min(room, self._longest(words)))
        self.names = [
            fitted(text, self._inside(one.level), _LINES, LOOK.metrics()).split("\n")
            for text, one in zip(words, picture.rows, strict=True)
        ]
        """The lines of each row's name."""
        heights = [self._high(len(lines)) for lines in self.names]
        self._tops = list(accumulate(heights, initial=self.head_height))

    def _heads(self, wording: Wording) -> list[str]:
        """Of the columns; slanted ones with that of how many suppliers."""
        text = wording.text
        if not self.totals:
            return [text(one.short or one.name) for one in self.picture.columns]
        names = [short_firm(text(one.name)) for one in self.picture.columns]
        return [*names, wording.code("picture.head.suppliers")]

    def _head_height(self) -> int:
        if self.totals:
            return slanted_height(self.heads)
        return LOOK.px(HEAD) * (2 if self.halves else 1)

    # -- widths -----------------------------------------------------------------------------------

    def _longest(self, words: list[str]) -> int:
        wide = LOOK.metrics().horizontalAdvance
        pairs = zip(words, self.picture.rows, strict=True)
        longest = max((wide(text) + LOOK.px(INDENT) * one.level for text, one in pairs), default=0)
        return longest + LOOK.px(_PADDING)

    def _inside(self, level: int) -> int:
        return self.name - LOOK.px(_PADDING) + 4 - LOOK.px(INDENT) * level

    def _columns(self) -> tuple[int, int, int]:
        """At most, usually and at least."""
        if not self.totals:
            small = LOOK.metrics(Size.SMALL, strong=True).horizontalAdvance
            least = max((small(words) for words in self.heads), default=0) + LOOK.px(16)
            return LOOK.px(_WIDE), LOOK.px(_WIDE), min(least, LOOK.px(_WIDE))
        most, usual, least = (max(LOOK.px(one), self._number) for one in _BY_FIRM)
        return most, usual, least

    def _share(self, width: int, longest: int) -> int:
        """The columns give way before a name is broken, and grow where every name is whole."""
        most, usual, least = self._columns()
        for column in range(most, least, -1):
            wanted = longest if column > usual else min(longest, LOOK.px(_NAME))
            if width - self.fixed(column) >= wanted:
                return column
        return least

    def _total(self, column: int) -> int:
        return max(LOOK.px(_TOTAL), column) if self.totals else 0

    def _past(self, column: int) -> int:
        """Room beyond the last column for the slanted heads."""
        if not self.totals:
            return 0
        total, many = self._total(column), len(self.picture.columns)
        left = [*(total + (many - place - 0.5) * column for place in range(many)), total / 2]
        pairs = zip(self._slants, left, strict=True)
        return max(0, *(slant - round(room) for slant, room in pairs))

    def fixed(self, column: int) -> int:
        """All but the names."""
        many = len(self.picture.columns)
        return column * many + self._total(column) + self._past(column)

    @property
    def usual_width(self) -> int:
        return LOOK.px(_NAME) + self.fixed(self._columns()[1])

    @property
    def least_width(self) -> int:
        return LOOK.px(_LEAST_NAME) + self.fixed(self._columns()[2])

    # -- heights ----------------------------------------------------------------------------------

    def _high(self, lines: int) -> int:
        return max(LOOK.px(_ROW), lines * LOOK.metrics().lineSpacing() + LOOK.px(8))

    @property
    def height(self) -> int:
        return self._tops[-1] + LOOK.px(8)

    def row_at(self, y: int) -> int | None:
        """None over the first and below the last."""
        row = bisect_right(self._tops, y) - 1
        return row if 0 <= row < len(self.names) else None

    # -- rectangles -------------------------------------------------------------------------------

    def _left_of(self, column: int) -> int:
        if self.halves:
            return column * self.column + (self.name if column >= MIDDLE else 0)
        return self.name + column * self.column

    def name_rect(self, row: int) -> QRect:
        left = self.column * MIDDLE if self.halves else 0
        return self._in_row(row, left, self.name)

    def name_inside(self, row: int) -> QRect:
        """Where its words stand: further in the deeper it lies."""
        rect = self.name_rect(row)
        if self.halves:
            return rect.adjusted(LOOK.px(_PADDING) // 2 - 2, 0, 2 - LOOK.px(_PADDING) // 2, 0)
        level = self.picture.rows[row].level
        return QRect(4 + LOOK.px(INDENT) * level, rect.top(), self._inside(level), rect.height())

    def cell_rect(self, row: int, column: int) -> QRect:
        total = column == len(self.picture.columns)
        return self._in_row(
            row, self._left_of(column), self._total(self.column) if total else self.column
        )

    def head_rect(self, column: int) -> QRect:
        """What stands over a column, as high as all heads."""
        total = column == len(self.picture.columns)
        wide = self._total(self.column) if total else self.column
        return QRect(self._left_of(column), 0, wide, self.head_height)

    def key_rect(self, side: int) -> QRect:
        """The name of a side, over its columns."""
        return QRect(self._left_of(side), 0, self.column * MIDDLE, LOOK.px(HEAD))

    def _in_row(self, row: int, left: int, width: int) -> QRect:
        top = self._tops[row]
        return QRect(left, top, width, self._tops[row + 1] - top)

    def cell_at(self, point: QPoint) -> tuple[int, int] | None:
        row = self.row_at(point.y())
        if row is None:
            return None
        across = (c for c in range(self.across) if self.cell_rect(row, c).contains(point))
        column = next(across, None)
        return None if column is None else (row, column)
