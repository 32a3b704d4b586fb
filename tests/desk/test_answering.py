"""Questions and answers for everybody: numbered, taken over, kept as everybody got them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from lupdesk.desk import (
    answering,
    assessing,
    capture,
    inputs,
    judging,
    meetings,
    suppliers,
    telling,
)
from lupdesk.desk.cases import read_case
from lupdesk.desk.session import Desk
from lupdesk.domain.capture import Captured
from lupdesk.domain.kinds import InputKind, InputType, MeetingKind, PublicationKind, Secrecy
from lupdesk.domain.ledger import taking_part
from lupdesk.domain.things import Input
from lupdesk.domain.treatment import Answer
from lupdesk.domain.vocabulary import Who
from lupdesk.problems import Problem


@pytest.fixture
def firm(desk: Desk, procurement: UUID) -> UUID:
    return suppliers.add_supplier(desk, name="Heim AS", procurement=procurement)


@pytest.fixture
def meeting(desk: Desk, procurement: UUID, firm: UUID) -> UUID:
    return meetings.add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=(firm,)
    )


def ask(desk: Desk, meeting: UUID, firm: UUID, **more: object) -> Input:
    captured = Captured(text="Kan vi få tallet?", type=InputType.Q, **more)  # type: ignore[arg-type]
    return capture.write_input(desk, meeting, captured, speaker=Who("Heim AS", firm))


def test_numbers_come_by_themselves_and_are_never_used_twice(desk: Desk, procurement: UUID) -> None:
    first, second = (answering.add_answer(desk, procurement, question=q) for q in ("A?", "B?"))
    answering.remove_answer(desk, second)
    third = answering.add_answer(desk, procurement, question="C?")
    assert [desk.the(Answer, one).number for one in (first, third)] == [1, 3]


@pytest.mark.parametrize("question", ["", "  "])
def test_a_question_is_wanted(desk: Desk, procurement: UUID, question: str) -> None:
    with pytest.raises(Problem, match="question-wanted"):
        answering.add_answer(desk, procurement, question=question)
    one = answering.add_answer(desk, procurement, question="A?")
    with pytest.raises(Problem, match="question-wanted"):
        answering.edit_answer(desk, one, question=question)
    assert desk.the(Answer, one).question == "A?"


def test_a_captured_question_is_taken_over_in_one_step(
    desk: Desk, meeting: UUID, firm: UUID
) -> None:
    said = ask(desk, meeting, firm)
    one = desk.the(Answer, answering.answer_statement(desk, said.id, answer="Fire."))
    assert (one.question, one.answer, one.number) == ("Kan vi få tallet?", "Fire.", 1)
    assert (one.asked_by, one.input, one.asked_on) == (firm, said.id, date(2027, 3, 16))
    with pytest.raises(Problem, match="question-listed") as refused:
        answering.answer_statement(desk, said.id)
    assert refused.value.facts == {"number": 1}


def test_who_asked_can_be_noted_also_after_everybody_got_the_answer(
    desk: Desk, procurement: UUID, firm: UUID
) -> None:
    one = answering.add_answer(desk, procurement, question="Varighet?", answer="4+2 år")
    telling.publish(desk, procurement, PublicationKind.ANSWERS, place="Doffin")
    answering.edit_answer(desk, one, asked_by=firm)
    assert desk.the(Answer, one).asked_by == firm
    with pytest.raises(Problem, match="answer-published"):
        answering.edit_answer(desk, one, asked_by=None, answer="5 år")
    desk.undo()
    assert desk.the(Answer, one).asked_by is None


def test_who_only_asked_is_of_the_case_and_no_answer_may_name_it(
    desk: Desk, procurement: UUID
) -> None:
    """Of the register alone: no part in the procurement, no meeting, no statement."""
    asker = suppliers.add_supplier(
        desk, name="Vardeblikk AS", contacts=[suppliers.ContactPerson("Åse Aker")]
    )
    one = answering.add_answer(
        desk, procurement, question="Kan vi få kart?", answer="Åse Aker får det.", asked_by=asker
    )
    found = [each for each in judging.findings(desk, procurement) if each.rule == "R-EQ-3"]
    assert [each.about for each in found] == [one]
    case = read_case(desk, procurement)
    assert [each.name for each in case.suppliers] == ["Vardeblikk AS"]
    assert taking_part(case) == ()
    answering.edit_answer(desk, one, asked_by=None)
    assert [each.name for each in read_case(desk, procurement).suppliers] == []
    suppliers.remove_supplier(desk, asker)
    answering.edit_answer(desk, one, asked_by=asker)
    assert [each.name for each in read_case(desk, procurement).former] == ["Vardeblikk AS"]


def test_a_secret_question_wants_words_of_its_own(desk: Desk, meeting: UUID, firm: UUID) -> None:
    said = ask(desk, meeting, firm, secrecy=Secrecy.SECRET)
    with pytest.raises(Problem, match="question-wanted"):
        answering.answer_statement(desk, said.id)
    one = answering.answer_statement(desk, said.id, question="Hvor mange er det?")
    assert desk.the(Answer, one).question == "Hvor mange er det?"


def test_what_the_buyer_said_is_no_question(desk: Desk, meeting: UUID) -> None:
    told = capture.write_input(desk, meeting, Captured(text="Fire", kind=InputKind.GIVEN))
    with pytest.raises(Problem, match="no-question"):
        answering.answer_statement(desk, told.id)


def test_what_everybody_got_stays_as_they_got_it(desk: Desk, procurement: UUID) -> None:
    one = answering.add_answer(desk, procurement, question="Varighet?", answer="4+2 år")
    exempt = answering.add_answer(
        desk, procurement, question="Parkering?", answer="Bak huset", exempt_reason="bare praktisk"
    )
    open_ = answering.add_answer(desk, procurement, question="Når?")
    publication = telling.publish(desk, procurement, PublicationKind.ANSWERS, place="Doffin")
    found = {each: desk.the(Answer, each).publication for each in (one, exempt, open_)}
    assert found == {one: publication, exempt: None, open_: None}
    with pytest.raises(Problem, match="answer-published"):
        answering.edit_answer(desk, one, answer="5 år")
    with pytest.raises(Problem, match="answer-published"):
        answering.remove_answer(desk, one)
    answering.edit_answer(desk, open_, question="Når da?")
    with pytest.raises(Problem, match="nothing-to-answer"):
        telling.publish(desk, procurement, PublicationKind.ANSWERS)
    telling.withdraw_publication(desk, publication, "feil tall")
    answering.edit_answer(desk, one, answer="5 år")
    again = telling.publish(desk, procurement, PublicationKind.ANSWERS, place="Doffin")
    assert desk.the(Answer, one).publication == again


def test_undo_too_leaves_a_published_answer(desk: Desk, procurement: UUID) -> None:
    one = answering.add_answer(desk, procurement, question="Varighet?", answer="4 år")
    answering.edit_answer(desk, one, answer="4+2 år")
    telling.publish(desk, procurement, PublicationKind.ANSWERS, place="Doffin")
    published = desk.the(Answer, one)
    undone = desk.undo()
    assert undone is not None
    assert (undone.act, undone.restored) == ("edit-answer", 0)
    assert [left.field for left in undone.left] == ["answer"]
    while desk.undo():
        pass
    assert desk.the(Answer, one) == published


def test_a_question_is_offered_without_its_secret_part(desk: Desk, procurement: UUID) -> None:
    asked = inputs.add_input(
        desk,
        procurement,
        text="Kan vår metode M9 brukes her?",
        type=InputType.Q,
        secrecy=Secrecy.OPEN,
    )
    assessing.mark_parts(desk, asked, ["M9"])
    answer = desk.the(Answer, answering.answer_statement(desk, asked))
    assert answer.question == "Kan vår metode […] brukes her?"
