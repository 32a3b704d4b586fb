"""The proof of a Word file: whatever part of it a name hides in, and what cannot be proved at all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from lupdesk.documents.papers import paper_bytes, proven
from lupdesk.documents.proof import prove
from lupdesk.domain.composition.document import (
    Bar,
    BarChart,
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    Figure,
    Figures,
    Heading,
    Noted,
    Paragraph,
    Row,
    SlotBar,
    Table,
    TargetsChart,
    TargetsRow,
    TimeBar,
    TimeChart,
    Timeline,
    TimelinePoint,
    TintBox,
    Withheld,
)
from lupdesk.domain.composition.risk_grid import GridCell, RiskGrid
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.formats import Format
from lupdesk.problems import Problem
from tests.documents.samples import KINDS, OPEN, SECRET, document, rows
from tests.documents.wordfile import added, changed, packed, parts

NAME = Forbidden("Heimkontakt AS", "other-supplier")
STATEMENT = Forbidden(
    "Kundens nåværende kobling mot journalsystemet har en svakhet som ennå ikke er rettet, "
    "og alle kan utnytte den.",
    "secret",
)
_FILL = Paragraph("Noe annet som er lov å si høyt. ")
BLOCKS: list[Block] = [
    Paragraph("Vi møtte Heimkontakt AS."),
    Paragraph("HEIMKONTAKT as"),
    Paragraph("Heim\u00adkon\u200btakt AS"),
    Paragraph("Heimkontakt\nAS"),
    Paragraph("Ｈeimkontakt AS"),
    Heading(3, "Heimkontakt AS"),
    Noted(("Noe.",), mark=OPEN, notes=("Heimkontakt AS",)),
    Noted(("Noe.",), detail=("Heimkontakt AS",)),
    Noted(("Noe.",), count="Heimkontakt AS"),
    Noted(("Noe.",), notes=("Sagt av Heimkontakt AS, og det var mye.",)),
    Bullets(("a", "Heimkontakt AS")),
    Facts((("Hvem", "Heimkontakt AS"),)),
    Facts((("Hvem", "Noen"),), "Heimkontakt AS"),
    Figures((Figure("3", "Heimkontakt AS"), Figure("2", "x"))),
    TintBox((("Hvem", "Heimkontakt AS"),)),
    Table(("Heimkontakt AS",), rows(("a",)), (1,)),
    Table(("Hvem",), (Row((Cell("a", "Heimkontakt AS"),)),), (1,)),
    BarChart("Tall", (Bar("Heimkontakt AS", 2),), "Alt"),
    TargetsChart(
        "Tall", (TargetsRow("Heimkontakt AS", "nullpunkt 4", "mål 2", 0.8, 0.4, "0", "5"),), "Alt"
    ),
    TimeChart("Tall", 1, "Plan", (TimeBar("L1", "Heimkontakt AS", 1, "x"),), "Alt"),
    RiskGrid(
        "Tall",
        "Opp",
        "Bort",
        ("Heimkontakt AS",),
        ("1",),
        ((GridCell(1, ("1",)),),),
        ("Lav", "Middels", "Høy"),
        ("nå", "etter"),
        "Alt",
    ),
    Timeline((TimelinePoint("Heimkontakt AS", "x", done=True),), "Alt"),
    Timeline((TimelinePoint("x", "Heimkontakt AS", done=True),), "Alt"),
    Withheld("Heimkontakt AS", 1, SECRET),
    Withheld("x", 1, SECRET, why=("Heimkontakt AS",)),
]


def _word(*blocks: Block, **facts: object) -> bytes:
    return paper_bytes(document(*blocks, **facts), Format.DOCX)


def _wheres(data: bytes, *forbidden: Forbidden) -> list[str]:
    return [one.where for one in prove(data, forbidden or (NAME,), Format.DOCX)]


@pytest.mark.parametrize("format", [Format.DOCX, Format.TXT])
@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_a_name_in_any_block(block: Block, format: Format) -> None:
    found = prove(paper_bytes(document(block), format), [NAME], format)
    assert [one.where for one in found] == ["text"]


@pytest.mark.parametrize("format", [Format.DOCX, Format.TXT])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_there_is_nothing_found(kind: str, format: Format) -> None:
    data = paper_bytes(KINDS[kind](), format)
    assert prove(data, [Forbidden("Fjellvarsel Nord", "names-somebody"), STATEMENT], format) == []


@pytest.mark.parametrize("word", ["Normal", "Strong", "Rows", "Center", "Microsoft", "Tabell Text"])
def test_a_supplier_called_like_a_word_of_the_format_holds_nothing_up(word: str) -> None:
    called = Forbidden(f"{word} AS", "names-somebody")
    for kind in KINDS.values():
        assert prove(paper_bytes(kind(), Format.DOCX), [called], Format.DOCX) == []
    assert _wheres(_word(Paragraph(f"Om {word} AS.")), called) == ["text"]


@pytest.mark.parametrize("fact", ["title", "subtitle", "kicker", "office", "class_word", "version"])
def test_in_the_head_of_the_document(fact: str) -> None:
    assert _wheres(_word(_FILL, **{fact: "For Heimkontakt AS"}))


@pytest.mark.parametrize(
    "block",
    [
        BarChart("Tall", (Bar("x", 2),), "Heimkontakt AS sa to ting"),
        TargetsChart(
            "Tall", (TargetsRow("x", "nullpunkt 4", "mål 2", 0.8, 0.4, "0", "5"),), "Heimkontakt AS"
        ),
        RiskGrid(
            "Tall",
            "Opp",
            "Bort",
            ("x",),
            ("1",),
            ((GridCell(1, ("1",)),),),
            ("Lav", "Middels", "Høy"),
            ("nå", "etter"),
            "Heimkontakt AS",
        ),
        SlotBar(45, 15, "Heimkontakt AS"),
        TimeChart("Tall", 1, "Plan", (TimeBar("L1", "x", 1, "x"),), "Heimkontakt AS"),
    ],
    ids=lambda block: type(block).__name__,
)
def test_in_an_alternative_text(block: Block) -> None:
    assert _wheres(_word(block)) == ["alternative-text"]


# -- planted by hand ------------------------------------------------------------------------------

DOCUMENT = "word/document.xml"
_W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _in_body(xml: str) -> Callable[[bytes], bytes]:
    return lambda body: body.replace(b"<w:sectPr", xml.encode() + b"<w:sectPr", 1)


SPLIT = "<w:p>" + "".join(f"<w:r><w:t>{part}</w:t></w:r>" for part in ("He", "im", "kont", "akt"))
PLANTED = {
    "split runs": f"{SPLIT}</w:p>",
    "spell checked": "<w:p><w:r><w:t>Heim</w:t></w:r><w:proofErr w:type='spellStart'/>"
    "<w:r><w:t>kontakt</w:t></w:r></w:p>",
    "a comment within": "<w:p><w:r><w:t>Heim<!-- x -->kontakt</w:t></w:r></w:p>",
    "deleted": "<w:p><w:del w:id='1' w:author='x'><w:r><w:delText>Heimkontakt</w:delText></w:r></w:del></w:p>",
    "between what is deleted": "<w:p><w:r><w:t>Heim</w:t></w:r><w:del w:id='1'><w:r>"
    "<w:delText>zzzz</w:delText></w:r></w:del><w:r><w:t>kontakt</w:t></w:r></w:p>",
    "between what is hidden": "<w:p><w:r><w:t>Heim</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr>"
    "<w:t>zzzz</w:t></w:r><w:r><w:t>kontakt</w:t></w:r></w:p>",
    "hidden": "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Heimkontakt</w:t></w:r></w:p>",
    "a field": "<w:p><w:r><w:instrText>AUTHOR Heimkontakt</w:instrText></w:r></w:p>",
    "a simple field": "<w:p><w:fldSimple w:instr=' AUTHOR Heimkontakt '/></w:p>",
    "soft hyphens": "<w:p><w:r><w:t>Heim</w:t><w:softHyphen/><w:t>kontakt</w:t></w:r></w:p>",
    "signs of a font": "<w:p><w:r><w:t>Heimkon</w:t><w:sym w:font='Symbol' w:char='F074'/>"
    "<w:t>akt</w:t></w:r></w:p>",
    "the author of a change": "<w:p><w:ins w:id='1' w:author='Heimkontakt'/></w:p>",
    "a bookmark": "<w:p><w:bookmarkStart w:id='1' w:name='Heimkontakt'/></w:p>",
    "a content control": "<w:sdt><w:sdtPr><w:alias w:val='Heimkontakt'/></w:sdtPr></w:sdt>",
    "an XML comment": "<!-- Heimkontakt -->",
    "an instruction": "<?note Heimkontakt?>",
    "an element": "<w:heimkontakt/>",
    "a namespace": "<x:y xmlns:x='http://example.org/heimkontakt'/>",
    "a text box": "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Heimkontakt</w:t></w:r></w:p>"
    "</w:txbxContent></w:pict></w:r></w:p>",
    "loose text": "Heimkontakt",
}


@pytest.mark.parametrize("place", PLANTED)
def test_planted_in_the_document(place: str) -> None:
    data = changed(_word(_FILL), DOCUMENT, _in_body(PLANTED[place]))
    assert _wheres(data, Forbidden("Heimkontakt", "names-somebody"))


def test_a_statement_over_paragraphs_and_cells() -> None:
    words = STATEMENT.text.split()
    halves = (" ".join(words[:9]), " ".join(words[9:]))
    for block in (
        Paragraph("\n".join(words)),
        Table(("a", "b"), rows(halves), (1, 1)),
        Bullets(halves),
    ):
        assert _wheres(_word(block), STATEMENT) == ["text"]


OTHER_PARTS = {
    "word/comments.xml": (b"<w:comments %s><w:comment w:author='x'><w:p><w:r><w:t>Heim</w:t></w:r>"
    b"<w:r><w:t>kontakt AS</w:t></w:r></w:p></w:comment></w:comments>" % _W, "comment"),
    "word/people.xml": (b"<w:people %s><w:person w:author='Heimkontakt AS'/></w:people>" % _W, "comment"),
    "word/footnotes.xml": (b"<w:footnotes %s><w:p><w:r><w:t>Heimkontakt AS</w:t></w:r></w:p></w:footnotes>" % _W, "note"),
    "docProps/custom.xml": (b"<Properties><property name='x'>Heimkontakt AS</property></Properties>", "property"),
    "docProps/app.xml": (b"<Properties><Company>Heimkontakt AS</Company></Properties>", "property"),
    "customXml/item1.xml": (b"<a b='Heimkontakt AS'/>", "elsewhere"),
    "word/glossary/document.xml": (b"<w:d %s><w:p><w:r><w:t>Heimkontakt AS</w:t></w:r></w:p></w:d>" % _W, "elsewhere"),
    "Heimkontakt AS/item.xml": (b"<a/>", "part-name"),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHER_PARTS)
def test_in_any_other_part(name: str) -> None:
    part, where = OTHER_PARTS[name]
    assert _wheres(added(_word(_FILL), **{name: part}))[:1] == [where]


@pytest.mark.parametrize(
    ("name", "known"), [("word/styles.xml", b"Kicker"), ("word/fontTable.xml", b"Segoe UI")]
)
def test_in_the_name_of_a_style_or_a_font(name: str, known: bytes) -> None:
    data = changed(_word(_FILL), name, lambda xml: xml.replace(known, b"Heimkontakt AS"))
    assert _wheres(data) == ["elsewhere"]


def _rels(target: str, mode: str = "") -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="{target}" {mode}/></Relationships>'
    ).encode()


def test_a_link_is_read_as_an_address_too() -> None:
    name = "word/_rels/header1.xml.rels"
    data = added(_word(_FILL), **{name: _rels("s/Heim%6Bontakt%20AS")})
    assert _wheres(data) == ["link"]


# -- what cannot be proved --------------------------------------------------------------------------

UNPROVABLE = {
    "word/media/image1.png": (b"\x89PNG", "image"),
    "word/embeddings/sheet.xlsx": (b"PK", "embedded-file"),
    "word/vbaProject.bin": (b"x", "script"),
    "word/afchunk.mht": (b"x", "embedded-file"),
    "word/fonts/font1.odttf": (b"x", "embedded-file"),
    "word/_rels/header1.xml.rels": (_rels("https://example.org/x", 'TargetMode="External"'), "external-link"),
    "word/x.xml": (b"<p:package xmlns:p='x'><p:binaryData>SGVpbQ==</p:binaryData></p:package>", "embedded-file"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNPROVABLE)
def test_what_cannot_be_proved_is_a_finding(name: str) -> None:
    part, code = UNPROVABLE[name]
    found = prove(added(_word(_FILL), **{name: part}), [], Format.DOCX)
    assert (code, "unprovable") in [(one.where, one.forbidden.why) for one in found]


def test_bytes_beside_the_parts_are_a_finding() -> None:
    data = _word(_FILL)
    for spoilt in (b"Heimkontakt" + data, data + b"Heimkontakt"):
        try:
            found = prove(spoilt, [], Format.DOCX)
        except Problem:
            continue
        assert "hidden-bytes" in [one.where for one in found]


def test_the_comment_of_a_package_is_read() -> None:
    out = io.BytesIO(_word(_FILL))
    with zipfile.ZipFile(out, "a") as package:
        package.comment = b"Heimkontakt AS"
    assert "part-name" in _wheres(out.getvalue())


def _doubled() -> bytes:
    out = io.BytesIO(_word(_FILL))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("WORD/document.xml", b"<a/>")
    return out.getvalue()


def _bomb() -> bytes:
    return added(_word(_FILL), **{"word/x.xml": b"<a>" + b" " * 210_000_000 + b"</a>"})


def _entities() -> bytes:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(9))
    xml = f"<!DOCTYPE a [{lol}]><a>&l8;</a>".encode()
    return added(_word(_FILL), **{"word/x.xml": xml})


def _deep() -> bytes:
    return added(_word(_FILL), **{"word/x.xml": b"<a>" * 5000 + b"</a>" * 5000})


BROKEN: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "no zip": lambda: b"PK\x03\x04 not at all",
    "half": lambda: _word(_FILL)[:4000],
    "another zip": lambda: packed({"a.xml": b"<a/>"}),
    "no XML": lambda: changed(_word(_FILL), DOCUMENT, lambda _: b"no XML"),
    "cut XML": lambda: changed(_word(_FILL), DOCUMENT, lambda xml: xml[:200]),
    "two of one name": _doubled,
    "a bomb": _bomb,
    "entities": _entities,
    "an outer entity": lambda: added(
        _word(_FILL),
        **{"word/x.xml": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'},
    ),
    "very deep": _deep,
    "too many parts": lambda: added(
        _word(_FILL), **{f"x/{number}.xml": b"<a/>" for number in range(2001)}
    ),
    "a PDF": lambda: paper_bytes(document(_FILL)),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_or_hostile_file_is_no_proof(how: str) -> None:
    with pytest.raises(Problem) as told:
        prove(BROKEN[how](), [NAME], Format.DOCX)
    assert told.value.code == "proof-unreadable"


def test_an_encrypted_part_is_no_proof() -> None:
    data = bytearray(_word(_FILL))
    for sign, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.index(sign) + at] |= 1
    with pytest.raises(Problem):
        prove(bytes(data), [NAME], Format.DOCX)


@pytest.mark.parametrize("data", [b"", b"   \n", b"a\x00b", b"\x1b[31m", b"\xff\xfeH\xd8"])
def test_what_is_no_text_is_no_proof(data: bytes) -> None:
    with pytest.raises(Problem):
        prove(data, [NAME], Format.TXT)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_of_another_program_is_read(encoding: str) -> None:
    data = "Så møtte vi Heim-\r\nkontakt AS på Åsen.".encode(encoding)
    found = prove(data, [NAME], Format.TXT)
    assert [one.where for one in found] == ["text"]


# -- writing ----------------------------------------------------------------------------------------


def _leaking() -> Document:
    return document(_FILL, Paragraph("Vi møtte Heimkontakt AS."))


@pytest.mark.parametrize("format", [Format.DOCX, Format.TXT])
def test_a_leak_leaves_no_file_and_the_earlier_one_as_it_was(
    format: Format, tmp_path: Path
) -> None:
    path = tmp_path / f"x{format.suffix}"
    with proven(document(_FILL), path, [NAME], format=format) as made:
        assert made.size == len(paper_bytes(document(_FILL), format))
    before = path.read_bytes()
    with (
        pytest.raises(Problem, match="proof-found-hidden"),
        proven(_leaking(), path, [NAME], format=format),
    ):
        pytest.fail("it was let out")
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == [path.name]


def test_a_document_is_no_workbook(tmp_path: Path) -> None:
    with (
        pytest.raises(Problem, match="format-not-for-kind"),
        proven(document(_FILL), tmp_path / "x.xlsx", [], format=Format.XLSX),
    ):
        pytest.fail("it was written")
    assert [one for one in tmp_path.iterdir() if one.is_file()] == []


def test_parts_are_in_the_same_order_with_no_clock() -> None:
    with zipfile.ZipFile(io.BytesIO(_word(_FILL))) as package:
        assert package.namelist()[0] == "[Content_Types].xml"
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert set(parts(_word(_FILL)))
