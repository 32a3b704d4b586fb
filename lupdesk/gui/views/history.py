"""The history of one thing: what was changed, from what to what, by whom, when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from lupdesk.desk.history import HistoryLine
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.frames import clear, column, row
from lupdesk.gui.widgets.labels import body, meta
from lupdesk.wording import Wording
from lupdesk.wording_history import FIELD_WORDS, sentence


def told(lines: Sequence[HistoryLine]) -> list[HistoryLine]:
    """What is worth showing, newest first: the making itself is one line, not one a field."""
    first = lines[0].at if lines else None
    shown = [
        line
        for line in lines
        if line.field in FIELD_WORDS
        and not (line.field == "deleted" and line.before is None)
        and not (line.before is None and line.at == first and line.field != "text")
    ]
    return list(reversed(shown))


class HistoryList(QWidget):
    """Date in a gutter, what changed, and who did it under it; the newest twelve."""

    _MOST = 12

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._rows = column(gap=8)
        self.setLayout(self._rows)

    def show_lines(self, lines: Sequence[HistoryLine]) -> None:
        clear(self._rows)
        for line in told(lines)[: self._MOST]:
            when = meta(self._wording.short_date(line.at.date()))
            when.setFixedWidth(LOOK.px(56))
            what = column(
                body(sentence(line.field, line.before, line.after, self._wording), wrap=True),
                meta(line.author),
                gap=0,
            )
            layout = row(gap=8)
            # On the line of the larger words beside it.
            layout.addLayout(column(LOOK.px(2), when, None, gap=0))
            layout.addLayout(what, 1)
            self._rows.addLayout(layout)
