"""Where the keyboard goes when a page is shown, and back to where it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


def focus_first(page: QWidget) -> None:
    """To what the page names as its ``first``, else to the first field within it.

    Not by Qt's focus proxy: Tab, coming to the page, would go on from the proxy and never reach
    what stands before it. And never by ``nextInFocusChain``: PySide makes each widget it gives a
    child of the one before, and forgets all of them, menus and window too, when one is deleted.
    """
    first = getattr(page, "first", None)
    if isinstance(first, QWidget) and isValid(first) and first.isVisibleTo(page):
        first.setFocus(Qt.FocusReason.OtherFocusReason)
    else:
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        page.focusNextChild()


def focus_again(before: QWidget | None) -> bool:
    """Back to a widget that had it, where it is still there and shown."""
    if before is None or not isValid(before) or not before.isVisible():
        return False
    before.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


@contextmanager
def focus_kept(page: QWidget) -> Iterator[None]:
    """While the page is shown anew. It may hide what has the focus, for a moment or for good, and Qt
    then hands it to the rail or to nobody: the next words would be typed into nothing.
    """
    before = QApplication.focusWidget()
    within = before is not None and page.isAncestorOf(before)
    yield
    now = QApplication.focusWidget()
    if within and (now is None or not page.isAncestorOf(now)) and not focus_again(before):
        focus_first(page)
