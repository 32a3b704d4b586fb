from __future__ import annotations

import pytest

from lupdesk.desk.phrases import phrases_of, read_phrases, set_phrases
from lupdesk.desk.session import Desk
from lupdesk.domain.house import StandardPhrase
from lupdesk.problems import Problem


def test_one_phrase_a_line() -> None:
    written = "takk Takk for innspillet.\n\n  /tid   Vi kommer tilbake til tiden. \n"
    assert read_phrases(written) == (
        ("takk", "Takk for innspillet."),
        ("tid", "Vi kommer tilbake til tiden."),
    )


@pytest.mark.parametrize("written", ["takk", "takk En\ntid ", "/", "/ "])
def test_a_shortcut_without_text_is_told_with_its_line(written: str) -> None:
    with pytest.raises(Problem, match="phrase-without-text") as told:
        read_phrases(written)
    assert told.value.facts["line"] == len(written.splitlines())


def test_a_shortcut_stands_for_one_text() -> None:
    with pytest.raises(Problem, match="phrase-twice"):
        read_phrases("takk En\nTAKK To")


def test_phrases_become_what_is_given_and_can_be_undone(desk: Desk) -> None:
    set_phrases(desk, (("takk", "En"), ("tid", "To")))
    before = {one.shortcut: one.id for one in desk.all(StandardPhrase)}
    set_phrases(desk, (("tid", "To igjen"), ("ny", "Tre")))
    assert phrases_of(desk) == (("tid", "To igjen"), ("ny", "Tre"))
    assert desk.all(StandardPhrase)[0].id == before["tid"]
    desk.undo()
    assert phrases_of(desk) == (("takk", "En"), ("tid", "To"))
