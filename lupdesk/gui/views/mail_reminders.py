"""Drafts that remind those who have not answered, and one that thanks for what came back."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QWidget

from lupdesk.desk.mail_drafts import draft_name, unanswered, write_draft
from lupdesk.domain.mail_drafts import DraftKind
from lupdesk.gui.context import PageContext
from lupdesk.paths import documents_folder
from lupdesk.problems import Problem


def remind_all(context: PageContext, procurement: UUID, over: QWidget) -> None:
    """One draft for each newest form that nothing came back of, into a folder that is chosen."""
    say, desk = context.wording.say, context.desk
    waiting = unanswered(desk, procurement)
    if not waiting:
        context.tell(say("Everybody who was sent a form has answered."), "ok")
        return
    name = QFileDialog.getExistingDirectory(over, say("Reminders …"), str(documents_folder()))
    if not name:
        return
    folder = Path(name)
    try:
        for form in waiting:
            file = draft_name(desk, form.id, DraftKind.REMINDER)
            write_draft(desk, form.id, DraftKind.REMINDER, folder / file)
    except Problem as problem:
        context.problem(problem)
        return
    context.tell(
        context.wording.count(
            "{n} draft was written to {folder}. Open it in your mail program, look at it and send it.",
            "{n} drafts were written to {folder}. Open them in your mail program, look at them and send them.",
            len(waiting),
            folder=str(folder),
        ),
        "ok",
    )
