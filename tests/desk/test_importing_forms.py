"""Answers from Microsoft Forms become statements of the right supplier, or ask who it was."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from lupdesk.desk import guides, late_input, suppliers
from lupdesk.desk.importing_forms import ResponseState, look_at_forms, take_in_forms
from lupdesk.desk.late_input import LateInput
from lupdesk.desk.procurements import add_date
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import MeetingKind, Milestone, Secrecy
from lupdesk.domain.things import Input, Meeting
from lupdesk.problems import Problem

HEADS = "ID;Starttidspunkt;Fullføringstidspunkt;E-post;Navn;Virksomhet;1. Hva hindrer?;Noe mer"
ROWS = (
    "1;17.03.2027 09:00:00;17.03.2027 09:12:00;anonymous;;Heimkontakt AS;Referansekrav;Takk",
    "2;17.03.2027 10:00:00;17.03.2027 10:12:00;ase@sansea.no;Åse Øy;;Pris;Tid;",
    "3;17.03.2027 11:00:00;17.03.2027 11:12:00;anonymous;;;Ukjent sa noe;",
    "4;17.03.2027 12:00:00;17.03.2027 12:12:00;anonymous;;;;",
)


def table(*rows: str) -> bytes:
    return "\n".join((HEADS, *rows)).encode("utf-8-sig")


@pytest.fixture
def firms(desk: Desk, procurement: UUID) -> tuple[UUID, UUID]:
    first = suppliers.add_supplier(desk, name="Heimkontakt AS", procurement=procurement)
    second = suppliers.add_supplier(desk, name="Sansea AS", procurement=procurement)
    suppliers.add_contact(desk, second, suppliers.ContactPerson("Åse Øy", email="post@sansea.no"))
    return first, second


@pytest.fixture
def question(desk: Desk, procurement: UUID) -> UUID:
    return guides.add_question(desk, procurement, "Hva hindrer?")


def test_who_answered_is_known_by_organisation_or_address(
    desk: Desk, procurement: UUID, firms: tuple[UUID, UUID], question: UUID
) -> None:
    looked = look_at_forms(desk, procurement, table(*ROWS), "svar.csv")
    assert [(one.state, one.supplier) for one in looked.rows] == [
        (ResponseState.GOOD, firms[0]),
        (ResponseState.GOOD, firms[1]),
        (ResponseState.NOBODY, None),
        (ResponseState.EMPTY, None),
    ]
    assert looked.unmatched == ("Noe mer",)
    assert desk.all(Input) == []


def test_they_are_taken_in_as_one_act_once(
    desk: Desk, procurement: UUID, firms: tuple[UUID, UUID], question: UUID
) -> None:
    looked = look_at_forms(desk, procurement, table(*ROWS), "svar.csv")
    with pytest.raises(Problem, match="forms-nobody"):
        take_in_forms(desk, looked)
    taken = take_in_forms(desk, looked, suppliers={looked.rows[2].response.row: firms[0]})
    assert taken.responses == 3
    found = desk.all(Input)
    assert {(one.text, one.question, one.supplier) for one in found} >= {
        ("Referansekrav", question, firms[0]),
        ("Noe mer Takk", None, firms[0]),
        ("Ukjent sa noe", question, firms[0]),
    }
    assert {one.secrecy for one in found} == {Secrecy.UNASSESSED}
    rounds = {one.meeting for one in found}
    assert {desk.the(Meeting, one).kind for one in rounds if one} == {MeetingKind.WRITTEN}
    again = look_at_forms(desk, procurement, table(*ROWS), "svar.csv")
    assert again.counted(ResponseState.KNOWN) == 3
    with pytest.raises(Problem, match="forms-nothing-new"):
        take_in_forms(desk, again)
    desk.undo()
    assert desk.all(Input) == []


def test_an_organisation_that_is_nobodys_name_is_kept_beside_who_spoke(
    desk: Desk, procurement: UUID, firms: tuple[UUID, UUID], question: UUID
) -> None:
    row = "5;;;ase@sansea.no;Åse Øy;Sansea Norden;Pris;"
    (looked,) = look_at_forms(desk, procurement, table(row), "svar.csv").rows
    assert (looked.supplier, looked.speaker) == (firms[1], "Åse Øy, Sansea Norden")
    take_in_forms(desk, look_at_forms(desk, procurement, table(row, ROWS[0]), "svar.csv"))
    assert {one.speaker for one in desk.all(Input)} == {"Åse Øy, Sansea Norden", ""}


def test_new_rows_of_a_longer_export_are_taken_in_alone(
    desk: Desk, procurement: UUID, firms: tuple[UUID, UUID], question: UUID
) -> None:
    take_in_forms(desk, look_at_forms(desk, procurement, table(ROWS[0]), "svar.csv"))
    longer = look_at_forms(desk, procurement, table(*ROWS[:2]), "svar (1).csv")
    assert take_in_forms(desk, longer).responses == 1


@pytest.mark.parametrize(
    "data", [b"", b"a;b\n1;2", b"PK\x03\x04", table().replace(b"ID;", b"")[:20]]
)
def test_what_is_no_export_of_forms_is_told(desk: Desk, procurement: UUID, data: bytes) -> None:
    with pytest.raises(Problem):
        look_at_forms(desk, procurement, data, "svar.csv")


@pytest.mark.parametrize("name", ["forms_export_cp1252_quiz.csv", "forms_export_esri_like.csv"])
def test_exports_that_others_made(
    desk: Desk, procurement: UUID, firms: tuple[UUID, UUID], shared: Path, name: str
) -> None:
    data = (shared / "data" / "tables" / name).read_bytes()
    looked = look_at_forms(desk, procurement, data, name)
    assert looked.rows
    row = {one.response.row: firms[0] for one in looked.rows}
    taken = take_in_forms(desk, looked, suppliers=row, skip_nobody=True)
    assert len(taken.inputs) == sum(
        len(one.answers) for one in looked.rows if one.state is not ResponseState.EMPTY
    )


def test_a_question_of_the_guide_about_suppliers_tells_of_nobody_and_keeps_its_answer(
    desk: Desk, procurement: UUID, firms: tuple[UUID, UUID]
) -> None:
    asked = guides.add_question(desk, procurement, "Deres viktigste leverandør?")
    heads = "ID;Fullføringstidspunkt;E-post;Navn;Virksomhet;Deres viktigste leverandør?"
    row = "1;17.03.2027 09:12:00;anonymous;;Sansea AS;Heimkontakt AS"
    data = f"{heads}\n{row}".encode("utf-8-sig")
    (one,) = look_at_forms(desk, procurement, data, "svar.csv").rows
    assert one.supplier == firms[1]
    assert [(of, text) for _, of, text in one.answers] == [(asked, "Heimkontakt AS")]


def test_the_first_of_another_form_without_times_is_not_taken_for_the_first_of_this(
    desk: Desk, procurement: UUID, firms: tuple[UUID, UUID]
) -> None:
    for said in ("Kravet er for strengt", "Prisen er for lav"):
        heads = "ID;Fullføringstidspunkt;E-post;Navn;Virksomhet;Hva hindrer?"
        data = f"{heads}\n1;;anonymous;;Heimkontakt AS;{said}".encode("utf-8-sig")
        looked = look_at_forms(desk, procurement, data, "svar.csv")
        assert looked.counted(ResponseState.GOOD) == 1
        take_in_forms(desk, looked)
        again = look_at_forms(desk, procurement, data, "svar.csv")
        assert again.counted(ResponseState.KNOWN) == 1


def test_what_was_sent_in_time_is_not_late_because_it_is_exported_later(
    desk: Desk, procurement: UUID, firms: tuple[UUID, UUID], question: UUID
) -> None:
    late_input.set_late_rule(desk, procurement, LateInput.REFUSE)
    add_date(desk, procurement, Milestone.COMPETITION, desk.today(), kept=desk.today())
    early = table(ROWS[0].replace("17.03", "01.03"))
    late = table(ROWS[0].replace("17.03", "17.04"))
    with pytest.raises(Problem, match="input-too-late"):
        take_in_forms(desk, look_at_forms(desk, procurement, late, "svar.csv"))
    looked = look_at_forms(desk, procurement, early, "svar.csv")
    assert take_in_forms(desk, looked).responses == 1
