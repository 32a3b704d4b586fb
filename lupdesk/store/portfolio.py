"""How every procurement of the desk stands, counted in SQL: one pass for each kind of thing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from lupdesk.domain.measures import SETTLED, SOON
from lupdesk.domain.risks import HIGH_FROM
from lupdesk.store.database import Database


@dataclass(frozen=True, slots=True)
class Counted:
    next_day: date | None = None
    """The first day that was promised and is still to come."""
    next_kind: str = ""
    next_title: str = ""
    dates_late: int = 0
    """Days that were promised and have passed, with nothing noted as kept."""
    inputs: int = 0
    unassessed: int = 0
    in_review: int = 0
    """Minutes that were sent and are not approved."""
    remarks: int = 0
    """Remarks that nobody has decided."""
    late: int = 0
    """Actions past their day."""
    measures_late: int = 0
    measures_coming: int = 0
    to_measure: int = 0
    """Benefits whose day of measuring is over, with nothing measured about then."""
    high_risks: int = 0
    """As they stand now, whatever relief is meant; not those that are closed."""
    unanswered: int = 0
    """Findings of the synthesis without an answer."""

    @property
    def overdue(self) -> int:
        """Everything that should have been done by now."""
        return self.late + self.measures_late + self.to_measure + self.dates_late


def counted(db: Database, today: date) -> dict[UUID, Counted]:
    """Of each procurement that has anything to tell."""
    days = {"today": today.isoformat(), "soon": (today + SOON).isoformat(), "high": HIGH_FROM}
    numbers: dict[bytes, dict[str, int]] = {}
    for name, sql in _COUNTS.items():
        for procurement, count in db.conn.execute(sql, days).fetchall():
            numbers.setdefault(procurement, {})[name] = count
    coming = {
        row[0]: (date.fromisoformat(row[1]), str(row[2]), str(row[3]))
        for row in db.conn.execute(_NEXT, days).fetchall()
    }
    found = {}
    for id in numbers.keys() | coming.keys():
        day_, kind, title = coming.get(id, (None, "", ""))
        found[UUID(bytes=id)] = Counted(day_, kind, title, **numbers.get(id, {}))
    return found


_SETTLED: Final = ", ".join(f"'{state}'" for state in SETTLED)
_OPEN: Final = f"deleted = 0 AND done_on IS NULL AND state NOT IN ({_SETTLED})"
_COUNTS: Final = {
    # Each reads an index alone: the texts of the statements are never touched.
    "inputs": "SELECT p.id, (SELECT count(*) FROM input i WHERE i.procurement = p.id"
    " AND i.deleted = 0) FROM procurement p",
    # One procurement after the other is quicker than one pass that holds each row to the last.
    "unassessed": "SELECT p.id, (SELECT count(*) FROM input i WHERE i.procurement = p.id"
    " AND i.deleted = 0 AND i.kind = 'input' AND i.secrecy = 'unassessed') FROM procurement p",
    "late": "SELECT procurement, count(*) FROM input WHERE kind = 'action' AND deleted = 0"
    " AND done_on IS NULL AND due < :today GROUP BY procurement",
    "in_review": "SELECT m.procurement, count(*) FROM minutes n JOIN meeting m ON m.id = n.meeting"
    " WHERE n.deleted = 0 AND m.deleted = 0 AND n.state = 'in-review' GROUP BY m.procurement",
    "remarks": "SELECT procurement, count(*) FROM remark WHERE deleted = 0 AND verdict IS NULL"
    " AND stance <> 'agree' AND meeting IS NOT NULL GROUP BY procurement",
    "dates_late": "SELECT procurement, count(*) FROM promised_date WHERE deleted = 0"
    " AND kept IS NULL AND coalesce(moved_to, promised_end, promised) < :today"
    " GROUP BY procurement",
    "measures_late": f"SELECT procurement, count(*) FROM measure WHERE {_OPEN} AND due < :today"
    " GROUP BY procurement",
    "measures_coming": f"SELECT procurement, count(*) FROM measure WHERE {_OPEN}"
    " AND due BETWEEN :today AND :soon GROUP BY procurement",
    "to_measure": "SELECT procurement, count(*) FROM target t WHERE deleted = 0"
    " AND measured_on < :today AND NOT EXISTS (SELECT 1 FROM measurement m WHERE m.target = t.id"
    " AND m.procurement = t.procurement AND m.deleted = 0 AND trim(m.value) <> ''"
    " AND m.measured_on >= date(t.measured_on, '-30 days')) GROUP BY procurement",
    "high_risks": "SELECT procurement, count(*) FROM risk WHERE deleted = 0 AND closed_on IS NULL"
    " AND likelihood * consequence >= :high GROUP BY procurement",
    "unanswered": "SELECT procurement, count(*) FROM insight WHERE deleted = 0 AND answer IS NULL"
    " GROUP BY procurement",
}
_NEXT: Final = """SELECT procurement, min(coalesce(moved_to, promised)) AS day, kind, title
    FROM promised_date WHERE deleted = 0 AND kept IS NULL
    AND coalesce(moved_to, promised) >= :today GROUP BY procurement"""
"""SQLite gives the other columns of the row that has the smallest day."""
