"""The names in a statement, in place, and the generic words that may stand there instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from lupdesk.domain.composition.screen import Screen, screen_of
from lupdesk.domain.forbidden import NAMES_SOMEBODY, By, Forbidden
from lupdesk.domain.known_names import KnownName, Named
from lupdesk.domain.names import places_of, without_legal_form

_AROUND: Final = re.compile(r"[^\s,;:!?()\[\]«»\"“”]*")
_SENTENCE: Final = re.compile(r"(?:^|[.!?]\s+)[«\"“(]?\Z")
_FIRST_PART: Final = re.compile(r"[-\u2010\u2011][^\W\d_]")


@dataclass(frozen=True, slots=True)
class Hit:
    """``text[start:end]`` names somebody."""

    start: int
    end: int
    whose: UUID | None
    """The supplier; None: somebody from a supplier that was not noted."""
    why: Named
    owns: bool = False
    """In the genitive, or the first part of a word."""


@dataclass(frozen=True, slots=True)
class Names:
    """What is known of the suppliers, made ready once for many statements."""

    screen: Screen
    known: Mapping[Forbidden, KnownName]


@dataclass(frozen=True, slots=True)
class Generic:
    """The words for one kind of name: ``the supplier``, ``the supplier's``."""

    plain: str
    owning: str


def code_of(what: Named, *, owning: bool) -> str:
    """Of the generic words in the catalogue."""
    return f"generic.{what}-owning" if owning else f"generic.{what}"


def coded(what: Named, *, owning: bool) -> str | None:
    """Of the words that hold a pseudonym; None where the generic ones stand all the same."""
    return f"{code_of(what, owning=owning)}-coded" if what is Named.FIRM else None


def names_of(known: Iterable[KnownName]) -> Names:
    of: dict[Forbidden, KnownName] = {}
    for one in known:
        of.setdefault(Forbidden(one.text, NAMES_SOMEBODY, one.by), one)
    return Names(screen_of(of), of)


def found_in(text: str, names: Names) -> tuple[Hit, ...]:
    """In the order of the text; where names lie in each other only the longest."""
    whole, spans = places_of(text)
    found: list[Hit] = []
    apart: list[Hit] = []
    for place in dict.fromkeys(names.screen.places(text)):
        start, end = whole.span(spans[place.start][0], spans[place.end - 1][1])
        known = names.known[place.what]
        if known.what is Named.ADDRESS:
            start, end = _whole_address(text, start, end)
        owns = known.what not in (Named.ADDRESS, Named.NUMBER) and _owns(text, start, end, known)
        hits = found if place.what.by is By.WHOLE else apart
        hits.append(Hit(start, end, known.whose, known.what, owns))
    names_alone = list(_longest(found))
    more = [one for one in apart if not any(_meet(one, other) for other in names_alone)]
    return tuple(_longest([*names_alone, *more]))


def generic(text: str, hits: Sequence[Hit], wording: Mapping[Named, Generic]) -> str:
    """The text with other words for what was hit; beginning like the sentence does.

    ``hits`` are those of ``found_in``, or some of them.
    """
    return worded(text, hits, lambda hit: wording[hit.why])


def worded(text: str, hits: Sequence[Hit], words_for: Callable[[Hit], Generic]) -> str:
    """As ``generic``, where the words may also hang on whose name it is."""
    made: list[str] = []
    at = 0
    for hit in hits:
        before = text[at : hit.start]
        made += [before, instead(text, hit, words_for(hit))]
        at = hit.end
        if hit.owns and _FIRST_PART.match(text, at):
            made.append(" ")
            at += 1
    made.append(text[at:])
    return "".join(made)


def instead(text: str, hit: Hit, words: Generic) -> str:
    """What stands there for the name, beginning like the sentence does."""
    said = words.owning if hit.owns else words.plain
    return said[:1].upper() + said[1:] if _SENTENCE.search(text[: hit.start]) else said


def _meet(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end


def _longest(found: Iterable[Hit]) -> Iterator[Hit]:
    end = 0
    for one in sorted(found, key=lambda hit: (hit.start, -hit.end)):
        if one.start >= end:
            yield one
            end = one.end


def _whole_address(text: str, start: int, end: int) -> tuple[int, int]:
    """With what stands before the domain: ``kari@``, ``https://www.``."""
    for around in _AROUND.finditer(text):
        if around.start() <= start < around.end():
            stop = around.start() + len(around.group().rstrip("."))
            return around.start(), max(end, stop)
    return start, end


def _owns(text: str, start: int, end: int, known: KnownName) -> bool:
    if _FIRST_PART.match(text, end):
        return True
    said = text[start:end].casefold()
    names = (known.text.casefold(), without_legal_form(known.text).casefold())
    return said.endswith("s") and not said.endswith(names)
