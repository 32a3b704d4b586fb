"""The sentence for each thing that can go wrong with a desk, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from lupdesk.desk.opening import open_desk
from lupdesk.problems import Problem
from lupdesk.store import lock
from lupdesk.wording import Wording

_H = "\u00a0"

SENTENCES: dict[str, tuple[str, str]] = {
    "not-a-desk": (
        "FIL er ikke en LUPDesk-fil. Velg en fil som slutter på .lupdesk.",
        "FIL is not a desk. Choose a file that ends in .lupdesk.",
    ),
    "desk-damaged": (
        (
            "FIL er skadet og ble ikke åpnet. Ingenting i filen er endret. "
            "Gjenopprett den nyeste sikkerhetskopien."
        ),
        "FIL is damaged and was not opened. Nothing in it was changed. Restore the newest backup.",
    ),
    "desk-newer": (
        (
            "FIL er laget av en nyere LUPDesk (format 99; dette programmet kjenner 1). "
            "Oppdater programmet og åpne på nytt."
        ),
        (
            "FIL was made by a newer LUPDesk (format 99; this program knows 1). "
            "Update the program and open it again."
        ),
    ),
    "desk-locked": (
        (
            f"FIL er åpen på kontor-7 hos Kari Nes siden 16.{_H}mars{_H}2027{_H}kl.{_H}09.02. "
            "Lukk den der først."
        ),
        (
            f"FIL is open on kontor-7 by Kari Nes since 16{_H}March{_H}2027,{_H}09:02. "
            "Close it there first."
        ),
    ),
    "desk-read-only": (
        (
            "FIL ligger et sted der det ikke kan skrives. Den er bare åpnet for lesing; "
            "kopier den til en annen mappe for å skrive."
        ),
        (
            "FIL lies in a place that cannot be written to. It is opened for reading only; "
            "copy it to another folder to write."
        ),
    ),
    "desk-busy": (
        "Et annet program skriver til FIL. Vent litt og prøv igjen.",
        "FIL is being written to by another program. Wait a moment and try again.",
    ),
    "disk-full": (
        (
            "Disken er full. Den siste endringen ble ikke lagret, alt før den er lagret. "
            "Frigjør plass og prøv igjen."
        ),
        (
            "The disk is full. The last change was not saved, everything before it was. "
            "Free some space and try again."
        ),
    ),
    "disk-trouble": (
        "Disken svarte ikke som den skal for FIL. Sjekk disken eller minnepinnen og prøv igjen.",
        "The disk did not answer as it should for FIL. Check the disk or the stick and try again.",
    ),
    "passphrase-wanted": (
        "FIL er låst med en passfrase. Åpne den med passfrasen eller gjenopprettingsnøkkelen.",
        "FIL is sealed with a passphrase. Open it with the passphrase or the recovery key.",
    ),
    "file-missing": (
        "Fant ikke FIL. Sjekk navnet og mappen.",
        "FIL was not found. Check the name and the folder.",
    ),
    "file-exists": (
        "FIL finnes allerede. Velg et annet navn.",
        "FIL exists already. Choose another name.",
    ),
    "no-permission": (
        "FIL kan ikke leses eller skrives her. Sjekk rettighetene til filen og mappen.",
        "FIL cannot be read or written here. Check the rights of the file and its folder.",
    ),
    "backup-failed": (
        "Sikkerhetskopien FIL inneholdt ikke alt og ble forkastet. Sjekk disken og prøv igjen.",
        "The backup FIL did not hold everything and was thrown away. Check the disk and try again.",
    ),
    "gone": (
        "Dette er fjernet i mellomtiden. Angre henter det tilbake.",
        "This has been removed meanwhile. Undo brings it back.",
    ),
    "cancelled": ("Stoppet. Ingenting er endret.", "Stopped. Nothing was changed."),
}

FACTS: dict[str, dict[str, str | int]] = {
    "desk-newer": {"found": 99, "known": 1},
    "desk-locked": {
        "computer": "kontor-7",
        "person": "Kari Nes",
        "since": "2027-03-16T08:02:00+00:00",
    },
}


@pytest.mark.parametrize("code", SENTENCES)
def test_the_sentence_says_what_is_wrong_and_what_to_do(code: str) -> None:
    problem = Problem(code, path="FIL", **FACTS.get(code, {}))
    assert (Wording("nb").problem(problem), Wording("en").problem(problem)) == SENTENCES[code]


def test_a_real_lock_is_worded_from_end_to_end(tmp_path: Path) -> None:
    path = tmp_path / "fil.lupdesk"
    lock.lock_path(path).write_text(
        '{"computer": "kontor-7", "person": "Kari Nes", "process": 1,'
        ' "since": "2027-03-16T08:02:00+00:00"}'
    )
    with pytest.raises(Problem) as raised:
        open_desk(path, author="Tor")
    said = Wording("nb").problem(raised.value).replace(str(path), "FIL")
    assert said == SENTENCES["desk-locked"][0]


def test_a_lock_that_says_nothing_is_still_a_sentence() -> None:
    unknown = Problem("desk-locked", path="FIL", computer="?", person="?", since="?")
    assert Wording("en").problem(unknown).startswith("FIL is open on ? by ?")
