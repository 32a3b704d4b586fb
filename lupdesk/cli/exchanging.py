"""``export qdpx``, ``qdc``, ``json``: for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from lupdesk.cli.naming import FILE, OF_PROCUREMENT
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk.exchange import Exchange, export_exchange, write_schema
from lupdesk.desk.procurements import procurement_by_reference
from lupdesk.wording import LANGUAGES, N_

_HELP = {
    Exchange.QDPX: N_("Coded statements as a REFI-QDA project, for the team."),
    Exchange.QDC: N_("The codebook as REFI-QDA has it."),
    Exchange.JSON: N_("Everything of a procurement as one open JSON file, for the team."),
}


def add_to(export: Calls) -> None:
    for kind in Exchange:
        _add(export, kind)
    export.add_command(schema)


@Calls().command("schema", help=N_("What stands in the open JSON file, as JSON Schema."))
@click.option("--out", type=FILE, required=True, metavar="FILE", help=N_("the file to write"))
def schema(terminal: Terminal, out: Path) -> None:
    write_schema(out)
    terminal.answer([{"file": out}], [str(out)])


def _add(export: Calls, kind: Exchange) -> None:
    @export.command(kind.value, help=_HELP[kind])
    @click.option("--desk", type=FILE, required=True, metavar="DESK", help=N_("the desk file"))
    @OF_PROCUREMENT
    @click.option("--out", type=FILE, required=True, metavar="FILE", help=N_("the file to write"))
    @click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        metavar="nb|en",
        help=N_("language of the document and of the answer; usually the reader's own"),
    )
    def write(
        terminal: Terminal, *, desk: Path, reference: str, out: Path, language: str | None
    ) -> None:
        with terminal.desk(desk) as opened:
            of = procurement_by_reference(opened, reference).id
            made = export_exchange(opened, of, kind, out, language=language)
        terminal.answer(
            [{"file": made.path, "sha256": made.sha256, "kind": kind.value}],
            [f"{made.sha256}  {made.path}"],
        )
