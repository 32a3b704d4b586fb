"""What Ctrl+K finds: things of the desk, acts of the menus, pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final
from uuid import UUID

from lupdesk.desk.searching import Hit, HitKind, find
from lupdesk.desk.session import Desk
from lupdesk.gui.actions import ACTIONS
from lupdesk.gui.pages import PAGES
from lupdesk.gui.search_popup import Found
from lupdesk.wording import N_, Wording

_MOST: Final = 5
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
        can: Callable[[str], bool],
    ) -> None:
        self._desk, self._wording, self._go_to, self._act = desk, wording, go_to, act
        self._can = can

    def find(self, typed: str) -> list[Found]:
        found = list(self._pages(typed))
        if self._desk is not None:
            found = [self._found(hit) for hit in find(self._desk, typed, limit=_MOST)] + found
        return found + list(self._acts(typed))

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
            if _fits(words, typed) and self._can(kind.key):
                yield Found(
                    "chevron-right",
                    self._wording.say("Act"),
                    words,
                    kind.keys.split("|")[0],
                    lambda key=kind.key: self._act(key),  # type: ignore[misc]
                )


def _fits(words: str, typed: str) -> bool:
    parts = words.casefold().split()
    return all(any(part.startswith(one) for part in parts) for one in typed.casefold().split())
