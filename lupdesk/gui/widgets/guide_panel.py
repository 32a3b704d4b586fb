"""Left in the meeting room: what is asked, what is asked now, what is still to ask."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QWidget

from lupdesk.desk.room import Room
from lupdesk.gui.icons import pixmap
from lupdesk.gui.models.guide_rows import GuideRow, Stage, current_row, guide_rows
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.core_sign import SIGN, draw_core
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import body, meta
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.wording import Wording

_ROW: Final = 34
_ICONS: Final = {
    Stage.NOW: ("circle-dot", "accent"),
    Stage.DONE: ("circle-check", "ok"),
    Stage.AHEAD: ("circle", "text2"),
    Stage.PARKED: ("circle-parking", "text2"),
}


class GuidePanel(QWidget):
    """``question`` and ``item`` come for what was clicked, ``onward`` for the button below."""

    question = Signal(object)
    item = Signal(object)
    onward = Signal()

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        say = wording.say
        self.name = body(say("Question guide"), strong=True)
        self.asked = meta("")
        self.rows = RowList(say("Question guide"), _ROW, _draw, _spoken)
        self.next = Button(say("Next question"), kind="quiet", icon="arrow-down")
        self._build()

    def _build(self) -> None:
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.rows.clicked.connect(self._clicked)
        self.next.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.next.clicked.connect(self.onward)
        heading = row(self.name, None, self.asked, margins=(10, 0, 10, 0))
        self._legend = meta(f"{SIGN} {self._wording.say('core')}")
        self._legend.hide()
        foot = row(2, self.next, meta("Ctrl+↓"), None, self._legend, 10, gap=4)
        layout = column(heading, gap=8, margins=(12, 12, 8, 12))
        layout.addWidget(self.rows, 1)
        layout.addLayout(foot)
        self.setLayout(layout)

    def show_room(self, room: Room) -> None:
        say = self._wording.say
        rows = guide_rows(room, self._wording)
        self.rows.rows.show(rows)
        current = current_row(rows)
        if current >= 0:
            self.rows.pick_row(current)
            self.rows.scrollTo(self.rows.rows.index(current))
        only_agenda = bool(room.agenda) and not room.questions
        self.name.setText(say("Agenda") if room.agenda else say("Question guide"))
        self.next.show_words(say("Next point") if only_agenda else say("Next question"))
        self.next.setEnabled(bool(room.agenda or room.questions))
        self._legend.setVisible(any(question.core for question in room.questions))
        asked = sum(question.id in room.asked for question in room.questions)
        self.asked.setText(
            say("{asked} of {all} asked", asked=asked, all=len(room.questions))
            if room.questions
            else ""
        )

    def _clicked(self) -> None:
        chosen: GuideRow | None = self.rows.value()
        if chosen is None:
            return
        if chosen.question is not None:
            self.question.emit(chosen.question)
        elif chosen.item is not None:
            self.item.emit(chosen.item)


def _spoken(value: GuideRow) -> str:
    return value.spoken


def _draw(painter: QPainter, rect: QRect, value: Any, _selected: bool) -> None:
    now, done = value.stage == Stage.NOW, value.stage == Stage.DONE
    icon, token = _ICONS[value.stage]
    side = LOOK.px(18)
    painter.drawPixmap(rect.left() + 10, rect.center().y() - side // 2 + 1, pixmap(icon, token, 18))
    lead = LOOK.px(46 if value.item else 22)
    left = rect.left() + LOOK.px(36)
    put(
        painter,
        QRect(left, rect.top(), lead, rect.height()),
        value.lead,
        Size.SMALL,
        token="text2",
    )
    small = QFontMetrics(LOOK.font(Size.SMALL, strong=now))
    end = small.horizontalAdvance(value.end) + 2 if value.end else 0
    gap = LOOK.px(8) if value.end else 0
    name = left + (lead if value.lead else 0)
    if value.core:
        draw_core(painter, QPointF(name + LOOK.px(5), rect.center().y() + 1))
        name += LOOK.px(16)
    room = QRect(name, rect.top(), rect.right() - name - end - 10 - gap, rect.height())
    put(painter, room, value.text, strong=now, token="text2" if done else "text")
    put(
        painter,
        QRect(rect.right() - end - 10, rect.top(), end, rect.height()),
        value.end,
        Size.SMALL,
        strong=now,
        token="accent" if now else "text2",
        right=True,
    )
