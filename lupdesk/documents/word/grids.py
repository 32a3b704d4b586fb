"""The picture of risks as a table: what stands in a cell is text, and so is its band."""

from __future__ import annotations

from lupdesk.documents.grids import grid_table, key_of
from lupdesk.documents.word.tables import table
from lupdesk.documents.word.text import Setter, run
from lupdesk.documents.word.xml import Element
from lupdesk.domain.composition.risk_grid import RiskGrid


def risk_grid(block: RiskGrid, setter: Setter) -> list[Element]:
    axes = " · ".join((setter.line(block.up) + " ↑", setter.line(block.along) + " →"))
    key = " · ".join(f"{sign} {setter.line(word)}" for sign, word in key_of(block))
    return [
        *setter.each("Heading3", block.headline),
        setter.p("TableUnder", run(f"{axes} · {key}")),
        *table(grid_table(block), setter, alternative=setter.line(block.alternative)),
    ]
