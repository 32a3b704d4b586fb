"""Calls that begin a dialogue with what is there: templates, and earlier procurements."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from lupdesk.cli.naming import FILE
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Record, Terminal
from lupdesk.desk.beginning import Begun, begin_from_template
from lupdesk.desk.dialogue_templates import every_version, template
from lupdesk.desk.dialogue_templates import templates as newest_templates
from lupdesk.desk.procurements import procurement_by_reference
from lupdesk.desk.reuse import Held, reuse, save_template
from lupdesk.domain.dialogue_templates import Part
from lupdesk.wording import N_, Wording

templates = Calls("template", help=N_("Templates that a dialogue begins with"))


def add_to(program: Calls) -> None:
    program.add_command(templates)
    program.add_command(take_over)


@templates.command("list", help=N_("List the templates of the program and of the office."))
@click.argument("desk", type=FILE)
@click.option("--all", "whole", is_flag=True, help=N_("every version, not the newest alone"))
def list_templates(terminal: Terminal, desk: Path, whole: bool) -> None:
    with terminal.look(desk) as opened:
        found = every_version(opened) if whole else newest_templates(opened)
    records: list[Record] = [
        {
            "code": one.code,
            "version": one.version,
            "language": one.language,
            "name": one.name,
            "own": one.own,
            "questions": len(one.questions),
            "themes": len(one.themes),
            "changes": one.changes,
            "made_on": one.made_on,
        }
        for one in found
    ]
    terminal.table(records, ("code", "version", "language", "name"))


@templates.command("use", help=N_("Begin a dialogue from a template. What is there stays."))
@click.argument("desk", type=FILE)
@click.option("--procurement", "reference", required=True, metavar="REF", help=N_("for which one"))
@click.option(
    "--template", "code", required=True, metavar="CODE", help=N_("which template, or CODE VERSION")
)
@click.option("--replace", is_flag=True, help=N_("put it in place of what is there"))
def use_template(
    terminal: Terminal, *, desk: Path, reference: str, code: str, replace: bool
) -> None:
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference)
        found = template(opened, code, of.language)
        begun = begin_from_template(opened, of.id, found, replace=replace)
    record = {"template": found.code, "version": found.version, **_made(begun)}
    terminal.answer([record], _told(begun, (), terminal.wording))


@templates.command("save", help=N_("Save a dialogue as a template, or as its next version."))
@click.argument("desk", type=FILE)
@click.option("--procurement", "reference", required=True, metavar="REF", help=N_("of which one"))
@click.option("--name", required=True, metavar="NAME", help=N_("what the template is called"))
@click.option("--code", default="", metavar="CODE", help=N_("of which template it is a version"))
@click.option("--changes", default="", metavar="T", help=N_("what is new in it, and why"))
def save(
    terminal: Terminal, *, desk: Path, reference: str, name: str, code: str, changes: str
) -> None:
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        saved = save_template(opened, of, name=name, code=code, changes=changes)
    what, say = saved.contents, terminal.wording.say
    record = {
        "id": saved.id,
        "template": what.code,
        "version": what.version,
        "held": _held(saved.held),
    }
    line = say("Saved as {template}, version {n}.", template=what.code, n=what.version)
    terminal.answer([record], [line, *_held_lines(saved.held, terminal.wording)])


@Calls().command(
    "reuse", help=N_("Take over guide, themes and suppliers from an earlier procurement.")
)
@click.argument("desk", type=FILE)
@click.option("--from", "source", required=True, metavar="REF", help=N_("the earlier one"))
@click.option("--to", "target", required=True, metavar="REF", help=N_("the new one"))
@click.option("--guide", is_flag=True, help=N_("the questions of its guide"))
@click.option("--themes", is_flag=True, help=N_("its themes and what they mean"))
@click.option("--suppliers", is_flag=True, help=N_("its suppliers, as candidates"))
@click.option("--replace", is_flag=True, help=N_("put it in place of what is there"))
def take_over(
    terminal: Terminal,
    *,
    desk: Path,
    source: str,
    target: str,
    guide: bool,
    themes: bool,
    suppliers: bool,
    replace: bool,
) -> None:
    """Without a part all three."""
    asked = ((Part.GUIDE, guide), (Part.THEMES, themes), (Part.SUPPLIERS, suppliers))
    parts = [part for part, wanted in asked if wanted] or [part for part, _ in asked]
    with terminal.desk(desk) as opened:
        one, other = (procurement_by_reference(opened, name).id for name in (source, target))
        done = reuse(opened, one, other, parts=parts, replace=replace)
    record = {**_made(done.begun), "held": _held(done.held)}
    terminal.answer([record], _told(done.begun, done.held, terminal.wording))


def _made(begun: Begun) -> Record:
    made = {part.value: count for part, count in begun.made.items()}
    return {"made": made, "kept": [part.value for part in begun.kept]}


def _held(held: Iterable[Held]) -> list[Record]:
    return [{"part": one.part, "text": one.text, "reason": one.reason} for one in held]


def _told(begun: Begun, held: Iterable[Held], wording: Wording) -> list[str]:
    lines = [
        f"{wording.code(f'template-part.{part}')}: {wording.number(count)}"
        for part, count in begun.made.items()
    ]
    lines += [
        wording.say(
            "{part}: stays as it is; --replace puts the other in its place",
            part=wording.code(f"template-part.{part}"),
        )
        for part in begun.kept
    ]
    return [*lines, *_held_lines(held, wording)]


def _held_lines(held: Iterable[Held], wording: Wording) -> list[str]:
    return [
        wording.say(
            "Not copied: “{text}” ({reason})",
            text=one.text,
            reason=wording.code(f"held.{one.reason}"),
        )
        for one in held
    ]
