"""The plan of measures and benefits: for the team alone, and all of it in words."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.composition.document import (
    Bullets,
    ClassMark,
    Document,
    Heading,
    Noted,
    Paragraph,
    Table,
    TargetsChart,
)
from lupdesk.domain.composition.risk_grid import GridCell, RiskGrid
from lupdesk.domain.kinds import DocumentKind, InputType, Secrecy
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.result_kinds import (
    Barrier,
    Bearer,
    BenefitKind,
    MeasureState,
    Relief,
    RiskKind,
)
from lupdesk.domain.results import Instrument, Measure, Measurement, Risk, Target, Tie
from lupdesk.problems import Problem
from lupdesk.wording import Wording
from tests.domain.small_case import HEIM, SANS, P, case_of, said, text_of, uid

REFS = said(1, HEIM, "Krav om tre like leveranser", Secrecy.SECRET, barrier=Barrier.SIZE)
SAME = said(2, SANS, "Referansekrav stenger", Secrecy.OPEN, same_as=REFS.id)
LONE = said(3, SANS, "Dekningshull", Secrecy.OPEN)
IDEA = said(4, SANS, "Kom med gevinst", Secrecy.OPEN, type=InputType.BEN)


def measure(**more: Any) -> Measure:
    whole: dict[str, Any] = {
        "title": "Lettere krav",
        "owner": "Odd Rake",
        "due": date(2027, 3, 1),
        "effect": "flere tilbud",
        "state": MeasureState.UNDER_WAY,
    }
    return Measure(**{"id": uid(500), "procurement": P, **whole, **more})


def benefit(**more: Any) -> Target:
    whole: dict[str, Any] = {
        "what": "utrykninger",
        "owner": "Kari Nes",
        "baseline": "41 %",
        "target": "16 %",
        "measured_on": date(2029, 2, 1),
        "kind": BenefitKind.EFFICIENCY,
        "planned": True,
    }
    return Target(**{"id": uid(600), "procurement": P, **whole, **more})


def risk(**more: Any) -> Risk:
    whole: dict[str, Any] = {
        "what": "for lite volum",
        "kind": RiskKind.MARKET,
        "bearer": Bearer.SHARED,
        "likelihood": 4,
        "consequence": 4,
        "relief": Relief.VOLUME_GUARANTEE,
        "relief_words": "900 brukere",
        "left_likelihood": 2,
        "left_consequence": 3,
    }
    return Risk(**{"id": uid(700), "procurement": P, **whole, **more})


def tie(of: int, basis: UUID) -> Tie:
    return Tie(id=uid(9000 + of + basis.int), procurement=P, of=uid(of), basis=basis)


def whole(**more: Any) -> Case:
    fields: dict[str, Any] = {
        "measures": (measure(),),
        "targets": (benefit(),),
        "risks": (risk(),),
        "ties": (tie(500, REFS.id), tie(600, uid(500))),
    }
    return case_of(REFS, SAME, LONE, IDEA, **{**fields, **more})


def plan(case: Case) -> Document:
    return compose(case, DocumentKind.PLAN, BUYER_TEAM)


def tables(made: Document) -> dict[str, Table]:
    found: dict[str, Table] = {}
    name = ""
    for block in made.blocks:
        if isinstance(block, Heading) and isinstance(block.text, Phrase) and block.level == 2:
            name = block.text.code.rpartition(".")[2]
        if isinstance(block, Table):
            found.setdefault(name, block)
    return found


def grid(made: Document) -> RiskGrid:
    (found,) = (block for block in made.blocks if isinstance(block, RiskGrid))
    return found


def cells(made: Document, section: str) -> list[list[object]]:
    return [[cell.text for cell in row.cells] for row in tables(made)[section].rows]


@pytest.mark.parametrize("reader", [PUBLIC, Participant(HEIM)])
def test_it_is_for_the_team_alone(reader: Audience) -> None:
    with pytest.raises(Problem, match="audience-not-allowed"):
        compose(whole(), DocumentKind.PLAN, reader)
    assert plan(whole()).class_mark is ClassMark.INTERNAL


def test_a_measure_tells_its_barrier_how_many_said_it_and_where_it_stands() -> None:
    made = plan(whole())
    (row,) = tables(made)["measures"].rows
    assert row.cells[0].text == Phrase("barrier.L-STO")
    assert row.cells[0].under == "I01, I02"
    assert row.cells[1].text == Phrase.of("doc.number", number=2)
    assert row.cells[5].text == Phrase("measure-state.under-way")
    assert row.cells[5].under == Phrase("doc.internal.overdue")


def test_an_instrument_goes_by_the_offices_own_name_else_by_its_code() -> None:
    def under(*own: Instrument) -> object:
        made = plan(whole(measures=(measure(instrument="IN-X"),), instruments=own))
        return tables(made)["measures"].rows[0].cells[2].under

    assert under() == Phrase.of("doc.plan.by", instrument="IN-X")
    named = Instrument(id=uid(1), code="IN-X", name="Innovasjonskontrakt")
    assert under(named) == Phrase.of("doc.plan.by", instrument="Innovasjonskontrakt")


def test_barriers_without_a_measure_are_told_and_what_says_the_same_is_one() -> None:
    def open_barriers(case: Case) -> list[Phrase]:
        return [
            block.text
            for block in plan(case).blocks
            if isinstance(block, Paragraph)
            and isinstance(block.text, Phrase)
            and block.text.code == "doc.plan.open-barriers"
        ]

    assert open_barriers(whole()) == [Phrase.of("doc.plan.open-barriers", n=1, which="I03")]
    both = whole(ties=())
    assert open_barriers(both) == [Phrase.of("doc.plan.open-barriers", n=2, which="I01, I03")]
    dropped = whole(measures=(measure(state=MeasureState.DROPPED),))
    assert open_barriers(dropped) == [Phrase.of("doc.plan.open-barriers", n=2, which="I01, I03")]


def test_the_picture_of_risks_has_disc_ring_and_every_value_in_words() -> None:
    found = grid(plan(whole(risks=(risk(), risk(id=uid(701), position=1.0, likelihood=0)))))
    assert len(found.rows) == 5
    assert found.rows[1][3] == GridCell(2, now=("1",))
    assert found.rows[3][2] == GridCell(1, left=("1",))
    words = Wording("en").text(found.alternative)
    assert words == (
        "One risk is high; with its relief 0 would be: 1 for lite volum: likelihood 4, "
        "consequence 4, with relief likelihood 2, consequence 3."
    )


def test_a_risk_that_is_not_judged_stands_in_the_table_alone() -> None:
    made = plan(whole(risks=(risk(likelihood=0),)))
    assert not any(isinstance(block, RiskGrid) for block in made.blocks)
    (row,) = tables(made)["risks"].rows
    assert row.cells[2].text == Phrase("likelihood.0")
    assert row.cells[4].text == Phrase("relief.volume-guarantee")
    assert row.cells[4].under == "900 brukere"


def test_benefits_have_their_measured_value_and_why_it_is_so() -> None:
    value = Measurement(
        id=uid(800),
        procurement=P,
        target=uid(600),
        measured_on=date(2029, 2, 1),
        value="26 %",
        cause="halv bemanning",
    )
    made = plan(whole(measurements=(value,)))
    (chart,) = (block for block in made.blocks if isinstance(block, TargetsChart))
    assert chart.rows[0].now == pytest.approx(0.52)
    assert "26" in Wording("nb").text(chart.alternative)
    (noted,) = (block for block in made.blocks if isinstance(block, Noted))
    away = Phrase.of("doc.plan.points", number=10.0)
    assert noted.detail == (
        Phrase.of("doc.plan.on-the-way", share=60, away=away),
        Phrase.of("doc.plan.cause", cause="halv bemanning"),
    )
    (row,) = tables(made)["benefits"].rows
    assert row.cells[5].text == "26 %"


@pytest.mark.parametrize(
    ("value", "code"),
    [("16 %", "reached"), ("45 %", "wrong-way"), ("20 %", "on-the-way")],
)
def test_how_far_a_value_is_from_the_target_is_told(value: str, code: str) -> None:
    one = Measurement(id=uid(800), procurement=P, target=uid(600), value=value)
    (noted,) = (
        block for block in plan(whole(measurements=(one,))).blocks if isinstance(block, Noted)
    )
    (detail,) = noted.detail
    assert isinstance(detail, Phrase)
    assert detail.code == f"doc.plan.{code}"


def test_the_map_leads_from_statement_to_benefit_and_tells_loose_ends() -> None:
    loose = benefit(id=uid(601), what="trygghet")
    made = plan(whole(targets=(benefit(), loose), ties=(*whole().ties, tie(601, IDEA.id))))
    first, second = cells(made, "map")
    assert first[1:] == ["Lettere krav", "flere tilbud", "utrykninger"]
    assert first[0] == Phrase.of("doc.plan.said", label="I01", text="Krav om tre like leveranser")
    assert second[1:] == ["–", "–", "trygghet"]
    (bullets,) = (block for block in made.blocks if isinstance(block, Bullets))
    assert bullets.items == (Phrase.of("doc.plan.loose-benefit", what="trygghet"),)


def test_what_is_due_comes_before_what_is_ahead() -> None:
    made = plan(whole())
    rows = [(row[1], row[3]) for row in cells(made, "due")]
    assert rows == [
        ("Lettere krav", Phrase("due.late")),
        ("utrykninger", Phrase("due.measure-ahead")),
    ]
    assert tables(made)["due"].rows[0].cells[3].strong


def test_a_benefit_that_is_not_planned_says_what_is_missing() -> None:
    made = plan(whole(targets=(benefit(planned=False, owner=""),)))
    (row,) = tables(made)["benefits"].rows
    under = row.cells[0].under
    assert isinstance(under, Phrase)
    assert Wording("en").phrase(under) == "still missing: who answers for it"


def test_where_there_is_nothing_each_section_says_so() -> None:
    made = plan(case_of())
    told = text_of(made)
    for code in ("no-measures", "no-risks", "no-benefits", "no-map", "nothing-due"):
        assert Phrase(f"doc.plan.{code}") in [
            block.text for block in made.blocks if isinstance(block, Paragraph)
        ], code
    assert told


def test_owners_measured_values_and_unplanned_benefits_are_in_no_public_paper() -> None:
    hidden = benefit(id=uid(601), what="PLANTET GEVINST", unplanned=True, planned=False)
    bare = benefit(id=uid(602), what="PLANTET TANKE", baseline="", target="", planned=False)
    value = Measurement(
        id=uid(800), procurement=P, target=uid(600), value="26 %", cause="PLANTET ÅRSAK"
    )
    case = whole(
        targets=(benefit(owner="PLANTET EIER", note="PLANTET NOTAT"), hidden, bare),
        measurements=(value,),
        risks=(risk(what="PLANTET RISIKO", relief_words="PLANTET AVLASTNING"),),
        measures=(measure(title="PLANTET TILTAK", owner="PLANTET EIER"),),
    )
    for kind in (DocumentKind.SUMMARY, DocumentKind.INVITATION, DocumentKind.GUIDE):
        told = text_of(compose(case, kind, PUBLIC))
        assert "PLANTET" not in told, kind
        assert "26 %" not in told
    assert "PLANTET" in text_of(plan(case))
