"""Reads one finished file beside the window: what is in sight first, one thing at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from lupdesk.gui.jobs import Jobs, Progress
from lupdesk.gui.models.page_text import PageText
from lupdesk.gui.models.pdf_pages import Size, Tile, letters_of, painted, sizes_of, text_of
from lupdesk.gui.models.picture_cache import PictureCache
from lupdesk.gui.theme import LOOK

SMALL: Final = 96
"""The width of a page in the strip."""
_AT_ONCE: Final = 25
"""Pages whose letters are read in one go, before what is in sight comes first again."""
_PLACED: Final = 48
"""Pages whose letters are kept with their places."""


class PageReader(QObject):
    """``opened`` when the pages are known, ``painted`` and ``placed`` with the number of a page,
    ``read`` when the letters of all pages are there.
    """

    opened = Signal()
    painted = Signal(int)
    placed = Signal(int)
    read = Signal()

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._data = b""
        self._busy = False
        self.pictures = PictureCache()
        self.small = PictureCache()
        self.sizes: tuple[Size, ...] = ()
        self._clear()

    def _clear(self) -> None:
        self._is_open = False
        self._want_nothing()
        self._texts: list[PageText] = []
        self._placed: OrderedDict[int, PageText] = OrderedDict()
        self._reads_all = False

    def _want_nothing(self) -> None:
        self._in_sight: Sequence[Tile] = ()
        self._beside: Sequence[Tile] = ()
        self._first: Sequence[Tile] = ()
        self._strip: Sequence[Tile] = ()
        self._places_of: list[int] = []

    def open(self, data: bytes, *, again: bool) -> None:
        """``again``: the same paper anew; its pictures stand until the new ones are there."""
        self._data = data
        self._clear()
        if again:
            self.pictures.age()
            self.small.age()
        else:
            self.sizes = ()
            self.pictures.clear()
            self.small.clear()
        self._go_on()

    def close(self) -> None:
        self._data = b""
        self.sizes = ()
        self._clear()
        self.pictures.clear()
        self.small.clear()

    @property
    def data(self) -> bytes:
        """The file; empty where there is none."""
        return self._data

    # -- what is wanted ---------------------------------------------------------------------------

    def want(self, in_sight: Sequence[Tile], beside: Sequence[Tile], small: Sequence[Tile]) -> None:
        """Instead of what was wanted before. ``small``: of the pages in sight, shown until the
        others are there.
        """
        self._in_sight, self._first = in_sight, small
        room = self.pictures.most - sum(map(_weight, in_sight))
        # Two that had room for one alone would push each other out for ever.
        self._beside = beside if sum(map(_weight, beside)) <= room else ()
        self._go_on()

    def small_tile(self, page: int, ratio: float) -> Tile:
        """As it stands in the strip, on a screen of so many pixels to one."""
        width, height = self.sizes[page]
        pixels = round(LOOK.px(SMALL) * ratio)
        return Tile(page, pixels, round(pixels * height / width), 0, 0)

    def want_small(self, tiles: Sequence[Tile]) -> None:
        self._strip = tiles
        self._go_on()

    def want_text(self) -> None:
        """The letters of all pages; ``read`` comes when they are there, at once where they are."""
        if self.text_is_read:
            self.read.emit()
            return
        self._reads_all = True
        self._go_on()

    def place(self, page: int) -> PageText | None:
        """The letters of a page with their places; None until ``placed`` says that they are there."""
        if page in self._placed:
            self._placed.move_to_end(page)
            return self._placed[page]
        if page not in self._places_of:
            self._places_of.append(page)
            self._go_on()
        return None

    @property
    def texts(self) -> Sequence[PageText]:
        """Of all pages, after ``read``."""
        return self._texts

    @property
    def text_is_read(self) -> bool:
        return self._is_open and len(self._texts) == len(self.sizes)

    # -- one thing at a time ----------------------------------------------------------------------

    def _go_on(self) -> None:
        if self._busy or not self._data or self._jobs.closed:
            return
        found = next(self._open_wishes(), None)
        if found is None:
            return
        work, take = found
        data = self._data
        self._busy = True

        def read(progress: Progress) -> Any:
            progress.step(0, 1)
            return work(data)

        self._take, self._of = take, data
        self._jobs.run(read, self._arrived, painting=True)

    def _arrived(self, answer: Any) -> None:
        self._busy = False
        if self._of is self._data:
            self._take(answer)
        self._go_on()

    def _open_wishes(self) -> Iterator[tuple[Callable[[bytes], Any], Callable[[Any], None]]]:
        """The first is done next: what is seen before what may be seen."""
        if not self._is_open:
            yield sizes_of, self._take_sizes
            return
        yield from self._pictures(self.small, self._unseen_small())
        yield from self._pictures(self.pictures, self._in_sight)
        for page in self._places_of[:1]:
            yield partial(text_of, number=page), self._take_places
        yield from self._pictures(self.small, self._strip)
        if self._reads_all and not self.text_is_read:
            first = len(self._texts)
            pages = range(first, min(first + _AT_ONCE, len(self.sizes)))
            yield partial(letters_of, pages=pages), self._take_letters
        yield from self._pictures(self.pictures, self._beside)

    def _unseen_small(self) -> Collection[Tile]:
        """A page of which there is nothing yet is shown small and blurred first."""
        bare = {one.page for one in self._in_sight if self.pictures.look(one) is None}
        return [one for one in self._first if one.page in bare and self.small.look(one) is None]

    def _pictures(
        self, cache: PictureCache, tiles: Collection[Tile]
    ) -> Iterator[tuple[Callable[[bytes], Any], Callable[[Any], None]]]:
        for tile in tiles:
            if not cache.is_good(tile):
                yield partial(painted, tile=tile), partial(self._keep, cache, tile)
                return

    def _keep(self, cache: PictureCache, tile: Tile, image: QImage) -> None:
        wanted = (self._in_sight, self._beside, self._strip, self._first)
        cache.put(tile, image, {one for some in wanted for one in some})
        self.painted.emit(tile.page)

    def _take_sizes(self, sizes: tuple[Size, ...]) -> None:
        # What was asked for meanwhile was of the pages before, of which there may be fewer now.
        self._want_nothing()
        self.sizes = sizes
        self._is_open = True
        self.opened.emit()

    def _take_places(self, text: PageText) -> None:
        page = self._places_of.pop(0)
        self._placed[page] = text
        if len(self._placed) > _PLACED:
            self._placed.popitem(last=False)
        self.placed.emit(page)

    def _take_letters(self, texts: list[PageText]) -> None:
        self._texts += texts
        if self.text_is_read:
            self._reads_all = False
            self.read.emit()


def _weight(tile: Tile) -> int:
    return 4 * tile.rect.width() * tile.rect.height()
