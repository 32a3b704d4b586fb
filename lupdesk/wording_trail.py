"""The life of a statement in words, the same in the window, on the command line and in a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final, Protocol

from lupdesk.domain.phrases import Phrase
from lupdesk.wording import Wording
from lupdesk.wording_history import FIELD_WORDS, sentence

BOOKKEEPING: Final = ("position", "decided_on", "decided_by", "said_at", "number")
"""Fields that say nothing of the statement by themselves."""


class Change(Protocol):
    @property
    def field(self) -> str: ...
    @property
    def before(self) -> object: ...
    @property
    def after(self) -> object: ...
    @property
    def reason(self) -> str: ...


class Line(Protocol):
    @property
    def at(self) -> datetime: ...
    @property
    def who(self) -> str: ...
    @property
    def what(self) -> Phrase | Change: ...
    @property
    def words(self) -> str: ...


def trail_words(line: Line, wording: Wording) -> str:
    """What happened, with the words that it was about; empty for bookkeeping."""
    what = line.what
    if isinstance(what, Phrase):
        said = wording.phrase(what)
        return f"{said}: «{line.words}»" if line.words else said
    if what.field in BOOKKEEPING or what.field not in FIELD_WORDS:
        return ""
    return sentence(what.field, what.before, what.after, wording)


def trail_lines(lines: Sequence[Line], wording: Wording) -> Iterator[str]:
    """``16. mars 2027 kl. 09.10  Selma Lie  Tekst: …``, one line each, oldest first."""
    for line in lines:
        said = trail_words(line, wording)
        if said:
            who = f" · {line.who}" if line.who else ""
            yield f"{wording.date_time(line.at)}{who} · {said}"
