"""An approval holds for the words that were approved, and for the one who approved them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.approvals import standing, undecided, waits, words_hash
from lupdesk.domain.kinds import Secrecy
from lupdesk.domain.review import Approval, Remark, Stance, Verdict
from tests.domain.small_case import HEIM, SANS, M, P, said, uid

ONE = said(1, HEIM, "Kravet stenger de minste ute", Secrecy.OPEN)


def approval(text: str, n: int = 1, **more: object) -> Approval:
    whole: dict[str, object] = {"supplier": HEIM, "input": ONE.id, **more}
    return Approval(id=uid(400 + n), procurement=P, meeting=M, sha256=words_hash(text), **whole)  # type: ignore[arg-type]


def remark(stance: Stance, n: int = 1, **more: object) -> Remark:
    whole: dict[str, object] = {"supplier": HEIM, "input": ONE.id, **more}
    return Remark(id=uid(500 + n), procurement=P, meeting=M, stance=stance, **whole)  # type: ignore[arg-type]


def test_it_stands_while_the_words_stand_and_drops_with_them() -> None:
    agreed = approval(ONE.text)
    assert standing(ONE, HEIM, [agreed], []).holds == agreed
    changed = replace(ONE, text="Kravet stenger mange ute")
    found = standing(changed, HEIM, [agreed], [])
    assert (found.holds, found.dropped) == (None, agreed)
    again = standing(replace(changed, text=ONE.text), HEIM, [agreed], [])
    assert again.holds == agreed, "the same words again are those that were approved"


def test_one_reader_does_not_approve_for_another() -> None:
    found = standing(ONE, SANS, [approval(ONE.text)], [remark(Stance.CHANGE)])
    assert (found.holds, found.dropped, found.waiting) == (None, None, ())
    assert standing(ONE, None, [approval(ONE.text)], []).holds is None


def test_of_two_the_newest_that_fits_holds_and_the_newest_that_does_not_is_told() -> None:
    old, new = approval("Annet", 1), approval("Noe tredje", 2)
    assert standing(ONE, HEIM, [old, new], []).dropped == new
    fits = approval(ONE.text, 3)
    assert standing(ONE, HEIM, [fits, new], []).holds == fits


@given(st.text())
def test_space_is_no_word(text: str) -> None:
    assert words_hash(text) == words_hash(f"  {'  '.join(text.split())}\n")


@pytest.mark.parametrize("stance", Stance)
def test_all_but_agreement_waits_for_a_verdict(stance: Stance) -> None:
    one = remark(stance)
    assert waits(one) is (stance is not Stance.AGREE)
    assert not waits(replace(one, verdict=Verdict.REFUSED))
    assert list(undecided([one], M)) == ([one] if waits(one) else [])
    assert list(undecided([one], uid(99))) == []
