"""The office's colour, logo and sections, by keyboard; the page behind shows them at once."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from lupdesk.desk import office
from lupdesk.desk.publishing import compose_document
from lupdesk.desk.session import Desk
from lupdesk.domain.audience import PUBLIC
from lupdesk.domain.house import Office
from lupdesk.domain.kinds import DocumentKind
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.office import OfficeDialog
from lupdesk.gui.views.publishing import PublishingPage
from tests.documents.test_logo import SVG

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def dialog(context: PageContext, qtbot: QtBot) -> OfficeDialog:
    made = OfficeDialog(context.desk, DocumentKind.SUMMARY, context.wording)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def lines(dialog: OfficeDialog) -> dict[str, bool]:
    return {one.name: one.tick.isChecked() for one in dialog.sections._lines}


def test_a_colour_is_typed_and_told_where_it_had_to_be_darkened(
    dialog: OfficeDialog, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.colour, "#f4c20d")
    qtbot.keyClick(dialog.colour, Qt.Key.Key_Return)
    found = office.office_of(desk)
    assert found is not None
    assert found.accent == "#F4C20D"
    assert office.readable("#F4C20D") in dialog._reads.text()
    assert "mørkere" in dialog._reads.text()


def test_a_wrong_colour_is_told_and_changes_nothing(
    dialog: OfficeDialog, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.colour, "burgunder")
    dialog.ok.setFocus()
    assert "#RRGGBB" in dialog.message.sentence.text()
    assert office.office_of(desk) is None
    assert dialog.isVisible()


def test_a_section_is_moved_and_left_out_by_keys(
    dialog: OfficeDialog, desk: Desk, qtbot: QtBot
) -> None:
    usual = list(lines(dialog))
    dialog.sections._lines[-1].tick.setFocus()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Up, ALT)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Up, ALT)
    assert list(lines(dialog)) == [*usual[:-3], usual[-1], *usual[-3:-1]]
    timeline = next(one for one in dialog.sections._lines if one.name == "timeline")
    timeline.tick.setFocus()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    assert lines(dialog)["timeline"] is False
    assert "timeline" not in office.sections_of(desk, DocumentKind.SUMMARY)
    dialog.usual.click()
    assert list(lines(dialog)) == usual
    assert all(lines(dialog).values())


def test_what_a_rule_demands_cannot_be_unticked_and_says_so(
    dialog: OfficeDialog, desk: Desk, qtbot: QtBot
) -> None:
    given = next(one for one in dialog.sections._lines if one.name == "given")
    given.tick.setFocus()
    qtbot.keyClick(given.tick, Qt.Key.Key_Space)
    assert lines(dialog)["given"]
    assert "given" in office.sections_of(desk, DocumentKind.SUMMARY)
    assert "R-EQ-2" in given.tick.accessibleDescription()


def test_a_logo_is_chosen_and_taken_away(
    dialog: OfficeDialog, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logo = tmp_path / "våpen.svg"
    logo.write_bytes(SVG)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(logo), ""))
    dialog.choose.click()
    assert office.look_of(desk).logo == SVG
    assert dialog._logo.text() == "våpen.svg"
    logo.write_bytes(SVG[:40])
    dialog.choose.click()
    assert "våpen.svg" in dialog.message.sentence.text()
    assert office.look_of(desk).logo == SVG
    dialog.take_away.click()
    assert office.look_of(desk).logo == b""


def test_the_page_behind_shows_it_and_ctrl_z_takes_it_back(
    context: PageContext, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    page = PublishingPage(context, procurement)
    qtbot.addWidget(page)
    office.set_accent(desk, "#7A1F5C")
    made = compose_document(desk, procurement, DocumentKind.SUMMARY, PUBLIC)
    assert made.look.accent == "#7A1F5C"
    page.refresh(frozenset({Office}))
    qtbot.waitUntil(lambda: page.preview.page_count > 0, timeout=10_000)
    desk.undo()
    assert compose_document(desk, procurement, DocumentKind.SUMMARY, PUBLIC).look.accent == ""
