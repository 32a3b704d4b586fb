from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from lupdesk.desk import inputs, meetings, searching, suppliers
from lupdesk.desk.input_table import TableQuestion, all_numbers, first_numbers, inputs_at, tally
from lupdesk.desk.inputs import locks_undo
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.filters import InputFilter, InputOrder
from lupdesk.domain.kinds import (
    Disposition,
    InputKind,
    InputType,
    MeetingKind,
    MinutesState,
    Secrecy,
)
from lupdesk.domain.things import Input, Meeting, Minutes
from lupdesk.problems import Problem


def said(desk: Desk, procurement: UUID, text: str, **fields: object) -> UUID:
    return inputs.add_input(desk, procurement, text=text, **fields)  # type: ignore[arg-type]


def test_input_without_meeting_belongs_to_its_suppliers_written_round(
    desk: Desk, procurement: UUID
) -> None:
    firm = suppliers.add_supplier(desk, name="A", procurement=procurement)
    one = desk.the(Input, said(desk, procurement, "Første", supplier=firm))
    two = desk.the(Input, said(desk, procurement, "Andre", supplier=firm))
    assert one.meeting is not None
    assert one.meeting == two.meeting
    assert desk.the(Meeting, one.meeting).kind is MeetingKind.WRITTEN
    assert (one.number, two.number) == (1, 2)
    assert one.secrecy is Secrecy.UNASSESSED


def approve(desk: Desk, meeting: UUID) -> None:
    with desk.act(Act.APPROVE_MINUTES) as act:
        act.add(Minutes, meeting=meeting, state=MinutesState.APPROVED)


def test_approved_minutes_hold_the_text_but_not_the_verdict(desk: Desk, procurement: UUID) -> None:
    meeting = meetings.add_meeting(desk, procurement, kind=MeetingKind.ONE_TO_ONE)
    one = said(desk, procurement, "Sagt", meeting=meeting)
    inputs.edit_input(desk, one, text="Sagt slik")
    approve(desk, meeting)
    for change in ({"text": "Noe annet"}, {"type": InputType.BAR}):
        with pytest.raises(Problem, match="minutes-locked"):
            inputs.edit_input(desk, one, **change)
    with pytest.raises(Problem, match="minutes-locked"):
        inputs.remove_inputs(desk, [one])
    with pytest.raises(Problem, match="minutes-locked"):
        said(desk, procurement, "For sent", meeting=meeting)
    inputs.set_secrecy(desk, [one], Secrecy.SECRET)
    inputs.set_disposition(desk, [one], Disposition.PARTLY, "Pilot")
    assert desk.the(Input, one).decided_by == "Selma"


def test_undo_leaves_approved_text_and_says_so(desk: Desk, procurement: UUID) -> None:
    desk.lock_fields(locks_undo(desk))
    meeting = meetings.add_meeting(desk, procurement, kind=MeetingKind.ONE_TO_ONE)
    one = said(desk, procurement, "Sagt", meeting=meeting)
    inputs.edit_input(desk, one, text="Sagt slik")
    approve(desk, meeting)
    undone = desk.undo()
    assert undone is not None
    assert [left.field for left in undone.left] == ["text"]
    assert desk.the(Input, one).text == "Sagt slik"


def test_multi_edit_is_one_act(desk: Desk, procurement: UUID) -> None:
    ids = [said(desk, procurement, f"Nummer {n}") for n in range(5)]
    assert inputs.edit_inputs(desk, ids, type=InputType.RISK) == 5
    assert inputs.tag_inputs(desk, ids[:2], add=["drift"]) == 2
    desk.undo()
    assert {one.themes for one in desk.all(Input)} == {()}
    desk.undo()
    assert {one.type for one in desk.all(Input)} == {None}


def test_follow_ups_open_first_by_due_date(desk: Desk, procurement: UUID) -> None:
    def add(text: str, due: date | None) -> UUID:
        return inputs.add_follow_up(desk, procurement, kind=InputKind.ACTION, text=text, due=due)

    add("Uten frist", None)
    late = add("Sist", date(2027, 4, 1))
    add("Først", date(2027, 3, 20))
    inputs.set_follow_up(desk, late, done_on=date(2027, 3, 18))
    assert [one.text for one in inputs.follow_ups(desk)] == ["Først", "Uten frist", "Sist"]


def table(desk: Desk, procurement: UUID, order: InputOrder, down: bool, **wanted: object) -> str:
    question = TableQuestion(
        desk.path,
        InputFilter(procurement=procurement, **wanted),  # type: ignore[arg-type]
        order,
        down,
        tuple(
            (one.id, rank)
            for rank, (_, one) in enumerate(suppliers.suppliers_of(desk, procurement))
        ),
    )
    numbers = all_numbers(question)
    assert numbers == first_numbers(desk, question, 1000)
    return "".join(one.text[0] for _, one in inputs_at(desk, numbers))


def test_table_filters_and_orders(desk: Desk, procurement: UUID) -> None:
    first, second = (
        suppliers.add_supplier(desk, name=name, procurement=procurement) for name in ("X", "Y")
    )
    said(desk, procurement, "Alfa grensesnitt", supplier=second, type=InputType.BAR)
    said(desk, procurement, "Beta", supplier=first, type=InputType.OPP, themes=("drift",))
    said(desk, procurement, "Delta grenser", type=InputType.BAR, secrecy=Secrecy.OPEN)
    inputs.add_follow_up(desk, procurement, kind=InputKind.ACTION, text="Gjøre")
    last = said(desk, procurement, "Ære være", supplier=first, disposition=Disposition.PARTLY)
    number = InputOrder.NUMBER
    assert table(desk, procurement, number, False) == "ABDÆ"
    assert table(desk, procurement, number, True) == "ÆDBA"
    assert table(desk, procurement, InputOrder.SUPPLIER, False) == "BÆAD"
    assert table(desk, procurement, number, False, types=(InputType.BAR,)) == "AD"
    assert table(desk, procurement, number, False, text="grens") == "AD"
    assert table(desk, procurement, number, False, text="ær") == "Æ"
    assert table(desk, procurement, number, False, text="ar") == ""
    assert table(desk, procurement, number, False, themes=("drift",)) == "B"
    assert table(desk, procurement, number, False, suppliers=(first,)) == "BÆ"
    assert table(desk, procurement, number, False, dispositions=(None,)) == "ABD"
    both = (None, Disposition.PARTLY)
    assert table(desk, procurement, number, False, dispositions=both) == "ABDÆ"
    assert table(desk, procurement, number, False, secrecies=(Secrecy.OPEN,)) == "D"
    found = tally(desk, procurement)
    assert (found.total, found.unassessed, found.undecided) == (4, 3, 3)
    inputs.remove_inputs(desk, [last])
    assert table(desk, procurement, number, False) == "ABD"


def test_find_reaches_every_kind(desk: Desk, procurement: UUID) -> None:
    firm = suppliers.add_supplier(
        desk,
        name="Heimkontakt AS",
        procurement=procurement,
        contacts=(suppliers.ContactPerson("Ola Heim"),),
    )
    meetings.add_meeting(desk, procurement, kind=MeetingKind.ONE_TO_ONE, suppliers=(firm,))
    said(desk, procurement, "Heimen må være trygg", supplier=firm)
    kinds = [hit.kind for hit in searching.find(desk, "heim")]
    assert kinds == ["input", "supplier", "person", "meeting"]
    assert [hit.kind for hit in searching.find(desk, "trygg hver")] == ["procurement"]
    assert searching.find(desk, "§ –") == []
