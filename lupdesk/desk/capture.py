"""Capturing what is said in a meeting: write, edit, split, join, move, park, remove.

Text is kept exactly. The line that is being typed lies in the meeting's draft row, which the act
that makes the statement clears in the same transaction.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final
from uuid import UUID

from lupdesk.desk.inputs import add_input_in, decided
from lupdesk.desk.late_input import guard_late
from lupdesk.desk.room import must_be_open, questions_of
from lupdesk.desk.session import Desk, OpenAct
from lupdesk.domain.acts import Act
from lupdesk.domain.capture import Captured
from lupdesk.domain.kinds import InputKind, Secrecy, Voice
from lupdesk.domain.secrecy import STRICTNESS, divided_parts
from lupdesk.domain.things import Asked, Attachment, Input, Meeting
from lupdesk.domain.vocabulary import Who
from lupdesk.problems import Problem

TASKS: Final = (InputKind.ACTION, InputKind.DECISION)


def write_input(
    desk: Desk,
    meeting: UUID,
    captured: Captured,
    *,
    speaker: Who | None = None,
    parked: bool = False,
) -> Input:
    """A statement from the capture line, on the question that is current unless the line says.

    ``speaker`` is who is meant where the line names nobody. The question is ticked as asked.
    Raises Problem ``text-wanted``, ``minutes-locked`` and ``input-too-late``.
    """
    found = desk.the(Meeting, meeting)
    must_be_open(desk, meeting)
    if not captured.text.strip():
        raise Problem("text-wanted")
    guard_late(desk, found.procurement, captured.kind)
    question = _question(desk, found, captured)
    with desk.act(Act.WRITE_INPUT) as act:
        id = add_input_in(
            desk,
            act,
            found.procurement,
            meeting=meeting,
            text=captured.text,
            kind=captured.kind,
            type=captured.type,
            question=question,
            themes=captured.themes,
            **_level(desk, captured),
            voice=captured.voice or Voice.OWN,
            due=captured.due,
            parked=parked,
            **_said_by(captured.kind, captured.who or speaker, captured.owner),
        )
        if question is not None and not desk.count(Asked, meeting=meeting, question=question):
            act.add(Asked, meeting=meeting, question=question, asked_at=desk.now())
        desk.clear_draft(meeting)
    return desk.the(Input, id)


def _level(desk: Desk, captured: Captured) -> dict[str, Any]:
    """Of a code for secrecy in the line: whoever writes it has decided it."""
    level = captured.secrecy or Secrecy.UNASSESSED
    return {"secrecy": level, **decided(desk, level)}


def _said_by(kind: InputKind, who: Who | None, owner: str) -> dict[str, Any]:
    """Actions and decisions have an owner; everything else has a speaker."""
    if kind in TASKS:
        supplier = who.supplier if who is not None and owner else None
        return {"owner": owner, "supplier": supplier}
    if who is None:
        return {}
    return {"supplier": who.supplier, "speaker": who.name if who.person else ""}


def _question(desk: Desk, meeting: Meeting, captured: Captured) -> UUID | None:
    if captured.question is None:
        return meeting.current_question
    questions = questions_of(desk, meeting)
    return questions[captured.question - 1].id


def edit_input(desk: Desk, id: UUID, captured: Captured) -> None:
    """New text; of the rest only what the line says. Raises Problem as ``write_input``."""
    before = desk.the(Input, id)
    must_be_open(desk, before.meeting)
    if not captured.text.strip():
        raise Problem("text-wanted")
    with desk.act(Act.EDIT_INPUT) as act:
        act.set(Input, id, text=captured.text, **_said_anew(desk, before, captured))
        if before.meeting is not None:
            desk.clear_draft(before.meeting)


def _said_anew(desk: Desk, before: Input, captured: Captured) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    kind = captured.kind if captured.kind != InputKind.INPUT else before.kind
    if kind != before.kind:
        fields["kind"] = kind
    for name in ("type", "voice", "due"):
        value = getattr(captured, name)
        if value is not None:
            fields[name] = value
    if captured.secrecy is not None and captured.secrecy is not before.secrecy:
        fields |= _level(desk, captured)
    if captured.themes:
        fields["themes"] = tuple(dict.fromkeys(before.themes + captured.themes))
    if captured.question is not None and before.meeting is not None:
        fields["question"] = _question(desk, desk.the(Meeting, before.meeting), captured)
    if captured.who is not None:
        owner = captured.who.name if kind in TASKS else ""
        fields |= _said_by(kind, captured.who, owner)
    return fields


def split_input(desk: Desk, id: UUID, at: int) -> Input:
    """Cut the text before character ``at``; the space at the cut goes. Gives the second part.

    Both parts keep everything else, secrecy above all. Raises Problem ``split-empty``.
    """
    whole = desk.the(Input, id)
    must_be_open(desk, whole.meeting)
    first, second = whole.text[:at].rstrip(), whole.text[at:].lstrip()
    if not first or not second:
        raise Problem("split-empty")
    following = _neighbour(desk, whole, 1)
    in_first, in_second = divided_parts(whole.text, at, whole.secret_parts)
    with desk.act(Act.SPLIT_INPUT) as act:
        _make_room(desk, act, whole)
        place = _between(desk, desk.the(Input, id), following)
        act.set(Input, id, text=first, secret_parts=in_first)
        part = add_input_in(
            desk,
            act,
            whole.procurement,
            **_same(whole) | {"text": second, "position": place, "secret_parts": in_second},
        )
    return desk.the(Input, part)


_OWN_FIELDS: Final = ("id", "procurement", "number", "text", "position", "source_id")


def _same(whole: Input) -> dict[str, Any]:
    names = (name for name in Input.__dataclass_fields__ if name not in _OWN_FIELDS)
    return {name: getattr(whole, name) for name in names}


def join_with_previous(desk: Desk, id: UUID) -> Input:
    """The statement before takes over the text, with one space, and the stricter secrecy.

    Raises Problem ``join-nothing``, ``join-other-kind`` and ``join-other-supplier``: one firm's
    words never end in another's minutes.
    """
    second = desk.the(Input, id)
    must_be_open(desk, second.meeting)
    first = _neighbour(desk, second, -1)
    if first is None:
        raise Problem("join-nothing")
    if first.kind != second.kind:
        raise Problem("join-other-kind")
    if first.supplier != second.supplier:
        raise Problem("join-other-supplier")
    with desk.act(Act.JOIN_INPUTS) as act:
        act.set(Input, first.id, **_joined(first, second))
        for attachment in desk.all(Attachment, input=second.id):
            act.set(Attachment, attachment.id, input=first.id)
        act.remove(Input, second.id)
    return desk.the(Input, first.id)


def _joined(first: Input, second: Input) -> dict[str, Any]:
    stricter = max(first, second, key=lambda one: STRICTNESS.index(one.secrecy))
    speakers = dict.fromkeys(name for name in (first.speaker, second.speaker) if name)
    return {
        "text": f"{first.text} {second.text}",
        "type": first.type or second.type,
        "question": first.question or second.question,
        "speaker": ", ".join(speakers),
        "themes": tuple(dict.fromkeys(first.themes + second.themes)),
        "owner": first.owner or second.owner,
        "due": first.due or second.due,
        "secrecy": stricter.secrecy,
        "claim": first.claim or second.claim,
        "claim_reason": first.claim_reason or second.claim_reason,
        "secrecy_kind": stricter.secrecy_kind,
        "secrecy_harm": stricter.secrecy_harm,
        "decided_by": stricter.decided_by,
        "decided_on": stricter.decided_on,
        "review_on": stricter.review_on,
        "harmful": stricter.harmful,
        "legal_basis": stricter.legal_basis,
        "access_considered_on": stricter.access_considered_on,
        "secret_parts": tuple(dict.fromkeys(first.secret_parts + second.secret_parts)),
        "publication": first.publication if first.publication == second.publication else None,
        "unpublished_reason": _same_reason(first, second),
        "public_wording": " ".join(w for w in (first.public_wording, second.public_wording) if w),
    }


def _same_reason(first: Input, second: Input) -> str:
    """Why one of them need not be told to everybody says nothing of the other."""
    same = first.unpublished_reason == second.unpublished_reason
    return first.unpublished_reason if same else ""


# -- order ------------------------------------------------------------------------------------------


def move_input(desk: Desk, id: UUID, steps: int) -> None:
    """One place up (-1) or down (1) in its meeting; at the end of the list nothing happens."""
    moved = desk.the(Input, id)
    must_be_open(desk, moved.meeting)
    passed = _neighbour(desk, moved, steps)
    if passed is None:
        return
    beyond = _neighbour(desk, passed, steps)
    with desk.act(Act.MOVE_INPUT) as act:
        if _make_room(desk, act, passed):
            passed = desk.the(Input, passed.id)
            beyond = desk.the(Input, beyond.id) if beyond else None
        near, far = (passed, beyond) if steps > 0 else (beyond, passed)
        act.set(Input, id, position=_between(desk, near, far))


def move_to_question(desk: Desk, id: UUID, question: UUID | None) -> None:
    must_be_open(desk, desk.the(Input, id).meeting)
    with desk.act(Act.MOVE_INPUT) as act:
        act.set(Input, id, question=question)


def park_input(desk: Desk, id: UUID, parked: bool) -> None:
    """To the parking lot, or back: said, but off the question."""
    must_be_open(desk, desk.the(Input, id).meeting)
    with desk.act(Act.PARK_INPUT) as act:
        act.set(Input, id, parked=parked)


def remove_input(desk: Desk, id: UUID) -> None:
    must_be_open(desk, desk.the(Input, id).meeting)
    with desk.act(Act.REMOVE_INPUT) as act:
        act.remove(Input, id)


def _same_meeting(desk: Desk, one: Input) -> list[Input]:
    return desk.all(Input, meeting=one.meeting) if one.meeting else [one]


def _neighbour(desk: Desk, one: Input, steps: int) -> Input | None:
    order = _same_meeting(desk, one)
    place = [other.id for other in order].index(one.id) + steps
    return order[place] if 0 <= place < len(order) else None


SMALLEST_GAP: Final = 1e-6


def _make_room(desk: Desk, act: OpenAct, around: Input) -> bool:
    """Number the meeting's positions anew where two of them have grown together."""
    order = _same_meeting(desk, around)
    gaps = (b.position - a.position for a, b in pairwise(order))
    if all(gap > SMALLEST_GAP for gap in gaps):
        return False
    for place, one in enumerate(order, 1):
        act.set(Input, one.id, position=float(place))
    return True


def _between(desk: Desk, before: Input | None, after: Input | None) -> float:
    """Halfway; ``None`` is the end of the list. Positions are read anew, they may have moved."""
    low = desk.the(Input, before.id).position if before else None
    high = desk.the(Input, after.id).position if after else None
    if low is None:
        return 1.0 if high is None else high - 1.0
    return low + 1.0 if high is None else (low + high) / 2
