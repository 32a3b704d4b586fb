"""The documents that went out, newest first; one that no longer holds is withdrawn from here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC
from lupdesk.domain.things import Sending, Supplier
from lupdesk.domain.treatment import Dispatch
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.dialogs.sent_papers import RecordDialog, TakeBackDialog, WithdrawDialog
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.views.paper_export import reader_words
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import head, meta
from lupdesk.gui.widgets.rows import RowList, put

_ROW: Final = 44
_SEEN: Final = 3
"""Rows that show at once; the list scrolls to the others."""


class WrittenBefore(QWidget):
    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wording = context.wording
        say = context.wording.say
        self.list = RowList(say("Written before"), _ROW, self._draw, self._say)
        self.list.picked.connect(lambda _: self._settle())
        self.list.opened.connect(lambda _: self._withdraw())
        self.withdraw = Button(say("Withdraw …"), kind="quiet")
        self.withdraw.clicked.connect(self._withdraw)
        self.record = Button(say("Record sending …"), kind="quiet")
        self.record.clicked.connect(self._record)
        self.take_back = Button(say("Take back …"), kind="quiet")
        self.take_back.clicked.connect(self._take_back)
        self._none = meta(say("Not yet."))
        self._reached: Counter[UUID] = Counter()
        self.setLayout(
            column(
                row(head(say("Written before")), None, self.withdraw),
                self._none,
                self.list,
                row(self.record, self.take_back, None),
                gap=4,
            )
        )

    def show_sendings(self, sendings: Sequence[Sending]) -> None:
        shown = [one for one in reversed(sendings) if one.sent_at is not None]
        ids = tuple(one.id for one in shown)
        sent = self._context.desk.all(Dispatch, sending=ids) if ids else []
        self._reached = Counter(one.sending for one in sent)
        self.list.show_rows(shown, key=lambda one: one.id)
        self.list.setFixedHeight(LOOK.px(_ROW) * min(len(shown), _SEEN) + 2)
        self.list.setVisible(bool(shown))
        self._none.setVisible(not shown)
        self.withdraw.setVisible(bool(shown))
        self.record.setVisible(bool(shown))
        self._settle()

    def _settle(self) -> None:
        one = self.list.value()
        self.withdraw.setEnabled(isinstance(one, Sending) and one.withdrawn_on is None)
        chosen = self._chosen()
        self.take_back.setVisible(chosen is not None and bool(self._reached[chosen.id]))

    def _chosen(self) -> Sending | None:
        """The one that is selected, else the one that was written last."""
        one = self.list.value()
        if isinstance(one, Sending):
            return one
        return self.list.rows.values[0] if self.list.rows.values else None

    def _record(self) -> None:
        one = self._chosen()
        if one is not None:
            self._open(RecordDialog(self._context, one, self._facts(one), self))

    def _take_back(self) -> None:
        one = self._chosen()
        if one is not None:
            self._open(TakeBackDialog(self._context, one, self))

    def _open(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _withdraw(self) -> None:
        one = self.list.value()
        if isinstance(one, Sending) and one.withdrawn_on is None:
            self._open(WithdrawDialog(self._context, one, self._facts(one), self))

    # -- one row ------------------------------------------------------------------------------

    def _facts(self, one: Sending) -> str:
        """Reader and time; where it was withdrawn, that comes first, with the reason."""
        parts = [self._reader(one)]
        if one.sent_at is not None:
            parts.append(self._wording.date_time(one.sent_at))
        if self._reached[one.id]:
            n = self._reached[one.id]
            parts.append(self._wording.count("sent to {n}", "sent to {n}", n))
        if one.withdrawn_on is not None:
            day = self._wording.say("Withdrawn {day:short}", day=one.withdrawn_on)
            parts = [f"{day}: {one.withdrawn_reason}", *parts]
        return " · ".join(parts)

    def _reader(self, one: Sending) -> str:
        if one.supplier is not None:
            firm = self._context.desk.get(Supplier, one.supplier)
            return firm.name if firm else ""
        return reader_words(self._context, BUYER_TEAM if one.audience == "team" else PUBLIC)

    def _say(self, one: Sending) -> str:
        return f"{one.file_name}, {self._facts(one)}"

    def _draw(self, painter: QPainter, rect: QRect, one: Sending, selected: bool) -> None:
        inside = rect.adjusted(8, 2, -8, -2)
        half = inside.height() // 2
        gone = one.withdrawn_on is not None
        first = inside.adjusted(0, 0, 0, -half)
        put(painter, first, one.file_name, strong=selected, token="text2" if gone else "text")
        below = inside.adjusted(0, half, 0, 0)
        token = "warn" if gone else "text2"
        put(painter, below, self._facts(one), Size.SMALL, token=token)
