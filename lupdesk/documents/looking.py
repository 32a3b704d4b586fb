"""Looks at a finished file as its readers will meet it: with a screen reader, in an archive."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import pikepdf
from lxml import etree
from pikepdf import Array, Dictionary, Name, Object, Stream

from lupdesk.documents.reading import Reading
from lupdesk.domain.papers import PDF_A, PDF_UA, TAGGED, Paper
from lupdesk.domain.personal_data import named_in
from lupdesk.problems import Problem

_BOOKMARKED_FROM: Final = 10
"""A file of more pages wants bookmarks."""
_DEEPEST: Final = 60
_INVISIBLE: Final = re.compile(rb"(?<![\d.])[37]\s+Tr\b")
_HEADING: Final = re.compile(r"/H([1-6])")
_PDFA: Final = "{http://www.aiim.org/pdfa/ns/id/}"
_PDFUA: Final = "{http://www.aiim.org/pdfua/ns/id/}"
_UNREADABLE: Final = (
    pikepdf.PdfError,
    etree.LxmlError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RuntimeError,
)


def look(
    data: bytes,
    reading: Reading,
    people: tuple[str, ...] = (),
    shown: Collection[str] = (),
) -> Paper:
    """``reading`` is what was read of the same file, ``shown`` are those of the people who may be
    named in it. Problem ``proof-unreadable``.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            claims = tuple(_claims(pdf))
            return Paper(
                hashlib.sha256(data).hexdigest(),
                tuple(dict.fromkeys(_wanting(pdf, data, claims, reading, people, shown))),
                pages=len(pdf.pages),
                size=len(data),
                language=_text(pdf.Root.get("/Lang")),
                claims=claims,
            )
    except _UNREADABLE as error:
        raise Problem("proof-unreadable") from error


def _wanting(
    pdf: pikepdf.Pdf,
    data: bytes,
    claims: tuple[str, ...],
    reading: Reading,
    people: tuple[str, ...],
    shown: Collection[str],
) -> Iterator[str]:
    yield from _hidden(pdf, data)
    properties = pdf.trailer.get("/Info", Dictionary())
    titled = " . ".join(_text(properties.get(name)) for name in ("/Author", "/Title"))
    if named_in(titled, people):
        yield "hidden-author"
    yield from _inaccessible(pdf, claims)
    if not any(one.startswith(f"{PDF_A}-") for one in claims):
        yield "archive-format"
    others = tuple(one for one in people if one not in shown)
    if any(named_in(page, others) for page in reading.pages):
        yield "person-shown"


# -- what nobody sees, and is there -----------------------------------------------------------------


def _hidden(pdf: pikepdf.Pdf, data: bytes) -> Iterator[str]:
    """Text that is not drawn, an earlier revision of the file, another file within it."""
    earlier = data.count(b"%%EOF") > 1 and b"/Linearized" not in data[:1024]
    if earlier or any(_INVISIBLE.search(drawn) for drawn in _drawn(pdf)):
        yield "hidden-text"
    if "/AF" in pdf.Root or "/EmbeddedFiles" in pdf.Root.get("/Names", Dictionary()):
        yield "hidden-file"


def _drawn(pdf: pikepdf.Pdf) -> Iterator[bytes]:
    for page in pdf.pages:
        contents = page.obj.get("/Contents", Array())
        for part in contents if isinstance(contents, Array) else [contents]:
            yield part.read_bytes()
    for item in pdf.objects:
        if isinstance(item, Stream) and item.get("/Subtype") == Name.Form:
            yield item.read_bytes()


# -- what a screen reader would miss -----------------------------------------------------------------


def _inaccessible(pdf: pikepdf.Pdf, claims: tuple[str, ...]) -> Iterator[str]:
    root = pdf.Root
    if not _text(root.get("/Lang")):
        yield "access-language"
    titled = root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle")
    if not (titled and _text(pdf.trailer.get("/Info", Dictionary()).get("/Title"))):
        yield "access-title"
    if len(pdf.pages) > _BOOKMARKED_FROM and "/First" not in root.get("/Outlines", Dictionary()):
        yield "access-bookmarks"
    if not all(_is_embedded(item) for item in pdf.objects if _is_font(item)):
        yield "access-fonts"
    tree = root.get("/StructTreeRoot")
    if tree is None or "/K" not in tree or TAGGED not in claims:
        yield "access-tags"
        return
    walk = _Walk()
    walk.into(tree.K, 0)
    yield from walk.wanting()


@dataclass(slots=True)
class _Walk:
    """Through the structure tree, in reading order."""

    levels: list[int] = field(default_factory=list)
    found: list[str] = field(default_factory=list)

    def into(self, kids: Any, depth: int) -> None:
        if depth > _DEEPEST:
            raise ValueError("nested too deep")
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                self._element(kid, depth)

    def _element(self, element: Any, depth: int) -> None:
        tag = str(element.S)
        heading = _HEADING.fullmatch(tag)
        if heading is not None:
            self.levels.append(int(heading[1]))
        elif tag == "/Figure" and not (_text(element.get("/Alt")) or "/ActualText" in element):
            self.found.append("access-alt")
        elif tag == "/Table" and not _has_heads(element, 0):
            self.found.append("access-tables")
        if "/K" in element:
            self.into(element.K, depth + 1)

    def wanting(self) -> Iterator[str]:
        yield from self.found
        before = [0, *self.levels]
        if any(level > last + 1 for last, level in zip(before, self.levels, strict=False)):
            yield "access-headings"


def _has_heads(element: Any, depth: int) -> bool:
    """A cell of a head; rows may lie in a group of their own."""
    kids = element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if not isinstance(kid, Dictionary):
            continue
        if kid.get("/S") == Name.TH:
            return True
        if depth < 2 and kid.get("/S") != Name.TD and _has_heads(kid, depth + 1):
            return True
    return False


def _is_font(item: Object) -> bool:
    return isinstance(item, Dictionary) and item.get("/Type") == Name.Font


def _is_embedded(font: Any) -> bool:
    """One that is put together names its parts, which are fonts as well."""
    if font.get("/Subtype") == Name.Type0:
        return True
    about = font.get("/FontDescriptor", Dictionary())
    return any(name in about for name in ("/FontFile", "/FontFile2", "/FontFile3"))


# -- what the file says of itself --------------------------------------------------------------------


def _claims(pdf: pikepdf.Pdf) -> Iterator[str]:
    """``tagged``, ``PDF/A-2a``, ``PDF/UA-1``: said by the file, and no more than that."""
    if pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked"):
        yield TAGGED
    said = dict(_said(pdf))
    if said.get(f"{_PDFA}part"):
        yield f"{PDF_A}-{said[f'{_PDFA}part']}{said.get(f'{_PDFA}conformance', '').lower()}"
    if said.get(f"{_PDFUA}part"):
        yield f"{PDF_UA}-{said[f'{_PDFUA}part']}"


def _said(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    metadata = pdf.Root.get("/Metadata")
    if not isinstance(metadata, Stream):
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for element in etree.fromstring(metadata.read_bytes(), parser).iter():
        if isinstance(element.tag, str):
            yield element.tag, "".join((element.text or "").split())
            for name, value in element.attrib.items():
                yield str(name), "".join(str(value).split())


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
