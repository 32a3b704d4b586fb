"""What stands by itself on a page begins with a capital letter, as a sentence does.

The same words stand inside sentences too, so that their catalogue has them with a small one:
"tirsdag 16. mars", "møteleder", "ikke oppgitt". People's own words are as they wrote them.
"""

from __future__ import annotations

from dataclasses import replace

from lupdesk.domain.composition import document as d
from lupdesk.domain.phrases import Phrase, Text


def begun(document: d.Document) -> d.Document:
    return replace(document, blocks=tuple(map(_block, document.blocks)))


def _begun(text: Text) -> Text:
    return Phrase.of("doc.begun", what=text) if isinstance(text, Phrase) else text


def _block(block: d.Block) -> d.Block:
    match block:
        case d.Paragraph():
            return replace(block, text=_begun(block.text))
        case d.Bullets():
            return replace(block, items=tuple(map(_begun, block.items)))
        case d.Noted():
            # Notes under a number go on from it: "6 leverandører".
            notes = block.notes if block.count is not None else tuple(map(_begun, block.notes))
            details = tuple(map(_begun, block.detail))
            return replace(block, body=tuple(map(_begun, block.body)), notes=notes, detail=details)
        case d.Facts():
            return replace(block, rows=tuple((name, _begun(value)) for name, value in block.rows))
        case d.TintBox():
            columns = tuple((name, _begun(value)) for name, value in block.columns)
            return replace(block, columns=columns)
        case d.Table():
            heads = tuple(map(_begun, block.heads))
            return replace(block, heads=heads, rows=tuple(map(_row, block.rows)))
    return block


def _row(row: d.Row) -> d.Row:
    return replace(
        row,
        cells=tuple(
            replace(
                cell, text=_begun(cell.text), under=_begun(cell.under) if cell.under else cell.under
            )
            for cell in row.cells
        ),
    )
