"""What Ctrl+K finds: things of the desk, acts of the menus, pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from lupdesk.desk.searching import Hit, HitKind, find
from lupdesk.desk.session import Desk
from lupdesk.domain.things import Attachment, Participation, Procurement
from lupdesk.gui.actions import ACTIONS
from lupdesk.gui.page_acts import ALSO, PAGE_ACTS, PAGE_ALSO
from lupdesk.gui.pages import PAGES, PageKind
from lupdesk.gui.search_popup import Found, GlobalSearch, SearchPopup
from lupdesk.gui.widgets.fields import SearchField
from lupdesk.wording import N_, Wording

_MOST: Final = 5
_FEW: Final = 3
_MAIN: Final = (HitKind.INPUT, HitKind.SUPPLIER, HitKind.PERSON, HitKind.MEETING)
_JOINS: Final = {"og", "and", "&", "+"}
_CASE: Final = "import:inputs"
"""An act of the menus that is open where a procurement is."""
_GROUPS: Final[Mapping[HitKind, tuple[str, str, tuple[str, ...]]]] = {
    HitKind.INPUT: (N_("Input"), "message-square-text", ("inputs",)),
    HitKind.SUPPLIER: (N_("Supplier"), "building-2", ("suppliers",)),
    HitKind.PERSON: (N_("Person"), "user", ("suppliers",)),
    HitKind.MEETING: (N_("Meeting"), "messages-square", ("timetable",)),
    HitKind.PROCUREMENT: (N_("Procurement"), "landmark", ("procurement",)),
    HitKind.THEME: (N_("Theme"), "tag", ("themes", "inputs")),
    HitKind.INSIGHT: (N_("Finding"), "lightbulb", ("synthesis", "summary")),
    HitKind.MEASURE: (N_("Measure"), "list-checks", ("measures", "follow-up")),
    HitKind.REQUIREMENT: (N_("Requirement"), "ruler", ("measures", "follow-up")),
    HitKind.RISK: (N_("Risk"), "cloud-lightning", ("risks", "benefits", "follow-up")),
    HitKind.BENEFIT: (N_("Benefit"), "trending-up", ("benefits", "procurement")),
    HitKind.INSTRUMENT: (N_("Policy instrument"), "hand-coins", ("measures", "follow-up")),
    HitKind.LESSON: (N_("Lesson"), "graduation-cap", ("lessons",)),
    HitKind.QUESTION: (N_("Question"), "list-checks", ("questions",)),
    HitKind.ANSWER: (
        N_("Question and answer"),
        "message-circle-question-mark",
        ("treatment:answers",),
    ),
    HitKind.PAPER: (N_("Document"), "file-text", ("treatment:ledger",)),
    HitKind.FILE: (N_("File"), "paperclip", ("procurement",)),
}
"""The word, the icon, and the page to go to: the first of these that the window has."""
_SAYS: Final = 3
"""Letters from which a word can mean a page that is called otherwise."""


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
        named, meant = self._pages(typed)
        hits = self._found_in(typed)
        acts = [*self._acts(typed), *self._page_acts(typed)]
        # What is called so stands before what is only meant by it.
        return named + hits + meant + sorted(acts, key=lambda one: not _fits(one.title, typed))

    def _found_in(self, typed: str) -> list[Found]:
        """The things of the desk."""
        if self._desk is None:
            return []
        several = self._desk.count(Procurement) > 1
        found = _shorter(find(self._desk, typed, limit=_MOST, language=self._wording.language))
        return [self._found(hit, several=several) for hit in found]

    def _found(self, hit: Hit, *, several: bool) -> Found:
        group, icon, pages = _GROUPS[hit.kind]
        return Found(
            icon,
            self._wording.constant(group),
            hit.title.replace("\n", " "),
            " · ".join(part for part in (self._detail(hit), hit.case if several else "") if part),
            lambda: self._go(hit, page_of(pages)),
        )

    def _detail(self, hit: Hit) -> str:
        """Of a meeting its day, as days are written everywhere else."""
        if hit.kind is not HitKind.MEETING or not hit.detail:
            return hit.detail
        return self._wording.date(date.fromisoformat(hit.detail))

    def _go(self, hit: Hit, page: str) -> None:
        case = hit.procurement or self._where_open(hit)
        if case is not None:
            self._go_to("procurement", case)
        if hit.kind is HitKind.PROCUREMENT:
            return
        if hit.kind is HitKind.PERSON and hit.procurement is not None:
            self._go_to("procurement", None)
            return
        self._go_to(
            *self._of_file(hit.id) if hit.kind is HitKind.FILE else (page, hit.of or hit.id)
        )

    def _where_open(self, hit: Hit) -> UUID | None:
        """A thing of the register is shown in a procurement: in the one that is open, or else the
        newest of a supplier's own, or of all.
        """
        if self._desk is None or self._actions[_CASE].isEnabled():
            return None
        parts = self._desk.all(Participation, supplier=hit.of or hit.id)
        known = [one.procurement for one in parts] or [
            one.id for one in self._desk.all(Procurement)
        ]
        return max(known, default=None)

    def _of_file(self, id: UUID) -> tuple[str, UUID]:
        file = self._desk.get(Attachment, id) if self._desk is not None else None
        if file is not None and file.input is not None:
            return "inputs", file.input
        if file is not None and file.meeting is not None:
            return "timetable", file.meeting
        return "procurement", id

    def _pages(self, typed: str) -> tuple[list[Found], list[Found]]:
        """By their names, and by what they are for with the word that was meant."""
        case = self._case_for_pages()
        if case is None and not self._actions[_CASE].isEnabled():
            return [], []
        named, meant = [], []
        for kind in PAGES:
            words = self._wording.constant(kind.words)
            also = PAGE_ALSO[kind.key]
            if _fits(words, typed):
                named.append(self._page(kind, words, "", case))
            elif len(typed.strip()) >= _SAYS and _fits(f"{words} {kind.words} {also}", typed):
                meant.append(self._page(kind, words, _meant(also, typed), case))
        return named, meant

    def _page(self, kind: PageKind, words: str, meant: str, case: UUID | None) -> Found:
        def go() -> None:
            if case is not None:
                self._go_to("procurement", case)
            self._go_to(kind.key, None)

        return Found(kind.icon, self._wording.say("Page"), words, meant, go)

    def _case_for_pages(self) -> UUID | None:
        """Where none is open a page is that of the newest procurement."""
        if self._desk is None or self._actions[_CASE].isEnabled():
            return None
        return max((one.id for one in self._desk.all(Procurement)), default=None)

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


def _shorter(hits: list[Hit]) -> list[Hit]:
    """Of what there are many kinds, few of each: pages and acts stand below them."""
    taken: Counter[HitKind] = Counter()
    kept = []
    for hit in hits:
        taken[hit.kind] += 1
        if hit.kind in _MAIN or taken[hit.kind] <= _FEW:
            kept.append(hit)
    return kept


def page_of(pages: tuple[str, ...]) -> str:
    """The first that the window has; with the part of it that is wanted."""
    known = {kind.key for kind in PAGES}
    return next((one for one in pages if one.partition(":")[0] in known), PAGES[0].key)


def _fits(words: str, typed: str) -> bool:
    parts = words.casefold().split()
    return all(any(part.startswith(one) for part in parts) for one in _looked_for(typed))


def _looked_for(typed: str) -> list[str]:
    """``metode- og verktøyutvikling`` names two things: what only joins them is looked past."""
    whole = typed.casefold().split()
    some = [one.strip("-,–") for one in whole if one not in _JOINS]
    return [one for one in some if one] or whole


def _meant(also: str, typed: str) -> str:
    found = (
        next((one for one in also.split() if one.startswith(part)), "")
        for part in _looked_for(typed)
    )
    return ", ".join(dict.fromkeys(filter(None, found)))


def search_over(
    whole: QWidget, field: SearchField, finder: Finder, wording: Wording
) -> GlobalSearch:
    """The field on top, and what it finds in a popup over the window."""
    say = wording.say
    popup = SearchPopup(say("Found"), say("Nothing fits. Try fewer letters."), whole)
    return GlobalSearch(field, popup, finder.find)
