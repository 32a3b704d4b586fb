"""What is known of a statement since it was said: whether it was withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.things import Input


def withdraw_said(
    desk: Desk, ids: Sequence[UUID], on: date | None = None, reason: str | None = None
) -> int:
    """The supplier said on that day, today where none is given, that they hold no more. They stay
    and are marked, and no theme, finding or measure counts them as a voice. A reason that was given
    before stays where none is given now.
    """
    fields: dict[str, Any] = {"withdrawn_on": on or desk.today()}
    if reason is not None:
        fields["withdrawn_reason"] = reason.strip()
    with desk.act(Act.SET_WITHDRAWN) as act:
        return sum(act.set(Input, id, **fields) for id in ids)


def hold_again(desk: Desk, ids: Sequence[UUID]) -> int:
    """They were not withdrawn after all."""
    with desk.act(Act.SET_WITHDRAWN) as act:
        return sum(act.set(Input, id, withdrawn_on=None, withdrawn_reason="") for id in ids)
