"""``import forms``: answers that Microsoft Forms exported become statements."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from lupdesk.cli.naming import FILE
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk.importing import read_handed_in
from lupdesk.desk.importing_forms import (
    FormsPreview,
    Looked,
    ResponseState,
    look_at_forms,
    take_in_forms,
)
from lupdesk.desk.procurements import procurement_by_reference
from lupdesk.desk.session import ZONE, Desk
from lupdesk.desk.suppliers import supplier_named
from lupdesk.domain.things import Supplier
from lupdesk.wording import N_


@Calls().command("forms", help=N_("Take in answers that Microsoft Forms exported (XLSX or CSV)."))
@click.argument("file", type=FILE)
@click.option("--desk", type=FILE, required=True, metavar="DESK", help=N_("the desk file"))
@click.option(
    "--procurement", "reference", required=True, metavar="REF", help=N_("into which procurement")
)
@click.option("--dry-run", is_flag=True, help=N_("look only; change nothing"))
@click.option(
    "--skip-bad", is_flag=True, help=N_("leave out those of whom nothing tells who they are")
)
@click.option("--supplier", metavar="NAME", help=N_("who answered where the file does not say it"))
def forms(
    terminal: Terminal,
    *,
    file: Path,
    desk: Path,
    reference: str,
    dry_run: bool,
    skip_bad: bool,
    supplier: str | None,
) -> None:
    data = read_handed_in(file)
    opening = terminal.look if dry_run else terminal.desk
    with opening(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        looked = look_at_forms(opened, of, data, file.name)
        record = _told(opened, looked)
        if not dry_run:
            firm = supplier_named(opened, supplier, of).id if supplier else None
            chosen = {
                one.response.row: firm
                for one in looked.rows
                if firm is not None and one.state is ResponseState.NOBODY
            }
            taken = take_in_forms(opened, looked, suppliers=chosen, skip_nobody=skip_bad)
            record["inputs"] = [str(one) for one in taken.inputs]
    count = terminal.wording.count
    lines = [
        count(
            "{n} answer to take in", "{n} answers to take in", looked.counted(ResponseState.GOOD)
        ),
        count("{n} known", "{n} known", looked.counted(ResponseState.KNOWN)),
        count(
            "{n} from nobody known", "{n} from nobody known", looked.counted(ResponseState.NOBODY)
        ),
    ]
    if "inputs" in record:
        made = len(record["inputs"])
        lines.append(count("{n} statement taken in", "{n} statements taken in", made))
    terminal.answer([record], lines)


def _told(desk: Desk, looked: FormsPreview) -> dict[str, Any]:
    return {
        "file": looked.name,
        "unmatched": list(looked.unmatched),
        "responses": [_response(desk, one) for one in looked.rows],
    }


def _response(desk: Desk, one: Looked) -> dict[str, Any]:
    firm = desk.get(Supplier, one.supplier) if one.supplier else None
    when = one.response.when
    return {
        "row": one.response.row,
        "state": one.state.value,
        "supplier": firm.name if firm else None,
        "name": one.response.name or None,
        "when": when.astimezone(ZONE) if when else None,
        "answers": [
            {"question": question, "matched": str(of) if of else None, "text": text}
            for question, of, text in one.answers
        ],
    }
