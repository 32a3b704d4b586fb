"""The Word file: what Word, a screen reader and an archive find in it."""

from __future__ import annotations

import hashlib
import itertools
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from lupdesk.documents.proof import prove
from lupdesk.documents.word import word_bytes
from lupdesk.domain.composition.document import (
    AnswerSpace,
    Bullets,
    Cell,
    ClassMark,
    Document,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Table,
    Withheld,
)
from lupdesk.domain.formats import Format
from lupdesk.domain.house import Look
from lupdesk.wording import Wording
from tests.documents.samples import KINDS, SECRET, document, rows
from tests.documents.wordfile import W, outline, parts, reopened


@pytest.fixture(params=["nb", "en"])
def wording(request: pytest.FixtureRequest) -> Wording:
    return Wording(request.param)


def _word(*blocks: object, **facts: object) -> bytes:
    return word_bytes(document(*blocks, **facts), Wording("nb"))  # type: ignore[arg-type]


def _body(data: bytes) -> etree._Element:
    return etree.fromstring(parts(data)["word/document.xml"])


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_document_is_the_same_file(kind: str, wording: Wording) -> None:
    assert word_bytes(KINDS[kind](), wording) == word_bytes(KINDS[kind](), wording)


def test_another_process_writes_the_same_file(root: Path) -> None:
    code = (
        "import hashlib; from lupdesk.documents.word import word_bytes;"
        "from lupdesk.wording import Wording; from tests.documents.samples import minutes;"
        "print(hashlib.sha256(word_bytes(minutes(), Wording('nb'))).hexdigest())"
    )
    seeded = {**os.environ, "PYTHONHASHSEED": "99", "TZ": "Pacific/Auckland"}
    other = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env=seeded,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    here = hashlib.sha256(word_bytes(KINDS["referat"](), Wording("nb"))).hexdigest()
    assert other.stdout.strip() == here


@pytest.mark.parametrize("kind", KINDS)
def test_headings_go_down_one_level_at_a_time(kind: str) -> None:
    whole = reopened(word_bytes(KINDS[kind](), Wording("nb")))
    names = [one.style.name for one in whole.paragraphs if one.style is not None]
    levels = [int(name[-1]) for name in names if name and name.startswith("Heading")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("kind", KINDS)
def test_each_table_has_a_head_that_comes_again(kind: str) -> None:
    body = _body(word_bytes(KINDS[kind](), Wording("nb")))
    tables = list(body.iter(f"{W}tbl"))
    for table in tables:
        first = table.find(f"{W}tr")
        assert first is not None
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        rest = list(table.iter(f"{W}tr"))[2:]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rest)


@pytest.mark.parametrize("kind", KINDS)
def test_the_columns_of_a_table_add_up(kind: str) -> None:
    for table in _body(word_bytes(KINDS[kind](), Wording("nb"))).iter(f"{W}tbl"):
        wide = [int(str(one.get(f"{W}w"))) for one in table.iter(f"{W}gridCol")]
        for row in table.iter(f"{W}tr"):
            cells = [int(str(one.get(f"{W}w"))) for one in row.iter(f"{W}tcW")]
            assert sum(cells) == sum(wide)


def test_charts_have_words_for_their_pictures() -> None:
    for kind, found in (("oppsummering", 3), ("motetid", 1), ("protokoll", 1)):
        body = _body(word_bytes(KINDS[kind](), Wording("nb")))
        said = [str(one.get(f"{W}val")) for one in body.iter(f"{W}tblDescription")]
        assert len(said) == found
        assert all(len(one) > 15 for one in said)


def test_a_list_is_a_list() -> None:
    whole = reopened(_word(Bullets(("Første", "Andre\nmed en linje til", "  "))))
    items = [one for one in whole.paragraphs if one.style and one.style.name == "List Bullet"]
    assert [one.text for one in items] == ["Første", "Andre\nmed en linje til"]
    style = whole.styles["List Bullet"].element
    assert style.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val") == "1"
    number = whole.part.numbering_part.element
    assert number.find(f"{W}abstractNum/{W}lvl/{W}numFmt").get(f"{W}val") == "bullet"


def test_properties_tell_of_the_office_and_no_person() -> None:
    for language, tag in (("nb", "nb-NO"), ("en", "en-GB")):
        data = word_bytes(document(Paragraph("x"), language=language), Wording(language))
        said = reopened(data).core_properties
        assert (said.title, said.author) == ("Referat fra en-til-en-møte", "Trefjordsamarbeidet")
        assert (said.last_modified_by, said.language) == ("Trefjordsamarbeidet", tag)
        assert (said.subject, said.version, said.comments) == ("Offentlig", "utkast 2", "")
        assert said.created == said.modified == datetime(2027, 3, 24, 12, tzinfo=UTC)
        styles = parts(data)["word/styles.xml"].decode()
        assert f'<w:lang w:val="{tag}"' in styles


