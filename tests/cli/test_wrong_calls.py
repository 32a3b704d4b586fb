from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from lupdesk.cli import program
from tests.cli.conftest import Call

REPOSITORY = Path(__file__).parents[2]


def every_call() -> list[tuple[str, ...]]:
    def walk(command: click.Command, path: tuple[str, ...]) -> list[tuple[str, ...]]:
        if not isinstance(command, click.Group):
            return [path]
        context = click.Context(command)
        found: list[tuple[str, ...]] = []
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            found += walk(child, (*path, name))
        return found

    return walk(program, ())


def test_the_calls_are_those_of_the_contract() -> None:
    assert {" ".join(path) for path in every_call()} == {
        "demo", "new", "procurement add", "meeting add", "input add", "import notice",
        "import suppliers", "import questions", "import slots", "import inputs",
        "list procurements", "list suppliers", "list meetings", "list inputs", "list actions",
        "list files", "list documents", "search", "withdraw", "purge", "minutes draft", "minutes send", "minutes approve",
        "minutes withdraw", "minutes reopen", "minutes response", "export minutes", "export summary", "export guide", "export timetable", "history",
        "undo", "backup", "restore", "verify", "prove", "check", "export protocol", "export answers", "export owed", "export access", "export inputs", "export matrix", "export ledger", "passphrase set", "passphrase change", "passphrase remove", "office", "parcel make", "parcel join", "parcel inspect", "parcel conflicts", "parcel renumber", "export invitation", "export participants", "export sign-in", "export internal", "export all",
        "review send", "review receive", "review list", "review remark", "review judge", "review take-back", "review approve", "review silence", "review remind", "review receipt", "review parcel", "review open", "form make", "form read", "import forms", "import qdpx", "export qdpx", "export qdc", "export json", "export schema", "portfolio",
        "risk add", "risk edit", "risk list", "benefit add", "benefit edit", "benefit measure", "benefit list", "export plan",
        "picture",
        "barriers", "template list", "template use", "template save", "reuse",
        "import qdc", "themes", "theme add", "theme rename", "theme move", "theme merge", "theme split", "theme remove", "input theme", "input join", "input part", "input withdraw", "input barrier",
        "insight add", "insight edit", "insight remove", "insight move", "insight answer", "insight list", "input disposition", "trace",
        "phase show", "phase tick", "lesson add", "lesson list", "lesson remove", "lesson take-up", "lesson import", "export roadmap", "export lessons",
        "export results", "measure add", "measure edit", "measure list", "requirement add", "requirement list", "instrument list", "instrument add", "instrument verify",
    }  # fmt: skip


