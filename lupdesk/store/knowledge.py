"""What each replica knew of the others, and from when on: the version vectors of the journal.

A line of ``knowledge`` says that the acts that ``replica`` wrote at ``since`` or later knew every
act of ``of`` up to the clock ``seen``. A replica knows its own acts. The lines travel in parcels,
so that every laptop can tell which of two changes knew the other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlite_utils import Database

Vector = Mapping[bytes, int]
"""By a replica's id the clock of the newest act of it."""
Line = tuple[bytes, bytes, int, int]
"""``replica``, ``of``, ``seen``, ``since``."""


def ids(db: Database) -> dict[int, bytes]:
    """Of each replica that wrote here its id, by its number in this file."""
    return {n: bytes(id) for n, id in db.conn.execute("SELECT n, id FROM replica").fetchall()}


def held(db: Database) -> dict[bytes, int]:
    """The vector of this file."""
    names = ids(db)
    found = db.conn.execute("SELECT replica, max(clock) FROM act GROUP BY replica").fetchall()
    return {names[n]: clock for n, clock in found}


def held_by(db: Database, number: int) -> dict[bytes, int]:
    """What the replica had, as far as this file can know: never more than it has."""
    names = ids(db)
    found = dict(
        db.conn.execute(
            "SELECT of, max(seen) FROM knowledge WHERE replica = ? GROUP BY of", [number]
        ).fetchall()
    )
    own = db.conn.execute("SELECT max(clock) FROM act WHERE replica = ?", [number]).fetchone()[0]
    if own is not None:
        found[number] = own
    return {names[n]: clock for n, clock in found.items()}


def common(db: Database, me: int) -> dict[bytes, int]:
    """What everybody has that takes part; where nobody is known to, what the one had that this
    replica was copied from.

    Those take part that a parcel has come from, and those that have done something themselves,
    unless a copy went on from where they ended: a desk that was moved.
    """
    newest = dict(db.conn.execute("SELECT replica, max(clock) FROM act GROUP BY replica"))
    ended = {
        n
        for n, seen in db.conn.execute(
            "SELECT of, max(seen) FROM knowledge WHERE since = 0 GROUP BY of"
        )
        if seen >= newest.get(n, 0)
    }
    known = db.conn.execute("SELECT n, public_key FROM replica WHERE n <> ?", [me]).fetchall()
    others = [(n,) for n, key in known if key or (n in newest and n not in ended)]
    if not others:
        others = db.conn.execute("SELECT max(n) FROM replica WHERE n < ?", [me]).fetchall()
    vectors = [held_by(db, n) for (n,) in others if n is not None]
    if not vectors:
        return {}
    shared = set.intersection(*(set(one) for one in vectors))
    return {id: min(one[id] for one in vectors) for id in shared}


def counted(db: Database, vector: Vector) -> dict[bytes, tuple[int, int]]:
    """Of each replica the clock, and how many acts of it up to there this file holds."""
    numbers = {id: n for n, id in ids(db).items()}
    sql = "SELECT count(*) FROM act WHERE replica = ? AND clock <= ?"
    return {
        id: (clock, int(db.conn.execute(sql, [numbers.get(id, -1), clock]).fetchone()[0]))
        for id, clock in vector.items()
    }


def begin(db: Database, number: int) -> None:
    """A new replica knows from its beginning what the file holds that it was copied from."""
    db.conn.execute(
        "INSERT OR IGNORE INTO knowledge (replica, of, seen, since)"
        " SELECT ?, replica, max(clock), 0 FROM act GROUP BY replica",
        [number],
    )


def note(db: Database, me: int, since: int) -> None:
    """After a join: this replica's acts from ``since`` on know all that the file holds."""
    db.conn.execute(
        "INSERT OR IGNORE INTO knowledge (replica, of, seen, since)"
        " SELECT :me, replica, max(clock), :since FROM act WHERE replica <> :me GROUP BY replica",
        {"me": me, "since": since},
    )


def lines(db: Database) -> list[Line]:
    found = db.conn.execute(
        "SELECT r.id, o.id, k.seen, k.since FROM knowledge k"
        " JOIN replica r ON r.n = k.replica JOIN replica o ON o.n = k.of"
        " ORDER BY r.id, o.id, k.seen"
    ).fetchall()
    return [(bytes(replica), bytes(of), seen, since) for replica, of, seen, since in found]


def take_in(db: Database, found: Iterable[tuple[int, int, int, int]]) -> None:
    """Lines of a parcel, with the replicas' numbers in this file."""
    db.conn.executemany(
        "INSERT OR IGNORE INTO knowledge (replica, of, seen, since) VALUES (?, ?, ?, ?)", found
    )


class Knowing:
    """Asks which of two acts knew the other."""

    def __init__(self, found: Iterable[Line]) -> None:
        self._seen: dict[tuple[bytes, bytes], list[int]] = defaultdict(list)
        self._since: dict[tuple[bytes, bytes], list[int]] = defaultdict(list)
        for replica, of, seen, since in sorted(found):
            self._seen[replica, of].append(seen)
            self._since[replica, of].append(since)

    def __call__(self, knower: tuple[bytes, int], act: tuple[bytes, int]) -> bool:
        """Whether an act, as (replica, clock), was written in the knowledge of another."""
        (replica, at), (of, clock) = knower, act
        if replica == of:
            return at >= clock
        place = bisect_left(self._seen.get((replica, of), ()), clock)
        since = self._since.get((replica, of), ())
        return place < len(since) and since[place] <= at
