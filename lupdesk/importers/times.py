"""Days and times of day as people write them here, and the instants that they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from lupdesk.importers.readings import Refused, shown
from lupdesk.wording import LOCAL_ZONE

_YEARS: Final = range(2000, 2100)
_MONTHS: Final = {
    name: month
    for month, names in enumerate(
        (
            "januar january jan", "februar february feb", "mars march mar", "april apr",
            "mai may", "juni june jun", "juli july jul", "august aug",
            "september sept sep", "oktober october okt oct", "november nov",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS: Final = re.compile(
    r"(?:den|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|man|tirs?|ons|tors?|fre|lør|søn"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thu(?:rs?)?|fri|sat"
    r"|sun)\.?",
    re.IGNORECASE,
)
_FRACTION: Final = re.compile(r"0[.,](?:\d|\d{3,})")
"""A time of day as a workbook keeps it, a part of the day, in a cell that is not shown as a time."""
_MAX_MINUTES: Final = 24 * 60
_YEARLESS: Final = "import-fault.day-without-year"


@dataclass(frozen=True, slots=True)
class Span:
    start: time
    end: time | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a time of day, or both; ``end`` where a span of time was written."""

    day: date | None
    start: time | None
    end: time | None = None


def day(text: str) -> date:
    words = [word for word in re.split(r"[\s,]+", text.strip()) if word]
    while words and _WEEKDAYS.fullmatch(words[0]):
        words.pop(0)
    plain = " ".join(words)
    for pattern, order in _DAY_PATTERNS:
        found = pattern.fullmatch(plain)
        if found:
            parts = dict(zip(order, found.groups(), strict=True))
            return _day(parts["y"], parts["m"], parts["d"], text)
    slashed = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})", plain)
    if slashed:
        return _slashed(slashed, text)
    if re.fullmatch(r"\d{1,2}[./]\s?\d{1,2}\.?|\d{1,2}\.?\s?[^\W\d]+", plain):
        raise Refused("day-without-year", value=shown(text))
    raise Refused("day", value=shown(text))


_DAY_PATTERNS: Final = (
    (re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})"), "ymd"),
    (re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})"), "ymd"),
    (re.compile(r"(\d{4})(\d{2})(\d{2})"), "ymd"),
    (re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})"), "dmy"),
    (re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})"), "dmy"),
    (
        re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th)?[\s-]?([^\W\d_]+)\.?[\s-]?(\d{4}|\d{2})"),
        "dmy",
    ),
    (re.compile(r"([^\W\d_]+)\.?\s(\d{1,2})(?:st|nd|rd|th)?\s(\d{4})"), "mdy"),
)


def _slashed(found: re.Match[str], text: str) -> date:
    """``16/03/2027`` and ``3/16/2027`` say themselves which is the day; ``3/4/2027`` does not."""
    first, second, year = found.groups()
    if int(first) > 12 or first == second:
        return _day(year, second, first, text)
    if int(second) > 12:
        return _day(year, first, second, text)
    raise Refused("day-ambiguous", value=shown(text))


def _day(year: str, month: str, day_of_month: str, text: str) -> date:
    number = int(month) if month.isdecimal() else _MONTHS.get(month.casefold())
    if number is None:
        raise Refused("day", value=shown(text))
    full = int(year) + 2000 if len(year) == 2 else int(year)
    if full not in _YEARS:
        raise Refused("year", value=shown(text), first=_YEARS.start, last=_YEARS.stop - 1)
    try:
        return date(full, number, int(day_of_month))
    except ValueError as error:
        raise Refused("day-not-in-calendar", value=shown(text)) from error


def day_of(text: str) -> date:
    """The day of a cell that may hold a time of day as well."""
    found = moment(text).day
    return found if found is not None else day(text)


def dated(text: str) -> Moment:
    """A day, and the time of day where one is written beside it; midnight is none."""
    found = moment(text)
    if found.day is None:
        return Moment(day(text), None)
    return found if found.start != time() else Moment(found.day, None)


