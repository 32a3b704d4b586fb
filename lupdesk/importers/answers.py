"""Answers that were given in Microsoft Forms, from the workbook or text that it exports.

One row for each answer: who and when in the first columns, then a column for each question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from lupdesk.domain.form_fields import tidy
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.things import Question
from lupdesk.importers import times, values
from lupdesk.importers.fields import heading_key
from lupdesk.importers.questions import text_key
from lupdesk.importers.readings import Note, Refused, headings_of, shown
from lupdesk.importers.rows import RawRow
from lupdesk.importers.tables import RawTable, read_table
from lupdesk.problems import Problem


@dataclass(frozen=True, slots=True)
class Given:
    question: str
    """As the form asked it."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What one person sent; what was left empty is not among the answers."""

    row: int
    id: str
    """As the form numbers it."""
    when: datetime | None
    """In UTC. None where the file does not say it in a way that means one day."""
    email: str = ""
    """Empty where the answer is anonymous."""
    name: str = ""
    answers: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Responses:
    questions: tuple[str, ...]
    responses: tuple[Response, ...]
    notes: tuple[Note, ...] = ()
    warnings: tuple[Phrase, ...] = ()


class _Column(StrEnum):
    ID = "id"
    START = "start"
    END = "end"
    EMAIL = "email"
    NAME = "name"
    BESIDE = "beside"
    """What the form reckons or notes by itself."""


_HEADINGS: Final[Mapping[_Column, str]] = {
    _Column.ID: "ID|Id",
    _Column.START: "Start time|Starttidspunkt|Starttid",
    _Column.END: "Completion time|Fullføringstidspunkt|Fullføringstid|Sluttidspunkt",
    _Column.EMAIL: "Email|E-mail|E-post|Epost|E-postadresse",
    _Column.NAME: "Name|Navn",
    _Column.BESIDE: "Last modified time|Tidspunkt for siste endring|Sist endret|Language|Språk"
    "|Total points|Totalt antall poeng|Quiz feedback|Tilbakemelding på test"
    "|Grade posted time|Tidspunkt for publisering av karakter",
}
_COLUMN_OF: Final = {
    heading_key(heading): column
    for column, headings in _HEADINGS.items()
    for heading in headings.split("|")
}
_TELLING: Final = (_Column.ID, _Column.START, _Column.END, _Column.EMAIL)
_ENOUGH: Final = 2
"""So many headings of the form's own make it one."""
_MARKED: Final = re.compile(
    r"(?:points|poeng|feedback|tilbakemelding)\s*[-–—]\s*(.+)", re.IGNORECASE
)
"""Points and comments of a test, each beside its question."""
_SECONDS: Final = re.compile(r"(\d{1,2}[:.]\d{2})[:.]\d{2}(?:[.,]\d+)?(?=\s|$)")
_SLASHED: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?=\D|$)")
_NUMBERED: Final = re.compile(r"^\(?\d{1,3}[a-z]?[.):]\s+", re.IGNORECASE)
_ANONYMOUS: Final = ("anonymous", "anonym")


def read_answers(data: bytes, name: str, sheet: str | None = None) -> Responses:
    """Raises ``Problem`` for what is no table (``table-…``), or none that Forms made
    (``answers-not-forms``, ``answers-no-questions``).
    """
    return _Answers(read_table(data, name, sheet)).read()


def match_questions(asked: Sequence[str], questions: Iterable[Question]) -> dict[str, UUID]:
    """Which question of the guide each heading is, where the words are the same but for case, space,
    the mark at the end and a number in front. What fits none, or several, is left to a person.
    """
    known: dict[str, list[UUID]] = {}
    for one in questions:
        known.setdefault(_key(one.text), []).append(one.id)
    headings: dict[str, list[str]] = {}
    for heading in asked:
        headings.setdefault(_key(heading), []).append(heading)
    return {
        same[0]: known[key][0]
        for key, same in headings.items()
        if key and len(same) == 1 and len(known.get(key, ())) == 1
    }


def _key(text: str) -> str:
    return text_key(_NUMBERED.sub("", text.strip()))


