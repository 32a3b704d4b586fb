"""Text and a table on the clipboard at once."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QGuiApplication


def put_on_clipboard(plain: str, html: str) -> None:
    # What Python itself makes of QMimeData lies there when Python has ended, and Qt then falls with
    # it. What a model makes is Qt's own.
    model = QStringListModel([""])
    board = model.mimeData([model.index(0)])
    board.clear()
    board.setText(plain)
    board.setHtml(html)
    QGuiApplication.clipboard().setMimeData(board)
