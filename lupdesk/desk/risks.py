"""Acts on the register of risks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from lupdesk.desk.session import Desk
from lupdesk.desk.ties import drop_ties, set_bases
from lupdesk.domain.acts import Act
from lupdesk.domain.result_kinds import MOST_LIKELY
from lupdesk.domain.results import Risk
from lupdesk.domain.risks import is_on_scale, numbered
from lupdesk.problems import Problem

_JUDGED: Final = ("likelihood", "consequence", "left_likelihood", "left_consequence")


def add_risk(
    desk: Desk, procurement: UUID, what: str, *, bases: Iterable[UUID] = (), **fields: Any
) -> UUID:
    """Last in the register. Problem ``risk-text-wanted``, or ``risk-scale`` for a likelihood or
    consequence that is not from 1 to 5, or 0 for not judged.
    """
    if not what.strip():
        raise Problem("risk-text-wanted")
    _refuse_off_scale(fields)
    present = desk.all(Risk, procurement=procurement)
    with desk.act(Act.ADD_RISK) as act:
        id = act.add(
            Risk,
            procurement=procurement,
            what=what.strip(),
            position=max((one.position for one in present), default=0.0) + 1,
            **fields,
        )
        set_bases(desk, act, procurement, id, bases)
    return id


def edit_risk(desk: Desk, id: UUID, *, bases: Iterable[UUID] | None = None, **fields: Any) -> None:
    """Write the fields that differ, and what it rests on, as one act. Raises as ``add_risk``."""
    _refuse_off_scale(fields)
    if not fields.get("what", "x").strip():
        raise Problem("risk-text-wanted")
    one = desk.the(Risk, id)
    with desk.act(Act.EDIT_RISK) as act:
        act.set(Risk, id, **fields)
        if bases is not None:
            set_bases(desk, act, one.procurement, id, bases)


def remove_risk(desk: Desk, id: UUID) -> None:
    with desk.act(Act.REMOVE_RISK) as act:
        drop_ties(desk, act, id)
        act.remove(Risk, id)


def _refuse_off_scale(fields: dict[str, Any]) -> None:
    if not all(is_on_scale(fields.get(name, 0)) for name in _JUDGED):
        raise Problem("risk-scale", most=MOST_LIKELY)


def risk_named(desk: Desk, text: str, procurement: UUID) -> Risk:
    """By its id, or by its number in the register as ``3`` or ``R3``. Problem ``risk-unknown``."""
    every = desk.all(Risk, procurement=procurement)
    numbers = numbered(every)
    wanted = text.strip()
    number = wanted[1:] if wanted[:1] in "Rr" else wanted
    for one in every:
        if wanted == str(one.id) or number == str(numbers[one.id]):
            return one
    raise Problem("risk-unknown", risk=text)
