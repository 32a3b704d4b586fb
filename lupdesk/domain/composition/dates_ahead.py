"""The timeline as everybody may read it: summary and invitation show the same points."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import Block, Heading, Timeline, TimelinePoint
from lupdesk.domain.composition.in_words import in_words
from lupdesk.domain.composition.parts import days_between
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.kinds import Milestone
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.things import PromisedDate
from lupdesk.domain.timeline import day_of

_ON_THE_LINE: Final = (
    Milestone.NEED_WORKSHOP,
    Milestone.NOTICE,
    Milestone.CONFERENCE,
    Milestone.WRITTEN_INPUT,
    Milestone.ONE_TO_ONE,
    Milestone.SUMMARY,
    Milestone.COMPETITION,
)


def timeline(case: Case, screen: Screen, heading: Phrase) -> Iterator[Block]:
    """Nothing where there are fewer than two days."""
    dated = [(day, one) for one in case.dates if one.kind in _ON_THE_LINE and (day := day_of(one))]
    dated.sort(key=lambda pair: _start(*pair))
    if len(dated) < 2:
        return
    points = tuple(
        TimelinePoint(_when(day, one), named(one, screen), day <= case.today) for day, one in dated
    )
    yield Heading(2, heading, wide=True)
    passed = Phrase.of(
        "doc.timeline.passed", done=sum(one.done for one in points), whole=len(points)
    )
    steps = [Phrase.of("doc.timeline.step", when=one.when, what=one.what) for one in points]
    yield Timeline(points, in_words(passed, steps))


def named(one: PromisedDate, screen: Screen) -> Text:
    return screen.clean(one.title) or Phrase(f"milestone.{one.kind}")


def span(one: PromisedDate) -> Text:
    """``16.–18. mars 2027``, or the day that holds."""
    if _is_span(one) and one.promised and one.promised_end:
        return days_between(one.promised, one.promised_end, year=True)
    day = one.moved_to or one.promised or one.kept
    return Phrase("doc.not-stated") if day is None else Phrase.of("doc.plain-day", day=day)


def _start(day: date, one: PromisedDate) -> date:
    return one.promised if _is_span(one) and one.promised else day


def _is_span(one: PromisedDate) -> bool:
    """Several days, and still the ones that were promised."""
    if one.promised is None or one.promised_end is None or one.moved_to is not None:
        return False
    return one.kept in (None, one.promised, one.promised_end)


def _when(day: date, one: PromisedDate) -> Text:
    if _is_span(one) and one.promised and one.promised_end:
        return days_between(one.promised, one.promised_end, year=False)
    return Phrase.of("doc.short-day", day=day)
