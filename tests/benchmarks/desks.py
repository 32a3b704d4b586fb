"""Desks of many inputs for measuring, made once and kept in ``build/bench``.

Written by the store's own rules, only in bulk: each statement is an act with its lines in the
journal, its row and its words in the search index.
"""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from lupdesk.desk.opening import create_desk
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.ids import uuid7
from lupdesk.domain.kinds import InputKind, InputType, MeetingKind, Secrecy, Side, Voice
from lupdesk.domain.things import (
    Guide,
    Input,
    Meeting,
    MeetingSupplier,
    Participation,
    Procurement,
    Question,
    Supplier,
)
from lupdesk.store import database, format_1, format_2, format_3, format_4, format_5, journal
from lupdesk.store.database import Database
from lupdesk.store.rows import column
from tests.benchmarks.words import Speech

START: Final = datetime(2024, 1, 8, 8, tzinfo=UTC)
_BATCH: Final = 20_000
_THEMES: Final = ("drift", "pris", "personvern", "integrasjon", "opplæring", "klima", "kvalitet")
_SECRECY: Final = (
    *[Secrecy.OPEN] * 6,
    Secrecy.ANONYMISE,
    Secrecy.SECRET,
    Secrecy.UNASSESSED,
    Secrecy.INTERNAL,
)
_FILLED: Final = (
    "procurement",
    "number",
    "kind",
    "type",
    "text",
    "meeting",
    "supplier",
    "question",
    "side",
    "phase",
    "themes",
    "position",
    "said_at",
    "secrecy",
    "deleted",
)
"""The fields of a captured statement: twelve to fourteen of them filled."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The surroundings of the statements of one procurement."""

    procurement: UUID
    suppliers: tuple[UUID, ...]
    meetings: tuple[UUID, ...]
    questions: tuple[UUID, ...]


