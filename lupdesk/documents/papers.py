"""A paper in its own language: as bytes, as a proven file, and by name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

from lupdesk.documents.atomic import placed
from lupdesk.documents.looking import look
from lupdesk.documents.pdf.writing import pdf_bytes, printed
from lupdesk.documents.proof import found_in, refusal
from lupdesk.documents.reading import read_text
from lupdesk.domain.composition.document import Document
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.kinds import DocumentKind
from lupdesk.domain.papers import Paper
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.problems import Problem
from lupdesk.wording import Wording

_UNFIT: Final = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
"""What some file system does not take in a name."""
_LONGEST: Final = 120


def paper_bytes(document: Document) -> bytes:
    """The very bytes that an export writes."""
    return pdf_bytes(document, Wording(document.language))


@contextmanager
def proven(
    document: Document, path: Path, forbidden: Sequence[Forbidden], people: tuple[str, ...] = ()
) -> Iterator[Paper]:
    """The paper beside ``path``, read back and found clean; takes its place when the block ends.
    ``people`` are names that are looked for in it, to be noted and not to be refused.

    Problem ``proof-found``, ``proof-found-hidden`` or ``proof-unreadable`` before the block. When
    the block raises, an earlier file at ``path`` is as it was.
    """
    made = printed(document, Wording(document.language))
    with placed(made.data, path) as beside:
        data = _read_back(beside)
        reading = read_text(data)
        for finding in found_in(reading, forbidden):
            raise refusal(finding)
        yield look(data, reading, people)


def proven_bytes(
    document: Document, forbidden: Sequence[Forbidden], people: tuple[str, ...] = ()
) -> tuple[bytes, Paper]:
    """As ``proven``, of a paper that becomes no file: for the printer."""
    made = printed(document, Wording(document.language))
    reading = read_text(made.data)
    for finding in found_in(reading, forbidden):
        raise refusal(finding)
    return made.data, look(made.data, reading, people)


def _read_back(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Problem("proof-unreadable") from error


def file_name(kind: DocumentKind, language: str, about: Text, on: date | None) -> str:
    """``Referat 2027-03-16 Heimkontakt AS.pdf``."""
    wording = Wording(language)
    parts = (
        wording.phrase(Phrase(f"document.{kind}")),
        on.isoformat() if on else "",
        wording.text(about),
    )
    name = " ".join(part for part in parts if part)
    return f"{fit_for_a_file(name)}.pdf"


def fit_for_a_file(name: str) -> str:
    """The name without what a file system refuses, and not too long for one."""
    plain = _UNFIT.sub(" ", unicodedata.normalize("NFC", name))
    return " ".join(plain.split())[:_LONGEST].strip(" .") or "_"
