"""Coded text from a program for qualitative analysis: looked at, then taken in as one act.

Our own project coming back gives its statements themes: added, never removed; what is joined in it
is joined, and nothing else changes. A passage of any other project becomes a statement that nobody
has assessed. Codes under codes become the tree of themes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from lupdesk.desk.cases import read_case
from lupdesk.desk.code_themes import themes_of_codes
from lupdesk.desk.inputs import add_input_in, next_number
from lupdesk.desk.late_input import guard_late
from lupdesk.desk.loan import Watch
from lupdesk.desk.meetings import written_round_in
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import suppliers_of
from lupdesk.desk.theming import grow_themes, tree_in
from lupdesk.domain.acts import Act
from lupdesk.domain.alphabet import sort_key
from lupdesk.domain.coding import coding_of
from lupdesk.domain.kinds import InputKind
from lupdesk.domain.theming import added
from lupdesk.domain.things import Input, Procurement
from lupdesk.domain.vocabulary import theme_key
from lupdesk.domain.voices import said_alike
from lupdesk.importers.qda import read_coding
from lupdesk.importers.qda_found import OF_CODES, FoundCoding, FoundSource, Passage
from lupdesk.importers.register import Register
from lupdesk.problems import Problem

_BETWEEN_LOOKS: Final = 100


class PassageState(StrEnum):
    NEW = "new"
    """Becomes a statement."""
    THEMES = "themes"
    """Its statement gets themes."""
    KNOWN = "known"
    """Its statement has all of them already."""
    LEFT = "left"
    """In our own text where no statement stands, of one that was removed, or without words."""


@dataclass(frozen=True, slots=True)
class LookedPassage:
    source: str
    passage: Passage
    state: PassageState
    themes: tuple[str, ...]
    """Those that would be added, or that the new statement would have."""
    input: UUID | None = None
    supplier: UUID | None = None
    source_id: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    """Type, phase and side of a new statement, where the file comes from another desk."""


@dataclass(frozen=True, slots=True)
class CodingPreview:
    procurement: UUID
    found: FoundCoding
    passages: tuple[LookedPassage, ...]
    """Those that have a code or say the same as another, in the order of the texts."""
    grown: tuple[tuple[tuple[str, ...], str], ...] = ()
    """Paths that the tree of themes lacks, each with what belongs under it."""
    same: tuple[tuple[UUID, UUID], ...] = ()
    """Selections that say the same where the statements are not joined."""
    strangers: tuple[str, ...] = ()
    """Whose words become statements and who is no supplier of the procurement, as the file has it."""

    def counted(self, state: PassageState) -> int:
        return sum(one.state is state for one in self.passages)


@dataclass(frozen=True, slots=True)
class CodingTaken:
    inputs: tuple[UUID, ...]
    """The new statements."""
    themed: int
    """How many known statements got themes."""
    grown: int = 0
    """How many themes are new in the tree."""
    joined: int = 0
    """How many statements are joined with another that were not."""


def look_at_coding(desk: Desk, procurement: UUID, data: bytes, name: str) -> CodingPreview:
    """Problem ``qda-…`` of a file that cannot be read whole, ``qda-other-procurement``. Changes
    nothing.
    """
    desk.the(Procurement, procurement)
    found = read_coding(data, name)
    look = _Look(desk, procurement, found)
    passages = tuple(one for source in found.sources for one in look.at(source))
    # What passages carry needs no place in the tree, unless it lies under something.
    used = {code for source in found.sources for one in source.passages for code in one.codes}
    carried = {theme_key(theme) for code, theme in look.themes.names.items() if code in used}
    grown = tuple(
        (path, meaning)
        for path, meaning in look.themes.grown
        if len(path) > 1 or meaning or theme_key(path[-1]) not in carried
    )
    strangers = tuple(sorted(look.strangers, key=sort_key))
    return CodingPreview(procurement, found, passages, grown, look.same(), strangers)


def look_at_book(desk: Desk, procurement: UUID, data: bytes, name: str) -> CodingPreview:
    """The codes alone, of a project too: the tree that they give."""
    desk.the(Procurement, procurement)
    found = read_coding(data, name)
    look = _Look(desk, procurement, found)
    left = tuple(one for one in found.left if one[0] in OF_CODES)
    return CodingPreview(procurement, replace(found, left=left), (), look.themes.grown)


def take_in_coding(desk: Desk, looked: CodingPreview, watch: Watch | None = None) -> CodingTaken:
    """As one act. Problem ``qda-nothing-new``, and that of late input."""
    new = [one for one in looked.passages if one.state is PassageState.NEW]
    themes: dict[UUID, list[str]] = {}
    for one in looked.passages:
        if one.state is PassageState.THEMES and one.input is not None:
            themes.setdefault(one.input, []).extend(one.themes)
    if not (new or themes or looked.grown or looked.same):
        raise Problem("qda-nothing-new", file=looked.found.file)
    if new:
        guard_late(desk, looked.procurement, InputKind.INPUT)
    made: list[UUID] = []
    standing: dict[UUID, UUID] = {
        id: one.input for one in looked.passages if one.input for id in one.passage.ids
    }
    total = len(new) + len(themes)
    kind = Act.IMPORT_INPUTS if total else Act.IMPORT_THEMES
    with desk.act(kind) as act:
        grow_themes(desk, act, looked.procurement, looked.grown)
        number = next_number(desk, looked.procurement)
        rounds: dict[UUID, UUID] = {}
        for one in new:
            if watch is not None and len(made) % _BETWEEN_LOOKS == 0:
                watch(len(made), total)
            firm = one.supplier
            if firm is not None and firm not in rounds:
                rounds[firm] = written_round_in(desk, act, looked.procurement, firm)
            made.append(
                add_input_in(
                    desk,
                    act,
                    looked.procurement,
                    number=number + len(made),
                    text=one.passage.text.strip(),
                    supplier=firm,
                    meeting=rounds[firm] if firm is not None else None,
                    themes=one.themes,
                    source_id=one.source_id,
                    **one.fields,
                )
            )
            standing.update(dict.fromkeys(one.passage.ids, made[-1]))
        themed = 0
        for done, (id, more) in enumerate(themes.items(), len(new)):
            if watch is not None and done % _BETWEEN_LOOKS == 0:
                watch(done, total)
            before = desk.the(Input, id).themes
            themed += act.set(Input, id, themes=added(before, more))
        joined = sum(
            act.set(Input, standing[one], same_as=standing[other])
            for one, other in looked.same
            if one in standing and other in standing and standing[one] != standing[other]
        )
    return CodingTaken(tuple(made), themed, len(looked.grown), joined)


class _Look:
    def __init__(self, desk: Desk, procurement: UUID, found: FoundCoding) -> None:
        self._desk = desk
        self._file = found.file
        self._mine = {one.id: one for one in desk.all(Input, procurement=procurement)}
        self._ever = {one.id for one in desk.ever(Input, procurement=procurement)}
        self._taken = {one.source_id: one for one in self._mine.values() if one.source_id}
        # Some programs leave out what is empty at the end.
        self._texts = {
            source.text.rstrip(): source
            for source in coding_of(read_case(desk, procurement)).sources
        }
        firms = suppliers_of(desk, procurement)
        codes = {part.code: firm.id for part, firm in firms}
        self._register = Register.of((firm for _, firm in firms), codes)
        self._found = found
        self._linked = {id for pair in found.same for id in pair}
        self.strangers: set[str] = set()
        said = {theme for one in self._mine.values() for theme in one.themes}
        self.themes = themes_of_codes(
            procurement,
            found,
            tree_in(desk, procurement),
            said,
            returned=any(self._spans(source) for source in found.sources),
        )

    def same(self) -> tuple[tuple[UUID, UUID], ...]:
        """Those that are joined already, under whichever of them, are left out."""
        leader = {
            one.id: id for id, some in said_alike(self._mine.values()).items() for one in some
        }
        return tuple(
            (one, other)
            for one, other in self._found.same
            if one not in leader or leader[one] != leader.get(other)
        )

    def _spans(self, source: FoundSource) -> list[tuple[int, int, UUID]]:
        """Where our own statements stand in it, those that were removed too."""
        same = self._texts.get(source.text.rstrip())
        if same is not None:
            return [(one.start, one.end, one.id) for one in same.said]
        return [
            (passage.start, passage.end, id)
            for passage in source.passages
            for id in passage.ids
            if self._is_ours(id)
        ]

    def _is_ours(self, id: UUID) -> bool:
        if id in self._ever:
            return True
        if self._desk.get(Input, id) is not None:
            raise Problem("qda-other-procurement", file=self._file)
        return False

    def at(self, source: FoundSource) -> Iterator[LookedPassage]:
        spans = sorted(self._spans(source))
        digest = hashlib.sha256(source.text.encode("utf-8", "replace")).hexdigest()[:12]
        at = 0
        for passage in sorted(source.passages, key=lambda one: (one.start, one.end)):
            if not passage.codes and self._linked.isdisjoint(passage.ids):
                continue
            themes = tuple(
                dict.fromkeys(
                    self.themes.names[code] for code in passage.codes if code in self.themes.names
                )
            )
            if not spans:
                place = f"{passage.start}-{passage.end}"
                yield self._foreign(source, passage, themes, f"qda:{source.name}:{place}:{digest}")
                continue
            while at < len(spans) and spans[at][1] <= passage.start:
                at += 1
            met = [id for start, _, id in spans[at : at + 2] if start < passage.end]
            named = [id for id in passage.ids if self._is_ours(id)]
            # One that reaches over two statements is of neither.
            whose = named[:1] or (met if len(met) == 1 else [])
            yield self._own(source, passage, themes, whose[0] if whose else None)

    def _own(
        self, source: FoundSource, passage: Passage, themes: tuple[str, ...], id: UUID | None
    ) -> LookedPassage:
        one = self._mine.get(id) if id is not None else None
        if one is None:
            return LookedPassage(source.name, passage, PassageState.LEFT, ())
        return self._themed(source, passage, themes, one)

    def _themed(
        self, source: FoundSource, passage: Passage, themes: tuple[str, ...], one: Input
    ) -> LookedPassage:
        carried = {theme_key(theme) for theme in one.themes}
        more = tuple(theme for theme in themes if theme_key(theme) not in carried)
        state = PassageState.THEMES if more else PassageState.KNOWN
        return LookedPassage(source.name, passage, state, more, one.id, one.supplier)

    def _foreign(
        self, source: FoundSource, passage: Passage, themes: tuple[str, ...], source_id: str
    ) -> LookedPassage:
        before = self._taken.get(source_id)
        if before is not None:
            return self._themed(source, passage, themes, before)
        if not passage.text.strip():
            return LookedPassage(source.name, passage, PassageState.LEFT, ())
        return LookedPassage(
            source.name,
            passage,
            PassageState.NEW,
            themes,
            supplier=self._voice(source, passage),
            source_id=source_id,
            fields=self._fields(passage),
        )

    def _fields(self, passage: Passage) -> Mapping[str, Any]:
        """What two codes say otherwise of is left open."""
        told: dict[str, set[Any]] = {}
        for code in passage.codes:
            if code in self.themes.fields:
                name, value = self.themes.fields[code]
                told.setdefault(name, set()).add(value)
        return {name: values.pop() for name, values in told.items() if len(values) == 1}

    def _voice(self, source: FoundSource, passage: Passage) -> UUID | None:
        """The one supplier among the cases that the passage belongs to, or that its file is
        called after.
        """
        names = passage.cases or (source.speaker,)
        named = {name: self._register.candidates(name) for name in names if name}
        self.strangers |= {name for name, found in named.items() if not found and passage.cases}
        firms = {found[0] for found in named.values() if len(found) == 1}
        return firms.pop() if len(firms) == 1 else None
