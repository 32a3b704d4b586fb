"""Answers that Microsoft Forms exported, in the shapes in which people save them."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.things import Question
from lupdesk.importers.answers import Given, Responses, match_questions, read_answers
from lupdesk.problems import Problem
from lupdesk.wording import LOCAL_ZONE, Wording

OTHERS = Path(__file__).parents[2].parent / "shared" / "data" / "tables"
ENGLISH = "ID,Start time,Completion time,Email,Name,What is the risk?,Which standards?\r\n"
NORWEGIAN = "ID;Starttidspunkt;Fullføringstidspunkt;E-post;Navn;Hva er risikoen?\u00a0;Hvilke standarder?\r\n"


def read(text: str, codec: str = "utf-8") -> Responses:
    return read_answers(text.encode(codec), "svar.csv")


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_in_english() -> None:
    found = read(
        ENGLISH
        + "1,3/14/27 09:00:12,3/14/27 09:12:59,kari@heim.example,Kari Ås,Price,FHIR;HL7;\r\n"
        + "2,3/15/27 10:00:00,3/15/27 10:05:00,anonymous,,,KITH;\r\n"
    )
    assert found.questions == ("What is the risk?", "Which standards?")
    first, second = found.responses
    assert (first.row, first.id, first.email, first.name) == (
        2,
        "1",
        "kari@heim.example",
        "Kari Ås",
    )
    assert first.when == datetime(2027, 3, 14, 8, 12, tzinfo=UTC)
    assert first.answers == (
        Given(found.questions[0], "Price"),
        Given(found.questions[1], "FHIR; HL7"),
    )
    assert (second.email, second.name) == ("", "")
    assert second.answers == (Given(found.questions[1], "KITH"),)
    assert not found.notes


@pytest.mark.parametrize("codec", ["utf-8-sig", "cp1252", "utf-16"])
def test_in_norwegian(codec: str) -> None:
    found = read(
        NORWEGIAN
        + "7;14.03.2027 09:00:12;14.03.2027 09:12:59;anonym;anonym;Pris – på sikt;Åpne;\r\n",
        codec,
    )
    (one,) = found.responses
    assert one.when == datetime(2027, 3, 14, 8, 12, tzinfo=UTC)
    assert (one.email, one.name) == ("", "")
    assert one.answers == (
        Given("Hva er risikoen?", "Pris – på sikt"),
        Given("Hvilke standarder?", "Åpne"),
    )


def test_a_workbook() -> None:
    data = workbook(
        ("ID", "Start time", "Completion time", "Email", "Name", "Hva er\nrisikoen?", "Tall"),
        (
            1,
            datetime(2027, 7, 1, 9, 0, 12),  # noqa: DTZ001 - a sheet knows no zone
            datetime(2027, 7, 1, 9, 12, 59),  # noqa: DTZ001
            "kari@heim.example",
            "Kari",
            "Første linje\r\nandre linje",
            3,
        ),
    )
    found = read_answers(data, "svar.xlsx")
    (one,) = found.responses
    assert one.when == datetime(2027, 7, 1, 7, 12, tzinfo=UTC)
    assert one.answers == (
        Given("Hva er risikoen?", "Første linje\nandre linje"),
        Given("Tall", "3"),
    )


def test_points_and_comments_of_a_test_are_no_questions() -> None:
    found = read(
        "ID,Start time,Completion time,Email,Name,Total points,Quiz feedback,Risk?,Points - Risk?,"
        "Feedback - Risk?,Points - nothing\n1,,,a@b.example,K,4,,Price,2,Good,x\n"
    )
    assert found.questions == ("Risk?", "Points - nothing")


def test_a_question_may_be_called_name() -> None:
    found = read("Id,Start time,Email,Name,Name\n1,,a@b.example,Kari,Heimkontakt\n")
    assert found.questions == ("Name",)
    assert found.responses[0].name == "Kari"
    assert found.responses[0].answers == (Given("Name", "Heimkontakt"),)


@pytest.mark.parametrize(
    ("times", "days"),
    [
        (("3/4/27 10:00", "3/14/27 10:00"), (4, 14)),
        (("04/03/2027 10:00", "14/03/2027 10:00"), (4, 14)),
        (("2027-03-04 10:00:00", "2027-03-14"), (4, 14)),
        (("3/3/27 10:00", "3/3/27"), (3, 3)),
    ],
)
def test_days_of_one_file_are_written_alike(times: tuple[str, str], days: tuple[int, int]) -> None:
    found = read(ENGLISH + "".join(f"1,,{time},a@b.example,K,x,y\n" for time in times))
    local = [one.when.astimezone(LOCAL_ZONE) for one in found.responses if one.when]
    found_days = [(one.month, one.day) for one in local]
    assert found_days == [(3, day) for day in days]
    assert not found.notes


def test_a_day_that_may_be_two_is_left_to_a_person() -> None:
    found = read(ENGLISH + "1,,3/4/27 10:00,a@b.example,K,x,y\n2,,i går,ola,K,x,y\n")
    assert [one.when for one in found.responses] == [None, None]
    said = [(one.number, one.field, Wording("nb").phrase(one.text)) for one in found.notes]
    assert [one[:2] for one in said] == [(2, "when"), (3, "when"), (3, "email")]
    assert "3/4/27 10:00" in said[0][2]
    assert found.responses[1].email == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Navn,Firma\nKari,Heim\n", "answers-not-forms"),
        ("ID,Start time,Completion time,Email,Name\n1,,,a@b.example,K\n", "answers-no-questions"),
        ("", "table-empty"),
    ],
)
def test_what_is_no_export(text: str, code: str) -> None:
    with pytest.raises(Problem) as told:
        read(text)
    assert told.value.code == code
    assert "svar.csv" in Wording("nb").problem(told.value)


def _question(number: int, text: str) -> Question:
    return Question(id=UUID(int=number), guide=UUID(int=99), text=text)


def test_questions_are_known_by_their_words() -> None:
    guide = [
        _question(1, "Hva er risikoen?"),
        _question(2, "Hvilke standarder bør vi bruke?"),
        _question(3, "Likt"),
        _question(4, "likt?"),
    ]
    asked = ("1. hva  er RISIKOEN", "Hvilke standarder?", "Likt", "Noe annet")
    assert match_questions(asked, guide) == {"1. hva  er RISIKOEN": UUID(int=1)}


def test_two_headings_that_are_one_question_are_left_to_a_person() -> None:
    guide = [_question(1, "Hva er risikoen?")]
    assert match_questions(("Hva er risikoen?", "2) Hva er risikoen"), guide) == {}


@given(st.lists(st.text(max_size=20), max_size=5), st.lists(st.text(max_size=20), max_size=5))
def test_a_match_is_one_to_one(asked: list[str], known: list[str]) -> None:
    guide = [_question(number, text) for number, text in enumerate(known)]
    found = match_questions(asked, guide)
    assert set(found) <= set(asked)
    assert len(set(found.values())) == len(found)


@pytest.mark.skipif(not OTHERS.is_dir(), reason="the files of others are not beside this checkout")
def test_exports_of_others() -> None:
    quiz = read_answers((OTHERS / "forms_export_cp1252_quiz.csv").read_bytes(), "quiz.csv")
    assert quiz.questions == ("STUDENTS FULL NAME", "What — is grace?")
    assert [len(one.answers) for one in quiz.responses] == [2, 2]
    assert [one.email for one in quiz.responses] == ["", "student@example.com"]
    other = read_answers((OTHERS / "forms_export_esri_like.csv").read_bytes(), "esri.csv")
    assert len(other.questions) == 4
    assert other.responses[0].answers[2].text == "AGOL; Cartography"
