from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from lupdesk.desk import backups
from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.paths import backups_folder
from tests.cli.conftest import OF, Call, Done, Records

SECRET = "Zyxwvutsk koster 412 kroner"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LUPDESK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def said(desk_file: Path, done: Done) -> str:
    return done("input", "add", desk_file, *OF, "--text", SECRET).strip()


def back_up(desk_file: Path) -> Path:
    desk = open_desk(desk_file, author="Selma Lie", clock=lambda: datetime(2027, 3, 26, tzinfo=UTC))
    try:
        return backups.back_up_now(desk, backups_folder(desk.id))
    finally:
        desk.close()


def test_a_statement_is_purged_and_the_backup_that_holds_it_is_named(
    home: Path, done: Done, records: Records, desk_file: Path, said: str
) -> None:
    kept = back_up(desk_file)
    assert home in kept.parents
    lines = done("purge", desk_file, said, "--reason", "Personvern", language="nb").splitlines()
    assert lines[0] == "Det er slettet for godt fra denne filen."
    assert lines[-1].strip() == str(kept)
    assert SECRET.encode() not in desk_file.read_bytes()
    assert SECRET.encode() in kept.read_bytes()
    assert records("list", "inputs", desk_file) == []


def test_copies_of_other_names_and_folders_are_looked_into(
    home: Path, records: Records, desk_file: Path, said: str
) -> None:
    copies = [
        backups_folder("migrations") / "desk 20270326-000000.lupdesk",
        backups_folder("replaced") / "20270326-000000.lupdesk",
    ]
    for path in copies:
        path.parent.mkdir(parents=True)
        backups.copy_desk(desk_file, path)
    other = backups_folder("migrations") / "other.lupdesk"
    create_desk(other, title="Et annet kontor", author="Selma Lie").close()
    (record,) = records("purge", desk_file, said, "--reason", "Personvern")
    assert sorted(record["backups"]) == sorted(str(path) for path in copies)


def test_what_else_holds_the_words_is_named(
    home: Path, done: Done, records: Records, desk_file: Path, said: str
) -> None:
    other = done("input", "add", desk_file, *OF, "--text", f"Gjentatt: {SECRET}").strip()
    (record,) = records("purge", desk_file, said, "--reason", "Personvern")
    assert record["elsewhere"] == [{"kind": "input", "id": other, "field": "text"}]
    assert (record["backups"], record["emptied"]) == ([], True)


@pytest.mark.parametrize(
    ("kind", "add"),
    [
        ("insight", ("insight", "add", "--heard")),
        ("measure", ("measure", "add", "--title")),
        ("requirement", ("requirement", "add", "--text")),
        ("risk", ("risk", "add", "--text")),
    ],
)
def test_what_was_made_of_it_is_purged_by_its_id_too(
    home: Path,
    done: Done,
    records: Records,
    desk_file: Path,
    said: str,
    kind: str,
    add: tuple[str, str, str],
) -> None:
    group, call, words = add
    made = done(group, call, desk_file, *OF, words, f"Hørt: {SECRET}").strip()
    (record,) = records("purge", desk_file, said, "--reason", "Personvern")
    assert record["kind"] == "input"
    assert [(one["kind"], one["id"]) for one in record["elsewhere"]] == [(kind, made)]
    (record,) = records("purge", desk_file, made, "--reason", "Personvern")
    assert (record["kind"], record["elsewhere"]) == (kind, [])
    assert SECRET.encode() not in desk_file.read_bytes()


@pytest.mark.parametrize(
    ("language", "words"), [("en", ("finding", "measure")), ("nb", ("hovedfunn", "tiltak"))]
)
def test_the_help_says_what_can_be_named(call: Call, language: str, words: tuple[str, ...]) -> None:
    told = call("purge", "--help", language=language).stdout
    assert all(word in told for word in words)


@pytest.mark.parametrize("reason", [" ", f"Fordi {SECRET} ikke var ment for oss"])
def test_a_reason_is_wanted_that_does_not_repeat_it(
    home: Path, call: Call, desk_file: Path, said: str, reason: str
) -> None:
    refused = call("purge", desk_file, said, "--reason", reason)
    assert refused.exit_code == 1
    assert SECRET not in refused.output
    assert SECRET.encode() in desk_file.read_bytes()


@pytest.mark.parametrize("id", ["I07", "00000000-0000-0000-0000-000000000004"])
@pytest.mark.parametrize("name", ["purge", "withdraw"])
def test_what_is_not_there(home: Path, call: Call, desk_file: Path, name: str, id: str) -> None:
    refused = call(name, desk_file, id, "--reason", "x")
    assert refused.exit_code == 1
    assert id in refused.stderr


def test_a_document_is_withdrawn_with_a_reason(
    done: Done, call: Call, records: Records, desk_file: Path, tmp_path: Path
) -> None:
    done(
        "export", "summary", "--desk", desk_file, *OF, "--audience", "public",
        "--out", tmp_path / "oppsummering.pdf",
    )  # fmt: skip
    (sent,) = records("list", "documents", desk_file)
    assert (sent["file"], sent["withdrawn_on"]) == ("oppsummering.pdf", None)
    assert call("withdraw", desk_file, sent["id"], "--reason", "").exit_code == 1
    line = done("withdraw", desk_file, sent["id"], "--reason", "Feil tall", language="nb")
    assert line.startswith("Trukket tilbake: oppsummering.pdf.")
    again = call("withdraw", desk_file, sent["id"], "--reason", "Enda en")
    assert again.exit_code == 1
    assert "withdrawn before" in again.stderr
    (now,) = records("list", "documents", desk_file, *OF)
    assert (now["withdrawn_on"], now["withdrawn_reason"]) == ("2027-03-26", "Feil tall")
