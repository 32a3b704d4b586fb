from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from lupdesk.desk import inputs, suppliers
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import InputType, Secrecy
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.choose import ChooseDialog
from lupdesk.gui.views.inputs import InputsPage
from tests.gui.conftest import Told
from tests.gui.in_dialog import in_dialog

SAID = (
    ("Lukkede grensesnitt er dyre", 0, Secrecy.OPEN),
    ("Vår pris er 412 kr", 0, Secrecy.SECRET),
    ("Egen metode med radar", 1, Secrecy.UNASSESSED),
)


@pytest.fixture
def page(context: PageContext, desk: Desk, procurement: UUID, qtbot: QtBot) -> Iterator[InputsPage]:
    firms = [
        suppliers.add_supplier(desk, name=name, procurement=procurement)
        for name in ("Heimkontakt AS", "Sansea AS")
    ]
    for text, firm, level in SAID:
        inputs.add_input(
            desk,
            procurement,
            text=text,
            type=InputType.BAR,
            supplier=firms[firm],
            secrecy=level,
        )
    page = InputsPage(context, procurement)
    qtbot.addWidget(page)
    page.resize(1146, 700)
    page.show()
    qtbot.waitExposed(page)
    QGuiApplication.clipboard().clear()
    yield page
    qtbot.waitUntil(lambda: not context.jobs.busy)


def pick(page: InputsPage, row: int) -> None:
    one = page.model.input_at(row)
    assert one is not None
    page.table.select_ids([one.id])


def copy_for(page: InputsPage, row: int, qtbot: QtBot) -> None:
    """Everything, for the reader in that row of the dialog; all by keys."""
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    def choose(dialog: ChooseDialog) -> None:
        for _ in range(row):
            qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)

    in_dialog(page, ChooseDialog, choose)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.table, Qt.Key.Key_C, both)


def board() -> str:
    """Plain text and table: what either could tell."""
    held = QGuiApplication.clipboard().mimeData()
    return f"{held.text()}\n{held.html()}"


def test_for_everybody(page: InputsPage, told: Told, qtbot: QtBot) -> None:
    copy_for(page, 0, qtbot)
    assert "Lukkede grensesnitt er dyre" in board()
    for hidden in ("412", "radar", "Heimkontakt", "Sansea"):
        assert hidden not in board()
    assert told.messages[-1] == (
        "Kopiert for alle: 1 innspill. 2 holdt tilbake: I02 taushetsbelagt, I03 ikke vurdert ennå.",
        "warn",
    )


def test_for_one_supplier(page: InputsPage, told: Told, qtbot: QtBot) -> None:
    copy_for(page, 1, qtbot)
    assert "412" in board()
    assert "Kun for Heimkontakt AS" in board()
    for hidden in ("radar", "Sansea"):
        assert hidden not in board()
    assert told.messages[-1][0].startswith("Kopiert bare for Heimkontakt AS: 2 innspill. 1 holdt")


def test_ctrl_c_is_the_teams_own_and_says_so(page: InputsPage, told: Told, qtbot: QtBot) -> None:
    page.table.setFocus()
    pick(page, 1)
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "412" in board()
    assert "Heimkontakt AS" in board()
    assert "Intern" in board()
    text, _ = told.messages[-1]
    assert text.startswith("Kopiert slik teamet ser det")


def test_where_nothing_is_for_the_reader_the_clipboard_stays(
    page: InputsPage, told: Told, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("fra før")
    pick(page, 2)

    in_dialog(page, ChooseDialog, lambda dialog: qtbot.keyClick(dialog.list, Qt.Key.Key_Return))
    page.doors["copy-for"]()
    assert QGuiApplication.clipboard().text() == "fra før"
    assert told.messages[-1][0].startswith("Ingenting ble kopiert")
    assert "I03 ikke vurdert ennå" in told.messages[-1][0]


def test_nothing_selected_and_nothing_chosen(page: InputsPage, told: Told, qtbot: QtBot) -> None:
    page.table.clearSelection()
    page.doors["copy-for"]()
    assert told.messages[-1][0].startswith("Merk innspillene")
    pick(page, 0)
    before = len(told.messages)
    in_dialog(page, ChooseDialog, lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    page.doors["copy-for"]()
    assert len(told.messages) == before


def test_the_program_ends_in_order_with_a_table_on_the_clipboard() -> None:
    script = (
        "from PySide6.QtWidgets import QApplication\n"
        "from lupdesk.gui.widgets.clipboard import put_on_clipboard\n"
        "app = QApplication([])\n"
        "put_on_clipboard('ord', '<b>ord</b>')\n"
        "held = app.clipboard().mimeData()\n"
        "assert (held.text(), held.html()) == ('ord', '<b>ord</b>')\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (ended.returncode, ended.stderr.decode()) == (0, "")
