"""Taking in files through the window, by keyboard alone."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from lupdesk.desk.guides import latest_guide, questions_of
from lupdesk.desk.importing import TableKind
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import suppliers_of
from lupdesk.domain.things import Input, Procurement
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.import_notice import ImportNoticeDialog
from lupdesk.gui.dialogs.import_table import ImportDialog
from tests.gui.conftest import Told

Key = Qt.Key


def shown(
    qtbot: QtBot, context: PageContext, procurement: UUID, kind: TableKind, path: Path | None
) -> ImportDialog:
    dialog = ImportDialog(context, procurement, kind, path)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def agree(qtbot: QtBot, dialog: ImportDialog) -> None:
    assert dialog.ok.isEnabled()
    qtbot.keyClick(dialog.ok, Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted)


def test_the_list_of_the_case_but_for_the_wrong_number(
    qtbot: QtBot,
    context: PageContext,
    desk: Desk,
    procurement: UUID,
    shared: Path,
    told: Told,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = shared / "case" / "leverandorer.csv"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    dialog = shown(qtbot, context, procurement, TableKind.SUPPLIERS, None)
    assert dialog.choose.hasFocus()
    assert not dialog.ok.isEnabled()
    qtbot.keyClick(dialog.choose, Key.Key_Space)
    assert dialog.ok.text() == "Hent 14 rader"
    assert dialog.skip.text() == "Hopp over 1 feil"
    assert dialog.skip.hasFocus()
    assert not dialog.ok.isEnabled()
    qtbot.keyClick(dialog.only_bad, Key.Key_Space)
    (line,) = dialog.rows.rows.values
    assert line.number == 16
    assert "112233445" in dialog.rows._words(line)
    qtbot.keyClick(dialog.skip, Key.Key_Space)
    agree(qtbot, dialog)
    assert len(suppliers_of(desk, procurement)) == 14
    assert told.messages[-1] == ("14 leverandører hentet · utelatt: rad 16", "undo")
    desk.undo()
    assert suppliers_of(desk, procurement) == []


def test_a_column_is_corrected_by_keys_and_robs_no_other(
    qtbot: QtBot, context: PageContext, desk: Desk, procurement: UUID, tmp_path: Path
) -> None:
    path = tmp_path / "sp.csv"
    path.write_text("Nr;Tekst vi lurer på;Kortnavn\n1;Hva er uklart?;Uklart\n", "utf-8")
    dialog = shown(qtbot, context, procurement, TableKind.QUESTIONS, path)
    if dialog._looked_at is not None and not dialog._looked_at.missing:
        pytest.fail("the heading was meant to be one that nobody knows")
    choice = dialog.matching.choices["text"]
    assert choice.hasFocus()
    assert not dialog.ok.isEnabled()
    assert dialog.message.isVisible()
    qtbot.keyClick(choice, Key.Key_Down)
    qtbot.keyClick(choice, Key.Key_Down)
    assert choice.currentText() == "Tekst vi lurer på"
    assert dialog.matching.choices["number"].currentText() == "Nr"
    assert not dialog.message.isVisible()
    agree(qtbot, dialog)
    guide = latest_guide(desk, procurement)
    assert guide is not None
    (question,) = questions_of(desk, guide.id)
    assert (question.text, question.short_name) == ("Hva er uklart?", "Uklart")


def test_what_is_known_already_is_said(
    qtbot: QtBot, context: PageContext, desk: Desk, procurement: UUID, tmp_path: Path
) -> None:
    path = tmp_path / "sp.csv"
    path.write_text("Spørsmål\nHva er uklart?\nHvilken pris?\nHva er uklart?\n", "utf-8")
    dialog = shown(qtbot, context, procurement, TableKind.QUESTIONS, path)
    assert dialog.ok.text() == "Hent 2 rader"
    assert "1 kjent" in dialog._tally.text()
    agree(qtbot, dialog)
    guide = latest_guide(desk, procurement)
    assert guide is not None
    assert len(questions_of(desk, guide.id)) == 2


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tom.csv", b""),
        ("bok.xlsx", b"PK\x03\x04 not a workbook"),
        ("side.csv", b"<!DOCTYPE html><html><body>x</body></html>"),
    ],
)
def test_a_broken_file_is_said_and_can_be_followed_by_a_whole_one(
    qtbot: QtBot,
    context: PageContext,
    desk: Desk,
    procurement: UUID,
    tmp_path: Path,
    name: str,
    data: bytes,
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    dialog = shown(qtbot, context, procurement, TableKind.SUPPLIERS, path)
    assert dialog.message.isVisible()
    assert name in dialog.message.sentence.text()
    assert not dialog.ok.isEnabled()
    assert not dialog._found.isVisible()
    assert path.read_bytes() == data
    whole = tmp_path / "hel.csv"
    whole.write_text("Navn\nHeimkontakt AS\n", "utf-8")
    dialog.read(whole)
    assert not dialog.message.isVisible()
    agree(qtbot, dialog)
    assert [firm.name for _, firm in suppliers_of(desk, procurement)] == ["Heimkontakt AS"]


def test_a_large_file_is_brought_in_beside_the_window(
    qtbot: QtBot, context: PageContext, desk: Desk, procurement: UUID, tmp_path: Path
) -> None:
    path = tmp_path / "mye.csv"
    rows = "".join(f"Dette er innspill nummer {n} fra markedet om løsningen\n" for n in range(6000))
    path.write_text(f"Tekst\n{rows}", "utf-8")
    dialog = shown(qtbot, context, procurement, TableKind.INPUTS, path)
    qtbot.waitUntil(lambda: not dialog._work.under_way, timeout=20_000)
    assert dialog.ok.isEnabled()
    qtbot.keyClick(dialog.ok, Key.Key_Return)
    assert dialog._work.under_way
    qtbot.keyClick(dialog, Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog._work.under_way, timeout=20_000)
    assert dialog.isVisible(), "cancelling stops the work and leaves the dialog"
    assert desk.count(Input, procurement=procurement) == 0
    assert dialog.message.isVisible()
    qtbot.keyClick(dialog.ok, Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted, timeout=30_000)
    assert desk.count(Input, procurement=procurement) == 6000
    desk.undo()
    assert desk.count(Input, procurement=procurement) == 0


def test_a_procurement_is_started_from_a_notice(
    qtbot: QtBot, context: PageContext, desk: Desk, shared: Path
) -> None:
    path = next(
        one
        for one in sorted((shared / "data" / "eforms").rglob("*.xml"))
        if "INVALID" not in one.name.upper() and "E1" in one.name.upper()
    )
    dialog = ImportNoticeDialog(context, path)
    qtbot.addWidget(dialog)
    dialog.show()
    states = {one.state for one in dialog.list.rows.values}
    assert "found" in states
    before = len(desk.all(Procurement))
    qtbot.keyClick(dialog.ok, Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.made is not None
    assert desk.the(Procurement, dialog.made).title
    desk.undo()
    assert len(desk.all(Procurement)) == before


def test_other_xml_gets_a_plain_message(qtbot: QtBot, context: PageContext, tmp_path: Path) -> None:
    path = tmp_path / "faktura.xml"
    path.write_text("<Invoice><ID>1</ID></Invoice>", "utf-8")
    dialog = ImportNoticeDialog(context, path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.message.isVisible()
    assert "faktura.xml" in dialog.message.sentence.text()
    assert not dialog.ok.isEnabled()
