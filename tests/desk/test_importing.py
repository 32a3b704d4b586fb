from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from lupdesk.desk.guides import latest_guide, questions_of
from lupdesk.desk.importing import (
    Imported,
    TableKind,
    import_rows,
    preview,
    read_handed_in,
    rematch,
)
from lupdesk.desk.meetings import add_meeting, suppliers_in
from lupdesk.desk.procurements import add_date
from lupdesk.desk.room import start_meeting
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import add_supplier, suppliers_of
from lupdesk.domain.kinds import InputType, MeetingKind, Milestone, Secrecy, SignUpChannel
from lupdesk.domain.things import (
    Contact,
    Guide,
    Input,
    Meeting,
    Participation,
    Question,
    Supplier,
)
from lupdesk.problems import Problem


def take(
    desk: Desk,
    procurement: UUID,
    kind: TableKind,
    text: str,
    *,
    skip_bad: bool = False,
    meeting: UUID | None = None,
) -> Imported:
    found = preview(desk, procurement, kind, text.encode(), "t.csv", meeting=meeting)
    return import_rows(desk, found, skip_bad=skip_bad)


def take_case(desk: Desk, procurement: UUID, case: Path, *, until: str = "innspill") -> None:
    for kind, name in (
        (TableKind.SUPPLIERS, "leverandorer"),
        (TableKind.QUESTIONS, "sporsmal"),
        (TableKind.SLOTS, "timeplan"),
        (TableKind.INPUTS, "innspill"),
    ):
        file = case / f"{name}.csv"
        found = preview(desk, procurement, kind, read_handed_in(file), file.name)
        import_rows(desk, found, skip_bad=kind is TableKind.SUPPLIERS)
        if name == until:
            return


def test_the_case_goes_in_but_for_the_wrong_number(
    desk: Desk, procurement: UUID, shared: Path
) -> None:
    file = shared / "case" / "leverandorer.csv"
    found = preview(desk, procurement, TableKind.SUPPLIERS, file.read_bytes(), file.name)
    assert [(row.number, row.field) for row in found.bad] == [(16, "organisation_number")]
    with pytest.raises(Problem) as refused:
        import_rows(desk, found)
    assert refused.value.code == "import-bad-rows"
    assert desk.all(Supplier) == []
    assert import_rows(desk, found, skip_bad=True).added == 14

    take_case(desk, procurement, shared / "case")
    assert len(desk.all(Supplier)) == 14
    inputs = desk.all(Input)
    assert len(inputs) == 45
    assert [one.number for one in inputs] == list(range(1, 46))
    meetings = desk.all(Meeting, kind=MeetingKind.ONE_TO_ONE)
    assert len(meetings) == 14
    reserve = [one for one in meetings if not suppliers_in(desk, one.id)]
    assert len(reserve) == 1
    guide = latest_guide(desk, procurement)
    assert guide is not None
    assert {one.guide for one in meetings} == {guide.id}
    assert len(questions_of(desk, guide.id)) == 16
    english = [one for one in meetings if one.language == "en"]
    assert [one.name for one in suppliers_in(desk, english[0].id)] == ["Baltic Care Systems OÜ"]
    secret = desk.all(Input, secrecy=Secrecy.SECRET)
    assert [one.source_id for one in secret] == ["I04", "I17", "I32"]
    assert [one.source_id for one in desk.all(Input, secrecy=Secrecy.UNASSESSED)] == ["I45"]


def test_statements_go_to_their_suppliers_written_round(
    desk: Desk, procurement: UUID, shared: Path
) -> None:
    take_case(desk, procurement, shared / "case")
    for one in desk.all(Input):
        assert one.meeting is not None
        assert one.supplier is not None
        meeting = desk.the(Meeting, one.meeting)
        assert meeting.kind is MeetingKind.WRITTEN
        assert [firm.id for firm in suppliers_in(desk, meeting.id)] == [one.supplier]


def test_one_import_is_one_act(desk: Desk, procurement: UUID, shared: Path) -> None:
    take_case(desk, procurement, shared / "case", until="leverandorer")
    assert desk.undo_label == "import-suppliers"
    undone = desk.undo()
    assert undone is not None
    assert not undone.left
    assert desk.all(Supplier) == []
    assert desk.all(Contact) == []
    assert suppliers_of(desk, procurement) == []
    desk.redo()
    assert len(suppliers_of(desk, procurement)) == 14


def test_the_same_table_again_changes_nothing(desk: Desk, procurement: UUID, shared: Path) -> None:
    take_case(desk, procurement, shared / "case")
    before = {kind: desk.all(kind) for kind in (Supplier, Contact, Question, Meeting, Input)}
    label = desk.undo_label
    for kind, name in (
        (TableKind.SUPPLIERS, "leverandorer"),
        (TableKind.QUESTIONS, "sporsmal"),
        (TableKind.SLOTS, "timeplan"),
        (TableKind.INPUTS, "innspill"),
    ):
        file = shared / "case" / f"{name}.csv"
        found = preview(desk, procurement, kind, file.read_bytes(), file.name)
        result = import_rows(desk, found, skip_bad=True)
        assert (result.added, result.completed) == (0, 0)
        assert result.skipped == len(found.duplicates) > 0
    assert {kind: desk.all(kind) for kind in before} == before
    assert desk.undo_label == label


