"""A document as groups of strips: the designed head of page one, then its blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import takewhile, zip_longest
from typing import Any, Final, Protocol

from lupdesk.documents.pdf.blocks import (
    answer_space,
    bullets,
    heading,
    noted,
    page_break,
    paragraph,
)
from lupdesk.documents.pdf.charts import bar_chart, slot_bar, timeline
from lupdesk.documents.pdf.contents import Story
from lupdesk.documents.pdf.flow import Bookmark, Group
from lupdesk.documents.pdf.logo import Logo
from lupdesk.documents.pdf.matrix import matrix
from lupdesk.documents.pdf.meeting_times import time_chart
from lupdesk.documents.pdf.page import Furniture
from lupdesk.documents.pdf.risk_grid import risk_grid
from lupdesk.documents.pdf.sides import sides_chart
from lupdesk.documents.pdf.strips import Cell, Row
from lupdesk.documents.pdf.styles import AXIS, TEXT
from lupdesk.documents.pdf.tables import facts, figures, table, tint_box
from lupdesk.documents.pdf.targets import targets_chart
from lupdesk.documents.pdf.typesetter import Typesetter
from lupdesk.documents.pdf.withheld import withheld
from lupdesk.domain.composition.document import (
    AnswerSpace,
    BarChart,
    Block,
    Bullets,
    ClassMark,
    Document,
    Facts,
    Figures,
    Heading,
    Matrix,
    Noted,
    PageBreak,
    Paragraph,
    SidesChart,
    SlotBar,
    Table,
    TargetsChart,
    TimeChart,
    Timeline,
    TintBox,
    Withheld,
)
from lupdesk.domain.composition.risk_grid import RiskGrid
from lupdesk.domain.phrases import Text

_SET: Final[Mapping[type, Callable[[Any, Typesetter], list[Group]]]] = {
    Paragraph: paragraph,
    Bullets: bullets,
    Noted: noted,
    Withheld: withheld,
    Facts: facts,
    Figures: figures,
    TintBox: tint_box,
    Table: table,
    BarChart: bar_chart,
    TimeChart: time_chart,
    SidesChart: sides_chart,
    Matrix: matrix,
    TargetsChart: targets_chart,
    RiskGrid: risk_grid,
    Timeline: timeline,
    SlotBar: slot_bar,
    AnswerSpace: answer_space,
    PageBreak: page_break,
}
"""How each block becomes groups of strips; a heading also needs to know where it stands."""

_LED_IN: Final = (
    Facts, Table, BarChart, TimeChart, SidesChart, Matrix, TargetsChart, RiskGrid, Timeline,
    AnswerSpace,
)  # fmt: skip
_LEADING: Final = (TintBox, Figures)
"""What says at once what the document is about: before its contents."""
_LEAD_IN: Final = 48.0
_ANSWERED: Final = 200.0
_BETWEEN: Final = "  ·  "


class Front(Protocol):
    """What the furniture and the head of the first page say."""

    @property
    def kicker(self) -> Text: ...
    @property
    def title(self) -> Text: ...
    @property
    def subtitle(self) -> Text: ...
    @property
    def office(self) -> str: ...
    @property
    def reference(self) -> str: ...
    @property
    def version(self) -> Text: ...
    @property
    def on(self) -> date: ...
    @property
    def class_mark(self) -> ClassMark: ...
    @property
    def class_word(self) -> Text: ...


def furniture(document: Front, setter: Typesetter, logo: Logo | None = None) -> Furniture:
    """Also begins the structure tree, with office and class mark."""
    wording = setter.wording
    parts = (document.reference, document.version, wording.date(document.on))
    foot = _BETWEEN.join(filter(None, (setter.line(part) for part in parts)))
    office = setter.line(document.office)
    return Furniture(
        office=office,
        title=setter.line(document.title),
        class_mark=document.class_mark,
        class_word=setter.line(document.class_word),
        foot=foot,
        page_of=setter.line(wording.say("Page {page} of {total}")),
        office_node=setter.root.add("P") if office else setter.root,
        class_node=setter.root.add("P"),
        logo=logo,
    )


def story(document: Document, setter: Typesetter) -> Story:
    leading = list(takewhile(lambda block: isinstance(block, _LEADING), document.blocks))
    begun = [group for group in opening(document, setter) if group.strips]
    begun += [group for group in _set(leading, setter) if group.strips]
    opened = len(setter.root.kids)
    return Story(begun, _rest(document.blocks[len(leading) :], setter), opened)


def _set(blocks: Sequence[Block], setter: Typesetter) -> list[Group]:
    return [group for block in blocks for group in _SET[type(block)](block, setter)]


def _rest(blocks: Sequence[Block], setter: Typesetter) -> list[Group]:
    groups: list[Group] = []
    level = 1
    before: Block | None = None
    for block, after in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Heading):
            level = min(max(block.level, 2), level + 1)
            groups.append(heading(block, setter, level))
        else:
            made = _SET[type(block)](block, setter)
            if isinstance(before, Heading) and isinstance(block, Paragraph):
                _lead_in(made, after)
            elif isinstance(block, Noted) and isinstance(after, Facts):
                _stay(made)
            elif isinstance(block, Facts) and isinstance(before, Noted):
                _stay(made, itself=True)
            groups += made
        before = block
    groups = [group for group in groups if group.strips or group.new_page]
    while groups and groups[-1].new_page:
        groups.pop()
    _keep_end(groups, blocks)
    return groups


def _keep_end(groups: list[Group], blocks: Sequence[Block]) -> None:
    """The last lines of a document are not alone on a page: those before them come along."""
    last = groups[-2:]
    if len(last) == 2 and all(isinstance(block, Paragraph) for block in blocks[-2:]):
        last[0].with_next = all(_height([group]) <= _LEAD_IN for group in last)


def _height(groups: Sequence[Group]) -> float:
    return sum(strip.height for group in groups for strip in group.strips)


def _lead_in(groups: list[Group], after: Block | None) -> None:
    """A line or two between a heading and a table belongs to the table."""
    if isinstance(after, _LED_IN) and _height(groups) <= _LEAD_IN:
        for group in groups:
            group.with_next = True


def _stay(groups: list[Group], *, itself: bool = False) -> None:
    """A short statement and the facts that answer it are read together, on one page."""
    if _height(groups) > _ANSWERED:
        return
    for group in groups:
        if itself:
            group.together = len(group.strips)
        else:
            group.with_next = True


def opening(document: Front, setter: Typesetter) -> list[Group]:
    """The designed head of the first page."""
    sheet, root = setter.sheet, setter.root
    groups = []
    kicker, title = setter.line(document.kicker), setter.line(document.title)
    subtitle = setter.line(document.subtitle)
    if kicker:
        piece = setter.piece(kicker, sheet.kicker, TEXT, root.add("P"))
        groups.append(Group([Row([Cell(AXIS, TEXT, [piece])])], after=4.0))
    if title:
        piece = setter.piece(title, sheet.title, TEXT, root.add("H1"))
        row = Row([Cell(AXIS, TEXT, [piece])])
        groups.append(Group([row], after=4.0, bookmark=Bookmark(0, title)))
    if subtitle:
        piece = setter.piece(subtitle, sheet.subtitle, TEXT, root.add("P"))
        groups.append(Group([Row([Cell(AXIS, TEXT, [piece])])]))
    if groups:
        groups[-1].after = 20.0
    return groups
