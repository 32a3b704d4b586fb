"""The queue of what nobody has assessed, by keyboard alone."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lupdesk.desk import suppliers
from lupdesk.desk.inputs import add_input, edit_input
from lupdesk.desk.session import Desk
from lupdesk.domain import legal_bases
from lupdesk.domain.kinds import Secrecy, SecretKind
from lupdesk.domain.legal_bases import InForce
from lupdesk.domain.secrecy import public_text
from lupdesk.domain.things import Input
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.assess import AssessDialog, waiting

TEXTS = ("Innkjøpspris på sensor er 412 kr", "Del oppstartskost i tre", "Batteri i fem år")
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def said(desk: Desk, procurement: UUID) -> list[UUID]:
    firm = suppliers.add_supplier(desk, name="Nordlys AS", procurement=procurement)
    found = [
        add_input(desk, procurement, text=text, supplier=firm, claim=claim)
        for text, claim in zip(TEXTS, (Secrecy.SECRET, None, None), strict=True)
    ]
    add_input(desk, procurement, text="Alt vurdert", secrecy=Secrecy.OPEN)
    return found


@pytest.fixture
def dialog(context: PageContext, procurement: UUID, said: list[UUID], qtbot: QtBot) -> AssessDialog:
    dialog = AssessDialog(context, waiting(context, procurement))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def test_one_screen_each_with_who_said_it_and_what_is_asked_for(dialog: AssessDialog) -> None:
    assert dialog.place.text() == "1 av 3 · I01 · Nordlys AS"
    assert dialog.text.toPlainText() == TEXTS[0]
    assert "aushetsbelagt" in dialog._claim.text()
    assert dialog.level.value() is Secrecy.SECRET
    assert dialog.level.hasFocus()


def test_nothing_is_proposed_for_what_nobody_judged(
    context: PageContext, said: list[UUID], desk: Desk, qtbot: QtBot
) -> None:
    dialog = AssessDialog(context, said[1:])
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.level.value() is None
    dialog.ok.click()
    assert dialog.message.isVisible()
    assert desk.the(Input, said[1]).secrecy is Secrecy.UNASSESSED
    qtbot.keyClick(dialog.level, Qt.Key.Key_1, ALT)
    dialog.ok.click()
    assert desk.the(Input, said[1]).secrecy is Secrecy.OPEN


def test_a_basis_is_marked_where_it_is_not_valid_on_the_day(
    context: PageContext,
    procurement: UUID,
    said: list[UUID],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = InForce(date(2009, 1, 1), context.desk.today() - timedelta(days=1))
    monkeypatch.setitem(legal_bases.IN_FORCE, "offl-14", held)
    last = InForce(date(2009, 1, 1), context.desk.today())
    monkeypatch.setitem(legal_bases.IN_FORCE, "offl-15", last)
    dialog = AssessDialog(context, waiting(context, procurement))
    qtbot.addWidget(dialog)
    shown = [dialog.basis.itemText(at) for at in range(dialog.basis.count())]
    marked = [one for one in shown if "ikke på denne datoen" in one]
    assert len(marked) == 1
    assert "§ 14 –" in marked[0]
    dialog.basis.show_value("offl-14")
    assert dialog.basis.value() == "offl-14"


def test_both_steps_and_on_to_the_next(
    dialog: AssessDialog, said: list[UUID], desk: Desk, qtbot: QtBot
) -> None:
    dialog.kind.show_value(SecretKind.CALCULATION)
    dialog.harmful.show_value(True)
    dialog.harm.setFocus()
    qtbot.keyClicks(dialog.harm, "Røper kostnaden")
    dialog.basis.show_value("fvl-13-1-2")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    one = desk.the(Input, said[0])
    assert (one.secrecy, one.secrecy_kind, one.harmful, one.secrecy_harm, one.legal_basis) == (
        Secrecy.SECRET,
        "calculation",
        True,
        "Røper kostnaden",
        "fvl-13-1-2",
    )
    assert (one.decided_by, one.decided_on, one.review_on) == (
        "Selma",
        date(2027, 3, 16),
        date(2028, 3, 16),
    )
    assert one.claim is Secrecy.SECRET
    assert dialog.place.text() == "1 av 2 · I02 · Nordlys AS"


def test_what_is_internal_gets_its_basis_and_the_day_on_which_access_was_considered(
    dialog: AssessDialog, said: list[UUID], desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_1, ALT)
    assert not dialog.basis.isEnabled()
    assert not dialog.considered.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_4, ALT)
    assert dialog.level.value() is Secrecy.INTERNAL
    assert not dialog.kind.isEnabled()
    dialog.basis.setFocus()
    while dialog.basis.value() != "offl-14":
        qtbot.keyClick(dialog.basis, Qt.Key.Key_Down)
    dialog.considered.setFocus()
    qtbot.keyClicks(dialog.considered, "31.2.2027")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert dialog.message.isVisible()
    assert desk.the(Input, said[0]).secrecy is Secrecy.UNASSESSED
    dialog.considered.setFocus()
    dialog.considered.selectAll()
    qtbot.keyClicks(dialog.considered, "15.3.2027")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    one = desk.the(Input, said[0])
    assert (one.secrecy, one.legal_basis) == (Secrecy.INTERNAL, "offl-14")
    assert one.access_considered_on == date(2027, 3, 15)


def test_by_number_to_the_end(
    dialog: AssessDialog, said: list[UUID], desk: Desk, qtbot: QtBot
) -> None:
    for key in (Qt.Key.Key_4, Qt.Key.Key_1, Qt.Key.Key_2):
        assert dialog.isVisible()
        qtbot.keyClick(dialog, key, ALT)
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    assert [desk.the(Input, id).secrecy for id in said] == [
        Secrecy.INTERNAL,
        Secrecy.OPEN,
        Secrecy.ANONYMISE,
    ]
    assert desk.undo_label == "assess-input"


def test_later_leaves_one_as_it_was(
    dialog: AssessDialog, said: list[UUID], desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Right, ALT)
    assert dialog.place.text() == "2 av 3 · I02 · Nordlys AS"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert {desk.the(Input, id).secrecy for id in said} == {Secrecy.UNASSESSED}


def test_later_from_inside_a_field_keeps_the_words_and_leaves_ctrl_right_to_the_words(
    dialog: AssessDialog, said: list[UUID], desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_1, ALT)
    field = dialog.wording_for_all
    field.setFocus()
    qtbot.keyClicks(field, "Innkjøp koster")
    qtbot.keyClick(field, Qt.Key.Key_Home)
    qtbot.keyClick(field, Qt.Key.Key_Right, CTRL)
    assert field.textCursor().position() == len("Innkjøp ")
    assert dialog.place.text() == "1 av 3 · I01 · Nordlys AS"
    qtbot.keyClick(field, Qt.Key.Key_Right, ALT)
    assert dialog.place.text() == "2 av 3 · I02 · Nordlys AS"
    assert field.toPlainText() == ""
    left = desk.the(Input, said[0])
    assert (left.secrecy, left.public_wording) == (Secrecy.UNASSESSED, "Innkjøp koster")


@pytest.mark.parametrize("name", ["harm", "basis", "text", "level", "review"])
def test_later_is_reached_from_each_field(dialog: AssessDialog, name: str, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_3, ALT)
    field = getattr(dialog, name)
    field.setFocus()
    assert field.hasFocus()
    qtbot.keyClick(field, Qt.Key.Key_Right, ALT)
    assert dialog.place.text() == "2 av 3 · I02 · Nordlys AS"


def test_a_part_is_kept_and_the_rest_goes_on(
    dialog: AssessDialog, said: list[UUID], desk: Desk, qtbot: QtBot
) -> None:
    assert dialog.text.find("412 kr")
    qtbot.keyClick(dialog, Qt.Key.Key_M, CTRL)
    assert "412 kr" in dialog.marked.text()
    qtbot.keyClick(dialog, Qt.Key.Key_1, ALT)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    one = desk.the(Input, said[0])
    assert one.secret_parts == ("412 kr",)
    shown = public_text(one)
    assert shown is not None
    assert "412" not in shown
    assert shown.startswith("Innkjøpspris på sensor er")


def test_a_part_that_is_looked_for_nowhere_else_is_told(dialog: AssessDialog, qtbot: QtBot) -> None:
    assert dialog.text.find(" er ")
    dialog.mark()
    assert dialog.unfound.isVisibleTo(dialog)
    assert dialog.unfound.text().startswith("«er» er for kort eller for vanlig")
    dialog.mark()
    assert dialog.unfound.isHidden()
    assert dialog.text.find("412 kr")
    dialog.mark()
    assert dialog.unfound.isHidden()


def test_an_open_one_asks_for_nothing_more(dialog: AssessDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_1, ALT)
    assert not dialog.kind.isEnabled()
    assert not dialog.basis.isEnabled()
    assert dialog.wording_for_all.isEnabled()


def test_what_was_written_is_kept_when_the_desk_is_locked_over_it(
    dialog: AssessDialog, desk: Desk, said: list[UUID]
) -> None:
    dialog.wording_for_all.setPlainText("Noe er dyrt")
    dialog.keep()
    one = desk.the(Input, said[0])
    assert (one.public_wording, one.secrecy) == ("Noe er dyrt", Secrecy.UNASSESSED)
    assert desk.undo() is not None
    assert desk.the(Input, said[0]).public_wording == ""
    before = desk.undo_label
    dialog.wording_for_all.setPlainText("")
    dialog.keep()
    assert desk.undo_label == before, "nothing new is no act"


def test_the_words_for_one_statement_never_stand_beside_the_next(
    dialog: AssessDialog, desk: Desk, said: list[UUID], qtbot: QtBot
) -> None:
    dialog._choose(Secrecy.ANONYMISE)
    dialog.wording_for_all.setFocus()
    qtbot.keyClicks(dialog.wording_for_all, "Ordlyd for den første")
    dialog.harm.setText("Skade for den første")
    dialog._try()
    assert dialog.said is not None
    assert dialog.said.id == said[1]
    assert (dialog.wording_for_all.toPlainText(), dialog.harm.text()) == ("", "")
    assert desk.the(Input, said[0]).public_wording == "Ordlyd for den første"
    assert desk.the(Input, said[1]).public_wording == ""


def test_the_wording_that_was_typed_is_kept_when_the_dialog_is_closed(
    dialog: AssessDialog, desk: Desk, said: list[UUID], qtbot: QtBot
) -> None:
    dialog._choose(Secrecy.ANONYMISE)
    dialog.wording_for_all.setFocus()
    qtbot.keyClicks(dialog.wording_for_all, "Halvveis")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert desk.the(Input, said[0]).public_wording == "Halvveis"
    assert desk.the(Input, said[0]).secrecy is Secrecy.UNASSESSED


def test_names_are_replaced_place_by_place_and_only_kept_with_the_verdict(
    context: PageContext, procurement: UUID, said: list[UUID], desk: Desk, qtbot: QtBot
) -> None:
    edit_input(desk, said[1], text="Nordlys deler i tre. Nordlys AS vil det.")
    dialog = AssessDialog(context, said[1:])
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(dialog.naming.told.spots) == 2, timeout=10_000)
    qtbot.keyClick(dialog.level, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.text.extraSelections()[-1].cursor.selectedText() == "Nordlys AS"
    qtbot.keyClick(dialog.naming.take, Qt.Key.Key_Space)
    first = "Nordlys deler i tre. Leverandøren vil det."
    assert dialog.wording_for_all.toPlainText() == first
    assert desk.the(Input, said[1]).public_wording == ""
    dialog.wording_for_all.undo()
    assert dialog.wording_for_all.toPlainText() == ""
    dialog.naming.suggest.click()
    qtbot.keyClick(dialog.wording_for_all, Qt.Key.Key_2, ALT)
    qtbot.keyClick(dialog.wording_for_all, Qt.Key.Key_Return, CTRL)
    found = desk.the(Input, said[1])
    assert found.public_wording == "Leverandøren deler i tre. Leverandøren vil det."
    assert found.text == "Nordlys deler i tre. Nordlys AS vil det."


def test_no_names_are_replaced_where_nothing_is_worded_for_everybody(
    context: PageContext, procurement: UUID, said: list[UUID], desk: Desk, qtbot: QtBot
) -> None:
    edit_input(desk, said[1], text="Nordlys deler i tre.")
    dialog = AssessDialog(context, said[1:])
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.naming.told.spots), timeout=10_000)
    qtbot.keyClick(dialog.level, Qt.Key.Key_3, ALT)
    qtbot.keyClick(dialog.level, Qt.Key.Key_F8)
    assert not dialog.naming.take.hasFocus()
    assert dialog.wording_for_all.toPlainText() == ""
