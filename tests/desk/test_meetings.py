from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from lupdesk.desk import files, inputs, meetings, procurements, suppliers
from lupdesk.desk.meetings import AgendaLine
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import MeetingKind, Role, Secrecy
from lupdesk.domain.things import AgendaItem, Attachment, Attendance, Meeting, MeetingSupplier
from lupdesk.problems import Problem

MORNING = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)


@pytest.fixture
def firm(desk: Desk, procurement: UUID) -> UUID:
    return suppliers.add_supplier(
        desk,
        name="Heimkontakt AS",
        procurement=procurement,
        contacts=(suppliers.ContactPerson("Ola Heim"), suppliers.ContactPerson("Eva Heim")),
    )


def one_to_one(desk: Desk, procurement: UUID, *firms: UUID) -> UUID:
    return meetings.add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=MORNING, suppliers=firms
    )


def expected(desk: Desk, meeting: UUID) -> list[tuple[str, Role]]:
    return [(one.name, one.role) for one in desk.all(Attendance, meeting=meeting)]


def test_a_meeting_expects_supplier_and_team(desk: Desk, procurement: UUID, firm: UUID) -> None:
    procurements.add_member(desk, procurement, procurements.Person("Tor Hauge", Role.CHAIR))
    meeting = one_to_one(desk, procurement, firm)
    assert expected(desk, meeting) == [
        ("Ola Heim", Role.SUPPLIER),
        ("Eva Heim", Role.SUPPLIER),
        ("Tor Hauge", Role.CHAIR),
    ]


def test_a_consortium_changes_as_one_act(desk: Desk, procurement: UUID, firm: UUID) -> None:
    other = suppliers.add_supplier(desk, name="Sansea AS", procurement=procurement)
    meeting = one_to_one(desk, procurement, firm)
    meetings.set_suppliers(desk, meeting, (other,))
    assert [one.name for one in meetings.suppliers_in(desk, meeting)] == ["Sansea AS"]
    assert expected(desk, meeting) == []
    desk.undo()
    assert [one.supplier for one in desk.all(MeetingSupplier, meeting=meeting)] == [firm]
    assert len(expected(desk, meeting)) == 2


def test_a_meeting_in_which_something_was_said_stays(
    desk: Desk, procurement: UUID, firm: UUID
) -> None:
    meeting = one_to_one(desk, procurement, firm)
    inputs.add_input(desk, procurement, text="Sagt", meeting=meeting)
    with pytest.raises(Problem, match="meeting-has-inputs"):
        meetings.remove_meeting(desk, meeting)
    assert desk.get(Meeting, meeting) is not None


@pytest.mark.parametrize("minutes", [0, -5])
def test_a_meeting_lasts(desk: Desk, procurement: UUID, minutes: int) -> None:
    with pytest.raises(Problem, match="minutes-positive"):
        meetings.add_meeting(desk, procurement, kind=MeetingKind.CONFERENCE, minutes=minutes)


def test_agenda_points_keep_their_id(desk: Desk, procurement: UUID) -> None:
    meeting = meetings.add_meeting(desk, procurement, kind=MeetingKind.CONFERENCE)
    meetings.set_agenda(desk, meeting, (AgendaLine("Velkommen", "09:00", 10), AgendaLine("Lunsj")))
    lunch = desk.all(AgendaItem, meeting=meeting)[1]
    meetings.set_agenda(desk, meeting, (AgendaLine("Lunsj", "12:10", 50),))
    assert [(one.id, one.start, one.position) for one in desk.all(AgendaItem)] == [
        (lunch.id, "12:10", 1.0)
    ]