def span(text: str) -> Span:
    """A time of day, or two: ``09:00``, ``kl. 9``, ``0900``, ``09.00–09.45``."""
    plain = re.sub(r"\bkl(?:okken|\.|\b)", " ", text.strip().casefold())
    parts = [part.strip() for part in re.split(r"\s*(?:[-–—]|\btil\b|\bto\b)\s*", plain.strip())]
    if len(parts) > 2 or not parts[0]:
        raise Refused("time", value=shown(text))
    end = _time(parts[1], text) if len(parts) == 2 and parts[1] else None
    return Span(_time(parts[0], text), end)


def _time(plain: str, text: str) -> time:
    found = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2})(?:[:.]00)?)?\s*(am|pm)?|(\d{1,2})(\d{2})", plain)
    if not found:
        raise Refused("time", value=shown(text))
    hour = int(found[1] or found[4])
    minute = int(found[2] or found[5] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            raise Refused("time", value=shown(text))
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    if hour > 23 or minute > 59:
        raise Refused("time", value=shown(text))
    return time(hour, minute)


def moment(text: str) -> Moment:
    """A day with or without a time, or a time alone."""
    for before, after in _cuts(text.strip()):
        try:
            on = day(before)
            at = span(after) if after else None
        except Refused as refusal:
            if refusal.reason.code == _YEARLESS and _is_time(after):
                raise Refused("day-without-year", value=shown(text)) from refusal
            continue
        return Moment(on, at.start if at else None, at.end if at else None)
    try:
        alone = span(text)
    except Refused:
        return Moment(day(text), None)
    return Moment(None, alone.start, alone.end)


def clock(text: str) -> Moment:
    """As ``moment``, for a cell that should say a time of day."""
    if _FRACTION.fullmatch(text):
        raise Refused("time", value=shown(text))
    return moment(text)


def _is_time(text: str) -> bool:
    """Whether it can only be a time of day: ``2027`` is rather the year."""
    try:
        span(text)
    except Refused:
        return False
    return not re.match(r"\d{4}", text)


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    yield text, ""
    for found in re.finditer(r"[\s,]+|(?<=\d)T(?=\d)", text[:100]):
        yield text[: found.start()], text[found.end() :]


def minutes(text: str) -> int:
    """``45``, ``45 min``, ``0:45``, ``1,5 timer``."""
    plain = text.strip().casefold()
    clock = re.fullmatch(r"(\d{1,2}):(\d{2})(?::00)?", plain)
    hours = re.fullmatch(r"(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:t|h|time|timer|hour|hours)\.?", plain)
    plainly = re.fullmatch(r"(\d{1,4})\s*(?:m|min|minutt|minutter|minute|minutes)?\.?", plain)
    if clock:
        found = int(clock[1]) * 60 + int(clock[2])
    elif hours:
        found = round(float(hours[1].replace(",", ".")) * 60)
    elif plainly:
        found = int(plainly[1])
    else:
        raise Refused("minutes", value=shown(text))
    if found > _MAX_MINUTES:
        raise Refused("minutes-too-many", value=shown(text), limit=_MAX_MINUTES)
    return found


def instant(on: date, at: time) -> tuple[datetime, bool]:
    """The instant in UTC of a local clock time, and whether that time comes twice that night.

    The first of the two is taken. A time that the clocks jump over is refused.
    """
    local = datetime.combine(on, at, LOCAL_ZONE)
    found = local.astimezone(UTC)
    if found.astimezone(LOCAL_ZONE).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise Refused("time-skipped", day=on, time=f"{at:%H:%M}")
    return found, local.utcoffset() != local.replace(fold=1).utcoffset()


def minutes_until(on: date, start: datetime, end: time) -> int:
    """From an instant to the next time the local clock shows ``end``: past midnight if need be."""
    until, _ = instant(on, end)
    if until <= start:
        until, _ = instant(on + timedelta(days=1), end)
    return round((until - start).total_seconds() / 60)
