"""The frame around the pages: where one is, what is stale, what is undone, and the way out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from lupdesk.desk import inputs, suppliers
from lupdesk.desk.meetings import add_meeting
from lupdesk.desk.procurements import add_procurement, edit_procurement
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import InputKind, MeetingKind, Secrecy
from lupdesk.domain.things import Input, Procurement, Supplier, Thing
from lupdesk.gui.context import PageContext
from lupdesk.gui.finding import Finder
from lupdesk.gui.jobs import Jobs
from lupdesk.gui.main_window import MainWindow
from lupdesk.gui.pages import PAGES, PageKind
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.frames import Ground, column
from lupdesk.problems import Problem
from lupdesk.settings import Settings, WindowPlace
from lupdesk.wording import Wording
from tests.gui.names import nameless

pytestmark = pytest.mark.usefixtures("themed")

CONTROL = Qt.KeyboardModifier.ControlModifier


class StubPage(Ground):
    """A page that writes down what the window asks of it."""

    KINDS: frozenset[type[Thing]] = frozenset({Input, Supplier})

    def __init__(self, key: str, context: PageContext, procurement: UUID) -> None:
        super().__init__("page")
        self.key, self.context, self.procurement = key, context, procurement
        self.refreshed: list[frozenset[type[Thing]] | None] = []
        self.flushed = 0
        self.shown: list[UUID] = []
        self.fails: Problem | None = None
        self.first = QLineEdit()
        self.first.setAccessibleName("Først")
        self.setLayout(column(QLabel(key), self.first))

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        self.refreshed.append(kinds)

    def flush(self) -> None:
        self.flushed += 1
        if self.fails:
            raise self.fails

    def show_thing(self, id: UUID) -> None:
        self.shown.append(id)


def stub(key: str, step: str, words: str) -> PageKind:
    def make(context: PageContext, procurement: UUID) -> QWidget:
        return StubPage(key, context, procurement)

    return PageKind(key, step, words, "landmark", make)


KINDS = (
    stub("procurement", "prepare", "Case"),
    stub("suppliers", "prepare", "Suppliers"),
    stub("room", "run", "Meeting room"),
    stub("inputs", "work-up", "Inputs"),
    stub("follow-up", "follow-up", "Actions"),
)


@dataclass
class Office:
    """The window's surroundings: what it called, and whether it may close."""

    desk: Desk | None
    jobs: Jobs
    make: Callable[..., MainWindow]
    called: list[str] = field(default_factory=list)
    may_close: bool = True

    def close(self, window: MainWindow) -> bool:
        return self.may_close


@pytest.fixture
def office(desk: Desk, qtbot: QtBot) -> Iterator[Office]:
    jobs = Jobs(lambda error: None)
    windows: list[MainWindow] = []

    def make(settings: Settings | None = None) -> MainWindow:
        window = MainWindow(
            place.desk,
            settings or Settings(language="nb"),
            Wording("nb"),
            jobs,
            place.called.append,
            place.close,
            KINDS,
        )
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    place = Office(desk, jobs, make)
    yield place
    for window in windows:
        if isValid(window):
            window.part()
    jobs.close()


@pytest.fixture
def window(office: Office, procurement: UUID) -> MainWindow:
    return office.make()


def test_an_empty_desk_shows_the_ways_on(office: Office, qtbot: QtBot) -> None:
    window = office.make()
    assert window.here == ""
    assert window.start.first.hasFocus()
    QTest.keyClick(window.start.first, Qt.Key.Key_Space)
    assert office.called == ["new-procurement"]
    QTest.keyClick(window, Qt.Key.Key_1, CONTROL)
    assert window.here == "", "there is nowhere to go yet"
    assert nameless(window) == []


def test_no_desk_is_shown_kindly(office: Office) -> None:
    office.desk = None
    window = office.make()
    QTest.keyClick(window.start.first, Qt.Key.Key_Space)
    assert office.called == ["open-desk"]
    window.act("undo")
    window.act("find")
    assert nameless(window) == []


def test_pages_are_made_when_first_shown(window: MainWindow) -> None:
    assert window.here == "procurement"
    assert set(window._pages) == {"procurement"}
    first = window.page
    assert first.first.hasFocus(), "the keyboard is in the page"
    QTest.keyClick(window, Qt.Key.Key_4, CONTROL)
    assert window.here == "inputs"
    assert first.flushed >= 1
    QTest.keyClick(window, Qt.Key.Key_1, CONTROL)
    assert window.page is first


