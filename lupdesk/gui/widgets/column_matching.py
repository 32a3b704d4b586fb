"""Which column of a table holds which field: a choice for each field, by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from lupdesk.desk.importing import Matching
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.fields import Choice
from lupdesk.gui.widgets.frames import clear, row
from lupdesk.gui.widgets.labels import Label, Picture
from lupdesk.wording import Wording


class _ColumnChoice(Choice):
    """Tells when it gets the focus by key or mouse: what was matched then is gone on from."""

    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.entered.emit()


class ColumnMatching(QWidget):
    """``changed`` brings the matching that the person wants."""

    changed = Signal(object)

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._now: Matching | None = None
        self._start: Matching | None = None
        self._columns: tuple[str, ...] = ()
        self.choices: dict[str, Choice] = {}
        self._signs: dict[str, Picture] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 8, 0)
        self._layout.setSpacing(4)

    def show_matching(self, matching: Matching, columns: Sequence[str]) -> None:
        """``columns`` are the words for the table's columns."""
        if self._now is None or self._now.kind != matching.kind or self._columns != tuple(columns):
            self._make(matching, columns)
        self._now = matching
        needed = {field for group in matching.missing for field in group}
        for field, choice in self.choices.items():
            choice.show_value(matching.chosen.get(field))
            sign, tone = "", "text2"
            if field in needed:
                sign, tone = "triangle-alert", "warn"
            elif field in matching.ambiguous:
                sign, tone = "info", "accent"
            elif field in matching.chosen:
                sign, tone = "check", "ok"
            self._signs[field].setVisible(bool(sign))
            if sign:
                self._signs[field].show_icon(sign, tone)

    def _make(self, matching: Matching, columns: Sequence[str]) -> None:
        clear(self._layout)
        self._columns = tuple(columns)
        self.choices.clear()
        self._signs.clear()
        none = self._wording.say("Not in the file")
        options = [(none, None), *((words, place) for place, words in enumerate(columns))]
        for field in matching.fields:
            self._add(field, matching, options)
        self._layout.addStretch(1)

    def _add(
        self, field: str, matching: Matching, options: Sequence[tuple[str, int | None]]
    ) -> None:
        name = self._wording.code(f"import-field.{matching.kind}.{field}")
        label = Label(name)
        label.setFixedWidth(LOOK.px(172))
        choice = _ColumnChoice(self._wording.say("Column for {field}", field=name), options)
        choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(8)
        choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        choice.entered.connect(self._note_start)
        choice.chosen.connect(lambda column: self._choose(field, column))
        self.choices[field] = choice
        sign = self._signs[field] = Picture("check", "ok", 16)
        policy = sign.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        sign.setSizePolicy(policy)
        line = row(sign, label, gap=8)
        line.addWidget(choice, 1)
        self._layout.addLayout(line)

    def _note_start(self) -> None:
        self._start = self._now

    def _choose(self, field: str, column: int | None) -> None:
        # Going through a list by arrow keys passes columns that belong to other fields: each
        # step starts from what was matched when the list got the focus, so nothing is robbed.
        start = self._start or self._now
        if start is not None:
            self.changed.emit(start.with_column(field, column))

    def focus_field(self, field: str) -> None:
        self.choices[field].setFocus(Qt.FocusReason.OtherFocusReason)
