"""The page of risks by keyboard: the register, its panel, and the picture linked to both."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk import risks
from lupdesk.desk.inputs import add_input
from lupdesk.desk.session import Desk
from lupdesk.domain.result_kinds import Bearer, Relief, RiskKind
from lupdesk.domain.results import Risk, Tie
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.choose_statements import ChooseStatementsDialog
from lupdesk.gui.views.risks import RisksPage
from lupdesk.gui.widgets.fields import Choice
from tests.gui.conftest import Told

Key = Qt.Key


@pytest.fixture
def page(context: PageContext, procurement: UUID, qtbot: QtBot) -> Iterator[RisksPage]:
    page = RisksPage(context, procurement)
    context.desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 700)
    page.show()
    qtbot.waitExposed(page)
    yield page
    context.desk.unwatch(page.refresh)


def write(page: RisksPage, qtbot: QtBot, text: str) -> None:
    page.new.setFocus()
    qtbot.keyClicks(page.new, text)
    qtbot.keyClick(page.new, Key.Key_Return)


def choose(choice: Choice, value: object, qtbot: QtBot) -> None:
    """By arrow keys, as far as the value is away."""
    choice.setFocus()
    for _ in range(choice.count()):
        if choice.value() == value:
            return
        up = choice._values.index(value) < choice.currentIndex()
        qtbot.keyClick(choice, Key.Key_Up if up else Key.Key_Down)
    assert choice.value() == value


def the_one(desk: Desk) -> Risk:
    (one,) = desk.all(Risk)
    return one


def test_an_empty_page_says_what_to_do_and_enter_writes_the_first(
    page: RisksPage, desk: Desk, qtbot: QtBot
) -> None:
    assert page._stack.currentIndex() == 1
    assert page.first is page.new
    write(page, qtbot, "for lite volum")
    assert the_one(desk).what == "for lite volum"
    assert page._stack.currentIndex() == 0
    assert page.new.text() == ""
    assert page.list.value().risk == the_one(desk)
    desk.undo()
    assert page._stack.currentIndex() == 1


def test_an_impatient_enter_adds_nothing_and_alarms_nobody(
    page: RisksPage, desk: Desk, told: Told, qtbot: QtBot
) -> None:
    write(page, qtbot, "   ")
    assert (told.messages, desk.all(Risk)) == ([], [])


def test_all_fields_are_written_by_keys(page: RisksPage, desk: Desk, qtbot: QtBot) -> None:
    write(page, qtbot, "for lite volum")
    panel = page.panel
    for choice, value in (
        (panel.kind, RiskKind.MARKET),
        (panel.bearer, Bearer.SHARED),
        (panel.likelihood, 4),
        (panel.consequence, 4),
        (panel.relief, Relief.VOLUME_GUARANTEE),
        (panel.left_likelihood, 2),
        (panel.left_consequence, 3),
    ):
        choose(choice, value, qtbot)
    panel.relief_words.setFocus()
    qtbot.keyClicks(panel.relief_words, "900 brukere")
    qtbot.keyClick(panel.relief_words, Key.Key_Return)
    one = the_one(desk)
    assert (one.kind, one.bearer, one.likelihood, one.consequence) == (
        RiskKind.MARKET,
        Bearer.SHARED,
        4,
        4,
    )
    assert (one.relief, one.relief_words) == (Relief.VOLUME_GUARANTEE, "900 brukere")
    assert (one.left_likelihood, one.left_consequence) == (2, 3)
    assert "Høy" not in page._header.line.text()
    assert "1 er høy" in page._header.line.text()


def test_reliefs_that_fit_the_kind_stand_first_and_are_named(
    page: RisksPage, desk: Desk, qtbot: QtBot
) -> None:
    write(page, qtbot, "for lite volum")
    choose(page.panel.kind, RiskKind.MARKET, qtbot)
    assert page.panel.relief._values[1] is Relief.VOLUME_GUARANTEE
    assert "Volumgaranti" in page.panel._often.text()
    assert len(page.panel.relief._values) == len(Relief) + 1


def test_an_emptied_text_is_refused_and_stands_again(
    page: RisksPage, desk: Desk, told: Told, qtbot: QtBot
) -> None:
    write(page, qtbot, "strømbrudd")
    page.panel.what.setFocus()
    page.panel.what.setPlainText("")
    page.panel.what.commit()
    assert told.messages[-1][1] == "stop"
    assert the_one(desk).what == "strømbrudd"
    assert page.panel.what.toPlainText() == "strømbrudd"


def test_more_left_than_there_was_is_asked_about(
    page: RisksPage, desk: Desk, procurement: UUID
) -> None:
    id = risks.add_risk(desk, procurement, "x", likelihood=2, consequence=2)
    page.show_thing(id)
    assert not page.panel._grew.isVisible()
    risks.edit_risk(desk, id, left_likelihood=5, left_consequence=5)
    assert page.panel._grew.isVisible()


def test_the_list_lights_the_picture_and_the_picture_moves_the_list(
    page: RisksPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    grave = risks.add_risk(
        desk, procurement, "grav", likelihood=4, consequence=4,
        left_likelihood=2, left_consequence=3,
    )  # fmt: skip
    mild = risks.add_risk(desk, procurement, "mild", likelihood=4, consequence=2)
    page.show_thing(grave)
    assert "1 grav" in page.picture.words()
    page.picture.setFocus()
    qtbot.keyClick(page.picture, Key.Key_Left)
    assert page.list.value().risk.id == grave, "an empty cell picks nothing"
    qtbot.keyClick(page.picture, Key.Key_Left)
    assert page.list.value().risk.id == mild
    assert page.panel.what.toPlainText() == "mild"
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Down):
        qtbot.keyClick(page.picture, key)
    assert page.list.value().risk.id == grave, "the cell to which its relief brings it"
    assert "med avlastningen" in page.picture.words()
    assert page.picture._at == (2, 3), "the cursor stays where one went"


def test_enter_goes_through_those_of_one_cell(
    page: RisksPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    first, second = (
        risks.add_risk(desk, procurement, name, likelihood=3, consequence=3) for name in "ab"
    )
    page.show_thing(first)
    page.picture.setFocus()
    for wanted in (second, first):
        qtbot.keyClick(page.picture, Key.Key_Return)
        assert page.list.value().risk.id == wanted


def test_the_cursor_never_leaves_the_picture(
    page: RisksPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    risks.add_risk(desk, procurement, "a", likelihood=5, consequence=5)
    page.picture.setFocus()
    for key in (Key.Key_Up, Key.Key_Right, Key.Key_Down, Key.Key_Left):
        for _ in range(7):
            qtbot.keyClick(page.picture, key)
            likelihood, consequence = page.picture._at
            assert 1 <= likelihood <= 5
            assert 1 <= consequence <= 5


def test_what_it_rests_on_is_chosen_by_keys_and_leads_to_the_statement(
    page: RisksPage,
    desk: Desk,
    procurement: UUID,
    told: Told,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = add_input(desk, procurement, text="Volum under 900 lønner seg ikke")
    add_input(desk, procurement, text="Noe annet")
    risk = risks.add_risk(desk, procurement, "for lite volum")
    page.show_thing(risk)

    def by_keys(dialog: ChooseStatementsDialog) -> int:
        dialog.show()
        qtbot.keyClicks(dialog.search, "volum")
        assert len(dialog.list.rows.values) == 1
        qtbot.keyClick(dialog.search, Key.Key_Return)
        qtbot.keyClick(dialog.list, Key.Key_Space)
        qtbot.keyClick(dialog.list, Key.Key_Return)
        return int(dialog.result())

    monkeypatch.setattr(ChooseStatementsDialog, "exec", by_keys)
    qtbot.keyClick(page.list, Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert [(tie.of, tie.basis) for tie in desk.all(Tie)] == [(risk, said)]
    rows = page.panel.bases.list.rows
    rows.setFocus()
    qtbot.keyClick(rows, Key.Key_Return)
    assert told.went[-1] == ("inputs", said)
    qtbot.keyClick(rows, Key.Key_Delete)
    assert desk.all(Tie) == []


def test_closed_and_removed_and_back(
    page: RisksPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    id = risks.add_risk(desk, procurement, "x", likelihood=5, consequence=5)
    page.show_thing(id)
    qtbot.keyClick(page.panel.closed, Key.Key_Space)
    assert the_one(desk).closed_on == date(2027, 3, 16)
    assert "0 åpne" in page._header.line.text()
    page.panel.remove.click()
    assert desk.all(Risk) == []
    desk.undo()
    assert the_one(desk).id == id


def test_a_row_says_all_of_it_to_a_screen_reader(
    page: RisksPage, desk: Desk, procurement: UUID
) -> None:
    risks.add_risk(
        desk, procurement, "for lite volum", kind=RiskKind.MARKET, likelihood=4, consequence=4,
        relief=Relief.OPTION, relief_words="naboer", left_likelihood=2, left_consequence=2,
    )  # fmt: skip
    words = page.list.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("1", "for lite volum", "Marked og volum", "høy 4 × 4", "naboer", "lav 2 × 2"):
        assert part in words


@pytest.mark.parametrize("width", [620, 1146, 1600])
def test_the_picture_is_painted_at_any_width(
    page: RisksPage, desk: Desk, procurement: UUID, width: int, qtbot: QtBot
) -> None:
    for n in range(1, 6):
        risks.add_risk(
            desk,
            procurement,
            f"r{n}",
            likelihood=3,
            consequence=3,
            left_likelihood=n,
            left_consequence=1,
        )
    page.resize(width, 760)
    shown: QWidget = page.picture
    assert not shown.grab().isNull()
    assert page.picture.cell((5, 5)).right() <= page.picture.width()


def test_no_disc_covers_another_however_many_share_a_cell(
    page: RisksPage, desk: Desk, procurement: UUID
) -> None:
    ids = [
        risks.add_risk(
            desk, procurement, f"r{n}", likelihood=4, consequence=4,
            left_likelihood=2, left_consequence=2,
        )
        for n in range(8)
    ]  # fmt: skip
    page.resize(1146, 712)
    for chosen in (ids[0], ids[6]):
        page.show_thing(chosen)
        for place in ((4, 4), (2, 2)):
            points = page.picture._points(place)
            assert len(points) == len(ids)
            lefts = sorted({at.x() for _, _, at in points})
            assert all(b - a >= 20 for a, b in itertools.pairwise(lefts))
            cell = page.picture.cell(place)
            assert cell.left() <= lefts[0] - 10
            assert lefts[-1] + 10 <= cell.right()
            alone = next(at.x() for one, _, at in points if one.risk.id == chosen)
            assert sum(at.x() == alone for _, _, at in points) == 1, "the chosen one is seen"


def test_on_a_high_page_the_picture_grows_and_stands_under_the_register(
    page: RisksPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    for n in range(3):
        risks.add_risk(desk, procurement, f"r{n}", likelihood=4, consequence=4)
    page.resize(1146, 712)
    qtbot.waitUntil(lambda: page.picture.height() > 0)
    low = page.picture.cell((1, 1))
    page.resize(1700, 1024)
    qtbot.waitUntil(lambda: page.picture.cell((1, 1)).height() > low.height())
    high = page.picture.cell((1, 1))
    assert high.width() > low.width()
    # Its bottom is that of its last row: nothing empty between it and the picture.
    assert page.list.height() <= 3 * 76 + 2
    assert page.picture.y() - (page.list.y() + page.list.height()) == 12


def test_the_history_is_headed_only_where_there_is_any(
    page: RisksPage, desk: Desk, procurement: UUID
) -> None:
    id = risks.add_risk(desk, procurement, "Volum")
    page.show_thing(id)
    assert not page.panel._past.isVisible()
    risks.edit_risk(desk, id, owner="Odd")
    assert page.panel._past.isVisible()
