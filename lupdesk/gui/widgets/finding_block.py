"""What the rules found about the thing at hand, in its margin: what, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from lupdesk.domain.rules.finding import Finding, Holds, Severity
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import TextField
from lupdesk.gui.widgets.frames import clear, column, row
from lupdesk.gui.widgets.labels import Picture, body, meta
from lupdesk.wording import Wording

SIGNS: Final = {
    Severity.STOP: ("octagon-x", "stop"),
    Severity.WARN: ("triangle-alert", "warn"),
    Severity.INFO: ("info", "text2"),
}
_GRAVITY: Final = tuple(Severity)
_WAITS: Final = (
    (Holds.NOTICE, "waits.notice"),
    (Holds.ANSWERS, "waits.answers"),
    (Holds.SUMMARY, "waits.summary"),
    (Holds.GUIDE, "waits.guide"),
    (Holds.TELLING, "waits.telling"),
    (Holds.LOCKING, "waits.locking"),
)


def by_gravity(findings: Sequence[Finding]) -> list[Finding]:
    """What stops first; what has its reason last of its kind."""
    return sorted(
        findings, key=lambda one: (_GRAVITY.index(one.severity), bool(one.reason), one.rule)
    )


class FindingBlock(QWidget):
    """Not there while nothing is found. ``reasoned`` comes with the reason for a warning, empty where it is taken back,
    ``all_wanted`` where somebody asks for the page of all findings.
    """

    reasoned = Signal(object, str)
    all_wanted = Signal(object)

    def __init__(self, wording: Wording, parent: QWidget | None = None, *, most: int = 3) -> None:
        super().__init__(parent)
        self._wording = wording
        self._most = most
        self._shown: tuple[Finding, ...] = ()
        self.reasons: list[TextField] = []
        self._rows = column(gap=10, margins=(0, 4, 0, 8))
        self.setLayout(self._rows)
        self.setAccessibleName(wording.say("Findings"))
        self._before: QWidget | None = None
        self._waiting: tuple[Finding, ...] | None = None
        """Found while a reason was being written: half of it would else be taken for the whole."""
        self.hide()

    def follow(self, before: QWidget) -> None:
        """Tab comes here from ``before``, though what is shown here is made later."""
        self._before = before

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Leaves what stands as it is where nothing is new: somebody may be writing a reason."""
        found = tuple(by_gravity(findings))
        self._waiting = None
        if found == self._shown:
            return
        if any(one.hasFocus() and one.is_dirty() for one in self.reasons):
            self._waiting = found
            return
        self._shown = found
        self.reasons = []
        clear(self._rows)
        for one in found[: self._most]:
            self._rows.addWidget(self._one(one))
        if found:
            more = self._all = Button(self._more(len(found)), kind="quiet", icon="scale")
            more.clicked.connect(lambda: self.all_wanted.emit(found[0]))
            self._rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(found))
        self._put_in_order()

    def _put_in_order(self) -> None:
        before = self._before
        if before is None or not self._shown:
            return
        for one in (*self.reasons, self._all):
            QWidget.setTabOrder(before, one)
            before = one

    def _more(self, found: int) -> str:
        if found <= self._most:
            return self._wording.say("All findings")
        return self._wording.count("{n} more finding", "{n} more findings", found - self._most)

    def _one(self, one: Finding) -> QWidget:
        title = self._wording.code(f"rule.{one.rule}")
        severity = self._wording.code(f"severity.{one.severity}")
        what = self._wording.phrase(one.what)
        remedy = self._wording.code(f"remedy.{one.rule}")
        words = column(body(title, wrap=True, strong=True), body(what, wrap=True), gap=0)
        words.addWidget(meta(remedy, wrap=True))
        if one.severity is Severity.STOP and (held := self._held_up(one)):
            words.addWidget(meta(held, wrap=True))
        if one.severity is Severity.WARN:
            words.addSpacing(4)
            words.addWidget(self._reason(one))
        picture = column(LOOK.px(1), Picture(*SIGNS[one.severity]), None, gap=0)
        holder = QWidget()
        holder.setAccessibleName(". ".join((severity, title, what, remedy)))
        layout = row(gap=8)
        layout.addLayout(picture)
        layout.addLayout(words, 1)
        holder.setLayout(layout)
        return holder

    def _held_up(self, one: Finding) -> str:
        words = [self._wording.code(code) for flag, code in _WAITS if flag & one.holds]
        return self._wording.say("Waits for it: {what}", what=", ".join(words)) if words else ""

    def _reason(self, one: Finding) -> TextField:
        field = TextField(
            self._wording.say("Reason for going on"),
            hint=self._wording.say("Why it may stand all the same, Enter saves"),
        )
        field.show_text(one.reason)
        field.committed.connect(lambda text: self._give(one, text))
        self.reasons.append(field)
        return field

    def _give(self, one: Finding, text: str) -> None:
        if text.strip() != one.reason:
            self.reasoned.emit(one, text.strip())
        QTimer.singleShot(0, self, self._catch_up)

    def _catch_up(self) -> None:
        if self._waiting is not None:
            self.show_findings(self._waiting)