@pytest.mark.parametrize("path", every_call(), ids=" ".join)
@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_call_has_help(call: Call, path: tuple[str, ...], language: str) -> None:
    result = call(*path, "--help", language=language)
    assert result.exit_code == 0
    assert "--json" in result.stdout
    assert ("Bruk:" if language == "nb" else "Usage:") in result.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("new",),
        ("list", "inputs"),
        ("list", "inputs", "desk", "--nonsense"),
        ("list", "inputs", "desk", "too", "many"),
        ("meeting", "add", "desk", "--procurement", "X"),
        ("meeting", "add", "desk", "--procurement", "X", "--kind", "ball", "--start", "2027-01-01"),
        ("meeting", "add", "desk", "--procurement", "X", "--kind", "internal", "--start", "soon"),
        ("risk", "add", "desk", "--procurement", "X"),
        ("risk", "add", "desk", "--procurement", "X", "--text", "a", "--likelihood", "6"),
        ("risk", "edit", "desk", "R1", "--procurement", "X", "--relief", "luck"),
        ("risk", "list", "desk"),
        ("benefit", "add", "desk", "--procurement", "X", "--text", "a", "--kind", "money"),
        ("benefit", "edit", "desk", "a", "--procurement", "X", "--day", "soon"),
        ("benefit", "measure", "desk", "a", "--procurement", "X"),
        ("benefit", "list", "desk"),
        ("search", "desk", "word", "--limit", "0"),
        ("themes", "desk"),
        ("theme", "move", "desk", "drift"),
        ("theme", "merge", "desk", "drift", "--procurement", "X"),
        ("theme", "move", "desk", "drift", "--procurement", "X", "--place", "0"),
        ("theme", "split", "desk", "drift", "--procurement", "X", "--new", "vakt"),
        ("input", "theme", "desk"),
        ("input", "barrier", "desk", "id", "--kind", "B-TULL"),
        ("input", "withdraw", "desk", "id", "--on", "soon"),
        ("new", "desk", "--language", "klingon"),
        ("phase", "show", "desk"),
        ("phase", "show", "desk", "--procurement", "X", "--phase", "10"),
        ("phase", "tick", "desk", "--procurement", "X"),
        ("lesson", "add", "desk", "--procurement", "X", "--side", "both", "--question", "time-used"),
        ("lesson", "add", "desk", "--procurement", "X", "--side", "buyer", "--question", "time"),
        ("measure", "add", "desk", "--procurement", "X"),
        ("measure", "add", "desk", "--procurement", "X", "--title", "T", "--due", "soon"),
        ("measure", "add", "desk", "--procurement", "X", "--title", "T", "--state", "maybe"),
        ("requirement", "add", "desk", "--procurement", "X", "--text", "T", "--kind", "wish"),
        ("instrument", "list", "desk", "--barrier", "L-TULL"),
        ("instrument", "list", "desk", "--phase", "10"),
        ("instrument", "verify", "desk"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_wrong_call_is_two_and_one_sentence(
    call: Call, words: tuple[str, ...], language: str
) -> None:
    result = call(*words, language=language)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1
    assert "--help" in result.stderr


def test_what_is_no_desk(call: Call, tmp_path: Path) -> None:
    other = tmp_path / "other.lupdesk"
    other.write_bytes(b"not a desk at all" * 100)
    for path in (other, tmp_path / "missing.lupdesk", tmp_path):
        result = call("list", "inputs", path)
        assert result.exit_code == 1
        assert len(result.stderr.strip().splitlines()) == 1
    assert other.read_bytes() == b"not a desk at all" * 100


def lupdesk(
    *words: object, home: Path, blocked: bool = True, **environment: str
) -> subprocess.CompletedProcess[str]:
    """The program as a process, with Qt out of reach where ``blocked``."""
    block = "import sys; sys.modules['PySide6'] = None; " if blocked else ""
    return subprocess.run(
        [sys.executable, "-c", f"{block}from lupdesk.cli import main; main()", *map(str, words)],
        cwd=REPOSITORY,
        env={**os.environ, "LUPDESK_HOME": str(home), "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_command_line_needs_no_qt(tmp_path: Path) -> None:
    desk = tmp_path / "a.lupdesk"
    assert lupdesk("new", desk, home=tmp_path).returncode == 0
    listed = lupdesk("list", "procurements", desk, "--json", home=tmp_path)
    assert (listed.returncode, listed.stdout.strip(), listed.stderr) == (0, "[]", "")


def test_a_list_does_not_wait_for_what_writes_pdfs(tmp_path: Path) -> None:
    desk = tmp_path / "a.lupdesk"
    lupdesk("new", desk, home=tmp_path)
    block = "import sys; sys.modules.update(dict.fromkeys(('reportlab', 'pikepdf', 'openpyxl'))); "
    start = f"{block}from lupdesk.cli import main; main()"
    listed = subprocess.run(
        [sys.executable, "-c", start, "list", "inputs", str(desk), "--json"],
        cwd=REPOSITORY,
        env={**os.environ, "LUPDESK_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (listed.returncode, listed.stdout.strip()) == (0, "[]"), listed.stderr


def test_the_language_is_the_systems_unless_the_call_says(tmp_path: Path) -> None:
    missing = tmp_path / "missing.lupdesk"
    norwegian = lupdesk("verify", missing, home=tmp_path, LC_ALL="nb_NO.UTF-8").stderr
    english = lupdesk("verify", missing, home=tmp_path, LC_ALL="en_GB.UTF-8").stderr
    chosen = lupdesk(
        "verify", missing, "--language", "nb", home=tmp_path, LC_ALL="en_GB.UTF-8"
    ).stderr
    assert norwegian == chosen != english


def test_a_reader_that_goes_away_is_no_trouble(tmp_path: Path) -> None:
    desk = tmp_path / "a.lupdesk"
    lupdesk("new", desk, home=tmp_path)
    rows = "\n".join(["Tekst", *(f"Utsagn {n} {'x' * 200}" for n in range(2000))])
    (tmp_path / "t.csv").write_text(rows, encoding="utf-8")
    lupdesk("procurement", "add", desk, "--reference", "R", "--title", "T", home=tmp_path)
    taken = lupdesk(
        "import", "inputs", tmp_path / "t.csv", "--desk", desk, "--procurement", "R", home=tmp_path
    )
    assert taken.returncode == 0, taken.stderr
    code = "from lupdesk.cli import main; main()"
    listing = subprocess.Popen(
        [sys.executable, "-c", code, "list", "inputs", str(desk), "--json"],
        cwd=REPOSITORY,
        env={**os.environ, "LUPDESK_HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert listing.stdout is not None
    assert listing.stderr is not None
    listing.stdout.readline()
    listing.stdout.close()
    complaint = listing.stderr.read()
    listing.wait(timeout=60)
    listing.stderr.close()
    assert complaint == b""


def test_without_qt_the_window_is_refused_in_one_sentence(tmp_path: Path) -> None:
    result = lupdesk(home=tmp_path, LC_ALL="en_GB.UTF-8")
    assert (result.returncode, result.stdout) == (1, "")
    assert len(result.stderr.strip().splitlines()) == 1
    assert "lupdesk --help" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_a_stopped_import_leaves_nothing(tmp_path: Path) -> None:
    desk, table = tmp_path / "a.lupdesk", tmp_path / "t.csv"
    lupdesk("new", desk, home=tmp_path)
    lupdesk("procurement", "add", desk, "--reference", "R", "--title", "T", home=tmp_path)
    table.write_text("\n".join(["Tekst", *(f"Utsagn {n}" for n in range(60_000))]), "utf-8")
    # A shell that runs the tests in the background has them, and their children, ignore Ctrl+C.
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from lupdesk.cli import main; main()"
    )
    words = ["import", "inputs", str(table), "--desk", str(desk), "--procurement", "R"]
    with subprocess.Popen(
        [sys.executable, "-c", code, *words],
        cwd=REPOSITORY,
        env={**os.environ, "LUPDESK_HOME": str(tmp_path), "LC_ALL": "en_GB.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as importing:
        assert importing.stderr is not None
        assert "of 60,000" in importing.stderr.readline()
        importing.send_signal(signal.SIGINT)
        out, err = importing.communicate(timeout=60)
    assert (importing.returncode, out) == (1, "")
    assert err.strip().endswith("Stopped. Nothing was changed by this call.")
    listed = lupdesk("list", "inputs", desk, "--json", home=tmp_path)
    assert listed.stdout.strip() == "[]"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
def test_no_room_for_the_answer_is_one_sentence(tmp_path: Path) -> None:
    desk = tmp_path / "a.lupdesk"
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        made = subprocess.run(
            [sys.executable, "-c", "from lupdesk.cli import main; main()", "new", str(desk)],
            cwd=REPOSITORY,
            env={**os.environ, "LUPDESK_HOME": str(tmp_path), "LC_ALL": "en_GB.UTF-8"},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
        )
    assert made.returncode == 1
    assert made.stderr == (
        "There is no room for the answer where it was sent. The call was done.\n"
    )
    assert desk.is_file()


@pytest.mark.skipif(os.name == "nt", reason="closed by a POSIX shell")
def test_output_that_is_closed_is_no_trouble(tmp_path: Path) -> None:
    desk = tmp_path / "a.lupdesk"
    start = f'"{sys.executable}" -c "from lupdesk.cli import main; main()" new "$0" >&- <&-'
    made = subprocess.run(
        ["/bin/sh", "-c", start, str(desk)],
        cwd=REPOSITORY,
        env={**os.environ, "LUPDESK_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (made.returncode, made.stderr) == (0, "")
    assert desk.is_file()


@pytest.mark.parametrize("minutes", ["0", "10081", "99999999999999999999"])
@pytest.mark.parametrize(
    ("language", "words"), [("nb", "fra 1 til 10080"), ("en", "from 1 to 10080")]
)
def test_a_length_that_no_meeting_has(call: Call, minutes: str, language: str, words: str) -> None:
    result = call(
        "meeting", "add", "desk", "--procurement", "X", "--kind", "internal",
        "--start", "2027-03-16T10:00", "--minutes", minutes, language=language,
    )  # fmt: skip
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


BROKEN_NAME = "b\udcff"


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
@pytest.mark.parametrize(
    "words",
    [
        ("new", f"{BROKEN_NAME}.lupdesk"),
        ("verify", f"{BROKEN_NAME}.lupdesk"),
        ("demo", BROKEN_NAME),
        ("restore", f"{BROKEN_NAME}.lupdesk", "a.lupdesk"),
        ("backup", "a.lupdesk", f"{BROKEN_NAME}.lupdesk"),
        ("import", "notice", f"{BROKEN_NAME}.xml", "--desk", "a.lupdesk"),
    ],
)
def test_a_file_name_that_is_no_text_is_one_sentence(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    made = lupdesk(*words, home=tmp_path, LC_ALL="en_GB.UTF-8")
    assert (made.returncode, made.stdout) == (1, "")
    assert len(made.stderr.strip().splitlines()) == 1
    assert "b?" in made.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
def test_a_desk_in_a_folder_whose_name_is_no_text(tmp_path: Path) -> None:
    folder = tmp_path / BROKEN_NAME
    folder.mkdir()
    for words in (("new", "a.lupdesk", "--title", BROKEN_NAME), ("verify", "a.lupdesk")):
        made = subprocess.run(
            [sys.executable, "-c", "from lupdesk.cli import main; main()", *words],
            cwd=folder,
            env={**os.environ, "LUPDESK_HOME": str(tmp_path), "PYTHONPATH": str(REPOSITORY)},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert made.returncode == 0, made.stderr


@pytest.mark.parametrize("limit", ["0", "x", "-3"])
@pytest.mark.parametrize(("language", "words"), [("nb", "et helt tall"), ("en", "a whole number")])
def test_a_number_is_asked_for_in_the_readers_language(
    call: Call, limit: str, language: str, words: str
) -> None:
    result = call("search", "desk", "word", "--limit", limit, language=language)
    assert result.exit_code == 2
    assert words in result.stderr
