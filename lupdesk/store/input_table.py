"""The table of inputs: filtered and sorted in SQL, handed out as row numbers.

The window shows the first page at once and lets a worker fetch all numbers: eight bytes a row.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlite_utils import Database

from lupdesk.domain.filters import InputFilter, InputOrder
from lupdesk.domain.kinds import InputKind
from lupdesk.store import search

V = TypeVar("V")

_COLUMNS: Final[Mapping[InputOrder, str]] = {
    InputOrder.NUMBER: "input.number",
    InputOrder.TYPE: "input.type",
    InputOrder.TEXT: "input.text",
    InputOrder.SUPPLIER: "rank.value",
    InputOrder.SECRECY: "input.secrecy",
    InputOrder.DISPOSITION: "input.disposition",
    InputOrder.SAID_AT: "input.said_at",
}


def numbers(
    db: Database,
    wanted: InputFilter,
    order: InputOrder = InputOrder.NUMBER,
    *,
    descending: bool = False,
    ranks: Mapping[UUID, int] | None = None,
    limit: int | None = None,
) -> array[int]:
    """Row numbers of the inputs that match, in order. ``ranks`` is the order of supplier names,
    which SQL cannot know (æ, ø, å).
    """
    where, values = _where(wanted)
    source = "input"
    if order is InputOrder.SUPPLIER:
        source += " LEFT JOIN json_each(:ranks) AS rank ON rank.key = lower(hex(input.supplier))"
        values["ranks"] = json.dumps({id.hex: rank for id, rank in (ranks or {}).items()})
    way = "DESC" if descending else "ASC"
    column = _COLUMNS[order]
    sql = (
        f"SELECT input.n FROM {source} WHERE {where}"
        f" ORDER BY {column} IS NULL, {column} {way}, input.n {way}"
    )
    if order is InputOrder.NUMBER:
        sql = sql.replace(f"{column} IS NULL, ", "")
    if limit is not None:
        sql += " LIMIT :limit"
        values["limit"] = limit
    return array("q", (row[0] for row in db.conn.execute(sql, values)))


def count(db: Database, wanted: InputFilter) -> int:
    where, values = _where(wanted)
    row = db.conn.execute(f"SELECT count(*) FROM input WHERE {where}", values).fetchone()
    return int(row[0])


def _where(wanted: InputFilter) -> tuple[str, dict[str, Any]]:
    parts = ["input.procurement = :procurement", "input.deleted = 0"]
    values: dict[str, Any] = {"procurement": wanted.procurement.bytes}
    if set(wanted.kinds) != set(InputKind):
        _any_of(parts, values, "kind", [kind.value for kind in wanted.kinds])
    _any_of(parts, values, "type", [one.value for one in wanted.types])
    _any_of(parts, values, "phase", list(wanted.phases))
    _any_of(parts, values, "side", [one.value for one in wanted.sides])
    _any_of(parts, values, "supplier", [one.bytes for one in wanted.suppliers])
    _any_of(parts, values, "meeting", [one.bytes for one in wanted.meetings])
    _any_of(parts, values, "secrecy", [one.value for one in wanted.secrecies])
    _dispositions(parts, values, wanted)
    for place, theme in enumerate(wanted.themes):
        parts.append(f"instr(input.themes, :theme{place}) > 0")
        values[f"theme{place}"] = json.dumps(theme, ensure_ascii=False)
    if wanted.parked is not None:
        parts.append("input.parked = :parked")
        values["parked"] = int(wanted.parked)
    words = search.words_of(wanted.text)
    if words:
        parts.append("input.n IN (SELECT rowid FROM input_search WHERE input_search MATCH :match)")
        values["match"] = search.match_text(words, _scope(wanted))
    return " AND ".join(parts), values


def _scope(wanted: InputFilter) -> search.Scope:
    """The filters that the search index can answer itself: those with a single value."""
    return search.Scope(
        procurement=wanted.procurement,
        kind=_only(wanted.kinds),
        type=_only(wanted.types),
        secrecy=_only(wanted.secrecies),
        supplier=_only(wanted.suppliers),
        meeting=_only(wanted.meetings),
    )


def _only(values: Sequence[V]) -> V | None:
    return values[0] if len(values) == 1 else None


def _any_of(parts: list[str], values: dict[str, Any], column: str, wanted: Sequence[Any]) -> None:
    if wanted:
        names = [f"{column}{place}" for place in range(len(wanted))]
        parts.append(f"input.{column} IN ({', '.join(':' + name for name in names)})")
        values.update(zip(names, wanted, strict=True))


def _dispositions(parts: list[str], values: dict[str, Any], wanted: InputFilter) -> None:
    some = [one.value for one in wanted.dispositions if one is not None]
    if None not in wanted.dispositions:
        _any_of(parts, values, "disposition", some)
        return
    marks = ", ".join(f":disposition{place}" for place in range(len(some)))
    values.update({f"disposition{place}": one for place, one in enumerate(some)})
    either = f" OR input.disposition IN ({marks})" if some else ""
    parts.append(f"(input.disposition IS NULL{either})")
