"""The clock of the demonstration: it goes by the days of the story."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from lupdesk.desk.session import ZONE

_TICK: Final = timedelta(milliseconds=1)
_START_OF_WORK: Final = time(8, 30)


class StoryClock:
    """Stands at a moment of the story, and goes a thousandth of a second with each look."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def __call__(self) -> datetime:
        self._at += _TICK
        return self._at

    def go_to(self, on: date, at: time = _START_OF_WORK) -> None:
        """Never backwards: what was done first stays first."""
        self.go(datetime.combine(on, at, ZONE))

    def go(self, at: datetime) -> None:
        self._at = max(self._at, at.astimezone(UTC))


def story_clock() -> StoryClock:
    return StoryClock(datetime(2026, 11, 16, 8, 0, tzinfo=UTC))
