"""On which printer, which pages, how many times; beside it the very pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.models.page_roll import FIT_PAGE
from lupdesk.gui.models.pdf_pages import Size
from lupdesk.gui.models.printed_pages import HowToPrint, fits_as_it_is, pages_in
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.fields import Choice, TextField, named
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import body, meta
from lupdesk.gui.widgets.paper import Paper
from lupdesk.problems import Problem

_ALL, _THIS, _SOME = "all", "this", "some"
_MOST_COPIES = 99


class PrintDialog(Dialog):
    """``printer_named`` makes a printer of a name; ``printer`` and ``how`` are set where it agreed."""

    def __init__(
        self,
        context: PageContext,
        paper: Paper,
        mark: str,
        printers: Sequence[str],
        printer_named: Callable[[str], QPrinter],
        parent: QWidget,
    ) -> None:
        say = context.wording.say
        self._sizes: Sequence[Size] = paper.reader.sizes
        self._here = paper.current_page
        self._printer_named = printer_named
        self.printer: QPrinter | None = None
        self.how: HowToPrint | None = None
        self.which = Choice(say("Printer"), [(name, name) for name in printers])
        self.pages = Choice(
            say("Pages"),
            [
                (say("All ({n:plain})", n=len(self._sizes)), _ALL),
                (say("Page {n:plain}", n=self._here + 1), _THIS),
                (say("Some"), _SOME),
            ],
        )
        self.some = TextField(say("Which pages"), hint="1-3, 5")
        self.some.setVisible(False)
        self.copies = TextField(say("Copies"), "1")
        self.copies.setMaximumWidth(LOOK.px(96))
        self.fit = QCheckBox(say("Fit to the paper in the printer"))
        self.both = QCheckBox(say("On both sides"))
        self.paper = Paper(say("What is printed"), context.jobs)
        self.paper.set_zoom(FIT_PAGE)
        self.paper.setMinimumSize(LOOK.px(280), LOOK.px(380))
        # As high as the dialog is, and not the dialog as high as a page.
        self.paper.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.paper.show_pdf(paper.reader.data)
        none = meta(
            say("No printer is set up on this computer. Export the PDF instead."),
            wrap=True,
            tone="warn",
        )
        none.setVisible(not printers)
        asked = column(
            body(mark, wrap=True, strong=True),
            none,
            named(say("Printer"), self.which),
            named(say("Pages"), self.pages),
            self.some,
            named(say("Copies"), self.copies),
            self.fit,
            self.both,
            None,
            gap=12,
        )
        both = row(gap=20)
        both.addLayout(asked, 1)
        both.addWidget(self.paper, 1)
        super().__init__(say("Print"), say("Print"), column(both), context.wording, parent)
        self.take_room(720, 600)
        self.pages.chosen.connect(self._choose_pages)
        self.which.chosen.connect(lambda _: self._choose_printer())
        self.ok.setEnabled(bool(printers))
        if printers:
            self._choose_printer()
        self.pages.setFocus()

    def _choose_pages(self, which: str) -> None:
        self.some.setVisible(which == _SOME)
        if which == _SOME:
            self.some.setFocus()

    def _choose_printer(self) -> None:
        printer = self._printer_named(self.which.value())
        self.fit.setChecked(not fits_as_it_is(printer, self._sizes[0]))

    def agree(self) -> None:
        printer = self._printer_named(self.which.value())
        self.how = HowToPrint(self._chosen(), self.fit.isChecked())
        printer.setCopyCount(self._many())
        if self.both.isChecked():
            printer.setDuplex(QPrinter.DuplexMode.DuplexAuto)
        self.printer = printer

    def _many(self) -> int:
        written = self.copies.text().strip()
        if not written.isdecimal() or not 1 <= int(written[:6]) <= _MOST_COPIES:
            raise Problem("copies-unknown", most=_MOST_COPIES)
        return int(written)

    def _chosen(self) -> Sequence[int]:
        which = self.pages.value()
        if which == _ALL:
            return range(len(self._sizes))
        if which == _THIS:
            return [self._here]
        try:
            return pages_in(self.some.text(), len(self._sizes))
        except ValueError as error:
            raise Problem("pages-unknown", last=len(self._sizes)) from error
