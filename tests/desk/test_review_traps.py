"""What could go wrong between an answer and its verdict: words that leak, are lost, or count too far."""

from __future__ import annotations

from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from uuid import UUID

import pytest

from lupdesk.desk import approving, inputs, mail_drafts, meetings, minutes, review, suppliers
from lupdesk.desk.cases import read_case
from lupdesk.desk.forms_out import send_for_review
from lupdesk.desk.opening import open_desk
from lupdesk.desk.publishing import export_document
from lupdesk.desk.purging import purge_input
from lupdesk.desk.review_round import round_of
from lupdesk.desk.session import Desk
from lupdesk.documents.proof import prove
from lupdesk.domain.acts import Act
from lupdesk.domain.approvals import Standing, undecided
from lupdesk.domain.audience import Participant
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.form_lines import LineAnswer
from lupdesk.domain.kinds import DocumentKind, MeetingKind, MinutesState, Response, Secrecy
from lupdesk.domain.mail_drafts import DraftKind
from lupdesk.domain.review import Approval, Remark, ReviewWay, Stance, Verdict
from lupdesk.domain.things import Input
from lupdesk.domain.treatment import RuleSetting
from lupdesk.problems import Problem
from tests.desk.laid_before import TEXTS, Round, laid_before, send

SECRET = "Vår nye sensor kommer først på markedet til våren"


@pytest.fixture
def sent(desk: Desk, procurement: UUID) -> Round:
    return laid_before(desk, procurement)


@pytest.fixture
def rival(sent: Round) -> UUID:
    """Another supplier in the same meeting."""
    made = suppliers.add_supplier(sent.desk, name="Sansea AS", procurement=sent.case)
    meetings.set_suppliers(sent.desk, sent.meeting, (sent.firm, made))
    return made


def _said_by(sent: Round, firm: UUID | None, secrecy: Secrecy = Secrecy.SECRET) -> UUID:
    return inputs.add_input(
        sent.desk, sent.case, text=SECRET, supplier=firm, meeting=sent.meeting, secrecy=secrecy
    )


def _copy_holds(sent: Round, folder: Path, words: str) -> bool:
    """Whether the words stand in the supplier's own copy of the minutes."""
    out = folder / "referat.pdf"
    export_document(
        sent.desk,
        sent.case,
        DocumentKind.MINUTES,
        Participant(sent.firm),
        out,
        meeting=sent.meeting,
    )
    return bool(prove(out, [Forbidden(words, "x")]))


# -- nothing leaks ----------------------------------------------------------------------------------


def test_nobody_remarks_on_what_it_may_not_read(sent: Round, rival: UUID) -> None:
    theirs = _said_by(sent, rival)
    with pytest.raises(Problem, match="remark-not-theirs"):
        review.note_remark(sent.desk, sent.meeting, Stance.REMOVE, input=theirs, supplier=sent.firm)
    review.note_remark(sent.desk, sent.meeting, Stance.REMOVE, input=theirs, supplier=rival)
    review.note_remark(sent.desk, sent.meeting, Stance.REMOVE, input=theirs)


def test_a_statement_that_turned_out_to_be_anothers_leaves_the_remark(
    sent: Round, rival: UUID, tmp_path: Path
) -> None:
    wrong = _said_by(sent, sent.firm)
    review.note_remark(sent.desk, sent.meeting, Stance.REMOVE, input=wrong, supplier=sent.firm)
    assert _copy_holds(sent, tmp_path, SECRET)
    inputs.edit_input(sent.desk, wrong, supplier=rival)
    assert SECRET in {
        one.text for one in forbidden_for(read_case(sent.desk, sent.case), Participant(sent.firm))
    }
    assert not _copy_holds(sent, tmp_path, SECRET)


def test_a_verdict_sets_no_name_and_no_secret_free(
    sent: Round, rival: UUID, tmp_path: Path
) -> None:
    _said_by(sent, rival)
    for reason in (f"Sansea AS sa: {SECRET}", "Sansea AS sier det motsatte av dere om dette"):
        remark = review.note_remark(
            sent.desk, sent.meeting, Stance.REMOVE, input=sent.said[0], supplier=sent.firm
        )
        review.judge_remark(sent.desk, remark, Verdict.REFUSED, reason=reason)
    assert not _copy_holds(sent, tmp_path, "Sansea")
    assert not _copy_holds(sent, tmp_path, SECRET)


