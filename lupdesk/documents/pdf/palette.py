"""The colours of a page. An office may bring one colour of its own; ink and greys never change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reportlab.lib.colors import Color, HexColor

WHITE: Final = HexColor("#FFFFFF")
INK: Final = HexColor("#16212B")
MUTED: Final = HexColor("#55626D")
SOFT: Final = HexColor("#8794A0")
"""Ordinary bars: marks on white, never text."""
LINE: Final = HexColor("#C3CBD1")
"""Between rows: decoration only."""

_BLACK: Final = HexColor("#000000")
_ON_TINT: Final = 5.5
_MARK: Final = 3.0
_TINT_SHARE: Final = 0.08
_STEP: Final = 0.02
_LEVELS: Final = (0.0, 0.1, 0.22, 0.34, 0.45)
"""Of the accent on white: told apart in grey, and ink is read on each."""


@dataclass(frozen=True, slots=True)
class Palette:
    """What one office colour becomes."""

    accent: Color
    """Reads as text on its own tint."""
    tint: Color
    mid: Color
    """Second tone in charts: the lightest that stands out from white; never text."""

    def level(self, level: int) -> Color:
        """The ground of a number in a picture."""
        return _mixed(self.accent, WHITE, _LEVELS[level])


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio of WCAG 2, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def palette(office: str) -> Palette:
    """From an office's colour as ``#RRGGBB``: darkened until it can be read on its own tint."""
    own = HexColor(office)
    tint = _mixed(own, WHITE, _TINT_SHARE)
    steps = (_mixed(own, _BLACK, 1 - _STEP * n) for n in range(51))
    accent = next(colour for colour in steps if contrast(colour, tint) >= _ON_TINT)
    lighter = [_mixed(accent, WHITE, 1 - _STEP * n) for n in range(36)]
    mid = [colour for colour in lighter if contrast(colour, WHITE) >= _MARK][-1]
    return Palette(accent, tint, mid)


def _mixed(one: Color, other: Color, share: float) -> Color:
    pairs = zip(one.rgb(), other.rgb(), strict=True)
    return Color(*(a * share + b * (1 - share) for a, b in pairs))


def _luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.rgb()
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
