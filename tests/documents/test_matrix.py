"""A picture in rows and columns: a table with heads in each format, and every number is text."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import page
import pytest
from reportlab.lib.colors import Color

from lupdesk.documents.papers import paper_bytes
from lupdesk.documents.pdf.palette import INK, contrast, palette
from lupdesk.documents.proof import prove
from lupdesk.domain.composition.document import Matrix, MatrixCell, MatrixRow
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.formats import Format
from tests.documents.conftest import Opened
from tests.documents.samples import document
from tests.documents.wordfile import outline, parts

Open = Callable[..., Opened]
FINDING = "Flest leverandører snakker om «drift»: 3 av 4."


def matrix(columns: int = 3, *, label: str = "drift", head: str = "L", note: str = "x") -> Matrix:
    cells = tuple(MatrixCell(str(n), min(n, 4)) if n else MatrixCell() for n in range(columns))
    return Matrix(
        FINDING,
        "Tema",
        tuple(f"{head}{n}" for n in range(columns)),
        (MatrixRow(label, cells), MatrixRow("pris", cells)),
        f"{FINDING} drift, L1: 1, drift, L2: 2.",
        (note,),
    )


def test_it_is_a_table_with_heads_under_what_it_shows(opened: Open) -> None:
    made = opened(matrix())
    assert (made.tags["Table"], made.tags["TR"], made.tags["TH"], made.tags["TD"]) == (1, 3, 6, 6)
    scopes = [str(one["/A"]["/Scope"]) for one in made.elements("TH")]
    assert scopes == ["/Column"] * 4 + ["/Row"] * 2
    assert "Flest leverandører snakker om «drift»" in made.text
    report = page.validate_pdf_bytes(made.data, profile="ua1")
    assert report.is_compliant, report.failures


def test_more_columns_than_a_page_is_wide_go_on_in_another_table(opened: Open) -> None:
    made = opened(matrix(20))
    assert made.tags["Table"] == 2
    assert [made.text.count(name) for name in ("drift", "L17")] == [3, 1]


def test_a_table_of_word_says_its_picture_and_has_the_tints() -> None:
    data = paper_bytes(document(matrix()), Format.DOCX)
    assert "drift |  | 1 | 2" in outline(data)
    xml = parts(data)["word/document.xml"].decode("utf-8")
    assert f'w:tblDescription w:val="{FINDING} drift, L1: 1, drift, L2: 2."' in xml
    fills = re.findall(r'w:fill="([0-9A-F]{6})"', xml)
    assert len(set(fills)) == 2


def test_plain_text_has_the_numbers_in_columns_or_by_their_heads() -> None:
    few = paper_bytes(document(matrix()), Format.TXT).decode("utf-8")
    assert "Tema    L0   L1   L2\n-----   --   --   --\ndrift         1    2\n" in few
    many = paper_bytes(document(matrix(20)), Format.TXT).decode("utf-8")
    assert "drift: L1\u00a01, L2\u00a02, L3\u00a03" in many


@pytest.mark.parametrize("format", [Format.PDF, Format.DOCX, Format.TXT])
@pytest.mark.parametrize(
    "block",
    [
        matrix(label="Heimkontakt AS"),
        matrix(head="Heimkontakt AS "),
        matrix(note="L1 Heimkontakt AS"),
        Matrix("Heimkontakt AS", "a", ("b",), (MatrixRow("c", (MatrixCell("1"),)),), "d"),
        Matrix("a", "b", ("c",), (MatrixRow("d", (MatrixCell("Heimkontakt AS", 1),)),), "e"),
    ],
    ids=["row", "head", "note", "headline", "cell"],
)
def test_a_name_in_any_part_is_found(block: Matrix, format: Format) -> None:
    data = paper_bytes(document(block), format)
    assert prove(data, (Forbidden("Heimkontakt AS", "name"),), format)


@pytest.mark.parametrize("office", ["#0B5A68", "#000000", "#FFD400", "#8A0F3C"])
def test_the_tints_are_told_apart_in_grey_and_ink_is_read_on_each(office: str) -> None:
    grounds = [palette(office).level(n) for n in range(5)]
    light = [contrast(one, Color(0, 0, 0)) for one in grounds]
    assert light == sorted(light, reverse=True)
    assert min(a / b for a, b in pairwise(light)) > 1.04
    assert min(contrast(one, INK) for one in grounds) >= 4.5
