"""The pictures, as numbers and as the sentence that says what they show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from lupdesk.cli.naming import FILE, OF_PROCUREMENT
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk.pictures import picture as picture_of
from lupdesk.desk.procurements import procurement_by_reference
from lupdesk.domain.pictures import Picture, PictureKind
from lupdesk.wording import N_, Wording
from lupdesk.wording_pictures import finding_words, table_of


def add_to(program: Calls) -> None:
    program.add_command(picture)


@Calls().command(
    "picture",
    help=N_("Who speaks of what, and what is new between the rounds: numbers and the finding."),
)
@click.argument("kind", type=click.Choice([one.value for one in PictureKind]), metavar="KIND")
@click.argument("desk", type=FILE)
@OF_PROCUREMENT
def picture(terminal: Terminal, kind: str, desk: Path, reference: str) -> None:
    with terminal.look(desk) as opened:
        of = procurement_by_reference(opened, reference)
        found = picture_of(opened, of.id, PictureKind(kind))
    terminal.answer([_record(found, terminal.wording)], _lines(found, terminal.wording))


def _record(found: Picture, wording: Wording) -> dict[str, Any]:
    def heads(some: Any) -> list[dict[str, Any]]:
        return [
            {
                "key": one.key,
                "name": wording.text(one.name),
                "level": one.level,
                "suppliers": one.suppliers,
                "statements": one.statements,
            }
            for one in some
        ]

    return {
        "kind": found.kind,
        "finding": finding_words(found, wording),
        "rows": heads(found.rows),
        "columns": heads(found.columns),
        "cells": [[cell.n for cell in row] for row in found.cells],
        "statements": [[cell.statements for cell in row] for row in found.cells],
    }


def _lines(found: Picture, wording: Wording) -> Iterator[str]:
    yield finding_words(found, wording)
    rows = table_of(found, wording)
    if len(rows) < 2:
        return
    yield ""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        cells = (
            cell.ljust(wide) if not at else cell.rjust(wide)
            for at, (cell, wide) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()
