"""Who was asked what, as a table: questions down, suppliers across, and what is missing by itself;
and who speaks of what: themes down.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lupdesk.domain.audience import Audience
from lupdesk.domain.case import Case
from lupdesk.domain.composition.parts import supplier_of
from lupdesk.domain.composition.protocol_meetings import code_of
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.composition.sheet import Column, Sheet, Value
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.picture_tallies import picture_of
from lupdesk.domain.pictures import PictureKind
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
        *_themes(case),
    )


def _themes(case: Case) -> Iterator[Sheet]:
    """How many statements of each supplier carry a theme, or one under it."""
    picture = picture_of(case, PictureKind.THEMES)
    if picture.empty:
        return
    columns = (
        Column(Phrase("picture.head.themes"), 40),
        *(
            Column(" ".join(dict.fromkeys((str(one.short), str(one.name)))), 22)
            for one in picture.columns
        ),
        Column(Phrase("picture.head.suppliers"), 12),
        Column(Phrase("picture.head.statements"), 12),
    )
    rows = tuple(
        (
            Phrase.of("picture.under", name=one.name) if one.level else one.name,
            *(cell.n or None for cell in cells),
            one.suppliers,
            one.statements,
        )
        for one, cells in zip(picture.rows, picture.cells, strict=True)
    )
    yield Sheet(Phrase("picture.themes"), columns, rows)


def _state(cell: Cell) -> Value:
    return Phrase(f"{_STATES}.{cell.state}")


def _put(row: Row) -> int:
    return sum(cell.state in PUT for cell in row.cells)
