"""The last page of a document never holds a few lines by themselves."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from lupdesk.documents.pdf.ending import well_ended
from lupdesk.documents.pdf.flow import Bookmark, Flow, Group
from lupdesk.documents.pdf.strips import Strip
from lupdesk.documents.pdf.styles import BOTTOM, TOP_FIRST
from lupdesk.documents.pdf.tagging import TaggedCanvas

ROOM = BOTTOM - TOP_FIRST


@dataclass(frozen=True)
class Line:
    height: float = 16.0

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: float, *, forced: bool) -> tuple[Strip, Strip] | None:
        """A line is whole."""

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        raise NotImplementedError


def section(name: str, *heights: float) -> list[Group]:
    head = Group([Line(20.0)], with_next=True, bookmark=Bookmark(0, name))
    return [head, *(Group([Line(height)]) for height in heights)]


def heads(pages: list[list]) -> list[list[str]]:  # type: ignore[type-arg]
    return [[one.bookmark.text for one in page if one.bookmark] for page in pages]


def test_one_line_over_makes_the_page_a_line_longer() -> None:
    groups = [*section("a", ROOM - 20.0), Group([Line()])]
    assert len(Flow().run(groups)) == 2
    (page,) = well_ended(groups)
    assert page[-1].top + page[-1].strip.height <= BOTTOM + 16.01


def test_a_few_lines_over_take_their_last_section_along() -> None:
    groups = [*section("a", ROOM - 220.0), *section("b", *[16.0] * 11), *section("c", 16.0, 16.0)]
    assert heads(Flow().run(groups)) == [["a", "b"], ["c"]]
    assert heads(well_ended(groups)) == [["a"], ["b", "c"]]


@pytest.mark.parametrize("last", [100.0, 300.0])
def test_a_last_page_with_enough_on_it_stays(last: float) -> None:
    groups = [*section("a", ROOM - 220.0), *section("b", *[16.0] * 11), *section("c", last)]
    assert well_ended(groups) == Flow().run(groups)


def test_a_page_is_not_left_empty_for_it() -> None:
    groups = [*section("a", 100.0), *section("b", ROOM - 150.0), *section("c", 16.0, 16.0)]
    assert heads(well_ended(groups)) == heads(Flow().run(groups)) == [["a", "b"], ["c"]]
