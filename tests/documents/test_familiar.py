"""The specimen shows every word that a writer adds of its own, so that none of them holds a file up."""

from __future__ import annotations

import re
from datetime import date, time
from typing import get_args

import pytest

from lupdesk.documents.familiar import words_of_word, words_of_workbooks
from lupdesk.documents.markup import parsed, read_markup
from lupdesk.documents.papers import paper_bytes
from lupdesk.domain.composition.document import Block, ClassMark
from lupdesk.domain.composition.specimen import specimen
from lupdesk.domain.formats import Format
from tests.documents.samples import KINDS
from tests.documents.test_sheet_file import workbook
from tests.documents.wordfile import parts

_OF_THE_DOCUMENT = ("tblDescription@val",)
_A_NUMBER = re.compile(r"-?\d*(\.\d+)?")


def _unfamiliar(data: bytes, known: frozenset[tuple[str, str]]) -> list[tuple[str, str]]:
    return [
        word
        for name, part in parts(data).items()
        for word in read_markup(parsed(part)).words
        if word not in known
        and word[0] not in _OF_THE_DOCUMENT
        and not _A_NUMBER.fullmatch(word[1])
        and name
    ]


def test_the_specimen_has_a_block_of_each_kind() -> None:
    made = specimen("nb", ClassMark.PUBLIC, "")
    assert {type(block) for block in made.blocks} == set(get_args(Block))


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_file_has_no_other_words_of_the_format(kind: str) -> None:
    data = paper_bytes(KINDS[kind](), Format.DOCX)
    assert _unfamiliar(data, words_of_word()) == []
    assert {("part", name) for name in parts(data)} <= words_of_word()


def test_a_workbook_has_no_other_words_of_the_format() -> None:
    from lupdesk.documents.papers import workbook_bytes

    data = workbook_bytes(workbook(("Noe", "=1+1", 3, date(2027, 3, 16), time(9, 45))))
    unknown = {key for key, _ in _unfamiliar(data, words_of_workbooks())}
    assert unknown <= {"sheet@name"}


def test_nobodys_words_are_familiar() -> None:
    for word in ("Heimkontakt AS", "Trefjordsamarbeidet", "Offentlig"):
        assert word not in {said for _, said in words_of_word() | words_of_workbooks()}
