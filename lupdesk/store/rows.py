"""Things as rows: which table holds which thing, and how each kind of field is stored.

UUID → 16 bytes · instant → ``2027-03-16T09:00:00.000Z`` · day → ISO · tuple → JSON list ·
closed list → its value · truth → 0/1. A column has the name of its field.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from sqlite_utils import Database

from lupdesk.domain import house, results, review, things, treatment

Value = str | int | float | bytes | None
T = TypeVar("T", bound=things.Thing)

TABLES: Mapping[type[things.Thing], str] = {
    things.Procurement: "procurement",
    things.Buyer: "buyer",
    results.Target: "target",
    things.PromisedDate: "promised_date",
    things.TeamMember: "team_member",
    things.Supplier: "supplier",
    things.Contact: "contact",
    things.Participation: "participation",
    things.Guide: "guide",
    things.Question: "question",
    things.Meeting: "meeting",
    things.MeetingSupplier: "meeting_supplier",
    things.AgendaItem: "agenda_item",
    things.Attendance: "attendance",
    things.Asked: "asked",
    things.Input: "input",
    things.Attachment: "attachment",
    things.Minutes: "minutes",
    things.Sending: "sending",
    house.StandardPhrase: "standard_phrase",
    treatment.Publication: "publication",
    treatment.Answer: "answer",
    treatment.Gap: "gap",
    treatment.Adviser: "adviser",
    treatment.SignUp: "sign_up",
    treatment.Dispatch: "dispatch",
    treatment.Reason: "reason",
    treatment.RuleSetting: "rule_setting",
    house.Office: "office",
    house.Template: "template",
    review.Form: "form",
    review.Remark: "remark",
    review.Approval: "approval",
    results.Theme: "theme",
    results.Insight: "insight",
    results.Tie: "tie",
    results.Measure: "measure",
    results.Instrument: "instrument",
    results.Requirement: "requirement",
    results.Risk: "risk",
    results.Measurement: "measurement",
    results.PhaseMark: "phase_mark",
    results.Lesson: "lesson",
    results.DialogueTemplate: "dialogue_template",
}
THINGS: Mapping[str, type[things.Thing]] = {name: thing for thing, name in TABLES.items()}

DELETED = "deleted"
"""The column that marks a removed row; a field of the journal like any other."""


def instant_text(at: datetime) -> str:
    """The stored form of an aware instant; raises ValueError for a naive one."""
    if at.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    encode: Callable[[Any], Value]
    decode: Callable[[Any], Any]
    """Not for None, which is None in the domain too."""
    default: Value
    """The stored default, the same as in the table; None where the field is required."""
    required: bool


def _same(value: Any) -> Any:
    return value


def _text(value: str) -> str:
    """As SQLite and the search want it: composed letters (a Mac writes å as two signs), and half
    a surrogate pair (a file name, a broken JSON) as ``?``.
    """
    try:
        value.encode()
    except UnicodeEncodeError:
        value = value.encode("utf-8", "replace").decode()
    return unicodedata.normalize("NFC", value)


def _listed(value: str) -> tuple[str, ...]:
    return tuple(json.loads(value)) if value else ()


def _as_list(value: Sequence[str]) -> str:
    return json.dumps(list(value), ensure_ascii=False, separators=(",", ":")) if value else ""


def _codec(hint: Any) -> tuple[Callable[[Any], Value], Callable[[Any], Any]]:
    if hint is str:
        return _text, _same
    if hint in (int, float):
        return _same, _same
    if hint is bool:
        return int, bool
    if hint is UUID:
        return (lambda value: value.bytes), (lambda value: UUID(bytes=value))
    if hint is datetime:
        return instant_text, instant
    if hint is date:
        return (lambda value: value.isoformat()), date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return (lambda value: value.value), {one.value: one for one in hint}.__getitem__
    if get_origin(hint) is tuple:
        return _as_list, _listed
    if get_origin(hint) in (UnionType, Union):
        (inner,) = (part for part in get_args(hint) if part is not NoneType)
        encode, decode = _codec(inner)
        return (lambda value: None if value is None else encode(value)), decode
    raise TypeError(f"no stored form for {hint!r}")


def _columns(thing: type[things.Thing]) -> tuple[Column, ...]:
    hints = get_type_hints(thing)
    found = []
    for field in fields(thing):  # type: ignore[arg-type]
        encode, decode = _codec(hints[field.name])
        required = field.default is MISSING
        default = None if required else encode(field.default)
        found.append(Column(field.name, encode, decode, default, required))
    return tuple(found)


_COLUMNS: Mapping[type[things.Thing], tuple[Column, ...]] = {
    thing: _columns(thing) for thing in TABLES
}
_BY_NAME: Mapping[type[things.Thing], Mapping[str, Column]] = {
    thing: {c.name: c for c in found} for thing, found in _COLUMNS.items()
}
_SELECT: Mapping[type[things.Thing], str] = {
    thing: ", ".join(f'"{c.name}"' for c in found) for thing, found in _COLUMNS.items()
}


_READING: Mapping[
    type[things.Thing], tuple[tuple[str, ...], tuple[tuple[int, Callable[[Any], Any]], ...]]
] = {
    thing: (
        tuple(c.name for c in found),
        tuple((place, c.decode) for place, c in enumerate(found) if c.decode is not _same),
    )
    for thing, found in _COLUMNS.items()
}
"""The names of the fields, and which of them (by place) are not stored as they are."""


def columns(thing: type[things.Thing]) -> tuple[Column, ...]:
    """The columns of a thing in field order, ``id`` first."""
    return _COLUMNS[thing]


def column(thing: type[things.Thing], name: str) -> Column:
    """KeyError for a field that the thing does not have."""
    return _BY_NAME[thing][name]


def texts_of(thing: type[things.Thing]) -> tuple[str, ...]:
    """The fields that a person writes words in."""
    return tuple(one.name for one in columns(thing) if one.encode is _text)


def select_list(thing: type[things.Thing]) -> str:
    return _SELECT[thing]


class DamagedRowError(ValueError):
    """A row holds what no field of its thing can hold: the file was damaged outside SQLite."""


def from_row(thing: type[T], row: Sequence[Any]) -> T:
    """A thing from values in the order of ``select_list``; raises DamagedRowError."""
    names, decoders = _READING[thing]
    values = list(row)
    try:
        for place, decode in decoders:
            if values[place] is not None:
                values[place] = decode(values[place])
        return thing(**dict(zip(names, values, strict=True)))
    except (ValueError, TypeError, KeyError) as error:
        raise DamagedRowError(f"{TABLES[thing]}: {type(error).__name__}") from error


def field_value(thing: type[things.Thing], name: str, stored: Value) -> Any:
    """One stored value as the domain knows it; ``deleted`` is a truth. Raises DamagedRowError."""
    if name == DELETED:
        return bool(stored)
    if stored is None:
        return None
    try:
        return column(thing, name).decode(stored)
    except (ValueError, TypeError, KeyError) as error:
        raise DamagedRowError(f"{TABLES[thing]}.{name}: {type(error).__name__}") from error


def fits(table: str, name: str, stored: Value) -> bool:
    """Whether a value from outside is one that the field can hold, as it would be stored."""
    return _fits(table, name, stored.__class__.__name__, stored)


@lru_cache(maxsize=4096)
def _fits(table: str, name: str, kind: str, stored: Value) -> bool:
    # A whole number equals a fraction and a truth, and has another kind: so the kind is asked for.
    thing = THINGS[table]
    if name == DELETED:
        return stored in (0, 1) and kind == "int"
    known = column(thing, name)
    if stored is None:
        return not known.required and known.default is None
    if known.encode is _text:
        return kind == "str"
    try:
        again = known.encode(known.decode(stored))
    except (ValueError, TypeError, KeyError, AttributeError):
        return False
    return again.__class__.__name__ == kind or {again.__class__.__name__, kind} == {"int", "float"}


def get(db: Database, thing: type[T], id: UUID) -> T | None:
    """The thing, or None where it is missing or removed."""
    sql = f'SELECT {select_list(thing)} FROM "{TABLES[thing]}" WHERE id = ? AND deleted = 0'
    row = db.execute(sql, [id.bytes]).fetchone()
    return None if row is None else from_row(thing, row)


def where_clause(
    thing: type[things.Thing], filters: Mapping[str, Any], *, removed: bool = False
) -> tuple[str, list[Value]]:
    """``field = ?`` for each filter; None asks for NULL, a tuple for any of its values."""
    parts, values = ["deleted IN (0, 1)" if removed else "deleted = 0"], list[Value]()
    for name, wanted in filters.items():
        encode = column(thing, name).encode
        if wanted is None:
            parts.append(f'"{name}" IS NULL')
        elif isinstance(wanted, tuple):
            parts.append(f'"{name}" IN ({", ".join("?" * len(wanted))})')
            values.extend(encode(value) for value in wanted)
        else:
            parts.append(f'"{name}" = ?')
            values.append(encode(wanted))
    return " AND ".join(parts), values


def every(
    db: Database, thing: type[T], filters: Mapping[str, Any], *, removed: bool = False
) -> Iterator[T]:
    """Things that match all filters, by position (where they have one), then by age: by id, so that
    two laptops list them alike.

    With ``removed`` also those that were taken away.
    """
    where, values = where_clause(thing, filters, removed=removed)
    order = "position, id" if any(c.name == "position" for c in columns(thing)) else "id"
    sql = f'SELECT {select_list(thing)} FROM "{TABLES[thing]}" WHERE {where} ORDER BY {order}'
    for row in db.execute(sql, values):
        yield from_row(thing, row)


def ever_in(
    db: Database, thing: type[things.Thing], name: str, filters: Mapping[str, Any]
) -> Iterator[Any]:
    """Each value of a field once, in no order; of removed things too."""
    where, values = where_clause(thing, filters, removed=True)
    sql = f'SELECT DISTINCT "{name}" FROM "{TABLES[thing]}" WHERE {where}'
    for (stored,) in db.execute(sql, values):
        yield field_value(thing, name, stored)


def count(db: Database, thing: type[things.Thing], filters: Mapping[str, Any]) -> int:
    where, values = where_clause(thing, filters)
    row = db.execute(f'SELECT count(*) FROM "{TABLES[thing]}" WHERE {where}', values).fetchone()
    return int(row[0])


def numbered(db: Database, thing: type[T], numbers: Sequence[int]) -> Iterator[tuple[int, T]]:
    """(n, thing) for these rows (column ``n``), in the order given; removed ones left out."""
    marks = ", ".join("?" * len(numbers))
    sql = f'SELECT n, {select_list(thing)} FROM "{TABLES[thing]}" WHERE deleted = 0 AND n IN ({marks})'
    found = {row[0]: row[1:] for row in db.execute(sql, list(numbers))}
    for number in numbers:
        if number in found:
            yield number, from_row(thing, found[number])


def number_of(db: Database, thing: type[things.Thing], id: UUID) -> int | None:
    """The row number of a thing that stands."""
    sql = f'SELECT n FROM "{TABLES[thing]}" WHERE id = ? AND deleted = 0'
    row = db.execute(sql, [id.bytes]).fetchone()
    return None if row is None else int(row[0])
