"""How each act on phases and lessons is done, for ``test_acts``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from lupdesk.desk import importing_lessons, lessons, phases
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import Side
from lupdesk.domain.result_kinds import LessonQuestion
from lupdesk.domain.results import Lesson

Recipe = Callable[[Any], object]
TABLE: Final = "Side;Spørsmål;Score;Tekst;Endring\noppdragsgiver;4;2;for kort tid;mer luft\n"


def _lesson(s: Any) -> UUID:
    found: UUID = s.desk.all(Lesson)[0].id
    return found


def note(s: Any) -> object:
    return lessons.add_lesson(
        s.desk,
        s.procurement,
        Side.SUPPLIER,
        LessonQuestion.TIME_USED,
        score=3,
        text="kort tid",
        change="lengre møter",
        supplier=s.firms[0],
    )


UNDOABLE: Final[dict[Act, Recipe]] = {
    Act.TICK_POINT: lambda s: phases.tick(s.desk, s.procurement, "mandate", note="vedtatt"),
    Act.NOTE_LESSON: note,
    Act.EDIT_LESSON: lambda s: lessons.edit_lesson(s.desk, _lesson(s), score=5, change=""),
    Act.REMOVE_LESSON: lambda s: lessons.remove_lesson(s.desk, _lesson(s)),
    Act.IMPORT_LESSONS: lambda s: importing_lessons.import_lessons(
        s.desk, s.procurement, TABLE.encode(), "svar.csv", {}
    ),
    Act.TAKE_UP_LESSONS: lambda s: lessons.take_up(s.desk, s.procurement, ["lengre møter"]),
}
BEFORE: Final[dict[Act, Recipe]] = {Act.EDIT_LESSON: note, Act.REMOVE_LESSON: note}
