"""What review holds of a purged statement: its words in forms that went out, and remarks on it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from uuid import UUID

from lupdesk.desk.session import Desk, OpenAct
from lupdesk.domain.form_lines import lines_text, read_lines
from lupdesk.domain.review import Form, Remark

_WORDS: Final = (
    "about",
    "passage",
    "wording",
    "reason",
    "verdict_reason",
    "verdict_wording",
)


def blank_review(desk: Desk, act: OpenAct, input: UUID) -> None:
    """The form keeps its checksum, so that an answer to its other lines is still known."""
    for form in desk.ever(Form):
        lines = read_lines(form.lines)
        if any(one.id == input for one in lines):
            kept = tuple(replace(one, text="") if one.id == input else one for one in lines)
            act.purge(Form, form.id, "lines")
            act.set(Form, form.id, lines=lines_text(kept))
    for remark in desk.ever(Remark, input=input):
        act.purge(Remark, remark.id, *_WORDS)
