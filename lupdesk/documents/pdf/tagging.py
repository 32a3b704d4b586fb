"""Tagged PDF on top of ReportLab: marked content on the canvas, and the tree that gives it sense.

The tree is made while the document is composed, so that reading order never hangs on the order
of drawing; drawing only adds which marks on which pages belong to a node.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from reportlab.pdfgen.canvas import Canvas

from lupdesk.documents.pdf.fonts import REGULAR, runs
from lupdesk.documents.pdf.styles import PAGE_H, PAGE_W, Style

Attribute = str | int | tuple[float, ...]


@dataclass(slots=True, eq=False)
class Node:
    """A structure element. Something that goes on over a page is one node with marks on both."""

    tag: str
    alternative: str = ""
    owner: str = ""
    """Owner of ``attributes``: ``Table``, ``List`` or ``Layout``."""
    attributes: dict[str, Attribute] = field(default_factory=dict)
    kids: list[Node | Marked | Linked | Entered] = field(default_factory=list)
    language: str = ""
    """A BCP 47 tag, where it is another than the document's."""

    def add(self, tag: str, alternative: str = "", owner: str = "", **facts: Attribute) -> Node:
        node = Node(tag, alternative, owner, dict(facts))
        self.kids.append(node)
        return node


@dataclass(frozen=True, slots=True)
class Marked:
    """A run of marked content: page counted from 0, and its number on that page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Linked:
    """An area of a page that leads to another; belongs to a ``Link`` beside its marked content."""

    page: int
    """Counted from 0, as ``to``."""
    area: tuple[float, float, float, float]
    """Left, low, right and high, from the page's lower left corner."""
    to: int
    high: float
    """Which height of the page it leads to."""
    said: str


@dataclass(frozen=True, slots=True)
class Entered:
    """An area of a page in which the reader writes or ticks; the one kid of a ``Form``."""

    page: int
    """Counted from 0."""
    area: tuple[float, float, float, float]
    name: str
    said: str
    """What it is for, to be shown and read aloud."""
    longest: int = 0
    """Characters of text that it takes; 0 where it is ticked."""
    lines: bool = False
    """Whether it takes more than one line."""
    state: str = ""
    """What a tick in it says."""
    one_of: bool = False
    """Of all with the same name, one at most is ticked."""


class TaggedCanvas(Canvas):
    """Everything that is drawn stands inside ``tagged`` or ``artifact``; what is drawn outside of
    both raises ``RuntimeError``, so that no untagged content slips in.
    """

    _code: list[str]

    def __init__(self, out: BinaryIO) -> None:
        super().__init__(
            out,
            pagesize=(PAGE_W, PAGE_H),
            pageCompression=0,
            invariant=True,
            # Else every file names Helvetica. The stubs think that a name is a number.
            initialFontName=REGULAR,  # type: ignore[arg-type]
        )
        self._marks: Final[list[int]] = [0]
        self._artifacts = 0
        self._open = 0

    @contextmanager
    def tagged(self, node: Node) -> Iterator[None]:
        """Within an artifact, as a repeated table head is, nothing is tagged."""
        if self._artifacts:
            yield
            return
        page, number = len(self._marks) - 1, self._marks[-1]
        self._marks[-1] += 1
        node.kids.append(Marked(page, number))
        self._code.append(f"/{node.tag} <</MCID {number}>> BDC")
        self._open += 1
        yield
        self._open -= 1
        self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """``kind``: ``Pagination`` for what repeats on each page, ``Layout`` for decoration."""
        if not self._artifacts:
            self._code.append(f"/Artifact <</Type /{kind}>> BDC")
        self._artifacts += 1
        self._open += 1
        yield
        self._open -= 1
        self._artifacts -= 1
        if not self._artifacts:
            self._code.append("EMC")

    @property
    def page_index(self) -> int:
        return len(self._marks) - 1

    def set_line(self, x: float, y: float, text: str, style: Style) -> None:
        """One line, each letter in the font that has it."""
        self.setFillColor(style.colour)
        for font, part in runs(text, style.font):
            self.setFont(font, style.size)
            self.drawString(x, y, part)
            x += self.stringWidth(part, font, style.size)

    def next_page(self) -> None:
        self.showPage()
        self._marks.append(0)

    def wants_tag(self, what: str) -> None:
        if not self._open:
            raise RuntimeError(f"{what} outside of a tag and of an artifact")


DRAWING: Final = (
    "drawString", "drawRightString", "drawCentredString", "drawAlignedString", "drawText",
    "line", "lines", "grid", "bezier", "arc", "ellipse", "wedge", "circle", "rect", "roundRect",
    "drawPath", "drawImage", "drawInlineImage", "doForm", "linearGradient", "radialGradient",
    "shade",
)  # fmt: skip
"""Everything by which ReportLab's canvas leaves something on the page."""


def _within_a_tag(name: str) -> Callable[..., object]:
    drawn: Callable[..., object] = getattr(Canvas, name)

    def draw(canvas: TaggedCanvas, *where: object, **how: object) -> object:
        canvas.wants_tag(name)
        return drawn(canvas, *where, **how)

    return draw


for _name in DRAWING:
    setattr(TaggedCanvas, _name, _within_a_tag(_name))
