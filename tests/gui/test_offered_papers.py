"""The invitation, the lists of people and the internal report are offered where one looks for them."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from lupdesk.desk import meetings, procurements, suppliers
from lupdesk.desk.session import Desk
from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Participant
from lupdesk.domain.kinds import DocumentKind, MeetingKind
from lupdesk.domain.things import Sending
from lupdesk.gui.context import PageContext
from lupdesk.gui.views.procurement import ProcurementPage
from lupdesk.gui.views.publishing import PublishingPage
from lupdesk.gui.views.suppliers import SuppliersPage
from lupdesk.gui.views.timetable import TimetablePage
from tests.gui.conftest import Told


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return " ".join(page.get_textpage().get_text_range() for page in pdf)


@pytest.fixture
def firm(desk: Desk, procurement: UUID) -> UUID:
    return suppliers.add_supplier(desk, name="Heimkontakt AS", procurement=procurement)


@pytest.fixture
def page(context: PageContext, procurement: UUID, firm: UUID, qtbot: QtBot) -> PublishingPage:
    shown = PublishingPage(context, procurement)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def readers(page: PublishingPage) -> list[object]:
    found = []
    for place in reversed(range(page._reader.count())):
        page._reader.setCurrentIndex(place)
        found.append(page._reader.value())
    return found[::-1]


def test_each_is_shown_as_it_will_be(page: PublishingPage, firm: UUID, qtbot: QtBot) -> None:
    for kind, allowed in (
        (DocumentKind.INVITATION, [PUBLIC, BUYER_TEAM, Participant(firm)]),
        (DocumentKind.PARTICIPANTS, [BUYER_TEAM]),
        (DocumentKind.INTERNAL, [BUYER_TEAM]),
        (DocumentKind.ROADMAP, [PUBLIC, Participant(firm)]),
        (DocumentKind.LESSONS, [PUBLIC, BUYER_TEAM]),
        (DocumentKind.PLAN, [BUYER_TEAM]),
    ):
        page.show_part(kind.value)
        assert readers(page) == allowed
        qtbot.waitUntil(
            lambda: page._export.isEnabled() and page.preview.states.currentIndex() == 0
        )


def test_a_sheet_without_a_conference_says_what_is_missing(
    page: PublishingPage, qtbot: QtBot
) -> None:
    page.show_part("sign-in")
    qtbot.waitUntil(lambda: page.preview.states.currentIndex() == 1)
    assert "dialogkonferanse" in page.preview.why_not.sentence.text()
    assert not page._export.isEnabled()


def test_a_stop_about_the_notice_holds_the_invitation_but_not_the_teams(
    page: PublishingPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    desk.watch(page.refresh)
    procurements.edit_procurement(desk, procurement, effect="Budsjettet er 38 mill. kr")
    page.show_part("invitation")
    qtbot.waitUntil(lambda: "stopper" in page._what_happens.text(), timeout=10_000)
    assert not page._export.isEnabled()
    page._reader.show_value(BUYER_TEAM)
    page._draw_paper()
    assert page._export.isEnabled()
    desk.unwatch(page.refresh)


def test_the_case_leads_to_its_invitation_and_the_suppliers_to_their_list(
    context: PageContext, procurement: UUID, firm: UUID, told: Told, qtbot: QtBot
) -> None:
    case, firms = ProcurementPage(context, procurement), SuppliersPage(context, procurement)
    for shown, button in ((case, case.invite), (firms, firms.people)):
        qtbot.addWidget(shown)
        shown.show()
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert told.went == [("summary:invitation", None), ("summary:participants", None)]


def test_where_nobody_is_asked_there_is_no_list_of_them(
    context: PageContext, procurement: UUID, qtbot: QtBot
) -> None:
    firms = SuppliersPage(context, procurement)
    qtbot.addWidget(firms)
    firms.show()
    assert firms.people.isHidden()


def test_the_sheet_of_a_meeting_is_written_beside_it(
    context: PageContext,
    desk: Desk,
    procurement: UUID,
    firm: UUID,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = suppliers.add_supplier(desk, name="Sansea AS", procurement=procurement)
    mine, _ = (
        meetings.add_meeting(
            desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=(one,)
        )
        for one in (firm, other)
    )
    offered: list[str] = []

    def choose(_parent: object, _title: str, start: str, _filter: str) -> tuple[str, str]:
        offered.append(Path(start).name)
        return str(tmp_path / "liste.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page = TimetablePage(context, procurement)
    qtbot.addWidget(page)
    page.show()
    page.show_thing(mine)
    page.panel.sheet.setFocus()
    qtbot.keyClick(page.panel.sheet, Qt.Key.Key_Space)
    assert offered == ["Oppmøteliste Heimkontakt AS - Intern.pdf"]
    assert "Sansea" not in text_of(tmp_path / "liste.pdf")
    (sending,) = desk.all(Sending, procurement=procurement)
    assert (sending.kind, sending.meeting, sending.audience) == ("sign-in", mine, "team")
