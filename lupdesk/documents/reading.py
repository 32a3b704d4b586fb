"""Reads a PDF back with other libraries than the one that wrote it: pages and hidden places."""

from __future__ import annotations

import hashlib
import io
import re
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pikepdf
import pypdfium2
from lxml import etree
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from lupdesk.documents.seams import Joined, parted
from lupdesk.problems import Problem

ONE_READER: Final = threading.Lock()
"""PDFium may not be called from two threads at once; whoever else uses it takes this."""

_EDGE_TOP: Final = 80.0
_EDGE_FOOT: Final = 60.0
_SHOWS_TEXT: Final = re.compile(rb"[)>\]]\s*(?:T[jJ]|['\"])")
_DEEPEST: Final = 40
_PLACES: Final = {
    "/Info": "property",
    "/Title": "bookmark",
    "/Alt": "alternative-text",
    "/ActualText": "alternative-text",
    "/E": "alternative-text",
    "/Contents": "annotation",
    "/TU": "annotation",
    "/Dests": "destination",
    "/Names": "destination",
}
_REFUSED: Final = {
    "/EmbeddedFiles": "embedded-file",
    "/EF": "embedded-file",
    "/AF": "embedded-file",
    "/OCProperties": "optional-content",
    "/OC": "optional-content",
    "/JS": "script",
    "/XFA": "form",
}
_UNREADABLE: Final = (
    pypdfium2.PdfiumError,
    pikepdf.PdfError,
    pikepdf.PasswordError,
    etree.LxmlError,
    OSError,
    ValueError,
    TypeError,
    LookupError,
    RuntimeError,
    AttributeError,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Text that is not on a page."""

    where: str
    """``property``, ``metadata``, ``bookmark``, ``alternative-text``, …"""
    text: str


@dataclass(frozen=True, slots=True)
class Seam:
    """A paragraph or cell that goes on over a page break."""

    page: int
    """Where it begins, counted from 1."""
    text: str


@dataclass(slots=True)
class Reading:
    """Everything that can be read in a file."""

    pages: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    """Of each page what stands around the running text; it is in ``pages`` too."""
    bodies: list[str] = field(default_factory=list)
    """Of each page the rest, which goes on over the page break."""
    seams: list[Seam] = field(default_factory=list)
    flows: list[Place] = field(default_factory=list)
    """Running text that knows no pages, each in one piece."""
    places: list[Place] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    """What cannot be proved and is not let through: a code each."""
    pictures: frozenset[str] = frozenset()
    """SHA-256 of the pixels of pictures that are known and hold no secret."""


def read_text(source: Path | bytes, pictures: frozenset[str] = frozenset()) -> Reading:
    """Problem ``proof-unreadable`` where any part of the file does not open up."""
    try:
        data = source.read_bytes() if isinstance(source, Path) else source
        reading = Reading(pictures=pictures)
        with pikepdf.open(io.BytesIO(data)) as pdf:
            with ONE_READER:
                _read_pages(data, pdf, reading)
            _read_places(pdf, reading)
            _check_silence(pdf, reading)
    except _UNREADABLE as error:
        raise Problem("proof-unreadable") from error
    if not reading.pages:
        raise Problem("proof-unreadable")
    return reading


def _read_pages(data: bytes, tree: pikepdf.Pdf, reading: Reading) -> None:
    with pypdfium2.PdfDocument(data) as pdf:
        elements = parted(tree)
        seams = Joined(elements)
        for number in range(len(pdf)):
            page = pdf[number]
            text_page = page.get_textpage()
            text = text_page.get_text_range()
            width, height = page.get_size()
            running = text_page.get_text_bounded(0, _EDGE_FOOT, width, height - _EDGE_TOP)
            seams.look(number, page, text_page)
            text_page.close()
            page.close()
            at = _where_it_runs(text, running)
            reading.pages.append(text)
            reading.heads.append(text[:at])
            reading.bodies.append(text[at:])
        pairs = zip(elements, seams.texts(), strict=True)
        reading.seams += [Seam(marks[0][0] + 1, text) for marks, text in pairs]


def _where_it_runs(text: str, running: str) -> int:
    """Where the running text begins in the whole, which also holds what stands around it."""
    begins = re.split("[\r\n\x02\ufffe]", running.lstrip(), maxsplit=1)[0].strip()
    return max(text.find(begins), 0) if begins else 0


def _read_places(pdf: pikepdf.Pdf, reading: Reading) -> None:
    info = pdf.trailer.get("/Info")
    properties = info.objgen if info is not None and info.is_indirect else None
    for item in pdf.objects:
        _walk(item, "property" if item.objgen == properties else "elsewhere", reading, 0)
    _walk(pdf.trailer, "elsewhere", reading, 0)


def _walk(item: Object, where: str, reading: Reading, depth: int) -> None:
    if depth > _DEEPEST:
        raise ValueError("nested too deep")
    if isinstance(item, String):
        reading.places.append(Place(where, str(item)))
    elif isinstance(item, Array):
        parts: Iterable[Any] = item
        for part in parts:
            if isinstance(part, Object) and not part.is_indirect:
                _walk(part, where, reading, depth + 1)
    elif isinstance(item, Dictionary | Stream):
        _check(item, reading)
        for key, part in _entries(item):
            if key in _REFUSED:
                reading.refused.append(_REFUSED[key])
            if key == "/Dests" and isinstance(part, Dictionary):
                reading.places += [Place("destination", name[1:]) for name, _ in _entries(part)]
            if isinstance(part, Object) and not part.is_indirect:
                inner = where if where == "property" else _PLACES.get(key, where)
                _walk(part, inner, reading, depth + 1)


def _entries(item: Object) -> Iterator[tuple[str, Any]]:
    """Numbers and truths come as Python's own, all else as objects."""
    entries = item.stream_dict if isinstance(item, Stream) else item
    yield from entries.items()


def _check(item: Object, reading: Reading) -> None:
    kind = item.get("/Type")
    if item.get("/Subtype") == Name.Widget and any(map(_draws_text, _shown_by(item))):
        # No reader of pages gives away what a field shows; ours show nothing until filled in.
        reading.refused.append("form")
    if kind == Name.Font:
        descendant = item.get("/Subtype") in (Name.CIDFontType0, Name.CIDFontType2)
        if "/ToUnicode" not in item and not descendant:
            reading.refused.append("unreadable-font")
    if not isinstance(item, Stream):
        return
    if kind == Name.Metadata:
        reading.places += [Place("metadata", text) for text in _xmp(item.read_bytes())]
    if item.get("/Subtype") == Name.Image and not _is_known(item, reading.pictures):
        reading.refused.append("image")
    if kind == Name.EmbeddedFile:
        reading.refused.append("embedded-file")


def _shown_by(widget: Object) -> Iterator[Object]:
    """All that a field can show, in each of its states."""
    for shown in widget.get("/AP", Dictionary()).values():
        yield from [shown] if isinstance(shown, Stream) else shown.values()


def _draws_text(shown: Object) -> bool:
    if "/XObject" in shown.get("/Resources", Dictionary()):
        return True
    return _SHOWS_TEXT.search(shown.read_bytes()) is not None


def _is_known(image: Stream, pictures: frozenset[str]) -> bool:
    return hashlib.sha256(image.read_bytes()).hexdigest() in pictures


def _xmp(data: bytes) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(data, parser)
    for element in root.iter():
        for text in (element.text, element.tail, *element.attrib.values()):
            if text and text.strip():
                yield str(text)


def _check_silence(pdf: pikepdf.Pdf, reading: Reading) -> None:
    """A page that shows text and gives none away cannot be proved."""
    if len(pdf.pages) != len(reading.pages):
        raise ValueError("two readers, two numbers of pages")
    silent = [n for n, text in enumerate(reading.pages) if not text.strip()]
    if silent and (_forms_show_text(pdf) or any(_shows_text(pdf.pages[n].obj) for n in silent)):
        reading.refused.append("silent-page")


def _shows_text(page: Object) -> bool:
    contents = page.get("/Contents", Array())
    parts = contents if isinstance(contents, Array) else [contents]
    drawn = b"\n".join(part.read_bytes() for part in parts)
    return bool(_SHOWS_TEXT.search(drawn))


def _forms_show_text(pdf: pikepdf.Pdf) -> bool:
    return any(
        _SHOWS_TEXT.search(item.read_bytes())
        for item in pdf.objects
        if isinstance(item, Stream) and item.get("/Subtype") == Name.Form
    )
