"""Where two laptops parted: what each gave the same thing without knowing of the other.

Of each field the later clock stands. Whether the other value is to stand instead, a person decides;
who decides, or changes the field anew, knows both, and then they have parted no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from lupdesk.domain.acts import Act
from lupdesk.domain.freezing import LOCKED_FIELDS
from lupdesk.domain.kinds import Secrecy

DELETED: Final = "deleted"
UNDONE: Final = 1


class Why(StrEnum):
    """Why a person has to look."""

    CHANGED = "changed"
    """Both gave the same field another value."""
    MOVED = "moved"
    """Both moved the same minutes: sent, approved, reopened."""
    ASSESSED = "assessed"
    """One changed the words while the other let them go out."""
    LOCKED = "locked"
    """One changed a statement while the other approved its minutes."""
    REMOVED = "removed"
    """One removed what the other changed."""
    LEANT_ON = "leant-on"
    """One removed what the other gave something that belongs to it."""


@dataclass(frozen=True, slots=True)
class Doer:
    """An act, told apart from all others by replica and clock."""

    number: int
    replica: bytes
    clock: int
    at: datetime
    author: str
    computer: str
    kind: str
    way: int = 0
    reverts: int | None = None

    @property
    def order(self) -> tuple[int, bytes]:
        """What stands is by the latest."""
        return self.clock, self.replica


@dataclass(frozen=True, slots=True)
class Line:
    """What an act gave a field; the value as it is stored."""

    field: str
    value: Any
    by: Doer


@dataclass(frozen=True, slots=True)
class Version:
    """What one side says, by field."""

    by: Doer
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Parting:
    """``standing`` is how the desk is now, ``other`` what it would be by the other laptop."""

    why: Why
    standing: Version
    other: Version

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(self.other.values)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else bears on a row."""

    leaning: tuple[Doer, ...] = ()
    """Who gave it something living that belongs to it."""
    approved: tuple[tuple[Doer, Mapping[str, Any]], ...] = ()
    """Who approved minutes in which it stands, and with which values."""


Knows = Callable[[Doer, Doer], bool]
"""Whether the first act was written in the knowledge of the second."""

ASSESSMENT: Final = (
    "secrecy",
    "secrecy_kind",
    "secrecy_harm",
    "harmful",
    "legal_basis",
    "decided_by",
    "decided_on",
    "review_on",
    "access_considered_on",
)
_TOGETHER: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "input": (
        ASSESSMENT,
        ("disposition", "disposition_reason"),
        ("claim", "claim_reason"),
        ("withdrawn_on", "withdrawn_reason"),
    ),
    "insight": (("answer", "does", "why"),),
    "measure": (("state", "done_on"),),
    "attachment": (("content", "size", "name", "media_type"),),
}
"""Fields that one decision fills: they are shown and decided as one."""
_QUIET: Final[Mapping[str, frozenset[str]]] = {
    "meeting": frozenset({
        "current_question", "current_item", "current_since", "paused_at", "paused_seconds",
    }),
    "asked": frozenset({"asked_at"}),
    "input": frozenset({"number", "said_at"}),
}  # fmt: skip
"""Bookkeeping that no person would look at; the history shows it."""
_ALWAYS_QUIET: Final = frozenset({"position"})
_GOES_OUT: Final = frozenset({Secrecy.OPEN.value, Secrecy.ANONYMISE.value})
_UNASSESSED: Final[Mapping[str, Any]] = {
    "secrecy": Secrecy.UNASSESSED.value,
    "decided_by": "",
    "decided_on": None,
}


def partings(
    table: str, lines: Sequence[Line], knows: Knows, around: Surroundings = Surroundings()
) -> list[Parting]:
    """What is left to decide of one row, the gravest first. ``lines`` are all of the row."""
    said = _without_withdrawn(lines)
    loud = [line for line in said if not is_quiet(table, line.field)]
    row = _Row(table, said, loud, knows)
    return [
        *row.of_removal(around.leaning),
        *row.of_approval(around.approved),
        *row.of_assessment(),
        *row.of_fields(),
    ]


def is_quiet(table: str, field: str) -> bool:
    return field in _ALWAYS_QUIET or field in _QUIET.get(table, ())


def _without_withdrawn(lines: Sequence[Line]) -> list[Line]:
    """A decision that was undone decided nothing, and neither did its undo."""
    last: dict[int, Doer] = {}
    for line in lines:
        by = line.by
        if by.reverts is not None and by.kind == Act.SETTLE_DIFFERENCE.code:
            before = last.get(by.reverts)
            last[by.reverts] = by if before is None else max(before, by, key=lambda one: one.order)
    gone = {number for number, by in last.items() if by.way == UNDONE}
    return [line for line in lines if line.by.number not in gone and line.by.reverts not in gone]


