"""What a screen reader meets: everything that takes the focus has a name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QScrollBar, QWidget


def nameless(window: QWidget) -> list[str]:
    """Focusable widgets that say nothing, as kind and parents."""
    return [
        _path(one)
        for one in [window, *window.findChildren(QWidget)]
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisibleTo(window)
        and not (_inner(one) or _named(one))
    ]


def _inner(widget: QWidget) -> bool:
    """A part of Qt's own widget, which speaks for it."""
    parent = widget.parentWidget()
    viewport = isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget
    return viewport or isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_")


def _named(widget: QWidget) -> bool:
    """Qt takes the words on a button for its name."""
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return bool(widget.accessibleName().strip() or words.strip())


def _path(widget: QWidget) -> str:
    names: list[str] = []
    each: QWidget | None = widget
    while each is not None:
        names.append(type(each).__name__)
        each = each.parentWidget()
    return " < ".join(names[:4])
