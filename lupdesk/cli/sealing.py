"""Calls for the passphrase of a desk: set, change, remove."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from lupdesk.cli import unlocking
from lupdesk.cli.naming import FILE
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk import passphrase as sealing
from lupdesk.paths import kept_copies
from lupdesk.wording import N_, Wording

passphrase = Calls("passphrase", help=N_("The passphrase of a desk"))


def add_to(program: Calls) -> None:
    program.add_command(passphrase)


@passphrase.command("set", help=N_("Seal a desk with a passphrase; prints its recovery key."))
@click.argument("desk", type=FILE)
@click.option(
    "--seal-backups", is_flag=True, help=N_("seal the backups that the program keeps of it, too")
)
def set_(terminal: Terminal, desk: Path, seal_backups: bool) -> None:
    wording = terminal.wording
    new = unlocking.chosen(desk, terminal.passphrase_file, unlocking.VARIABLE, wording)
    key = sealing.set_passphrase(desk, new, author=terminal.name(), clock=terminal.clock)
    plain = sealing.plain_copies(kept_copies(sealing.id_of(desk)), desk)
    sealed = sealing.seal_copies(plain, desk) if seal_backups else ()
    left = [one for one in plain if one not in sealed]
    record = {
        "desk": desk,
        "key_file": sealing.key_file_of(desk),
        "recovery_key": key,
        "sealed_backups": [str(one) for one in sealed],
        "plain_backups": [str(one) for one in left],
    }
    terminal.answer([record], [*unlocking.told_of(desk, key, wording), *_of_backups(left, wording)])


@passphrase.command(
    "change", help=N_("Give a sealed desk another passphrase; the desk itself stays as it lies.")
)
@click.argument("desk", type=FILE)
@click.option(
    "--new-passphrase-file",
    "new_file",
    type=FILE,
    default=None,
    metavar="FILE",
    help=N_("file with the new passphrase; else LUPDESK_NEW_PASSPHRASE or the terminal"),
)
def change(terminal: Terminal, desk: Path, new_file: Path | None) -> None:
    wording = terminal.wording
    sealing.refuse_plain(desk)
    old = unlocking.typed(desk, terminal.passphrase_file, wording)
    sealing.unlock(desk, old)
    new = unlocking.chosen(desk, new_file, unlocking.NEW_VARIABLE, wording)
    key, copies = sealing.change_passphrase(desk, old, new, kept_copies(sealing.id_of(desk)))
    record = {"desk": desk, "recovery_key": key, "backups": copies}
    lines = [
        wording.say("{path} has a new passphrase.", path=desk),
        wording.count(
            "{n} backup follows it; copies elsewhere keep the old one.",
            "{n} backups follow it; copies elsewhere keep the old one.",
            copies,
        ),
        wording.say("The recovery key is the same: {key}", key=key),
    ]
    terminal.answer([record], lines)


@passphrase.command("remove", help=N_("Make a sealed desk an ordinary file again."))
@click.argument("desk", type=FILE)
def remove(terminal: Terminal, desk: Path) -> None:
    sealing.refuse_plain(desk)
    typed = unlocking.typed(desk, terminal.passphrase_file, terminal.wording)
    sealing.remove_passphrase(desk, typed, author=terminal.name(), clock=terminal.clock)
    wording = terminal.wording
    lines = [
        wording.say("{path} can be read by anybody now.", path=desk),
        wording.say("Backups that were made while it was sealed stay sealed."),
    ]
    terminal.answer([{"desk": desk}], lines)


def _of_backups(left: Sequence[Path], wording: Wording) -> Iterator[str]:
    if left:
        yield wording.say("These backups are from before and can be read by anybody:")
        yield from map(str, left)
