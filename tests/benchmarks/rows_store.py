"""What concerns the desk file: capture, search, size of the journal, opening, backup."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlcipher3 import dbapi2

from lupdesk.desk import backups, capture
from lupdesk.desk.opening import check_whole, open_desk
from lupdesk.domain.acts import Act
from lupdesk.domain.capture import Captured
from lupdesk.domain.kinds import InputType, Secrecy
from lupdesk.domain.things import Input, Meeting
from lupdesk.store import database, search, whole_file
from lupdesk.store.search import Scope
from tests.benchmarks.desks import Desks
from tests.benchmarks.table import Row, milliseconds, seconds, share, spaced
from tests.benchmarks.words import Speech

_CAPTURES: Final = 1500
_WARM: Final = 50
"""The first captures, which fill the caches and are not counted."""
_BETWEEN: Final = 8
"""Captures between two idle moments, in which the window tidies."""
_SEARCH_LIMIT: Final = 50
"""Hits that the search field asks for."""


def measure(desks: Desks) -> Iterator[Row]:
    yield from _capturing(desks)
    yield from _searching(desks, desks.most)
    yield from _size(desks)
    yield from _opening(desks)
    yield from _looking_after(desks)


# -- capture -----------------------------------------------------------------------------------


def _capturing(desks: Desks) -> Iterator[Row]:
    desk = open_desk(desks.copy(100_000), author="Måler")
    bare = bare_desk(desks.folder / "bare.sqlite")
    speech = Speech(77)
    meeting = desk.all(Meeting)[-1]
    ours, theirs, own = [], [], []
    for turn in range(_CAPTURES):
        if turn % _BETWEEN == 0:
            desk.tidy()
        said = speech.statement()
        captured = Captured(text=said, type=InputType.BAR, themes=("drift",))
        theirs.append(seconds(partial(bare.execute, "INSERT INTO said (text) VALUES (?)", [said])))
        began = time.thread_time()
        ours.append(seconds(partial(capture.write_input, desk, meeting.id, captured)))
        own.append(time.thread_time() - began)
    bare.close()
    desk.close()
    ours, theirs = ours[_WARM:], theirs[_WARM:]
    p99, bare_p99 = share(ours, 99), share(theirs, 99)
    yield Row(
        "Enter in the capture line to committed on disk, p99 (100 000 inputs)",
        "1.5 × a bare one-row commit",
        f"{milliseconds(p99)} = {p99 / bare_p99:.1f} × {milliseconds(bare_p99)}"
        f" (median {milliseconds(share(ours, 50))}; {milliseconds(share(theirs, 50))})",
        p99 <= 1.5 * bare_p99,
    )
    waited = [whole - part for whole, part in zip(ours, own[_WARM:], strict=True)]
    yield Row(
        "of that waiting for the disk, p99",
        "",
        f"{milliseconds(share(waited, 99))} = {share(waited, 99) / bare_p99:.1f} × the bare one",
        None,
    )
    yield Row(
        "of that our own part: the processor's time, median",
        "1 ms",
        milliseconds(share(own[_WARM:], 50)),
        share(own[_WARM:], 50) <= 0.001,
    )


def bare_desk(path: Path) -> dbapi2.Connection:
    """What one row and its commit take on the same disk, with nothing of ours."""
    for one in (path, *whole_file.companions(path)):
        one.unlink(missing_ok=True)
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE said (n INTEGER PRIMARY KEY, text TEXT)")
    return connection


# -- search ------------------------------------------------------------------------------------


def _searching(desks: Desks, inputs: int) -> Iterator[Row]:
    path = desks.desk(inputs)
    db = database.connect(path, database.Mode.READ)
    chance, speech = random.Random(11), Speech(13)
    rows = [chance.randrange(1, inputs + 1) for _ in range(300)]
    spent: dict[str, list[float]] = {}
    for filtered in ("none", "procurement", "procurement and type", "supplier", "secrecy"):
        for turn in range(100):
            text, scope = _question(db, chance.choice(rows), filtered)
            typed = _word(chance, speech, text, turn)
            before = f"{chance.choice(text.split())} " if turn % 3 == 0 else ""
            for length in range(1, min(8, len(typed)) + 1):
                asked = before + typed[:length]
                took = seconds(partial(search.numbers, db, asked, scope, limit=_SEARCH_LIMIT))
                spent.setdefault(filtered, []).append(took)
    db.close()
    yield Row(
        f"search while typing, {spaced(inputs)} inputs, newest first, 1–8 letters, p95",
        "5 ms",
        *_judged([one for each in spent.values() for one in each]),
    )
    for filtered, each in spent.items():
        figure, _ = _judged(each)
        yield Row(f"… filter: {filtered}", "", figure, None)


def _judged(spent: list[float]) -> tuple[str, bool]:
    p50, p95, most = share(spent, 50), share(spent, 95), max(spent)
    told = f"{milliseconds(p95)} (median {milliseconds(p50)}, most {milliseconds(most)})"
    return told, p95 <= 0.005


def _question(db: database.Database, number: int, filtered: str) -> tuple[str, Scope]:
    """The text of a row, so that some questions have a hit, and a filter that it fits."""
    text, procurement, kind, supplier, secrecy = db.execute(
        "SELECT text, procurement, type, supplier, secrecy FROM input WHERE n = ?", [number]
    ).fetchone()
    scopes = {
        "none": Scope(),
        "procurement": Scope(procurement=UUID(bytes=procurement)),
        "procurement and type": Scope(procurement=UUID(bytes=procurement), type=InputType(kind)),
        "supplier": Scope(supplier=UUID(bytes=supplier)),
        "secrecy": Scope(secrecy=Secrecy(secrecy)),
    }
    return text.rstrip(".").lower(), scopes[filtered]


def _word(chance: random.Random, speech: Speech, text: str, turn: int) -> str:
    """A word of the row, a word that is said somewhere, or one that nobody says."""
    if turn % 4 < 2:
        return chance.choice(text.split())
    if turn % 4 == 2:
        return speech.word()
    return chance.choice(["xq", "zzyv", "løsnq", "qwertyui"]) + speech.word()


# -- the file ------------------------------------------------------------------------------------


def _size(desks: Desks) -> Iterator[Row]:
    size = _used(desks.desk(100_000))
    yield Row(
        "a desk of 100 000 inputs with journal and index", "200 MB", f"{size:.0f} MB", size <= 200
    )
    if desks.most > 100_000:
        size = _used(desks.desk(desks.most))
        what = f"a desk of {spaced(desks.most)} inputs with journal and index"
        yield Row(what, "", f"{size:.0f} MB", None)


def _used(path: Path) -> float:
    """Megabytes of the pages in use; making the index in bulk leaves free ones behind."""
    db = database.connect(path, database.Mode.READ)
    pages, free, size = (
        int(db.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    db.close()
    return (pages - free) * size / 1e6


def _opening(desks: Desks) -> Iterator[Row]:
    for inputs in sorted({1_000, 100_000, desks.most}):
        path = desks.copy(inputs) if inputs <= 100_000 else desks.desk(inputs)
        open_desk(path, author="Måler").close()
        spent = seconds(partial(_open_and_close, path))
        desk = open_desk(path, author="Måler")
        asked = seconds(partial(getattr, desk, "undo_label"))
        desk.close()
        yield Row(
            f"opening and closing a desk of {spaced(inputs)} inputs; finding what to undo",
            "",
            f"{milliseconds(spent)}; {milliseconds(asked)}",
            None,
        )


def _open_and_close(path: Path) -> None:
    open_desk(path, author="Måler").close()


def _looking_after(desks: Desks) -> Iterator[Row]:
    path = desks.copy(100_000)
    whole = seconds(lambda: check_whole(path))
    target = desks.folder / "backup.lupdesk"
    copied = seconds(lambda: backups.copy_desk(path, target))
    target.unlink()
    desk = open_desk(path, author="Måler", clock=lambda: datetime.now(UTC) + timedelta(days=400))
    procurement = desk.all(Meeting)[0].procurement

    def take_in() -> None:
        with desk.act(Act.IMPORT_INPUTS) as act:
            for number in range(5000):
                act.add(Input, procurement=procurement, number=number, text=f"rad {number}")

    imported = seconds(take_in)
    undone = seconds(desk.undo)
    desk.close()
    yield Row("reading a desk of 100 000 inputs whole, in a worker", "", milliseconds(whole), None)
    yield Row("a verified backup of it", "", milliseconds(copied), None)
    yield Row(
        "taking in 5 000 rows as one act; undoing it", "", f"{imported:.2f} s; {undone:.2f} s", None
    )