class _Row:
    def __init__(
        self, table: str, said: Sequence[Line], loud: Sequence[Line], knows: Knows
    ) -> None:
        self._table = table
        self._said = sorted(said, key=lambda line: line.by.order)
        self._loud = sorted(loud, key=lambda line: line.by.order)
        self._knows = knows

    def _parted(self, one: Doer, other: Doer) -> bool:
        return not self._knows(one, other) and not self._knows(other, one)

    def _heads(self, lines: Iterable[Line]) -> list[Doer]:
        """The acts that no other of these knew, the latest first."""
        acts = {line.by.order: line.by for line in lines}
        heads = [
            by
            for by in acts.values()
            if not any(one is not by and self._knows(one, by) for one in acts.values())
        ]
        return sorted(heads, key=lambda by: by.order, reverse=True)

    def _seen_by(self, by: Doer, fields: Iterable[str]) -> dict[str, Any]:
        """The values of the fields as they stood when the act was done."""
        wanted = set(fields)
        return {
            line.field: line.value
            for line in self._said
            if line.field in wanted and (line.by.order == by.order or self._knows(by, line.by))
        }

    def _standing(self, fields: Iterable[str]) -> dict[str, Any]:
        wanted = set(fields)
        return {line.field: line.value for line in self._said if line.field in wanted}

    # -- the same field -------------------------------------------------------------------------

    def of_fields(self) -> list[Parting]:
        groups: dict[tuple[str, ...], list[Line]] = {}
        for line in self._loud:
            groups.setdefault(self._group_of(line.field), []).append(line)
        return [found for lines in groups.values() for found in self._of_group(lines)]

    def _group_of(self, field: str) -> tuple[str, ...]:
        if self._table == "minutes" and field != DELETED:
            return ("minutes",)
        return next((one for one in _TOGETHER.get(self._table, ()) if field in one), (field,))

    def _of_group(self, lines: Sequence[Line]) -> list[Parting]:
        latest, *others = self._heads(lines)
        fields = list(dict.fromkeys(line.field for line in lines))
        standing = self._standing(fields)
        why = Why.MOVED if self._table == "minutes" and DELETED not in fields else Why.CHANGED
        if fields == [DELETED]:
            why = Why.REMOVED
        found = []
        for other in others:
            theirs = self._seen_by(other, fields)
            differing = {
                name: value for name, value in theirs.items() if standing.get(name) != value
            }
            if differing:
                now = {name: standing.get(name) for name in differing}
                found.append(Parting(why, Version(latest, now), Version(other, differing)))
        return found

    # -- removal --------------------------------------------------------------------------------

    def of_removal(self, leaning: Sequence[Doer]) -> list[Parting]:
        """Removed by one, changed or leant on by the other."""
        last = [line for line in self._said if line.field == DELETED][-1:]
        if not last or not last[0].value:
            return []
        removed = last[0].by
        stays, back = Version(removed, {DELETED: 1}), {DELETED: 0}
        changed = [
            line.by
            for line in self._loud
            if line.field != DELETED and self._parted(line.by, removed)
        ]
        if changed:
            return [Parting(Why.REMOVED, stays, Version(changed[-1], back))]
        leant = sorted((by for by in leaning if self._parted(by, removed)), key=lambda by: by.order)
        return [Parting(Why.LEANT_ON, stays, Version(by, back)) for by in leant[-1:]]

    # -- approval and assessment ------------------------------------------------------------------

    def of_approval(self, approved: Sequence[tuple[Doer, Mapping[str, Any]]]) -> list[Parting]:
        """Changed by one while the other approved the minutes in which it stands."""
        found = []
        for by, frozen in approved:
            edits = [
                line
                for line in self._loud
                if line.field in LOCKED_FIELDS and self._parted(line.by, by)
            ]
            now = self._standing(line.field for line in edits)
            differing = {
                name: frozen[name] for name in now if name in frozen and frozen[name] != now[name]
            }
            heads = {name: self._heads(self._of(name)) for name in differing}
            open_ = {
                name: differing[name]
                for name, latest in heads.items()
                if not any(self._knows(one, by) for one in latest)
            }
            if open_:
                standing = Version(edits[-1].by, {name: now[name] for name in open_})
                found.append(Parting(Why.LOCKED, standing, Version(by, open_)))
        return found

    def _of(self, field: str) -> list[Line]:
        return [line for line in self._said if line.field == field]

    def of_assessment(self) -> list[Parting]:
        """Let go out by one, while the other changed the words."""
        words, levels = self._of("text"), self._of("secrecy")
        if not words or not levels or levels[-1].value not in _GOES_OUT:
            return []
        level = levels[-1].by
        # Whoever assessed it since has read the words.
        texts = [by for by in self._heads(words) if self._parted(by, level)]
        if not texts:
            return []
        now = self._standing(_UNASSESSED)
        unassessed = {name: value for name, value in _UNASSESSED.items() if name in now}
        standing = Version(level, {name: now[name] for name in unassessed})
        return [Parting(Why.ASSESSED, standing, Version(texts[0], unassessed))]
