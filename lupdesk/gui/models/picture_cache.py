"""Pictures of pages that are kept, by what they weigh."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection
from typing import Final

from PySide6.QtGui import QImage

from lupdesk.gui.models.pdf_pages import Tile

MOST_BYTES: Final = 96 * 1024 * 1024


class PictureCache:
    """The newest that fit into ``most`` bytes, and whatever is wanted now."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self.most = most
        self._kept: OrderedDict[Tile, QImage] = OrderedDict()
        self._old: set[Tile] = set()
        """Of the file before: shown until the new picture is there."""
        self.bytes = 0

    def look(self, tile: Tile) -> QImage | None:
        image = self._kept.get(tile)
        if image is not None:
            self._kept.move_to_end(tile)
        return image

    def is_good(self, tile: Tile) -> bool:
        return tile in self._kept and tile not in self._old

    def put(self, tile: Tile, image: QImage, wanted: Collection[Tile]) -> None:
        self._drop(tile)
        self._kept[tile] = image
        self.bytes += image.sizeInBytes()
        for one in list(self._kept):
            if self.bytes <= self.most:
                break
            if one != tile and one not in wanted:
                self._drop(one)

    def age(self) -> None:
        """The file is another one: what is kept is shown until it is painted anew."""
        self._old = set(self._kept)

    def clear(self) -> None:
        self._kept.clear()
        self._old.clear()
        self.bytes = 0

    def _drop(self, tile: Tile) -> None:
        self._old.discard(tile)
        image = self._kept.pop(tile, None)
        if image is not None:
            self.bytes -= image.sizeInBytes()
