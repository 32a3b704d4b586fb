"""A whole procurement as one open JSON file, and the schema that says what stands in it.

Ids as text, days and instants in ISO 8601, closed lists by their words in the desk file
(``docs/data-format.md``). Nothing is held back: it is for the team, and for whoever takes over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.things import Thing

FORMAT: Final = 1
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_LEFT: Final = frozenset(
    ("zone", "look", "papers", "former", "shipped_instruments", "method_names")
)
"""What is reckoned, comes with the program, or is the office's and not the procurement's."""
_PLAIN: Final[Mapping[Any, Mapping[str, Any]]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    UUID: {"type": "string", "format": "uuid"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
}


def case_json(case: Case) -> bytes:
    """Same case, same bytes: keys in the order of the schema."""
    whole: dict[str, Any] = {"lupdesk": FORMAT}
    for name, _ in _parts():
        whole[name] = _told(getattr(case, name))
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def schema_json() -> bytes:
    properties: dict[str, Any] = {"lupdesk": {"const": FORMAT}}
    made: dict[str, Any] = {}
    for name, hint in _parts():
        properties[name] = _schema(hint, made)
    whole = {
        "$schema": DIALECT,
        "title": "LUPDesk: a procurement",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        "$defs": dict(sorted(made.items())),
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _parts() -> Iterator[tuple[str, Any]]:
    hints = get_type_hints(Case)
    for one in fields(Case):
        if one.name not in _LEFT:
            yield one.name, hints[one.name]


def _told(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: _told(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [_told(one) for one in value]
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def _schema(hint: Any, made: dict[str, Any]) -> dict[str, Any]:
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    if get_origin(hint) in (UnionType, Union):
        kinds = [one for one in get_args(hint) if one is not NoneType]
        return {"anyOf": [*(_schema(one, made) for one in kinds), {"type": "null"}]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _schema(get_args(hint)[0], made)}
    if issubclass(hint, StrEnum):
        return {"enum": [one.value for one in hint]}
    return _thing(hint, made)


def _thing(thing: type[Thing], made: dict[str, Any]) -> dict[str, Any]:
    name = thing.__name__
    if name not in made:
        made[name] = {}
        hints = get_type_hints(thing)
        properties = {
            one.name: _schema(hints[one.name], made)
            for one in fields(thing)  # type: ignore[arg-type]
        }
        made[name] = {
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}
