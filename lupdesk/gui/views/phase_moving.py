"""Moving to another phase: never refused, but what the gate lacks is said in words."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from lupdesk.desk import phases
from lupdesk.desk.input_table import more_than
from lupdesk.desk.procurements import move_phase
from lupdesk.domain.phases import Point
from lupdesk.domain.things import Procurement
from lupdesk.gui.context import PageContext
from lupdesk.gui.jobs import Progress

_AT_ONCE: Final = 5_000
"""Statements; with more the gate is looked at in a worker, and the phase is the new one meanwhile."""


def move_to_phase(context: PageContext, procurement: UUID, phase: int) -> None:
    with context.trouble():
        if more_than(context.desk, procurement, _AT_ONCE):
            _move_first(context, procurement, phase)
        else:
            moved = phases.go_to_phase(context.desk, procurement, phase)
            _tell(context, phase, moved.missing)


def _move_first(context: PageContext, procurement: UUID, phase: int) -> None:
    desk = context.desk
    path, clock = desk.working_path, desk.clock
    before = desk.the(Procurement, procurement).phase
    move_phase(desk, procurement, phase)
    if phase <= before:
        return

    def work(progress: Progress) -> tuple[Point, ...]:
        progress.step(0, 1)
        return phases.missing_beside(path, procurement, before, phase, clock)

    def told(missing: tuple[Point, ...]) -> None:
        here = desk.get(Procurement, procurement)
        if here is not None and here.phase == phase:
            _tell(context, phase, missing)

    context.jobs.run(work, told)


def _tell(context: PageContext, phase: int, missing: tuple[Point, ...]) -> None:
    if not missing:
        return
    wording = context.wording
    names = "; ".join(wording.code(f"point.{one.code}") for one in missing)
    words = wording.say(
        "Now in phase {n}, {phase}. Before it there is still missing: {points}.",
        n=phase,
        phase=wording.code(f"phase.{phase}"),
        points=names,
    )
    context.tell(words, "warn")
