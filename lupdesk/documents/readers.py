"""A finished file read back, by its format: what it is said to be, or what it shows itself to be."""

from __future__ import annotations

from typing import Final

from lupdesk.documents.reading import Reading, read_text
from lupdesk.domain.formats import Format, format_of

_ZIP: Final = b"PK\x03\x04"
_WORD: Final = b"word/"
_SHEETS: Final = b"xl/"
_PAGE: Final = (b"<!doctype html", b"<html")


def read_back(data: bytes, format: Format, pictures: frozenset[str] = frozenset()) -> Reading:
    """``pictures`` are known to be harmless, by their SHA-256. Problem
    ``proof-unreadable`` where any part of the file does not open up.
    """
    if format is Format.PDF:
        return read_text(data, pictures)
    if format is Format.TXT:
        from lupdesk.documents.letters_read import read_letters

        return read_letters(data)
    if format is Format.CSV:
        from lupdesk.documents.cells_read import read_cells

        return read_cells(data)
    if format is Format.EML:
        from lupdesk.documents.mail_read import read_mail

        return read_mail(data, lambda inner, name: _attached(inner, name, pictures))
    from lupdesk.documents import familiar

    if format is Format.HTML:
        from lupdesk.documents.page_read import read_page

        return read_page(data, pictures, familiar.words_of_pages())
    from lupdesk.documents import office

    known = familiar.words_of_word() if format is Format.DOCX else familiar.words_of_workbooks()
    return office.read_office(data, format, known, pictures)


def _attached(data: bytes, name: str, pictures: frozenset[str]) -> Reading | None:
    """An e-mail within an e-mail is none of ours."""
    format = format_within(data, name)
    return None if format in (None, Format.EML) else read_back(data, format, pictures)


def format_within(data: bytes, name: str) -> Format | None:
    """What the bytes show themselves to be, whatever the name says; a text, a
    table of text or an e-mail by its name alone.
    """
    if b"%PDF-" in data[:1024]:
        # Readers look for the sign within the first kilobyte.
        return Format.PDF
    if data.startswith(_ZIP):
        named = format_of(name)
        if named in (Format.DOCX, Format.XLSX):
            return named
        return Format.DOCX if _WORD in data else Format.XLSX if _SHEETS in data else None
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(_PAGE):
        return Format.HTML
    named = format_of(name)
    return named if named in (Format.TXT, Format.CSV, Format.HTML, Format.EML) else None
