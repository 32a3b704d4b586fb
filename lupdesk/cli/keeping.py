"""Calls that look after the desk: undo, backup, restore, verify."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import click

from lupdesk.cli.naming import FILE
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk import backups
from lupdesk.paths import backups_folder
from lupdesk.problems import Problem
from lupdesk.wording import N_, Wording
from lupdesk.wording_undoing import undone

_REPLACED: Final = "replaced"
"""Folder, among those of the desks' backups, for what a restore takes the place of."""


def add_to(program: Calls) -> None:
    for call in (undo, backup, restore, verify):
        program.add_command(call)


@Calls().command("undo", help=N_("Undo the newest act that was done in this desk, here."))
@click.argument("desk", type=FILE)
def undo(terminal: Terminal, desk: Path) -> None:
    with terminal.desk(desk) as opened:
        found = opened.undo()
        if found is None:
            raise Problem("nothing-to-undo")
        left = [{"id": one.id, "field": one.field, "why": one.why} for one in found.left]
        record = {"act": found.act, "fields": found.restored, "left": left}
        lines = undone(terminal.wording, found.act, found.restored, found.reasons)
        terminal.answer([record], list(lines))


@Calls().command("backup", help=N_("Write a verified copy of the desk."))
@click.argument("desk", type=FILE)
@click.argument("file", type=FILE)
def backup(terminal: Terminal, desk: Path, file: Path) -> None:
    terminal.unlock(desk)
    counts = backups.copy_desk(desk, file, backups_folder)
    tables = dict(counts.living)
    record = {"file": file, "acts": tables["act"], "counts": tables}
    terminal.answer([record], [str(file), *_counted(tables, terminal.wording)])


@Calls().command("restore", help=N_("Put a copy in the desk's place; it becomes a new replica."))
@click.argument("file", type=FILE)
@click.argument("desk", type=FILE)
def restore(terminal: Terminal, file: Path, desk: Path) -> None:
    terminal.unlock(file)
    terminal.unlock(desk)
    kept = backups.restore(
        file,
        desk,
        author=terminal.name(),
        folder=backups_folder(_REPLACED),
        clock=terminal.clock,
    )
    counts = backups.verify(desk)
    tables = dict(counts.living)
    wording = terminal.wording
    lines = [wording.say("Restored: {path}", path=desk), *_counted(tables, wording)]
    if kept is not None:
        lines.append(wording.say("What stood there is kept as {path}", path=kept))
    record = {"desk": desk, "kept": kept, "acts": tables["act"], "counts": tables}
    terminal.answer([record], lines)


@Calls().command("verify", help=N_("Check everything in the desk, and count."))
@click.argument("desk", type=FILE)
def verify(terminal: Terminal, desk: Path) -> None:
    terminal.unlock(desk)
    counts = backups.verify_contents(desk)
    tables = dict(counts.living)
    wording = terminal.wording
    lines = [
        wording.say("{path} is whole.", path=desk),
        *_counted(tables, wording),
    ]
    record = {"desk": desk, "whole": True, "acts": tables["act"], "counts": tables}
    terminal.answer([record], lines)


def _counted(tables: Mapping[str, int], wording: Wording) -> Iterator[str]:
    """What people count: the rest stands in the JSON."""
    yield wording.count("{n} procurement", "{n} procurements", tables["procurement"])
    yield wording.count("{n} supplier", "{n} suppliers", tables["supplier"])
    yield wording.count("{n} meeting", "{n} meetings", tables["meeting"])
    yield wording.count("{n} input", "{n} inputs", tables["input"])
    yield wording.count("{n} act", "{n} acts", tables["act"])
