"""Minutes from draft to approved, as a table of moves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from lupdesk.domain.freezing import LOCKED_FIELDS, checksum
from lupdesk.domain.kinds import MinutesState, Response
from lupdesk.domain.things import Minutes
from lupdesk.problems import Problem


class Move(StrEnum):
    SEND = "send"
    """To review: the supplier and the team read it."""
    WITHDRAW = "withdraw"
    APPROVE = "approve"
    REOPEN = "reopen"


MOVES: Final[Mapping[tuple[MinutesState, Move], MinutesState]] = {
    (MinutesState.DRAFT, Move.SEND): MinutesState.IN_REVIEW,
    (MinutesState.IN_REVIEW, Move.SEND): MinutesState.IN_REVIEW,
    (MinutesState.IN_REVIEW, Move.WITHDRAW): MinutesState.DRAFT,
    (MinutesState.IN_REVIEW, Move.APPROVE): MinutesState.APPROVED,
    (MinutesState.APPROVED, Move.REOPEN): MinutesState.DRAFT,
}
LET_STAND: Final = frozenset({Response.CONFIRMED, Response.SILENT})
"""The supplier let the words stand that were sent, and no others."""
NEEDS_REASON: Final = frozenset({Move.WITHDRAW, Move.REOPEN})


def moves_from(state: MinutesState) -> tuple[Move, ...]:
    return tuple(move for before, move in MOVES if before is state)


def locked_fields(minutes: Minutes | None) -> frozenset[str]:
    """The fields of its statements that may not change as the minutes stand."""
    approved = minutes is not None and minutes.state is MinutesState.APPROVED
    return LOCKED_FIELDS if approved else frozenset()


def moved(
    minutes: Minutes,
    move: Move,
    *,
    by: str,
    on: date,
    reason: str = "",
    frozen: str = "",
    words: str = "",
) -> Minutes:
    """The minutes after a move. What was sent once is never sent again under the same version, and
    what the supplier answered holds for the version that was sent.

    ``words`` is the checksum of what readers read now. Problem ``minutes-move`` where the state
    does not allow it, ``reason-wanted`` where a reason is missing, ``minutes-changed`` where
    something else would be approved than what the supplier let stand. Approval wants ``frozen``,
    the content as canonical JSON (R-DOC-1).
    """
    after = MOVES.get((minutes.state, move))
    if after is None:
        raise Problem("minutes-move", move=move.value, state=minutes.state.value)
    if move in NEEDS_REASON and not reason.strip():
        raise Problem("reason-wanted")
    match move:
        case Move.SEND:
            again = minutes.state is MinutesState.IN_REVIEW
            version = minutes.version + (1 if again else 0)
            sent = replace(minutes, state=after, sent_on=on, version=version, sha256=words)
            return with_response(sent, None, None, minutes.remark) if again else sent
        case Move.WITHDRAW:
            return replace(
                minutes,
                state=after,
                version=minutes.version + 1,
                sent_on=None,
                sha256="",
                reopened_reason=reason,
                response=None,
                responded_on=None,
            )
        case Move.APPROVE:
            if not frozen:
                raise ValueError("approval freezes the content")
            if minutes.response in LET_STAND and minutes.sha256 not in ("", words):
                raise Problem("minutes-changed", version=minutes.version)
            return replace(
                minutes,
                state=after,
                approved_on=on,
                approved_by=by,
                frozen=frozen,
                sha256=checksum(frozen),
            )
        case Move.REOPEN:
            return replace(
                minutes,
                state=after,
                version=minutes.version + 1,
                sent_on=None,
                approved_on=None,
                approved_by="",
                frozen="",
                sha256="",
                reopened_reason=reason,
                response=None,
                responded_on=None,
            )


def with_response(
    minutes: Minutes, response: Response | None, on: date | None, remark: str
) -> Minutes:
    """What the supplier said, recorded by hand. Silence is never called approval."""
    return replace(minutes, response=response, responded_on=on, remark=remark)


def coherent(state: str, frozen: str, sha256: str) -> tuple[str, str]:
    """The content and the checksum of minutes whose fields were joined from two moves: approved
    minutes have the checksum of what they hold, others hold nothing.
    """
    if state == MinutesState.APPROVED:
        return frozen, checksum(frozen)
    return "", sha256 if sha256 != checksum(frozen) else ""


_FAR: Final = tuple(MinutesState)
"""Draft, sent, approved: how far they have come."""


def foremost(found: Iterable[Minutes]) -> dict[UUID, Minutes]:
    """Of each meeting the minutes that count: where two laptops drafted them apart, those that have
    come furthest, then the younger.
    """
    best: dict[UUID, Minutes] = {}
    for one in found:
        before = best.get(one.meeting)
        if before is None or _rank(one) > _rank(before):
            best[one.meeting] = one
    return best


def _rank(one: Minutes) -> tuple[int, UUID]:
    return _FAR.index(one.state), one.id
