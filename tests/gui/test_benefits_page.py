"""The page of benefits by keyboard: planned or refused, measured, due, and the map."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import UUID

import pypdfium2
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from lupdesk.desk import benefits, measures
from lupdesk.desk.inputs import add_input
from lupdesk.desk.publishing import export_document, prove_file
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.audience import BUYER_TEAM
from lupdesk.domain.benefits_map import Column, Spot
from lupdesk.domain.kinds import DocumentKind
from lupdesk.domain.result_kinds import BenefitKind, MeasureState
from lupdesk.domain.results import Measure, Measurement, Target, Tie
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.choose_statements import ChooseStatementsDialog
from lupdesk.gui.views import benefits as benefits_page
from lupdesk.gui.views.benefits import BenefitsPage
from lupdesk.gui.widgets import benefits_map
from lupdesk.gui.widgets.benefits_map import MapScroll
from tests.gui.conftest import Told

Key = Qt.Key
WHOLE: dict[str, Any] = {
    "owner": "Kari Nes",
    "baseline": "41 %",
    "target": "≤ 16 %",
    "measured_on": date(2029, 2, 1),
}


@pytest.fixture
def page(context: PageContext, procurement: UUID, qtbot: QtBot) -> Iterator[BenefitsPage]:
    page = BenefitsPage(context, procurement)
    context.desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 700)
    page.show()
    qtbot.waitExposed(page)
    yield page
    context.desk.unwatch(page.refresh)


def put(field: Any, text: str, qtbot: QtBot) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Key.Key_Return)


def the_one(desk: Desk) -> Target:
    (one,) = desk.all(Target)
    return one


def add_measure(desk: Desk, procurement: UUID, title: str, **more: Any) -> UUID:
    with desk.act(Act.EDIT_PROCUREMENT) as act:
        return act.add(Measure, procurement=procurement, title=title, **more)


def test_an_empty_page_says_what_to_do_and_enter_writes_the_first(
    page: BenefitsPage, desk: Desk, qtbot: QtBot
) -> None:
    assert page._stack.currentIndex() == 2
    assert page.first is page.new
    put(page.new, "færre turer", qtbot)
    assert the_one(desk).what == "færre turer"
    assert page._stack.currentIndex() == 0
    desk.undo()
    assert page._stack.currentIndex() == 2


def test_planned_is_refused_with_what_is_missing_and_then_granted(
    page: BenefitsPage, desk: Desk, told: Told, qtbot: QtBot
) -> None:
    put(page.new, "færre turer", qtbot)
    panel = page.panel
    assert "nullpunkt" in panel._lacks.text()
    qtbot.keyClick(panel.planned, Key.Key_Space)
    words, tone = told.messages[-1]
    assert tone == "stop"
    assert "hvem som er ansvarlig, nullpunkt, mål, dagen den skal måles" in words
    assert not the_one(desk).planned
    assert not panel.planned.isChecked()
    for field, text in (
        (panel.owner, "Kari Nes"),
        (panel.baseline, "41 %"),
        (panel.target, "16 %"),
        (panel.day, "1.2.2029"),
    ):
        put(field, text, qtbot)
    assert not panel._lacks.isVisible()
    qtbot.keyClick(panel.planned, Key.Key_Space)
    assert the_one(desk).planned
    put(panel.owner, " ", qtbot)
    assert the_one(desk).owner == "Kari Nes"
    assert panel.owner.text() == "Kari Nes", "what was refused does not stay in its field"


def test_values_are_measured_with_day_and_cause(
    page: BenefitsPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    id = benefits.add_benefit(desk, procurement, "færre turer", planned=True, **WHOLE)
    page.show_thing(id)
    put(page.panel.new_value, "31 %", qtbot)
    (value,) = desk.all(Measurement)
    assert (value.value, value.measured_on) == ("31 %", date(2027, 3, 16))
    assert page.panel.new_value.text() == ""
    row = page.panel._values.row_of(value.id)
    assert row._standing.text().startswith("40")
    put(row.cause, "halv bemanning", qtbot)
    put(row.day, "1.3.2027", qtbot)
    (value,) = desk.all(Measurement)
    assert (value.cause, value.measured_on) == ("halv bemanning", date(2027, 3, 1))
    put(row.day, "1.3.2031", qtbot)
    assert desk.all(Measurement)[0].measured_on == date(2027, 3, 1)
    assert row.day.text() == "01.03.2027"
    words = page.list.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "målt 31 %" in words


def test_what_is_due_stands_on_top_and_a_button_goes_there(
    page: BenefitsPage, desk: Desk, procurement: UUID, told: Told, qtbot: QtBot
) -> None:
    assert not page._due_bar.isVisible()
    soon = desk.today() + timedelta(days=10)
    benefits.add_benefit(desk, procurement, "trygghet", measured_on=soon)
    second = benefits.add_benefit(desk, procurement, "turer", measured_on=soon - timedelta(days=2))
    assert page._due_bar.isVisible()
    assert page._due_words.text() == "2 skal måles innen 30 dager"
    page.to_due.setFocus()
    qtbot.keyClick(page.to_due, Key.Key_Return)
    assert page.list.value().id == second
    put(page.panel.new_value, "3", qtbot)
    assert page._due_words.text() == "1 skal måles innen 30 dager"
    late = add_measure(desk, procurement, "Pilot", due=date(2027, 1, 1))
    assert "1 tiltak er over fristen" in page._due_words.text()
    page.to_due.click()
    assert told.went[-1] == ("measures", late)


def test_the_map_is_gone_through_by_arrows_and_enter_opens(
    page: BenefitsPage, desk: Desk, procurement: UUID, told: Told, qtbot: QtBot
) -> None:
    said = add_input(desk, procurement, text="krav stenger")
    measure = add_measure(desk, procurement, "Lettere krav", effect="flere tilbud")
    benefit = benefits.add_benefit(desk, procurement, "flere leverandører", bases=[measure])
    with desk.act(Act.EDIT_PROCUREMENT) as act:
        act.add(Tie, procurement=procurement, of=measure, basis=said)
    page.show_part("map")
    assert page.map.spot() == Spot(Column.BENEFIT, benefit)
    assert "Fra: flere tilbud" in page.map.words()
    walked = []
    for _ in range(3):
        qtbot.keyClick(page.map, Key.Key_Left)
        walked.append(page.map.spot())
    assert walked == [
        Spot(Column.EFFECT, measure),
        Spot(Column.MEASURE, measure),
        Spot(Column.STATEMENT, said),
    ]
    qtbot.keyClick(page.map, Key.Key_Return)
    assert told.went[-1] == ("inputs", said)
    qtbot.keyClick(page.map, Key.Key_Right)
    qtbot.keyClick(page.map, Key.Key_Return)
    assert told.went[-1] == ("measures", measure)
    for _ in range(2):
        qtbot.keyClick(page.map, Key.Key_Right)
    assert page.panel.what.toPlainText() == "flere leverandører"
    qtbot.keyClick(page.map, Key.Key_Return)
    assert page.panel.what.hasFocus()


def test_loose_ends_are_told_in_words_and_a_tie_takes_them_away(
    page: BenefitsPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    measure = add_measure(desk, procurement, "Pilot")
    benefit = benefits.add_benefit(desk, procurement, "trygghet")
    page.show_part("map")
    assert page._loose.text() == (
        "1 tiltak fører ikke til noen gevinst · ingen tiltak fører til 1 gevinst"
    )
    assert "løs tråd" in page.map.words()
    qtbot.keyClick(page.map, Key.Key_Left)
    assert page.map.spot() == Spot(Column.MEASURE, measure), "to what is nearest, without a line"
    assert not page.map.grab().isNull()
    benefits.edit_benefit(desk, benefit, bases=[measure])
    assert not page._loose.isVisible()


def test_up_and_down_stay_in_the_column(
    page: BenefitsPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    ids = [benefits.add_benefit(desk, procurement, name) for name in ("a", "b", "c")]
    page.show_part("map")
    seen = []
    for key in (Key.Key_Up, Key.Key_Down, Key.Key_Down, Key.Key_Down):
        qtbot.keyClick(page.map, key)
        spot = page.map.spot()
        assert spot is not None
        seen.append(spot.id)
    assert seen == [ids[0], ids[1], ids[2], ids[2]]


def test_what_is_removed_leaves_the_map_and_undo_brings_it_back(
    page: BenefitsPage, desk: Desk, procurement: UUID
) -> None:
    id = benefits.add_benefit(desk, procurement, "trygghet")
    page.show_thing(id)
    page.panel.remove.click()
    assert desk.all(Target) == []
    assert page.map.spot() is None
    desk.undo()
    assert page.map.spot() == Spot(Column.BENEFIT, id)


def test_from_key_press_to_what_is_read_back_from_the_plan(
    page: BenefitsPage, desk: Desk, procurement: UUID, tmp_path: Path, qtbot: QtBot
) -> None:
    put(page.new, "færre unødige turer", qtbot)
    panel = page.panel
    for field, text in (
        (panel.owner, "Kari Nes"),
        (panel.baseline, "41 %"),
        (panel.target, "16 %"),
        (panel.day, "1.2.2029"),
        (panel.new_value, "36 %"),
    ):
        put(field, text, qtbot)
    panel.kind.setFocus()
    qtbot.keyClick(panel.kind, Key.Key_Down)
    qtbot.keyClick(panel.planned, Key.Key_Space)
    assert the_one(desk).kind is BenefitKind.EFFICIENCY
    out = tmp_path / "plan.pdf"
    written = export_document(desk, procurement, DocumentKind.PLAN, BUYER_TEAM, out)
    assert written.kind == DocumentKind.PLAN
    assert prove_file(desk, procurement, BUYER_TEAM, out) == []
    with pypdfium2.PdfDocument(out) as pdf:
        read = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
    told = " ".join(read.replace("\u00a0", " ").split())
    for words in ("færre unødige turer", "Kari Nes", "målt 36", "20 % av veien"):
        assert words in told, words


def test_what_it_rests_on_is_chosen_among_measures_and_statements(
    page: BenefitsPage, desk: Desk, procurement: UUID, told: Told, monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:  # fmt: skip
    said = add_input(desk, procurement, text="Volum")
    pilot = measures.add_measure(desk, procurement, title="Pilot")
    dropped = measures.add_measure(desk, procurement, title="Droppet")
    measures.edit_measure(desk, dropped, state=MeasureState.DROPPED)
    benefit = benefits.add_benefit(desk, procurement, "trygghet", bases=[said])
    page.show_thing(benefit)

    def by_keys(dialog: ChooseStatementsDialog) -> int:
        dialog.show()
        assert [one.id for one in dialog.list.rows.values] == [said, pilot]
        qtbot.keyClicks(dialog.search, "pil")
        qtbot.keyClick(dialog.search, Key.Key_Return)
        qtbot.keyClick(dialog.list, Key.Key_Space)
        qtbot.keyClick(dialog.list, Key.Key_Return)
        return int(dialog.result())

    monkeypatch.setattr(ChooseStatementsDialog, "exec", by_keys)
    qtbot.keyClick(page.list, Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert {tie.basis for tie in desk.all(Tie, of=benefit)} == {said, pilot}
    rows = page.panel.bases.list.rows
    rows.pick_row([one.id for one in rows.rows.values].index(pilot))
    qtbot.keyClick(rows, Key.Key_Return)
    assert told.went[-1] == ("measures", pilot)


LONG_LIST = 14


def test_the_heads_of_the_map_stay_in_sight_wherever_the_cursor_is(
    page: BenefitsPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    made = [benefits.add_benefit(desk, procurement, f"gevinst {n}") for n in range(LONG_LIST)]
    page.resize(700, 500)
    page.show_part("map")
    (scroll,) = page.findChildren(MapScroll)
    page.map.go_to(Spot(Column.BENEFIT, made[-1]))
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().value() > 0)
    assert scroll.horizontalScrollBar().value() > 0
    heads = scroll.heads.geometry()
    assert scroll.heads.isVisible()
    assert heads.bottom() < scroll.viewport().geometry().top()
    painted: list[QRect] = []

    def put(_: QPainter, rect: QRect, *args: object, **kwargs: object) -> None:
        painted.append(rect)

    with patch.object(benefits_map, "put", put):
        scroll.heads.grab()
    assert len(painted) == 4
    box = page.map._box(Spot(Column.BENEFIT, made[-1]))
    seen = box.translated(page.map.pos()).left()
    assert painted[-1].left() == seen, "over its own column, scrolled aside with it"


def test_the_axes_begin_and_end_under_each_other(
    page: BenefitsPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    day = desk.today() - timedelta(days=3)
    for what, more in (("a", {"measured_on": day}), ("b", {}), ("c", {"unplanned": True})):
        id = benefits.add_benefit(desk, procurement, what)
        benefits.edit_benefit(desk, id, owner="Odd", baseline="0", target="1", **more)
    drawn: list[QRect] = []

    def draw_axis(_: QPainter, rect: QRect, *args: object) -> None:
        drawn.append(rect)

    words = {page._standing(one)[0] for one in page.list.rows.values}
    assert len(words) == 3, "chips of three widths"
    with patch.object(benefits_page, "draw_axis", draw_axis):
        page.list.grab()
    assert len({rect.left() for rect in drawn}) == len({rect.right() for rect in drawn}) == 1
    assert len(drawn) == 3


def test_a_long_cause_is_read_whole_and_written_with_enter(
    page: BenefitsPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    id = benefits.add_benefit(desk, procurement, "turer")
    benefits.edit_benefit(desk, id, baseline="41 %", target="16 %")
    value = benefits.measure_benefit(desk, id, "43 %")
    page.show_thing(id)
    cause = page.panel._values.row_of(value).cause
    low = cause.height()
    put(cause, "Talt i seks uker og ikke i bare en, og helgene teller med denne gangen", qtbot)
    (found,) = desk.all(Measurement)
    assert found.cause.endswith("denne gangen")
    assert cause.height() > low
    assert cause.verticalScrollBar().value() == 0, "its first line is in sight"
    assert cause.cursorRect().bottom() <= cause.viewport().height(), "and so is its last"
