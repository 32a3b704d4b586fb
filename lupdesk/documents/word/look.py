"""How a page of ours looks in Word: the sizes and colours of the PDF, as styles that can be changed.

The font is named with its fallbacks, so that the file is as good where it is not installed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from lxml import etree
from reportlab.lib.colors import Color

from lupdesk.documents.pdf.palette import INK, LINE, MUTED, SOFT, palette
from lupdesk.documents.pdf.writing import HOUSE
from lupdesk.documents.word.xml import Element, W

FONT: Final = "Source Sans 3"
FALLBACKS: Final = "Source Sans Pro, Segoe UI, Calibri"
SIGNS: Final = "Segoe UI Symbol"

PAGE_W: Final = 595.3
PAGE_H: Final = 841.9
LEFT: Final = 72.0
RIGHT: Final = 62.0
TOP: Final = 92.0
BOTTOM: Final = 76.0
TEXT: Final = PAGE_W - LEFT - RIGHT


@dataclass(frozen=True, slots=True)
class Colours:
    """As Word writes them: ``0B6175``."""

    ink: str
    muted: str
    soft: str
    line: str
    accent: str
    tint: str
    levels: tuple[str, ...]
    """Grounds of the numbers in a picture, from none to the most."""


def _hex(colour: Color) -> str:
    return str(colour.hexval())[2:].upper()


@cache
def colours(accent: str = "") -> Colours:
    """``accent`` is the office's own as ``#RRGGBB``."""
    office = palette(accent or HOUSE)
    ink, muted, soft, line = map(_hex, (INK, MUTED, SOFT, LINE))
    levels = tuple(_hex(office.level(n)) for n in range(5))
    return Colours(ink, muted, soft, line, _hex(office.accent), _hex(office.tint), levels)


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style; lengths in points."""

    id: str
    name: str
    size: float = 10.5
    leading: float = 16.0
    colour: str = "ink"
    bold: bool = False
    before: float = 0.0
    after: float = 0.0
    more: str = ""
    """Other properties of the paragraph, which stand before the spacing."""
    indent: str = ""
    level: int | None = None
    """A heading: 0 is the first level."""
    next: str = "Normal"


_KEEP: Final = "<w:keepNext/><w:keepLines/>"
_BULLET: Final = '<w:numPr><w:numId w:val="1"/></w:numPr>'
STYLES: Final = (
    Style("Logo", "Logo", after=14, more=_KEEP, next="Kicker"),
    Style("Kicker", "Kicker", 9, 12, "accent", bold=True, after=4, more=_KEEP),
    Style("Heading1", "heading 1", 26, 30, bold=True, after=4, more=_KEEP, level=0, next="Subtitle"),
    Style("Subtitle", "Subtitle", 15, 20, "muted", after=20),
    Style("Heading2", "heading 2", 16, 20, bold=True, before=24, after=8, more=_KEEP, level=1),
    Style("Heading3", "heading 3", 10.5, 16, bold=True, before=12, after=4, more=_KEEP, level=2),
    Style("ListBullet", "List Bullet", after=4, more=_BULLET, next="ListBullet"),
    Style("Muted", "Muted", 9, 12, "muted", after=8),
    Style("Label", "Label", 9, 12, before=8, after=2, more=_KEEP),
    Style("Detail", "Detail", 9, 12, "muted", after=2, indent='<w:ind w:left="240"/>'),
    Style("Fact", "Fact", after=0, next="Fact"),
    Style("TableText", "Table Text", 9, 12, next="TableText"),
    Style("TableLead", "Table Lead", 10.5, 14, bold=True, next="TableText"),
    Style("TableHead", "Table Head", 9, 12, "muted", bold=True, more=_KEEP, next="TableText"),
    Style("TableUnder", "Table Under", 9, 12, "muted", next="TableText"),
    Style("FigureNumber", "Figure Number", 26, 30, "accent", bold=True, more=_KEEP),
    Style("Ruled", "Ruled", after=0, next="Ruled"),
    Style("Bar", "Bar", 6, 9, next="Bar"),
    Style("After", "After", 4, 8),
    Style("Header", "header", 9, 12, "muted"),
    Style("Footer", "footer", 9, 12, "muted"),
)  # fmt: skip


def styles(language: str, made: Colours) -> Element:
    """The whole styles part; ``language`` is a BCP 47 tag."""
    paragraphs = "".join(_paragraph(one, made) for one in STYLES)
    return etree.fromstring(
        f'<w:styles xmlns:w="{W}">{_defaults(made, language)}{paragraphs}{_tables(made)}</w:styles>'
    )


def _defaults(made: Colours, language: str) -> str:
    faces = "".join(f' w:{face}="{FONT}"' for face in ("ascii", "hAnsi", "cs"))
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts{faces}/><w:color w:val="{made.ink}"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        f'<w:lang w:val="{language}" w:eastAsia="ja-JP" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:before="0" w:after="0" w:line="320" w:lineRule="atLeast"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:qFormat/><w:pPr><w:spacing w:after="160"/></w:pPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/>'
        "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
    )


def _paragraph(one: Style, made: Colours) -> str:
    level = "" if one.level is None else f'<w:outlineLvl w:val="{one.level}"/>'
    size = round(one.size * 2)
    bold = "<w:b/><w:bCs/>" if one.bold else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{one.id}"><w:name w:val="{one.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{one.next}"/><w:qFormat/><w:pPr>{one.more}'
        f'<w:spacing w:before="{round(one.before * 20)}" w:after="{round(one.after * 20)}"'
        f' w:line="{round(one.leading * 20)}" w:lineRule="atLeast"/>{one.indent}{level}</w:pPr>'
        f'<w:rPr>{bold}<w:color w:val="{getattr(made, one.colour)}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _tables(made: Colours) -> str:
    """Few horizontal rules and no cage."""
    heavy = f'w:val="single" w:sz="6" w:space="0" w:color="{made.ink}"'
    fine = f'w:val="single" w:sz="4" w:space="0" w:color="{made.line}"'

    def margins(top: int, bottom: int) -> str:
        sides = (("top", top), ("left", 0), ("bottom", bottom), ("right", 200))
        parts = "".join(f'<w:{side} w:w="{wide}" w:type="dxa"/>' for side, wide in sides)
        return f"<w:tblCellMar>{parts}</w:tblCellMar>"

    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="Rows"><w:name w:val="Rows"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        f"<w:bottom {heavy}/><w:insideH {fine}/></w:tblBorders>{margins(90, 110)}</w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
        f"<w:bottom {heavy}/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
        '<w:style w:type="table" w:customStyle="1" w:styleId="Open"><w:name w:val="Open"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{margins(30, 30)}</w:tblPr></w:style>'
    )


def numbering() -> list[Element]:
    """One list, of bullets."""
    text = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">'
        '<w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="300" w:hanging="240"/></w:pPr></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    return list(etree.fromstring(text))


def fonts() -> bytes:
    """The font table: by which other fonts ours may be replaced."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:fonts xmlns:w="{W}"><w:font w:name="{FONT}"><w:altName w:val="{FALLBACKS}"/>'
        '<w:panose1 w:val="020B0503030403020204"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    ).encode()


def settings(language: str) -> list[Element]:
    text = (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{language}"/></w:settings>'
    )
    return list(etree.fromstring(text))
