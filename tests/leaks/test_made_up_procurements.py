"""Made-up procurements, others in every run: no secret is in a paper of somebody else.

400 of them; with ``--thorough`` a thousand.
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lupdesk.documents import papers as naming
from lupdesk.domain import secrecy
from lupdesk.domain.composition import compose as gate
from lupdesk.domain.composition import screen
from tests.leaks import disguises
from tests.leaks.disguises import digits_of, levelled
from tests.leaks.made_up import made_up
from tests.leaks.searching import Searched, in_file, leaks_in, search

PARTS: Final = 4
EACH: Final = 100
THOROUGHLY: Final = 250
FILE_EACH: Final = 10


@pytest.mark.parametrize("part", range(PARTS))
def test_no_secret_is_in_a_paper_of_somebody_else(
    part: int, tmp_path: Path, thorough: bool
) -> None:
    each = THOROUGHLY if thorough else EACH
    numbers: set[int] = set()
    whole = Searched()

    @settings(max_examples=each)
    @given(st.integers(0, 2**32 - 1))
    def one_procurement(drawn: int) -> None:
        number = part * 2**32 + drawn
        wants_file = len(numbers) % FILE_EACH == 0 and number not in numbers
        numbers.add(number)
        found = search([number], tmp_path, 1) if wants_file else search([number], tmp_path, 0)
        whole.add(found)
        assert found.leaks == 0, found.first

    one_procurement()
    assert len(numbers) >= each
    assert whole.files >= each // FILE_EACH
    assert whole.stopped == 0, "what composition lets through, the proof lets through"


# -- that the search would find them ------------------------------------------------------------------

EVERY: Final = {
    *disguises.LONG,
    *disguises.WORDS,
    *disguises.NUMBER,
}


def test_a_gate_that_lets_names_through_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under each disguise."""
    through = screen.screen_of(())
    monkeypatch.setattr(gate, "screen_of", lambda _: through)
    found = {leak.secret.how for number in range(120) for leak in leaks_in(made_up(number), number)}
    assert found >= EVERY


def test_a_gate_that_lets_statements_through_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrecy, "may_read", lambda *_: True)
    monkeypatch.setattr(gate, "screen_of", lambda _: screen.screen_of(()))
    numbers = range(12)
    assert any(not leak.secret.how for one in numbers for leak in leaks_in(made_up(one), one))


def test_where_the_gate_is_open_the_proof_stops_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    through = screen.screen_of(())
    monkeypatch.setattr(gate, "screen_of", lambda _: through)
    found = [in_file(made_up(number), number, tmp_path) for number in range(40)]
    assert [leak for leaks, _ in found for leak in leaks] == []
    assert any(not written for _, written in found)


def test_where_gate_and_proof_are_open_the_file_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    through = screen.screen_of(())
    monkeypatch.setattr(gate, "screen_of", lambda _: through)
    monkeypatch.setattr(naming, "found_in", lambda *_: [])
    found = [in_file(made_up(number), number, tmp_path) for number in range(40)]
    assert any(leaks for leaks, _ in found)


@pytest.mark.parametrize("how", disguises.LONG)
def test_the_search_knows_a_word_again(how: str) -> None:
    for n in range(20):
        written = disguises.LONG[how]("Zvortqwåmk", Random(n))
        assert levelled("Zvortqwåmk") in levelled(f"hos {written} nå"), written


@pytest.mark.parametrize("how", disguises.NUMBER)
def test_the_search_knows_a_number_again(how: str) -> None:
    written = disguises.NUMBER[how]("923609016", Random(1))
    assert "923609016" in digits_of(f"nr. {written}, sa de")


def test_a_made_up_procurement_is_the_same_each_time() -> None:
    assert made_up(7).case == made_up(7).case
    assert made_up(7).case != made_up(8).case
    assert made_up(7).secrets
