from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.gui.models.page_text import PageText, copied, folded, found_in, next_place
from lupdesk.gui.models.pdf_pages import letters_of, text_of
from tests.gui.papers import pdf_of


def places(text: str, wanted: str) -> list[str]:
    page = PageText(text, ())
    return [text[one.start : one.end] for one in found_in([page], wanted)]


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Lukkede grensesnitt", "GRENSE", ["grense"]),
        ("grense\x02\r\nsnitt", "grensesnitt", ["grense\x02\r\nsnitt"]),
        ("grense\xadsnitt", "grensesnitt", ["grense\xadsnitt"]),
        ("e\x02\r\npost", "e-post", ["e\x02\r\npost"]),
        ("e-post", "e-post", ["e-post"]),
        ("to ord\r\nover en linje", "ord over", ["ord\r\nover"]),
        ("to  ord", " to ord ", ["to  ord"]),
        ("Åse og åsen", "åse", ["Åse", "åse"]),
        ("asen", "åsen", []),
        ("Straße", "strasse", ["Straße"]),
        ("cafe\u0301 og mer", "mer", ["mer"]),
        ("a -\r\n b", "a b", ["a -\r\n b"]),
        ("aaa", "aa", ["aa"]),
        ("noe", "   ", []),
        ("noe", "-", []),
    ],
)
def test_found_as_it_is_read(text: str, wanted: str, found: list[str]) -> None:
    assert places(text, wanted) == found


@given(st.text(max_size=40), st.text(max_size=8))
def test_whatever_is_found_reads_as_what_was_wanted(text: str, wanted: str) -> None:
    for piece in places(text, wanted):
        assert folded(wanted) in folded(f"x{piece}x")


@given(st.text(alphabet="abc æøå", min_size=1, max_size=30), st.data())
def test_any_part_of_a_text_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : data.draw(st.integers(start + 1, len(text)))]
    assert not part.strip() or places(text, part)


def test_what_is_copied_has_whole_words() -> None:
    assert copied("grense\x02\r\nsnitt\r\nog mer\xad, slutt") == "grensesnitt\nog mer, slutt"


def test_round_at_the_end() -> None:
    found = found_in([PageText("a b a", ()), PageText("a", ())], "a")
    assert [one.page for one in found] == [0, 0, 1]
    assert next_place(found, (0, 0)) == 1
    assert next_place(found, (1, 0)) == 0
    assert next_place(found, (0, 0), back=True) == 2


def test_letters_have_the_numbers_of_their_places() -> None:
    data = pdf_of([["Første linje", "Andre linje"]])
    text = text_of(data, 0)
    assert text.letters == letters_of(data, [0])[0].letters
    start = text.letters.index("Andre")
    ((left, top, right, bottom),) = text.lines(start, start + 5)
    assert left == pytest.approx(72, abs=2)
    assert top < 92 < bottom
    assert right < 120
    assert len(text.lines(0, len(text.letters))) == 2
    assert text.nearest(0, 92) == start
    assert text.nearest(500, 92) == start + len("Andre linje")
