from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lupdesk.desk import inputs, phases, procurements
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import PHASES, InputType, Milestone, Role, Side
from lupdesk.domain.phases import PointState
from lupdesk.domain.results import PhaseMark
from lupdesk.domain.things import Procurement, PromisedDate
from lupdesk.gui.context import PageContext
from lupdesk.gui.theme import LOOK, Size, Theme, apply_theme
from lupdesk.gui.views import phase_moving
from lupdesk.gui.views import phases as page_of
from lupdesk.gui.views.phases import PhasesPage
from lupdesk.gui.views.procurement import ProcurementPage
from lupdesk.gui.widgets.dates_axis import Scale
from lupdesk.gui.widgets.phase_line import PhaseLine
from lupdesk.wording import Wording
from tests.gui.conftest import Told

Key = Qt.Key


@pytest.fixture
def page(context: PageContext, procurement: UUID, qtbot: QtBot) -> Iterator[PhasesPage]:
    page = PhasesPage(context, procurement)
    context.desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 900)
    page.show()
    qtbot.waitExposed(page)
    page.line.setFocus()
    yield page
    context.desk.unwatch(page.refresh)


def states(page: PhasesPage) -> dict[str, PointState]:
    rows = (*page.artefacts.rows.values, *page.gate.rows.values)
    return {one.point.code: one.state for one in rows}


def test_arrows_look_at_a_phase_and_where_we_stand_stays_said(
    page: PhasesPage, qtbot: QtBot
) -> None:
    assert "Fase 0 av 9" in page._header.line.text()
    qtbot.keyClick(page.line, Key.Key_Right)
    assert page._title.text().startswith("1  ")
    assert set(states(page)) >= {"need-note", "baseline", "no-solution"}
    assert "Fase 0 av 9" in page._header.line.text()
    page.artefacts.setFocus()
    assert page.line.at == 1, "the phase that is looked at stays"
    assert page._texts["supplier"].text() != page._texts["buyer"].text()


def test_space_ticks_and_takes_away_and_ctrl_z_brings_back(
    page: PhasesPage, desk: Desk, qtbot: QtBot
) -> None:
    page.artefacts.setFocus()
    assert page.artefacts.value().point.code == "mandate"
    qtbot.keyClick(page.artefacts, Key.Key_Space)
    assert states(page)["mandate"] is PointState.TICKED
    (mark,) = desk.all(PhaseMark)
    assert (mark.code, mark.phase, mark.done_on) == ("mandate", 0, desk.today())
    assert page.artefacts.value().point.code == "mandate", "the row stays the one"
    qtbot.keyClick(page.artefacts, Key.Key_Return)
    assert states(page)["mandate"] is PointState.MISSING
    desk.undo()
    assert states(page)["mandate"] is PointState.TICKED


def test_day_and_note_of_a_tick_are_written_beneath(
    page: PhasesPage, desk: Desk, qtbot: QtBot
) -> None:
    page.artefacts.setFocus()
    assert page._edit.isHidden()
    qtbot.keyClick(page.artefacts, Key.Key_Space)
    assert page._edit.isVisible()
    page.note.setFocus()
    qtbot.keyClicks(page.note, "vedtatt i styret")
    qtbot.keyClick(page.note, Key.Key_Return)
    page.since.setFocus()
    page.since.selectAll()
    qtbot.keyClicks(page.since, "12.1.2027")
    qtbot.keyClick(page.since, Key.Key_Return)
    (mark,) = desk.all(PhaseMark)
    assert (mark.done_on, mark.note) == (date(2027, 1, 12), "vedtatt i styret")


def test_what_the_desk_holds_needs_no_tick(page: PhasesPage, desk: Desk, procurement: UUID) -> None:
    assert states(page)["partners"] is PointState.SEEN
    assert states(page)["facilitator"] is PointState.MISSING
    person = procurements.Person("Ingvild Moe", role=Role.FACILITATOR)
    procurements.add_member(desk, procurement, person)
    assert states(page)["facilitator"] is PointState.SEEN


def test_enter_moves_on_and_says_what_is_missing_without_refusing(
    page: PhasesPage, desk: Desk, procurement: UUID, told: Told, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.line, Key.Key_Right)
    assert page.go.isEnabled()
    qtbot.keyClick(page.line, Key.Key_Return)
    assert desk.the(Procurement, procurement).phase == 1
    words, tone = told.messages[-1]
    assert tone == "warn"
    assert "Fasilitator er utpekt" in words
    assert not page.go.isEnabled(), "it is the one already"