def test_going_to_a_thing_shows_it(window: MainWindow, procurement: UUID) -> None:
    window.go_to("inputs", procurement)
    assert window.page.shown == [procurement]
    window.go_to("nowhere")
    assert window.here == "inputs"


def test_only_the_page_that_is_seen_is_refreshed(
    window: MainWindow, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    cases = window.page
    window.go_to("inputs")
    seen = window.page
    before = list(cases.refreshed)
    suppliers.add_supplier(desk, name="A", procurement=procurement)
    suppliers.add_supplier(desk, name="B", procurement=procurement)
    qtbot.waitUntil(lambda: seen.refreshed != [])
    assert seen.refreshed == [frozenset({Supplier})], "once for what came together"
    assert cases.refreshed == before
    window.go_to("procurement")
    assert cases.refreshed == [*before, frozenset({Supplier})]
    window.go_to("inputs")
    assert len(seen.refreshed) == 1


def test_undo_is_named_and_said(
    window: MainWindow, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    suppliers.add_supplier(desk, name="A", procurement=procurement)
    undo, redo = window.actions_by_key["undo"], window.actions_by_key["redo"]
    name = Wording("nb").code("act.add-supplier")
    qtbot.waitUntil(lambda: name in undo.text())
    window.page.setFocus()
    QTest.keyClick(window.page, Qt.Key.Key_Z, CONTROL)
    assert desk.all(Supplier) == []
    assert name in window.message.sentence.text()
    qtbot.waitUntil(redo.isEnabled)
    assert name in redo.text()
    redo.trigger()
    assert [one.name for one in desk.all(Supplier)] == ["A"]


def test_good_news_can_be_taken_back_on_the_spot(
    window: MainWindow, desk: Desk, procurement: UUID
) -> None:
    suppliers.add_supplier(desk, name="A", procurement=procurement)
    window.tell("Lagt til.", "undo")
    assert window.message.act.isVisible()
    window.message.act.click()
    assert desk.all(Supplier) == []


def test_escape_closes_the_message(window: MainWindow) -> None:
    window.tell("Noe gikk galt.", "stop")
    QTest.keyClick(window.page.first, Qt.Key.Key_Escape)
    assert window.message.isHidden()


def test_the_rail_by_keyboard(window: MainWindow) -> None:
    rows = window.rail._list
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert window.here == "procurement", "arrows look, Enter goes"
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert window.here == "room", "names of steps are passed over"
    assert window.page.first.hasFocus()


def test_the_rail_folds_for_a_meeting_on_a_small_screen(window: MainWindow) -> None:
    window.resize(1366, 768)
    wide = window.rail.width()
    window.go_to("room")
    assert window.rail.width() < wide / 2
    window.resize(1600, 900)
    assert window.rail.width() == wide
    window.resize(1366, 768)
    window.go_to("inputs")
    assert window.rail.width() == wide


def test_what_waits_is_counted_on_the_rail(
    window: MainWindow, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    one = inputs.add_input(desk, procurement, text="Uvurdert")
    inputs.add_input(desk, procurement, text="Åpen", secrecy=Secrecy.OPEN)
    qtbot.waitUntil(lambda: "inputs" in window.rail._badges)
    badge = window.rail._badges["inputs"]
    assert (badge.number, badge.tone) == (1, "warn")
    said = [
        window.rail._rows.index(n).data(Qt.ItemDataRole.AccessibleTextRole)
        for n in range(window.rail._rows.rowCount())
    ]
    assert any(badge.words in words for words in said), "a reader hears it too"
    window.go_to("room")
    assert window.rail._badges == {}, "nothing nags in a meeting"
    window.go_to("inputs")
    inputs.edit_input(desk, one, secrecy=Secrecy.OPEN)
    qtbot.waitUntil(lambda: window.rail._badges == {})


def test_a_late_action_is_counted(
    window: MainWindow, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    with desk.act(Act.WRITE_INPUT) as act:
        due = date(2027, 3, 1)
        act.add(Input, procurement=procurement, kind=InputKind.ACTION, text="Send", due=due)
    qtbot.waitUntil(lambda: "follow-up" in window.rail._badges)
    assert window.rail._badges["follow-up"].tone == "stop"


def test_the_name_on_top_follows_and_is_cut(
    window: MainWindow, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    long = "Trygg & god hverdag hjemme for alle som vil bo lenger i eget hjem i tre kommuner " * 3
    edit_procurement(desk, procurement, title=long)
    qtbot.waitUntil(lambda: "Trygg & god" in window.windowTitle())
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: window.width() == 1024)
    assert window.top._name.text().startswith("Trygg && god")
    assert "…" in window.top._name.text()
    assert window.top.minimumSizeHint().width() + window.rail.width() <= 1024
    window.top._name.click()
    assert office_called(window) == ["switch"]


def office_called(window: MainWindow) -> list[str]:
    called = window._call.__self__  # type: ignore[attr-defined]
    assert isinstance(called, list)
    return called


def test_a_procurement_that_is_undone_is_left(office: Office, desk: Desk, qtbot: QtBot) -> None:
    add_procurement(desk, reference="1", title="Første")
    window = office.make()
    second = add_procurement(desk, reference="2", title="Andre")
    window.show_procurement(second)
    assert "Andre" in window.windowTitle()
    desk.undo()
    qtbot.waitUntil(lambda: "Første" in window.windowTitle())
    desk.undo()
    qtbot.waitUntil(lambda: window.here == "")


def test_ctrl_k_finds_and_goes(
    window: MainWindow, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    firm = suppliers.add_supplier(desk, name="Heimkontakt AS", procurement=procurement)
    QTest.keyClick(window.page.first, Qt.Key.Key_K, CONTROL)
    search = window.top.search
    assert search.hasFocus()
    QTest.keyClicks(search, "heimk")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert window.here == "suppliers"
    assert window.page.shown == [firm]


@pytest.mark.parametrize(("language", "day"), [("nb", "17. mars 2027"), ("en", "17 March 2027")])
def test_the_day_of_a_meeting_that_is_found_is_written_as_elsewhere(
    desk: Desk, procurement: UUID, language: str, day: str
) -> None:
    for title, start in (
        ("Konferanse", datetime(2027, 3, 17, 9, tzinfo=UTC)),
        ("Konferansen", None),
    ):
        add_meeting(desk, procurement, kind=MeetingKind.CONFERENCE, title=title, start=start)
    finder = Finder(desk, Wording(language), lambda *_: None, lambda _: None, {})
    hits = finder._found_in("konferans")
    found = {one.title: one.detail.replace("\N{NO-BREAK SPACE}", " ") for one in hits}
    assert found == {"Konferanse": day, "Konferansen": ""}


def search_for(window: MainWindow, words: str) -> None:
    window.act("find")
    QTest.keyClicks(window.top.search, words)
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)


def test_ctrl_k_finds_pages(window: MainWindow) -> None:
    search_for(window, Wording("nb").say("Suppliers")[:6])
    assert window.here == "suppliers"
    assert window.page.first.hasFocus()
    assert window.top.search.text() == ""


def test_ctrl_k_finds_acts_and_leaves_the_keyboard(window: MainWindow, office: Office) -> None:
    before = window.page.first
    before.setFocus()
    search_for(window, Wording("nb").say("Back up now …").split()[0])
    assert office.called == ["back-up"]
    assert before.hasFocus()


def test_ctrl_k_says_where_nothing_fits(window: MainWindow, qtbot: QtBot) -> None:
    popup = window._search._popup
    search_for(window, "xyzzy")
    assert popup.isVisible()
    assert popup.list.isHidden()
    assert popup._nothing.isVisible()
    QTest.keyClick(window.top.search, Qt.Key.Key_Escape)
    assert popup.isHidden()


def test_escape_gives_the_keyboard_back(window: MainWindow) -> None:
    before = window.page.first
    before.setFocus()
    window.act("find")
    QTest.keyClicks(window.top.search, "a")
    QTest.keyClick(window.top.search, Qt.Key.Key_Escape)
    assert before.hasFocus()
    assert window.top.search.text() == ""


def test_tab_goes_round_the_whole_window(window: MainWindow) -> None:
    seen: list[QWidget] = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in seen:
            break
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    kinds = {type(one).__name__ for one in seen}
    assert {"_RailList", "SearchField", "Button", "QLineEdit"} <= kinds
    assert nameless(window) == []


def test_the_place_is_remembered(window: MainWindow, office: Office, procurement: UUID) -> None:
    window.resize(1024, 700)
    window.go_to("inputs")
    window.page.context.remember("inputs.columns", (80, 300))
    kept = window.kept_settings()
    assert kept["last_place"] == f"inputs {procurement}"
    again = office.make(replace(Settings(language="nb"), **kept))
    assert (again.here, again.procurement) == ("inputs", procurement)
    assert (again.width(), again.height()) == (1024, 700)
    assert again.page.context.remembered("inputs.columns") == (80, 300)


def test_a_place_that_is_gone_is_no_trouble(office: Office, procurement: UUID) -> None:
    window = office.make(
        Settings(language="nb", last_place="gone 123", window=WindowPlace(0, 0, 9, 9))
    )
    assert window.here == "procurement"
    assert window.width() >= 1024


def test_what_cannot_be_saved_keeps_the_window(window: MainWindow, office: Office) -> None:
    page = window.page
    page.fails = Problem("disk-full", path="x")
    assert not window.close()
    assert window.isVisible()
    assert window.message.isVisible()
    window.message.act.click()
    assert not window.isVisible(), "the person decides"


def test_closing_flushes_every_page_and_can_be_refused(window: MainWindow, office: Office) -> None:
    first = window.page
    window.go_to("inputs")
    office.may_close = False
    assert not window.close()
    assert window.isVisible()
    before = first.flushed
    office.may_close = True
    assert window.close()
    assert first.flushed == before + 1


def test_a_window_that_parts_hears_nothing_more(
    window: MainWindow, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    page = window.page
    watched = len(desk._watchers)
    window.part()
    assert len(desk._watchers) == watched - 1
    with qtbot.waitSignal(page.destroyed):
        pass
    suppliers.add_supplier(desk, name="A", procurement=procurement)


def test_the_table_of_pages() -> None:
    keys = [kind.key for kind in PAGES]
    assert len(set(keys)) == len(keys)
    assert keys[0] == "procurement"


def test_the_real_pages_are_made_and_have_names(
    office: Office, desk: Desk, procurement: UUID, qtbot: QtBot, context: PageContext
) -> None:
    inputs.add_input(desk, procurement, text="Lukkede grensesnitt")
    suppliers.add_supplier(desk, name="Heimkontakt AS", procurement=procurement)
    silent: dict[str, list[str]] = {}
    for kind in PAGES:
        page: Any = kind.make(context, procurement)
        qtbot.addWidget(page)
        page.resize(1146, 712)
        page.show()
        page.refresh(None)
        page.flush()
        assert page.KINDS
        assert desk.all(Procurement)
        found = nameless(page)
        if found:
            silent[kind.key] = found
        page.hide()
    assert silent == {}


def test_ctrl_p_prints_the_paper_of_the_page_and_says_where_there_is_none(
    window: MainWindow, qtbot: QtBot
) -> None:
    printed: list[str] = []

    class Shown:
        def print_paper(self) -> None:
            printed.append(window.here)

    qtbot.keyClick(window, Qt.Key.Key_P, CONTROL)
    assert window.message.isVisible()
    assert printed == []
    window.page.preview = Shown()
    qtbot.keyClick(window, Qt.Key.Key_P, CONTROL)
    assert printed == [window.here]
    assert office_called(window) == []


def test_on_a_low_screen_every_page_of_the_rail_is_seen(window: MainWindow) -> None:
    window.go_to("procurement")
    window.resize(1366, 560)
    rows = window.rail._list
    last = rows.visualRect(rows.model().index(rows.model().rowCount() - 1, 0))
    assert last.bottom() <= rows.viewport().height()
    window.resize(1366, 900)
    assert rows.visualRect(rows.model().index(1, 0)).height() == LOOK.px(32)


def test_good_news_that_goes_away_does_not_move_the_page_under_the_hand(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show()
    qtbot.waitExposed(window)

    def top() -> int:
        QApplication.processEvents()
        place: QPoint = window._stack.mapTo(window, QPoint(0, 0))
        return place.y()

    alone = top()
    window.tell("Gjort", "ok")
    below = top()
    assert below > alone
    window._strip._hide.timeout.emit()  # its time is over
    assert not window.message.isVisible()
    assert top() == below
    QTest.keyClick(window, Qt.Key.Key_Tab)
    assert top() == alone
    window.tell("Gjort", "ok")
    window._strip._hide.timeout.emit()
    window._walk("suppliers")
    qtbot.waitUntil(lambda: top() == alone, timeout=1000)
