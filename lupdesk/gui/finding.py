"""What Ctrl+K finds: things of the desk, acts of the menus, pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final
from uuid import UUID

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from lupdesk.desk.searching import Hit, HitKind, find
from lupdesk.desk.session import Desk
from lupdesk.gui.actions import ACTIONS
from lupdesk.gui.page_acts import ALSO, PAGE_ACTS
from lupdesk.gui.pages import PAGES
from lupdesk.gui.search_popup import Found, GlobalSearch, SearchPopup
from lupdesk.gui.widgets.fields import SearchField
from lupdesk.wording import N_, Wording

_MOST: Final = 5
_CASE: Final = "import:inputs"
"""An act of the menus that is open where a procurement is."""
_GROUPS: Final = {
    HitKind.INPUT: (N_("Input"), "message-square-text", "inputs"),
    HitKind.SUPPLIER: (N_("Supplier"), "building-2", "suppliers"),
    HitKind.PERSON: (N_("Person"), "user", "suppliers"),
    HitKind.MEETING: (N_("Meeting"), "messages-square", "timetable"),
    HitKind.PROCUREMENT: (N_("Procurement"), "landmark", "procurement"),
}


class Finder:
    def __init__(
        self,
        desk: Desk | None,
        wording: Wording,
        go_to: Callable[[str, UUID | None], None],
        act: Callable[[str], None],
        actions: Mapping[str, QAction],
    ) -> None:
        self._desk, self._wording, self._go_to, self._act = desk, wording, go_to, act
        self._actions = actions

    def find(self, typed: str) -> list[Found]:
        found = list(self._pages(typed))
        if self._desk is not None:
            found = [self._found(hit) for hit in find(self._desk, typed, limit=_MOST)] + found
        acts = [*self._acts(typed), *self._page_acts(typed)]
        # What is called so stands before what is only meant by it.
        return found + sorted(acts, key=lambda one: not _fits(one.title, typed))

    def _found(self, hit: Hit) -> Found:
        group, icon, page = _GROUPS[hit.kind]
        return Found(
            icon,
            self._wording.constant(group),
            hit.title.replace("\n", " "),
            hit.detail,
            lambda: self._go(hit, page),
        )

    def _go(self, hit: Hit, page: str) -> None:
        if hit.procurement is not None:
            self._go_to("procurement", hit.procurement)
        if hit.kind is HitKind.PROCUREMENT:
            return
        if hit.kind is HitKind.PERSON and hit.procurement is not None:
            self._go_to("procurement", None)
            return
        self._go_to(page, hit.of or hit.id)

    def _pages(self, typed: str) -> Iterator[Found]:
        for kind in PAGES:
            words = self._wording.constant(kind.words)
            if _fits(words, typed):
                yield Found(
                    kind.icon,
                    self._wording.say("Page"),
                    words,
                    "",
                    lambda key=kind.key: self._go_to(key, None),  # type: ignore[misc]
                )

    def _acts(self, typed: str) -> Iterator[Found]:
        for kind in ACTIONS:
            words = self._wording.constant(kind.words)
            means = f"{words} {kind.words} {ALSO.get(kind.key, '')}"
            if _fits(means, typed) and self._actions[kind.key].isEnabled():
                yield Found(
                    "chevron-right",
                    self._wording.say("Act"),
                    words,
                    kind.keys.split("|")[0],
                    lambda key=kind.key: self._act(key),  # type: ignore[misc]
                )

    def _page_acts(self, typed: str) -> Iterator[Found]:
        """Where a procurement is open, on a desk that can be written: an export is kept in it too."""
        if self._desk is None or self._desk.read_only or not self._actions[_CASE].isEnabled():
            return
        pages = {one.key: self._wording.constant(one.words) for one in PAGES}
        for kind in PAGE_ACTS:
            words = self._wording.constant(kind.words)
            if _fits(f"{words} {kind.words} {ALSO[kind.key]}", typed):
                yield Found(
                    "chevron-right",
                    self._wording.say("Act"),
                    words,
                    pages[kind.page],
                    lambda kind=kind: self._act(f"do:{kind.page}:{kind.key}"),  # type: ignore[misc]
                )


def _fits(words: str, typed: str) -> bool:
    parts = words.casefold().split()
    return all(any(part.startswith(one) for part in parts) for one in typed.casefold().split())


def search_over(
    whole: QWidget, field: SearchField, finder: Finder, wording: Wording
) -> GlobalSearch:
    """The field on top, and what it finds in a popup over the window."""
    say = wording.say
    popup = SearchPopup(say("Found"), say("Nothing fits. Try fewer letters."), whole)
    return GlobalSearch(field, popup, finder.find)
