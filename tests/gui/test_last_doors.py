"""Acts that are done seldom, each by keys: a claim, a reason taken back, what was told withdrawn,
a procurement and a supplier out of the lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lupdesk.desk import inputs, suppliers, telling
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import Channel, PublicationKind, Secrecy
from lupdesk.domain.rules.finding import Severity
from lupdesk.domain.things import Input, Procurement, Supplier
from lupdesk.domain.treatment import Publication, Reason
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.dialogs.withdraw_publication import WithdrawPublicationDialog
from lupdesk.gui.views.inputs import InputsPage
from lupdesk.gui.views.procurement import ProcurementPage
from lupdesk.gui.views.suppliers import SuppliersPage
from lupdesk.gui.views.treatment import TreatmentPage

Key = Qt.Key


def settled(page: TreatmentPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page._later.isActive() and page._job is None)


@pytest.fixture
def firm(desk: Desk, procurement: UUID) -> UUID:
    return suppliers.add_supplier(desk, name="Heimkontakt AS", procurement=procurement)


@pytest.fixture
def treated(
    qtbot: QtBot, context: PageContext, desk: Desk, procurement: UUID, firm: UUID
) -> Iterator[TreatmentPage]:
    telling.tell(desk, procurement, text="Fristen er fredag.", channel=Channel.PHONE, supplier=firm)
    page = TreatmentPage(context, procurement)
    desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 700)
    page.show()
    qtbot.waitExposed(page)
    settled(page, qtbot)
    yield page
    desk.unwatch(page.refresh)
    page.hide()
    qtbot.waitUntil(lambda: not context.jobs.busy)


def in_dialog(act: Callable[[Dialog], None]) -> None:
    """Do this in the dialog that comes next, and close it whatever happens."""

    def found() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(50, found)


def test_what_the_supplier_asks_for_is_one_act_beside_the_verdict(
    qtbot: QtBot, context: PageContext, desk: Desk, procurement: UUID, firm: UUID
) -> None:
    said = inputs.add_input(desk, procurement, text="Vår metode", supplier=firm)
    page = InputsPage(context, procurement)
    desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 700)
    page.show()
    page.show_thing(said)
    claim = page._panel._claim
    assert claim.level.value() is None
    assert not claim.reason.isVisible()
    claim.level.setFocus()
    for _ in range(3):
        qtbot.keyClick(claim.level, Key.Key_Down)
    assert desk.the(Input, said).claim is Secrecy.SECRET
    assert desk.the(Input, said).secrecy is Secrecy.UNASSESSED
    claim.reason.setFocus()
    qtbot.keyClicks(claim.reason, "vår oppskrift")
    qtbot.keyClick(claim.reason, Key.Key_Return)
    assert desk.the(Input, said).claim_reason == "vår oppskrift"
    desk.undo()
    assert (desk.the(Input, said).claim, desk.the(Input, said).claim_reason) == (
        Secrecy.SECRET,
        "",
    )
    claim.level.setFocus()
    qtbot.keyClick(claim.level, Key.Key_Home)
    assert desk.the(Input, said).claim is None
    desk.unwatch(page.refresh)
    page.hide()
    qtbot.waitUntil(lambda: not context.jobs.busy)


def test_an_emptied_reason_is_taken_back(qtbot: QtBot, treated: TreatmentPage, desk: Desk) -> None:
    rows = treated.findings.rows
    place = next(n for n, one in enumerate(rows.rows.values) if one.severity is Severity.WARN)
    rows.pick_row(place)
    field = treated.findings.reason
    field.setFocus()
    qtbot.keyClicks(field, "Avklart med ledelsen")
    qtbot.keyClick(field, Key.Key_Return)
    (reason,) = desk.all(Reason)
    assert reason.text == "Avklart med ledelsen"
    settled(treated, qtbot)
    assert field.text() == "Avklart med ledelsen"
    field.setFocus()
    qtbot.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Key.Key_Delete)
    qtbot.keyClick(field, Key.Key_Return)
    assert desk.all(Reason) == []
    desk.undo()
    assert desk.all(Reason) == [reason]


def test_information_is_linked_to_where_all_were_told_and_that_is_withdrawn(
    qtbot: QtBot, treated: TreatmentPage, desk: Desk, procurement: UUID
) -> None:
    (given,) = desk.all(Input)
    note = desk_publication(desk, procurement)
    treated.views.turn(1)
    settled(treated, qtbot)
    view = treated.ledger
    place = next(n for n, one in enumerate(view.rows.rows.values) if one.id == given.id)
    view.rows.setFocus()
    view.rows.pick_row(place)
    assert view.told_in.isVisible()
    assert not view.withdraw.isVisible()
    view.told_in.setFocus()
    qtbot.keyClick(view.told_in, Key.Key_End)
    assert desk.the(Input, given.id).publication == note
    settled(treated, qtbot)
    view.rows.pick_row(next(n for n, one in enumerate(view.rows.rows.values) if one.id == given.id))
    assert view.withdraw.isVisible()

    def withdraw(dialog: Dialog) -> None:
        assert isinstance(dialog, WithdrawPublicationDialog)
        qtbot.keyClick(dialog.ok, Key.Key_Return)
        assert dialog.message.isVisible(), "a reason is wanted"
        qtbot.keyClicks(dialog.reason, "Gikk aldri ut")
        qtbot.keyClick(dialog.ok, Key.Key_Return)

    in_dialog(withdraw)
    view.withdraw.setFocus()
    qtbot.keyClick(view.withdraw, Key.Key_Return)
    assert desk.the(Publication, note).published_at is None


def desk_publication(desk: Desk, procurement: UUID) -> UUID:
    (given,) = desk.all(Input)
    made = telling.publish(
        desk, procurement, PublicationKind.MESSAGE, title="Brev til alle", given=[given.id]
    )
    telling.link_publication(desk, [given.id], None)
    return made


def test_a_supplier_leaves_the_register_and_comes_back(
    qtbot: QtBot, context: PageContext, desk: Desk, procurement: UUID, firm: UUID
) -> None:
    page = SuppliersPage(context, procurement)
    desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 712)
    page.show()
    page.show_thing(firm)
    in_dialog(lambda dialog: qtbot.keyClick(dialog.no, Key.Key_Return))
    qtbot.keyClick(page.panel.forget, Key.Key_Return)
    assert desk.get(Supplier, firm) is not None
    in_dialog(lambda dialog: qtbot.keyClick(dialog.ok, Key.Key_Return))
    qtbot.keyClick(page.panel.forget, Key.Key_Return)
    assert desk.get(Supplier, firm) is None
    desk.undo()
    assert desk.the(Supplier, firm).name == "Heimkontakt AS"
    desk.unwatch(page.refresh)


def test_a_procurement_leaves_the_lists_and_comes_back(
    qtbot: QtBot, context: PageContext, desk: Desk, procurement: UUID
) -> None:
    page = ProcurementPage(context, procurement)
    desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 712)
    page.show()
    page.toggle()
    in_dialog(lambda dialog: qtbot.keyClick(dialog.ok, Key.Key_Return))
    qtbot.keyClick(page.form.remove, Key.Key_Return)
    assert desk.get(Procurement, procurement) is None
    desk.undo()
    assert desk.get(Procurement, procurement) is not None
    desk.unwatch(page.refresh)
