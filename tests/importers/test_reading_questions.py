"""A list of questions for the guide."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from lupdesk.domain.things import Question
from lupdesk.importers.columns import match
from lupdesk.importers.fields import TableKind
from lupdesk.importers.questions import QuestionRow, read_questions
from lupdesk.importers.readings import Reading
from lupdesk.importers.tables import read_table
from lupdesk.problems import Problem


def read(data: bytes, *known: Question) -> Reading[QuestionRow]:
    table = read_table(data, "questions.csv")
    return read_questions(table, match(table.columns, TableKind.QUESTIONS), known)


def test_the_case_goes_in_without_a_question(shared: Path) -> None:
    reading = read((shared / "case" / "sporsmal.csv").read_bytes())
    assert (len(reading.good), reading.bad, reading.duplicates) == (16, (), ())
    assert [row.label for row in reading.good] == [str(number) for number in range(1, 17)]
    assert reading.good[0].text == "Hva er uklart i behovsbeskrivelsen?"


def test_one_column_without_separators() -> None:
    reading = read("Spørsmål\nHva mangler, og hvorfor?\nHvem?\n".encode())
    assert [row.text for row in reading.good] == ["Hva mangler, og hvorfor?", "Hvem?"]


def test_short_names_and_missing_and_repeated_questions() -> None:
    known = Question(id=UUID(int=7), guide=UUID(int=8), text="Hva koster det?")
    data = "No,Question,Short name\n1,What?,W\n2,,X\n3, what ,W\n4,hva  KOSTER det,K\n"
    reading = read(data.encode(), known)
    assert reading.good == (QuestionRow(number=2, label="1", text="What?", short_name="W"),)
    assert [(bad.number, bad.reason.code) for bad in reading.bad] == [
        (3, "import-fault.no-question")
    ]
    assert [(each.number, each.first_row, each.known) for each in reading.duplicates] == [
        (4, 2, None),
        (5, None, known.id),
    ]


@pytest.mark.parametrize("heading", ["Kjerne", "Core", "Kjernespørsmål"])
def test_core_questions_have_a_column(heading: str) -> None:
    told = {"A?": "ja", "B?": "x", "C?": "Kjerne", "D?": "core", "E?": "nei", "F?": "", "G?": "-"}
    rows = "".join(f"{text};{cell}\n" for text, cell in told.items())
    reading = read(f"Spørsmål;{heading}\n{rows}".encode())
    assert [row.text for row in reading.good if row.core] == ["A?", "B?", "C?", "D?"]
    assert len(reading.good) == 7


def test_what_is_neither_yes_nor_no_is_told_of() -> None:
    reading = read("Spørsmål;Kjerne\nA?;kanskje\nB?;ja\n".encode())
    assert [(bad.number, bad.reason.code) for bad in reading.bad] == [(2, "import-fault.yes-or-no")]
    assert [row.core for row in reading.good] == [True]


def test_without_a_column_of_questions_the_list_is_refused() -> None:
    with pytest.raises(Problem, match="import-questions-needs-text"):
        read(b"Nr;Hva\n1;x\n")
