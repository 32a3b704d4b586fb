"""The picture of risks as a block: likelihood up, consequence along, in cells of three weights."""

from __future__ import annotations

from dataclasses import dataclass

from lupdesk.domain.phrases import Text


@dataclass(frozen=True, slots=True)
class GridCell:
    band: int
    """0, 1 or 2: the heavier, the darker and the closer its hatching."""
    now: tuple[str, ...] = ()
    """Numbers of the risks that stand here."""
    left: tuple[str, ...] = ()
    """Numbers of those that their relief brings here."""


@dataclass(frozen=True, slots=True)
class RiskGrid:
    """A number that stands in one cell now and is left in another is drawn with an arrow between."""

    headline: Text
    up: Text
    along: Text
    steps_up: tuple[Text, ...]
    """From the top, the likeliest first; one for each of ``rows``."""
    steps_along: tuple[Text, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    bands: tuple[Text, Text, Text]
    key: tuple[Text, Text]
    """What a number in a disc means, and in a ring."""
    alternative: Text
