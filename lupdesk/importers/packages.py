"""Looking at a zipped workbook before a parser meets it: what it is, and how large it becomes."""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from typing import Final

from lupdesk.domain.phrases import Phrase
from lupdesk.importers.limits import (
    MAX_PART_TAGS,
    MAX_PARTS,
    MAX_SHEET_ROWS,
    MAX_UNPACKED_BYTES,
)
from lupdesk.problems import Problem

_PIECE: Final = re.compile(rb"<(?:\w{1,20}:)?(?:row|si)[\s>/]")
"""A row or a shared string: the parser holds one of them at a time."""
_UNSAVED: Final = re.compile(rb"(?:</f>|<f/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_OTHERS: Final = (
    ("xl/workbook.bin", "XLSB"),
    ("word/document.xml", "DOCX"),
    ("ppt/presentation.xml", "PPTX"),
    ("META-INF/manifest.xml", "ODS"),
    ("Index/Document.iwa", "Numbers"),
)
_ENCRYPTED: Final = 0x1
DAMAGE: Final = (
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What ``zipfile`` raises for packages that are broken."""


def check_package(data: bytes, name: str) -> tuple[Phrase, ...]:
    """Warnings about the content; raises ``Problem`` if it is no workbook or beyond the limits."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            _check_kind({part.filename for part in parts}, name)
            check_parts(parts, name)
            unsaved = sum(
                _check_part(package.read(part), name)
                for part in parts
                if part.filename.endswith((".xml", ".rels"))
            )
    except DAMAGE as error:
        raise Problem("table-damaged", file=name) from error
    return (Phrase.of("table.unsaved-formulas", count=unsaved),) if unsaved else ()


def _check_kind(names: set[str], name: str) -> None:
    if "xl/workbook.xml" in names:
        return
    known = (label for path, label in _OTHERS if path in names)
    raise Problem("table-other-format", file=name, format=next(known, "ZIP"))


def check_parts(parts: list[zipfile.ZipInfo], name: str, what: str = "table") -> None:
    """Problem ``…-encrypted``, ``…-too-many-parts`` or ``…-too-large-unpacked``, of ``what``."""
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise Problem(f"{what}-encrypted", file=name)
    if len(parts) > MAX_PARTS:
        raise Problem(f"{what}-too-many-parts", file=name, limit=MAX_PARTS)
    if sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise Problem(
            f"{what}-too-large-unpacked",
            file=name,
            megabytes=MAX_UNPACKED_BYTES // 1_000_000,
        )


def _check_part(xml: bytes, name: str) -> int:
    """How many formulas in it have no saved value."""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise Problem("table-damaged", file=name)
    starts = [match.start() for match in _PIECE.finditer(xml)]
    if len(starts) > 2 * MAX_SHEET_ROWS:
        raise Problem("table-too-many-rows", file=name, limit=MAX_SHEET_ROWS)
    for begin, end in zip([0, *starts], [*starts, len(xml)], strict=True):
        if end - begin > MAX_PART_TAGS and xml.count(b"<", begin, end) > MAX_PART_TAGS:
            raise Problem("table-too-intricate", file=name, limit=MAX_PART_TAGS)
    return sum(1 for _ in _UNSAVED.finditer(xml))
