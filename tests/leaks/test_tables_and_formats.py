"""Made-up procurements as tables, Word files and plain texts: no secret is in one of somebody else."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from lupdesk.documents import papers as naming
from lupdesk.documents.papers import proven, proven_workbook
from lupdesk.domain.audience import PUBLIC, Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition import sheets as table_gate
from lupdesk.domain.composition.compose import proved_for
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.composition.screen import screen_of
from lupdesk.domain.composition.sheet import Value, Workbook
from lupdesk.domain.composition.sheets import SHEET_READERS, compose_workbook
from lupdesk.domain.formats import Format
from lupdesk.domain.phrases import Phrase
from lupdesk.problems import Problem
from tests.leaks.made_up import MadeUp, made_up
from tests.leaks.searching import in_texts, papers, reckoned_once

MANY = range(120)
FEW = range(24)


def _tables(case: Case) -> Iterator[tuple[Audience, Workbook]]:
    readers: list[Audience] = [PUBLIC, *(Participant(one.id) for one in case.suppliers)]
    for reader in readers:
        for kind, allowed in SHEET_READERS.items():
            if isinstance(reader, allowed):
                try:
                    yield reader, compose_workbook(case, kind, reader)
                except Problem as problem:
                    if problem.code != "no-slot":
                        raise


def _texts(made: Workbook) -> Iterator[str]:
    for sheet in made.sheets:
        for row in ((one.head for one in sheet.columns), *sheet.rows):
            for value in row:
                yield from _words(value)


def _words(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Phrase):
        yield from (str(fact) for _, fact in value.facts)


def _leaks(made: MadeUp) -> list[object]:
    return [
        leak
        for reader, table in _tables(made.case)
        for leak in in_texts(list(_texts(table)), made, reader)
    ]


def test_no_secret_is_in_a_table_of_somebody_else() -> None:
    rows = 0
    for number in MANY:
        made = made_up(number)
        assert _leaks(made) == [], number
        rows += sum(len(one.sheets[0].rows) for _, one in _tables(made.case))
    assert rows > len(MANY), "nothing was looked through"


def test_a_gate_that_lets_names_through_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    through = screen_of(())
    monkeypatch.setattr(table_gate, "screen_of", lambda _: through)
    assert any(_leaks(made_up(number)) for number in MANY)


# -- the finished files, read by other means --------------------------------------------------------


def _read(data: bytes) -> list[str]:
    """Every part of a package without its tags, and each attribute by itself."""
    if not data.startswith(b"PK"):
        return [data.decode("utf-8")]
    found: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            text = package.read(name).decode("utf-8")
            found += [html.unescape(one) for one in re.findall(r'="([^"]*)"', text)]
            found += [html.unescape(one) for one in re.split(r"</?(?:w:p|row|c)\b[^>]*>", text)]
    return [re.sub(r"<[^>]*>", "", one) for one in found]


def _file(made: MadeUp, number: int, folder: Path) -> tuple[list[object], bool]:
    chance = Random(number)
    format = chance.choice((Format.DOCX, Format.TXT, Format.XLSX))
    path = folder / f"paper{format.suffix}"
    path.unlink(missing_ok=True)
    try:
        if format is Format.XLSX:
            reader, table = chance.choice(list(_tables(made.case)))
            with proven_workbook(table, path, forbidden_for(made.case, reader)):
                pass
        else:
            reader, paper, _ = chance.choice(list(papers(made.case)))
            forbidden = forbidden_for(made.case, proved_for(paper.kind, reader))
            with reckoned_once(), proven(paper, path, forbidden, format=format):
                pass
    except Problem as problem:
        if path.exists() or problem.code != "proof-found-hidden":
            raise
        return [], False
    return list(in_texts(_read(path.read_bytes()), made, reader)), True


def test_no_secret_is_in_a_file_of_another_format(tmp_path: Path) -> None:
    for number in FEW:
        leaks, written = _file(made_up(number), number, tmp_path)
        assert leaks == [], number
        assert written, "what composition lets through, the proof lets through"


def test_where_the_gate_is_open_the_proof_stops_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    through = screen_of(())
    monkeypatch.setattr(table_gate, "screen_of", lambda _: through)
    monkeypatch.setattr("lupdesk.domain.composition.compose.screen_of", lambda _: through)
    found = [_file(made_up(number), number, tmp_path) for number in range(60)]
    assert [leak for leaks, _ in found for leak in leaks] == []
    assert any(not written for _, written in found)


def test_where_gate_and_proof_are_open_the_file_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    through = screen_of(())
    monkeypatch.setattr(table_gate, "screen_of", lambda _: through)
    monkeypatch.setattr("lupdesk.domain.composition.compose.screen_of", lambda _: through)
    monkeypatch.setattr(naming, "found_in", lambda *_: [])
    found = [_file(made_up(number), number, tmp_path) for number in range(60)]
    assert any(leaks for leaks, _ in found)
