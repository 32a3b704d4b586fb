"""Calls on what is done about what was heard: measures, requirements, policy instruments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar
from uuid import UUID

import click

from lupdesk.cli.naming import FILE, Day, id_named
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk import instruments, measures, requirements
from lupdesk.desk.inputs import input_labelled
from lupdesk.desk.procurements import procurement_by_reference
from lupdesk.desk.requirements import Shaped
from lupdesk.desk.session import Desk
from lupdesk.desk.ties import ties_of
from lupdesk.domain.composition.parts import label_of
from lupdesk.domain.instruments import KnownInstrument, state_words
from lupdesk.domain.kinds import PHASES
from lupdesk.domain.measures import is_late
from lupdesk.domain.result_kinds import Barrier, MeasureState, RequirementKind
from lupdesk.domain.results import Measure
from lupdesk.domain.things import Input
from lupdesk.wording import N_

Record = dict[str, Any]
_F = TypeVar("_F", bound=Callable[..., Any])

measure = Calls("measure", help=N_("What the buyer does about what it heard"))
instrument = Calls("instrument", help=N_("Policy instruments: the catalogue, and the office's own"))
requirement = Calls("requirement", help=N_("Texts for the tender documents"))

_DESK: Final = click.argument("desk", type=FILE)
_OF: Final = click.option(
    "--procurement", "reference", required=True, metavar="REF", help=N_("in which procurement")
)
_BASES: Final = click.option(
    "--for",
    "labels",
    multiple=True,
    metavar="INPUT",
    help=N_("a statement that it rests on, as I07 or by its id; may be repeated"),
)


def add_to(program: Calls) -> None:
    for group in (measure, instrument, requirement):
        program.add_command(group)


def _fields(call: _F) -> _F:
    """What can be said of a measure besides its title."""
    states = [one.value for one in MeasureState]
    for option in (
        click.option("--note", metavar="T", help=N_("the team's own note")),
        click.option("--instrument", metavar="CODE", help=N_("policy instrument, by its code")),
        click.option("--effect", metavar="T", help=N_("what it is to bring about")),
        click.option(
            "--state",
            type=click.Choice(states),
            metavar="STATE",
            help=N_("proposed, decided, under-way, done or dropped"),
        ),
        click.option("--due", type=Day(), metavar="DATE", help=N_("by which day")),
        click.option("--owner", metavar="NAME", help=N_("who does it")),
    ):
        call = option(call)
    return call


def _given(desk: Desk, **fields: Any) -> Record:
    """Those that the call names. Problem ``instrument-unknown``."""
    found = {name: value for name, value in fields.items() if value is not None}
    if found.get("instrument"):
        instruments.known_instrument(desk, found["instrument"])
    if "state" in found:
        found["state"] = MeasureState(found["state"])
    return found


def _said(desk: Desk, procurement: UUID, labels: Sequence[str]) -> list[UUID]:
    return [input_labelled(desk, procurement, one).id for one in labels]


@measure.command("add", help=N_("Add a measure; prints its id."))
@_DESK
@_OF
@click.option("--title", required=True, metavar="T", help=N_("what shall be done"))
@_BASES
@_fields
def add_a_measure(
    terminal: Terminal,
    *,
    desk: Path,
    reference: str,
    title: str,
    labels: tuple[str, ...],
    **fields: Any,
) -> None:
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        made = measures.add_measure(
            opened, of, title=title, bases=_said(opened, of, labels), **_given(opened, **fields)
        )
    terminal.answer([{"id": made}], [str(made)])


@measure.command("edit", help=N_("Change a measure; prints it as it stands then."))
@_DESK
@click.argument("id", metavar="ID")
@click.option("--title", metavar="T", help=N_("what shall be done"))
@_BASES
@_fields
def edit_a_measure(
    terminal: Terminal, *, desk: Path, id: str, labels: tuple[str, ...], **fields: Any
) -> None:
    with terminal.desk(desk) as opened:
        one = opened.the(Measure, id_named(id))
        said = _said(opened, one.procurement, labels)
        given = _given(opened, **fields)
        if given:
            measures.edit_measure(opened, one.id, **given)
        if labels:
            measures.rest_on(opened, one.id, said)
        records = [
            record for record in _measures(opened, one.procurement) if record["id"] == one.id
        ]
    terminal.table(records, _SHOWN)


_SHOWN: Final = ("id", "state", "due", "owner", "title")


@measure.command("list", help=N_("The measures of a procurement, with what each rests on."))
@_DESK
@_OF
def list_measures(terminal: Terminal, *, desk: Path, reference: str) -> None:
    with terminal.look(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        records = _measures(opened, of)
        board = measures.read_board(opened, of)
    terminal.table(records, _SHOWN)
    if board.barriers and not terminal.as_json:
        said = terminal.wording.count(
            "{have} of {n} barrier has a measure",
            "{have} of {n} barriers have a measure",
            board.barriers,
            have=board.with_measure,
        )
        click.echo(said, err=True)


def _measures(desk: Desk, procurement: UUID) -> list[Record]:
    board = measures.read_board(desk, procurement)
    today = desk.today()
    return [
        {
            "id": one.id,
            "title": one.title,
            "owner": one.owner,
            "due": one.due,
            "state": one.state,
            "done_on": one.done_on,
            "late": is_late(one, today),
            "effect": one.effect,
            "instrument": one.instrument,
            "statements": _labels(desk, one.id),
            "barriers": sorted(
                {
                    line.kind.value
                    for line in board.lines
                    if line.kind is not None and one in line.measures
                }
            ),
            "note": one.note,
        }
        for one in measures.measures_of(desk, procurement)
    ]


def _labels(desk: Desk, id: UUID) -> list[str]:
    """Of the statements among what it rests on."""
    found = (desk.get(Input, tie.basis) for tie in ties_of(desk, id))
    return [label_of(one) for one in found if one is not None]


# -- requirements ------------------------------------------------------------------------------------


@requirement.command("add", help=N_("Add a text for the tender documents; prints its id."))
@_DESK
@_OF
@click.option("--text", required=True, metavar="T", help=N_("what is asked for"))
@click.option(
    "--kind",
    type=click.Choice([one.value for one in RequirementKind]),
    default=RequirementKind.FUNCTIONAL.value,
    metavar="KIND",
    help=N_("functional, qualification, award or contract"),
)
@click.option("--note", default="", metavar="T", help=N_("the team's own note"))
@_BASES
def add_a_requirement(
    terminal: Terminal,
    *,
    desk: Path,
    reference: str,
    text: str,
    kind: str,
    note: str,
    labels: tuple[str, ...],
) -> None:
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        made = requirements.add_requirement(
            opened,
            of,
            text=text,
            kind=RequirementKind(kind),
            note=note,
            shaped_by=_said(opened, of, labels),
        )
    terminal.answer([{"id": made}], [str(made)])


@requirement.command("list", help=N_("The requirements, each with the statements that shaped it."))
@_DESK
@_OF
def list_requirements(terminal: Terminal, *, desk: Path, reference: str) -> None:
    with terminal.look(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        records = [_requirement(one) for one in requirements.read_shaped(opened, of)]
    terminal.table(records, ("id", "kind", "text"))


def _requirement(one: Shaped) -> Record:
    return {
        "id": one.requirement.id,
        "kind": one.requirement.kind,
        "text": one.requirement.text,
        "statements": [label_of(said) for said in one.said],
        "suppliers": len({said.supplier for said in one.said if said.supplier is not None}),
        "makes": list(one.makes),
        "from_one_alone": one.only is not None,
        "note": one.requirement.note,
    }


# -- instruments -------------------------------------------------------------------------------------


@instrument.command("list", help=N_("The catalogue and the office's own, with how sure each is."))
@_DESK
@click.option(
    "--barrier",
    type=click.Choice([one.value for one in Barrier], case_sensitive=False),
    metavar="CODE",
    help=N_("those that help against a kind of barrier, as L-VOL"),
)
@click.option(
    "--phase",
    type=click.IntRange(min(PHASES), max(PHASES)),
    metavar="N",
    help=N_("those that fit a phase, 0 to 9"),
)
def list_instruments(
    terminal: Terminal, *, desk: Path, barrier: str | None, phase: int | None
) -> None:
    wanted = Barrier(barrier) if barrier else None
    with terminal.look(desk) as opened:
        today = opened.today()
        known = instruments.known_instruments(opened, terminal.language)
    records = [
        {**_instrument(one, today), "says": terminal.wording.phrase(state_words(one, today))}
        for one in known
        if (wanted is None or wanted in one.barriers) and (phase is None or phase in one.phases)
    ]
    terminal.table(records, ("code", "name", "agency", "says"))


def _instrument(one: KnownInstrument, today: date) -> Record:
    """A day of which a source names the year alone is told as the year."""

    def day(value: date | None) -> str | None:
        if value is None:
            return None
        return str(value.year) if one.whole_years else value.isoformat()

    return {
        "code": one.code,
        "name": one.name,
        "agency": one.agency,
        "relieves": one.relieves,
        "barriers": [kind.value for kind in one.barriers],
        "phases": list(one.phases),
        "valid_from": day(one.valid_from),
        "valid_to": day(one.valid_to),
        "state": one.state(today),
        "verified_on": one.verified_on,
        "sources": list(one.sources),
        "own": one.own,
        "link": one.link,
        "note": one.note,
    }


@instrument.command("add", help=N_("Add an instrument of the office's own; prints its code."))
@_DESK
@click.option("--name", required=True, metavar="T", help=N_("its name"))
@click.option("--code", default="", metavar="CODE", help=N_("its code; usually made of the name"))
@click.option("--agency", default="", metavar="NAME", help=N_("who owns it"))
@click.option("--relieves", default="", metavar="T", help=N_("what it relieves"))
@click.option(
    "--barrier",
    "barriers",
    type=click.Choice([one.value for one in Barrier], case_sensitive=False),
    multiple=True,
    metavar="CODE",
    help=N_("a kind of barrier that it helps against; may be repeated"),
)
@click.option(
    "--phase",
    "phases",
    type=click.IntRange(min(PHASES), max(PHASES)),
    multiple=True,
    metavar="N",
    help=N_("a phase that it fits; may be repeated"),
)
@click.option("--from", "valid_from", type=Day(), metavar="DATE", help=N_("its first day"))
@click.option("--until", "valid_to", type=Day(), metavar="DATE", help=N_("its last day"))
@click.option("--link", default="", metavar="URL", help=N_("where to read of it"))
@click.option("--note", default="", metavar="T", help=N_("the team's own note"))
def add_an_instrument(
    terminal: Terminal, *, desk: Path, name: str, code: str, agency: str, **fields: Any
) -> None:
    with terminal.desk(desk) as opened:
        made = instruments.add_instrument(opened, name=name, code=code, owner=agency, **fields)
        found = next(one.code for one in instruments.own_instruments(opened) if one.id == made)
    terminal.answer([{"id": made, "code": found}], [found])


@instrument.command("verify", help=N_("Note that the agency was asked today and it holds."))
@_DESK
@click.argument("code", metavar="CODE")
def verify_an_instrument(terminal: Terminal, *, desk: Path, code: str) -> None:
    with terminal.desk(desk) as opened:
        instruments.verify_instrument(opened, code, language=terminal.language)
        one = instruments.known_instrument(opened, code, terminal.language)
        record = _instrument(one, opened.today())
        said = terminal.wording.phrase(state_words(one, opened.today()))
    terminal.answer([record], [f"{one.name}: {said}"])
