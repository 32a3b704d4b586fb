"""Asks where the parcel for a reviewer goes, and says what it is."""

from __future__ import annotations

import re
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QWidget

from lupdesk.desk.minutes import minutes_of
from lupdesk.desk.review_parcels import SUFFIX
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.review_parcel import ReviewParcelDialog
from lupdesk.paths import documents_folder
from lupdesk.problems import Problem


def send_to_reviewer(context: PageContext, meeting: UUID, title: str, over: QWidget) -> None:
    say = context.wording.say
    if minutes_of(context.desk, meeting) is None:
        context.problem(Problem("minutes-missing"))
        return
    safe = re.sub(r"[^\w \-]+", "", title).strip()
    start = documents_folder() / f"{say('Review')} {safe}{SUFFIX}"
    name, _ = QFileDialog.getSaveFileName(
        over, say("Send to a reviewer"), str(start), f"LUPDesk (*{SUFFIX})"
    )
    if not name:
        return
    target = Path(name if name.endswith(SUFFIX) else name + SUFFIX)
    dialog = ReviewParcelDialog(context, meeting, target, over)
    dialog.exec()
    if dialog.made:
        context.tell(say("Written for the reviewer: {name}", name=target.name), "ok")
