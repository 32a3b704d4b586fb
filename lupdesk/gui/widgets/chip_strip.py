"""The chips under the capture line: what the program understood, as it is typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lupdesk.gui.chips import SECRECY_ICONS, Tone, chip_height, chip_width, paint_chip
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.said_chips import SaidChip

_SECRECY: Final = frozenset(SECRECY_ICONS.values())
_LEAST: Final = 30
"""Pixels of a narrowed chip: its icon and some of its word."""


class ChipStrip(QWidget):
    """One row. Where the chips do not fit they are narrowed alike; none is ever left out, and
    what is secret or of a person is always said in full.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._chips: tuple[SaidChip, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(chip.text for chip in self._chips)

    def show_chips(self, chips: Iterable[SaidChip]) -> None:
        told = tuple(chips)
        if told != self._chips:
            self._chips = told
            self.setAccessibleDescription(", ".join(self.texts))
            self.setToolTip(" · ".join(self.texts))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, chip_height())

    def widths(self) -> list[int]:
        """Of the chips as they are painted."""
        wanted = [chip_width(*chip) for chip in self._chips]
        room = self.width() - LOOK.px(8) * max(0, len(wanted) - 1)
        whole = [_is_whole(chip) for chip in self._chips]
        kept = sum(wide for wide, stays in zip(wanted, whole, strict=True) if stays)
        rest = [wide for wide, stays in zip(wanted, whole, strict=True) if not stays]
        if rest and room - kept < len(rest) * LOOK.px(_LEAST):
            return narrowed(wanted, room)
        given = iter(narrowed(rest, room - kept))
        return [wide if stays else next(given) for wide, stays in zip(wanted, whole, strict=True)]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        gap = LOOK.px(8)
        left = 0
        for chip, wide in zip(self._chips, self.widths(), strict=True):
            paint_chip(painter, QRect(left, 0, wide, chip_height()), *chip)
            left += wide + (gap if chip.tone is not Tone.BARE else gap // 2)
        painter.end()


def _is_whole(chip: SaidChip) -> bool:
    return chip.icon in _SECRECY or chip.tone in (Tone.WARN, Tone.STOP)


def narrowed(widths: list[int], room: int) -> list[int]:
    """The widest ones give way first, until all fit into ``room``."""
    most = max(widths, default=0)
    while most > 8 and sum(min(wide, most) for wide in widths) > room:
        most -= 8
    return [min(wide, most) for wide in widths]
