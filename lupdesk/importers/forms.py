"""A form of ours that comes back: a PDF that was filled in, or the answer file of the HTML page."""

from __future__ import annotations

from typing import Final

from lupdesk.domain.form_lines import FormAnswer
from lupdesk.importers.files import check_size
from lupdesk.importers.form_json import read_answer_file
from lupdesk.importers.form_pdf import read_pdf_form
from lupdesk.problems import Problem

MAX_FORM_BYTES: Final = 20_000_000
"""A form of 400 statements is 0.5 MB; programs that fill it in may make it several times larger."""
_PDF: Final = b"%PDF-"
_WEB: Final = (b"<!doctype html", b"<html")


def read_form(data: bytes, name: str) -> FormAnswer:
    """Everything that the file says, and nothing that was not typed into a field of ours.

    Problem ``form-…`` or ``answer-…`` for what is no form of ours, or cannot be read in full: of such
    a file nothing is read.
    """
    check_size(data, name, MAX_FORM_BYTES)
    if _PDF in data[:1024]:
        # Readers look for the sign within the first kilobyte.
        return read_pdf_form(data, name)
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(_WEB):
        raise Problem("form-unsaved-page", file=name)
    return read_answer_file(data, name)
