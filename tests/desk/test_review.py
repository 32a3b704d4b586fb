"""An answer read in, decided and approved, statement by statement; and all that may go wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from lupdesk.desk import approving, inputs, meetings, minutes, review, suppliers
from lupdesk.desk.cases import read_case
from lupdesk.desk.opening import open_desk
from lupdesk.desk.publishing import compose_document, export_document
from lupdesk.desk.session import Desk
from lupdesk.documents.proof import prove
from lupdesk.domain.acts import Act
from lupdesk.domain.approvals import undecided
from lupdesk.domain.audience import PUBLIC, Audience, Participant
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.form_answers import AnswerState
from lupdesk.domain.form_lines import LineAnswer
from lupdesk.domain.kinds import DocumentKind, Response, Secrecy
from lupdesk.domain.review import Approval, ApprovalWay, Form, Remark, ReviewWay, Stance, Verdict
from lupdesk.domain.things import Input
from lupdesk.domain.treatment import RuleSetting
from lupdesk.problems import Problem
from tests.desk.laid_before import TEXTS, Round, laid_before, send
from tests.store.soundness import assert_sound, everything

NEW = "Kravet stenger de minste ute av konkurransen"


@pytest.fixture
def sent(desk: Desk, procurement: UUID) -> Round:
    return laid_before(desk, procurement)


def test_agreement_approves_the_words_and_a_change_waits_for_the_buyer(sent: Round) -> None:
    answer = sent.answer(
        LineAnswer(sent.said[0], Stance.CHANGE, NEW),
        LineAnswer(sent.said[1], Stance.AGREE),
        remarks="Takk for praten",
    )
    received = review.receive_answer(sent.desk, answer, ReviewWay.PDF)
    assert (len(received.remarks), received.approved) == (3, 1)
    assert sent.text(0) == TEXTS[0], "nobody has decided yet"
    (approval,) = sent.desk.all(Approval)
    assert (approval.input, approval.approved_by) == (sent.said[1], "Åse Øy")
    assert {one.stance for one in list(undecided(sent.desk.all(Remark), sent.meeting))} == {
        Stance.CHANGE,
        Stance.REMARK,
    }
    assert minutes.the_minutes(sent.desk, sent.meeting).response is Response.REMARKED
    assert_sound(sent.desk)


def test_all_agreed_to_is_confirmed(sent: Round) -> None:
    lines = [LineAnswer(id, Stance.AGREE) for id in sent.said]
    review.receive_answer(sent.desk, sent.answer(*lines), ReviewWay.HTML)
    assert minutes.the_minutes(sent.desk, sent.meeting).response is Response.CONFIRMED
    minutes.approve_minutes(sent.desk, sent.meeting)


@pytest.mark.parametrize(
    ("verdict", "more", "text", "way"),
    [
        (Verdict.ACCEPTED, {}, NEW, ApprovalWay.VERDICT),
        (Verdict.CHANGED, {"wording": "Kravet kan stenge noen ute"}, "Kravet kan stenge noen ute", None),
        (Verdict.REFUSED, {"reason": "Det ble ikke sagt"}, TEXTS[0], None),
    ],
)  # fmt: skip
def test_a_verdict_changes_the_statement_or_leaves_it(
    sent: Round, verdict: Verdict, more: dict[str, str], text: str, way: ApprovalWay | None
) -> None:
    answer = sent.answer(LineAnswer(sent.said[0], Stance.CHANGE, NEW, "Mer presist"))
    (id,) = review.receive_answer(sent.desk, answer, ReviewWay.PDF).remarks
    review.judge_remark(sent.desk, id, verdict, **more)
    assert sent.text(0) == text
    remark = sent.desk.the(Remark, id)
    assert (remark.verdict, remark.about, remark.decided_by) == (
        verdict,
        TEXTS[0],
        sent.desk.author,
    )
    found = approving.stands(sent.desk, sent.desk.the(Input, sent.said[0]), sent.firm)
    assert (found.holds.way if found.holds else None) is way
    assert list(undecided(sent.desk.all(Remark), sent.meeting)) == []
    sent.desk.undo()
    assert sent.text(0) == TEXTS[0]
    assert sent.desk.the(Remark, id).verdict is None


def test_what_is_asked_to_be_removed_goes_out_of_the_lists_and_stays_in_the_journal(
    sent: Round,
) -> None:
    answer = sent.answer(LineAnswer(sent.said[2], Stance.REMOVE, reason="Misforstått"))
    (id,) = review.receive_answer(sent.desk, answer, ReviewWay.PDF).remarks
    review.judge_remark(sent.desk, id, Verdict.ACCEPTED)
    assert sent.desk.get(Input, sent.said[2]) is None
    sent.desk.undo()
    assert sent.text(2) == TEXTS[2]


def test_a_claim_of_secrecy_holds_at_once(sent: Round) -> None:
    answer = sent.answer(LineAnswer(sent.said[1], Stance.SECRET, reason="Innkjøpsprisen vår"))
    review.receive_answer(sent.desk, answer, ReviewWay.PDF)
    claimed = sent.desk.the(Input, sent.said[1])
    assert (claimed.claim, claimed.claim_reason) == (Secrecy.SECRET, "Innkjøpsprisen vår")
    assert claimed.secrecy is Secrecy.UNASSESSED, "it was open"
    held = compose_document(sent.desk, sent.case, DocumentKind.SUMMARY, PUBLIC).held_back
    assert sent.said[1] in {one.input for one in held}
    sent.desk.undo()
    assert sent.desk.the(Input, sent.said[1]).secrecy is Secrecy.OPEN


def test_a_later_change_drops_the_approval_and_says_so(sent: Round) -> None:
    review.receive_answer(
        sent.desk, sent.answer(LineAnswer(sent.said[0], Stance.AGREE)), ReviewWay.PDF
    )
    inputs.edit_input(sent.desk, sent.said[0], text="Kravet stenger alle ute")
    found = approving.stands(sent.desk, sent.desk.the(Input, sent.said[0]), sent.firm)
    assert found.holds is None
    assert found.dropped is not None
    sent.desk.undo()
    found = approving.stands(sent.desk, sent.desk.the(Input, sent.said[0]), sent.firm)
    assert found.holds is not None


def test_who_answers_version_1_after_version_2_went_out_is_heard_about_what_he_read(
    sent: Round,
) -> None:
    """The hardest case by hand: the answer counts, beside the words of then and those of now."""
    inputs.edit_input(sent.desk, sent.said[0], text="Kravet stenger noen ute")
    minutes.send_minutes(sent.desk, sent.meeting)
    second = send(sent.desk, sent.case, sent.meeting, sent.firm)
    assert sent.desk.the(Form, second).version == 2
    answer = sent.answer(
        LineAnswer(sent.said[0], Stance.AGREE), LineAnswer(sent.said[1], Stance.AGREE)
    )
    judged = review.look_at_answer(sent.desk, answer)
    assert judged.state is AnswerState.OUTDATED
    review.receive_answer(sent.desk, answer, ReviewWay.PDF)
    (first, *_) = sent.remarks()
    assert (first.version, first.about) == (1, TEXTS[0])
    stands = [
        approving.stands(sent.desk, sent.desk.the(Input, id), sent.firm) for id in sent.said[:2]
    ]
    assert stands[0].holds is None, "he agreed to other words"
    assert stands[0].dropped is not None
    assert stands[1].holds is not None, "these are the same in both versions"
    assert minutes.the_minutes(sent.desk, sent.meeting).response is None, "not of version 2"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"form": UUID(int=5)}, "answer-foreign"),
        ({"sha256": "0" * 64}, "answer-tampered"),
        ({"lines": ()}, "answer-empty"),
        ({"lines": (LineAnswer(UUID(int=9), Stance.AGREE),)}, "answer-empty"),
    ],
)
def test_an_answer_that_cannot_be_believed_changes_nothing(
    sent: Round, change: dict[str, object], code: str
) -> None:
    before = everything(sent.desk)
    answer = sent.answer(LineAnswer(sent.said[0], Stance.AGREE))
    with pytest.raises(Problem, match=code):
        review.receive_answer(sent.desk, replace(answer, **change), ReviewWay.PDF)  # type: ignore[arg-type]
    assert everything(sent.desk) == before


def test_the_same_file_twice_is_read_once_and_again_after_undo(sent: Round) -> None:
    answer = sent.answer(LineAnswer(sent.said[0], Stance.CHANGE, NEW))
    review.receive_answer(sent.desk, answer, ReviewWay.PDF)
    with pytest.raises(Problem, match="answer-doubled"):
        review.receive_answer(sent.desk, answer, ReviewWay.PDF)
    sent.desk.undo()
    review.receive_answer(sent.desk, answer, ReviewWay.PDF)
    assert len(sent.remarks()) == 1


def test_minutes_are_not_approved_while_somebody_waits_for_an_answer(sent: Round) -> None:
    answer = sent.answer(LineAnswer(sent.said[0], Stance.CHANGE, NEW))
    (id,) = review.receive_answer(sent.desk, answer, ReviewWay.PDF).remarks
    with pytest.raises(Problem, match="remarks-waiting"):
        minutes.approve_minutes(sent.desk, sent.meeting)
    review.judge_remark(sent.desk, id, Verdict.REFUSED, reason="Det ble ikke sagt")
    minutes.approve_minutes(sent.desk, sent.meeting)
    with pytest.raises(Problem, match="minutes-locked"):
        review.judge_remark(sent.desk, id, Verdict.ACCEPTED)
    assert sent.desk.the(Remark, id).verdict is Verdict.REFUSED


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ({"stance": Stance.CHANGE}, "remark-empty"),
        ({"stance": Stance.REMARK}, "remark-empty"),
        ({"stance": Stance.CHANGE, "wording": "x", "passage": "finnes ikke"}, "passage-not-there"),
    ],
)
def test_a_remark_by_hand_wants_words(sent: Round, call: dict[str, object], code: str) -> None:
    with pytest.raises(Problem, match=code):
        review.note_remark(sent.desk, sent.meeting, input=sent.said[0], **call)  # type: ignore[arg-type]


def test_a_passage_is_replaced_where_it_stands(sent: Round) -> None:
    id = review.note_remark(
        sent.desk, sent.meeting, Stance.CHANGE,
        input=sent.said[0], passage="de minste", wording="nye", author="Kari Nes",
    )  # fmt: skip
    review.judge_remark(sent.desk, id, Verdict.ACCEPTED)
    assert sent.text(0) == "Kravet stenger nye ute"


def test_verdicts_want_what_they_rest_on(sent: Round) -> None:
    id = review.note_remark(sent.desk, sent.meeting, Stance.REMARK, reason="Uklart")
    with pytest.raises(Problem, match="reason-wanted"):
        review.judge_remark(sent.desk, id, Verdict.REFUSED)
    with pytest.raises(Problem, match="text-wanted"):
        review.judge_remark(sent.desk, id, Verdict.CHANGED)


def test_the_buyers_reader_ticks_statements_through(sent: Round) -> None:
    assert approving.approve_statements(sent.desk, sent.said) == 3
    assert approving.approve_statements(sent.desk, sent.said) == 0
    found = approving.stands(sent.desk, sent.desk.the(Input, sent.said[0]), None)
    assert found.holds is not None
    assert found.holds.way is ApprovalWay.REVIEWED
    assert approving.stands(sent.desk, sent.desk.the(Input, sent.said[0]), sent.firm).holds is None


def test_silence_is_counted_by_the_rule_that_was_set_and_after_the_day(sent: Round) -> None:
    desk = sent.desk
    with pytest.raises(Problem, match="silence-no-rule"):
        approving.note_silence(desk, sent.meeting, sent.firm)
    with desk.act(Act.SET_PARAMETER) as act:
        act.add(RuleSetting, procurement=sent.case, name="silence-approves", value="1")
    with pytest.raises(Problem, match="silence-no-rule"):
        approving.note_silence(desk, sent.meeting, sent.firm)
    send(desk, sent.case, sent.meeting, sent.firm)  # the first said that silence is no agreement
    with pytest.raises(Problem, match="silence-early"):
        approving.note_silence(desk, sent.meeting, sent.firm)
    review.note_remark(
        desk, sent.meeting, Stance.CHANGE, input=sent.said[0], supplier=sent.firm, wording=NEW
    )
    clock = desk.clock
    desk.clock = lambda: clock() + timedelta(days=8)
    assert approving.note_silence(desk, sent.meeting, sent.firm) == 2, "one waits for a verdict"
    assert {one.way for one in desk.all(Approval)} == {ApprovalWay.SILENCE}
    assert minutes.the_minutes(desk, sent.meeting).response is Response.SILENT


# -- nothing leaks ----------------------------------------------------------------------------------

BUYERS_OWN = "Denne leverandøren har vi dårlig erfaring med fra forrige avtale"
REASON = "Dette var sagt i fortrolighet om kunden vår i nabokommunen"


@pytest.mark.parametrize("own", [False, True])
def test_remarks_reach_no_other_reader_and_the_buyers_own_reach_nobody(
    sent: Round, tmp_path: Path, own: bool
) -> None:
    other = suppliers.add_supplier(sent.desk, name="Sansea AS", procurement=sent.case)
    meetings.set_suppliers(sent.desk, sent.meeting, (sent.firm, other))
    review.note_remark(
        sent.desk, sent.meeting, Stance.REMARK, input=sent.said[0],
        supplier=None if own else sent.firm, reason=BUYERS_OWN if own else REASON,
    )  # fmt: skip
    mine: list[Audience] = [Participant(sent.firm)] if own else []
    readers: list[Audience] = [PUBLIC, Participant(other), *mine]
    case = read_case(sent.desk, sent.case)
    words = BUYERS_OWN if own else REASON
    for reader in readers:
        texts = {one.text for one in forbidden_for(case, reader)}
        assert words in texts
    out = tmp_path / "referat.pdf"
    export_document(
        sent.desk,
        sent.case,
        DocumentKind.MINUTES,
        Participant(sent.firm),
        out,
        meeting=sent.meeting,
    )
    found = {one.forbidden.text for one in prove(out, forbidden_for(case, PUBLIC))}
    assert (words in found) is (not own), "its own remark stands in its own copy"


def test_all_of_it_is_there_after_the_program_was_closed(sent: Round) -> None:
    review.receive_answer(
        sent.desk, sent.answer(LineAnswer(sent.said[0], Stance.CHANGE, NEW)), ReviewWay.PDF
    )
    before = sent.remarks()
    path = sent.desk.path
    sent.desk.close()
    again = open_desk(path, author="Tor")
    assert again.all(Remark, meeting=sent.meeting) == before
    again.close()
