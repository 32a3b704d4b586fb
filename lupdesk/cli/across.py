"""Calls over all procurements of a desk: how each stands, which barriers there are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from lupdesk.cli.naming import FILE
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk.barriers import barriers_met, instrument_names
from lupdesk.desk.portfolio import portfolio as portfolio_of
from lupdesk.domain.barriers_met import BarrierLine
from lupdesk.domain.things import Procurement
from lupdesk.wording import N_, Wording
from lupdesk.wording_portfolio import barrier_words, due_words, side_words


def add_to(program: Calls) -> None:
    program.add_command(portfolio)
    program.add_command(barriers)


@Calls().command("portfolio", help=N_("Every procurement: where it stands, what is due and waits."))
@click.argument("desk", type=FILE)
def portfolio(terminal: Terminal, desk: Path) -> None:
    wording = terminal.wording
    with terminal.look(desk) as opened:
        rows = portfolio_of(opened)
    records = [
        {
            "id": one.procurement.id,
            "reference": one.procurement.reference,
            "title": one.procurement.title,
            "phase": one.procurement.phase,
            "method": one.procurement.method or None,
            "innovation": one.procurement.innovation,
            "next": one.counted.next_day,
            "milestone": one.counted.next_title or one.counted.next_kind or None,
            "dates_late": one.counted.dates_late,
            "inputs": one.counted.inputs,
            "unassessed": one.counted.unassessed,
            "in_review": one.counted.in_review,
            "remarks": one.counted.remarks,
            "late": one.counted.late,
            "measures_late": one.counted.measures_late,
            "measures_coming": one.counted.measures_coming,
            "to_measure": one.counted.to_measure,
            "high_risks": one.counted.high_risks,
            "unanswered": one.counted.unanswered,
        }
        for one in rows
    ]
    lines = [
        "  ".join(
            (
                one.procurement.reference or one.procurement.title,
                wording.code(f"phase.{one.procurement.phase}"),
                " · ".join(due_words(one.counted, wording)),
            )
        ).rstrip()
        for one in rows
    ]
    terminal.answer(records, lines)


@Calls().command(
    "barriers", help=N_("Which barriers all procurements meet, and what was done about them.")
)
@click.argument("desk", type=FILE)
def barriers(terminal: Terminal, desk: Path) -> None:
    with terminal.look(desk) as opened:
        found = barriers_met(opened)
        names = instrument_names(opened, terminal.wording.language)
        references = {one.id: one.reference for one in opened.all(Procurement)}
    records: list[dict[str, Any]] = [
        {
            "barrier": line.barrier,
            "group": line.group,
            "side": None if line.barrier is None else _side(line),
            "procurements": [references.get(one.procurement, "") for one in line.cases],
            "suppliers": line.suppliers,
            "statements": line.statements,
            "measures": {state.value: count for state, count in line.states.items()},
            "instruments": {names.get(one, one): n for one, n in line.instruments.items()},
        }
        for line in found
    ]
    terminal.answer(records, [_line(line, terminal.wording) for line in found])


def _side(line: BarrierLine) -> str:
    return "buyer" if line.barrier and line.barrier.is_buyers else "supplier"


def _line(line: BarrierLine, wording: Wording) -> str:
    count = wording.count
    parts = [
        barrier_words(line, wording),
        side_words(line, wording),
        count("{n} procurement", "{n} procurements", len(line.cases)),
        count("{n} supplier", "{n} suppliers", line.suppliers),
        *(
            f"{wording.code(f'measure-state.{state}')}: {number}"
            for state, number in line.states.items()
        ),
    ]
    return "  ".join(part for part in parts if part)
