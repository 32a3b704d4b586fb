"""What every page is given: the desk, the words, work beside the window, and where to speak."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from lupdesk.desk.session import Desk
from lupdesk.domain.things import Thing
from lupdesk.gui.jobs import Jobs
from lupdesk.gui.widgets.committing import refuse
from lupdesk.problems import Problem
from lupdesk.wording import Wording


@dataclass(frozen=True, slots=True)
class PageContext:
    """``tell(text, tone)`` shows a sentence in the window; ``go_to(page, id)`` turns to a page."""

    desk: Desk
    wording: Wording
    jobs: Jobs
    tell: Callable[[str, str], None]
    go_to: Callable[[str, UUID | None], None]
    remember: Callable[[str, tuple[int, ...]], None]
    """Keep sizes (columns, parts of a splitter) under a name, for the next start."""
    remembered: Callable[[str], tuple[int, ...]]
    """The sizes kept under a name; empty where there are none."""

    @contextmanager
    def trouble(self) -> Iterator[None]:
        """Show a Problem of the block as a sentence, and leave in its field what was refused; our own
        mistakes pass through.
        """
        try:
            yield
        except Problem as problem:
            refuse(problem.code)
            self.problem(problem)

    def problem(self, problem: Problem) -> None:
        self.tell(self.wording.problem(problem), "stop")


class Page(Protocol):
    """What the window asks of a page."""

    KINDS: frozenset[type[Thing]]

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        """Show what the desk now holds; ``kinds`` is what changed, None is everything."""

    def flush(self) -> None:
        """Commit what is being typed: the page is left or the window closes."""

    def show_thing(self, id: UUID) -> None:
        """Select the thing that somebody came for."""
