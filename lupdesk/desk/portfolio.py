"""Every procurement of the desk, where it stands and what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lupdesk.desk.session import Desk
from lupdesk.domain.things import Procurement
from lupdesk.store import database
from lupdesk.store.portfolio import Counted, counted

__all__ = ["Counted", "Standing", "portfolio"]

_NOTHING = Counted()


@dataclass(frozen=True, slots=True)
class Standing:
    procurement: Procurement
    counted: Counted


def portfolio(desk: Desk) -> list[Standing]:
    """First what is due first; without a day the newest."""
    with database.told(desk.path):
        found = counted(desk.database, desk.today())
    rows = [Standing(one, found.get(one.id, _NOTHING)) for one in desk.all(Procurement)]
    rows.reverse()
    return sorted(rows, key=lambda one: one.counted.next_day or date.max)
