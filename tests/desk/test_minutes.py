from __future__ import annotations

import hashlib
import json
from uuid import UUID

import pytest

from lupdesk.desk.inputs import add_input, edit_input
from lupdesk.desk.meetings import add_meeting
from lupdesk.desk.minutes import (
    approve_minutes,
    draft_minutes,
    guard_unlocked,
    minutes_of,
    record_response,
    reopen_minutes,
    send_minutes,
    withdraw_minutes,
)
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import add_supplier
from lupdesk.domain.kinds import MeetingKind, MinutesState, Response, Secrecy
from lupdesk.domain.things import Input, Meeting, MeetingSupplier, Procurement, Supplier
from lupdesk.problems import Problem


@pytest.fixture
def meeting(desk: Desk, procurement: UUID) -> UUID:
    firm = add_supplier(desk, name="Heimkontakt AS", procurement=procurement)
    return add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=(firm,)
    )


@pytest.fixture
def said(desk: Desk, procurement: UUID, meeting: UUID) -> UUID:
    return add_input(desk, procurement, text="Åtte måneder er realistisk", meeting=meeting)


def refuses(code: str) -> pytest.RaisesExc[Problem]:
    return pytest.RaisesExc(Problem, check=lambda problem: problem.code == code)


def test_from_draft_to_approved(desk: Desk, meeting: UUID, said: UUID) -> None:
    assert minutes_of(desk, meeting) is None
    assert draft_minutes(desk, meeting).state is MinutesState.DRAFT
    assert draft_minutes(desk, meeting).version == 1
    sent = send_minutes(desk, meeting)
    assert (sent.state, sent.sent_on) == (MinutesState.IN_REVIEW, desk.today())
    approved = approve_minutes(desk, meeting)
    assert (approved.state, approved.approved_by) == (MinutesState.APPROVED, desk.author)
    assert approved.sha256 == hashlib.sha256(approved.frozen.encode()).hexdigest()
    texts = [one["text"] for one in json.loads(approved.frozen)["inputs"]]
    assert texts == ["Åtte måneder er realistisk"]
    assert minutes_of(desk, meeting) == approved


def test_moves_that_are_not_allowed(desk: Desk, meeting: UUID) -> None:
    with refuses("minutes-missing"):
        send_minutes(desk, meeting)
    draft_minutes(desk, meeting)
    for move in (approve_minutes,):
        with refuses("minutes-move"):
            move(desk, meeting)
    with refuses("minutes-move"):
        withdraw_minutes(desk, meeting, "feil")
    with refuses("minutes-not-sent"):
        record_response(desk, meeting, Response.CONFIRMED)
    send_minutes(desk, meeting)
    with refuses("minutes-move"):
        draft_minutes(desk, meeting)
    with refuses("reason-wanted"):
        withdraw_minutes(desk, meeting, " ")


def test_approved_text_is_locked_until_reopened(
    desk: Desk, procurement: UUID, meeting: UUID, said: UUID
) -> None:
    edit_input(desk, said, text="Åtte måneder holder")
    draft_minutes(desk, meeting)
    send_minutes(desk, meeting)
    approve_minutes(desk, meeting)
    with refuses("minutes-locked"):
        edit_input(desk, said, text="Fire måneder holder")
    with refuses("minutes-locked"):
        guard_unlocked(desk, desk.the(Input, said))
    with refuses("minutes-locked"):
        add_input(desk, procurement, text="Noe nytt", meeting=meeting)
    reopened = reopen_minutes(desk, meeting, "Leverandøren fant en feil")
    assert (reopened.state, reopened.version, reopened.frozen) == (MinutesState.DRAFT, 2, "")
    guard_unlocked(desk, desk.the(Input, said))
    edit_input(desk, said, text="Fire måneder holder")
    assert draft_minutes(desk, meeting).version == 2


def test_undo_leaves_approved_text(desk: Desk, meeting: UUID, said: UUID) -> None:
    edit_input(desk, said, text="Åtte måneder holder")
    draft_minutes(desk, meeting)
    send_minutes(desk, meeting)
    approve_minutes(desk, meeting)
    before = minutes_of(desk, meeting)
    while desk.undo() is not None:
        pass
    assert desk.the(Input, said).text == "Åtte måneder holder"
    after = minutes_of(desk, meeting)
    assert before is not None
    assert after is not None
    assert (after.state, after.sha256) == (before.state, before.sha256)


