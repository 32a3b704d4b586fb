"""However minutes stand, and whichever paper for whomever: the finished files hold what they may.

The judge reads the files alone: their pages, and every string elsewhere in them.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner, Result

from lupdesk.cli import program
from lupdesk.cli.terminal import Terminal
from lupdesk.wording import Wording
from tests.flow.two_suppliers import (
    BY_SUPPLIER,
    CLAIM,
    INTERNAL,
    LEVELS,
    NARROWER,
    NOW,
    OPEN,
    PUBLIC,
    READERS,
    STATES,
    STRICTER,
    TEAM,
    B,
    desks_in,
    markers,
)


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return desks_in(tmp_path_factory.mktemp("states"))


# -- reading and judging ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Paper:
    kind: str
    reader: str
    path: Path
    text: str
    """All that can be read in it, also beside the pages, without spaces and in small letters."""


def _plain(text: str) -> str:
    return "".join(text.replace("\ufffe", "").replace("\xad", "").split()).casefold()


def _holds(text: str, word: str) -> bool:
    return _plain(word) in text


def _all_text(path: Path) -> str:
    found = [path.name]
    with pypdfium2.PdfDocument(path) as pdf:
        found += [page.get_textpage().get_text_range() for page in pdf]
        found += [one.get_title() for one in pdf.get_toc()]
    with pikepdf.open(path) as pdf:
        assert not pdf.attachments
        for item in [*pdf.objects, pdf.trailer]:
            found += _strings(item)
    return _plain(" ".join(found))


def _strings(item: Any) -> Iterator[str]:
    """Titles, descriptions, names and metadata of one object, wherever they hang in it."""
    if isinstance(item, pikepdf.String | pikepdf.Name):
        yield str(item)
    elif isinstance(item, pikepdf.Array):
        for part in item:
            yield from _direct(part)
    elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        if item.get("/Type") == "/Metadata":
            yield item.read_bytes().decode("utf-8")
        for part in item.values():
            yield from _direct(part)


def _direct(part: Any) -> Iterator[str]:
    """What is an object of its own is looked at by itself."""
    if isinstance(part, pikepdf.Object) and not part.is_indirect:
        yield from _strings(part)


Call = Callable[..., Result]


@pytest.fixture
def call(desks: dict[str, Path], tmp_path: Path) -> Call:
    def run(*words: object, code: int | None = 0) -> Result:
        terminal = Terminal(Wording("nb"), "nb", author="Selma Lie", clock=lambda: NOW)
        result = CliRunner().invoke(program, [str(word) for word in words], obj=terminal)
        assert code is None or result.exit_code == code, (words, result.output)
        assert result.exit_code in (0, 1), result.exception
        return result

    return run


def _export(call: Call, desk: Path, out: Path, language: str) -> list[Paper]:
    papers: list[Paper] = []
    for kind, readers in READERS.items():
        for reader in readers:
            if reader == B and desk.stem == "supplier gone":
                call(
                    "export", kind, "--desk", desk, "--procurement", "P-1", "--audience", reader,
                    "--out", out / "nothing", code=1,
                )  # fmt: skip
                continue
            name = out / kind / (reader.split(":")[0] + str(len(papers)))
            target = name if kind == "minutes" else name / "paper.pdf"
            made = call(
                "export", kind, "--desk", desk, "--procurement", "P-1", "--audience", reader,
                "--out", target, "--language", language, "--json",
            )  # fmt: skip
            for one in json.loads(made.stdout):
                path = Path(one["file"])
                papers.append(Paper(kind, reader, path, _all_text(path)))
    return papers


@pytest.mark.parametrize("state", STATES)
def test_no_paper_holds_what_its_reader_may_not_see(
    call: Call, desks: dict[str, Path], tmp_path: Path, state: str
) -> None:
    desk = shutil.copyfile(desks[state], tmp_path / desks[state].name)
    language = "en" if STATES.index(state) % 2 else "nb"
    papers = _export(call, desk, tmp_path / "papers", language)
    planted = tuple(markers(state))
    leaks = [
        (one.kind, one.reader, one.path.name, marker.word)
        for one in papers
        for marker in planted
        if one.reader not in marker.may and _holds(one.text, marker.word)
    ]
    assert leaks == []
    _holds_what_it_should(papers, state)
    for one in papers:
        call(*_proof(one, desk, one.reader))
        for narrower in NARROWER[one.reader]:
            if narrower == B and state == "supplier gone":
                continue
            wrong = [
                marker.word
                for marker in planted
                if marker.proved and narrower not in marker.may and _holds(one.text, marker.word)
            ]
            if wrong:
                refused = call(*_proof(one, desk, narrower), "--json", code=1)
                found = _plain(" ".join(line["text"] for line in json.loads(refused.stdout)))
                missed = [word for word in wrong if not _holds(found, word)]
                assert missed == [], (one.kind, one.reader, narrower)


def _proof(paper: Paper, desk: Path, reader: str) -> tuple[object, ...]:
    return (
        "prove", paper.path, "--desk", desk, "--procurement", "P-1", "--audience", reader,
    )  # fmt: skip


def _holds_what_it_should(papers: list[Paper], state: str) -> None:
    """Else an empty paper would pass."""

    def text(kind: str, reader: str) -> str:
        return " ".join(one.text for one in papers if (one.kind, one.reader) == (kind, reader))

    for letter, _ in BY_SUPPLIER.values():
        for word, kind in (
            ("Grep{}alkekonge", "plan"), ("Fare{}alkekonge", "plan"), ("Gevinst{}alkekonge", "plan"),
            ("Funn{}kongeørn", "internal"), ("Lærdom{}polarsnipe", "lessons"),
        ):  # fmt: skip
            assert _holds(text(kind, TEAM), word.format(letter)), word
    for name, (letter, own) in BY_SUPPLIER.items():
        if own == B and state == "supplier gone":
            continue
        said = [word.format(letter=letter) for word in (*LEVELS.values(), OPEN, STRICTER, CLAIM)]
        for word in (*said, name, f"Rom{letter}tjeld", f"Taler{letter} Stemmesen"):
            assert _holds(text("minutes", own), word), word
            assert _holds(text("minutes", TEAM), word), word
        assert _holds(text("minutes", TEAM), INTERNAL.format(letter=letter))
        assert _holds(text("timetable", own), f"Rom{letter}tjeld")
        assert _holds(text("timetable", TEAM), name.removesuffix(" AS"))
        assert _holds(text("summary", PUBLIC), OPEN.format(letter=letter))
        assert _holds(text("roadmap", own), OPEN.format(letter=letter))
        assert _holds(text("guide", own), "Hva hindrer dere i dag?")
