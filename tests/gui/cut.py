"""What is cut off or lies over something else, in a window that is shown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

_SEEN = (QAbstractButton, QLabel, QComboBox, QLineEdit, QAbstractScrollArea)


def cut(root: QWidget) -> set[str]:
    """Labels, buttons and fields that their parents or their own size cut."""
    return {f"{_name(one)}: {why}" for one in _shown(root) for why in _faults(one, root)}


def overlaps(root: QWidget) -> set[str]:
    """Pairs of widgets of one parent that lie over each other."""
    found = set()
    for parent in (root, *root.findChildren(QWidget)):
        layout = parent.layout()
        if layout is None or not parent.isVisible():
            continue
        for one, other in combinations(list(_in_layout(layout)), 2):
            if one.geometry().intersects(other.geometry()):
                found.add(f"{_name(one)} / {_name(other)}")
    return found


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        assert item is not None
        widget, inner = item.widget(), item.layout()
        if widget is not None and widget.isVisible():
            yield widget
        elif inner is not None:
            yield from _in_layout(inner)


def _shown(root: QWidget) -> Iterator[QWidget]:
    for one in root.findChildren(QWidget):
        own = isinstance(one.parentWidget(), QLineEdit)
        if isinstance(one, _SEEN) and one.isVisible() and not own:
            yield one


def _name(one: QWidget) -> str:
    text = one.text() if isinstance(one, QLabel | QAbstractButton | QLineEdit) else ""
    return f"{type(one).__name__} «{(text or one.accessibleName())[:60]}»"


def _faults(one: QWidget, root: QWidget) -> Iterator[str]:
    if isinstance(one, QLabel) and not one.text() and one.pixmap().isNull():
        return
    if isinstance(one, QLabel) and one.text():
        yield from _label(one)
    elif isinstance(one, QPushButton) and not one.toolTip():
        wanted = one.minimumSizeHint().width()
        if one.width() < wanted:
            yield f"{one.width()} of {wanted} pixels wide"
    if one.height() < min(one.minimumSizeHint().height(), 24):
        yield f"only {one.height()} pixels high"
    yield from _parents(one, root)


def _label(one: QLabel) -> Iterator[str]:
    if one.wordWrap():
        if one.height() < one.heightForWidth(one.width()):
            yield f"{one.height()} of {one.heightForWidth(one.width())} pixels high"
        return
    lines = one.text().split("\n")
    wanted = max(one.fontMetrics().horizontalAdvance(line) for line in lines)
    if one.width() < wanted and not one.toolTip():
        yield f"{one.width()} of {wanted} pixels wide"


def _parents(one: QWidget, root: QWidget) -> Iterator[str]:
    """Each parent up to one that scrolls: there, what lies outside can be reached."""
    holder = one.parentWidget()
    while holder is not None:
        place = QRect(one.mapTo(holder, QPoint(0, 0)), one.size())
        above = holder.parentWidget()
        if isinstance(above, QScrollArea) and holder is above.viewport():
            off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if above.horizontalScrollBarPolicy() == off and (
                place.left() < 0 or place.right() > holder.width()
            ):
                yield f"outside what scrolls, {place.left()}–{place.right()} of {holder.width()}"
            return
        if not holder.rect().contains(place):
            yield f"{place.getRect()} outside {type(holder).__name__} {holder.rect().getRect()}"
            return
        if holder is root:
            return
        holder = above
