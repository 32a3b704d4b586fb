"""Finding small things by what they are called: a scan of each table, in SQL.

A word is found by ``LIKE`` wherever it stands, which is quick, and then by ``GLOB`` where one begins:
whatever the case of its English letters, and with any letter for one that is not English, since
SQLite folds no others. What is not quite so is sorted out after.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from lupdesk.store.database import Database
from lupdesk.store.search import words_of

_MOST_WORDS: Final = 12


@dataclass(frozen=True, slots=True)
class Named:
    id: UUID
    procurement: UUID | None
    of: UUID | None
    """What it belongs to, where one goes to that."""
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class _Where:
    title: str
    detail: str = "''"
    table: str = ""
    join: str = ""
    procurement: str = "t.procurement"
    of: str = "NULL"
    order: str = "t.n DESC"
    """The newest first."""
    also: str = "''"
    """Looked through and not shown."""
    looked: str = ""
    """What is looked through, where that is cheaper than what is shown."""
    without_figures: str = "1"
    """Holds where words without a figure can be found at all."""

    @property
    def text(self) -> str:
        return self.looked or f"{self.title} || ' ' || {self.detail} || ' ' || {self.also}"


_IN_CASE: Final = "CROSS JOIN procurement p ON p.id = t.procurement AND p.deleted = 0"
_IN_MEETING: Final = (
    "CROSS JOIN meeting m ON m.id = t.meeting AND m.deleted = 0"
    " CROSS JOIN procurement p ON p.id = m.procurement AND p.deleted = 0"
)
_OLD_NAMES: Final = """replace(replace(replace(t.earlier_names, '["', ''), '"]', ''), '","', ' ')"""
_DAY: Final = "substr(coalesce(t.planned_start, ''), 1, 10)"

_PLACES: Final[Mapping[str, tuple[_Where, ...]]] = {
    "supplier": (
        _Where(
            "t.name",
            f"trim(t.trade || ' ' || t.organisation_number || ' ' || {_OLD_NAMES})",
            "supplier",
            procurement="NULL",
            order="t.n",
            looked="t.name || ' ' || t.trade || ' ' || t.organisation_number || ' ' || t.earlier_names",
        ),
    ),
    "person": (
        _Where(
            "t.name",
            "s.name",
            "contact",
            "CROSS JOIN supplier s ON s.id = t.supplier AND s.deleted = 0",
            procurement="NULL",
            of="t.supplier",
            order="t.n",
        ),
        _Where("t.name", "t.organisation", "team_member", _IN_CASE, order="t.n"),
        _Where(
            "t.name",
            "t.organisation",
            "attendance",
            _IN_MEETING,
            procurement="NULL",
            of="t.meeting",
            order="t.n",
        ),
    ),
    "meeting": (
        _Where("t.title", _DAY, "meeting", _IN_CASE, order="t.n", without_figures="t.title <> ''"),
    ),
    "procurement": (
        _Where("t.title", "t.reference", "procurement", procurement="t.id", order="t.n"),
    ),
    "question": (
        _Where(
            "t.text",
            "t.short_name",
            "question",
            "CROSS JOIN guide g ON g.id = t.guide AND g.deleted = 0"
            " CROSS JOIN procurement p ON p.id = g.procurement AND p.deleted = 0",
            procurement="g.procurement",
        ),
    ),
    "answer": (_Where("t.question", "''", "answer", _IN_CASE, also="t.answer"),),
    "theme": (_Where("t.name", "t.meaning", "theme", _IN_CASE),),
    "insight": (_Where("t.heard", "t.theme", "insight", _IN_CASE, also="t.does || ' ' || t.why"),),
    "measure": (_Where("t.title", "t.owner", "measure", _IN_CASE, also="t.effect"),),
    "requirement": (_Where("t.text", "''", "requirement", _IN_CASE),),
    "risk": (_Where("t.what", "t.owner", "risk", _IN_CASE, also="t.relief_words"),),
    "benefit": (
        _Where(
            "t.what",
            "trim(t.baseline || ' → ' || t.target, ' →')",
            "target",
            _IN_CASE,
            also="t.owner",
        ),
    ),
    "instrument": (
        _Where("t.name", "t.owner", "instrument", procurement="NULL", also="t.relieves"),
    ),
    "lesson": (_Where("t.text", "''", "lesson", _IN_CASE, also="t.change"),),
    "paper": (_Where("t.file_name", "''", "sending", _IN_CASE),),
    "file": (_Where("t.name", "''", "attachment", _IN_CASE),),
}
KINDS: Final = tuple(_PLACES)


MOST_FIRMS: Final = 200
"""Suppliers by whom meetings are found."""


def found(
    db: Database, kind: str, typed: str, *, limit: int, firms: list[Named] | None = None
) -> list[Named]:
    """What holds a word that begins with each of the words typed; what reads alike comes once.
    ``firms`` are the suppliers found by the same words, at most ``MOST_FIRMS``, where they are known.
    """
    words = words_of(typed)[:_MOST_WORDS]
    if not words:
        return []
    taken: list[Named] = []
    seen: set[tuple[str, str, UUID | None]] = set()
    for where in _PLACES[kind]:
        for one, looked in _scan(db, where, words):
            alike = one.title, one.detail, one.procurement
            if alike not in seen and _begins(words, looked):
                seen.add(alike)
                taken.append(one)
                if len(taken) == limit:
                    return taken
    if kind == "meeting":
        if firms is None:
            firms = found(db, "supplier", typed, limit=MOST_FIRMS)
        taken += _by_supplier(db, firms, {one.id for one in taken}, limit - len(taken))
    return taken


def _begins(words: list[str], looked: str) -> bool:
    present = words_of(looked)
    return all(any(word.startswith(wanted) for word in present) for wanted in words)


def _scan(db: Database, where: _Where, words: list[str]) -> Iterator[tuple[Named, str]]:
    # A CROSS JOIN is done in the order in which it is written: what does not fit is never joined.
    fits = " AND ".join(f"({where.text}) LIKE ? AND ' ' || {where.text} GLOB ?" for _ in words)
    values = [pattern for word in words for pattern in (_like(word), _glob(word))]
    if not any(one.isdigit() for word in words for one in word):
        fits = f"{where.without_figures} AND {fits}"
    sql = (
        f"SELECT t.id, {where.procurement}, {where.of}, {where.title}, {where.detail}, {where.text}"
        f' FROM "{where.table}" t {where.join} WHERE t.deleted = 0 AND {fits}'
        f" ORDER BY {where.order}"
    )
    for id, of_case, of, title, detail, whole in db.conn.execute(sql, values):
        yield Named(UUID(bytes=id), _id(of_case), _id(of), title, detail), whole


_BETWEEN_WORDS: Final = "[^0-9A-Za-zÀ-ɏ]"


def _like(word: str) -> str:
    return f"%{''.join(one if one.isascii() else '_' for one in word)}%"


def _glob(word: str) -> str:
    """A word has letters and figures alone: none of them is a sign of the pattern."""
    letters = (
        f"[{one}{one.upper()}]"
        if one.isascii() and one.isalpha()
        else one
        if one.isascii()
        else "?"
        for one in word
    )
    return f"*{_BETWEEN_WORDS}{''.join(letters)}*"


def _id(value: bytes | None) -> UUID | None:
    return UUID(bytes=value) if value else None


def _by_supplier(db: Database, firms: list[Named], known: set[UUID], limit: int) -> list[Named]:
    """Meetings that have no title of their own go by whom they are with."""
    if limit <= 0 or not firms:
        return []
    marks = ", ".join("?" * len(firms))
    sql = f"""SELECT t.id, t.procurement, NULL, s.name, {_DAY} FROM meeting_supplier l
        JOIN meeting t ON t.id = l.meeting AND t.deleted = 0 AND t.title = '' JOIN procurement p ON p.id = t.procurement
        AND p.deleted = 0 JOIN supplier s ON s.id = l.supplier
        WHERE l.deleted = 0 AND l.supplier IN ({marks}) ORDER BY t.n LIMIT ?"""
    rows = db.conn.execute(sql, [*(one.id.bytes for one in firms), limit + len(known)]).fetchall()
    made: dict[UUID, Named] = {}
    for id, of_case, _, title, detail in rows:
        key = UUID(bytes=id)
        before = made.get(key)
        name = f"{before.title}, {title}" if before else title
        if key not in known:
            made[key] = Named(key, _id(of_case), None, name, detail)
    alike = {(one.title, one.detail, one.procurement): one for one in reversed(made.values())}
    return list(reversed(alike.values()))[:limit]
