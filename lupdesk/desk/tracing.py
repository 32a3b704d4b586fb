"""Reading the sentences of a procurement's papers with the voices behind them."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from lupdesk.desk.beside import reading_beside
from lupdesk.desk.session import Clock, Desk
from lupdesk.domain.results import Insight, Tie
from lupdesk.domain.things import Input
from lupdesk.domain.tracing import Traced, traced


def traces(desk: Desk, procurement: UUID) -> tuple[Traced, ...]:
    return traced(
        desk.all(Insight, procurement=procurement),
        desk.all(Input, procurement=procurement),
        desk.all(Tie, procurement=procurement),
    )


def traces_beside(path: Path, procurement: UUID, clock: Clock) -> tuple[Traced, ...]:
    """The same on a reading connection, for a worker."""
    with reading_beside(path, clock) as desk:
        return traces(desk, procurement)