def test_a_known_supplier_joins_and_is_completed(desk: Desk, procurement: UUID) -> None:
    known = add_supplier(desk, name="Heimkontakt AS", trade="plattform")
    result = take(
        desk,
        procurement,
        TableKind.SUPPLIERS,
        "Navn;Org.nr;Type;Kontaktperson;E-post;Ønsker en-til-en\n"
        "HEIMKONTAKT AS;101051854;integrasjon;Ola Heim;ola@heimkontakt.example;ja\n",
    )
    assert (result.added, result.completed, result.skipped) == (0, 1, 0)
    firm = desk.the(Supplier, known)
    assert (firm.name, firm.trade) == ("Heimkontakt AS", "plattform")
    assert firm.organisation_number == "101051854"
    assert firm.earlier_names == ()
    (part,) = desk.all(Participation, procurement=procurement)
    assert part.supplier == known
    assert part.wants_one_to_one
    assert part.code == "L1"
    assert [one.name for one in desk.all(Contact, supplier=known)] == ["Ola Heim"]


def test_two_rows_of_one_supplier_are_two_contacts(desk: Desk, procurement: UUID) -> None:
    result = take(
        desk,
        procurement,
        TableKind.SUPPLIERS,
        "Firma,Kontaktperson,E-post\nSansea AS,Sara Sanse,sara@sansea.example\n"
        "Sansea AS,Per Sanse,per@sansea.example\nSansea AS,Sara Sanse,sara@sansea.example\n",
    )
    assert (result.added, result.completed, result.skipped) == (1, 1, 1)
    (firm,) = desk.all(Supplier)
    assert [one.name for one in desk.all(Contact)] == ["Sara Sanse", "Per Sanse"]
    assert {one.supplier for one in desk.all(Contact)} == {firm.id}


def test_what_is_core_and_how_they_signed_up_come_with_the_tables(
    desk: Desk, procurement: UUID
) -> None:
    take(desk, procurement, TableKind.QUESTIONS, "Spørsmål;Kjerne\nHva?;ja\nHvem?;nei\n")
    guide = latest_guide(desk, procurement)
    assert guide is not None
    assert [one.core for one in questions_of(desk, guide.id)] == [True, False]
    take(desk, procurement, TableKind.SUPPLIERS, "Navn;Påmeldt via\nA AS;skjema\nB AS;\n")
    parts = {one.name: part.registered_by for part, one in suppliers_of(desk, procurement)}
    assert parts == {"A AS": SignUpChannel.FORM, "B AS": None}
    take(desk, procurement, TableKind.SUPPLIERS, "Navn;Påmeldt via\nA AS;Doffin\nB AS;Tlf\n")
    parts = {one.name: part.registered_by for part, one in suppliers_of(desk, procurement)}
    assert parts == {"A AS": SignUpChannel.FORM, "B AS": SignUpChannel.PHONE}, "only what is empty"


def test_questions_go_into_a_copy_of_a_used_version(desk: Desk, procurement: UUID) -> None:
    take(desk, procurement, TableKind.QUESTIONS, "Nr;Spørsmål\n1;Hva er uklart?\n")
    firm = add_supplier(desk, name="Granlås AS", procurement=procurement)
    meeting = add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, suppliers=(firm,), start=desk.now()
    )
    start_meeting(desk, meeting)
    used = desk.the(Meeting, meeting).guide
    take(desk, procurement, TableKind.QUESTIONS, "Nr;Spørsmål\n2;Hvor lang tid trengs?\n")
    assert used is not None
    assert [one.text for one in questions_of(desk, used)] == ["Hva er uklart?"]
    latest = latest_guide(desk, procurement)
    assert latest is not None
    assert latest.version == 2
    texts = [one.text for one in questions_of(desk, latest.id)]
    assert texts == ["Hva er uklart?", "Hvor lang tid trengs?"]
    assert all(one.short_name for one in questions_of(desk, latest.id))
    desk.undo()
    assert [one.version for one in desk.all(Guide)] == [1]


def test_statements_of_a_meeting(desk: Desk, procurement: UUID) -> None:
    firm = add_supplier(desk, name="Granlås AS", procurement=procurement)
    meeting = add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, suppliers=(firm,), start=desk.now()
    )
    text = "Id;Type;Skjerming;Tekst\nX1;TIME;åpen;Levering av låser tar 14 uker\n"
    result = take(desk, procurement, TableKind.INPUTS, text, meeting=meeting)
    assert result.added == 1
    (one,) = desk.all(Input)
    assert (one.meeting, one.supplier) == (meeting, firm)
    assert (one.type, one.secrecy) == (InputType.TIME, Secrecy.OPEN)
    assert (one.decided_by, one.decided_on) == (desk.author, desk.today())
    again = take(desk, procurement, TableKind.INPUTS, text, meeting=meeting)
    assert (again.added, again.skipped) == (0, 1)


