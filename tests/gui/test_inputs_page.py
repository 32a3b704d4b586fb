from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk import backups, inputs, suppliers
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import Disposition, InputType, Secrecy
from lupdesk.domain.results import Insight
from lupdesk.domain.things import Input, Meeting
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.purge import PurgeDialog
from lupdesk.gui.dialogs.purge_place import PurgePlace
from lupdesk.gui.models.input_model import Column
from lupdesk.gui.theme import LOOK
from lupdesk.gui.views.inputs import InputsPage
from lupdesk.paths import backups_folder


@pytest.fixture
def ids(desk: Desk, procurement: UUID) -> list[UUID]:
    firms = [
        suppliers.add_supplier(desk, name=name, procurement=procurement)
        for name in ("Åsgard AS", "Berg AS", "Ærlig AS")
    ]
    return [
        inputs.add_input(desk, procurement, text=text, supplier=firms[n % 3], type=kind)
        for n, (text, kind) in enumerate(
            [
                ("Lukkede grensesnitt gjør integrasjon dyr", InputType.BAR),
                ("Felles responssenter gir døgndekning", InputType.OPP),
                ("Blåbær vokser i skogen", InputType.SOL),
                ("Test grensesnittene før pilot", InputType.INTEG),
            ]
        )
    ]


@pytest.fixture
def page(
    context: PageContext, procurement: UUID, ids: list[UUID], qtbot: QtBot
) -> Iterator[InputsPage]:
    page = InputsPage(context, procurement)
    context.desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 700)
    page.show()
    qtbot.waitExposed(page)
    page.table.setFocus()
    yield page
    context.desk.unwatch(page.refresh)


def shown(page: InputsPage) -> list[str]:
    model = page.model
    return [str(model.index(row, Column.TEXT).data()).split()[0] for row in range(model.rowCount())]


def type_into(qtbot: QtBot, page: InputsPage, text: str) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, text)
    qtbot.wait(120)


def test_search_as_you_type_in_norwegian(page: InputsPage, qtbot: QtBot) -> None:
    assert shown(page) == ["Lukkede", "Felles", "Blåbær", "Test"]
    type_into(qtbot, page, "grens")
    assert shown(page) == ["Lukkede", "Test"]
    type_into(qtbot, page, "blåb")
    assert shown(page) == ["Blåbær"]
    type_into(qtbot, page, "blab")
    assert shown(page) == []


def test_a_name_with_norwegian_letters_sorts_last(page: InputsPage) -> None:
    page.table.horizontalHeader().setSortIndicator(Column.SUPPLIER, Qt.SortOrder.AscendingOrder)
    names = [str(page.model.index(row, Column.SUPPLIER).data()) for row in range(4)]
    assert names == ["Berg AS", "Ærlig AS", "Åsgard AS", "Åsgard AS"]


