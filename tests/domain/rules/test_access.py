"""R-ACC-1 and 2, and that the table of legal bases and the rules speak of the same codes."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lupdesk.domain import legal_bases
from lupdesk.domain.kinds import Secrecy
from lupdesk.domain.legal_bases import (
    CODES,
    DUTY,
    ONLY_FOR_BIDS,
    OPTIONAL,
    InForce,
    is_in_force,
)
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.rules.register import BY_ID
from tests.domain.rules.breaking import broken, findings
from tests.domain.small_case import HEIM, case_of, said

LAW = Path(__file__).resolve().parents[3] / "resources" / "law"


def kept_back(basis: str, level: Secrecy = Secrecy.SECRET, **more: Any) -> list[str]:
    return broken("R-ACC-1", case_of(said(1, HEIM, "Metoden", level, legal_basis=basis, **more)))


def test_a_secret_without_a_known_basis_is_found() -> None:
    assert kept_back("") == ["basis"]
    assert kept_back("offl-99") == ["basis"]


@pytest.mark.parametrize("basis", sorted(OPTIONAL))
def test_where_exemption_is_a_choice_access_must_have_been_considered(basis: str) -> None:
    assert kept_back(basis) == ["considered"]
    assert kept_back(basis, Secrecy.INTERNAL) == ["considered"]
    assert kept_back(basis, access_considered_on=date(2027, 3, 24)) == []


@pytest.mark.parametrize("basis", sorted(DUTY))
def test_a_duty_of_secrecy_leaves_nothing_to_consider(basis: str) -> None:
    assert kept_back(basis) == []


def test_what_is_internal_wants_a_basis_too() -> None:
    assert kept_back("", Secrecy.INTERNAL) == ["basis-internal"]
    assert kept_back("offl-13", Secrecy.INTERNAL) == []


def test_a_passage_that_is_kept_back_wants_its_basis() -> None:
    cut = said(1, HEIM, "Metoden er varm", Secrecy.OPEN, secret_parts=("varm",))
    assert broken("R-ACC-1", case_of(cut)) == ["basis-part"]
    assert broken("R-ACC-1", case_of(replace(cut, legal_basis="offl-13"))) == []
    assert broken("R-ACC-1", case_of(replace(cut, public_wording="Metoden er god"))) == []


@pytest.mark.parametrize("level", [Secrecy.UNASSESSED, Secrecy.ANONYMISE])
def test_what_is_not_decided_to_be_kept_back_waits(level: Secrecy) -> None:
    assert kept_back("", level) == []


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> str:
    """A basis that held through 2026 and no longer."""
    held = InForce(date(2009, 1, 1), date(2026, 12, 31))
    monkeypatch.setitem(legal_bases.IN_FORCE, "offl-13", held)
    return "offl-13"


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2008, 12, 31), ["not-in-force"]),
        (date(2009, 1, 1), []),
        (date(2026, 12, 31), []),
        (date(2027, 1, 1), ["not-in-force"]),
    ],
)
def test_a_basis_must_be_in_force_on_the_day_of_the_decision(
    ended: str, day: date, found: list[str]
) -> None:
    assert kept_back(ended, decided_on=day) == found
    assert kept_back(ended, Secrecy.INTERNAL, decided_on=day) == found
    assert kept_back(ended, Secrecy.OPEN, secret_parts=("Metoden",), decided_on=day) == found
    assert kept_back(ended, Secrecy.OPEN, decided_on=day) == []


def test_without_a_day_of_the_decision_today_is_the_day(ended: str) -> None:
    one = said(1, HEIM, "Metoden", Secrecy.SECRET, legal_basis=ended)
    assert broken("R-ACC-1", case_of(one, today=date(2026, 12, 31))) == []
    (found,) = findings("R-ACC-1", case_of(one, today=date(2027, 1, 1)))
    assert dict(found.what.facts)["day"] == date(2027, 1, 1)
    assert dict(found.what.facts)["basis"] == Phrase(f"basis.{ended}")


def test_a_basis_that_is_not_in_force_yet_is_found() -> None:
    assert kept_back("foa-7-4", decided_on=date(2016, 12, 31)) == ["not-in-force"]
    assert kept_back("foa-7-4", decided_on=date(2017, 1, 1)) == []


def test_no_day_makes_an_unknown_basis_known() -> None:
    assert not is_in_force("offl-99", date(2027, 1, 1))
    assert set(legal_bases.IN_FORCE) == CODES


def test_what_is_open_wants_no_basis() -> None:
    assert kept_back("", Secrecy.OPEN) == []


def test_the_right_for_bids_does_not_cover_a_dialogue() -> None:
    bid = said(1, HEIM, "Metoden", Secrecy.SECRET, legal_basis="offl-23-3")
    other = said(2, HEIM, "Metode to", Secrecy.SECRET, legal_basis="offl-13")
    assert broken("R-ACC-2", case_of(bid)) == [""]
    assert broken("R-ACC-2", case_of(other)) == []


def test_the_table_of_bases_and_the_rules_agree() -> None:
    table = tomllib.loads((LAW / "bases.toml").read_text("utf-8"))
    assert set(table) == CODES
    assert {code for code, one in table.items() if one["optional"]} == OPTIONAL
    assert set(table) >= ONLY_FOR_BIDS
    for one in table.values():
        assert one["act"]
        assert one["section"].startswith("§")
        assert one["exempts"]
        assert isinstance(one["valid_from"], date)
    held = {code: InForce(one["valid_from"], one.get("valid_to")) for code, one in table.items()}
    assert held == legal_bases.IN_FORCE


def test_every_reference_is_of_a_rule_and_nobody_is_said_to_have_checked_it() -> None:
    table = tomllib.loads((LAW / "rules.toml").read_text("utf-8"))
    assert set(table) <= set(BY_ID)
    for references in table.values():
        for one in references:
            assert one["act"]
            assert one["section"]
            assert isinstance(one["valid_from"], date)
            assert bool(one["checked_by"]) == bool(one["checked_on"])
