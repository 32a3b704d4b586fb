"""The passphrase in the window: given, asked for, locked by key and by time, taken away."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from lupdesk.desk import backups, passphrase
from lupdesk.desk.meetings import add_meeting
from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.desk.procurements import add_date, add_procurement
from lupdesk.desk.room import start_meeting
from lupdesk.desk.session import Desk
from lupdesk.desk.unsaved import unsaved_texts
from lupdesk.domain.kinds import MeetingKind, Milestone
from lupdesk.domain.personal_data import personal_data
from lupdesk.domain.shapes import shape_of
from lupdesk.domain.things import Input, Meeting, Procurement
from lupdesk.gui.app import Application
from lupdesk.gui.dialogs.at_work import AtWorkDialog
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.dialogs.new_input import NewInputDialog
from lupdesk.gui.dialogs.new_procurement import NewProcurementDialog
from lupdesk.gui.dialogs.passphrase import (
    ChangePassphraseDialog,
    RecoveryKeyDialog,
    RemovePassphraseDialog,
    SetPassphraseDialog,
    UnlockDialog,
)
from lupdesk.gui.main_window import MainWindow
from lupdesk.gui.theme import Theme, apply_theme
from lupdesk.gui.views.locked import LockedWindow
from lupdesk.gui.widgets.fields import LongText
from lupdesk.gui.widgets.frames import column
from lupdesk.paths import backups_folder, config_folder
from lupdesk.problems import Problem
from lupdesk.settings import Settings, read_settings, write_settings
from lupdesk.store import keyring, seal
from lupdesk.store.seal import Cost
from lupdesk.wording import Wording
from tests.gui.names import nameless
from tests.gui.test_app import answers

pytestmark = pytest.mark.usefixtures("themed")

WORDS = "fire ord på rad"
OTHER = "noe helt annet her"
NAME = "Trygg hverdag"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(seal, "CHOSEN", Cost(1024, 1, 1))
    forget_all()
    yield
    forget_all()


def forget_all() -> None:
    keyring._by_id.clear()
    keyring._by_path.clear()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "kontor.lupdesk"
    desk = create_desk(path, title="Kontor", author="Selma")
    add_procurement(desk, reference="1", title=NAME)
    desk.close()
    return path


@pytest.fixture
def sealed(path: Path) -> Path:
    passphrase.set_passphrase(path, WORDS, author="Selma")
    forget_all()
    return path


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
        application.jobs.close()
        if application.desk is not None:
            application.desk.close()
        qapp.removeTranslator(application._words)
        for window in (application.window, application.sealing.locked):
            if window is not None:
                window.hide()
                window.deleteLater()
        application.deleteLater()
    qtbot.wait(1)
    apply_theme(qapp, Theme())


def typed(words: str) -> Callable[[Dialog], None]:
    def answer(dialog: Dialog) -> None:
        assert isinstance(dialog, UnlockDialog | RemovePassphraseDialog)
        dialog.typed.setText(words)
        dialog.ok.click()

    return answer


def opened(start: Callable[[Path], Application], path: Path) -> Application:
    person = answers(typed(WORDS))
    application = start(path)
    person.stop()
    assert application.desk is not None
    return application


def locked(application: Application) -> LockedWindow:
    assert application.sealing.locked is not None
    return application.sealing.locked


def the_window(application: Application) -> MainWindow:
    assert application.window is not None
    return application.window


def the_desk(application: Application) -> Desk:
    assert application.desk is not None
    return application.desk


def words_on(window: QWidget) -> str:
    shown = [one.text() for one in window.findChildren(QLabel) if one.isVisibleTo(window)]
    return "\n".join([window.windowTitle(), *shown])


def test_a_sealed_desk_asks_and_a_wrong_word_stays_in_the_dialog(
    start: Callable[[Path], Application], sealed: Path
) -> None:
    said = []

    def person(dialog: Dialog) -> None:
        assert isinstance(dialog, UnlockDialog)
        assert nameless(dialog) == []
        dialog.typed.setText(OTHER)
        dialog.ok.click()
        said.append(words_on(dialog))
        dialog.typed.setText(WORDS)
        dialog.ok.click()

    timer = answers(person)
    application = start(sealed)
    timer.stop()
    assert "Det er ikke passfrasen" in said[0]
    assert NAME in the_window(application).windowTitle()


def test_nobody_who_types_leaves_it_closed(
    start: Callable[[Path], Application], sealed: Path
) -> None:
    timer = answers(lambda dialog: dialog.no.click())
    application = start(sealed)
    timer.stop()
    assert application.desk is None
    assert "låst med en passfrase" in words_on(the_window(application))


def test_given_shown_and_its_plain_backups_sealed(
    start: Callable[[Path], Application],
    path: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    application = start(path)
    assert application.desk is not None
    folder = backups_folder(application.desk.id)
    copy = backups.back_up_now(application.desk, folder)
    paper = tmp_path / "nokkel.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(paper), ""))
    keys = []

    def choose(dialog: Dialog) -> None:
        assert isinstance(dialog, SetPassphraseDialog)
        assert "Dokumenter som er laget til andre" in words_on(dialog)
        dialog.first.setText(WORDS)
        dialog.second.setText(OTHER)
        dialog.ok.click()
        assert "De to passfrasene er ulike" in words_on(dialog)
        dialog.second.setText(WORDS)
        dialog.minutes.show_value(5)
        dialog.ok.click()

    def read(dialog: Dialog) -> None:
        assert isinstance(dialog, RecoveryKeyDialog)
        assert nameless(dialog) == []
        assert str(copy) in words_on(dialog)
        dialog.seal.click()
        assert str(copy) not in words_on(dialog)
        dialog.save.click()
        keys.append(dialog.shown.text().replace("\n", "-"))
        dialog.ok.click()

    first = answers(choose)
    application._acts.call("passphrase")
    first.stop()
    second = answers(read)
    qtbot.waitUntil(lambda: bool(keys) and application.desk is not None)
    second.stop()
    assert not path.read_bytes().startswith(b"SQLite")
    assert not copy.read_bytes().startswith(b"SQLite")
    assert keys[0] in paper.read_text("utf-8")
    assert paper.stat().st_mode & 0o077 == 0
    assert read_settings(config_folder() / "settings.toml").lock_after == 5
    assert application.sealing._idle.remainingTime() > 4 * 60_000
    forget_all()
    passphrase.unlock(copy, keys[0])


def test_locked_by_its_key_nothing_of_the_desk_is_shown(
    start: Callable[[Path], Application], sealed: Path, qtbot: QtBot
) -> None:
    application = opened(start, sealed)
    before, desk = the_window(application), application.desk
    assert before.actions_by_key["lock"].shortcut().toString() == "Ctrl+L"
    before.actions_by_key["lock"].trigger()
    window = locked(application)
    assert not before.isVisible()
    assert window.isVisible()
    assert application.desk is None
    assert desk is not None
    with pytest.raises(Exception, match="closed"):
        desk.database.execute("SELECT 1")
    assert NAME not in words_on(window)
    assert nameless(window) == []
    assert passphrase.is_wanted(sealed)
    assert not sealed.with_name(sealed.name + "-wal").exists()
    qtbot.keyClicks(window.typed, OTHER)
    qtbot.keyClick(window.typed, Qt.Key.Key_Return)
    assert "Det er ikke passfrasen" in words_on(window)
    window.typed.setText(WORDS)
    window.open.click()
    assert NAME in the_window(application).windowTitle()
    assert application.sealing.locked is None


def test_a_half_line_is_kept_as_a_draft_and_the_wall_is_gone(
    start: Callable[[Path], Application], sealed: Path, qtbot: QtBot
) -> None:
    application = opened(start, sealed)
    desk, window = the_desk(application), the_window(application)
    assert window.procurement is not None
    meeting = add_meeting(
        desk,
        window.procurement,
        kind=MeetingKind.CONFERENCE,
        title="Konferanse",
        start=desk.now(),
        minutes=60,
    )
    start_meeting(desk, meeting)
    window.go_to("room", meeting)
    room = window.page
    room.turn_wall()
    wall = room.wall
    assert wall.isVisible()
    line = room.view.area.line
    qtbot.keyClicks(line, "b halv lin")
    application.sealing._idle.timeout.emit()
    assert application.desk is None
    qtbot.waitUntil(lambda: not isValid(wall) or not wall.isVisible())
    application.sealing._unlock(sealed, WORDS)
    again = the_desk(application)
    kept = again.draft(again.all(Meeting)[0].id)
    assert kept is not None
    assert "b halv lin" in kept.text
    assert the_window(application).here == "room"


def test_what_somebody_does_begins_the_idle_time_anew(
    start: Callable[[Path], Application], sealed: Path, qtbot: QtBot
) -> None:
    application = opened(start, sealed)
    idle = application.sealing._idle
    idle.start(4000)
    qtbot.wait(600)
    assert idle.remainingTime() < 3700
    handle = the_window(application).windowHandle()
    application.sealing._watch(handle)
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(handle, press)
    assert idle.remainingTime() > 3700


def test_an_open_dialog_is_left_and_then_it_locks(
    start: Callable[[Path], Application], sealed: Path, qtbot: QtBot
) -> None:
    application = opened(start, sealed)
    dialogs = []

    def idle(dialog: Dialog) -> None:
        dialogs.append(type(dialog))
        application.sealing._idle.timeout.emit()

    timer = answers(idle)
    application._acts.call("new-procurement")
    timer.stop()
    qtbot.waitUntil(lambda: application.sealing.locked is not None)
    assert dialogs == [NewProcurementDialog]


def test_work_under_way_is_waited_for(
    start: Callable[[Path], Application], sealed: Path, qtbot: QtBot
) -> None:
    application = opened(start, sealed)
    held = [True]

    def work(_: object) -> None:
        while held[0]:
            pass

    application.jobs.run(work, lambda _: None, title="Henter inn")
    application.sealing.lock()
    assert application.desk is not None
    held[0] = False
    qtbot.waitUntil(lambda: application.sealing.locked is not None, timeout=6000)


def test_a_plain_desk_says_that_it_has_no_passphrase(
    start: Callable[[Path], Application], path: Path
) -> None:
    application = start(path)
    application.sealing.lock()
    assert application.desk is not None
    assert "har ingen passfrase" in words_on(the_window(application))
    assert not application.sealing._idle.isActive()
    application._acts.call("passphrase-remove")
    assert "har ingen passfrase" in words_on(the_window(application))


def test_changed_and_taken_away(
    start: Callable[[Path], Application], sealed: Path, qtbot: QtBot
) -> None:
    application = opened(start, sealed)

    def change(dialog: Dialog) -> None:
        assert isinstance(dialog, ChangePassphraseDialog)
        dialog.old.setText(WORDS)
        dialog.first.setText(OTHER)
        dialog.second.setText(OTHER)
        dialog.ok.click()

    timer = answers(change)
    application._acts.call("passphrase")
    timer.stop()
    assert "Gjenopprettingsnøkkelen er den samme" in words_on(the_window(application))
    timer = answers(typed(OTHER))
    application._acts.call("passphrase-remove")
    timer.stop()
    qtbot.waitUntil(lambda: application.desk is not None)
    assert sealed.with_name(sealed.name + "-key").exists() is False
    assert "kan nå leses av alle" in words_on(the_window(application))


def test_another_desk_forgets_the_key_of_the_last(
    start: Callable[[Path], Application], sealed: Path, tmp_path: Path
) -> None:
    application = opened(start, sealed)
    other = tmp_path / "annet.lupdesk"
    create_desk(other, author="Selma").close()
    application._acts.open_path(other)
    assert passphrase.is_wanted(sealed)
    timer = answers(lambda dialog: dialog.no.click())
    with pytest.raises(Problem) as caught:
        application.sealing.ask_for(sealed)
    timer.stop()
    assert caught.value.code == "passphrase-wanted"


def test_what_was_read_ahead_of_words_is_forgotten(
    start: Callable[[Path], Application], sealed: Path
) -> None:
    application = opened(start, sealed)
    personal_data(f"{NAME}: Kari Nes har diabetes", ("Kari Nes",))
    assert kept_words() > 0
    application.sealing.lock()
    assert kept_words() == 0


def kept_words() -> int:
    """What the caches hold in the rooms that read what was said."""
    caches = (
        value
        for name, module in list(sys.modules.items())
        if name.startswith(("lupdesk.domain.", "lupdesk.documents."))
        for value in vars(module).values()
        if isinstance(value, type(shape_of))
    )
    return sum(one.cache_info().currsize for one in caches)


@pytest.mark.parametrize("announced", [False, True])
def test_a_new_input_under_the_lock_is_not_typed_in_vain(
    announced: bool,
    start: Callable[[Path], Application],
    sealed: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    passphrase.unlock(sealed, WORDS)
    app = start(sealed)
    assert app.desk is not None
    assert app.window is not None
    (of,) = app.desk.all(Procurement)
    dialog = NewInputDialog(app.window.context(), of.id, app.window)
    if announced:  # then the first late input is asked about, and nobody is there to answer
        day = app.desk.today()
        add_date(app.desk, of.id, Milestone.COMPETITION, day, kept=day)
    dialog._text.setPlainText("Sagt rett før kaffen")
    dialog.open()
    monkeypatch.setattr(QApplication, "activeModalWidget", staticmethod(lambda: dialog))
    app.sealing.lock()
    monkeypatch.undo()
    qtbot.waitUntil(lambda: app.sealing.locked is not None, timeout=10_000)
    passphrase.unlock(sealed, WORDS)
    with closing(open_desk(sealed, author="Selma")) as desk:
        assert [one.text for one in desk.all(Input)] == ["Sagt rett før kaffen"]


def chosen(dialog: Dialog) -> None:
    assert isinstance(dialog, SetPassphraseDialog)
    dialog.first.setText(WORDS)
    dialog.second.setText(WORDS)
    dialog.ok.click()


def test_the_key_stays_on_the_screen_until_somebody_has_kept_it(
    start: Callable[[Path], Application], path: Path, qtbot: QtBot
) -> None:
    application = start(path)
    seen: list[bool] = []

    def hurry(dialog: Dialog) -> None:
        assert isinstance(dialog, RecoveryKeyDialog)
        assert not dialog.ok.isEnabled()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        dialog.close()
        assert "vises bare nå" in words_on(dialog)
        seen.append(dialog.isVisible())
        dialog.kept.setFocus()
        qtbot.keyClick(dialog.kept, Qt.Key.Key_Space)
        assert dialog.ok.isEnabled()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    first = answers(chosen)
    application._acts.call("passphrase")
    first.stop()
    assert isinstance(QApplication.activeModalWidget(), AtWorkDialog)
    second = answers(hurry)
    qtbot.waitUntil(lambda: bool(seen) and QApplication.activeModalWidget() is None)
    second.stop()
    assert seen == [True]
    assert "Ctrl+L" in words_on(the_window(application))


def test_a_second_enter_does_not_take_the_key_away(qtbot: QtBot, tmp_path: Path) -> None:
    wording = Wording("nb")
    dialog = RecoveryKeyDialog("AAAA", tmp_path / "nokkel", (), lambda: (), wording, None)
    qtbot.addWidget(dialog)
    dialog.open()
    asked: list[bool] = []
    dialog.print.clicked.disconnect()
    dialog.print.clicked.connect(lambda: asked.append(True))
    assert dialog.focusWidget() is dialog.print
    for _ in range(2):
        qtbot.keyClick(dialog.print, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_the_key_is_shown_where_the_desk_does_not_open_again(
    start: Callable[[Path], Application],
    path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    application = start(path)
    keys: list[str] = []

    def fails(path: Path) -> None:
        raise Problem("damaged", path=str(path))

    def read(dialog: Dialog) -> None:
        if isinstance(dialog, RecoveryKeyDialog):
            keys.append(dialog.shown.text())
            dialog.kept.setChecked(True)
        dialog.reject()

    first = answers(chosen)
    application._acts.call("passphrase")
    first.stop()
    monkeypatch.setattr(application, "show_desk", fails)
    person = QTimer()
    person.timeout.connect(lambda: answer_any(read))
    person.start(5)
    with qtbot.captureExceptions():
        qtbot.waitUntil(lambda: bool(keys))
        qtbot.wait(20)
    person.stop()
    assert len(keys[0].replace("\n", "-")) > 20


def answer_any(act: Callable[[Dialog], None]) -> None:
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, RecoveryKeyDialog):
        act(dialog)


def test_hours_asleep_are_idle_hours(
    start: Callable[[Path], Application],
    sealed: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    application = opened(start, sealed)
    handle = the_window(application).windowHandle()
    application.sealing._watch(handle)
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QApplication.sendEvent(handle, press)
    assert the_desk(application).path == sealed
    monkeypatch.setattr("lupdesk.gui.sealing._wall", lambda: time.time() + 9 * 3600)
    QApplication.sendEvent(handle, press)
    assert locked(application).isVisible()
    assert passphrase.is_wanted(sealed)


def test_one_comes_back_to_the_page_where_the_passphrase_was_given(
    start: Callable[[Path], Application], path: Path, qtbot: QtBot
) -> None:
    application = start(path)
    the_window(application).go_to("suppliers")

    def keep(dialog: Dialog) -> None:
        assert isinstance(dialog, RecoveryKeyDialog)
        dialog.kept.setChecked(True)
        dialog.ok.click()

    first = answers(chosen)
    application._acts.call("passphrase")
    first.stop()
    second = answers(keep)
    qtbot.waitUntil(lambda: not second.isActive())
    assert the_window(application).here == "suppliers"


def test_what_was_typed_in_a_line_is_there_again_when_the_desk_is_unlocked(
    start: Callable[[Path], Application], sealed: Path, qtbot: QtBot
) -> None:
    application = opened(start, sealed)
    window = the_window(application)
    window.go_to("synthesis")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.page.new.setFocus()
    qtbot.keyClicks(window.page.new, "Halv setning")
    application.sealing._idle.timeout.emit()
    assert (application.desk, application.unsaved) == (None, None)
    application.sealing._unlock(sealed, WORDS)
    assert the_window(application).page.new.text() == "Halv setning"


def test_what_was_typed_in_a_dialog_is_offered_when_the_desk_is_unlocked(
    start: Callable[[Path], Application], sealed: Path, qtbot: QtBot
) -> None:
    application = opened(start, sealed)
    window = the_window(application)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    why = LongText("Begrunnelse")
    dialog = Dialog("Noe", "Lagre", column(why), application.wording, window)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    why.setFocus()
    qtbot.keyClicks(why, "En lang begrunnelse")
    application.sealing.lock()
    qtbot.waitUntil(lambda: application.sealing.locked is not None, timeout=10_000)
    application.sealing._unlock(sealed, WORDS)
    assert "«En lang begrunnelse»" in the_window(application).message.sentence.text()


def test_what_the_lock_saved_from_a_dialog_is_not_offered_too(
    start: Callable[[Path], Application], sealed: Path, qtbot: QtBot
) -> None:
    application = opened(start, sealed)
    window = the_window(application)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    (of,) = the_desk(application).all(Procurement)
    dialog = NewInputDialog(window.context(), of.id, window)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog._text.setFocus()
    qtbot.keyClicks(dialog._text, "Sagt rett før kaffen")
    application.sealing.lock()
    qtbot.waitUntil(lambda: application.sealing.locked is not None, timeout=10_000)
    application.sealing._unlock(sealed, WORDS)
    assert [one.text for one in the_desk(application).all(Input)] == ["Sagt rett før kaffen"]
    assert unsaved_texts(the_desk(application)) is None