def test_two_who_are_refused_for_the_same_reason_are_both_told_it(
    sent: Round, rival: UUID, tmp_path: Path
) -> None:
    why = "Dette ble ikke sagt i møtet, og hører hjemme i et skriftlig innspill"
    for firm in (sent.firm, rival):
        remark = review.note_remark(
            sent.desk, sent.meeting, Stance.REMARK, supplier=firm, reason="Ta med dette også"
        )
        review.judge_remark(sent.desk, remark, Verdict.REFUSED, reason=why)
    assert _copy_holds(sent, tmp_path, why)


# -- nothing is lost --------------------------------------------------------------------------------


def test_a_passage_that_was_changed_since_does_not_cost_the_rest_of_the_statement(
    sent: Round,
) -> None:
    remark = review.note_remark(
        sent.desk, sent.meeting, Stance.CHANGE, input=sent.said[0], supplier=sent.firm,
        passage="de minste", wording="de små",
    )  # fmt: skip
    inputs.edit_input(sent.desk, sent.said[0], text="Kravet stenger nye firmaer ute")
    with pytest.raises(Problem, match="passage-not-there"):
        review.judge_remark(sent.desk, remark, Verdict.ACCEPTED)
    assert sent.text(0) == "Kravet stenger nye firmaer ute"
    assert sent.desk.the(Remark, remark).verdict is None


def test_what_was_said_of_a_statement_is_seen_where_it_was_moved_away_or_made_internal(
    sent: Round,
) -> None:
    for one in sent.said[:2]:
        review.note_remark(
            sent.desk, sent.meeting, Stance.REMARK, input=one, supplier=sent.firm, reason="Nei"
        )
    elsewhere = meetings.add_meeting(
        sent.desk, sent.case, kind=MeetingKind.ONE_TO_ONE, start=sent.desk.now()
    )
    inputs.edit_input(sent.desk, sent.said[0], meeting=elsewhere)
    inputs.set_secrecy(sent.desk, [sent.said[1]], Secrecy.INTERNAL)
    found = round_of(sent.desk, sent.meeting)
    assert found.waiting == 2
    assert [one.id for one in found.rows if one.moved] == [sent.said[0]]
    approving.approve_statements(sent.desk, [one.id for one in found.rows if one.id])


def test_agreement_with_words_beside_it_is_kept_and_its_words_are_read(sent: Round) -> None:
    received = review.receive_answer(
        sent.desk,
        sent.answer(
            LineAnswer(sent.said[0], Stance.AGREE, reason="Men tallet er 12"),
            LineAnswer(sent.said[1], Stance.AGREE, wording="Prisen er 421 kr"),
            LineAnswer(sent.said[2], Stance.AGREE, wording=TEXTS[2]),
        ),
        ReviewWay.PDF,
    )
    waiting = list(undecided(sent.desk.all(Remark), sent.meeting))
    assert [one.reason for one in waiting] == ["Men tallet er 12", "Prisen er 421 kr"]
    assert received.approved == 2, "other words are not agreed to"
    assert minutes.the_minutes(sent.desk, sent.meeting).response is Response.REMARKED


def test_a_second_claim_without_a_reason_leaves_the_first_ones(sent: Round) -> None:
    for reason in ("Forretningshemmelighet", ""):
        review.receive_answer(
            sent.desk,
            sent.answer(LineAnswer(sent.said[0], Stance.SECRET, reason=reason)),
            ReviewWay.PDF,
        )
    assert sent.desk.the(Input, sent.said[0]).claim_reason == "Forretningshemmelighet"


def test_other_words_are_not_accepted_for_what_is_gone(sent: Round) -> None:
    remark = review.note_remark(
        sent.desk, sent.meeting, Stance.CHANGE, input=sent.said[0], supplier=sent.firm, wording="Nei"
    )  # fmt: skip
    inputs.remove_inputs(sent.desk, [sent.said[0]])
    for verdict, words in ((Verdict.ACCEPTED, ""), (Verdict.CHANGED, "Ja")):
        with pytest.raises(Problem, match="gone"):
            review.judge_remark(sent.desk, remark, verdict, wording=words)
    review.judge_remark(sent.desk, remark, Verdict.REFUSED, reason="Tatt ut")


# -- who stands by what -----------------------------------------------------------------------------


def _standing(sent: Round, n: int) -> Standing:
    return approving.stands(sent.desk, sent.desk.the(Input, sent.said[n]), sent.firm)


