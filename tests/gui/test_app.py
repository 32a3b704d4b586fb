"""The program as a whole: the first start, a desk that cannot be opened, restore, and the end."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from lupdesk.desk import backups
from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.desk.procurements import add_procurement
from lupdesk.domain.things import Procurement
from lupdesk.gui.app import Application
from lupdesk.gui.dialogs.ask import ask
from lupdesk.gui.dialogs.at_work import AtWorkDialog
from lupdesk.gui.dialogs.choose import ChooseDialog
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.dialogs.new_procurement import NewProcurementDialog
from lupdesk.gui.dialogs.waiting import WaitingDialog
from lupdesk.gui.jobs import Progress
from lupdesk.gui.main_window import MainWindow
from lupdesk.gui.theme import DARK, Theme, apply_theme
from lupdesk.paths import backups_folder, config_folder, default_desk
from lupdesk.settings import Settings, read_settings, write_settings
from lupdesk.wording import Wording
from tests.gui.names import nameless

pytestmark = pytest.mark.usefixtures("themed")

Start = Callable[..., Application]


def settings_path() -> Path:
    return config_folder() / "settings.toml"


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Start]:
    """Starts the program as ``main`` does, without giving the thread away to it."""
    made: list[Application] = []

    def begin(path: Path | None = None, **settings: object) -> Application:
        if settings or not settings_path().exists():
            write_settings(settings_path(), Settings(**{"language": "nb", **settings}))  # type: ignore[arg-type]
        application = Application(qapp, settings_path())
        made.append(application)
        application.open_first(path)
        return application

    yield begin
    for application in made:
        the_window(application).hide()
        application.jobs.close()
        if application.desk is not None:
            application.desk.close()
        qapp.removeTranslator(application._words)
        the_window(application).deleteLater()
        application.deleteLater()
    qtbot.wait(1)
    apply_theme(qapp, Theme())


def the_window(application: Application) -> MainWindow:
    assert application.window is not None
    return application.window


def answers(act: Callable[[Dialog], None]) -> QTimer:
    """A person who answers the next dialog."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, Dialog) or not dialog.isActiveWindow():
            return
        if isinstance(dialog, AtWorkDialog):  # nothing can be answered
            return
        timer.stop()
        try:
            act(dialog)
        except BaseException:
            dialog.reject()
            raise

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(5)
    return timer


def agree(dialog: Dialog) -> None:
    dialog.ok.click()


def decline(dialog: Dialog) -> None:
    dialog.no.click()


def test_the_first_start_makes_a_desk_and_shows_the_ways_on(start: Start) -> None:
    application = start()
    assert default_desk().exists()
    window = the_window(application)
    assert window.here == ""
    assert window.start.first.text() == Wording("nb").say("New procurement")
    assert window.close()
    kept = read_settings(settings_path())
    assert kept.last_desk == str(default_desk())
    assert kept.recent_desks == (str(default_desk()),)


def test_the_next_start_opens_where_one_was(start: Start) -> None:
    first = start()
    assert first.desk is not None
    case = add_procurement(first.desk, reference="1", title="Trygg hverdag")
    the_window(first).show_procurement(case)
    the_window(first).go_to("inputs")
    the_window(first).close()
    again = the_window(start())
    assert (again.here, again.procurement) == ("inputs", case)
    assert "Trygg hverdag" in again.windowTitle()


def test_a_desk_that_is_none_shows_why_and_the_ways_on(start: Start, tmp_path: Path) -> None:
    odd = tmp_path / "notat.lupdesk"
    odd.write_bytes(b"Hei, dette er ikke en database.")
    application = start(odd)
    window = the_window(application)
    assert application.desk is None
    assert window.start.message.isVisible()
    assert "notat.lupdesk" in window.start.message.sentence.text()
    assert odd.read_bytes() == b"Hei, dette er ikke en database."
    assert nameless(window) == []
    assert window.close()
    assert read_settings(settings_path()).last_desk == "", "what failed is not tried again"


def test_a_desk_that_is_gone_can_be_replaced(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = start(last_desk=str(tmp_path / "flyttet.lupdesk"))
    assert application.desk is None
    new = str(tmp_path / "ny.lupdesk")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (new, ""))
    the_window(application).start.wanted.emit("new-desk")
    assert Path(new).exists()
    assert the_window(application).start.first.isVisible()
    the_window(application).start.wanted.emit("new-desk")
    assert the_window(application).message.isVisible(), "a desk is never written over"


