"""Acts on statements outside the meeting room: the table's edits, secrecy, disposition, follow-up."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, Final
from uuid import UUID

from lupdesk.desk.late_input import guard_late
from lupdesk.desk.meetings import written_round_in
from lupdesk.desk.session import Desk, OpenAct
from lupdesk.domain.acts import Act
from lupdesk.domain.freezing import LOCKED_FIELDS
from lupdesk.domain.kinds import (
    Disposition,
    InputKind,
    InputType,
    MinutesState,
    Secrecy,
    Side,
)
from lupdesk.domain.result_kinds import Barrier
from lupdesk.domain.secrecy import may_go_out
from lupdesk.domain.things import Input, Minutes
from lupdesk.problems import Problem
from lupdesk.store import counts

_TOLD_TO_ALL: Final = frozenset({"question", "answer", "deleted"})


def next_number(desk: Desk, procurement: UUID) -> int:
    return counts.next_number(desk.database, procurement)


_LABEL: Final = re.compile(r"[iI]?0*(\d{1,9})")


def input_labelled(desk: Desk, procurement: UUID, text: str) -> Input:
    """The statement of a procurement by its label, as I07, or its id. Problem ``input-unknown``."""
    label = _LABEL.fullmatch(text.strip())
    if label is not None:
        kind, number = InputKind.INPUT, int(label[1])
        found = desk.all(Input, procurement=procurement, kind=kind, number=number)
        if found:
            return found[0]
    with suppress(ValueError):
        one = desk.get(Input, UUID(text.strip()))
        if one is not None and one.procurement == procurement:
            return one
    raise Problem("input-unknown", label=text)


def is_locked(desk: Desk, meeting: UUID | None) -> bool:
    """Whether the meeting's minutes are approved."""
    return meeting is not None and any(
        one.state is MinutesState.APPROVED for one in desk.all(Minutes, meeting=meeting)
    )


def guard_open(desk: Desk, inputs: Sequence[Input], fields: frozenset[str]) -> None:
    """Problem ``minutes-locked`` where a change would reach into approved minutes."""
    if not fields & LOCKED_FIELDS:
        return
    for meeting in {one.meeting for one in inputs}:
        if is_locked(desk, meeting):
            raise Problem("minutes-locked")


def locks_undo(desk: Desk) -> Callable[[str, UUID, str], bool]:
    """The rule for ``Desk.lock_fields``: undo too leaves approved minutes as they are, and answers
    as everybody got them.
    """

    def locked(table: str, row: UUID, field: str) -> bool:
        if table == "answer":
            return field in _TOLD_TO_ALL and counts.in_published_answers(desk.database, row)
        return (
            table == "input"
            and field in LOCKED_FIELDS
            and counts.in_approved_minutes(desk.database, row)
        )

    return locked


def add_input(
    desk: Desk,
    procurement: UUID,
    *,
    text: str,
    type: InputType | None = None,
    supplier: UUID | None = None,
    meeting: UUID | None = None,
    secrecy: Secrecy = Secrecy.UNASSESSED,
    **fields: Any,
) -> UUID:
    """One statement. Without a meeting it belongs to its supplier's written round. Whoever writes
    it with a level of secrecy has decided that.
    """
    if not text.strip():
        raise Problem("text-wanted")
    if is_locked(desk, meeting):
        raise Problem("minutes-locked")
    guard_late(desk, procurement, fields.get("kind", InputKind.INPUT), fields.get("said_at"))
    if secrecy is not Secrecy.UNASSESSED:
        fields = {**decided(desk, secrecy), **fields}
    with desk.act(Act.WRITE_INPUT) as act:
        if meeting is None and supplier is not None:
            meeting = written_round_in(desk, act, procurement, supplier)
        return add_input_in(
            desk,
            act,
            procurement,
            text=text,
            type=type,
            supplier=supplier,
            meeting=meeting,
            secrecy=secrecy,
            **fields,
        )


def add_input_in(
    desk: Desk,
    act: OpenAct,
    procurement: UUID,
    *,
    number: int | None = None,
    **fields: Any,
) -> UUID:
    """Within an act: the next number of the procurement, at the end of its meeting."""
    number = next_number(desk, procurement) if number is None else number
    fields.setdefault("position", float(number))
    fields.setdefault("said_at", desk.now())
    return act.add(Input, procurement=procurement, number=number, **fields)


def edit_input(desk: Desk, id: UUID, **fields: Any) -> None:
    before = desk.the(Input, id)
    if "text" in fields and not str(fields["text"]).strip():
        raise Problem("text-wanted")
    changed = frozenset(name for name, value in fields.items() if getattr(before, name) != value)
    guard_open(desk, [before], changed)
    with desk.act(Act.EDIT_INPUT) as act:
        act.set(Input, id, **fields)


