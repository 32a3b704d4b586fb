"""Where a procurement stands and what is due, in one line; barriers over all of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from lupdesk.domain.barriers_met import BarrierLine
from lupdesk.wording import Wording


class Tally(Protocol):
    @property
    def next_day(self) -> date | None: ...
    @property
    def next_kind(self) -> str: ...
    @property
    def next_title(self) -> str: ...
    @property
    def dates_late(self) -> int: ...
    @property
    def unassessed(self) -> int: ...
    @property
    def in_review(self) -> int: ...
    @property
    def remarks(self) -> int: ...
    @property
    def late(self) -> int: ...
    @property
    def measures_late(self) -> int: ...
    @property
    def measures_coming(self) -> int: ...
    @property
    def to_measure(self) -> int: ...
    @property
    def high_risks(self) -> int: ...
    @property
    def unanswered(self) -> int: ...


def next_words(found: Tally, wording: Wording) -> str:
    """``Oppsummering 16. april``: the first day that was promised and is still to come."""
    if found.next_day is None:
        return ""
    name = found.next_title or wording.code(f"milestone.{found.next_kind}")
    return f"{name} {wording.short_date(found.next_day)}"


def late_words(found: Tally, wording: Wording) -> Iterator[str]:
    """What should have been done by now."""
    count = wording.count
    if found.late:
        yield count("{n} action late", "{n} actions late", found.late)
    if found.measures_late:
        yield count("{n} measure late", "{n} measures late", found.measures_late)
    if found.to_measure:
        yield count("{n} benefit to be measured", "{n} benefits to be measured", found.to_measure)
    if found.dates_late:
        yield count("{n} date passed", "{n} dates passed", found.dates_late)


def waiting_words(found: Tally, wording: Wording) -> Iterator[str]:
    """What waits for somebody, and what comes soon."""
    count = wording.count
    if found.remarks:
        yield count("{n} remark waits", "{n} remarks wait", found.remarks)
    if found.in_review:
        yield count("{n} minutes in review", "{n} minutes in review", found.in_review)
    if found.unassessed:
        yield count("{n} not assessed", "{n} not assessed", found.unassessed)
    if found.unanswered:
        yield count("{n} finding unanswered", "{n} findings unanswered", found.unanswered)
    if found.high_risks:
        yield count("{n} high risk", "{n} high risks", found.high_risks)
    if found.measures_coming:
        yield count("{n} measure coming", "{n} measures coming", found.measures_coming)


def due_words(found: Tally, wording: Wording) -> Iterator[str]:
    """``Oppsummering 16. april``, ``2 oppgaver over frist``: what is due and what waits."""
    coming = next_words(found, wording)
    if coming:
        yield coming
    yield from late_words(found, wording)
    yield from waiting_words(found, wording)


def barrier_words(line: BarrierLine, wording: Wording) -> str:
    if line.barrier is None:
        return wording.say("Barriers of no kind yet")
    return wording.code(f"barrier.{line.barrier}")


def side_words(line: BarrierLine, wording: Wording) -> str:
    """Whose barrier it is; nothing where nobody has said its kind."""
    if line.barrier is None:
        return ""
    return (
        wording.say("The buyer's side")
        if line.barrier.is_buyers
        else wording.say("The supplier's side")
    )