def test_another_desk_and_back_by_the_recent_ones(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = start()
    other = tmp_path / "annen.lupdesk"
    create_desk(other, author="S").close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(other), ""))
    the_window(application).act("open-desk")
    assert application.desk is not None
    assert application.desk.path == other
    open_desk(default_desk(), author="S").close()
    the_window(application).act(f"open:{default_desk()}")
    assert application.desk.path == default_desk()
    assert application.settings.recent_desks == (str(default_desk()), str(other))


def test_the_example_is_made_once_and_opened(start: Start, qtbot: QtBot) -> None:
    application = start()
    for _ in range(2):
        the_window(application).start.wanted.emit("open-demo")
    qtbot.waitUntil(lambda: the_window(application).here != "", timeout=60_000)
    assert application.desk is not None
    case, *others = application.desk.all(Procurement)
    assert case.title.startswith("Trygg hverdag hjemme")
    assert len(others) == 3
    assert (the_window(application).here, the_window(application).procurement) == (
        "procurement",
        case.id,
    )
    the_window(application).act("open-demo")
    assert the_window(application).message.isHidden()


def test_the_same_desk_again_is_no_trouble(start: Start) -> None:
    application = start()
    the_window(application).act(f"open:{default_desk()}")
    assert application.desk is not None
    assert application.desk.all(Procurement) == []


def test_a_new_procurement_by_keyboard(start: Start, qtbot: QtBot) -> None:
    application = start()

    def fill(dialog: Dialog) -> None:
        assert isinstance(dialog, NewProcurementDialog)
        assert nameless(dialog) == []
        assert dialog._title.hasFocus()
        qtbot.keyClicks(dialog._title, "Trygg hverdag hjemme")
        dialog._buyers.setText("Lysvika kommune, Granheim kommune")
        qtbot.keyClick(dialog._title, Qt.Key.Key_Return)

    timer = answers(fill)
    the_window(application).start.first.click()
    timer.stop()
    assert application.desk is not None
    [case] = application.desk.all(Procurement)
    assert case.title == "Trygg hverdag hjemme"
    window = the_window(application)
    assert (window.here, window.procurement) == ("procurement", case.id)


def test_switching_procurement(start: Start, qtbot: QtBot) -> None:
    application = start()
    assert application.desk is not None
    for n in ("1", "2", "3"):
        add_procurement(application.desk, reference=n, title=f"Sak {n}")
    window = the_window(application)
    window.show_procurement(application.desk.all(Procurement)[0].id)

    def choose(dialog: Dialog) -> None:
        assert isinstance(dialog, ChooseDialog)
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)

    timer = answers(choose)
    window.act("switch")
    timer.stop()
    assert "Sak 2" in window.windowTitle()


def test_light_and_dark_in_the_window_as_it_stands(start: Start, qtbot: QtBot) -> None:
    application = start(theme="light")
    window = the_window(application)
    window.act("theme")
    qtbot.wait(20)
    assert application.window is window, "nothing was made anew"
    corner = window.grab().toImage().pixelColor(window.width() - 3, window.height() - 3)
    assert corner == QColor(DARK.bg)
    assert read_settings(settings_path()).theme == "dark"


def test_larger_text_and_another_language_keep_the_place(start: Start, qtbot: QtBot) -> None:
    application = start()
    assert application.desk is not None
    case = add_procurement(application.desk, reference="1", title="Sak")
    the_window(application).show_procurement(case)
    the_window(application).go_to("suppliers")
    before = the_window(application)
    before.act("larger")
    before.act("larger")
    window = the_window(application)
    window.act("larger")
    assert application.settings.text_size == 130, "130 is the largest"
    window = the_window(application)
    window.act("language")
    window = the_window(application)
    assert (window.here, window.procurement) == ("suppliers", case)
    assert window.top.search.accessibleName() == Wording("en").say("Search everything")
    qtbot.waitUntil(lambda: not isValid(before))
    # The application, which tidies, and one window: those before hear nothing more.
    assert len(application.desk._watchers) == 2


def test_qts_own_words_are_ours(start: Start, qapp: QApplication) -> None:
    start()
    assert qapp.translate("QPlatformTheme", "Cancel") == "Avbryt"
    assert qapp.translate("QWidgetTextControl", "&Copy") == "Kopier"
    assert qapp.translate("Other", "A word nobody knows") == "A word nobody knows"


