"""Minutes on the command line: from draft to approved, back with a reason, the supplier's answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import OF, Call, Done, Records


@pytest.fixture
def desk_with_meeting(desk_with_suppliers: Path, done: Done) -> Path:
    """One meeting, ``Heimkontakt AS 2027-03-16``, in which nothing was said."""
    done(
        "meeting", "add", desk_with_suppliers, *OF, "--kind", "one-to-one", "--title", "Samtale",
        "--start", "2027-03-16T10:00", "--supplier", "Heimkontakt AS",
    )  # fmt: skip
    return desk_with_suppliers


def test_minutes_move_from_draft_to_approved(
    call: Call, done: Done, records: Records, desk_with_meeting: Path
) -> None:
    desk = desk_with_meeting
    of = ("--meeting", "Heimkontakt AS 2027-03-16")
    early = call("minutes", "send", desk, *of)
    assert early.exit_code == 1
    (drafted,) = records("minutes", "draft", desk, *of)
    assert (drafted["state"], drafted["version"]) == ("draft", 1)
    assert done("minutes", "send", desk, *of, language="nb") == "Sendt, versjon 1\n"
    (approved,) = records("minutes", "approve", desk, *of)
    assert approved["state"] == "approved"
    assert len(approved["sha256"]) == 64
    again = call("minutes", "approve", desk, *of)
    assert again.exit_code == 1
    assert len(again.stderr.strip().splitlines()) == 1
    (meeting,) = records("list", "meetings", desk)
    assert meeting["minutes_state"] == "approved"


def test_minutes_go_back_only_with_a_reason(
    call: Call, records: Records, desk_with_meeting: Path
) -> None:
    desk, of = desk_with_meeting, ("--meeting", "Heimkontakt AS 2027-03-16")
    for move in ("draft", "send"):
        records("minutes", move, desk, *of)
    wordless = call("minutes", "withdraw", desk, *of)
    assert wordless.exit_code == 2
    assert "--reason" in wordless.stderr
    assert call("minutes", "withdraw", desk, *of, "--reason", " ").exit_code == 1
    (back,) = records("minutes", "withdraw", desk, *of, "--reason", "Feil vedlegg")
    assert (back["state"], back["version"]) == ("draft", 2)
    assert call("minutes", "reopen", desk, *of, "--reason", "For tidlig").exit_code == 1
    for move in ("send", "approve"):
        records("minutes", move, desk, *of)
    (opened,) = records("minutes", "reopen", desk, *of, "--reason", "Ny opplysning")
    assert (opened["state"], opened["version"], opened["sha256"]) == ("draft", 3, None)
    reasons = [line["after"] for line in records("history", desk, opened["id"])]
    assert "Feil vedlegg" in reasons
    assert "Ny opplysning" in reasons


def test_the_suppliers_answer_is_recorded(
    call: Call, records: Records, done: Done, desk_with_meeting: Path
) -> None:
    desk, of = desk_with_meeting, ("--meeting", "Heimkontakt AS 2027-03-16")
    records("minutes", "draft", desk, *of)
    early = call("minutes", "response", desk, "confirmed", *of)
    assert early.exit_code == 1
    records("minutes", "send", desk, *of)
    (said,) = records("minutes", "response", desk, "remarked", *of, "--remark", "Punkt 3 er feil")
    assert (said["response"], said["remark"]) == ("remarked", "Punkt 3 er feil")
    assert said["responded_on"] == "2027-03-26"
    line = done("minutes", "response", desk, "silent", *of, "--on", "2027-03-30", language="nb")
    assert line == "Sendt, versjon 1: Ikke svart\n"
    assert call("minutes", "response", desk, "approved", *of).exit_code == 2
    no_day = call("minutes", "response", desk, "silent", *of, "--on", "30.3.2027")
    assert no_day.exit_code == 2
    assert "2027-03-16" in no_day.stderr


def test_minutes_of_an_unknown_meeting(call: Call, desk: Path) -> None:
    result = call("minutes", "draft", desk, "--meeting", "Heimkontakt AS 2027-03-19")
    assert result.exit_code == 1
    assert "Heimkontakt AS 2027-03-19" in result.stderr
