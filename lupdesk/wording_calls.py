"""Sentences for what imports, minutes, documents and calls may refuse."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lupdesk.wording_marks import N_

CALL_PROBLEMS: Final[Mapping[str, str]] = {
    "import-bad-rows": N_(
        "Nothing was taken in from {file}: bad rows: {count}. Correct them, or leave them out with --skip-bad."
    ),
    "notice-known": N_(
        "The procurement {reference} was started from this notice already. Remove it first, or go on with it."
    ),
    "reference-taken": N_(
        "A procurement with the reference {reference} exists already. Choose another reference."
    ),
    "audience-unknown": N_(
        "“{audience}” is no reader. Write public, team or supplier: and the supplier's name."
    ),
    "id-unknown": N_("Nothing in this desk has the id {id}. List things to see their ids."),
    "nothing-to-undo": N_("There is nothing to undo in this desk on this computer."),
    "minutes-missing": N_("This meeting has no minutes yet. Draft them first."),
    "minutes-move": N_(
        "The minutes stand where this cannot be done. A draft is sent, what is sent is approved or withdrawn, and what is approved is reopened."
    ),
    "minutes-not-sent": N_(
        "The minutes have not been sent, so nobody can have answered. Send them first."
    ),
    "window-missing": N_(
        "The window needs parts that are missing on this computer ({reason}). Install them, or use the calls: lupdesk --help."
    ),
    "reason-wanted": N_("Write a reason: others will ask for it."),
}