def test_a_backup_is_made_at_the_end(start: Start) -> None:
    application = start()
    assert application.desk is not None
    folder = backups_folder(application.desk.id)
    add_procurement(application.desk, reference="1", title="Sak")
    the_window(application).close()
    [one] = backups.list_backups(folder)
    assert backups.verify(one.path).of("procurement") == 1


def test_restoring_puts_the_backup_in_place(start: Start, qtbot: QtBot) -> None:
    application = start()
    assert application.desk is not None
    add_procurement(application.desk, reference="1", title="Før")
    backups.back_up_now(application.desk, backups_folder(application.desk.id))
    add_procurement(application.desk, reference="2", title="Etter")

    timer = answers(agree)
    the_window(application).act("restore")
    timer.stop()
    qtbot.waitUntil(lambda: application.desk is not None, timeout=10_000)
    assert [one.title for one in application.desk.all(Procurement)] == ["Før"]
    assert the_window(application).message.isVisible()
    titles = {
        backups.verify(one.path).of("procurement")
        for one in backups.list_backups(backups_folder(application.desk.id))
    }
    assert titles == {1, 2}, "what stood there is kept"


def test_a_backup_by_hand(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    application = start()
    target = tmp_path / "kopi.lupdesk"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
        the_window(application).act("back-up")
    qtbot.waitUntil(the_window(application).message.isVisible, timeout=5000)
    assert backups.verify(target).of("input") == 0


def test_closing_while_work_runs_asks(start: Start, qtbot: QtBot) -> None:
    application = start()
    gate = threading.Event()

    def work(progress: Progress) -> None:
        while not gate.wait(0.01):
            progress.step(0, 1)

    application.jobs.run(work, lambda _: None, title="Henter leverandører")
    window = the_window(application)
    timer = answers(decline)
    assert not window.close()
    timer.stop()
    assert window.isVisible()
    assert application.desk is not None
    assert application.desk.undo_label is None, "the desk is still open"

    asked: list[bool] = []

    def wait_for_it(dialog: Dialog) -> None:
        asked.append(isinstance(dialog, WaitingDialog))
        gate.set()

    timer = answers(wait_for_it)
    assert window.close()
    timer.stop()
    assert asked == [True]


def test_a_question_is_answered_no_by_enter(qtbot: QtBot) -> None:
    answered: list[bool] = []
    presses: tuple[Callable[[Dialog], None], ...] = (
        lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Return),
        agree,
    )
    for press in presses:
        timer = answers(press)
        answered.append(ask("Slette?", "<b>Alt</b> blir borte.", "Slett", Wording("nb"), None))
        timer.stop()
    assert answered == [False, True]


def test_acts_that_no_menu_offers_are_our_bug(start: Start) -> None:
    application = start()
    with pytest.raises(KeyError):
        application._acts.call("no-such-act")


def test_every_act_of_the_menus_can_be_called(start: Start) -> None:
    application = start()
    window_acts = {"undo", "redo", "find", "print", "quit", "page-on", "page-back"}
    menu_acts = {key for key in the_window(application).actions_by_key if ":" not in key}
    assert menu_acts == set(application._acts._calls) | window_acts


def test_no_windows_are_left_behind(start: Start, qtbot: QtBot, qapp: QApplication) -> None:
    application = start()
    assert application.desk is not None
    case = add_procurement(application.desk, reference="1", title="Sak")
    the_window(application).show_procurement(case)
    for _ in range(3):
        application.change(text_size=115)
        application.change(text_size=100)
    qtbot.waitUntil(lambda: sum(isinstance(one, MainWindow) for one in qapp.topLevelWidgets()) == 1)
    timers = the_window(application).findChildren(QTimer)
    assert len(timers) < 40
    assert threading.active_count() <= 3


def test_the_start_reads_no_heavy_library(root: Path) -> None:
    """What only some pages need is read with the page."""
    heavy = ("reportlab", "pikepdf", "pypdfium2", "openpyxl", "lxml", "hypothesis", "pytest")
    code = (
        "import sys\nimport lupdesk.gui.app\n"
        f"print([one for one in {heavy!r} if one in sys.modules])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"


def test_an_idle_moment_after_an_act_tidies_the_desk(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = start()
    assert application.desk is not None
    tidied: list[bool] = []

    def tidy() -> bool:
        tidied.append(True)
        return len(tidied) < 3

    monkeypatch.setattr(application.desk, "tidy", tidy)
    add_procurement(application.desk, reference="1", title="Sak")
    assert tidied == []
    qtbot.waitUntil(lambda: len(tidied) == 3, timeout=6000)