def test_the_same_id_and_text_is_skipped_wherever_it_lies(desk: Desk, procurement: UUID) -> None:
    firm = add_supplier(desk, name="Granlås AS", procurement=procurement)
    meeting = add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, suppliers=(firm,), start=desk.now()
    )
    text = "Id;Leverandør;Tekst\nX1;Granlås AS;Levering av låser tar 14 uker\n"
    take(desk, procurement, TableKind.INPUTS, text, meeting=meeting)
    again = take(desk, procurement, TableKind.INPUTS, text)
    assert (again.added, again.skipped) == (0, 1)


def test_statements_keep_their_number_while_it_is_free(desk: Desk, procurement: UUID) -> None:
    take(desk, procurement, TableKind.INPUTS, "Id;Tekst\nI07;Syv\nX;Uten\nI007;Igjen\nI02;To\n")
    found = {one.text: one.number for one in desk.all(Input)}
    assert found == {"Syv": 7, "Uten": 8, "Igjen": 9, "To": 2}
    assert [one.text for one in desk.all(Input)] == ["Syv", "Uten", "Igjen", "To"]


def test_an_unknown_word_for_secrecy_asks(desk: Desk, procurement: UUID) -> None:
    text = "Skjerming;Tekst\nhalvåpen;Noe\nopen;Annet\n;Tredje\n"
    found = preview(desk, procurement, TableKind.INPUTS, text.encode(), "t.csv")
    assert [(row.number, row.field) for row in found.bad] == [(2, "secrecy")]
    import_rows(desk, found, skip_bad=True)
    assert [one.secrecy for one in desk.all(Input)] == [Secrecy.OPEN, Secrecy.UNASSESSED]


def test_columns_are_corrected_by_hand(desk: Desk, procurement: UUID) -> None:
    text = "A;B\nHeimkontakt AS;plattform\n"
    found = preview(desk, procurement, TableKind.SUPPLIERS, text.encode(), "t.csv")
    assert found.missing == (("name",),)
    with pytest.raises(Problem) as refused:
        import_rows(desk, found)
    assert refused.value.code == "import-suppliers-needs-name"
    better = rematch(desk, found, found.matching.with_column("name", 0))
    assert not better.missing
    assert import_rows(desk, better).added == 1


def test_a_long_import_tells_how_far_it_is_and_can_be_stopped(
    desk: Desk, procurement: UUID
) -> None:
    lines = ["Leverandør;Tekst"] + [f";Utsagn nummer {n}" for n in range(1000)]
    found = preview(desk, procurement, TableKind.INPUTS, "\n".join(lines).encode(), "t.csv")
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        if done >= 500:
            raise Problem("cancelled")

    with pytest.raises(Problem) as stopped:
        import_rows(desk, found, watch=stop)
    assert stopped.value.code == "cancelled"
    assert seen[-1] == (500, 1000)
    assert desk.count(Input) == 0
    assert desk.undo_label == "add-procurement"
    assert import_rows(desk, found).added == 1000


def test_a_slot_brings_its_supplier_into_the_procurement(desk: Desk, procurement: UUID) -> None:
    firm = add_supplier(desk, name="Granlås AS")
    take(
        desk,
        procurement,
        TableKind.SLOTS,
        "Dato;Start;Leverandør\n2027-03-17;11:00;Granlås AS\n2027-03-17;13:00;\n",
    )
    assert [one.id for _, one in suppliers_of(desk, procurement)] == [firm]
    assert [one.planned_minutes for one in desk.all(Meeting)] == [45, 45]


def test_what_was_said_in_a_meeting_is_not_late_for_being_taken_in_late(
    desk: Desk, procurement: UUID
) -> None:
    """Only what comes without a meeting's time is of the day on which it is taken in."""
    day = date(2027, 3, 1)
    add_date(desk, procurement, Milestone.COMPETITION, promised=day, kept=day)
    firm = add_supplier(desk, name="Heim AS", procurement=procurement)
    held = add_meeting(
        desk,
        procurement,
        kind=MeetingKind.ONE_TO_ONE,
        start=datetime(2027, 2, 25, 9, tzinfo=UTC),
        suppliers=(firm,),
    )
    for meeting, text in ((held, "I tide"), (None, "For sent")):
        data = f"Tekst;Leverandør\n{text};Heim AS\n".encode()
        found = preview(desk, procurement, TableKind.INPUTS, data, "t.csv", meeting=meeting)
        import_rows(desk, found)
    late = {one.text: one.said_at is not None for one in desk.all(Input)}
    assert late == {"I tide": False, "For sent": True}
