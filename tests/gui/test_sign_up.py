"""Who signed up and what they were told of their data, by keys, with the findings that want it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import add_supplier, participation_of
from lupdesk.domain.kinds import SignUpChannel
from lupdesk.domain.things import Participation
from lupdesk.domain.treatment import SignUp
from lupdesk.gui.context import PageContext
from lupdesk.gui.views.treatment import TreatmentPage
from tests.gui.names import nameless

Key = Qt.Key


@pytest.fixture
def firms(desk: Desk, procurement: UUID) -> list[UUID]:
    return [
        add_supplier(desk, name=name, procurement=procurement)
        for name in ("Heimkontakt AS", "Sansea AS")
    ]


@pytest.fixture
def page(
    qtbot: QtBot, context: PageContext, desk: Desk, procurement: UUID, firms: list[UUID]
) -> Iterator[TreatmentPage]:
    page = TreatmentPage(context, procurement)
    desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    for _ in range(4):
        qtbot.keyClick(page, Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    settled(page, qtbot)
    yield page
    desk.unwatch(page.refresh)
    page.hide()
    qtbot.waitUntil(lambda: not context.jobs.busy)


def settled(page: TreatmentPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page._later.isActive() and page._job is None)


def part(desk: Desk, procurement: UUID, firm: UUID) -> Participation:
    found = participation_of(desk, procurement, firm)
    assert found is not None
    return found


def rules(page: TreatmentPage) -> set[str]:
    return {one.rule for one in page.findings.rows.rows.values}


def put(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    qtbot.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Key.Key_Delete)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Key.Key_Tab)


def test_a_supplier_signs_up_on_a_day_for_a_one_to_one_and_not_after_all(
    qtbot: QtBot, page: TreatmentPage, desk: Desk, procurement: UUID, firms: list[UUID]
) -> None:
    view = page.sign_up
    assert view.isVisible()
    view.rows.setFocus()
    qtbot.keyClick(view.rows, Key.Key_End)
    put(qtbot, view.day, "19.2")
    assert part(desk, procurement, firms[1]).registered_on == date(2027, 2, 19)
    assert part(desk, procurement, firms[0]).registered_on is None
    settled(page, qtbot)
    assert view.rows.value()[1].name == "Sansea AS"
    view.ticks["wants_one_to_one"].setFocus()
    qtbot.keyClick(view.ticks["wants_one_to_one"], Key.Key_Space)
    assert part(desk, procurement, firms[1]).wants_one_to_one
    desk.undo()
    assert not part(desk, procurement, firms[1]).wants_one_to_one
    put(qtbot, view.day, "")
    assert part(desk, procurement, firms[1]).registered_on is None


def test_today_is_one_key(
    qtbot: QtBot, page: TreatmentPage, desk: Desk, procurement: UUID, firms: list[UUID]
) -> None:
    page.sign_up.rows.setFocus()
    qtbot.keyClick(page.sign_up.rows, Key.Key_Home)
    page.sign_up.today.setFocus()
    qtbot.keyClick(page.sign_up.today, Key.Key_Return)
    assert part(desk, procurement, firms[0]).registered_on == desk.today()
    settled(page, qtbot)
    assert not page.sign_up.today.isEnabled()


def test_the_findings_lead_here_and_go_when_the_fields_are_written(
    qtbot: QtBot, page: TreatmentPage, desk: Desk, procurement: UUID
) -> None:
    view = page.sign_up
    view.rows.setFocus()
    qtbot.keyClick(view.rows, Key.Key_Home)
    qtbot.keyClick(view.today, Key.Key_Return)
    settled(page, qtbot)
    assert {"R-GDPR-2", "R-GDPR-3"} <= rules(page)
    page.views.turn(0)
    finding = next(one for one in page.findings.rows.rows.values if one.rule == "R-GDPR-2")
    page.findings.opened.emit(finding)
    assert view.isVisible()
    assert view.texts["controller"].hasFocus()
    for name in ("controller", "legal_basis", "purpose", "recipients", "rights"):
        put(qtbot, view.texts[name], f"om {name}")
    put(qtbot, view.days["delete_on"], "1.4.2027")
    (told,) = desk.all(SignUp, procurement=procurement)
    assert (told.purpose, told.delete_on) == ("om purpose", date(2027, 4, 1))
    settled(page, qtbot)
    assert not {"R-GDPR-2", "R-GDPR-3"} & rules(page)
    view.remove.setFocus()
    qtbot.keyClick(view.remove, Key.Key_Return)
    assert desk.all(SignUp, procurement=procurement) == []
    settled(page, qtbot)
    assert view.texts["purpose"].text() == ""
    desk.undo()
    assert desk.the(SignUp, told.id) == told


def test_an_emptied_field_makes_no_text_where_there_was_none(
    qtbot: QtBot, page: TreatmentPage, desk: Desk, procurement: UUID
) -> None:
    put(qtbot, page.sign_up.texts["purpose"], "  ")
    assert desk.all(SignUp, procurement=procurement) == []


def test_every_place_for_the_focus_has_a_name(page: TreatmentPage) -> None:
    assert nameless(page.sign_up) == []


def test_the_channel_is_chosen_by_keys_and_counts_as_signed_up(
    qtbot: QtBot, page: TreatmentPage, desk: Desk, procurement: UUID, firms: list[UUID]
) -> None:
    view = page.sign_up
    view.rows.setFocus()
    view.rows.pick_row(1)
    view.channel.setFocus()
    assert view.channel.accessibleName() == "Sansea AS: Påmeldt via"
    qtbot.keyClicks(view.channel, "Doff")
    settled(page, qtbot)
    found = part(desk, procurement, firms[1])
    assert (found.registered_by, found.registered_on) == (SignUpChannel.DOFFIN, None)
    assert view._say(view.rows.value()) == "Sansea AS, Påmeldt, uten dag, Doffin"
    assert {"R-GDPR-2", "R-GDPR-3"} <= rules(page)
    put(qtbot, view.day, "1.2.2027")
    settled(page, qtbot)
    assert "Påmeldt 1." in view._say(view.rows.value())
    desk.undo()
    desk.undo()
    settled(page, qtbot)
    assert part(desk, procurement, firms[1]).registered_by is None
    assert view.channel.value() is None
