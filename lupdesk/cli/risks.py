"""Calls of the register of risks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import click

from lupdesk.cli.naming import FILE, IN_PROCUREMENT, OF_PROCUREMENT, Day
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk import risks
from lupdesk.desk.bases import basis_named
from lupdesk.desk.procurements import procurement_by_reference
from lupdesk.desk.session import Desk
from lupdesk.domain.result_kinds import MOST_LIKELY, Bearer, Relief, RiskKind
from lupdesk.domain.results import Risk, Tie
from lupdesk.domain.risks import band, in_order, level, numbered
from lupdesk.wording import N_

risk = Calls("risk", help=N_("The register of risks"))

_SCALE: Final = click.IntRange(0, MOST_LIKELY)
_NONE: Final = "none"
_COLUMNS: Final = ("number", "band", "level", "text", "relief", "left_band")


def add_to(program: Calls) -> None:
    program.add_command(risk)


def _codes(kinds: type[StrEnum], *more: str) -> click.Choice[str]:
    return click.Choice([*(one.value for one in kinds), *more])


def _described(call: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say what a risk is; each left out stays as it is."""
    for option in (
        click.option("--basis", "bases", multiple=True, metavar="BASIS", help=N_("a statement that it rests on, as I07; may be repeated")),
        click.option("--closed", "closed_on", type=Day(), metavar="DATE", help=N_("on which day it was closed")),
        click.option("--left-consequence", type=_SCALE, metavar="0-5", help=N_("the consequence that is left with the relief")),
        click.option("--left-likelihood", type=_SCALE, metavar="0-5", help=N_("the likelihood that is left with the relief")),
        click.option("--relief-words", metavar="T", help=N_("how it is relieved, in words")),
        click.option("--relief", type=_codes(Relief, _NONE), metavar="CODE", help=N_("how it is relieved: staged-contract, stop-point, volume-guarantee …, or none")),
        click.option("--consequence", type=_SCALE, metavar="0-5", help=N_("how grave it would be; 0 is not judged")),
        click.option("--likelihood", type=_SCALE, metavar="0-5", help=N_("how likely it is; 0 is not judged")),
        click.option("--owner", metavar="NAME", help=N_("who follows it up")),
        click.option("--bearer", type=_codes(Bearer), metavar="CODE", help=N_("who bears it: buyer, supplier or shared")),
        click.option("--kind", type=_codes(RiskKind), metavar="CODE", help=N_("technology, market, economy, legal, delivery, privacy, reputation or dependence")),
    ):  # fmt: skip
        call = option(call)
    return call


def _fields(
    desk: Desk, of: UUID, *, closed_on: date | None, bases: tuple[str, ...], **given: Any
) -> dict[str, Any]:
    """What the call names, as the desk knows it."""
    fields = {name: value for name, value in given.items() if value is not None}
    for name, kinds in (("kind", RiskKind), ("bearer", Bearer)):
        if name in fields:
            fields[name] = kinds(fields[name])
    if "relief" in fields:
        fields["relief"] = None if fields["relief"] == _NONE else Relief(fields["relief"])
    if closed_on is not None:
        fields["closed_on"] = closed_on
    if bases:
        fields["bases"] = [basis_named(desk, one, of, measures=False) for one in bases]
    return fields


@risk.command("add", help=N_("Add a risk; prints its id."))
@click.argument("desk", type=FILE)
@IN_PROCUREMENT
@click.option("--text", required=True, metavar="T", help=N_("what may go wrong"))
@_described
def add(terminal: Terminal, *, desk: Path, reference: str, text: str, **given: Any) -> None:
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        id = risks.add_risk(opened, of, text, **_fields(opened, of, **given))
        terminal.answer([{"id": id}], [str(id)])


@risk.command("edit", help=N_("Change a risk: only what the call names."))
@click.argument("desk", type=FILE)
@click.argument("named", metavar="RISK")
@IN_PROCUREMENT
@click.option("--text", metavar="T", help=N_("what may go wrong"))
@_described
def edit(
    terminal: Terminal, *, desk: Path, named: str, reference: str, text: str | None, **given: Any
) -> None:
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        found = risks.risk_named(opened, named, of)
        fields = _fields(opened, of, **given)
        if text is not None:
            fields["what"] = text.strip()
        risks.edit_risk(opened, found.id, **fields)
        record = _record(opened, opened.the(Risk, found.id), of)
        terminal.table([record], _COLUMNS)


@risk.command("list", help=N_("The risks, the gravest first."))
@click.argument("desk", type=FILE)
@OF_PROCUREMENT
def listed(terminal: Terminal, *, desk: Path, reference: str) -> None:
    with terminal.look(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        found = in_order(opened.all(Risk, procurement=of))
        terminal.table([_record(opened, one, of) for one in found], _COLUMNS)


def _record(desk: Desk, one: Risk, of: UUID) -> dict[str, Any]:
    return {
        "id": one.id,
        "number": numbered(desk.all(Risk, procurement=of))[one.id],
        "text": one.what,
        "kind": one.kind,
        "bearer": one.bearer,
        "owner": one.owner,
        "likelihood": one.likelihood,
        "consequence": one.consequence,
        "level": level(one.likelihood, one.consequence),
        "band": band(one.likelihood, one.consequence),
        "relief": one.relief,
        "relief_words": one.relief_words,
        "left_likelihood": one.left_likelihood,
        "left_consequence": one.left_consequence,
        "left_band": band(one.left_likelihood, one.left_consequence),
        "closed_on": one.closed_on,
        "rests_on": [str(tie.basis) for tie in desk.all(Tie, of=one.id)],
    }
