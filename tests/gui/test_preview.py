from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lupdesk.gui.context import PageContext
from lupdesk.gui.models.page_roll import AUTOMATIC, FIT_PAGE, FIT_WIDTH, GAP, PageRoll
from lupdesk.gui.models.pdf_pages import Tile, painted, tiles_of
from lupdesk.gui.models.picture_cache import PictureCache
from lupdesk.gui.views.preview_pane import PreviewPane
from tests.gui.conftest import Told
from tests.gui.papers import pdf_of

A4 = (595.0, 842.0)
WORDS = [[f"Side nummer {n}", "Lukkede grensesnitt", f"tall{n}"] for n in range(1, 13)]


@pytest.fixture
def pane(context: PageContext, procurement: UUID, qtbot: QtBot) -> Iterator[PreviewPane]:
    pane = PreviewPane(context, procurement)
    pane.serve(pane)
    qtbot.addWidget(pane)
    pane.resize(760, 700)
    pane.show()
    qtbot.waitExposed(pane)
    pane.paper.show_pdf(pdf_of(WORDS))
    pane.states.setCurrentIndex(0)
    qtbot.waitUntil(lambda: pane.page_count == 12 and not context.jobs.busy)
    pane.paper.setFocus()
    yield pane
    qtbot.waitUntil(lambda: not context.jobs.busy)


