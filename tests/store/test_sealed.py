"""A sealed desk: nothing of it can be read in any file, and nothing is lost on the way there or back."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from lupdesk.desk import backups, capture, files, inputs, passphrase, procurements
from lupdesk.desk.meetings import add_meeting
from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.desk.session import Desk
from lupdesk.domain import recovery_key
from lupdesk.domain.capture import Captured
from lupdesk.domain.kinds import MeetingKind
from lupdesk.domain.things import Input, Procurement
from lupdesk.log import bare_trace, start_log, stop_log
from lupdesk.problems import Problem
from lupdesk.store import keyring, reading_copy, seal, whole_file
from lupdesk.store.seal import Cost, Secret
from tests.store.soundness import assert_sound

WORDS = "fire ord på rad"
OTHER = "noe helt annet her"
MARKER = "KjennemerkeØnskekvist"
NOON = datetime(2027, 3, 16, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Guesses that cost next to nothing, and an empty ring of keys before and after."""
    monkeypatch.setattr(seal, "CHOSEN", Cost(1024, 1, 1))
    forget_all()
    yield
    forget_all()


def forget_all() -> None:
    """As if the program had been closed."""
    keyring._by_id.clear()
    keyring._by_path.clear()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kontor" / "kontor.lupdesk"


def opened(path: Path) -> Desk:
    return open_desk(path, author="Selma")


def filled(desk: Desk) -> Desk:
    """The marker as a statement, a theme, a file and its name, a title and a half-typed line."""
    procurement = procurements.add_procurement(desk, reference="P", title=f"Om {MARKER}")
    start = datetime(2027, 3, 16, 10, 0, tzinfo=UTC)
    meeting = add_meeting(
        desk, procurement, kind=MeetingKind.CONFERENCE, title=MARKER, start=start, minutes=60
    )
    for number in range(40):
        capture.write_input(desk, meeting, Captured(text=f"{MARKER} nummer {number}"))
    said = [one.id for one in desk.all(Input)]
    inputs.edit_inputs(desk, said[:3], themes=(MARKER,))
    source = desk.path.parent.parent / "brev.txt"
    source.write_text(f"{MARKER} " * 500, "utf-8")
    files.add_file(desk, procurement, source)
    source.unlink()
    desk.save_draft(meeting, f"halv linje om {MARKER}")
    return desk


def plain_desk(path: Path) -> Path:
    path.parent.mkdir()
    filled(create_desk(path, title=MARKER, author="Selma")).close()
    return path


def sealed_desk(path: Path) -> str:
    key = passphrase.set_passphrase(plain_desk(path), WORDS, author="Selma")
    forget_all()
    return key


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def rows(path: Path) -> dict[str, list[Any]]:
    """All that the file holds, but for which file it is."""
    with_key = opened(path)
    try:
        assert_sound(with_key)
        db = with_key.database
        names = [
            name
            for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if name != "replica" and not name.startswith("input_search")
        ]
        return {
            name: sorted(map(repr, db.execute(f'SELECT * FROM "{name}"').fetchall()))
            for name in names
        }
    finally:
        with_key.close()


def readable_in(folder: Path) -> list[str]:
    spellings = [
        form.encode(code)
        for form in (MARKER, MARKER.lower(), MARKER.upper())
        for code in ("utf-8", "utf-16-le", "utf-16-be")
    ]
    return [
        str(one.relative_to(folder))
        for one in folder.rglob("*")
        if one.is_file() and any(spelling in one.read_bytes() for spelling in spellings)
    ]


def test_the_marker_is_seen_where_it_can_be_read(path: Path) -> None:
    plain_desk(path)
    assert readable_in(path.parent) == ["kontor.lupdesk"]


