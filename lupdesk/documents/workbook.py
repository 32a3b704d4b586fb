"""The cells of a workbook as they are read: row by row, shared words in their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from lxml import etree

_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a workbook writes a character that XML has no room for; any other may be written so too."""
_SHARED: Final = "xl/sharedStrings.xml"
_SHEET: Final = re.compile(r"^xl/(worksheets|chartsheets|dialogsheets|macrosheets)/[^/]+\.xml$")
_MOST_DIGITS: Final = 40


def read_sheets(roots: Mapping[str, etree._Element]) -> Iterator[str]:
    """Each sheet in one piece. A ``LookupError`` for a cell whose words are not there."""
    shared = [_joined(one) for one in roots[_SHARED].iter("{*}si")] if _SHARED in roots else []
    for name, root in roots.items():
        if _SHEET.match(name):
            yield "\n".join(_rows(root, shared))


def _rows(root: etree._Element, shared: Sequence[str]) -> Iterator[str]:
    for row in root.iter("{*}row"):
        yield "\t".join(text for cell in row.iter("{*}c") for text in _cell(cell, shared))


def _cell(cell: etree._Element, shared: Sequence[str]) -> Iterator[str]:
    kind = cell.get("t", "n")
    for part in cell.iterchildren(etree.Element):
        local = etree.QName(part).localname
        text = "".join(str(one) for one in part.itertext())
        if local == "v" and kind == "s":
            yield plain(shared[_index(text)])
        elif local == "v" and kind == "n":
            yield _digits(text)
        elif local == "is":
            yield plain(_joined(part))
        elif text.strip():
            yield plain(text)


def _index(text: str) -> int:
    index = int(text)
    if index < 0:
        raise LookupError(index)
    return index


def _joined(element: etree._Element) -> str:
    """Its pieces as one text; readings of a word (phonetic) are read elsewhere."""
    return "".join(
        "".join(str(one) for one in part.itertext())
        for part in element.iter("{*}t")
        if not any(etree.QName(up).localname == "rPh" for up in part.iterancestors())
    )


def plain(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def _digits(text: str) -> str:
    """``9.23609016E8`` is the same number as ``923609016``."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return text
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        return text
    return f"{number:f}"
