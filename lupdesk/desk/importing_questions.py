"""Rows of a question list into the guide, within the import's act."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from lupdesk.desk.guides import open_guide_in, questions_of
from lupdesk.desk.session import Desk, OpenAct
from lupdesk.domain.short_names import short_name_of
from lupdesk.domain.things import Question
from lupdesk.importers.questions import QuestionRow
from lupdesk.importers.readings import Reading


def take_questions(
    desk: Desk, act: OpenAct, procurement: UUID, rows: Reading[QuestionRow]
) -> Iterator[bool]:
    """At the end of the open version; a version that a meeting has used is first copied."""
    if not rows.good:
        return
    guide = open_guide_in(desk, act, procurement)
    last = max((one.position for one in questions_of(desk, guide)), default=0.0)
    for place, row in enumerate(rows.good, start=1):
        act.add(
            Question,
            guide=guide,
            position=last + place,
            text=row.text,
            short_name=row.short_name or short_name_of(row.text),
            core=row.core,
        )
        yield True
