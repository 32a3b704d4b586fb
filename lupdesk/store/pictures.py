"""The pictures, counted where the statements lie: one pass for each, no statement is read whole."""

from __future__ import annotations

import json
import sys
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import compress, count
from operator import itemgetter, methodcaller
from typing import Any, Final
from uuid import UUID

from lupdesk.domain.kinds import InputKind, InputType, Side
from lupdesk.domain.picture_phases import NO_PHASE, SHOWN, PhaseTally
from lupdesk.domain.picture_rounds import SEPARATOR, Said, round_on, words_of
from lupdesk.domain.picture_themes import QuestionTally, ThemeTally
from lupdesk.domain.vocabulary import theme_key
from lupdesk.store.database import Database

_EVER: Final = "FROM input WHERE procurement = :procurement AND deleted = 0 AND kind = 'input'"
_HEARD: Final = f"{_EVER} AND withdrawn_on IS NULL"
"""What was withdrawn is no voice any more; the rounds alone tell of it."""
_BEGINNING: Final = 56
"""Letters and signs of a text that are read to see which begin alike."""
_TOLD: Final = 30
"""Of these the plain letters and digits that are compared."""
_KEPT: Final = b"abcdefghijklmnopqrstuvwxyz0123456789\x1e"
_SMALL: Final = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", _KEPT[:26])
_NO_LETTERS: Final = bytes(
    one for one in range(256) if one not in _KEPT and not ord("A") <= one <= ord("Z")
)
_SAID: Final = f"""SELECT
    cast(group_concat(substr(text, 1, {_BEGINNING}), char(30)) AS BLOB),
    cast(group_concat(coalesce(substr(meeting, -8), zeroblob(8)), '') AS BLOB),
    group_concat(n, ' '),
    group_concat(CASE WHEN same_as IS NOT NULL OR withdrawn_on IS NOT NULL THEN n END, ' ')
    {_EVER}"""
_TYPES: Final = ", ".join(f"'{one}'" for one in SHOWN)


Speakers = set[UUID]
"""Suppliers that anything is written down of, also what was told to them."""


def theme_tallies(db: Database, procurement: UUID) -> tuple[list[ThemeTally], Speakers]:
    found = _by_supplier(db, "themes", procurement)
    told = [
        ThemeTally(_names(themes), _id(supplier), n)
        for kind, themes, supplier, n, holds in found
        if holds and kind == InputKind.INPUT
    ]
    return told, _speakers(found)


def question_tallies(db: Database, procurement: UUID) -> tuple[list[QuestionTally], Speakers]:
    found = _by_supplier(db, "question", procurement)
    told = [
        QuestionTally(_id(question), _id(supplier), n)
        for kind, question, supplier, n, holds in found
        if holds and kind == InputKind.INPUT
    ]
    return told, _speakers(found)


def _by_supplier(db: Database, field: str, procurement: UUID) -> list[Any]:
    """Of every kind of statement in one pass, since who is there is asked of all."""
    return _all(
        db,
        f"SELECT kind, {field}, supplier, count(*), withdrawn_on IS NULL AS holds FROM input"
        f" WHERE procurement = :procurement AND deleted = 0 GROUP BY {field}, supplier, kind, holds",
        procurement,
    )


def _speakers(found: Iterable[Any]) -> Speakers:
    return {UUID(bytes=supplier) for _, _, supplier, *_ in found if supplier is not None}


def phase_tallies(db: Database, procurement: UUID) -> list[PhaseTally]:
    found = _all(
        db,
        f"SELECT type, phase, side, supplier, count(*) {_HEARD} AND type IN ({_TYPES})"
        " GROUP BY type, phase, side, supplier",
        procurement,
    )
    return [
        PhaseTally(InputType(type), phase, Side(side) if side else None, _id(supplier), n)
        for type, phase, side, supplier, n in found
    ]


def said(
    db: Database,
    procurement: UUID,
    rounds: Mapping[UUID, int | None],
    outside: int | None,
    begun: Mapping[int, date],
) -> tuple[Said, Sequence[str]]:
    """Every statement by its round, and by its words where another may have the same, with the
    rows' numbers. They come as one text: to fetch 100 000 by themselves takes longer than all the
    rest. ``rounds`` are those of the meetings, ``outside`` is that of what was said in none.
    """
    begins, meetings, joined, rare = _all(db, _SAID, procurement)[0]
    if joined is None:
        return Said(), ()
    numbers = joined.split(" ")
    known = {0: outside} | {
        int.from_bytes(id.bytes[-8:], sys.byteorder): at for id, at in rounds.items()
    }
    # Here and below all is mapped as a whole: a loop over 100 000 would be felt.
    at = list(map(known.get, array("Q", meetings)))
    same, withdrawn = _rare(db, rare, numbers)
    taken = {
        place: round_on(day, begun, where)
        for place, day in withdrawn.items()
        if (where := at[place]) is not None
    }
    return Said(at, _keys(db, begins, numbers), same, taken), numbers


def _keys(db: Database, begins: bytes, numbers: Sequence[str]) -> Mapping[int, str]:
    """The words of those that begin alike: only these are read whole."""
    seen = begins.translate(_SMALL, _NO_LETTERS).split(b"\x1e")
    if len(seen) != len(numbers):  # a text holds the sign between texts
        return _words(db, range(len(numbers)), numbers)
    first = list(map(itemgetter(slice(_TOLD)), seen))
    several = {one for one, n in Counter(first).items() if n > 1}
    places = set(_where(several.__contains__, first))
    few = list(_where(_TOLD.__gt__, map(len, seen)))
    if few:  # others may have the same words after more or fewer signs
        long = _long(db, few, numbers)
        cut = {seen[place] for place in few if numbers[place] in long}
        if cut:
            places.update(_where(methodcaller("startswith", tuple(cut)), seen))
    return _words(db, sorted(places), numbers)


