"""From an empty machine to papers for every reader, with the program as a process of its own."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pypdfium2
import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]

SECRETS: Final = {
    "Egen metode for å skille fall fra kjæledyr": "Sansea AS",
    "Innkjøpspris på sensor ligger på 412 kr": "Nordlys Omsorgsteknikk AS",
    "Kundens nåværende kobling har en svakhet": "Heimkontakt AS",
    "Konkurrenten deres har mistet to kunder": "Nordlys Omsorgsteknikk AS",
}
"""Beginnings of I04, I17, I32 and I45, and who said them."""

READERS: Final = {
    "minutes": ("team", "supplier"),
    "summary": ("public", "team"),
    "guide": ("public", "team", "supplier"),
    "timetable": ("team", "supplier"),
    "roadmap": ("public", "supplier"),
    "lessons": ("public", "team"),
    "plan": ("team",),
    "internal": ("team",),
}
OWN: Final = ("minutes", "roadmap")
"""In which a supplier reads what it said itself."""
SUPPLIERS: Final = ("Sansea AS", "Nordlys Omsorgsteknikk AS", "Heimkontakt AS", "Granlås AS")


@pytest.fixture
def run(home: Path) -> Run:
    """The command line without Qt; exit code 0 unless another is expected."""

    def lupdesk(*words: object, code: int = 0) -> subprocess.CompletedProcess[str]:
        start = "import sys; sys.modules['PySide6'] = None; from lupdesk.cli import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", start, *(str(word) for word in words)],
            cwd=ROOT,
            env={
                **os.environ,
                "LUPDESK_HOME": str(home),
                "PYTHONUTF8": "1",
                "LC_ALL": "nb_NO.UTF-8",
            },
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=100,
        )
        assert done.returncode == code, (words, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        return done

    return lupdesk


def records(run: Run, *words: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(*words, "--json").stdout)
    return found


def checksums(folder: Path) -> dict[Path, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    return " ".join(" ".join(pages).split())


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_whole_path(run: Run, shared: Path, tmp_path: Path) -> None:
    originals = checksums(shared / "case") | checksums(shared / "data" / "eforms")
    desk = tmp_path / "office" / "desk.lupdesk"
    run("new", desk, "--title", "Trefjordsamarbeidet")
    (started,) = records(
        run, "import", "notice", shared / "data" / "eforms" / "E1_minimal.xml", "--desk", desk
    )
    reference = started["reference"]
    of = ("--desk", desk, "--procurement", reference)

    _take_in(run, of, shared / "case")
    meetings = _run_the_meetings(run, desk, reference)
    assert meetings["Granlås AS"] == "approved"
    papers = _export_everything(run, of, tmp_path / "papers")
    _read_back(papers)
    _prove(run, of, papers)
    _undo(run, desk, reference)
    _keep_and_restore(run, desk, tmp_path)
    assert checksums(shared / "case") | checksums(shared / "data" / "eforms") == originals


def _take_in(run: Run, of: tuple[object, ...], case: Path) -> None:
    refused = run("import", "suppliers", case / "leverandorer.csv", *of, code=1)
    assert "Rad 16" in refused.stdout
    (report,) = records(run, "import", "suppliers", case / "leverandorer.csv", *of, "--skip-bad")
    assert report["added"] == 14
    for kind, name, count in (
        ("questions", "sporsmal", 16),
        ("slots", "timeplan", 14),
    ):
        (report,) = records(run, "import", kind, case / f"{name}.csv", *of)
        assert (report["added"], report["bad"]) == (count, [])
    # What each said in its own meeting: the rows of one supplier at a time.
    head, *rows = (case / "innspill.csv").read_text("utf-8-sig").splitlines()
    for name in SUPPLIERS:
        own = case_file(case, name, [head, *(row for row in rows if f";{name};" in row)])
        meeting = next(
            one["id"]
            for one in records(run, "list", "meetings", of[1], "--procurement", of[3])
            if one["title"] == name
        )
        records(run, "import", "inputs", own, *of, "--meeting", meeting)
        own.unlink()
    # The whole list: those that are there already are passed over, the rest is written input.
    (report,) = records(run, "import", "inputs", case / "innspill.csv", *of)
    assert report["bad"] == []
    assert report["added"] + report["skipped"] == 45
    assert report["skipped"] > 0
    assert len(records(run, "list", "inputs", of[1], "--procurement", of[3])) == 45


def case_file(case: Path, name: str, lines: list[str]) -> Path:
    """A table of our own, since the case itself is not to be written to."""
    path = Path(os.environ["LUPDESK_HOME"]) / f"{name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\r\n".join(lines), "cp1252" if name == "Sansea AS" else "utf-8-sig")
    return path


def _run_the_meetings(run: Run, desk: Path, reference: str) -> dict[str, str]:
    for name in SUPPLIERS:
        (day,) = (
            one["start"][:10]
            for one in records(run, "list", "meetings", desk, "--procurement", reference)
            if one["title"] == name and one["kind"] == "one-to-one"
        )
        of = ("--meeting", f"{name} {day}")
        run("minutes", "send", desk, *of, code=1)
        for move, state in (("draft", "draft"), ("send", "in-review"), ("approve", "approved")):
            (moved,) = records(run, "minutes", move, desk, *of)
            assert (moved["state"], moved["version"]) == (state, 1)
    meetings = records(run, "list", "meetings", desk, "--procurement", reference)
    return {one["title"]: one["minutes_state"] for one in meetings if one["kind"] == "one-to-one"}


def _export_everything(
    run: Run, of: tuple[object, ...], folder: Path
) -> dict[tuple[str, str, str], list[Path]]:
    """(kind, reader, language) → files; a supplier as ``supplier:NAME``."""
    papers: dict[tuple[str, str, str], list[Path]] = {}
    for kind, readers in READERS.items():
        for reader in readers:
            names = [f"supplier:{name}" for name in SUPPLIERS] if reader == "supplier" else [reader]
            for audience in names:
                for language in _languages(audience):
                    out = folder / kind / audience.replace(":", " ") / language
                    target = out if kind == "minutes" else out / "paper.pdf"
                    written = records(
                        run, "export", kind, *of, "--audience", audience,
                        "--out", target, "--language", language,
                    )  # fmt: skip
                    for one in written:
                        digest = hashlib.sha256(Path(one["file"]).read_bytes()).hexdigest()
                        assert digest == one["sha256"]
                    papers[kind, audience, language] = [Path(one["file"]) for one in written]
    return papers


def _languages(audience: str) -> tuple[str, ...]:
    """Both, but of suppliers one in both and the others in their own: each file is a process."""
    other = audience.startswith("supplier:") and audience != f"supplier:{SUPPLIERS[0]}"
    return ("nb",) if other else ("nb", "en")


def _read_back(papers: dict[tuple[str, str, str], list[Path]]) -> None:
    for (kind, audience, language), files in papers.items():
        assert files
        texts = [text_of(path) for path in files]
        page = "Side 1 av" if language == "nb" else "Page 1 of"
        assert all(page in text for text in texts), (kind, audience, language)
        for secret, owner in SECRETS.items():
            readable = any(secret in text for text in texts)
            of_it_all = kind in ("minutes", "internal") and audience == "team"
            own = of_it_all or (kind in OWN and audience == f"supplier:{owner}")
            assert readable == own, (kind, audience, language, secret)
        for other in SUPPLIERS:
            if audience in ("team", f"supplier:{other}"):
                continue
            assert not any(other in text for text in texts), (kind, audience, other)
            assert not any(other in path.name for path in files)


def _prove(
    run: Run, of: tuple[object, ...], papers: dict[tuple[str, str, str], list[Path]]
) -> None:
    run("prove", papers["summary", "public", "nb"][0], *of, "--audience", "public")
    team = next(path for path in papers["minutes", "team", "nb"] if "Sansea" in path.name)
    found = run("prove", team, *of, "--audience", "public", code=1)
    assert "Egen metode" in found.stdout
    own = next(path for path in papers["minutes", "supplier:Sansea AS", "nb"])
    run("prove", own, *of, "--audience", "supplier:Sansea AS")
    run("prove", own, *of, "--audience", "supplier:Heimkontakt AS", code=1)


def _undo(run: Run, desk: Path, reference: str) -> None:
    said = run(
        "input", "add", desk, "--procurement", reference,
        "--text", "Et utsagn som angres", "--supplier", "Omsyn Analyse AS",
    ).stdout.strip()  # fmt: skip
    assert records(run, "search", desk, "angres")[0]["id"] == said
    (undone,) = records(run, "undo", desk)
    assert undone["act"] == "write-input"
    assert records(run, "search", desk, "angres") == []
    assert [line["way"] for line in records(run, "history", desk, said)][-1] == "undone"


def _keep_and_restore(run: Run, desk: Path, folder: Path) -> None:
    copy = folder / "copy.lupdesk"
    (kept,) = records(run, "backup", desk, copy)
    assert kept["counts"]["supplier"] == 14
    (reference,) = (one["reference"] for one in records(run, "list", "procurements", desk))
    run("input", "add", desk, "--procurement", reference, "--text", "Etter kopien")
    run("restore", copy, desk)
    assert records(run, "search", desk, "etter", "kopien") == []
    (whole,) = records(run, "verify", desk)
    assert whole["whole"] is True
    assert len(records(run, "list", "inputs", desk, "--procurement", reference)) == 45
