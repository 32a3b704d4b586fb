"""All keys and codes on one page: F1."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from lupdesk.gui.actions import ACTIONS
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.views.meeting_keys import (
    Key,
    line_keys,
    other_codes,
    room_keys,
    statement_keys,
    type_codes,
)
from lupdesk.gui.views.paper_keys import paper_keys
from lupdesk.gui.widgets.frames import Ground, Scrolled, column, row
from lupdesk.gui.widgets.keys_help import shown
from lupdesk.gui.widgets.labels import body, head, meta
from lupdesk.wording import Wording


class KeysDialog(Dialog):
    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        say = wording.say
        everywhere = [
            Key(kind.keys.split("|")[0], wording.constant(kind.words).replace("&", ""))
            for kind in ACTIONS
            if kind.keys
        ]
        everywhere.append(Key("Ctrl+1 … 9, 0", say("the ten pages of every day, from the top")))
        everywhere.append(
            Key("Ctrl+PgDown", say("the next view of a page; Ctrl+PgUp the one before"))
        )
        left = column(
            *_group(say("Everywhere"), everywhere),
            16,
            *_group(say("In the line of the meeting"), line_keys(wording)),
            16,
            *_group(say("In the meeting"), room_keys(wording)),
            None,
            gap=6,
        )
        right = column(
            *_group(say("On a statement"), statement_keys(wording)),
            16,
            *_group(say("Among the inputs, and in assessing"), _names(wording)),
            16,
            *_group(say("Among the themes"), _themes(wording)),
            16,
            *_group(say("In a paper"), paper_keys(wording)),
            16,
            *_group(say("Codes"), (*type_codes(wording), *other_codes(wording))),
            None,
            gap=6,
        )
        inside = Ground("page")
        inside.setLayout(row(left, 32, right, gap=0, margins=(0, 0, 12, 0)))
        scrolled = Scrolled(inside)
        scrolled.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scrolled.setAccessibleName(say("Keys and codes"))
        super().__init__(say("Keys and codes"), say("Close"), column(scrolled), wording, parent)
        self.no.hide()
        self.take_room(928, 604)


def _names(wording: Wording) -> tuple[Key, ...]:
    say = wording.say
    return (
        Key("F8", say("the next place that names somebody")),
        Key("Shift+F8", say("the place before")),
        Key("Alt+Right", say("in assessing: leave this one for later")),
        Key("Ctrl+C", say("in the table: copy as the team sees it")),
        Key("Ctrl+Shift+C", say("copy for a reader that one chooses")),
    )


def _themes(wording: Wording) -> tuple[Key, ...]:
    say = wording.say
    return (
        Key("1 … 9", say("give the statement a suggested theme, or take it away")),
        Key("Return", say("write any other theme, or a new one")),
        Key("PgDown", say("the next statement; PgUp the one before")),
        Key("J", say("join with the likest; Shift+J parts")),
        Key("B", say("which kind of barrier")),
        Key("F2", say("in the tree: rename; Ins a new one, Del removes")),
        Key("Ctrl+Right", say("in the tree: under the one above; with the other arrows: move")),
        Key("Ctrl+M", say("in the tree: merge; Ctrl+D splits")),
    )


def _group(name: str, keys: Iterable[Key]) -> tuple[QWidget, QWidget]:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for place, key in enumerate(keys):
        grid.addWidget(body(shown(key.written), strong=True), place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(meta(key.does, wrap=True, tone="text"), place, 1)
    return head(name), table
