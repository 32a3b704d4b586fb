"""From a sentence of a paper back to the voices behind it: the team's own, never written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from lupdesk.domain.names import words
from lupdesk.domain.results import Insight, Tie
from lupdesk.domain.secrecy import public_text
from lupdesk.domain.things import Input
from lupdesk.domain.voices import Bases, Voices

_BETWEEN: Final = re.compile(r"(?<=[.!?])\s+")


class Origin(StrEnum):
    """What the sentence is of."""

    INSIGHT = "insight"
    STATEMENT = "statement"
    REASON = "reason"
    """Of a disposition."""


@dataclass(frozen=True, slots=True)
class Traced:
    """A sentence as it stands in papers, and whose statements are behind it."""

    text: str
    origin: Origin
    voices: Voices
    insight: UUID | None = None


def traced(
    insights: Iterable[Insight], inputs: Sequence[Input], ties: Iterable[Tie]
) -> tuple[Traced, ...]:
    """Every sentence that a summary can be made of, once: what a main finding says before what a
    statement says itself.
    """
    found: dict[tuple[str, ...], Traced] = {}
    bases = Bases(inputs, ties)
    for one in (*_of_insights(insights, bases), *_of_statements(inputs)):
        found.setdefault(tuple(words(one.text)), one)
    return tuple(one for key, one in found.items() if key)


def sentences(text: str) -> list[str]:
    return [one.strip() for one in _BETWEEN.split(text) if one.strip()]


def _of_insights(insights: Iterable[Insight], bases: Bases) -> Iterator[Traced]:
    for one in insights:
        voices = bases.voices(one.id)
        for text in (one.heard, one.disagreement, one.does, one.why):
            for sentence in sentences(text):
                yield Traced(sentence, Origin.INSIGHT, voices, one.id)


def _of_statements(inputs: Sequence[Input]) -> Iterator[Traced]:
    """Those that say the same words stand behind them together, whatever the signs."""
    said: dict[tuple[Origin, tuple[str, ...]], tuple[str, dict[UUID, Input]]] = {}
    for one in inputs:
        told = [(Origin.STATEMENT, public_text(one) or ""), (Origin.STATEMENT, one.text)]
        if one.disposition is not None:
            told.append((Origin.REASON, one.disposition_reason))
        for origin, text in told:
            for sentence in sentences(text):
                key = (origin, tuple(words(sentence)))
                said.setdefault(key, (sentence, {}))[1][one.id] = one
    for (origin, _), (sentence, some) in said.items():
        yield Traced(sentence, origin, Voices(behind=tuple(some.values())))


def with_words(found: Iterable[Traced], typed: str) -> list[Traced]:
    """Those in which the words stand in a row; without any, those that hold each of them."""
    wanted = words(typed)
    if not wanted:
        return []
    known = [(one, words(one.text)) for one in found]
    row = f" {' '.join(wanted)} "
    whole = [one for one, said in known if row in f" {' '.join(said)} "]
    return whole or [one for one, said in known if set(wanted) <= set(said)]
