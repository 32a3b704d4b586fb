"""Barriers and what is done about them: which have a measure, and what is due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from lupdesk.domain.kinds import InputType
from lupdesk.domain.result_kinds import Barrier, MeasureState
from lupdesk.domain.results import Measure, Tie
from lupdesk.domain.things import Input
from lupdesk.domain.voices import Bases, is_counted, said_alike, suppliers_behind

SETTLED: Final = (MeasureState.DONE, MeasureState.DROPPED)
SOON: Final = timedelta(days=14)
"""How long before its day a measure is told of: on its own page and over all procurements."""


@dataclass(frozen=True, slots=True)
class BarrierLine:
    """A barrier, told once however many said it."""

    said: Input
    alike: tuple[Input, ...]
    """Everybody's statement of it, the leading one first."""
    measures: tuple[Measure, ...]

    @property
    def kind(self) -> Barrier | None:
        return next((one.barrier for one in self.alike if one.barrier is not None), None)

    @property
    def has_measure(self) -> bool:
        """What was dropped does nothing about it."""
        return any(one.state is not MeasureState.DROPPED for one in self.measures)

    @property
    def suppliers(self) -> int:
        return len(suppliers_behind(self.alike))


@dataclass(frozen=True, slots=True)
class BarrierKind:
    """All barriers of one kind; None: nobody has said of which."""

    kind: Barrier | None
    lines: tuple[BarrierLine, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Kinds with something left to do first, and within each the barriers without a measure."""

    kinds: tuple[BarrierKind, ...] = ()
    others: tuple[Measure, ...] = ()
    """Measures that rest on no barrier."""

    @property
    def lines(self) -> tuple[BarrierLine, ...]:
        return tuple(line for kind in self.kinds for line in kind.lines)

    @property
    def barriers(self) -> int:
        return len(self.lines)

    @property
    def with_measure(self) -> int:
        return sum(line.has_measure for line in self.lines)


def is_barrier(said: Input) -> bool:
    """A supplier's or the buyer's word for what stops it, also where it is first of all something
    else; what was withdrawn stops nobody.
    """
    named = said.type is InputType.BAR or said.barrier is not None
    return named and is_counted(said)


def board_of(inputs: Iterable[Input], ties: Iterable[Tie], measures: Sequence[Measure]) -> Board:
    """``measures`` in their own order."""
    said = tuple(inputs)
    bases = Bases(said, ties)
    behind: dict[UUID, list[Measure]] = defaultdict(list)
    on_a_barrier: set[UUID] = set()
    for measure in measures:
        for one in bases.voices(measure.id).behind:
            behind[one.id].append(measure)
    lines: dict[Barrier | None, list[BarrierLine]] = defaultdict(list)
    for alike in said_alike(said).values():
        if any(map(is_barrier, alike)):
            line = BarrierLine(alike[0], alike, tuple(behind[alike[0].id]))
            lines[line.kind].append(line)
            on_a_barrier |= {one.id for one in line.measures}
    return Board(
        tuple(sorted((BarrierKind(*one) for one in _ordered(lines)), key=_what_is_left)),
        tuple(one for one in measures if one.id not in on_a_barrier),
    )


def _ordered(
    lines: Mapping[Barrier | None, Iterable[BarrierLine]],
) -> Iterator[tuple[Barrier | None, tuple[BarrierLine, ...]]]:
    for kind, some in lines.items():
        yield kind, tuple(sorted(some, key=lambda one: (one.has_measure, one.said.number)))


_PLACES: Final = {kind: place for place, kind in enumerate((*Barrier, None))}


def _what_is_left(one: BarrierKind) -> tuple[bool, int]:
    return all(line.has_measure for line in one.lines), _PLACES[one.kind]


def is_open(one: Measure) -> bool:
    """Something is left to do about it."""
    return one.state not in SETTLED and one.done_on is None


def is_late(one: Measure, today: date) -> bool:
    """Its day has passed, and it is neither carried out nor dropped."""
    return one.due is not None and one.due < today and is_open(one)


def reminders(measures: Iterable[Measure], today: date) -> tuple[Measure, ...]:
    """What is late or soon due, the earliest first."""
    found = [
        (one.due, one.position, one.id, one)
        for one in measures
        if one.due is not None and one.due <= today + SOON and is_open(one)
    ]
    return tuple(one for *_, one in sorted(found, key=lambda item: item[:3]))
