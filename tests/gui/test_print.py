from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from lupdesk.desk import inputs, printing, publishing
from lupdesk.desk.cases import read_case
from lupdesk.desk.session import Desk
from lupdesk.domain.audience import BUYER_TEAM, PUBLIC
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.kinds import DocumentKind, InputType, Secrecy
from lupdesk.domain.things import Sending
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.print_paper import PrintDialog
from lupdesk.gui.models.printed_pages import HowToPrint, fits_as_it_is, pages_in, print_pages
from lupdesk.gui.views import paper_print
from lupdesk.gui.views.publishing import PublishingPage
from lupdesk.problems import Problem
from tests.gui.conftest import Told
from tests.gui.in_dialog import in_dialog
from tests.gui.papers import pdf_of

A4 = (595.3, 841.9)


def to_file(path: Path, *, dots: int = 150, size: QPageSize.PageSizeId | None = None) -> QPrinter:
    """A printer whose paper is a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(dots)
    printer.setPageSize(QPageSize(size or QPageSize.PageSizeId.A4))
    return printer


def pages_of(path: Path) -> list[tuple[int, int, float]]:
    """Width and height in points, and how much of each page is ink."""
    found = []
    with pypdfium2.PdfDocument(path) as pdf:
        for number in range(len(pdf)):
            width, height = pdf.get_page_size(number)
            picture = pdf[number].render(scale=0.5, grayscale=True)
            dark = sum(value < 128 for value in bytes(picture.buffer))
            found.append((round(width), round(height), dark / len(bytes(picture.buffer))))
    return found


def nothing(_done: int, _of: int) -> None:
    return


# -- pages ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "pages"),
    [("1", [0]), ("1-3, 5", [0, 1, 2, 4]), (" 2 \u2013 3;1", [1, 2, 0]), ("5,", [4])],
)
def test_pages_as_they_are_written(written: str, pages: list[int]) -> None:
    assert pages_in(written, 5) == pages


@pytest.mark.parametrize("written", ["", "0", "6", "3-2", "a", "1-", "1 3", "-1", "9999999"])
def test_what_is_no_row_of_pages(written: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(written)}$"):
        pages_in(written, 5)


def test_the_very_pages_come_out(qapp: object, tmp_path: Path) -> None:
    data = pdf_of([["Første side"] * 20, [], ["Tredje side"] * 20])
    out = tmp_path / "ut.pdf"
    steps: list[tuple[int, int]] = []
    print_pages(to_file(out), data, HowToPrint([0, 1, 2], fit=False), lambda *at: steps.append(at))
    first, second, third = pages_of(out)
    assert {first[:2], second[:2], third[:2]} == {(595, 842)}
    assert first[2] > 0.001
    assert second[2] == 0
    assert third[2] > 0.001
    assert steps[-1] == (3, 3)


def test_chosen_pages_in_their_order(qapp: object, tmp_path: Path) -> None:
    data = pdf_of([["fylt"] * 30, []])
    out = tmp_path / "ut.pdf"
    print_pages(to_file(out), data, HowToPrint([1, 0], fit=True), nothing)
    empty, full = pages_of(out)
    assert empty[2] == 0
    assert full[2] > 0


def test_as_large_as_it_is_or_fitted(qapp: object, tmp_path: Path) -> None:
    """Letters of a page stand where they stand on it; on smaller paper they are smaller."""
    data = pdf_of([["Hele bredden " * 6]])

    def ink(path: Path) -> tuple[float, float]:
        with pypdfium2.PdfDocument(path) as pdf:
            page = pdf[0]
            picture = page.render(scale=1, grayscale=True)
            rows = bytes(picture.buffer)
            dark = [n % picture.stride for n, value in enumerate(rows) if value < 128]
            return min(dark), max(dark)

    (tmp_path / "som.pdf").write_bytes(data)
    print_pages(to_file(tmp_path / "a4.pdf"), data, HowToPrint([0], fit=False), nothing)
    there, here = ink(tmp_path / "som.pdf"), ink(tmp_path / "a4.pdf")
    assert here[0] == pytest.approx(there[0], abs=2)
    assert here[1] == pytest.approx(there[1], abs=2)
    small = to_file(tmp_path / "a5.pdf", size=QPageSize.PageSizeId.A5)
    assert not fits_as_it_is(small, A4)
    assert fits_as_it_is(to_file(tmp_path / "x.pdf"), A4)
    print_pages(small, data, HowToPrint([0], fit=True), nothing)
    left, right = ink(tmp_path / "a5.pdf")
    assert right - left < (there[1] - there[0]) * 0.75
    assert pages_of(tmp_path / "a5.pdf")[0][:2] == (420, 595)


def test_a_page_that_lies_is_printed_lying(qapp: object, tmp_path: Path) -> None:
    printer = to_file(tmp_path / "ut.pdf")
    print_pages(printer, pdf_of([["bredt"]], (842, 595)), HowToPrint([0], fit=True), nothing)
    assert printer.pageLayout().orientation() is QPageLayout.Orientation.Landscape
    assert pages_of(tmp_path / "ut.pdf")[0][:2] == (842, 595)


def test_stopped_between_two_pages(qapp: object, tmp_path: Path) -> None:
    def stop(done: int, _of: int) -> None:
        if done == 2:
            raise Problem("cancelled")

    printer = to_file(tmp_path / "ut.pdf")
    with pytest.raises(Problem) as problem:
        print_pages(printer, pdf_of([["x"]] * 5), HowToPrint(range(5), fit=False), stop)
    assert problem.value.code == "cancelled"
    assert len(pages_of(tmp_path / "ut.pdf")) == 3


@pytest.mark.qt_log_ignore("QPdfEngine", "QPainter::begin")
def test_a_printer_that_takes_nothing(qapp: object, tmp_path: Path) -> None:
    printer = to_file(tmp_path / "ingen" / "mappe" / "ut.pdf")
    with pytest.raises(Problem) as problem:
        print_pages(printer, pdf_of([["x"]]), HowToPrint([0], fit=False), nothing)
    assert problem.value.code == "printer-refuses"


# -- in the window ----------------------------------------------------------------------------------


@pytest.fixture
def page(
    context: PageContext,
    desk: Desk,
    procurement: UUID,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[PublishingPage]:
    monkeypatch.setattr(paper_print, "printer_names", lambda: ["Kontoret", "Møterommet"])
    monkeypatch.setattr(
        paper_print, "printer_named", lambda name: to_file(tmp_path / f"{name}.pdf")
    )
    inputs.add_input(
        desk, procurement, text="Nettet er svakt", type=InputType.BAR, secrecy=Secrecy.OPEN
    )
    page = PublishingPage(context, procurement)
    desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 720)
    page.show()
    qtbot.waitExposed(page)
    qtbot.waitUntil(lambda: not context.jobs.busy and page.preview.page_count > 0)
    yield page
    qtbot.waitUntil(lambda: not context.jobs.busy)
    desk.unwatch(page.refresh)


def for_team(page: PublishingPage, context: PageContext, qtbot: QtBot) -> None:
    page._reader.show_value(BUYER_TEAM)
    page._draw_paper()
    qtbot.waitUntil(lambda: not context.jobs.busy and page.preview.bar.mark.text.startswith("Int"))


def test_printed_and_remembered(
    page: PublishingPage,
    context: PageContext,
    desk: Desk,
    told: Told,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    for_team(page, context, qtbot)
    shown = page.preview.paper.reader.data
    in_dialog(page, PrintDialog, lambda dialog: qtbot.keyClick(dialog.ok, Qt.Key.Key_Return))
    page.preview.print_paper()
    qtbot.waitUntil(lambda: bool(desk.all(Sending)), timeout=20_000)
    (sent,) = desk.all(Sending)
    assert (sent.file_name, sent.audience, sent.kind) == (
        "Oppsummering på papir",
        "team",
        DocumentKind.SUMMARY.value,
    )
    assert sent.sha256 == hashlib.sha256(shown).hexdigest()
    assert desk.history(sent.id)[0].act == "print-document"
    assert told.messages[-1] == ("Sendt til skriveren, og notert.", "ok")
    printed = pages_of(tmp_path / "Kontoret.pdf")
    with pypdfium2.PdfDocument(shown) as pdf:
        assert len(printed) == len(pdf)
    assert all(page[:2] == (595, 842) and page[2] > 0 for page in printed)


def test_some_pages_are_chosen_by_keys(
    page: PublishingPage, context: PageContext, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    for_team(page, context, qtbot)
    many = page.preview.page_count

    def choose(dialog: PrintDialog) -> None:
        assert dialog.paper.isVisible()
        assert dialog.pages.hasFocus()
        qtbot.keyClick(dialog.pages, Qt.Key.Key_End)
        assert dialog.some.hasFocus()
        qtbot.keyClicks(dialog.some, str(many + 1))
        dialog.ok.click()
        assert dialog.message.isVisible()
        dialog.some.setText("1")
        for wrong in ("0", "mange", "100", "²"):
            dialog.copies.setText(wrong)
            dialog.ok.click()
            assert dialog.isVisible()
        dialog.copies.setText("3")
        dialog.which.show_value("Møterommet")
        dialog.ok.click()
        assert dialog.printer is not None
        assert dialog.printer.copyCount() == 3

    in_dialog(page, PrintDialog, choose)
    page.preview.print_paper()
    qtbot.waitUntil(lambda: bool(desk.all(Sending)), timeout=20_000)
    assert len(pages_of(tmp_path / "Møterommet.pdf")) == 1


def test_what_a_stop_holds_is_not_printed(
    page: PublishingPage,
    context: PageContext,
    desk: Desk,
    procurement: UUID,
    told: Told,
    qtbot: QtBot,
) -> None:
    inputs.add_input(desk, procurement, text="Uvurdert, sagt på vei ut")
    page._reader.show_value(PUBLIC)
    page._draw_paper()
    qtbot.waitUntil(lambda: not context.jobs.busy)
    page.preview.print_paper()
    assert told.messages[-1][1] == "stop"
    assert page.preview.findChildren(PrintDialog) == []
    assert desk.all(Sending) == []


def test_what_the_proof_finds_is_not_printed(
    page: PublishingPage,
    context: PageContext,
    desk: Desk,
    told: Told,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for_team(page, context, qtbot)
    real = printing.paper_to_print

    def spoiled(*args: object, **more: object) -> object:
        one = real(*args, **more)  # type: ignore[arg-type]
        return replace(one, forbidden=(Forbidden("Trygg hverdag", "secret"),))

    monkeypatch.setattr(paper_print, "paper_to_print", spoiled)
    in_dialog(page, PrintDialog, lambda dialog: dialog.ok.click())
    page.preview.print_paper()
    qtbot.waitUntil(lambda: bool(told.messages), timeout=20_000)
    assert told.messages[-1][1] == "stop"
    assert desk.all(Sending) == []
    assert not (tmp_path / "Kontoret.pdf").exists()


def test_stopped_printing_is_not_noted(
    page: PublishingPage,
    context: PageContext,
    desk: Desk,
    told: Told,
    qtbot: QtBot,
) -> None:
    for_team(page, context, qtbot)
    context.jobs.began.connect(lambda job: job.cancel() if job.title else None)
    in_dialog(page, PrintDialog, lambda dialog: dialog.ok.click())
    page.preview.print_paper()
    qtbot.waitUntil(lambda: bool(told.messages), timeout=20_000)
    assert told.messages[-1][0].startswith("Utskriften ble stoppet")
    assert desk.all(Sending) == []


def test_without_a_printer_it_says_what_to_do(
    page: PublishingPage, context: PageContext, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for_team(page, context, qtbot)
    monkeypatch.setattr(paper_print, "printer_names", list)
    seen: list[bool] = []

    def look(dialog: PrintDialog) -> None:
        seen.append(dialog.ok.isEnabled())
        dialog.reject()

    in_dialog(page, PrintDialog, look)
    page.preview.print_paper()
    assert seen == [False]


def test_where_there_is_no_paper_nothing_is_printed(page: PublishingPage, told: Told) -> None:
    page.preview.show_why_not("Ingen guide ennå")
    page.preview.print_paper()
    assert told.messages[-1] == ("Det er ikke noe dokument å skrive ut her ennå.", "accent")


def test_an_exported_paper_is_still_judged_after_it_was_printed_too(
    desk: Desk, procurement: UUID, tmp_path: Path
) -> None:
    publishing.export_document(
        desk, procurement, DocumentKind.SUMMARY, BUYER_TEAM, tmp_path / "ut.pdf"
    )
    one = printing.paper_to_print(desk, procurement, DocumentKind.SUMMARY, BUYER_TEAM)
    printing.remember_printed(desk, one, printing.proved(one).paper, "på papir")
    (paper,) = read_case(desk, procurement).papers
    assert paper.file == "på papir"
    assert paper.pages > 0
