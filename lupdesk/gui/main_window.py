"""The window: rail, line on top, the page, and what belongs to none of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from lupdesk.desk.session import Desk
from lupdesk.domain.things import Procurement, Thing
from lupdesk.gui.actions import ACTIONS, make_actions
from lupdesk.gui.badges import Badges
from lupdesk.gui.context import PageContext
from lupdesk.gui.finding import Finder, search_over
from lupdesk.gui.jobs import Jobs
from lupdesk.gui.last_place import Place, find_place, meeting_on
from lupdesk.gui.pages import PAGES, PORTFOLIO, PageKind, rail_steps
from lupdesk.gui.print_shown import print_shown
from lupdesk.gui.rail import Rail, folds
from lupdesk.gui.top_bar import TopBar
from lupdesk.gui.undoing import Undoing
from lupdesk.gui.views.start import StartPage
from lupdesk.gui.widgets.focus import focus_first, focus_kept
from lupdesk.gui.widgets.frames import column, window_ground
from lupdesk.gui.widgets.message_strip import MessageStrip
from lupdesk.gui.window_place import place_of, stand
from lupdesk.problems import Problem
from lupdesk.settings import Settings
from lupdesk.wording import Wording

SMALLEST: Final = QSize(1024, 640)
_AHEAD: Final = "inputs"
_AHEAD_MS: Final = 900
"""After the pages have been read."""

Call = Callable[[str], None]


class MainWindow(QMainWindow):
    """One per application. ``call`` does the acts of the menus that are not the window's own.

    ``moved`` comes when another page is shown and when the desk changed: ``place`` may be another.
    """

    moved = Signal()

    def __init__(
        self,
        desk: Desk | None,
        settings: Settings,
        wording: Wording,
        jobs: Jobs,
        call: Call,
        closing: Callable[[MainWindow], bool],
        pages: Sequence[PageKind] = PAGES,
    ) -> None:
        super().__init__()
        self.desk = desk
        self.settings = settings
        self.procurement: UUID | None = None
        self._wording = wording
        self._call = call
        self._closing = closing
        self._jobs = jobs
        self._kinds = pages
        self._pages: dict[str, Any] = {}
        self._stale: dict[str, set[type[Thing]]] = {}
        self._here = ""
        self._sizes = dict(settings.sizes)
        self.setObjectName("page")
        self.setWindowTitle("LUPDesk")
        self.setMinimumSize(SMALLEST)
        self._build()
        self._refresh_soon = QTimer(self, singleShot=True, interval=0)
        self._refresh_soon.timeout.connect(self._refresh_here)
        self._ahead = QTimer(self, singleShot=True, interval=_AHEAD_MS)
        self._ahead.timeout.connect(self._make_ahead)
        if desk is not None:
            desk.watch(self._changed)
            if desk.read_only:
                self.top.show_state(wording.say("Open for reading only"))
        stand(self, settings.window)
        self._open_first()

    # -- making -------------------------------------------------------------------------------

    def _build(self) -> None:
        say = self._wording.say
        self.rail = Rail(say("Steps of the work"), rail_steps(self._kinds, self._wording))
        self.rail.chosen.connect(self._walk)
        self._badges = Badges(self.desk, self._jobs, self._wording, self.rail.set_badges, self)
        self.top = TopBar(self._wording)
        self.top.switch_wanted.connect(lambda: self._call("switch"))
        self.top.all_wanted.connect(lambda: self._walk(PORTFOLIO.key))
        self._strip = MessageStrip(self._jobs, self._wording)
        self.message, self.offer = self._strip.message, self._strip.tell
        self._stack = QStackedWidget()
        self.start = StartPage(self._wording, has_desk=self.desk is not None)
        self.start.wanted.connect(self._call)
        self._stack.addWidget(self.start)
        whole = window_ground(self.rail, column(self.top, self._strip, gap=0), self._stack)
        self.setCentralWidget(whole)
        self.actions_by_key, menu = make_actions(
            self,
            self._wording,
            self.act,
            [(kind.key, self._wording.constant(kind.words)) for kind in self._kinds],
            [Path(name) for name in self.settings.recent_desks],
        )
        self.top.set_menu(menu)
        undo, redo = self.actions_by_key["undo"], self.actions_by_key["redo"]
        self._undoing = Undoing(self.desk, self._wording, undo, redo, self._strip.tell, self)
        self._finder = Finder(self.desk, self._wording, self._walk, self.act, self.actions_by_key)
        self._search = search_over(whole, self.top.search, self._finder, self._wording)
        self._search.left.connect(self._focus_page)

    def _open_first(self) -> None:
        """Where one was, or the only procurement, or all of them, or the start page."""
        keys = [kind.key for kind in (*self._kinds, PORTFOLIO)]
        found = find_place(self.desk, self.settings.last_place, keys) if self.desk else None
        if found is None:
            self._show_start()
            if self.desk is not None and self.desk.count(Procurement):
                self.go_to(PORTFOLIO.key)
            return
        self.show_procurement(found.procurement, found.page)
        if found.meeting is not None:
            self.go_to(found.page, found.meeting)

    # -- where one is -------------------------------------------------------------------------

    @property
    def here(self) -> str:
        """The key of the page that is shown; empty on the start page."""
        return self._here

    @property
    def page(self) -> Any:
        return self._pages.get(self._here)

    @property
    def place(self) -> str:
        """As it is remembered; empty on the start page."""
        if self.procurement is None:
            return ""
        return Place(self._here, self.procurement, meeting_on(self.page)).written

    def context(self) -> PageContext:
        assert self.desk is not None
        return PageContext(
            desk=self.desk,
            wording=self._wording,
            jobs=self._jobs,
            tell=self.tell,
            go_to=self._walk,
            remember=self._remember,
            remembered=lambda name: self._sizes.get(name, ()),
        )

    def show_procurement(self, id: UUID, page: str = "") -> None:
        """Turn to another procurement, at ``page`` or the first."""
        self._drop_pages()
        self.procurement = id
        self._show_name()
        self.go_to(page or self._kinds[0].key)
        self._ahead.start()

    def _show_name(self) -> None:
        of = self.procurement
        found = self.desk.get(Procurement, of) if self.desk is not None and of is not None else None
        self.top.show_procurement(found)
        for kind in ACTIONS:
            can = kind.can_be_done(desk=self.desk is not None, case=found is not None)
            self.actions_by_key[kind.key].setEnabled(can)
        name = (found.title or found.reference) if found else ""
        self.setWindowTitle(f"{name} – LUPDesk" if name else "LUPDesk")
        self._undoing.show()

    def _show_start(self) -> None:
        self._drop_pages()
        self.procurement = None
        self._here = ""
        self.rail.set_here("", folded=False)
        self._show_name()
        self._show_badges()
        self._stack.setCurrentWidget(self.start)
        self.start.first.setFocus()

    def _drop_pages(self) -> None:
        self._flush()
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._stale.clear()

    def go_to(self, key: str, id: UUID | None = None) -> None:
        """Turn to a page, and to a thing on it. ``procurement:``, ``import:``, ``act:`` keys too."""
        what, _, part = key.partition(":")
        if what in ("import", "act"):
            self._call(key.removeprefix("act:"))
            return
        if what == "procurement" and id is not None and self._is_other_case(id):
            self.show_procurement(id)
            return
        kinds = (PORTFOLIO,) if self.procurement is None else (*self._kinds, PORTFOLIO)
        kind = next((one for one in kinds if one.key == what), None)
        if kind is not None and self.desk is not None:
            self._turn_to(kind, id)
            if part:
                self.page.show_part(part)

    def _is_other_case(self, id: UUID) -> bool:
        known = self.desk is not None and self.desk.get(Procurement, id) is not None
        return known and id != self.procurement

    def _walk(self, key: str, id: UUID | None = None) -> None:
        """Somebody turns to another page: good news of the one before is no news there."""
        self._strip.leave_page()
        self.go_to(key, id)

    def _turn_to(self, kind: PageKind, id: UUID | None) -> None:
        if kind.key != self._here:
            self._flush()
        self._make(kind)
        self._here = kind.key
        self._fold()
        self._show_badges()
        self._stack.setCurrentWidget(self._pages[kind.key])
        self._refresh_here()
        if id is not None:
            self.page.show_thing(id)
        else:
            self._focus_page()
        self.moved.emit()

    def _make(self, kind: PageKind) -> None:
        if kind.key not in self._pages:
            page = self._pages[kind.key] = kind.make(self.context(), self.procurement)
            self._stack.addWidget(page)

    def _make_ahead(self) -> None:
        """Make the page of the inputs while nobody waits: turning to it only shows it."""
        for kind in self._kinds:
            if kind.key == _AHEAD and self.procurement is not None:
                self._make(kind)

    def _fold(self) -> None:
        here = self._here if self.procurement is not None else ""
        self.rail.set_here(here, folded=folds(self._here, self.width()))

    def _focus_page(self) -> None:
        if self.page is not None:
            focus_first(self.page)

    # -- what changes ---------------------------------------------------------------------------

    def _changed(self, kinds: frozenset[type[Thing]]) -> None:
        for key, page in self._pages.items():
            seen = kinds & page.KINDS
            if seen:
                self._stale.setdefault(key, set()).update(seen)
        self._stale.setdefault("", set()).update(kinds)
        self._strip.desk_changed()
        self._refresh_soon.start()

    def _refresh_here(self) -> None:
        changed = self._stale.pop("", set())
        if Procurement in changed:
            if self._removed():
                self._open_first()
                return
            self._show_name()
        self._show_badges()
        stale = self._stale.pop(self._here, None)
        if stale and self.page is not None:
            with focus_kept(self.page):
                self.page.refresh(frozenset(stale))
        self._undoing.show()
        self.moved.emit()

    def _removed(self) -> bool:
        desk, shown = self.desk, self.procurement
        return desk is not None and shown is not None and desk.get(Procurement, shown) is None

    def _show_badges(self) -> None:
        """None while a meeting is run: nothing nags while somebody speaks."""
        self._badges.count(None if self._here == "room" else self.procurement)

    # -- acts -----------------------------------------------------------------------------------

    def act(self, key: str) -> None:
        """An action of the menus: the window's own are done here."""
        if key in ("undo", "redo"):
            self._flush()
            self._undoing.undo() if key == "undo" else self._undoing.redo()
        elif key == "find":
            self._search.start()
        elif key == "print":
            self._flush()
            print_shown(self.page, self.tell, self._wording)
        elif key in ("page-on", "page-back"):
            self.rail.turn(1 if key == "page-on" else -1)
        elif key == "quit":
            self.close()
        elif key.startswith("page:"):
            self._walk(key.removeprefix("page:"))
        elif key.startswith("do:"):
            _, page, door = key.split(":")
            self._walk(page)
            self.page.doors[door]()
        else:
            self._flush()
            self._call(key)

    def tell(self, text: str, tone: str = "accent") -> None:
        """``tone``: stop, warn, ok, accent, or undo for good news that can be taken back."""
        if tone == "undo":
            self._strip.tell_done(text, self._wording.say("Undo"), lambda: self.act("undo"))
        else:
            self._strip.tell(text, tone)

    def problem(self, problem: Problem) -> None:
        self.tell(self._wording.problem(problem), "stop")

    def _remember(self, name: str, sizes: tuple[int, ...]) -> None:
        self._sizes[name] = sizes

    def _flush(self) -> None:
        """Commit what is being typed on the page that is left."""
        if self.page is None:
            return
        try:
            self.page.flush()
        except Problem as problem:
            self.problem(problem)

    def flushed(self) -> bool:
        """Commit what is being typed on any page; where that fails, the window stays."""
        try:
            for page in self._pages.values():
                page.flush()
        except Problem as problem:
            anyway = self._wording.say("Close all the same")
            self._strip.tell(self._wording.problem(problem), "stop", anyway, self._close_anyway)
            return False
        return True

    def _close_anyway(self) -> None:
        self._pages.clear()
        self.close()

    def leave_desk(self) -> None:
        """The desk is about to be closed: nothing here may ask it anything more."""
        if self.desk is not None:
            self.desk.unwatch(self._changed)
        self._show_start()
        self.desk = None

    def part(self) -> None:
        """Another window takes over: hear no more of the desk, and go."""
        if self.desk is not None:
            self.desk.unwatch(self._changed)
        self._refresh_soon.stop()
        self._ahead.stop()
        self._badges.count(None)
        self.hide()
        self.deleteLater()

    # -- Qt -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.message.isVisible():
            self.message.hide()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def kept_settings(self) -> dict[str, Any]:
        """What of the window is remembered for the next start."""
        return {"window": place_of(self), "sizes": self._sizes, "last_place": self.place}

    def closeEvent(self, event: QCloseEvent) -> None:
        # A closeEvent that raises still closes the window: refuse first, agree last.
        event.ignore()
        if not self.flushed() or not self._closing(self):
            return
        # The desk is closed by now: what was still to be shown must not ask it.
        self._refresh_soon.stop()
        if self.desk is not None:
            self.desk.unwatch(self._changed)
        event.accept()
