"""The suppliers of a procurement as painted rows: who, and where each one stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lupdesk.domain.things import Participation, Supplier
from lupdesk.gui.chips import Tone, chip_height, chip_width, paint_chip
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.wording import Wording

_CODE: Final = 48
_DAY: Final = 104
_PART: Final = 132
_PAD: Final = 12


@dataclass(frozen=True, slots=True)
class SupplierLine:
    part: Participation
    supplier: Supplier


class SupplierList(RowList):
    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(wording.say("Suppliers"), 54, self._draw, self._words, parent)
        self._wording = wording

    def about(self, one: Supplier) -> str:
        """Trade, kind, and language where it is not Norwegian."""
        parts = [one.trade]
        if one.kind is not None:
            parts.append(self._wording.code(f"supplier-kind.{one.kind}"))
        if one.language == "en":
            parts.append(self._wording.say("English"))
        return " · ".join(part for part in parts if part)

    def part_words(self, part: Participation) -> tuple[str, str, Tone]:
        """How the supplier takes part: words, icon and tone; empty where nothing is said."""
        say = self._wording.say
        if part.declined_on is not None:
            return say("Declined"), "circle-x", Tone.NEUTRAL
        if part.written_only:
            return say("In writing"), "mail", Tone.BARE
        if part.wants_one_to_one:
            return say("One-to-one"), "messages-square", Tone.BARE
        return "", "", Tone.BARE

    def _words(self, line: SupplierLine) -> str:
        say, short = self._wording.say, self._wording.short_date
        part = line.part
        parts = [f"{part.code} {line.supplier.name}", self.about(line.supplier)]
        if part.invited_on is not None:
            parts.append(say("invited {day}", day=short(part.invited_on)))
        if part.registered_on is not None:
            parts.append(say("registered {day}", day=short(part.registered_on)))
        elif part.signed_up:
            parts.append(say("Signed up, no day noted"))
        parts.append(self.part_words(part)[0])
        return ", ".join(one for one in parts if one)

    def _draw(self, painter: QPainter, rect: QRect, line: SupplierLine, selected: bool) -> None:
        code, name, invited, registered, part = columns(rect)
        put(painter, code, line.part.code, Size.SMALL, token="text2")
        half = name.height() // 2
        about = self.about(line.supplier)
        upper = QRect(name.left(), name.top() + 5, name.width(), half - 4) if about else name
        put(painter, upper, line.supplier.name)
        below = QRect(name.left(), name.top() + half + 1, name.width(), half - 6)
        put(painter, below, about, Size.SMALL, token="text2")
        self._tick(painter, invited, line.part.invited_on)
        self._tick(painter, registered, line.part.registered_on, done=line.part.signed_up)
        words, icon, tone = self.part_words(line.part)
        if words:
            width = min(chip_width(words, icon, tone), part.width())
            top = part.top() + (part.height() - chip_height()) // 2
            chip = QRect(part.left(), top, width, chip_height())
            paint_chip(painter, chip, words, icon, tone)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("line"))

    def _tick(
        self, painter: QPainter, rect: QRect, day: date | None, *, done: bool = False
    ) -> None:
        """``done``: it was, also where nobody noted the day."""
        if day is None and not done:
            put(painter, rect, "–", Size.SMALL, token="text2")
            return
        side = LOOK.px(16)
        painter.drawPixmap(
            QPoint(rect.left(), rect.center().y() - side // 2 + 1), pixmap("check", "ok", 16)
        )
        if day is not None:
            words = rect.adjusted(side + 6, 0, 0, 0)
            put(painter, words, self._wording.short_date(day), Size.SMALL, token="text2")


class SupplierHeads(QWidget):
    """The words over the columns of a list, as wide as its rows."""

    def __init__(self, of: SupplierList, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of = of
        say = wording.say
        self._words = ("", say("Supplier"), say("Invited"), say("Registered"), say("Takes part"))
        self.setFixedHeight(LOOK.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        row = QRect(0, 0, self._of.viewport().width(), self.height())
        for rect, words in zip(columns(row), self._words, strict=True):
            put(painter, rect, words, Size.SMALL, strong=True, token="text2")
        painter.fillRect(0, self.height() - 1, self.width(), 1, LOOK.colour("line"))
        painter.end()


def columns(row: QRect) -> tuple[QRect, QRect, QRect, QRect, QRect]:
    """Code, name, invited, registered, part; the name gets what is left over."""
    fixed = [LOOK.px(one) for one in (_CODE, _DAY, _DAY, _PART)]
    name = max(row.width() - sum(fixed) - _PAD, LOOK.px(120))
    made, left = [], row.left() + _PAD
    for width in (fixed[0], name, *fixed[1:]):
        made.append(QRect(left, row.top(), width - _PAD, row.height()))
        left += width
    return made[0], made[1], made[2], made[3], made[4]
