"""The files of a form, each read back before it takes its place: all of them, or none."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lupdesk.documents.atomic import placed
from lupdesk.documents.forms.page import form_page
from lupdesk.documents.forms.sheet_pdf import form_pdf
from lupdesk.documents.proof import found_in, refusal
from lupdesk.documents.readers import read_back
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.form_lines import FormSheet
from lupdesk.domain.formats import Format


class FormFile(StrEnum):
    """The value is also how the file's name ends."""

    PDF = "pdf"
    """To be filled in by any program that shows PDF forms."""
    HTML = "html"
    """For those who have none: a page that saves its answers as a file."""


@dataclass(frozen=True, slots=True)
class PlacedForm:
    path: Path
    sha256: str


def placed_form(
    placing: ExitStack,
    sheet: FormSheet,
    stem: Path,
    files: Sequence[FormFile],
    forbidden: Sequence[Forbidden],
) -> tuple[PlacedForm, ...]:
    """Written beside their places and proved; they take them when ``placing`` ends well.

    Problem of the disk, of the logo, and of the proof.
    """
    return tuple(_placed(placing, sheet, stem, one, forbidden) for one in files)


def _placed(
    placing: ExitStack,
    sheet: FormSheet,
    stem: Path,
    kind: FormFile,
    forbidden: Sequence[Forbidden],
) -> PlacedForm:
    path = stem.with_name(f"{stem.name}.{kind.value}")
    data, pictures = _made(sheet, kind)
    beside = placing.enter_context(placed(data, path))
    reading = read_back(beside.read_bytes(), Format(kind.value), pictures)
    for finding in found_in(reading, forbidden):
        raise refusal(finding)
    return PlacedForm(path, hashlib.sha256(data).hexdigest())


def _made(sheet: FormSheet, kind: FormFile) -> tuple[bytes, frozenset[str]]:
    if kind is FormFile.PDF:
        made = form_pdf(sheet)
        return made.data, made.pictures
    page = form_page(sheet)
    return page.data, page.pictures
