"""What a screen reader gets, and what the archive asks for."""

from __future__ import annotations

import inspect
import io
from collections.abc import Callable
from itertools import pairwise

import page
import pikepdf
import pytest
from pikepdf import Array, Name
from reportlab.pdfgen.canvas import Canvas

from lupdesk.documents.pdf import pdf_bytes
from lupdesk.documents.pdf.tagging import DRAWING, TaggedCanvas
from lupdesk.domain.composition.document import (
    AnswerSpace,
    Bar,
    BarChart,
    Bullets,
    Cell,
    Facts,
    Heading,
    Noted,
    Paragraph,
    Row,
    Table,
)
from lupdesk.wording import Wording
from tests.documents.conftest import Opened
from tests.documents.samples import KINDS, OPEN, document, rows

Open = Callable[..., Opened]
_SETS_UP = {
    "addLiteral", "addPostScriptCommand", "beginForm", "clipPath", "endForm",
    "getCurrentPageContent", "getpdfdata", "pageHasData", "restoreState", "save", "saveState",
    "setDash", "setFillColor", "setFillGray", "setFont", "setLineCap", "setLineJoin",
    "setLineWidth", "setMiterLimit", "setStrokeColor", "setStrokeGray", "showPage", "transform",
}  # fmt: skip
"""What ReportLab's canvas writes that leaves nothing to be seen; ``addLiteral`` is not used."""
_LONG = "Et utsagn som er langt nok til å gå over flere linjer i tekstspalten. " * 12


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["nb", "en", "qps"])
def test_every_kind_is_pdf_ua(kind: str, language: str) -> None:
    report = page.validate_pdf_bytes(pdf_bytes(KINDS[kind](), Wording(language)), profile="ua1")
    assert [str(failure) for failure in report.failures] == []
    assert report.is_compliant


def test_the_judge_would_have_seen_a_missing_alternative(opened: Open) -> None:
    chart = BarChart("Overskrift", (Bar("En", 1),), "Søylediagram")
    spoilt = opened(chart)
    del next(spoilt.elements("Figure"))["/Alt"]
    out = io.BytesIO()
    spoilt.pdf.save(out)
    assert not page.validate_pdf_bytes(out.getvalue(), profile="ua1").is_compliant


def test_a_table_over_several_pages_is_one_table(opened: Open) -> None:
    lines = rows(*((f"Rad {n}", "Noe", str(n)) for n in range(200)))
    made = opened(Table(("Navn", "Hva", "Tall"), lines, (2, 2, 1), row_heads=True, right=(2,)))
    assert made.tags["Table"] == 1
    assert made.tags["TR"] == 201
    assert made.tags["TH"] == 3 + 200
    assert made.tags["TD"] == 2 * 200
    assert len(made.pages) > 6
    scopes = [element.A.Scope for element in made.elements("TH")]
    assert scopes == [Name.Column] * 3 + [Name.Row] * 200
    for text in made.pages[:-1]:
        assert "Navn Hva Tall" in text, "the head comes again on each page"


def test_a_row_higher_than_a_page_goes_on_in_the_same_cells(opened: Open) -> None:
    made = opened(Table(("Kort", "Lang"), rows(("Kort", "sokn " * 6000)), (1, 4)))
    assert made.tags["TR"] == 2
    assert made.tags["TD"] == 2
    assert len(made.pages) > 4
    assert made.text.count("sokn") == 6000


def test_a_short_tinted_row_is_one_wide_cell(opened: Open) -> None:
    pause = Row((Cell("12.00", strong=True), Cell("Lunsj"), Cell(""), Cell("")), tinted=True)
    whole = Row(tuple(Cell(text) for text in ("09.00", "A", "B", "C")))
    made = opened(Table(("Kl.", "Man", "Tir", "Ons"), (whole, pause), (1, 1, 1, 1), wide=True))
    cells = list(made.elements("TD"))
    assert len(cells) == 4 + 2
    assert cells[-1].A.ColSpan == 3


def test_facts_have_their_names_as_heads(opened: Open) -> None:
    made = opened(Facts((("Tid", "kl. 10"), ("Sted", "Granheim")), "Merknad i margen"))
    assert (made.tags["TR"], made.tags["TH"], made.tags["TD"]) == (2, 2, 2)
    assert all(element.A.Scope == Name.Row for element in made.elements("TH"))


