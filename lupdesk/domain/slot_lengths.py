"""Whether everybody gets the same time: the usual length of the one-to-ones, and the odd ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lupdesk.domain.kinds import MeetingKind
from lupdesk.domain.things import Meeting

Length = tuple[int, int]
"""Minutes of meeting, minutes of reflection."""


def length_of(meeting: Meeting) -> Length:
    return meeting.planned_minutes, meeting.reflection_minutes


def usual_length(meetings: Sequence[Meeting]) -> Length | None:
    """The commonest length among the one-to-ones; of equals the first; None without any."""
    lengths = Counter(length_of(one) for one in meetings if one.kind is MeetingKind.ONE_TO_ONE)
    return lengths.most_common(1)[0][0] if lengths else None


def odd_ones(meetings: Sequence[Meeting]) -> list[Meeting]:
    """The one-to-ones that are planned longer or shorter than usual."""
    usual = usual_length(meetings)
    return [
        one
        for one in meetings
        if one.kind is MeetingKind.ONE_TO_ONE and length_of(one)[0] != (usual or (0, 0))[0]
    ]
