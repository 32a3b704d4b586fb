"""Sizes, weights and the grid of the page: four sizes of type, two weights, steps of 4 pt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reportlab.lib.colors import Color

from lupdesk.documents.pdf.fonts import REGULAR, SEMIBOLD
from lupdesk.documents.pdf.palette import INK, MUTED, Palette

# Points; A4. Distances along the page are counted from its top, as a reader does.
PAGE_W: Final = 595.28
PAGE_H: Final = 841.89
EDGE: Final = 40.0
FULL: Final = PAGE_W - 2 * EDGE
MARGIN: Final = 112.0
AXIS: Final = 128.0
"""Where the text column starts, counted from the left edge of the full width."""
TEXT: Final = FULL - AXIS
TOP_FIRST: Final = 104.0
TOP: Final = 88.0
BOTTOM: Final = PAGE_H - 72.0
FOOT: Final = PAGE_H - 40.0
HEADER: Final = 52.0


@dataclass(frozen=True, slots=True)
class Style:
    font: str
    size: float
    leading: float
    colour: Color
    right: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """Every way in which text is set."""

    palette: Palette
    kicker: Style
    title: Style
    subtitle: Style
    big: Style
    """A number in ``Figures``."""
    count: Style
    """A number in the margin."""
    h2: Style
    h3: Style
    body: Style
    strong: Style
    note: Style
    label: Style
    """Column heads and the names of facts."""
    label_right: Style
    mark: Style
    cell: Style
    cell_right: Style
    cell_strong: Style
    cell_strong_right: Style
    label_centred: Style
    cell_centred: Style


def sheet(palette: Palette) -> Sheet:
    accent = palette.accent
    return Sheet(
        palette=palette,
        kicker=Style(SEMIBOLD, 9, 12, accent),
        title=Style(SEMIBOLD, 28, 32, INK),
        subtitle=Style(REGULAR, 16, 20, MUTED),
        big=Style(SEMIBOLD, 28, 32, accent),
        count=Style(SEMIBOLD, 16, 20, accent),
        h2=Style(SEMIBOLD, 16, 20, INK),
        h3=Style(SEMIBOLD, 10.5, 16, INK),
        body=Style(REGULAR, 10.5, 16, INK),
        strong=Style(SEMIBOLD, 10.5, 16, INK),
        note=Style(REGULAR, 9, 12, MUTED),
        label=Style(SEMIBOLD, 9, 12, MUTED),
        label_right=Style(SEMIBOLD, 9, 12, MUTED, right=True),
        mark=Style(SEMIBOLD, 9, 12, INK),
        cell=Style(REGULAR, 9, 12, INK),
        cell_right=Style(REGULAR, 9, 12, INK, right=True),
        cell_strong=Style(SEMIBOLD, 9, 12, INK),
        cell_strong_right=Style(SEMIBOLD, 9, 12, INK, right=True),
        label_centred=Style(SEMIBOLD, 9, 12, MUTED, centred=True),
        cell_centred=Style(REGULAR, 9, 12, INK, centred=True),
    )
