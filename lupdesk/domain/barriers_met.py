"""Which barriers stop innovation, and which measures meet them: one line for each kind of barrier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from lupdesk.domain.result_kinds import GROUP_OF, Barrier, BarrierGroup, MeasureState

STATES: Final = (
    MeasureState.PROPOSED,
    MeasureState.DECIDED,
    MeasureState.UNDER_WAY,
    MeasureState.DONE,
    MeasureState.DROPPED,
)


@dataclass(frozen=True, slots=True)
class Countered:
    """A measure against a barrier in one procurement."""

    id: UUID
    title: str
    state: MeasureState
    instrument: str = ""


@dataclass(slots=True)
class OneCase:
    """A barrier in one procurement."""

    procurement: UUID
    suppliers: int = 0
    statements: int = 0
    measures: list[Countered] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class BarrierLine:
    barrier: Barrier | None
    """None: barriers of which nobody has said the kind."""
    cases: tuple[OneCase, ...]
    suppliers: int
    """In all procurements together, each once."""

    @property
    def group(self) -> BarrierGroup | None:
        return GROUP_OF[self.barrier] if self.barrier else None

    @property
    def statements(self) -> int:
        return sum(one.statements for one in self.cases)

    @property
    def states(self) -> Mapping[MeasureState, int]:
        return Counter(measure.state for one in self.cases for measure in one.measures)

    @property
    def instruments(self) -> Mapping[str, int]:
        """Codes, the most used first, with how many measures use each."""
        used = Counter(
            measure.instrument
            for one in self.cases
            for measure in one.measures
            if measure.instrument
        )
        return dict(used.most_common())

    def with_state(self, state: MeasureState) -> tuple[OneCase, ...]:
        """The procurements in which a measure against it stands so."""
        return tuple(one for one in self.cases if any(each.state is state for each in one.measures))


def barrier_lines(
    voiced: Iterable[tuple[str, UUID, UUID | None, int]],
    met: Iterable[tuple[str, UUID, Countered]],
) -> list[BarrierLine]:
    """``voiced``: code, procurement, supplier, statements. The buyer's side first; on each the most
    widespread first, and what is of no kind last.
    """
    cases: dict[str, dict[UUID, OneCase]] = {}
    firms: dict[str, set[UUID]] = {}
    for code, procurement, supplier, statements in voiced:
        case = cases.setdefault(code, {}).setdefault(procurement, OneCase(procurement))
        case.statements += statements
        if supplier is not None:
            case.suppliers += 1
            firms.setdefault(code, set()).add(supplier)
    for code, procurement, measure in met:
        if procurement in cases.get(code, {}):
            cases[code][procurement].measures.append(measure)
    known = {one.value for one in Barrier}
    lines = [
        BarrierLine(
            Barrier(code) if code in known else None,
            tuple(found.values()),
            len(firms.get(code, ())),
        )
        for code, found in cases.items()
    ]
    return sorted(lines, key=_order)


def _order(line: BarrierLine) -> tuple[int, int, int, str]:
    side = 2 if line.barrier is None else 0 if line.barrier.is_buyers else 1
    return side, -len(line.cases), -line.suppliers, line.barrier or ""
