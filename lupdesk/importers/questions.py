"""A list of questions for a guide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from lupdesk.domain.phrases import Phrase
from lupdesk.domain.things import Question
from lupdesk.importers import values
from lupdesk.importers.columns import Matching
from lupdesk.importers.readings import BadRow, Duplicate, Line, Reading, lines
from lupdesk.importers.tables import RawTable


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    number: int
    label: str = ""
    """What the table numbers the question with; the order is that of the rows."""
    text: str
    short_name: str = ""
    core: bool = False


def text_key(text: str) -> str:
    """The words alone: case, spaces and the mark at the end do not make another question."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(plain.split()).rstrip("?.!: ")


def read_questions(
    table: RawTable, matching: Matching, known: Iterable[Question] = ()
) -> Reading[QuestionRow]:
    """``known``: the questions that the guide has."""
    good: list[QuestionRow] = []
    bad: list[BadRow] = []
    duplicates: list[Duplicate[QuestionRow]] = []
    in_desk = {text_key(question.text): question for question in known}
    seen: dict[str, QuestionRow] = {}
    for line in lines(table, matching):
        row = _row(line)
        if line.faults:
            bad.append(line.bad())
            continue
        key = text_key(row.text)
        first, question = seen.get(key), in_desk.get(key)
        if first:
            reason = Phrase.of("import-same.question-in-file", row=first.number)
            duplicates.append(Duplicate(row.number, row, reason, first_row=first.number))
        elif question:
            reason = Phrase.of("import-same.question-in-desk")
            duplicates.append(Duplicate(row.number, row, reason, known=question.id))
        else:
            good.append(row)
        seen.setdefault(key, row)
    return Reading(tuple(good), tuple(bad), tuple(duplicates))


def _row(line: Line) -> QuestionRow:
    text = line.text("text")
    if not text and not line.faults:
        line.refuse("text", "no-question")
    return QuestionRow(
        number=line.number,
        label=values.flat(line.text("number")),
        text=text,
        short_name=values.flat(line.text("short_name")),
        core=line.take("core", values.core, False),
    )
