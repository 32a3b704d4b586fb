"""The contents of a long document, and their links."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import page
import pytest

from lupdesk.documents.pdf.contents import LONG
from lupdesk.domain.composition.document import (
    Block,
    Document,
    Figure,
    Figures,
    Heading,
    Paragraph,
    TintBox,
)
from tests.documents.conftest import Opened
from tests.documents.samples import document

Open = Callable[..., Opened]
_PAGE = "Et utsagn som er langt nok til å gå over flere linjer i tekstspalten. " * 45


def long_document(headings: int, level: int = 2) -> Document:
    blocks: list[Block] = [Heading(2, "Innledning")] if level > 2 else []
    for number in range(headings):
        blocks += [Heading(level, f"Emne nummer {number + 1}"), Paragraph(_PAGE)]
    return document(*blocks)


def links(made: Opened) -> list[Any]:
    return [link for one in made.pdf.pages for link in one.get("/Annots", [])]


def test_each_line_leads_to_its_heading_and_says_its_page(opened: Open) -> None:
    made = opened(long_document(12))
    assert (made.tags["TOC"], made.tags["TOCI"], made.tags["Link"]) == (1, 12, 12)
    places = {one.obj.objgen: number for number, one in enumerate(made.pdf.pages)}
    first = made.pages[0]
    for number, link in enumerate(links(made), 1):
        target = places[link.Dest[0].objgen]
        assert str(link.Contents) == f"Emne nummer {number}"
        assert str(link.Contents) in made.pages[target]
        assert f"Emne nummer {number} {target + 1}" in " ".join(first.split())
        height = float(link.Dest[2 + 1])
        assert 0 < height < 842
    assert page.validate_pdf_bytes(made.data, profile="ua1").is_compliant


def test_each_link_belongs_to_its_element(opened: Open) -> None:
    made = opened(long_document(12))
    numbers = made.pdf.Root.StructTreeRoot.ParentTree.Nums
    owner = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    for link, element in zip(links(made), made.elements("Link"), strict=True):
        assert owner[int(link.StructParent)].objgen == element.objgen
        assert element.K[-1].Obj.objgen == link.objgen
    assert int(made.pdf.Root.StructTreeRoot.ParentTreeNextKey) == len(made.pages) + 12


def test_contents_are_read_after_the_title_and_before_the_text(opened: Open) -> None:
    made = opened(long_document(10))
    tags = [str(one.S)[1:] for one in made.elements()]
    assert tags.index("H1") < tags.index("TOC") < len(tags) - tags[::-1].index("H2")
    assert tags[tags.index("TOC") - 1] == "H2"


def test_a_short_document_and_one_of_few_headings_have_none(opened: Open) -> None:
    assert opened(long_document(4)).tags["TOC"] == 0
    few = opened(document(Heading(2, "En"), *(Paragraph(_PAGE) for _ in range(LONG + 4))))
    assert len(few.pages) > LONG
    assert few.tags["TOC"] == 0


@pytest.mark.parametrize("headings", [20, 39, 80])
def test_the_lower_level_goes_where_it_has_no_room_on_the_page(opened: Open, headings: int) -> None:
    made = opened(long_document(headings, level=3))
    assert made.tags["TOCI"] == (21 if headings == 20 else 0)


def test_numbers_and_box_stand_before_the_contents(opened: Open) -> None:
    text = long_document(12)
    box = (TintBox((("Hvem", "Kommunene"),)), Figures((Figure("14", "leverandører"),) * 2))
    first = " ".join(opened(document(*box, *text.blocks)).pages[0].split())
    assert first.index("Kommunene") < first.index("leverandører") < first.index("Innhold")


def test_contents_longer_than_a_page_go_on(opened: Open) -> None:
    made = opened(long_document(90))
    assert made.tags["TOCI"] == 90
    assert made.tags["TOC"] == 1
    assert len({one.obj.objgen for one in made.pdf.pages if "/Annots" in one.obj}) == 3
    assert page.validate_pdf_bytes(made.data, profile="ua1").is_compliant
