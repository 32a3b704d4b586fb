"""In which formats a document leaves the house."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """The value is also how a file's name ends."""

    PDF = "pdf"
    DOCX = "docx"
    TXT = "txt"
    XLSX = "xlsx"
    CSV = "csv"
    """Each sheet of a workbook by itself, as plain text."""
    HTML = "html"
    """A form to be answered in a browser."""
    EML = "eml"
    """A draft of an e-mail, with what is sent."""

    @property
    def suffix(self) -> str:
        return f".{self.value}"


WRITTEN: tuple[Format, ...] = (Format.PDF, Format.DOCX, Format.TXT)
"""What each document can be written as; a table is for a spreadsheet, a form PDF or HTML."""
TABLES: tuple[Format, ...] = (Format.XLSX, Format.CSV)
PAPERS: tuple[Format, ...] = (*WRITTEN, *TABLES)
FORMS: tuple[Format, ...] = (Format.PDF, Format.HTML)


def format_of(name: str) -> Format | None:
    """By how the name ends; None for an ending of none of ours."""
    ending = name.rpartition(".")[2].casefold() if "." in name else ""
    return Format(ending) if ending in tuple(Format) else None


def named_as(name: str, format: Format) -> str:
    """The name with the ending of the format, added where it has another one or none."""
    return name if format_of(name) is format else f"{name}{format.suffix}"
