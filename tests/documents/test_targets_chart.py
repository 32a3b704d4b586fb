"""Baseline and target on an axis: no label lies on another, and each format says both numbers."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lupdesk.documents.papers import paper_bytes
from lupdesk.documents.pdf.styles import EDGE, PAGE_W
from lupdesk.domain.composition.document import TargetsChart, TargetsRow
from lupdesk.domain.formats import Format
from tests.documents.conftest import Opened
from tests.documents.samples import document
from tests.documents.wordfile import outline

Open = Callable[..., Opened]
_SHARES = st.floats(0, 1)


def row(start: float, end: float, *, what: str = "turer", unit: str = "%") -> TargetsRow:
    return TargetsRow(
        what, f"nullpunkt 41 {unit}", f"mål ≤ 16 {unit}", start, end, "0", f"50 {unit}"
    )


def boxes(made: Opened) -> list[tuple[float, float, float, float]]:
    """Where text stands on the first page: left, low, right, high."""
    with pypdfium2.PdfDocument(made.data) as pdf:
        page = pdf[0].get_textpage()
        return [page.get_rect(n) for n in range(page.count_rects())]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_SHARES, _SHARES, st.sampled_from(("%", "mill. kr", "henvendelser per måned")), st.data())
def test_no_label_lies_on_another(
    opened: Open, start: float, end: float, unit: str, data: st.DataObject
) -> None:
    nought = data.draw(st.none() | _SHARES)
    base = row(start, end, unit=unit)
    one = TargetsRow(base.what, base.baseline, base.target, start, end, base.low, base.high, nought)
    found = boxes(opened(TargetsChart("Overskrift", (one, one), "Alt")))
    for a, b in combinations(found, 2):
        apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
        assert apart, (a, b)
    assert all(left >= EDGE - 1 and right <= PAGE_W - EDGE + 1 for left, _, right, _ in found)


def test_labels_that_would_meet_stand_over_and_under_the_axis(opened: Open) -> None:
    def base_of(made: Opened, word: str) -> float:
        with pypdfium2.PdfDocument(made.data) as pdf:
            page = pdf[0].get_textpage()
            index, _ = page.search(word).get_next()
            return float(page.get_charbox(index)[1])

    apart = opened(TargetsChart("Overskrift", (row(0.8, 0.2),), "Alt"))
    close = opened(TargetsChart("Overskrift", (row(0.5, 0.5),), "Alt"))
    assert base_of(apart, "nullpunkt") == pytest.approx(base_of(apart, "mål"), abs=3)
    assert base_of(close, "nullpunkt") > base_of(close, "mål") + 20


def test_each_figure_has_its_words_and_its_place(opened: Open) -> None:
    name = "andel av innbyggere som sier at de er trygge hjemme om natten og i helgene " * 3
    rows = tuple(row(n / 30, 1 - n / 30, what=name if n % 3 else "turer") for n in range(30))
    made = opened(TargetsChart("Overskrift", rows, "Alle tall i ord."))
    figures = list(made.elements("Figure"))
    assert len(figures) > 3
    for figure in figures:
        assert str(figure.Alt) == "Alle tall i ord."
        left, low, right, high = (float(edge) for edge in figure.A.BBox)
        assert 0 <= left < right <= 596
        assert 72 <= low < high <= 842
    assert made.text.count("nullpunkt") == 30


def test_word_and_plain_text_say_both_numbers() -> None:
    made = document(TargetsChart("Overskrift", (row(0.8, 0.2), row(0.2, 0.8)), "Alle tall."))
    word = outline(paper_bytes(made, Format.DOCX))
    assert "Table, Alle tall." in word
    assert "|  turer | nullpunkt 41\u00a0% | mål ≤ 16\u00a0% | ●○" in word
    assert "|  turer | nullpunkt 41\u00a0% | mål ≤ 16\u00a0% | ○●" in word
    plain = paper_bytes(made, Format.TXT).decode("utf-8")
    assert "Overskrift\n" in plain
    assert plain.count("- turer: nullpunkt 41 %, mål ≤ 16 %") == 2
