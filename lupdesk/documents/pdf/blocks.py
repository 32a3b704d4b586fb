"""Blocks that are read line by line: headings, paragraphs, statements with a note beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lupdesk.documents.pdf.flow import Bookmark, Group
from lupdesk.documents.pdf.palette import SOFT
from lupdesk.documents.pdf.strips import Cell, Piece, Row, Strip
from lupdesk.documents.pdf.styles import AXIS, EDGE, FULL, MARGIN, PAGE_H, TEXT, Style
from lupdesk.documents.pdf.tagging import Node, TaggedCanvas
from lupdesk.documents.pdf.typesetter import Typesetter
from lupdesk.documents.pdf.typesetting import width_of
from lupdesk.domain.composition.document import (
    AnswerSpace,
    Bullets,
    Heading,
    Noted,
    PageBreak,
    Paragraph,
)

_BULLET: Final = "•"
_BULLET_INDENT: Final = 12.0
_FEW: Final = 4
"""So many points are not parted by a page; of more no one stands alone."""
_STATEMENT: Final = 160.0
"""Up to this height a statement stays in one piece."""
_RULED: Final = 24.0
_RULED_TOGETHER: Final = 8
_SECOND: Final = 2


def heading(block: Heading, setter: Typesetter, level: int) -> Group:
    """``level`` is the one that the tree can have here: none is left out on the way down."""
    x, width = (0.0, FULL) if block.wide else (AXIS, TEXT)
    second = block.level <= _SECOND
    text = setter.line(block.text)
    if not text:
        return Group([])
    style = setter.sheet.h2 if second else setter.sheet.h3
    node = setter.spoken(setter.root.add(f"H{level}"), block.text)
    piece = setter.piece(text, style, width, node)
    row = Row([Cell(x, width, [piece])], whole=style.leading * 4)
    after = (12.0 if block.wide else 8.0) if second else 4.0
    return Group(
        [row],
        before=24.0 if second else 12.0,
        after=after,
        with_next=True,
        bookmark=Bookmark(level - 2, text),
    )


def paragraph(block: Paragraph, setter: Typesetter) -> list[Group]:
    style = setter.sheet.note if block.muted else setter.sheet.body
    x, width = (0.0, FULL) if block.wide else (AXIS, TEXT)
    return [
        Group([Row([Cell(x, width, [piece])])], after=8.0)
        for piece in setter.pieces(block.text, style, width, setter.root)
    ]


def bullets(block: Bullets, setter: Typesetter) -> list[Group]:
    items = [(item, parts) for item in block.items if (parts := setter.paragraphs(item))]
    if not items:
        return []
    listed = setter.root.add("L", owner="List", ListNumbering="Disc")
    rows: list[Strip] = [
        _bullet(parts, setter, setter.spoken(listed.add("LI"), item)) for item, parts in items
    ]
    together = len(rows) if len(rows) <= _FEW else 2
    return [Group(rows, after=4.0, together=together)]


def _bullet(parts: list[str], setter: Typesetter, item: Node) -> Row:
    label, body = item.add("Lbl"), item.add("LBody")
    pieces = [
        setter.piece(part, setter.sheet.body, TEXT, body.add("P"), indent=_BULLET_INDENT)
        for part in parts
    ]
    pieces[0].bullet = (_BULLET, label)
    return Row([Cell(AXIS, TEXT, pieces)], below=4.0)


def noted(block: Noted, setter: Typesetter) -> list[Group]:
    return [_Beside(block, setter).group()]


@dataclass(slots=True)
class _Beside:
    """A body in the text column and what stands beside it in the margin.

    A mark, a count or a short name is the label of the body and is read first; a remark is read
    after it.
    """

    block: Noted
    setter: Typesetter

    def group(self) -> Group:
        label_first = bool(self.block.mark or self.block.count or self._named())
        if label_first:
            margin = self._margin()
            body = self._body()
        else:
            body = self._body()
            margin = self._margin()
        # Drawn margin first: a body that goes on over a page is then read in one piece by
        # readers that follow the order of drawing.
        row = Row(
            [Cell(0.0, MARGIN, margin), Cell(AXIS, TEXT, body)],
            anchor=self.setter.sheet.body.size,
            whole=_STATEMENT,
        )
        label_alone = label_first and self.block.count is None
        after = 12.0 if self._leading_line() else 10.0 if label_alone else 8.0
        return Group([row] if margin or body else [], after=after)

    def _margin(self) -> list[Piece]:
        setter, root, sheet = self.setter, self.setter.root, self.setter.sheet
        pieces: list[Piece] = []
        if self.block.count is not None:
            pieces += setter.pieces(self.block.count, sheet.count, MARGIN, root)
        if self.block.mark:
            word = setter.line(self.block.mark.word)
            sign = self.block.mark.shape
            pieces.append(setter.piece(word, sheet.mark, MARGIN, root.add("P"), sign=sign))
        named = self._named()
        for number, note in enumerate(self.block.notes):
            style = sheet.mark if named and not number else sheet.note
            pieces += setter.pieces(note, style, MARGIN, root)
        return pieces

    def _body(self) -> list[Piece]:
        setter, root, sheet = self.setter, self.setter.root, self.setter.sheet
        strong = self._leading_line()
        pieces: list[Piece] = []
        for number, text in enumerate(self.block.body):
            style = sheet.strong if strong and not number else sheet.body
            gap = 8.0 if not strong else 0.0 if len(self.block.body) == _SECOND else 4.0
            pieces += setter.pieces(text, style, TEXT, root, after=gap)
        if pieces and self.block.detail:
            pieces[-1].after = 0.0
        for text in self.block.detail:
            pieces += setter.pieces(text, sheet.note, TEXT, root)
        return pieces

    def _named(self) -> bool:
        """Notes that begin with a short name, as "Spørsmål 3", and no mark or count above them."""
        if self.block.mark or self.block.count is not None or not self.block.notes:
            return False
        first = self.setter.line(self.block.notes[0])
        return not first.endswith((".", ":")) and _fits(first, self.setter.sheet.mark, MARGIN)

    def _leading_line(self) -> bool:
        """A question stands in semibold over what is said about it."""
        if len(self.block.body) < _SECOND or self.block.count is not None:
            return False
        return self.setter.line(self.block.body[0]).endswith("?")


def _fits(text: str, style: Style, width: float) -> bool:
    return width_of(text, style) <= width


@dataclass(frozen=True, slots=True)
class _Ruled:
    """One line to write on by hand."""

    height: float = _RULED
    least: float = _RULED

    def split(self, room: float, *, forced: bool) -> None:
        """A line is whole."""

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        y = PAGE_H - top - self.height + 4
        with canvas.artifact():
            canvas.setLineWidth(0.6)
            canvas.setStrokeColor(SOFT)
            canvas.line(EDGE + AXIS, y, EDGE + AXIS + TEXT, y)


def answer_space(block: AnswerSpace, _setter: Typesetter) -> list[Group]:
    rules: list[Strip] = [_Ruled() for _ in range(block.lines)]
    return [Group(rules, after=16.0, together=min(_RULED_TOGETHER, len(rules)))]


def page_break(_block: PageBreak, _setter: Typesetter) -> list[Group]:
    return [Group([], new_page=True)]
