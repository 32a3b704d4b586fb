"""How every procurement of the desk stands, counted in SQL: one pass for each kind of thing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from lupdesk.store.database import Database


@dataclass(frozen=True, slots=True)
class Counted:
    next_day: date | None = None
    """The first day that was promised and is still to come."""
    next_kind: str = ""
    next_title: str = ""
    inputs: int = 0
    unassessed: int = 0
    in_review: int = 0
    """Minutes that were sent and are not approved."""
    remarks: int = 0
    """Remarks that nobody has decided."""
    late: int = 0
    """Actions past their day."""


def counted(db: Database, today: date) -> dict[UUID, Counted]:
    """Of each procurement that has anything to tell."""
    day = today.isoformat()
    numbers: dict[bytes, dict[str, int]] = {}
    for name, sql in _COUNTS.items():
        for procurement, count in db.conn.execute(sql, {"today": day}).fetchall():
            numbers.setdefault(procurement, {})[name] = count
    coming = {
        row[0]: (date.fromisoformat(row[1]), str(row[2]), str(row[3]))
        for row in db.conn.execute(_NEXT, {"today": day}).fetchall()
    }
    found = {}
    for id in numbers.keys() | coming.keys():
        day_, kind, title = coming.get(id, (None, "", ""))
        made = Counted(next_day=day_, next_kind=kind, next_title=title)
        found[UUID(bytes=id)] = replace(made, **numbers.get(id, {}))  # type: ignore[arg-type]
    return found


_COUNTS = {
    "inputs": "SELECT procurement, count(*) FROM input WHERE deleted = 0 GROUP BY procurement",
    "unassessed": "SELECT procurement, count(*) FROM input WHERE deleted = 0 AND kind = 'input'"
    " AND secrecy = 'unassessed' GROUP BY procurement",
    "late": "SELECT procurement, count(*) FROM input WHERE deleted = 0 AND kind = 'action'"
    " AND done_on IS NULL AND due < :today GROUP BY procurement",
    "in_review": "SELECT m.procurement, count(*) FROM minutes n JOIN meeting m ON m.id = n.meeting"
    " WHERE n.deleted = 0 AND m.deleted = 0 AND n.state = 'in-review' GROUP BY m.procurement",
    "remarks": "SELECT procurement, count(*) FROM remark WHERE deleted = 0 AND verdict IS NULL"
    " AND stance <> 'agree' AND meeting IS NOT NULL GROUP BY procurement",
}
_NEXT = """SELECT procurement, min(coalesce(moved_to, promised)) AS day, kind, title
    FROM promised_date WHERE deleted = 0 AND kept IS NULL
    AND coalesce(moved_to, promised) >= :today GROUP BY procurement"""
"""SQLite gives the other columns of the row that has the smallest day."""
