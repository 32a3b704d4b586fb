"""All papers for everybody from the window: by keyboard, with *cancel*, and what a STOP keeps back."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from lupdesk.desk import inputs, judging, meetings, suppliers
from lupdesk.desk.session import Desk
from lupdesk.domain.formats import Format
from lupdesk.domain.kinds import MeetingKind, Secrecy
from lupdesk.domain.things import Sending
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.all_papers import AllPapersDialog
from lupdesk.gui.views.publishing import PublishingPage
from tests.gui.in_dialog import in_dialog

SECRET = "Innkjøpsprisen på sensoren er 412 kroner"


@pytest.fixture
def firm(desk: Desk, procurement: UUID) -> UUID:
    made = suppliers.add_supplier(desk, name="Heimkontakt AS", procurement=procurement)
    meeting = meetings.add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=(made,)
    )
    inputs.add_input(
        desk, procurement, text=SECRET, supplier=made, meeting=meeting, secrecy=Secrecy.SECRET
    )
    return made


@pytest.fixture
def dialog(
    context: PageContext, procurement: UUID, firm: UUID, qtbot: QtBot, tmp_path: Path
) -> AllPapersDialog:
    made = AllPapersDialog(context, procurement)
    made.folder = tmp_path / "ut"
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_page_opens_it_by_its_act_and_a_folder_is_chosen(
    context: PageContext, procurement: UUID, firm: UUID, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    page = PublishingPage(context, procurement)
    qtbot.addWidget(page)
    page.show()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "her"))
    seen: list[Path] = []

    def choose(dialog: AllPapersDialog) -> None:
        qtbot.keyClick(dialog.choose, Qt.Key.Key_Space)
        seen.append(dialog.folder)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(page, AllPapersDialog, choose)
    page.doors["all-papers"]()
    assert seen == [tmp_path / "her"]


def test_enter_writes_every_reader_its_papers_and_tables(
    dialog: AllPapersDialog, desk: Desk, qtbot: QtBot
) -> None:
    for format in (Format.DOCX, Format.XLSX):
        qtbot.keyClick(dialog.formats[format], Qt.Key.Key_Space)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.message.isVisible, timeout=60_000)
    listed = json.loads((dialog.folder / "index.json").read_text("utf-8"))
    files = {one["file"] for one in listed}
    assert files == {
        path.relative_to(dialog.folder).as_posix()
        for path in dialog.folder.rglob("*.*")
        if path.suffix in (".pdf", ".docx", ".xlsx")
    }
    assert {Path(one).suffix for one in files} == {".pdf", ".docx", ".xlsx"}
    assert len(desk.all(Sending)) == len(files)
    assert str(len(files)) in dialog.message.sentence.text()
    by_reader = {(one["audience"], one["kind"]) for one in listed}
    assert {("public", "invitation"), ("supplier:Heimkontakt AS", "inputs")} <= by_reader


def test_what_a_stop_holds_is_told_and_not_written_for_the_outside(
    context: PageContext, procurement: UUID, firm: UUID, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    desk = context.desk
    inputs.add_input(desk, procurement, text="Uavklart påstand", supplier=firm)
    held = [one for one in judging.findings(desk, procurement) if one.severity.value == "stop"]
    assert held, "the unassessed statement keeps the summary back"
    made = AllPapersDialog(context, procurement)
    made.folder = tmp_path / "ut"
    qtbot.addWidget(made)
    made.show()
    assert "Oppsummering" in made._kept.text()
    qtbot.keyClick(made, Qt.Key.Key_Return)
    qtbot.waitUntil(made.message.isVisible, timeout=60_000)
    listed = json.loads((made.folder / "index.json").read_text("utf-8"))
    kinds = {(one["audience"], one["kind"]) for one in listed}
    assert ("team", "summary") in kinds
    assert ("public", "summary") not in kinds


def test_cancel_keeps_whole_papers_and_lists_of_just_these(
    dialog: AllPapersDialog, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialog._written), timeout=60_000)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(dialog.message.isVisible, timeout=60_000)
    assert dialog.isVisible()
    listed = json.loads((dialog.folder / "index.json").read_text("utf-8"))
    assert len(listed) == len(list(dialog.folder.rglob("*.pdf")))


def test_without_a_format_there_is_nothing_to_write(dialog: AllPapersDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.formats[Format.PDF], Qt.Key.Key_Space)
    assert not dialog.ok.isEnabled()
