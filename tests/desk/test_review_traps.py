"""What could go wrong between an answer and its verdict: words that leak, are lost, or count too far."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from lupdesk.desk import inputs, meetings, review, suppliers
from lupdesk.desk.cases import read_case
from lupdesk.desk.publishing import export_document
from lupdesk.desk.session import Desk
from lupdesk.documents.proof import prove
from lupdesk.domain.audience import Participant
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.kinds import DocumentKind, Secrecy
from lupdesk.domain.review import Stance, Verdict
from lupdesk.problems import Problem
from tests.desk.laid_before import Round, laid_before

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
