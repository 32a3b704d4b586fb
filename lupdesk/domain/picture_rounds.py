"""What is new, confirmed and withdrawn between the rounds of a dialogue.

A point is all statements that say the same: those that were joined, and those of the same words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from lupdesk.domain.kinds import MeetingKind
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.pictures import Cell, Head, Picture, PictureKind

ROUNDS: Final = (
    MeetingKind.WORKSHOP,
    MeetingKind.CONFERENCE,
    MeetingKind.WRITTEN,
    MeetingKind.ONE_TO_ONE,
)
"""In the order of the work. A meeting of the buyer's own is no round."""
SEPARATOR: Final = "\x1e"
"""Between texts that are compared all at once; no text that is typed holds one."""
_SIGNS: Final = ".,;:!?«»\"'()–-…\n\t\r"


class Fate(StrEnum):
    """What became of a point in a round."""

    NEW = "new"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Said:
    """Statements in their order, told by their place in it."""

    rounds: Sequence[int | None] = ()
    """The round of each by its place in ``ROUNDS``; None is none."""
    keys: Mapping[int, str] = field(default_factory=dict)
    """The words, as ``words_of`` makes them, of those that others may have the words of."""
    joined: Mapping[int, int] = field(default_factory=dict)
    """From a statement to the one that it says the same as."""
    withdrawn: Mapping[int, int] = field(default_factory=dict)
    """From a statement to the round in which it was withdrawn."""


@dataclass(frozen=True, slots=True)
class Fates:
    """Points of several statements stand in ``cells`` with those that are there for them, and so
    does what was taken back; of the others each is new in its own round.
    """

    cells: Mapping[tuple[Fate, int], Mapping[int, Sequence[int]]]
    alone: Mapping[int, int]
    """By round how many points one statement alone is behind."""
    joint: frozenset[int]
    """The statements of points that have several."""
    whole: Mapping[int | None, int]
    """How many statements each round has."""

    def n(self, fate: Fate, at: int) -> int:
        more = self.alone.get(at, 0) if fate is Fate.NEW else 0
        return len(self.cells.get((fate, at), ())) + more

    def statements(self, fate: Fate, at: int) -> int:
        more = self.alone.get(at, 0) if fate is Fate.NEW else 0
        return sum(map(len, self.cells.get((fate, at), {}).values())) + more

    @property
    def rounds(self) -> list[int]:
        return sorted({at for _, at in self.cells} | self.alone.keys())


def words_of(texts: str) -> list[str]:
    """Each of the texts, which ``SEPARATOR`` parts, as bare words; two that differ in signs, blanks
    and capitals alone are alike. All at once, since a loop over 100 000 would be felt.
    """
    seen = texts.lower()
    for sign in _SIGNS:
        seen = seen.replace(sign, " ")
    while "  " in seen:
        seen = seen.replace("  ", " ")
    seen = seen.replace(f" {SEPARATOR}", SEPARATOR).replace(f"{SEPARATOR} ", SEPARATOR)
    return seen.strip(" ").split(SEPARATOR)


def round_of(kind: MeetingKind | None) -> int | None:
    """What was said outside a meeting belongs to the written round."""
    if kind is None:
        kind = MeetingKind.WRITTEN
    return ROUNDS.index(kind) if kind in ROUNDS else None


def round_on(day: date, begun: Mapping[int, date], said_in: int) -> int:
    """The latest round that had begun on a day; never one before that in which it was said."""
    return max((said_in, *(one for one, first in begun.items() if first <= day)))


def points(said: Said) -> Mapping[int, Sequence[int]]:
    """Those of several statements: by the place of the first, all in their order."""
    leader: dict[int, int] = {}
    first: dict[str, int] = {}
    for place, key in said.keys.items():
        if key and first.setdefault(key, place) != place:
            leader[place] = first[key]
    for place, other in said.joined.items():
        one, two = _root(leader, place), _root(leader, other)
        if one != two:
            leader[max(one, two)] = min(one, two)
    found: dict[int, set[int]] = {}
    for place in leader:
        root = _root(leader, place)
        found.setdefault(root, {root}).add(place)
    return {root: sorted(some) for root, some in found.items()}