def test_with_many_statements_it_moves_at_once_and_looks_at_the_gate_beside_the_window(
    context: PageContext,
    desk: Desk,
    procurement: UUID,
    told: Told,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(phase_moving, "_AT_ONCE", 0)
    inputs.add_input(desk, procurement, text="Innspill")
    phases.tick(desk, procurement, "owner")
    phase_moving.move_to_phase(context, procurement, 1)
    assert desk.the(Procurement, procurement).phase == 1
    assert told.messages == []
    qtbot.waitUntil(lambda: not context.jobs.busy)
    ((words, tone),) = told.messages
    assert tone == "warn"
    assert "Fasilitator er utpekt" in words
    phase_moving.move_to_phase(context, procurement, 0)
    assert not context.jobs.busy, "going back passes no gate"
    phase_moving.move_to_phase(context, procurement, 2)
    phase_moving.move_to_phase(context, procurement, 1)
    qtbot.waitUntil(lambda: not context.jobs.busy)
    assert len(told.messages) == 1, "of a phase that was left again nothing is said"


def test_moving_with_nothing_missing_says_nothing(
    page: PhasesPage, desk: Desk, procurement: UUID, told: Told, qtbot: QtBot
) -> None:
    for code in ("owner", "budget-frame", "facilitator"):
        phases.tick(desk, procurement, code)
    page.line.look_at(1)
    page.go.setFocus()
    qtbot.keyClick(page.go, Key.Key_Space)
    assert desk.the(Procurement, procurement).phase == 1
    assert told.messages == []


def test_a_click_on_the_line_looks_and_moves_nothing(
    page: PhasesPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    place = page.line._cell(4).center()
    qtbot.mouseClick(page.line, Qt.MouseButton.LeftButton, pos=place)
    assert page.line.at == 4
    assert desk.the(Procurement, procurement).phase == 0


def test_barriers_stand_with_the_side_they_are_of(
    page: PhasesPage, desk: Desk, procurement: UUID
) -> None:
    for text, side in (("a", Side.BUYER), ("b", Side.SUPPLIER), ("c", Side.BOTH)):
        id = inputs.add_input(desk, procurement, text=text, type=InputType.BAR)
        inputs.edit_input(desk, id, phase=0, side=side)
    assert page._counts["buyer"].text() == "2 barrierer"
    assert page._counts["supplier"].text() == "2 barrierer"
    page.line.look_at(3)
    assert page._counts["buyer"].isHidden()


def test_among_many_statements_the_evidence_is_looked_for_in_a_worker(
    page: PhasesPage, context: PageContext, desk: Desk, procurement: UUID, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(page_of, "_AT_ONCE", 1)
    for text in ("Kravene er uklare", "Prisen er for lav"):
        inputs.add_input(desk, procurement, text=text, type=InputType.BAR, phase=0, side=Side.BUYER)
    qtbot.waitUntil(lambda: not context.jobs.busy)
    assert page._counts["buyer"].text() == "2 barrierer"
    page.artefacts.setFocus()
    qtbot.keyClick(page.artefacts, Key.Key_Space)
    assert context.jobs.busy
    qtbot.waitUntil(lambda: states(page)["mandate"] is PointState.TICKED)
    assert page.artefacts.value().point.code == "mandate"


def test_without_days_the_page_says_where_to_write_them(
    page: PhasesPage, desk: Desk, procurement: UUID, told: Told, qtbot: QtBot
) -> None:
    assert page._no_dates.isVisible()
    assert page.axis.isHidden()
    qtbot.keyClick(page.to_case, Key.Key_Space)
    assert told.went == [("procurement", None)]
    procurements.add_date(desk, procurement, Milestone.NOTICE, date(2027, 2, 1))
    assert page._no_dates.isHidden()
    assert page.axis.isVisible()


def test_the_axis_says_each_day_and_draws_it(
    page: PhasesPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    kept = procurements.add_date(
        desk, procurement, Milestone.NOTICE, date(2027, 2, 1), kept=date(2027, 2, 1)
    )
    moved = procurements.add_date(desk, procurement, Milestone.WRITTEN_INPUT, date(2027, 3, 20))
    procurements.edit_date(desk, moved, moved_to=date(2027, 3, 23), told_on=date(2027, 3, 3))
    said = page.axis.accessibleDescription().replace("\N{NO-BREAK SPACE}", " ")
    assert "Kunngjøring: lovet 1. feb., holdt 1. feb." in said
    assert "Skriftlig innspill: lovet 20. mars, flyttet til 23. mars, fortalt 3. mars" in said
    picture = page.axis.grab().toImage()
    ratio = picture.devicePixelRatio()

    def at(day: date, line: int) -> QColor:
        y = LOOK.px(28) + (line + 0.5) * LOOK.px(28)
        return picture.pixelColor(round(page.axis._x(day) * ratio), round(y * ratio))

    assert at(date(2027, 2, 1), 0) == LOOK.colour("accent"), "a disc where it was kept"
    assert at(date(2027, 3, 23), 1) == LOOK.colour("bg"), "a ring where it is promised"
    assert desk.the(PromisedDate, kept).kept is not None


@given(st.lists(st.dates(date(2026, 1, 1), date(2032, 1, 1)), min_size=1, max_size=12))
def test_days_lie_in_their_order_and_apart(days: list[date]) -> None:
    scale = Scale.of(days)
    places = [scale.place(day) for day in sorted(set(days))]
    assert places == sorted(set(places))
    assert places[0] == 0
    assert all(0 <= one <= 1 for one in places)
    for start, end in scale.breaks:
        assert start < end


def test_a_long_quiet_stretch_is_broken_and_no_short_one() -> None:
    first = date(2027, 1, 1)
    near, far = first + timedelta(days=20), first + timedelta(days=400)
    scale = Scale.of([first, near, far])
    assert scale.breaks == ((scale.place(near), 1.0),)
    assert scale.place(near) > 0.3


def test_the_card_of_the_case_leads_here_and_warns_too(
    context: PageContext, procurement: UUID, told: Told, qtbot: QtBot
) -> None:
    case = ProcurementPage(context, procurement)
    qtbot.addWidget(case)
    case.show()
    case.phases.every.setFocus()
    qtbot.keyClick(case.phases.every, Key.Key_Space)
    assert told.went == [("phases", None)]
    case._move(2)
    assert told.messages[-1][1] == "warn"


def test_undone_ticks_are_shown_here(page: PhasesPage, desk: Desk, procurement: UUID) -> None:
    phases.tick(desk, procurement, "strategy")
    (mark,) = desk.all(PhaseMark)
    page.show_thing(mark.id)
    assert page.line.at == 6
    assert page.artefacts.value().point.code == "strategy"


def test_the_way_to_the_days_stands_under_what_is_said_of_them(page: PhasesPage) -> None:
    assert page._no_dates.isVisible()
    assert (
        page.to_case.mapTo(page, page.to_case.rect().topLeft()).x()
        == page._no_dates.mapTo(page, page._no_dates.rect().topLeft()).x()
    )


@pytest.mark.parametrize("scale", [100, 130])
@pytest.mark.parametrize("language", ["nb", "en"])
def test_no_phase_is_cut_on_the_line(
    look: None, qapp: QApplication, qtbot: QtBot, scale: int, language: str
) -> None:
    apply_theme(qapp, Theme(scale=scale))
    wording = Wording(language)
    line = PhaseLine(wording, browsing=True)
    qtbot.addWidget(line)
    line.resize(1172, 80)
    line.show_phase(6)
    cells = [line._cell(phase) for phase in PHASES]
    words = [
        LOOK.metrics(Size.SMALL, strong=phase == 6).horizontalAdvance(
            wording.code(f"phase-short.{phase}")
        )
        for phase in PHASES
    ]
    apply_theme(qapp, Theme())
    assert all(wide + 16 <= cell.width() for wide, cell in zip(words, cells, strict=True))
    assert [cell.left() for cell in cells[1:]] == [cell.right() + 1 for cell in cells[:-1]]
    assert cells[-1].right() < line.width()


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_name_of_no_phase_is_cut_on_the_smallest_page(
    themed: None, qtbot: QtBot, language: str
) -> None:
    wording = Wording(language)
    line = PhaseLine(wording)
    qtbot.addWidget(line)
    line.resize(1052, 56)  # in its card, in a window of 1366
    for phase in PHASES:
        for strong in (False, True):
            words = wording.code(f"phase-short.{phase}")
            wide = LOOK.metrics(Size.SMALL, strong=strong).horizontalAdvance(words)
            assert wide <= line._words(phase).width(), words
