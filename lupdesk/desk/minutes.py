"""Acts on minutes: drafted, sent to review, approved and locked, and what the supplier answered.

A draft is composed anew from the meeting each time it is looked at; approval freezes it.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any, Final
from uuid import UUID

from lupdesk.desk.cases import read_case
from lupdesk.desk.inputs import is_locked
from lupdesk.desk.judging import guard_locking
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.approvals import undecided
from lupdesk.domain.case import Case
from lupdesk.domain.freezing import checksum, freeze, words_of
from lupdesk.domain.kinds import MinutesState, Response
from lupdesk.domain.minutes import Move, foremost, moved, moves_from, with_response
from lupdesk.domain.things import Input, Meeting, Minutes
from lupdesk.problems import Problem

_ACTS: Final = {
    Move.SEND: Act.SEND_MINUTES,
    Move.WITHDRAW: Act.WITHDRAW_MINUTES,
    Move.APPROVE: Act.APPROVE_MINUTES,
    Move.REOPEN: Act.REOPEN_MINUTES,
}


def minutes_of(desk: Desk, meeting: UUID) -> Minutes | None:
    """The minutes of a meeting, or None where they have not been drafted."""
    return foremost(desk.all(Minutes, meeting=meeting)).get(meeting)


def the_minutes(desk: Desk, meeting: UUID) -> Minutes:
    """Problem ``minutes-missing`` where they have not been drafted."""
    found = minutes_of(desk, meeting)
    if found is None:
        raise Problem("minutes-missing")
    return found


def draft_minutes(desk: Desk, meeting: UUID) -> Minutes:
    """A draft. Where there is one it stays; Problem ``minutes-move`` where it has been sent."""
    desk.the(Meeting, meeting)
    found = minutes_of(desk, meeting)
    if found is None:
        with desk.act(Act.DRAFT_MINUTES) as act:
            act.add(Minutes, meeting=meeting)
        found = the_minutes(desk, meeting)
    elif found.state is not MinutesState.DRAFT:
        raise Problem("minutes-move", move="draft", state=found.state.value)
    return found


def send_minutes(desk: Desk, meeting: UUID) -> Minutes:
    """To review. Problem ``minutes-move`` where they stand elsewhere."""
    return _move(desk, meeting, Move.SEND)


def withdraw_minutes(desk: Desk, meeting: UUID, reason: str) -> Minutes:
    """Back to a draft, with a reason."""
    return _move(desk, meeting, Move.WITHDRAW, reason)


def approve_minutes(desk: Desk, meeting: UUID) -> Minutes:
    """Approve and lock, in the words that the meeting holds now. Problem ``findings-stop`` while
    a rule holds it, ``remarks-waiting`` while one is undecided, ``minutes-changed`` where the supplier let other words stand.
    """
    return _move(desk, meeting, Move.APPROVE)


def reopen_minutes(desk: Desk, meeting: UUID, reason: str) -> Minutes:
    """Unlock approved minutes as the draft of a new version, with a reason."""
    return _move(desk, meeting, Move.REOPEN, reason)


def _move(desk: Desk, meeting: UUID, move: Move, reason: str = "") -> Minutes:
    before = the_minutes(desk, meeting)
    frozen = words = ""
    if move in moves_from(before.state) and move in (Move.SEND, Move.APPROVE):
        case = read_case(desk, desk.the(Meeting, meeting).procurement)
        if move is Move.APPROVE:
            _guard_decided(case, meeting)
        words = checksum(words_of(case, meeting))
        frozen = _frozen(case, meeting) if move is Move.APPROVE else ""
    after = moved(
        before, move, by=desk.author, on=desk.today(), reason=reason, frozen=frozen, words=words
    )
    with desk.act(_ACTS[move], reason=reason) as act:
        act.set(Minutes, before.id, **_differences(before, after))
    return after


def _guard_decided(case: Case, meeting: UUID) -> None:
    """What somebody asked for is answered before the minutes lock."""
    waiting = sum(1 for _ in undecided(case.remarks, meeting))
    if waiting:
        raise Problem("remarks-waiting", count=waiting)


def _frozen(case: Case, meeting: UUID) -> str:
    guard_locking(case, meeting)
    return freeze(case, meeting)


def _differences(before: Minutes, after: Minutes) -> dict[str, Any]:
    names = (field.name for field in fields(Minutes))
    return {
        name: getattr(after, name)
        for name in names
        if getattr(after, name) != getattr(before, name)
    }


def record_response(
    desk: Desk,
    meeting: UUID,
    response: Response | None,
    *,
    on: date | None = None,
    remark: str = "",
) -> Minutes:
    """What the supplier said of the minutes; the day is today's where none is given.

    Problem ``minutes-not-sent`` for minutes that nobody has been sent.
    """
    before = the_minutes(desk, meeting)
    if before.sent_on is None:
        raise Problem("minutes-not-sent")
    day = (on or desk.today()) if response is not None else None
    after = with_response(before, response, day, remark)
    with desk.act(Act.RECORD_RESPONSE) as act:
        act.set(Minutes, before.id, **_differences(before, after))
    return after


def guard_unlocked(desk: Desk, said: Input) -> None:
    """Problem ``minutes-locked`` where the statement stands in approved minutes."""
    if is_locked(desk, said.meeting):
        raise Problem("minutes-locked")
