"""Groups of strips onto pages: what belongs together stays together, nothing is stretched."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from lupdesk.documents.pdf.strips import Strip
from lupdesk.documents.pdf.styles import BOTTOM, TOP, TOP_FIRST

_PLAY = 0.01
"""Sums of points are not exact."""
_LINE_MORE = 16.0
"""So much longer one page may be; the foot stays clear of it."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    level: int
    text: str


@dataclass(slots=True)
class Group:
    """Strips that follow each other without a gap."""

    strips: list[Strip]
    before: float = 0.0
    after: float = 0.0
    head: Strip | None = None
    """Repeated wherever the group goes on over a page; drawn as an artifact there."""
    together: int = 1
    """How many strips begin on the same page, and how many end on one."""
    with_next: bool = False
    bookmark: Bookmark | None = None
    new_page: bool = False

    @property
    def least(self) -> float:
        """Room that the group needs to begin on a page."""
        kept = self.strips[: self.together]
        if not kept:
            return 0.0
        head = self.head.height if self.head else 0.0
        return head + sum(strip.height for strip in kept[:-1]) + kept[-1].least


@dataclass(frozen=True, slots=True)
class Placed:
    strip: Strip
    top: float
    head: bool = False
    repeated: bool = False
    """A head that was drawn on an earlier page already."""
    bookmark: Bookmark | None = None


@dataclass(slots=True)
class Flow:
    """Fills one page after the other."""

    pages: list[list[Placed]] = field(default_factory=lambda: [[]])
    long_page: int = -1
    """The page, counted from nought, that may be a line longer than the others."""
    _y: float = TOP_FIRST
    _gap: float = 0.0

    def run(self, groups: Sequence[Group]) -> list[list[Placed]]:
        for number, group in enumerate(groups):
            if group.new_page:
                self._break()
                continue
            need = self._space_before(group) + self._need(groups, number)
            if not self._fits(min(need, BOTTOM - TOP)):
                self._break()
            self._y += self._space_before(group)
            self._fill(group)
            self._gap = group.after
        return self.pages

    @property
    def _fresh(self) -> bool:
        return all(placed.head for placed in self.pages[-1])

    def _space_before(self, group: Group) -> float:
        return 0.0 if self._fresh else max(self._gap, group.before)

    def _need(self, groups: Sequence[Group], number: int) -> float:
        """A heading needs itself and the beginning of what it stands over."""
        group = groups[number]
        last = number + 1 == len(groups) or groups[number + 1].new_page
        if last or not group.with_next:
            return group.least
        gap = max(group.after, groups[number + 1].before)
        whole = sum(strip.height for strip in group.strips)
        return whole + gap + self._need(groups, number + 1)

    @property
    def _bottom(self) -> float:
        return BOTTOM + (_LINE_MORE if len(self.pages) - 1 == self.long_page else 0.0)

    def _fits(self, height: float) -> bool:
        return self._y + height <= self._bottom + _PLAY

    def _break(self) -> None:
        if not self._fresh:
            self.pages.append([])
        self._y, self._gap = TOP, 0.0

    def _fill(self, group: Group) -> None:
        bookmark = group.bookmark
        if group.head:
            self.pages[-1].append(Placed(group.head, self._y, head=True))
            self._y += group.head.height
        left = deque(group.strips)
        while left:
            strip = left.popleft()
            if self._fits(strip.height) and not self._leaves_one(strip, left, group):
                self._place(strip, bookmark)
                bookmark = None
                continue
            parts = strip.split(self._bottom - self._y, forced=self._fresh)
            if parts:
                self._place(parts[0], bookmark)
                left.appendleft(parts[1])
            elif self._fresh:  # nothing to split at: better over the edge than for ever
                self._place(strip, bookmark)
            else:
                left.appendleft(strip)
                self._go_on(group)
                continue
            bookmark = None
            if left:
                self._go_on(group)

    def _leaves_one(self, strip: Strip, left: deque[Strip], group: Group) -> bool:
        """The last row of a table is not sent to a page of its own."""
        if group.together < 2 or len(left) != 1 or self._fresh or strip.least < strip.height:
            return False
        return not self._fits(strip.height + left[0].least)

    def _go_on(self, group: Group) -> None:
        self._break()
        if group.head:
            self.pages[-1].append(Placed(group.head, self._y, head=True, repeated=True))
            self._y += group.head.height

    def _place(self, strip: Strip, bookmark: Bookmark | None) -> None:
        self.pages[-1].append(Placed(strip, self._y, bookmark=bookmark))
        self._y += strip.height
