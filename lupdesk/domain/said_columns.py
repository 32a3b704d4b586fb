"""What was said in a procurement, as columns: enough to count and walk through by theme, also where
nobody can hold a hundred thousand statements.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Final, TypeVar
from uuid import UUID

from lupdesk.domain.kinds import InputKind, InputType
from lupdesk.domain.things import Input
from lupdesk.domain.vocabulary import theme_key
from lupdesk.domain.voices import is_counted, said_alike

Line = tuple[int, int, tuple[str, ...], UUID | None, UUID | None, InputType | None, bool]
"""Row, number, themes, supplier, question, type, and whether it still holds."""
Voice = tuple[frozenset[str], UUID | None, int]
"""Keys of themes, the supplier, how many statements of it stand behind all of them."""
_NONE: Final = 0
"""The place in ``sets`` of what carries no theme."""
_WITHDRAWN: Final = 0xFFFF_FFFF
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Joined:
    """A statement, of any kind, that is joined with another."""

    row: int
    id: UUID
    same_as: UUID | None
    themes: tuple[str, ...]
    supplier: UUID | None
    said: bool = True
    """Whether it is what somebody said; else no voice, as what was withdrawn."""
    holds: bool = True

    @property
    def counts(self) -> bool:
        return self.said and self.holds


@dataclass(frozen=True, slots=True)
class SaidGroup:
    """Statements that say the same, by row, the one that stands for them first."""

    rows: tuple[int, ...]
    keys: frozenset[str]
    """Of all their themes."""


@dataclass(frozen=True, slots=True)
class Use:
    """How often each theme is carried, by its key: by all, and by type and question."""

    carried: Mapping[str, int]
    by_type: Mapping[InputType | None, Mapping[str, int]]
    by_question: Mapping[UUID, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class SaidColumns:
    """By place, in the order of reading: by number. ``carried`` and ``behind`` are places in
    ``sets``: the themes that it carries, and the keys of those that it stands behind, with what is
    carried by whoever says the same; those of what was withdrawn are nowhere.
    """

    rows: array[int]
    numbers: array[int]
    carried: array[int]
    behind: array[int]
    sets: list[frozenset[str]]
    names: Mapping[str, str]
    """By key, as each is mostly written."""
    groups: Mapping[UUID, SaidGroup]
    """By statement, of those alone that are joined."""
    use: Use

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def counted(self) -> int:
        return len(self) - self.behind.count(_WITHDRAWN)

    @property
    def having(self) -> int:
        """The counted that carry a theme."""
        return self.counted - len(self.without())

    def without(self) -> array[int]:
        """The places of what is counted and carries no theme."""
        bare = compress(range(len(self)), map(_NONE.__eq__, self.carried))
        return array("I", (place for place in bare if self.behind[place] != _WITHDRAWN))

    def behind_any(self, keys: Collection[str]) -> array[int]:
        """The places of what carries one of the themes, and of what says the same as one that does."""
        wanted = {at for at, some in enumerate(self.sets) if not some.isdisjoint(keys)}
        return array("I", compress(range(len(self)), map(wanted.__contains__, self.behind)))

    def place(self, number: int, row: int) -> int | None:
        """Where it stands; None where it is none of these."""
        at = bisect_left(self.numbers, number)
        while at < len(self) and self.numbers[at] == number:
            if self.rows[at] == row:
                return at
            at += 1
        return None

    def before(self, number: int) -> int:
        """The place at which a statement of this number would stand."""
        return bisect_left(self.numbers, number)

    def tell(self, place: int, said: Input) -> None:
        """What one statement carries now; the counts follow when all is read again."""
        keys = _keys(said.themes)
        if keys not in self.sets:
            self.sets.append(keys)
        at = self.sets.index(keys)
        self.carried[place] = at
        self.behind[place] = at if is_counted(said) else _WITHDRAWN


def columns_of(inputs: Iterable[Input]) -> tuple[SaidColumns, Sequence[Voice]]:
    """Of statements that are at hand, of any kind; the rows are their places among what was said."""
    every = sorted(inputs, key=lambda one: (one.number, one.id))
    said = [one for one in every if one.kind is InputKind.INPUT]
    row_of = {one.id: row for row, one in enumerate(said)}
    pointed_at = {one.same_as for one in every} - {None}
    joined = [
        Joined(
            row_of.get(one.id, -1),
            one.id,
            one.same_as,
            one.themes,
            one.supplier,
            one.kind is InputKind.INPUT,
            one.withdrawn_on is None,
        )
        for one in every
        if one.same_as is not None or one.id in pointed_at
    ]
    lines = (
        (
            row,
            one.number,
            one.themes,
            one.supplier,
            one.question,
            one.type,
            one.withdrawn_on is None,
        )
        for row, one in enumerate(said)
    )
    others = Counter(one.themes for one in every if one.kind is not InputKind.INPUT)
    return gathered(lines, joined, others)


def gathered(
    lines: Iterable[Line], joined: Sequence[Joined], others: Mapping[tuple[str, ...], int]
) -> tuple[SaidColumns, Sequence[Voice]]:
    """The columns, and all that is counted: what is of one supplier and the same themes together.

    ``lines`` are what was said, in order; ``others`` the themes of what is of another kind, with
    how many carry them: they give names to the tree, and no voice.
    """
    rows, numbers, carried, behind = (array(code) for code in "qqII")
    sets: dict[tuple[str, ...], int] = {(): _NONE}
    loose: Counter[tuple[int, UUID | None]] = Counter()
    types: Counter[tuple[int, InputType | None]] = Counter()
    questions: Counter[tuple[int, UUID]] = Counter()
    together = {one.row for one in joined if one.said}
    for row, number, themes, supplier, question, type, holds in lines:
        at = sets.get(themes)
        if at is None:
            at = sets[themes] = len(sets)
        rows.append(row)
        numbers.append(number)
        carried.append(at)
        behind.append(at if holds else _WITHDRAWN)
        types[at, type] += 1
        if question is not None:
            questions[at, question] += 1
        if holds and row not in together:
            loose[at, supplier] += 1
    keys = [_keys(themes) for themes in sets]
    voices: list[Voice] = [(keys[at], firm, many) for (at, firm), many in loose.items()]
    place_of = {row: place for place, row in enumerate(rows) if row in together}
    known = {some: at for at, some in reversed(list(enumerate(keys)))}
    for one, theirs in _stood_behind(joined):
        if theirs not in known:
            known[theirs] = len(keys)
            keys.append(theirs)
        behind[place_of[one.row]] = known[theirs]
        voices.append((theirs, one.supplier, 1))
    use = Use(_counted(keys, Counter(carried)), _by(keys, types), _by(keys, questions))
    names = _names(sets, carried, others)
    return SaidColumns(rows, numbers, carried, behind, keys, names, _groups(joined), use), voices


def _keys(themes: Iterable[str]) -> frozenset[str]:
    return frozenset(key for name in themes if (key := theme_key(name)))


def _stood_behind(joined: Sequence[Joined]) -> Iterable[tuple[Joined, frozenset[str]]]:
    """Each counted one with the themes of all counted ones that say the same."""
    for group in said_alike(joined).values():
        some = [one for one in group if one.counts]
        keys = frozenset().union(*(_keys(one.themes) for one in some))
        for one in some:
            yield one, keys


def _groups(joined: Sequence[Joined]) -> Mapping[UUID, SaidGroup]:
    found: dict[UUID, SaidGroup] = {}
    for some in said_alike([one for one in joined if one.said]).values():
        keys = frozenset().union(*(_keys(one.themes) for one in some))
        group = SaidGroup(tuple(one.row for one in some), keys)
        found |= {one.id: group for one in some}
    return found


def _names(
    sets: Iterable[tuple[str, ...]], carried: array[int], others: Mapping[tuple[str, ...], int]
) -> Mapping[str, str]:
    used = Counter(carried)
    every = [(themes, used[at]) for at, themes in enumerate(sets)] + list(others.items())
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for themes, many in every:
        for name in themes:
            if key := theme_key(name):
                written[key][" ".join(name.split())] += many
    return {
        key: min(some.items(), key=lambda pair: (-pair[1], pair[0]))[0]
        for key, some in written.items()
    }


def _counted(keys: Sequence[frozenset[str]], used: Mapping[int, int]) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for at, many in used.items():
        for key in keys[at]:
            found[key] += many
    return found


def _by(
    keys: Sequence[frozenset[str]], used: Mapping[tuple[int, T], int]
) -> Mapping[T, Mapping[str, int]]:
    found: dict[T, Counter[str]] = defaultdict(Counter)
    for (at, what), many in used.items():
        for key in keys[at]:
            found[what][key] += many
    return found
