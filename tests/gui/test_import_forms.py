"""Microsoft Forms in the window: dropped, the unknown one chosen by keyboard, taken in, undone."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lupdesk.desk import guides, suppliers
from lupdesk.desk.session import Desk
from lupdesk.domain.things import Input
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.import_forms import ImportFormsDialog
from tests.desk.test_importing_forms import ROWS, table
from tests.gui.conftest import Told


def test_who_is_unknown_is_chosen_and_all_is_taken_in(
    context: PageContext, desk: Desk, procurement: UUID, told: Told, qtbot: QtBot, tmp_path: Path
) -> None:
    firm = suppliers.add_supplier(desk, name="Heimkontakt AS", procurement=procurement)
    guides.add_question(desk, procurement, "Hva hindrer?")
    path = tmp_path / "svar.csv"
    path.write_bytes(table(ROWS[0], ROWS[2]))
    dialog = ImportFormsDialog(context, procurement)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.read(path)
    assert not dialog.ok.isEnabled()
    assert dialog.skip.isVisible()
    assert dialog.list.currentIndex().row() == 1, "the one that asks"
    qtbot.keyClick(dialog.who, Qt.Key.Key_Down)
    assert dialog._chosen == {dialog.list.value().response.row: firm}
    assert not dialog.skip.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert len(desk.all(Input)) == 3
    assert told.messages[-1] == ("3 innspill tatt inn", "undo")
    desk.undo()
    assert desk.all(Input) == []


def test_a_wrong_file_is_told(
    context: PageContext, procurement: UUID, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "priser.csv"
    path.write_text("Vare;Pris\nLås;412\n", "utf-8")
    dialog = ImportFormsDialog(context, procurement, path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.message.isVisible()
    assert not dialog.ok.isEnabled()
