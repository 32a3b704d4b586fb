"""What a table gives: rows that can be taken in, rows that cannot and why, and repetitions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Generic, TypeVar
from uuid import UUID

from lupdesk.domain.phrases import Phrase
from lupdesk.importers.columns import Matching
from lupdesk.importers.rows import RawRow
from lupdesk.importers.tables import RawTable
from lupdesk.problems import Problem

RowT_co = TypeVar("RowT_co", covariant=True)
T = TypeVar("T")

_SHOWN: Final = 60
_CELL_ERRORS: Final = frozenset(
    (
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#I/T",
        "#VERDI!",
    )
)


class Refused(Exception):  # noqa: N818
    """A cell that says something which cannot be taken in; ``reason`` says why."""

    def __init__(self, code: str, **facts: str | int | date | datetime) -> None:
        super().__init__(code)
        self.reason: Final = Phrase.of(f"import-fault.{code}", **facts)


@dataclass(frozen=True, slots=True)
class Fault:
    field: str
    reason: Phrase


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that is left out; ``faults`` are all that is wrong with it, at least one."""

    number: int
    faults: tuple[Fault, ...]
    cells: tuple[str, ...]

    @property
    def field(self) -> str:
        return self.faults[0].field

    @property
    def reason(self) -> Phrase:
        return self.faults[0].reason


@dataclass(frozen=True, slots=True)
class Duplicate(Generic[RowT_co]):
    """A good row that repeats an earlier row of the file, or something the desk has."""

    number: int
    row: RowT_co
    reason: Phrase
    first_row: int | None = None
    known: UUID | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was taken in in a way that the person should know."""

    number: int
    field: str
    text: Phrase


@dataclass(frozen=True, slots=True)
class Reading(Generic[RowT_co]):
    good: tuple[RowT_co, ...]
    bad: tuple[BadRow, ...]
    duplicates: tuple[Duplicate[RowT_co], ...]
    notes: tuple[Note, ...] = ()


class Line:
    """One row while it is read: gives its cells by field, and collects what is wrong."""

    def __init__(self, row: RawRow, matching: Matching) -> None:
        self.number: Final = row.number
        self.faults: Final[list[Fault]] = []
        self.notes: Final[list[Note]] = []
        self._row: Final = row
        self._matching: Final = matching
        extra = row.cells[len(matching.columns) :]
        if any(cell.strip() for cell in extra):
            self.refuse("", "row-too-long", cells=len(row.cells), columns=len(matching.columns))

    def raw(self, field: str) -> str:
        """The cell as it stands; empty where the table has no such column."""
        column = self._matching.chosen.get(field)
        return "" if column is None else self._row.cells[column]

    def text(self, field: str) -> str:
        """The cell without the space around it; a spreadsheet's error value is refused."""
        text = self.raw(field).strip()
        if text.upper() in _CELL_ERRORS:
            self.refuse(field, "cell-error", value=text)
            return ""
        return text

    def take(self, field: str, parse: Callable[[str], T], empty: T) -> T:
        """The cell's meaning; ``empty`` where it says nothing, or nothing that can be taken."""
        text = self.text(field)
        if not text:
            return empty
        try:
            return parse(text)
        except Refused as refusal:
            self.refused(field, refusal)
            return empty

    def refuse(self, field: str, code: str, **facts: str | int | date | datetime) -> None:
        self.faults.append(Fault(field, Refused(code, **facts).reason))

    def refused(self, field: str, refusal: Refused) -> None:
        self.faults.append(Fault(field, refusal.reason))

    def remark(self, field: str, code: str, **facts: str | int | date | datetime) -> None:
        self.notes.append(Note(self.number, field, Phrase.of(f"import-note.{code}", **facts)))

    def bad(self) -> BadRow:
        return BadRow(self.number, tuple(dict.fromkeys(self.faults)), self._row.cells)


def lines(table: RawTable, matching: Matching) -> Iterator[Line]:
    """Raises ``Problem`` where a column that is needed has not been matched."""
    for group in matching.missing:
        raise Problem(
            f"import-{matching.kind}-needs-{group[0].replace('_', '-')}",
            file=table.name,
            headings=headings_of(table),
        )
    for row in table.rows:
        yield Line(row, matching)


def headings_of(table: RawTable) -> str:
    return shown(", ".join(column for column in table.columns if column), 200) or "–"


def shown(text: str, limit: int = _SHOWN) -> str:
    """Short enough to stand in a sentence."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
