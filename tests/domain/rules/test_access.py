"""R-ACC-1 and 2, and that the table of legal bases and the rules speak of the same codes."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lupdesk.domain.kinds import Secrecy
from lupdesk.domain.legal_bases import CODES, DUTY, ONLY_FOR_BIDS, OPTIONAL
from lupdesk.domain.rules.register import BY_ID
from tests.domain.rules.breaking import broken
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


def test_every_reference_is_of_a_rule_and_nobody_is_said_to_have_checked_it() -> None:
    table = tomllib.loads((LAW / "rules.toml").read_text("utf-8"))
    assert set(table) <= set(BY_ID)
    for references in table.values():
        for one in references:
            assert one["act"]
            assert one["section"]
            assert isinstance(one["valid_from"], date)
            assert bool(one["checked_by"]) == bool(one["checked_on"])
