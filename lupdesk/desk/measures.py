"""Measures: what the buyer does about what it heard, who does it, when, and what it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any
from uuid import UUID

from lupdesk.desk.beside import reading_beside
from lupdesk.desk.ordering import put_at
from lupdesk.desk.session import Clock, Desk
from lupdesk.desk.ties import drop_ties, set_bases, statements_behind
from lupdesk.domain.acts import Act
from lupdesk.domain.instruments import KnownInstrument, suggestions
from lupdesk.domain.kinds import InputType
from lupdesk.domain.measures import BarrierLine, Board, board_of
from lupdesk.domain.result_kinds import Barrier, MeasureState
from lupdesk.domain.results import Insight, Measure, Risk, Tie
from lupdesk.domain.things import Input, Procurement
from lupdesk.domain.uncollected import uncollected
from lupdesk.problems import Problem
from lupdesk.store import counts, database


def add_measure(
    desk: Desk, procurement: UUID, *, title: str, bases: Iterable[UUID] = (), **fields: Any
) -> UUID:
    """At the end of the list. Problem ``text-wanted``; ``basis-unknown`` for what it cannot rest on."""
    if not title.strip():
        raise Problem("text-wanted")
    resting = _checked(desk, procurement, bases)
    position = max((one.position for one in measures_of(desk, procurement)), default=0.0) + 1
    with desk.act(Act.ADD_MEASURE) as act:
        id = act.add(
            Measure,
            procurement=procurement,
            title=title.strip(),
            position=position,
            **_with_day(desk, None, fields),
        )
        set_bases(desk, act, procurement, id, resting)
    return id


def edit_measure(desk: Desk, id: UUID, **fields: Any) -> None:
    """Carried out sets the day, today unless given; any other state takes it away."""
    before = desk.the(Measure, id)
    if "title" in fields and not str(fields["title"]).strip():
        raise Problem("text-wanted")
    with desk.act(Act.EDIT_MEASURE) as act:
        act.set(Measure, id, **_with_day(desk, before, fields))


def rest_on(desk: Desk, id: UUID, bases: Iterable[UUID]) -> None:
    """Make the measure rest on these statements, insights and risks, and no others; what it rests
    on otherwise stays as it was.
    """
    before = desk.the(Measure, id)
    resting = _checked(desk, before.procurement, bases)
    against = [tie.basis for tie in desk.all(Tie, of=id) if tie.against and tie.basis in resting]
    with desk.act(Act.EDIT_MEASURE) as act:
        set_bases(desk, act, before.procurement, id, resting, against=against)


def move_measure(desk: Desk, id: UUID, to: int) -> None:
    """Put it at place ``to`` (0 is first)."""
    moved = desk.the(Measure, id)
    order = [one.id for one in measures_of(desk, moved.procurement)]
    with desk.act(Act.MOVE_MEASURE) as act:
        put_at(act, Measure, order, id, to)


def remove_measure(desk: Desk, id: UUID) -> None:
    desk.the(Measure, id)
    with desk.act(Act.REMOVE_MEASURE) as act:
        drop_ties(desk, act, id)
        act.remove(Measure, id)


def measures_of(desk: Desk, procurement: UUID) -> list[Measure]:
    return desk.all(Measure, procurement=procurement)


def read_board(desk: Desk, procurement: UUID) -> Board:
    """Barriers and measures as they stand; no other statement is read."""
    with uncollected():
        measures = measures_of(desk, procurement)
        ties = desk.all(Tie, procurement=procurement)
        barriers = {"type": (InputType.BAR,), "barrier": tuple(Barrier)}
        return board_of(statements_behind(desk, procurement, ties, **barriers), ties, measures)


def read_board_beside(path: Path, procurement: UUID, clock: Clock) -> Board:
    """The same on a reading connection, for a worker."""
    with reading_beside(path, clock) as desk:
        return read_board(desk, procurement)


def more_than(desk: Desk, procurement: UUID, many: int) -> bool:
    """Whether the board rests on so many statements that it is read in a worker; reads no more."""
    with database.told(desk.path):
        barriers = counts.more_barriers_than(desk.database, procurement, many)
    return barriers or desk.count(Tie, procurement=procurement) > many


def suggested(
    desk: Desk,
    procurement: UUID,
    known: Iterable[KnownInstrument],
    lines: Collection[BarrierLine],
) -> tuple[KnownInstrument, ...]:
    """What helps against these barriers today, in the phase that they are about; where that is not
    said, in the one in which the procurement stands. Of barriers in several phases all are looked at.
    """
    here = desk.the(Procurement, procurement).phase
    kinds = [line.kind for line in lines if line.kind is not None]
    phases = {here if line.said.phase is None else line.said.phase for line in lines}
    phase = phases.pop() if len(phases) == 1 else None
    return suggestions(known, kinds, phase, desk.today())


def _with_day(desk: Desk, before: Measure | None, fields: dict[str, Any]) -> dict[str, Any]:
    found = dict(fields)
    if found.get("done_on") is not None:
        found["state"] = MeasureState.DONE
    elif "state" in found:
        stood = before.done_on if before is not None else None
        done = found["state"] is MeasureState.DONE
        found["done_on"] = (stood or desk.today()) if done else None
    if "title" in found:
        found["title"] = str(found["title"]).strip()
    return found


def _checked(desk: Desk, procurement: UUID, bases: Iterable[UUID]) -> tuple[UUID, ...]:
    found = tuple(dict.fromkeys(bases))
    for id in found:
        basis = desk.get(Input, id) or desk.get(Insight, id) or desk.get(Risk, id)
        if basis is None or basis.procurement != procurement:
            raise Problem("basis-unknown")
    return found
