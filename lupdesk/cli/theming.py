"""Themes: the tree, and the acts on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from lupdesk.cli.naming import FILE, id_named
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk import theming
from lupdesk.desk.procurements import procurement_by_reference
from lupdesk.desk.session import Desk
from lupdesk.domain.theming import Place, Tree
from lupdesk.problems import Problem
from lupdesk.wording import N_, Wording

theme = Calls("theme", help=N_("Themes of a procurement"))


def add_to(program: Calls) -> None:
    program.add_command(themes)
    program.add_command(theme)


def _of(command: Any) -> Any:
    return click.option(
        "--procurement", "reference", required=True, metavar="REF", help=N_("of which procurement")
    )(click.argument("desk", type=FILE)(command))


@Calls().command(
    "themes", help=N_("The tree of themes, with how many suppliers and statements each has.")
)
@_of
def themes(terminal: Terminal, *, desk: Path, reference: str) -> None:
    with terminal.look(desk) as opened:
        tree = theming.tree_in(opened, procurement_by_reference(opened, reference).id)
    _tell(terminal, tree)


def _tell(terminal: Terminal, tree: Tree) -> None:
    terminal.answer(
        [_record(tree, one) for one in tree.places], list(_lines(tree, terminal.wording))
    )


def _record(tree: Tree, one: Place) -> dict[str, Any]:
    above = tree.find(one.above) if one.above is not None else None
    return {
        "id": one.theme.id if one.theme else None,
        "name": one.name,
        "path": list(one.path),
        "parent": above.name if above else None,
        "meaning": one.theme.meaning if one.theme else "",
        "suppliers": one.own.suppliers,
        "statements": one.own.statements,
        "suppliers_with_below": one.whole.suppliers,
        "statements_with_below": one.whole.statements,
    }


def _lines(tree: Tree, wording: Wording) -> Iterator[str]:
    for one in tree.places:
        suppliers = wording.count("{n} supplier", "{n} suppliers", one.whole.suppliers)
        said = wording.count("{n} statement", "{n} statements", one.whole.statements)
        yield f"{'  ' * one.depth}{one.name} · {suppliers} · {said}"


def _done(terminal: Terminal, desk: Desk, procurement: UUID) -> None:
    """Every act answers with the tree as it is then."""
    _tell(terminal, theming.tree_in(desk, procurement))


@theme.command("add", help=N_("Add a theme; a path, drift / support, makes one under another."))
@_of
@click.argument("name", metavar="NAME")
@click.option("--meaning", default="", metavar="T", help=N_("what belongs under it"))
def add(terminal: Terminal, *, desk: Path, reference: str, name: str, meaning: str) -> None:
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        theming.add_theme(opened, of, name, meaning=meaning)
        _done(terminal, opened, of)


@theme.command("rename", help=N_("Call a theme otherwise; every statement follows."))
@_of
@click.argument("name", metavar="NAME")
@click.argument("new", metavar="NEW")
def rename(terminal: Terminal, *, desk: Path, reference: str, name: str, new: str) -> None:
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        theming.edit_theme(opened, of, name, new=new)
        _done(terminal, opened, of)


@theme.command("move", help=N_("Move a theme under another, or to the top."))
@_of
@click.argument("name", metavar="NAME")
@click.option("--under", metavar="NAME", help=N_("the theme that it goes under; else to the top"))
@click.option(
    "--place",
    type=click.IntRange(min=1),
    metavar="N",
    help=N_("which one it is among those there; else the last"),
)
def move(
    terminal: Terminal,
    *,
    desk: Path,
    reference: str,
    name: str,
    under: str | None,
    place: int | None,
) -> None:
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        theming.move_theme(opened, of, name, under, None if place is None else place - 1)
        _done(terminal, opened, of)


@theme.command("merge", help=N_("Make several themes one; statements and what is below follow."))
@_of
@click.argument("names", metavar="NAME…", nargs=-1, required=True)
@click.option("--into", required=True, metavar="NAME", help=N_("the theme that stays"))
def merge(
    terminal: Terminal, *, desk: Path, reference: str, names: tuple[str, ...], into: str
) -> None:
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        theming.merge_themes(opened, of, names, into)
        _done(terminal, opened, of)


@theme.command("split", help=N_("Let some statements of a theme go to a new one beside it."))
@_of
@click.argument("name", metavar="NAME")
@click.argument("ids", metavar="ID…", nargs=-1, required=True)
@click.option("--new", required=True, metavar="NAME", help=N_("the new theme"))
def split(
    terminal: Terminal, *, desk: Path, reference: str, name: str, ids: Sequence[str], new: str
) -> None:
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        theming.split_theme(opened, of, name, [id_named(id) for id in ids], new)
        _done(terminal, opened, of)


@theme.command("remove", help=N_("Remove a theme; what is below it moves up."))
@_of
@click.argument("name", metavar="NAME")
@click.option("--to", metavar="NAME", help=N_("the theme that its statements get instead"))
@click.option("--drop", is_flag=True, help=N_("its statements lose it"))
def remove(
    terminal: Terminal, *, desk: Path, reference: str, name: str, to: str | None, drop: bool
) -> None:
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        place = theming.theme_in(opened, of, name)
        carriers = theming.carried_by(opened, of, place.key)
        if carriers and to is None and not drop:
            raise Problem("theme-in-use", theme=place.name, count=carriers)
        theming.remove_theme(opened, of, name, give_to=to)
        _done(terminal, opened, of)
