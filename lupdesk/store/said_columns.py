"""What the page of themes counts, read as columns: no statement is read whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from lupdesk.domain.kinds import InputKind
from lupdesk.domain.said_columns import Joined, Line, SaidColumns, Voice, gathered
from lupdesk.domain.things import Input
from lupdesk.store.database import Database
from lupdesk.store.rows import field_value

_SAID: Final = "FROM input WHERE procurement = :of AND deleted = 0 AND kind = 'input'"
_LINES: Final = f"""SELECT n, number, themes, supplier, question, type, withdrawn_on IS NULL
    {_SAID} ORDER BY number, id"""
_OTHERS: Final = """SELECT themes, count(*) FROM input
    WHERE procurement = :of AND deleted = 0 AND kind <> 'input' AND themes <> '' GROUP BY themes"""
_JOINED: Final = """SELECT n, id, same_as, themes, supplier, kind, withdrawn_on IS NULL FROM input
    WHERE procurement = :of AND deleted = 0 AND n IN (
        SELECT n FROM input INDEXED BY input_same_as WHERE same_as IS NOT NULL AND procurement = :of
        UNION SELECT i.n FROM input s INDEXED BY input_same_as JOIN input i ON i.id = s.same_as
        WHERE s.same_as IS NOT NULL AND s.procurement = :of AND s.deleted = 0)
    ORDER BY number, id"""
_TEXTS: Final = f"SELECT n, text {_SAID} ORDER BY number, id"
_RETOLD: Final = """SELECT DISTINCT i.n, i.text FROM touched t
    CROSS JOIN change c ON c.row = t.row AND c.act = t.act
        AND c.field IN (SELECT n FROM field WHERE thing = 'input'
                        AND name IN ('text', 'kind', 'deleted'))
    CROSS JOIN input i ON i.id = t.row
    WHERE t.act > :since AND i.procurement = :of AND i.deleted = 0 AND i.kind = 'input'
    ORDER BY i.n LIMIT :most"""
T = TypeVar("T")


class _Known(dict[Any, T], Generic[T]):
    """Each stored value is made a value of the domain once."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make

    def __missing__(self, stored: Any) -> T:
        made = self[stored] = self._make(stored)
        return made


def _field(name: str) -> _Known[Any]:
    return _Known(lambda stored: field_value(Input, name, stored))


def said_columns(db: Database, procurement: UUID) -> tuple[SaidColumns, Sequence[Voice]]:
    of = {"of": procurement.bytes}
    themes, firms = _field("themes"), _field("supplier")
    with _at_one_moment(db):
        joined = [
            Joined(
                row=n,
                id=UUID(bytes=id),
                same_as=UUID(bytes=same) if same is not None else None,
                themes=themes[some],
                supplier=firms[firm],
                said=kind == InputKind.INPUT,
                holds=bool(holds),
            )
            for n, id, same, some, firm, kind, holds in db.conn.execute(_JOINED, of)
        ]
        others = {themes[text]: many for text, many in db.conn.execute(_OTHERS, of)}
        return gathered(_lines(db, procurement, themes, firms), joined, others)


@contextmanager
def _at_one_moment(db: Database) -> Iterator[None]:
    """Whoever writes meanwhile, what is read belongs together."""
    if db.conn.in_transaction:
        yield
        return
    db.conn.execute("BEGIN")
    try:
        yield
    finally:
        db.conn.execute("ROLLBACK")


def _lines(
    db: Database, procurement: UUID, themes: _Known[Any], firms: _Known[Any]
) -> Iterator[Line]:
    questions, types = _field("question"), _field("type")
    found = db.conn.execute(_LINES, {"of": procurement.bytes})
    for n, number, some, firm, question, type, holds in found:
        yield n, number, themes[some], firms[firm], questions[question], types[type], bool(holds)


def texts(db: Database, procurement: UUID) -> Iterator[tuple[int, str]]:
    """Row and text of all that was said, in the order of ``said_columns``."""
    yield from db.conn.execute(_TEXTS, {"of": procurement.bytes})


def latest_act(db: Database) -> int:
    return int(db.conn.execute("SELECT coalesce(max(n), 0) FROM act").fetchone()[0])


def retold(db: Database, procurement: UUID, since: int, most: int) -> list[tuple[int, str]]:
    """Row and text of what got other words by an act later than ``since``, or came (back) by one."""
    values = {"of": procurement.bytes, "since": since, "most": most}
    return [(int(n), str(text)) for n, text in db.conn.execute(_RETOLD, values)]
