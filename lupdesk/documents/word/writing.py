"""A Document as the bytes of a DOCX file."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, time
from itertools import chain
from typing import Any, Final

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Pt

from lupdesk.documents.begun import begun
from lupdesk.documents.packed import repacked
from lupdesk.documents.word import look
from lupdesk.documents.word.blocks import (
    answer_space,
    bullets,
    facts,
    heading,
    noted,
    page_break,
    paragraph,
    withheld,
)
from lupdesk.documents.word.charts import (
    bar_chart,
    matrix,
    sides_chart,
    slot_bar,
    time_chart,
    timeline,
)
from lupdesk.documents.word.furniture import footer, header
from lupdesk.documents.word.grids import risk_grid
from lupdesk.documents.word.logo import logo
from lupdesk.documents.word.tables import figures, table, tint_box
from lupdesk.documents.word.targets import targets_chart
from lupdesk.documents.word.text import Setter, run
from lupdesk.documents.word.xml import Element
from lupdesk.domain.composition import document as d
from lupdesk.domain.composition.risk_grid import RiskGrid
from lupdesk.wording import Wording

_SECOND: Final = 2
LANGUAGES: Final = {"nb": "nb-NO", "en": "en-GB"}

_SET: Final[Mapping[type, Callable[[Any, Setter], list[Element]]]] = {
    d.Paragraph: paragraph,
    d.Bullets: bullets,
    d.Noted: noted,
    d.Withheld: withheld,
    d.Facts: facts,
    d.Figures: figures,
    d.TintBox: tint_box,
    d.Table: table,
    d.BarChart: bar_chart,
    d.TimeChart: time_chart,
    d.SidesChart: sides_chart,
    d.Matrix: matrix,
    d.TargetsChart: targets_chart,
    RiskGrid: risk_grid,
    d.Timeline: timeline,
    d.SlotBar: slot_bar,
    d.AnswerSpace: answer_space,
    d.PageBreak: page_break,
}
"""How each block becomes paragraphs and tables; a heading also needs to know where it stands."""

_KEPT: Final = (
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.FONT_TABLE,
)
"""Of the library's own template; its theme, thumbnail and custom XML stay out."""


def word_bytes(document: d.Document, wording: Wording) -> bytes:
    """``wording`` is the document's own language. Same document, same bytes."""
    document = begun(document)
    language = LANGUAGES.get(document.language, "en-GB")
    setter = Setter(wording, document.look.accent)
    made = docx.Document()
    _bare(made, setter, language)
    _page(made, document, setter)
    body = made.element.body
    end = body.sectPr
    parts = (logo(made, document, setter), _opening(document, setter), _story(document, setter))
    for element in chain.from_iterable(parts):
        end.addprevious(element)
    _describe(made, document, setter, language)
    out = io.BytesIO()
    made.save(out)
    return repacked(
        out.getvalue(), {"word/fontTable.xml": look.fonts(), "docProps/app.xml": _app()}
    )


def _bare(made: WordDocument, setter: Setter, language: str) -> None:
    """Takes from the template what is not ours, and puts our styles in its place."""
    part = made.part
    for rels, kept in ((part.rels, _KEPT), (part.package.rels, _KEPT_OF_ALL)):
        for id, rel in list(rels.items()):
            if rel.reltype not in kept:
                del rels[id]
    _refill(made.styles.element, look.styles(language, setter.colours))
    _refill(made.settings.element, look.settings(language))
    _refill(part.numbering_part.element, look.numbering())


_KEPT_OF_ALL: Final = (
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
)


def _refill(element: Any, kids: Iterable[Element]) -> None:
    for kid in list(element):
        element.remove(kid)
    element.extend(list(kids))


def _page(made: WordDocument, document: d.Document, setter: Setter) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Pt(look.PAGE_W), Pt(look.PAGE_H)
    section.left_margin, section.right_margin = Pt(look.LEFT), Pt(look.RIGHT)
    section.top_margin, section.bottom_margin = Pt(look.TOP), Pt(look.BOTTOM)
    section.header_distance, section.footer_distance = Pt(40), Pt(36)
    for place, paragraphs in (
        (section.header, header(document, setter)),
        (section.footer, footer(document, setter)),
    ):
        place.is_linked_to_previous = False
        _refill(place._element, paragraphs)  # noqa: SLF001 - the library has no public name for it


def _opening(document: d.Document, setter: Setter) -> list[Element]:
    parts = (
        ("Kicker", document.kicker),
        ("Heading1", document.title),
        ("Subtitle", document.subtitle),
    )
    return [
        setter.p(style, run(text)) for style, said in parts if (text := setter.line(said).strip())
    ]


def _story(document: d.Document, setter: Setter) -> list[Element]:
    made: list[Element] = []
    alone = True
    for block in document.blocks:
        if isinstance(block, d.Heading):
            alone = alone and block.level > _SECOND
            made += heading(block, setter, alone=alone)
        else:
            made += _SET[type(block)](block, setter)
    return made


def _describe(made: WordDocument, document: d.Document, setter: Setter, language: str) -> None:
    """What the file says about itself. The author is the office, never a person."""
    properties = made.core_properties
    when = datetime.combine(document.on, time(12), UTC)
    office = setter.line(document.office)[:255]
    properties.title = (setter.line(document.title) or setter.line(document.class_word))[:255]
    properties.subject = setter.line(document.class_word)[:255]
    properties.author = office
    properties.last_modified_by = office
    properties.comments = ""
    properties.keywords = ""
    properties.language = language
    properties.version = setter.line(document.version)[:255]
    properties.created = properties.modified = when
    properties.revision = 1


def _app() -> bytes:
    return (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'extended-properties"><Application>LUPDesk</Application></Properties>'
    )
