"""What larger letters and narrow windows must not push out, cut off or leave a hole for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk.inputs import add_input
from lupdesk.desk.meetings import add_meeting
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import InputType, MeetingKind
from lupdesk.domain.things import Input
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.import_table import ImportDialog
from lupdesk.gui.theme import Theme, apply_theme
from lupdesk.gui.views.input_panel import InputPanel
from lupdesk.gui.views.meeting_chooser import MeetingChooser
from lupdesk.gui.widgets.fields import LongText
from lupdesk.gui.widgets.filter_button import FilterButton
from lupdesk.gui.widgets.flow import Flow
from lupdesk.gui.widgets.frames import Scrolled
from lupdesk.importers.fields import TableKind


@pytest.fixture
def large(context: PageContext, qapp: QApplication) -> Iterator[PageContext]:
    apply_theme(qapp, Theme(scale=130))
    yield context
    apply_theme(qapp, Theme())


def test_a_panel_holds_what_is_in_it_at_the_largest_letters(
    qtbot: QtBot, desk: Desk, procurement: UUID, large: PageContext
) -> None:
    id = add_input(desk, procurement, text="Krev batteri", type=InputType.BAR)
    panel = InputPanel(large, 340)
    qtbot.addWidget(panel)
    panel.show_inputs([desk.the(Input, id)])
    panel.resize(340, 600)
    panel.show()
    area = panel.findChild(Scrolled)
    assert isinstance(area, Scrolled)
    qtbot.waitUntil(lambda: area.viewport().width() > 200)
    inside = area.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= area.viewport().width()


def test_what_is_hidden_leaves_no_gap(qtbot: QtBot, themed: None) -> None:
    bar = QWidget()
    qtbot.addWidget(bar)
    flow = Flow(bar, gap=8)
    buttons = [FilterButton(name, "Alle") for name in ("Type", "Fase", "Tema")]
    for button in buttons:
        flow.addWidget(button)
    buttons[1].hide()
    bar.resize(600, 60)
    bar.show()
    assert buttons[2].x() == buttons[0].geometry().right() + 1 + 8


def test_a_long_text_is_as_high_as_its_lines_at_the_width_it_has(
    qtbot: QtBot, themed: None
) -> None:
    text = LongText("Hva", "ord " * 40, lines=2)
    qtbot.addWidget(text)
    text.resize(120, 100)
    text.show()
    narrow = text.height()
    text.resize(900, 100)
    qtbot.waitUntil(lambda: text.height() < narrow)


def test_a_dialog_is_never_larger_than_its_window(
    qtbot: QtBot, procurement: UUID, large: PageContext, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1100, 700)
    dialog = ImportDialog(large, procurement, TableKind.INPUTS, parent=window)
    assert (dialog.width(), dialog.height()) == (1100, 700)


def test_the_chooser_says_each_day_once(
    qtbot: QtBot, desk: Desk, procurement: UUID, context: PageContext
) -> None:
    first = datetime(2027, 3, 16, 8, 0, tzinfo=UTC)
    for hours in (0, 1, 24):
        add_meeting(
            desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=first + timedelta(hours=hours)
        )
    chooser = MeetingChooser(context, procurement)
    qtbot.addWidget(chooser)
    chooser.refresh()
    rows = chooser.rows.rows.values
    assert [row.first_of_day for row in rows] == [True, False, True]
    assert [row.title for row in rows] == ["Reserve"] * 3
