"""Taking a statement's words or a kept file away for good: the reason first, the backups named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lupdesk.desk.purging import (
    Elsewhere,
    Purged,
    called,
    can_go,
    purge_thing,
    together,
    told,
    words_of,
)
from lupdesk.domain.things import Input
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.dialogs.lent_work import LentWork
from lupdesk.gui.dialogs.purge_place import PurgePlace
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import TextField
from lupdesk.gui.widgets.frames import clear, column
from lupdesk.gui.widgets.labels import body, head, meta
from lupdesk.paths import kept_copies
from lupdesk.problems import Problem
from lupdesk.wording_parcels import thing_words

_MOST: Final = 6
_LONGEST: Final = 240
_EDGE: Final = 24
_BUTTON: Final = 150
"""At least what the button beside a place takes."""
_OF_THE_REASON: Final = ("reason-wanted", "purge-reason-repeats")

Holders = Callable[[UUID, Sequence[Path]], tuple[Path, ...]]
"""Finds, in a worker, the backups that hold the thing."""


class PurgeDialog(Dialog):
    """``purged`` is what was done, None while nothing was."""

    def __init__(
        self, context: PageContext, id: UUID, words: str, holders: Holders, parent: QWidget
    ) -> None:
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._id = id
        self._backups = kept_copies(context.desk.id)
        self._reason = ""
        self._open: PurgePlace | None = None
        self.purged: Purged | None = None
        self._work = LentWork(context, self._busy, self._refuse, lambda at, of: None)
        say = context.wording.say
        super().__init__(
            say("Take away for good"), say("Take away"), self._build(words), context.wording, parent
        )
        self.setMinimumWidth(LOOK.px(560))
        self.ok.setDefault(False)
        self.no.setDefault(True)
        self.finished.connect(lambda _: self._work.close())
        self.reason.setFocus()
        backups = self._backups
        context.jobs.run(lambda progress: holders(id, backups), self.show_holders)

    def _build(self, words: str) -> QVBoxLayout:
        say = self._wording.say
        short = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
        self.reason = TextField(say("Reason"), hint=say("Why, without repeating the words"))
        self._held = column(meta(say("Looking in the backups …")), gap=2)
        self._content = column(
            body(short, wrap=True, strong=True),
            body(
                say(
                    "It leaves the desk, the history, the search and approved minutes. This cannot be undone."
                ),
                wrap=True,
            ),
            4,
            head(say("Reason")),
            self.reason,
            4,
            self._held,
            gap=8,
        )
        return self._content

    def show_holders(self, held: Sequence[Path]) -> None:
        if self.purged is None:
            clear(self._held)
            count, say = self._wording.count, self._wording.say
            words = (
                count("{n} backup holds it:", "{n} backups hold it:", len(held))
                if held
                else say("No backup that this program keeps holds it.")
            )
            self._add_lines(self._held, words, [str(path) for path in held])
            QTimer.singleShot(0, self, self._fit)

    def _add_lines(self, layout: QVBoxLayout, words: str, lines: Sequence[str]) -> None:
        layout.addWidget(body(words, wrap=True))
        for line in lines[:_MOST]:
            layout.addWidget(self._line(line, self.minimumWidth() - 2 * _EDGE))
        if len(lines) > _MOST:
            layout.addWidget(meta(self._wording.say("and {n} more", n=len(lines) - _MOST)))

    def _line(self, line: str, across: int) -> QLabel:
        label = meta("")
        label.setText(label.fontMetrics().elidedText(line, Qt.TextElideMode.ElideMiddle, across))
        label.setToolTip(line)
        return label

    def _fit(self) -> None:
        """As tall as the wrapped lines want, once Qt has shown the new ones."""
        whole = self.layout()
        if whole is not None:
            whole.activate()
            self.resize(self.width(), whole.totalHeightForWidth(self.width()))

    # -- doing it -----------------------------------------------------------------------------

    def _try(self) -> None:
        if self._work.under_way:
            return
        if self._desk.read_only_reason is not None:
            self._refuse(self._desk.read_only_reason)
            return
        self._reason = self.reason.text()
        self._take(self._id, self._done)

    def _take(self, id: UUID, done: Callable[[Purged], None]) -> None:
        reason, backups = self._reason, self._backups
        self._work.do(
            lambda desk, watch: purge_thing(desk, id, reason=reason, backups=backups),
            done,
            aside=True,
        )

    def _busy(self, busy: bool) -> None:
        self.ok.setEnabled(not busy)
        self.no.setEnabled(not busy)
        for one in self.findChildren(Button):
            one.setEnabled(not busy)

    def _refuse(self, problem: Problem) -> None:
        self.message.show_message(self._wording.problem(problem), "stop")
        if self.purged is None:
            self.reason.setFocus()
        elif self._open is not None:
            if problem.code in _OF_THE_REASON:
                self._open.ask_reason()
            else:
                self._open.keep.setFocus()

    def _done(self, purged: Purged) -> None:
        """What is left to see to stands until the person closes it."""
        self.purged = purged
        self._open = None
        self.message.hide()
        clear(self._content)
        for phrase in told(purged):
            words = self._wording.phrase(phrase)
            if phrase.code == "purged.elsewhere":
                self._add_places(words, purged)
            else:
                lines = purged.backups if phrase.code == "purged.backups" else ()
                self._add_lines(self._content, words, [str(path) for path in lines])
        self.ok.hide()
        self.no.show_words(self._wording.say("Close"))
        self.no.setFocus()
        QTimer.singleShot(0, self, self._fit)

    def _add_places(self, words: str, purged: Purged) -> None:
        first: dict[UUID, Elsewhere] = {}
        for one in sorted(purged.elsewhere, key=can_go, reverse=True):
            first.setdefault(one.id, one)  # a thing stands once: by a field that lets it go
        places = list(first.values())
        self._add_lines(self._content, words, [])
        for one in places[:_MOST]:
            self._content.addWidget(self._place(one, purged))
        say = self._wording.say
        if len(places) > _MOST:
            self._content.addWidget(meta(say("and {n} more", n=len(places) - _MOST)))
        if any(one.thing is not Input for one in places if can_go(one)):
            self._content.addWidget(
                meta(say("What was made of statements goes as a whole: write it anew."), wrap=True)
            )

    def _place(self, one: Elsewhere, purged: Purged) -> QWidget:
        """What it is, and beside it the way to take it away as well."""
        name = thing_words(one.thing, called(self._desk, one), self._wording)
        across = self.minimumWidth() - 2 * _EDGE
        if not can_go(one):
            return self._line(name, across)
        line = self._line(name, across - LOOK.px(_BUTTON))
        place = PurgePlace(line, words_of(self._desk, one), self._reason, self._wording)
        place.opened.connect(lambda: self._opened(place))
        place.agreed.connect(lambda reason: self._take_too(one.id, reason, purged))
        return place

    def _opened(self, place: PurgePlace) -> None:
        """One at a time, so that it is plain which words are meant."""
        if self._open is not None and self._open is not place:
            self._open.close_up()
        self._open = place
        QTimer.singleShot(0, self, self._fit)

    def _take_too(self, id: UUID, reason: str, before: Purged) -> None:
        if not self._work.under_way:
            self._reason = reason
            self._take(id, lambda purged: self._done(together(before, purged, id)))

    def reject(self) -> None:
        """While it is being done, it is not to be left."""
        if not self._work.under_way:
            super().reject()
