"""The typesetter of one document: its words, styles and structure tree."""

from __future__ import annotations

from typing import Final

from lupdesk.documents.pdf.palette import Palette
from lupdesk.documents.pdf.strips import SIGN_INDENT, Cell, Piece
from lupdesk.documents.pdf.styles import AXIS, TEXT, Sheet, Style, sheet
from lupdesk.documents.pdf.tagging import Node
from lupdesk.documents.pdf.typesetting import Glyphs, broken, one_line, paragraphs
from lupdesk.domain.composition.document import MarkShape
from lupdesk.domain.phrases import Text
from lupdesk.domain.spoken import spoken_in
from lupdesk.wording import Wording

TAGS: Final = {"nb": "nb-NO", "en": "en-GB"}
"""BCP 47 tags of the languages that are spoken here."""


class Typesetter:
    """Makes pieces of set text, each with its element in the tree."""

    def __init__(self, wording: Wording, palette: Palette) -> None:
        self.wording: Final = wording
        self.sheet: Final[Sheet] = sheet(palette)
        self.glyphs: Final = Glyphs()
        self.root: Final = Node("Document")

    def line(self, text: Text) -> str:
        """The words as the font can show them, on one line."""
        return one_line(self.wording.text(text), self.glyphs)

    def paragraphs(self, text: Text) -> list[str]:
        """The same, one string for each line break that somebody typed."""
        return paragraphs(self.wording.text(text), self.glyphs)

    def piece(
        self,
        text: str,
        style: Style,
        width: float,
        node: Node,
        *,
        after: float = 0.0,
        indent: float = 0.0,
        sign: MarkShape | None = None,
    ) -> Piece:
        """``text`` is one paragraph as ``line`` or ``paragraphs`` gave it."""
        inset = SIGN_INDENT if sign else indent
        lines = broken(text, style, width - inset)
        return Piece(style, lines, node, after, inset, sign)

    def pieces(
        self, text: Text, style: Style, width: float, parent: Node, *, after: float = 0.0
    ) -> list[Piece]:
        """One P for each paragraph in the text; ``after`` follows each of them."""
        return [
            self.piece(part, style, width, self.spoken(parent.add("P"), text), after=after)
            for part in self.paragraphs(text)
        ]

    def spoken(self, node: Node, text: Text) -> Node:
        """The node, with its language where somebody's own words are in another than the document."""
        if isinstance(text, str):
            language = spoken_in(text)
            if language and language != self.wording.language:
                node.language = TAGS[language]
        return node

    def column(self, text: Text, style: Style, parent: Node) -> Cell:
        """A cell of the text column."""
        return Cell(AXIS, TEXT, self.pieces(text, style, TEXT, parent))