@pytest.mark.expects_log
def test_nothing_of_a_sealed_desk_can_be_read_in_any_file(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "midlertidig"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    monkeypatch.setenv("SQLITE_TMPDIR", str(temporary))
    key = passphrase.create_sealed(path, f"Kontor {MARKER}", WORDS)
    desk = filled(opened(path))
    wal = path.with_name(path.name + "-wal")
    assert wal.stat().st_size > 100_000
    assert readable_in(tmp_path) == []
    backups.back_up_now(desk, tmp_path / "kopier")
    backups.copy_desk(path, tmp_path / "pinne" / "kopi.lupdesk")
    copy = reading_copy.make(path)
    desk.undo()
    assert readable_in(tmp_path) == []
    desk.close()
    assert readable_in(tmp_path) == []
    assert copy.exists()
    handler = start_log(tmp_path / "logg")
    with pytest.raises(AttributeError) as caught:
        opened(path).get(Input, MARKER)  # type: ignore[arg-type]
    logging.getLogger("lupdesk").error(
        "failed for %s", f"{MARKER} {WORDS} {key}", exc_info=caught.value
    )
    assert MARKER not in bare_trace(caught.value)
    stop_log(handler)
    log = (tmp_path / "logg" / "lupdesk.log").read_text("utf-8")
    assert all(word not in log for word in (MARKER, WORDS, key))
    assert readable_in(tmp_path) == []
    reading_copy.discard(copy)


def test_neither_passphrase_nor_key_stands_in_any_file(tmp_path: Path, path: Path) -> None:
    key = sealed_desk(path)
    secret = Secret(recovery_key.read(key))
    told = (WORDS.encode(), key.encode(), secret.bytes_, secret.raw_key().encode())
    content = b"".join(one.read_bytes() for one in tmp_path.rglob("*") if one.is_file())
    assert [one for one in told if one in content] == []
    assert WORDS not in repr(secret)
    assert secret.bytes_.hex() not in repr(secret)
    assert seal.path_of(path).stat().st_mode & 0o077 == 0


def test_sealing_and_unsealing_keep_every_row_and_the_undo(path: Path) -> None:
    plain_desk(path)
    before = rows(path)
    key = passphrase.set_passphrase(path, WORDS, author="Selma")
    assert readable_in(path.parent) == []
    assert rows(path) == before
    desk = opened(path)
    assert desk.undo_label is not None
    desk.close()
    forget_all()
    passphrase.remove_passphrase(path, WORDS, author="Selma")
    forget_all()
    assert rows(path) == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert recovery_key.looks_like_one(key)


def test_the_plain_bytes_are_written_over(path: Path) -> None:
    plain_desk(path)
    with path.open("rb") as before:
        passphrase.set_passphrase(path, WORDS, author="Selma")
        assert set(before.read()) == {0}


def test_a_file_that_cannot_be_replaced_stays_plain_and_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain_desk(path)
    before = sha256(path)

    def held(part: Path, name: Path) -> None:
        raise PermissionError(13, "held by another program", str(name))

    with monkeypatch.context() as patch:
        patch.setattr(whole_file, "replace", held)
        with pytest.raises((Problem, OSError)):
            passphrase.set_passphrase(path, "en setning å huske", author="Selma")
    assert sha256(path) == before
    assert not passphrase.is_sealed(path)
    assert not seal.path_of(path).exists()
    open_desk(path, author="Selma").close()


def test_a_wrong_passphrase_changes_nothing(path: Path) -> None:
    sealed_desk(path)
    before = {one.name: sha256(one) for one in path.parent.iterdir()}
    for wrong in ("", WORDS + " ", WORDS.upper(), Secret.new().recovery_key()):
        for attempt in (
            partial(passphrase.unlock, path, wrong),
            partial(passphrase.change_passphrase, path, wrong, OTHER),
            partial(passphrase.remove_passphrase, path, wrong, author="Selma"),
        ):
            with pytest.raises(Problem) as caught:
                attempt()
            assert caught.value.code == "passphrase-wrong"
    with pytest.raises(Problem) as caught:
        opened(path)
    assert caught.value.code == "passphrase-wanted"
    assert {one.name: sha256(one) for one in path.parent.iterdir()} == before


def test_another_passphrase_leaves_the_desk_as_it_lies(tmp_path: Path, path: Path) -> None:
    key = sealed_desk(path)
    passphrase.unlock(path, WORDS)
    folder = tmp_path / "kopier"
    desk = opened(path)
    copy = backups.back_up_now(desk, folder)
    desk.close()
    before = sha256(path), sha256(copy), sha256(seal.path_of(path))
    assert passphrase.change_passphrase(path, WORDS, OTHER, [folder]) == (key, 1)
    assert (sha256(path), sha256(copy)) == before[:2]
    assert sha256(seal.path_of(path)) != before[2]
    for one in (path, copy):
        forget_all()
        with pytest.raises(Problem):
            passphrase.unlock(one, WORDS)
        passphrase.unlock(one, OTHER)
        assert backups.verify_contents(one).of("input") == 40


def test_the_recovery_key_opens_and_gives_a_new_passphrase(path: Path) -> None:
    key = sealed_desk(path)
    passphrase.unlock(path, key.lower().replace("-", " ").replace("0", "o"))
    opened(path).close()
    forget_all()
    passphrase.change_passphrase(path, key, OTHER)
    forget_all()
    passphrase.unlock(path, OTHER)
    opened(path).close()


def test_without_its_key_file_the_recovery_key_opens_still(tmp_path: Path, path: Path) -> None:
    key = sealed_desk(path)
    seal.path_of(path).unlink()
    for attempt in (partial(opened, path), partial(passphrase.unlock, path, WORDS)):
        with pytest.raises(Problem) as caught:
            attempt()
        assert caught.value.code == "key-file-missing"
        assert caught.value.facts["key_file"] == str(seal.path_of(path))
    with pytest.raises(Problem) as caught:
        passphrase.unlock(path, Secret.new().recovery_key())
    assert caught.value.code == "key-file-missing"
    passphrase.unlock(path, key)
    desk = opened(path)
    assert desk.count(Input) == 40
    copy = backups.back_up_now(desk, tmp_path / "kopier")
    desk.close()
    assert readable_in(tmp_path) == []
    passphrase.change_passphrase(path, key, OTHER)
    forget_all()
    passphrase.unlock(path, OTHER)
    opened(path).close()
    assert copy.exists()


def test_a_damaged_key_file_is_said_to_be_so(path: Path) -> None:
    sealed_desk(path)
    whole = json.loads(seal.path_of(path).read_bytes())
    for broken in (
        b"",
        b"[]",
        json.dumps(whole | {"lupdesk-key": 2}).encode(),
        json.dumps(whole | {"argon2id": whole["argon2id"] | {"memory_kib": 1 << 40}}).encode(),
    ):
        seal.path_of(path).write_bytes(broken)
        with pytest.raises(Problem) as caught:
            passphrase.unlock(path, WORDS)
        assert caught.value.code == "key-file-damaged"
    eased = whole | {"argon2id": whole["argon2id"] | {"passes": 2}}
    seal.path_of(path).write_bytes(json.dumps(eased).encode())
    with pytest.raises(Problem) as caught:
        passphrase.unlock(path, WORDS)
    assert caught.value.code == "passphrase-wrong"


def test_locked_again_it_wants_the_passphrase(path: Path) -> None:
    sealed_desk(path)
    passphrase.unlock(path, WORDS)
    opened(path).close()
    assert not passphrase.is_wanted(path)
    passphrase.lock_again(path)
    assert passphrase.is_wanted(path)
    assert passphrase.is_sealed(path)
    with pytest.raises(Problem):
        opened(path)


def test_what_cannot_be_done_is_said(path: Path) -> None:
    sealed_desk(path)
    with pytest.raises(Problem) as caught:
        passphrase.set_passphrase(path, OTHER, author="Selma")
    assert caught.value.code == "sealed-already"
    passphrase.remove_passphrase(path, WORDS, author="Selma")
    for attempt in (
        lambda: passphrase.remove_passphrase(path, WORDS, author="Selma"),
        lambda: passphrase.change_passphrase(path, WORDS, OTHER),
    ):
        with pytest.raises(Problem) as caught:
            attempt()
        assert caught.value.code == "not-sealed"
    with pytest.raises(Problem) as caught:
        passphrase.set_passphrase(path, "kort", author="Selma")
    assert caught.value.code == "passphrase-short"
    desk = opened(path)
    with pytest.raises(Problem) as caught:
        passphrase.set_passphrase(path, WORDS, author="Selma")
    assert caught.value.code == "desk-locked"
    desk.close()


def test_backups_of_a_sealed_desk_are_sealed_and_put_back_so(tmp_path: Path, path: Path) -> None:
    sealed_desk(path)
    passphrase.unlock(path, WORDS)
    desk = opened(path)
    copy = backups.back_up_now(desk, tmp_path / "kopier")
    procurement = desk.all(Procurement)[0].id
    procurements.edit_procurement(desk, procurement, title=f"Ny {MARKER}")
    desk.close()
    assert [one.title for one in backups.list_backups(tmp_path / "kopier")] == [MARKER]
    kept = backups.restore(copy, path, author="Selma", folder=tmp_path / "lagt bort")
    assert kept is not None
    assert readable_in(tmp_path) == []
    forget_all()
    for one, title in ((path, f"Om {MARKER}"), (kept, f"Ny {MARKER}")):
        passphrase.unlock(one, WORDS)
        desk = opened(one)
        assert desk.all(Procurement)[0].title == title
        desk.close()
        forget_all()


def test_a_plain_backup_put_back_is_sealed_again(tmp_path: Path, path: Path) -> None:
    plain_desk(path)
    folder = tmp_path / "kopier"
    desk = opened(path)
    copy = backups.back_up_now(desk, folder)
    desk.close()
    passphrase.set_passphrase(path, WORDS, author="Selma")
    assert passphrase.plain_copies([folder], path) == (copy,)
    backups.restore(copy, path, author="Selma", folder=tmp_path / "lagt bort")
    assert readable_in(tmp_path) == [str(copy.relative_to(tmp_path))]
    passphrase.seal_copies([copy], path)
    assert passphrase.plain_copies([folder], path) == ()
    assert readable_in(tmp_path) == []
    forget_all()
    passphrase.unlock(copy, WORDS)
    assert backups.verify_contents(copy).of("input") == 40


def test_a_key_file_of_another_desk_is_kept(tmp_path: Path, path: Path) -> None:
    sealed_desk(path)
    moved = tmp_path / "flyttet.lupdesk"
    path.rename(moved)
    foreign = seal.path_of(path).read_bytes()
    passphrase.create_sealed(path, "Ny", OTHER)
    (kept,) = path.parent.glob("kontor.lupdesk-key-*")
    assert kept.read_bytes() == foreign
    shutil.copyfile(kept, seal.path_of(moved))
    passphrase.unlock(moved, WORDS)
    opened(moved).close()


def test_a_key_file_left_by_a_kill_does_not_hinder_the_plain_desk(path: Path) -> None:
    plain_desk(path)
    secret = Secret.new()
    seal.put(path, seal.wrap(secret, WORDS))
    keyring.keep(secret)
    opened(path).close()
    passphrase.set_passphrase(path, OTHER, author="Selma")
    forget_all()
    passphrase.unlock(path, OTHER)
    opened(path).close()


def test_what_a_kill_left_beside_a_part_is_swept(path: Path) -> None:
    """Between the file's new name and the end of the part's own key file."""
    plain_desk(path)
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"],
        capture_output=True,
        text=True,
        check=True,
    )
    for end in (".part", ".part-key", ".part-wal", ".part-shm"):
        path.with_name(f".{path.name}.{gone.stdout.strip()}{end}").touch()
    path.with_name(f".{path.name}-key.{gone.stdout.strip()}.part").touch()
    mine = path.with_name(f".{path.name}.{os.getpid()}.part")
    mine.touch()
    opened(path).close()
    assert [one.name for one in path.parent.glob(".*part*")] == [mine.name]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills as POSIX does")
def test_killed_while_it_is_sealed_or_unsealed(path: Path) -> None:
    """At least sixteen kills, until both were seen: the desk is sealed or plain, whole, and the passphrase opens what is sealed."""
    before = rows(plain_desk(path))
    found: list[bool] = []
    for seed in range(64):
        if seed >= 16 and len(set(found)) > 1:
            break
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.store.sealed_and_killed", str(path)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        assert child.stdout is not None
        assert child.stdout.readline() == b"sealed\n"
        time.sleep(random.Random(seed).uniform(0, 0.3))
        child.send_signal(signal.SIGKILL)
        child.communicate()
        assert child.returncode == -signal.SIGKILL
        forget_all()
        sealed = passphrase.is_wanted(path)
        found.append(sealed)
        if sealed:
            passphrase.unlock(path, WORDS)
        assert rows(path) == before
        if sealed:
            assert readable_in(path.parent) == []
        assert list(path.parent.glob(".*.part*")) == []
    assert set(found) == {True, False}
