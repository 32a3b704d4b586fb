"""Reading the sentences of a procurement's papers with the voices behind them."""

from __future__ import annotations

from uuid import UUID

from lupdesk.desk.session import Desk
from lupdesk.domain.results import Insight, Tie
from lupdesk.domain.things import Input
from lupdesk.domain.tracing import Traced, traced


def traces(desk: Desk, procurement: UUID) -> tuple[Traced, ...]:
    return traced(
        desk.all(Insight, procurement=procurement),
        desk.all(Input, procurement=procurement),
        desk.all(Tie, procurement=procurement),
    )
