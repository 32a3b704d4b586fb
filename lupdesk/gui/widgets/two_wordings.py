"""Two wordings beside each other, with what differs marked word by word: struck through on the left,
underlined on the right, so that it can be read in grey.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFont, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTextEdit, QWidget

from lupdesk.domain.word_difference import Change, Piece, difference
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.frames import column
from lupdesk.gui.widgets.labels import meta
from lupdesk.wording import Wording

_LEAST: Final = 64
_MOST: Final = 240


class _Wording(QTextEdit):
    """One side. Its text is put in piece by piece: nothing in it acts as mark-up."""

    def __init__(self, name: str, hidden: Change) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setObjectName("field")
        self.setTabChangesFocus(True)
        self.setFont(LOOK.font())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._hidden = hidden
        self._pieces: Sequence[Piece] = ()

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self.clear()
        cursor = QTextCursor(self.document())
        for one in pieces:
            if one.change is not self._hidden:
                cursor.insertText(one.text, _format(one.change))
        self.fit()

    def fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        high = int(self.document().size().height()) + 2 * self.frameWidth() + LOOK.px(16)
        self.setFixedHeight(min(max(high, LOOK.px(_LEAST)), LOOK.px(_MOST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._pieces:
            self.show_pieces(self._pieces)

    def minimumSizeHint(self) -> QSize:
        return QSize(LOOK.px(160), LOOK.px(_LEAST))


def _format(change: Change) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(LOOK.font())
    made.setForeground(LOOK.colour("text"))
    if change is Change.GONE:
        made.setFontStrikeOut(True)
        made.setForeground(LOOK.colour("stop"))
        made.setBackground(LOOK.colour("stop_soft"))
    elif change is Change.NEW:
        made.setFontUnderline(True)
        made.setFontWeight(QFont.Weight.DemiBold)
        made.setForeground(LOOK.colour("ok"))
        made.setBackground(LOOK.colour("ok_soft"))
    return made


class TwoWordings(QWidget):
    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = wording.say
        self._before_name, self._after_name = meta(say("As it stands")), meta("")
        self.before = _Wording(say("As it stands"), Change.NEW)
        self.after = _Wording("", Change.GONE)
        self._right = QWidget()
        self._right.setLayout(column(self._after_name, self.after, None, gap=4))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(LOOK.px(16))
        layout.addLayout(column(self._before_name, self.before, None, gap=4), 1)
        layout.addWidget(self._right, 1)

    def show_wordings(self, before: str, after: str | None, name: str = "") -> None:
        """``after`` None: there is but one."""
        self._right.setVisible(after is not None)
        pieces = difference(before, before if after is None else after)
        self.before.show_pieces(pieces)
        if after is not None:
            self._after_name.setText(name)
            self.after.setAccessibleName(name)
            self.after.show_pieces(pieces)
