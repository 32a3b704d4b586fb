"""What must not be seen, made ready once so that many texts can be looked through for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final, NamedTuple

from lupdesk.domain.amounts import amounts
from lupdesk.domain.common_words import is_common
from lupdesk.domain.forbidden import NAMES_SOMEBODY, By, Forbidden
from lupdesk.domain.letters import as_seen
from lupdesk.domain.names import DISTINCTIVE, without_legal_form, words
from lupdesk.domain.reading import Letters, Read, letters_of
from lupdesk.domain.shapes import one_vowel, shape_of

OVERLAP: Final = 8
"""So many words in a row of a forbidden statement give it away (R-SEC-4)."""
FEW: Final = 4
SPACED: Final = 3
WITHIN: Final = 8
"""So many letters of a name are found anywhere in a longer word."""
_LONG_NUMBER: Final = 5
_IN_ADDRESS: Final = 5
ROW_KEY: Final = 6
RUN_KEY: Final = 32
"""By so many of its first letters a row, or a run of eight words, is looked up."""
_WORDS: Final = 24
"""Bits of a run's number that tell at which word of the statement it begins; the rest tell which."""
_JOINING: Final = frozenset(("og", "and", "och", "und", "et"))
_JOINED_BY: Final = ("og", "and", "och", "und")
_OF_TWO: Final = (By.PAIR, By.OWNING)
"""Two words; on a page, where each letter that no font has is a word, they are a row of many."""


class Row(NamedTuple):
    letters: str
    inner: frozenset[int] | None
    """Where the words of a name begin; None for a statement, which may be taken apart anywhere."""
    what: Forbidden


class Long(NamedTuple):
    """A statement, and where in its letters each word begins."""

    letters: str
    starts: list[int]
    what: Forbidden


