"""Findings in order of gravity: word, sentence, and what to do; the reason for going on below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from lupdesk.domain.phrases import Phrase
from lupdesk.domain.rules.finding import Finding, Severity
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.fields import TextField
from lupdesk.gui.widgets.finding_block import SIGNS, by_gravity
from lupdesk.gui.widgets.frames import EmptyState, column
from lupdesk.gui.widgets.labels import meta
from lupdesk.gui.widgets.rows import RowList, fitted, put
from lupdesk.wording import Wording

_ROW: Final = 90


class FindingList(QWidget):
    """``opened`` where Enter goes to what is to be mended; ``reasoned`` with the reason, empty to take it back."""

    opened = Signal(object)
    picked = Signal(object)
    reasoned = Signal(object, str)

    def __init__(
        self, wording: Wording, parent: QWidget | None = None, *, nothing: str = ""
    ) -> None:
        """``nothing`` is what is said where nothing is found."""
        super().__init__(parent)
        self._wording = wording
        say = wording.say
        self.rows = RowList(say("Findings"), _ROW, self._draw, self._say)
        self.rows.opened.connect(self.opened)
        self.rows.picked.connect(self._pick)
        self._none = EmptyState(
            "circle-check",
            say("Nothing found"),
            nothing or say("The rules were held against everything that is written down so far."),
        )
        self._remedy = meta("", wrap=True)
        self.reason = TextField(
            say("Reason for going on"), hint=say("Why it may stand all the same, Enter saves")
        )
        self.reason.committed.connect(self._give)
        # Nobody is told that nothing was found before the rules have answered.
        self._asking = meta(say("Holding the rules against the case …"), wrap=True)
        for part in (self._none, self._remedy, self.reason):
            part.hide()
        layout = column(gap=8)
        layout.addWidget(self._asking)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self._none, 1)
        layout.addWidget(self._remedy)
        layout.addWidget(self.reason)
        self.setLayout(layout)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self.rows.show_rows(by_gravity(findings), key=_key)
        self._asking.hide()
        self.rows.setVisible(bool(findings))
        self._none.setVisible(not findings)
        self._pick(self.rows.value())

    def _pick(self, one: Finding | None) -> None:
        warned = one is not None and one.severity is Severity.WARN
        self.reason.setVisible(warned)
        self._remedy.setVisible(one is not None)
        if one is not None:
            self._remedy.setText(self._wording.code(f"remedy.{one.rule}"))
            self.reason.show_text(one.reason)
        self.picked.emit(one)

    def _give(self, text: str) -> None:
        one = self.rows.value()
        if one is not None and text.strip() != one.reason:
            self.reasoned.emit(one, text.strip())

    # -- words and painting -----------------------------------------------------------------------

    def _words(self, one: Finding) -> str:
        return self._wording.phrase(one.what)

    def _say(self, one: Finding) -> str:
        severity = self._wording.code(f"severity.{one.severity}")
        title = self._wording.code(f"rule.{one.rule}")
        return ". ".join(word for word in (severity, title, self._words(one), one.reason) if word)

    def _draw(self, painter: QPainter, rect: QRect, one: Finding, selected: bool) -> None:
        icon, token = SIGNS[one.severity]
        inside = rect.adjusted(12, 6, -12, -4)
        painter.drawPixmap(inside.left(), inside.top() + 2, pixmap(icon, token, 20))
        words = inside.adjusted(LOOK.px(32), 0, 0, 0)
        line = LOOK.px(21)
        head = QRect(words.left(), words.top(), words.width(), line)
        put(
            painter,
            head,
            self._wording.code(f"severity.{one.severity}"),
            Size.SMALL,
            strong=True,
            token=token,
        )
        put(painter, head, self._state(one), Size.SMALL, token="text2", right=True)
        title = self._title(one.rule, words.width())
        small = LOOK.metrics(Size.SMALL)
        what = fitted(self._words(one), words.width(), 3 - len(title), small).split("\n")
        at = QRect(words.left(), head.bottom(), words.width(), line)
        for text in title:
            put(painter, at, text, strong=True)
            at.translate(0, line)
        at.setHeight(LOOK.px(18))
        for text in what:
            put(painter, at, text, Size.SMALL, token="text2")
            at.translate(0, LOOK.px(18))

    def _title(self, rule: str, width: int) -> list[str]:
        """Whole, in two lines where it must: what is said then has one less."""
        name = self._wording.code(f"rule.{rule}")
        return fitted(name, width, 2, LOOK.metrics(strong=True)).split("\n")

    def _state(self, one: Finding) -> str:
        return self._wording.say("With a reason") if one.reason else one.rule


def _key(one: Finding) -> tuple[str, object, Phrase]:
    return one.rule, one.about, one.what
