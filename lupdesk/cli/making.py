"""Calls that make things: a desk, a procurement, a meeting, a statement."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from uuid import UUID

import click

from lupdesk.cli import saying, unlocking
from lupdesk.cli.naming import FILE, LocalTime
from lupdesk.cli.shapes import LANGUAGES, Calls
from lupdesk.cli.synthesis import disposition
from lupdesk.cli.terminal import Terminal
from lupdesk.desk.dialogue_templates import template as template_of
from lupdesk.desk.inputs import add_input
from lupdesk.desk.late_input import announced_on
from lupdesk.desk.meetings import LONGEST, add_meeting, meeting_named, suppliers_in
from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.desk.passphrase import create_sealed
from lupdesk.desk.procurements import Body, add_procurement, procurement_by_reference
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import supplier_named
from lupdesk.domain.kinds import InputType, MeetingKind, Secrecy
from lupdesk.problems import Problem
from lupdesk.wording import N_

procurement = Calls("procurement", help=N_("Procurements"))
meeting = Calls("meeting", help=N_("Meetings"))
input_ = Calls("input", help=N_("Statements"))


def add_to(program: Calls) -> None:
    program.add_command(new)
    saying.add_to(input_)
    input_.add_command(disposition)
    for group in (procurement, meeting, input_):
        program.add_command(group)


def _id(terminal: Terminal, id: UUID) -> None:
    terminal.answer([{"id": id}], [str(id)])


@Calls().command("new", help=N_("Make an empty desk; an existing file is left as it is."))
@click.argument("desk", type=FILE)
@click.option("--title", default="", help=N_("name of the desk"), metavar="T")
@click.option(
    "--seal", is_flag=True, help=N_("give it a passphrase at once; prints its recovery key")
)
def new(terminal: Terminal, desk: Path, title: str, seal: bool) -> None:
    key = ""
    if seal:
        chosen = unlocking.chosen(
            desk, terminal.passphrase_file, unlocking.VARIABLE, terminal.wording
        )
        key = create_sealed(desk, title, chosen, terminal.clock)
        made = open_desk(desk, author=terminal.name(), clock=terminal.clock)
    else:
        made = create_desk(desk, title=title, author=terminal.name(), clock=terminal.clock)
    record = {"file": desk, "title": made.title, "id": made.id}
    made.close()
    if seal:
        record["recovery_key"] = key
        terminal.answer([record], [str(desk), *unlocking.told_of(desk, key, terminal.wording)])
        return
    terminal.answer([record], [str(desk)])


@procurement.command("add", help=N_("Add a procurement; prints its id."))
@click.argument("desk", type=FILE)
@click.option("--reference", required=True, metavar="REF", help=N_("its reference"))
@click.option("--title", required=True, metavar="T", help=N_("its title"))
@click.option("--need", default="", metavar="T", help=N_("the need, as the effect sought"))
@click.option("--buyer", default="", metavar="NAME", help=N_("the public body that buys"))
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="nb",
    metavar="nb|en",
    help=N_("language of its documents"),
)
@click.option("--template", metavar="CODE", help=N_("what its dialogue begins with"))
def add_a_procurement(
    terminal: Terminal,
    *,
    desk: Path,
    reference: str,
    title: str,
    need: str,
    buyer: str,
    language: str,
    template: str | None,
) -> None:
    with terminal.desk(desk) as opened:
        _refuse_taken(opened, reference)
        begin = template_of(opened, template, language).beginning if template else None
        buyers = (Body(buyer),) if buyer.strip() else ()
        _id(
            terminal,
            add_procurement(
                opened,
                reference=reference,
                title=title,
                buyers=buyers,
                effect=need,
                language=language,
                begin=begin,
            ),
        )


def _refuse_taken(desk: Desk, reference: str) -> None:
    """Without a reference of its own it could no longer be named on the command line."""
    if not reference.strip():
        raise Problem("reference-wanted")
    try:
        procurement_by_reference(desk, reference)
    except Problem as problem:
        if problem.code == "procurement-unknown":
            return
    raise Problem("reference-taken", reference=reference)


@meeting.command("add", help=N_("Add a meeting; prints its id."))
@click.argument("desk", type=FILE)
@click.option(
    "--procurement",
    "reference",
    required=True,
    metavar="REF",
    help=N_("in which procurement"),
)
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in MeetingKind]),
    required=True,
    metavar="KIND",
    help=N_("conference, one-to-one, written, workshop or internal"),
)
@click.option("--title", default="", metavar="T", help=N_("its title"))
@click.option(
    "--start",
    type=LocalTime(),
    required=True,
    metavar="DATETIME",
    help=N_("when it begins"),
)
@click.option(
    "--supplier",
    "names",
    multiple=True,
    metavar="NAME",
    help=N_("who it is with; may be repeated"),
)
@click.option(
    "--minutes",
    type=click.IntRange(min=1, max=LONGEST),
    default=45,
    metavar="N",
    help=N_("how long it is"),
)
def add_a_meeting(
    terminal: Terminal,
    *,
    desk: Path,
    reference: str,
    kind: str,
    title: str,
    start: datetime,
    names: tuple[str, ...],
    minutes: int,
) -> None:
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        suppliers = [supplier_named(opened, name, of).id for name in names]
        _id(
            terminal,
            add_meeting(
                opened,
                of,
                kind=MeetingKind(kind),
                title=title,
                start=start,
                minutes=minutes,
                suppliers=suppliers,
            ),
        )


@input_.command("add", help=N_("Add a statement; prints its id."))
@click.argument("desk", type=FILE)
@click.option(
    "--procurement",
    "reference",
    required=True,
    metavar="REF",
    help=N_("in which procurement"),
)
@click.option("--text", required=True, metavar="T", help=N_("what was said"))
@click.option(
    "--type",
    "type_",
    type=click.Choice([one.value for one in InputType], case_sensitive=False),
    metavar="CODE",
    help=N_("what it is: NEED, SOL, ALT, BAR, OPP, RISK …"),
)
@click.option("--supplier", metavar="NAME", help=N_("who said it"))
@click.option("--meeting", "where", metavar="MEETING", help=N_("in which meeting"))
@click.option(
    "--secrecy",
    type=click.Choice([one.value for one in Secrecy]),
    default=Secrecy.UNASSESSED.value,
    metavar="LEVEL",
    help=N_("unassessed, open, anonymise, secret or internal"),
)
def add_an_input(
    terminal: Terminal,
    *,
    desk: Path,
    reference: str,
    text: str,
    type_: str | None,
    supplier: str | None,
    where: str | None,
    secrecy: str,
) -> None:
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        held = meeting_named(opened, where, of).id if where else None
        who = supplier_named(opened, supplier, of).id if supplier else _only_one(opened, held)
        _id(
            terminal,
            add_input(
                opened,
                of,
                text=text,
                type=InputType(type_) if type_ else None,
                supplier=who,
                meeting=held,
                secrecy=Secrecy(secrecy),
            ),
        )
        say_where_late(terminal, opened, of)


def say_where_late(terminal: Terminal, desk: Desk, procurement: UUID) -> None:
    """On stderr: what came after the competition was announced is taken in, but came too late."""
    day = announced_on(desk, procurement)
    if day is not None:
        said = terminal.wording.say(
            "The competition was announced on {day}, so this came too late to be used in it.",
            day=day,
        )
        click.echo(said, err=True)


def _only_one(desk: Desk, meeting: UUID | None) -> UUID | None:
    """In a one-to-one there is no doubt who said it."""
    found = suppliers_in(desk, meeting) if meeting else []
    return found[0].id if len(found) == 1 else None
