from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import openpyxl
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk import inputs, instruments, measures, requirements, tables
from lupdesk.desk.requirements import Shaped
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import add_supplier
from lupdesk.domain.audience import BUYER_TEAM
from lupdesk.domain.kinds import InputType, SheetKind
from lupdesk.domain.result_kinds import Barrier, MeasureState, RequirementKind
from lupdesk.domain.results import Measure, Requirement, Tie
from lupdesk.domain.things import Input
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.choose_statements import ChooseStatementsDialog
from lupdesk.gui.theme import LOOK, Theme, apply_theme
from lupdesk.gui.views import measure_board
from lupdesk.gui.views.measure_rows import BarrierRow, HeadRow, MeasureRow
from lupdesk.gui.views.measures import MeasuresPage
from lupdesk.gui.widgets.fields import Choice, TextField
from lupdesk.problems import Problem
from tests.gui.conftest import Told

Key, CONTROL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def barriers(desk: Desk, procurement: UUID) -> list[UUID]:
    heim = add_supplier(desk, name="Heimkontakt AS", procurement=procurement)
    said = (("Lukkede grensesnitt", None), ("For lite volum", Barrier.VOLUME))
    return [
        inputs.add_input(
            desk, procurement, text=text, type=InputType.BAR, barrier=kind, supplier=heim, phase=6
        )
        for text, kind in said
    ]


@pytest.fixture
def page(context: PageContext, procurement: UUID, qtbot: QtBot) -> Iterator[MeasuresPage]:
    page = MeasuresPage(context, procurement)
    context.desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 700)
    page.show()
    qtbot.waitExposed(page)
    yield page
    context.desk.unwatch(page.refresh)


