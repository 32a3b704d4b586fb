"""Everything that the menus and Ctrl+K can do, in one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from lupdesk.gui.pages import DAILY
from lupdesk.wording import N_, Wording


@dataclass(frozen=True, slots=True)
class ActionKind:
    """``keys`` as Qt writes them, several divided by a bar; ``menu`` is where it stands."""

    key: str
    menu: str
    words: str
    keys: str = ""
    needs_desk: bool = True
    needs_case: bool = False
    divides: bool = False
    """A line before it in the menu."""

    def can_be_done(self, *, desk: bool, case: bool) -> bool:
        """Whether what it needs is open."""
        return (desk or not self.needs_desk) and (case or not self.needs_case)


MENUS: Final = (
    ("file", N_("&File")),
    ("edit", N_("&Edit")),
    ("view", N_("&View")),
    ("help", N_("&Help")),
)

ACTIONS: Final = (
    ActionKind("new-procurement", "file", N_("New procurement …"), "Ctrl+Shift+N"),
    ActionKind("import-notice", "file", N_("Import notice …")),
    ActionKind("import:suppliers", "file", N_("Import suppliers …"), needs_case=True),
    ActionKind("import:questions", "file", N_("Import questions …"), needs_case=True),
    ActionKind("import:slots", "file", N_("Import timetable …"), needs_case=True),
    ActionKind("import:inputs", "file", N_("Import inputs …"), needs_case=True),
    ActionKind("print", "file", N_("Print …"), "Ctrl+P", needs_case=True),
    ActionKind("switch", "file", N_("Switch procurement …"), "Ctrl+Shift+P"),
    ActionKind("page:portfolio", "file", N_("All procurements"), "Ctrl+Shift+A"),
    ActionKind("new-desk", "file", N_("New desk …"), needs_desk=False, divides=True),
    ActionKind("open-desk", "file", N_("Open desk …"), "Ctrl+O", needs_desk=False),
    ActionKind("open-demo", "file", N_("Open the example"), needs_desk=False),
    ActionKind("back-up", "file", N_("Back up now …"), divides=True),
    ActionKind("restore", "file", N_("Restore a backup …"), needs_desk=False),
    ActionKind("make-parcel", "file", N_("Make a parcel …"), divides=True),
    ActionKind("join-parcel", "file", N_("Join a parcel …")),
    ActionKind("open-review", "file", N_("Open a review parcel …"), needs_desk=False),
    ActionKind("differences", "file", N_("Differences between laptops …")),
    ActionKind("passphrase", "file", N_("Passphrase …"), divides=True),
    ActionKind("passphrase-remove", "file", N_("Remove the passphrase …")),
    ActionKind("lock", "file", N_("Lock now"), "Ctrl+L"),
    ActionKind("quit", "file", N_("Quit"), "Ctrl+Q", needs_desk=False, divides=True),
    ActionKind("undo", "edit", N_("Undo"), "Ctrl+Z"),
    ActionKind("redo", "edit", N_("Redo"), "Ctrl+Shift+Z|Ctrl+Y"),
    ActionKind("find", "edit", N_("Search everything"), "Ctrl+K", divides=True),
    ActionKind("theme", "view", N_("Light or dark"), "Ctrl+Shift+L", needs_desk=False),
    ActionKind("larger", "view", N_("Larger text"), "Ctrl++|Ctrl+=", needs_desk=False),
    ActionKind("smaller", "view", N_("Smaller text"), "Ctrl+-", needs_desk=False),
    ActionKind("language", "view", N_("Norsk / English"), needs_desk=False),
    ActionKind(
        "page-on", "view", N_("The next page"), "Ctrl+Tab|Alt+PgDown", needs_case=True, divides=True
    ),
    ActionKind(
        "page-back", "view", N_("The page before"), "Ctrl+Shift+Tab|Alt+PgUp", needs_case=True
    ),
    ActionKind("keys", "help", N_("Keys and codes"), "F1", needs_desk=False),
    ActionKind("about", "help", N_("About LUPDesk"), needs_desk=False),
)


def make_actions(
    window: QMainWindow,
    wording: Wording,
    call: Callable[[str], None],
    pages: Sequence[tuple[str, str]] = (),
    recent: Sequence[Path] = (),
) -> tuple[dict[str, QAction], QMenu]:
    """The actions of the window, each calling ``call`` with its key, and one menu of menus.

    The menu hangs on a button of the top bar: a row of menus would stand over every page.
    ``pages`` (key, words) are ``page:key``, the daily ones on Ctrl+1 … 9, 0; ``recent`` desks are ``open:path``.
    """
    whole = QMenu(window)
    menus: dict[str, QMenu] = {key: whole.addMenu(wording.constant(words)) for key, words in MENUS}
    made: dict[str, QAction] = {}
    for kind in ACTIONS:
        menu = menus[kind.menu]
        if kind.divides:
            menu.addSeparator()
        action = menu.addAction(wording.constant(kind.words))
        action.setShortcuts([QKeySequence(keys) for keys in kind.keys.split("|") if keys])
        action.triggered.connect(lambda _=False, key=kind.key: call(key))
        made[kind.key] = action
        if kind.key == "open-desk" and recent:
            _add_recent(menu.addMenu(wording.say("Recent desks")), recent, call)
    menus["view"].addSeparator()
    daily = [key for key, _ in pages if key in DAILY]
    for key, words in pages:
        action = menus["view"].addAction(words)
        if key in daily:
            action.setShortcut(QKeySequence(f"Ctrl+{(daily.index(key) + 1) % 10}"))
        action.triggered.connect(lambda _=False, key=key: call(f"page:{key}"))
        made[f"page:{key}"] = action
    window.addActions(list(made.values()))
    return made, whole


def _add_recent(menu: QMenu, recent: Sequence[Path], call: Callable[[str], None]) -> None:
    for path in recent:
        action = menu.addAction(f"{path.stem}  ({path.parent})".replace("&", "&&"))
        action.triggered.connect(lambda _=False, path=path: call(f"open:{path}"))