def test_what_the_supplier_said(desk: Desk, meeting: UUID, said: UUID) -> None:
    draft_minutes(desk, meeting)
    send_minutes(desk, meeting)
    noted = record_response(desk, meeting, Response.REMARKED, remark="I20 gjelder drift")
    assert (noted.response, noted.responded_on, noted.remark) == (
        Response.REMARKED, desk.today(), "I20 gjelder drift",
    )  # fmt: skip
    desk.undo()
    after = minutes_of(desk, meeting)
    assert after is not None
    assert after.response is None
    assert after.sent_on is not None


def test_what_was_confirmed_is_what_is_approved(
    desk: Desk, procurement: UUID, meeting: UUID, said: UUID
) -> None:
    draft_minutes(desk, meeting)
    send_minutes(desk, meeting)
    record_response(desk, meeting, Response.CONFIRMED)
    late = add_input(desk, procurement, text="Vi kan levere på to uker", meeting=meeting)
    with refuses("minutes-changed"):
        approve_minutes(desk, meeting)
    assert minutes_of(desk, meeting).state is MinutesState.IN_REVIEW  # type: ignore[union-attr]
    again = send_minutes(desk, meeting)
    assert (again.version, again.response, again.responded_on) == (2, None, None)
    record_response(desk, meeting, Response.CONFIRMED)
    approved = approve_minutes(desk, meeting)
    assert late.hex in approved.frozen
    assert approved.sha256 == hashlib.sha256(approved.frozen.encode()).hexdigest()


@pytest.mark.parametrize("answer", [Response.SILENT, Response.CONFIRMED])
def test_an_edited_word_is_a_change_and_an_assessment_is_none(
    desk: Desk, meeting: UUID, said: UUID, answer: Response
) -> None:
    draft_minutes(desk, meeting)
    send_minutes(desk, meeting)
    record_response(desk, meeting, answer)
    edit_input(desk, said, secrecy=Secrecy.OPEN, themes=("drift",))
    edit_input(desk, said, text="Ni måneder er realistisk")
    with refuses("minutes-changed"):
        approve_minutes(desk, meeting)
    desk.undo()
    assert approve_minutes(desk, meeting).state is MinutesState.APPROVED


def test_the_buyers_own_note_and_a_remark_do_not_hold_approval(
    desk: Desk, procurement: UUID, meeting: UUID, said: UUID
) -> None:
    draft_minutes(desk, meeting)
    send_minutes(desk, meeting)
    record_response(desk, meeting, Response.CONFIRMED)
    add_input(desk, procurement, text="Virker usikre", meeting=meeting, secrecy=Secrecy.INTERNAL)
    assert approve_minutes(desk, meeting).state is MinutesState.APPROVED
    reopen_minutes(desk, meeting, "Leverandøren ringte")
    send_minutes(desk, meeting)
    record_response(desk, meeting, Response.REMARKED, remark="Åtte, ikke ni")
    edit_input(desk, said, text="Åtte måneder")
    assert approve_minutes(desk, meeting).state is MinutesState.APPROVED


def test_undo_never_takes_the_ground_from_approved_minutes(
    desk: Desk, procurement: UUID, meeting: UUID, said: UUID
) -> None:
    draft_minutes(desk, meeting)
    send_minutes(desk, meeting)
    approve_minutes(desk, meeting)
    before = desk.all(Meeting), desk.all(MeetingSupplier), desk.all(Supplier), desk.all(Input)
    whys = []
    while (undone := desk.undo()) is not None:
        assert undone.restored == 0 or undone.act not in ("add-meeting", "add-supplier")
        whys.append((undone.act, undone.restored, dict(undone.reasons)))
    after = desk.all(Meeting), desk.all(MeetingSupplier), desk.all(Supplier), desk.all(Input)
    assert after == before
    assert ("write-input", 0, {"locked": 1}) in whys
    assert ("add-meeting", 0, {"leant-on": 2}) in whys
    assert desk.the(Procurement, procurement).id == procurement
