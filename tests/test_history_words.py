"""One changed field in words: of whichever thing, whichever value of its closed lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_type_hints

import pytest

from lupdesk.store.rows import THINGS
from lupdesk.wording import Wording
from lupdesk.wording_history import sentence, value_words
from lupdesk.wording_parcels import thing_name

RESULTS = [
    "theme",
    "insight",
    "tie",
    "measure",
    "instrument",
    "requirement",
    "risk",
    "target",
    "measurement",
    "phase_mark",
    "lesson",
    "dialogue_template",
]


def _closed(thing: type[Any]) -> Iterator[tuple[str, type[StrEnum]]]:
    hints = get_type_hints(thing)
    for one in fields(thing):
        hint = hints[one.name]
        kinds = get_args(hint) if isinstance(hint, UnionType) else (hint,)
        for kind in kinds:
            if isinstance(kind, type) and issubclass(kind, StrEnum):
                yield one.name, kind


CLOSED = sorted(
    {(table, name, kind) for table in RESULTS for name, kind in _closed(THINGS[table])},
    key=lambda one: one[:2],
)


@pytest.mark.parametrize(("table", "field", "kind"), CLOSED)
@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_value_of_what_came_of_the_dialogue_has_words(
    table: str, field: str, kind: type[StrEnum], language: str
) -> None:
    wording = Wording(language)
    words = [value_words(field, one, wording) for one in kind]
    assert all(text.strip() and text != one.value for text, one in zip(words, kind, strict=True))
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("table", sorted(THINGS))
def test_no_value_of_another_desk_stops_a_history(table: str) -> None:
    thing: Any = THINGS[table]
    for one in fields(thing):
        for value in ("something newer", 7, 0, ("x", "y"), True, None):
            assert sentence(one.name, None, value, Wording("nb"))


@pytest.mark.parametrize("table", RESULTS)
def test_what_two_laptops_disagree_on_is_called_by_its_kind(table: str) -> None:
    wording = Wording("nb")
    assert thing_name(THINGS[table], wording) != thing_name(object, wording)
