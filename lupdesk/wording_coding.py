"""Words of what a REFI-QDA file of another program holds that has no place here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from lupdesk.wording import Wording
from lupdesk.wording_marks import N_

_LEFT: Final[Mapping[str, str]] = {
    "picture": N_("pictures"),
    "pdf": N_("pages of PDF files"),
    "audio": N_("sound recordings"),
    "video": N_("films"),
    "note": N_("memos"),
    "comment": N_("comments on passages"),
    "uncoded": N_("passages without a code"),
    "whole": N_("codes of whole texts"),
    "set": N_("groups"),
    "variable": N_("variables"),
    "link": N_("links"),
    "graph": N_("diagrams"),
    "coder": N_("names of those who coded"),
    "colour": N_("colours of codes"),
}

_MOST: Final = 8
"""Names that are told one by one."""


def not_taken_in(wording: Wording, left: Iterable[tuple[str, int]]) -> str:
    """One sentence; nothing where everything has a place."""
    said = ", ".join(f"{wording.constant(_LEFT[kind])} ({number})" for kind, number in left)
    return wording.say("Not taken in: {what}", what=said) if said else ""


def strangers_words(wording: Wording, names: Sequence[str]) -> str:
    """Whose statements get no supplier; nothing where each has one."""
    if not names:
        return ""
    shown = ", ".join(names[:_MOST])
    if len(names) > _MOST:
        shown = f"{shown} {wording.say('and {n} more', n=len(names) - _MOST)}"
    return wording.say(
        "No suppliers of this procurement, so what they said gets none. Add them first: {names}",
        names=shown,
    )
