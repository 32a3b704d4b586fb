"""Each thing and its table say the same: names, defaults, which fields may be empty."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from lupdesk.domain.things import Thing
from lupdesk.store import database, journal, rows
from lupdesk.store.database import Mode
from lupdesk.store.rows import TABLES, columns


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rows") / "empty.lupdesk"
    database.create(path, {})
    return path


@pytest.mark.parametrize("thing", TABLES, ids=TABLES.values())
def test_table_and_thing_agree(empty: Path, thing: type[Thing]) -> None:
    db = database.connect(empty, Mode.READ)
    found = {
        name: (required, default)
        for _, name, _, required, default, _ in db.execute(
            f'PRAGMA table_info("{TABLES[thing]}")'
        ).fetchall()
    }
    numbered = journal.read_fields(db)
    db.close()
    assert set(found) == {one.name for one in columns(thing)} | {"n", "deleted"}
    for one in columns(thing):
        required, default = found[one.name]
        if one.required:
            assert (bool(required), default) == (True, None)
        elif one.default is None:
            assert (bool(required), default) == (False, None)
        else:
            stored = f"'{one.default}'" if isinstance(one.default, str) else str(one.default)
            assert (bool(required), default) == (True, stored)
        if one.name != "id":
            assert (TABLES[thing], one.name) in numbered


ANY_THING = {("reason", "about"), ("tie", "of"), ("tie", "basis")}
"""Ids that may name a thing of any table."""


def test_every_reference_names_a_table_that_exists(empty: Path) -> None:
    db = database.connect(empty, Mode.READ)
    for thing, table in TABLES.items():
        references = {
            row[3]: row[2] for row in db.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
        }
        wanted = {
            one.name
            for one in columns(thing)
            if (table, one.name) not in ANY_THING
            and one.name != "id"
            and _holds_ids(empty, table, one.name)
        }
        assert set(references) == wanted
        assert set(references.values()) <= set(TABLES.values())
    db.close()


def _holds_ids(path: Path, table: str, name: str) -> bool:
    db = database.connect(path, Mode.READ)
    kinds = {row[1]: row[2] for row in db.execute(f'PRAGMA table_info("{table}")').fetchall()}
    db.close()
    return str(kinds[name]) == "BLOB"


def test_an_instant_needs_its_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        rows.instant_text(datetime.fromisoformat("2027-03-16T09:00"))
