"""Lessons of a dialogue: five questions to each side, their means, and what to do otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lupdesk.domain.kinds import Side
from lupdesk.domain.result_kinds import LessonQuestion
from lupdesk.domain.results import Lesson

LOWEST, HIGHEST = 1, 5
SIDES: Final = (Side.BUYER, Side.SUPPLIER)
WORKED: Final = 4.0
"""From this mean on a thing worked, for us: no source draws the line."""
FEWEST_SUPPLIERS: Final = 3
"""Of two who know their own score, each could reckon the other's from the mean."""


@dataclass(frozen=True, slots=True)
class Mean:
    """``score`` is None where nobody gave one, or where it is not to be told."""

    score: float | None
    answers: int
    """How many stand behind; of suppliers, each once."""


Means = Mapping[tuple[LessonQuestion, Side], Mean]


def means(lessons: Iterable[Lesson]) -> Means:
    """For each question and side, of those who gave a score: the team's own view."""
    every = tuple(lessons)
    return {
        (question, side): _mean(
            [one for one in every if one.question is question and one.side is side and one.score]
        )
        for question in LessonQuestion
        for side in SIDES
    }


def _mean(given: Sequence[Lesson]) -> Mean:
    """Who answered twice has one voice. Answers of nobody in particular are one voice each."""
    voices: dict[object, list[int]] = {}
    for one in given:
        voices.setdefault(one.supplier or one.id, []).append(one.score)
    if not voices:
        return Mean(None, 0)
    each = [sum(scores) / len(scores) for scores in voices.values()]
    return Mean(sum(each) / len(each), len(each))


def told_means(lessons: Iterable[Lesson], floor: int) -> Means:
    """As ``means``, for others than the team: of suppliers only where so many answered that no
    score can be reckoned back to one.
    """
    least = max(floor, FEWEST_SUPPLIERS)
    return {
        key: Mean(None, 0) if key[1] is Side.SUPPLIER and mean.answers < least else mean
        for key, mean in means(lessons).items()
    }


def changes_of(lessons: Iterable[Lesson]) -> tuple[str, ...]:
    """What to do otherwise, each text once, in their order."""
    return tuple(dict.fromkeys(one.change.strip() for one in lessons if one.change.strip()))


def buyers_changes(lessons: Iterable[Lesson]) -> tuple[str, ...]:
    """Those in the buyer's own words: what a supplier wrote stays with who got it."""
    return changes_of(one for one in lessons if one.side is Side.BUYER and one.supplier is None)


def suppliers_answers(lessons: Iterable[Lesson]) -> tuple[Lesson, ...]:
    """In a supplier's words, whoever of them it was."""
    return tuple(one for one in lessons if one.side is not Side.BUYER or one.supplier is not None)


def not_taken_up(lessons: Iterable[Lesson], noted: Iterable[str]) -> tuple[str, ...]:
    """What no version of the guide says that it does yet; ``noted`` are their notes."""
    done = {line.strip() for note in noted for line in note.splitlines()}
    return tuple(one for one in changes_of(lessons) if " ".join(one.split()) not in done)


def note_of(changes: Iterable[str]) -> str:
    """The note of a version: a line for each change."""
    lines = (" ".join(one.split()) for one in changes)
    return "\n".join(dict.fromkeys(line for line in lines if line))


def method_code(method: str) -> str:
    """``welfare`` of ``welfare 3``: the template, whatever its version."""
    return method.partition(" ")[0]
