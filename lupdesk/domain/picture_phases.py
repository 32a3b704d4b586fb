"""Barriers and opportunities of both sides along the ten phases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple
from uuid import UUID

from lupdesk.domain.kinds import PHASES, InputType, Side
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.pictures import Cell, Count, Head, Picture, PictureKind

SIDES: Final = (Side.BUYER, Side.SUPPLIER)
SHOWN: Final = (InputType.BAR, InputType.OPP)
HALVES: Final = (
    (Side.BUYER, InputType.OPP),
    (Side.BUYER, InputType.BAR),
    (Side.SUPPLIER, InputType.BAR),
    (Side.SUPPLIER, InputType.OPP),
)
"""As they stand about the names of the phases: what hinders nearest to them."""
NO_PHASE: Final = "none"


class PhaseTally(NamedTuple):
    type: InputType
    phase: int | None
    side: Side | None
    supplier: UUID | None
    n: int


def sides_of(side: Side | None, supplier: UUID | None) -> tuple[Side, ...]:
    """As noted; else whose words they are. What concerns both sides counts on each."""
    if side is Side.BOTH:
        return SIDES
    if side is not None:
        return (side,)
    return (Side.BUYER if supplier is None else Side.SUPPLIER,)


def key_of(side: Side, type: InputType) -> str:
    return f"{side}:{type}"


def phases_picture(tallies: Iterable[PhaseTally]) -> Picture:
    """How many say it: suppliers, and the buyer itself as one. Phases without any stand there with
    nought: that nobody spoke of one is also something to see.
    """
    counts: dict[tuple[str, str], Count] = {}
    rows: dict[str, Count] = {}
    columns: dict[str, Count] = {}
    for one in tallies:
        phase = NO_PHASE if one.phase is None else str(one.phase)
        if one.type in SHOWN:
            rows.setdefault(phase, Count()).add(one.supplier, one.n)
            for side in sides_of(one.side, one.supplier):
                key = key_of(side, one.type)
                columns.setdefault(key, Count()).add(one.supplier, one.n)
                counts.setdefault((phase, key), Count()).add(one.supplier, one.n)
    keys = [key_of(*half) for half in HALVES]
    phases = [str(one) for one in PHASES] + [NO_PHASE] * (NO_PHASE in rows)
    nothing = Count()
    return Picture(
        kind=PictureKind.PHASES,
        rows=tuple(_phase(phase, rows.get(phase, nothing)) for phase in phases),
        columns=tuple(
            _half(side, type, columns.get(key_of(side, type), nothing)) for side, type in HALVES
        ),
        cells=tuple(
            tuple(_cell(counts.get((phase, key), nothing)) for key in keys) for phase in phases
        ),
        finding=tuple(_finding(counts)) or (Phrase("picture.phases.nothing"),),
    )


def _phase(phase: str, count: Count) -> Head:
    name = Phrase("doc.internal.no-phase") if phase == NO_PHASE else Phrase(f"phase.{phase}")
    return Head(phase, name, name, 0, count.suppliers, count.statements)


def _half(side: Side, type: InputType, count: Count) -> Head:
    return Head(
        key_of(side, type),
        Phrase(f"picture.half.{side}.{type}"),
        Phrase(f"picture.half.{type}"),
        0,
        count.suppliers,
        count.statements,
    )


def _cell(count: Count) -> Cell:
    return Cell(len(count.who), count.statements)


def _finding(counts: Mapping[tuple[str, str], Count]) -> Iterator[Phrase]:
    """The phase that stands out for each side's barriers, and where opportunities are seen."""
    for side in reversed(SIDES):
        yield from _outstanding(
            f"picture.phases.BAR.{side}",
            {
                phase: set(one.who)
                for (phase, key), one in counts.items()
                if key == key_of(side, InputType.BAR)
            },
        )
    chances: dict[str, set[UUID | None]] = {}
    for (phase, key), one in counts.items():
        if key in (key_of(side, InputType.OPP) for side in SIDES):
            chances.setdefault(phase, set()).update(one.who)
    yield from _outstanding("picture.phases.OPP", chances)


def _outstanding(code: str, voices: Mapping[str, set[UUID | None]]) -> Iterator[Phrase]:
    counts = {phase: len(who) for phase, who in voices.items() if phase != NO_PHASE}
    most = max(counts.values(), default=0)
    first = sorted((phase for phase, n in counts.items() if n == most), key=int)
    if len(first) == 1:
        yield Phrase.of(code, phase=Phrase(f"phase.{first[0]}"), n=most)
    elif len(first) == 2:
        one, other = (Phrase(f"phase.{phase}") for phase in first)
        yield Phrase.of(f"{code}.two", phase=one, other=other, n=most)
    elif first:
        yield Phrase.of(f"{code}.even", count=len(first), n=most)
