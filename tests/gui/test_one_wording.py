"""Statements that say nearly the same get one wording for everybody, by keyboard."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lupdesk.desk import inputs, suppliers
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import InputType, Secrecy
from lupdesk.domain.things import Input
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.one_wording import OneWordingDialog
from lupdesk.gui.views.inputs import InputsPage

CTRL = Qt.KeyboardModifier.ControlModifier
TEXTS = (
    "Mobilnettet på øya er for svakt",
    "Svakt mobilnett på øya",
    "Svakt mobilnett på øya hos oss",
    "Referansekravet stenger",
)


@pytest.fixture
def said(desk: Desk, procurement: UUID) -> list[UUID]:
    firms = [
        suppliers.add_supplier(desk, name=name, procurement=procurement)
        for name in ("Heim & Hage AS", "Sansea AS", "Granlås AS", "Omsyn AS")
    ]
    return [
        inputs.add_input(
            desk,
            procurement,
            text=text,
            supplier=firm,
            type=InputType.BAR,
            secrecy=Secrecy.SECRET if "hos oss" in text else Secrecy.OPEN,
        )
        for text, firm in zip(TEXTS, firms, strict=True)
    ]


def opened(context: PageContext, chosen: list[UUID], qtbot: QtBot) -> OneWordingDialog:
    dialog = OneWordingDialog(context, [context.desk.the(Input, one) for one in chosen])
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def test_of_one_what_is_like_it_is_offered_and_not_ticked(
    context: PageContext, said: list[UUID], qtbot: QtBot
) -> None:
    dialog = opened(context, said[:1], qtbot)
    ticked = {id: tick.isChecked() for id, tick in dialog.ticks.items()}
    assert ticked == {said[0]: True, said[1]: False}, "the secret one is not to be told at all"
    assert dialog.ticks[said[0]].text() == "I01 · Heim && Hage AS"
    assert dialog.words.toPlainText() == TEXTS[0]


def test_one_alone_is_refused_and_what_is_typed_stays(
    context: PageContext, desk: Desk, said: list[UUID], qtbot: QtBot
) -> None:
    dialog = opened(context, said[:1], qtbot)
    qtbot.keyClicks(dialog.words, " i dag")
    dialog.ok.click()
    assert dialog.isVisible()
    assert "minst to" in dialog.message.sentence.text()
    assert dialog.words.toPlainText().endswith("i dag")
    assert not desk.the(Input, said[0]).public_wording


def test_several_chosen_in_the_table_get_one_wording_and_ctrl_z_takes_it_back(
    context: PageContext, procurement: UUID, desk: Desk, said: list[UUID], qtbot: QtBot
) -> None:
    page = InputsPage(context, procurement)
    desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 700)
    page.show()
    qtbot.waitExposed(page)
    page._panel.show_inputs([desk.the(Input, one) for one in said[:2]])
    page._panel._together.setFocus()
    qtbot.keyClick(page._panel._together, Qt.Key.Key_Space)
    (dialog,) = page._panel.findChildren(OneWordingDialog)
    qtbot.waitUntil(dialog.words.hasFocus)
    qtbot.keyClick(dialog.words, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(dialog.words, "Nettet er for svakt")
    dialog.ok.click()
    assert not dialog.isVisible()
    assert [desk.the(Input, one).public_wording for one in said] == [
        "Nettet er for svakt",
        "Nettet er for svakt",
        "",
        "",
    ]
    assert desk.undo_label == "one-wording"
    desk.undo()
    assert not any(desk.the(Input, one).public_wording for one in said)
    desk.unwatch(page.refresh)


def test_what_may_not_go_out_is_named(
    context: PageContext, desk: Desk, said: list[UUID], qtbot: QtBot
) -> None:
    dialog = opened(context, [said[1], said[2]], qtbot)
    dialog.ok.click()
    assert dialog.isVisible()
    assert "I03" in dialog.message.sentence.text()
    assert not any(desk.the(Input, one).public_wording for one in said)
