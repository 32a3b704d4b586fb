"""Suppliers: the list and the panel, from the register, and out again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from lupdesk.desk.procurements import add_procurement
from lupdesk.desk.pseudonyms import are_offered, pseudonyms_of
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import (
    ContactPerson,
    add_supplier,
    participation_of,
    set_participation,
    suppliers_of,
)
from lupdesk.domain.kinds import SignUpChannel
from lupdesk.domain.things import Contact, Supplier
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.new_supplier import NewSupplierDialog, RegisterDialog
from lupdesk.gui.dialogs.pseudonyms import PseudonymsDialog
from lupdesk.gui.views.supplier_panel import SupplierPanel
from lupdesk.gui.views.suppliers import SuppliersPage
from lupdesk.gui.widgets.fields import TextField
from tests.gui.conftest import Told

Key = Qt.Key


@pytest.fixture
def page(
    qtbot: QtBot, context: PageContext, desk: Desk, procurement: UUID
) -> Iterator[SuppliersPage]:
    page = SuppliersPage(context, procurement)
    qtbot.addWidget(page)
    desk.watch(page.refresh)
    page.resize(1146, 712)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    yield page
    desk.unwatch(page.refresh)


def retype(qtbot: QtBot, field: TextField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Key.Key_Tab)


def test_an_empty_page_says_what_to_do(page: SuppliersPage) -> None:
    assert page._stack.currentIndex() == 1
    assert not page.panel.isVisible()


def test_a_new_supplier_by_keys(
    qtbot: QtBot, page: SuppliersPage, desk: Desk, procurement: UUID
) -> None:
    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewSupplierDialog)
        try:
            qtbot.keyClicks(dialog.name, "Heimkontakt AS")
            qtbot.keyClicks(dialog.number, "112233445")
            qtbot.keyClick(dialog.number, Key.Key_Return)
            assert dialog.isVisible()
            assert "112233445" in dialog.message.sentence.text()
            dialog.number.clear()
            qtbot.keyClicks(dialog.number, "101 051 854")
            qtbot.keyClick(dialog.number, Key.Key_Return)
        finally:
            dialog.reject()

    QTimer.singleShot(0, fill)
    qtbot.keyClick(page, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    ((part, firm),) = suppliers_of(desk, procurement)
    assert (part.code, firm.name, firm.organisation_number) == (
        "L1",
        "Heimkontakt AS",
        "101051854",
    )
    assert page.list.value().supplier.id == firm.id
    desk.undo()
    assert suppliers_of(desk, procurement) == []
    assert page._stack.currentIndex() == 1


def test_details_are_written_and_a_wrong_number_is_refused(
    qtbot: QtBot, page: SuppliersPage, desk: Desk, procurement: UUID, told: Told
) -> None:
    id = add_supplier(desk, name="Heimkontakt AS", procurement=procurement)
    panel = page.panel
    retype(qtbot, panel.number, "112233445")
    assert told.messages[-1][1] == "stop"
    assert desk.the(Supplier, id).organisation_number == ""
    retype(qtbot, panel.country, "ee")
    retype(qtbot, panel.number, "12345678")
    assert desk.the(Supplier, id).organisation_number == "12345678"
    retype(qtbot, panel.name, "Hjemkontakt AS")
    assert desk.the(Supplier, id).earlier_names == ("Heimkontakt AS",)
    assert panel.earlier.text() == "Heimkontakt AS"
    desk.undo()
    assert desk.the(Supplier, id).name == "Heimkontakt AS"
    qtbot.keyClicks(panel.new_contact, "Ola Heim")
    qtbot.keyClick(panel.new_contact, Key.Key_Return)
    (contact,) = desk.all(Contact, supplier=id)
    row = panel._contacts.row_of(contact.id)
    retype(qtbot, row.email, "ola@heimkontakt.example")
    assert desk.the(Contact, contact.id).email == "ola@heimkontakt.example"


def test_ticks_set_the_day_and_take_it_away(
    qtbot: QtBot, page: SuppliersPage, desk: Desk, procurement: UUID
) -> None:
    id = add_supplier(desk, name="Heimkontakt AS", procurement=procurement)

    def invited() -> date | None:
        part = participation_of(desk, procurement, id)
        assert part is not None
        return part.invited_on

    tick, day = page.panel.ticks["invited_on"], page.panel.days["invited_on"]
    tick.setFocus()
    qtbot.keyClick(tick, Key.Key_Space)
    assert invited() == date(2027, 3, 16)
    retype(qtbot, day, "8.2")
    assert invited() == date(2027, 2, 8)
    qtbot.keyClick(tick, Key.Key_Space)
    assert invited() is None
    desk.undo()
    assert invited() == date(2027, 2, 8)
    assert tick.isChecked()


def test_what_is_typed_belongs_to_the_one_that_was_shown(
    qtbot: QtBot, page: SuppliersPage, desk: Desk, procurement: UUID
) -> None:
    first = add_supplier(desk, name="A AS", procurement=procurement)
    second = add_supplier(desk, name="B AS", procurement=procurement)
    page.show_thing(first)
    page.panel.trade.setFocus()
    qtbot.keyClicks(page.panel.trade, "alarm")
    page.show_thing(second)
    assert desk.the(Supplier, first).trade == "alarm"
    assert desk.the(Supplier, second).trade == ""
    assert page.panel.trade.text() == ""


def test_known_suppliers_come_from_the_register(
    qtbot: QtBot, context: PageContext, desk: Desk, procurement: UUID
) -> None:
    other = add_procurement(desk, reference="T-2", title="Annen")
    for name in ("Granlås AS", "Sansea AS", "Trygdal Respons AS"):
        add_supplier(desk, name=name, procurement=other)
    dialog = RegisterDialog(context, procurement)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog.list, Key.Key_Space)
    qtbot.keyClick(dialog.list, Key.Key_Down)
    qtbot.keyClick(dialog.list, Key.Key_Down)
    qtbot.keyClick(dialog.list, Key.Key_Space)
    qtbot.keyClick(dialog.list, Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    here = [firm.name for _, firm in suppliers_of(desk, procurement)]
    assert here == ["Granlås AS", "Trygdal Respons AS"]
    desk.undo()
    assert suppliers_of(desk, procurement) == []


def test_taken_out_of_the_procurement_but_not_of_the_register(
    qtbot: QtBot, page: SuppliersPage, desk: Desk, procurement: UUID
) -> None:
    id = add_supplier(desk, name="Heimkontakt AS", procurement=procurement)
    qtbot.keyClick(page.panel.remove, Key.Key_Space)
    assert suppliers_of(desk, procurement) == []
    assert desk.get(Supplier, id) is not None
    desk.undo()
    assert len(suppliers_of(desk, procurement)) == 1


def panel_of(
    page: SuppliersPage, desk: Desk, procurement: UUID, **fields: Any
) -> tuple[SupplierPanel, UUID]:
    firm = add_supplier(desk, name="Heimkontakt AS", procurement=procurement, **fields)
    page.show_thing(firm)
    return page.panel, firm


def test_other_names_and_products_are_added_each_as_one_act(
    qtbot: QtBot, page: SuppliersPage, desk: Desk, procurement: UUID
) -> None:
    panel, firm = panel_of(page, desk, procurement)
    line = panel.aliases.line
    line.setFocus()
    qtbot.keyClicks(line, "Heimkontakt")
    qtbot.keyClick(line, Key.Key_Return)
    assert line.text() == ""
    assert line.hasFocus()
    qtbot.keyClicks(line, "HK; Heim-K, HK")
    qtbot.keyClick(line, Key.Key_Return)
    assert desk.the(Supplier, firm).aliases == ("Heimkontakt", "HK", "Heim-K")
    desk.undo()
    assert desk.the(Supplier, firm).aliases == ("Heimkontakt",)
    assert panel.aliases.values() == ("Heimkontakt",)
    products = panel.products.line
    products.setFocus()
    qtbot.keyClicks(products, "NattVakt Pro")
    qtbot.keyClick(products, Key.Key_Tab)
    assert desk.the(Supplier, firm).products == ("NattVakt Pro",)


def test_a_value_is_written_otherwise_and_taken_away_by_keys(
    qtbot: QtBot, page: SuppliersPage, desk: Desk, procurement: UUID
) -> None:
    panel, firm = panel_of(page, desk, procurement, products=("Sensor", "Vakt", "Lås"))
    line = panel.products.line
    line.setFocus()
    qtbot.keyClick(line, Key.Key_Backspace)
    assert line.selectedText() == "Lås"
    assert desk.the(Supplier, firm).products == ("Sensor", "Vakt", "Lås")
    qtbot.keyClicks(line, "E-lås")
    qtbot.keyClick(line, Key.Key_Return)
    assert desk.the(Supplier, firm).products == ("Sensor", "Vakt", "E-lås")

    panel.products.buttons[0].setFocus()
    qtbot.keyClick(panel.products.buttons[0], Key.Key_F2)
    assert line.hasFocus()
    qtbot.keyClick(line, Key.Key_Escape)
    assert line.text() == ""
    assert desk.the(Supplier, firm).products == ("Sensor", "Vakt", "E-lås")

    panel.products.buttons[1].setFocus()
    qtbot.keyClick(panel.products.buttons[1], Key.Key_Delete)
    assert desk.the(Supplier, firm).products == ("Sensor", "E-lås")
    assert panel.products.buttons[1].hasFocus()
    qtbot.keyClick(panel.products.buttons[1], Key.Key_Return)
    assert desk.the(Supplier, firm).products == ("Sensor",)
    desk.undo()
    desk.undo()
    assert desk.the(Supplier, firm).products == ("Sensor", "Vakt", "E-lås")


def test_a_value_taken_up_and_left_as_it_was_stays(
    qtbot: QtBot, page: SuppliersPage, desk: Desk, procurement: UUID
) -> None:
    panel, firm = panel_of(page, desk, procurement, aliases=("HK", "Heim"))
    written = desk.history(firm)
    panel.aliases.line.setFocus()
    qtbot.keyClick(panel.aliases.line, Key.Key_Backspace)
    qtbot.keyClick(panel.aliases.line, Key.Key_Tab)
    assert panel.aliases.line.text() == ""
    assert desk.the(Supplier, firm).aliases == ("HK", "Heim")
    assert desk.history(firm) == written


def test_a_name_that_is_typed_belongs_to_the_one_that_was_shown(
    qtbot: QtBot, page: SuppliersPage, desk: Desk, procurement: UUID
) -> None:
    panel, firm = panel_of(page, desk, procurement)
    other = add_supplier(desk, name="Sansea AS", procurement=procurement)
    page.show_thing(firm)
    panel.aliases.line.setFocus()
    qtbot.keyClicks(panel.aliases.line, "Heim")
    page.show_thing(other)
    assert desk.the(Supplier, firm).aliases == ("Heim",)
    assert desk.the(Supplier, other).aliases == ()
    assert panel.aliases.values() == ()
    assert panel.aliases.line.text() == ""


def test_the_pseudonyms_are_shown_copied_and_chosen_by_keys(
    qtbot: QtBot, page: SuppliersPage, context: PageContext, desk: Desk, procurement: UUID
) -> None:
    assert not page.codes.isVisible()
    for name in ("Østlys AS", "Baltic OÜ"):
        add_supplier(desk, name=name, procurement=procurement)
    assert page.codes.isVisible()
    codes = {
        desk.the(Supplier, id).name: code for id, code in pseudonyms_of(desk, procurement).items()
    }
    dialog = PseudonymsDialog(context, procurement, page)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = [(one.name, one.code) for one in dialog.list.rows.values]
    assert shown == [("Baltic OÜ", codes["Baltic OÜ"]), ("Østlys AS", codes["Østlys AS"])]
    qtbot.keyClick(dialog.list, Key.Key_Down)
    qtbot.keyClick(dialog.list, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == codes["Østlys AS"]
    assert dialog.isVisible()
    assert not are_offered(desk)
    dialog.offered.setFocus()
    qtbot.keyClick(dialog.offered, Key.Key_Down)
    assert are_offered(desk)
    assert PseudonymsDialog(context, procurement, page).offered.value() is True


def test_a_contact_agrees_to_be_named_by_keys(
    qtbot: QtBot, page: SuppliersPage, desk: Desk, procurement: UUID
) -> None:
    person = ContactPerson("Åse Øy")
    firm = add_supplier(desk, name="Sansea AS", procurement=procurement, contacts=[person])
    page.show_thing(firm)
    row = page.panel._contacts.row_of(desk.all(Contact)[0].id)
    retype(qtbot, row.consent.day, "2.2.2027")
    retype(qtbot, row.consent.why, "oppsummeringen")
    (one,) = desk.all(Contact)
    assert (one.consented_on, one.shown_for) == (date(2027, 2, 2), "oppsummeringen")
    assert row.consent.why.accessibleName() == "Åse Øy: Til hva, eller hvorfor"
    desk.undo()
    desk.undo()
    (one,) = desk.all(Contact)
    assert (one.consented_on, one.shown_for) == (None, "")
    assert (row.consent.day.text(), row.consent.why.text()) == ("", "")


def test_who_signed_up_on_no_noted_day_is_ticked_and_can_be_unticked(
    qtbot: QtBot, page: SuppliersPage, desk: Desk, procurement: UUID
) -> None:
    firm = add_supplier(desk, name="Sansea AS", procurement=procurement)
    set_participation(desk, procurement, firm, registered_by=SignUpChannel.FORM)
    page.show_thing(firm)
    tick = page.panel.ticks["registered_on"]
    assert tick.isChecked()
    tick.setFocus()
    qtbot.keyClick(tick, Key.Key_Space)
    part = participation_of(desk, procurement, firm)
    assert part is not None
    assert not part.signed_up
    assert not tick.isChecked()
