"""Looks through a text for what its reader must not see, before the text goes in.

Wider than the proof of the finished file: a name is also found run together, inflected, inside a
longer word or an address, and without its Norwegian letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.names import DISTINCTIVE, folded, words

NAMES_SOMEBODY: Final = "names-somebody"
REPEATS: Final = "repeats-secret"
OVERLAP: Final = 8
"""So many words in a row of a forbidden statement give it away (R-SEC-4)."""
_LONG_NUMBER: Final = 5


@dataclass(frozen=True, slots=True)
class Screen:
    spelled: Mapping[str, tuple[tuple[tuple[str, ...], Forbidden], ...]]
    """Names and short statements, by their first word."""
    begun: Mapping[str, Forbidden]
    """Letters of a telling name, which a longer word may begin with."""
    lengths: tuple[int, ...]
    numbers: Mapping[str, Forbidden]
    runs: Mapping[tuple[str, ...], Forbidden]

    def finds(self, text: str) -> Forbidden | None:
        """The first forbidden thing in the text, or None."""
        present = words(text)
        return next(self._found(present), None)

    def reason(self, text: str) -> str | None:
        """Code of why the text may not stand there, as ``held.<reason>``; None where it may."""
        found = self.finds(text)
        if found is None:
            return None
        return NAMES_SOMEBODY if found.why == NAMES_SOMEBODY else REPEATS

    def clean(self, text: str) -> str:
        """The text, or nothing where it may not stand there."""
        return "" if self.finds(text) else text

    def spelled_out(self, text: str) -> frozenset[Forbidden]:
        """What stands in the text word for word."""
        present = words(text)
        return frozenset((*self._spelled(present), *self._numbered(present)))

    def _found(self, present: Sequence[str]) -> Iterator[Forbidden]:
        yield from self._spelled(present)
        yield from self._begun(present)
        yield from self._numbered(present)
        if self.runs:
            for run in runs_of(present):
                if run in self.runs:
                    yield self.runs[run]

    def _spelled(self, present: Sequence[str]) -> Iterator[Forbidden]:
        for at, word in enumerate(present):
            for first in {word, word.removesuffix("s")}:
                for wanted, one in self.spelled.get(first, ()):
                    if _stands(wanted, present[at : at + len(wanted)]):
                        yield one

    def _begun(self, present: Sequence[str]) -> Iterator[Forbidden]:
        if not self.lengths:
            return
        for word in present:
            letters = folded(word)
            for length in self.lengths:
                if length > len(letters):
                    break
                if letters[:length] in self.begun:
                    yield self.begun[letters[:length]]

    def _numbered(self, present: Sequence[str]) -> Iterator[Forbidden]:
        """Numbers are found however they are grouped."""
        if not self.numbers:
            return
        lengths = {len(number) for number in self.numbers}
        for digits in _digit_rows(present):
            for length in lengths:
                for at in range(len(digits) - length + 1):
                    if digits[at : at + length] in self.numbers:
                        yield self.numbers[digits[at : at + length]]


def screen_of(forbidden: Iterable[Forbidden]) -> Screen:
    spelled: dict[str, list[tuple[tuple[str, ...], Forbidden]]] = {}
    begun: dict[str, Forbidden] = {}
    numbers: dict[str, Forbidden] = {}
    runs: dict[tuple[str, ...], Forbidden] = {}
    for one in forbidden:
        wanted = tuple(words(one.text))
        if not wanted:
            continue
        joined = "".join(wanted)
        if one.why != NAMES_SOMEBODY and len(wanted) >= OVERLAP:
            runs.update((run, one) for run in runs_of(wanted))
        elif joined.isdigit() and len(joined) >= _LONG_NUMBER:
            numbers[joined] = one
        else:
            spelled.setdefault(wanted[0], []).append((wanted, one))
        if one.why == NAMES_SOMEBODY and len(joined) >= DISTINCTIVE and not joined.isdigit():
            begun[folded(joined)] = one
    return Screen(
        spelled={first: tuple(found) for first, found in spelled.items()},
        begun=begun,
        lengths=tuple(sorted({len(letters) for letters in begun})),
        numbers=numbers,
        runs=runs,
    )


def runs_of(present: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every eight words in a row."""
    for at in range(len(present) - OVERLAP + 1):
        yield tuple(present[at : at + OVERLAP])


def _stands(wanted: tuple[str, ...], here: Sequence[str]) -> bool:
    """Word for word; the last word may have the ``s`` of the genitive."""
    return (
        len(here) == len(wanted)
        and tuple(here[:-1]) == wanted[:-1]
        and here[-1] in (wanted[-1], wanted[-1] + "s")
    )


def _digit_rows(present: Sequence[str]) -> Iterator[str]:
    """Numbers that stand beside each other, in one piece."""
    row = ""
    for word in (*present, ""):
        if word.isdigit():
            row += word
        elif row:
            yield row
            row = ""
