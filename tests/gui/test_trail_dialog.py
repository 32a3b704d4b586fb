"""The whole life of the statement that is selected: opened, copied and written from the window."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from lupdesk.desk import inputs
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.trail import TrailDialog
from lupdesk.gui.views.inputs import InputsPage
from tests.gui.conftest import Told
from tests.gui.in_dialog import in_dialog


@pytest.fixture
def said(context: PageContext, procurement: UUID) -> UUID:
    made = inputs.add_input(context.desk, procurement, text="<i>Kravet</i> stenger")
    inputs.edit_input(context.desk, made, text="<i>Kravet</i> stenger ute")
    return made


def test_it_is_copied_and_written(
    context: PageContext, said: UUID, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = TrailDialog(context, said)
    qtbot.addWidget(made)
    made.show()
    assert made.list.rows.rowCount() == 2
    assert "<i>Kravet</i> stenger ute" in made.whole.text()
    qtbot.keyClick(made.copy, Qt.Key.Key_Space)
    copied = QGuiApplication.clipboard().text().split("\n")
    assert len(copied) == 2
    assert "Skrevet ned" in copied[0]
    out = tmp_path / "spor"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    qtbot.keyClick(made.write, Qt.Key.Key_Space)
    assert copied[1] in out.with_suffix(".txt").read_text("utf-8-sig")


def test_the_page_opens_it_for_the_selected_statement(
    context: PageContext, procurement: UUID, said: UUID, told: Told, qtbot: QtBot
) -> None:
    page = InputsPage(context, procurement)
    qtbot.addWidget(page)
    page.show()
    page.table.clearSelection()
    page.doors["trail"]()
    assert told.messages[-1][0] == "Velg et innspill først."
    page.show_thing(said)
    qtbot.waitUntil(lambda: bool(page.table.selected_inputs()))
    seen: list[int] = []

    def look(dialog: TrailDialog) -> None:
        seen.append(dialog.list.rows.rowCount())
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(page, TrailDialog, look)
    qtbot.keyClick(page._panel._life, Qt.Key.Key_Space)
    assert seen == [2]