def test_who_asks_for_other_words_does_not_stand_by_these_any_more(sent: Round) -> None:
    for answer in (
        LineAnswer(sent.said[0], Stance.AGREE),
        LineAnswer(sent.said[0], Stance.REMOVE, reason="Vi ombestemte oss"),
    ):
        review.receive_answer(sent.desk, sent.answer(answer), ReviewWay.PDF)
    assert _standing(sent, 0).holds is None
    review.judge_remark(
        sent.desk, sent.remarks()[1].id, Verdict.REFUSED, reason="Det ble sagt i møtet"
    )
    assert _standing(sent, 0).holds is None
    assert _standing(sent, 0).against is not None
    review.receive_answer(
        sent.desk, sent.answer(LineAnswer(sent.said[0], Stance.AGREE)), ReviewWay.PDF
    )
    assert _standing(sent, 0).holds is not None


def test_silence_counts_for_the_words_that_went_out_and_for_no_refusal(sent: Round) -> None:
    desk = sent.desk
    with desk.act(Act.SET_PARAMETER) as act:
        act.add(RuleSetting, procurement=sent.case, name="silence-approves", value="1")
    send(desk, sent.case, sent.meeting, sent.firm)
    remark = review.note_remark(
        desk, sent.meeting, Stance.REMOVE, input=sent.said[0], supplier=sent.firm
    )
    review.judge_remark(desk, remark, Verdict.REFUSED, reason="Det ble sagt i møtet")
    inputs.edit_input(desk, sent.said[1], text="Prisen er 512 kr")
    added = _said_by(sent, sent.firm)
    clock = desk.clock
    desk.clock = lambda: clock() + timedelta(days=8)
    assert approving.note_silence(desk, sent.meeting, sent.firm) == 1
    assert [one.input for one in desk.all(Approval)] == [sent.said[2]]
    assert added not in {one.input for one in desk.all(Approval)}


def test_an_answer_to_version_1_is_no_answer_to_version_2(sent: Round) -> None:
    desk = sent.desk
    with desk.act(Act.SET_PARAMETER) as act:
        act.add(RuleSetting, procurement=sent.case, name="silence-approves", value="1")
    send(desk, sent.case, sent.meeting, sent.firm)
    review.receive_answer(desk, sent.answer(LineAnswer(sent.said[0], Stance.AGREE)), ReviewWay.PDF)
    clock = desk.clock
    desk.clock = lambda: clock() + timedelta(days=8)
    assert approving.silent_ones(desk, sent.meeting) == []
    inputs.edit_input(desk, sent.said[0], text="Kravet stenger alle ute")
    minutes.send_minutes(desk, sent.meeting)
    send(desk, sent.case, sent.meeting, sent.firm)
    later = desk.clock
    desk.clock = lambda: later() + timedelta(days=8)
    assert approving.silent_ones(desk, sent.meeting) == [sent.firm]
    assert approving.note_silence(desk, sent.meeting, sent.firm) == 3
    assert approving.silent_ones(desk, sent.meeting) == []


# -- what goes out again ----------------------------------------------------------------------------


def test_only_who_can_and_has_not_answered_is_reminded(sent: Round) -> None:
    desk = sent.desk
    assert [one.id for one in mail_drafts.unanswered(desk, sent.case)] == [sent.form]
    remark = review.note_remark(
        desk, sent.meeting, Stance.REMARK, supplier=sent.firm, reason="Alt er i orden, på telefon"
    )
    assert mail_drafts.unanswered(desk, sent.case) == []
    review.take_back_remark(desk, remark)
    minutes.record_response(desk, sent.meeting, Response.CONFIRMED)
    minutes.approve_minutes(desk, sent.meeting)
    assert mail_drafts.unanswered(desk, sent.case) == []


def test_a_form_that_cannot_be_made_moves_no_minutes(
    desk: Desk, procurement: UUID, tmp_path: Path
) -> None:
    firm = suppliers.add_supplier(desk, name="Heimkontakt AS", procurement=procurement)
    meeting = meetings.add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=(firm,)
    )
    minutes.draft_minutes(desk, meeting)
    with pytest.raises(Problem, match="nothing-to-review"):
        send_for_review(desk, meeting, firm, tmp_path)
    assert minutes.the_minutes(desk, meeting).state is MinutesState.DRAFT


def test_a_purged_statement_leaves_no_words_in_the_reason_of_its_verdict(sent: Round) -> None:
    remark = review.note_remark(
        sent.desk, sent.meeting, Stance.REMOVE, input=sent.said[1], supplier=sent.firm
    )
    review.judge_remark(
        sent.desk, remark, Verdict.REFUSED, reason="Han sa selv at prisen er 412 kr"
    )
    purge_input(sent.desk, sent.said[1], reason="Krav om sletting")
    told = sent.desk.database.execute("SELECT reason FROM act").fetchall()
    assert "412" not in repr(told)
    assert "412" not in repr(sent.desk.database.execute("SELECT value FROM change").fetchall())


