"""Measures by barrier in the internal report, and what came of it all as tables; the team's alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final
from uuid import UUID

import pytest

from lupdesk.desk.instruments import CATALOGUES, shipped
from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import READERS, compose
from lupdesk.domain.composition.document import Cell, Heading, MarkShape, Paragraph, Table
from lupdesk.domain.composition.sheet import Value
from lupdesk.domain.composition.sheets import SHEET_READERS, compose_workbook
from lupdesk.domain.kinds import Disposition, DocumentKind, InputType, Secrecy, SheetKind
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.result_kinds import Barrier, MeasureState, Relief, RequirementKind
from lupdesk.domain.results import (
    Insight,
    Instrument,
    Measure,
    Measurement,
    Requirement,
    Risk,
    Target,
    Tie,
)
from lupdesk.problems import Problem
from tests.domain.small_case import HEIM, SANS, P, case_of, said, uid

PLANTED: Final = "Hemmeligplantet"


def _tie(n: int, of: UUID, basis: UUID) -> Tie:
    return Tie(id=uid(300 + n), procurement=P, of=of, basis=basis)


def whole(**more: Any) -> Case:
    """Two barriers, of which one has a measure; and one of everything else that came of it."""
    one = said(1, HEIM, "For lite volum", Secrecy.OPEN, barrier=Barrier.VOLUME)
    same = said(2, SANS, "Volumet er lite", Secrecy.OPEN, same_as=one.id, type=InputType.RISK)
    other = said(3, SANS, "Uklare vilkår", Secrecy.OPEN, barrier=Barrier.RIGHTS)
    measure = Measure(
        id=uid(201), procurement=P, title=f"{PLANTED} felles volum", owner="Tor Hauge",
        due=date(2027, 3, 1), state=MeasureState.UNDER_WAY, effect="Det lønner seg",
        instrument="joint-buying", note="=1+1",
    )  # fmt: skip
    loose = Measure(id=uid(202), procurement=P, title="Gjør noe", state=MeasureState.DONE,
                    done_on=date(2027, 3, 2))  # fmt: skip
    rest: dict[str, Any] = {
        "measures": (measure, loose),
        "insights": (
            Insight(
                id=uid(210), procurement=P, heard="De vil ha volum", does="Vi går sammen",
                answer=Disposition.ACCEPTED, why="Billigere", theme="volum",
            ),
        ),
        "requirements": (
            Requirement(
                id=uid(220), procurement=P, text=f"{PLANTED} krav", kind=RequirementKind.AWARD
            ),
        ),
        "risks": (
            Risk(
                id=uid(230), procurement=P, what=f"{PLANTED} risiko", likelihood=3,
                relief=Relief.VOLUME_GUARANTEE, instrument="gone",
            ),
        ),
        "targets": (Target(id=uid(240), procurement=P, what="Færre turer", baseline="41 %"),),
        "measurements": (
            Measurement(id=uid(242), procurement=P, target=uid(240), value="20 %",
                        measured_on=date(2029, 2, 1)),
            Measurement(id=uid(241), procurement=P, target=uid(240), value="30 %",
                        measured_on=date(2028, 2, 1)),
        ),
        "ties": (
            _tie(1, uid(201), same.id), _tie(2, uid(210), one.id), _tie(3, uid(220), other.id),
        ),
        "shipped_instruments": tuple((one, shipped(one)) for one in CATALOGUES),
        "today": date(2027, 4, 1),
        **more,
    }  # fmt: skip
    return replace(case_of(one, same, other), **rest)


def section(case: Case) -> list[Any]:
    blocks = compose(case, DocumentKind.INTERNAL, BUYER_TEAM, language="nb").blocks
    wanted = Phrase("doc.internal.measures")
    start = [place for place, one in enumerate(blocks) if getattr(one, "text", None) == wanted]
    found: list[Any] = []
    for one in blocks[start[0] + 1 :] if start else ():
        if isinstance(one, Heading) and one.level == 2:
            break
        found.append(one)
    return found


# -- in the report -----------------------------------------------------------------------------------


def test_barriers_without_a_measure_come_first_and_say_so() -> None:
    blocks = section(whole())
    assert blocks[0] == Paragraph(Phrase.of("doc.measures.covered", have=1, of=2))
    heads = [one.text for one in blocks if isinstance(one, Heading)]
    assert heads == [
        Phrase("barrier.L-RET"), Phrase("barrier.L-VOL"), Phrase("doc.measures.others"),
    ]  # fmt: skip
    first, second, loose = (one for one in blocks if isinstance(one, Table))
    (row,) = first.rows
    assert row.cells[0] == Cell("Uklare vilkår", "I03")
    assert (row.cells[1].text, row.cells[1].sign) == (
        Phrase("doc.measures.none"),
        MarkShape.TRIANGLE,
    )
    (row,) = second.rows
    assert row.cells[0] == Cell("For lite volum", "I01, I02")
    assert row.cells[1].under == Phrase.of(
        "doc.measures.effect-with",
        effect="Det lønner seg",
        instrument="Fellesanskaffelse / samordnet etterspørsel",
    )
    late = Phrase.of("doc.measures.late", state=Phrase("measure-state.under-way"))
    assert (row.cells[4].text, row.cells[4].sign) == (late, MarkShape.TRIANGLE)
    assert loose.rows[0].cells[4].sign is MarkShape.TICK


def test_without_a_measure_there_is_no_such_section() -> None:
    assert section(whole(measures=(), ties=())) == []


# -- as tables ---------------------------------------------------------------------------------------


def rows(case: Case, name: str, language: str = "nb") -> list[dict[Any, Value]]:
    made = compose_workbook(case, SheetKind.RESULTS, BUYER_TEAM, language=language)
    (sheet,) = (one for one in made.sheets if one.name == Phrase(f"sheet.results.{name}"))
    heads = [column.head.code.rpartition(".")[2] for column in sheet.columns]  # type: ignore[union-attr]
    return [dict(zip(heads, row, strict=True)) for row in sheet.rows]


def test_a_measure_has_its_barriers_its_statements_and_how_many_suppliers() -> None:
    first, second = rows(whole(), "measures")
    assert (first["owner"], first["due"], first["late"]) == (
        "Tor Hauge", date(2027, 3, 1), Phrase("doc.protocol.yes"),
    )  # fmt: skip
    assert (first["barriers"], first["statements"], first["suppliers"]) == (
        Phrase("barrier.L-VOL"), "I01, I02", 2,
    )  # fmt: skip
    assert (second["late"], second["done"]) == (None, date(2027, 3, 2))


def test_each_measured_value_has_a_row_by_day_and_a_benefit_without_one_too() -> None:
    assert [one["value"] for one in rows(whole(), "benefits")] == ["30 %", "20 %"]
    assert [one["value"] for one in rows(whole(measurements=()), "benefits")] == [None]


def test_the_instruments_used_say_how_sure_they_are_and_for_what() -> None:
    own = Instrument(
        id=uid(250), code="joint-buying", name="Vår avtale", verified_on=date(2027, 3, 1)
    )
    first, gone = rows(whole(instruments=(own,)), "instruments")
    assert first["instrument"] == "Vår avtale"
    assert first["state"] == Phrase.of("instrument.verified-on", day=date(2027, 3, 1))
    assert first["used-for"] == f"{PLANTED} felles volum"
    assert (gone["instrument"], gone["state"]) == ("gone", Phrase("instrument-state.to-verify"))


def test_instruments_are_named_in_the_language_of_the_tables() -> None:
    assert rows(whole(), "measures", "en")[0]["instrument"] == "Joint procurement / common demand"


def test_findings_requirements_and_risks_have_their_rows() -> None:
    (finding,) = rows(whole(), "findings")
    assert (finding["does"], finding["statements"]) == ("Vi går sammen", "I01, I02")
    (requirement,) = rows(whole(), "requirements")
    assert (requirement["kind"], requirement["statements"]) == (Phrase("requirement.award"), "I03")
    (risk,) = rows(whole(), "risks")
    assert (risk["likelihood"], risk["consequence"], risk["relief"]) == (
        3, None, Phrase("relief.volume-guarantee"),
    )  # fmt: skip


# -- nobody else ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("reader", [PUBLIC, Participant(HEIM)])
def test_the_tables_are_for_nobody_outside(reader: Audience) -> None:
    with pytest.RaisesExc(Problem, check=lambda one: one.code == "audience-not-allowed"):
        compose_workbook(whole(), SheetKind.RESULTS, reader)


@pytest.mark.parametrize("reader", [PUBLIC, Participant(HEIM)], ids=["public", "supplier"])
def test_what_is_planted_in_measures_requirements_and_risks_is_in_no_paper_that_leaves(
    reader: Audience,
) -> None:
    case = whole()
    looked_at = 0
    for kind, readers in READERS.items():
        if isinstance(reader, readers):
            for meeting in (None, case.meetings[0].id):
                try:
                    paper = compose(case, kind, reader, meeting=meeting)
                except Problem:
                    continue
                assert PLANTED not in repr(paper)
                looked_at += 1
    for sheet, allowed in SHEET_READERS.items():
        if isinstance(reader, allowed):
            try:
                assert PLANTED not in repr(compose_workbook(case, sheet, reader))
            except Problem:
                continue
            looked_at += 1
    assert looked_at >= 5
    assert PLANTED in repr(compose(case, DocumentKind.INTERNAL, BUYER_TEAM))
