"""What is done with statements once they are said: themes, joined, withdrawn, kind of barrier."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from lupdesk.cli.listing import input_records
from lupdesk.cli.naming import FILE, Day, id_named
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk import inputs, saying_alike, since_said, theming
from lupdesk.desk.session import Desk
from lupdesk.domain.result_kinds import Barrier
from lupdesk.domain.things import Input
from lupdesk.problems import Problem
from lupdesk.wording import N_


def add_to(statements: Calls) -> None:
    for call in (theme, join, part, withdraw, barrier):
        statements.add_command(call)


def _several(command: Any) -> Any:
    return click.argument("desk", type=FILE)(
        click.argument("ids", metavar="ID…", nargs=-1, required=True)(command)
    )


def _chosen(desk: Desk, ids: tuple[str, ...]) -> list[UUID]:
    """Problem ``id-unknown`` for what is no statement."""
    found = [id_named(id) for id in ids]
    for id in found:
        if desk.get(Input, id) is None:
            raise Problem("id-unknown", id=str(id))
    return found


def _tell(terminal: Terminal, desk: Desk, ids: list[UUID]) -> None:
    said = [desk.the(Input, id) for id in ids]
    label = terminal.wording.input_label
    terminal.answer(
        input_records(desk, said), [f"{label(one.kind, one.number)}  {one.text}" for one in said]
    )


@Calls().command("theme", help=N_("Give statements themes, or take themes away."))
@_several
@click.option("--add", multiple=True, metavar="NAME", help=N_("a theme, or a path drift / support"))
@click.option("--remove", multiple=True, metavar="NAME", help=N_("a theme to take away"))
def theme(
    terminal: Terminal,
    *,
    desk: Path,
    ids: tuple[str, ...],
    add: tuple[str, ...],
    remove: tuple[str, ...],
) -> None:
    with terminal.desk(desk) as opened:
        chosen = _chosen(opened, ids)
        of = {opened.the(Input, id).procurement for id in chosen}
        if len(of) > 1:
            raise Problem("other-procurement")
        (procurement,) = of
        for name in remove:
            theming.theme_in(opened, procurement, name)
        theming.set_themes(opened, procurement, chosen, add=add, remove=remove)
        _tell(terminal, opened, chosen)


@Calls().command("join", help=N_("Join statements that say the same; each keeps its source."))
@_several
def join(terminal: Terminal, *, desk: Path, ids: tuple[str, ...]) -> None:
    with terminal.desk(desk) as opened:
        chosen = _chosen(opened, ids)
        saying_alike.join_said(opened, chosen)
        together = saying_alike.joined_with(opened, opened.the(Input, chosen[0]))
        _tell(terminal, opened, [one.id for one in together])


@Calls().command("part", help=N_("Let joined statements stand alone again."))
@_several
def part(terminal: Terminal, *, desk: Path, ids: tuple[str, ...]) -> None:
    with terminal.desk(desk) as opened:
        chosen = _chosen(opened, ids)
        saying_alike.part_said(opened, chosen)
        _tell(terminal, opened, chosen)


@Calls().command(
    "withdraw", help=N_("The supplier said that statements hold no more; they stay, marked.")
)
@_several
@click.option("--on", "day", type=Day(), metavar="DATE", help=N_("when it said so; else today"))
@click.option("--reason", metavar="T", help=N_("why"))
@click.option("--again", is_flag=True, help=N_("they hold after all"))
def withdraw(
    terminal: Terminal,
    *,
    desk: Path,
    ids: tuple[str, ...],
    day: date | None,
    reason: str | None,
    again: bool,
) -> None:
    with terminal.desk(desk) as opened:
        chosen = _chosen(opened, ids)
        if again:
            since_said.hold_again(opened, chosen)
        else:
            since_said.withdraw_said(opened, chosen, day, reason)
        _tell(terminal, opened, chosen)


@Calls().command("barrier", help=N_("Say what kind of barrier statements tell of."))
@_several
@click.option(
    "--kind",
    type=click.Choice([*(one.value for one in Barrier), "none"], case_sensitive=False),
    required=True,
    metavar="CODE",
    help=N_("B-LED, B-KOM … of the buyer's side, L-KOS, L-INV … of the suppliers', or none"),
)
def barrier(terminal: Terminal, *, desk: Path, ids: tuple[str, ...], kind: str) -> None:
    with terminal.desk(desk) as opened:
        chosen = _chosen(opened, ids)
        inputs.set_barrier(opened, chosen, None if kind == "none" else Barrier(kind))
        _tell(terminal, opened, chosen)
