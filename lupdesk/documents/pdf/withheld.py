"""What is kept back, as a bar in the text column: its words say how much, and by which right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lupdesk.documents.pdf.flow import Group
from lupdesk.documents.pdf.palette import INK, SOFT
from lupdesk.documents.pdf.strips import Cell, Piece, Row, Strip
from lupdesk.documents.pdf.styles import AXIS, EDGE, MARGIN, PAGE_H, TEXT
from lupdesk.documents.pdf.tagging import TaggedCanvas
from lupdesk.documents.pdf.typesetter import Typesetter
from lupdesk.domain.composition.document import Withheld

_LINE: Final = 16.0
_BAR: Final = 10.0
_LAST: Final = 0.38
"""How much of the last line is filled, always, so that it tells nothing."""
_STEP: Final = 3.2
"""Between the strokes of the hatching."""


def withheld(block: Withheld, setter: Typesetter) -> list[Group]:
    sheet, root = setter.sheet, setter.root
    word = setter.line(block.mark.word)
    margin = [setter.piece(word, sheet.mark, MARGIN, root.add("P"), sign=block.mark.shape)]
    for note in block.notes:
        margin += setter.pieces(note, sheet.note, MARGIN, root)
    body: list[Piece] = setter.pieces(block.extent, sheet.body, TEXT, root)
    for text in block.why:
        body += setter.pieces(text, sheet.note, TEXT, root)
    row = Row(
        [Cell(0.0, MARGIN, margin), Cell(AXIS, TEXT, body)],
        anchor=sheet.body.size,
        below=2.0,
        whole=160.0,
    )
    strips: list[Strip] = [row]
    strips += [_Bar(last=number + 1 == block.lines) for number in range(block.lines)]
    return [Group(strips, after=12.0, together=2)]


@dataclass(frozen=True, slots=True)
class _Bar:
    """One line of what is not there."""

    last: bool
    height: float = _LINE

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: float, *, forced: bool) -> None:
        """A line is whole."""

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        left, width = EDGE + AXIS, TEXT * (_LAST if self.last else 1.0)
        low = PAGE_H - top - _BAR - 3
        with canvas.artifact():
            canvas.saveState()
            frame = canvas.beginPath()
            frame.rect(left, low, width, _BAR)
            canvas.clipPath(frame, stroke=0, fill=0)
            canvas.setStrokeColor(SOFT)
            canvas.setLineWidth(1.1)
            for number in range(int((width + _BAR) / _STEP) + 1):
                x = left - _BAR + _STEP * number
                canvas.line(x, low, x + _BAR, low + _BAR)
            canvas.restoreState()
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(0.6)
            canvas.rect(left, low, width, _BAR, stroke=1, fill=0)
