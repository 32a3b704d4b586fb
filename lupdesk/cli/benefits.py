"""Calls of benefits and what is measured of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import click

from lupdesk.cli.naming import FILE, IN_PROCUREMENT, OF_PROCUREMENT, Day
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk import benefits
from lupdesk.desk.bases import basis_named
from lupdesk.desk.procurements import procurement_by_reference
from lupdesk.desk.session import Desk
from lupdesk.domain.benefits import lacking, measured, newest, read_measured
from lupdesk.domain.result_kinds import BenefitKind
from lupdesk.domain.results import Measurement, Target, Tie
from lupdesk.wording import N_

benefit = Calls("benefit", help=N_("Benefits and what is measured of them"))

_KINDS: Final = click.Choice([one.value for one in BenefitKind])
_COLUMNS: Final = ("text", "owner", "baseline", "target", "measured", "measured_on", "planned")


def add_to(program: Calls) -> None:
    program.add_command(benefit)


def _described(call: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say what a benefit is; each left out stays as it is."""
    for option in (
        click.option("--basis", "bases", multiple=True, metavar="BASIS", help=N_("a statement as I07, or the title of a measure, that it rests on; may be repeated")),
        click.option("--unplanned", is_flag=True, default=None, help=N_("nobody had planned it: it showed itself")),
        click.option("--planned/--not-planned", default=None, help=N_("whether it is planned: that wants owner, baseline, target and day")),
        click.option("--note", metavar="T", help=N_("the team's own note")),
        click.option("--day", "measured_on", type=Day(), metavar="DATE", help=N_("on which day it is to be measured")),
        click.option("--target", metavar="VALUE", help=N_("what it is to be, as “≤ 16 %”")),
        click.option("--baseline-method", metavar="T", help=N_("how the baseline was measured")),
        click.option("--baseline-day", "baseline_on", type=Day(), metavar="DATE", help=N_("on which day the baseline was measured")),
        click.option("--baseline", metavar="VALUE", help=N_("what it is now, as “41 %”")),
        click.option("--stakeholder", metavar="T", help=N_("who notices it")),
        click.option("--unit", metavar="T", help=N_("in what it is measured")),
        click.option("--owner", metavar="NAME", help=N_("who answers for it")),
        click.option("--kind", type=_KINDS, metavar="CODE", help=N_("efficiency, quality or others")),
    ):  # fmt: skip
        call = option(call)
    return call


def _fields(desk: Desk, of: UUID, *, bases: Sequence[str], **given: Any) -> dict[str, Any]:
    """What the call names, as the desk knows it."""
    fields = {name: value for name, value in given.items() if value is not None}
    if "kind" in fields:
        fields["kind"] = BenefitKind(fields["kind"])
    if bases:
        fields["bases"] = [basis_named(desk, one, of, measures=True) for one in bases]
    return fields


@benefit.command("add", help=N_("Add a benefit; prints its id."))
@click.argument("desk", type=FILE)
@IN_PROCUREMENT
@click.option("--text", required=True, metavar="T", help=N_("what the benefit is"))
@_described
def add(terminal: Terminal, *, desk: Path, reference: str, text: str, **given: Any) -> None:
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        id = benefits.add_benefit(opened, of, text, **_fields(opened, of, **given))
        terminal.answer([{"id": id}], [str(id)])


@benefit.command("edit", help=N_("Change a benefit: only what the call names."))
@click.argument("desk", type=FILE)
@click.argument("named", metavar="BENEFIT")
@IN_PROCUREMENT
@click.option("--text", metavar="T", help=N_("what the benefit is"))
@_described
def edit(
    terminal: Terminal, *, desk: Path, named: str, reference: str, text: str | None, **given: Any
) -> None:
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        found = benefits.benefit_named(opened, named, of)
        fields = _fields(opened, of, **given)
        if text is not None:
            fields["what"] = text.strip()
        benefits.edit_benefit(opened, found.id, **fields)
        terminal.table([_record(opened, opened.the(Target, found.id))], _COLUMNS)


@benefit.command("measure", help=N_("Note what was measured of a benefit; prints its id."))
@click.argument("desk", type=FILE)
@click.argument("named", metavar="BENEFIT")
@IN_PROCUREMENT
@click.option("--value", required=True, metavar="VALUE", help=N_("the value that was measured"))
@click.option("--day", type=Day(), metavar="DATE", help=N_("on which day; usually today"))
@click.option("--cause", default="", metavar="T", help=N_("why it is not what was planned"))
def measure(
    terminal: Terminal,
    *,
    desk: Path,
    named: str,
    reference: str,
    value: str,
    day: date | None,
    cause: str,
) -> None:
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        found = benefits.benefit_named(opened, named, of)
        id = benefits.measure_benefit(opened, found.id, value, on=day, cause=cause)
        terminal.answer([{"id": id}], [str(id)])


@benefit.command("list", help=N_("The benefits, with what was measured of each."))
@click.argument("desk", type=FILE)
@OF_PROCUREMENT
def listed(terminal: Terminal, *, desk: Path, reference: str) -> None:
    with terminal.look(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        found = [_record(opened, one) for one in opened.all(Target, procurement=of)]
        terminal.table(found, _COLUMNS)


def _record(desk: Desk, one: Target) -> dict[str, Any]:
    values = desk.all(Measurement, target=one.id)
    last = newest(one.id, values)
    return {
        "id": one.id,
        "text": one.what,
        "kind": one.kind,
        "owner": one.owner,
        "unit": one.unit,
        "stakeholder": one.stakeholder,
        "baseline": one.baseline,
        "baseline_on": one.baseline_on,
        "baseline_method": one.baseline_method,
        "target": one.target,
        "measured_on": one.measured_on,
        "planned": one.planned,
        "missing": list(lacking(one)),
        "unplanned": one.unplanned,
        "note": one.note,
        "measured": last.value if last else None,
        "measurements": [_value(one, value) for value in measured(one.id, values)],
        "rests_on": [str(tie.basis) for tie in desk.all(Tie, of=one.id)],
    }


def _value(one: Target, value: Measurement) -> dict[str, Any]:
    reading = read_measured(one, value.value)
    return {
        "id": str(value.id),
        "day": value.measured_on.isoformat() if value.measured_on else None,
        "value": value.value,
        "cause": value.cause,
        "share": round(reading.share, 4) if reading and reading.share is not None else None,
        "deviation": float(reading.deviation) if reading else None,
        "reached": reading.reached if reading else None,
    }
