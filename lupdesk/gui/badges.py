"""What waits on each page, as numbers on the rail."""

from __future__ import annotations

from lupdesk.desk.input_table import Waiting
from lupdesk.domain.things import Input, Meeting, Minutes
from lupdesk.gui.rail import Badge
from lupdesk.wording import Wording

SEEN = frozenset({Input, Meeting, Minutes})
"""Kinds of thing whose change may change a badge."""


def badges(waiting: Waiting, wording: Wording) -> dict[str, Badge]:
    """By the key of the page; a page where nothing waits has none."""
    count = wording.count
    found = {
        "inputs": Badge(
            waiting.unassessed,
            "warn",
            count("{n} input not assessed", "{n} inputs not assessed", waiting.unassessed),
        ),
        "minutes": Badge(
            waiting.remarked,
            "warn",
            count("{n} with remarks", "{n} with remarks", waiting.remarked),
        ),
        "follow-up": Badge(waiting.late, "stop", count("{n} late", "{n} late", waiting.late)),
    }
    return {key: badge for key, badge in found.items() if badge.number}
