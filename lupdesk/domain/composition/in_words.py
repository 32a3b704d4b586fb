"""A picture in words, for whoever does not see it."""

from __future__ import annotations

from collections.abc import Sequence

from lupdesk.domain.composition.document import Bar
from lupdesk.domain.phrases import Phrase


def in_words(headline: Phrase, values: Sequence[Phrase]) -> Phrase:
    """The headline and every value; there is at least one."""
    return Phrase.of("doc.chart.alt", headline=headline, values=_listed(values))


def bars_in_words(headline: Phrase, bars: Sequence[Bar]) -> Phrase:
    return in_words(
        headline, [Phrase.of("doc.chart.value", label=bar.label, n=bar.value) for bar in bars]
    )


def _listed(values: Sequence[Phrase]) -> Phrase:
    """By halves, so that many values lie no deeper in each other than their wording can follow."""
    if len(values) == 1:
        return values[0]
    middle = len(values) // 2
    return Phrase.of(
        "doc.chart.values", first=_listed(values[:middle]), then=_listed(values[middle:])
    )
