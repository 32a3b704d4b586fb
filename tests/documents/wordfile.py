"""A finished Word file or workbook as a test looks at it, and ways to spoil one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def reopened(data: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(data))


def outline(data: bytes) -> str:
    """Every paragraph by its style, tables cell by cell, then the head and the foot of the page."""
    whole = reopened(data)
    lines = list(_lines(whole.iter_inner_content()))
    section = whole.sections[0]
    for place, block in (("head", section.header), ("foot", section.footer)):
        lines += [f"[{place}] {line}" for line in _lines(block.iter_inner_content())]
    return "\n".join(lines) + "\n"


def _lines(content: Iterator[Paragraph | Table]) -> Iterator[str]:
    for item in content:
        if isinstance(item, Table):
            yield from _rows(item)
        elif item.text.strip():
            yield f"{item.style.name if item.style else ''}: {item.text}"


def _rows(table: Table) -> Iterator[str]:
    said = table._tbl.find(f"{W}tblPr/{W}tblDescription")
    if said is not None:
        yield f"Table, {said.get(f'{W}val')}"
    for row in table._tbl.iter(f"{W}tr"):
        head = row.find(f"{W}trPr/{W}tblHeader") is not None
        cells = [
            " / ".join(
                "".join(str(text.text or "") for text in one.iter(f"{W}t"))
                for one in cell.iter(f"{W}p")
            )
            for cell in row.iter(f"{W}tc")
        ]
        yield ("|| " if head else "|  ") + " | ".join(cells)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


def changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same file with another part of that name."""
    found = parts(data)
    found[name] = change(found[name])
    return packed(found)


def added(data: bytes, **more: Any) -> bytes:
    """``more`` by names of parts."""
    return packed({**parts(data), **more})
