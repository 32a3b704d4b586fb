from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Final
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.freezing import LOCKED_FIELDS, checksum
from lupdesk.domain.kinds import MinutesState, Response
from lupdesk.domain.minutes import (
    MOVES,
    NEEDS_REASON,
    Move,
    coherent,
    foremost,
    locked_fields,
    moved,
    moves_from,
    with_response,
)
from lupdesk.domain.things import Input, Minutes
from lupdesk.problems import Problem

DRAFT: Final = Minutes(id=UUID(int=1), meeting=UUID(int=2))
DAY: Final = date(2027, 3, 24)
D, R, A = MinutesState.DRAFT, MinutesState.IN_REVIEW, MinutesState.APPROVED
ALLOWED: Final = {
    (D, Move.SEND): R,
    (R, Move.SEND): R,
    (R, Move.WITHDRAW): D,
    (R, Move.APPROVE): A,
    (A, Move.REOPEN): D,
}


def go(minutes: Minutes, move: Move, reason: str = "grunn") -> Minutes:
    return moved(minutes, move, by="Odd Rake", on=DAY, reason=reason, frozen="{}")


@pytest.mark.parametrize(("state", "move"), list(product(MinutesState, Move)))
def test_every_move_from_every_state(state: MinutesState, move: Move) -> None:
    before = replace(DRAFT, state=state)
    if (state, move) in ALLOWED:
        assert go(before, move).state is ALLOWED[state, move]
        assert move in moves_from(state)
    else:
        with pytest.raises(Problem) as caught:
            go(before, move)
        assert caught.value.code == "minutes-move"
        assert move not in moves_from(state)
    assert dict(MOVES) == ALLOWED


@pytest.mark.parametrize("move", sorted(NEEDS_REASON))
def test_a_step_back_wants_a_reason(move: Move) -> None:
    state = next(before for before, known in MOVES if known is move)
    for reason in ("", "  \n"):
        with pytest.raises(Problem) as caught:
            go(replace(DRAFT, state=state), move, reason)
        assert caught.value.code == "reason-wanted"
    assert go(replace(DRAFT, state=state), move, "feil navn").reopened_reason == "feil navn"


def test_approval_freezes_and_reopening_begins_anew() -> None:
    sent = go(DRAFT, Move.SEND)
    assert (sent.sent_on, sent.version) == (DAY, 1)
    answered = with_response(sent, Response.REMARKED, DAY, "I20 gjelder drift")
    approved = go(answered, Move.APPROVE)
    assert (approved.approved_by, approved.approved_on) == ("Odd Rake", DAY)
    assert approved.sha256 == hashlib.sha256(b"{}").hexdigest()
    with pytest.raises(ValueError, match="freezes"):
        moved(answered, Move.APPROVE, by="Odd Rake", on=DAY)
    again = go(approved, Move.REOPEN)
    assert again == Minutes(
        id=DRAFT.id,
        meeting=DRAFT.meeting,
        version=2,
        reopened_reason="grunn",
        remark="I20 gjelder drift",
    )


@given(st.lists(st.sampled_from(list(Move)), max_size=20))
def test_a_version_is_sent_once_and_only_approved_minutes_are_frozen(moves: list[Move]) -> None:
    minutes, sent = DRAFT, []
    for move in moves:
        if move not in moves_from(minutes.state):
            continue
        minutes = go(minutes, move)
        if move is Move.SEND:
            sent.append(minutes.version)
        approved = minutes.state is A
        assert bool(minutes.frozen) is bool(minutes.sha256) is approved
        assert (minutes.approved_on is not None) is approved
        assert (minutes.sent_on is not None) is (minutes.state is not D)
    assert sent == sorted(set(sent))


def test_what_approved_minutes_lock() -> None:
    assert locked_fields(None) == locked_fields(DRAFT) == frozenset()
    assert locked_fields(replace(DRAFT, state=R)) == frozenset()
    locked = locked_fields(replace(DRAFT, state=A))
    assert locked == LOCKED_FIELDS
    assert {"text", "supplier"} <= locked
    assert not {"secrecy", "disposition", "themes", "public_wording"} & locked
    assert locked - {"deleted"} <= set(Input.__slots__)


def test_joined_from_two_moves_minutes_do_not_contradict_themselves() -> None:
    assert coherent("approved", "innhold", "et annet") == ("innhold", checksum("innhold"))
    assert coherent("in-review", "innhold", checksum("innhold")) == ("", "")
    assert coherent("in-review", "innhold", "av ordene") == ("", "av ordene")


def test_of_minutes_drafted_apart_those_count_that_have_come_furthest() -> None:
    meeting = UUID(int=7)
    first, second, third = (
        Minutes(id=UUID(int=number), meeting=meeting, state=state)
        for number, state in (
            (1, MinutesState.IN_REVIEW),
            (2, MinutesState.APPROVED),
            (3, MinutesState.DRAFT),
        )
    )
    for found in ([first, second, third], [third, second, first]):
        assert foremost(found) == {meeting: second}
    twin = replace(second, id=UUID(int=4))
    assert foremost([twin, second]) == foremost([second, twin]) == {meeting: twin}