class _Answers:
    def __init__(self, table: RawTable) -> None:
        self._table = table
        self._notes: list[Note] = []
        self._own, self._asked = _columns(table.columns)
        told = [column for column in _TELLING if column in self._own]
        if len(told) < _ENOUGH:
            raise Problem("answers-not-forms", file=table.name, headings=headings_of(table))
        if not self._asked:
            raise Problem("answers-no-questions", file=table.name, headings=headings_of(table))
        self._day_first = self._is_day_first()

    def read(self) -> Responses:
        responses = tuple(self._response(row) for row in self._table.rows)
        return Responses(
            questions=tuple(self._asked.values()),
            responses=responses,
            notes=tuple(self._notes),
            warnings=self._table.warnings,
        )

    def _response(self, row: RawRow) -> Response:
        return Response(
            row=row.number,
            id=values.flat(self._cell(row, _Column.ID)),
            when=self._when(row),
            email=self._email(row),
            name=_named(self._cell(row, _Column.NAME)),
            answers=tuple(self._given(row)),
        )

    def _given(self, row: RawRow) -> Iterator[Given]:
        for at, question in self._asked.items():
            text = tidy(row.cells[at])
            if text.endswith(";"):
                # Of several that could be chosen, each ends so.
                text = "; ".join(values.several(text))
            if text:
                yield Given(question, text)

    def _cell(self, row: RawRow, column: _Column) -> str:
        at = self._own.get(column)
        return "" if at is None else row.cells[at].strip()

    def _email(self, row: RawRow) -> str:
        text = self._cell(row, _Column.EMAIL)
        if not text:
            return ""
        try:
            return values.email(text)
        except Refused as refusal:
            self._notes.append(Note(row.number, "email", refusal.reason))
            return ""

    def _when(self, row: RawRow) -> datetime | None:
        """When it was sent; else when it was begun."""
        text = self._cell(row, _Column.END) or self._cell(row, _Column.START)
        if not text:
            return None
        try:
            found = times.moment(self._one_way(_SECONDS.sub(r"\1", text)))
            if found.day is None:
                raise Refused("day", value=shown(text))
            start = found.start or datetime.min.time()
            return times.instant(found.day, start)[0]
        except Refused as refusal:
            self._notes.append(Note(row.number, "when", refusal.reason))
            return None

    def _one_way(self, text: str) -> str:
        """A day with strokes as the other days of the file are written."""
        found = _SLASHED.match(text)
        if found is None:
            return text
        first, second, year = found.groups()
        day_first = self._day_first
        if day_first is None:
            if first != second and int(first) <= 12 and int(second) <= 12:
                raise Refused("day-ambiguous", value=shown(text))
            day_first = int(first) > 12
        day, month = (first, second) if day_first else (second, first)
        full = f"20{year}" if len(year) == 2 else year
        return f"{full}-{month}-{day}{text[found.end() :]}"

    def _is_day_first(self) -> bool | None:
        """One day after the twelfth of a month tells it for all; None where no day does."""
        texts = (
            row.cells[self._own[column]].strip()
            for row in self._table.rows
            for column in (_Column.START, _Column.END)
            if column in self._own
        )
        days = [found for text in texts if (found := _SLASHED.match(text))]
        day_first = any(int(one[1]) > 12 for one in days)
        month_first = any(int(one[2]) > 12 for one in days)
        return day_first if day_first is not month_first else None


def _columns(headings: Sequence[str]) -> tuple[dict[_Column, int], dict[int, str]]:
    """The form's own columns, and the questions. A question may be called «Name» too."""
    own: dict[_Column, int] = {}
    asked: dict[int, str] = {}
    known = {heading_key(one) for one in headings}
    for at, heading in enumerate(headings):
        column = _COLUMN_OF.get(heading_key(heading))
        if column is _Column.BESIDE or _is_mark(heading, known):
            continue
        if column is not None and column not in own:
            own[column] = at
        elif heading:
            asked[at] = heading
    return own, asked


def _is_mark(heading: str, known: set[str]) -> bool:
    found = _MARKED.fullmatch(heading)
    return found is not None and heading_key(found[1]) in known


def _named(text: str) -> str:
    name = values.flat(text)
    return "" if name.casefold() in _ANONYMOUS else name
