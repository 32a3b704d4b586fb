"""What waits on each page, for the rail: counted in SQL, in order of how grave it is."""

from __future__ import annotations

from uuid import UUID

from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import InputKind, MinutesState, Response, Secrecy
from lupdesk.domain.things import Input, Meeting, Minutes
from lupdesk.gui.rail import Badge
from lupdesk.wording import Wording

SEEN = frozenset({Input, Meeting, Minutes})
"""Kinds of thing whose change may change a badge."""


def badges(desk: Desk, procurement: UUID, wording: Wording) -> dict[str, Badge]:
    """By the key of the page; a page where nothing waits has none."""
    unassessed = desk.count(
        Input, procurement=procurement, kind=InputKind.INPUT, secrecy=Secrecy.UNASSESSED
    )
    remarked = _remarked(desk, procurement)
    late = _late(desk, procurement)
    found = {
        "inputs": Badge(
            unassessed,
            "warn",
            wording.count("{n} input not assessed", "{n} inputs not assessed", unassessed),
        ),
        "minutes": Badge(
            remarked,
            "warn",
            wording.count("{n} with remarks", "{n} with remarks", remarked),
        ),
        "follow-up": Badge(late, "stop", wording.count("{n} late", "{n} late", late)),
    }
    return {key: badge for key, badge in found.items() if badge.number}


def _remarked(desk: Desk, procurement: UUID) -> int:
    meetings = tuple(one.id for one in desk.all(Meeting, procurement=procurement))
    return desk.count(
        Minutes, meeting=meetings, response=Response.REMARKED, state=MinutesState.IN_REVIEW
    )


def _late(desk: Desk, procurement: UUID) -> int:
    today = desk.today()
    actions = desk.all(Input, procurement=procurement, kind=InputKind.ACTION)
    return sum(one.done_on is None and one.due is not None and one.due < today for one in actions)
