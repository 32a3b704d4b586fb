"""The steps from one format of the desk to the next: append-only, all in one transaction."""

from __future__ import annotations

from typing import Final

from sqlite_utils import Database, Migrations

from lupdesk.store import format_1, format_2, format_3, format_4, format_5
from lupdesk.store.journal import immediate
from lupdesk.store.rows import TABLES

APPLICATION_ID: Final = 0x4C555044
"""``LUPD`` in the file's header, so that a desk is known before it is opened."""
FORMAT: Final = 5
"""The newest format that this program writes; stands in ``PRAGMA user_version``."""

migrations = Migrations("lupdesk")


@migrations()
def m001_first_tables(db: Database) -> None:
    for statement in (
        *format_1.THINGS,
        *format_1.JOURNAL,
        *format_1.INDEXES,
        *format_1.SEARCH,
    ):
        db.execute(statement)
    number_fields(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")


@migrations()
def m002_secrecy_and_treatment(db: Database) -> None:
    for statement in format_2.THINGS:
        db.execute(statement)
    for table, name, kind in format_2.FIELDS:
        db.execute(f'ALTER TABLE "{table}" ADD COLUMN {name} {kind}')
    for statement in format_2.INDEXES:
        db.execute(statement)
    number_fields(db)
    db.execute("PRAGMA user_version = 2")


@migrations()
def m003_core_channel_and_consent(db: Database) -> None:
    for statement in format_3.THINGS:
        db.execute(statement)
    for table, name, kind in format_3.FIELDS:
        db.execute(f'ALTER TABLE "{table}" ADD COLUMN {name} {kind}')
    number_fields(db)
    db.execute("PRAGMA user_version = 3")


@migrations()
def m004_contents_and_review(db: Database) -> None:
    for statement in (*format_4.THINGS, *format_4.JOURNAL):
        db.execute(statement)
    for table, name, kind in format_4.FIELDS:
        db.execute(f'ALTER TABLE "{table}" ADD COLUMN {name} {kind}')
    for statement in (*format_4.INDEXES, format_4.KNOWN_FROM_COPYING):
        db.execute(statement)
    number_fields(db)
    db.execute("PRAGMA user_version = 4")


@migrations()
def m005_what_came_of_it(db: Database) -> None:
    for statement in format_5.THINGS:
        db.execute(statement)
    for table, name, kind in format_5.FIELDS:
        db.execute(f'ALTER TABLE "{table}" ADD COLUMN {name} {kind}')
    for statement in format_5.INDEXES:
        db.execute(statement)
    number_fields(db)
    db.execute("PRAGMA user_version = 5")


def number_fields(db: Database) -> None:
    """Give each column of each thing its number in the journal; known ones keep theirs."""
    for table in TABLES.values():
        names = [row[1] for row in db.execute(f'PRAGMA table_info("{table}")').fetchall()]
        for name in names:
            if name not in ("n", "id"):
                db.execute(
                    "INSERT OR IGNORE INTO field (thing, name) VALUES (?, ?)",
                    [table, name],
                )


def pending(db: Database) -> bool:
    return bool(migrations.pending(db))


def apply(db: Database) -> None:
    """All steps that are wanting, or none: an error in any rolls back the whole."""
    with immediate(db):
        migrations.apply(db)
