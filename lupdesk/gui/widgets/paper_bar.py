"""Over a paper: which page, how large, whose it is; and the line in which its words are sought."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lupdesk.domain.composition.document import ClassMark
from lupdesk.gui.chips import Chip, Tone
from lupdesk.gui.models.page_roll import AUTOMATIC, FIT_PAGE, FIT_WIDTH, FITS, STEPS
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.buttons import icon_button
from lupdesk.gui.widgets.fields import Choice, SearchField, TextField
from lupdesk.gui.widgets.flow import Flow
from lupdesk.gui.widgets.frames import Ground, row
from lupdesk.gui.widgets.labels import meta
from lupdesk.gui.widgets.paper import Paper
from lupdesk.wording import Wording

_MARKS: Final = {
    ClassMark.PUBLIC: ("globe", Tone.OK),
    ClassMark.PARTICIPANT: ("building-2", Tone.ACCENT),
    ClassMark.INTERNAL: ("lock", Tone.WARN),
}
_LITTLE: Final = 620


class PaperBar(QWidget):
    """``strip``, ``search`` and ``printing`` are buttons that the pane connects."""

    zoomed = Signal()

    def __init__(self, paper: Paper, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = wording.say
        self._paper, self._wording = paper, wording
        self.strip = icon_button("layout-list", say("Small pages beside the paper"))
        self.strip.setCheckable(True)
        self.page = TextField(say("Page"))
        self.page.setFixedWidth(LOOK.px(52))
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.page.committed.connect(self._go)
        self._of = meta("")
        self._smaller = icon_button("minus", say("Smaller page"))
        self._smaller.clicked.connect(lambda: self.step(-1))
        self.zoom = Choice(say("Size of the page"))
        self.zoom.chosen.connect(self.set_zoom)
        self._larger = icon_button("plus", say("Larger page"))
        self._larger.clicked.connect(lambda: self.step(1))
        self.search = icon_button("search", say("Find in the paper"))
        self.printing = icon_button("printer", say("Print …"))
        self.mark = Chip("")
        height = self.page.sizeHint().height()
        self._of.setFixedHeight(height)
        beside = QWidget()
        beside.setLayout(row(self.mark, gap=0, margins=(4, 0, 0, 0)))
        beside.setFixedHeight(height)
        flow = Flow(self, gap=4)
        for one in (
            self.strip,
            self.page,
            self._of,
            self._smaller,
            self.zoom,
            self._larger,
            self.search,
            self.printing,
            beside,
        ):
            flow.addWidget(one)
        paper.moved.connect(self.show_place)
        self.show_place()

    def show_mark(self, mark: ClassMark, words: str) -> None:
        icon, tone = _MARKS[mark]
        self.mark.show_chip(words, icon, tone)
        self.mark.setToolTip(words)

    def fit(self, width: int) -> None:
        """Where there is little room, two buttons go that the choice between them and keys do for."""
        little = width < LOOK.px(_LITTLE)
        self._smaller.setVisible(not little)
        self._larger.setVisible(not little)
        self.mark.limit(max(width, LOOK.px(120)))

    def show_place(self) -> None:
        here, pages = self._paper.current_page + 1, self._paper.page_count
        self.page.show_text(str(min(here, pages)))
        self._of.setText(self._wording.say("of {n:plain}", n=pages))
        self._offer_zoom()

    def _offer_zoom(self) -> None:
        say, percent = self._wording.say, self._wording.percent
        zoom = self._paper.zoom
        steps = sorted({*STEPS, zoom} - {*FITS})
        options = [
            (say("Automatic"), AUTOMATIC),
            (say("Whole width"), FIT_WIDTH),
            (say("Whole page"), FIT_PAGE),
        ]
        options += [(percent(one), one) for one in steps]
        if self.zoom.count() != len(options) or self.zoom.value() != zoom:
            self.zoom.set_options(options)
            self.zoom.show_value(zoom)

    def set_zoom(self, zoom: int) -> None:
        self._paper.set_zoom(zoom)
        self.zoomed.emit()

    def step(self, by: int) -> None:
        self._paper.zoom_by(by)
        self.zoomed.emit()

    def _go(self, typed: str) -> None:
        """Beyond the last page is the last page; what is no number leaves the page as it is."""
        digits = typed.strip()
        if digits.isdecimal() and self._paper.page_count:
            self._paper.go_to_page(min(max(int(digits[:6]), 1), self._paper.page_count) - 1)
        self.page.setText("")
        self.page.show_text("")
        self.show_place()


class FindLine(Ground):
    """Enter and F3 go on, Shift+Enter and Shift+F3 go back, Esc leaves."""

    left = Signal()

    def __init__(self, paper: Paper, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__("soft", parent)
        say = wording.say
        self._paper, self._wording = paper, wording
        self.field = SearchField(say("Find in the paper"), say("Find in the paper"))
        self.field.textChanged.connect(self._look)
        self.told = meta("")
        before = icon_button("arrow-up", say("The place before"))
        before.clicked.connect(lambda: self.turn(back=True))
        after = icon_button("arrow-down", say("The next place"))
        after.clicked.connect(self.turn)
        close = icon_button("x", say("Close"))
        close.clicked.connect(self.leave)
        layout = row(gap=4, margins=(8, 6, 6, 6))
        layout.addWidget(self.field, 1)
        for one in (self.told, before, after, close):
            layout.addWidget(one)
        self.setLayout(layout)
        paper.marks.found.connect(self._say)
        self.hide()

    def start(self) -> None:
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        if self.field.text():
            self._look()

    def turn(self, *, back: bool = False) -> None:
        """To the next place; where the line is closed it opens with what was sought last."""
        if self.isHidden():
            self.start()
        else:
            self._paper.marks.turn(back=back)

    def leave(self) -> None:
        self.hide()
        self._paper.marks.stop()
        self.left.emit()

    def _look(self) -> None:
        if not self.field.text().strip():
            self._paper.marks.stop()
            self.told.setText("")
        elif self._paper.page_count:
            self._paper.marks.look_for(self.field.text(), self._paper.current_page)

    def _say(self) -> None:
        marks, say = self._paper.marks, self._wording.say
        many = len(marks.passages)
        words = (
            say("{n:plain} of {all:plain}", n=marks.current + 1, all=many)
            if many
            else say("Not in this paper")
        )
        self.told.setText(words)
        self.told.setProperty("tone", "text2" if many else "warn")
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)
        self.field.setAccessibleDescription(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.turn(back=back)
        else:
            super().keyPressEvent(event)