def test_an_answer_about_a_meeting_that_was_removed_is_told_and_can_be_read_later(
    sent: Round,
) -> None:
    answer = sent.answer(LineAnswer(sent.said[0], Stance.REMARK, reason="Nei"))
    inputs.remove_inputs(sent.desk, sent.said)
    meetings.remove_meeting(sent.desk, sent.meeting)
    with pytest.raises(Problem, match="answer-meeting-gone"):
        review.receive_answer(sent.desk, answer, ReviewWay.PDF)
    assert sent.remarks() == []
    sent.desk.undo()
    assert review.receive_answer(sent.desk, answer, ReviewWay.PDF).remarks


def test_a_late_answer_brings_no_words_of_a_purged_statement_back(sent: Round) -> None:
    purge_input(sent.desk, sent.said[0], reason="Den registrerte ba om det")
    answer = sent.answer(
        LineAnswer(sent.said[0], Stance.CHANGE, TEXTS[0] + " igjen"),
        LineAnswer(sent.said[1], Stance.AGREE),
    )
    judged = review.look_at_answer(sent.desk, answer)
    assert [one.id for one in judged.purged] == [sent.said[0]]
    assert [one.line.id for one in judged.said] == [sent.said[1]]
    review.receive_answer(sent.desk, answer, ReviewWay.PDF)
    told = sent.desk.all(Remark)
    assert [one.input for one in told] == [sent.said[1]]


def test_a_meeting_is_not_removed_while_a_remark_on_it_waits(sent: Round) -> None:
    desk = sent.desk
    remark = review.note_remark(
        desk, sent.meeting, Stance.REMARK, supplier=sent.firm, reason="Vi var fire, ikke tre"
    )
    inputs.remove_inputs(desk, sent.said)
    with pytest.raises(Problem, match="meeting-has-remarks"):
        meetings.remove_meeting(desk, sent.meeting)
    review.judge_remark(desk, remark, Verdict.ACCEPTED)
    meetings.remove_meeting(desk, sent.meeting)


@pytest.mark.parametrize(
    ("verdict", "wording"), [("accepted", ""), ("changed", "Noe midt imellom")]
)
def test_what_was_followed_is_not_refused_afterwards(
    sent: Round, verdict: str, wording: str
) -> None:
    remark = review.note_remark(
        sent.desk, sent.meeting, Stance.CHANGE, input=sent.said[0], wording="Noe helt annet"
    )
    review.judge_remark(sent.desk, remark, Verdict(verdict), wording=wording)
    with pytest.raises(Problem, match="remark-followed"):
        review.judge_remark(sent.desk, remark, Verdict.REFUSED, reason="Nei likevel")
    sent.desk.undo()
    review.judge_remark(sent.desk, remark, Verdict.REFUSED, reason="Nei")
    assert sent.desk.the(Input, sent.said[0]).text == TEXTS[0]


def _words(draft: Path) -> str:
    body = message_from_bytes(draft.read_bytes(), policy=default).get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def test_a_reminder_says_of_silence_what_the_form_said_or_nothing(
    sent: Round, tmp_path: Path
) -> None:
    before = mail_drafts.write_draft(sent.desk, sent.form, DraftKind.REMINDER, tmp_path / "1.eml")
    assert "regnes ikke" in _words(before)
    with sent.desk.act(Act.SET_PARAMETER) as act:
        act.add(RuleSetting, procurement=sent.case, name="silence-approves", value="1")
    after = mail_drafts.write_draft(sent.desk, sent.form, DraftKind.REMINDER, tmp_path / "2.eml")
    assert "Hører vi ikke" not in _words(after)


def test_a_clock_that_was_set_back_puts_no_remark_before_the_agreement(
    sent: Round, tmp_path: Path
) -> None:
    review.note_remark(
        sent.desk, sent.meeting, Stance.AGREE, input=sent.said[0], supplier=sent.firm
    )
    path, before = sent.desk.path, sent.desk.now() - timedelta(days=90)
    sent.desk.close()
    desk = open_desk(path, author="Kari Nes", clock=lambda: before)
    try:
        review.note_remark(
            desk, sent.meeting, Stance.CHANGE, input=sent.said[0], supplier=sent.firm, wording="Nei"
        )
        found = approving.stands(desk, desk.the(Input, sent.said[0]), sent.firm)
        assert found.holds is None
        assert found.against is not None
        assert [one.stance for one in desk.all(Remark)] == [Stance.AGREE, Stance.CHANGE]
    finally:
        desk.close()
