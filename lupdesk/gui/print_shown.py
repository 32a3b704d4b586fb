"""Ctrl+P: the paper of the page that is shown, where it shows one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lupdesk.wording import Wording


def print_shown(page: Any, tell: Callable[[str], None], wording: Wording) -> None:
    preview = getattr(page, "preview", None)
    if preview is not None:
        preview.print_paper()
        return
    tell(wording.say("Papers are printed beside the minutes and the summary. Turn there first."))