def _root(leader: Mapping[int, int], place: int) -> int:
    while place in leader:
        place = leader[place]
    return place


def fates(said: Said) -> Fates:
    """New where a point is first said, confirmed in each later round in which it is said again,
    withdrawn where somebody took it back.
    """
    cells: dict[tuple[Fate, int], dict[int, Sequence[int]]] = {}
    several = points(said)
    for point, some in several.items():
        inside: dict[int, list[int]] = {}
        for place in some:
            at = said.rounds[place]
            if at is not None:
                inside.setdefault(at, []).append(place)
        for number, where in enumerate(sorted(inside)):
            fate = Fate.CONFIRMED if number else Fate.NEW
            cells.setdefault((fate, where), {})[point] = inside[where]
    joint = frozenset(place for some in several.values() for place in some)
    whole = Counter(said.rounds)
    alone = whole.copy()
    alone.subtract(said.rounds[place] for place in joint)
    return Fates(
        {**cells, **_taken_back(said, several)},
        {at: n for at, n in alone.items() if at is not None and n},
        joint,
        whole,
    )


def _taken_back(
    said: Said, several: Mapping[int, Sequence[int]]
) -> Mapping[tuple[Fate, int], Mapping[int, Sequence[int]]]:
    cells: dict[tuple[Fate, int], dict[int, list[int]]] = {}
    if said.withdrawn:
        point = {place: one for one, some in several.items() for place in some}
        for place, at in said.withdrawn.items():
            inside = cells.setdefault((Fate.WITHDRAWN, at), {})
            inside.setdefault(point.get(place, place), []).append(place)
    return cells


def rounds_picture(said: Said) -> Picture:
    """Counted are points, not statements."""
    found = fates(said)
    return Picture(
        kind=PictureKind.ROUNDS,
        rows=tuple(_row(fate, found) for fate in Fate),
        columns=tuple(
            Head(
                ROUNDS[at].value,
                Phrase(f"meeting.{ROUNDS[at]}"),
                Phrase(f"picture.round.{ROUNDS[at]}"),
                statements=found.whole[at],
            )
            for at in found.rounds
        ),
        cells=tuple(
            tuple(Cell(found.n(fate, at), found.statements(fate, at)) for at in found.rounds)
            for fate in Fate
        ),
        finding=(_finding(found),),
    )


def _row(fate: Fate, found: Fates) -> Head:
    word = Phrase(f"picture.fate.{fate}")
    whole = sum(found.statements(fate, at) for at in found.rounds)
    return Head(fate.value, word, word, statements=whole)


def _finding(found: Fates) -> Phrase:
    spoken = [at for at in found.rounds if found.n(Fate.NEW, at) or found.n(Fate.CONFIRMED, at)]
    if not spoken:
        return Phrase("picture.rounds.nothing")
    since = base_of(spoken)
    if since is None:
        return Phrase.of("picture.rounds.one", n=found.n(Fate.NEW, spoken[0]))
    numbers = {fate.value: _after(found, fate, since) for fate in Fate}
    return Phrase.of(f"picture.rounds.since-{ROUNDS[since]}", **numbers)


def base_of(spoken: Sequence[int]) -> int | None:
    """The round that the later ones are held against: the conference, else the first."""
    conference = ROUNDS.index(MeetingKind.CONFERENCE)
    if conference in spoken[:-1]:
        return conference
    return spoken[0] if len(spoken) > 1 else None


def _after(found: Fates, fate: Fate, since: int) -> int:
    """Points, each once however often it was confirmed."""
    several = {
        point
        for (one, at), some in found.cells.items()
        if one is fate and at > since
        for point in some
    }
    more = sum(n for at, n in found.alone.items() if at > since) if fate is Fate.NEW else 0
    return len(several) + more


def statements_of(said: Said, fate: Fate | None, at: int | None) -> Iterator[int]:
    """Places of the statements of a cell; without a fate or a round, of them all."""
    found = fates(said)
    for (one, where), some in found.cells.items():
        if fate in (None, one) and at in (None, where):
            for places in some.values():
                yield from places
    if fate in (None, Fate.NEW):
        for place, round_ in enumerate(said.rounds):
            if place not in found.joint and round_ is not None and at in (None, round_):
                yield place
