"""What a rule is, and what it says when it is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Flag, StrEnum, auto
from typing import Any
from uuid import UUID

from lupdesk.domain.phrases import Phrase
from lupdesk.domain.things import Input, Meeting, Question, Thing


class Severity(StrEnum):
    STOP = "stop"
    """Nothing is published, or locked, while it stands."""
    WARN = "warn"
    """Wants a written reason, which is kept."""
    INFO = "info"


class Holds(Flag):
    """What a STOP keeps from happening, and what a WARN wants its reason for."""

    NOTHING = 0
    ANSWERS = auto()
    """Questions and answers, and what is told to everybody by itself."""
    SUMMARY = auto()
    NOTICE = auto()
    """The notice and the papers that go with it."""
    PUBLISHING = ANSWERS | SUMMARY | NOTICE
    TELLING = auto()
    """Noting that everybody has got a file: what is wrong with a file is mended by writing another."""
    GUIDE = auto()
    """The questions, to everybody outside: what is wrong with one of them."""
    LOCKING = auto()
    """Approving the minutes of the meeting that the finding is about."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule is broken.

    ``what`` holds the facts found and is worded as ``finding.<rule>[.variant]``; what to do about
    it is worded as ``remedy.<rule>``. ``about`` names the thing where it is mended, or None for
    the procurement itself; ``meeting`` the meeting in which that thing was said or done.
    """

    rule: str
    severity: Severity
    what: Phrase
    kind: type[Thing] | None = None
    about: UUID | None = None
    meeting: UUID | None = None
    reason: str = ""
    """The written reason for going on, where one was given for just these facts."""
    holds: Holds = Holds.NOTHING
    """What waits for it."""

    @property
    def facts(self) -> str:
        """The facts in one fixed line, so that a reason lapses when they change."""
        return "; ".join(f"{name}={_plain(value)}" for name, value in self.what.facts)


def _plain(value: str | int | float | date | datetime | Phrase) -> str:
    if isinstance(value, Phrase):
        return f"{value.code}({'; '.join(f'{name}={_plain(one)}' for name, one in value.facts)})"
    return value.isoformat() if isinstance(value, date) else str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """``case`` looks at the whole procurement; ``statement`` at one statement of it, so that what
    is being typed can be judged alone. A rule has one of the two, or both.

    ``sources`` are the numbers of the domain notes, section 9; ``D`` is our own default and ``G``
    general knowledge, as there. The notes' § references stand in ``resources/law``, by rule.
    """

    id: str
    severity: Severity
    sources: tuple[str, ...]
    holds: Holds = Holds.PUBLISHING
    case: Callable[[Any], Iterator[Finding]] | None = None
    statement: Callable[[Input, Any], Iterator[Finding]] | None = None

    def found(
        self,
        what: str = "",
        at: Thing | None = None,
        **facts: str | int | float | date | datetime | Phrase,
    ) -> Finding:
        """A finding of this rule at a thing, or at the procurement; ``what`` is the variant of its
        wording.
        """
        code = f"finding.{self.id}" + (f".{what}" if what else "")
        meeting = at.meeting if isinstance(at, Input) else None
        return Finding(
            self.id,
            self.severity,
            Phrase.of(code, **facts),
            None if at is None else type(at),
            None if at is None else at.id,
            at.id if isinstance(at, Meeting) else meeting,
            holds=self.holds | Holds.GUIDE if isinstance(at, Question) else self.holds,
        )
