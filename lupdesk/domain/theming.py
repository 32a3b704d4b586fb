"""The tree of themes of a procurement, and how many suppliers and statements stand behind each.

A statement carries names, so a name stands once in the tree, however it is written (``theme_key``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final
from uuid import UUID

from lupdesk.domain.alphabet import sort_key
from lupdesk.domain.results import Theme
from lupdesk.domain.said_columns import Voice, columns_of
from lupdesk.domain.things import Input
from lupdesk.domain.vocabulary import theme_key

BETWEEN: Final = " / "
"""Between the names of a path."""
DEEPEST: Final = 12
"""Themes that may lie under one another: nobody reads a deeper tree."""
_BETWEEN: Final = re.compile(r"\s+/\s+")


def path_of(written: str) -> tuple[str, ...]:
    """``drift / support`` is support under drift; a stroke without blanks is part of a name."""
    parts = (" ".join(part.split()).lstrip("#").strip() for part in _BETWEEN.split(f" {written} "))
    return tuple(part for part in parts if theme_key(part))


@dataclass(frozen=True, slots=True)
class Counted:
    suppliers: int = 0
    statements: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """One theme in the tree."""

    key: str
    path: tuple[str, ...]
    """Names from the top, its own last."""
    theme: Theme | None
    """None where only statements carry the name."""
    above: str | None
    own: Counted
    whole: Counted
    """With everything below, each supplier and statement once."""

    @property
    def name(self) -> str:
        return self.path[-1]

    @property
    def depth(self) -> int:
        return len(self.path) - 1


class Tree:
    """``places`` are in the order of reading: each theme, then what is below it."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.places = tuple(places)
        self._at = {one.key: one for one in places}

    def find(self, name: str) -> Place | None:
        """By its name, however written; of a path the last name counts."""
        path = path_of(name)
        return self._at.get(theme_key(path[-1])) if path else None

    def children(self, key: str | None) -> tuple[Place, ...]:
        return tuple(one for one in self.places if one.above == key)

    def within(self, key: str) -> frozenset[str]:
        """The theme and all that are below it."""
        found = {key}
        for one in self.places:
            if one.above in found:
                found.add(one.key)
        return frozenset(found)

    def may_move(self, key: str, under: str | None) -> bool:
        """Never under itself or under what is below it: that would be a ring."""
        return under is None or under not in self.within(key)

    def height(self, key: str) -> int:
        """How many levels it has with what is below; 1 alone."""
        within = self.within(key)
        depths = [one.depth for one in self.places if one.key in within]
        return max(depths, default=0) - self._at[key].depth + 1 if key in self._at else 0

    @cached_property
    def paths(self) -> Mapping[str, str]:
        """How each is written as a path."""
        return {one.key: BETWEEN.join(one.path) for one in self.places}


def tree_of(
    themes: Iterable[Theme], inputs: Iterable[Input] = (), also: Iterable[str] = ()
) -> Tree:
    """``also`` are names that statements carry which are not at hand."""
    said, voices = columns_of(inputs)
    names = {theme_key(name): " ".join(name.split()) for name in also if theme_key(name)}
    return tree_with(themes, names | dict(said.names), voices)


def tree_with(
    themes: Iterable[Theme], named: Mapping[str, str], voices: Iterable[Voice] = ()
) -> Tree:
    """``named`` are the names that statements carry, by key."""
    rows: dict[str, Theme] = {}
    keys: dict[UUID, str] = {}
    for theme in themes:
        key = theme_key(theme.name)
        if key:
            rows.setdefault(key, theme)
            keys[theme.id] = key
    names = {**named, **{key: theme.name for key, theme in rows.items()}}
    above = _parents(rows, keys)
    own, whole = _counts(above, voices)
    order = sorted(names, key=lambda key: _order(rows.get(key), names[key]))
    below: dict[str | None, list[str]] = defaultdict(list)
    for key in order:
        below[above.get(key)].append(key)

    def placed(key: str, over: tuple[str, ...]) -> Iterator[Place]:
        path = (*over, names[key])
        yield Place(key, path, rows.get(key), above.get(key), own[key].told, whole[key].told)
        for child in below[key]:
            yield from placed(child, path)

    return Tree([place for key in below[None] for place in placed(key, ())])


@dataclass(slots=True)
class _Count:
    suppliers: set[UUID] = field(default_factory=set)
    statements: int = 0

    def add(self, supplier: UUID | None, many: int) -> None:
        self.statements += many
        if supplier is not None:
            self.suppliers.add(supplier)

    @property
    def told(self) -> Counted:
        return Counted(len(self.suppliers), self.statements)


def _counts(
    above: Mapping[str, str], voices: Iterable[Voice]
) -> tuple[Mapping[str, _Count], Mapping[str, _Count]]:
    """Of each theme alone, and with everything below it."""
    own: dict[str, _Count] = defaultdict(_Count)
    whole: dict[str, _Count] = defaultdict(_Count)
    over: dict[frozenset[str], frozenset[str]] = {}
    for keys, supplier, many in voices:
        if keys not in over:
            over[keys] = frozenset(one for key in keys for one in _line(key, above))
        for key in keys:
            own[key].add(supplier, many)
        for key in over[keys]:
            whole[key].add(supplier, many)
    return own, whole


def _line(key: str, above: Mapping[str, str]) -> Iterator[str]:
    """The theme, and what is above it up to the top."""
    at: str | None = key
    while at is not None:
        yield at
        at = above.get(at)


def _parents(rows: Mapping[str, Theme], keys: Mapping[UUID, str]) -> dict[str, str]:
    """Of two laptops that moved each other's themes a ring may come: its oldest stands at the top."""
    above = {
        key: keys[theme.parent]
        for key, theme in rows.items()
        if theme.parent is not None and keys.get(theme.parent, key) != key
    }
    for key in sorted(above, key=lambda key: rows[key].id):
        at, seen = key, {key}
        while (over := above.get(at)) is not None and over not in seen:
            seen.add(over)
            at = over
        if over is not None and over == key:
            del above[key]
    return above


def _order(theme: Theme | None, name: str) -> tuple[bool, float, object]:
    """Those that have a place first; what only statements carry by name."""
    return theme is None, theme.position if theme else 0.0, sort_key(name)


def renamed(themes: Sequence[str], keys: frozenset[str], new: str | None) -> tuple[str, ...]:
    """A statement's themes where those of ``keys`` are called ``new``, or are gone (None)."""
    found: dict[str, str] = {}
    for name in themes:
        key = theme_key(name)
        if key not in keys:
            found.setdefault(key, name)
        elif new is not None:
            found.setdefault(theme_key(new), new)
    return tuple(found.values())


def added(themes: Sequence[str], names: Iterable[str]) -> tuple[str, ...]:
    """What a statement carries already stays as it is written."""
    found = {theme_key(name): name for name in themes}
    for name in names:
        found.setdefault(theme_key(name), name)
    return tuple(found.values())
