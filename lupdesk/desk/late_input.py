"""Input after the competition was announced: kept and marked, or refused, as the procurement says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from typing import Final
from uuid import UUID

from lupdesk.desk.session import ZONE, Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import InputKind, Milestone
from lupdesk.domain.things import Input, PromisedDate
from lupdesk.domain.timeline import announced_on as announced
from lupdesk.domain.timeline import came_late
from lupdesk.domain.treatment import RuleSetting
from lupdesk.problems import Problem

_NAME: Final = "late-input"


class LateInput(StrEnum):
    """What is done with it. The values stand in the desk file."""

    MARK = "mark"
    REFUSE = "refuse"


def late_rule(desk: Desk, procurement: UUID) -> LateInput:
    """Kept and marked, unless the procurement says otherwise."""
    for row in desk.all(RuleSetting, procurement=procurement, name=_NAME):
        if row.value == LateInput.REFUSE:
            return LateInput.REFUSE
    return LateInput.MARK


def set_late_rule(desk: Desk, procurement: UUID, rule: LateInput) -> None:
    rows = desk.all(RuleSetting, procurement=procurement, name=_NAME)
    with desk.act(Act.SET_PARAMETER) as act:
        for row in rows:
            act.remove(RuleSetting, row.id)
        if rule is not LateInput.MARK:
            act.add(RuleSetting, procurement=procurement, name=_NAME, value=rule.value)


def day_noted(desk: Desk, procurement: UUID) -> date | None:
    """The day that is noted for the announcement, so that each statement is held against it."""
    return announced(desk.all(PromisedDate, procurement=procurement, kind=Milestone.COMPETITION))


def announced_on(desk: Desk, procurement: UUID) -> date | None:
    """The day on which the competition was announced; None while nobody has noted that it was."""
    day = day_noted(desk, procurement)
    return day if day is not None and day <= desk.today() else None


def late_in(desk: Desk, procurement: UUID) -> Callable[[Input], bool]:
    """Whether a statement of the procurement came too late (R-DATE-1)."""
    return partial(came_late, announced=day_noted(desk, procurement), zone=ZONE)


def guard_late(
    desk: Desk, procurement: UUID, kind: InputKind, said_at: datetime | None = None
) -> None:
    """Problem ``input-too-late`` where the procurement takes in nothing more."""
    day = day_noted(desk, procurement)
    said_on = (said_at or desk.now()).astimezone(ZONE).date()
    if kind is not InputKind.INPUT or day is None or said_on < day:
        return
    if late_rule(desk, procurement) is LateInput.REFUSE:
        raise Problem("input-too-late", day=day)


def ask_once(desk: Desk, procurement: UUID, kind: InputKind) -> None:
    """Problem ``input-late`` the first time that somebody writes late input in a desk that is open,
    so that it is kept only by who knows; the same again is taken in.
    """
    guard_late(desk, procurement, kind)
    day = announced_on(desk, procurement)
    if kind is InputKind.INPUT and day is not None and procurement not in desk.told_late:
        desk.told_late.add(procurement)
        raise Problem("input-late", day=day)
