"""The gate of the tables: who gets which rows, and who gets none."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.sheet import Value, Workbook
from lupdesk.domain.composition.sheets import compose_workbook
from lupdesk.domain.kinds import Disposition, InputKind, Secrecy, SheetKind, Voice
from lupdesk.domain.phrases import Phrase
from lupdesk.problems import Problem
from tests.domain.small_case import GRAN, HEIM, OMSYN, SANS, M, case_of, said, uid

OSLO = ZoneInfo("Europe/Oslo")


def _rows(case: Case, kind: SheetKind, reader: Audience, sheet: int = 0) -> list[tuple[Value, ...]]:
    return list(compose_workbook(case, kind, reader).sheets[sheet].rows)


def _column(case: Case, kind: SheetKind, reader: Audience, head: str) -> list[Value]:
    sheet = compose_workbook(case, kind, reader).sheets[0]
    at = [column.head for column in sheet.columns].index(Phrase(head))
    return [row[at] for row in sheet.rows]


def _inputs() -> Case:
    return case_of(
        said(1, HEIM, "Åpne grensesnitt bør kreves", Secrecy.OPEN, said_at=datetime(2027, 3, 16, 23, 30, tzinfo=UTC)),
        said(2, HEIM, "Prisen er fire hundre kroner", Secrecy.SECRET, claim=Secrecy.SECRET),
        said(3, SANS, "Månedspris er best", Secrecy.ANONYMISE, public_wording="Pris per måned er best"),
        said(4, SANS, "Ikke vurdert utsagn om tid", Secrecy.UNASSESSED),
        said(5, HEIM, "Teamets egen tanke", Secrecy.INTERNAL),
        said(6, HEIM, "Referentens tolkning av dem", Secrecy.OPEN, voice=Voice.READING),
        said(7, None, "Vi fortalte om masten", Secrecy.OPEN, kind=InputKind.GIVEN),
        said(8, OMSYN, "Heimkontakt er den beste", Secrecy.OPEN),
        zone=OSLO,
    )  # fmt: skip


def test_the_team_gets_everything() -> None:
    texts = _column(_inputs(), SheetKind.INPUTS, BUYER_TEAM, "sheet.statement")
    assert len(texts) == 8
    firms = _column(_inputs(), SheetKind.INPUTS, BUYER_TEAM, "doc.head.supplier")
    assert firms[:4] == ["Heimkontakt AS", "Heimkontakt AS", "Sansea AS", "Sansea AS"]
    levels = _column(_inputs(), SheetKind.INPUTS, BUYER_TEAM, "sheet.secrecy")
    assert levels[1] == Phrase("secrecy.secret")


def test_a_supplier_gets_what_it_said_itself_and_nothing_else() -> None:
    texts = _column(_inputs(), SheetKind.INPUTS, Participant(HEIM), "sheet.statement")
    assert texts == ["Åpne grensesnitt bør kreves", "Prisen er fire hundre kroner"]
    heads = {
        column.head
        for column in compose_workbook(_inputs(), SheetKind.INPUTS, Participant(HEIM))
        .sheets[0]
        .columns
    }
    assert Phrase("doc.head.because") not in heads
    assert Phrase("doc.head.supplier") not in heads
    assert _rows(_inputs(), SheetKind.INPUTS, Participant(GRAN)) == []


def test_everybody_gets_what_the_summary_prints() -> None:
    texts = _column(_inputs(), SheetKind.INPUTS, PUBLIC, "doc.head.heard")
    assert texts == [
        "Pris per måned er best",
        "Referentens tolkning av dem",
        "Åpne grensesnitt bør kreves",
    ]
    heads = [
        column.head
        for column in compose_workbook(_inputs(), SheetKind.INPUTS, PUBLIC).sheets[0].columns
    ]
    assert heads == [
        Phrase("sheet.type"),
        Phrase("doc.head.heard"),
        Phrase("doc.head.answer"),
        Phrase("doc.head.because"),
    ]


def test_an_answer_that_names_somebody_stays_out_and_the_text_does_not() -> None:
    answered = {"disposition": Disposition.ACCEPTED}
    case = case_of(
        said(1, HEIM, "Krev åpne grensesnitt", Secrecy.OPEN, disposition_reason="Som Sansea også sa", **answered),
        said(2, SANS, "Del i flere kontrakter", Secrecy.OPEN, disposition_reason="Det gir flere tilbud", **answered),
    )  # fmt: skip
    rows = {row[1]: row[2:] for row in _rows(case, SheetKind.INPUTS, PUBLIC)}
    assert rows["Krev åpne grensesnitt"] == (None, None)
    assert rows["Del i flere kontrakter"] == (
        Phrase("disposition.accepted"),
        "Det gir flere tilbud",
    )


def test_the_same_text_of_two_suppliers_is_one_row_that_does_not_say_so() -> None:
    case = case_of(
        *(
            said(n, firm, "Krev åpne grensesnitt", Secrecy.OPEN)
            for n, firm in ((1, HEIM), (2, SANS))
        )
    )
    assert len(_rows(case, SheetKind.INPUTS, PUBLIC)) == 1


def test_the_order_of_rows_does_not_tell_who_came_first() -> None:
    texts = ("Ber om tid", "Andre krav", "Clara vilkår")

    def table(order: tuple[int, ...]) -> list[tuple[Value, ...]]:
        case = case_of(*(said(n + 1, HEIM, texts[at], Secrecy.OPEN) for n, at in enumerate(order)))
        return _rows(case, SheetKind.INPUTS, PUBLIC)

    assert table((0, 1, 2)) == table((2, 1, 0))


def test_days_are_those_of_the_office() -> None:
    days = _column(_inputs(), SheetKind.INPUTS, BUYER_TEAM, "doc.head.day")
    assert days[:2] == [date(2027, 3, 17), date(2027, 3, 16)]


@pytest.mark.parametrize("kind", [SheetKind.LEDGER, SheetKind.MATRIX])
@pytest.mark.parametrize("reader", [PUBLIC, Participant(HEIM)])
def test_ledger_and_matrix_are_the_teams_alone(kind: SheetKind, reader: Audience) -> None:
    with pytest.raises(Problem, match="audience-not-allowed"):
        compose_workbook(_inputs(), kind, reader)


def test_the_timetable_is_not_for_everybody() -> None:
    with pytest.raises(Problem, match="audience-not-allowed"):
        compose_workbook(_inputs(), SheetKind.TIMETABLE, PUBLIC)


def test_nobody_gets_a_table_of_a_supplier_that_is_not_there() -> None:
    with pytest.raises(Problem, match="gone"):
        compose_workbook(_inputs(), SheetKind.INPUTS, Participant(uid(999)))


def test_a_supplier_gets_its_own_time_alone() -> None:
    case = replace(case_of(), zone=OSLO)
    (row,) = _rows(case, SheetKind.TIMETABLE, Participant(HEIM))
    assert row == (date(2027, 3, 16), time(10), time(10, 45), 45, 15, "Rådhuset")
    with pytest.raises(Problem, match="no-slot"):
        compose_workbook(case, SheetKind.TIMETABLE, Participant(GRAN))


def test_a_place_that_names_another_supplier_is_not_told() -> None:
    case = case_of()
    meetings = tuple(
        replace(one, place="Hos Omsyn Analyse") if one.id == M else one for one in case.meetings
    )
    (row,) = _rows(replace(case, meetings=meetings), SheetKind.TIMETABLE, Participant(HEIM))
    assert row[-1] == ""


def test_the_whole_plan_is_in_the_order_of_time() -> None:
    rows = _rows(case_of(), SheetKind.TIMETABLE, BUYER_TEAM)
    assert [row[7] for row in rows] == ["Heimkontakt AS + Sansea AS", "Omsyn Analyse AS"]
    assert [row[6] for row in rows] == ["L1, L2", "L3"]


def test_the_matrix_has_a_column_for_each_supplier_and_a_row_for_each_question() -> None:
    answer = said(1, HEIM, "Alt er klart", Secrecy.SECRET, question=uid(301))
    made = compose_workbook(case_of(answer), SheetKind.MATRIX, BUYER_TEAM)
    heads = [column.head for column in made.sheets[0].columns]
    assert heads[2:5] == ["L1 Heimkontakt AS", "L2 Sansea AS", "L3 Omsyn Analyse AS"]
    first, second = made.sheets[0].rows
    assert first[:3] == (1, "Hva er uklart?", Phrase("sheet.state.answered"))
    assert first[-1] == 2
    assert second[2] == Phrase("sheet.state.gap")
    assert "Alt er klart" not in str(made)
    assert ("Heimkontakt AS", "Hva er hindringene?") in {row[:2] for row in made.sheets[1].rows}


def test_the_ledger_has_a_row_for_each_who_was_told() -> None:
    told = said(7, None, "Masten kommer i 2028", Secrecy.OPEN, kind=InputKind.GIVEN)
    rows = _rows(case_of(told), SheetKind.LEDGER, BUYER_TEAM)
    assert [(row[3], row[5]) for row in rows] == [
        ("Masten kommer i 2028", "Heimkontakt AS"),
        ("Masten kommer i 2028", "Sansea AS"),
    ]
    assert rows[0][7] == Phrase("doc.protocol.not-shared")


def test_only_the_gate_can_make_one() -> None:
    made = compose_workbook(_inputs(), SheetKind.INPUTS, PUBLIC)
    facts = {one.name: getattr(made, one.name) for one in fields(made) if one.name != "seal"}
    with pytest.raises(TypeError):
        Workbook(**facts)


def test_who_speaks_of_what_is_a_sheet_beside_for_the_team() -> None:
    spoken = (
        said(1, HEIM, "A", Secrecy.OPEN, themes=("drift",)),
        said(2, HEIM, "B", Secrecy.SECRET, themes=("drift", "pris")),
        said(3, SANS, "C", Secrecy.OPEN, themes=("drift",)),
    )
    made = compose_workbook(case_of(*spoken), SheetKind.MATRIX, BUYER_TEAM)
    sheet = made.sheets[-1]
    assert sheet.name == Phrase("picture.themes")
    assert [column.head for column in sheet.columns][:3] == [
        Phrase("picture.head.themes"),
        "L1 Heimkontakt AS",
        "L2 Sansea AS",
    ]
    assert sheet.rows == (
        ("drift", 2, 1, None, None, 2, 3),
        ("pris", 1, None, None, None, 1, 1),
    )
    without = compose_workbook(case_of(), SheetKind.MATRIX, BUYER_TEAM)
    assert [one.name for one in without.sheets] == [
        Phrase("document.matrix"),
        Phrase("sheet.gaps"),
    ]
