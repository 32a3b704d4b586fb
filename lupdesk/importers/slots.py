"""A timetable of one-to-one meetings. A slot without a supplier is in reserve."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final
from uuid import UUID

from lupdesk.domain.phrases import Phrase
from lupdesk.importers import times, values
from lupdesk.importers.columns import Matching
from lupdesk.importers.readings import (
    BadRow,
    Duplicate,
    Line,
    Note,
    Reading,
    Refused,
    lines,
)
from lupdesk.importers.register import Register
from lupdesk.importers.tables import RawTable
from lupdesk.wording import LOCAL_ZONE

USUAL_MINUTES: Final = 45
USUAL_REFLECTION: Final = 15
_LONGEST_NIGHT: Final = 6 * 60
"""Minutes: what ends before it begins and is longer is no meeting past midnight, but a slip."""
_NOWHEN: Final = datetime(1970, 1, 1, tzinfo=UTC)
_RESERVE: Final = frozenset(("reserve", "reservert", "ledig", "free", "-", "–", "spare"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotRow:
    number: int
    start: datetime
    """Aware, in UTC."""
    minutes: int
    reflection: int
    suppliers: tuple[UUID, ...] = ()
    """None is a slot in reserve, several are a consortium."""
    supplier_text: str = ""
    place: str = ""
    title: str = ""
    language: str = ""
    note: str = ""


Planned = tuple[datetime, frozenset[UUID]]
"""When a meeting of the desk starts, and with whom."""


def read_slots(
    table: RawTable,
    matching: Matching,
    register: Register,
    planned: Collection[Planned] = (),
) -> Reading[SlotRow]:
    good: list[SlotRow] = []
    bad: list[BadRow] = []
    duplicates: list[Duplicate[SlotRow]] = []
    notes: list[Note] = []
    seen: dict[Planned, int] = {}
    for line in lines(table, matching):
        row = _row(line, register)
        if line.faults:
            bad.append(line.bad())
            continue
        notes += line.notes
        key = (row.start, frozenset(row.suppliers))
        first = seen.get(key)
        if first is not None:
            reason = Phrase.of("import-same.slot-in-file", row=first)
            duplicates.append(Duplicate(row.number, row, reason, first_row=first))
        elif key in planned:
            reason = Phrase.of("import-same.slot-in-desk")
            duplicates.append(Duplicate(row.number, row, reason))
        else:
            good.append(row)
        seen.setdefault(key, row.number)
    return Reading(tuple(good), tuple(bad), tuple(duplicates), tuple(notes))


def _row(line: Line, register: Register) -> SlotRow:
    start, minutes = _time(line)
    text = values.flat(line.text("supplier"))
    return SlotRow(
        number=line.number,
        start=start,
        minutes=minutes,
        reflection=line.take("reflection", times.minutes, USUAL_REFLECTION),
        suppliers=line.take("supplier", lambda each: _suppliers(each, register), ()),
        supplier_text=text,
        place=values.flat(line.text("place")),
        title=values.flat(line.text("title")),
        language=values.language_in(line),
        note=line.text("note"),
    )


def _time(line: Line) -> tuple[datetime, int]:
    """Start and length, from whichever of the columns say them."""
    nothing = times.Moment(None, None)
    when = line.take("when", times.moment, nothing)
    begins = line.take("start", times.clock, nothing)
    dated = line.take("date", times.dated, nothing)
    on = dated.day or when.day or begins.day
    at = begins.start or when.start or dated.start
    if line.faults:
        return _NOWHEN, 0
    if on is None:
        line.refuse("date", "no-day")
    elif at is None:
        line.refuse("start", "no-time")
    else:
        return _placed(line, on, at, begins.end or when.end or dated.end)
    return _NOWHEN, 0


def _placed(line: Line, on: date, at: time, ends: time | None) -> tuple[datetime, int]:
    try:
        start, twice = times.instant(on, at)
        if twice:
            line.remark("start", "time-twice", day=on, time=f"{at:%H:%M}")
        return start, _minutes(line, on, start, ends)
    except Refused as refusal:
        line.refused("start", refusal)
        return _NOWHEN, 0


def _minutes(line: Line, on: date, start: datetime, written: time | None) -> int:
    said = line.take("minutes", times.minutes, None)
    ends = line.take("end", times.clock, times.Moment(None, None))
    end = ends.start or written
    if said == 0:
        line.refuse("minutes", "minutes-none")
    if end is None:
        return USUAL_MINUTES if said is None else said
    reckoned = times.minutes_until(on, start, end)
    if reckoned > _LONGEST_NIGHT and end <= start.astimezone(LOCAL_ZONE).time():
        line.refuse("end", "end-before-start", end=f"{end:%H:%M}")
    elif said is not None and said != reckoned:
        line.refuse("end", "minutes-against-end", minutes=said, reckoned=reckoned)
    return reckoned


def _suppliers(text: str, register: Register) -> tuple[UUID, ...]:
    """One supplier, or several with a plus, a slash or a semicolon between them."""
    if text.strip().casefold() in _RESERVE:
        return ()
    if register.candidates(text):
        return (register.find(text),)
    parts = [part.strip() for part in re.split(r"\s\+\s|\s/\s|[;\n]", text) if part.strip()]
    return tuple(dict.fromkeys(register.find(part) for part in parts))
