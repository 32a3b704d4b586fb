"""The contents of a long document: each heading with its page, and a link to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lupdesk.documents.pdf.ending import well_ended
from lupdesk.documents.pdf.flow import Flow, Group, Placed
from lupdesk.documents.pdf.strips import Cell, Row
from lupdesk.documents.pdf.styles import AXIS, BOTTOM, EDGE, PAGE_H, TEXT, TOP_FIRST
from lupdesk.documents.pdf.tagging import Linked, Node, TaggedCanvas
from lupdesk.documents.pdf.typesetter import Typesetter

LONG: Final = 8
"""A document of more pages has contents, where it has headings enough."""
_FEWEST: Final = 4
_HEAD: Final = 52.0
"""The heading of the contents with the space around it."""
_LINE: Final = 17.0
"""One line of the contents, if it is no longer than the column."""
_NUMBER: Final = 32.0
_INDENT: Final = 16.0


@dataclass(slots=True)
class _Line(Row):
    """One heading: the whole line leads there."""

    link: Node = field(kw_only=True)
    said: str = field(kw_only=True)
    page: int = field(default=0, kw_only=True)
    high: float = field(default=0.0, kw_only=True)

    def split(self, room: float, *, forced: bool) -> None:
        """A line is whole."""

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        Row.draw(self, canvas, top)
        low = PAGE_H - top - self.height
        area = (EDGE + AXIS, low, EDGE + AXIS + TEXT, low + self.height)
        self.link.kids.append(Linked(canvas.page_index, area, self.page, self.high, self.said))

    def lead(self, page: int, top: float) -> None:
        self.page, self.high = page, PAGE_H - top + 8
        self.cells[1].pieces[0].lines = [str(page + 1)]


@dataclass(frozen=True, slots=True)
class Story:
    """A document set in groups: the opening, and what follows it."""

    opening: list[Group]
    rest: list[Group]
    opened: int
    """So many elements of the tree belong to the opening."""


def laid_out(story: Story, setter: Typesetter) -> list[list[Placed]]:
    """On pages, with contents after the opening where the document is long."""
    pages = well_ended([*story.opening, *story.rest])
    headed = _headings(story.rest, _room_after(story.opening))
    if len(pages) <= LONG or len(headed) < _FEWEST:
        return pages
    heading, lines = _contents(headed, story.opened, setter)
    pages = well_ended([*story.opening, heading, Group([*lines], after=24.0), *story.rest])
    places = {
        id(one.bookmark): (page, one.top)
        for page, placed in enumerate(pages)
        for one in placed
        if one.bookmark
    }
    for line, group in zip(lines, headed, strict=True):
        line.lead(*places[id(group.bookmark)])
    return pages


def _room_after(opening: list[Group]) -> float:
    """On the page where the opening ends."""
    *_, page = Flow().run(opening)
    return BOTTOM - max((one.top + one.strip.height for one in page), default=TOP_FIRST)


def _headings(groups: list[Group], room: float) -> list[Group]:
    """Those of the lower level too, where all of them have room under the opening."""
    found = [group for group in groups if group.bookmark]
    if _HEAD + len(found) * _LINE <= room:
        return found
    return [group for group in found if group.bookmark and not group.bookmark.level]


def _contents(headed: list[Group], opened: int, setter: Typesetter) -> tuple[Group, list[_Line]]:
    """The heading of the contents and their lines, in the tree where they are read."""
    sheet, root = setter.sheet, setter.root
    title, contents = Node("H2"), Node("TOC")
    root.kids[opened:opened] = [title, contents]
    words = setter.line(setter.wording.say("Contents"))
    piece = setter.piece(words, sheet.h2, TEXT, title)
    heading = Group([Row([Cell(AXIS, TEXT, [piece])])], before=24.0, after=8.0, with_next=True)
    lines = []
    levels = len({group.bookmark.level for group in headed if group.bookmark})
    for group in headed:
        assert group.bookmark is not None
        link = contents.add("TOCI").add("Reference").add("Link")
        inset = _INDENT * max(group.bookmark.level, 0)
        style = sheet.cell if inset or levels == 1 else sheet.cell_strong
        width = TEXT - _NUMBER - inset
        text = setter.piece(group.bookmark.text, style, width, link)
        number = setter.piece("0", sheet.cell_right, _NUMBER, link)
        cells = [Cell(AXIS + inset, width, [text]), Cell(AXIS + TEXT - _NUMBER, _NUMBER, [number])]
        lines.append(_Line(cells, above=2.0, below=3.0, link=link, said=group.bookmark.text))
    return heading, lines
