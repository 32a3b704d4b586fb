"""What the desk refused stays in its field, and is never brought to another thing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lupdesk.gui.widgets.committing import refuse
from lupdesk.gui.widgets.fields import DayField, LongText, TextField

pytestmark = pytest.mark.usefixtures("themed")

Field = TextField | LongText


class Things:
    """A page with one field: ``show`` is what it does at every change of the desk."""

    def __init__(self, field: Field, beside: QWidget, window: QWidget) -> None:
        self.field = field
        self.window = window
        self.beside = beside
        self.problem = "disk-full"
        self.brought: list[str] = []
        self.taken: list[bool] = []
        self.refused: list[str] = []
        self.shown = ""
        field.committed.connect(self._commit)
        field.taken.connect(lambda: self.taken.append(True))
        field.refused.connect(self.refused.append)

    def _commit(self, text: str) -> None:
        self.brought.append(text)
        if self.problem:
            refuse(self.problem)
        else:
            self.shown = text
        self.field.show_text(self.shown)

    def write(self, text: str) -> None:
        self.field.setFocus()
        if isinstance(self.field, LongText):
            self.field.setPlainText(text)
        else:
            self.field.setText(text)
        self.leave()

    def leave(self) -> None:
        if isinstance(self.field, LongText):
            self.field.commit()
        else:
            self.field.editingFinished.emit()


@pytest.fixture(params=[TextField, LongText])
def things(request: pytest.FixtureRequest, qtbot: QtBot) -> Things:
    make: Callable[[str], Field] = request.param
    field, other = make("Notat"), TextField("Annet")
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(other)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Things(field, other, window)


def test_it_stays_and_is_brought_again(things: Things) -> None:
    things.write("Viktig")
    assert things.field.written() == "Viktig"
    assert things.field.is_dirty()
    things.problem = ""
    things.leave()
    assert things.brought == ["Viktig", "Viktig"]
    assert things.taken == [True]
    assert not things.field.is_dirty()
    assert things.refused == []


def test_another_thing_with_the_same_text_does_not_get_it(things: Things) -> None:
    things.write("Viktig")
    things.beside.setFocus()
    things.field.show_text("")
    assert things.field.written() == ""
    assert not things.field.is_dirty()
    assert things.refused == ["Viktig"]


def test_while_one_is_in_it_the_page_may_be_shown_anew(things: Things) -> None:
    things.write("Viktig")
    things.field.show_text("")
    assert things.field.written() == "Viktig"
    assert things.refused == []
    things.field.give_up()
    things.field.show_text("")
    assert things.field.written() == ""
    assert things.refused == ["Viktig"]


def test_of_a_thing_that_is_gone_it_does_not_stay(things: Things) -> None:
    things.problem = "gone"
    things.write("Viktig")
    assert things.field.written() == ""
    assert things.refused == ["Viktig"]


def test_a_field_that_was_emptied_shows_what_stands(things: Things) -> None:
    things.problem = ""
    things.write("Noe")
    things.problem = "text-wanted"
    things.write(" ")
    assert things.field.written() == "Noe"
    assert not things.field.is_dirty()
    assert things.refused == []


def test_a_day_that_was_refused_does_not_stay(qtbot: QtBot) -> None:
    field = DayField("Dag", date(2027, 3, 16), date(2027, 3, 16))
    qtbot.addWidget(field)

    def change(_: object) -> None:
        refuse("disk-full")
        field.show_day(date(2027, 3, 16))

    field.changed.connect(change)
    field.setText("17.3.2027")
    field.editingFinished.emit()
    assert field.text() == "16.03.2027"
    assert not field.is_dirty()


def test_a_problem_outside_of_a_commit_is_no_field_s(things: Things) -> None:
    refuse("disk-full")
    things.problem = ""
    things.write("Noe")
    assert things.taken == [True]
