"""The life of a statement as a text file, for the team."""

from __future__ import annotations

from collections.abc import Sequence

from lupdesk.documents.letters import one_line
from lupdesk.domain.things import Input
from lupdesk.wording import Wording
from lupdesk.wording_trail import Line, trail_lines


def trail_bytes(said: Input, lines: Sequence[Line], language: str) -> bytes:
    """UTF-8 with a mark, so that every editor shows it; first whom it is for."""
    wording = Wording(language)
    label = wording.input_label(said.kind, said.number)
    shown = [
        wording.code("secrecy.internal").upper(),
        "",
        wording.say("The life of {label}", label=label),
        one_line(said.text),
        "",
        *map(one_line, trail_lines(lines, wording)),
    ]
    return ("\r\n".join(shown) + "\r\n").encode("utf-8-sig")
