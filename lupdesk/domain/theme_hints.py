"""Which themes a statement is likely to be about, and which say the same: from its words, and from
what was done before.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from lupdesk.domain.alike import common_words, is_like, most_alike, telling
from lupdesk.domain.kinds import InputKind
from lupdesk.domain.theming import Place, Tree
from lupdesk.domain.things import Input
from lupdesk.domain.vocabulary import theme_key
from lupdesk.domain.voices import said_alike

MOST: Final = 9
"""One for each digit."""
_STEM: Final = 6
_SAID_ALIKE: Final = 4.0
_IN_THE_NAME: Final = 3.0
_IN_THE_MEANING: Final = 1.0
_QUESTION: Final = 0.5
_TYPE: Final = 0.3
_USUAL: Final = 0.05
"""Weights tried on the worked case: a name in the text outweighs a few common words, and how often
a theme is used only orders those that nothing else tells apart.
"""
_OF_NOTHING: Final = frozenset(
    [
        "ikke",
        "uten",
        "eller",
        "være",
        "blir",
        "blitt",
        "skal",
        "skulle",
        "kunne",
        "ville",
        "måtte",
        "hvor",
        "hvem",
        "hvilke",
        "hvilken",
        "dette",
        "disse",
        "noen",
        "noe",
        "også",
        "bare",
        "alle",
        "etter",
        "over",
        "under",
        "mellom",
        "fordi",
        "derfor",
        "enten",
        "både",
        "slik",
        "samme",
        "andre",
        "annen",
        "bruk",
        "mange",
        "mest",
        "bedre",
        "bør",
        "have",
        "that",
        "this",
        "with",
        "from",
        "will",
        "would",
        "should",
        "could",
        "their",
        "there",
        "they",
        "than",
        "then",
        "what",
        "when",
        "which",
        "into",
        "only",
        "also",
        "more",
        "most",
        "must",
        "been",
        "being",
        "does",
        "your",
        "ours",
        "about",
        "other",
        "some",
    ]
)
"""Words of any sentence, which speak for no theme."""
_ALL_COMPARED: Final = 500
_CANDIDATES: Final = 200
"""Above so many statements only those that share the rarest words are compared."""


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
    """Made once for what a procurement holds; then asked for one statement after another."""

    def __init__(self, tree: Tree, inputs: Iterable[Input]) -> None:
        self._tree = tree
        self._said = {one.id: one for one in inputs if one.kind is InputKind.INPUT}
        self._groups = said_alike(self._said.values())
        self._leader = {one.id: leader for leader, some in self._groups.items() for one in some}
        self._with: dict[str, set[UUID]] = defaultdict(set)
        self._words: dict[str, Counter[str]] = defaultdict(Counter)
        self._questions: dict[str, Counter[object]] = defaultdict(Counter)
        self._types: dict[str, Counter[object]] = defaultdict(Counter)
        self._has: dict[str, list[UUID]] = defaultdict(list)
        self._telling = [
            (one, tuple(telling(" ".join((one.name, one.theme.meaning if one.theme else "")))))
            for one in tree.places
        ]
        for said in self._said.values():
            self._learn(said)

    def _learn(self, said: Input) -> None:
        stems = _stems(said.text)
        for stem in stems:
            self._has[stem].append(said.id)
        for key in {theme_key(name) for name in said.themes}:
            self._with[key].add(said.id)
            self._words[key].update(stems)
            self._types[key][said.type] += 1
            if said.question is not None:
                self._questions[key][said.question] += 1

    # -- themes ---------------------------------------------------------------------------------

    def themes(self, said: Input, most: int = MOST) -> tuple[Hint, ...]:
        """Best first; never one that it carries."""
        carried = {theme_key(name) for name in said.themes}
        spoken = _speaking(said.text)
        alike = {
            theme_key(name) for one in self._group(said) if one.id != said.id for name in one.themes
        }
        found: list[tuple[float, int, Hint]] = []
        for at, (place, named) in enumerate(self._telling):
            if place.key in carried:
                continue
            worth, words = self._worth(said, spoken, place, named)
            worth += _SAID_ALIKE if place.key in alike else 0.0
            if worth > 0:
                found.append((-worth, at, Hint(place, words)))
        found.sort(key=lambda one: one[:2])
        return tuple(hint for _, _, hint in found[:most])

    def _worth(
        self, said: Input, spoken: Sequence[str], place: Place, named: Sequence[str]
    ) -> tuple[float, tuple[str, ...]]:
        name = telling(place.name)
        weights: dict[str, float] = {}
        of = len(self._with[place.key]) - (said.id in self._with[place.key])
        for word in spoken:
            stem = word[:_STEM]
            weight = 0.0
            if any(is_like(word, one) for one in name):
                weight += _IN_THE_NAME / len(name)
            elif any(is_like(word, one) for one in named):
                weight += _IN_THE_MEANING
            if of and (times := self._words[place.key][stem]):
                weight += times / of * math.log(1 + len(self._said) / len(self._has[stem]))
            if weight:
                weights[word] = weight
        worth = sum(weights.values())
        if of:
            worth += _QUESTION * self._questions[place.key][said.question] / of
            worth += _TYPE * self._types[place.key][said.type] / of
            worth += _USUAL * of / max(len(self._said), 1)
        best = sorted(weights, key=lambda word: -weights[word])[:3]
        return worth, tuple(word for word in spoken if word in best)

    def _group(self, said: Input) -> Sequence[Input]:
        return self._groups.get(self._leader.get(said.id, said.id), ())

    # -- statements -----------------------------------------------------------------------------

    def alike(self, said: Input, most: int = 3) -> tuple[Alike, ...]:
        """Those that may say the same and are not joined with it, the likest first."""
        joined = {one.id for one in self._group(said)}
        near = (one for one in self._near(said) if one.id not in joined)
        return tuple(Alike(one, common_words(said, one)) for one in most_alike(said, near, most))

    def _near(self, said: Input) -> Iterable[Input]:
        if len(self._said) <= _ALL_COMPARED:
            return self._said.values()
        found: dict[UUID, None] = {}
        for stem in sorted(_stems(said.text), key=lambda stem: len(self._has[stem])):
            for id in self._has[stem][:_CANDIDATES]:
                found.setdefault(id)
            if len(found) >= _CANDIDATES:
                break
        return [self._said[id] for id in found]

    def together(self, said: Input) -> tuple[Input, ...]:
        """All that are joined with it, itself too; the one that stands for them first."""
        return tuple(self._group(said)) or (said,)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _speaking(text))


def _speaking(text: str) -> Sequence[str]:
    return [word for word in telling(text) if word not in _OF_NOTHING]
