"""A workbook as a value: what ``compose_workbook`` makes and the writer in ``documents`` takes.

Sealed as a ``Document`` is: there is no other way to a file that leaves the house.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Final

from lupdesk.domain.audience import Audience
from lupdesk.domain.composition.document import ClassMark
from lupdesk.domain.kinds import SheetKind
from lupdesk.domain.phrases import Text

Value = Text | int | date | time | datetime | None
"""What a cell holds; a moment is in the office's own time. None is empty."""


@dataclass(frozen=True, slots=True)
class Column:
    head: Text
    width: int
    """In letters."""


@dataclass(frozen=True, slots=True)
class Sheet:
    name: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


_SEAL: Final = object()


@dataclass(frozen=True, slots=True)
class Workbook:
    """Tables for one audience in one language."""

    kind: SheetKind
    language: str
    audience: Audience
    class_mark: ClassMark
    class_word: Text
    office: str
    reference: str
    title: Text
    on: date
    sheets: tuple[Sheet, ...]
    seal: object = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.seal is not _SEAL:
            raise TypeError("a Workbook is made by compose_workbook alone")