def test_verdict_for_many_is_one_act_and_undone_as_one(
    page: InputsPage, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(page.table.selected_inputs()) == 4
    panel = page.findChild(QPlainTextEdit)
    assert panel is not None
    page._panel._level_buttons[Secrecy.OPEN].click()
    assert {one.secrecy for one in desk.all(Input)} == {Secrecy.OPEN}
    assert {one.decided_by for one in desk.all(Input)} == {"Selma"}
    desk.undo()
    assert {one.secrecy for one in desk.all(Input)} == {Secrecy.UNASSESSED}


def test_a_statement_is_taken_away_for_good_with_a_reason(
    page: InputsPage,
    desk: Desk,
    ids: list[UUID],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("LUPDESK_HOME", str(tmp_path / "home"))
    kept = backups.back_up_now(desk, backups_folder(desk.id))
    page.table.selectRow(2)
    page._panel._purge.click()
    (dialog,) = page.findChildren(PurgeDialog)
    qtbot.waitUntil(lambda: str(kept) in labels(dialog))
    assert dialog.no.isDefault()
    dialog.ok.click()
    qtbot.waitUntil(dialog.message.isVisible)
    assert desk.get(Input, ids[2]) is not None
    dialog.reason.setText("Blåbær vokser i skogen")
    dialog.ok.click()
    qtbot.waitUntil(dialog.ok.isEnabled)
    assert dialog.purged is None
    dialog.reason.setText("Personvern")
    dialog.ok.click()
    qtbot.waitUntil(lambda: dialog.purged is not None)
    assert not dialog.ok.isVisible()
    qtbot.waitUntil(lambda: str(kept) in labels(dialog))
    assert desk.get(Input, ids[2]) is None
    assert b"vokser i skogen" not in desk.path.read_bytes()
    dialog.no.click()
    qtbot.waitUntil(lambda: shown(page) == ["Lukkede", "Felles", "Test"])


def test_what_was_made_of_it_is_taken_away_from_the_same_dialog(
    page: InputsPage, desk: Desk, procurement: UUID, ids: list[UUID], qtbot: QtBot
) -> None:
    words = "Blåbær vokser i skogen"
    with desk.act(Act.ADD_INSIGHT) as act:
        finding = act.add(Insight, procurement=procurement, heard=f"Hørt: {words}")
        act.add(Meeting, procurement=procurement, title=f"Om at {words}")
    page.table.selectRow(2)
    page._panel._purge.click()
    (dialog,) = page.findChildren(PurgeDialog)
    dialog.reason.setText("Personvern")
    dialog.ok.click()
    qtbot.waitUntil(lambda: dialog.purged is not None)
    qtbot.waitUntil(lambda: len([one for one in labels(dialog) if words in one]) == 2)
    (place,) = dialog.findChildren(PurgePlace)
    qtbot.waitUntil(place.isVisible)
    place.too.setFocus()
    qtbot.keyClick(place.too, Qt.Key.Key_Space)
    keys_to(qtbot, dialog, place.go)
    qtbot.keyClick(place.go, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: desk.get(Insight, finding) is None)
    qtbot.waitUntil(lambda: len([one for one in labels(dialog) if words in one]) == 1)
    assert f"Hørt: {words}".encode() not in desk.path.read_bytes()
    dialog.no.click()


def keys_to(qtbot: QtBot, dialog: PurgeDialog, wanted: QWidget) -> None:
    """By Tab alone."""
    for _ in range(12):
        now = QApplication.focusWidget()
        if now is wanted:
            return
        qtbot.keyClick(now, Qt.Key.Key_Tab)
    raise AssertionError("Tab does not come there")


def taken_away(page: InputsPage, row: int, reason: str, qtbot: QtBot) -> PurgeDialog:
    page.table.selectRow(row)
    page._panel._purge.click()
    (dialog,) = page.findChildren(PurgeDialog)
    dialog.reason.setText(reason)
    dialog.ok.click()
    qtbot.waitUntil(lambda: dialog.purged is not None)
    qtbot.waitUntil(lambda: not dialog._work.under_way)
    return dialog


def test_another_place_goes_only_after_its_words_were_shown_and_it_was_asked(
    page: InputsPage, desk: Desk, procurement: UUID, ids: list[UUID], qtbot: QtBot
) -> None:
    words = "Blåbær vokser i skogen"
    with desk.act(Act.ADD_INSIGHT) as act:
        finding = act.add(
            Insight, procurement=procurement, heard=f"Hørt: {words}", does="Vi planter <b>flere</b>"
        )
        act.add(Insight, procurement=procurement, heard=f"Også: {words}")
    dialog = taken_away(page, 2, "Personvern", qtbot)
    place, other = dialog.findChildren(PurgePlace)
    qtbot.waitUntil(other.isVisible)
    assert "Vi planter <b>flere</b>" not in seen(dialog)
    place.too.setFocus()
    qtbot.keyClick(place.too, Qt.Key.Key_Return)
    assert {"Vi planter <b>flere</b>", f"Hørt: {words}"} <= seen(dialog)
    assert QApplication.focusWidget() is place.keep
    assert not place.reason.isVisible()

    qtbot.keyClick(place.keep, Qt.Key.Key_Return)  # what one presses without looking
    assert dialog.isVisible()
    assert "Vi planter <b>flere</b>" not in seen(dialog)
    assert QApplication.focusWidget() is place.too
    assert desk.get(Insight, finding) is not None

    qtbot.keyClick(place.too, Qt.Key.Key_Space)
    other.too.click()
    assert not place.go.isVisible()
    assert other.go.isVisible()
    qtbot.keyClick(other.keep, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert len(desk.all(Insight)) == 2


def seen(dialog: PurgeDialog) -> set[str]:
    return {one.text() for one in dialog.findChildren(QLabel) if one.isVisible()}


def test_a_reason_that_will_not_do_for_another_place_can_be_given_anew(
    page: InputsPage, desk: Desk, procurement: UUID, ids: list[UUID], qtbot: QtBot
) -> None:
    with desk.act(Act.ADD_INSIGHT) as act:
        finding = act.add(
            Insight,
            procurement=procurement,
            heard="Hørt: Blåbær vokser i skogen",
            why="Personvern",
        )
    dialog = taken_away(page, 2, "Personvern", qtbot)
    (place,) = dialog.findChildren(PurgePlace)
    qtbot.waitUntil(place.isVisible)
    place.too.click()
    place.go.click()
    qtbot.waitUntil(dialog.message.isVisible)
    qtbot.waitUntil(lambda: not dialog._work.under_way)
    assert desk.get(Insight, finding) is not None
    field = QApplication.focusWidget()
    assert field is place.reason
    qtbot.keyClicks(field, "Krav om sletting")
    keys_to(qtbot, dialog, place.go)
    qtbot.keyClick(place.go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.get(Insight, finding) is None)
    assert [one.reason for one in desk.history(finding)][-1] == "Krav om sletting"
    qtbot.waitUntil(lambda: not dialog.message.isVisible())
    qtbot.waitUntil(lambda: not dialog.findChildren(PurgePlace))
    dialog.no.click()


def test_a_finding_with_the_theme_of_the_reason_goes_with_it(
    page: InputsPage, desk: Desk, procurement: UUID, ids: list[UUID], qtbot: QtBot
) -> None:
    with desk.act(Act.ADD_INSIGHT) as act:
        finding = act.add(
            Insight,
            procurement=procurement,
            heard="Hørt: Blåbær vokser i skogen",
            theme="Personvern",
        )
    dialog = taken_away(page, 2, "Personvern", qtbot)
    (place,) = dialog.findChildren(PurgePlace)
    qtbot.waitUntil(place.isVisible)
    place.too.click()
    place.go.click()
    qtbot.waitUntil(lambda: desk.get(Insight, finding) is None)
    qtbot.waitUntil(lambda: not dialog._work.under_way)
    dialog.no.click()


def labels(dialog: PurgeDialog) -> list[str]:
    """Whole, where a long one is cut to fit."""
    return [
        one.toolTip() or one.text()
        for one in dialog.findChildren(QLabel)
        if one.isVisibleTo(dialog)
    ]


def test_many_at_once_are_not_taken_away_for_good(page: InputsPage, qtbot: QtBot) -> None:
    page.table.selectRow(0)
    assert page._panel._purge.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert not page._panel._purge.isVisible()


def test_text_is_edited_and_committed_when_one_leaves(
    page: InputsPage, desk: Desk, ids: list[UUID], qtbot: QtBot
) -> None:
    page.table.selectRow(2)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, " og på fjellet")
    page.table.setFocus()
    assert desk.the(Input, ids[2]).text == "Blåbær vokser i skogen og på fjellet"
    assert desk.undo_label == "edit-input"


def test_typing_goes_to_the_statement_it_was_typed_on(
    page: InputsPage, desk: Desk, ids: list[UUID], qtbot: QtBot
) -> None:
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "X")
    page.table.selectRow(1)
    assert desk.the(Input, ids[0]).text.startswith("X")
    assert desk.the(Input, ids[1]).text == "Felles responssenter gir døgndekning"


def test_disposition_and_reason(
    page: InputsPage, desk: Desk, ids: list[UUID], qtbot: QtBot
) -> None:
    page.table.selectRow(0)
    choice = page._panel._disposition
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert desk.the(Input, ids[0]).disposition is Disposition.ACCEPTED
    reason = page._panel._reason
    reason.setFocus()
    qtbot.keyClicks(reason, "Krav om åpne grensesnitt")
    qtbot.keyClick(reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    one = desk.the(Input, ids[0])
    assert (one.disposition, one.disposition_reason) == (
        Disposition.ACCEPTED,
        "Krav om åpne grensesnitt",
    )


def test_selection_survives_a_change_from_elsewhere(
    page: InputsPage, desk: Desk, procurement: UUID, ids: list[UUID]
) -> None:
    page.table.selectRow(3)
    inputs.add_input(desk, procurement, text="Nytt")
    assert [one.id for one in page.table.selected_inputs()] == [ids[3]]
    inputs.remove_inputs(desk, [ids[0]])
    assert [one.id for one in page.table.selected_inputs()] == [ids[3]]


def test_themes_are_added_and_taken_away(
    page: InputsPage, desk: Desk, ids: list[UUID], qtbot: QtBot
) -> None:
    page.table.selectRow(0)
    field = page._panel._new_theme
    field.setFocus()
    qtbot.keyClicks(field, "#Åpne Data")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert desk.the(Input, ids[0]).themes == ("Åpne Data",)
    desk.undo()
    assert desk.the(Input, ids[0]).themes == ()


def test_supplier_text_is_never_markup(
    page: InputsPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    nasty = "<b>fet</b> <img src=x onerror=alert(1)> &amp; {0} %s"
    made = inputs.add_input(desk, procurement, text=nasty)
    page.show_thing(made)
    assert page._panel._text.toPlainText() == nasty
    assert page.model.index(4, Column.TEXT).data() == nasty


@pytest.mark.parametrize("field", ["types", "suppliers", "secrecies", "dispositions"])
def test_filters_by_keys(page: InputsPage, field: str, qtbot: QtBot) -> None:
    button = page._filters[field]
    button.setVisible(True)
    button.setFocus()
    menu = button.menu()
    assert isinstance(menu, QMenu)

    button.showMenu()
    qtbot.waitUntil(menu.isVisible)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(menu, key)
    assert menu.isVisible(), "space ticks and the menu stays"
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert len(button.values()) == 1
    assert button.accessibleName().startswith(f"{button._name}: ")


def test_where_nothing_is_said_the_focus_is_on_the_first_act(
    context: PageContext, procurement: UUID, desk: Desk, qtbot: QtBot
) -> None:
    page = InputsPage(context, procurement)
    desk.watch(page.refresh)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: not context.jobs.busy)
    assert page.first.property("kind") == "primary"
    inputs.add_input(desk, procurement, text="Noe")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.first is page.table
    desk.unwatch(page.refresh)


def test_who_said_it_stands_in_one_line_beside_the_type(
    context: PageContext, procurement: UUID, desk: Desk, qtbot: QtBot
) -> None:
    firm = suppliers.add_supplier(desk, name="Trygdal Respons AS", procurement=procurement)
    inputs.add_input(desk, procurement, text="Noe", supplier=firm, type=InputType.NEED)
    page = InputsPage(context, procurement)
    qtbot.addWidget(page)
    page.resize(1146, 712)
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    page.table.selectRow(0)
    qtbot.wait(20)
    who = page._panel._who
    assert "Trygdal" in who.text()
    assert who.height() < 2 * who.fontMetrics().lineSpacing()


def test_the_ring_leaves_nothing_behind_when_it_moves_on(page: InputsPage, qtbot: QtBot) -> None:
    table = page.table
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    seen = table.viewport().grab().toImage()
    ring, row = LOOK.colour("accent").rgb(), table.visualRect(table.currentIndex())
    scale = seen.devicePixelRatio()
    painted = {
        y for y in range(seen.height()) for x in (0, 1, 2) if seen.pixelColor(x, y).rgb() == ring
    }
    assert painted
    assert min(painted) >= row.top() * scale
    assert max(painted) <= row.bottom() * scale + scale
