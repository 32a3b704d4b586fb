"""The line on top: which procurement, its phase, and the search over everything."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from lupdesk.domain.things import Procurement
from lupdesk.gui.chips import Chip, Tone
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.buttons import Button, icon_button
from lupdesk.gui.widgets.fields import SearchField
from lupdesk.gui.widgets.frames import Ground
from lupdesk.gui.widgets.labels import Label
from lupdesk.wording import Wording

_AIR: Final = 92
"""Margins of the bar, gaps between its parts and the padding of the name."""


class TopBar(Ground):
    """``switch_wanted`` when the name is pressed: to another procurement; ``all_wanted`` for the
    page of all of them.
    """

    switch_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__("top", parent)
        self._wording = wording
        self._words = "LUPDesk"
        self._name = Button(self._words, kind="quiet")
        self._name.setObjectName("case")
        self._name.setFont(LOOK.font(Size.BODY, strong=True))
        self._name.clicked.connect(self.switch_wanted)
        self.all = icon_button("layout-list", wording.say("All procurements (Ctrl+Shift+A)"))
        self.all.clicked.connect(self.all_wanted)
        self._phase = Chip("", "", Tone.ACCENT)
        self._state = Label("", Size.SMALL, tone="warn")
        self.search = SearchField(
            wording.say("Search everything"), wording.say("Search everything")
        )
        self.search.setFixedWidth(LOOK.px(300))
        self._menu = icon_button("menu", wording.say("Menu"))
        keys = Label("Ctrl+K", Size.SMALL, tone="text2")
        keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(self.search)
        inside.setContentsMargins(0, 0, 10, 0)
        inside.addStretch(1)
        inside.addWidget(keys)
        self.search.textChanged.connect(lambda text: keys.setVisible(not text))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 10, 16, 10)
        layout.setSpacing(8)
        layout.addWidget(self.all)
        layout.addWidget(self._name)
        layout.addWidget(self._phase)
        layout.addWidget(self._state)
        layout.addStretch(1)
        layout.addWidget(self.search)
        layout.addWidget(self._menu)
        self.setFixedHeight(LOOK.px(36) + 20)
        self.show_procurement(None)

    def set_menu(self, menu: QMenu) -> None:
        self._menu.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; }")
        self._menu.setMenu(menu)
        shortcut = QShortcut(QKeySequence("F10"), self)
        shortcut.activated.connect(self._menu.showMenu)

    def show_procurement(self, procurement: Procurement | None) -> None:
        words = (procurement.title or procurement.reference) if procurement else "LUPDesk"
        self._words = " ".join(words.split())
        self._name.setAccessibleName(self._words)
        self._name.setEnabled(procurement is not None)
        self._phase.setVisible(procurement is not None)
        if procurement is not None:
            name = self._wording.code(f"phase.{procurement.phase}")
            words = self._wording.say("Phase {n} · {name}", n=procurement.phase, name=name)
            self._phase.show_chip(words, "", Tone.ACCENT)
        self._fit()

    def show_state(self, text: str) -> None:
        """A lasting remark about the desk: open for reading only."""
        self._state.setText(text)
        self._state.setVisible(bool(text))
        self._fit()

    def _fit(self) -> None:
        """The name may take what search and phase leave; both are cut with … at the end."""
        room = self.width() - self.search.width() - self._menu.sizeHint().width()
        room -= self._state.sizeHint().width() + self.all.sizeHint().width() + _AIR
        shown = not self._phase.isHidden()
        if shown:
            self._phase.limit(max(room // 2, LOOK.px(60)))
            room -= self._phase.sizeHint().width()
        metrics = QFontMetrics(LOOK.font(Size.BODY, strong=True))
        most = max(room, LOOK.px(80))
        short = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, most)
        self._name.setText(short.replace("&", "&&"))
        self._name.setToolTip(self._words if short != self._words else self._tip())

    def _tip(self) -> str:
        return self._wording.say("Switch procurement …") if self._name.isEnabled() else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
