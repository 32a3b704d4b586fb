"""What the dialogue was about: themes by how many speak of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final
from uuid import UUID

from lupdesk.domain.alphabet import sort_key
from lupdesk.domain.composition.document import Bar, BarChart, Block
from lupdesk.domain.composition.findings import guarded_counts, voices
from lupdesk.domain.composition.in_words import bars_in_words
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.secrecy import SMALLEST_COUNT, safe_count
from lupdesk.domain.things import Input
from lupdesk.domain.vocabulary import theme_key
from lupdesk.domain.voices import is_counted, said_alike

_MOST: Final = 12
"""Themes that are shown to everybody; those of the fewest are joined."""


def public_themes(
    said: Sequence[Input], suppliers: int, floor: int, may_stand: Callable[[str], bool]
) -> Iterator[Block]:
    """Suppliers by theme. Of what everybody may read alone; a theme of too few suppliers is joined
    with others, and one whose name gives something away is not there at all.
    """
    groups = {name: some for name, some in by_theme(said).items() if may_stand(name)}
    counts = guarded_counts(groups, suppliers, floor)
    told = [(n, name) for name in groups if (n := counts[name])]
    told.sort(key=lambda pair: (-pair[0], sort_key(pair[1])))
    shown = told[:_MOST]
    if len(shown) < 2:
        return
    first = shown[0][0] > shown[1][0]
    bars = [Bar(name, n, strong=first and not place) for place, (n, name) in enumerate(shown)]
    bars += _others(
        [groups[name] for name in groups if (counts[name], name) not in shown], suppliers, floor
    )
    headline = (
        Phrase.of("doc.themes.most", theme=shown[0][1]) if first else Phrase("doc.themes.plain")
    )
    yield BarChart(headline, tuple(bars), bars_in_words(headline, bars))


def _others(groups: Sequence[Sequence[Input]], suppliers: int, floor: int) -> Iterator[Bar]:
    rest = safe_count(voices([one for some in groups for one in some]), suppliers, floor)
    if len(groups) >= SMALLEST_COUNT and rest:
        yield Bar(Phrase("doc.themes.rest"), rest)


def internal_themes(heard: Sequence[Input]) -> Iterator[Block]:
    """Statements by theme, with nothing left out but what was withdrawn."""
    heard = list(filter(is_counted, heard))
    groups = by_theme(heard)
    if not groups:
        return
    order = sorted(groups, key=lambda name: (-len(groups[name]), sort_key(name)))
    most = [len(groups[name]) for name in order[:2]]
    first = len(most) == 1 or most[0] > most[1]
    bars = [
        Bar(name, len(groups[name]), strong=first and not place) for place, name in enumerate(order)
    ]
    without = sum(not _themes(one) for one in heard)
    if without:
        bars.append(Bar(Phrase("doc.themes.none"), without))
    headline = Phrase("doc.themes.statements")
    if first:
        headline = Phrase.of(
            "doc.themes.most-statements", theme=order[0], n=most[0], whole=len(heard)
        )
    yield BarChart(headline, tuple(bars), bars_in_words(headline, bars))


def by_theme(said: Sequence[Input]) -> Mapping[str, list[Input]]:
    """Each theme as it is mostly written, with the statements that carry it and those of ``said``
    that say the same as one that does, each once.
    """
    groups: dict[str, dict[UUID, Input]] = {}
    written: dict[str, Counter[str]] = {}
    for alike in said_alike(said).values():
        for one in alike:
            for key, name in _themes(one).items():
                groups.setdefault(key, {}).update((each.id, each) for each in alike)
                written.setdefault(key, Counter())[name] += 1
    return {
        min(written[key].items(), key=lambda pair: (-pair[1], pair[0]))[0]: list(some.values())
        for key, some in groups.items()
    }


def _themes(one: Input) -> dict[str, str]:
    return {theme_key(name): name.strip() for name in one.themes if name.strip()}