class Desks:
    """Where the desks lie, and the ``most`` statements that one is made with: fewer for a quick
    run.
    """

    def __init__(self, folder: Path, most: int = 1_000_000) -> None:
        self.folder = folder
        self.most = most

    def desk(self, inputs: int, procurements: int = 0) -> Path:
        """A desk with so many statements, in so many procurements or one for each thousand, at most
        200; made on the first call.
        """
        name = f"{inputs}-in-{procurements}" if procurements else f"{inputs}"
        path = self.folder / f"{name}.lupdesk"
        made = self.folder / f"{name}.{_recipe()}"
        if not made.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            for old in self.folder.glob(f"{name}.*"):
                old.unlink()
            sys.stderr.write(f"making a desk of {inputs} inputs …\n")
            _make(path, inputs, procurements or max(1, min(200, inputs // 1000)))
            made.touch()
        return path

    def copy(self, inputs: int) -> Path:
        """A copy to write to, which the next copy replaces."""
        target = self.folder / f"{inputs}.copy.lupdesk"
        for one in self.folder.glob(f"{target.name}*"):
            one.unlink()
        shutil.copyfile(self.desk(inputs), target)
        return target


def _recipe() -> str:
    """Changes with the tables and with this file, so that no old desk is measured."""
    import hashlib

    first = format_1.THINGS, format_1.JOURNAL, format_1.INDEXES, format_1.SEARCH
    told = repr(
        (
            first,
            format_2.THINGS,
            format_2.FIELDS,
            format_2.INDEXES,
            format_3.FIELDS,
            format_4.THINGS,
            format_5.THINGS,
            format_5.FIELDS,
            format_5.INDEXES,
        )
    ).encode()
    return hashlib.sha256(told + Path(__file__).read_bytes()).hexdigest()[:12]


def _make(path: Path, inputs: int, procurements: int) -> None:
    desk = create_desk(path, title="Måling", author="Måler", clock=lambda: START)
    frames = list(_frames(desk, procurements))
    database_ = desk.database
    database_.execute("PRAGMA synchronous = OFF")
    triggers = [one for one in format_1.SEARCH if one.lstrip().startswith("CREATE TRIGGER")]
    for trigger in triggers:
        database_.execute(f"DROP TRIGGER {trigger.split()[2]}")
    for first in range(0, inputs, _BATCH):
        _speak(database_, frames, first, min(first + _BATCH, inputs), inputs)
    database.rebuild_index(database_)
    for trigger in triggers:
        database_.execute(trigger)
    database_.execute("PRAGMA synchronous = FULL")
    desk.close()


def _frames(desk: Desk, procurements: int) -> Iterator[Frame]:
    chance = random.Random(5)
    with desk.act(Act.IMPORT_SUPPLIERS) as act:
        register = [act.add(Supplier, name=f"Firma {n} AS") for n in range(procurements * 10)]
    for number in range(procurements):
        with desk.act(Act.ADD_PROCUREMENT) as act:
            procurement = act.add(Procurement, reference=f"B-{number:03}", title=f"Sak {number}")
            guide = act.add(Guide, procurement=procurement)
            questions = [
                act.add(Question, guide=guide, text=f"Spørsmål {n}?", short_name=f"Nr {n}")
                for n in range(16)
            ]
            suppliers = chance.sample(register, min(15, len(register)))
            meetings = []
            for place, supplier in enumerate(suppliers):
                act.add(Participation, procurement=procurement, supplier=supplier, code=f"L{place}")
                meeting = act.add(
                    Meeting,
                    procurement=procurement,
                    kind=MeetingKind.ONE_TO_ONE,
                    planned_start=START + timedelta(days=number, hours=place),
                    guide=guide,
                )
                act.add(MeetingSupplier, meeting=meeting, supplier=supplier)
                meetings.append(meeting)
        yield Frame(procurement, tuple(suppliers), tuple(meetings), tuple(questions))


def _speak(db: Database, frames: list[Frame], first: int, last: int, total: int) -> None:
    chance, speech = random.Random(first), Speech(first + 1)
    fields = journal.read_fields(db)
    numbers = [fields["input", name] for name in _FILLED]
    columns = [column(Input, name) for name in _FILLED[:-1]]
    act_number = int(db.execute("SELECT coalesce(max(n), 0) FROM act").fetchone()[0])
    acts, touched, changes, rows = [], [], [], []
    for place in range(first, last):
        wall = int(START.timestamp() * 1000) + 60_000 + place * 1000
        id = uuid7(wall, chance.randbytes(10)).bytes
        values = _statement(chance, speech, frames[place * len(frames) // total], place)
        stored = [one.encode(values[one.name]) for one in columns]
        act_number += 1
        acts.append((act_number, 1, wall << 16, wall, "write-input", "Måler"))
        touched.append((act_number, id))
        rows.append((id, *stored))
        changes += [
            (id, number, act_number, value)
            for number, known, value in zip(numbers, columns, stored, strict=False)
            if value != known.default or known.required
        ]
        changes.append((id, numbers[-1], act_number, 0))
    listed = ", ".join(("id", *_FILLED[:-1]))
    marks = ", ".join("?" * (len(columns) + 1))
    with journal.immediate(db):
        db.conn.executemany(f"INSERT INTO input ({listed}) VALUES ({marks})", rows)
        db.conn.executemany(
            "INSERT INTO act (n, replica, clock, wall, kind, author) VALUES (?, ?, ?, ?, ?, ?)",
            acts,
        )
        db.conn.executemany("INSERT INTO touched (act, row) VALUES (?, ?)", touched)
        db.conn.executemany(
            "INSERT INTO change (row, field, act, value) VALUES (?, ?, ?, ?)", sorted(changes)
        )


def _statement(chance: random.Random, speech: Speech, frame: Frame, place: int) -> dict[str, Any]:
    meeting = chance.randrange(len(frame.meetings))
    kinds = chance.choices(list(InputKind), weights=(90, 4, 4, 2))
    return {
        "procurement": frame.procurement,
        "number": place + 1,
        "kind": kinds[0],
        "type": chance.choice(list(InputType)),
        "text": speech.statement(),
        "meeting": frame.meetings[meeting],
        "supplier": frame.suppliers[meeting],
        "question": chance.choice(frame.questions),
        "side": chance.choice(list(Side)),
        "voice": Voice.OWN,
        "phase": chance.randrange(10),
        "themes": (chance.choice(_THEMES),),
        "position": float(place),
        "said_at": START + timedelta(seconds=place),
        "secrecy": chance.choice(_SECRECY),
    }
