"""A timetable: local clock times, slots in reserve, and the nights when the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lupdesk.domain.things import Supplier
from lupdesk.importers import times
from lupdesk.importers.columns import match
from lupdesk.importers.fields import TableKind
from lupdesk.importers.readings import Reading, Refused
from lupdesk.importers.register import Register
from lupdesk.importers.slots import Planned, SlotRow, read_slots
from lupdesk.importers.tables import read_table
from lupdesk.wording import LOCAL_ZONE, Wording

SANSEA = Supplier(id=UUID(int=1), name="Sansea AS", organisation_number="101062228")
HEIM = Supplier(id=UUID(int=2), name="Heimkontakt AS", earlier_names=("Heim & Co",))
REGISTER = Register.of((SANSEA, HEIM), {"L4": HEIM.id})


def read(text: str, planned: frozenset[Planned] = frozenset()) -> Reading[SlotRow]:
    table = read_table(text.encode(), "slots.csv")
    return read_slots(table, match(table.columns, TableKind.SLOTS), REGISTER, planned)


def reasons(reading: Reading[SlotRow]) -> list[tuple[int, str, str]]:
    return [
        (bad.number, bad.field, bad.reason.code.removeprefix("import-fault."))
        for bad in reading.bad
    ]


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


def test_the_case_goes_in_without_a_question(shared: Path) -> None:
    case = shared / "case"
    suppliers = (case / "leverandorer.csv").read_text("utf-8-sig").splitlines()[1:]
    known = [
        Supplier(id=UUID(int=number), name=line.split(";")[0])
        for number, line in enumerate(suppliers, start=1)
    ]
    table = read_table((case / "timeplan.csv").read_bytes(), "timeplan.csv")
    matching = match(table.columns, TableKind.SLOTS)
    assert matching.unmatched == ()
    reading = read_slots(table, matching, Register.of(known))
    assert (len(reading.good), reading.bad, reading.duplicates, reading.notes) == (14, (), (), ())
    first, last = reading.good[0], reading.good[-1]
    assert (first.start, first.minutes, first.reflection) == (utc(2027, 3, 16, 8), 45, 15)
    assert first.suppliers == (UUID(int=2),)
    assert (last.start, last.suppliers) == (utc(2027, 3, 18, 12), ())


@pytest.mark.parametrize(
    "written",
    ["2027-03-16", "16.03.2027", "16.3.27", "16. mars 2027", "16 March 2027", "March 16, 2027",
     "tirsdag 16. mars 2027", "Tue 16 Mar 2027", "16/03/2027", "3/16/2027", "20270316",
     "2027-03-16 00:00:00", "2027/3/16", "16-03-2027", "16. 3. 2027"],
)  # fmt: skip
def test_days_as_people_write_them(written: str) -> None:
    assert times.day_of(written) == date(2027, 3, 16)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("3/4/2027", "day-ambiguous"),
        ("16. mars", "day-without-year"),
        ("16.3.", "day-without-year"),
        ("30.02.2027", "day-not-in-calendar"),
        ("16. tull 2027", "day"),
        ("i morgen", "day"),
        ("16.03.1927", "year"),
        ("46462", "day"),
    ],
)
def test_days_that_ask(written: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        times.day_of(written)
    assert caught.value.reason.code == f"import-fault.{code}"


@pytest.mark.parametrize(
    "written", ["09:00", "9.00", "0900", "900", "kl. 9", "kl 09.00", "Kl.9", "9", "9:00 AM",
                "09:00:00", "klokken 9"]
)  # fmt: skip
def test_times_as_people_write_them(written: str) -> None:
    reading = read(f"Dato;Start\n2027-03-16;{written}\n")
    assert [row.start for row in reading.good] == [utc(2027, 3, 16, 8)]
    assert (reading.good[0].minutes, reading.good[0].reflection) == (45, 15)


@pytest.mark.parametrize("written", ["25:00", "9:60", "ni", "24:00", "9-10-11", "13 PM", "-"])
def test_times_that_ask(written: str) -> None:
    assert reasons(read(f"Dato;Start;x\n2027-03-16;{written};y\n"))[0][:2] == (2, "start")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Dato og tid\n16.03.2027 kl. 09.00–09.30\n", 30),
        ("Tidspunkt;x\n2027-03-16T09:00:00;y\n", 45),
        ("Start;Slutt\n2027-03-16 09:00:00;2027-03-16 09:40:00\n", 40),
        ("Dato;Fra;Til\n16.3.27;9.00;10.15\n", 75),
        ("Dato;Tid\n16.3.27;09.00-09.20\n", 20),
        ("Date;Start;Duration\n2027-03-16;9:00 AM;0:50\n", 50),
        ("Dato;Start;Varighet\n2027-03-16;9;1,5 time\n", 90),
        ("Dato;Start;Varighet\n2027-03-16;9;25 min\n", 25),
    ],
)
def test_start_and_length_wherever_they_stand(text: str, minutes: int) -> None:
    reading = read(text)
    assert reading.bad == ()
    assert (reading.good[0].start, reading.good[0].minutes) == (utc(2027, 3, 16, 8), minutes)


@pytest.mark.parametrize(
    ("row", "field", "reason"),
    [
        ("2027-03-16;;;;", "start", "no-time"),
        (";09:00;;;", "date", "no-day"),
        ("2027-03-16;09:00;;0;", "minutes", "minutes-none"),
        ("2027-03-16;09:00;;mye;", "minutes", "minutes"),
        ("2027-03-16;09:00;;2000;", "minutes", "minutes-too-many"),
        ("2027-03-16;09:00;09:30;45;", "end", "minutes-against-end"),
        ("2027-03-16;09:00;;;Ukjent AS", "supplier", "supplier-unknown"),
        ("2027-03-16;09:00;;;Heimkontact", "supplier", "supplier-unknown-nearest"),
        ("2027-03-28;02:30;;;", "start", "time-skipped"),
    ],
)
def test_a_slot_that_cannot_be_taken_in_says_why(row: str, field: str, reason: str) -> None:
    assert reasons(read(f"Dato;Start;Slutt;Minutter;Leverandør\n{row}\n")) == [(2, field, reason)]


def test_the_hour_that_comes_twice_is_the_first_with_a_note() -> None:
    reading = read("Dato;Start;Slutt\n2027-10-31;02:30;03:15\n2027-10-31;03:00;\n")
    assert reading.good[0].start == utc(2027, 10, 31, 0, 30)
    assert reading.good[0].minutes == 105
    assert reading.good[1].start == utc(2027, 10, 31, 2)
    assert [(note.number, note.text.code) for note in reading.notes] == [
        (2, "import-note.time-twice")
    ]


def test_a_meeting_past_midnight() -> None:
    reading = read("Dato;Start;Slutt\n2027-03-16;23:30;00:15\n")
    assert (reading.good[0].start, reading.good[0].minutes) == (utc(2027, 3, 16, 22, 30), 45)


@pytest.mark.parametrize(
    ("written", "whom"),
    [
        ("", ()),
        ("Reserve", ()),
        ("SANSEA", (SANSEA.id,)),
        ("101 062 228", (SANSEA.id,)),
        ("Heim & Co", (HEIM.id,)),
        ("l4", (HEIM.id,)),
        ("Sansea AS + Heimkontakt AS", (SANSEA.id, HEIM.id)),
        ("Sansea AS / Heimkontakt", (SANSEA.id, HEIM.id)),
    ],
)
def test_whom_a_slot_is_for(written: str, whom: tuple[UUID, ...]) -> None:
    reading = read(f"Dato;Start;Leverandør\n2027-03-16;09:00;{written}\n")
    assert reading.bad == ()
    assert reading.good[0].suppliers == whom


def test_two_suppliers_of_one_name_ask() -> None:
    twin = Supplier(id=UUID(int=3), name="Sansea ASA")
    other = Supplier(id=UUID(int=4), name="Sansea SA")
    register = Register.of((twin, other))
    table = read_table(
        b"Dato;Start;Firma\n2027-03-16;9;Sansea\n2027-03-16;10;sansea asa\n", "s.csv"
    )
    reading = read_slots(table, match(table.columns, TableKind.SLOTS), register)
    assert reasons(reading) == [(2, "supplier", "supplier-several")]
    assert reading.good[0].suppliers == (twin.id,)


def test_repeated_slots() -> None:
    planned = frozenset({(utc(2027, 3, 16, 9), frozenset({SANSEA.id}))})
    reading = read(
        "Dato;Start;Leverandør\n2027-03-16;9;Sansea AS\n16.3.2027;0900;SANSEA\n"
        "2027-03-16;10;Sansea AS\n2027-03-16;9;Heimkontakt AS\n",
        planned,
    )
    assert [row.number for row in reading.good] == [2, 5]
    assert [(each.number, each.first_row) for each in reading.duplicates] == [(3, 2), (4, None)]


def test_place_title_language_and_note() -> None:
    reading = read("Dato,Start,Sted,Tittel,Språk,Merknad\n2027-03-16,9,Rom 2,T,engelsk,hei\n")
    row = reading.good[0]
    assert (row.place, row.title, row.language, row.note) == ("Rom 2", "T", "en", "hei")


@given(st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.integers(0, 23), st.integers(0, 59))
@example(date(2027, 3, 28), 2, 0)
@example(date(2027, 10, 31), 2, 59)
def test_every_clock_time_is_placed_where_the_local_clock_shows_it(
    day: date, hour: int, minute: int
) -> None:
    local = datetime.combine(day, time(hour, minute))
    try:
        instant, twice = times.instant(local.date(), local.time())
    except Refused:
        assert local.month == 3
        assert local.hour == 2
        return
    assert instant.astimezone(LOCAL_ZONE).replace(tzinfo=None) == local
    later = instant + timedelta(hours=1)
    assert twice == (later.astimezone(LOCAL_ZONE).replace(tzinfo=None) == local)


@given(st.text(max_size=30))
def test_any_text_is_a_moment_or_refused(text: str) -> None:
    for parse in (times.moment, times.day_of, times.minutes, times.span):
        try:
            parse(text)
        except Refused:
            continue


def test_the_day_column_may_hold_the_time_too() -> None:
    reading = read(
        "Dato;Tid;Leverandør\n"
        "tirsdag 16. mars 2027 kl. 13:00;;Sansea AS\n"
        "2027-03-16 14.00–14.30;;Heimkontakt AS\n"
        "2027-03-17 00:00:00;10.00–10.45;Sansea AS\n"
        "2027-03-18 00:00:00;;Sansea AS\n"
    )
    assert [(row.start, row.minutes) for row in reading.good] == [
        (utc(2027, 3, 16, 12), 45),
        (utc(2027, 3, 16, 13), 30),
        (utc(2027, 3, 17, 9), 45),
    ]
    assert reasons(reading) == [(5, "start", "no-time")]


@pytest.mark.parametrize("written", ["tirsdag 16. mars kl. 10:00", "16.03. 10:00", "16/3 kl 9"])
def test_a_day_without_its_year_is_told_as_such(written: str) -> None:
    reading = read(f"Tidspunkt;Leverandør\n{written};Sansea AS\n")
    assert reasons(reading) == [(2, "when", "day-without-year")]


def test_a_date_alone_without_its_year_is_told_as_such() -> None:
    reading = read("Dato;Tid;Leverandør\n16.03;10:00;Sansea AS\n")
    assert reasons(reading) == [(2, "date", "day-without-year")]


@pytest.mark.parametrize("row", ["10:00;09:00", "13:00;13:00", "15:00;03:45"])
def test_a_meeting_that_ends_before_it_begins_is_a_slip(row: str) -> None:
    reading = read(f"Dato;Fra;Til\n2027-03-16;{row}\n")
    assert reasons(reading) == [(2, "end", "end-before-start")]
    end = row.partition(";")[2]
    assert end in Wording("nb").phrase(reading.bad[0].reason)


@pytest.mark.parametrize("fraction", ["0.375", "0,4166666667", "0.5"])
def test_a_bare_part_of_a_day_is_no_bad_date(fraction: str) -> None:
    reading = read(f"Dato;Start;Slutt\n2027-03-16;{fraction};\n2027-03-16;9;{fraction}\n")
    assert reasons(reading) == [(2, "start", "time"), (3, "end", "time")]


def test_another_language_than_ours_is_told_of_and_the_usual_one_kept() -> None:
    reading = read("Dato;Start;Språk\n2027-03-16;9;fransk\n")
    assert (reading.bad, reading.good[0].language) == ((), "")
    assert [note.text.code for note in reading.notes] == ["import-note.language"]