def edit_inputs(desk: Desk, ids: Sequence[UUID], **fields: Any) -> int:
    """The same fields for many, as one act; how many changed. All or none where one is locked."""
    inputs = [desk.the(Input, id) for id in ids]
    guard_open(desk, inputs, frozenset(fields))
    with desk.act(Act.EDIT_INPUTS) as act:
        return sum(act.set(Input, one.id, **fields) for one in inputs)


def say_once(desk: Desk, ids: Sequence[UUID], wording: str) -> int:
    """One wording for everybody for statements that say the same, as one act; how many changed. The
    summary prints it once, with how many suppliers stand behind it; what was said stays.

    Problem ``several-wanted`` for fewer than two, ``wording-wanted`` without words,
    ``not-for-everybody`` where one of them may not go out.
    """
    said = [desk.the(Input, id) for id in dict.fromkeys(ids)]
    if len(said) < 2:
        raise Problem("several-wanted")
    if not wording.strip():
        raise Problem("wording-wanted")
    for one in said:
        if not may_go_out(one):
            raise Problem("not-for-everybody", label=f"I{one.number:02d}")
    with desk.act(Act.ONE_WORDING) as act:
        return sum(act.set(Input, one.id, public_wording=wording.strip()) for one in said)


def tag_inputs(
    desk: Desk,
    ids: Sequence[UUID],
    *,
    add: Sequence[str] = (),
    remove: Sequence[str] = (),
) -> int:
    """Add and remove themes for many, as one act; how many changed."""
    changed = 0
    with desk.act(Act.EDIT_INPUTS) as act:
        for id in ids:
            one = desk.the(Input, id)
            themes = [theme for theme in one.themes if theme not in remove]
            themes += [theme for theme in add if theme not in themes]
            changed += act.set(Input, id, themes=tuple(themes))
    return changed


def remove_inputs(desk: Desk, ids: Sequence[UUID]) -> None:
    inputs = [desk.the(Input, id) for id in ids]
    guard_open(desk, inputs, frozenset({"deleted"}))
    with desk.act(Act.REMOVE_INPUT) as act:
        for one in inputs:
            act.remove(Input, one.id)


def set_secrecy(
    desk: Desk, ids: Sequence[UUID], level: Secrecy, *, by: str = "", **fields: Any
) -> int:
    """The buyer's verdict with who and when; ``fields`` may hold kind, harm and review date."""
    verdict = {"secrecy": level, **decided(desk, level, by=by), **fields}
    with desk.act(Act.SET_SECRECY) as act:
        return sum(act.set(Input, id, **verdict) for id in ids)


def decided(desk: Desk, level: Secrecy, *, by: str = "", on: date | None = None) -> dict[str, Any]:
    """Who set the level and when, without more said: who writes, today. Empty for *unassessed*."""
    if level is Secrecy.UNASSESSED:
        return {"decided_by": "", "decided_on": None}
    return {"decided_by": by or desk.author, "decided_on": on or desk.today()}


def set_disposition(
    desk: Desk, ids: Sequence[UUID], disposition: Disposition | None, reason: str
) -> int:
    with desk.act(Act.SET_DISPOSITION) as act:
        return sum(
            act.set(Input, id, disposition=disposition, disposition_reason=reason) for id in ids
        )


def set_barrier(desk: Desk, ids: Sequence[UUID], barrier: Barrier | None) -> int:
    """What kind of barrier they tell of; how many changed. The team's own sorting: it may be done
    after the minutes were approved.
    """
    with desk.act(Act.SET_BARRIER) as act:
        return sum(act.set(Input, id, barrier=barrier) for id in ids)


def add_follow_up(
    desk: Desk,
    procurement: UUID,
    *,
    kind: InputKind,
    text: str,
    owner: str = "",
    due: date | None = None,
    meeting: UUID | None = None,
) -> UUID:
    """An action or a decision. It is the buyer's own: internal until somebody decides otherwise."""
    if not text.strip():
        raise Problem("text-wanted")
    with desk.act(Act.SET_FOLLOW_UP) as act:
        return add_input_in(
            desk,
            act,
            procurement,
            kind=kind,
            text=text,
            owner=owner,
            due=due,
            meeting=meeting,
            side=Side.BUYER,
            secrecy=Secrecy.INTERNAL,
        )


def set_follow_up(desk: Desk, id: UUID, **fields: Any) -> None:
    """Owner, due date, done."""
    before = desk.the(Input, id)
    changed = frozenset(name for name, value in fields.items() if getattr(before, name) != value)
    guard_open(desk, [before], changed)
    with desk.act(Act.SET_FOLLOW_UP) as act:
        act.set(Input, id, **fields)


def follow_ups(desk: Desk, procurement: UUID | None = None) -> list[Input]:
    """Actions and decisions, of one procurement or of all: open first, by due date."""
    filters: dict[str, Any] = {"kind": (InputKind.ACTION, InputKind.DECISION)}
    if procurement is not None:
        filters["procurement"] = procurement
    return sorted(
        desk.all(Input, **filters),
        key=lambda one: (
            one.done_on is not None,
            one.due is None,
            one.due or date.max,
            one.number,
        ),
    )
