"""Any text in any column of any table: a reading or a Problem, and each row accounted for."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lupdesk.importers.columns import Matching, match
from lupdesk.importers.fields import FIELDS, TableKind
from lupdesk.importers.inputs import Surroundings, read_inputs
from lupdesk.importers.questions import read_questions
from lupdesk.importers.readings import Reading
from lupdesk.importers.register import Register
from lupdesk.importers.slots import read_slots
from lupdesk.importers.suppliers import read_suppliers
from lupdesk.importers.tables import RawTable, read_table
from lupdesk.wording import Wording

Read = Callable[[RawTable, Matching], Reading[Any]]
NOBODY = Register.of(())
READERS: dict[TableKind, Read] = {
    TableKind.SUPPLIERS: lambda table, matching: read_suppliers(table, matching, NOBODY),
    TableKind.QUESTIONS: read_questions,
    TableKind.SLOTS: lambda table, matching: read_slots(table, matching, NOBODY),
    TableKind.INPUTS: lambda table, matching: read_inputs(
        table, matching, Surroundings(register=NOBODY)
    ),
}
PIECES = st.sampled_from(
    ["", "ja", "åpen", "BAR", "6", "Fase 6", "2027-03-16", "28.3.2027", "02:30", "kl. 9", "09–10",
     "101010376", "NO", "SE556677889901", "a@b.example", "norsk", "45 min", "1,5 time", "#N/A",
     "Sansea AS", "SMB", "Q1", "=1+1", "16. mars 2027 kl. 9", "01.01.0001", "31.12.2099 23:59"]
)  # fmt: skip
CELLS = st.one_of(
    PIECES, st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
)


@pytest.mark.parametrize("kind", TableKind)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_any_cell_is_taken_in_or_refused_with_words(kind: TableKind, data: st.DataObject) -> None:
    headings = [field.headings[0] for field in FIELDS[kind]]
    width = len(headings)
    row = st.lists(CELLS, min_size=width, max_size=width)
    rows = data.draw(st.lists(row, min_size=1, max_size=5))
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([headings, *rows])
    table = read_table(text.getvalue().encode(), "x.csv")
    matching = match(table.columns, kind)
    assert not matching.missing
    reading = READERS[kind](table, matching)
    numbers = [*reading.good, *reading.bad, *reading.duplicates]
    assert sorted(each.number for each in numbers) == [row.number for row in table.rows]
    for wording in (Wording("nb"), Wording("en")):
        for bad in reading.bad:
            assert all(wording.phrase(fault.reason) for fault in bad.faults)
        for repeated in reading.duplicates:
            assert wording.phrase(repeated.reason)
        for note in reading.notes:
            assert wording.phrase(note.text)
