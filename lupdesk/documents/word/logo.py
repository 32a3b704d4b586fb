"""The office's logo at the head of the first page: pixels, since few programs draw lines."""

from __future__ import annotations

import io

from docx.document import Document as WordDocument
from docx.shared import Pt

from lupdesk.documents.pdf.logo import read_logo
from lupdesk.documents.word.text import Setter
from lupdesk.documents.word.xml import Element
from lupdesk.domain.composition.document import Document


def logo(made: WordDocument, document: Document, setter: Setter) -> list[Element]:
    """One paragraph, or none. Its words are the office's name, which stands in the head as text."""
    if not document.look.logo:
        return []
    read = read_logo(document.look.logo)
    paragraph = made.add_paragraph()
    run = paragraph.add_run()
    shape = run.add_picture(io.BytesIO(read.png), Pt(read.wide), Pt(read.high))
    drawn = shape._inline.docPr  # noqa: SLF001 - the library has no public name for it
    drawn.set("name", "")
    drawn.set("descr", setter.line(document.office))
    made.element.body.remove(paragraph._p)  # noqa: SLF001
    return [setter.p("Logo", run._r)]  # noqa: SLF001
