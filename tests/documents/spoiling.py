"""Spoils a finished PDF in one way, as another program might."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any, Final

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from lupdesk.documents import papers
from lupdesk.documents.pdf import writing


def spoiled(data: bytes, harm: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        harm(pdf)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def _elements(pdf: pikepdf.Pdf, tag: str) -> list[Any]:
    return [
        item
        for item in pdf.objects
        if isinstance(item, Dictionary)
        and item.get("/Type") == Name.StructElem
        and str(item.S) == f"/{tag}"
    ]


def no_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def no_title(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def skipped_heading(pdf: pikepdf.Pdf) -> None:
    for one in _elements(pdf, "H2"):
        one.S = Name.H4


def table_without_heads(pdf: pikepdf.Pdf) -> None:
    for one in _elements(pdf, "TH"):
        one.S = Name.TD


def picture_without_text(pdf: pikepdf.Pdf) -> None:
    for one in _elements(pdf, "Figure"):
        del one.Alt


def no_bookmarks(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Outlines


def no_font(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and "/FontFile2" in item:
            del item["/FontFile2"]


def other_format(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


def another_file(pdf: pikepdf.Pdf) -> None:
    held = pdf.make_indirect(Dictionary(Names=Array()))
    pdf.Root.Names = Dictionary(EmbeddedFiles=held)


def unseen_words(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.contents_add(b"BT 3 Tr (x) Tj ET")


def person_as_author(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info.Author = String("Selma Lie")


WAYS: Final[Mapping[str, Callable[[pikepdf.Pdf], None]]] = {
    "access-tags": no_tags,
    "access-language": no_language,
    "access-title": no_title,
    "access-headings": skipped_heading,
    "access-tables": table_without_heads,
    "access-alt": picture_without_text,
    "access-bookmarks": no_bookmarks,
    "access-fonts": no_font,
    "archive-format": other_format,
    "hidden-file": another_file,
    "hidden-text": unseen_words,
    "hidden-author": person_as_author,
}
"""By the code of what is wanting afterwards."""


def spoil(monkeypatch: pytest.MonkeyPatch, *codes: str) -> None:
    """What is exported from now on lacks these."""
    whole = writing.pdf_bytes

    def spoilt(*args: Any, **more: Any) -> bytes:
        data = whole(*args, **more)
        for code in codes:
            data = spoiled(data, WAYS[code])
        return data

    monkeypatch.setattr(papers, "pdf_bytes", spoilt)
