"""A document with each kind of block and nobody's words in it: what a writer adds of its own shows
in no other way.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from uuid import UUID

from lupdesk.domain.audience import PUBLIC
from lupdesk.domain.composition import document as d
from lupdesk.domain.composition.document import _SEAL
from lupdesk.domain.composition.risk_grid import GridCell, RiskGrid
from lupdesk.domain.composition.sheet import _SEAL as _WORKBOOK_SEAL
from lupdesk.domain.composition.sheet import Column, Sheet, Value, Workbook
from lupdesk.domain.form_lines import FormLine, FormSheet
from lupdesk.domain.kinds import DocumentKind, SheetKind
from lupdesk.domain.review import FormKind

_WORD: Final = "–"
_DAY: Final = date(2000, 1, 1)


def specimen(language: str, mark: d.ClassMark, office: str) -> d.Document:
    return d.Document(
        kind=DocumentKind.SUMMARY,
        language=language,
        audience=PUBLIC,
        class_mark=mark,
        class_word=_WORD,
        office=office,
        reference=_WORD,
        kicker=_WORD,
        title=_WORD,
        subtitle=_WORD,
        version=_WORD,
        on=_DAY,
        blocks=tuple(_blocks()),
        seal=_SEAL,
    )


def _blocks() -> list[d.Block]:
    signs = tuple(d.Mark(shape, _WORD) for shape in d.MarkShape)
    cells = tuple(d.Cell(_WORD, _WORD, strong=strong, tinted=strong) for strong in (True, False))
    plain = (d.Cell(_WORD, sign=d.MarkShape.TICK), d.Cell(_WORD, strong=True))
    return [
        *(d.Noted((_WORD,), (_WORD,), sign, (_WORD, _WORD)) for sign in signs),
        d.Heading(2, _WORD),
        d.Heading(3, _WORD),
        d.Paragraph(_WORD),
        d.Paragraph(_WORD, muted=True),
        d.Bullets((_WORD, _WORD)),
        d.Noted(("?", _WORD), notes=(_WORD,)),
        d.Noted((_WORD,), count=_WORD, notes=(_WORD,)),
        d.Withheld(_WORD, 1, signs[0], (_WORD,), (_WORD,)),
        d.Withheld(_WORD, 2, signs[0]),
        d.Facts(((_WORD, _WORD), (_WORD, _WORD)), _WORD),
        d.Figures((d.Figure(_WORD, _WORD),)),
        d.TintBox(((_WORD, _WORD), (_WORD, _WORD))),
        d.Table(
            (_WORD, _WORD),
            (d.Row(cells), d.Row(plain), d.Row((d.Cell(_WORD), d.Cell("")), tinted=True)),
            (1, 1),
            row_heads=True,
            right=(1,),
        ),
        d.Table((_WORD, _WORD), (d.Row(cells),), (1, 1), centred=(1,)),
        d.Table((_WORD, _WORD), (d.Row(cells),), (1, 1), tall=True),
        d.BarChart(_WORD, (d.Bar(_WORD, 2, strong=True), d.Bar(_WORD, 1), d.Bar(_WORD, 0)), _WORD),
        d.TimeChart(
            _WORD,
            2,
            _WORD,
            (d.TimeBar("–", "–", 1, _WORD), d.TimeBar("–", "–", 3, _WORD, strong=True)),
            _WORD,
        ),
        d.Matrix(
            _WORD,
            _WORD,
            (_WORD,) * 5,
            (d.MatrixRow(_WORD, tuple(d.MatrixCell(_WORD, level) for level in range(5))),),
            _WORD,
            (_WORD,),
        ),
        d.SidesChart(_WORD, _WORD, _WORD, (d.SidesRow(_WORD, 1, 2),), _WORD),
        d.TargetsChart(
            _WORD,
            (
                d.TargetsRow(_WORD, _WORD, _WORD, 0.8, 0.2, _WORD, _WORD),
                d.TargetsRow(_WORD, _WORD, _WORD, 0.5, 0.5, _WORD, _WORD, 0.4, _WORD, 0.6),
            ),
            _WORD,
        ),
        RiskGrid(
            _WORD,
            _WORD,
            _WORD,
            (_WORD, _WORD),
            (_WORD, _WORD),
            (
                (GridCell(2, ("1", "2")), GridCell(1)),
                (GridCell(1, left=("1",)), GridCell(0, left=("2",))),
            ),
            (_WORD, _WORD, _WORD),
            (_WORD, _WORD),
            _WORD,
        ),
        d.Timeline(
            (d.TimelinePoint(_WORD, _WORD, done=True), d.TimelinePoint(_WORD, _WORD, done=False)),
            _WORD,
        ),
        d.SlotBar(2, 1, _WORD),
        d.AnswerSpace(1),
        d.PageBreak(),
        d.Paragraph("\u0627"),
    ]


def specimen_workbook(language: str) -> Workbook:
    """The same of a workbook: a cell of each sort."""
    day = datetime(2000, 1, 1, 12, 0)  # noqa: DTZ001 - a cell knows no zone
    row: tuple[Value, ...] = (_WORD, "=", 1, day, day.date(), day.time())
    columns = tuple(Column(_WORD, width) for width in (8, 9, 10, 12, 17, 60))
    sheet = Sheet(_WORD, columns, (row, row))
    return Workbook(
        kind=SheetKind.INPUTS,
        language=language,
        audience=PUBLIC,
        class_mark=d.ClassMark.PUBLIC,
        class_word=_WORD,
        office=_WORD,
        reference=_WORD,
        title=_WORD,
        on=_DAY,
        sheets=(sheet, sheet),
        seal=_WORKBOOK_SEAL,
    )


def specimen_forms(language: str) -> tuple[FormSheet, ...]:
    """A form of each kind, for one reader and for anybody."""
    nobody = UUID(int=0)
    return tuple(
        FormSheet(
            form=nobody,
            procurement=nobody,
            kind=kind,
            title=_WORD,
            who=who,
            office=_WORD,
            reference=_WORD,
            version=1,
            language=language,
            made_on=_DAY,
            due=_DAY,
            lines=(FormLine(nobody, _WORD, _WORD),),
            silence=_WORD,
            reply_to=reply_to,
        )
        for kind in FormKind
        for who, reply_to in ((_WORD, _WORD), ("", ""))
    )
