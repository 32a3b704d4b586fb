"""A new desk from its first byte, as no other test here makes one: they copy an empty one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from lupdesk.store import database
from lupdesk.store.migrations import APPLICATION_ID, FORMAT, pending

Fill = Callable[[Path, Mapping[str, str]], None]


def _schema(path: Path) -> list[tuple[str, str]]:
    with closing(database.connect(path, database.Mode.READ)) as db:
        return db.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()


def test_a_new_desk_is_the_one_that_is_copied_for_the_tests(
    tmp_path: Path, made_once: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, copied = tmp_path / "made.lupdesk", tmp_path / "copied.lupdesk"
    database.create(copied, {"id": "b"})
    monkeypatch.setattr(database, "_fill", made_once)
    database.create(made, {"id": "a", "title": "Kontoret"})
    with closing(database.connect(made, database.Mode.READ)) as db:
        assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert db.execute("PRAGMA user_version").fetchone()[0] == FORMAT
        assert not pending(db)
        told = dict(db.execute("SELECT name, value FROM desk").fetchall())
        assert told == {"id": "a", "title": "Kontoret"}
        assert database.whole(db)
    assert _schema(made) == _schema(copied)
