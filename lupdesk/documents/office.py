"""Reads a Word file or a workbook back, by other means than the libraries that wrote it: every part
of the package, and nothing in it that is not text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterator, Mapping
from typing import Final
from urllib.parse import unquote

from lxml import etree

from lupdesk.documents.markup import Markup, Word, parsed, read_markup
from lupdesk.documents.package import UNREADABLE, Package, opened
from lupdesk.documents.reading import Place, Reading
from lupdesk.documents.workbook import read_sheets
from lupdesk.domain.formats import Format
from lupdesk.problems import Problem

_MAIN: Final = {Format.DOCX: "word/document.xml", Format.XLSX: "xl/workbook.xml"}
_XML: Final = (".xml", ".rels", ".vml")
_DAMAGED: Final = (*UNREADABLE, etree.LxmlError, TypeError, AttributeError, RecursionError)
_BINARY: Final = (
    (re.compile(r"\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp|ico)$", re.IGNORECASE), "image"),
    (re.compile(r"vbaProject|activeX|vbaData", re.IGNORECASE), "script"),
)
_WHERE: Final = (
    (re.compile(r"^word/document\d*\.xml$"), "text"),
    (re.compile(r"^word/header\d*\.xml$"), "page-head"),
    (re.compile(r"^word/footer\d*\.xml$"), "page-foot"),
    (re.compile(r"^word/(footnotes|endnotes)\.xml$"), "note"),
    (re.compile(r"comments?[^/]*\.xml$|/persons?/|^word/people\.xml$", re.IGNORECASE), "comment"),
    (re.compile(r"^docProps/"), "property"),
    (re.compile(r"^xl/(worksheets|sharedStrings)"), "cell"),
)
_ATTRIBUTES: Final = {
    "descr": "alternative-text",
    "title": "alternative-text",
    "tblDescription@val": "alternative-text",
    "tblCaption@val": "alternative-text",
    "sheet@name": "sheet-name",
    "definedName@name": "defined-name",
    "Relationship@Target": "link",
    "hyperlink@tooltip": "link",
    "author": "comment",
    "comment": "comment",
}
_PAGE_CODE: Final = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f+\-]{6}|\d{1,3}|[A-Za-z&])')
"""What tells a spreadsheet how the head of a printed page is set."""


def read_office(
    data: bytes,
    format: Format,
    familiar: Container[Word] = (),
    pictures: frozenset[str] = frozenset(),
) -> Reading:
    """``familiar`` are words of the format itself, which every file of ours has; ``pictures`` are
    known to be harmless, by their SHA-256.

    Problem ``proof-unreadable`` where any part of the file does not open up.
    """
    try:
        return _read(opened(data), format, familiar, pictures)
    except _DAMAGED as error:
        raise Problem("proof-unreadable") from error


def _read(
    package: Package, format: Format, familiar: Container[Word], pictures: frozenset[str]
) -> Reading:
    if _MAIN[format] not in package.parts:
        raise ValueError("not a file of that kind")
    reading = Reading()
    reading.refused += package.refused
    reading.places += [
        Place("part-name", said) for said in package.said if said not in _own(familiar)
    ]
    roots: dict[str, etree._Element] = {}
    for name, part in package.parts.items():
        if name.endswith(_XML):
            roots[name] = parsed(part)
        elif hashlib.sha256(part).hexdigest() in pictures:
            continue
        elif part or not name.endswith("/"):
            reading.refused.append(_kind_of(name))
    for name, root in roots.items():
        _read_part(name, root, reading, familiar)
    if format is Format.XLSX:
        reading.flows += [Place("cell", text) for text in read_sheets(roots)]
    _check_relations(roots, reading)
    return reading


def _own(familiar: Container[Word]) -> Container[str]:
    return _Named(familiar)


class _Named:
    """Names of parts that are familiar."""

    def __init__(self, familiar: Container[Word]) -> None:
        self._familiar = familiar

    def __contains__(self, name: object) -> bool:
        return ("part", name) in self._familiar


def _kind_of(name: str) -> str:
    return next((code for known, code in _BINARY if known.search(name)), "embedded-file")


def _read_part(
    name: str, root: etree._Element, reading: Reading, familiar: Container[Word]
) -> None:
    where = next((code for known, code in _WHERE if known.search(name)), "elsewhere")
    made = read_markup(root)
    reading.refused += made.refused
    texts = dict.fromkeys((made.shown, made.whole))
    reading.flows += [Place(where, text) for text in texts if text.strip()]
    reading.places += [
        Place(_place_of(key, where), text)
        for word in made.words
        if word not in familiar
        for key, said in (word,)
        for text in _readings(said)
    ]
    reading.places += [Place(where, text) for text in _of_printed_pages(made)]


def _place_of(key: str, where: str) -> str:
    attribute = key.rpartition("@")[2]
    return _ATTRIBUTES.get(key) or _ATTRIBUTES.get(attribute) or where


def _readings(said: str) -> Iterator[str]:
    """As it stands, and as an address shows it."""
    if said.strip():
        yield said
        if "%" in said and (plain := unquote(said)) != said:
            yield plain


def _of_printed_pages(made: Markup) -> Iterator[str]:
    for line in made.whole.splitlines():
        if "&" in line:
            yield _PAGE_CODE.sub(lambda found: "&" if found[0] == "&&" else "", line)


def _check_relations(roots: Mapping[str, etree._Element], reading: Reading) -> None:
    """A file that points out of itself shows what nobody here has seen."""
    for name, root in roots.items():
        if name.endswith(".rels") and any(
            str(one.get("TargetMode", "")).casefold() == "external" for one in root.iter()
        ):
            reading.refused.append("external-link")
        if name == "[Content_Types].xml" and any(
            "macroEnabled" in str(one.get("ContentType", "")) for one in root.iter()
        ):
            reading.refused.append("script")
