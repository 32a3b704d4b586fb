"""What kind of file this is, by its first bytes and not by its name."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from lupdesk.problems import Problem


class FileFormat(Enum):
    TEXT = auto()
    WORKBOOK = auto()


_BINARY: Final = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"SQLite format 3\0", "SQLite"),
    (b"{\\rtf", "RTF"),
    (b"\x7fELF", "ELF"),
    (b"MZ\x90\x00", "EXE"),
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB: Final = (b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")
_XML: Final = (b"<?xml",)


def recognise(data: bytes, name: str) -> FileFormat:
    """Text or workbook; raises ``Problem`` for what is plainly something else."""
    if not data:
        raise Problem("table-empty", file=name)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return FileFormat.WORKBOOK
    if data.startswith(_OLE):
        raise Problem("table-old-excel", file=name)
    for magic, format_name in _BINARY:
        if data.startswith(magic):
            raise Problem("table-other-format", file=name, format=format_name)
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(_WEB):
        raise Problem("table-web-page", file=name)
    if start.startswith(_XML):
        raise Problem("table-other-format", file=name, format="XML")
    return FileFormat.TEXT
