"""The paper that is shown, to a printer: held, proved and remembered as a file would be."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from lupdesk.desk.printing import (
    Proved,
    ToPrint,
    paper_to_print,
    proved,
    remember_printed,
)
from lupdesk.domain.composition.document import Document
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.print_paper import PrintDialog
from lupdesk.gui.jobs import Progress
from lupdesk.gui.models.printed_pages import HowToPrint, print_pages
from lupdesk.gui.widgets.paper import Paper
from lupdesk.problems import Problem


def printer_names() -> list[str]:
    """The usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return sorted(names, key=lambda name: name != usual)


def printer_named(name: str) -> QPrinter:
    return QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)


def print_paper(
    context: PageContext,
    procurement: UUID,
    document: Document,
    meeting: UUID | None,
    paper: Paper,
    mark: str,
    parent: QWidget,
) -> None:
    """Ask how, and print beside the window."""
    try:
        one = paper_to_print(
            context.desk, procurement, document.kind, document.audience, meeting=meeting
        )
    except Problem as problem:
        context.problem(problem)
        return
    dialog = PrintDialog(context, paper, mark, printer_names(), printer_named, parent)
    if dialog.exec() and dialog.printer is not None and dialog.how is not None:
        _Printing(context, one).start(dialog.printer, dialog.how)
    dialog.deleteLater()


class _Printing:
    """One paper on its way to the printer."""

    def __init__(self, context: PageContext, one: ToPrint) -> None:
        self._context, self._one = context, one
        self._name = context.wording.say(
            "{document} on paper",
            document=context.wording.code(f"document.{one.document.kind}"),
        )

    def start(self, printer: QPrinter, how: HowToPrint) -> None:
        printer.setDocName(self._name)
        one = self._one

        def work(progress: Progress) -> Proved:
            made = proved(one)
            print_pages(printer, made.data, how, progress.step)
            return made

        title = self._context.wording.say("Printing {document}", document=self._name)
        self._context.jobs.run(work, self._printed, self._failed, title=title, painting=True)

    def _printed(self, made: Proved) -> None:
        try:
            remember_printed(self._context.desk, self._one, made.paper, self._name)
        except Problem as problem:
            self._context.problem(problem)
            return
        self._context.tell(self._context.wording.say("Sent to the printer, and noted."), "ok")

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        if error.code == "cancelled":
            say = self._context.wording.say
            words = say("Printing was stopped. Some pages may have come out; nothing was noted.")
            self._context.tell(words, "warn")
        else:
            self._context.problem(error)
