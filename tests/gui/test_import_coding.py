"""A file of another program in the window: what comes of it, before any is taken in."""

from __future__ import annotations

from uuid import UUID

from pytestqt.qtbot import QtBot

from lupdesk.desk import suppliers
from lupdesk.desk.session import Desk
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.import_coding import ImportCodingDialog
from tests.importers.refi_dialog import FILES, FJELL


def test_it_is_shown_whose_words_they_are_and_what_has_no_place(
    context: PageContext, procurement: UUID, desk: Desk, qtbot: QtBot
) -> None:
    suppliers.add_supplier(desk, name=FJELL, procurement=procurement)
    dialog = ImportCodingDialog(context, procurement, FILES / "aqda-0.5.0.qdpx")
    qtbot.addWidget(dialog)
    dialog.show()
    below = [one.below for one in dialog.list.rows.values]
    assert f"Blir et innspill · {FJELL} · Felles nett" in below
    assert "Blir et innspill · Journalsystem" in below
    assert dialog.left.isVisibleTo(dialog)
    assert dialog.left.text() == (
        "Ikke tatt inn: memoer (4), utdrag uten kode (1), variabler (1), "
        "navn på dem som kodet (2), farger på koder (7)"
    )
    dialog.only_codes.setChecked(True)
    assert dialog.left.text() == "Ikke tatt inn: farger på koder (7)"
