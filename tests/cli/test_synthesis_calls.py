"""Main findings, dispositions and the trace of a sentence, on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lupdesk.desk.opening import open_desk
from lupdesk.desk.suppliers import add_supplier
from lupdesk.domain.things import Procurement
from tests.cli.conftest import FRIDAY, OF, Call, Done, Records

HEARD = "Lukkede grensesnitt fordyrer løsningene"


@pytest.fixture
def said(desk_file: Path, done: Done) -> list[str]:
    """Of two suppliers; the second is not assessed."""
    desk = open_desk(desk_file, author="Selma", clock=lambda: FRIDAY)
    case = desk.all(Procurement)[0].id
    for name in ("Heimkontakt AS", "Sansea AS"):
        add_supplier(desk, name=name, procurement=case)
    desk.close()
    return [
        done("input", "add", desk_file, *OF, "--text", text, "--supplier", firm, *more).strip()
        for text, firm, more in (
            ("Grensesnittene er lukkede", "Heimkontakt AS", ("--secrecy", "open")),
            ("Egen metode for noe", "Sansea AS", ()),
        )
    ]


@pytest.fixture
def insight(desk_file: Path, done: Done, said: list[str]) -> str:
    return done(
        "insight", "add", desk_file, *OF, "--heard", HEARD, "--on", said[0], "--against", said[1],
        "--answer", "partly", "--does", "Vi krever åpne", "--why", "Det senker prisen",
    ).strip()  # fmt: skip


def listed(records: Records, desk_file: Path) -> list[dict[str, Any]]:
    return records("insight", "list", desk_file, *OF)


def test_a_finding_is_added_and_listed_with_its_voices(
    desk_file: Path, records: Records, insight: str, said: list[str]
) -> None:
    one = next(one for one in listed(records, desk_file) if one["id"] == insight)
    assert (one["heard"], one["answer"], one["suppliers"]) == (HEARD, "partly", 1)
    assert [(v["id"], v["supplier"]) for v in one["behind"]] == [(said[0], "Heimkontakt AS")]
    assert [v["id"] for v in one["against"]] == [said[1]]


def test_without_words_it_begins_with_what_may_go_out(
    desk_file: Path, done: Done, call: Call, records: Records, said: list[str]
) -> None:
    made = done("insight", "add", desk_file, *OF, "--on", said[1], "--on", said[0]).strip()
    one = next(one for one in listed(records, desk_file) if one["id"] == made)
    assert one["heard"] == "Grensesnittene er lukkede"
    refused = call("insight", "add", desk_file, *OF, "--on", said[1])
    assert refused.exit_code == 1
    assert len(refused.stderr.strip().splitlines()) == 1


def test_it_is_edited_moved_and_removed(
    desk_file: Path, done: Done, records: Records, insight: str, said: list[str]
) -> None:
    done("insight", "edit", desk_file, insight, "--why", "Av andre grunner", "--on", "i01")
    done("insight", "add", desk_file, *OF, "--heard", "Noe annet", "--on", said[0])
    done("insight", "move", desk_file, insight, "--by", "1")
    before = [one["id"] for one in listed(records, desk_file)]
    done("insight", "move", desk_file, insight, "--by", "-50")
    after = listed(records, desk_file)
    assert [one["id"] for one in after] == before[::-1]
    assert after[0]["id"] == insight
    assert after[0]["why"] == "Av andre grunner"
    assert [one["id"] for one in after[0]["against"]] == [said[1]], "the other side stays"
    done("insight", "remove", desk_file, insight)
    assert insight not in [one["id"] for one in listed(records, desk_file)]
    done("undo", desk_file)
    assert insight in [one["id"] for one in listed(records, desk_file)]


def test_its_answer_goes_to_the_statements_behind(
    desk_file: Path, records: Records, insight: str, said: list[str]
) -> None:
    (told,) = records("insight", "answer", desk_file, insight)
    assert told["answered"] == 1
    (again,) = records("insight", "answer", desk_file, insight, "--every")
    assert again["answered"] == 0


def test_a_disposition_is_set_by_a_call(
    desk_file: Path, done: Done, records: Records, said: list[str]
) -> None:
    line = done(
        "input", "disposition", desk_file, *said, "--answer", "not-accepted", "--reason", "Nei"
    )
    assert line.strip() == "2 statements answered."
    (told,) = records("trace", desk_file, *OF, "Nei")
    assert told["origin"] == "reason"
    assert {one["id"] for one in told["behind"]} == set(said)


def test_a_sentence_is_traced_to_its_voices_by_some_of_its_words(
    desk_file: Path, done: Done, records: Records, insight: str, said: list[str]
) -> None:
    (one,) = records("trace", desk_file, *OF, "grensesnitt fordyrer")
    assert (one["sentence"], one["origin"], one["insight"]) == (HEARD, "insight", insight)
    assert [voice["supplier"] for voice in one["behind"]] == ["Heimkontakt AS"]
    assert [voice["supplier"] for voice in one["against"]] == ["Sansea AS"]
    lines = done("trace", desk_file, *OF, "grensesnitt", "fordyrer", language="nb").splitlines()
    assert lines[0] == f"{HEARD}  (Hovedfunn, 1 leverandør)"
    assert lines[1].endswith("Heimkontakt AS: Grensesnittene er lukkede")


@pytest.mark.parametrize(
    "words",
    [
        ("trace", "DESK", *OF, "finnes ikke noe sted"),
        ("insight", "add", "DESK", *OF),
        ("insight", "add", "DESK", *OF, "--heard", "x", "--on", "I999"),
        ("insight", "edit", "DESK", "no-id", "--why", "x"),
        ("insight", "remove", "DESK", "00000000-0000-0000-0000-000000000000"),
        ("input", "disposition", "DESK", "00000000-0000-0000-0000-000000000000",
         "--answer", "partly"),
        ("insight", "list", "DESK", "--procurement", "X"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_sentence(
    call: Call, desk_file: Path, words: tuple[str, ...]
) -> None:
    result = call(*(desk_file if word == "DESK" else word for word in words))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_wrong_answer_is_a_wrong_call(call: Call, desk_file: Path, said: list[str]) -> None:
    result = call("input", "disposition", desk_file, *said, "--answer", "maybe")
    assert result.exit_code == 2
