"""What of the findings is told while the meeting still runs."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final
from uuid import UUID

from lupdesk.domain.rules.finding import Finding, Severity
from lupdesk.domain.things import Input, Meeting

_OF_THE_WORDS: Final = frozenset(
    {"R-DATE-1", "R-GDPR-4", "R-GDPR-5", "R-PROM-1", "R-SEC-4", "R-SEC-7"}
)
_OF_THE_WORDS_TOO: Final = frozenset(
    {"finding.R-ADV-2.brand", "finding.R-EQ-2", "finding.R-GDPR-1.diet"}
)
"""Of rules that find other things as well."""
_WEIGHED_LATER: Final = "R-SEC-3"


def is_told_at_once(one: Finding, meeting: Meeting, people: Collection[UUID]) -> bool:
    """Of a statement only what its own words are to blame for, and what was told to one alone. Not
    assessed, without legal basis, without disposition, asked and not answered: that is true of
    everything that was just written, and a sign on each row would hide the few that can be mended
    while one remembers what was said. It waits for the work afterwards.

    ``people`` are the lines of attendance.
    """
    if one.severity is Severity.INFO:
        return False
    if one.kind is Input:
        words = one.rule in _OF_THE_WORDS or one.what.code in _OF_THE_WORDS_TOO
        return words and one.meeting == meeting.id
    if one.about != meeting.id:
        return one.about in people
    return one.rule != _WEIGHED_LATER or meeting.actual_end is not None
