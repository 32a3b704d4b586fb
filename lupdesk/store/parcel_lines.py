"""The content of a parcel, line by line: an introduction, the acts with their changes, the bytes of
kept files, and a last line that counts them.

Each line is canonical JSON. Ids and bytes are in hex, a value that is bytes as ``{"hex": …}``.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from lupdesk.problems import Problem
from lupdesk.store.knowledge import Line, Vector
from lupdesk.store.parcel_file import altered
from lupdesk.store.rows import Value

END: Final = "end"
REVIEW: Final = "lupdesk-review"
"""What the first line of a review parcel says that it is."""
_BROKEN: Final = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)
_LARGEST: Final = 1 << 63


@dataclass(frozen=True, slots=True)
class Place:
    """A replica as others are told of it: never its path, which may name a person."""

    computer: str
    since: str


@dataclass(frozen=True, slots=True)
class Intro:
    """What stands in the first line."""

    title: str
    held: Vector
    """What the maker held when it made the parcel."""
    base: Mapping[bytes, tuple[int, int]]
    """From where the acts begin: of each replica a clock, and how many acts there are up to it."""
    replicas: Mapping[bytes, Place]
    fields: tuple[tuple[str, str], ...]
    knowledge: tuple[Line, ...]
    contested: tuple[bytes, ...]
    values: Mapping[str, str]
    """What the desk says of itself and copies have to agree on."""
    acts: int
    changes: int
    files: int
    guarded: int
    """Statements and files that not everybody may read."""


@dataclass(slots=True)
class ParcelAct:
    """An act with its changes: (row, number of the field in this parcel, value)."""

    replica: bytes
    clock: int
    wall: int
    kind: str
    author: str
    reason: str
    way: int
    reverts: int | None
    """The clock of the act, of the same replica, that was undone or redone."""
    changes: list[tuple[bytes, int, Value]] = field(default_factory=list)


def _canonical(plain: Any) -> bytes:
    told = json.dumps(
        plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return told.encode("utf-8")


def intro_line(intro: Intro) -> bytes:
    return _canonical(
        {
            "acts": intro.acts,
            "base": {id.hex(): list(told) for id, told in intro.base.items()},
            "changes": intro.changes,
            "contested": [row.hex() for row in intro.contested],
            "fields": [f"{table}.{name}" for table, name in intro.fields],
            "files": intro.files,
            "guarded": intro.guarded,
            "held": {id.hex(): clock for id, clock in intro.held.items()},
            "knowledge": [[a.hex(), b.hex(), seen, since] for a, b, seen, since in intro.knowledge],
            "replicas": {id.hex(): [one.computer, one.since] for id, one in intro.replicas.items()},
            "title": intro.title,
            "values": dict(intro.values),
        }
    )


def act_line(act: ParcelAct) -> bytes:
    return _canonical(
        [
            act.replica.hex(),
            act.clock,
            act.wall,
            act.kind,
            act.author,
            act.reason,
            act.way,
            act.reverts,
            [[row.hex(), number, _told(value)] for row, number, value in act.changes],
        ]
    )


def _told(value: Value) -> Any:
    return {"hex": value.hex()} if isinstance(value, bytes) else value


def file_line(digest: str, data: bytes) -> bytes:
    return _canonical([digest, base64.b64encode(data).decode("ascii")])


def end_line(acts: int, changes: int, files: int) -> bytes:
    return _canonical([END, acts, changes, files])


class Reading:
    """Reads the lines of a parcel once, from first to last. Problem ``parcel-altered`` where one
    makes no sense: a signature says who made it, not that it was made well.
    """

    def __init__(self, lines: Iterator[bytes], path: Path) -> None:
        self._lines = lines
        self._path = path
        self._counts = [0, 0, 0]
        self._waiting: Any = None
        try:
            first = json.loads(next(lines, b""))
            if isinstance(first, dict) and first.get("kind") == REVIEW:
                raise Problem("parcel-is-review", path=str(path))
            self.intro = _intro(first)
        except _BROKEN:
            raise altered(path) from None

    def acts(self) -> Iterator[ParcelAct]:
        fields = len(self.intro.fields)
        for line in self._lines:
            try:
                plain = json.loads(line)
                if len(plain) != 9:
                    self._waiting = plain
                    return
                act = _act(plain, fields)
            except _BROKEN:
                raise altered(self._path) from None
            self._counts[0] += 1
            self._counts[1] += len(act.changes)
            yield act
        raise altered(self._path)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """After the acts: each content with its SHA-256, which is checked."""
        while len(self._waiting) == 2:
            digest, data = self._file(self._waiting)
            self._counts[2] += 1
            yield digest, data
            self._waiting = self._next()
        if self._waiting != [END, *self._counts] or next(self._lines, None) is not None:
            raise altered(self._path)

    def _next(self) -> Any:
        try:
            return json.loads(next(self._lines, b""))
        except _BROKEN:
            raise altered(self._path) from None

    def _file(self, plain: Sequence[Any]) -> tuple[str, bytes]:
        try:
            digest, data = str(plain[0]), base64.b64decode(plain[1], validate=True)
        except (*_BROKEN, binascii.Error):
            raise altered(self._path) from None
        if hashlib.sha256(data).hexdigest() != digest:
            raise altered(self._path)
        return digest, data


def _act(plain: Sequence[Any], fields: int) -> ParcelAct:
    replica, clock, wall, kind, author, reason, way, reverts, changes = plain
    read = bytes.fromhex
    act = ParcelAct(
        read(replica),
        _whole(clock),
        _whole(wall),
        _text(kind),
        _text(author),
        _text(reason),
        _whole(way),
        None if reverts is None else _whole(reverts),
        [
            (read(row), number, value)
            if value.__class__ is not dict
            else (read(row), number, read(value["hex"]))
            for row, number, value in changes
        ],
    )
    for row, number, _ in act.changes:
        if len(row) != 16 or number.__class__ is not int or not 0 <= number < fields:
            raise ValueError
    if len(act.replica) != 16 or act.way not in (0, 1, 2) or (act.way == 0) != (reverts is None):
        raise ValueError
    return act


def _intro(plain: Mapping[str, Any]) -> Intro:
    read = bytes.fromhex
    return Intro(
        title=_text(plain["title"]),
        held={_id(id): _whole(clock) for id, clock in plain["held"].items()},
        base={_id(id): (_whole(at), _whole(n)) for id, (at, n) in plain["base"].items()},
        replicas={
            _id(id): Place(_text(computer), _text(since))
            for id, (computer, since) in plain["replicas"].items()
        },
        fields=tuple(_field(name) for name in plain["fields"]),
        knowledge=tuple(
            (_id(replica), _id(of), _whole(seen), _whole(since))
            for replica, of, seen, since in plain["knowledge"]
        ),
        contested=tuple(read(row) for row in plain["contested"]),
        values={_text(name): _text(value) for name, value in plain["values"].items()},
        acts=_whole(plain["acts"]),
        changes=_whole(plain["changes"]),
        files=_whole(plain["files"]),
        guarded=_whole(plain["guarded"]),
    )


def _field(name: str) -> tuple[str, str]:
    table, dot, column = name.partition(".")
    if not dot:
        raise ValueError
    return table, column


def _id(text: str) -> bytes:
    found = bytes.fromhex(text)
    if len(found) != 16:
        raise ValueError
    return found


def _whole(value: Any) -> int:
    if type(value) is not int or not 0 <= value < _LARGEST:
        raise ValueError
    return value


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError
    value.encode("utf-8")
    return value