def test_lists_have_items_with_label_and_body(opened: Open) -> None:
    made = opened(Bullets(("Én", "To", "Tre\nmed en linje til")))
    counts = [made.tags[tag] for tag in ("L", "LI", "Lbl", "LBody")]
    assert counts == [1, 3, 3, 3]


@pytest.mark.parametrize("levels", [(3,), (2, 3), (3, 3, 2, 3), (2, 2, 3, 3)])
def test_no_level_of_heading_is_left_out(levels: tuple[int, ...], opened: Open) -> None:
    blocks = [Heading(level, f"Overskrift {n}") for n, level in enumerate(levels)]
    made = opened(*blocks, Paragraph("Til slutt."))
    found = [int(str(element.S)[2:]) for element in made.elements() if str(element.S)[1:2] == "H"]
    assert found[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(found))
    assert len(found) == 1 + len(levels)


def test_a_mark_is_read_before_its_statement_and_a_remark_after(opened: Open) -> None:
    made = opened(
        Noted(("Utsagnet.",), mark=OPEN, notes=("Krav, I22",)),
        Noted(("Setningen.",), notes=("En bemerkning som slutter med punktum.",)),
    )
    spoken = _spoken(made)
    assert spoken.index("Åpen") < spoken.index("Krav, I22") < spoken.index("Utsagnet.")
    assert spoken.index("Setningen.") < spoken.index("En bemerkning")


def test_the_class_mark_is_said_once(opened: Open) -> None:
    made = opened(*[Paragraph(_LONG)] * 20)
    assert len(made.pages) > 3
    assert all("Offentlig" in text for text in made.pages)
    assert _spoken(made).count("Offentlig") == 1


def test_a_paragraph_over_a_page_is_one_element(opened: Open) -> None:
    made = opened(Paragraph("Ord for ord. " * 3000))
    last = list(made.elements("P"))[-1]
    assert len(last.K) == len(made.pages) > 3


def test_everything_drawn_is_tagged_or_an_artifact(opened: Open) -> None:
    for make in KINDS.values():
        made = opened(make())
        for number in range(len(made.pages)):
            depth = 0
            for operands, word in made.drawn(number):
                depth += (word in ("BDC", "BMC")) - (word == "EMC")
                assert 0 <= depth <= 1
                if word in ("Tj", "TJ", "f", "S", "B", "f*", "b", "Do"):
                    assert depth == 1, f"{word} {operands} on page {number + 1}"


@pytest.mark.parametrize("name", DRAWING)
def test_what_is_drawn_outside_of_a_tag_raises(name: str) -> None:
    canvas = TaggedCanvas(io.BytesIO())
    with pytest.raises(RuntimeError, match="outside of a tag"):
        getattr(canvas, name)()
    with canvas.artifact(), pytest.raises(TypeError):
        getattr(canvas, name)()


def test_nothing_else_of_the_canvas_writes_on_the_page() -> None:
    found = {
        name
        for name, member in inspect.getmembers(Canvas, inspect.isfunction)
        if not name.startswith("_") and "self._code" in inspect.getsource(member)
    }
    assert found - {*DRAWING} == _SETS_UP


def test_each_mark_has_its_owner(opened: Open) -> None:
    made = opened(KINDS["oppsummering"]())
    numbers = made.pdf.Root.StructTreeRoot.ParentTree.Nums
    for number in range(len(made.pages)):
        marks = [
            int(operands[1].MCID)
            for operands, operator in made.drawn(number)
            if operator == "BDC" and "/MCID" in operands[1]
        ]
        owners = numbers[2 * number + 1]
        assert marks == list(range(len(owners)))
        assert isinstance(owners, Array)


def test_charts_say_what_they_show(opened: Open) -> None:
    made = opened(KINDS["oppsummering"]())
    said = [str(element.Alt) for element in made.elements("Figure")]
    assert said == [
        "Tidslinje: seks av sju milepæler er nådd, konkurransen kommer 15. juni.",
        "Hindringer er det leverandørene sier mest om: barriere 6, mulighet 3, andre 22.",
    ]
    for element in made.elements("Figure"):
        left, low, right, high = (float(edge) for edge in element.A.BBox)
        assert 0 <= left < right <= 596
        assert 0 <= low < high <= 842


