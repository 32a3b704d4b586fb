"""The words of a procurement's statements, from which themes and likenesses are suggested: learnt
once, and kept up with what is written since.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from lupdesk.desk.input_table import inputs_at
from lupdesk.desk.session import Desk
from lupdesk.desk.theming import Themes
from lupdesk.domain.lexicon import Lexicon
from lupdesk.domain.theme_hints import Hints
from lupdesk.domain.things import Input
from lupdesk.store import database, said_columns
from lupdesk.store.database import Database

_STEP: Final = 500
"""Statements between two steps of the progress."""
_FEW: Final = 1000
"""Of more that were told anew all are learnt again."""
Step = Callable[[int, int], None]


@dataclass(slots=True)
class Words:
    """What was learnt, and the act up to which."""

    lexicon: Lexicon
    since: int


@dataclass(frozen=True, slots=True)
class Retold:
    """Row and text of what was told anew, up to an act."""

    lines: Sequence[tuple[int, str]]
    since: int


def read_words(desk: Desk, procurement: UUID) -> Words:
    with database.told(desk.path):
        return _learn(desk.database, procurement, 0, _no_step)


def read_words_beside(path: Path, procurement: UUID, many: int, step: Step) -> Words:
    """On a reading connection of the calling thread: for a worker. ``many`` are expected."""
    with database.told(path), database.beside(path) as db:
        return _learn(db, procurement, many, step)


def _no_step(done: int, total: int) -> None:
    """Nobody waits so long."""


def _learn(db: Database, procurement: UUID, many: int, step: Step) -> Words:
    words = Words(Lexicon(), said_columns.latest_act(db))
    for done, (row, text) in enumerate(said_columns.texts(db, procurement)):
        if done % _STEP == 0:
            step(done, max(many, done))
        words.lexicon.learn(row, text)
    return words


def retold_beside(path: Path, procurement: UUID, since: int) -> Retold | None:
    """What was told anew since; None where it is so much that all is to be learnt again."""
    with database.told(path), database.beside(path) as db:
        up_to = said_columns.latest_act(db)
        lines = said_columns.retold(db, procurement, since, _FEW + 1)
    return Retold(lines, up_to) if len(lines) <= _FEW else None


def learn_anew(words: Words, retold: Retold) -> None:
    words.lexicon.learn_anew(retold.lines)
    words.since = retold.since


def hints_in(desk: Desk, themes: Themes, words: Words | None) -> Hints:
    """Ask them on the thread of the desk: what is shown of a statement is read then."""

    def read(wanted: Sequence[int]) -> list[Input]:
        return [
            one
            for at in range(0, len(wanted), _STEP)
            for _, one in inputs_at(desk, wanted[at : at + _STEP])
        ]

    lexicon = words.lexicon if words is not None else Lexicon()
    return Hints(themes.tree, themes.said, lexicon, read)
