"""Calls for parcels between laptops: make, join, inspect, and what is left to decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import click

from lupdesk.cli import unlocking
from lupdesk.cli.naming import FILE
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Record, Terminal
from lupdesk.desk import parcels
from lupdesk.desk.differences import Difference, Side, about, differences
from lupdesk.desk.numbering import renumber, to_be_renumbered
from lupdesk.desk.parcels import Told
from lupdesk.desk.session import Desk
from lupdesk.paths import backups_folder
from lupdesk.wording import N_, Wording
from lupdesk.wording_parcels import WHY, field_name, shown_fields, value_words

parcel = Calls("parcel", help=N_("What two laptops have done, carried from one to the other"))

PARCEL_PASSPHRASE: Final = click.option(
    "--parcel-passphrase-file",
    "parcel_file",
    type=FILE,
    default=None,
    metavar="FILE",
    help=N_(
        "file with the passphrase of the parcel; else LUPDESK_PARCEL_PASSPHRASE, the desk's, or the terminal"
    ),
)


def add_to(program: Calls) -> None:
    program.add_command(parcel)


@parcel.command(
    "make", help=N_("Write a parcel of what was done since the laptops last exchanged.")
)
@click.argument("desk", type=FILE)
@click.argument("file", type=FILE)
@click.option("--everything", is_flag=True, help=N_("also what the others have had"))
@click.option("--seal", is_flag=True, help=N_("ask for a passphrase on the terminal"))
@click.option("--unsealed", is_flag=True, help=N_("write it so that anybody can read it"))
@PARCEL_PASSPHRASE
def make(
    terminal: Terminal,
    desk: Path,
    file: Path,
    everything: bool,
    seal: bool,
    unsealed: bool,
    parcel_file: Path | None,
) -> None:
    wording = terminal.wording
    with terminal.desk(desk) as opened:
        passphrase = "" if unsealed else unlocking.of_parcel(terminal.passphrase_file, parcel_file)
        if seal and not passphrase and not unsealed:
            passphrase = unlocking.chosen(
                file, parcel_file, unlocking.PARCEL_VARIABLE, wording, "parcel-passphrase-not-given"
            )
        told = parcels.make_parcel(
            opened,
            file,
            passphrase=passphrase,
            whole=everything,
            watch=terminal.progress(wording.say("Making the parcel")),
            folder=backups_folder(opened.id),
        )
    if told.guarded and not told.sealed:
        warning = wording.count(
            "{path} can be read by anybody, and holds {n} statement or file that is secret, internal or not assessed. Carry it yourself, or seal it with a passphrase.",
            "{path} can be read by anybody, and holds {n} statements or files that are secret, internal or not assessed. Carry it yourself, or seal it with a passphrase.",
            told.guarded,
            path=file,
        )
        click.echo(warning, err=True)
    terminal.answer([_record(told)], [str(file), *_counted(told, wording)])


@parcel.command("join", help=N_("Take in what a parcel holds and this desk does not."))
@click.argument("desk", type=FILE)
@click.argument("file", type=FILE)
@PARCEL_PASSPHRASE
def join(terminal: Terminal, desk: Path, file: Path, parcel_file: Path | None) -> None:
    wording = terminal.wording
    with terminal.desk(desk) as opened:
        parcels.sender_is_new(opened, file)  # before a passphrase is asked for in vain
        found = parcels.join_parcel(
            opened,
            file,
            passphrase=_passphrase(terminal, file, parcel_file),
            backups=backups_folder(opened.id),
            watch=terminal.progress(wording.say("Joining")),
        )
        left, shared = _named(opened), len(to_be_renumbered(opened))
    record = {
        **_record(found.parcel),
        "acts": found.acts,
        "changes": found.changes,
        "things": found.rows,
        "first_time": found.first_time,
        "backup": found.backup,
        "conflicts": [_difference(*one) for one in left],
        "shared_numbers": shared,
    }
    lines = []
    if not found.acts:
        lines.append(wording.say("Nothing new: this desk had all of it."))
    else:
        lines.append(wording.count("{n} act joined", "{n} acts joined", found.acts))
        lines.append(wording.count("{n} change", "{n} changes", found.changes))
    if found.first_time:
        lines.append(
            wording.say(
                "First parcel from {computer}. Compare its fingerprint with the one shown there: {fingerprint}",
                computer=found.parcel.computer or "?",
                fingerprint=found.parcel.fingerprint,
            )
        )
    if found.backup is not None:
        lines.append(wording.say("The desk as it was is kept as {path}", path=found.backup))
    if shared:
        lines.append(
            wording.count(
                "{n} statement bears a number that another has: parcel renumber gives it a new one.",
                "{n} statements bear a number that another has: parcel renumber gives them new ones.",
                shared,
            )
        )
    terminal.answer([record], [*lines, *_listed(left, wording)])


@parcel.command("inspect", help=N_("What a parcel holds; nothing is joined."))
@click.argument("file", type=FILE)
@PARCEL_PASSPHRASE
def inspect(terminal: Terminal, file: Path, parcel_file: Path | None) -> None:
    told = parcels.look_at_parcel(file, _passphrase(terminal, file, parcel_file))
    if terminal.as_json:
        terminal.json(_record(told))
        return
    terminal.answer([], [str(file), *_counted(told, terminal.wording)])


@parcel.command("conflicts", help=N_("What two laptops said differently and nobody has decided."))
@click.argument("desk", type=FILE)
def conflicts(terminal: Terminal, desk: Path) -> None:
    with terminal.look(desk) as opened:
        left = _named(opened)
    terminal.answer([_difference(*one) for one in left], _listed(left, terminal.wording))


@parcel.command("renumber", help=N_("New numbers for statements that bear one that another has."))
@click.argument("desk", type=FILE)
def renumber_(terminal: Terminal, desk: Path) -> None:
    with terminal.desk(desk) as opened:
        changed = renumber(opened)
    line = terminal.wording.count(
        "{n} statement has a new number", "{n} statements have new numbers", changed
    )
    terminal.answer([{"changed": changed}], [line])


def _passphrase(terminal: Terminal, file: Path, parcel_file: Path | None) -> str:
    """Empty for a parcel that anybody can read."""
    if not parcels.is_sealed_parcel(file):
        return ""
    given = unlocking.of_parcel(terminal.passphrase_file, parcel_file)
    return given or unlocking.typed(
        file, parcel_file, terminal.wording, "parcel-passphrase-not-given"
    )


def _record(told: Told) -> dict[str, Any]:
    return {
        "file": told.path,
        "desk": told.title,
        "computer": told.computer,
        "made": told.made,
        "fingerprint": told.fingerprint,
        "sealed": told.sealed,
        "acts": told.acts,
        "changes": told.changes,
        "files": told.files,
        "guarded": told.guarded,
        "size": told.size,
    }


def _counted(told: Told, wording: Wording) -> Iterator[str]:
    yield wording.say(
        "From “{title}” on {computer}, {made:moment}",
        title=told.title,
        computer=told.computer or "?",
        made=told.made,
    )
    yield wording.count("{n} act", "{n} acts", told.acts)
    yield wording.count("{n} change", "{n} changes", told.changes)
    if told.files:
        yield wording.count("{n} kept file", "{n} kept files", told.files)
    yield wording.say("Sealed with a passphrase") if told.sealed else wording.say("Not sealed")
    yield wording.say("Fingerprint: {fingerprint}", fingerprint=told.fingerprint)


def _named(desk: Desk) -> list[tuple[Difference, str]]:
    """All that is left to decide, each with what a person would call the thing."""
    found = ((one, about(desk, one)) for one in differences(desk))
    return [(one, thing.name if thing else "") for one, thing in found]


def _difference(one: Difference, name: str) -> Record:
    return {
        "why": one.why,
        "thing": one.thing.__name__.lower(),
        "id": one.id,
        "name": name,
        "fields": list(one.fields),
        "standing": _side(one.standing),
        "other": _side(one.other),
    }


def _side(side: Side) -> Record:
    shown = shown_fields(side.values)
    return {
        "author": side.author,
        "computer": side.computer,
        "at": side.at,
        "values": {name: value for name, value in side.values.items() if name in shown},
    }


def _listed(left: Sequence[tuple[Difference, str]], wording: Wording) -> Iterator[str]:
    if not left:
        return
    yield wording.count(
        "{n} difference to decide; the window shows it under File:",
        "{n} differences to decide; the window shows them under File:",
        len(left),
    )
    for one, called in left:
        yield f"- {wording.constant(WHY[one.why])}: {called} ({one.id})"
        for field in shown_fields(one.fields):
            stands = value_words(field, one.standing.values.get(field), wording)
            other = value_words(field, one.other.values[field], wording)
            name = field_name(field, wording)
            yield f"    {name}: {stands}"
            yield f"    {wording.say('The other laptop')}: {other}"
