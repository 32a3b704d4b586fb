from __future__ import annotations

from uuid import UUID

import pytest

from lupdesk.desk import guides, importing_lessons, inputs, lessons, meetings, procurements
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import add_supplier
from lupdesk.domain.kinds import MeetingKind, Secrecy, Side
from lupdesk.domain.result_kinds import LessonQuestion
from lupdesk.domain.results import Lesson
from lupdesk.domain.things import Guide, Meeting
from lupdesk.problems import Problem

TIME = LessonQuestion.TIME_USED


def note(desk: Desk, procurement: UUID, **more: object) -> UUID:
    side = more.pop("side", Side.BUYER)
    assert isinstance(side, Side)
    return lessons.add_lesson(desk, procurement, side, TIME, **more)  # type: ignore[arg-type]


def test_an_answer_is_noted_changed_and_taken_away(desk: Desk, procurement: UUID) -> None:
    id = note(desk, procurement, score=3, text=" kort ", change=" mer tid ")
    one = desk.the(Lesson, id)
    assert (one.text, one.change, one.answered_on) == ("kort", "mer tid", desk.today())
    lessons.edit_lesson(desk, id, score=5)
    assert desk.the(Lesson, id).score == 5
    lessons.remove_lesson(desk, id)
    assert lessons.lessons_of(desk, procurement) == []


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "lesson-empty"),
        ({"text": "  "}, "lesson-empty"),
        ({"score": 6}, "lesson-score"),
        ({"score": -1}, "lesson-score"),
        ({"score": 3, "side": Side.BOTH}, "lesson-side"),
    ],
)
def test_what_is_no_answer_is_refused(
    desk: Desk, procurement: UUID, given: dict[str, object], code: str
) -> None:
    with pytest.raises(Problem, match=code):
        note(desk, procurement, **given)
    assert desk.all(Lesson) == []


def test_what_is_taken_up_makes_a_version_that_says_it(desk: Desk, procurement: UUID) -> None:
    guides.add_question(desk, procurement, "Hva hindrer?")
    later = meetings.add_meeting(desk, procurement, kind=MeetingKind.ONE_TO_ONE)
    note(desk, procurement, change="Færre spørsmål")
    note(desk, procurement, change="Mer tid")
    assert lessons.open_lessons(desk, procurement) == ("Færre spørsmål", "Mer tid")
    made = lessons.take_up(desk, procurement, ["Færre spørsmål"])
    guide = desk.the(Guide, made)
    assert (guide.version, guide.changes) == (2, "Færre spørsmål")
    assert [one.text for one in guides.questions_of(desk, made)] == ["Hva hindrer?"]
    assert desk.the(Meeting, later).guide in (None, made)
    assert lessons.open_lessons(desk, procurement) == ("Mer tid",)
    desk.undo()
    assert lessons.open_lessons(desk, procurement) == ("Færre spørsmål", "Mer tid")


def test_nothing_chosen_makes_no_version(desk: Desk, procurement: UUID) -> None:
    with pytest.raises(Problem, match="changes-wanted"):
        lessons.take_up(desk, procurement, ["  "])
    assert desk.all(Guide) == []


def test_the_next_version_does_not_repeat_what_was_new_in_the_last(
    desk: Desk, procurement: UUID
) -> None:
    lessons.take_up(desk, procurement, ["Mer tid"])
    guides.new_version(desk, procurement)
    latest = guides.latest_guide(desk, procurement)
    assert latest is not None
    assert latest.changes == ""


@pytest.fixture
def earlier(desk: Desk) -> UUID:
    """A dialogue by the same method, with a secret and a name in what was written of it."""
    of = procurements.add_procurement(
        desk, reference="GML-1", title="Alarm", method="welfare 1", note="Ramme 38 mill. kr"
    )
    firm = add_supplier(desk, name="Heimkontakt AS", procurement=of)
    procurements.add_member(desk, of, procurements.Person("Kari Nes"))
    inputs.add_input(
        desk,
        of,
        text="Vår nye sensor koster 412 kroner ved tusen stykk",
        supplier=firm,
        secrecy=Secrecy.SECRET,
    )
    for change in (
        "Færre spørsmål per møte",
        "Heimkontakt AS må få mer tid",
        "Spør om at vår nye sensor koster 412 kroner ved tusen stykk",
        "Kari bør ikke lede møtene",
        "Si at budsjettet er 38 mill. kr",
    ):
        note(desk, of, score=2, change=change)
    for score in (1, 5):
        note(desk, of, side=Side.SUPPLIER, score=score, change="Leverandørens egne ord")
    return of


def test_earlier_lessons_of_the_method_tell_no_name_no_secret_and_no_few(
    desk: Desk, procurement: UUID, earlier: UUID
) -> None:
    assert not lessons.has_earlier(desk, procurement), "another method, or none"
    procurements.edit_procurement(desk, procurement, method="welfare 2")
    assert lessons.has_earlier(desk, procurement)
    (found,) = lessons.earlier_lessons(desk, procurement)
    assert found.reference == "GML-1"
    assert found.changes == ("Færre spørsmål per møte",)
    assert found.means[TIME, Side.BUYER].score == 2
    assert found.means[TIME, Side.SUPPLIER].score is None, "of two, each knows the other's"


TABLE = """Side;Spørsmål;Score;Tekst;Endring;Leverandør
oppdragsgiver;Var tiden godt brukt?;3;for kort;Mer tid;
leverandør;4;4;;;Heim AS
leverandør;time-used;;fin prat;;
"""
SAID = {"Var tiden godt brukt?": TIME}


def take_in(desk: Desk, procurement: UUID, text: str, **more: bool) -> importing_lessons.TakenIn:
    return importing_lessons.import_lessons(
        desk, procurement, text.encode(), "svar.csv", SAID, **more
    )


def test_answers_come_from_a_table(desk: Desk, procurement: UUID) -> None:
    firm = add_supplier(desk, name="Heim AS", procurement=procurement)
    assert take_in(desk, procurement, TABLE).taken == 3
    found = [
        (one.side, one.question, one.score, one.text, one.change, one.supplier)
        for one in lessons.lessons_of(desk, procurement)
    ]
    assert found == [
        (Side.BUYER, TIME, 3, "for kort", "Mer tid", None),
        (Side.SUPPLIER, TIME, 4, "", "", firm),
        (Side.SUPPLIER, TIME, 0, "fin prat", "", None),
    ]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("alle;4;3;;;", "side"),
        ("leverandør;9;3;;;", "question"),
        ("leverandør;4;6;;;", "score"),
        ("leverandør;4;3,5;;;", "score"),
        ("leverandør;4;;;;", "score"),
        ("leverandør;4;3;;;Ukjent AS", "supplier"),
    ],
)
def test_a_bad_row_stops_the_whole_unless_it_is_left_out(
    desk: Desk, procurement: UUID, line: str, field: str
) -> None:
    head, first = TABLE.splitlines()[:2]
    text = f"{head}\n{first}\n{line}\n"
    with pytest.raises(Problem, match="lesson-rows") as refused:
        take_in(desk, procurement, text)
    assert (refused.value.facts["row"], refused.value.facts["field"]) == (3, field)
    assert desk.all(Lesson) == []
    taken = take_in(desk, procurement, text, skip_bad=True)
    assert (taken.taken, [one.field for one in taken.left_out]) == (1, [field])


def test_a_table_without_the_columns_is_refused(desk: Desk, procurement: UUID) -> None:
    with pytest.raises(Problem, match="lesson-columns"):
        take_in(desk, procurement, "Navn;Tall\na;1\n")
