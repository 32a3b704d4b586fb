"""Two laptops by the command line alone: parcels made, looked at and joined."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from lupdesk.desk.inputs import edit_input
from lupdesk.desk.opening import open_desk
from lupdesk.domain.things import Input
from lupdesk.store import seal
from lupdesk.store.seal import Cost
from tests.cli.conftest import Call, Done, Records

WORDS = "fire ord på rad"


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "CHOSEN", Cost(1024, 1, 1))
    for name in ("LUPDESK_PASSPHRASE", "LUPDESK_PARCEL_PASSPHRASE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "ord.txt"
    path.write_text(f"{WORDS}\n", "utf-8")
    return path


@pytest.fixture
def other(desk_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(desk_file, tmp_path / "other.lupdesk"))


def say(done: Done, desk: Path, text: str) -> str:
    return done("input", "add", desk, "--procurement", "TFS-2027-01", "--text", text).strip()


def test_there_and_back(
    desk_file: Path, other: Path, tmp_path: Path, done: Done, call: Call, records: Records
) -> None:
    say(done, desk_file, "sagt her")
    say(done, other, "sagt der")
    (made,) = records("parcel", "make", other, tmp_path / "til deg" / "1.lupparcel")
    assert (made["acts"], made["sealed"], made["guarded"]) == (1, False, 1)
    parcel = Path(made["file"])
    (joined,) = records("parcel", "join", desk_file, parcel)
    assert (joined["acts"], joined["first_time"], joined["conflicts"]) == (1, True, [])
    assert joined["fingerprint"] == made["fingerprint"]
    assert Path(joined["backup"]).exists()
    assert len(records("list", "inputs", desk_file)) == 2
    (again,) = records("parcel", "join", desk_file, parcel)
    assert (again["acts"], again["changes"], again["backup"]) == (0, 0, None)
    assert "Nothing new" in done("parcel", "join", desk_file, parcel)

    back = tmp_path / "2.lupparcel"
    done("parcel", "make", desk_file, back)
    said = done("parcel", "join", other, back)
    assert "2 acts joined" in said
    assert "First parcel from" in said
    assert len(records("list", "inputs", other)) == 2
    assert "is whole" in done("verify", other)


def test_two_rooms_counted_on_from_the_same_number(
    desk_file: Path, other: Path, tmp_path: Path, done: Done, records: Records
) -> None:
    for number in range(3):
        say(done, desk_file, f"rom a {number}")
        say(done, other, f"rom b {number}")
    done("parcel", "make", other, tmp_path / "1.lupparcel")
    (joined,) = records("parcel", "join", desk_file, tmp_path / "1.lupparcel")
    assert joined["shared_numbers"] == 3
    assert records("parcel", "renumber", desk_file) == [{"changed": 3}]
    numbers = {one["text"]: one["number"] for one in records("list", "inputs", desk_file)}
    assert sorted(numbers.values()) == [1, 2, 3, 4, 5, 6]
    assert records("parcel", "renumber", desk_file) == [{"changed": 0}]
    done("undo", desk_file)
    assert len({one["number"] for one in records("list", "inputs", desk_file)}) == 3


def test_what_both_changed_is_listed(
    desk_file: Path, tmp_path: Path, done: Done, records: Records
) -> None:
    id = say(done, desk_file, "sagt først")
    other = Path(shutil.copyfile(desk_file, tmp_path / "other.lupdesk"))
    for name, path in (("desk_file", desk_file), ("other", other)):
        desk = open_desk(path, author=name)
        edit_input(desk, desk.all(Input)[0].id, text=f"omskrevet i {name}")
        desk.close()
    done("parcel", "make", other, tmp_path / "1.lupparcel")
    (joined,) = records("parcel", "join", desk_file, tmp_path / "1.lupparcel")
    (conflict,) = joined["conflicts"]
    assert (conflict["why"], conflict["id"], conflict["fields"]) == ("changed", id, ["text"])
    sides = {conflict[side]["author"]: conflict[side]["values"] for side in ("standing", "other")}
    assert sides == {
        "other": {"text": "omskrevet i other"},
        "desk_file": {"text": "omskrevet i desk_file"},
    }
    assert records("parcel", "conflicts", desk_file) == [conflict]
    said = done("parcel", "conflicts", desk_file)
    assert "1 difference to decide" in said
    assert "omskrevet i desk_file" in said


def test_sealed_by_every_way_of_giving_a_passphrase(
    other: Path, desk_file: Path, words: Path, tmp_path: Path, done: Done, call: Call,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    say(done, other, "hemmelig sagt")
    parcel = tmp_path / "1.lupparcel"
    for way in (("--passphrase-file", words), ("--parcel-passphrase-file", words)):
        made = call("parcel", "make", other, parcel, *way)
        assert made.exit_code == 0
        assert "can be read by anybody" not in made.stderr
        assert b"hemmelig" not in parcel.read_bytes()
        refused = call("parcel", "inspect", parcel)
        assert (refused.exit_code, "--parcel-passphrase-file" in refused.stderr) == (1, True)
        assert "Sealed with a passphrase" in done("parcel", "inspect", parcel, *way)
        assert WORDS not in done("parcel", "inspect", parcel, *way)
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("noe helt annet\n")
    refused = call("parcel", "join", desk_file, parcel, "--parcel-passphrase-file", wrong)
    assert (refused.exit_code, "not the passphrase" in refused.stderr) == (1, True)
    monkeypatch.setenv("LUPDESK_PARCEL_PASSPHRASE", WORDS)
    assert "1 act joined" in done("parcel", "join", desk_file, parcel)


def test_unsealed_with_secrets_it_warns(
    other: Path, tmp_path: Path, done: Done, call: Call
) -> None:
    say(done, other, "ikke vurdert")
    made = call("parcel", "make", other, tmp_path / "1.lupparcel")
    assert "can be read by anybody, and holds 1 statement" in made.stderr
    assert made.exit_code == 0


def test_unsealed_where_it_is_asked_for(
    other: Path, words: Path, tmp_path: Path, done: Done
) -> None:
    parcel = tmp_path / "1.lupparcel"
    done("parcel", "make", other, parcel, "--passphrase-file", words, "--unsealed")
    assert "Not sealed" in done("parcel", "inspect", parcel)


def test_everything_for_somebody_who_lacks_what_came_before(
    desk_file: Path, other: Path, tmp_path: Path, done: Done, call: Call
) -> None:
    third = Path(shutil.copyfile(desk_file, tmp_path / "third.lupdesk"))
    parcel = tmp_path / "1.lupparcel"
    say(done, other, "sagt der")
    for source, target in ((other, desk_file), (desk_file, other)):
        done("parcel", "make", source, parcel)
        done("parcel", "join", target, parcel)
    done("parcel", "make", desk_file, parcel)
    refused = call("parcel", "join", third, parcel)
    assert (refused.exit_code, "begins later" in refused.stderr) == (1, True)
    done("parcel", "make", desk_file, parcel, "--everything")
    assert "joined" in done("parcel", "join", third, parcel)


def test_of_another_desk_nothing_is_taken(
    desk_file: Path, tmp_path: Path, done: Done, call: Call
) -> None:
    another = tmp_path / "another.lupdesk"
    done("new", another)
    done("parcel", "make", another, tmp_path / "1.lupparcel")
    before = desk_file.read_bytes()
    refused = call("parcel", "join", desk_file, tmp_path / "1.lupparcel", language="nb")
    assert refused.exit_code == 1
    assert "kommer fra en annen LUPDesk-fil. Ingenting er endret." in refused.stderr
    assert desk_file.read_bytes() == before


def test_inspect_gives_one_object(other: Path, tmp_path: Path, done: Done) -> None:
    say(done, other, "sagt der")
    done("parcel", "make", other, tmp_path / "1.lupparcel")
    told = json.loads(done("parcel", "inspect", tmp_path / "1.lupparcel", "--json"))
    assert (told["desk"], told["acts"], told["sealed"]) == ("Kontoret", 1, False)


def test_a_purge_names_the_parcels_that_hold_it(
    desk_file: Path, tmp_path: Path, done: Done
) -> None:
    id = say(done, desk_file, "noe som skal bort")
    parcel = tmp_path / "1.lupparcel"
    done("parcel", "make", desk_file, parcel)
    assert str(parcel) in done("purge", desk_file, id, "--reason", "innsigelse")


@pytest.mark.parametrize(
    "words_", [("make",), ("join",), ("inspect",), ("conflicts",), ("renumber",)]
)
def test_called_wrong(call: Call, words_: tuple[str, ...]) -> None:
    assert call("parcel", *words_).exit_code == 2