def test_meeting_is_named_by_supplier_or_title_and_local_day(
    desk: Desk, procurement: UUID, firm: UUID
) -> None:
    meeting = one_to_one(desk, procurement, firm)
    late = datetime(2027, 3, 16, 23, 30, tzinfo=UTC)
    night = meetings.add_meeting(
        desk, procurement, kind=MeetingKind.INTERNAL, title="Nattmøte", start=late
    )
    assert meetings.meeting_named(desk, "heimkontakt as 2027-03-16").id == meeting
    assert meetings.meeting_named(desk, "Nattmøte 2027-03-17").id == night
    assert meetings.meeting_named(desk, str(night)).id == night
    with pytest.raises(Problem, match="meeting-unknown"):
        meetings.meeting_named(desk, "Nattmøte 2027-03-16")
    one_to_one(desk, procurement, firm)
    with pytest.raises(Problem, match="meeting-ambiguous"):
        meetings.meeting_named(desk, "Heimkontakt AS 2027-03-16")


def test_five_hundred_suppliers_in_one_meeting(desk: Desk, procurement: UUID) -> None:
    firms = [
        suppliers.add_supplier(desk, name=f"Firma {n} AS", procurement=procurement)
        for n in range(500)
    ]
    meeting = meetings.add_meeting(desk, procurement, kind=MeetingKind.CONFERENCE, suppliers=firms)
    assert len(meetings.suppliers_in(desk, meeting)) == 500
    parts = suppliers.suppliers_of(desk, procurement)
    assert parts[-1][0].code == "L500"


def test_a_file_is_kept_and_comes_out_the_same(
    desk: Desk, procurement: UUID, tmp_path: Path
) -> None:
    source = tmp_path / "lysark æøå.pdf"
    source.write_bytes(b"%PDF-1.7 " + bytes(range(256)) * 100)
    kept = desk.the(Attachment, files.add_file(desk, procurement, source, secrecy=Secrecy.OPEN))
    assert (kept.name, kept.media_type, kept.size) == (source.name, "application/pdf", 25609)
    target = tmp_path / "ut.pdf"
    files.save_file(desk, kept, target)
    assert target.read_bytes() == source.read_bytes()
    desk.undo()
    assert desk.all(Attachment) == []
    desk.redo()
    assert files.bytes_of(desk, desk.the(Attachment, kept.id)) == source.read_bytes()


def test_a_file_over_the_limit_is_refused_with_the_limit(
    desk: Desk, procurement: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LIMIT", 10)
    source = tmp_path / "stor.bin"
    source.write_bytes(b"x" * 11)
    with pytest.raises(Problem) as caught:
        files.add_file(desk, procurement, source)
    assert caught.value.facts == {"name": "stor.bin", "size": 11, "limit": 10}
    with pytest.raises(Problem, match="file-missing"):
        files.add_file(desk, procurement, tmp_path / "borte.pdf")
    assert desk.all(Attachment) == []


@pytest.mark.parametrize(
    ("start", "minutes", "code"),
    [
        (MORNING, 10**20, "minutes-too-many"),
        (MORNING, 7 * 24 * 60 + 1, "minutes-too-many"),
        (MORNING.replace(year=1), 45, "meeting-year"),
        (MORNING.replace(year=9999), 45, "meeting-year"),
    ],
)
def test_a_meeting_has_a_length_and_a_year_of_this_world(
    desk: Desk, procurement: UUID, start: datetime, minutes: int, code: str
) -> None:
    with pytest.raises(Problem, match=code):
        meetings.add_meeting(
            desk, procurement, kind=MeetingKind.INTERNAL, start=start, minutes=minutes
        )
    assert desk.all(Meeting) == []
    id = one_to_one(desk, procurement)
    with pytest.raises(Problem, match=code):
        meetings.edit_meeting(desk, id, planned_start=start, planned_minutes=minutes)
    assert desk.the(Meeting, id).planned_start == MORNING


def test_the_night_when_summer_time_begins_has_no_half_past_two() -> None:
    with pytest.raises(Problem, match="time-skipped"):
        meetings.start_at(date(2027, 3, 28), "02:30")
    assert meetings.start_at(date(2027, 3, 28), "03:00") == datetime(2027, 3, 28, 1, tzinfo=UTC)
    assert meetings.start_at(date(2027, 10, 31), "02:30") == datetime(
        2027, 10, 31, 0, 30, tzinfo=UTC
    )
