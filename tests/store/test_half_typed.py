"""What is half typed, without the texts that were purged: as it was typed, not as it is stored."""

from __future__ import annotations

import json

import pytest

from lupdesk.store.half_typed import without
from lupdesk.store.purge import holds

LONG = 'Han sa "prisen er 14 millioner" i dag.\nOg mer.'


def left(kept: object, *forbidden: str) -> tuple[str, int]:
    told = kept if isinstance(kept, str) else json.dumps(kept, ensure_ascii=False)
    return without(told, lambda text: holds(text, forbidden))


def test_quotes_and_line_breaks_hide_nothing() -> None:
    assert left([["p", "f", f"Først. {LONG} Så."]], LONG) == ("", 1)
    assert left({"text": LONG, "kept": [], "themes": [], "editing": "", "edited": ""}, LONG)[1] == 1


def test_a_short_text_goes_where_it_stands_alone() -> None:
    kept = [["p", "f", "Kr 14"], ["p", "f", "Kr 14 og mer"], ["p", "f", " Kr 14\n"]]
    found, gone = left(kept, "Kr 14")
    assert (json.loads(found), gone) == ([["p", "f", "Kr 14 og mer"]], 2)


def test_the_names_of_fields_and_places_are_no_texts() -> None:
    kept = [["p", "Merknad", "Noe"]]
    assert left(kept, "Merknad") == (json.dumps(kept), 0)


def test_a_letter_that_is_two_signs_is_the_same_letter() -> None:
    assert (
        left([["p", "f", "Bla\u030aba\u0308r vokser i skogen"]], "Blåbär vokser i skogen")[1] == 1
    )


def test_of_a_line_the_statement_that_is_changed_stays_without_the_line() -> None:
    line = {"text": LONG, "kept": [3], "themes": ["Pris"], "editing": "id", "edited": "Annet"}
    found, gone = left(line, LONG)
    assert gone == 1
    assert json.loads(found) == line | {"text": "", "kept": [], "themes": []}
    found, gone = left(line | {"text": "Annet", "edited": LONG}, LONG)
    assert gone == 1
    assert json.loads(found) == line | {"text": "Annet", "editing": "", "edited": ""}


def test_of_a_line_one_theme_may_go() -> None:
    line = {"text": "Noe", "kept": [], "themes": ["Pris", "Tid"], "editing": "", "edited": ""}
    found, gone = left(line, "Pris")
    assert (json.loads(found), gone) == (line | {"themes": ["Tid"]}, 1)


@pytest.mark.parametrize("kept", [LONG, f"- {LONG}", '["' + "x" * 12 + '"]'])
def test_what_another_version_wrote_is_one_text(kept: str) -> None:
    assert left(kept, LONG, "x" * 12) == ("", 1)
    assert left(kept, "noe helt annet") == (kept, 0)
