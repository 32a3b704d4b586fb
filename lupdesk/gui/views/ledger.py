"""Who was told what, when, and what the others still have to get."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from lupdesk.desk import telling
from lupdesk.desk.standing import Standing
from lupdesk.domain.audience import PUBLIC
from lupdesk.domain.kinds import Channel, DocumentKind, PublicationKind
from lupdesk.domain.ledger import Entry
from lupdesk.domain.things import Input, Procurement
from lupdesk.domain.treatment import Publication
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.withdraw_publication import (
    WithdrawPublicationDialog,
    publication_name,
)
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.views.paper_export import export_to_file
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import Choice, TextField
from lupdesk.gui.widgets.frames import EmptyState, column, row
from lupdesk.gui.widgets.labels import meta
from lupdesk.gui.widgets.new_line import NewLine
from lupdesk.gui.widgets.rows import RowList, put

_ROW: Final = 54
_NAMES: Final = 3
_CHOICE: Final = 200


class LedgerView(QWidget):
    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._standing: Standing | None = None
        say = self._wording.say
        self._line = meta("")
        self._owed = Button(say("What all must get …"), kind="quiet", icon="file-text")
        self._owed.clicked.connect(self._write_owed)
        self.rows = RowList(say("Who was told what"), _ROW, self._draw, self._say)
        self.rows.picked.connect(self._pick)
        self.rows.opened.connect(self._go_there)
        empty = EmptyState(
            "megaphone",
            say("Nothing told yet"),
            say("Write i! in the meeting room, or note below what was said on the phone."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(empty)
        self._share = Button(say("Told to all now"), icon="share-2")
        self._share.clicked.connect(self._tell_all)
        self._why = TextField(
            say("Why it is not shared yet"),
            hint=say("Why it is not shared yet; Enter saves"),
        )
        self._why.committed.connect(self._explain)
        self.told_in = Choice(say("Told to all in"))
        self.told_in.setPlaceholderText(say("Told to all in …"))
        self.told_in.setMaximumWidth(LOOK.px(_CHOICE))
        self.told_in.chosen.connect(self._link)
        self.withdraw = Button(say("Withdraw …"), kind="quiet")
        self.withdraw.clicked.connect(self._withdraw)
        self._act = QWidget()
        acts = row(self._share, self.told_in, gap=8)
        acts.addWidget(self._why, 1)
        self._act.setLayout(acts)
        layout = column(row(self._line, None, self._owed), gap=8)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._act)
        layout.addLayout(row(None, self.withdraw))
        layout.addLayout(self._new_line())
        self.setLayout(layout)

    def _new_line(self) -> QHBoxLayout:
        say, code = self._wording.say, self._wording.code
        self._channel = Choice(
            say("How"), [(code(f"channel.{one}"), one) for one in Channel if one != "meeting"]
        )
        self._to = Choice(say("To whom"), [(say("Everybody"), None)])
        self._new = NewLine(
            say("What was told"), hint=say("What was told outside a meeting; Enter notes it")
        )
        self._new.entered.connect(self._note)
        line = row(self._channel, self._to, gap=8)
        line.addWidget(self._new, 1)
        return line

    # -- showing ------------------------------------------------------------------------------

    def show_standing(self, found: Standing) -> None:
        self._standing = found
        self.rows.show_rows(
            sorted(found.entries, key=lambda one: one.id not in found.untold),
            key=lambda one: one.id,
        )
        self._stack.setCurrentIndex(0 if found.entries else 1)
        count = self._wording.count
        waiting = len(found.untold)
        self._line.setText(
            count("{n} still to be told to all", "{n} still to be told to all", waiting)
            if waiting
            else self._wording.say("All have what the others have.")
        )
        firms = [(one.name, one.id) for one in found.case.suppliers]
        self._to.set_options([(self._wording.say("Everybody"), None), *firms])
        self.told_in.set_options(
            [
                (self._wording.say("Not told to all"), None),
                *(
                    (publication_name(self._context, one), one.id)
                    for one in found.case.publications
                    if one.published_at is not None
                ),
            ]
        )
        self._pick(self.rows.value())

    @staticmethod
    def _published(one: Entry | None) -> Publication | None:
        """Where it was told to everybody, and still holds."""
        told = one.publication if one is not None else None
        return told if told is not None and told.published_at is not None else None

    def _pick(self, one: Entry | None) -> None:
        given = one is not None and one.kind is Input
        untold = one is not None and self._standing is not None and one.id in self._standing.untold
        self._act.setVisible(given)
        self._share.setEnabled(untold)
        self.withdraw.setVisible(self._published(one) is not None)
        self.told_in.setVisible(self.told_in.count() > 1)
        if given and one is not None:
            self.told_in.setCurrentIndex(-1)
            if one.publication is not None:
                self.told_in.show_value(one.publication.id)
        if one is not None:
            self._why.show_text(one.reason)

    def _to_whom(self, one: Entry) -> str:
        if self._standing is None:
            return ""
        if one.everybody:
            return self._wording.say("Everybody")
        names = [self._standing.name(told.supplier) for told in one.told]
        shown = ", ".join(dict.fromkeys(names[:_NAMES]))
        more = len(set(names)) - _NAMES
        return shown if more <= 0 else f"{shown} +{more}"

    def _state(self, one: Entry) -> tuple[str, str, str]:
        """Icon, tone and words of how it stands."""
        say = self._wording.say
        if self._standing is not None and one.id in self._standing.untold:
            return "octagon-x", "stop", say("Not told to all")
        if one.publication is not None and one.publication.published_at is not None:
            day = self._wording.short_date(one.publication.published_at)
            return "circle-check", "ok", say("All, {day}", day=day)
        if one.reason:
            return "info", "text2", say("With a reason")
        return "circle-check", "ok", say("All") if one.everybody else say("Its own")

    def _say(self, one: Entry) -> str:
        at = self._wording.date_time(one.at) if one.at else ""
        parts = (at, one.question, one.text, self._to_whom(one), self._state(one)[2])
        return ", ".join(part for part in parts if part)

    def _draw(self, painter: QPainter, rect: QRect, one: Entry, selected: bool) -> None:
        inside = rect.adjusted(8, 4, -8, -5)
        half = inside.height() // 2
        state_width = LOOK.px(150)
        words = QRect(inside.left(), inside.top(), inside.width() - state_width - 12, half)
        put(painter, words, one.text)
        at = self._wording.date_time(one.at) if one.at else "–"
        below = f"{at} · {self._to_whom(one)}"
        put(painter, words.translated(0, half), below, Size.SMALL, token="text2")
        icon, token, state = self._state(one)
        left = words.right() + 12
        top = inside.center().y() - LOOK.px(9)
        painter.drawPixmap(left, top, pixmap(icon, token, 18))
        place = QRect(left + LOOK.px(24), inside.top(), state_width - LOOK.px(24), inside.height())
        put(painter, place, state, Size.SMALL, token=token)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("line"))

    # -- acts ---------------------------------------------------------------------------------

    def _go_there(self, one: Entry) -> None:
        if one.kind is Input:
            self._context.go_to("inputs", one.id)

    def _note(self) -> None:
        text = self._new.text().strip()
        if not text:
            return
        with self._context.trouble():
            telling.tell(
                self._desk,
                self._procurement,
                text=text,
                channel=self._channel.value(),
                supplier=self._to.value(),
            )
            self._new.clear()

    def _tell_all(self) -> None:
        one = self.rows.value()
        if one is None or one.kind is not Input:
            return
        with self._context.trouble():
            telling.publish(
                self._desk,
                self._procurement,
                PublicationKind.MESSAGE,
                title=one.text,
                given=[one.id],
            )

    def _link(self, publication: UUID | None) -> None:
        one = self.rows.value()
        if one is not None and one.kind is Input:
            with self._context.trouble():
                telling.link_publication(self._desk, [one.id], publication)

    def _withdraw(self) -> None:
        told = self._published(self.rows.value())
        if told is not None:
            dialog = WithdrawPublicationDialog(self._context, told, self.window())
            dialog.exec()
            dialog.deleteLater()

    def _explain(self, text: str) -> None:
        one = self.rows.value()
        if one is not None and one.kind is Input:
            with self._context.trouble():
                telling.explain_unpublished(self._desk, [one.id], text.strip())

    def _write_owed(self) -> None:
        reference = self._desk.the(Procurement, self._procurement).reference
        name = f"{self._wording.code('document.owed')} {reference}"
        kind = DocumentKind.OWED
        export_to_file(self._context, self._procurement, kind, PUBLIC, None, name, self)
