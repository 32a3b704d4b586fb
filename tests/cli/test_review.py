"""Review on the command line: how it stands, remarks, verdicts, the team's approval, silence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call, Done, Records

MEETING = "Heimkontakt AS 2027-03-16"
TEXTS = ("Kravet stenger de minste ute", "Prisen er 412 kr")
NEW = "Kravet kan stenge de minste ute"


@pytest.fixture
def sent(desk_file: Path, done: Done) -> Path:
    from lupdesk.desk.opening import open_desk
    from lupdesk.desk.suppliers import add_supplier
    from lupdesk.domain.things import Procurement

    desk = open_desk(desk_file, author="Selma Lie")
    add_supplier(desk, name="Heimkontakt AS", procurement=desk.all(Procurement)[0].id)
    desk.close()
    done(
        "meeting", "add", desk_file, "--procurement", "TFS-2027-01", "--kind", "one-to-one",
        "--title", "Samtale", "--start", "2027-03-16T10:00", "--supplier", "Heimkontakt AS",
    )  # fmt: skip
    for text in TEXTS:
        done(
            "input", "add", desk_file, "--procurement", "TFS-2027-01", "--text", text,
            "--supplier", "Heimkontakt AS", "--meeting", MEETING, "--secrecy", "open",
        )  # fmt: skip
    done("minutes", "draft", desk_file, "--meeting", MEETING)
    done("minutes", "send", desk_file, "--meeting", MEETING)
    return desk_file


@pytest.fixture
def rows(records: Records, sent: Path) -> list[dict[str, Any]]:
    return records("review", "list", sent, "--meeting", MEETING)


def test_a_remark_is_written_in_decided_and_seen_in_the_life_of_the_statement(
    sent: Path, rows: list[dict[str, Any]], records: Records, done: Done
) -> None:
    id = rows[0]["id"]
    (made,) = records(
        "review", "remark", sent, "--meeting", MEETING, "--input", id,
        "--supplier", "Heimkontakt AS", "--stance", "change", "--wording", NEW, "--name", "Åse Øy",
    )  # fmt: skip
    (first, second) = records("review", "list", sent, "--meeting", MEETING)
    assert (first["state"], first["waiting"], second["state"]) == ("waiting", 1, "open")
    assert first["remarks"][0]["author"] == "Åse Øy"
    (judged,) = records("review", "judge", sent, made["id"], "accepted")
    assert (judged["verdict"], judged["text"]) == ("accepted", NEW)
    (first, _) = records("review", "list", sent, "--meeting", MEETING)
    assert (first["state"], first["text"]) == ("confirmed", NEW)
    life = done("history", sent, id, "--whole")
    assert life.index("Written down") < life.index("Remark from Heimkontakt AS")
    assert life.index("Remark from") < life.index("Remark decided, Granted")


def test_a_remark_that_was_written_in_by_mistake_is_taken_back_until_it_is_decided(
    sent: Path, rows: list[dict[str, Any]], records: Records, call: Call
) -> None:
    written = ("review", "remark", sent, "--meeting", MEETING, "--input", rows[0]["id"])
    (made,) = records(*written, "--stance", "change", "--wording", NEW)
    records("review", "take-back", sent, made["id"])
    assert records("review", "list", sent, "--meeting", MEETING)[0]["remarks"] == []
    (made,) = records(*written, "--stance", "change", "--wording", NEW)
    records("review", "judge", sent, made["id"], "accepted")
    result = call("review", "take-back", sent, made["id"])
    assert result.exit_code == 1
    assert "that nobody has decided can be taken back" in result.stderr


def test_the_team_approves_and_a_change_drops_it(
    sent: Path, rows: list[dict[str, Any]], records: Records, done: Done
) -> None:
    ids = [one["id"] for one in rows]
    assert records("review", "approve", sent, *ids) == [{"approved": 2}]
    assert records("review", "approve", sent, *ids) == [{"approved": 0}]
    assert all(one["team"] for one in records("review", "list", sent, "--meeting", MEETING))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("silence", "--meeting", MEETING, "--supplier", "Heimkontakt AS"), "has not said"),
        (("remark", "--meeting", MEETING), "Write what should be said"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    sent: Path, call: Call, words: tuple[str, ...], sentence: str
) -> None:
    result = call("review", words[0], sent, *words[1:])
    assert result.exit_code == 1
    assert sentence in result.stderr


def test_refusal_wants_a_reason_and_approval_waits_for_it(
    sent: Path, rows: list[dict[str, Any]], records: Records, call: Call
) -> None:
    (made,) = records(
        "review", "remark", sent, "--meeting", MEETING, "--supplier", "Heimkontakt AS",
        "--reason", "Det står ikke hvem som følger opp",
    )  # fmt: skip
    result = call("minutes", "approve", sent, "--meeting", MEETING)
    assert result.exit_code == 1
    assert "Remarks that wait for an answer: 1" in result.stderr
    assert call("review", "judge", sent, made["id"], "refused").exit_code == 1
    assert (
        call("review", "judge", sent, made["id"], "refused", "--reason", "Avtalt muntlig").exit_code
        == 0
    )
    assert call("minutes", "approve", sent, "--meeting", MEETING).exit_code == 0


def test_the_life_goes_into_a_file(
    sent: Path, rows: list[dict[str, Any]], done: Done, call: Call, tmp_path: Path
) -> None:
    out = tmp_path / "ny" / "liv.txt"
    assert done("history", sent, rows[0]["id"], "--out", out).strip() == str(out)
    assert TEXTS[0] in out.read_text("utf-8-sig")
    unknown = call("history", sent, "0" * 32, "--whole")
    assert unknown.exit_code == 1
