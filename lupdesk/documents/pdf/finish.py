"""From ReportLab's file to PDF/A-2a and PDF/UA-1: structure tree, properties, output intent.

The same document gives the same bytes: no clock, no random id.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, String

from lupdesk.documents.pdf.fields import PRINTED, Fields
from lupdesk.documents.pdf.tagging import Attribute, Entered, Linked, Marked, Node

_PRODUCER: Final = "ReportLab, pikepdf"
_CREATOR: Final = "LUPDesk"
_TO_ZERO: Final = re.compile(rb"(<[0-9A-Fa-f]{2,4}>) <0000>")
_BEYOND: Final = re.compile(rb"<([0-9A-Fa-f]{5,6})>(?=\s*\n)")


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says about itself. The author is the office, never a person."""

    title: str
    author: str
    subject: str
    language: str
    """A BCP 47 tag."""
    on: str
    """Date as ``YYYY-MM-DD``."""
    mark: str = ""
    """By which a form is known again."""


def finished(raw: bytes, root: Node, properties: Properties) -> tuple[bytes, int]:
    """The finished file and its number of pages."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        _mend_fonts(pdf)
        _Tree(pdf).build(root)
        _describe(pdf, properties)
        _colours(pdf)
        out = io.BytesIO()
        pdf.save(
            out,
            force_version="1.7",
            object_stream_mode=ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
        return out.getvalue(), len(pdf.pages)


def _mend_fonts(pdf: Pdf) -> None:
    """ReportLab maps unused codes to U+0000, which PDF/UA forbids (7.21.7), and writes characters
    beyond the first plane as one number, where UTF-16 is asked for.
    """
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.Font and "/ToUnicode" in item:
            table = item.ToUnicode.read_bytes()
            table = _BEYOND.sub(_in_utf_16, _TO_ZERO.sub(rb"\1 <0020>", table))
            item.ToUnicode.write(table)


def _in_utf_16(found: re.Match[bytes]) -> bytes:
    return b"<%s>" % chr(int(found[1], 16)).encode("utf-16-be").hex().upper().encode()


class _Tree:
    """The structure tree as objects of the file."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._owners: list[dict[int, pikepdf.Object]] = [{} for _ in self._pages]
        self._tags: dict[str, Name] = {}
        self._fields = Fields(pdf)
        self._owning: list[pikepdf.Object] = []
        """Elements of links and fields; each has a number of its own after those of the pages."""

    def build(self, root: Node) -> None:
        pdf = self._pdf
        top = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        top.K = Array([self._element(root, top)])
        numbers = Array()
        for number, page in enumerate(self._pages):
            page.StructParents = number
            page.Tabs = Name.S
            if "/Trans" in page:
                del page["/Trans"]
            owners = self._owners[number]
            marks = Array([owners[mark] for mark in range(len(owners))])
            numbers.append(number)
            numbers.append(pdf.make_indirect(marks))
        for number, element in enumerate(self._owning, len(self._pages)):
            numbers.append(number)
            numbers.append(element)
        self._fields.close()
        top.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
        top.ParentTreeNextKey = len(self._pages) + len(self._owning)
        pdf.Root.StructTreeRoot = top
        pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, node: Node, parent: pikepdf.Object) -> pikepdf.Object:
        element = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=self._tag(node.tag), P=parent)
        )
        if node.alternative:
            element.Alt = String(node.alternative)
        if node.language:
            element.Lang = String(node.language)
        if node.attributes:
            element.A = _attributes(node)
        kids = [self._kid(kid, element, node) for kid in node.kids]
        if kids:
            element.K = Array(kids)
        return element

    def _kid(
        self, kid: Node | Marked | Linked | Entered, element: pikepdf.Object, node: Node
    ) -> pikepdf.Object | int:
        if isinstance(kid, Marked):
            return self._mark(kid, element, node)
        if isinstance(kid, Linked):
            return self._annotated(self._link(kid), kid.page, element)
        if isinstance(kid, Entered):
            widget = self._fields.widget(kid, self._pages[kid.page])
            return self._annotated(widget, kid.page, element)
        return self._element(kid, element)

    def _link(self, link: Linked) -> pikepdf.Object:
        return self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=_attribute(link.area),
                Border=Array([0, 0, 0]),
                F=PRINTED,
                Contents=String(link.said),
                Dest=Array([self._pages[link.to], Name.XYZ, 0, round(link.high, 2), 0]),
            )
        )

    def _annotated(
        self, annotation: pikepdf.Object, number: int, element: pikepdf.Object
    ) -> pikepdf.Object:
        """The annotation on its page, and what the element says of it."""
        page = self._pages[number]
        annotation.StructParent = len(self._pages) + len(self._owning)
        self._owning.append(element)
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(annotation)
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)

    def _mark(self, mark: Marked, element: pikepdf.Object, node: Node) -> pikepdf.Object | int:
        self._owners[mark.page][mark.number] = element
        first = next(kid for kid in node.kids if isinstance(kid, Marked))
        if mark.page == first.page:
            element.Pg = self._pages[mark.page]
            return mark.number
        return Dictionary(Type=Name.MCR, Pg=self._pages[mark.page], MCID=mark.number)

    def _tag(self, tag: str) -> Name:
        if tag not in self._tags:
            self._tags[tag] = Name("/" + tag)
        return self._tags[tag]


def _attributes(node: Node) -> Dictionary:
    found = Dictionary(O=Name("/" + node.owner))
    for key, value in node.attributes.items():
        found["/" + key] = _attribute(value)
    return found


def _attribute(value: Attribute) -> pikepdf.Object | int:
    if isinstance(value, str):
        return Name("/" + value)
    if isinstance(value, tuple):
        return Array([round(number, 2) for number in value])
    return value


def _colours(pdf: Pdf) -> None:
    profile = pdf.make_stream(_srgb())
    profile.N = 3
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
                Info=String("sRGB IEC61966-2.1"),
                DestOutputProfile=profile,
            )
        ]
    )


@cache
def _srgb() -> bytes:
    """The profile that pikepdf brings for this very use."""
    return (files("pikepdf") / "pdfa" / "data" / "sRGB.icc").read_bytes()


def _describe(pdf: Pdf, properties: Properties) -> None:
    root = pdf.Root
    root.Lang = String(properties.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    metadata = pdf.make_stream(_xmp(properties))
    metadata.Type = Name.Metadata
    metadata.Subtype = Name.XML
    root.Metadata = metadata
    stamp = String(f"D:{properties.on.replace('-', '')}120000Z")
    info = Dictionary(
        Title=String(properties.title),
        Subject=String(properties.subject),
        Creator=String(_CREATOR),
        Producer=String(_PRODUCER),
        CreationDate=stamp,
        ModDate=stamp,
    )
    if properties.author:
        info.Author = String(properties.author)
    if properties.mark:
        info.LUPDesk = String(properties.mark)
    pdf.trailer.Info = pdf.make_indirect(info)


def _xmp(properties: Properties) -> bytes:
    author = (
        f"<dc:creator><rdf:Seq><rdf:li>{escape(properties.author)}</rdf:li></rdf:Seq></dc:creator>"
        if properties.author
        else ""
    )
    return _XMP.format(
        title=escape(properties.title),
        author=author,
        subject=escape(properties.subject),
        language=escape(properties.language),
        stamp=f"{properties.on}T12:00:00Z",
        creator=_CREATOR,
        producer=_PRODUCER,
    ).encode()


_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{author}
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{stamp}</xmp:CreateDate>
<xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
