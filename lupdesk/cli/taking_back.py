"""Calls that take back what cannot be undone: a document that went out, words that must go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from lupdesk.cli.naming import FILE, id_named
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk.publishing import withdraw_document
from lupdesk.desk.purging import Purged, called, kind_of, purge_thing, told
from lupdesk.domain.things import Sending, Thing
from lupdesk.paths import kept_copies
from lupdesk.problems import Problem
from lupdesk.wording import N_, Wording
from lupdesk.wording_parcels import thing_words


def add_to(program: Calls) -> None:
    program.add_command(withdraw)
    program.add_command(purge)


@Calls().command("withdraw", help=N_("Say of a document that went out that it no longer holds."))
@click.argument("desk", type=FILE)
@click.argument("id", metavar="ID", type=str)
@click.option("--reason", required=True, metavar="T", help=N_("why; it is kept"))
def withdraw(terminal: Terminal, desk: Path, id: str, reason: str) -> None:
    with terminal.desk(desk) as opened:
        sending = id_named(id)
        if opened.get(Sending, sending) is None:
            raise Problem("id-unknown", id=id)
        withdraw_document(opened, sending, reason)
        now = opened.the(Sending, sending)
    record = {"id": now.id, "file": now.file_name, "withdrawn_on": now.withdrawn_on}
    line = terminal.wording.say(
        "Withdrawn: {file}. The copies that were sent out still exist.", file=now.file_name
    )
    terminal.answer([record], [line])


@Calls().command(
    "purge",
    help=N_(
        "Take away for good, with no undo: the words of a statement, a kept file, or what was made of statements (a finding, measure, requirement, risk, benefit, measured value or lesson)."
    ),
)
@click.argument("desk", type=FILE)
@click.argument("id", metavar="ID", type=str)
@click.option(
    "--reason", required=True, metavar="T", help=N_("why; it is kept, so do not repeat the words")
)
def purge(terminal: Terminal, desk: Path, id: str, reason: str) -> None:
    thing = id_named(id)
    with terminal.desk(desk) as opened:
        kind = kind_of(opened, thing)
        done = purge_thing(opened, thing, reason=reason, backups=kept_copies(opened.id))
        places = [
            f"  {thing_words(one.thing, called(opened, one), terminal.wording)} ({one.id})"
            for one in done.elsewhere
        ]
    record = {
        "kind": _named(kind),
        "id": thing,
        "minutes": done.minutes,
        "drafts": done.drafts,
        "elsewhere": [
            {"kind": _named(one.thing), "id": one.id, "field": one.field} for one in done.elsewhere
        ],
        "documents": [
            {"id": one.id, "file": one.file_name, "sent_at": one.sent_at} for one in done.documents
        ],
        "answers": [{"id": one.id, "number": one.number} for one in done.answers],
        "backups": done.backups,
        "emptied": done.emptied,
    }
    terminal.answer([record], _purged_lines(done, places, terminal.wording))


def _named(kind: type[Thing]) -> str:
    return kind.__name__.lower()


def _purged_lines(done: Purged, places: Sequence[str], wording: Wording) -> Iterator[str]:
    for phrase in told(done):
        yield wording.phrase(phrase)
        if phrase.code == "purged.elsewhere":
            yield from places
        elif phrase.code == "purged.backups":
            yield from (f"  {path}" for path in done.backups)
