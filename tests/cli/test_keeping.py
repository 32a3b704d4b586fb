from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Call, Done, Records


def test_a_backup_comes_back_as_it_was(
    done: Done, records: Records, desk_with_suppliers: Path, tmp_path: Path
) -> None:
    desk = desk_with_suppliers
    copy = tmp_path / "deep" / "copy.lupdesk"
    (made,) = records("backup", desk, copy)
    assert made["counts"]["supplier"] == 14
    done("undo", desk)
    assert records("list", "suppliers", desk) == []
    (restored,) = records("restore", copy, desk)
    assert len(records("list", "suppliers", desk)) == 14
    kept = Path(restored["kept"])
    assert records("list", "suppliers", kept) == []
    assert restored["counts"]["supplier"] == 14


def test_a_restored_desk_is_a_new_replica(
    call: Call, records: Records, desk_with_suppliers: Path, tmp_path: Path
) -> None:
    copy, fresh = tmp_path / "copy.lupdesk", tmp_path / "fresh.lupdesk"
    records("backup", desk_with_suppliers, copy)
    (restored,) = records("restore", copy, fresh)
    assert restored["kept"] is None
    assert len(records("list", "suppliers", fresh)) == 14
    assert call("undo", fresh).exit_code == 1, "what another replica did is not undone here"


def test_verify_counts(records: Records, done: Done, desk_with_suppliers: Path) -> None:
    (found,) = records("verify", desk_with_suppliers)
    assert found["whole"] is True
    assert (found["counts"]["supplier"], found["counts"]["input"]) == (14, 0)
    assert found["acts"] == 2
    assert "14 suppliers" in done("verify", desk_with_suppliers)


def test_a_damaged_desk_is_told_and_left_alone(
    call: Call, desk_with_suppliers: Path, tmp_path: Path
) -> None:
    data = bytearray(desk_with_suppliers.read_bytes())
    data[8192:12288] = b"\xff" * 4096
    broken = tmp_path / "broken.lupdesk"
    broken.write_bytes(bytes(data))
    for words in (("verify", broken), ("restore", broken, tmp_path / "new.lupdesk")):
        result = call(*words)
        assert result.exit_code == 1
        assert len(result.stderr.strip().splitlines()) == 1
    assert broken.read_bytes() == bytes(data)
    assert not (tmp_path / "new.lupdesk").exists()


def test_backup_of_what_is_not_there(call: Call, tmp_path: Path) -> None:
    target = tmp_path / "copy.lupdesk"
    assert call("backup", tmp_path / "missing.lupdesk", target).exit_code == 1
    assert not target.exists()


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE input SET secrecy = 'nonsense' WHERE n = 1", "input"),
        ("UPDATE minutes SET frozen = replace(frozen, 'a', 'o') WHERE frozen <> ''", "minutes"),
        ("INSERT INTO content (sha256, bytes) VALUES ('00', x'01')", "content"),
        ("DELETE FROM input_search_docsize WHERE id = 1", "input_search_docsize"),
    ],
)
def test_verify_sees_what_sqlite_takes_for_whole(
    call: Call, told_case: Path, tmp_path: Path, statement: str, table: str
) -> None:
    path = tmp_path / "case.lupdesk"
    shutil.copyfile(told_case, path)
    assert call("verify", path).exit_code == 0
    with closing(sqlite3.connect(path)) as db:
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] or table == "content"
        changed = db.execute(statement).rowcount
        db.commit()
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert changed > 0
    result = call("verify", path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.strip().splitlines()) == 1


def test_minutes_that_were_changed_on_the_disk_are_not_written(
    call: Call, told_case: Path, tmp_path: Path
) -> None:
    path = tmp_path / "case.lupdesk"
    shutil.copyfile(told_case, path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE minutes SET frozen = 'not JSON' WHERE frozen <> ''")
        db.commit()
    result = call(
        "export", "minutes", "--desk", path, "--procurement", "TFS-2027-01",
        "--audience", "team", "--out", tmp_path / "out",
    )  # fmt: skip
    assert (result.exit_code, result.stdout) == (1, "")
    assert "not as they were approved" in result.stderr
