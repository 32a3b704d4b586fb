"""The internal report: everything that was said, how secret, what came of it, and what is open."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.composition.document import (
    BarChart,
    Document,
    MarkShape,
    Noted,
    SidesChart,
    Table,
)
from lupdesk.domain.kinds import Disposition, DocumentKind, InputKind, InputType, Secrecy, Side
from lupdesk.domain.phrases import Phrase
from lupdesk.problems import Problem
from tests.domain.small_case import HEIM, OMSYN, SANS, case_of, holds, said


def report(*inputs: Any, **more: Any) -> Document:
    case: Case = case_of(*inputs, **more)
    return compose(case, DocumentKind.INTERNAL, BUYER_TEAM)


def statement(paper: Document, text: str) -> Noted:
    (found,) = (one for one in paper.blocks if isinstance(one, Noted) and one.body == (text,))
    return found


@pytest.mark.parametrize("reader", [PUBLIC, Participant(HEIM)])
def test_it_is_for_nobody_outside(reader: Any) -> None:
    with pytest.RaisesExc(Problem, check=lambda one: one.code == "audience-not-allowed"):
        compose(case_of(), DocumentKind.INTERNAL, reader)


def test_each_statement_has_its_level_its_kind_and_who_decided() -> None:
    paper = report(
        said(
            1, HEIM, "Metoden er ny", Secrecy.SECRET, secrecy_kind="metode", secrecy_harm="kopieres",
            decided_by="Odd Rake", decided_on=date(2027, 3, 24), review_on=date(2028, 3, 24),
        ),
        said(2, SANS, "Dekningen er svak", Secrecy.OPEN, decided_by="Selma Lie", phase=7),
        said(3, OMSYN, "Prisen er høy", Secrecy.UNASSESSED, themes=("drift",)),
    )  # fmt: skip
    secret = statement(paper, "Metoden er ny")
    assert secret.mark is not None
    assert secret.mark.shape is MarkShape.FULL
    assert secret.detail == (
        Phrase.of(
            "doc.secret-detail",
            kind="metode", harm="kopieres", by="Odd Rake", day=date(2027, 3, 24),
        ),
        Phrase.of("doc.secret-review", day=date(2028, 3, 24)),
    )  # fmt: skip
    opened = statement(paper, "Dekningen er svak")
    decided = Phrase.of("doc.internal.decided", by="Selma Lie", day=Phrase("doc.not-stated"))
    assert opened.detail == (
        Phrase.of("doc.internal.beside", first=Phrase("phase.7"), then=decided),
    )
    assert statement(paper, "Prisen er høy").detail == ("#drift",)


def test_everything_is_there_also_what_is_the_buyers_own() -> None:
    levels = list(Secrecy)
    paper = report(*(said(n, HEIM, f"Utsagn nummer {n}", level) for n, level in enumerate(levels)))
    assert all(holds(paper, f"Utsagn nummer {n}") for n in range(len(levels)))


def test_what_came_of_it_and_its_wording_for_all() -> None:
    one = said(
        1, HEIM, "Metoden", Secrecy.ANONYMISE, public_wording="En metode",
        disposition=Disposition.PARTLY, disposition_reason="Vi åpner for flere",
    )  # fmt: skip
    paper = report(one, said(2, SANS, "Annet", Secrecy.OPEN))
    assert statement(paper, "Metoden").detail == (
        Phrase.of("doc.internal.for-all", text="En metode"),
        Phrase.of(
            "doc.internal.outcome-why",
            outcome=Phrase("disposition.partly"),
            why="Vi åpner for flere",
        ),
    )
    (chart,) = (one for one in paper.blocks if isinstance(one, BarChart))
    assert [bar.value for bar in chart.bars] == [1, 1]
    assert chart.headline == Phrase.of("doc.internal.outcomes", done=1, whole=2)


def charts(paper: Document) -> list[SidesChart]:
    return [one for one in paper.blocks if isinstance(one, SidesChart)]


def test_barriers_stand_by_phase_on_the_side_that_meets_them() -> None:
    paper = report(
        said(1, HEIM, "A", Secrecy.OPEN, phase=7),
        said(2, SANS, "B", Secrecy.SECRET, phase=7),
        said(3, None, "C", Secrecy.INTERNAL, phase=1),
        said(4, OMSYN, "D", Secrecy.OPEN, phase=8, side=Side.BOTH),
    )
    (chart,) = charts(paper)
    rows = {row.label: (row.left, row.right) for row in chart.rows}
    assert rows[Phrase("phase.7")] == (0, 2)
    assert rows[Phrase("phase.1")] == (1, 0)
    assert rows[Phrase("phase.8")] == (1, 1)
    assert rows[Phrase("phase.0")] == (0, 0)
    headline = Phrase.of("doc.internal.barriers.supplier", phase=Phrase("phase.7"), n=2)
    assert chart.headline == headline
    assert isinstance(chart.alternative, Phrase)
    assert dict(chart.alternative.facts)["headline"] == headline


def test_where_nothing_stands_out_the_picture_says_what_it_is_of() -> None:
    paper = report(
        said(1, HEIM, "A", Secrecy.OPEN, phase=7, type=InputType.OPP),
        said(2, SANS, "B", Secrecy.OPEN, phase=2, type=InputType.OPP),
        said(3, SANS, "C", Secrecy.OPEN),
    )
    barriers, opportunities = charts(paper)
    assert opportunities.headline == Phrase("doc.internal.opportunities")
    assert barriers.headline == Phrase("doc.internal.barriers"), (
        "one without a phase points nowhere"
    )
    assert barriers.rows[-1].label == Phrase("doc.internal.no-phase")


def test_what_stands_open_is_named() -> None:
    paper = report(
        said(1, HEIM, "A", Secrecy.UNASSESSED),
        said(2, SANS, "B", Secrecy.ANONYMISE, disposition=Disposition.ACCEPTED),
        said(3, None, "Lage kart", Secrecy.OPEN, kind=InputKind.ACTION, due=date(2027, 3, 1)),
        said(4, None, "Fristen flyttes", Secrecy.OPEN, kind=InputKind.DECISION),
    )
    table = next(one for one in paper.blocks if isinstance(one, Table))
    rows = {row.cells[0].text: row.cells[2].text for row in table.rows}
    assert rows[Phrase("doc.internal.open.unassessed")] == "I01"
    assert rows[Phrase("doc.internal.open.unworded")] == "I02"
    assert rows[Phrase("doc.internal.open.no-outcome")] == "I01"
    assert rows[Phrase("doc.internal.open.actions")] == "A03"
    assert rows[Phrase("doc.internal.open.minutes")] == "L1 + L2"
    assert holds(paper, "Fristen flyttes")
    actions = [one for one in paper.blocks if isinstance(one, Table)][1]
    assert actions.rows[0].cells[3].text == Phrase("doc.internal.overdue")


def test_a_rule_that_stops_much_is_named_once() -> None:
    paper = report(*(said(n, HEIM, f"A{n}", Secrecy.UNASSESSED) for n in range(1, 6)))
    table = next(one for one in paper.blocks if isinstance(one, Table))
    stops = next(
        row for row in table.rows if row.cells[0].text == Phrase("doc.internal.open.stops")
    )
    named = stops.cells[2].text
    assert isinstance(named, str)
    assert named.split(", ").count("R-SEC-1") == 1
    number = stops.cells[1].text
    assert isinstance(number, Phrase)
    assert dict(number.facts)["number"] == 4 + len(named.split(", "))


def test_of_very_many_the_first_are_named_and_the_rest_counted() -> None:
    paper = report(*(said(n, HEIM, f"A{n}", Secrecy.UNASSESSED) for n in range(1, 41)))
    table = next(one for one in paper.blocks if isinstance(one, Table))
    which = {row.cells[0].text: row.cells[2].text for row in table.rows}
    named = which[Phrase("doc.internal.open.unassessed")]
    assert isinstance(named, Phrase)
    assert dict(named.facts)["n"] == 10


def test_an_empty_case_has_a_report_too() -> None:
    paper = report(guides=(), questions=(), meetings=(), meeting_suppliers=(), attendance=())
    assert not charts(paper)
