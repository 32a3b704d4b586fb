"""The public summary: counts, findings and dates that point at nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from lupdesk.domain.audience import PUBLIC
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.composition.document import (
    BarChart,
    Document,
    Figures,
    Noted,
    Table,
    Timeline,
)
from lupdesk.domain.kinds import (
    Disposition,
    DocumentKind,
    InputKind,
    InputType,
    Milestone,
    Secrecy,
)
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.things import (
    Input,
    PromisedDate,
)
from tests.domain.small_case import (
    GRAN,
    HEIM,
    OMSYN,
    SANS,
    P,
    case_of,
    holds,
    said,
    strings,
    text_of,
    uid,
)


def test_summary_holds_the_open_and_the_reworded_only() -> None:
    case = case_of(
        said(1, HEIM, "Lukkede grensesnitt gjør integrasjon dyr", Secrecy.OPEN),
        said(2, SANS, "Vi mister kunder i nord", Secrecy.ANONYMISE),
        said(
            3,
            SANS,
            "Volum under 900 er tungt",
            Secrecy.ANONYMISE,
            public_wording="Lave volumer er tunge",
        ),
        said(4, OMSYN, "Egen metode", Secrecy.SECRET),
        said(5, OMSYN, "Uvurdert påstand", Secrecy.UNASSESSED),
        said(6, HEIM, "Heimkontakt kan levere alt", Secrecy.OPEN),
        said(7, HEIM, "Spør ola@heimkontakt.example", Secrecy.OPEN),
        said(8, None, "Det finnes fire koblinger", Secrecy.OPEN, kind=InputKind.GIVEN),
        said(9, None, "Rammen er 38 millioner", Secrecy.INTERNAL, kind=InputKind.GIVEN),
    )
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    for text in ("Lukkede grensesnitt", "Lave volumer er tunge", "Det finnes fire koblinger"):
        assert holds(paper, text), text
    for text in (
        "mister kunder",
        "Volum under 900",
        "Egen metode",
        "Uvurdert",
        "Heimkontakt",
        "38 millioner",
    ):
        assert not holds(paper, text), text
    assert {one.label: one.reason for one in paper.held_back} == {
        "I02": "anonymise",
        "I04": "secret",
        "I05": "unassessed",
        "I06": "names-somebody",
        "I07": "names-somebody",
        "N09": "internal",
    }


def _counts(paper: Document) -> list[Text | None]:
    return [block.count for block in paper.blocks if isinstance(block, Noted) and block.count]


def test_no_count_points_at_one_supplier() -> None:
    case = case_of(
        said(1, HEIM, "En hindring", Secrecy.OPEN),
        said(2, SANS, "Enda en hindring", Secrecy.OPEN),
        said(3, OMSYN, "En mulighet", Secrecy.OPEN, type=InputType.OPP),
    )
    assert _counts(compose(case, DocumentKind.SUMMARY, PUBLIC)) == [
        Phrase.of("doc.number", number=2)
    ]
    all_but_one = case_of(*case.inputs, said(4, OMSYN, "Tredje hindring", Secrecy.OPEN))
    assert _counts(compose(all_but_one, DocumentKind.SUMMARY, PUBLIC)) == []


def test_a_single_supplier_gives_no_figures() -> None:
    case = case_of()
    alone = case_of(participations=case.participations[:1], meeting_suppliers=())
    paper = compose(alone, DocumentKind.SUMMARY, PUBLIC)
    assert not any(isinstance(block, Figures) for block in paper.blocks)


@pytest.mark.parametrize(("held", "told"), [(0, True), (1, False), (2, False), (3, True)])
def test_the_number_held_back_cannot_be_worked_out_when_it_is_small(held: int, told: bool) -> None:
    case = case_of(
        *(said(n, HEIM, f"Åpent innspill nummer {n}", Secrecy.OPEN) for n in range(5)),
        *(said(10 + n, SANS, f"Hemmelig innspill {n}", Secrecy.SECRET) for n in range(held)),
    )
    printed = set(strings(compose(case, DocumentKind.SUMMARY, PUBLIC)))
    assert ("doc.figure.inputs" in printed) is told
    assert ("doc.summary.held" in printed) is (held == 3)


def test_what_a_supplier_took_back_is_neither_told_nor_counted() -> None:
    def paper(*withdrawn: int) -> Document:
        heard = (
            said(n, firm, f"Hindring nummer {n}", Secrecy.OPEN, themes=("drift",), phase=3)
            for n, firm in enumerate((HEIM, SANS, OMSYN, OMSYN))
        )
        inputs = [
            replace(one, withdrawn_on=date(2027, 3, 20)) if one.number in withdrawn else one
            for one in heard
        ]
        return compose(case_of(*inputs), DocumentKind.SUMMARY, PUBLIC)

    whole, without = paper(), paper(2, 3)
    assert _counts(whole) == []  # all but one of four
    assert _counts(without) == [Phrase.of("doc.number", number=2)]
    assert holds(whole, "nummer 3")
    for n in (2, 3):
        assert not holds(without, f"nummer {n}")
    assert {one.reason for one in without.held_back} == {"withdrawn"}
    assert "doc.summary.held" not in strings(without)
    assert [_received(one) for one in (whole, without)] == [4, 2]


def _received(paper: Document) -> object:
    figures = next(block for block in paper.blocks if isinstance(block, Figures))
    found = {str(one.label): one.number for one in figures.items}
    return dict(found[str(Phrase("doc.figure.inputs"))].facts)["number"]  # type: ignore[union-attr]


def test_the_chart_merges_types_that_would_point_at_one() -> None:
    def spoke(n: int, supplier: UUID, kind: InputType) -> Input:
        return said(n, supplier, f"Sagt {n}", Secrecy.OPEN, type=kind)

    case = case_of(
        spoke(1, HEIM, InputType.BAR),
        spoke(2, SANS, InputType.BAR),
        spoke(3, OMSYN, InputType.BAR),
        spoke(4, GRAN, InputType.BAR),
        spoke(5, HEIM, InputType.OPP),
        spoke(6, SANS, InputType.OPP),
        spoke(7, HEIM, InputType.RISK),
        spoke(8, SANS, InputType.COST),
    )
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    (chart,) = (block for block in paper.blocks if isinstance(block, BarChart))
    assert [(bar.label, bar.value, bar.strong) for bar in chart.bars] == [
        (Phrase("type-short.BAR"), 4, True),
        (Phrase("type-short.OPP"), 2, False),
        (Phrase("doc.chart.rest"), 2, False),
    ]
    said_aloud = text_of(paper)
    assert "type-short.RISK" not in said_aloud
    assert chart.alternative != chart.headline


def test_equal_words_of_two_suppliers_stand_once() -> None:
    case = case_of(
        said(1, HEIM, "Mobilnettet er for svakt.", Secrecy.OPEN),
        said(2, SANS, "mobilnettet er for svakt", Secrecy.OPEN),
    )
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    assert text_of(paper).casefold().count("mobilnettet er for svakt") == 1
    assert _counts(paper) == [Phrase.of("doc.number", number=2)]


def test_you_said_we_do() -> None:
    decided: dict[str, Any] = {"disposition": Disposition.ACCEPTED}
    case = case_of(
        said(1, HEIM, "En", Secrecy.OPEN, disposition_reason="Det er riktig", **decided),
        said(2, SANS, "To", Secrecy.OPEN, disposition_reason="Sansea ba om det", **decided),
        said(
            3,
            SANS,
            "Tre",
            Secrecy.OPEN,
            disposition=Disposition.NOT_ACCEPTED,
            disposition_reason="Fordi egen metode for fall er bedre",
        ),
        said(4, OMSYN, "Egen metode for fall", Secrecy.SECRET),
        said(
            5,
            OMSYN,
            "Fem",
            Secrecy.OPEN,
            disposition=Disposition.NOT_ACCEPTED,
            disposition_reason="For dyrt",
        ),
    )
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    (table,) = (block for block in paper.blocks if isinstance(block, Table))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["En", Phrase("disposition.accepted"), "Det er riktig"],
        ["Fem", Phrase("disposition.not-accepted"), "For dyrt"],
    ]
    assert holds(paper, "To")
    assert {one.label: one.reason for one in paper.held_back} == {
        "I02": "answer",
        "I03": "answer",
        "I04": "secret",
    }


def test_the_dates_that_hold_now() -> None:
    def day(n: int, kind: Milestone, promised: date, **more: Any) -> PromisedDate:
        return PromisedDate(id=uid(600 + n), procurement=P, kind=kind, promised=promised, **more)

    case = case_of(
        dates=(
            day(1, Milestone.ONE_TO_ONE, date(2027, 3, 16), promised_end=date(2027, 3, 18)),
            day(2, Milestone.NOTICE, date(2027, 2, 1), moved_to=date(2027, 2, 3)),
            day(3, Milestone.COMPETITION, date(2027, 6, 15), title="Sansea-konkurransen"),
            day(4, Milestone.CONTRACT_START, date(2028, 2, 1)),
        )
    )
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    (line,) = (block for block in paper.blocks if isinstance(block, Timeline))
    assert [(point.when, point.what, point.done) for point in line.points] == [
        (
            Phrase.of("doc.short-day", day=date(2027, 2, 3)),
            Phrase("milestone.notice"),
            True,
        ),
        (
            Phrase.of(
                "doc.days-of-month",
                first=16,
                until=Phrase.of("doc.short-day", day=date(2027, 3, 18)),
            ),
            Phrase("milestone.one-to-one"),
            True,
        ),
        (
            Phrase.of("doc.short-day", day=date(2027, 6, 15)),
            Phrase("milestone.competition"),
            False,
        ),
    ]
    assert not holds(paper, "Sansea")


def _same(n: int, supplier: UUID, wording: str) -> Input:
    return said(n, supplier, f"Ordene til {n}", Secrecy.OPEN, public_wording=wording)


def _said_by(paper: Document) -> list[dict[str, object]]:
    return [
        dict(text.facts)
        for block in paper.blocks
        if isinstance(block, Noted)
        for text in block.body
        if isinstance(text, Phrase) and text.code == "doc.summary.said-by"
    ]


def test_what_two_say_in_one_wording_is_printed_once_with_how_many() -> None:
    case = case_of(
        _same(1, HEIM, "Nettet på øya er for svakt"),
        _same(2, SANS, "Nettet på øya er for svakt."),
        said(3, OMSYN, "Referansekravet stenger", Secrecy.OPEN),
        said(4, GRAN, "Lave volumer er tunge", Secrecy.OPEN),
    )
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    assert _said_by(paper) == [{"text": "Nettet på øya er for svakt", "n": 2}]
    assert sum("Nettet på øya" in one for one in strings(paper)) == 1


def test_one_supplier_saying_it_twice_is_no_two() -> None:
    case = case_of(
        _same(1, HEIM, "Nettet på øya er for svakt"),
        _same(2, HEIM, "Nettet på øya er for svakt"),
        said(3, OMSYN, "Referansekravet stenger", Secrecy.OPEN),
    )
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    assert _said_by(paper) == []
    assert sum("Nettet på øya" in one for one in strings(paper)) == 1


@pytest.mark.parametrize("alone", [OMSYN, GRAN])
def test_no_count_leaves_one_supplier_over(alone: UUID) -> None:
    """Three say something about barriers, two of them this: the third said the rest."""
    case = case_of(
        _same(1, HEIM, "Nettet på øya er for svakt"),
        _same(2, SANS, "Nettet på øya er for svakt"),
        said(3, alone, "Referansekravet stenger", Secrecy.OPEN),
    )
    assert _said_by(compose(case, DocumentKind.SUMMARY, PUBLIC)) == []
