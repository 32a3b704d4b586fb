"""What stands by itself begins with a capital letter; people's own words are as they wrote them."""

from __future__ import annotations

from datetime import date

import pytest

from lupdesk.documents.begun import begun
from lupdesk.domain.composition.document import Block, Cell, Facts, Noted, Row, Table, TintBox
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.wording import Wording
from tests.documents.samples import document

DAY = date(2027, 3, 16)


def said(text: Text, language: str = "nb") -> str:
    return Wording(language).text(text)


def only(block: Block) -> Block:
    (made,) = begun(document(block)).blocks
    return made


@pytest.mark.parametrize(
    ("phrase", "nb", "en"),
    [
        (Phrase("role.chair"), "Møteleder", "Chair"),
        (Phrase.of("doc.day", day=DAY), "Tirsdag\xa016.\xa0mars\xa02027", None),
        (Phrase.of("doc.number", number=14), "14", "14"),
    ],
)
def test_a_cell_of_ours_begins_a_sentence(phrase: Phrase, nb: str, en: str | None) -> None:
    table = only(Table((phrase,), (Row((Cell(phrase, phrase),)),), (1,)))
    assert isinstance(table, Table)
    ((cell,),) = (row.cells for row in table.rows)
    for text in (*table.heads, cell.text, cell.under or ""):
        assert said(text).replace(" ", "\xa0") == nb
        assert en is None or said(text, "en") == en


def test_somebodys_own_words_stay_as_they_are() -> None:
    facts = only(Facts((("sted", "iSense AS"),)))
    assert isinstance(facts, Facts)
    assert facts.rows == (("sted", "iSense AS"),)
    named = Phrase.of("doc.who-and-day", who="iSense AS", day=DAY)
    inside = Phrase.of("doc.begun", what=named)
    (column,) = only(TintBox((("hvem", inside),))).columns  # type: ignore[union-attr]
    assert said(column[1]).startswith("iSense AS")


def test_notes_under_a_number_go_on_from_it() -> None:
    plain = Phrase("doc.not-stated")
    counted, named = only(Noted(("x",), count="6", notes=(plain,))), only(Noted((plain,)))
    assert isinstance(counted, Noted)
    assert isinstance(named, Noted)
    assert said(counted.notes[0]) == "ikke oppgitt"
    assert said(named.body[0]) == "Ikke oppgitt"
