"""A form goes out, is filled in by another program, comes back and is decided: the whole path."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from lupdesk.desk import approving, guides, inputs, meetings, minutes, review, suppliers
from lupdesk.desk.answers_in import look_at_file, take_in
from lupdesk.desk.forms_out import send_for_review, send_questions
from lupdesk.desk.session import Desk
from lupdesk.desk.written_answers import receive_written
from lupdesk.domain.approvals import undecided
from lupdesk.domain.form_answers import AnswerState
from lupdesk.domain.form_fields import ANSWER_KIND, FORMAT, Part, line_field
from lupdesk.domain.form_lines import FormAnswer, FormLine, LineAnswer, read_lines
from lupdesk.domain.formats import Format
from lupdesk.domain.kinds import MeetingKind, MinutesState, Response, Secrecy
from lupdesk.domain.review import Approval, Form, Remark, ReviewWay, Stance, Verdict
from lupdesk.domain.things import Input, Sending
from lupdesk.problems import Problem
from tests.forms import filled
from tests.store.soundness import assert_sound, everything

TEXTS = ("Kravet stenger de minste ute", "Prisen er 412 kr", "Čáhppes beana <b>sa</b> vi")
NEW = "Kravet stenger de minste ute, sa vi – ikke alle"
OTHERS = "Vi har en hemmelig avtale med nabokommunen om dette"


@pytest.fixture
def firm(desk: Desk, procurement: UUID) -> UUID:
    return suppliers.add_supplier(desk, name="Heimkontakt AS", procurement=procurement)


@pytest.fixture
def meeting(desk: Desk, procurement: UUID, firm: UUID) -> UUID:
    other = suppliers.add_supplier(desk, name="Sansea AS", procurement=procurement)
    made = meetings.add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=(firm, other)
    )
    for text in TEXTS:
        inputs.add_input(
            desk, procurement, text=text, supplier=firm, meeting=made, secrecy=Secrecy.OPEN
        )
    inputs.add_input(
        desk, procurement, text=OTHERS, supplier=other, meeting=made, secrecy=Secrecy.SECRET
    )
    minutes.draft_minutes(desk, made)
    return made


def fields(desk: Desk, form: UUID) -> tuple[FormLine, ...]:
    return read_lines(desk.the(Form, form).lines)


def name(form: UUID, line: FormLine, part: Part) -> str:
    return line_field(form, line.id, part)


def test_a_draft_goes_to_review_with_its_form_and_holds_the_suppliers_own_alone(
    desk: Desk, meeting: UUID, firm: UUID, tmp_path: Path
) -> None:
    sent = send_for_review(desk, meeting, firm, tmp_path / "ut")
    assert minutes.the_minutes(desk, meeting).state is MinutesState.IN_REVIEW
    assert [one.text for one in fields(desk, sent.form)] == list(TEXTS)
    assert [path.suffix for path, _ in sent.files] == [".pdf", ".html", ".eml"]
    for path, _ in sent.files:
        assert "Heimkontakt AS" in path.name
        assert "nabokommunen" not in path.read_bytes().decode("utf-8", "ignore")
    assert len(desk.all(Sending, meeting=meeting)) == 3
    assert_sound(desk)


def test_the_whole_path_by_pdf(desk: Desk, meeting: UUID, firm: UUID, tmp_path: Path) -> None:
    sent = send_for_review(desk, meeting, firm, tmp_path, formats=(Format.PDF,))
    ((path, _),) = sent.files
    lines = fields(desk, sent.form)
    back = tmp_path / "svar.pdf"
    back.write_bytes(
        filled(
            path.read_bytes(),
            {
                name(sent.form, lines[0], Part.CHOICE): Stance.CHANGE.value,
                name(sent.form, lines[0], Part.WORDS): NEW,
                name(sent.form, lines[1], Part.CHOICE): Stance.SECRET.value,
                name(sent.form, lines[1], Part.WORDS): "Innkjøpsprisen vår",
                name(sent.form, lines[2], Part.CHOICE): Stance.AGREE.value,
            },
        )
    )
    looked = look_at_file(desk, back)
    assert looked.judged.state is AnswerState.GOOD
    take_in(desk, looked)
    stances = {one.input: one.stance for one in desk.all(Remark, meeting=meeting)}
    assert stances == {
        lines[0].id: Stance.CHANGE, lines[1].id: Stance.SECRET, lines[2].id: Stance.AGREE
    }  # fmt: skip
    assert {one.way for one in desk.all(Remark)} == {ReviewWay.PDF}
    assert desk.the(Input, lines[1].id).secrecy is Secrecy.UNASSESSED
    (waiting, _) = list(undecided(desk.all(Remark), meeting))
    review.judge_remark(desk, waiting.id, Verdict.ACCEPTED)
    assert desk.the(Input, lines[0].id).text == NEW
    with pytest.raises(Problem, match="answer-doubled"):
        take_in(desk, look_at_file(desk, back))


def test_the_whole_path_by_the_page_of_a_browser(
    desk: Desk, meeting: UUID, firm: UUID, tmp_path: Path
) -> None:
    sent = send_for_review(desk, meeting, firm, tmp_path, formats=(Format.HTML,))
    form = desk.the(Form, sent.form)
    lines = fields(desk, sent.form)
    told = tmp_path / "svar.json"
    told.write_text(
        json.dumps(
            {
                "kind": ANSWER_KIND,
                "format": FORMAT,
                "form": form.id.hex,
                "form_kind": form.kind.value,
                "version": form.version,
                "sha256": form.sha256,
                "lines": [
                    {"id": lines[0].id.hex, "choice": "agree"},
                    {"id": lines[1].id.hex, "choice": "remove", "words": "Feil tall"},
                ],
                "name": "Åse Øy",
            }
        ),
        "utf-8",
    )
    received = take_in(desk, look_at_file(desk, told))
    assert len(received.remarks) == 2
    assert [one.way for one in desk.all(Remark)] == [ReviewWay.HTML] * 2
    assert [one.input for one in desk.all(Approval)] == [lines[0].id]


def test_changed_words_go_out_as_a_new_version_and_the_same_words_do_not(
    desk: Desk, meeting: UUID, firm: UUID, tmp_path: Path
) -> None:
    first = send_for_review(desk, meeting, firm, tmp_path)
    again = send_for_review(desk, meeting, firm, tmp_path)
    assert (first.version, again.version) == (1, 1)
    said = approving.statements_of(desk, meeting, firm)[0]
    inputs.edit_input(desk, said.id, text="Noe annet")
    assert send_for_review(desk, meeting, firm, tmp_path).version == 2
    assert len({path for one in desk.all(Form) for path in [one.id]}) == 3


def test_approved_minutes_are_not_sent_to_be_changed(
    desk: Desk, meeting: UUID, firm: UUID, tmp_path: Path
) -> None:
    send_for_review(desk, meeting, firm, tmp_path)
    minutes.approve_minutes(desk, meeting)
    before = everything(desk)
    with pytest.raises(Problem, match="minutes-locked"):
        send_for_review(desk, meeting, firm, tmp_path)
    assert everything(desk) == before


def test_a_folder_that_is_a_file_is_told_and_nothing_is_remembered(
    desk: Desk, meeting: UUID, firm: UUID, tmp_path: Path
) -> None:
    (tmp_path / "fil").write_text("x")
    with pytest.raises(Problem, match="form-no-folder"):
        send_for_review(desk, meeting, firm, tmp_path / "fil")
    assert desk.all(Form) == []
    assert minutes.the_minutes(desk, meeting).state is MinutesState.DRAFT


# -- the guide, answered in writing -----------------------------------------------------------------


@pytest.fixture
def asked(desk: Desk, procurement: UUID) -> tuple[UUID, ...]:
    return tuple(
        guides.add_question(desk, procurement, text) for text in ("Hva hindrer?", "Hva koster det?")
    )


def test_answers_in_writing_become_statements_with_their_claims(
    desk: Desk, procurement: UUID, firm: UUID, asked: tuple[UUID, ...], tmp_path: Path
) -> None:
    sent = send_questions(desk, procurement, tmp_path, supplier=firm, formats=(Format.PDF,))
    ((path, _),) = sent.files
    lines = fields(desk, sent.form)
    back = tmp_path / "svar.pdf"
    from pikepdf import Name

    back.write_bytes(
        filled(
            path.read_bytes(),
            {
                name(sent.form, lines[0], Part.ANSWER): "Referansekravene",
                name(sent.form, lines[1], Part.ANSWER): "412 kr",
                name(sent.form, lines[1], Part.SECRET): Name.Yes,
                name(sent.form, lines[1], Part.REASON): "Pris",
            },
        )
    )
    written = take_in(desk, look_at_file(desk, back))
    found = [desk.the(Input, id) for id in written.inputs]
    assert [(one.text, one.question, one.claim) for one in found] == [
        ("Referansekravene", asked[0], None),
        ("412 kr", asked[1], Secrecy.SECRET),
    ]
    assert {one.secrecy for one in found} == {Secrecy.UNASSESSED}
    assert {one.supplier for one in found} == {firm}
    with pytest.raises(Problem, match="answer-doubled"):
        take_in(desk, look_at_file(desk, back))
    desk.undo()
    assert desk.all(Input) == []
    take_in(desk, look_at_file(desk, back))


def test_a_form_for_anybody_asks_who_answered(
    desk: Desk, procurement: UUID, firm: UUID, asked: tuple[UUID, ...], tmp_path: Path
) -> None:
    sent = send_questions(desk, procurement, tmp_path, formats=(Format.PDF,))
    ((path, _),) = sent.files
    lines = fields(desk, sent.form)
    back = tmp_path / "svar.pdf"
    back.write_bytes(filled(path.read_bytes(), {name(sent.form, lines[0], Part.ANSWER): "Ja"}))
    looked = look_at_file(desk, back)
    assert looked.supplier is None
    with pytest.raises(Problem, match="answer-supplier-wanted"):
        take_in(desk, looked)
    assert len(take_in(desk, looked, supplier=firm).inputs) == 1


def test_the_day_to_answer_by_is_the_promised_one_while_it_is_to_come(
    desk: Desk, procurement: UUID, meeting: UUID, firm: UUID, tmp_path: Path
) -> None:
    sent = send_for_review(desk, meeting, firm, tmp_path)
    assert sent.due is not None
    assert sent.due - desk.today() == timedelta(days=7), "five working days from a Tuesday"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nothing", b"{}", json.dumps({"a": 1}).encode()])
def test_what_is_no_answer_of_ours_gets_a_plain_message(
    desk: Desk, data: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "rart.pdf"
    path.write_bytes(data)
    with pytest.raises(Problem) as told:
        look_at_file(desk, path)
    from lupdesk.wording import Wording

    assert Wording("nb").problem(told.value)


def test_a_reason_for_secrecy_without_its_tick_is_a_claim_and_is_kept(
    desk: Desk, procurement: UUID, firm: UUID, tmp_path: Path
) -> None:
    guides.add_question(desk, procurement, "Hva hindrer?")
    sent = send_questions(desk, procurement, tmp_path, supplier=firm, formats=(Format.PDF,))
    form = desk.the(Form, sent.form)
    (line,) = read_lines(form.lines)
    answer = FormAnswer(
        form=form.id,
        sha256=form.sha256,
        version=form.version,
        lines=(LineAnswer(line.id, None, wording="Prisen er 412 kr", reason="Prisen vår"),),
    )
    (made,) = receive_written(desk, answer).inputs
    said = desk.the(Input, made)
    assert (said.text, said.claim, said.claim_reason) == (
        "Prisen er 412 kr",
        Secrecy.SECRET,
        "Prisen vår",
    )


def test_an_answer_after_the_written_rounds_minutes_were_approved_opens_a_new_round(
    desk: Desk, procurement: UUID, firm: UUID
) -> None:
    first = inputs.add_input(desk, procurement, text="Først", supplier=firm)
    meeting = desk.the(Input, first).meeting
    assert meeting is not None
    minutes.draft_minutes(desk, meeting)
    minutes.send_minutes(desk, meeting)
    minutes.record_response(desk, meeting, Response.CONFIRMED)
    minutes.approve_minutes(desk, meeting)
    later = [
        desk.the(Input, inputs.add_input(desk, procurement, text=text, supplier=firm)).meeting
        for text in ("Så", "Så igjen")
    ]
    assert later[0] == later[1] != meeting
