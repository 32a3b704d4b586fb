"""Words stay as they were said, whatever they are."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lupdesk.documents.pdf import pdf_bytes, printed
from lupdesk.documents.pdf.fonts import REGULAR, load_fonts, second_fonts
from lupdesk.documents.pdf.palette import INK
from lupdesk.documents.pdf.styles import Style
from lupdesk.documents.pdf.typesetting import (
    HYPHEN,
    Glyphs,
    broken,
    cut,
    one_line,
    paragraphs,
    width_of,
)
from lupdesk.domain.composition.document import (
    Bar,
    BarChart,
    Bullets,
    Facts,
    Figure,
    Figures,
    Heading,
    Noted,
    Paragraph,
    Table,
    TargetsChart,
    TargetsRow,
    Timeline,
    TimelinePoint,
    TintBox,
)
from lupdesk.wording import Wording
from tests.documents.conftest import Opened
from tests.documents.samples import KINDS, OPEN, document, rows

Open = Callable[..., Opened]
SAMI = "Čáhput, đŋšŧž ČĐŊŠŦŽ ÆØÅ æøå – «sitat» … → ≥ 5 €"
_BODY = Style(REGULAR, 10.5, 16, INK)


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_letters_of_the_country_come_back(opened: Open) -> None:
    assert SAMI in _flat(opened(Paragraph(SAMI)).text)


def test_line_breaks_never_join_words(opened: Open) -> None:
    said = " ".join(f"ord{n}" for n in range(4000))
    assert said in _flat(" ".join(_running(opened(Paragraph(said)))))


def _running(made: Opened) -> list[str]:
    """Pages without the lines around the running text."""
    return [text.split("24. mars 2027", 1)[-1].strip("\n") for text in made.pages]


def test_data_is_never_markup(opened: Open) -> None:
    said = "<b>fet</b> & <para> &amp; <a href='x'>her</a> %(x)s {title} \\n <!-- -->"
    blocks = (
        Paragraph(said),
        Heading(2, said),
        Noted((said,), mark=OPEN, notes=(said,), detail=(said,)),
        Table((said,), rows((said,)), (1,)),
        Bullets((said,)),
    )
    made = opened(document(*blocks, title=said, office=said, class_word=said))
    assert _flat(made.text).count(said) >= 6
    assert str(made.pdf.trailer.Info.Title) == said


def test_typed_line_breaks_are_paragraphs(opened: Open) -> None:
    assert opened(Paragraph("En\nTo\r\n\r\nTre")).tags["P"] == opened(Paragraph("x")).tags["P"] + 2


def test_what_no_font_has_is_told_and_its_number_stands_in_its_place(wording: Wording) -> None:
    made = printed(document(Paragraph("Firma 李 og 小龙🎉 e\u200bt")), wording)
    assert made.missing == "小李龙🎉"
    assert "Firma [U+674E] og [U+5C0F U+9F99 U+1F389] et" in Opened(made.data).text


def test_a_letter_that_the_first_font_lacks_is_borrowed(opened: Open, wording: Wording) -> None:
    said = "Ǩeđđ, ǩieʹll og ვეფხი ①"
    chart = BarChart("Hva", (Bar("Ǩiõll", 3),), "Søyler")
    blocks = (Heading(2, said), Paragraph(said), Bullets((said,)), chart)
    made = opened(document(*blocks, title=said, office=said, class_word=said))
    assert _flat(made.text).count(_flat(said.replace("①", "1"))) >= 5
    assert "Ǩiõll" in made.text
    fonts = {str(one.BaseFont) for one in made.pdf.objects if _is_font(one)}
    assert any("DejaVuSans" in name for name in fonts)
    assert printed(document(*blocks), wording).missing == ""


def _is_font(one: Any) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/Type") == pikepdf.Name.Font


def test_all_letters_of_the_sami_languages_are_shown() -> None:
    small = "áâåäæčđǥǧǩŋñńöøõŕšŧžʒǯïʹʼˈ’"
    glyphs = Glyphs()
    said = small + small.upper()
    assert one_line(said, glyphs) == said
    assert glyphs.missing == set()


def test_a_sign_beyond_the_first_plane_is_read_back(opened: Open) -> None:
    assert "a 😀 b" in opened(Paragraph("a 😀 b")).text


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("a\u00adb\u200bc\ufeff", "abc"),
        ("  to   ord\t her ", "to ord her"),
        ("ﬁn", "fin"),
        ("tusen\u202f000", "tusen\u202f000"),
        ("a\u3000b", "a b"),
        ("\ud800x\x00y\x1bz", "xyz"),
        ("e\u0301", "é"),
        ("⟦raw⟧", "⟦raw⟧"),
    ],
)
def test_text_as_the_font_can_show_it(said: str, shown: str) -> None:
    assert one_line(said, Glyphs()) == shown


@given(st.text(max_size=200))
def test_only_known_characters_are_left(said: str) -> None:
    known = load_fonts() | second_fonts()
    for part in paragraphs(said, Glyphs()):
        assert all(ord(char) in known for char in part)
        assert part == part.strip(" ")


@given(st.text(alphabet="abcde æøå-/.123", max_size=300), st.integers(20, 200))
def test_lines_fit_and_hold_everything(said: str, width: int) -> None:
    line = one_line(said, Glyphs())
    lines = broken(line, _BODY, width)
    assert "".join(lines).replace(HYPHEN, "") == line
    assert all(width_of(part.rstrip(" "), _BODY) <= width + 0.01 for part in lines)


def test_a_long_word_is_divided_between_syllables() -> None:
    lines = broken("kvalifikasjonskravspesifikasjonen", _BODY, 80)
    assert all(part.endswith(HYPHEN) for part in lines[:-1])
    assert all(len(part.strip(HYPHEN)) >= 3 for part in lines)


def test_an_address_is_divided_without_a_hyphen() -> None:
    lines = broken("https://example.org/en/lang/adresse/som/ikke/passer", _BODY, 120)
    assert HYPHEN not in "".join(lines)
    assert all(part[-1] in "/." for part in lines[:-1])


@given(st.text(max_size=100), st.integers(0, 100))
def test_what_is_cut_fits(said: str, width: int) -> None:
    line = one_line(said, Glyphs())
    short = cut(line, _BODY, width)
    assert short == line or short.endswith("…")
    assert width_of(short, _BODY) <= max(width, width_of("…", _BODY))


def test_a_statement_of_100_000_characters(opened: Open) -> None:
    said = " ".join(f"ord{n}" for n in range(13_000))[:100_000]
    made = opened(Noted((said,), mark=OPEN, notes=("Krav, I22",)))
    assert len(made.pages) > 20
    assert said in _flat(" ".join(_running(made)))


def test_a_word_of_100_000_letters_anywhere() -> None:
    long = "x" * 100_000
    for block in (
        Paragraph(long),
        Noted((long,), mark=OPEN, notes=(long[:3000],)),
        Table((long[:500],), rows((long,)), (1,)),
        Facts(((long[:500], long),)),
    ):
        made = printed(document(block), Wording("nb"))
        assert made.pages > 15


def test_too_much_of_everything_is_still_a_document(wording: Wording) -> None:
    much = "mye tekst " * 900
    made = printed(
        document(
            Heading(2, much),
            TintBox(((much, much), ("Kort", "Kort"))),
            Figures((Figure("9" * 80, much[:400]), Figure("1", "én"))),
            Bullets((much,)),
            Facts((("a", much),), much),
            Table(("a", "b"), rows((much, "x" * 9000)), (1, 1)),
            BarChart(much[:900], tuple(Bar(much[:90], n) for n in range(120)), "Alt"),
            TargetsChart(
                much[:900],
                (TargetsRow(much[:90], much[:900], much[:900], 0.5, 0.6, much, much),) * 40,
                "Alt",
            ),
            Timeline(tuple(TimelinePoint("t" * 90, much, done=True) for _ in range(15)), "Alt"),
            title=much,
            subtitle=much,
            kicker=much[:300],
            office=much,
            class_word=much,
            reference=much,
        ),
        wording,
    )
    assert page.validate_pdf_bytes(made.data, profile="ua1").is_compliant


def test_strings_that_break_things(shared: Path) -> None:
    said = json.loads((shared / "data" / "blns.json").read_text("utf-8"))
    blocks = [block for text in said for block in (Paragraph(text), Noted((text,), notes=(text,)))]
    made = printed(
        document(*blocks, Table(("a",), rows(*((text,) for text in said)), (1,))), Wording("nb")
    )
    assert page.validate_pdf_bytes(made.data, profile="ua1").is_compliant


@settings(max_examples=30)
@given(st.lists(st.text(max_size=60), max_size=6), st.text(max_size=40))
def test_any_strings_make_a_document(said: list[str], title: str) -> None:
    blocks = [Noted((text,), notes=(text,), detail=(text,)) for text in said]
    made = pdf_bytes(document(*blocks, title=title, office=title), Wording("nb"))
    assert page.validate_pdf_bytes(made, profile="ua1").is_compliant


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is not here")
def test_a_plain_reader_reads_in_order(tmp_path: Path, wording: Wording) -> None:
    path = tmp_path / "referat.pdf"
    path.write_bytes(pdf_bytes(KINDS["referat"](), wording))
    listed = subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, check=True, encoding="utf-8"
    )
    text = _flat(listed.stdout)
    order = [
        "Kun for Heimkontakt AS",
        "Referat fra en-til-en-møte",
        "Tid kl. 10.00–10.45",
        "Navn Rolle Virksomhet",
        "Det dere sa",
        "Åpen Lukkede grensesnitt i dagens journalsystem gjør integrasjon dyr.",
        "Barriere, I06",
        "Taushetsbelagt Kundens nåværende kobling",
        "Side 1 av 2 TFS-2027-01 · utkast 2 · 24. mars 2027",
        "Slik gir dere merknader",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


@pytest.mark.skipif(not shutil.which("pdffonts"), reason="pdffonts (poppler-utils) is not here")
@pytest.mark.parametrize("kind", KINDS)
def test_every_font_is_ours_and_inside(kind: str, tmp_path: Path, wording: Wording) -> None:
    path = tmp_path / "fonts.pdf"
    path.write_bytes(pdf_bytes(KINDS[kind](), wording))
    listed = subprocess.run(["pdffonts", path], capture_output=True, check=True, encoding="utf-8")
    fonts = listed.stdout.splitlines()[2:]
    assert fonts
    for line in fonts:
        assert "+SourceSans3-" in line, "no Helvetica"
        assert re.search(r"\byes yes yes\b", line), "embedded, subset, with Unicode"
