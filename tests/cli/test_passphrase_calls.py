"""The passphrase on the command line: by file, by environment, by terminal, never in the call."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from lupdesk.paths import backups_folder
from lupdesk.store import keyring, seal
from lupdesk.store.seal import Cost
from tests.cli.conftest import Call, Done, Records

WORDS = "fire ord på rad"
OTHER = "noe helt annet her"


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(seal, "CHOSEN", Cost(1024, 1, 1))
    monkeypatch.delenv("LUPDESK_PASSPHRASE", raising=False)
    monkeypatch.delenv("LUPDESK_NEW_PASSPHRASE", raising=False)
    forget_all()
    yield
    forget_all()


def forget_all() -> None:
    """Each call is a process of its own."""
    keyring._by_id.clear()
    keyring._by_path.clear()


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "ord.txt"
    path.write_text(f"{WORDS}\n", "utf-8")
    return path


@pytest.fixture
def sealed(desk_file: Path, words: Path, done: Done) -> Path:
    said = done("passphrase", "set", desk_file, "--passphrase-file", words)
    assert "Recovery key: " in said
    assert "A passphrase does not protect:" in said
    assert WORDS not in said
    forget_all()
    return desk_file


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_every_call_takes_the_passphrase(
    sealed: Path, words: Path, tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "kopi.lupdesk"
    calls = (
        ("list", "procurements", sealed),
        ("search", sealed, "hjemme"),
        ("verify", sealed),
        ("backup", sealed, copy),
        ("verify", copy),
        ("restore", copy, sealed),
        ("list", "suppliers", sealed),
        ("check", sealed, "--procurement", "TFS-2027-01"),
    )
    for words_of in calls:
        forget_all()
        refused = call(*words_of)
        assert refused.exit_code == 1
        assert "--passphrase-file" in refused.stderr
        by_file = call(*words_of, "--passphrase-file", words)
        assert by_file.exit_code == 0 or words_of[0] == "check", by_file.stderr
        forget_all()
    monkeypatch.setenv("LUPDESK_PASSPHRASE", WORDS)
    listed = call("list", "procurements", sealed)
    assert listed.exit_code == 0
    assert "TFS-2027-01" in listed.stdout


def test_a_wrong_one_is_one_sentence_and_changes_nothing(
    sealed: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {one.name: sha256(one) for one in sealed.parent.glob("*desk*")}
    monkeypatch.setenv("LUPDESK_PASSPHRASE", "feil passfrase")
    for words in (("list", "procurements", sealed), ("passphrase", "remove", sealed)):
        result = call(*words)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert result.stderr.startswith(f"That is not the passphrase of {sealed}.")
        assert result.stderr.count("\n") == 1
        assert "feil passfrase" not in result.stderr
    assert {one.name: sha256(one) for one in sealed.parent.glob("*desk*")} == before
    assert len(before) == 2


def test_changed_and_removed(
    sealed: Path, words: Path, tmp_path: Path, call: Call, done: Done, records: Records
) -> None:
    new = tmp_path / "ny.txt"
    new.write_text(OTHER, "utf-8")
    before = sha256(sealed)
    (told,) = records(
        "passphrase", "change", sealed,
        "--passphrase-file", words,
        "--new-passphrase-file", new,
    )  # fmt: skip
    assert sha256(sealed) == before
    forget_all()
    assert call("list", "procurements", sealed, "--passphrase-file", words).exit_code == 1
    forget_all()
    key = tmp_path / "papir.txt"
    key.write_text(told["recovery_key"], "utf-8")
    done("list", "procurements", sealed, "--passphrase-file", key)
    forget_all()
    done("passphrase", "remove", sealed, "--passphrase-file", new)
    forget_all()
    assert "TFS-2027-01" in done("list", "procurements", sealed)
    again = call("passphrase", "remove", sealed, "--passphrase-file", new)
    assert again.exit_code == 1
    assert "has no passphrase" in again.stderr


def test_plain_backups_are_named_and_can_be_sealed(
    desk_file: Path, words: Path, tmp_path: Path, done: Done, records: Records
) -> None:
    desk = desk_file
    folder = backups_folder("replaced")
    for name in ("20270101-100000", "20270102-100000"):
        done("backup", desk, folder / f"{name}.lupdesk")
    done("new", tmp_path / "annet.lupdesk")
    done("backup", tmp_path / "annet.lupdesk", folder / "20270103-100000.lupdesk")
    (told,) = records("passphrase", "set", desk, "--passphrase-file", words)
    assert [Path(one).stem for one in told["plain_backups"]] == [
        "20270101-100000",
        "20270102-100000",
    ]
    done("passphrase", "remove", desk, "--passphrase-file", words)
    (told,) = records("passphrase", "set", desk, "--passphrase-file", words, "--seal-backups")
    assert told["plain_backups"] == []
    assert len(told["sealed_backups"]) == 2
    forget_all()
    done("verify", told["sealed_backups"][0], "--passphrase-file", words)
    done("verify", folder / "20270103-100000.lupdesk")


def test_sealed_from_the_first_byte(tmp_path: Path, words: Path, done: Done, call: Call) -> None:
    path = tmp_path / "ny.lupdesk"
    made = json.loads(done("new", path, "--seal", "--json", "--passphrase-file", words))
    assert len(made[0]["recovery_key"]) == 47
    assert not path.read_bytes().startswith(b"SQLite")
    forget_all()
    assert call("list", "procurements", path).exit_code == 1
    assert call("new", path, "--seal", "--passphrase-file", words).exit_code == 1


def test_asked_for_on_the_terminal_without_echo(
    sealed: Path, done: Done, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def prompt(question: str, *, hide_input: bool, err: bool) -> str:
        asked.append((question, hide_input, err))
        return WORDS

    monkeypatch.setattr("lupdesk.cli.unlocking._somebody_is_there", lambda: True)
    monkeypatch.setattr("click.prompt", prompt)
    done("list", "procurements", sealed)
    assert asked == [(f"Passphrase of {sealed}", True, True)]


def test_two_new_ones_that_differ_are_refused(
    desk_file: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter((WORDS, OTHER))
    monkeypatch.setattr("lupdesk.cli.unlocking._somebody_is_there", lambda: True)
    monkeypatch.setattr("click.prompt", lambda *_, **__: next(answers))
    result = call("passphrase", "set", desk_file)
    assert result.exit_code == 1
    assert "differ" in result.stderr
    assert desk_file.read_bytes().startswith(b"SQLite")


@pytest.mark.parametrize("content", [b"", b"\n", b"en\nto\n", b"\xff\xfe\x00"])
def test_a_file_without_one_line_is_refused(
    sealed: Path, tmp_path: Path, call: Call, content: bytes
) -> None:
    odd = tmp_path / "rar.txt"
    odd.write_bytes(content)
    result = call("list", "procurements", sealed, "--passphrase-file", odd)
    assert result.exit_code == 1
    assert "holds no passphrase" in result.stderr
