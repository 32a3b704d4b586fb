"""The proof finds what must not be there, wherever it hides, and fails closed."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String

from lupdesk.documents.pdf import pdf_bytes
from lupdesk.documents.proof import Finding, prove, write_and_prove
from lupdesk.documents.reading import read_text
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
    Timeline,
    TimelinePoint,
    TintBox,
)
from lupdesk.domain.composition.risk_grid import GridCell, RiskGrid
from lupdesk.domain.composition.wanted import OVERLAP
from lupdesk.domain.forbidden import NAMES_SOMEBODY, By, Forbidden
from lupdesk.problems import Problem
from lupdesk.wording import Wording
from tests.documents.samples import KINDS, OPEN, document, rows

Make = Callable[..., bytes]
NAME = Forbidden("Heimkontakt AS", "other-supplier")
SECRET = Forbidden(
    "Kundens nåværende kobling mot journalsystemet har en svakhet som ennå ikke er rettet, "
    "og alle kan utnytte den.",
    "secret",
)
_FILL = Paragraph("Noe annet som er lov å si høyt. " * 30)


def _target(what: str) -> TargetsRow:
    return TargetsRow(what, "nullpunkt 4", "mål 2", 0.8, 0.4, "0", "5")


def _wheres(data: bytes, *forbidden: Forbidden) -> list[tuple[str, int]]:
    return [(finding.where, finding.page) for finding in prove(data, forbidden or (NAME,))]


@pytest.mark.parametrize(
    "block",
    [
        Paragraph("Vi møtte Heimkontakt AS."),
        Paragraph("HEIMKONTAKT as"),
        Paragraph("Heim\u00adkon\u200btakt AS"),
        Paragraph("Heimkontakt\nAS"),
        Paragraph("Ｈeimkontakt AS"),
        Heading(3, "Heimkontakt AS"),
        Noted(("Noe.",), mark=OPEN, notes=("Heimkontakt AS",)),
        Noted(("Noe.",), detail=("Heimkontakt AS",)),
        Noted(("Noe.",), count="Heimkontakt AS"),
        Bullets(("a", "Heimkontakt AS")),
        Facts((("Hvem", "Heimkontakt AS"),)),
        Facts((("Hvem", "Noen"),), "Heimkontakt AS"),
        Figures((Figure("3", "Heimkontakt AS"), Figure("2", "x"))),
        TintBox((("Hvem", "Heimkontakt AS"),)),
        Table(("Heimkontakt AS",), rows(("a",)), (1,)),
        Table(("Hvem",), (Row((Cell("a", "Heimkontakt AS"),)),), (1,)),
        BarChart("Tall", (Bar("Heimkontakt AS", 2),), "Alt"),
        TargetsChart("Tall", (_target("Heimkontakt AS"),), "Alt"),
        TargetsChart("Tall", (_target("Turer hos\nHeimkontakt AS i hele landet"),), "Alt"),
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
    ],
    ids=lambda block: type(block).__name__,
)
def test_a_name_in_any_block(block: Block, pdf_of: Make) -> None:
    assert _wheres(pdf_of(block))[0] == ("page", 1)


def test_nothing_there_is_nothing_found(pdf_of: Make) -> None:
    for make in KINDS.values():
        assert prove(pdf_of(make()), [Forbidden("Fjellvarsel Nord", "x"), SECRET]) == []


@pytest.mark.parametrize("fact", ["title", "subtitle", "kicker", "office", "class_word", "version"])
def test_in_the_head_of_the_document(fact: str, pdf_of: Make) -> None:
    data = pdf_of(document(_FILL, **{fact: "For Heimkontakt AS"}))
    assert _wheres(data)[0] == ("page", 1)


@pytest.mark.parametrize(
    ("block", "where"),
    [
        (BarChart("Tall", (Bar("x", 2),), "Heimkontakt AS sa to ting"), "alternative-text"),
        (Timeline((TimelinePoint("x", "y", done=True),), "Heimkontakt AS"), "alternative-text"),
        (SlotBar(45, 15, "Heimkontakt AS"), "alternative-text"),
        (
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
            "alternative-text",
        ),
        (TargetsChart("Tall", (_target("x"),), "Heimkontakt AS"), "alternative-text"),
    ],
)
def test_in_an_alternative_text(block: Block, where: str, pdf_of: Make) -> None:
    assert _wheres(pdf_of(block)) == [(where, 0)]


def _spoilt(data: bytes, spoil: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        spoil(pdf)
        pdf.save(out, fix_metadata_version=False)
    return out.getvalue()


def _bookmark(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Title = String("Om Heimkontakt AS")


def _title(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info.Title = String("Om Heimkontakt AS")


def _keywords(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info.Keywords = String("heimkontakt as, møte")


def _author(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info = Dictionary(Author=String("Heimkontakt AS"))


def _xmp(pdf: pikepdf.Pdf) -> None:
    data = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(data.replace(b"<dc:format>", b"<dc:format>Heimkontakt &#65;S "))


def _xmp_attribute(pdf: pikepdf.Pdf) -> None:
    data = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(data.replace(b'rdf:about=""', b'rdf:about="Heimkontakt AS"', 1))


def _annotation(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=String("Heimkontakt AS")
    )
    pdf.pages[0].obj.Annots = pdf.make_indirect(Array([pdf.make_indirect(note)]))


def _actual_text(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K[0].K[0].ActualText = String("Heimkontakt AS")


def _expansion(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K[0].K[0].E = String("Heimkontakt AS")


def _private(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PieceInfo = Dictionary(X=Dictionary(Private=Array([String("Heimkontakt AS")])))


@pytest.mark.parametrize(
    ("spoil", "where"),
    [
        (_bookmark, "bookmark"),
        (_title, "property"),
        (_keywords, "property"),
        (_author, "property"),
        (_xmp, "metadata"),
        (_xmp_attribute, "metadata"),
        (_annotation, "annotation"),
        (_actual_text, "alternative-text"),
        (_expansion, "alternative-text"),
        (_private, "elsewhere"),
    ],
)
def test_in_a_hidden_place(spoil: Callable[[pikepdf.Pdf], None], where: str, pdf_of: Make) -> None:
    assert _wheres(_spoilt(pdf_of(_FILL), spoil)) == [(where, 0)]


def test_in_white_on_white_and_outside_the_page(pdf_of: Make) -> None:
    def hide(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.obj.Resources.Font.F9 = pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        )
        drawn = b"q 1 1 1 rg 3 Tr BT /F9 9 Tf 2000 -500 Td (Heimkontakt AS) Tj ET Q"
        page.contents_add(drawn)

    found = _wheres(_spoilt(pdf_of(_FILL), hide))
    assert ("page", 1) in found
    assert ("unreadable-font", 0) in found


def test_a_statement_over_lines_and_pages(pdf_of: Make) -> None:
    blocks = [Paragraph("Noe. ")] * 24
    for more in range(8):
        data = pdf_of(*blocks, *[Paragraph("Mer.")] * more, Paragraph(f"{SECRET.text} " * 12))
        assert len(pypdfium2.PdfDocument(data)) > 1
        assert _wheres(data, SECRET)[0][0] == "page"


def test_a_statement_that_a_page_break_parts(pdf_of: Make) -> None:
    """Each page alone holds fewer than eight words of it."""
    short = Forbidden("Prisen er fire hundre kroner per bruker i måneden hele året", "secret")
    words = short.text.split()
    before = read_text(pdf_of(Paragraph("fyll " * 5000))).bodies[0].count("fyll")
    parted = 0
    for fewer in range(12):
        filled = "fyll " * (before - fewer)
        data = pdf_of(Paragraph(f"{filled}{short.text} {'fyll ' * 2000}"))
        (finding,) = prove(data, [short])
        bodies = read_text(data).bodies
        holding = [sum(word in body for word in words) for body in bodies[:2]]
        parted += finding.page == 1 and min(holding) > 0 and max(holding) < OVERLAP
    assert parted > 0


def test_a_name_that_a_page_break_parts_in_a_cell(pdf_of: Make) -> None:
    """The neighbour's lines stand between its halves."""
    between = 0
    for before in range(60, 90):
        said = "lang tekst her som fyller "
        left = f"{said * before}Nordlys Omsorgsteknikk {said * 60}"
        data = pdf_of(Table(("A", "B"), rows((left, "annen tekst " * 300)), (1, 1)))
        pages = read_text(data).pages
        between += not any("Omsorgsteknikk" in page and "Nordlys" in page for page in pages)
        assert prove(data, [Forbidden("Nordlys Omsorgsteknikk", "names-somebody")])
    assert between, "no page break fell between the two words"


