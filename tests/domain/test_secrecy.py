from __future__ import annotations

from itertools import product
from uuid import UUID

import pytest

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Participant
from lupdesk.domain.kinds import Secrecy
from lupdesk.domain.secrecy import STRICTNESS, may_read, public_text, safe_count, stricter
from lupdesk.domain.things import Input

OWN, OTHER, CASE = UUID(int=1), UUID(int=2), UUID(int=9)


def said(supplier: UUID | None, level: Secrecy, public_wording: str = "") -> Input:
    return Input(
        id=UUID(int=3),
        procurement=CASE,
        supplier=supplier,
        secrecy=level,
        text="ord",
        public_wording=public_wording,
    )


@pytest.mark.parametrize(("supplier", "level"), list(product((OWN, OTHER, None), Secrecy)))
def test_who_may_read(supplier: UUID | None, level: Secrecy) -> None:
    one = said(supplier, level)
    assert may_read(one, BUYER_TEAM)
    assert may_read(one, PUBLIC) is (level is Secrecy.OPEN)
    theirs = level is not Secrecy.INTERNAL if supplier == OWN else False
    common = supplier is None and level is Secrecy.OPEN
    assert may_read(one, Participant(OWN)) is (theirs or common)


def test_the_stricter_of_two() -> None:
    for one, other in product(Secrecy, repeat=2):
        both = stricter(one, other)
        assert both == stricter(other, one)
        assert STRICTNESS.index(both) == max(STRICTNESS.index(one), STRICTNESS.index(other))
    assert stricter(Secrecy.UNASSESSED, Secrecy.ANONYMISE) is Secrecy.UNASSESSED


@pytest.mark.parametrize(
    ("level", "wording", "shown"),
    [
        (Secrecy.OPEN, "", "ord"),
        (Secrecy.OPEN, "for alle", "for alle"),
        (Secrecy.ANONYMISE, "for alle", "for alle"),
        (Secrecy.ANONYMISE, "  ", None),
        (Secrecy.SECRET, "for alle", None),
        (Secrecy.UNASSESSED, "for alle", None),
        (Secrecy.INTERNAL, "for alle", None),
    ],
)
def test_words_for_everybody(level: Secrecy, wording: str, shown: str | None) -> None:
    assert public_text(said(OWN, level, public_wording=wording)) == shown


@pytest.mark.parametrize(
    ("n", "of", "shown"),
    [
        (0, None, 0),
        (1, None, None),
        (2, None, 2),
        (2, 3, None),
        (3, 3, 3),
        (13, 14, None),
        (12, 14, 12),
        (1, 1, None),
    ],
)
def test_a_count_that_points_at_one_is_not_told(n: int, of: int | None, shown: int | None) -> None:
    assert safe_count(n, of) == shown
