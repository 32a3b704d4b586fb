"""The pictures over one procurement of 100 000 statements, and opening a cell of each."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from uuid import UUID

from lupdesk.desk import pictures
from lupdesk.desk.opening import look_at_desk
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import MeetingKind
from lupdesk.domain.pictures import PictureKind, Place
from lupdesk.domain.things import Guide, Meeting, MeetingSupplier, Procurement, Question
from lupdesk.store import database
from tests.benchmarks.desks import Desks
from tests.benchmarks.table import Row, milliseconds, seconds, share

_INPUTS = 100_000
_TURNS = 7
_NAMES = {
    PictureKind.THEMES: "theme × supplier",
    PictureKind.QUESTIONS: "question × supplier",
    PictureKind.PHASES: "type × phase × side",
    PictureKind.ROUNDS: "new, confirmed, withdrawn between the rounds",
}


def measure(desks: Desks) -> Iterator[Row]:
    path = desks.folder / "pictures.copy.lupdesk"
    for one in path.parent.glob(f"{path.name}*"):
        one.unlink()
    shutil.copyfile(desks.desk(_INPUTS), path)
    procurement = _in_one(path)
    desk = look_at_desk(path, author="Måler")
    for kind, name in _NAMES.items():
        yield from _counted(desk, procurement, kind, name)
    desk.close()


def _counted(desk: Desk, procurement: UUID, kind: PictureKind, name: str) -> Iterator[Row]:
    found = pictures.picture(desk, procurement, kind)
    spent = [seconds(partial(pictures.picture, desk, procurement, kind)) for _ in range(_TURNS)]
    place = Place(found.rows[0].key, found.columns[0].key)
    opened = [
        seconds(partial(pictures.statements, desk, procurement, kind, place)) for _ in range(_TURNS)
    ]
    usual, most = share(spent, 50), max(spent)
    yield Row(
        f"a picture over 100 000 statements: {name}",
        "200 ms",
        f"{milliseconds(usual)} (most {milliseconds(most)}; a cell {milliseconds(share(opened, 50))})",
        usual <= 0.2,
    )


def _in_one(path: Path) -> UUID:
    """All statements as if they had been said in the first procurement, in three rounds; some are
    said twice and some taken back.
    """
    desk = look_at_desk(path, author="Måler")
    procurement = desk.all(Procurement)[0].id
    meetings = [one.id for one in desk.all(Meeting, procurement=procurement)]
    links = {
        one.meeting: one.supplier for one in desk.all(MeetingSupplier, meeting=tuple(meetings))
    }
    guide = desk.all(Guide, procurement=procurement)[0].id
    questions = [one.id for one in desk.all(Question, guide=guide)]
    desk.close()
    db = database.connect(path, database.Mode.WRITE)
    db.execute("PRAGMA synchronous = OFF")
    for (trigger,) in db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'input'"
    ).fetchall():
        db.execute(f"DROP TRIGGER {trigger}")
    many, asked = len(meetings), len(questions)
    for place, meeting in enumerate(meetings):
        db.execute(
            "UPDATE input SET procurement = ?, meeting = ?, supplier = ? WHERE n % ? = ?",
            [procurement.bytes, meeting.bytes, links[meeting].bytes, many, place],
        )
    for place, question in enumerate(questions):
        db.execute(
            "UPDATE input SET question = ? WHERE (n / 7) % ? = ?", [question.bytes, asked, place]
        )
    for place, kind in enumerate((MeetingKind.CONFERENCE, MeetingKind.WRITTEN)):
        db.execute("UPDATE meeting SET kind = ? WHERE id = ?", [kind.value, meetings[place].bytes])
    db.execute(
        "UPDATE input SET text = (SELECT text FROM input o WHERE o.n = input.n - 1) WHERE n % 50 = 0"
    )
    db.execute("UPDATE input SET withdrawn_on = '2024-02-01' WHERE n % 199 = 0")
    db.close()
    return procurement
