"""The picture of risks: read in grey, tagged, and in words in each format."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lupdesk.documents.papers import paper_bytes
from lupdesk.documents.pdf.styles import EDGE, PAGE_W
from lupdesk.domain.composition.document import TargetsChart, TargetsRow
from lupdesk.domain.composition.risk_grid import GridCell, RiskGrid
from lupdesk.domain.formats import Format
from tests.documents.conftest import Opened
from tests.documents.samples import document
from tests.documents.wordfile import outline

Open = Callable[..., Opened]
STEPS = tuple(f"{step} – trinn" for step in range(1, 6))


def grid(**cells: GridCell) -> RiskGrid:
    """``r0c4`` is the cell in the first row and the last column."""
    rows = tuple(
        tuple(
            cells.get(f"r{row}c{column}", GridCell(min(2, (4 - row + column) // 3)))
            for column in range(5)
        )
        for row in range(5)
    )
    return RiskGrid(
        "To er høye",
        "Sannsynlighet",
        "Konsekvens",
        STEPS[::-1],
        STEPS,
        rows,
        ("Lav risiko", "Middels risiko", "Høy risiko"),
        ("slik den er nå", "med avlastningen"),
        "1 fra 4 × 4 til 2 × 3.",
    )


MOVED = grid(r1c3=GridCell(2, ("1", "2")), r3c2=GridCell(1, left=("1",)))


def test_it_is_one_figure_with_its_words_and_its_place(opened: Open) -> None:
    made = opened(MOVED)
    (figure,) = made.elements("Figure")
    assert str(figure.Alt) == "1 fra 4 × 4 til 2 × 3."
    left, low, right, high = (float(edge) for edge in figure.A.BBox)
    assert EDGE <= left < right <= PAGE_W - EDGE + 1
    assert 72 <= low < high <= 842
    for word in ("To er høye", "Høy risiko", "med avlastningen", "Konsekvens"):
        assert word in made.text


def test_in_grey_the_bands_still_differ(opened: Open) -> None:
    """The mean grey of a cell with nothing in it, by its hatching alone."""
    made = opened(grid())
    with pypdfium2.PdfDocument(io.BytesIO(made.data)) as pdf:
        page = pdf[0]
        shown: Any = page.render(scale=2, grayscale=True).to_pil()
        (figure,) = made.elements("Figure")
        left, _, _, high = (float(edge) for edge in figure.A.BBox)
        top = page.get_height() - high

        def mean(row: int, column: int) -> float:
            x, y = left + 92 + 60 * column + 8, top + 18 + 42 * row + 8
            cut = shown.crop((int(2 * x), int(2 * y), int(2 * (x + 40)), int(2 * (y + 24))))
            pixels = cut.tobytes()
            return float(sum(pixels) / len(pixels))

        low, medium, high_band = mean(4, 0), mean(2, 2), mean(0, 4)
    assert low == 255
    assert low - medium > 4
    assert medium - high_band > 15


def test_more_than_six_in_a_cell_are_counted(opened: Open) -> None:
    made = opened(grid(r0c4=GridCell(2, tuple(str(n) for n in range(1, 10)))))
    assert "+4" in made.text


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(*(st.integers(0, 4) for _ in range(4))), max_size=12))
def test_whatever_stands_where_every_number_is_inside_the_page(
    opened: Open, moves: list[tuple[int, int, int, int]]
) -> None:
    cells: dict[str, tuple[list[str], list[str]]] = {}
    for number, (row, column, to, across) in enumerate(moves, start=1):
        cells.setdefault(f"r{row}c{column}", ([], []))[0].append(str(number))
        cells.setdefault(f"r{to}c{across}", ([], []))[1].append(str(number))
    made = opened(
        grid(**{key: GridCell(1, tuple(now), tuple(left)) for key, (now, left) in cells.items()})
    )
    with pypdfium2.PdfDocument(made.data) as pdf:
        page = pdf[0].get_textpage()
        found = [page.get_rect(n) for n in range(page.count_rects())]
    assert all(left >= EDGE - 1 and right <= PAGE_W - EDGE + 1 for left, _, right, _ in found)


def test_word_and_plain_text_say_who_stands_where_and_what_the_band_is() -> None:
    made = document(MOVED)
    word = outline(paper_bytes(made, Format.DOCX))
    assert "1 fra 4 × 4 til 2 × 3." in word
    assert "● 1, 2" in word
    assert "○ 1" in word
    assert "Høy risiko" in word
    plain = paper_bytes(made, Format.TXT).decode("utf-8")
    assert "4 – trinn × 4 – trinn (Høy risiko): ● 1, 2" in plain
    assert "2 – trinn × 3 – trinn (Middels risiko): ○ 1" in plain


@pytest.mark.parametrize("now", [0.0, 0.3, 0.32, 0.82, 1.0])
def test_a_measured_value_stands_under_all_other_labels(opened: Open, now: float) -> None:
    one = TargetsRow(
        "turer", "nullpunkt 41 %", "mål 16 %", 0.82, 0.32, "0", "50 %",
        measured="målt 15 %", now=now,
    )  # fmt: skip
    made = opened(TargetsChart("Overskrift", (one, one), "Alt"))
    with pypdfium2.PdfDocument(made.data) as pdf:
        page = pdf[0].get_textpage()
        boxes = [page.get_rect(n) for n in range(page.count_rects())]
        index, _ = page.search("målt").get_next()
        base = page.get_charbox(index)[1]
        end, _ = page.search("50").get_next()
        assert base < page.get_charbox(end)[1] - 5
    for at, a in enumerate(boxes):
        for b in boxes[at + 1 :]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
    both = document(TargetsChart("Overskrift", (one,), "Alt"))
    assert "målt 15" in outline(paper_bytes(both, Format.DOCX))
    assert "mål 16 %, målt 15 %" in paper_bytes(both, Format.TXT).decode("utf-8")
