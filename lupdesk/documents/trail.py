"""The life of a statement as a text file, for the team."""

from __future__ import annotations

from collections.abc import Sequence

from lupdesk.documents.letters import one_line
from lupdesk.wording import Wording


def trail_bytes(label: str, text: str, lines: Sequence[str], wording: Wording) -> bytes:
    """UTF-8 with a mark, so that every editor shows it; first whom it is for."""
    shown = [
        wording.code("secrecy.internal").upper(),
        "",
        wording.say("The life of {label}", label=label),
        one_line(text),
        "",
        *map(one_line, lines),
    ]
    return ("\r\n".join(shown) + "\r\n").encode("utf-8-sig")
