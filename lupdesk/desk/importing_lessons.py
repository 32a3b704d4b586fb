"""Answers after a dialogue from a table: one act, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import supplier_named
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import Side
from lupdesk.domain.result_kinds import LessonQuestion
from lupdesk.domain.results import Lesson
from lupdesk.importers.lessons import BadLesson, LessonRow, read_lessons
from lupdesk.importers.tables import read_table
from lupdesk.problems import Problem


@dataclass(frozen=True, slots=True)
class TakenIn:
    taken: int
    left_out: tuple[BadLesson, ...] = ()


def import_lessons(
    desk: Desk,
    procurement: UUID,
    data: bytes,
    name: str,
    said: Mapping[str, LessonQuestion],
    *,
    skip_bad: bool = False,
) -> TakenIn:
    """Problem ``lesson-rows`` for a bad row, unless they are to be left out; ``lesson-columns``,
    and the Problems of a file that is no table.
    """
    rows, bad = read_lessons(read_table(data, name), said)
    firms: dict[int, UUID] = {}
    for row in tuple(rows):
        firm = _firm(desk, procurement, row)
        if isinstance(firm, BadLesson):
            rows.remove(row)
            bad.append(firm)
        elif firm is not None:
            firms[row.number] = firm
    bad.sort(key=lambda one: one.number)
    if bad and not skip_bad:
        first = bad[0]
        raise Problem(
            "lesson-rows",
            file=name,
            count=len(bad),
            row=first.number,
            field=first.field,
            value=first.value,
        )
    last = max((one.position for one in desk.all(Lesson, procurement=procurement)), default=0.0)
    with desk.act(Act.IMPORT_LESSONS) as act:
        for place, row in enumerate(rows, start=1):
            act.add(
                Lesson,
                procurement=procurement,
                side=row.side,
                question=row.question,
                score=row.score,
                text=row.text,
                change=row.change,
                supplier=firms.get(row.number),
                answered_on=desk.today(),
                position=last + place,
            )
    return TakenIn(len(rows), tuple(bad))


def _firm(desk: Desk, procurement: UUID, row: LessonRow) -> UUID | BadLesson | None:
    if not row.supplier or row.side is not Side.SUPPLIER:
        return None
    try:
        return supplier_named(desk, row.supplier, procurement).id
    except Problem:
        return BadLesson(row.number, "supplier", row.supplier)