def test_nothing_of_the_librarys_own_template_is_left() -> None:
    found = parts(_word(Paragraph("x")))
    assert sorted(found) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/header1.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]
    assert b"python-docx" not in b"".join(found.values())


@pytest.mark.parametrize("mark", ClassMark)
def test_class_mark_and_version_stand_on_every_page(mark: ClassMark) -> None:
    said = outline(_word(Paragraph("x"), class_mark=mark, class_word="Kun for Dal AS"))
    assert "[head] Header: Trefjordsamarbeidet\t\u00a0Kun for Dal AS\u00a0" in said
    assert "[foot] Footer: TFS-2027-01  ·  utkast 2  ·  24.\u00a0mars\u00a02027\tSide " in said
    fields = etree.fromstring(parts(_word(Paragraph("x")))["word/footer1.xml"])
    kinds = [str(one.get(f"{W}instr")).strip() for one in fields.iter(f"{W}fldSimple")]
    assert kinds == ["PAGE", "NUMPAGES"]


def test_a_long_name_and_a_long_mark_stand_under_each_other() -> None:
    said = outline(_word(Paragraph("x"), office="Kontoret " * 9, class_word="Kun for alle " * 9))
    assert said.count("[head]") == 2


def test_a_page_begins_where_it_was_asked() -> None:
    body = _body(_word(Paragraph("a"), PageBreak(), Heading(2, "b"), PageBreak()))
    broken = [
        one for one in body.iter(f"{W}p") if one.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert ["".join(map(str, one.itertext())) for one in broken] == ["b"]


def test_arabic_runs_from_the_right_and_stays_whole() -> None:
    body = _body(_word(Paragraph("مرحبا بكم"), Paragraph("会議の議事録 og mer"), Paragraph("שלום")))
    turned = [one for one in body.iter(f"{W}p") if one.find(f"{W}pPr/{W}bidi") is not None]
    assert ["".join(map(str, one.itertext())) for one in turned] == ["مرحبا بكم", "שלום"]
    assert all(one.find(f"{W}r/{W}rPr/{W}rtl") is not None for one in turned)


@pytest.mark.parametrize(
    "said",
    [
        "a\x00\x01\x0b\x0c\x1f\x7fb",
        "a\ud800b\ufffe\uffff",
        "<script>alert(1)</script> & <w:p/> ]]> &amp; %s {0}",
        "=cmd|' /C calc'!A0",
        "snu \u202eom\u202c nå",
        "ord" * 16_000,
        "to\n\nlinjer\r\n\u2028og fler",
        "e\u0301\u0301\u0301 👩‍👩‍👧 ﷽",
    ],
    ids=["controls", "surrogates", "markup", "formula", "turned", "long", "lines", "marks"],
)
def test_whatever_somebody_typed_is_text_and_opens(said: str) -> None:
    blocks = (
        Paragraph(said),
        Heading(2, said),
        Bullets((said,)),
        Facts(((said, said),), said),
        Table((said,), (Row((Cell(said, said, strong=True),)),), (1,)),
        Withheld(said, 3, SECRET, (said,), (said,)),
    )
    data = _word(*blocks, title=said, office=said, version=said, class_word=said)
    text = outline(data)
    assert "\u202e" not in text
    assert reopened(data).core_properties.title is not None
    if said.startswith("<"):
        assert "<script>alert(1)</script> & <w:p/> ]]> &amp; %s {0}" in text


def test_an_empty_document_opens() -> None:
    bare = document(office="", reference="", kicker="", title="", subtitle="", version="")
    assert reopened(word_bytes(bare, Wording("nb"))).core_properties.title == "Offentlig"
    for block in (Bullets(()), Facts(()), Table((), (), ()), AnswerSpace(0), PageBreak()):
        assert reopened(_word(block)).sections[0].header.paragraphs


def test_room_to_write_has_its_lines() -> None:
    whole = reopened(_word(AnswerSpace(4)))
    assert sum(one.style is not None and one.style.name == "Ruled" for one in whole.paragraphs) == 4


def test_a_row_that_is_too_short_fills_its_table() -> None:
    made: Document = document(Table(("a", "b", "c"), rows(("1",), ("1", "2", "3")), (1, 1, 1)))
    body = _body(word_bytes(made, Wording("nb")))
    spans = [str(one.get(f"{W}val")) for one in body.iter(f"{W}gridSpan")]
    assert spans == ["3"]


def test_the_office_has_its_own_colour_and_the_file_is_proved_all_the_same() -> None:
    plain = document(Heading(2, "Funn"), Paragraph("Noe"))
    own = replace(plain, look=Look(accent="#7A1F5C"))
    made = word_bytes(own, Wording("nb"))
    styles = parts(made)["word/styles.xml"].decode("utf-8")
    assert "7A1F5C" in styles
    assert "7A1F5C" not in parts(word_bytes(plain, Wording("nb")))["word/styles.xml"].decode(
        "utf-8"
    )
    assert prove(made, [], Format.DOCX) == []