def test_paging_by_the_keys(pane: PreviewPane, qtbot: QtBot) -> None:
    assert pane.bar.page.text() == "1"
    assert pane.bar._of.text() == "av 12"
    qtbot.keyClick(pane.paper, Qt.Key.Key_End)
    assert pane.bar.page.text() == "12"
    qtbot.keyClick(pane.paper, Qt.Key.Key_Home)
    assert pane.bar.page.text() == "1"
    qtbot.keyClick(pane.paper, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert pane.paper.zoom == FIT_PAGE
    for expected in (2, 3):
        qtbot.keyClick(pane.paper, Qt.Key.Key_PageDown)
        assert pane.paper.current_page + 1 == expected
    qtbot.keyClick(pane.paper, Qt.Key.Key_PageUp)
    assert pane.paper.current_page + 1 == 2


@pytest.mark.parametrize(("typed", "there"), [("7", 7), ("99", 12), ("0", 1), ("x", 1), ("", 1)])
def test_a_page_by_its_number(pane: PreviewPane, typed: str, there: int, qtbot: QtBot) -> None:
    qtbot.keyClick(pane.paper, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert pane.bar.page.hasFocus()
    pane.bar.page.selectAll()
    qtbot.keyClick(pane.bar.page, Qt.Key.Key_Delete)
    qtbot.keyClicks(pane.bar.page, typed)
    qtbot.keyClick(pane.bar.page, Qt.Key.Key_Return)
    assert pane.paper.current_page + 1 == there
    assert pane.bar.page.text() == str(there)


def test_zoom_by_keys_is_remembered(
    pane: PreviewPane, context: PageContext, procurement: UUID, told: Told, qtbot: QtBot
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    before = pane.paper.percent
    qtbot.keyClick(pane.paper, Qt.Key.Key_Plus, control)
    assert pane.paper.percent > before
    qtbot.keyClick(pane.paper, Qt.Key.Key_Minus, control)
    qtbot.keyClick(pane.paper, Qt.Key.Key_Minus, control)
    assert pane.paper.percent < before
    assert pane.bar.zoom.value() == pane.paper.percent
    assert told.sizes["preview"] == (pane.paper.zoom, 0)
    again = PreviewPane(context, procurement)
    qtbot.addWidget(again)
    assert again.paper.zoom == pane.paper.zoom
    for expected in (AUTOMATIC, FIT_PAGE, FIT_WIDTH, AUTOMATIC):
        qtbot.keyClick(pane.paper, Qt.Key.Key_0, control)
        assert pane.paper.zoom == expected
        assert told.sizes["preview"] == (expected, 0)


def test_the_wheel_zooms_around_the_pointer(pane: PreviewPane) -> None:
    pane.paper.go_to_page(4)
    point = QPoint(300, 200)
    before = pane.paper._spot(point)
    pane.paper.wheelEvent(
        QWheelEvent(
            QPointF(point),
            QPointF(pane.paper.viewport().mapToGlobal(point)),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
    )
    after = pane.paper._spot(point)
    assert before is not None
    assert after is not None
    assert after.page == before.page
    assert after.x == pytest.approx(before.x, abs=3)
    assert after.y == pytest.approx(before.y, abs=3)


def test_words_are_found_and_counted(pane: PreviewPane, context: PageContext, qtbot: QtBot) -> None:
    qtbot.keyClick(pane.paper, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = pane.search.field
    assert field.hasFocus()
    qtbot.keyClicks(field, "GRENSESNITT")
    qtbot.waitUntil(lambda: pane.search.told.text() == "1 av 12")
    for expected in (2, 3):
        qtbot.keyClick(field, Qt.Key.Key_F3)
        assert pane.search.told.text() == f"{expected} av 12"
    qtbot.keyClick(field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert pane.search.told.text() == "2 av 12"
    qtbot.waitUntil(lambda: pane.paper.current_page == 1)
    qtbot.waitUntil(lambda: bool(list(pane.paper.marks.boxes(1))))
    field.selectAll()
    qtbot.keyClicks(field, "finnes ikke")
    qtbot.waitUntil(lambda: pane.search.told.text() == "Står ikke i dokumentet")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert pane.search.isHidden()
    assert pane.paper.hasFocus()
    assert pane.paper.marks.passages == ()


def test_a_found_passage_comes_into_sight_and_is_marked(
    pane: PreviewPane, context: PageContext, qtbot: QtBot
) -> None:
    pane.search.start()
    qtbot.keyClicks(pane.search.field, "tall9")
    qtbot.waitUntil(lambda: pane.paper.current_page == 8)
    qtbot.waitUntil(lambda: bool(list(pane.paper.marks.boxes(8))) and not context.jobs.busy)
    picture = pane.paper.viewport().grab().toImage()
    ((box, kind),) = pane.paper.marks.boxes(8)
    assert kind == "current"
    rect = pane.paper._roll.rect(8).translated(-pane.paper._offset())
    x = rect.left() + round((box[0] - 0.5) * pane.paper._roll.scale)
    y = rect.top() + round((box[1] + 1) * pane.paper._roll.scale)
    assert picture.pixelColor(x, y) != QColor("white")


def test_what_was_found_is_copied_as_plain_text(
    pane: PreviewPane, told: Told, qtbot: QtBot
) -> None:
    pane.search.start()
    qtbot.keyClicks(pane.search.field, "grensesnitt")
    qtbot.waitUntil(lambda: pane.paper.marks.has_selection)
    pane.paper.setFocus()
    qtbot.keyClick(pane.paper, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    board = QGuiApplication.clipboard()
    assert board.text() == "grensesnitt"
    assert not board.mimeData().hasHtml()
    assert told.messages[-1][1] == "ok"


def test_a_selection_by_the_mouse_is_copied(
    pane: PreviewPane, context: PageContext, qtbot: QtBot
) -> None:
    paper = pane.paper
    rect, scale = paper._roll.rect(0), paper._roll.scale
    start = QPoint(rect.left() + round(60 * scale), rect.top() + round(90 * scale))
    end = QPoint(rect.left() + round(300 * scale), rect.top() + round(90 * scale))
    qtbot.mousePress(paper.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(paper.viewport(), end)
    paper.marks.drag(paper._spot(end))  # type: ignore[arg-type]
    qtbot.mouseRelease(paper.viewport(), Qt.MouseButton.LeftButton, pos=end)
    qtbot.waitUntil(lambda: paper.marks.has_selection and not context.jobs.busy)
    qtbot.keyClick(paper, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "Lukkede grensesnitt")


def test_everything_is_copied(pane: PreviewPane, qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(pane.paper, Qt.Key.Key_A, control)
    qtbot.keyClick(pane.paper, Qt.Key.Key_C, control)
    whole = "\n".join(line for page in WORDS for line in page)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == whole)


def test_small_pages_are_shown_and_turn_the_paper(
    pane: PreviewPane, context: PageContext, told: Told, qtbot: QtBot
) -> None:
    assert pane.strip.isHidden()
    pane.bar.strip.setFocus()
    qtbot.keyClick(pane.bar.strip, Qt.Key.Key_Space)
    assert pane.strip.isVisible()
    assert told.sizes["preview"][1] == 1
    pane.strip.setFocus()
    qtbot.keyClick(pane.strip, Qt.Key.Key_Down)
    qtbot.keyClick(pane.strip, Qt.Key.Key_Down)
    assert pane.paper.current_page == 2
    qtbot.keyClick(pane.paper, Qt.Key.Key_End)
    assert pane.strip.value() == 11
    qtbot.waitUntil(lambda: not context.jobs.busy)
    tile = pane.paper.reader.small_tile(11, pane.devicePixelRatioF())
    small = pane.paper.reader.small.look(tile)
    assert small is not None
    assert not is_blank(small)


def is_blank(image: QImage) -> bool:
    return all(
        image.pixelColor(x, y) == QColor("white")
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )


def test_place_zoom_and_search_stay_when_the_paper_is_made_anew(
    pane: PreviewPane, context: PageContext, qtbot: QtBot
) -> None:
    pane.paper.set_zoom(150)
    pane.paper.go_to_page(6)
    pane.paper.verticalScrollBar().setValue(pane.paper.verticalScrollBar().value() + 100)
    pane.search.start()
    qtbot.keyClicks(pane.search.field, "tall7")
    qtbot.waitUntil(lambda: len(pane.paper.marks.passages) == 1 and not context.jobs.busy)
    before = pane.paper.verticalScrollBar().value()
    changed = [*WORDS[:6], ["Side nummer 7", "", "", "tall7", "tall7"], *WORDS[7:]]
    pane.paper.show_pdf(pdf_of(changed), again=True)
    qtbot.waitUntil(lambda: len(pane.paper.marks.passages) == 2)
    assert pane.paper.zoom == 150
    assert abs(pane.paper.verticalScrollBar().value() - before) <= 1
    pane.paper.show_pdf(pdf_of(WORDS[:2]), again=True)
    # Painted before the file is read: the pages before, which are not in it any more.
    pane.paper.viewport().grab()
    qtbot.waitUntil(lambda: pane.page_count == 2)
    assert pane.paper.current_page == 1
    pane.paper.show_pdf(pdf_of(WORDS))
    qtbot.waitUntil(lambda: pane.page_count == 12)
    assert pane.paper.current_page == 0


def test_pages_are_painted_beside_the_window_and_kept_within_bounds(
    context: PageContext, procurement: UUID, qtbot: QtBot
) -> None:
    pane = PreviewPane(context, procurement)
    qtbot.addWidget(pane)
    pane.resize(760, 700)
    pane.paper.reader.pictures = PictureCache(8_000_000)
    pane.show()
    qtbot.waitExposed(pane)
    pane.paper.show_pdf(pdf_of([[f"Side {n}"] for n in range(1000)]))
    qtbot.waitUntil(lambda: pane.page_count == 1000)
    for page in range(0, 1000, 50):
        pane.paper.go_to_page(page)
        pane.paper.viewport().grab()
        assert pane.paper.current_page == page
        qtbot.waitUntil(lambda: not context.jobs.busy)
    assert pane.paper.reader.pictures.bytes <= 8_000_000
    seen = [one for one in pane.paper._tiles(950) if pane.paper.reader.pictures.look(one)]
    assert seen


def test_a_screen_reader_hears_the_page(pane: PreviewPane, qtbot: QtBot) -> None:
    QAccessible.setActive(True)
    try:
        qtbot.keyClick(pane.paper, Qt.Key.Key_End)
        qtbot.waitUntil(lambda: "Side nummer 12" in pane.paper.accessibleDescription())
    finally:
        QAccessible.setActive(False)


def test_that_a_paper_takes_long_is_said(pane: PreviewPane, qtbot: QtBot) -> None:
    pane._later.setInterval(1)
    pane._later.start()
    qtbot.waitUntil(pane.waiting.isVisible)
    pane.show_why_not("Velg et møte")
    assert pane.waiting.isHidden()
    for key in (Qt.Key.Key_F3, Qt.Key.Key_F):
        control = Qt.KeyboardModifier.ControlModifier
        qtbot.keyClick(pane, key, control if key == Qt.Key.Key_F else Qt.KeyboardModifier(0))
        assert pane.search.isHidden()
    assert pane.states.currentIndex() == 1
    QApplication.sendPostedEvents()


# -- geometry and parts -----------------------------------------------------------------------------


def test_pages_of_different_sizes_stand_one_below_the_other() -> None:
    roll = PageRoll((A4, (842.0, 595.0), A4), FIT_WIDTH, QSize(400, 300))
    first, second, third = (roll.rect(n) for n in range(3))
    assert first.top() == GAP
    assert second.top() == first.bottom() + 1 + GAP
    assert third.top() == second.bottom() + 1 + GAP
    assert second.width() == 400 - 2 * GAP
    assert first.center().x() == second.center().x()
    assert roll.page_at(0) == 0
    assert roll.page_at(second.top()) == 1
    assert roll.page_at(10**6) == 2
    assert list(roll.pages_between(first.bottom(), second.top())) == [0, 1]
    wide = QSize(2000, 900)
    assert PageRoll((A4,), AUTOMATIC, wide).percent == 120
    assert PageRoll((A4,), FIT_WIDTH, wide).percent > 200
    assert list(PageRoll((), FIT_PAGE, QSize(400, 300)).pages_between(0, 300)) == []


def test_the_parts_of_a_large_page_make_up_the_whole() -> None:
    data = pdf_of([["x" * 60] * 30])
    width, height = 2600, 3677
    whole = painted(data, Tile(0, 1300, round(1300 * height / width), 0, 0))
    assert whole.width() == 1300
    from PySide6.QtCore import QRect

    tiles = list(tiles_of(0, width, height, QRect(0, 0, width, height)))
    assert sum(one.rect.width() * one.rect.height() for one in tiles) == width * height
    assert not any(
        one.rect.intersects(other.rect) for one in tiles for other in tiles if one != other
    )
    assert [tile.left for tile in tiles_of(0, width, height, QRect(1600, 0, 10, 10))] == [1536]


def test_pictures_in_sight_are_kept_however_large() -> None:
    cache = PictureCache(100)
    first, second, third = (Tile(n, 10, 10, 0, 0) for n in range(3))
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    for tile in (first, second):
        cache.put(tile, image, {first, second})
    assert cache.look(first) is not None
    assert cache.look(second) is not None
    cache.put(third, image, {third})
    assert cache.look(first) is None
    assert cache.bytes == image.sizeInBytes()
    cache.age()
    assert not cache.is_good(third)
    assert cache.look(third) is not None