def typed(qtbot: QtBot, text: str, *, enter: bool = True) -> None:
    """Into whatever has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, text)
    if enter:
        qtbot.keyClick(focused, Key.Key_Return)


def pressed(qtbot: QtBot, key: Qt.Key, with_: Any = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, with_)


def on_barrier(page: MeasuresPage, said: UUID) -> None:
    page.board.show_thing(said)
    value = page.board.list.value()
    assert isinstance(value, BarrierRow)


def test_an_empty_page_says_what_to_do_next(page: MeasuresPage) -> None:
    assert page.board._stack.currentIndex() == 1
    assert not page.board.panel.isVisible()
    page.switch.turn(2)
    assert page.requirements._stack.currentIndex() == 1


def test_a_barrier_without_a_measure_stands_first_and_gets_one_by_keyboard(
    desk: Desk, procurement: UUID, barriers: list[UUID], page: MeasuresPage, qtbot: QtBot
) -> None:
    on_barrier(page, barriers[1])
    pressed(qtbot, Key.Key_Return)
    typed(qtbot, "Felles volum for tre kommuner")
    (one,) = desk.all(Measure)
    assert (one.title, one.state) == ("Felles volum for tre kommuner", MeasureState.PROPOSED)
    assert [tie.basis for tie in desk.all(Tie, of=one.id)] == [barriers[1]]
    assert page.board._covered.text() == "1 av 2 barrierer har et tiltak"
    rows = page.board.list.rows.values
    assert [type(row) for row in rows] == [
        HeadRow, BarrierRow, HeadRow, BarrierRow, MeasureRow,
    ]  # fmt: skip
    assert rows[1].line.said.id == barriers[0], "what is left to do comes first"
    desk.undo()
    assert page.board._covered.text() == "0 av 2 barrierer har et tiltak"


def test_a_large_board_is_read_beside_the_window_and_keeps_what_is_wanted(
    context: PageContext,
    desk: Desk,
    procurement: UUID,
    barriers: list[UUID],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(measure_board, "_AT_ONCE", 1)
    page = MeasuresPage(context, procurement)
    desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 700)
    page.show()
    qtbot.waitExposed(page)
    board = page.board
    assert board.list.rows.rowCount() == 0
    assert board._stack.currentIndex() == 0, "it does not say that nothing is there"
    assert page.first is board.list
    assert "…" in board._covered.text()
    page.show_thing(barriers[1])
    qtbot.waitUntil(lambda: not context.jobs.busy)
    assert board.list.value().line.said.id == barriers[1], "whom somebody came for"
    assert board._covered.text() == "0 av 2 barrierer har et tiltak"
    board.new.setFocus()
    typed(qtbot, "Felles volum")
    assert len(desk.all(Measure)) == 1
    qtbot.waitUntil(lambda: not context.jobs.busy)
    assert board.list.value().measure.title == "Felles volum"
    assert board._covered.text() == "1 av 2 barrierer har et tiltak"
    on_barrier(page, barriers[1])
    board._make_of(board.panel.suggestions.rows.values[0])
    qtbot.waitUntil(lambda: not context.jobs.busy)
    assert isinstance(board.list.value(), MeasureRow)
    assert board.panel.owner.hasFocus(), "who does it comes next"
    desk.unwatch(page.refresh)


def test_where_the_reading_was_stopped_it_can_be_read_after_all(
    context: PageContext,
    desk: Desk,
    procurement: UUID,
    barriers: list[UUID],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(measure_board, "_AT_ONCE", 1)
    read = measures.read_board_beside

    def stopped(*about: Any) -> Any:
        raise Problem("cancelled")

    monkeypatch.setattr(measures, "read_board_beside", stopped)
    page = MeasuresPage(context, procurement)
    qtbot.addWidget(page)
    page.show()
    board = page.board
    qtbot.waitUntil(lambda: not context.jobs.busy)
    assert board._stack.currentWidget() is board._aside
    monkeypatch.setattr(measures, "read_board_beside", read)
    qtbot.keyClick(board._aside.button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not context.jobs.busy)
    assert board.list.rows.rowCount() > 0
    assert board._stack.currentIndex() == 0


def test_a_measure_is_moved_past_one_that_was_removed_while_the_board_is_read(
    context: PageContext,
    desk: Desk,
    procurement: UUID,
    barriers: list[UUID],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ids = [
        measures.add_measure(desk, procurement, title=title, bases=(barriers[0],))
        for title in ("Først", "Så", "Sist")
    ]
    page = MeasuresPage(context, procurement)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.show_thing(ids[0])
    measures.remove_measure(desk, ids[1])
    qtbot.keyClick(page.board.list, Key.Key_Down, ALT)
    assert [one.id for one in measures.measures_of(desk, procurement)] == [ids[2], ids[0]]


def test_a_view_is_made_when_somebody_turns_to_it(
    desk: Desk, procurement: UUID, page: MeasuresPage, qtbot: QtBot
) -> None:
    id = measures.add_measure(desk, procurement, title="Felles volum")
    page.show_thing(id)
    assert list(page._made) == [0]
    page.switch.turn(2)
    assert page._stack.currentWidget() is page.requirements
    page.switch.turn(1)
    assert page._stack.currentWidget() is page.instruments
    assert page._stack.count() == 3
    page.switch.turn(0)
    assert page._stack.currentWidget() is page.board


def test_walking_the_board_reads_it_no_second_time(
    desk: Desk,
    procurement: UUID,
    barriers: list[UUID],
    page: MeasuresPage,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measures.add_measure(desk, procurement, title="Felles volum", bases=barriers[1:])
    monkeypatch.delattr(measures, "read_board")
    page.board.list.setFocus()
    for key in (Key.Key_Home, Key.Key_Down, Key.Key_Down, Key.Key_Down):
        qtbot.keyClick(page.board.list, key)
    assert isinstance(page.board.list.value(), MeasureRow)


def test_owner_day_state_and_done(
    desk: Desk, procurement: UUID, page: MeasuresPage, qtbot: QtBot
) -> None:
    measures.add_measure(desk, procurement, title="Ettersend kart")
    page.board.list.setFocus()
    for field, text in ((page.board.panel.owner, "Tor Hauge"), (page.board.panel.due, "1.3")):
        field.setFocus()
        typed(qtbot, text)
    one = desk.all(Measure)[0]
    assert (one.owner, one.due) == ("Tor Hauge", date(2027, 3, 1))
    assert "1 over fristen" in page.board._due.text()
    page.board.list.setFocus()
    pressed(qtbot, Key.Key_Return, CONTROL)
    one = desk.all(Measure)[0]
    assert (one.state, one.done_on) == (MeasureState.DONE, date(2027, 3, 16))
    assert "over fristen" not in page.board._due.text()
    pressed(qtbot, Key.Key_Return, CONTROL)
    assert desk.all(Measure)[0].state is MeasureState.UNDER_WAY


def test_what_is_typed_is_kept_when_it_is_marked_done_or_left(
    desk: Desk, procurement: UUID, page: MeasuresPage, qtbot: QtBot
) -> None:
    measures.add_measure(desk, procurement, title="Ettersend kart")
    page.board.panel.effect.setFocus()
    typed(qtbot, "Alle vet det samme", enter=False)
    pressed(qtbot, Key.Key_Return, CONTROL)
    one = desk.all(Measure)[0]
    assert (one.effect, one.state) == ("Alle vet det samme", MeasureState.DONE)
    page.board.panel.note.setFocus()
    typed(qtbot, "husk", enter=False)
    page.flush()
    assert desk.all(Measure)[0].note == "husk"


def test_b_comes_to_the_kind_of_the_barrier_and_sets_it(
    desk: Desk, barriers: list[UUID], page: MeasuresPage, qtbot: QtBot
) -> None:
    on_barrier(page, barriers[0])
    pressed(qtbot, Key.Key_B)
    kind = page.board.panel.kind
    qtbot.waitUntil(lambda: kind.view().isVisible())
    view = kind.view()
    for _ in range(3):
        qtbot.keyClick(view, Key.Key_Down)
    qtbot.keyClick(view, Key.Key_Return)
    assert desk.the(Input, barriers[0]).barrier is list(Barrier)[2]
    assert desk.undo_label == "set-barrier"


def test_a_suggestion_is_taken_with_one_key(
    desk: Desk, procurement: UUID, barriers: list[UUID], page: MeasuresPage, qtbot: QtBot
) -> None:
    on_barrier(page, barriers[1])
    shown = page.board.panel.suggestions
    assert [one.code for one in shown.rows.values] == ["joint-buying", "staged-contract"]
    shown.setFocus()
    pressed(qtbot, Key.Key_Return)
    (one,) = desk.all(Measure)
    assert (one.title, one.instrument) == (
        "Fellesanskaffelse / samordnet etterspørsel",
        "joint-buying",
    )
    assert isinstance(page.board.list.value(), MeasureRow)
    assert [one.code for one in shown.rows.values] == ["staged-contract"], "it has the other one"
    shown.setFocus()
    pressed(qtbot, Key.Key_Return)
    assert desk.all(Measure)[0].instrument == "staged-contract"


def test_statements_are_looked_for_and_ticked_by_keyboard(
    desk: Desk, procurement: UUID, barriers: list[UUID], page: MeasuresPage, qtbot: QtBot
) -> None:
    wish = inputs.add_input(desk, procurement, text="Åpne grensesnitt", type=InputType.REQ)
    id = measures.add_measure(desk, procurement, title="Kartlegg", bases=[barriers[1]])
    page.board.show_thing(id)

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ChooseStatementsDialog)
        first = [one.id for one in dialog.list.rows.values]
        assert first == [barriers[1], barriers[0], wish], "what is ticked, then barriers"
        qtbot.keyClicks(dialog.search, "grensesnitt")
        qtbot.keyClick(dialog.search, Key.Key_Return)
        assert {one.id for one in dialog.list.rows.values} == {barriers[0], wish}
        qtbot.keyClick(dialog.list, Key.Key_Space)
        qtbot.keyClick(dialog.list, Key.Key_Return)

    QTimer.singleShot(0, choose)
    pressed(qtbot, Key.Key_B, CONTROL)
    assert [tie.basis for tie in desk.all(Tie, of=id)] == [barriers[1], barriers[0]]
    rests = page.board.panel.bases.rows
    rests.pick_row(0)
    qtbot.keyClick(rests, Key.Key_Delete)
    assert [tie.basis for tie in desk.all(Tie, of=id)] == [barriers[0]]


def test_from_a_measure_to_the_voice_behind_it(
    desk: Desk, procurement: UUID, barriers: list[UUID], page: MeasuresPage, told: Any, qtbot: QtBot
) -> None:
    id = measures.add_measure(desk, procurement, title="Kartlegg", bases=[barriers[0]])
    page.show_thing(id)
    page.board.panel.bases.rows.setFocus()
    pressed(qtbot, Key.Key_Return)
    assert told.went == [("inputs", barriers[0])]


def test_moved_and_removed_from_the_list(
    desk: Desk, procurement: UUID, page: MeasuresPage, qtbot: QtBot
) -> None:
    ids = [measures.add_measure(desk, procurement, title=title) for title in "AB"]
    page.show_thing(ids[1])
    pressed(qtbot, Key.Key_Up, ALT)
    assert [one.title for one in desk.all(Measure)] == ["B", "A"]
    pressed(qtbot, Key.Key_Delete)
    assert [one.title for one in desk.all(Measure)] == ["A"]
    desk.undo()
    assert len(desk.all(Measure)) == 2


def test_the_arrows_pass_over_the_heads(
    desk: Desk, barriers: list[UUID], page: MeasuresPage, qtbot: QtBot
) -> None:
    page.board.list.setFocus()
    page.board.list.pick_row(1)
    pressed(qtbot, Key.Key_Down)
    assert isinstance(page.board.list.value(), BarrierRow)
    pressed(qtbot, Key.Key_Up)
    pressed(qtbot, Key.Key_Up)
    assert page.board.list.currentIndex().row() == 1


def test_the_views_are_turned_by_keyboard(page: MeasuresPage, qtbot: QtBot) -> None:
    page.switch.parts[0].setFocus()
    pressed(qtbot, Key.Key_PageDown, CONTROL)
    assert page._stack.currentWidget() is page.instruments
    assert page.instruments.list.hasFocus()
    pressed(qtbot, Key.Key_PageDown, CONTROL)
    assert page._stack.currentWidget() is page.requirements
    page.switch.parts[2].setFocus()
    pressed(qtbot, Key.Key_Left)
    assert page._stack.currentWidget() is page.instruments


# -- instruments -------------------------------------------------------------------------------------


def shown_codes(page: MeasuresPage) -> list[str]:
    return [one.code for one in page.instruments.list.rows.values]


def test_the_catalogue_says_what_is_closed_and_what_is_to_be_verified(page: MeasuresPage) -> None:
    page.switch.turn(1)
    said = {one.code: page.instruments.list._say(one) for one in page.instruments.list.rows.values}
    assert said["startoff"].endswith("Avviklet etter 2024")
    assert said["klimasats"].endswith("Må verifiseres")
    assert "Fra 2017" in said["innovation-partnership"]
    assert shown_codes(page)[-1] == "startoff"


def test_the_catalogue_is_filtered_by_barrier_and_phase(page: MeasuresPage, qtbot: QtBot) -> None:
    page.switch.turn(1)
    page.instruments.barrier.setFocus()
    page.instruments.barrier.show_value(Barrier.VOLUME)
    page.instruments.barrier.chosen.emit(Barrier.VOLUME)
    assert shown_codes(page) == ["joint-buying", "staged-contract"]
    page.instruments.phase.show_value(1)
    page.instruments.phase.chosen.emit(1)
    assert shown_codes(page) == ["joint-buying"]
    page.instruments.phase.show_value(9)
    page.instruments.phase.chosen.emit(9)
    assert page.instruments._stack.currentIndex() == 1


def test_verified_today_by_keyboard_and_first_then(
    desk: Desk, page: MeasuresPage, qtbot: QtBot
) -> None:
    page.switch.turn(1)
    page.instruments.list.setFocus()
    page.instruments.list.pick_row(shown_codes(page).index("skattefunn"))
    pressed(qtbot, Key.Key_Return, CONTROL)
    assert instruments.known_instrument(desk, "skattefunn").verified_on == date(2027, 3, 16)
    assert shown_codes(page)[0] == "skattefunn"
    assert page.instruments.list.value().code == "skattefunn", "it stays selected"
    assert page.instruments.remove.isVisible()
    page.instruments.remove.click()
    assert instruments.known_instrument(desk, "skattefunn").verified_on is None


def test_an_own_entry_is_written_and_edited(desk: Desk, page: MeasuresPage, qtbot: QtBot) -> None:
    page.switch.turn(1)
    page.instruments.list.setFocus()
    pressed(qtbot, Key.Key_N, CONTROL)
    typed(qtbot, "Fylkets pilotfond")
    for field, text in (
        (page.instruments.agency, "Fylkeskommunen"),
        (page.instruments.last, "31.12.2027"),
    ):
        field.setFocus()
        typed(qtbot, text)
    one = instruments.known_instrument(desk, "fylkets-pilotfond")
    assert (one.agency, one.valid_to) == ("Fylkeskommunen", date(2027, 12, 31))


def test_looking_changes_nothing(desk: Desk, page: MeasuresPage, qtbot: QtBot) -> None:
    before = desk.undo_label
    page.switch.turn(1)
    page.instruments.list.setFocus()
    for _ in range(14):
        pressed(qtbot, Key.Key_Down)
    page.instruments.first.setFocus()
    page.instruments.last.setFocus()
    page.flush()
    assert desk.undo_label == before


# -- requirements ------------------------------------------------------------------------------------


def test_a_requirement_from_one_alone_is_warned_of_at_once(
    desk: Desk, procurement: UUID, barriers: list[UUID], page: MeasuresPage, qtbot: QtBot
) -> None:
    page.switch.turn(2)
    page.requirements.begin_new()
    typed(qtbot, "Skal ha åpne grensesnitt")
    (one,) = desk.all(Requirement)
    assert one.kind is RequirementKind.FUNCTIONAL
    assert not page.requirements._warned.isVisible()
    requirements.shape_by(desk, one.id, barriers[:1])
    assert "Heimkontakt AS" in page.requirements._warning.text()
    assert page.requirements._warned.isVisible()
    sans = add_supplier(desk, name="Sansea AS", procurement=procurement)
    other = inputs.add_input(desk, procurement, text="Åpent, takk", supplier=sans)
    requirements.shape_by(desk, one.id, [*barriers[:1], other])
    assert not page.requirements._warned.isVisible()
    page.requirements.text.setFocus()
    page.requirements.text.setPlainText("Skal virke med Windows")
    page.flush()
    assert "Windows" in page.requirements._warning.text()


def test_a_requirement_found_by_the_rules_is_opened_in_its_view(
    desk: Desk, procurement: UUID, page: MeasuresPage
) -> None:
    measures.add_measure(desk, procurement, title="Tiltak")
    id = requirements.add_requirement(desk, procurement, text="Krav")
    page.show_thing(id)
    assert page._stack.currentWidget() is page.requirements
    assert page.requirements.list.value().requirement.id == id


# -- the whole path ----------------------------------------------------------------------------------


def test_from_the_key_press_to_the_file_that_is_read_back(
    desk: Desk,
    procurement: UUID,
    barriers: list[UUID],
    page: MeasuresPage,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    on_barrier(page, barriers[1])
    pressed(qtbot, Key.Key_Return)
    typed(qtbot, "=Felles volum")
    page.board.panel.owner.setFocus()
    typed(qtbot, "Tor Hauge")
    out = tmp_path / "resultater.xlsx"
    tables.export_table(desk, procurement, SheetKind.RESULTS, BUYER_TEAM, out)
    cells = list(openpyxl.load_workbook(out)["Tiltak"].iter_rows())[1]
    assert [cell.value for cell in cells[:3]] == ["=Felles volum", "Usikkert volum", "Tor Hauge"]
    assert cells[0].data_type == "s", "text, and no formula"


@pytest.mark.parametrize("view", [0, 1, 2])
def test_the_panel_stands_beside_the_heading_and_its_keys_are_those_of_its_view(
    desk: Desk,
    page: MeasuresPage,
    procurement: UUID,
    barriers: list[UUID],
    view: int,
    qtbot: QtBot,
) -> None:
    requirements.add_requirement(desk, procurement, text="Åpne grensesnitt")
    page.refresh()
    page.switch.turn(view)
    views = (page.board, page.instruments, page.requirements)
    shown = [one.panel for one in views if one.panel.isVisible()]
    assert shown == [views[view].panel]
    panel = shown[0]
    assert panel.mapTo(page, panel.rect().topLeft()).y() == 0
    assert panel.mapTo(page, panel.rect().topRight()).x() == page.width() - 1
    field = next(
        one
        for one in panel.findChildren(QWidget)
        if isinstance(one, Choice | TextField) and one.isVisible()
    )
    field.setFocus()
    qtbot.keyClick(field, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert views[view].new.hasFocus()


def test_an_empty_view_begins_where_one_writes(page: MeasuresPage) -> None:
    for place, view in ((0, page.board), (2, page.requirements)):
        page.switch.turn(place)
        assert page.first is view.new
        assert page.first.isVisible()


def test_a_click_on_a_head_chooses_nothing(
    page: MeasuresPage, barriers: list[UUID], qtbot: QtBot
) -> None:
    page.refresh()
    on_barrier(page, barriers[0])
    rows = page.board.list
    heads = [n for n, one in enumerate(rows.rows.values) if isinstance(one, HeadRow)]
    before = rows.value()
    at = rows.visualRect(rows.rows.index(heads[-1])).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert rows.value() == before
    assert rows.hasFocus()


def test_what_is_asked_for_has_two_lines_where_it_needs_them(
    desk: Desk, page: MeasuresPage, procurement: UUID, qtbot: QtBot
) -> None:
    requirements.add_requirement(desk, procurement, text="Åpne grensesnitt")
    page.switch.turn(2)
    rows = page.requirements.list
    assert rows.sizeHintForRow(0) == LOOK.px(54)
    requirements.add_requirement(desk, procurement, text="åpne grensesnitt mot alt " * 9)
    qtbot.waitUntil(lambda: rows.sizeHintForRow(0) == LOOK.px(76))


def test_the_day_is_seen_whole_in_the_narrowest_panel_with_large_letters(
    context: PageContext, procurement: UUID, desk: Desk, qapp: QApplication, qtbot: QtBot
) -> None:
    apply_theme(qapp, Theme(scale=130))
    id = measures.add_measure(desk, procurement, title="Prøve", due=date(2027, 5, 23))
    page = MeasuresPage(context, procurement)
    qtbot.addWidget(page)
    page.resize(860, 560)
    page.show()
    page.show_thing(id)
    panel = page.board.panel
    qtbot.waitUntil(panel.due.isVisible)
    room = panel.due.width() - 2 * 10
    needed = panel.due.fontMetrics().horizontalAdvance(panel.due.text())
    right = panel.state.mapTo(panel, panel.state.rect().topRight()).x()
    apply_theme(qapp, Theme())
    assert (panel.width(), panel.due.text()) == (300, "23.05.2027")
    assert needed <= room
    assert right < panel.width() - 12, "and nothing is pushed out of it"


def test_an_impatient_enter_adds_one_measure_and_alarms_nobody(
    desk: Desk, barriers: list[UUID], page: MeasuresPage, told: Told, qtbot: QtBot
) -> None:
    on_barrier(page, barriers[0])
    page.board.begin_new()
    typed(qtbot, "Ettersend kart")
    pressed(qtbot, Key.Key_Return)
    assert len(desk.all(Measure)) == 1
    assert told.messages == []


@pytest.mark.parametrize("place", [0, 1])
def test_after_undo_the_barrier_is_chosen_again_and_never_a_heading(
    desk: Desk, barriers: list[UUID], page: MeasuresPage, qtbot: QtBot, place: int
) -> None:
    on_barrier(page, barriers[place])
    page.board.begin_new()
    typed(qtbot, "Ettersend kart")
    assert isinstance(page.board.list.value(), MeasureRow)
    desk.undo()
    value = page.board.list.value()
    assert isinstance(value, BarrierRow)
    assert value.line.said.id == barriers[place]


def test_a_requirement_that_is_taken_back_leaves_no_heading_chosen(
    desk: Desk, procurement: UUID, page: MeasuresPage, qtbot: QtBot
) -> None:
    for kind, text in (
        (RequirementKind.FUNCTIONAL, "Virker alltid"),
        (RequirementKind.CONTRACT, "Exit"),
    ):
        requirements.add_requirement(desk, procurement, text=text, kind=kind)
    page.switch.turn(2)
    page.requirements.begin_new()
    typed(qtbot, "Batteri i fem år")
    desk.undo()
    assert isinstance(page.requirements.list.value(), Shaped)


def test_ctrl_n_begins_in_the_view_that_is_shown_from_the_tabs_too(
    page: MeasuresPage, qtbot: QtBot
) -> None:
    for place, line in enumerate((page.board.new, page.instruments.new, page.requirements.new)):
        page.switch.turn(place)
        page._table.setFocus()
        pressed(qtbot, Key.Key_N, CONTROL)
        assert line.hasFocus()
