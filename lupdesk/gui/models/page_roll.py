"""Pages one below the other: where each stands, and how large."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QRect, QSize

from lupdesk.gui.models.pdf_pages import Size

GAP: Final = 16
FIT_WIDTH: Final = -1
FIT_PAGE: Final = -2
AUTOMATIC: Final = -3
"""As wide as the space, and no larger than is good to read."""
FITS: Final = (AUTOMATIC, FIT_WIDTH, FIT_PAGE)
STEPS: Final = (25, 50, 75, 100, 125, 150, 200, 300, 400)
"""Zoom in per cent; 100 is as large as on paper."""
_PER_POINT: Final = 96 / 72
_LEAST: Final = 120
_GOOD_TO_READ: Final = 1.2


class PageRoll:
    """In pixels of the window, from the upper left corner of the whole roll."""

    def __init__(self, sizes: Sequence[Size], zoom: int, view: QSize) -> None:
        self._sizes = sizes
        self.scale = _scale(sizes, zoom, view)
        """Pixels per point."""
        heights = [round(height * self.scale) for _, height in sizes]
        self._widths = [round(width * self.scale) for width, _ in sizes]
        self._tops = list(accumulate((one + GAP for one in heights), initial=GAP))
        self._heights = heights
        widest = max(self._widths, default=0)
        self.width = max(widest + 2 * GAP, view.width())
        self.height = self._tops[-1] if sizes else 0

    @property
    def percent(self) -> int:
        return round(100 * self.scale / _PER_POINT)

    def rect(self, page: int) -> QRect:
        width = self._widths[page]
        return QRect((self.width - width) // 2, self._tops[page], width, self._heights[page])

    def page_at(self, y: int) -> int:
        """The page at a height; between two the lower one."""
        if not self._sizes:
            return 0
        place = bisect_right(self._tops, y) - 1
        place = min(max(place, 0), len(self._sizes) - 1)
        below = y >= self._tops[place] + self._heights[place]
        return min(place + below, len(self._sizes) - 1)

    def pages_between(self, top: int, bottom: int) -> range:
        if not self._sizes:
            return range(0)
        last = self.page_at(bottom)
        return range(self.page_at(top), last + (self._tops[last] <= bottom))


def _scale(sizes: Sequence[Size], zoom: int, view: QSize) -> float:
    if zoom > 0 or not sizes:
        return max(zoom, STEPS[0]) / 100 * _PER_POINT
    across = max(view.width() - 2 * GAP, _LEAST) / max(width for width, _ in sizes)
    if zoom == FIT_WIDTH:
        return across
    if zoom == AUTOMATIC:
        return min(across, _GOOD_TO_READ * _PER_POINT)
    return min(across, max(view.height() - 2 * GAP, _LEAST) / max(height for _, height in sizes))


def step_from(percent: int, by: int) -> int:
    """The next step of the zoom up (1) or down (-1)."""
    if by > 0:
        return next((one for one in STEPS if one > percent), STEPS[-1])
    return next((one for one in reversed(STEPS) if one < percent), STEPS[0])
