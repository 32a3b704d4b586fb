"""A document as a value: what ``compose`` makes and the writers in ``documents`` take.

Only ``composition`` may build a ``Document``: the constructor wants the seal, so there is no
other way to a file that leaves the house.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from lupdesk.domain.audience import Audience
from lupdesk.domain.composition.risk_grid import RiskGrid
from lupdesk.domain.house import PLAIN, Look
from lupdesk.domain.kinds import DocumentKind, Secrecy
from lupdesk.domain.phrases import Text


class ClassMark(StrEnum):
    """The mark on each page; its frame grows with its weight so that it survives a grey printer."""

    PUBLIC = "public"
    """Hairline frame."""
    PARTICIPANT = "participant"
    """Heavy frame."""
    INTERNAL = "internal"
    """Solid."""


class MarkShape(StrEnum):
    """Shape beside a word in the margin: an artifact; the word is the text."""

    EMPTY = "empty"
    HALF = "half"
    FULL = "full"
    DASHED = "dashed"
    SQUARE = "square"
    TRIANGLE = "triangle"
    FRAME = "frame"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class Mark:
    shape: MarkShape
    word: Text


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 2 or 3 (1 is the title). A heading starts where its content starts: ``wide``."""

    level: int
    text: Text
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    muted: bool = False
    wide: bool = False
    """Begins at the left edge, as the table under it."""


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """Body in the text column; beside it in the margin a mark and notes, or a count."""

    body: tuple[Text, ...]
    """Paragraphs as they are read."""
    detail: tuple[Text, ...] = ()
    """Small muted paragraphs under the body."""
    mark: Mark | None = None
    notes: tuple[Text, ...] = ()
    """Small muted lines in the margin, under the mark."""
    count: Text | None = None
    """A large figure in the margin."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something that is kept back, as a bar: how much of it, in steps, and why."""

    extent: Text
    lines: int
    """How many lines high the bar is."""
    mark: Mark
    notes: tuple[Text, ...] = ()
    """Small muted lines in the margin, under the mark."""
    why: tuple[Text, ...] = ()
    """Small muted paragraphs under the bar: by which right, and what was considered."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Label and value, one row each, with ``note`` in the margin."""

    rows: tuple[tuple[Text, Text], ...]
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    number: Text
    label: Text


@dataclass(frozen=True, slots=True)
class Figures:
    """Two to five large numbers side by side, full width."""

    items: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class TintBox:
    """At most one per document: two or three columns of label and text on a tint, full width."""

    columns: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    text: Text
    under: Text | None = None
    """A small muted line under the text."""
    strong: bool = False
    sign: MarkShape | None = None
    """Before the text, which says the same in words."""
    tinted: bool = False
    """A gap in a matrix."""
    level: int = 0
    """Tint of a number in a picture: from 1, little, to 4, the most."""


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    tinted: bool = False
    """A break or a gap: a tinted row."""


@dataclass(frozen=True, slots=True)
class Table:
    """``widths`` are shares of the width. The first column is the row's header where ``row_heads``."""

    heads: tuple[Text, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    wide: bool = False
    row_heads: bool = False
    right: tuple[int, ...] = ()
    """Columns of numbers, right-aligned."""
    centred: tuple[int, ...] = ()
    """Narrow columns of signs and codes, as in a matrix."""
    tall: bool = False
    """Rows high enough to write in by hand."""


@dataclass(frozen=True, slots=True)
class Bar:
    label: Text
    value: int
    strong: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars with direct labels, sorted by the composer. ``headline`` says what it shows."""

    headline: Text
    bars: tuple[Bar, ...]
    alternative: Text
    """The alternative text: the headline and all values in a sentence."""


@dataclass(frozen=True, slots=True)
class TimeBar:
    code: str
    name: str
    minutes: int
    beside: Text
    """After the bar: how long, and how far from the plan."""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class TimeChart:
    """Minutes of each meeting against one line, the plan."""

    headline: Text
    planned: int
    plan: Text
    """Over the line."""
    bars: tuple[TimeBar, ...]
    alternative: Text


@dataclass(frozen=True, slots=True)
class SidesRow:
    label: Text
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class SidesChart:
    """Two sides of the same rows: marks to the left are squares, to the right discs."""

    headline: Text
    left: Text
    right: Text
    rows: tuple[SidesRow, ...]
    alternative: Text


@dataclass(frozen=True, slots=True)
class MatrixCell:
    text: Text = ""
    level: int = 0
    """As of a cell; the text alone says as much."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    label: Text
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Numbers in rows and columns, the more the darker. ``headline`` is what they show."""

    headline: Text
    corner: Text
    """Over the rows' labels."""
    heads: tuple[Text, ...]
    """Of the columns: short, since there may be many."""
    rows: tuple[MatrixRow, ...]
    alternative: Text
    notes: tuple[Text, ...] = ()
    """What short heads and signs stand for."""


@dataclass(frozen=True, slots=True)
class TargetsRow:
    """One benefit on an axis of its own. ``start`` and ``end`` are shares of the axis."""

    what: Text
    baseline: Text
    target: Text
    start: float
    end: float
    low: Text
    """What the axis begins with."""
    high: Text
    nought: float | None = None
    """Where nought lies, if it is neither end."""
    # Left out of what a version is told by: papers without one say what they always said.
    measured: Text = field(default="", repr=False)
    now: float | None = field(default=None, repr=False)
    """Where the newest measured value lies."""


@dataclass(frozen=True, slots=True)
class TargetsChart:
    """From baseline to target: an empty ring, an arrow, a filled disc."""

    headline: Text
    rows: tuple[TargetsRow, ...]
    alternative: Text


@dataclass(frozen=True, slots=True)
class TimelinePoint:
    when: Text
    what: Text
    done: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    points: tuple[TimelinePoint, ...]
    alternative: Text


@dataclass(frozen=True, slots=True)
class SlotBar:
    """One meeting's minutes as a bar: conversation, then reflection (hatched)."""

    minutes: int
    reflection: int
    alternative: Text


@dataclass(frozen=True, slots=True)
class AnswerSpace:
    """Ruled room to write an answer by hand, ``lines`` high."""

    lines: int


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


Block = (
    Heading
    | Paragraph
    | Bullets
    | Noted
    | Withheld
    | Facts
    | Figures
    | TintBox
    | Table
    | BarChart
    | TimeChart
    | SidesChart
    | Matrix
    | TargetsChart
    | RiskGrid
    | Timeline
    | SlotBar
    | AnswerSpace
    | PageBreak
)

_SEAL: Final = object()


@dataclass(frozen=True, slots=True)
class Document:
    """A finished composition for one audience in one language.

    ``blocks`` flow in order after the designed head of page one (kicker, title, subtitle).
    """

    kind: DocumentKind
    language: str
    audience: Audience
    class_mark: ClassMark
    class_word: Text
    office: str
    reference: str
    kicker: Text
    title: Text
    subtitle: Text
    version: Text
    on: date
    blocks: tuple[Block, ...]
    look: Look = PLAIN
    held_back: tuple[HeldBack, ...] = ()
    """What the reader does not get, and why: for the team's eyes, never written."""
    seal: object = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.seal is not _SEAL:
            raise TypeError("a Document is made by compose alone")


@dataclass(frozen=True, slots=True)
class HeldBack:
    input: UUID
    label: str
    secrecy: Secrecy
    reason: str
    """Code: ``held.<reason>`` in the catalogue."""
