"""The files of a form, each read back before it takes its place: all of them, or none."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from lupdesk.documents.papers import fit_for_a_file, form_bytes, proven_form, proven_mail
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.form_lines import FormSheet
from lupdesk.domain.formats import FORMS, Format
from lupdesk.domain.mail_drafts import Draft, DraftKind, Enclosed
from lupdesk.domain.review import FormKind
from lupdesk.problems import Problem
from lupdesk.wording import Wording


@dataclass(frozen=True, slots=True)
class PlacedForm:
    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom the files are: what they may not hold, and where an e-mail goes."""

    forbidden: Sequence[Forbidden]
    people: tuple[str, ...] = ()
    shown: Collection[str] = ()
    to: str = ""


def placed_form(
    placing: ExitStack,
    sheet: FormSheet,
    kind: str,
    folder: Path,
    formats: Sequence[Format],
    reader: Reader,
) -> tuple[PlacedForm, ...]:
    """Written beside their places and proved; they take them when ``placing`` ends well. ``kind``
    names the files, as ``document.<kind>``. A draft of an e-mail encloses the others.

    Problem ``format-not-for-kind``, of the disk, of the logo, and of the proof.
    """
    wanted = tuple(dict.fromkeys(formats))
    forms = tuple(one for one in wanted if one is not Format.EML)
    if not forms or any(one not in FORMS for one in forms):
        raise Problem("format-not-for-kind", kind=kind, format=wanted[0].value if wanted else "–")
    stem = form_name(sheet, kind)
    made = [
        placing.enter_context(
            proven_form(
                sheet,
                folder / f"{stem}{format.suffix}",
                reader.forbidden,
                reader.people,
                reader.shown,
                format,
            )
        )
        for format in forms
    ]
    placed = [
        PlacedForm(folder / f"{stem}{format.suffix}", paper.sha256)
        for format, paper in zip(forms, made, strict=True)
    ]
    if Format.EML in wanted:
        path = folder / f"{stem}{Format.EML.suffix}"
        draft, pictures = _draft(sheet, stem, forms, reader.to)
        mail = placing.enter_context(
            proven_mail(draft, path, reader.forbidden, reader.people, reader.shown, pictures)
        )
        placed.append(PlacedForm(path, mail.sha256))
    return tuple(placed)


def _draft(
    sheet: FormSheet, stem: str, forms: Sequence[Format], to: str
) -> tuple[Draft, frozenset[str]]:
    draft = draft_for(
        sheet, DraftKind.REVIEW if sheet.kind == FormKind.MINUTES else DraftKind.GUIDE
    )
    pictures: frozenset[str] = frozenset()
    enclosed = []
    for format in forms:
        data, known = form_bytes(sheet, format)
        pictures |= known
        enclosed.append(Enclosed(f"{stem}{format.suffix}", data))
    return replace(draft, to=to, enclosed=tuple(enclosed)), pictures


def draft_for(sheet: FormSheet, kind: DraftKind) -> Draft:
    """What an e-mail about this form says, without its address."""
    return Draft(
        kind=kind,
        language=sheet.language,
        about=titled(sheet),
        office=sheet.office,
        reference=sheet.reference,
        due=sheet.due,
        silence=sheet.silence,
    )


def titled(sheet: FormSheet) -> str:
    """``Referat fra en-til-en-møte, onsdag 16. mars 2027``."""
    wording = Wording(sheet.language)
    return ", ".join(part for part in map(wording.text, (sheet.title, sheet.about)) if part)


def form_name(sheet: FormSheet, kind: str) -> str:
    """``Referat til bekreftelse TFS-2027-01 Heimkontakt AS v1``; without an ending."""
    wording = Wording(sheet.language)
    parts = (wording.code(f"document.{kind}"), sheet.reference, sheet.who, f"v{sheet.version}")
    return fit_for_a_file(" ".join(part for part in parts if part))
