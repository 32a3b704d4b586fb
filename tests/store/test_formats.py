"""Old desks open for ever, newer ones are refused, and a migration is whole or not at all."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from lupdesk.desk import backups
from lupdesk.desk.opening import open_desk
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import SignUpChannel
from lupdesk.domain.things import (
    Contact,
    Input,
    Participation,
    Procurement,
    Question,
    TeamMember,
)
from lupdesk.problems import Problem
from lupdesk.store import database, migrations
from lupdesk.store.database import Database, Mode
from tests.old_files.make_sample import make, told
from tests.store import killed
from tests.store.soundness import assert_sound

OLD = Path(__file__).parents[1] / "old_files"
FORMATS = sorted(OLD.glob("format_*.lupdesk"))


def schema(path: Path) -> list[tuple[str, str]]:
    db = database.connect(path, Mode.READ, immutable=True)
    try:
        sql = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"
        return [(str(name), str(text)) for name, text in db.execute(sql)]
    finally:
        db.close()


def test_there_is_a_sample_of_each_format() -> None:
    assert [one.stem for one in FORMATS] == [f"format_{n}" for n in range(1, migrations.FORMAT + 1)]


@pytest.mark.parametrize("sample", FORMATS, ids=lambda path: path.stem)
def test_an_old_desk_opens_with_all_that_it_held(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "kontor.lupdesk"
    shutil.copyfile(sample, path)
    desk = open_desk(path, author="Tor", backups=tmp_path / "kopier")
    now = told(desk)
    then = json.loads(sample.with_suffix(".json").read_text("utf-8"))
    for table, things in then.items():
        for was, found in zip(things, now[table], strict=True):
            assert found | was == found
    assert_sound(desk)
    with desk.act(Act.WRITE_INPUT) as act:
        act.add(Input, procurement=desk.all(Procurement)[0].id, text="videre")
    desk.undo()
    desk.close()
    again = open_desk(path, author="Tor")
    assert told(again) == now
    again.close()


def test_the_sample_is_what_this_program_makes(tmp_path: Path) -> None:
    """Until the format is released the sample follows it; afterwards the format stands still."""
    path = tmp_path / "ny.lupdesk"
    make(path)
    assert schema(path) == schema(FORMATS[-1])


def test_the_samples_are_never_touched(tmp_path: Path) -> None:
    before = [hashlib.sha256(one.read_bytes()).hexdigest() for one in FORMATS]
    for one in FORMATS:
        backups.verify(one)
        backups.copy_desk(one, tmp_path / one.name)
    assert [hashlib.sha256(one.read_bytes()).hexdigest() for one in FORMATS] == before
    assert not list(OLD.glob("*-wal"))


@pytest.mark.parametrize("sample", FORMATS[:-1], ids=lambda path: path.stem)
def test_an_old_desk_is_copied_whole_before_it_gets_the_newest_format(
    sample: Path, tmp_path: Path
) -> None:
    path = tmp_path / "kontor.lupdesk"
    shutil.copyfile(sample, path)
    open_desk(path, author="Tor", backups=tmp_path / "kopier").close()
    assert schema(path) == schema(FORMATS[-1])
    (kept,) = (tmp_path / "kopier").iterdir()
    assert schema(kept) == schema(sample)
    assert backups.verify(kept).tables == backups.verify(sample).tables


def test_what_format_3_added_is_empty_at_first_and_can_be_written_and_undone(
    tmp_path: Path,
) -> None:
    path = tmp_path / "kontor.lupdesk"
    shutil.copyfile(OLD / "format_2.lupdesk", path)
    desk = open_desk(path, author="Tor", backups=tmp_path / "kopier")
    (question,), (part,) = desk.all(Question), desk.all(Participation)
    people: list[Contact | TeamMember] = [*desk.all(Contact), *desk.all(TeamMember)]
    assert not question.core
    assert (part.registered_by, part.signed_up) == (None, True)
    assert {one.consented_on for one in people} == {None}
    assert {one.shown_for for one in people} == {""}
    with desk.act(Act.SET_PARTICIPATION) as act:
        act.set(Participation, part.id, registered_by=SignUpChannel.DOFFIN)
        act.set(Contact, people[0].id, consented_on=date(2027, 4, 1))
    desk.close()
    again = open_desk(path, author="Tor")
    assert again.all(Participation)[0].registered_by is SignUpChannel.DOFFIN
    assert again.all(Contact)[0].consented_on == date(2027, 4, 1)
    with again.act(Act.EDIT_QUESTION) as act:
        act.set(Question, question.id, core=True)
    again.undo()
    assert again.all(Question) == [question]
    assert_sound(again)
    again.close()


# -- migrating --------------------------------------------------------------------------------------


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "kontor.lupdesk"
    shutil.copyfile(FORMATS[-1], path)
    return path


def test_a_verified_backup_is_made_before_the_format_changes(old: Path, tmp_path: Path) -> None:
    with killed.next_format():
        desk = open_desk(old, author="Tor", backups=tmp_path / "kopier")
        assert all(one.text.endswith(" ny") for one in desk.all(Input))
        assert "extra" in desk.database.table("input").columns_dict
        desk.close()
        again = open_desk(old, author="Tor", backups=tmp_path / "kopier")
        assert {one.text.count(" ny") for one in again.all(Input)} == {1}
        again.close()
    (kept,) = (tmp_path / "kopier").iterdir()
    assert kept.name.startswith("kontor ")
    assert schema(kept) == schema(FORMATS[-1])
    assert dict(backups.verify(kept).tables)["input"] == 4


def test_without_a_folder_the_backup_lies_beside_the_desk(old: Path) -> None:
    with killed.next_format():
        open_desk(old, author="Tor").close()
    assert sorted(one.suffix for one in old.parent.iterdir()) == [".lupdesk", ".lupdesk"]


def test_afterwards_the_older_program_refuses_kindly(old: Path) -> None:
    with killed.next_format():
        open_desk(old, author="Tor").close()
    before = old.read_bytes()
    with pytest.raises(Problem) as raised:
        open_desk(old, author="Tor")
    assert raised.value.code == "desk-newer"
    assert (raised.value.facts["found"], raised.value.facts["known"]) == (
        migrations.FORMAT + 1,
        migrations.FORMAT,
    )
    assert old.read_bytes() == before


@contextmanager
def format_with(*steps: Callable[[Database], None]) -> Iterator[None]:
    """A later program with these migrations after the real ones."""
    wanted = killed.steps_so_far()
    for number, step in enumerate(steps, migrations.FORMAT + 1):
        wanted(name=f"m{number:03}")(step)
    before = migrations.migrations, migrations.FORMAT
    migrations.migrations, migrations.FORMAT = wanted, before[1] + len(steps)  # type: ignore[misc]
    try:
        yield
    finally:
        migrations.migrations, migrations.FORMAT = before  # type: ignore[misc]


def _good(db: Database) -> None:
    db.execute("ALTER TABLE supplier ADD COLUMN extra TEXT NOT NULL DEFAULT ''")
    db.execute("UPDATE input SET text = 'ødelagt'")
    db.execute(f"PRAGMA user_version = {migrations.FORMAT + 1}")


def _transforming(db: Database) -> None:
    db.table("replica").transform(rename={"since": "from_when"})
    db.execute(f"PRAGMA user_version = {migrations.FORMAT + 2}")


def _failing(db: Database) -> None:
    db.execute("DROP TABLE standard_phrase")
    raise ZeroDivisionError


@pytest.mark.parametrize(
    "steps", [(_failing,), (_good, _failing), (_good, _transforming, _failing)], ids=len
)
def test_a_migration_that_fails_leaves_the_desk_as_it_was(
    old: Path, tmp_path: Path, steps: tuple[Callable[[Database], None], ...]
) -> None:
    content = told_by(old)
    with format_with(*steps), pytest.raises(ZeroDivisionError):
        open_desk(old, author="Tor", backups=tmp_path / "kopier")
    assert schema(old) == schema(FORMATS[-1])
    assert told_by(old) == content
    assert sorted(one.name for one in old.parent.iterdir()) == ["kontor.lupdesk", "kopier"]
    desk = open_desk(old, author="Tor")
    assert_sound(desk)
    desk.close()


def told_by(path: Path) -> dict[str, list[dict[str, object]]]:
    copy = path.with_name("kopi")
    shutil.copyfile(path, copy)
    desk = open_desk(copy, author="")
    try:
        return told(desk)
    finally:
        desk.close()
        copy.unlink()


def test_where_no_backup_can_be_made_the_format_is_not_changed(old: Path, tmp_path: Path) -> None:
    (tmp_path / "kopier").write_text("ingen mappe")
    before = schema(old)
    with killed.next_format(), pytest.raises(Problem):
        open_desk(old, author="Tor", backups=tmp_path / "kopier")
    assert schema(old) == before


def test_an_old_desk_in_a_read_only_place_is_migrated_in_its_copy(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    before = old.read_bytes()
    with killed.next_format():
        desk = open_desk(old, author="Tor")
        assert desk.read_only
        assert all(one.text.endswith(" ny") for one in desk.all(Input))
        desk.close()
    assert old.read_bytes() == before
