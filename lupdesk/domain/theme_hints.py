"""Which themes a statement is likely to be about, and which say the same: from its words, and from
what was done before.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lupdesk.domain.alike import common_words, is_like, most_alike, telling
from lupdesk.domain.kinds import InputKind
from lupdesk.domain.lexicon import OF_NOTHING, STEM, Lexicon, stems
from lupdesk.domain.said_columns import SaidColumns, columns_of
from lupdesk.domain.theming import Place, Tree
from lupdesk.domain.things import Input
from lupdesk.domain.vocabulary import theme_key

MOST: Final = 9
"""One for each digit."""
_SAID_ALIKE: Final = 4.0
_IN_THE_NAME: Final = 3.0
_IN_THE_MEANING: Final = 1.0
_QUESTION: Final = 0.5
_TYPE: Final = 0.3
_USUAL: Final = 0.05
"""Weights tried on the worked case: a name in the text outweighs a few common words, and how often
a theme is used only orders those that nothing else tells apart.
"""
_ALL_COMPARED: Final = 500
_CANDIDATES: Final = 200
"""Above so many statements only those that share the rarest words are compared."""
_NOWHERE: Final = 0xFFFF_FFFF
"""In the place of a set of themes: the statement does not stand any more."""


@dataclass(frozen=True, slots=True)
class Hint:
    place: Place
    words: tuple[str, ...]
    """Of the statement, that speak for it; none where only question, type or use do."""


@dataclass(frozen=True, slots=True)
class Alike:
    said: Input
    words: tuple[str, ...]
    """That both have; none where one points at the other by its number."""


class Hints:
    """Made for what a procurement holds; then asked for one statement after another. ``read`` gives
    the statements of rows, those that still stand. Where ``lexicon`` has not learnt the statements
    yet, names, meanings, questions and types speak alone.
    """

    def __init__(
        self,
        tree: Tree,
        said: SaidColumns,
        lexicon: Lexicon,
        read: Callable[[Sequence[int]], Sequence[Input]],
    ) -> None:
        self._said = said
        self._lexicon = lexicon
        self._read = read
        self._carried = _by_slot(said, lexicon)
        self._telling = [
            (one, tuple(telling(" ".join((one.name, one.theme.meaning if one.theme else "")))))
            for one in tree.places
        ]

    # -- themes ---------------------------------------------------------------------------------

    def themes(self, said: Input, most: int = MOST) -> tuple[Hint, ...]:
        """Best first; never one that it carries."""
        carried = {theme_key(name) for name in said.themes}
        spoken = _speaking(said.text)
        having = {stem: self._having(stem) for stem in {word[:STEM] for word in spoken}}
        group = self._said.groups.get(said.id)
        alike = group.keys if group is not None else frozenset()
        found: list[tuple[float, int, Hint]] = []
        for at, (place, named) in enumerate(self._telling):
            if place.key in carried:
                continue
            worth, words = self._worth(said, spoken, having, place, named)
            worth += _SAID_ALIKE if place.key in alike else 0.0
            if worth > 0:
                found.append((-worth, at, Hint(place, words)))
        found.sort(key=lambda one: one[:2])
        return tuple(hint for _, _, hint in found[:most])

    def _having(self, stem: str) -> tuple[float, Mapping[str, int]]:
        """How much a word tells, and how many that have it carry each theme."""
        slots = self._lexicon.having(stem)
        if not slots:
            return 0.0, {}
        times: Counter[str] = Counter()
        for at, many in Counter(map(self._carried.__getitem__, slots)).items():
            for key in self._said.sets[at] if at != _NOWHERE else ():
                times[key] += many
        return math.log(1 + len(self._said) / len(slots)), times

    def _worth(
        self,
        said: Input,
        spoken: Sequence[str],
        having: Mapping[str, tuple[float, Mapping[str, int]]],
        place: Place,
        named: Sequence[str],
    ) -> tuple[float, tuple[str, ...]]:
        name = telling(place.name)
        use = self._said.use
        weights: dict[str, float] = {}
        of = use.carried.get(place.key, 0)
        for word in spoken:
            rare, carry = having[word[:STEM]]
            weight = 0.0
            if any(is_like(word, one) for one in name):
                weight += _IN_THE_NAME / len(name)
            elif any(is_like(word, one) for one in named):
                weight += _IN_THE_MEANING
            if of and (times := carry.get(place.key, 0)):
                weight += times / of * rare
            if weight:
                weights[word] = weight
        worth = sum(weights.values())
        if of:
            if said.question is not None:
                asked = use.by_question.get(said.question, {})
                worth += _QUESTION * asked.get(place.key, 0) / of
            worth += _TYPE * use.by_type.get(said.type, {}).get(place.key, 0) / of
            worth += _USUAL * of / max(len(self._said), 1)
        best = sorted(weights, key=lambda word: -weights[word])[:3]
        return worth, tuple(word for word in spoken if word in best)

    # -- statements -----------------------------------------------------------------------------

    def alike(self, said: Input, most: int = 3) -> tuple[Alike, ...]:
        """Those that may say the same and are not joined with it, the likest first."""
        group = self._said.groups.get(said.id)
        joined = frozenset(group.rows if group is not None else ())
        near = self._read([row for row in self._near(said) if row not in joined])
        return tuple(Alike(one, common_words(said, one)) for one in most_alike(said, near, most))

    def _near(self, said: Input) -> Iterable[int]:
        """The rows of those that may be like it."""
        if len(self._said) <= _ALL_COMPARED:
            return self._said.rows
        having = self._lexicon.having
        found: dict[int, None] = {}
        for stem in sorted(stems(said.text), key=lambda stem: len(having(stem))):
            for slot in having(stem)[:_CANDIDATES]:
                if self._carried[slot] != _NOWHERE:
                    found.setdefault(self._lexicon.rows[slot])
            if len(found) >= _CANDIDATES:
                break
        return found

    def together(self, said: Input) -> tuple[Input, ...]:
        """All that are joined with it, itself too; the one that stands for them first."""
        group = self._said.groups.get(said.id)
        return (tuple(self._read(group.rows)) if group is not None else ()) or (said,)


def hints_of(tree: Tree, inputs: Iterable[Input]) -> Hints:
    """Of statements that are at hand."""
    said = sorted(
        (one for one in inputs if one.kind is InputKind.INPUT),
        key=lambda one: (one.number, one.id),
    )
    lexicon = Lexicon()
    for row, one in enumerate(said):
        lexicon.learn(row, one.text)
    columns, _ = columns_of(said)
    return Hints(tree, columns, lexicon, lambda rows: [said[row] for row in rows])


def _by_slot(said: SaidColumns, lexicon: Lexicon) -> Sequence[int]:
    """By slot of the lexicon which set of themes the statement carries."""
    if lexicon.rows == said.rows:
        return said.carried
    carried = dict(zip(said.rows, said.carried, strict=True))
    return array("I", [carried.get(row, _NOWHERE) for row in lexicon.rows])


def _speaking(text: str) -> Sequence[str]:
    return [word for word in telling(text) if word not in OF_NOTHING]
