"""How much the rules found in the meeting that runs: one quiet line that leads to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from lupdesk.domain.rules.finding import Finding
from lupdesk.gui.icons import icon as tinted
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.finding_block import SIGNS
from lupdesk.wording import Wording


class FoundCount(Button):
    """Keeps its place while nothing is found: the question under it must not move."""

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        self._wording = wording
        self._sign = ("", "text2")
        super().__init__("", kind="quiet", parent=parent)
        self.setFont(LOOK.font(Size.SMALL))
        self.setObjectName("slim")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_found(self, found: Sequence[Finding]) -> None:
        """Those without a reason, with the sign of the gravest."""
        left = [one for one in found if not one.reason]
        if left:
            self._sign = SIGNS[left[0].severity]
            words = self._wording.count("{n} finding (F3)", "{n} findings (F3)", len(left))
            severity = self._wording.code(f"severity.{left[0].severity}")
            self.show_words(words, self._sign[0])
            self.setAccessibleName(f"{severity}. {words}")
            self.setToolTip(severity)
        self.setVisible(bool(left))

    def _tint(self) -> None:
        icon, ink = self._sign
        if icon:
            side = LOOK.px(16)
            self.setIcon(tinted(icon, ink))
            self.setIconSize(QSize(side, side))