@dataclass(slots=True)
class Wanted:
    spelled: dict[str, list[tuple[tuple[str, ...], Forbidden]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """Names and the shortest statements, by their first word."""
    signs: dict[str, Forbidden] = field(default_factory=dict)
    """Names of a letter and signs: ``C++``."""
    begun: dict[str, Forbidden] = field(default_factory=dict)
    """The shape of a telling name, which a longer word may begin with."""
    within: dict[str, list[tuple[str, Forbidden]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """Those which may stand anywhere in a longer word, by their first letters."""
    parts: dict[str, Forbidden] = field(default_factory=dict)
    """Shapes of names of four or five letters, which a second part may follow in one word."""
    short: dict[str, Forbidden] = field(default_factory=dict)
    """Shapes of names that are not found in pieces, but letter by letter."""
    whole: dict[str, Forbidden] = field(default_factory=dict)
    """Shapes of names that are whole words."""
    in_address: dict[str, Forbidden] = field(default_factory=dict)
    apart: dict[str, list[tuple[str, Forbidden]]] = field(default_factory=lambda: defaultdict(list))
    """Of two words that tell together, the other one by each."""
    owning: dict[str, list[tuple[str, Forbidden]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """Of a firm's two words, what it has by who has it."""
    numbers: dict[str, Forbidden] = field(default_factory=dict)
    amounts: dict[str, Forbidden] = field(default_factory=dict)
    """Small numbers with a sign behind them: ``40 %``."""
    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    """Names of several words and very short statements, by their first letters."""
    long: list[Long] = field(default_factory=list)
    runs: dict[str, int] = field(default_factory=dict)
    """Numbers of the runs of ``long``, of eight words or the whole, by their first letters; there
    are very many of them.
    """
    runs_again: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Of those which begin like one of ``runs``."""
    lengths: tuple[int, ...] = ()
    """Of ``begun``."""
    least: int = 0
    first: frozenset[str] = frozenset()
    """As many letters as the shortest of ``begun`` has: how each of them begins."""
    beginnings: frozenset[str] = frozenset()
    """Of ``begun``, each shorter piece, for a name that is written in pieces."""
    digits: frozenset[int] = frozenset()
    """How long the numbers are."""
    names: bool = False


def wanted_of(forbidden: Iterable[Forbidden], read: Read) -> Wanted:
    made = Wanted()
    for one in forbidden:
        plain = read[one.text]
        if not plain:
            continue
        if one.why != NAMES_SOMEBODY:
            _statement(made, one, plain, read)
        elif len(plain) == 1 and len(plain[0]) == 1:
            made.signs[as_seen(one.text).strip()] = one
        else:
            for variant in _variants(one.text, plain):
                _name(made, one, variant)
    made.lengths = tuple(sorted({len(shape) for shape in made.begun}))
    made.least = made.lengths[0] if made.lengths else 0
    made.first = frozenset(shape[: made.least] for shape in made.begun)
    made.beginnings = frozenset(shape[:n] for shape in made.begun for n in range(1, len(shape)))
    made.digits = frozenset(map(len, made.numbers))
    made.names = bool(made.begun or made.parts or made.whole)
    return made


def runs_at(made: Wanted, key: str) -> Iterator[Row]:
    """The runs that begin with those letters."""
    if key in made.runs:
        for number in (made.runs[key], *made.runs_again.get(key, ())):
            whole = made.long[number >> _WORDS]
            word = number & ((1 << _WORDS) - 1)
            start, end = whole.starts[word], whole.starts[word:][: OVERLAP + 1][-1]
            yield Row(whole.letters[start:end], None, whole.what)


def beginnings_in(texts: Iterable[str]) -> frozenset[str]:
    """How it goes on from each word of the texts, for ``may_stand_among``."""
    found: set[str] = set()
    for text in texts:
        _, letters, starts = letters_of(words(text))
        for start in starts:
            found.add(letters[start : start + ROW_KEY])
            found.add(letters[start : start + RUN_KEY])
    return frozenset(found)


def may_stand_among(statement: Letters, beginnings: Set[str]) -> bool:
    """A quick look before the thorough one: false only where neither the statement nor eight words
    in a row of it can stand in the texts of those beginnings.
    """
    _, letters, starts = statement
    if len(letters) < ROW_KEY or letters.isdigit():
        return True
    ends = starts[OVERLAP:] or starts[-1:]
    return not beginnings.isdisjoint(
        [
            letters[start : start + (RUN_KEY if end - start >= RUN_KEY else ROW_KEY)]
            for start, end in zip(starts, ends, strict=False)
        ]
    )


def _statement(made: Wanted, one: Forbidden, plain: Sequence[str], read: Read) -> None:
    joined = "".join(plain)
    if joined.isdigit() and len(joined) >= _LONG_NUMBER:
        made.numbers[joined] = one
        return
    if joined.isdigit() and (found := amounts(one.text)):
        made.amounts.update(dict.fromkeys(found, one))
        return
    spelt = read.letters(one.text)
    if len(spelt.joined) < ROW_KEY:
        _spell(made, tuple(plain), one)
    else:
        _runs(made, one, spelt)


def _spell(made: Wanted, plain: tuple[str, ...], one: Forbidden) -> None:
    """The first word, if it is the last one too, may have the ``s`` of the genitive."""
    for first in (plain[0], f"{plain[0]}s") if len(plain) == 1 else (plain[0],):
        made.spelled[first].append((plain, one))


def _runs(made: Wanted, one: Forbidden, spelt: Letters) -> None:
    _, letters, starts = spelt
    number = len(made.long) << _WORDS
    made.long.append(Long(letters, starts, one))
    first, again = made.runs, made.runs_again
    ends = starts[OVERLAP:] or starts[-1:]
    for start, end in zip(starts, ends, strict=False):
        if end - start < RUN_KEY:
            _row(made, Row(letters[start:end], None, one))
        elif (key := letters[start : start + RUN_KEY]) not in first:
            first[key] = number
        elif all(row.letters != letters[start:end] for row in runs_at(made, key)):
            again[key].append(number)
        number += 1


def _row(made: Wanted, row: Row) -> None:
    if len(row.letters) >= ROW_KEY:
        made.rows[row.letters[:ROW_KEY]].append(row)


def _variants(text: str, plain: list[str]) -> Iterator[tuple[str, ...]]:
    """``Vik & Sønner`` as ``Vik og Sønner``, and the other way round."""
    yield tuple(plain)
    joining = [word for word in plain[1:-1] if word in _JOINING]
    bare = [word for word in plain if word not in joining]
    if len(bare) < 2:
        return
    if joining:
        yield tuple(bare)
    if not (joining or "&" in text or "+" in text):
        return
    at = next((n for n, word in enumerate(plain) if word in joining), None) or _before_sign(text)
    for word in _JOINED_BY:
        yield (*bare[:at], word, *bare[at:])


def _before_sign(text: str) -> int:
    """How many words stand before the first ``&``."""
    return len(words(text.replace("+", "&").partition("&")[0]))


def _name(made: Wanted, one: Forbidden, plain: tuple[str, ...]) -> None:
    joined = "".join(plain)
    if joined.isdigit() and len(joined) >= _LONG_NUMBER:
        made.numbers[joined] = one
        return
    _spell(made, plain, one)
    if joined.isdigit():
        return
    shapes = [shape_of(word) for word in plain]
    common = len(plain) == 1 and is_common(joined)
    if one.by in _OF_TWO and len(plain) == 1:
        return
    if one.by is By.OWNING and len(plain) == 2:
        made.owning[shapes[0]].append((shapes[1], one))
        return
    if one.by is By.PAIR and len(plain) == 2:
        for first, other in (shapes, shapes[::-1]):
            made.apart[first].append((other, one))
            made.apart[f"{first}s"].append((other, one))
    if len(plain) >= OVERLAP:
        _runs(made, one, letters_of(plain))
    if len(plain) > 1:
        starts = frozenset(accumulate(map(len, shapes), initial=0))
        _row(made, Row("".join(shapes), starts, one))
    _by_shape(made, one, plain, common=common)


def _by_shape(made: Wanted, one: Forbidden, plain: tuple[str, ...], *, common: bool) -> None:
    joined = "".join(plain)
    shape = one_vowel(shape_of(joined))
    if one.by is By.WORD:
        for forms in (made.short, made.whole, made.in_address):
            forms.setdefault(shape, one)
        return
    written = " ".join(plain)
    # In longer words and in pieces the name is looked for without ``AS``: else ``Sanseas`` has it.
    formed = without_legal_form(written) != written
    if len(joined) >= DISTINCTIVE and not common and not formed:
        made.begun[shape] = one
        if len(shape) >= WITHIN:
            made.within[shape[:WITHIN]].append((shape, one))
    elif len(joined) >= SPACED:
        made.short[shape] = one
        if len(plain) == 1 and len(joined) >= _IN_ADDRESS:
            made.whole[shape] = one
        if not common and len(joined) >= FEW:
            made.parts[shape] = one
    if len(joined) >= _IN_ADDRESS and not common:
        made.in_address[shape] = one
