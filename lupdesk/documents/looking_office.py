"""Looks at a Word file or a workbook as its readers will meet it: with a screen reader, in an
archive, in the list of its properties.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from lxml import etree

from lupdesk.documents.markup import parsed
from lupdesk.documents.package import UNREADABLE, opened
from lupdesk.documents.reading import Reading
from lupdesk.domain.formats import Format
from lupdesk.domain.papers import Paper
from lupdesk.domain.personal_data import named_in
from lupdesk.problems import Problem

_HEADING: Final = re.compile(r"Heading([1-9])")
_CORE: Final = "docProps/core.xml"
_DOCUMENT: Final = "word/document.xml"
_WORDS: Final = ("delText", "instrText", "vanish")

Roots = Mapping[str, etree._Element]  # noqa: SLF001 - lxml has no public name for it


def look_at_office(
    data: bytes,
    reading: Reading,
    people: tuple[str, ...],
    shown: Collection[str],
    format: Format,
) -> Paper:
    """``reading`` is what was read of the same file, ``shown`` are those of the people who may be
    named. Problem ``proof-unreadable``.
    """
    try:
        parts = opened(data).parts
        roots = {name: parsed(part) for name, part in parts.items() if name.endswith(".xml")}
    except (*UNREADABLE, etree.LxmlError) as error:
        raise Problem("proof-unreadable") from error
    return Paper(
        hashlib.sha256(data).hexdigest(),
        tuple(dict.fromkeys(_wanting(roots, reading, people, shown, format))),
        size=len(data),
        language=_property(roots, "language"),
    )


def _wanting(
    roots: Roots,
    reading: Reading,
    people: tuple[str, ...],
    shown: Collection[str],
    format: Format,
) -> Iterator[str]:
    if any(
        next(root.iter(*(f"{{*}}{one}" for one in _WORDS)), None) is not None
        for root in roots.values()
    ):
        yield "hidden-text"
    author = (_property(roots, name) for name in ("creator", "lastModifiedBy", "title"))
    if named_in(" . ".join(author), people):
        yield "hidden-author"
    if not _property(roots, "language"):
        yield "access-language"
    if not _property(roots, "title"):
        yield "access-title"
    if format is Format.DOCX:
        yield from _inaccessible(roots[_DOCUMENT])
        yield "archive-format"  # a workbook is a view of the desk, and no record
    others = tuple(one for one in people if one not in shown)
    if any(named_in(flow.text, others) for flow in reading.flows if flow.where != "property"):
        yield "person-shown"


def _property(roots: Roots, name: str) -> str:
    if _CORE not in roots:
        return ""
    return next((str(one.text or "").strip() for one in roots[_CORE].iter(f"{{*}}{name}")), "")


def _inaccessible(document: etree._Element) -> Iterator[str]:
    for drawing in document.iter("{*}docPr"):
        if not str(drawing.get("descr", "")).strip():
            yield "access-alt"
    for table in document.iter("{*}tbl"):
        if next(table.iter("{*}tblHeader"), None) is None:
            yield "access-tables"
    before = 0
    for style in document.iter("{*}pStyle"):
        name = next((str(value) for value in style.attrib.values()), "")
        found = _HEADING.fullmatch(name)
        if found is None:
            continue
        if int(found[1]) > before + 1:
            yield "access-headings"
        before = int(found[1])
