"""Who was asked what, as a table: questions down, suppliers across, and what is missing by itself."""

from __future__ import annotations

from typing import Final

from lupdesk.domain.audience import Audience
from lupdesk.domain.case import Case
from lupdesk.domain.composition.parts import supplier_of
from lupdesk.domain.composition.protocol_meetings import code_of
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.composition.sheet import Column, Sheet, Value
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.question_matrix import PUT, Cell, Row, question_matrix

_STATES: Final = "sheet.state"


def matrix_sheets(case: Case, _audience: Audience, _screen: Screen) -> tuple[Sheet, ...]:
    """For the team alone."""
    matrix = question_matrix(case)
    firms = [(one, code_of(case, one), supplier_of(case, one).name) for one in matrix.suppliers]
    columns = (
        Column(Phrase("sheet.number"), 9),
        Column(Phrase("doc.head.question"), 60),
        *(Column(" ".join(dict.fromkeys((code, name))), 22) for _, code, name in firms),
        Column(Phrase("doc.head.asked"), 9),
    )
    rows = tuple(
        (number, one.question.text, *map(_state, one.cells), _put(one))
        for number, one in enumerate(matrix.rows, start=1)
    )
    names = {id: name for id, _, name in firms}
    gaps = tuple(
        (names[cell.supplier], one.question.text, _state(cell), cell.reason, cell.follow_up)
        for one in matrix.rows
        for cell in one.cells
        if cell.state not in PUT and not one.dropped
    )
    about_gaps = (
        Column(Phrase("doc.head.supplier"), 30),
        Column(Phrase("doc.head.question"), 60),
        Column(Phrase("sheet.state"), 18),
        Column(Phrase("sheet.why"), 44),
        Column(Phrase("sheet.follow-up"), 44),
    )
    return (
        Sheet(Phrase("document.matrix"), columns, rows),
        Sheet(Phrase("sheet.gaps"), about_gaps, gaps),
    )


def _state(cell: Cell) -> Value:
    return Phrase(f"{_STATES}.{cell.state}")


def _put(row: Row) -> int:
    return sum(cell.state in PUT for cell in row.cells)
