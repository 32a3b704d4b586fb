"""``import qdpx``, ``import qdc``: coded text, and codes alone, from a program for qualitative analysis."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from lupdesk.cli.naming import FILE
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk.importing import read_handed_in
from lupdesk.desk.importing_qda import (
    CodingPreview,
    LookedPassage,
    PassageState,
    look_at_book,
    look_at_coding,
    take_in_coding,
)
from lupdesk.desk.procurements import procurement_by_reference
from lupdesk.desk.session import Desk
from lupdesk.domain.theming import BETWEEN
from lupdesk.domain.things import Supplier
from lupdesk.wording import N_
from lupdesk.wording_coding import not_taken_in, strangers_words

Look = Callable[[Desk, UUID, bytes, str], CodingPreview]


def _taking(command: Any) -> Any:
    """The options that both calls have."""
    for option in (
        click.option("--dry-run", is_flag=True, help=N_("look only; change nothing")),
        click.option(
            "--procurement",
            "reference",
            required=True,
            metavar="REF",
            help=N_("into which procurement"),
        ),
        click.option("--desk", type=FILE, required=True, metavar="DESK", help=N_("the desk file")),
        click.argument("file", type=FILE),
    ):
        command = option(command)
    return command


@Calls().command(
    "qdpx", help=N_("Take in coded text: a REFI-QDA project that another program exported.")
)
@_taking
def qdpx(terminal: Terminal, *, file: Path, desk: Path, reference: str, dry_run: bool) -> None:
    _take(terminal, look_at_coding, file, desk, reference, dry_run=dry_run)


@Calls().command(
    "qdc", help=N_("Take in a codebook: its codes become the tree of themes; no text is read.")
)
@_taking
def qdc(terminal: Terminal, *, file: Path, desk: Path, reference: str, dry_run: bool) -> None:
    _take(terminal, look_at_book, file, desk, reference, dry_run=dry_run)


def _take(
    terminal: Terminal, look: Look, file: Path, desk: Path, reference: str, *, dry_run: bool
) -> None:
    data = read_handed_in(file)
    opening = terminal.look if dry_run else terminal.desk
    with opening(desk) as opened:
        looked = look(opened, procurement_by_reference(opened, reference).id, data, file.name)
        record = _told(opened, looked)
        if not dry_run:
            taken = take_in_coding(opened, looked)
            record["inputs"] = [str(one) for one in taken.inputs]
            record["themed"] = taken.themed
            record["joined"] = taken.joined
    terminal.answer([record], _lines(terminal, looked, record))


def _lines(terminal: Terminal, looked: CodingPreview, record: dict[str, Any]) -> list[str]:
    count = terminal.wording.count
    lines = [count("{n} code in the file", "{n} codes in the file", len(looked.found.codes))]
    if looked.grown:
        new = len(looked.grown)
        lines.append(count("{n} theme is new in the tree", "{n} themes are new in the tree", new))
    told = (
        strangers_words(terminal.wording, looked.strangers),
        not_taken_in(terminal.wording, looked.found.left),
    )
    left = [one for one in told if one]
    if looked.found.is_book:
        return [*lines, *left, *(BETWEEN.join(one.path) for one in looked.found.codes)]
    new, themes, known, nowhere = (looked.counted(state) for state in PassageState)
    lines.append(count("{n} passage becomes a statement", "{n} passages become statements", new))
    lines.append(count("{n} passage adds themes", "{n} passages add themes", themes))
    lines.append(count("{n} known", "{n} known", known))
    if nowhere:
        lines.append(count("{n} passage left", "{n} passages left", nowhere))
    lines += left
    if "inputs" in record:
        made = len(record["inputs"])
        lines.append(count("{n} statement taken in", "{n} statements taken in", made))
        lines.append(
            count("{n} statement got themes", "{n} statements got themes", record["themed"])
        )
    return lines


def _told(desk: Desk, looked: CodingPreview) -> dict[str, Any]:
    return {
        "file": looked.found.file,
        "codes": [list(one.path) for one in looked.found.codes],
        "left": {kind.value: number for kind, number in looked.found.left},
        "strangers": list(looked.strangers),
        "new_themes": [list(path) for path, _ in looked.grown],
        "passages": [_passage(desk, one) for one in looked.passages],
    }


def _passage(desk: Desk, one: LookedPassage) -> dict[str, Any]:
    firm = desk.get(Supplier, one.supplier) if one.supplier else None
    return {
        "source": one.source,
        "start": one.passage.start,
        "end": one.passage.end,
        "state": one.state.value,
        "text": one.passage.text,
        "themes": list(one.themes),
        "input": str(one.input) if one.input else None,
        "supplier": firm.name if firm else None,
        **{name: getattr(value, "value", value) for name, value in one.fields.items()},
    }
