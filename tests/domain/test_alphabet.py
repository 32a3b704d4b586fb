from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.alphabet import sort_key

ORDER = [
    "Aker AS",
    "Áillun",
    "Berg AS",
    "Čáhppes",
    "Dal AS",
    "Đuođđi",
    "eple",
    "Zebra AS",
    "Ærlig AS",
    "Øst AS",
    "Aasen AS",
    "Åsgard AS",
]


def test_norwegian_order() -> None:
    mixed = ORDER.copy()
    random.Random(7).shuffle(mixed)
    assert sorted(mixed, key=sort_key) == ORDER


def test_a_space_comes_before_letters() -> None:
    assert sorted(["Norden", "Nord AS", "Nord"], key=sort_key) == ["Nord", "Nord AS", "Norden"]


@given(st.text(), st.text())
def test_case_does_not_matter_and_order_is_total(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)
