"""A benefit's baseline and target as numbers on an axis, where both can be read as such."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

_BLANK: Final = r"[ \u00a0\u2009\u202f]"
_BOUNDS: Final = (
    "≤|≥|<=|>=|<|>|~"
    "|høyst|maksimalt|maks|inntil|opptil|under|mindre enn|færre enn|lavere enn"
    "|minst|minimum|over|mer enn|meir enn|flere enn|fleire enn|høyere enn"
    "|omtrent|om lag|rundt|cirka|ca"
    "|at most|up to|below|less than|fewer than|lower than"
    "|at least|above|more than|higher than|about"
)
_QUANTITY: Final = re.compile(
    rf"(?:(?:{_BOUNDS})\.?{_BLANK}*)?"
    rf"(?:(?P<before>kr|nok|sek|dkk|eur|gbp|usd)\.?{_BLANK}*|(?P<sign>[€$£]){_BLANK}*)?"
    r"(?P<minus>[-−–])?"
    rf"(?P<whole>[0-9]{{1,3}}(?:{_BLANK}[0-9]{{3}})+|[0-9]{{1,15}})"
    r"(?:[.,](?P<part>[0-9]{1,5}))?"
    rf"{_BLANK}*(?P<after>(?:[^\W\d_]|[%‰°€$£])[^0-9\n]{{0,23}})?",
    re.IGNORECASE,
)
_THREE: Final = 3
_MOST_DIGITS: Final = 15
_PERCENT: Final = "%"
_SAME: Final = {
    "prosent": _PERCENT,
    "percent": _PERCENT,
    "per cent": _PERCENT,
    "pct": _PERCENT,
    "kroner": "kr",
    "nok": "kr",
    "sekunder": "s",
    "sekund": "s",
    "sek": "s",
    "seconds": "s",
    "second": "s",
    "minutter": "min",
    "minutt": "min",
    "minutes": "min",
    "minute": "min",
    "timer": "t",
    "time": "t",
    "hours": "h",
    "hour": "h",
}
_ROUND: Final = tuple(map(Decimal, ("1", "1.2", "1.5", "2", "2.5", "3", "4", "5", "6", "8", "10")))
_HUNDRED: Final = Decimal(100)


class Quantity(NamedTuple):
    """A number with its unit as written; what stands before it, as ``≤``, is left out."""

    number: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Change:
    """From one number to another of the same unit, on an axis of its own."""

    start: Decimal
    target: Decimal
    low: Decimal
    high: Decimal
    unit: str

    def share(self, number: Decimal) -> float:
        """Where the number lies, from 0 at the low end to 1 at the high end."""
        return float((number - self.low) / (self.high - self.low))


def read_change(baseline: str, target: str, *also: Decimal) -> Change | None:
    """None where one of them is no number, or they are not of one unit; nought is of any unit. The
    axis has room for what is shown on it ``also``; most of a hundred per cent is shown against all.
    """
    first, last = read_quantity(baseline), read_quantity(target)
    if first is None or last is None or not of_one_unit(first, last):
        return None
    unit = first.unit or last.unit
    most, least = max(first.number, last.number, *also), min(first.number, last.number, *also)
    low = -_round_above(-least) if least < 0 else Decimal(0)
    if _HUNDRED / 2 < most <= _HUNDRED and _plain(unit) == _PERCENT:
        high = _HUNDRED
    elif most > 0 or not low:
        high = _round_above(most)
    else:
        high = Decimal(0)
    return Change(first.number, last.number, low, high, unit)


def read_quantity(text: str) -> Quantity | None:
    """The number in a text such as ``≤ 16 %``, ``210 s``, ``1,5 mill. kr`` or ``−3``.

    None where it is something else, as a range, or could be two numbers: ``1.500`` is one and a half
    to some and fifteen hundred to others.
    """
    found = _QUANTITY.fullmatch(text.strip())
    if found is None:
        return None
    whole, part = re.sub(_BLANK, "", found["whole"]), found["part"] or ""
    grouped = len(whole) < len(found["whole"])
    if len(whole) + len(part) > _MOST_DIGITS:
        return None
    if len(part) == _THREE and not grouped and 0 < len(whole.lstrip("0")) <= _THREE:
        return None
    before, after = found["before"] or found["sign"] or "", (found["after"] or "").strip()
    if before and after:
        return None
    number = Decimal(f"{whole}.{part or 0}")
    return Quantity(-number if found["minus"] else number, before or after)


def of_one_unit(one: Quantity, other: Quantity) -> bool:
    """However the unit is written; nought without one is of any."""
    if _plain(one.unit) == _plain(other.unit):
        return True
    return any(not quantity.unit and not quantity.number for quantity in (one, other))


def is_percent(unit: str) -> bool:
    return _plain(unit) == _PERCENT


def _plain(unit: str) -> str:
    written = " ".join(unit.casefold().split()).rstrip(". ")
    return _SAME.get(written, written)


def _round_above(number: Decimal) -> Decimal:
    """The number itself where it is round, else the next round one; 1 above nought."""
    if not number:
        return Decimal(1)
    scale = number.adjusted()
    return next(above for step in _ROUND if (above := step.scaleb(scale)) >= number)
