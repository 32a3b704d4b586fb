"""Every way to write a name, in a Word file and in a plain text: the proof finds it there too."""

from __future__ import annotations

import pytest

from lupdesk.documents.papers import paper_bytes
from lupdesk.documents.proof import prove
from lupdesk.domain.composition.document import Block, Paragraph, Table
from lupdesk.domain.formats import Format
from tests.documents.samples import document, rows
from tests.documents.test_every_spelling import FORBIDDEN, INNOCENT, SPELLINGS
from tests.documents.wordfile import changed

WORDS = (Format.DOCX, Format.TXT)
_PLAIN = paper_bytes(document(Paragraph("Noe annet.")), Format.DOCX)


def _blocks(text: str) -> tuple[Block, ...]:
    return (
        Paragraph(f"Vi har sett på {text} og på annet."),
        Table(("a", "b"), rows(("Noe", f"Om {text} nå")), (1, 1)),
    )


@pytest.mark.parametrize("format", WORDS)
@pytest.mark.parametrize("text", SPELLINGS)
def test_the_proof_finds_it(text: str, format: Format) -> None:
    for block in _blocks(text):
        data = paper_bytes(document(block), format)
        assert [one.where for one in prove(data, FORBIDDEN, format)][:1] == ["text"]


@pytest.mark.parametrize("text", SPELLINGS)
def test_the_proof_finds_it_in_a_property(text: str) -> None:
    data = paper_bytes(document(Paragraph("Noe annet."), class_word=f"Om {text} nå"), Format.DOCX)
    found = [one.where for one in prove(data, FORBIDDEN, Format.DOCX)]
    assert "property" in found or "page-head" in found
    spoilt = changed(
        _PLAIN,
        "docProps/core.xml",
        lambda xml: xml.replace(b"Offentlig", _escaped(f"Om {text} nå")),
    )
    assert "property" in [one.where for one in prove(spoilt, FORBIDDEN, Format.DOCX)]


def _escaped(text: str) -> bytes:
    whole = text.replace("&", "&amp;").replace("<", "&lt;")
    return "".join(char if char >= " " or char == "\n" else "" for char in whole).encode()


@pytest.mark.parametrize("format", WORDS)
@pytest.mark.parametrize("text", INNOCENT)
def test_the_proof_lets_other_words_through(text: str, format: Format) -> None:
    for block in _blocks(text):
        assert prove(paper_bytes(document(block), format), FORBIDDEN, format) == []


@pytest.mark.parametrize("format", WORDS)
@pytest.mark.parametrize(
    "block",
    [
        Table(("a", "b"), rows(("Om Heim", "kontakt og annet")), (1, 1)),
        Table(("a",), rows(("Løype",), ("Data",)), (1,)),
        Table(("923 609", "016"), rows(("a", "b")), (1, 1)),
        Paragraph("Sæther\nLøype"),
    ],
    ids=("cells", "rows", "heads", "lines"),
)
def test_halves_in_two_places_stop_the_file(block: Block, format: Format) -> None:
    assert prove(paper_bytes(document(block), format), FORBIDDEN, format)