def test_a_long_word_that_was_divided(pdf_of: Make) -> None:
    long = Forbidden("kvalifikasjonskravspesifikasjonsleverandøren", "secret")
    narrow = Table(("a", "b", "c"), rows((f"Se {long.text} her", "x", "y")), (1, 2, 2))
    assert _wheres(pdf_of(narrow), long) == [("page", 1)]


def test_what_the_font_cannot_show_hides_nothing(pdf_of: Make) -> None:
    wanted = Forbidden("李 sa at prisen er fire kroner", "secret")
    assert _wheres(pdf_of(Paragraph(wanted.text)), wanted) == [("page", 1)]


@pytest.mark.parametrize("by", [By.PAIR, By.OWNING])
@pytest.mark.parametrize("name", ["שלום עולם", "李明 株式会社", "محمد علي"])
def test_a_name_of_two_words_that_no_font_has_is_found(name: str, by: By, pdf_of: Make) -> None:
    wanted = Forbidden(name, NAMES_SOMEBODY, by)
    assert _wheres(pdf_of(Paragraph(f"Møte med {name} i dag")), wanted) == [("page", 1)]
    assert _wheres(pdf_of(Paragraph("Møte med andre i dag")), wanted) == []


# -- what cannot be proved ------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"not a pdf", b"%PDF-1.7\n%%EOF\n" * 9])
def test_an_unreadable_file_is_no_proof(data: bytes) -> None:
    with pytest.raises(Problem) as told:
        prove(data, [NAME])
    assert told.value.code == "proof-unreadable"


