"""A table of answers after a dialogue: side, question, score, text, and what to do otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lupdesk.domain.kinds import Side
from lupdesk.domain.lessons import HIGHEST, LOWEST
from lupdesk.domain.result_kinds import LessonQuestion
from lupdesk.importers import words
from lupdesk.importers.fields import heading_key, heading_keys
from lupdesk.importers.readings import Refused
from lupdesk.importers.tables import RawTable
from lupdesk.problems import Problem

_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "side": ("side", "hvem", "part", "rolle", "who"),
    "question": ("question", "spørsmål", "nr", "no"),
    "score": ("score", "poeng", "vurdering", "karakter", "svar", "rating"),
    "text": ("text", "tekst", "kommentar", "begrunnelse", "comment"),
    "change": ("change", "endring", "neste gang", "forbedring", "next time", "improvement"),
    "supplier": ("supplier", "leverandør", "firma", "company"),
}
_NEEDED: Final = ("side", "question")


@dataclass(frozen=True, slots=True)
class LessonRow:
    number: int
    """Of the row in the file."""
    side: Side
    question: LessonQuestion
    score: int = 0
    text: str = ""
    change: str = ""
    supplier: str = ""
    """As written."""


@dataclass(frozen=True, slots=True)
class BadLesson:
    number: int
    field: str
    value: str


def read_lessons(
    table: RawTable, said: Mapping[str, LessonQuestion]
) -> tuple[list[LessonRow], list[BadLesson]]:
    """``said`` are the questions as people read them; a number from 1 to 5 or a code will do too.

    Problem ``lesson-columns`` where a column that is needed has no heading.
    """
    columns = _columns(table)
    asked = {heading_key(text): one for text, one in said.items()}
    good: list[LessonRow] = []
    bad: list[BadLesson] = []
    for row in table.rows:
        cells = {name: row.cells[at].strip() for name, at in columns.items()}
        if not any(cells.values()):
            continue
        read = _row(row.number, cells, asked)
        if isinstance(read, LessonRow):
            good.append(read)
        else:
            bad.append(read)
    return good, bad


def _columns(table: RawTable) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, heading in enumerate(table.columns):
        keys = heading_keys(heading)
        for name, known in _HEADINGS.items():
            if name not in found and any(heading_key(one) in keys for one in known):
                found[name] = at
                break
    missing = [name for name in _NEEDED if name not in found]
    if missing:
        raise Problem("lesson-columns", file=table.name, missing=", ".join(missing))
    return found


def _row(
    number: int, cells: Mapping[str, str], asked: Mapping[str, LessonQuestion]
) -> LessonRow | BadLesson:
    try:
        side = words.side(cells["side"])
    except Refused:
        side = Side.BOTH
    if side is Side.BOTH:
        return BadLesson(number, "side", cells["side"])
    question = _question(cells["question"], asked)
    if question is None:
        return BadLesson(number, "question", cells["question"])
    score = _score(cells.get("score", ""))
    if score is None:
        return BadLesson(number, "score", cells["score"])
    text, change = cells.get("text", ""), cells.get("change", "")
    if not (score or text or change):
        return BadLesson(number, "score", "")
    return LessonRow(number, side, question, score, text, change, cells.get("supplier", ""))


def _question(text: str, asked: Mapping[str, LessonQuestion]) -> LessonQuestion | None:
    order = list(LessonQuestion)
    if text.isascii() and text.isdigit() and 1 <= int(text) <= len(order):
        return order[int(text) - 1]
    if text in [one.value for one in order]:
        return LessonQuestion(text)
    return next((asked[key] for key in heading_keys(text) if key in asked), None)


def _score(text: str) -> int | None:
    """0 where there is none; None where it is no whole number of the scale."""
    if not text:
        return 0
    plain = text.removesuffix(".0").removesuffix(",0")
    if plain.isascii() and plain.isdigit() and LOWEST <= int(plain) <= HIGHEST:
        return int(plain)
    return None
