from __future__ import annotations

from pathlib import Path

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
