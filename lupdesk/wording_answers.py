"""What is told of an answer that came back, before it is taken in."""

from __future__ import annotations

from lupdesk.wording import Wording


def purged_words(wording: Wording, count: int) -> str:
    """Of answered lines whose statement was purged; empty where there are none."""
    if not count:
        return ""
    return wording.count(
        "{n} answer is about a statement that was purged. It is not kept.",
        "{n} answers are about statements that were purged. They are not kept.",
        count,
    )
