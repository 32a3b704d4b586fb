"""What is killed: a mother process that forks a child for each line it reads.

``kind seed rounds folder`` on stdin; without rounds (0) a child works until it is killed; the child's acknowledgements go to stdout as ``word …`` lines,
each written only after the commit that it speaks of.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

from sqlite_utils import Migrations

from lupdesk.desk import backups, inputs, parcels, procurements
from lupdesk.desk.loan import lend, take_back
from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.desk.session import Desk, utc_now
from lupdesk.domain.acts import Act
from lupdesk.domain.things import Input, Procurement
from lupdesk.store import migrations
from lupdesk.store.database import Database

IMPORTED = 1500
"""Rows of the one act of an import."""
OLD_ROWS = 1500
"""Rows of the desk that is migrated."""


def acknowledge(*words: object) -> None:
    os.write(1, (" ".join(str(word) for word in words) + "\n").encode())


def rounds_of(rounds: int) -> Iterator[int]:
    """So many, or without end: a child that is to be killed never comes to an end by itself."""
    return iter(range(rounds)) if rounds else count()


def new_desk(folder: Path) -> Desk:
    desk = create_desk(folder / "kontor.lupdesk", author="S")
    procurements.add_procurement(desk, reference="P", title="Prøve")
    return desk


def procurement_of(desk: Desk) -> UUID:
    return desk.all(Procurement)[0].id


def capture(folder: Path, chance: random.Random, rounds: int) -> None:
    """Statements one by one, some undone again, and the half-typed line between them."""
    desk = new_desk(folder)
    procurement = procurement_of(desk)
    acknowledge("ready")
    for number in rounds_of(rounds):
        text = " ".join(chance.choices(("løsning", "blåbær", "drift", "čállit"), k=9))
        inputs.add_input(desk, procurement, text=f"{number} {text}")
        acknowledge("wrote", number)
        if number % 9 == 8:
            desk.undo()
            acknowledge("undid", number)


def importing(folder: Path, chance: random.Random, rounds: int) -> None:
    """Thousands of rows as one act, through a loan; again and again."""
    desk = new_desk(folder)
    procurement = procurement_of(desk)
    acknowledge("ready")

    def work(worker: Desk) -> None:
        with worker.act(Act.IMPORT_INPUTS) as act:
            for number in range(IMPORTED):
                act.add(Input, procurement=procurement, number=number, text=f"rad {number}")

    for time in rounds_of(rounds):
        loan = lend(desk)
        take_back(desk, loan.run(work)[1])
        acknowledge("imported", time)
    del chance


def steps_so_far() -> Migrations:
    """The real steps, to which a test adds those of a later program."""
    steps = Migrations("lupdesk")
    for step in (migrations.m001_first_tables, migrations.m002_secrecy_and_treatment):
        steps(name=step.__name__)(step)
    return steps


@contextmanager
def next_format() -> Iterator[None]:
    """A program of the next version, whose migration touches every statement."""
    steps = steps_so_far()
    after = migrations.FORMAT + 1

    @steps(name=f"m{after:03}_test")
    def last(db: Database) -> None:
        db.execute("ALTER TABLE input ADD COLUMN extra TEXT NOT NULL DEFAULT ''")
        db.execute("CREATE TABLE copied (n INTEGER PRIMARY KEY, text TEXT) STRICT")
        db.execute("INSERT INTO copied SELECT n, text FROM input")
        db.execute("UPDATE input SET text = text || ' ny'")
        db.execute(f"PRAGMA user_version = {after}")

    before = migrations.migrations, migrations.FORMAT
    migrations.migrations, migrations.FORMAT = steps, after  # type: ignore[misc]
    try:
        yield
    finally:
        migrations.migrations, migrations.FORMAT = before  # type: ignore[misc]


def migrating(folder: Path, chance: random.Random, rounds: int) -> None:
    """An old desk is opened by a newer program."""
    del chance
    acknowledge("ready")
    with next_format():
        desk = open_desk(folder / "kontor.lupdesk", author="S", backups=folder / "kopier")
        acknowledge("migrated")
        procurement = procurement_of(desk)
        for number in rounds_of(rounds):
            inputs.add_input(desk, procurement, text=f"etter {number}")
            acknowledge("wrote", number)


def exporting(folder: Path, chance: random.Random, rounds: int) -> None:
    """Backups one after another, with statements between them."""
    desk = new_desk(folder)
    procurement = procurement_of(desk)
    with desk.act(Act.IMPORT_INPUTS) as act:
        for number in range(1000):
            act.add(Input, procurement=procurement, text=f"rad {number}")
    acknowledge("ready")
    at = utc_now()
    for number in rounds_of(rounds):
        inputs.add_input(desk, procurement, text=f"{number}")
        acknowledge("wrote", number)
        made = backups.back_up_if_due(
            desk.path,
            folder / "kopier",
            now=at + timedelta(seconds=number),
            every=timedelta(0),
        )
        acknowledge("copied", made.name if made else "", number)
    del chance


def closing(folder: Path, chance: random.Random, rounds: int) -> None:
    """Opened, written to, checkpointed and closed, again and again."""
    desk = new_desk(folder)
    acknowledge("ready")
    number = 0
    for _ in rounds_of(rounds):
        procurement = procurement_of(desk)
        for _ in range(chance.randrange(1, 9)):
            inputs.add_input(desk, procurement, text=f"{number} " + "x" * 2000)
            acknowledge("wrote", number)
            number += 1
        desk.close()
        acknowledge("closed", number)
        desk = open_desk(folder / "kontor.lupdesk", author="S")


def joining(folder: Path, chance: random.Random, rounds: int) -> None:
    """Parcels of thousands of changes from another laptop, one after the other."""
    del chance
    desk = new_desk(folder)
    procurement = procurement_of(desk)
    desk.close()
    shutil.copyfile(desk.path, folder / "annen.lupdesk")
    other = open_desk(folder / "annen.lupdesk", author="T")
    desk = open_desk(desk.path, author="S")
    acknowledge("ready")
    for time in rounds_of(rounds):
        with other.act(Act.IMPORT_INPUTS) as act:
            for number in range(IMPORTED):
                act.add(Input, procurement=procurement, number=number, text=f"rad {number}")
        parcels.make_parcel(other, folder / "annen.lupparcel")
        parcels.join_parcel(desk, folder / "annen.lupparcel")
        acknowledge("joined", time)


KINDS = {
    "capture": capture,
    "import": importing,
    "join": joining,
    "migration": migrating,
    "export": exporting,
    "close": closing,
}


def mother() -> None:
    for line in sys.stdin:
        kind, seed, rounds, folder = line.rstrip("\n").split(" ", 3)
        child = os.fork()
        if child == 0:
            status = 1
            try:
                KINDS[kind](Path(folder), random.Random(int(seed)), int(rounds))
                acknowledge("end")
                status = 0
            finally:
                if status:
                    traceback.print_exc()
                os._exit(status)
        acknowledge("child", child)
        _, status = os.waitpid(child, 0)
        acknowledge("over", status)


if __name__ == "__main__":
    mother()