def _long(db: Database, places: Sequence[int], numbers: Sequence[str]) -> frozenset[str]:
    """The row numbers of those of which only the beginning was read."""
    found = db.conn.execute(
        "SELECT n FROM input WHERE length(text) >= ? AND n IN (SELECT value FROM json_each(?))",
        [_BEGINNING, f"[{','.join(numbers[place] for place in places)}]"],
    )
    return frozenset(str(n) for (n,) in found)


def _where(holds: Callable[[Any], bool], values: Iterable[Any]) -> Iterator[int]:
    return compress(count(), map(holds, values))


def _words(db: Database, places: Sequence[int], numbers: Sequence[str]) -> Mapping[int, str]:
    if not places:
        return {}
    found = db.conn.execute(
        "SELECT n, replace(text, char(30), ' ') FROM input"
        " WHERE n IN (SELECT value FROM json_each(?))",
        [f"[{','.join(numbers[place] for place in places)}]"],
    ).fetchall()
    text_of = {str(n): text for n, text in found}
    texts = list(dict.fromkeys(text_of.values()))
    words = dict(zip(texts, words_of(SEPARATOR.join(texts)), strict=True))
    return {place: words[text_of[numbers[place]]] for place in places}


def _rare(
    db: Database, rare: str | None, numbers: Sequence[str]
) -> tuple[dict[int, int], dict[int, date]]:
    """What few statements have: another that says the same, a day on which it was withdrawn."""
    if rare is None:
        return {}, {}
    found = db.conn.execute(
        "SELECT i.n, o.n, i.withdrawn_on FROM input i LEFT JOIN input o ON o.id = i.same_as"
        " WHERE i.n IN (SELECT value FROM json_each(?))",
        [f"[{rare.replace(' ', ',')}]"],
    ).fetchall()
    wanted = {str(n) for n, other, _ in found for n in (n, other)}
    place = {int(numbers[one]): one for one in _where(wanted.__contains__, numbers)}
    same = {place[n]: place[other] for n, other, _ in found if other in place}
    return same, {place[n]: date.fromisoformat(day) for n, _, day in found if day}


# -- the statements of a cell -----------------------------------------------------------------------


def themed(
    db: Database,
    procurement: UUID,
    themes: Collection[str] | None,
    supplier: UUID | None,
    alike: Mapping[UUID, Sequence[str]],
) -> list[int]:
    """Row numbers of what suppliers say of any of the themes, which are told by their keys; None is
    any theme, and anybody. ``alike`` are themes of other statements that say the same.
    """

    def meant(names: Iterable[str]) -> bool:
        return any(themes is None or theme_key(name) in themes for name in names)

    every = _all(db, f"SELECT DISTINCT themes {_HEARD} AND themes <> ''", procurement)
    wanted = json.dumps([text for (text,) in every if meant(_names(text))])
    where = "themes IN (SELECT value FROM json_each(:themes))"
    also = [id.hex.upper() for id, names in alike.items() if meant(names)]
    if not also:
        return _numbers(db, procurement, where, supplier, themes=wanted)
    where = f"({where} OR hex(id) IN (SELECT value FROM json_each(:also)))"
    return _numbers(db, procurement, where, supplier, themes=wanted, also=json.dumps(also))


def answering(
    db: Database, procurement: UUID, questions: Iterable[UUID], supplier: UUID | None
) -> list[int]:
    wanted = json.dumps([one.hex.upper() for one in questions])
    where = "hex(question) IN (SELECT value FROM json_each(:questions))"
    return _numbers(db, procurement, where, supplier, questions=wanted)


def in_phase(
    db: Database, procurement: UUID, phase: str | None, side: Side | None, type: InputType | None
) -> list[int]:
    """``phase`` as the picture's row has it. What notes no side is of whoever said it."""
    parts = [f"type IN ({_TYPES})" if type is None else "type = :type"]
    if phase is not None:
        parts.append("phase IS NULL" if phase == NO_PHASE else "phase = :phase")
    if side is not None:
        said_by = "supplier IS NULL" if side is Side.BUYER else "supplier IS NOT NULL"
        parts.append(f"(side IN (:side, 'both') OR (side IS NULL AND {said_by}))")
    values = {
        "type": type.value if type else None,
        "phase": int(phase) if phase not in (None, NO_PHASE) else None,
        "side": side.value if side else None,
    }
    used = {name: one for name, one in values.items() if f":{name}" in " ".join(parts)}
    return [
        int(n)
        for (n,) in _all(db, f"SELECT n {_HEARD} AND {' AND '.join(parts)}", procurement, **used)
    ]


def _numbers(
    db: Database, procurement: UUID, where: str, supplier: UUID | None, **values: str
) -> list[int]:
    """Of suppliers alone: who speaks of what is not about the buyer's own words."""
    who = "supplier IS NOT NULL"
    if supplier is not None:
        who, values = "hex(supplier) = :supplier", values | {"supplier": supplier.hex.upper()}
    found = _all(db, f"SELECT n {_HEARD} AND {where} AND {who}", procurement, **values)
    return [int(n) for (n,) in found]


def _all(db: Database, sql: str, procurement: UUID, **values: Any) -> list[Any]:
    return list(db.conn.execute(sql, {"procurement": procurement.bytes, **values}).fetchall())


def _names(themes: str) -> tuple[str, ...]:
    return tuple(json.loads(themes)) if themes else ()


def _id(value: bytes | None) -> UUID | None:
    return UUID(bytes=value) if value is not None else None
