"""Which answers are believed: good, outdated, doubled, tampered with, foreign."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.form_answers import AnswerState, judge_answer, stance_of
from lupdesk.domain.form_lines import (
    FormAnswer,
    FormLine,
    LineAnswer,
    lines_hash,
    lines_text,
    read_lines,
)
from lupdesk.domain.review import Form, FormKind, Remark, Stance
from tests.domain.small_case import P, uid

LINES = (FormLine(uid(71), "I01", "Kravet stenger"), FormLine(uid(72), "I02", "Prisen er høy"))
FORM = Form(id=uid(70), procurement=P, lines=lines_text(LINES), sha256=lines_hash(LINES), version=1)
ANSWER = FormAnswer(
    form=FORM.id,
    sha256=FORM.sha256,
    version=1,
    lines=(LineAnswer(uid(72), Stance.CHANGE, "Prisen er lav"), LineAnswer(uid(71), None)),
    source="ab" * 32,
)


def test_a_good_answer_has_each_line_beside_what_was_said_of_it() -> None:
    found = judge_answer(ANSWER, [FORM], [])
    assert found.state is AnswerState.GOOD
    assert [(one.line.label, one.answer.wording) for one in found.said] == [
        ("I02", "Prisen er lav")
    ]
    assert [one.label for one in found.unanswered] == ["I01"]
    assert not found.answered_before


@pytest.mark.parametrize(
    ("answer", "newest", "state"),
    [
        (replace(ANSWER, form=uid(99)), None, AnswerState.FOREIGN),
        (replace(ANSWER, sha256="0" * 64), None, AnswerState.TAMPERED),
        (ANSWER, 2, AnswerState.OUTDATED),
        (ANSWER, 1, AnswerState.GOOD),
        (replace(ANSWER, version=7), 1, AnswerState.GOOD),
    ],
)
def test_what_the_file_says_of_itself_is_held_against_what_went_out(
    answer: FormAnswer, newest: int | None, state: AnswerState
) -> None:
    found = judge_answer(answer, [FORM], [], newest)
    assert found.state is state
    assert bool(found.said) is (state in (AnswerState.GOOD, AnswerState.OUTDATED))


def test_the_same_file_twice_is_doubled_and_a_second_file_is_told() -> None:
    read = Remark(id=uid(80), procurement=P, form=FORM.id, source=ANSWER.source)
    assert judge_answer(ANSWER, [FORM], [read]).state is AnswerState.DOUBLED
    other = judge_answer(replace(ANSWER, source="cd" * 32), [FORM], [read])
    assert (other.state, other.answered_before) == (AnswerState.GOOD, True)


def test_lines_of_another_form_are_told_and_not_read() -> None:
    strange = LineAnswer(uid(666), Stance.REMOVE, reason="Ta bort alt")
    found = judge_answer(replace(ANSWER, lines=(*ANSWER.lines, strange)), [FORM], [])
    assert found.strangers == (uid(666),)
    assert [one.line.id for one in found.said] == [uid(72)]


@pytest.mark.parametrize(
    ("given_", "stance"),
    [
        (LineAnswer(uid(71), Stance.AGREE), Stance.AGREE),
        (LineAnswer(uid(71), None, "Noe"), Stance.REMARK),
        (LineAnswer(uid(71), Stance.CHANGE, "Kravet  stenger"), Stance.AGREE),
        (LineAnswer(uid(71), Stance.CHANGE, "Kravet stenger", "Se der"), Stance.REMARK),
        (LineAnswer(uid(71), Stance.CHANGE), Stance.REMARK),
        (LineAnswer(uid(71), Stance.CHANGE, "", "Feil"), Stance.REMARK),
        (LineAnswer(uid(71), Stance.CHANGE, "Ny"), Stance.CHANGE),
        (LineAnswer(uid(71), Stance.SECRET), Stance.SECRET),
    ],
)
def test_what_a_choice_without_its_words_means(given_: LineAnswer, stance: Stance) -> None:
    assert stance_of(given_, LINES[0]) is stance


def test_a_guide_is_answered_by_words_alone() -> None:
    guide = replace(FORM, kind=FormKind.GUIDE)
    ticked = LineAnswer(uid(71), Stance.SECRET)
    found = judge_answer(replace(ANSWER, lines=(ticked,)), [guide], [])
    assert found.said == ()


@given(st.lists(st.tuples(st.uuids(), st.text(), st.text())))
def test_lines_are_read_as_they_were_written(found: list[tuple[object, str, str]]) -> None:
    lines = tuple(FormLine(*one) for one in found)  # type: ignore[arg-type]
    assert read_lines(lines_text(lines)) == lines
    assert lines_hash(lines) == lines_hash(read_lines(lines_text(lines)))
