"""What is filled in, as strips of a page: a box to write in, a row of choices, a tick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from lupdesk.documents.pdf.palette import SOFT, WHITE
from lupdesk.documents.pdf.strips import Piece, Strip
from lupdesk.documents.pdf.styles import EDGE, PAGE_H
from lupdesk.documents.pdf.tagging import Entered, Node, TaggedCanvas
from lupdesk.documents.pdf.typesetter import Typesetter
from lupdesk.documents.pdf.typesetting import width_of

SIGN: Final = 11.0
"""Width and height of what is ticked."""
_SIGN_GAP: Final = 5.0
_BETWEEN: Final = 16.0
_LINE: Final = 16.0
"""Height of a line of choices."""
_ROUNDED: Final = 2.5
_INSET: Final = (3.0, 1.0)
"""Room between the frame and what is typed: programs leave none of their own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A field at its place: ``top`` from the top of its strip, ``x`` from the left edge."""

    shape: Literal["box", "disc", "square"]
    x: float
    top: float
    wide: float
    tall: float
    node: Node
    """The ``Form`` in the tree."""
    name: str
    said: str
    longest: int = 0
    lines: bool = False
    state: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Words at their place, as ``Entry``."""

    piece: Piece
    x: float
    top: float
    wide: float


@dataclass(slots=True)
class Answer:
    """A strip that is never parted."""

    height: float
    parts: list[Entry | Said] = field(default_factory=list)

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: float, *, forced: bool) -> tuple[Strip, Strip] | None:
        """A field is whole."""

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        for part in self.parts:
            if isinstance(part, Said):
                part.piece.draw(canvas, part.x, top + part.top, part.wide)
            else:
                _draw(canvas, part, top + part.top)


def _draw(canvas: TaggedCanvas, entry: Entry, top: float) -> None:
    left, low = EDGE + entry.x, PAGE_H - top - entry.tall
    with canvas.artifact():
        canvas.setLineWidth(0.8)
        canvas.setStrokeColor(SOFT)
        canvas.setFillColor(WHITE)
        if entry.shape == "disc":
            half = entry.wide / 2
            canvas.circle(left + half, low + half, half, stroke=1, fill=1)
        else:
            canvas.roundRect(left, low, entry.wide, entry.tall, _ROUNDED, stroke=1, fill=1)
    across, up = _INSET if entry.shape == "box" else (0.0, 0.0)
    entry.node.kids.append(
        Entered(
            page=canvas.page_index,
            area=(
                left + across,
                low + up,
                left + entry.wide - across,
                low + entry.tall - up,
            ),
            name=entry.name,
            said=entry.said,
            longest=entry.longest,
            lines=entry.lines,
            state=entry.state,
            one_of=entry.shape == "disc",
        )
    )


@dataclass(frozen=True, slots=True)
class Box:
    """A box that is yet to be placed."""

    label: str
    name: str
    said: str
    longest: int
    tall: float
    lines: bool = True


class Setter:
    """Sets labels and fields side by side, in the order in which they are read."""

    def __init__(self, setter: Typesetter) -> None:
        self._setter = setter

    def boxes(self, boxes: Sequence[Box], x: float, wide: float, gap: float = 12.0) -> Answer:
        """Beside each other, each with its label above."""
        style = self._setter.sheet.label
        each = (wide - gap * (len(boxes) - 1)) / len(boxes)
        made = Answer(style.leading + 3 + max(box.tall for box in boxes))
        for number, box in enumerate(boxes):
            left = x + number * (each + gap)
            piece = self._setter.piece(box.label, style, each, self._setter.root.add("P"))
            made.parts.append(Said(piece, left, 0.0, each))
            made.parts.append(
                Entry(
                    "box", left, style.leading + 3, each, box.tall,
                    self._setter.root.add("Form"), box.name, box.said, box.longest, box.lines,
                )
            )  # fmt: skip
        return made

    def ticks(
        self,
        options: Sequence[tuple[str, str]],
        name: str,
        said: str,
        x: float,
        wide: float,
        *,
        one_of: bool,
    ) -> Answer:
        """Each a state and its words; in as many lines as they need."""
        rows = list(self._rows([words for _, words in options], wide))
        made = Answer(_LINE * len(rows))
        states = iter(options)
        for number, row in enumerate(rows):
            left = x
            for width in row:
                state, words = next(states)
                made.parts += self._tick(state, words, name, said, left, number * _LINE, one_of)
                left += width + _BETWEEN
        return made

    def _rows(self, words: Sequence[str], wide: float) -> Iterator[list[float]]:
        """The widths of the options of each line."""
        row: list[float] = []
        for one in words:
            width = SIGN + _SIGN_GAP + width_of(one, self._setter.sheet.cell)
            if row and sum(row) + len(row) * _BETWEEN + width > wide:
                yield row
                row = []
            row.append(width)
        yield row

    def _tick(
        self, state: str, words: str, name: str, said: str, x: float, top: float, one_of: bool
    ) -> list[Entry | Said]:
        style = self._setter.sheet.cell
        paragraph = self._setter.root.add("P")
        node = paragraph.add("Form")
        aloud = f"{said} – {words}" if words not in said else said
        entry = Entry(
            "disc" if one_of else "square", x, top, SIGN, SIGN, node, name, aloud, state=state
        )
        width = width_of(words, style)
        piece = self._setter.piece(words, style, width + 1, paragraph)
        return [entry, Said(piece, x + SIGN + _SIGN_GAP, top, width + 1)]


def under(strips: Sequence[Answer], gap: float) -> Answer:
    """Strips above each other as one that is not parted."""
    made = Answer(0.0)
    for strip in strips:
        if made.parts:
            made.height += gap
        made.parts += [_lower(part, made.height) for part in strip.parts]
        made.height += strip.height
    return made


def _lower(part: Entry | Said, by: float) -> Entry | Said:
    if isinstance(part, Said):
        return Said(part.piece, part.x, part.top + by, part.wide)
    return Entry(
        part.shape, part.x, part.top + by, part.wide, part.tall, part.node, part.name, part.said,
        part.longest, part.lines, part.state,
    )  # fmt: skip
