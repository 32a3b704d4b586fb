"""Calls on the synthesis: main findings, what became of a statement, who is behind a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from lupdesk.cli.naming import FILE, id_named
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk import synthesis
from lupdesk.desk.inputs import set_disposition
from lupdesk.desk.procurements import procurement_by_reference
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import suppliers_of
from lupdesk.desk.tracing import traces
from lupdesk.domain.composition.insights import label
from lupdesk.domain.composition.parts import label_of
from lupdesk.domain.kinds import Disposition
from lupdesk.domain.results import Insight, Tie
from lupdesk.domain.things import Input
from lupdesk.domain.tracing import Traced, with_words
from lupdesk.domain.voices import Voices
from lupdesk.problems import Problem
from lupdesk.wording import N_

Record = dict[str, Any]

insight = Calls("insight", help=N_("Main findings of the synthesis"))

_REFERENCE = click.option(
    "--procurement", "reference", required=True, metavar="REF", help=N_("in which procurement")
)
_ANSWER = click.Choice([one.value for one in Disposition])
_FIELDS = (
    click.option("--heard", metavar="T", help=N_("what was heard, in one sentence")),
    click.option("--disagreement", metavar="T", help=N_("where suppliers disagree")),
    click.option("--does", metavar="T", help=N_("what the buyer does")),
    click.option(
        "--answer",
        type=_ANSWER,
        metavar="CODE",
        help=N_("accepted, partly, not-accepted or carried"),
    ),
    click.option("--why", metavar="T", help=N_("why, or why not")),
    click.option("--theme", metavar="T", help=N_("its theme")),
    click.option(
        "--on",
        "behind",
        multiple=True,
        metavar="INPUT",
        help=N_("a statement that it rests on: its id, or its number like I06; may be repeated"),
    ),
    click.option(
        "--against",
        multiple=True,
        metavar="INPUT",
        help=N_("a statement that says otherwise; may be repeated"),
    ),
)


def add_to(program: Calls) -> None:
    program.add_command(insight)
    program.add_command(trace)


def _fields(call: Any) -> Any:
    for option in reversed(_FIELDS):
        call = option(call)
    return call


def _given(fields: Record) -> Record:
    """What was said in the call, the answer as the desk knows it."""
    told = {name: value for name, value in fields.items() if value is not None}
    if "answer" in told:
        told["answer"] = Disposition(told["answer"])
    return told


def _inputs(desk: Desk, procurement: UUID, named: Iterable[str]) -> list[UUID]:
    wanted = list(named)
    if not wanted:
        return []
    known: dict[str, UUID] = {}
    for one in desk.all(Input, procurement=procurement):
        known[str(one.id)] = known[label_of(one).casefold()] = one.id
    for name in wanted:
        if name.strip().casefold() not in known:
            raise Problem("id-unknown", id=name)
    return [known[name.strip().casefold()] for name in wanted]


def _the(desk: Desk, id: str) -> Insight:
    found = desk.get(Insight, id_named(id))
    if found is None:
        raise Problem("id-unknown", id=id)
    return found


@insight.command("add", help=N_("Add a main finding; prints its id."))
@click.argument("desk", type=FILE)
@_REFERENCE
@_fields
def add(
    terminal: Terminal,
    *,
    desk: Path,
    reference: str,
    behind: tuple[str, ...],
    against: tuple[str, ...],
    **fields: Any,
) -> None:
    told = _given(fields)
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        on, opposed = _inputs(opened, of, behind), _inputs(opened, of, against)
        if "heard" in told or not on:
            made = synthesis.add_insight(
                opened, of, **{"heard": "", **told}, behind=on, against=opposed
            )
        else:
            made = _from_statements(opened, of, on, opposed, told)
    terminal.answer([{"id": made}], [str(made)])


def _from_statements(
    desk: Desk, of: UUID, on: Sequence[UUID], opposed: Sequence[UUID], told: Record
) -> UUID:
    """In the words of the first that may go out; all in the order of the call."""
    heard = synthesis.heard_in(desk, on)
    return synthesis.add_insight(desk, of, heard=heard, behind=on, against=opposed, **told)


@insight.command("edit", help=N_("Change a main finding, or what it rests on."))
@click.argument("desk", type=FILE)
@click.argument("id", metavar="ID", type=str)
@_fields
def edit(
    terminal: Terminal,
    *,
    desk: Path,
    id: str,
    behind: tuple[str, ...],
    against: tuple[str, ...],
    **fields: Any,
) -> None:
    with terminal.desk(desk) as opened:
        one = _the(opened, id)
        on = _inputs(opened, one.procurement, behind)
        opposed = _inputs(opened, one.procurement, against)
        if told := _given(fields):
            synthesis.edit_insight(opened, one.id, **told)
        if on or opposed:
            stands = opened.all(Tie, of=one.id)
            on = on or [tie.basis for tie in stands if not tie.against]
            opposed = opposed or [
                tie.basis for tie in stands if tie.against and tie.basis not in on
            ]
            synthesis.set_voices(opened, one.id, on, opposed)
        found = synthesis.read_synthesis(opened, one.procurement)
        record = _record(opened, found, one.id)
    terminal.table([record], _COLUMNS)


@insight.command("remove", help=N_("Take a main finding away; its statements stay."))
@click.argument("desk", type=FILE)
@click.argument("id", metavar="ID", type=str)
def remove(terminal: Terminal, desk: Path, id: str) -> None:
    with terminal.desk(desk) as opened:
        one = _the(opened, id)
        synthesis.remove_insight(opened, one.id)
    terminal.answer([{"id": one.id, "heard": one.heard}], [one.heard])


@insight.command("move", help=N_("Put a main finding at another place in the list."))
@click.argument("desk", type=FILE)
@click.argument("id", metavar="ID", type=str)
@click.option("--by", type=int, required=True, metavar="N", help=N_("places down, or -N up"))
def move(terminal: Terminal, desk: Path, id: str, by: int) -> None:
    with terminal.desk(desk) as opened:
        one = _the(opened, id)
        synthesis.move_insight(opened, one.id, by)
        _list(terminal, opened, one.procurement)


@insight.command("answer", help=N_("Give the statements behind a main finding its answer."))
@click.argument("desk", type=FILE)
@click.argument("id", metavar="ID", type=str)
@click.option("--every", is_flag=True, help=N_("also those that have an answer already"))
def answer(terminal: Terminal, desk: Path, id: str, every: bool) -> None:
    with terminal.desk(desk) as opened:
        one = _the(opened, id)
        told = synthesis.answer_voices(opened, one.id, every=every)
        left = synthesis.read_synthesis(opened, one.procurement).answered.left
    words = terminal.wording.count(
        "{n} statement answered; {left} left without an answer.",
        "{n} statements answered; {left} left without an answer.",
        told,
        left=left,
    )
    terminal.answer([{"answered": told, "left": left}], [words])


@insight.command("list", help=N_("The main findings, with how many suppliers are behind each."))
@click.argument("desk", type=FILE)
@_REFERENCE
def list_(terminal: Terminal, desk: Path, reference: str) -> None:
    with terminal.look(desk) as opened:
        _list(terminal, opened, procurement_by_reference(opened, reference).id)


_COLUMNS = ("number", "id", "suppliers", "answer", "heard")


def _list(terminal: Terminal, desk: Desk, of: UUID) -> None:
    found = synthesis.read_synthesis(desk, of)
    terminal.table([_record(desk, found, one.id) for one in found.insights], _COLUMNS)


def _record(desk: Desk, found: synthesis.Synthesis, id: UUID) -> Record:
    number, one = next(pair for pair in enumerate(found.insights, start=1) if pair[1].id == id)
    voices = found.voices[id]
    return {
        "number": label(number),
        "id": one.id,
        "heard": one.heard,
        "disagreement": one.disagreement,
        "does": one.does,
        "answer": one.answer,
        "why": one.why,
        "theme": one.theme,
        "suppliers": len(voices.suppliers),
        "behind": _said(desk, one.procurement, voices.behind),
        "against": _said(desk, one.procurement, voices.against),
    }


def _said(desk: Desk, procurement: UUID, some: Iterable[Input]) -> list[Record]:
    firms = {one.id: one.name for _, one in suppliers_of(desk, procurement)}
    return [
        {
            "id": one.id,
            "number": label_of(one),
            "supplier": firms.get(one.supplier) if one.supplier else None,
            "secrecy": one.secrecy,
            "text": one.text,
        }
        for one in some
    ]


# -- one statement ------------------------------------------------------------------------------------


@Calls().command("disposition", help=N_("Say what became of statements, and why."))
@click.argument("desk", type=FILE)
@click.argument("ids", metavar="ID...", type=str, nargs=-1, required=True)
@click.option(
    "--answer",
    "outcome",
    type=_ANSWER,
    required=True,
    metavar="CODE",
    help=N_("accepted, partly, not-accepted or carried"),
)
@click.option("--reason", default="", metavar="T", help=N_("why"))
def disposition(
    terminal: Terminal, desk: Path, ids: tuple[str, ...], outcome: str, reason: str
) -> None:
    with terminal.desk(desk) as opened:
        wanted = [id_named(id) for id in ids]
        for id, named in zip(wanted, ids, strict=True):
            if opened.get(Input, id) is None:
                raise Problem("id-unknown", id=named)
        told = set_disposition(opened, wanted, Disposition(outcome), reason.strip())
    words = terminal.wording.count("{n} statement answered.", "{n} statements answered.", told)
    terminal.answer([{"answered": told}], [words])


# -- back to the voices -------------------------------------------------------------------------------


@Calls().command(
    "trace", help=N_("Who stands behind a sentence of the summary: for the team alone.")
)
@click.argument("desk", type=FILE)
@_REFERENCE
@click.argument("words", nargs=-1, required=True, type=str, metavar="WORDS...")
def trace(terminal: Terminal, desk: Path, reference: str, words: tuple[str, ...]) -> None:
    typed = " ".join(words)
    with terminal.look(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        found = with_words(traces(opened, of), typed)
        if not found:
            raise Problem("nothing-traced", words=typed)
        records = [_traced(opened, of, one) for one in found]
        lines = [line for one in records for line in _lines(terminal, one)]
    terminal.answer(records, lines)


def _traced(desk: Desk, procurement: UUID, one: Traced) -> Record:
    voices: Voices = one.voices
    return {
        "sentence": one.text,
        "origin": one.origin,
        "insight": one.insight,
        "suppliers": len(voices.suppliers),
        "behind": _said(desk, procurement, voices.behind),
        "against": _said(desk, procurement, voices.against),
    }


def _lines(terminal: Terminal, one: Record) -> Iterable[str]:
    wording = terminal.wording
    counted = wording.count("{n} supplier", "{n} suppliers", one["suppliers"])
    yield f"{one['sentence']}  ({wording.code('trace.' + one['origin'])}, {counted})"
    for side, mark in (("behind", "+"), ("against", "-")):
        for said in one[side]:
            who = said["supplier"] or "–"
            yield f"  {mark} {said['number']}  {who}: {' '.join(said['text'].split())}"
