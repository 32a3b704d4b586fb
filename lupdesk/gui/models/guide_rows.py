"""The left column of the meeting room in words: the agenda, the question guide, the parking lot."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from uuid import UUID

from lupdesk.desk.room import Room
from lupdesk.wording import Wording


class Stage(Enum):
    AHEAD = auto()
    NOW = auto()
    DONE = auto()
    PARKED = auto()


@dataclass(frozen=True, slots=True)
class GuideRow:
    """``lead`` is a question's number or a clock time, ``end`` when it was asked."""

    stage: Stage
    lead: str
    text: str
    end: str = ""
    spoken: str = ""
    question: UUID | None = None
    item: UUID | None = None
    core: bool = False
    """To be asked of everybody."""


def guide_rows(room: Room, wording: Wording) -> list[GuideRow]:
    agenda = [_item(room, place, wording) for place in range(len(room.agenda))]
    questions = [_question(room, place, wording) for place in range(len(room.questions))]
    return agenda + questions + _parked(room, wording)


def current_row(rows: list[GuideRow]) -> int:
    """-1 where nothing is current; the question where both a point and a question are."""
    now = [place for place, row in enumerate(rows) if row.stage == Stage.NOW]
    return now[-1] if now else -1


def _item(room: Room, place: int, wording: Wording) -> GuideRow:
    item = room.agenda[place]
    current = next((n for n, one in enumerate(room.agenda) if one == room.current_item), -1)
    stage = Stage.NOW if place == current else Stage.DONE if place < current else Stage.AHEAD
    start = local_start(item.start, wording)
    end = wording.say("now") if stage == Stage.NOW else ""
    spoken = ", ".join(part for part in (start, item.title, end) if part)
    return GuideRow(stage, start, item.title, end, spoken, item=item.id)


def local_start(start: str, wording: Wording) -> str:
    """``HH:MM`` as the language writes clock times."""
    return start.replace(":", ".") if wording.language == "nb" else start


def _question(room: Room, place: int, wording: Wording) -> GuideRow:
    question = room.questions[place]
    asked = room.asked.get(question.id)
    number, name = str(place + 1), question.short_name or question.text
    time = wording.time(asked.asked_at) if asked and asked.asked_at else ""
    if question.id == room.meeting.current_question:
        stage, end, state = Stage.NOW, wording.say("now"), wording.say("now")
    elif asked is not None:
        stage, end, state = Stage.DONE, time, wording.say("asked {time}", time=time)
    else:
        stage, end, state = Stage.AHEAD, "", wording.say("not asked")
    core = [wording.say("core question")] if question.core else []
    spoken = ", ".join((number, question.text, *core, state))
    return GuideRow(stage, number, name, end, spoken, question=question.id, core=question.core)


def _parked(room: Room, wording: Wording) -> list[GuideRow]:
    parked = sum(one.parked for one in room.inputs)
    if not parked:
        return []
    words, count = wording.say("Parking lot"), wording.count("{n} input", "{n} inputs", parked)
    return [GuideRow(Stage.PARKED, "", words, count, f"{words}, {count}")]
