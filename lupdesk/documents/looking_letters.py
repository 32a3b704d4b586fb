"""Looks at a plain text as its readers will meet it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from lupdesk.documents.reading import Reading
from lupdesk.domain.papers import Paper
from lupdesk.domain.personal_data import named_in


def look_at_letters(
    data: bytes, reading: Reading, people: tuple[str, ...] = (), shown: Collection[str] = ()
) -> Paper:
    """Plain text is a format for the archive, and has nothing that a screen reader would miss."""
    others = tuple(one for one in people if one not in shown)
    named = any(named_in(flow.text, others) for flow in reading.flows)
    return Paper(
        hashlib.sha256(data).hexdigest(), ("person-shown",) if named else (), size=len(data)
    )
