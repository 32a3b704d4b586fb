"""Files that other programs made, as they made them: every code, text, place and nesting."""

from __future__ import annotations

import pytest

from lupdesk.importers.qda import read_coding
from lupdesk.importers.qda_found import FoundCoding, Left
from lupdesk.wording import LANGUAGES, Wording
from lupdesk.wording_coding import not_taken_in
from tests.importers.refi_dialog import BY_LINE, CODED, FILES, TALKS, TREE

FLAT = {(path[-1],): meaning for path, meaning in TREE.items()}
SILENT = dict.fromkeys(TREE, "")
"""Without what belongs under the codes."""
NO_MULIGHETER = {key: codes for key, codes in CODED.items() if codes != {"Muligheter"}}


def read(name: str) -> FoundCoding:
    return read_coding((FILES / name).read_bytes(), name)


@pytest.mark.parametrize(
    ("name", "tree", "left"),
    [
        ("aqda-0.5.0.qdc", TREE, {Left.COLOUR: 7}),
        ("pyrefiqda-0.3.1.qdc", TREE, {Left.COLOUR: 7}),
        ("taguette-1.5.2.qdc", {("interesting",): "", **SILENT}, {}),
        ("libreqda-1.2.1.qdc", {("interesting",): "", **dict.fromkeys(FLAT, "")}, {}),
        ("portableqda-0.4.2.qdc", FLAT, {Left.SET: 1, Left.COLOUR: 7}),
    ],
)
def test_a_codebook_is_read_whole(
    name: str, tree: dict[tuple[str, ...], str], left: dict[Left, int]
) -> None:
    found = read(name)
    assert found.is_book
    assert {one.path: one.meaning for one in found.codes} == tree
    assert dict(found.left) == left


@pytest.mark.parametrize(
    ("name", "tree", "coded", "left"),
    [
        (
            "aqda-0.5.0.qdpx", TREE, CODED,
            {Left.NOTE: 4, Left.UNCODED: 1, Left.VARIABLE: 1, Left.CODER: 2, Left.COLOUR: 7},
        ),
        ("qc-1.7.8.qdpx", SILENT, BY_LINE, {Left.CODER: 2}),
        ("exegete-0.15.1a1.qdpx", TREE, NO_MULIGHETER, {Left.COMMENT: 1, Left.COLOUR: 5}),
        (
            "potato-2.12.1.qdpx", {("positiv",): "", ("negativ",): "", **TREE}, CODED,
            {Left.WHOLE: 1, Left.CODER: 2, Left.COLOUR: 7},
        ),
        ("pyrefiqda-0.3.1.qdpx", TREE, CODED, {Left.SET: 1, Left.CODER: 2, Left.COLOUR: 7}),
    ],
)  # fmt: skip
def test_a_project_is_read_whole(
    name: str,
    tree: dict[tuple[str, ...], str],
    coded: dict[tuple[str, str], set[str]],
    left: dict[Left, int],
) -> None:
    found = read(name)
    codes = {one.id: one.path for one in found.codes}
    assert {one.path: one.meaning for one in found.codes} == tree
    assert dict(found.left) == left
    read_codes: dict[tuple[str, str], set[str]] = {}
    for source in found.sources:
        talk = source.name.removesuffix(".txt")
        assert source.text == TALKS[talk]
        for one in source.passages:
            assert one.text == source.text[one.start : one.end]
            names = {codes[id][-1] for id in one.codes}
            if names:
                read_codes[talk, one.text] = names
    assert read_codes == coded


def test_who_spoke_is_said_by_cases_or_by_the_name_of_the_file() -> None:
    by_cases = read("pyrefiqda-0.3.1.qdpx").sources
    assert {(one.name, one.speaker) for one in by_cases} == {(talk, "") for talk in TALKS}
    assert {(one.name, *each.cases) for one in by_cases for each in one.passages} == {
        (talk, talk) for talk in TALKS
    }
    assert {one.speaker for one in read("aqda-0.5.0.qdpx").sources} == set(TALKS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_has_no_place_is_told_in_one_sentence(language: str) -> None:
    wording = Wording(language)
    told = [not_taken_in(wording, [(kind, 2)]) for kind in Left]
    assert len(set(told)) == len(Left)
    assert all(one.endswith(" (2)") for one in told)
    assert not_taken_in(wording, []) == ""
    both = not_taken_in(wording, [(Left.NOTE, 4), (Left.SET, 1)])
    assert (
        both
        == {
            "nb": "Ikke tatt inn: memoer (4), grupper (1)",
            "en": "Not taken in: memos (4), groups (1)",
        }[language]
    )
