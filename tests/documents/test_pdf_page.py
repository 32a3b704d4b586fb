"""The page: furniture, columns, what stays together."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest

from lupdesk.documents.pdf.palette import INK, LINE, MUTED, SOFT, WHITE, contrast, palette
from lupdesk.documents.pdf.styles import AXIS, EDGE
from lupdesk.domain.composition.document import (
    ClassMark,
    Facts,
    Heading,
    Noted,
    PageBreak,
    Paragraph,
    Table,
)
from tests.documents.conftest import Opened
from tests.documents.samples import OPEN, document, rows

Open = Callable[..., Opened]
_FILL = Paragraph("Noe tekst som fyller. " * 20)


def _left(made: Opened, words: str, number: int = 0) -> float:
    """Where words begin, counted from the left edge of the page."""
    with pypdfium2.PdfDocument(made.data) as pdf:
        text = pdf[number].get_textpage()
        at = text.search(words).get_next()
        assert at is not None, words
        return float(text.get_charbox(at[0])[0])


def _base(made: Opened, words: str) -> float:
    with pypdfium2.PdfDocument(made.data) as pdf:
        text = pdf[0].get_textpage()
        at = text.search(words).get_next()
        assert at is not None, words
        return float(text.get_charbox(at[0])[1])


def test_one_axis_and_a_margin(opened: Open) -> None:
    made = opened(
        Noted(("Hovedsak.",), mark=OPEN, notes=("Krav, I22",)),
        Heading(2, "Hver sin plass"),
        Heading(2, "Helt til venstre", wide=True),
        Table(("Hode", "B"), rows(("a", "b")), (1, 1)),
    )
    for words in ("Hovedsak.", "Hver sin", "Hode"):
        assert _left(made, words) == pytest.approx(EDGE + AXIS, abs=2)
    for words in ("Krav, I22", "Helt til"):
        assert _left(made, words) == pytest.approx(EDGE, abs=2)


def test_the_second_column_of_a_wide_table_meets_the_axis(opened: Open) -> None:
    made = opened(
        Table(("Kl.", "Hva", "Mer"), rows(("1", "2", "3")), (0.24, 0.38, 0.38), wide=True)
    )
    assert _left(made, "Hva") == pytest.approx(EDGE + AXIS, abs=1)


def test_first_baselines_agree(opened: Open) -> None:
    made = opened(
        Noted(("Hovedsak",), mark=OPEN),
        Facts((("Tid", "Når"),)),
        Noted(("Tittel", "Mer."), count="47"),
    )
    assert _base(made, "Hovedsak") == pytest.approx(_base(made, "Åpen"), abs=0.3)
    assert _base(made, "Når") == pytest.approx(_base(made, "Tid"), abs=0.3)
    assert _base(made, "Tittel") == pytest.approx(_base(made, "47"), abs=0.3)


def test_numbers_end_at_the_same_edge(opened: Open) -> None:
    made = opened(Table(("Navn", "Antall"), rows(("a", "7"), ("b", "4444")), (1, 1), right=(1,)))
    with pypdfium2.PdfDocument(made.data) as pdf:
        text = pdf[0].get_textpage()
        ends = []
        for words in ("Antall", "7", "4444"):
            at = text.search(words, match_whole_word=True).get_next()
            assert at is not None
            ends.append(text.get_charbox(at[0] + at[1] - 1)[2])
    assert max(ends) - min(ends) < 1.5


def test_furniture_on_each_page(opened: Open) -> None:
    made = opened(document(*[_FILL] * 30, class_word="Internt", class_mark=ClassMark.INTERNAL))
    total = len(made.pages)
    assert total > 2
    for number, page in enumerate(made.pages, 1):
        text = " ".join(page.split())
        assert f"Side {number} av {total}" in text
        assert "TFS-2027-01 · utkast 2 · 24. mars 2027" in text
        assert "Internt" in text
        assert "Trefjordsamarbeidet" in text
    assert all("Referat fra en-til-en-møte" in text for text in made.pages)


def test_a_heading_is_never_alone_at_the_foot(opened: Open) -> None:
    table = Table(("Hode", "B"), rows(*((f"rad{n}", "b") for n in range(60))), (1, 1))
    for lines in range(20, 34):
        made = opened(*[Paragraph("Linje.")] * lines, Heading(2, "Overskrift"), table)
        page = next(text for text in made.pages if "Overskrift" in text)
        assert "rad1" in page, "head and two rows stand under their heading"


def test_the_last_row_is_never_alone(opened: Open) -> None:
    for count in range(20, 34):
        made = opened(Table(("Hode",), rows(*((f"rad{n}.",) for n in range(count))), (1,)))
        assert f"rad{count - 2}." in made.pages[-1]


def test_a_statement_stays_in_one_piece(opened: Open) -> None:
    said = "Et utsagn på flere linjer som hører sammen og skal leses sammen. " * 4
    made = opened(*[Noted((f"først{n} {said} slutt{n}",), mark=OPEN) for n in range(30)])
    for n in range(30):
        assert sum(f"først{n} " in text and f"slutt{n}" in text for text in made.pages) == 1


def test_page_breaks_make_no_empty_page(opened: Open) -> None:
    made = opened(Paragraph("En."), PageBreak(), PageBreak(), Paragraph("To."), PageBreak())
    assert len(made.pages) == 2
    assert "To." in made.pages[1]


def test_a_document_without_blocks_has_its_head(opened: Open) -> None:
    made = opened(document(office="", kicker="", subtitle="", version=""))
    assert "Referat fra en-til-en-møte" in made.text
    assert len(made.pages) == 1


def test_ink_and_greys_can_be_read() -> None:
    ratios = [round(contrast(colour, WHITE), 1) for colour in (INK, MUTED, SOFT, LINE)]
    assert ratios == [16.3, 6.3, 3.1, 1.6]


@pytest.mark.parametrize(
    "office", ["#0B6175", "#F6C700", "#C8102E", "#00A3E0", "#43B02A", "#FFFFFF", "#1A1A1A"]
)
def test_an_offices_colour_becomes_one_that_can_be_read(office: str) -> None:
    made = palette(office)
    assert contrast(made.accent, made.tint) >= 5.5
    assert contrast(made.mid, WHITE) >= 3.0


def test_the_house_colour_stays_as_it_is() -> None:
    assert palette("#0B6175").accent.hexval() == "0x0b6175"
    assert palette("#0B6175").tint.hexval() == "0xebf2f3"


def test_a_short_table_stays_with_its_heading_and_lead_in(opened: Open) -> None:
    facts = Facts(tuple((f"Navn {n}", f"verdi{n}") for n in range(6)))
    for lines in range(8, 28):
        made = opened(
            *[Paragraph("Linje.")] * lines, Heading(2, "Etterpå"), Paragraph("Svar."), facts
        )
        page = next(text for text in made.pages if "Etterpå" in text)
        assert "Svar." in page
        assert "verdi5" in page


def test_a_column_of_names_is_as_wide_as_they_are(opened: Open) -> None:
    made = opened(Facts((("Leverandørens svar", "ja"), ("Første gevinstmåling", "nei"))))
    assert "Første gevinstmåling nei" in made.text


def test_the_last_lines_are_not_alone_on_a_page(opened: Open) -> None:
    """However full the page before is."""
    for lines in range(15, 35):
        fill = [Paragraph(f"Linje {n}.", muted=True) for n in range(lines)]
        made = opened(*fill, Heading(2, "Til slutt"), Paragraph("Nest sist."), Paragraph("Sist."))
        page = next(page for page in made.pages if "Sist." in page)
        assert "Nest sist." in page
        assert "Til slutt" in page
