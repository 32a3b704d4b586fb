"""Forms to be filled in: fields between the lines, tagged, and never cut."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import page as judge
import pikepdf
import pytest
from pikepdf import Dictionary, Name, Stream
from PIL import Image

from lupdesk.documents.forms.sheet_pdf import form_pdf
from lupdesk.domain.form_fields import LONGEST, LONGEST_LINE, Part, marked_field, whole_field
from lupdesk.domain.review import FormKind, Stance
from tests.documents.conftest import Opened
from tests.forms import field, filled, sheet

_LONG = ("ord " * 3000,)


def _widgets(opened: Opened) -> list[tuple[int, Any]]:
    return [
        (number, one)
        for number, page in enumerate(opened.pdf.pages)
        for one in page.obj.get("/Annots", [])
        if one.Subtype == Name.Widget
    ]


def test_minutes_ask_of_each_statement() -> None:
    of = sheet()
    opened = Opened(form_pdf(of).data)
    fields = {str(one.T): one for one in opened.pdf.Root.AcroForm.Fields}
    for number, line in enumerate(of.lines):
        choice = fields[field(of, number, Part.CHOICE)]
        states = [next(key for key in kid.AP.N if key != "/Off")[1:] for kid in choice.Kids]
        assert states == [Stance.AGREE, Stance.CHANGE, Stance.REMOVE, Stance.SECRET]
        words = fields[field(of, number, Part.WORDS)]
        assert words.MaxLen == LONGEST
        assert str(words.TU) == f"{line.label}: Ny ordlyd eller begrunnelse"
    for name in (
        marked_field(of.mark),
        *(whole_field(of.form, part) for part in (Part.NAME, Part.ORGANISATION, Part.DATE)),
    ):
        assert name in fields
    assert fields[whole_field(of.form, Part.NAME)].MaxLen == LONGEST_LINE
    assert "/NeedAppearances" not in opened.pdf.Root.AcroForm
    assert all("/V" not in one for one in fields.values())


def test_a_guide_asks_for_an_answer_and_whether_it_is_secret() -> None:
    of = sheet(FormKind.GUIDE)
    opened = Opened(form_pdf(of).data)
    fields = {str(one.T) for one in opened.pdf.Root.AcroForm.Fields}
    for number in range(3):
        for part in (Part.ANSWER, Part.SECRET, Part.REASON):
            assert field(of, number, part) in fields
    assert not any(name.endswith("-choice") for name in fields)


def test_it_says_what_this_is_and_what_silence_means() -> None:
    opened = Opened(form_pdf(sheet()).data)
    text = " ".join(opened.text.split())
    for said in (
        "Les hvert utsagn",
        "onsdag 31. mars 2027",
        "innkjop@nordvik.example",
        "Hører vi ikke fra dere innen fristen",
        "Kun for Heimkontakt AS",
        "2027/114",
        "versjon 2",
        "đ ŋ š ŧ ž",
    ):
        assert said in text.replace("\u00a0", " ")


def test_in_english() -> None:
    text = " ".join(Opened(form_pdf(sheet(language="en")).data).text.split())
    assert "We agree" in text
    assert "Only for Heimkontakt AS" in text


def test_what_anybody_may_answer_is_public() -> None:
    text = Opened(form_pdf(sheet(FormKind.GUIDE, who="")).data).text
    assert "Offentlig" in text
    assert "Kun for" not in text


@pytest.mark.parametrize("kind", FormKind)
def test_fields_lie_on_their_page_and_on_nothing_else(kind: FormKind) -> None:
    """Of 60 long and short lines no field is cut, and none lies over another."""
    of = sheet(kind, 60, said=("Kort.", *_LONG, "En litt lengre tekst. " * 20))
    opened = Opened(form_pdf(of).data)
    widgets = _widgets(opened)
    by_page: dict[int, list[tuple[float, ...]]] = {}
    for number, one in widgets:
        left, low, right, high = (float(side) for side in one.Rect)
        assert 40 <= left < right <= 556
        assert 72 <= low < high <= 842 - 80
        for a, b, c, d in by_page.setdefault(number, []):
            assert right <= a or left >= c or high <= b or low >= d
        by_page[number].append((left, low, right, high))
    each = 5 if kind is FormKind.MINUTES else 3
    assert len(widgets) == 60 * each + 4


def test_a_short_statement_and_its_answer_stand_on_one_page() -> None:
    of = sheet(count=40)
    opened = Opened(form_pdf(of).data)
    for number, one in _widgets(opened):
        label = str(one.TU).partition(":")[0]
        if label.startswith("I0"):
            assert re.search(rf"\b{label}\b", opened.pages[number])


def test_each_field_is_a_form_in_the_tree_in_the_order_of_reading() -> None:
    opened = Opened(form_pdf(sheet()).data)
    said = []
    for element in opened.elements("Form"):
        (kid,) = element.K
        assert kid.Type == Name.OBJR
        said.append(str(kid.Obj.TU))
        assert opened.pdf.Root.StructTreeRoot.ParentTree.Nums is not None
    assert said[:5] == [
        "I01: Svar – Vi er enige",
        "I01: Svar – Endres til …",
        "I01: Svar – Tas ut fordi …",
        "I01: Svar – Hemmelig fordi …",
        "I01: Ny ordlyd eller begrunnelse",
    ]
    drawn = [str(one.TU) for _, one in _widgets(opened)]
    assert drawn == said
    assert all(page.obj.Tabs == Name.S for page in opened.pdf.pages)


def test_ticks_show_nothing_but_their_state() -> None:
    opened = Opened(form_pdf(sheet(FormKind.GUIDE)).data)
    for _, one in _widgets(opened):
        assert list(one.AP.keys()) == ["/N"]
        shown = [one.AP.N] if isinstance(one.AP.N, Stream) else list(one.AP.N.values())
        assert all(b"Tj" not in part.read_bytes() for part in shown)


@pytest.mark.parametrize("anew", [False, True])
def test_a_tick_is_seen(anew: bool, tmp_path: Path) -> None:
    """Also by programs that are told to draw every field anew, as Firefox tells them."""
    of = sheet(count=1)
    name = field(of, 0, Part.CHOICE)
    data = filled(form_pdf(of).data, {name: Name("/change")})
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if anew:
            pdf.Root.AcroForm.NeedAppearances = True
        pdf.save(tmp_path / "form.pdf")
        (choice,) = (one for one in pdf.Root.AcroForm.Fields if str(one.T) == name)
        middles = [
            (float(kid.Rect[0] + kid.Rect[2]) / 2, float(kid.Rect[1] + kid.Rect[3]) / 2)
            for kid in choice.Kids
        ]
    painter = shutil.which("pdftoppm")
    if painter is None:
        pytest.skip("pdftoppm (poppler-utils) is not installed")
    call = [painter, "-r", "72", "-png", "-singlefile", "form.pdf", "form"]
    subprocess.run(call, cwd=tmp_path, check=True, stderr=subprocess.DEVNULL)
    with Image.open(tmp_path / "form.png") as picture:
        grey = picture.convert("L")
        dark = [grey.getpixel((round(x), round(grey.height - y))) for x, y in middles]
    assert [one < 128 for one in dark] == [False, True, False, False]  # type: ignore[operator]


def test_the_font_of_the_fields_is_embedded_and_knows_sami() -> None:
    pdf = pikepdf.open(io.BytesIO(form_pdf(sheet()).data))
    font = pdf.Root.AcroForm.DR.Font.LUP
    assert "/FontFile2" in font.FontDescriptor
    table = font.ToUnicode.read_bytes()
    for letter in "æøåÆØÅčđŋšŧžČĐŊŠŦŽáń€–«»":
        assert f"<{ord(letter):04X}>".encode() in table
    widths: Any = font.Widths
    assert len(widths) == 255 - 32 + 1
    assert int(widths[ord("A") - 32]) > 400


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("kind", FormKind)
def test_blank_it_is_pdf_ua(kind: FormKind, language: str, tmp_path: Any) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(form_pdf(sheet(kind, language=language)).data)
    found = judge.validate_pdf(str(path), profile="ua1")
    assert "no failures" in str(found)


def test_same_sheet_same_bytes() -> None:
    assert form_pdf(sheet()).data == form_pdf(sheet()).data


def test_a_paper_without_fields_has_no_form(pdf_of: Any) -> None:
    with pikepdf.open(io.BytesIO(pdf_of())) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert isinstance(pdf.Root, Dictionary)
        assert "/LUPDesk" not in pdf.trailer.Info
