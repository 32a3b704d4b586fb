"""The register of risks in a real desk."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from lupdesk.desk import risks
from lupdesk.desk.inputs import add_input
from lupdesk.desk.session import Desk
from lupdesk.domain.result_kinds import Bearer, Relief, RiskKind
from lupdesk.domain.results import Risk, Tie
from lupdesk.problems import Problem
from lupdesk.wording import Wording
from lupdesk.wording_history import sentence


def test_a_risk_keeps_all_that_is_said_of_it(desk: Desk, procurement: UUID) -> None:
    said = add_input(desk, procurement, text="Volum under 900 lønner seg ikke")
    id = risks.add_risk(
        desk,
        procurement,
        " for få brukere ",
        kind=RiskKind.MARKET,
        bearer=Bearer.SHARED,
        likelihood=4,
        consequence=3,
        relief=Relief.VOLUME_GUARANTEE,
        relief_words="900 brukere",
        bases=[said],
    )
    one = desk.the(Risk, id)
    assert (one.what, one.kind, one.likelihood, one.relief) == (
        "for få brukere",
        RiskKind.MARKET,
        4,
        Relief.VOLUME_GUARANTEE,
    )
    assert [(tie.of, tie.basis) for tie in desk.all(Tie)] == [(id, said)]


def test_an_empty_risk_is_refused(desk: Desk, procurement: UUID) -> None:
    with pytest.raises(Problem, match="risk-text-wanted"):
        risks.add_risk(desk, procurement, "  ")


@pytest.mark.parametrize(
    "field", ["likelihood", "consequence", "left_likelihood", "left_consequence"]
)
@pytest.mark.parametrize("wrong", [-1, 6])
def test_the_scale_goes_from_one_to_five(
    desk: Desk, procurement: UUID, field: str, wrong: int
) -> None:
    id = risks.add_risk(desk, procurement, "strømbrudd")
    off: dict[str, Any] = {field: wrong}
    with pytest.raises(Problem, match="risk-scale"):
        risks.edit_risk(desk, id, **off)
    with pytest.raises(Problem, match="risk-scale"):
        risks.add_risk(desk, procurement, "annet", **off)
    assert getattr(desk.the(Risk, id), field) == 0


def test_fields_and_ties_change_in_one_act(desk: Desk, procurement: UUID) -> None:
    said = add_input(desk, procurement, text="Dekningshull")
    id = risks.add_risk(desk, procurement, "mobilnett")
    risks.edit_risk(desk, id, likelihood=2, bases=[said])
    desk.undo()
    assert desk.the(Risk, id).likelihood == 0
    assert desk.all(Tie) == []


def test_a_risk_is_named_by_its_number_or_its_id(desk: Desk, procurement: UUID) -> None:
    first = risks.add_risk(desk, procurement, "en")
    second = risks.add_risk(desk, procurement, "to")
    assert risks.risk_named(desk, "R2", procurement).id == second
    assert risks.risk_named(desk, " 1", procurement).id == first
    assert risks.risk_named(desk, str(second), procurement).id == second
    for wrong in ("3", "R", "", "x1"):
        with pytest.raises(Problem, match="risk-unknown"):
            risks.risk_named(desk, wrong, procurement)


def test_the_history_of_a_risk_is_told_in_words(desk: Desk, procurement: UUID) -> None:
    id = risks.add_risk(desk, procurement, "mobilnett", kind=RiskKind.PRIVACY)
    risks.edit_risk(desk, id, relief=Relief.PILOT, likelihood=4)
    words = Wording("en")
    told = [sentence(line.field, line.before, line.after, words) for line in desk.history(id)]
    assert "Kind: Privacy and security" in told
    assert "Relief: Trial or pilot" in told
    assert "Likelihood: 4 – likely" in told or "Likelihood: Not judged → 4 – likely" in told
