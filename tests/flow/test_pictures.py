"""From a key press in a meeting to a cell of a picture, back to the statement, and into a paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lupdesk.desk.inputs import add_input
from lupdesk.desk.meetings import add_meeting
from lupdesk.desk.opening import create_desk
from lupdesk.desk.procurements import Body, add_procurement
from lupdesk.desk.publishing import export_document
from lupdesk.desk.room import start_meeting
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import add_supplier
from lupdesk.domain.audience import BUYER_TEAM
from lupdesk.domain.kinds import DocumentKind, MeetingKind
from lupdesk.domain.things import Input
from lupdesk.gui.jobs import Jobs
from lupdesk.gui.main_window import MainWindow
from lupdesk.gui.theme import Theme, apply_theme, load_fonts
from lupdesk.gui.views.pictures import PicturesPage
from lupdesk.settings import Settings, WindowPlace
from lupdesk.wording import Wording

Key = Qt.Key


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = create_desk(tmp_path / "office.lupdesk", title="Kontoret", author="Selma")
    yield desk
    desk.close()


@pytest.fixture
def meeting(desk: Desk) -> UUID:
    case = add_procurement(desk, reference="T-1", title="Trygg", buyers=(Body("Lysvika kommune"),))
    firms = [
        add_supplier(desk, name=name, procurement=case) for name in ("Heimkontakt AS", "Sansea AS")
    ]
    add_input(desk, case, text="Lange vakter", supplier=firms[1], themes=("drift",))
    made = add_meeting(
        desk, case, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=(firms[0],)
    )
    start_meeting(desk, made)
    return made


@pytest.fixture
def window(desk: Desk, meeting: UUID, qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    def fail(error: BaseException) -> None:
        raise error

    load_fonts()
    apply_theme(qapp, Theme())
    jobs = Jobs(fail)
    settings = Settings(window=WindowPlace(0, 0, 1366, 768))
    window = MainWindow(desk, settings, Wording("nb"), jobs, lambda key: None, lambda window: True)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.leave_desk()
    window.part()
    jobs.close()
    qtbot.wait(10)


def press(qtbot: QtBot, *keys: Key) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


def test_what_is_typed_in_a_meeting_is_a_cell_that_leads_back_and_goes_into_the_report(
    window: MainWindow, desk: Desk, meeting: UUID, tmp_path: Path, qtbot: QtBot
) -> None:
    window.go_to("room", meeting)
    for text in ("b! Lukkede grensesnitt #drift", "Åpne data #drift"):
        qtbot.keyClicks(QApplication.focusWidget(), text)
        press(qtbot, Key.Key_Return)
    _, first, second = desk.all(Input)
    assert (first.themes, second.themes) == (("drift",), ("drift",))

    window.go_to("pictures")
    page = window.page
    assert isinstance(page, PicturesPage)
    assert page.finding.text().startswith("Flest leverandører snakker om «drift»: 2 av 2.")
    page.grid.setFocus()
    press(qtbot, Key.Key_Return, Key.Key_Down, Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is not page)
    inputs: Any = window.page
    qtbot.waitUntil(lambda: bool(inputs.table.selected_inputs()))
    assert [one.text for one in inputs.table.selected_inputs()] == ["Åpne data"]

    out = tmp_path / "internrapport.pdf"
    export_document(desk, first.procurement, DocumentKind.INTERNAL, BUYER_TEAM, out)
    with pypdfium2.PdfDocument(out) as pdf:
        read = " ".join(pdf[n].get_textpage().get_text_range() for n in range(len(pdf))).split()
    assert "Flest leverandører snakker om «drift»: 2 av 2." in " ".join(read)
