"""Acts on the retrospective: answers of both sides, and what goes into the next guide."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from lupdesk.desk import guides
from lupdesk.desk.cases import read_case
from lupdesk.desk.session import Clock, Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.composition.lessons import open_changes
from lupdesk.domain.kinds import Side
from lupdesk.domain.lessons import (
    HIGHEST,
    SIDES,
    Means,
    buyers_changes,
    method_code,
    not_taken_up,
    note_of,
    told_means,
)
from lupdesk.domain.result_kinds import LessonQuestion
from lupdesk.domain.results import Lesson
from lupdesk.domain.rules.parameters import settings_of
from lupdesk.domain.things import Guide, Procurement
from lupdesk.problems import Problem
from lupdesk.store import database
from lupdesk.store.database import Mode


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier dialogue by the same method taught: no name, no secret, no single score."""

    reference: str
    method: str
    means: Means
    changes: tuple[str, ...]


def add_lesson(
    desk: Desk,
    procurement: UUID,
    side: Side,
    question: LessonQuestion,
    *,
    score: int = 0,
    text: str = "",
    change: str = "",
    supplier: UUID | None = None,
) -> UUID:
    """Problem ``lesson-empty``, ``lesson-score``, ``lesson-side``."""
    given = _checked(score=score, text=text, change=change)
    if not any(given.values()):
        raise Problem("lesson-empty")
    if side not in SIDES:
        raise Problem("lesson-side")
    with desk.act(Act.NOTE_LESSON) as act:
        return act.add(
            Lesson,
            procurement=procurement,
            side=side,
            question=question,
            supplier=supplier if side is Side.SUPPLIER else None,
            answered_on=desk.today(),
            position=_last(desk, procurement) + 1,
            **given,
        )


def _last(desk: Desk, procurement: UUID) -> float:
    known = desk.all(Lesson, procurement=procurement)
    return max((one.position for one in known), default=0.0)


def edit_lesson(desk: Desk, id: UUID, **fields: Any) -> None:
    """Problem ``lesson-score``."""
    with desk.act(Act.EDIT_LESSON) as act:
        act.set(Lesson, id, **_checked(**fields))


def _checked(**fields: Any) -> dict[str, Any]:
    score = fields.get("score", 0)
    if not 0 <= score <= HIGHEST:
        raise Problem("lesson-score", score=score)
    return {
        name: value.strip() if isinstance(value, str) else value for name, value in fields.items()
    }


def remove_lesson(desk: Desk, id: UUID) -> None:
    with desk.act(Act.REMOVE_LESSON) as act:
        act.remove(Lesson, id)


def lessons_of(desk: Desk, procurement: UUID) -> list[Lesson]:
    """In the order of the questions, then as they came."""
    order = list(LessonQuestion)
    return sorted(
        desk.all(Lesson, procurement=procurement), key=lambda one: order.index(one.question)
    )


# -- into the guide -------------------------------------------------------------------------------


def take_up(desk: Desk, procurement: UUID, changes: Sequence[str]) -> UUID:
    """A new version of the guide whose note holds these changes; its questions are the last one's.

    Problem ``changes-wanted``.
    """
    note = note_of(changes)
    if not note:
        raise Problem("changes-wanted")
    latest = guides.latest_guide(desk, procurement)
    with desk.act(Act.TAKE_UP_LESSONS) as act:
        if latest is None:
            return act.add(Guide, procurement=procurement, version=1, changes=note)
        made = guides.copy_in(desk, act, latest)
        act.set(Guide, made, changes=note)
    return made


def open_lessons(desk: Desk, procurement: UUID) -> tuple[str, ...]:
    """What to do otherwise that no version of this guide holds yet."""
    notes = [one.changes for one in desk.all(Guide, procurement=procurement)]
    return not_taken_up(lessons_of(desk, procurement), notes)


# -- from earlier dialogues -----------------------------------------------------------------------


def has_earlier(desk: Desk, procurement: UUID) -> bool:
    return any(desk.count(Lesson, procurement=one.id) for one in _same_method(desk, procurement))


def earlier_lessons(desk: Desk, procurement: UUID) -> list[Earlier]:
    """Of other procurements by the same method, the newest first. What the buyer wrote is left
    out where it tells anything that everybody must not read of that case.
    """
    found = []
    for one in _same_method(desk, procurement):
        if not desk.count(Lesson, procurement=one.id):
            continue
        case = read_case(desk, one.id)
        told = told_means(case.lessons, settings_of(case.settings)["group-floor"])
        changes = open_changes(case, buyers_changes(case.lessons))
        found.append(Earlier(one.reference, one.method, told, changes))
    return found


def _same_method(desk: Desk, procurement: UUID) -> list[Procurement]:
    here = desk.the(Procurement, procurement)
    code = method_code(here.method)
    if not code:
        return []
    others = [one for one in desk.all(Procurement) if one.id != procurement]
    return [one for one in reversed(others) if method_code(one.method) == code]


def earlier_beside(path: Path, procurement: UUID, clock: Clock) -> list[Earlier]:
    """On a reading connection, for a worker."""
    with database.told(path):
        db = database.connect(path, Mode.READ)
        with closing(Desk(path, db, author="", clock=clock, replica_number=None)) as desk:
            if desk.get(Procurement, procurement) is None:
                return []
            return earlier_lessons(desk, procurement)
