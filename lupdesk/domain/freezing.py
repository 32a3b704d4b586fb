"""Approved minutes as canonical JSON: everything that they are composed from, word for word."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Set
from dataclasses import fields, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, TypeVar, get_args, get_origin, get_type_hints
from uuid import UUID

from lupdesk.domain import things
from lupdesk.domain.case import Case
from lupdesk.domain.kinds import Milestone, Secrecy
from lupdesk.domain.secrecy import stricter

FORMAT: Final = 1
_PARTS: Final[Mapping[str, type[things.Thing]]] = {
    "buyers": things.Buyer,
    "team": things.TeamMember,
    "suppliers": things.Supplier,
    "participations": things.Participation,
    "guides": things.Guide,
    "questions": things.Question,
    "meetings": things.Meeting,
    "meeting_suppliers": things.MeetingSupplier,
    "agenda": things.AgendaItem,
    "attendance": things.Attendance,
    "asked": things.Asked,
    "inputs": things.Input,
    "dates": things.PromisedDate,
}
"""Of the dates only the one that tells which statements came late."""
LOCKED_FIELDS: Final = frozenset((
    "text", "kind", "type", "supplier", "meeting", "question", "speaker", "voice", "deleted",
))  # fmt: skip
"""What approved minutes hold fast; secrecy, disposition and themes may still change."""
_OF_MEETING: Final = frozenset(("kind", "title", "place", "actual_start", "actual_end"))
T = TypeVar("T", bound=things.Thing)


def slice_of(case: Case, meeting: UUID) -> Case:
    """The part of a case that the minutes of one meeting are made of."""
    of = next(one for one in case.meetings if one.id == meeting)
    present = {one.supplier for one in case.meeting_suppliers if one.meeting == meeting}
    inputs = tuple(one for one in case.inputs if one.meeting == meeting)
    present |= {one.supplier for one in inputs if one.supplier is not None}
    return replace(
        case,
        targets=(),
        dates=tuple(one for one in case.dates if one.kind is Milestone.COMPETITION),
        contacts=(),
        attachments=(),
        sendings=(),
        minutes=(),
        suppliers=tuple(one for one in case.suppliers if one.id in present),
        participations=tuple(one for one in case.participations if one.supplier in present),
        guides=tuple(one for one in case.guides if one.id == of.guide),
        questions=tuple(one for one in case.questions if one.guide == of.guide),
        meetings=(of,),
        meeting_suppliers=tuple(one for one in case.meeting_suppliers if one.meeting == meeting),
        agenda=tuple(one for one in case.agenda if one.meeting == meeting),
        attendance=tuple(one for one in case.attendance if one.meeting == meeting),
        asked=tuple(one for one in case.asked if one.meeting == meeting),
        inputs=inputs,
    )


def freeze(case: Case, meeting: UUID) -> str:
    """Canonical: keys sorted, no space, so that equal minutes have equal checksums."""
    part = slice_of(case, meeting)
    whole: dict[str, Any] = {"format": FORMAT, "procurement": _plain(part.procurement)}
    for name in _PARTS:
        whole[name] = [_plain(one) for one in getattr(part, name)]
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def words_of(case: Case, meeting: UUID) -> str:
    """What readers of the minutes read, as canonical JSON: it stays the same while statements are
    only assessed, decided on or given themes.
    """
    part = slice_of(case, meeting)
    whole = {
        "inputs": [_only(one, LOCKED_FIELDS) for one in part.inputs if _is_sent(one)],
        "attendance": [_plain(one) for one in part.attendance],
        "meetings": [_only(one, _OF_MEETING) for one in part.meetings],
        "meeting_suppliers": [_plain(one) for one in part.meeting_suppliers],
    }
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _is_sent(said: things.Input) -> bool:
    """The buyer's own notes are in nobody's minutes."""
    return said.secrecy is not Secrecy.INTERNAL


def _only(thing: things.Thing, names: Set[str]) -> dict[str, Any]:
    return {name: value for name, value in _plain(thing).items() if name in names or name == "id"}


def checksum(frozen: str) -> str:
    return hashlib.sha256(frozen.encode("utf-8")).hexdigest()


def thaw(frozen: str, live: Case) -> Case:
    """The case as it was approved."""
    whole = json.loads(frozen)
    parts: dict[str, Any] = {
        name: tuple(_thing(thing, one) for one in whole.get(name, ()))
        for name, thing in _PARTS.items()
    }
    others = (one for one in live.dates if one.kind is not Milestone.COMPETITION)
    parts["dates"] = (*others, *parts["dates"])
    return replace(
        live,
        procurement=_thing(things.Procurement, whole["procurement"]),
        **parts,
    )


def without(frozen: str, said: UUID, note: Mapping[str, str]) -> str:
    """The content with one statement purged and a note of it under ``purged``; unchanged where
    the statement does not stand in it, but for a note of a later purge. The notes are in the order
    of the statements' ids, so that it does not matter which purge was told first.
    """
    whole = json.loads(frozen)
    gone = [one for one in whole.get("inputs", ()) if one.get("id") == said.hex]
    noted = [one for one in whole.get("purged", ()) if one.get("input") == said.hex]
    if not gone and not noted:
        return frozen
    whole["inputs"] = [one for one in whole.get("inputs", ()) if one not in gone]
    told = {**note, "input": said.hex, "number": (noted or gone)[0].get("number", 0)}
    others = [one for one in whole.get("purged", ()) if one not in noted]
    whole["purged"] = sorted((*others, told), key=lambda one: str(one["input"]))
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def as_strict(frozen: tuple[things.Input, ...], live: Case) -> tuple[things.Input, ...]:
    """Approved statements with the secrecy that holds now where it became stricter since, and with
    the parts that were marked then or since.

    One that turned out to be another supplier's is the buyer's own until the minutes are mended.
    """
    now = {one.id: one for one in live.inputs}
    return tuple(_strict(one, now.get(one.id, one)) for one in frozen)


def frozen_inputs(case: Case) -> tuple[things.Input, ...]:
    """The statements as they stand in approved minutes, for readers other than the team."""
    found: list[things.Input] = []
    for one in case.minutes:
        if one.frozen:
            said = json.loads(one.frozen).get("inputs", ())
            found.extend(_thing(things.Input, plain) for plain in said)
    return as_strict(tuple(found), case)


def frozen_attendance(frozen: str) -> tuple[things.Attendance, ...]:
    """Whom approved minutes name."""
    return tuple(_thing(things.Attendance, one) for one in json.loads(frozen).get("attendance", ()))


Present = frozenset[tuple[str, str, UUID | None]]


def present_in(people: Iterable[things.Attendance], meeting: UUID) -> Present:
    """Name, organisation and supplier of those who were there, to be compared."""
    return frozenset(
        (one.name, one.organisation, one.supplier)
        for one in people
        if one.present and one.meeting == meeting
    )


def _strict(said: things.Input, live: things.Input) -> things.Input:
    level = stricter(said.secrecy, live.secrecy)
    if said.supplier != live.supplier:
        level = Secrecy.INTERNAL
    parts = tuple(dict.fromkeys(said.secret_parts + live.secret_parts))
    return replace(said, secrecy=level, secret_parts=parts)


def _plain(thing: things.Thing) -> dict[str, Any]:
    """Without what is empty by default: a field that was emptied stands there as empty."""
    plain = {}
    for field in fields(thing):  # type: ignore[arg-type]
        value = getattr(thing, field.name)
        if value not in (None, "", ()) or value != field.default:
            plain[field.name] = _value(value)
    return plain


def _value(value: Any) -> Any:
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return list(value)
    return value


@cache
def _hints() -> Mapping[type[things.Thing], Mapping[str, Any]]:
    """Worked out once: approved minutes hold hundreds of things."""
    frozen: tuple[type[things.Thing], ...] = (things.Procurement, *_PARTS.values())
    return {thing: get_type_hints(thing) for thing in frozen}


def _thing(thing: type[T], plain: Mapping[str, Any]) -> T:
    hints = _hints()[thing]
    return thing(
        **{name: _read(hints[name], value) for name, value in plain.items() if name in hints}
    )


def _read(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) is UnionType:
        (hint,) = (part for part in get_args(hint) if part is not NoneType)
    if hint is UUID:
        return UUID(hex=value)
    if hint is datetime:
        return datetime.fromisoformat(value)
    if hint is date:
        return date.fromisoformat(value)
    if get_origin(hint) is tuple:
        return tuple(value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    return value
