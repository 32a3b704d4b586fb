"""The page of pictures: the finding on top, cells by keyboard, and from a cell to its statements."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lupdesk.desk import inputs, meetings, suppliers
from lupdesk.desk.opening import open_desk
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import InputType, MeetingKind, Side
from lupdesk.domain.pictures import PictureKind, Place
from lupdesk.domain.things import Input, Procurement
from lupdesk.gui.context import PageContext
from lupdesk.gui.theme import LOOK, Theme, apply_theme
from lupdesk.gui.views import pictures as page_of
from lupdesk.gui.views.pictures import PicturesPage
from lupdesk.gui.widgets.picture_look import ground
from lupdesk.wording import Wording
from lupdesk.wording_pictures import row_words
from tests.gui.conftest import Told
from tests.gui.test_theme import contrast

Key = Qt.Key


@pytest.fixture
def firms(desk: Desk, procurement: UUID) -> list[UUID]:
    return [
        suppliers.add_supplier(desk, name=name, procurement=procurement)
        for name in ("Heimkontakt AS", "Sansea AS", "Omsyn Analyse AS")
    ]


@pytest.fixture
def said(desk: Desk, procurement: UUID, firms: list[UUID]) -> list[UUID]:
    heim, sans, _ = firms
    meeting = meetings.add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=(heim,)
    )
    return [
        inputs.add_input(
            desk, procurement, text=text, supplier=firm, themes=themes, type=kind, phase=phase,
            side=side, meeting=meeting if firm == heim else None,
        )
        for text, firm, themes, kind, phase, side in (
            ("Lukkede grensesnitt", heim, ("drift",), InputType.BAR, 7, None),
            ("Åpne data", heim, ("drift", "pris"), InputType.OPP, 2, Side.BUYER),
            ("Pris per bruker", sans, ("pris",), InputType.BAR, 7, None),
        )
    ]  # fmt: skip


@pytest.fixture
def page(context: PageContext, procurement: UUID, qtbot: QtBot) -> Iterator[PicturesPage]:
    page = PicturesPage(context, procurement)
    context.desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 700)
    page.show()
    qtbot.waitExposed(page)
    yield page
    context.desk.unwatch(page.refresh)


def choose(page: PicturesPage, kind: PictureKind, qtbot: QtBot) -> None:
    while page.kind is not kind:
        part = page.kinds.parts[page.kinds.value()]
        part.setFocus()
        qtbot.keyClick(part, Key.Key_Right)


def test_an_empty_page_says_what_to_do(page: PicturesPage, told: Told, qtbot: QtBot) -> None:
    assert page._stack.currentIndex() == 1
    assert not page._panel.isVisible()
    page._way.click()
    assert told.went == [("inputs", None)]


def test_the_finding_stands_over_the_numbers(said: list[UUID], page: PicturesPage) -> None:
    assert page.finding.text().startswith("Flest leverandører snakker om «pris»: 2 av 2.")
    assert [row.name for row in page.grid.picture.rows] == ["pris", "drift"]


def test_from_a_cell_to_its_statement_in_three_keys(
    said: list[UUID], firms: list[UUID], page: PicturesPage, told: Told, qtbot: QtBot
) -> None:
    """Down to the cell, Enter to its statements, Enter to the one."""
    grid = page.grid
    grid.setFocus()
    qtbot.keyClick(grid, Key.Key_Down)
    assert grid.place() == Place("drift", str(firms[0]))
    assert grid.words() == "drift · Heimkontakt AS · 2 innspill"
    qtbot.keyClick(grid, Key.Key_Return)
    assert [one.text for one in page.list.rows.values] == ["Lukkede grensesnitt", "Åpne data"]
    assert QApplication.focusWidget() is page.list
    assert "Heimkontakt AS" in page._say(page.list.value())
    qtbot.keyClick(page.list, Key.Key_Return)
    assert told.went == [("inputs", said[0])]


def test_escape_comes_back_to_the_cell(said: list[UUID], page: PicturesPage, qtbot: QtBot) -> None:
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Key.Key_Return)
    assert page.list.hasFocus()
    qtbot.keyClick(page.list, Key.Key_Escape)
    assert page.grid.hasFocus()
    qtbot.keyClick(page.grid, Key.Key_Right)
    assert page._opened == page.grid.place(), "another cell has other statements"
    assert page.grid.hasFocus()


def test_the_last_column_opens_the_whole_row(
    said: list[UUID], page: PicturesPage, qtbot: QtBot
) -> None:
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Key.Key_End)
    assert page.grid.place() == Place("pris", None)
    assert page.grid.words() == "pris · 2 leverandører · 2 innspill"
    qtbot.keyClick(page.grid, Key.Key_Return)
    assert [one.text for one in page.list.rows.values] == ["Åpne data", "Pris per bruker"]


def test_a_cell_of_nobody_says_so(said: list[UUID], page: PicturesPage, qtbot: QtBot) -> None:
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Key.Key_Down)
    qtbot.keyClick(page.grid, Key.Key_Right)
    qtbot.keyClick(page.grid, Key.Key_Return)
    assert page._many.text() == "Ingen har sagt noe her."
    assert page.grid.hasFocus()


def test_the_mouse_opens_a_cell_and_leaves_the_focus_there(
    said: list[UUID], page: PicturesPage, qtbot: QtBot
) -> None:
    choose(page, PictureKind.PHASES, qtbot)
    grid = page.grid
    rect = grid.places.cell_rect(7, 2)
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=rect.center())
    assert grid.place() == Place("7", "supplier:BAR")
    assert [one.text for one in page.list.rows.values] == ["Lukkede grensesnitt", "Pris per bruker"]
    assert grid.places.cell_at(grid.places.name_rect(7).center()) is None
    assert grid.places.cell_at(QPoint(5, 5)) is None


def test_the_buyers_side_lies_left_of_the_phases_and_the_suppliers_right(
    said: list[UUID], page: PicturesPage, qtbot: QtBot
) -> None:
    choose(page, PictureKind.PHASES, qtbot)
    grid = page.grid
    name = grid.places.name_rect(2)
    assert grid.places.cell_rect(2, 1).right() < name.left() + 1
    assert grid.places.cell_rect(2, 2).left() >= name.right()
    assert grid.picture.cells[2][0].n == 1, "an opportunity of the buyer's"
    assert page.finding.text().startswith(
        "Leverandørene møter flest barrierer i fasen «Konkurranse»"
    )


def test_what_is_written_meanwhile_is_counted_and_the_cursor_stays(
    said: list[UUID], firms: list[UUID], procurement: UUID, page: PicturesPage, desk: Desk,
    qtbot: QtBot,
) -> None:  # fmt: skip
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Key.Key_Down)
    place = page.grid.place()
    inputs.add_input(desk, procurement, text="Ny", supplier=firms[1], themes=("drift",))
    inputs.add_input(desk, procurement, text="Nyere", supplier=firms[2], themes=("drift",))
    assert page.grid.picture.rows[0].name == "drift"
    assert page.grid.place() == place
    desk.undo()
    desk.undo()
    assert page.grid.picture.rows[0].name == "pris"


def test_the_numbers_are_copied_as_a_table(
    said: list[UUID], page: PicturesPage, told: Told, qtbot: QtBot
) -> None:
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    board = QGuiApplication.clipboard().mimeData()
    lines = board.text().splitlines()
    assert lines[0] == page.finding.text()
    assert lines[2] == "Tema\tL1\tL2\tLeverandører"
    assert lines[3] == "pris\t1\t1\t2"
    assert "<td>pris</td>" in board.html()
    assert told.messages[-1] == ("Tallene er kopiert", "ok")


def test_much_is_counted_in_a_worker(
    said: list[UUID], page: PicturesPage, context: PageContext, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(page_of, "_AT_ONCE", 1)
    choose(page, PictureKind.ROUNDS, qtbot)
    assert context.jobs.busy
    qtbot.waitUntil(lambda: not context.jobs.busy)
    assert page.grid.picture.kind is PictureKind.ROUNDS
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Key.Key_Right)
    qtbot.keyClick(page.grid, Key.Key_Return)
    qtbot.waitUntil(lambda: not context.jobs.busy)
    assert len(page.list.rows.values) == 2
    assert page.list.hasFocus()


def test_supplier_text_stays_text(
    firms: list[UUID], procurement: UUID, page: PicturesPage, desk: Desk, qtbot: QtBot
) -> None:
    inputs.add_input(
        desk, procurement, text="<b>fet</b>", supplier=firms[0], themes=("<i>x</i>&y",)
    )
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "<i>x" not in QGuiApplication.clipboard().mimeData().html()
    assert page.finding.textFormat() is Qt.TextFormat.PlainText
    (one,) = desk.all(Input)
    assert one.text == "<b>fet</b>"


@pytest.mark.parametrize("dark", [False, True])
def test_the_tints_are_told_apart_in_grey_and_the_number_is_read_on_each(
    themed: None, qapp: QApplication, dark: bool
) -> None:
    apply_theme(qapp, Theme(dark=dark))
    grounds = [ground(level) for level in range(5)]
    light = [_luminance(one) for one in grounds]
    steps = [abs(a - b) for a, b in pairwise(light)]
    assert light in (sorted(light), sorted(light, reverse=True))
    assert min(steps) > 0.005
    for level, one in enumerate(grounds):
        ink = LOOK.colour("on_accent" if level == 4 else "text")
        low, high = sorted((_luminance(one), _luminance(ink)))
        assert (high + 0.05) / (low + 0.05) >= 4.5, level
    apply_theme(qapp, Theme())


def _luminance(colour: QColor) -> float:
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.getRgbF()[:3]  # type: ignore[index]
    )
    return float(sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), parts, strict=True)))


def test_every_picture_has_a_name_in_both_languages() -> None:
    for language in ("nb", "en"):
        names = {Wording(language).code(f"picture.{kind}") for kind in PictureKind}
        assert len(names) == len(PictureKind)


@pytest.mark.parametrize("scale", [100, 130])
@pytest.mark.parametrize("kind", PictureKind)
def test_no_name_of_a_row_is_cut(
    told_case: Path, context: PageContext, tmp_path: Path, qtbot: QtBot, qapp: QApplication,
    kind: PictureKind, scale: int,
) -> None:  # fmt: skip
    """In the worked case, on the page as wide as it is in a window of 1366."""
    path = tmp_path / "case.lupdesk"
    shutil.copyfile(told_case, path)
    apply_theme(qapp, Theme(scale=scale))
    with closing(open_desk(path, author="Selma")) as case:
        page = PicturesPage(replace(context, desk=case), case.all(Procurement)[0].id)
        qtbot.addWidget(page)
        page.resize(1146, 712)
        page.show()
        page.kinds.turn(list(PictureKind).index(kind))
        qtbot.wait(20)
        grid = page.grid
        shown = [" ".join(lines) for lines in grid.places.names]
        assert shown == [row_words(row, context.wording) for row in grid.picture.rows]
        assert all(
            LOOK.metrics().horizontalAdvance(line) <= grid.places.name_inside(row).width()
            for row, lines in enumerate(grid.places.names)
            for line in lines
        )
        assert grid.height() >= grid.places.height, "nothing lies below what scrolls"
        page.hide()
    apply_theme(qapp, Theme())


def test_a_long_name_makes_its_row_higher_and_the_columns_give_way(
    desk: Desk, procurement: UUID, said: list[UUID], firms: list[UUID], page: PicturesPage,
    qtbot: QtBot,
) -> None:  # fmt: skip
    name = "Personvern og informasjonssikkerhet ved databehandling utenfor EØS"
    inputs.add_input(desk, procurement, text="Ny", supplier=firms[1], themes=(name,))
    grid = page.grid
    usual = grid.places.column
    page.resize(700, 700)
    qtbot.wait(20)
    assert grid.places.column < usual
    row = [one.name for one in grid.picture.rows].index(name)
    assert " ".join(grid.places.names[row]) == name
    high = [grid.places.name_rect(one).height() for one in range(len(grid.picture.rows))]
    assert high[row] > min(high) >= LOOK.px(34)
    assert grid.places.cell_rect(row, 1).height() == high[row]
    for one in range(len(high)):
        assert grid.places.cell_at(grid.places.cell_rect(one, 0).center()) == (one, 0)
    assert grid.places.row_at(grid.places.height) is None


def test_the_cell_whose_statements_are_read_stays_marked(
    said: list[UUID], page: PicturesPage, qtbot: QtBot
) -> None:
    grid = page.grid
    grid.setFocus()
    qtbot.keyClick(grid, Key.Key_Down)
    qtbot.keyClick(grid, Key.Key_Return)
    assert page.list.hasFocus()
    image, cell = grid.grab().toImage(), grid.places.cell_rect(1, 0)
    edge = image.pixelColor(cell.left() + 1, cell.center().y())
    other = grid.places.cell_rect(0, 0)
    beside = image.pixelColor(other.left() + 1, other.center().y())
    assert contrast(edge.name(), beside.name()) >= 3


def test_the_statements_of_a_cell_take_the_room_that_they_need(
    desk: Desk, procurement: UUID, firms: list[UUID], said: list[UUID], page: PicturesPage,
    qtbot: QtBot,
) -> None:  # fmt: skip
    def high() -> int:
        return page.list.visualRect(page.list.rows.index(0)).height()

    page.grid.setFocus()
    qtbot.keyClick(page.grid, Key.Key_Return)
    qtbot.wait(20)
    short = high()
    inputs.add_input(
        desk, procurement, text="Et utsagn som er langt. " * 6, supplier=firms[0], themes=("pris",)
    )
    qtbot.wait(20)
    assert high() == short + 2 * LOOK.metrics().lineSpacing()