def test_room_to_write_is_nothing_to_read(opened: Open) -> None:
    assert opened(AnswerSpace(40)).tags == opened(AnswerSpace(1)).tags


def test_what_the_file_says_of_itself(wording: Wording) -> None:
    made = Opened(pdf_bytes(KINDS["referat"](), wording))
    info, root = made.pdf.trailer.Info, made.pdf.Root
    assert str(info.Title) == "Referat fra en-til-en-møte"
    assert str(info.Author) == "Trefjordsamarbeidet"
    assert str(info.Subject) == "Kun for Heimkontakt AS"
    assert str(root.Lang) == "nb-NO"
    assert root.ViewerPreferences.DisplayDocTitle
    xmp = root.Metadata.read_bytes().decode()
    for word in ("Referat fra en-til-en-møte", "Kun for Heimkontakt AS", "2027-03-24"):
        assert word in xmp


def test_somebodys_words_in_another_language_say_so(opened: Open) -> None:
    said = "The price is per resident, and it is normal in our market"
    norsk = "Prisen er per beboer, og det er vanlig i markedet"
    made = opened(
        Paragraph(said), Noted((said,), mark=OPEN), Bullets((said, norsk)), Heading(2, said),
        Table(("Hva",), rows((said,), (norsk,)), (1,)), Paragraph(norsk),
    )  # fmt: skip
    foreign = [str(one.S)[1:] for one in made.elements() if str(one.get("/Lang", "")) == "en-GB"]
    assert foreign == ["P", "P", "LI", "H2", "TD"]
    assert not [one for one in made.elements() if str(one.get("/Lang", "")) == "nb-NO"]


def test_an_english_document_says_so() -> None:
    made = Opened(pdf_bytes(document(Paragraph("Hello."), language="en"), Wording("en")))
    assert str(made.pdf.Root.Lang) == "en-GB"
    assert "Page 1 of 1" in made.text
    assert "24 March 2027" in made.text.replace("\u00a0", " ")


def test_bookmarks_follow_the_headings(opened: Open) -> None:
    made = opened(
        Heading(2, "Det dere sa"), Heading(3, "Spørsmål 4 <b>"), Paragraph("x"), Heading(2, "Nytt")
    )
    assert made.outline == [
        (0, "Referat fra en-til-en-møte"),
        (0, "Det dere sa"),
        (1, "Spørsmål 4 <b>"),
        (0, "Nytt"),
    ]


def _spoken(made: Opened) -> str:
    """The text in the order of the structure tree."""
    drawn = [_marked(number, made) for number in range(len(made.pdf.pages))]
    first = {page.objgen: number for number, page in enumerate(p.obj for p in made.pdf.pages)}
    words: list[str] = []
    for element in made.elements():
        for kid in element.get("/K", Array()):
            if isinstance(kid, int):
                words.append(drawn[first[element.Pg.objgen]][kid])
            elif kid.get("/Type") == Name.MCR:
                words.append(drawn[first[kid.Pg.objgen]][int(kid.MCID)])
    return " ".join(words)


def _marked(number: int, made: Opened) -> dict[int, str]:
    """What each mark of a page shows, through the fonts' own tables."""
    tables = {name: _table(font) for name, font in made.pdf.pages[number].resources.Font.items()}
    found: dict[int, str] = {}
    current = -1
    table: dict[int, str] = {}
    for operands, operator in made.drawn(number):
        match operator:
            case "BDC":
                current = int(operands[1].MCID) if "/MCID" in operands[1] else -1
            case "EMC":
                current = -1
            case "Tf":
                table = tables[str(operands[0])]
            case "Tj" if current >= 0:
                said = "".join(table[code] for code in bytes(operands[0]))
                found[current] = found.get(current, "") + said
    return found


def _table(font: pikepdf.Object) -> dict[int, str]:
    lines = font.ToUnicode.read_bytes().decode().splitlines()
    pairs: dict[int, str] = {}
    for line in lines:
        parts = line.replace("<", " ").replace(">", " ").split()
        if len(parts) == 2 and all(len(part) in (2, 4) for part in parts):
            pairs[int(parts[0], 16)] = chr(int(parts[1], 16))
    return pairs
