"""A Document as bytes of a PDF, and as a file that is whole or not there."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from lupdesk.documents.atomic import put
from lupdesk.documents.begun import begun
from lupdesk.documents.pdf.contents import laid_out
from lupdesk.documents.pdf.finish import Properties, finished
from lupdesk.documents.pdf.flow import Placed
from lupdesk.documents.pdf.logo import Logo, read_logo
from lupdesk.documents.pdf.page import Furniture, Pages
from lupdesk.documents.pdf.palette import Palette, palette
from lupdesk.documents.pdf.story import furniture, story
from lupdesk.documents.pdf.tagging import TaggedCanvas
from lupdesk.documents.pdf.typesetter import TAGS, Typesetter
from lupdesk.domain.composition.document import Document
from lupdesk.wording import Wording

HOUSE: Final = "#0B6175"
"""A deep fjord blue, where the office has no colour of its own."""


@dataclass(frozen=True, slots=True)
class Written:
    path: Path
    sha256: str
    pages: int
    size: int
    """Bytes."""
    missing: str = ""
    """Characters that no font has; the number of each stands in its place."""


@dataclass(frozen=True, slots=True)
class Print:
    """A document in memory, ready to be a file."""

    data: bytes
    pages: int
    missing: str
    pictures: frozenset[str] = frozenset()
    """SHA-256 of the pixels of its pictures, of which none is but the office's own logo."""

    def written(self, path: Path) -> Written:
        digest = hashlib.sha256(self.data).hexdigest()
        return Written(path, digest, self.pages, len(self.data), self.missing)


def printed(document: Document, wording: Wording, colours: Palette | None = None) -> Print:
    """``wording`` is the document's own language. Same document, same bytes."""
    document = begun(document)
    setter = Typesetter(wording, colours or palette(document.look.accent or HOUSE))
    logo = read_logo(document.look.logo) if document.look.logo else None
    around = furniture(document, setter, logo)
    pages = laid_out(story(document, setter), setter)
    return printed_pages(pages, setter, around, logo, document.language, document.on)


def printed_pages(
    pages: list[list[Placed]],
    setter: Typesetter,
    around: Furniture,
    logo: Logo | None,
    language: str,
    on: date,
    mark: str = "",
) -> Print:
    """Pages that are laid out already. ``mark`` is told in the properties of a form."""
    raw = io.BytesIO()
    canvas = TaggedCanvas(raw)
    Pages(canvas, around, setter.sheet).draw(pages)
    canvas.save()
    properties = Properties(
        title=around.title or around.class_word,
        author=around.office,
        subject=around.class_word,
        language=TAGS.get(language, "en-GB"),
        on=on.isoformat(),
        mark=mark,
    )
    data, count = finished(raw.getvalue(), setter.root, properties)
    missing = "".join(sorted(setter.glyphs.missing))
    return Print(data, count, missing, frozenset() if logo is None else logo.pictures)


def pdf_bytes(document: Document, wording: Wording) -> bytes:
    return printed(document, wording).data


def write_pdf(document: Document, path: Path, wording: Wording) -> Written:
    """Problem ``disk-full-file``, ``no-permission``, ``folder-missing`` or ``disk-trouble``."""
    made = printed(document, wording)
    put(made.data, path)
    return made.written(path)
