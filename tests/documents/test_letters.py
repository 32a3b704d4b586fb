"""Text as a file of letters can hold it: whatever somebody typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from lupdesk.documents.letters import numbers_whole, one_line, paragraphs, runs_right_to_left
from lupdesk.documents.plain.lines import wrapped
from lupdesk.documents.word.text import run
from lupdesk.domain.letters import as_seen

ANY = st.text(st.characters(codec=None, categories=None))


@given(ANY)
def test_it_is_text_that_xml_can_hold_and_stays_as_it_is(text: str) -> None:
    for part in paragraphs(text):
        assert paragraphs(part) == [part]
        assert part == part.strip(" ")
        read = etree.fromstring(etree.tostring(run(part)))
        assert "".join(str(one) for one in read.itertext()) == part


@given(ANY)
def test_no_letter_is_lost(text: str) -> None:
    """What is left out cannot be seen."""
    seen = "".join(as_seen(one_line(text)).split())
    assert [one for one in seen if one.isalnum()] == [one for one in as_seen(text) if one.isalnum()]


@settings(max_examples=50)
@given(ANY)
def test_wrapping_loses_no_word(text: str) -> None:
    line = one_line(text)
    assert "".join("".join(wrapped(line)).split()) == "".join(line.split())


def test_the_direction_is_that_of_the_first_letter() -> None:
    assert runs_right_to_left("12 مرحبا and more")
    assert not runs_right_to_left("mer مرحبا")
    assert not runs_right_to_left("12 %")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("41 000 innbyggere", "41\u00a0000 innbyggere"),
        ("1 234 567 kr i året", "1\u00a0234\u00a0567\u00a0kr i året"),
        ("minst 60 % kvalitet", "minst 60\u00a0% kvalitet"),
        ("12 måneder, 3 kroner og 2026 2711", "12 måneder, 3 kroner og 2026 2711"),
    ],
)
def test_no_line_ends_inside_a_number(typed: str, kept: str) -> None:
    assert numbers_whole(one_line(typed)) == kept
    assert one_line(typed) == typed, "in a sheet, a letter or a line a number stays as it was typed"
