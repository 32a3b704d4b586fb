"""The rows of a handed-in table as lines of the preview: good, known already, or bad and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lupdesk.desk.importing import Preview
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.wording import Wording


class LineState(StrEnum):
    GOOD = "good"
    KNOWN = "known"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class ImportLine:
    """``cells`` in the table's order; ``why`` are (field, reason), empty for a good row."""

    number: int
    state: LineState
    cells: tuple[str, ...]
    why: tuple[tuple[str, Phrase], ...] = ()


def lines_of(looked_at: Preview) -> list[ImportLine]:
    """All rows in the table's order."""
    cells = {row.number: row.cells for row in looked_at.table.rows}
    notes: dict[int, tuple[tuple[str, Phrase], ...]] = {}
    for note in looked_at.notes:
        notes[note.number] = (*notes.get(note.number, ()), (note.field, note.text))
    made = [
        ImportLine(row.number, LineState.GOOD, cells.get(row.number, ()), notes.get(row.number, ()))
        for row in looked_at.rows.good
    ]
    made += [
        ImportLine(one.number, LineState.KNOWN, cells.get(one.number, ()), (("", one.reason),))
        for one in looked_at.duplicates
    ]
    made += [
        ImportLine(
            one.number,
            LineState.BAD,
            one.cells,
            tuple((fault.field, fault.reason) for fault in one.faults),
        )
        for one in looked_at.bad
    ]
    return sorted(made, key=lambda line: line.number)


def reason_words(line: ImportLine, kind: str, wording: Wording) -> str:
    """All that is wrong with a row, each after the name of its column."""
    said = []
    for field, reason in line.why:
        name = wording.code(f"import-field.{kind}.{field}") if field else ""
        words = wording.phrase(reason)
        said.append(f"{name}: {words}" if name else words)
    return " ".join(said)


def column_label(label: Text, wording: Wording) -> str:
    return wording.text(label)
