"""Benefits in the papers: drawn where they are numbers, told in words where they are not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.composition.document import Document, Facts, Table, TargetsChart
from lupdesk.domain.kinds import DocumentKind, Milestone
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.results import Target
from lupdesk.domain.things import Procurement, PromisedDate
from lupdesk.wording import Wording
from tests.domain.small_case import P, case_of, text_of, uid

DAY = date(2029, 2, 1)
FIRST = PromisedDate(id=uid(800), procurement=P, kind=Milestone.FIRST_MEASUREMENT, promised=DAY)


def target(n: int, what: str, baseline: str, target: str, **more: Any) -> Target:
    return Target(
        id=uid(700 + n), procurement=P, what=what, baseline=baseline, target=target, **more
    )


TURNS = target(1, "unødige turer", "41 %", "≤ 16 %")
SAFE = target(2, "trygghet", "62 %", "80 %")
VAGUE = target(3, "ro om natten", "lite", "mye")


def paper(kind: DocumentKind, *targets: Target, **more: Any) -> Document:
    audience: Audience = BUYER_TEAM if kind is DocumentKind.INTERNAL else PUBLIC
    return compose(case_of(targets=targets, **more), kind, audience)


def chart_of(made: Document) -> TargetsChart:
    (found,) = (block for block in made.blocks if isinstance(block, TargetsChart))
    return found


PAPERS = pytest.mark.parametrize(
    "kind", [DocumentKind.SUMMARY, DocumentKind.INVITATION, DocumentKind.INTERNAL]
)


@PAPERS
def test_a_benefit_in_numbers_is_drawn(kind: DocumentKind) -> None:
    (row,) = chart_of(paper(kind, TURNS)).rows
    assert row.what == "unødige turer"
    assert (row.start, row.end) == (0.82, 0.32)
    nb = Wording("nb")
    said = [nb.text(one) for one in (row.baseline, row.target, row.low, row.high)]
    assert said == [
        "nullpunkt 41\u00a0%",
        "mål ≤\u00a016\u00a0%",
        "0",
        "50\u00a0%",
    ]
    assert row.nought is None


@PAPERS
def test_one_that_is_not_stands_below_in_words(kind: DocumentKind) -> None:
    made = paper(kind, VAGUE, TURNS)
    chart = chart_of(made)
    assert [row.what for row in chart.rows] == ["unødige turer"]
    below = made.blocks[made.blocks.index(chart) + 1]
    assert isinstance(below, Facts)
    assert below.rows[-1] == (
        "ro om natten",
        Phrase.of("doc.from-to", start="lite", target="mye"),
    )
    assert chart.headline == Phrase.of("doc.benefits.some", drawn=1, whole=2)


@PAPERS
def test_none_in_numbers_is_no_chart(kind: DocumentKind) -> None:
    made = paper(kind, VAGUE)
    assert not any(isinstance(block, TargetsChart) for block in made.blocks)
    assert "ro om natten" in text_of(made)


def test_a_baseline_that_is_missing_says_so() -> None:
    made = paper(DocumentKind.SUMMARY, target(1, "turer", "", "16 %"))
    (facts,) = (block for block in made.blocks if isinstance(block, Facts))
    nb = Wording("nb")
    assert nb.text(facts.rows[0][1]) == f"fra {nb.code('doc.not-stated')} til 16 %"


def test_the_alternative_says_every_value() -> None:
    made = paper(DocumentKind.SUMMARY, TURNS, SAFE)
    assert Wording("nb").text(chart_of(made).alternative) == (
        "Alle 2 gevinstene har nullpunkt og mål i tall: unødige turer fra 41 % til ≤ 16 %, "
        "trygghet fra 62 % til 80 %."
    )


def test_hundreds_of_benefits_can_be_said() -> None:
    many = [target(n, f"gevinst {n}", f"{n} %", "100 %") for n in range(400)]
    words = Wording("nb").text(chart_of(paper(DocumentKind.SUMMARY, *many)).alternative)
    assert words.count(" til 100 %") == 400


def test_the_axis_marks_nought_between_its_ends() -> None:
    (row,) = chart_of(paper(DocumentKind.SUMMARY, target(1, "kulde", "−5 °C", "4 °C"))).rows
    assert row.nought == pytest.approx(5 / 9)
    assert Wording("nb").text(row.low) == "−5\u00a0°C"


@PAPERS
def test_the_headline_tells_the_promised_day_of_measuring(kind: DocumentKind) -> None:
    made = paper(kind, TURNS, SAFE, dates=(FIRST,))
    assert chart_of(made).headline == Phrase.of("doc.benefits.first", day=DAY)


def test_of_one_benefit_the_headline_speaks_of_one() -> None:
    made = paper(DocumentKind.SUMMARY, TURNS, dates=(FIRST,))
    assert Wording("nb").text(chart_of(made).headline) == (
        "Gevinsten måles for første gang 1.\u00a0februar\u00a02029"
    )


def test_a_day_that_has_come_is_no_promise() -> None:
    made = paper(DocumentKind.SUMMARY, TURNS, dates=(FIRST,), today=DAY)
    assert chart_of(made).headline == Phrase.of("doc.benefits.all", n=1)


@pytest.mark.parametrize("kind", [DocumentKind.SUMMARY, DocumentKind.INVITATION])
def test_owner_and_day_of_measuring_stay_inside(kind: DocumentKind) -> None:
    planned = target(1, "turer", "41 %", "16 %", owner="Kari Nes", measured_on=DAY)
    made = paper(kind, planned)
    assert "Kari Nes" not in text_of(made)
    assert chart_of(made).headline == Phrase.of("doc.benefits.all", n=1)


def test_the_team_reads_who_answers_for_each_and_when_it_is_measured() -> None:
    owned = target(1, "turer", "41 %", "16 %", owner="Kari Nes", measured_on=DAY)
    made = paper(DocumentKind.INTERNAL, owned, SAFE, VAGUE)
    chart = chart_of(made)
    assert chart.headline == Phrase.of("doc.benefits.measured-some", n=1, whole=3, day=DAY)
    table = made.blocks[made.blocks.index(chart) + 1]
    assert isinstance(table, Table)
    assert [row.cells[0].text for row in table.rows] == ["turer", "trygghet", "ro om natten"]
    assert [cell.text for cell in table.rows[0].cells[1:]] == [
        "Kari Nes", Phrase.of("doc.plain-day", day=DAY), "41 %", "16 %",
    ]  # fmt: skip


def test_a_benefit_that_tells_the_buyers_own_figure_is_not_in_the_invitation() -> None:
    made = paper(
        DocumentKind.INVITATION,
        target(1, "kostnad", "38 mill. kr", "30 mill. kr"),
        SAFE,
        procurement=Procurement(id=P, title="T", effect="E", note="Anslått 38 mill. kr"),
    )
    assert [row.what for row in chart_of(made).rows] == ["trygghet"]
    assert "38 mill" not in text_of(made)
