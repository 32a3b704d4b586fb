"""What is marked on a paper: the passages that somebody looked for, and what is selected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from lupdesk.gui.models.page_reader import PageReader
from lupdesk.gui.models.page_text import Box, Passage, found_in, next_place

_NOWHERE: Final = (0, -1)


class Spot(NamedTuple):
    """A point of a page, in points from its upper left corner."""

    page: int
    x: float
    y: float


class Marks(QObject):
    """``changed`` when the marks are others, ``found`` when a search was answered, and ``shown``
    with the passage that is to come into sight.
    """

    changed = Signal()
    found = Signal()
    shown = Signal(object)

    def __init__(self, reader: PageReader, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self.passages: Sequence[Passage] = ()
        self._on: dict[int, list[int]] = {}
        """Which of them stand on a page."""
        self.current = -1
        self._wanted = ""
        self._asked = False
        self._from = _NOWHERE
        self._anchor: Spot | None = None
        self._head: Spot | None = None
        self._ends: tuple[tuple[int, int], tuple[int, int]] | None = None
        self._by_search = False
        self._moves = True
        """Whether what is found comes into sight: not where the paper alone is another."""
        reader.read.connect(self._read)
        reader.placed.connect(self._place)
        reader.opened.connect(self._anew)

    def _anew(self) -> None:
        """The file is another: what was looked for is looked for again."""
        self._anchor = self._head = self._ends = None
        if self._wanted:
            self._ask(moves=False)
        self._take(())
        self.changed.emit()

    # -- looking for words ------------------------------------------------------------------------

    def look_for(self, wanted: str, page: int) -> None:
        """From ``page`` on; ``found`` comes when every page was looked through."""
        self._from = (page, -1)
        self._wanted = wanted
        self._ask(moves=True)

    def _ask(self, *, moves: bool) -> None:
        """From the present passage on, where there is one."""
        if self.current >= 0:
            one = self.passages[self.current]
            self._from = (one.page, one.start - 1)
        self._moves, self._asked = moves, True
        self._reader.want_text()

    def stop(self) -> None:
        self._wanted, self._asked = "", False
        self._take(())
        if self._by_search:
            self._ends = None
        self.changed.emit()

    def _read(self) -> None:
        if self._asked:
            self._asked = False
            self._take(found_in(self._reader.texts, self._wanted))
            self.current = next_place(self.passages, self._from) if self.passages else -1
            self._show()
            self.found.emit()

    def _take(self, passages: Sequence[Passage]) -> None:
        self.passages, self.current = passages, -1
        self._on = defaultdict(list)
        for number, one in enumerate(passages):
            self._on[one.page].append(number)

    def turn(self, *, back: bool = False) -> None:
        """To the next passage, or the one before; round at the end."""
        if self.passages:
            self.current = (self.current + (-1 if back else 1)) % len(self.passages)
            self._moves = True
            self._show()
            self.found.emit()

    def _show(self) -> None:
        if self.current >= 0:
            one = self.passages[self.current]
            self._anchor = self._head = None
            self._by_search = True
            self._ends = ((one.page, one.start), (one.page, one.end))
            if self._moves:
                self.shown.emit(one)
        self.changed.emit()

    # -- selecting --------------------------------------------------------------------------------

    def begin(self, spot: Spot) -> None:
        self._anchor = self._head = spot
        self._by_search = False
        self._ends = None
        self._reader.place(spot.page)
        self.changed.emit()

    def drag(self, spot: Spot) -> None:
        self._head = spot
        self._settle()

    def select_all(self) -> None:
        last = len(self._reader.sizes) - 1
        if last >= 0:
            self._anchor = self._head = None
            self._by_search = False
            self._ends = ((0, 0), (last, 1 << 30))
            self._reader.want_text()
            self.changed.emit()

    def pick(self, one: Passage) -> None:
        """Select a passage, and bring it into sight."""
        self._anchor = self._head = None
        self._by_search = False
        self._ends = ((one.page, one.start), (one.page, one.end))
        self.shown.emit(one)
        self.changed.emit()

    def is_picked(self, one: Passage) -> bool:
        """Whether just this is selected, and not only found."""
        return not self._by_search and self._ends == ((one.page, one.start), (one.page, one.end))

    @property
    def at(self) -> tuple[int, int] | None:
        """Page and letter where the selection begins, or where somebody clicked."""
        if self._ends is not None:
            return self._ends[0]
        return None if self._anchor is None else self._letter(self._anchor)

    def _settle(self) -> None:
        """From points to letters, as soon as the letters of both pages are there."""
        if self._anchor is None or self._head is None:
            return
        ends = [self._letter(self._anchor), self._letter(self._head)]
        first, second = ends
        if first is not None and second is not None:
            self._ends = (first, second) if first <= second else (second, first)
            self.changed.emit()

    def _letter(self, spot: Spot) -> tuple[int, int] | None:
        text = self._reader.place(spot.page)
        return None if text is None else (spot.page, text.nearest(spot.x, spot.y))

    def _place(self, page: int) -> None:
        self._settle()
        self.changed.emit()

    @property
    def has_selection(self) -> bool:
        return self._ends is not None and self._ends[0] < self._ends[1]

    def selected_text(self) -> str | None:
        """What is selected, as plain text; None where its letters are still being read."""
        if self._ends is None:
            return ""
        if not self._reader.text_is_read:
            self._reader.want_text()
            return None
        pieces = [self._reader.texts[page].words(*span) for page, span in self._spans(self._ends)]
        return "\n".join(piece.strip("\n") for piece in pieces)

    def _spans(
        self, ends: tuple[tuple[int, int], tuple[int, int]]
    ) -> Iterator[tuple[int, tuple[int, int]]]:
        (first, start), (last, end) = ends
        for page in range(first, last + 1):
            yield page, (start if page == first else 0, end if page == last else 1 << 30)

    # -- what is painted --------------------------------------------------------------------------

    def boxes(self, page: int) -> Iterator[tuple[Box, str]]:
        """Each with what it is: ``found``, ``current`` or ``selected``."""
        found = [(number, self.passages[number]) for number in self._on.get(page, ())]
        spans = dict(self._spans(self._ends)) if self.has_selection and self._ends else {}
        if not found and page not in spans:
            return
        text = self._reader.place(page)
        if text is None:
            return
        for number, one in found:
            kind = "current" if number == self.current else "found"
            for box in text.lines(one.start, one.end):
                yield box, kind
        if page in spans and not self._by_search:
            for box in text.lines(*spans[page]):
                yield box, "selected"
