"""Names and personal data while somebody types, and the wording that names nobody."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk import inputs, suppliers
from lupdesk.desk.session import Desk
from lupdesk.domain.things import Input
from lupdesk.gui.context import PageContext
from lupdesk.gui.views.inputs import InputsPage
from lupdesk.gui.widgets.fields import LongText
from lupdesk.gui.widgets.said_chips import personal_chips
from lupdesk.gui.widgets.word_watch import Spot, WordWatch, personal_spots
from lupdesk.wording import Wording

NUMBER = "01010750160"
"""A made-up number whose control digits are right."""


@pytest.fixture
def said(desk: Desk, procurement: UUID) -> UUID:
    firm = suppliers.add_supplier(desk, name="Heimkontakt AS", procurement=procurement)
    return inputs.add_input(
        desk, procurement, text="Heimkontakts sensor varer i ti år", supplier=firm
    )


@pytest.fixture
def page(context: PageContext, procurement: UUID, said: UUID, qtbot: QtBot) -> Iterator[InputsPage]:
    page = InputsPage(context, procurement)
    context.desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 900)
    page.show()
    qtbot.waitExposed(page)
    page.show_thing(said)
    qtbot.waitUntil(lambda: page._panel.naming._judgement is not None, timeout=10_000)
    yield page
    context.desk.unwatch(page.refresh)
    page.hide()
    qtbot.waitUntil(lambda: not context.jobs.busy)


def test_a_wording_without_names_is_suggested_taken_and_undone(
    page: InputsPage, desk: Desk, said: UUID, qtbot: QtBot
) -> None:
    naming = page._panel.naming
    assert naming.suggest.isVisibleTo(page)
    assert [
        page._panel._text.toPlainText()[one.start : one.end] for one in page._panel.told.spots
    ] == ["Heimkontakts"]
    naming.suggest.setFocus()
    qtbot.keyClick(naming.suggest, Qt.Key.Key_Space)
    assert desk.the(Input, said).public_wording == "Leverandørens sensor varer i ti år"
    assert desk.the(Input, said).text == "Heimkontakts sensor varer i ti år"
    assert not naming.suggest.isVisibleTo(page)
    desk.undo()
    assert desk.the(Input, said).public_wording == ""


def test_what_somebody_wrote_is_never_replaced(page: InputsPage, qtbot: QtBot) -> None:
    field, naming = page._panel._public, page._panel.naming
    field.setFocus()
    qtbot.keyClicks(field, "Noe")
    assert not naming.suggest.isVisibleTo(page)
    naming._take()
    assert field.toPlainText() == "Noe"


def test_a_name_in_the_words_for_everybody_is_told_while_it_is_typed(
    page: InputsPage, qtbot: QtBot
) -> None:
    field, watch = page._panel._public, page._panel.naming.watch
    field.setFocus()
    qtbot.keyClicks(field, "Heim kontakt mener det")
    qtbot.waitUntil(lambda: watch.words != "")
    assert watch.words == Wording("nb").say("Names {name}", name="Heim kontakt")
    assert field.accessibleDescription() == watch.words
    (mark,) = field.extraSelections()
    assert mark.cursor.selectedText() == "Heim kontakt"
    field.selectAll()
    qtbot.keyClicks(field, "En leverandør mener det")
    qtbot.waitUntil(lambda: watch.words == "")
    assert not watch.isVisibleTo(page)


def test_personal_data_is_told_in_the_text(page: InputsPage, qtbot: QtBot) -> None:
    field = page._panel._text
    field.setFocus()
    field.moveCursor(field.textCursor().MoveOperation.End)
    qtbot.keyClicks(field, f". Ring {NUMBER}")
    told = Wording("nb").code("personal.identity-number")
    qtbot.waitUntil(lambda: page._panel.told.words == told)


def test_marks_stand_right_after_signs_of_two_units(qtbot: QtBot) -> None:
    field = LongText("x", f"😀😀 {NUMBER}")
    holder = QWidget()
    qtbot.addWidget(holder)
    field.setParent(holder)
    watch = WordWatch(field, lambda text: personal_spots(text, Wording("en")), holder)
    watch.look()
    (mark,) = field.extraSelections()
    assert mark.cursor.selectedText() == NUMBER
    assert watch.spots == (Spot(3, 14, "National identity number"),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"Ring {NUMBER} i morgen", ["Fødselsnummer"]),
        ("Ring 01010750161 i morgen", []),
        ("Kari Nes har demens", ["Helseopplysning ved et navn"]),
        ("Demens er vanlig", []),
    ],
)
def test_the_room_says_it_among_what_it_understood(text: str, words: list[str]) -> None:
    assert [chip.text for chip in personal_chips(text, Wording("nb"))] == words
