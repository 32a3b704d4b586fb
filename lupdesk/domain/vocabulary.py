"""What the capture line knows in one meeting: who is there, the themes, the questions, the day."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

COMPANY_FORMS: Final = frozenset(
    {
        "as",
        "asa",
        "sa",
        "ans",
        "da",
        "ba",
        "oü",
        "oy",
        "ab",
        "aps",
        "a/s",
        "gmbh",
        "ltd",
        "bv",
    }
)
"""Last words of a firm's name that say nothing about which firm it is."""


@dataclass(frozen=True, slots=True)
class Who:
    """A person in the meeting, or a supplier as such (``person`` is false)."""

    name: str
    supplier: UUID | None = None
    supplier_name: str = ""
    person: bool = True
    code: str = ""
    """The supplier's short code in the procurement, e.g. ``L4``."""


@dataclass(frozen=True, slots=True)
class KnownTheme:
    name: str
    count: int = 0
    """How many inputs of the procurement carry it."""


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    number: int
    short_name: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``phrases`` are pairs of shortcut and standard text. ``today`` is the local day."""

    today: date
    who: tuple[Who, ...] = ()
    themes: tuple[KnownTheme, ...] = ()
    questions: tuple[KnownQuestion, ...] = ()
    phrases: tuple[tuple[str, str], ...] = ()
    _handles: tuple[tuple[str, int], ...] = field(init=False, repr=False, compare=False)
    _themes: dict[str, str] = field(init=False, repr=False, compare=False)
    _numbers: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        handles = {(key, n) for n, who in enumerate(self.who) for key in handles_of(who)}
        object.__setattr__(self, "_handles", tuple(sorted(handles)))
        object.__setattr__(self, "_themes", {theme_key(t.name): t.name for t in self.themes})
        object.__setattr__(self, "_numbers", frozenset(q.number for q in self.questions))

    def has_question(self, number: int) -> bool:
        return number in self._numbers

    def theme(self, written: str) -> str | None:
        return self._themes.get(theme_key(written))

    def starting(self, written: str) -> tuple[Who, ...]:
        """Everybody with a handle that begins with ``written``, in the meeting's order."""
        key = written.casefold()
        found: set[int] = set()
        at = bisect_left(self._handles, (key, -1))
        while at < len(self._handles) and self._handles[at][0].startswith(key):
            found.add(self._handles[at][1])
            at += 1
        return tuple(self.who[n] for n in sorted(found))

    def _named(self, written: str) -> tuple[Who, ...]:
        key = written.casefold()
        at = bisect_left(self._handles, (key, -1))
        found = []
        while at < len(self._handles) and self._handles[at][0] == key:
            found.append(self.who[self._handles[at][1]])
            at += 1
        return tuple(found)

    def resolve(self, written: str) -> Who | None:
        """The one that is meant: a whole name before a beginning, one firm's people as the firm."""
        beginning = self.starting(written)
        if len(beginning) <= 1:
            return beginning[0] if beginning else None
        named = self._named(written)
        if len(named) == 1:
            return named[0]
        return self._common_firm(beginning) or self._common_firm(named)

    def _common_firm(self, who: tuple[Who, ...]) -> Who | None:
        firms = {one.supplier for one in who}
        if len(firms) != 1 or None in firms:
            return None
        (firm,) = firms
        return next((one for one in self.who if not one.person and one.supplier == firm), None)

    def handle(self, who: Who) -> str:
        """The shortest handle that means ``who`` and nobody else."""
        words = _words(who.name)
        for key in sorted(handles_of(who), key=lambda key: (_place(key, words), len(key), key)):
            if self.resolve(key) == who:
                return key
        return max(handles_of(who), key=len)


def _place(key: str, words: tuple[str, ...]) -> int:
    """First name first, then the other words of the name as written, then anything longer."""
    return words.index(key) if key in words else len(words)


def handles_of(who: Who) -> frozenset[str]:
    """Every way to write ``who`` after ``@``, case-folded and without spaces."""
    words = _words(who.name)
    keys = {*words, ".".join(words), "".join(words)}
    if who.code:
        keys.add(who.code.casefold())
    if who.person and who.supplier_name:
        firm = _words(who.supplier_name)
        keys.add(".".join(words + firm[:1]))
    keys |= {_plain(key) for key in keys}
    return frozenset(key for key in keys if key)


def theme_key(name: str) -> str:
    """Themes are written without spaces: ``drift og support`` is ``#drift-og-support``."""
    return "-".join(name.casefold().split())


def short_firm(name: str) -> str:
    """A firm's name without its form: ``Heimkontakt`` for ``Heimkontakt AS``."""
    words = name.split()
    while len(words) > 1 and words[-1].casefold() in COMPANY_FORMS:
        words.pop()
    return " ".join(words)


def _words(name: str) -> tuple[str, ...]:
    words = [word.strip("(),.;").casefold() for word in name.replace("/", " ").split()]
    while len(words) > 1 and words[-1] in COMPANY_FORMS:
        words.pop()
    return tuple(word for word in words if word)


def _plain(key: str) -> str:
    """For foreign keyboards: ``granlås`` as ``granlas``, ``søvn`` as ``sovn``."""
    replaced = key.replace("ø", "o").replace("æ", "ae").replace("đ", "d").replace("ŋ", "n")
    marks = unicodedata.normalize("NFKD", replaced)
    return "".join(letter for letter in marks if not unicodedata.combining(letter))
