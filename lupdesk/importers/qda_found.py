"""What a REFI-QDA file of another program holds, before any of it becomes a statement or a theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from uuid import UUID

from lupdesk.domain.coding import Field, own_code_names, told_apart
from lupdesk.wording import LANGUAGES, Wording


class Left(StrEnum):
    """What such a file may hold that has no place here."""

    PICTURE = "picture"
    PDF = "pdf"
    AUDIO = "audio"
    VIDEO = "video"
    NOTE = "note"
    COMMENT = "comment"
    """On a passage."""
    UNCODED = "uncoded"
    """A passage that has no code."""
    WHOLE = "whole"
    """A code that a whole text has."""
    SET = "set"
    VARIABLE = "variable"
    LINK = "link"
    GRAPH = "graph"
    CODER = "coder"
    COLOUR = "colour"


OF_CODES = frozenset({Left.SET, Left.COLOUR})
"""Those that concern the codes alone."""


@dataclass(frozen=True, slots=True)
class FoundCode:
    id: UUID
    path: tuple[str, ...]
    """Its name, after those of the codes that it stands under."""
    meaning: str = ""

    @property
    def says_our_field(self) -> bool:
        """Whether its words are those of a type, phase or side as our own books have them."""
        return self.path in _own_paths()

    @property
    def field(self) -> Field | None:
        """The type, phase or side that it stands for by its words, in its place of the tree."""
        return _own_paths().get(self.path)

    @property
    def is_called_as_our_field(self) -> bool:
        """The same of its name alone, for programs that have no tree."""
        return any(self.path[-1] == path[-1] for path in _own_paths())


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a source with all the codes that they have, also by several selections."""

    ids: tuple[UUID, ...]
    """Of the selections that lie here, one over the other."""
    start: int
    """Characters of the source's ``text``, however the program counted them."""
    end: int
    text: str
    codes: tuple[UUID, ...]
    cases: tuple[str, ...]
    """Names of those whose words they are."""


@dataclass(frozen=True, slots=True)
class FoundSource:
    id: UUID
    name: str
    text: str
    """Each line break is one character."""
    passages: tuple[Passage, ...]
    speaker: str = ""
    """The name of the file, where the project says in no other way whose words they are."""


@dataclass(frozen=True, slots=True)
class FoundCoding:
    file: str
    is_book: bool
    """A codebook alone, without any text."""
    codes: tuple[FoundCode, ...]
    sources: tuple[FoundSource, ...] = ()
    left: tuple[tuple[Left, int], ...] = ()
    """What has no place here, and how many of each."""
    same: tuple[tuple[UUID, UUID], ...] = ()
    """Selections that a project of ours says are the same, each with the one that stands for all."""


@cache
def _own_paths() -> Mapping[tuple[str, ...], Field | None]:
    """None for what only divides a book."""
    paths: dict[tuple[str, ...], Field | None] = {}
    for wording in map(Wording, LANGUAGES):
        for divider, value, field in own_code_names():
            above = wording.text(divider)
            if value is None:
                paths[above,] = None
            else:
                name = wording.text(value)
                paths[above, name] = paths[above, told_apart(name, above)] = field
    return paths