def test_a_file_that_is_not_there_is_no_proof(tmp_path: Path) -> None:
    with pytest.raises(Problem) as told:
        prove(tmp_path / "x.pdf", [])
    assert told.value.code == "proof-unreadable"


def test_a_file_without_pages_is_no_proof() -> None:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.save(out)
    with pytest.raises(Problem):
        prove(out.getvalue(), [])


def test_an_encrypted_file_is_no_proof(pdf_of: Make) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_of(_FILL))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user="a", owner="b"))
    with pytest.raises(Problem):
        prove(out.getvalue(), [])


def test_half_a_file_is_no_proof(pdf_of: Make) -> None:
    data = pdf_of(_FILL)
    for part in (3, 2):
        with pytest.raises(Problem):
            prove(data[: len(data) // part], [NAME])


def test_broken_metadata_is_no_proof(pdf_of: Make) -> None:
    data = _spoilt(pdf_of(_FILL), lambda pdf: pdf.Root.Metadata.write(b"<x>Heimkontakt"))
    with pytest.raises(Problem):
        prove(data, [NAME])


def _attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["notat.txt"] = b"noe"


def _layered(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Lag")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary())


def _pictured(pdf: pikepdf.Pdf) -> None:
    picture = pdf.make_stream(b"\x00")
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width, picture.Height, picture.BitsPerComponent = 1, 1, 8
    picture.ColorSpace = Name.DeviceGray
    pdf.pages[0].obj.Resources.XObject = Dictionary(Im=picture)


def _silent(pdf: pikepdf.Pdf) -> None:
    """A font that tells nobody which letters it draws."""
    page = pdf.pages[0]
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=[0, 0, 9, 9],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=Dictionary(),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([1, Name.g1])),
        FirstChar=1,
        LastChar=1,
        Widths=[500],
        Resources=Dictionary(),
        ToUnicode=pdf.make_stream(b""),
    )
    page.obj.Resources.Font = Dictionary(F=pdf.make_indirect(font))
    page.obj.Contents = pdf.make_stream(b"BT /F 9 Tf (   ) Tj ET")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_attached, "embedded-file"),
        (_layered, "optional-content"),
        (_pictured, "image"),
        (_silent, "silent-page"),
    ],
)
def test_what_cannot_be_proved_is_a_finding(
    spoil: Callable[[pikepdf.Pdf], None], code: str, pdf_of: Make
) -> None:
    found = prove(_spoilt(pdf_of(_FILL), spoil), [])
    assert code in [finding.where for finding in found]
    assert all(finding.forbidden.why == "unprovable" for finding in found)


# -- writing --------------------------------------------------------------------------------------


def _leaking() -> Document:
    return document(_FILL, Paragraph("Vi møtte Heimkontakt AS."))


def test_a_leak_leaves_no_file(tmp_path: Path, wording: Wording) -> None:
    with pytest.raises(Problem) as told:
        write_and_prove(_leaking(), tmp_path / "x.pdf", wording, [SECRET, NAME])
    assert told.value.code == "proof-found"
    assert told.value.facts == {
        "where": "page",
        "page": 1,
        "why": NAME.why,
        "what": "Heimkon…",
    }
    assert NAME.text not in f"{told.value} {wording.problem(told.value)}"
    assert "side 1" in wording.problem(told.value)
    assert [found for found in tmp_path.iterdir() if found.is_file()] == []


def test_a_leak_leaves_the_earlier_file(tmp_path: Path, wording: Wording) -> None:
    path = tmp_path / "x.pdf"
    written = write_and_prove(document(_FILL), path, wording, [NAME])
    with pytest.raises(Problem):
        write_and_prove(_leaking(), path, wording, [NAME])
    assert path.read_bytes() == pdf_bytes(document(_FILL), wording)
    assert written.size == path.stat().st_size


def test_a_hidden_leak_says_so(tmp_path: Path, wording: Wording) -> None:
    made = document(_FILL, SlotBar(45, 15, SECRET.text))
    with pytest.raises(Problem) as told:
        write_and_prove(made, tmp_path / "x.pdf", wording, [SECRET])
    assert told.value.code == "proof-found-hidden"
    assert len(str(told.value.facts["what"])) <= 60
    assert wording.problem(told.value)


def test_a_reader_that_fails_lets_nothing_out(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise pypdfium2.PdfiumError("broken")

    monkeypatch.setattr(pypdfium2.PdfPage, "get_textpage", fail)
    with pytest.raises(Problem) as told:
        write_and_prove(document(_FILL), tmp_path / "x.pdf", wording, [NAME])
    assert told.value.code == "proof-unreadable"
    assert wording.problem(told.value)
    assert [found for found in tmp_path.iterdir() if found.is_file()] == []


def test_an_empty_wish_finds_nothing(pdf_of: Make) -> None:
    found: list[Finding] = prove(pdf_of(_FILL), [Forbidden("", "x"), Forbidden(" – ", "x")])
    assert found == []
