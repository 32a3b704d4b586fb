"""A paper in its own language: as bytes, as a proven file, and by name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from lupdesk.documents.atomic import placed
from lupdesk.documents.looking import look
from lupdesk.documents.pdf.logo import read_logo
from lupdesk.documents.pdf.typesetting import number_of
from lupdesk.documents.pdf.writing import Print, pdf_bytes, printed
from lupdesk.documents.proof import found_in, refusal
from lupdesk.documents.readers import read_back
from lupdesk.documents.reading import Reading
from lupdesk.domain.composition.document import Document
from lupdesk.domain.composition.sheet import Workbook
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.form_lines import FormSheet
from lupdesk.domain.formats import Format, format_of
from lupdesk.domain.kinds import DocumentKind, SheetKind
from lupdesk.domain.mail_drafts import Draft
from lupdesk.domain.papers import Paper, Unshown
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.problems import Problem
from lupdesk.wording import Wording

_UNFIT: Final = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
"""What some file system does not take in a name."""
_LONGEST: Final = 120


def paper_bytes(document: Document, format: Format = Format.PDF) -> bytes:
    """The very bytes that an export writes. Problem ``format-not-for-kind`` for a format that a
    document has not.
    """
    wording = Wording(document.language)
    if format is Format.PDF:
        return pdf_bytes(document, wording)
    if format is Format.DOCX:
        from lupdesk.documents.word import word_bytes

        return word_bytes(document, wording)
    if format is Format.TXT:
        from lupdesk.documents.plain import text_bytes

        return text_bytes(document, wording)
    raise Problem("format-not-for-kind", kind=document.kind.value, format=format.value)


def workbook_bytes(workbook: Workbook) -> bytes:
    """The very bytes that an export of tables as a workbook writes."""
    from lupdesk.documents.sheets import sheet_bytes

    return sheet_bytes(workbook, Wording(workbook.language))


def files_of(workbook: Workbook, path: Path, format: Format) -> dict[Path, bytes]:
    """The very bytes of each file of an export. CSV holds one sheet: of several each becomes a file
    beside the others, with its name after that of ``path``. Problem ``format-not-for-kind``.
    """
    if format is Format.XLSX:
        return {path: workbook_bytes(workbook)}
    if format is not Format.CSV:
        raise Problem("format-not-for-kind", kind=workbook.kind.value, format=format.value)
    from lupdesk.documents.sheets.delimited import csv_bytes

    wording = Wording(workbook.language)
    if len(workbook.sheets) == 1:
        return {path: csv_bytes(workbook.sheets[0], wording)}
    named = format_of(path.name) is Format.CSV
    stem, ending = (path.stem, path.suffix) if named else (path.name, Format.CSV.suffix)
    files: dict[Path, bytes] = {}
    for sheet in workbook.sheets:
        name = fit_for_a_file(wording.text(sheet.name))
        files[path.with_name(f"{stem} - {name}{ending}")] = csv_bytes(sheet, wording)
    return files


@contextmanager
def proven_workbook(
    workbook: Workbook,
    path: Path,
    forbidden: Sequence[Forbidden],
    people: tuple[str, ...] = (),
    shown: Collection[str] = (),
) -> Iterator[Paper]:
    """As ``proven``, of tables."""
    with proven_tables(workbook, path, forbidden, people, shown) as made:
        yield made[path]


@contextmanager
def proven_tables(
    workbook: Workbook,
    path: Path,
    forbidden: Sequence[Forbidden],
    people: tuple[str, ...] = (),
    shown: Collection[str] = (),
    format: Format = Format.XLSX,
) -> Iterator[dict[Path, Paper]]:
    """As ``proven``, of all files that ``files_of`` makes: none takes its place before all of them
    were read back.
    """
    with ExitStack() as stack:
        made = {}
        for file, data in files_of(workbook, path, format).items():
            beside = stack.enter_context(placed(data, file))
            made[file] = _proved(beside, forbidden, people, shown, format)
        yield made


@contextmanager
def proven(
    document: Document,
    path: Path,
    forbidden: Sequence[Forbidden],
    people: tuple[str, ...] = (),
    shown: Collection[str] = (),
    format: Format = Format.PDF,
) -> Iterator[Paper]:
    """The paper beside ``path``, read back and found clean; takes its place when the block ends.
    ``people`` are names that are looked for in it, to be noted and not to be refused;
    ``shown`` are those of them who may be named.

    Problem ``proof-found``, ``proof-found-hidden`` or ``proof-unreadable`` before the block. When
    the block raises, an earlier file at ``path`` is as it was.
    """
    if format is not Format.PDF:
        logo = read_logo(document.look.logo).pictures if document.look.logo else frozenset[str]()
        with placed(paper_bytes(document, format), path) as beside:
            yield _proved(beside, forbidden, people, shown, format, logo)
        return
    made = printed(document, Wording(document.language))
    with placed(made.data, path) as beside:
        yield _proved_pdf(made, _read_back(beside), forbidden, people, shown)


def form_bytes(sheet: FormSheet, format: Format = Format.PDF) -> tuple[bytes, frozenset[str]]:
    """The very bytes of a form that goes out, and its pictures that are known to be harmless.
    Problem ``format-not-for-kind`` for another format than PDF and HTML.
    """
    if format is Format.PDF:
        from lupdesk.documents.forms.sheet_pdf import form_pdf

        made = form_pdf(sheet)
        return made.data, made.pictures
    if format is Format.HTML:
        from lupdesk.documents.forms.page import form_page

        page = form_page(sheet)
        return page.data, page.pictures
    raise Problem("format-not-for-kind", kind=sheet.kind, format=format.value)


@contextmanager
def proven_form(
    sheet: FormSheet,
    path: Path,
    forbidden: Sequence[Forbidden],
    people: tuple[str, ...] = (),
    shown: Collection[str] = (),
    format: Format = Format.PDF,
) -> Iterator[Paper]:
    """As ``proven``, of a form that goes out to be answered."""
    if format is Format.PDF:
        from lupdesk.documents.forms.sheet_pdf import form_pdf

        made = form_pdf(sheet)
        with placed(made.data, path) as beside:
            yield _proved_pdf(made, _read_back(beside), forbidden, people, shown)
        return
    data, pictures = form_bytes(sheet, format)
    with placed(data, path) as beside:
        yield _proved(beside, forbidden, people, shown, format, pictures)


@contextmanager
def proven_mail(
    draft: Draft,
    path: Path,
    forbidden: Sequence[Forbidden],
    people: tuple[str, ...] = (),
    shown: Collection[str] = (),
    pictures: frozenset[str] = frozenset(),
) -> Iterator[Paper]:
    """As ``proven``, of a draft with all that it encloses; ``pictures`` of those files."""
    from lupdesk.documents.mail import mail_bytes

    with placed(mail_bytes(draft), path) as beside:
        yield _proved(beside, forbidden, people, shown, Format.EML, pictures)


def _clean(reading: Reading, forbidden: Sequence[Forbidden]) -> Reading:
    for finding in found_in(reading, forbidden):
        raise refusal(finding)
    return reading


def _not_shown(letters: str, pages: Sequence[str]) -> Iterator[Unshown]:
    for letter in letters:
        number = re.compile(rf"[\[\s]{re.escape(number_of(letter))}[\]\s]")
        found = (at for at, page in enumerate(pages, 1) if number.search(page))
        yield Unshown(letter, next(found, 0))


def proven_bytes(
    document: Document,
    forbidden: Sequence[Forbidden],
    people: tuple[str, ...] = (),
    shown: Collection[str] = (),
) -> tuple[bytes, Paper]:
    """As ``proven``, of a paper that becomes no file: for the printer."""
    made = printed(document, Wording(document.language))
    return made.data, _proved_pdf(made, made.data, forbidden, people, shown)


def _proved_pdf(
    made: Print,
    data: bytes,
    forbidden: Sequence[Forbidden],
    people: tuple[str, ...],
    shown: Collection[str],
) -> Paper:
    reading = _clean(read_back(data, Format.PDF, made.pictures), forbidden)
    unshown = tuple(_not_shown(made.missing, reading.pages))
    return replace(look(data, reading, people, shown), unshown=unshown)


def _proved(
    beside: Path,
    forbidden: Sequence[Forbidden],
    people: tuple[str, ...],
    shown: Collection[str],
    format: Format,
    pictures: frozenset[str] = frozenset(),
) -> Paper:
    data = _read_back(beside)
    reading = _clean(read_back(data, format, pictures), forbidden)
    if format in (Format.HTML, Format.EML):
        from lupdesk.documents.looking_page import look_at_mail, look_at_page

        see = look_at_page if format is Format.HTML else look_at_mail
        return see(data, reading, people, shown)
    if format in (Format.TXT, Format.CSV):
        from lupdesk.documents.looking_letters import look_at_letters

        return look_at_letters(data, reading, people, shown)
    from lupdesk.documents.looking_office import look_at_office

    return look_at_office(data, reading, people, shown, format)


def _read_back(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Problem("proof-unreadable") from error


def file_name(
    kind: DocumentKind | SheetKind,
    language: str,
    about: Text,
    on: date | None,
    format: Format = Format.PDF,
) -> str:
    """``Referat 2027-03-16 Heimkontakt AS.pdf``."""
    wording = Wording(language)
    parts = (
        wording.phrase(Phrase(f"document.{kind}")),
        on.isoformat() if on else "",
        wording.text(about),
    )
    name = " ".join(part for part in parts if part)
    return f"{fit_for_a_file(name)}{format.suffix}"


def fit_for_a_file(name: str) -> str:
    """The name without what a file system refuses, and not too long for one."""
    plain = _UNFIT.sub(" ", unicodedata.normalize("NFC", name))
    return " ".join(plain.split())[:_LONGEST].strip(" .") or "_"
