"""Parcels in the window: made and joined with keys, and what two laptops said differently decided."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from lupdesk.desk import backups, inputs, parcels
from lupdesk.desk.differences import differences, settle
from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.desk.session import Desk
from lupdesk.domain.things import Input, Procurement
from lupdesk.gui.app import Application
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.differences import DifferencesDialog
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.dialogs.join_parcel import JoinParcelDialog
from lupdesk.gui.dialogs.make_parcel import MakeParcelDialog
from lupdesk.gui.views.history import HistoryList
from lupdesk.gui.widgets.labels import Label
from lupdesk.paths import config_folder
from lupdesk.settings import Settings, write_settings
from lupdesk.store import seal
from lupdesk.store.seal import Cost
from tests.gui.conftest import Clock
from tests.gui.in_dialog import in_dialog
from tests.gui.names import nameless

pytestmark = pytest.mark.usefixtures("themed")

WORDS = "fire ord på rad"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "CHOSEN", Cost(1024, 1, 1))


@pytest.fixture
def said(desk: Desk, procurement: UUID) -> UUID:
    return inputs.add_input(desk, procurement, text="Kommunene har fire løsninger i drift")


@pytest.fixture
def other(desk: Desk, said: UUID, tmp_path: Path) -> Iterator[Desk]:
    """The same desk on another laptop, which reworded the statement."""
    path = tmp_path / "annen.lupdesk"
    backups.copy_desk(desk.path, path)
    there = open_desk(path, author="Tor", clock=Clock())
    inputs.edit_input(there, said, text="Kommunene har fire åpne løsninger i drift")
    yield there
    there.close()


@pytest.fixture
def parcel(other: Desk, tmp_path: Path) -> Path:
    return parcels.make_parcel(other, tmp_path / "annen.lupparcel").path


@pytest.fixture
def parted(desk: Desk, said: UUID, parcel: Path) -> UUID:
    inputs.edit_input(desk, said, text="Kommunene har fem løsninger i drift")
    parcels.join_parcel(desk, parcel)
    return said


def shown(dialog: Dialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(Label) if one.isVisible())


# -- making -------------------------------------------------------------------------------------


def test_a_parcel_is_sealed_unless_one_says_otherwise(
    context: PageContext, said: UUID, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = MakeParcelDialog(context, tmp_path / "1.lupparcel")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.seal.isChecked()
    assert nameless(dialog) == []
    for typed, field in ((WORDS, dialog.first), ("noe annet her", dialog.second)):
        qtbot.keyClicks(field, typed)
    qtbot.keyClick(dialog.second, Qt.Key.Key_Return)
    assert "er ulike" in dialog.message.sentence.text()
    dialog.second.clear()
    qtbot.keyClicks(dialog.second, WORDS)
    qtbot.keyClick(dialog.second, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.made is not None, timeout=10_000)
    assert parcels.is_sealed_parcel(tmp_path / "1.lupparcel")
    assert parcels.look_at_parcel(tmp_path / "1.lupparcel", WORDS).guarded == 1


@pytest.mark.parametrize("agrees", [True, False])
def test_unsealed_it_asks_first(
    context: PageContext, said: UUID, tmp_path: Path, qtbot: QtBot, agrees: bool
) -> None:
    dialog = MakeParcelDialog(context, tmp_path / "1.lupparcel")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.seal.setFocus()
    qtbot.keyClick(dialog.seal, Qt.Key.Key_Space)
    assert not dialog.first.isVisible()

    def answer(question: Dialog) -> None:
        assert "fortrolighet" in shown(question)
        qtbot.keyClick(question.ok if agrees else question.no, Qt.Key.Key_Return)

    in_dialog(dialog, Dialog, answer)
    qtbot.keyClick(dialog.ok, Qt.Key.Key_Return)
    if agrees:
        qtbot.waitUntil(lambda: dialog.made is not None, timeout=10_000)
        assert not parcels.is_sealed_parcel(tmp_path / "1.lupparcel")
    else:
        assert dialog.made is None
        assert not (tmp_path / "1.lupparcel").exists()


# -- joining ------------------------------------------------------------------------------------


def test_it_shows_who_it_is_from_before_it_joins(
    context: PageContext, desk: Desk, said: UUID, parcel: Path, qtbot: QtBot
) -> None:
    dialog = JoinParcelDialog(context, parcel)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Første pakke fra denne maskinen" in shown(dialog)
    assert parcels.look_at_parcel(parcel).fingerprint in shown(dialog)
    assert desk.the(Input, said).text == "Kommunene har fire løsninger i drift"
    qtbot.keyClick(dialog.ok, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.joined is not None, timeout=10_000)
    assert desk.the(Input, said).text == "Kommunene har fire åpne løsninger i drift"
    qtbot.waitUntil(lambda: "1 handling slått sammen" in shown(dialog))
    assert not dialog.ok.isVisible(), "there is nothing to decide"
    qtbot.keyClick(dialog.no, Qt.Key.Key_Return)
    assert not dialog.wants_differences
    assert not dialog.isVisible()


def test_a_sealed_one_asks_until_the_passphrase_is_right(
    context: PageContext, desk: Desk, other: Desk, said: UUID, tmp_path: Path, qtbot: QtBot
) -> None:
    path = parcels.make_parcel(other, tmp_path / "s.lupparcel", passphrase=WORDS).path
    dialog = JoinParcelDialog(context, path)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(dialog.typed, "noe annet her")
    qtbot.keyClick(dialog.typed, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.message.isVisible, timeout=10_000)
    assert "Det er ikke passfrasen" in dialog.message.sentence.text()
    assert dialog.joined is None
    qtbot.keyClicks(dialog.typed, WORDS)
    qtbot.keyClick(dialog.typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.joined is not None, timeout=10_000)
    assert "åpne" in desk.the(Input, said).text


def test_from_joining_one_goes_on_to_what_is_to_be_decided(
    context: PageContext, desk: Desk, said: UUID, parcel: Path, qtbot: QtBot
) -> None:
    inputs.edit_input(desk, said, text="Kommunene har fem løsninger i drift")
    dialog = JoinParcelDialog(context, parcel)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog.ok, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.joined is not None, timeout=10_000)
    qtbot.waitUntil(lambda: "1 forskjell må avgjøres" in shown(dialog))
    qtbot.keyClick(dialog.ok, Qt.Key.Key_Return)
    assert dialog.wants_differences


# -- deciding -----------------------------------------------------------------------------------


def test_decided_and_taken_back_by_keys_alone(
    context: PageContext, desk: Desk, parted: UUID, qtbot: QtBot
) -> None:
    ours, theirs = "fem løsninger", "fire åpne løsninger"
    stood = desk.the(Input, parted).text
    dialog = DifferencesDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert nameless(dialog) == []
    sides = dialog.standing.toPlainText(), dialog.other.toPlainText()
    assert {ours in sides[0], theirs in sides[0]} == {True, False}
    assert {ours in sides[1], theirs in sides[1]} == {True, False}
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_2)
    assert desk.the(Input, parted).text != stood
    assert dialog.list.rows.values == []
    assert "ingenting igjen" in shown(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.the(Input, parted).text == stood
    assert len(dialog.list.rows.values) == 1
    qtbot.keyClick(dialog.list, Qt.Key.Key_1)
    assert desk.the(Input, parted).text == stood
    assert dialog.list.rows.values == []
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_undo_here_takes_back_nothing_that_was_done_elsewhere(
    context: PageContext, desk: Desk, parted: UUID, qtbot: QtBot
) -> None:
    before = desk.undo_label
    dialog = DifferencesDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.undo.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.undo_label == before


def test_what_a_supplier_wrote_is_never_mark_up(
    context: PageContext, desk: Desk, said: UUID, other: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    inputs.edit_input(other, said, text="<b>fet</b> &amp; <img src=x>")
    parcel = parcels.make_parcel(other, tmp_path / "2.lupparcel").path
    inputs.edit_input(desk, said, text="noe annet")
    parcels.join_parcel(desk, parcel)
    dialog = DifferencesDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    both = dialog.standing.toPlainText() + dialog.other.toPlainText()
    assert "<b>fet</b> &amp; <img src=x>" in both


def test_equal_numbers_are_given_new_ones(
    context: PageContext, desk: Desk, other: Desk, procurement: UUID, tmp_path: Path, qtbot: QtBot
) -> None:
    for one in (desk, other):
        inputs.add_input(one, procurement, text=f"sagt hos {one.author}")
    parcels.join_parcel(desk, parcels.make_parcel(other, tmp_path / "2.lupparcel").path)
    dialog = DifferencesDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.renumber.isVisible()
    dialog.renumber.setFocus()
    qtbot.keyClick(dialog.renumber, Qt.Key.Key_Return)
    assert len({one.number for one in desk.all(Input)}) == 3
    assert not dialog.renumber.isVisible()


def test_the_one_that_lost_stands_in_the_history(
    context: PageContext, desk: Desk, parted: UUID, qtbot: QtBot
) -> None:
    listed = HistoryList(context.wording)
    qtbot.addWidget(listed)
    listed.show_lines(desk.history(parted))
    words = "\n".join(one.text() for one in listed.findChildren(Label))
    assert "fem løsninger" in words
    assert "fire åpne løsninger" in words
    assert "Tor" in words


# -- the whole path -----------------------------------------------------------------------------


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[Path], Application]]:
    made: list[Application] = []

    def begin(path: Path) -> Application:
        settings = config_folder() / "settings.toml"
        write_settings(settings, Settings(language="nb"))
        application = Application(qapp, settings)
        made.append(application)
        application.open_first(path)
        return application

    yield begin
    for application in made:
        if application.window is not None:
            application.window.part()
        application.jobs.close()
        if application.desk is not None:
            application.desk.close()
        qapp.removeTranslator(application._words)
        application.deleteLater()
    qtbot.wait(1)


def test_from_the_menu_on_one_laptop_to_the_menu_on_the_other(
    start: Callable[[Path], Application],
    desk: Desk,
    other: Desk,
    said: UUID,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inputs.edit_input(desk, said, text="Kommunene har fem løsninger i drift")
    for one in (desk, other):
        one.close()
    parcel = tmp_path / "carried.lupparcel"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *a, **k: (str(parcel.with_suffix("")), "")
    )
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a, **k: (str(parcel), ""))

    there = start(other.path)
    assert there.window is not None

    def make(dialog: MakeParcelDialog) -> None:
        qtbot.keyClicks(dialog.first, WORDS)
        qtbot.keyClicks(dialog.second, WORDS)
        qtbot.keyClick(dialog.second, Qt.Key.Key_Return)

    in_dialog(there.window, MakeParcelDialog, make)
    there.window.actions_by_key["make-parcel"].trigger()
    assert parcels.is_sealed_parcel(parcel)
    assert "Fingeravtrykk" in there.window._strip.message.sentence.text()

    here = start(desk.path)
    assert here.window is not None
    window = here.window

    def join(dialog: JoinParcelDialog) -> None:
        qtbot.keyClicks(dialog.typed, WORDS)
        qtbot.keyClick(dialog.typed, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: dialog.joined is not None, timeout=10_000)
        in_dialog(window, DifferencesDialog, decide)
        qtbot.keyClick(dialog.ok, Qt.Key.Key_Return)

    def decide(dialog: DifferencesDialog) -> None:
        standing = "fem" in dialog.standing.toPlainText()
        qtbot.keyClick(dialog.list, Qt.Key.Key_1 if standing else Qt.Key.Key_2)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(window, JoinParcelDialog, join)
    window.actions_by_key["join-parcel"].trigger()
    assert here.desk is not None
    assert here.desk.the(Input, said).text == "Kommunene har fem løsninger i drift"
    assert here.desk.undo_label == "settle-difference"
    assert len(here.desk.all(Procurement)) == 1


def test_a_parcel_of_another_desk_is_a_sentence_in_the_window(
    start: Callable[[Path], Application],
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk.close()
    foreign = create_desk(tmp_path / "fremmed.lupdesk", author="X")
    parcel = parcels.make_parcel(foreign, tmp_path / "x.lupparcel").path
    foreign.close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a, **k: (str(parcel), ""))
    here = start(desk.path)
    assert here.window is not None
    here.window.actions_by_key["join-parcel"].trigger()
    assert "kommer fra en annen LUPDesk-fil" in here.window._strip.message.sentence.text()


def test_a_desk_in_a_synchronised_folder_says_so_at_opening(
    start: Callable[[Path], Application], desk: Desk, tmp_path: Path
) -> None:
    desk.close()
    folder = tmp_path / "OneDrive - Lysvika kommune"
    folder.mkdir()
    shutil.copyfile(desk.path, folder / "kontor.lupdesk")
    here = start(folder / "kontor.lupdesk")
    assert here.window is not None
    words = here.window._strip.message.sentence.text()
    assert "som OneDrive synkroniserer" in words
    here.show_desk(desk.path)
    assert not here.window._strip.message.isVisible()


def test_what_two_laptops_said_differently_is_told_at_every_opening_until_decided(
    start: Callable[[Path], Application], desk: Desk, parted: UUID, tmp_path: Path
) -> None:
    desk.close()
    here = start(desk.path)
    assert here.window is not None
    assert here.desk is not None
    said = here.window._strip.message.sentence.text()
    assert said.startswith("1 forskjell mellom maskiner venter på en avgjørelse")
    (one,) = differences(here.desk)
    settle(here.desk, one, other=True)
    another = tmp_path / "tredje.lupdesk"
    create_desk(another, author="X").close()
    for path in (another, desk.path):
        here.show_desk(path)
        assert here.desk.path == path
        assert not here.window._strip.message.isVisible()
