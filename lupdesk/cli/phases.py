"""Calls for the phases and the lessons: where a case stands, what is there, what was learnt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import click

from lupdesk.cli.naming import FILE, OF_PROCUREMENT, Day, id_named
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk import importing_lessons, lessons, phases
from lupdesk.desk.importing import read_handed_in
from lupdesk.desk.procurements import procurement_by_reference
from lupdesk.desk.suppliers import supplier_named
from lupdesk.domain.kinds import PHASES
from lupdesk.domain.lessons import HIGHEST, LOWEST, SIDES
from lupdesk.domain.phases import PointStanding, PointState, standings
from lupdesk.domain.result_kinds import LessonQuestion
from lupdesk.domain.results import Lesson
from lupdesk.domain.things import Supplier
from lupdesk.wording import N_, Wording

phase = Calls("phase", help=N_("The ten phases"))
lesson = Calls("lesson", help=N_("Lessons after a dialogue"))

_SIGNS: Final = {PointState.SEEN: "x", PointState.TICKED: "x", PointState.MISSING: " "}


def add_to(program: Calls) -> None:
    for group in (phase, lesson):
        program.add_command(group)


def _of_procurement(call: Callable[..., None]) -> Callable[..., None]:
    option = click.option(
        "--procurement", "reference", required=True, metavar="REF", help=N_("of which procurement")
    )
    return click.argument("desk", type=FILE)(option(call))


# -- phases ---------------------------------------------------------------------------------------


@phase.command("show", help=N_("Where it stands: what each phase leaves behind, and its gate."))
@_of_procurement
@click.option(
    "--phase",
    "only",
    type=click.IntRange(PHASES[0], PHASES[-1]),
    metavar="N",
    help=N_("this phase alone; usually all ten"),
)
def show(terminal: Terminal, desk: Path, reference: str, only: int | None) -> None:
    with terminal.look(desk) as opened:
        of = procurement_by_reference(opened, reference)
        found = standings(phases.evidence(opened, of.id))
    shown = [one for one in found if only in (None, one.point.phase)]
    records = [_point(one, of.phase, terminal.wording) for one in shown]
    terminal.answer(records, _lines(shown, of.phase, terminal.wording))


def _point(one: PointStanding, here: int, wording: Wording) -> dict[str, Any]:
    return {
        "phase": one.point.phase,
        "now": one.point.phase == here,
        "code": one.point.code,
        "name": wording.code(f"point.{one.point.code}"),
        "gate": one.point.gate,
        "state": one.state,
        "done_on": one.mark.done_on if one.mark else None,
        "note": (one.mark.note or None) if one.mark else None,
    }


def _lines(shown: list[PointStanding], here: int, wording: Wording) -> list[str]:
    lines: list[str] = []
    before = -1
    for one in shown:
        if one.point.phase != before:
            before = one.point.phase
            name = f"{before} {wording.code(f'phase.{before}')}"
            lines.append(
                wording.say("{phase} – we are here", phase=name) if before == here else name
            )
        words = wording.code(f"point.{one.point.code}")
        if one.point.gate:
            words = wording.say("before the next phase: {point}", point=words)
        lines.append(f"  [{_SIGNS[one.state]}] {words} ({one.point.code})")
    return lines


@phase.command("tick", help=N_("Tick a point of a phase, or take the tick away."))
@_of_procurement
@click.argument("code", metavar="CODE")
@click.option("--on", type=Day(), metavar="DATE", help=N_("since which day; without it, today"))
@click.option("--note", default="", metavar="T", help=N_("a note on it, for the team"))
@click.option("--off", is_flag=True, help=N_("take the tick away"))
def tick(
    terminal: Terminal,
    *,
    desk: Path,
    reference: str,
    code: str,
    on: date | None,
    note: str,
    off: bool,
) -> None:
    point = phases.point_named(code)
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference)
        if off:
            phases.untick(opened, of.id, point.code)
        else:
            phases.tick(opened, of.id, point.code, on=on, note=note)
        found = standings(phases.evidence(opened, of.id))
    now = [one for one in found if one.point.code == point.code]
    records = [_point(one, of.phase, terminal.wording) for one in now]
    terminal.answer(records, _lines(now, of.phase, terminal.wording))


# -- lessons --------------------------------------------------------------------------------------


@lesson.command("add", help=N_("Note an answer to one of the five questions; prints its id."))
@_of_procurement
@click.option(
    "--side",
    type=click.Choice([side.value for side in SIDES]),
    required=True,
    metavar="buyer|supplier",
    help=N_("who answered"),
)
@click.option(
    "--question",
    type=click.Choice([one.value for one in LessonQuestion]),
    required=True,
    metavar="CODE",
    help=N_("need-clear, said-the-important, treated-alike, time-used or come-again"),
)
@click.option(
    "--score",
    type=click.IntRange(LOWEST, HIGHEST),
    metavar="N",
    help=N_("from 1, not at all, to 5, wholly"),
)
@click.option("--text", default="", metavar="T", help=N_("what was said of it"))
@click.option("--change", default="", metavar="T", help=N_("what to do otherwise the next time"))
@click.option("--supplier", metavar="NAME", help=N_("which supplier answered"))
def add_a_lesson(
    terminal: Terminal,
    *,
    desk: Path,
    reference: str,
    side: str,
    question: str,
    score: int | None,
    text: str,
    change: str,
    supplier: str | None,
) -> None:
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        firm = supplier_named(opened, supplier, of).id if supplier else None
        made = lessons.add_lesson(
            opened,
            of,
            next(one for one in SIDES if one.value == side),
            LessonQuestion(question),
            score=score or 0,
            text=text,
            change=change,
            supplier=firm,
        )
    terminal.answer([{"id": made}], [str(made)])


@lesson.command("list", help=N_("The answers of both sides, question by question."))
@_of_procurement
def list_lessons(terminal: Terminal, desk: Path, reference: str) -> None:
    with terminal.look(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        found = lessons.lessons_of(opened, of)
        who = {one.supplier for one in found if one.supplier}
        firms = opened.ever(Supplier, id=tuple(who)) if who else []
        names = {one.id: one.name for one in firms}
    records = [_answer(one, names, terminal.wording) for one in found]
    terminal.table(records, ("side", "supplier", "asked", "score", "text", "change"))


def _answer(one: Lesson, names: dict[UUID, str], wording: Wording) -> dict[str, Any]:
    return {
        "id": one.id,
        "side": one.side,
        "supplier": names.get(one.supplier) if one.supplier else None,
        "question": one.question,
        "asked": wording.code(f"lesson.{one.question}.{one.side}"),
        "score": one.score or None,
        "text": one.text or None,
        "change": one.change or None,
        "answered_on": one.answered_on,
    }


@lesson.command("remove", help=N_("Take an answer away."))
@click.argument("desk", type=FILE)
@click.argument("id", metavar="ID")
def remove(terminal: Terminal, desk: Path, id: str) -> None:
    with terminal.desk(desk) as opened:
        one = opened.the(Lesson, id_named(id))
        lessons.remove_lesson(opened, one.id)
    terminal.answer([{"id": one.id}], [str(one.id)])


@lesson.command("take-up", help=N_("Make a new version of the guide of what is to change."))
@_of_procurement
@click.option(
    "--change",
    "changes",
    multiple=True,
    metavar="T",
    help=N_("one change, once for each; without it, all that no guide holds yet"),
)
def take_up(terminal: Terminal, desk: Path, reference: str, changes: tuple[str, ...]) -> None:
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        chosen = changes or lessons.open_lessons(opened, of)
        made = lessons.take_up(opened, of, chosen)
    record = {"guide": made, "changes": list(chosen)}
    terminal.answer([record], [str(made), *chosen])


@lesson.command(
    "import", help=N_("Take in answers from a table: side, question, score, text, change.")
)
@click.argument("file", type=FILE)
@click.option("--desk", type=FILE, required=True, metavar="DESK", help=N_("the desk file"))
@OF_PROCUREMENT
@click.option("--skip-bad", is_flag=True, help=N_("leave bad rows out, rather than all"))
def import_lessons(
    terminal: Terminal, file: Path, desk: Path, reference: str, *, skip_bad: bool
) -> None:
    wording = terminal.wording
    said = {
        wording.code(f"lesson.{question}.{side}"): question
        for question in LessonQuestion
        for side in SIDES
    }
    data = read_handed_in(file)
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        taken = importing_lessons.import_lessons(
            opened, of, data, file.name, said, skip_bad=skip_bad
        )
    bad = [{"row": one.number, "field": one.field, "value": one.value} for one in taken.left_out]
    lines = [wording.count("{n} answer taken in.", "{n} answers taken in.", taken.taken)]
    lines += [
        wording.say(
            "row {row}: {field}: “{value}”",
            row=one.number,
            field=wording.code(f"lesson-field.{one.field}"),
            value=one.value,
        )
        for one in taken.left_out
    ]
    terminal.answer([{"file": file, "good": taken.taken, "bad": bad}], lines)
