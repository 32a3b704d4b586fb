"""The paper as it will be, inside a page: to be read, looked through, copied from and printed."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget

from lupdesk.domain.composition.document import ClassMark, Document
from lupdesk.gui.context import PageContext
from lupdesk.gui.models.page_roll import AUTOMATIC, FIT_PAGE, FIT_WIDTH, FITS
from lupdesk.gui.theme import LOOK
from lupdesk.gui.views.paper_export import Preview
from lupdesk.gui.views.paper_print import print_paper
from lupdesk.gui.widgets.frames import EmptyState, Ground, column, row
from lupdesk.gui.widgets.key_map import KeyMap
from lupdesk.gui.widgets.labels import body
from lupdesk.gui.widgets.page_strip import PageStrip
from lupdesk.gui.widgets.paper import Paper
from lupdesk.gui.widgets.paper_bar import FindLine, PaperBar
from lupdesk.gui.widgets.shortcuts import within

WAITS_MS: Final = 1000
"""Before it is said that the paper is being made."""
_SIZES: Final = "preview"


class PreviewPane(QWidget):
    """One paper at a time. A page hands it the document; it makes the file beside the window."""

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._procurement = procurement
        self._wording = context.wording
        self._document: Document | None = None
        self._meeting: UUID | None = None
        self._shown: tuple[object, ...] = ()
        """Which paper the pages on the screen are of."""
        self._making = Preview(context.jobs)
        self._build()
        self._connect()
        self._remembered()

    def _build(self) -> None:
        say = self._wording.say
        self.paper = Paper(say("The page as it will be"), self._context.jobs)
        self.strip = PageStrip(self.paper.reader, self._wording)
        self.bar = PaperBar(self.paper, self._wording)
        self.search = FindLine(self.paper, self._wording)
        self.waiting = Ground("soft")
        moving = QProgressBar()
        moving.setRange(0, 0)
        moving.setTextVisible(False)
        moving.setFixedWidth(LOOK.px(120))
        words = body(say("The paper is being made …"))
        moving.setAccessibleName(words.text())
        self.waiting.setLayout(row(words, None, moving, gap=12, margins=(12, 6, 12, 6)))
        self.waiting.hide()
        self._later = QTimer(self, singleShot=True, interval=WAITS_MS)
        self._later.timeout.connect(self.waiting.show)
        pages = row(self.strip, gap=8)
        pages.addWidget(self.paper, 1)
        inside = QWidget()
        whole = column(self.bar, self.search, gap=8)
        whole.addLayout(pages, 1)
        inside.setLayout(whole)
        self.why_not = EmptyState("file-text", say("No page yet"), "")
        self.states = QStackedWidget()
        self.states.addWidget(inside)
        self.states.addWidget(self.why_not)
        around = column(self.waiting, gap=8)
        around.addWidget(self.states, 1)
        self.setLayout(around)

    def _connect(self) -> None:
        self.bar.strip.toggled.connect(self._show_strip)
        self.bar.search.clicked.connect(self.search.start)
        self.bar.printing.clicked.connect(self.print_paper)
        self.bar.zoomed.connect(self._remember)
        self.search.left.connect(self.paper.setFocus)
        self.strip.picked.connect(self.paper.go_to_page)
        self.paper.moved.connect(lambda: self.strip.show_page(self.paper.current_page))
        self.paper.copied.connect(self._tell_copied)
        zoom = KeyMap(
            {
                **dict.fromkeys(("Ctrl++", "Ctrl+Shift++", "Ctrl+="), lambda: self.bar.step(1)),
                "Ctrl+-": lambda: self.bar.step(-1),
                "Ctrl+0": self._fit,
                "Ctrl+G": self.bar.page.setFocus,
            },
            self,
        )
        zoom.serve(self.paper, self.strip, self.bar.page, self.bar.zoom, self.search.field)
        copy = {"Ctrl+C": self.paper.copy, "Ctrl+Ins": self.paper.copy}
        KeyMap({**copy, "Ctrl+A": self.paper.marks.select_all}, self).serve(self.paper)

    def serve(self, page: QWidget) -> None:
        """Keys of the whole page on which it stands."""
        within(page, "Ctrl+F", self._find)
        within(page, "F3", lambda: self._find_next(back=False))
        within(page, "Shift+F3", lambda: self._find_next(back=True))

    def _fit(self) -> None:
        """Back to automatic; from there the whole page, and then the whole width."""
        after = {AUTOMATIC: FIT_PAGE, FIT_PAGE: FIT_WIDTH}
        self.bar.set_zoom(after.get(self.paper.zoom, AUTOMATIC))

    def _find(self) -> None:
        if self._has_paper:
            self.search.start()

    def _find_next(self, *, back: bool) -> None:
        if self._has_paper:
            self.search.turn(back=back)

    @property
    def _has_paper(self) -> bool:
        return self.states.currentIndex() == 0 and self.page_count > 0

    # -- showing ------------------------------------------------------------------------------

    def show_document(self, document: Document, meeting: UUID | None = None) -> None:
        """The very file that an export of it would write."""
        if document != self._document:
            self._later.start()
        self._document, self._meeting = document, meeting
        self._making.show_document(document, self._arrive)

    def show_why_not(self, words: str) -> None:
        self._later.stop()
        self.waiting.hide()
        self._document = None
        self._making.forget()
        self.why_not.sentence.setText(words)
        self.states.setCurrentIndex(1)

    def _arrive(self, data: bytes) -> None:
        self._later.stop()
        self.waiting.hide()
        document = self._document
        if document is None:
            return
        which = (document.kind, document.audience, document.language, self._meeting)
        self._show_mark(document)
        self.paper.show_pdf(data, again=which == self._shown)
        self._shown = which
        self.states.setCurrentIndex(0)

    def _show_mark(self, document: Document) -> None:
        say, word = self._wording.say, self._wording.text(document.class_word)
        match document.class_mark:
            case ClassMark.PUBLIC:
                words = say("{mark}: for everybody", mark=word)
            case ClassMark.INTERNAL:
                words = say("{mark}: for the team", mark=word)
            case _:
                words = word
        self.bar.show_mark(document.class_mark, words)
        self.paper.setAccessibleName(say("The page as it will be. {mark}", mark=words))

    @property
    def page_count(self) -> int:
        return self.paper.page_count

    def print_paper(self) -> None:
        """The paper that is shown, on paper."""
        if self._document is None or not self._has_paper:
            say = self._wording.say
            self._context.tell(say("There is no paper here to print yet."), "accent")
            return
        print_paper(
            self._context,
            self._procurement,
            self._document,
            self._meeting,
            self.paper,
            self.bar.mark.text,
            self,
        )

    # -- what is remembered -----------------------------------------------------------------------

    def _remembered(self) -> None:
        kept = self._context.remembered(_SIZES)
        zoom, strip = kept if len(kept) == 2 else (AUTOMATIC, 0)
        self.paper.set_zoom(zoom if zoom in FITS else min(max(zoom, 25), 400))
        self.bar.strip.setChecked(bool(strip))
        self.strip.setVisible(bool(strip))

    def _remember(self) -> None:
        self._context.remember(_SIZES, (self.paper.zoom, int(self.bar.strip.isChecked())))

    def _show_strip(self, shown: bool) -> None:
        self.strip.setVisible(shown)
        self.strip.show_page(self.paper.current_page)
        self._remember()

    def _tell_copied(self) -> None:
        self._context.tell(
            self._wording.say("Copied as plain text: {mark}.", mark=self.bar.mark.text), "ok"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.fit(self.width())
