"""The files of a form, each read back before it takes its place: all of them, or none."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from lupdesk.documents.atomic import placed
from lupdesk.documents.forms.page import form_page
from lupdesk.documents.forms.sheet_pdf import form_pdf
from lupdesk.documents.papers import fit_for_a_file
from lupdesk.documents.proof import found_in, refusal
from lupdesk.documents.readers import read_back
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.form_lines import FormSheet
from lupdesk.domain.formats import FORMS, Format
from lupdesk.problems import Problem
from lupdesk.wording import Wording


@dataclass(frozen=True, slots=True)
class PlacedForm:
    path: Path
    sha256: str


def placed_form(
    placing: ExitStack,
    sheet: FormSheet,
    kind: str,
    folder: Path,
    formats: Sequence[Format],
    forbidden: Sequence[Forbidden],
) -> tuple[PlacedForm, ...]:
    """Written beside their places and proved; they take them when ``placing`` ends well. ``kind``
    names the files, as ``document.<kind>``.

    Problem ``format-not-for-kind``, of the disk, of the logo, and of the proof.
    """
    made: list[PlacedForm] = []
    for format in dict.fromkeys(formats):
        if format not in FORMS:
            raise Problem("format-not-for-kind", kind=kind, format=format.value)
        path = folder / f"{form_name(sheet, kind)}{format.suffix}"
        made.append(_placed(placing, sheet, path, format, forbidden))
    return tuple(made)


def _placed(
    placing: ExitStack,
    sheet: FormSheet,
    path: Path,
    format: Format,
    forbidden: Sequence[Forbidden],
) -> PlacedForm:
    data, pictures = _made(sheet, format)
    beside = placing.enter_context(placed(data, path))
    for finding in found_in(read_back(beside.read_bytes(), format, pictures), forbidden):
        raise refusal(finding)
    return PlacedForm(path, hashlib.sha256(data).hexdigest())


def _made(sheet: FormSheet, format: Format) -> tuple[bytes, frozenset[str]]:
    if format is Format.PDF:
        made = form_pdf(sheet)
        return made.data, made.pictures
    page = form_page(sheet)
    return page.data, page.pictures


def form_name(sheet: FormSheet, kind: str) -> str:
    """``Referat til bekreftelse TFS-2027-01 Heimkontakt AS v1``; without an ending."""
    wording = Wording(sheet.language)
    parts = (wording.code(f"document.{kind}"), sheet.reference, sheet.who, f"v{sheet.version}")
    return fit_for_a_file(" ".join(part for part in parts if part))
