"""What *Themes* reads: at once where there is little; else beside the window the counts first, then
the words that the suggestions come from.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from lupdesk.desk.theme_words import (
    Retold,
    Words,
    hints_in,
    learn_anew,
    read_words,
    read_words_beside,
    retold_beside,
)
from lupdesk.desk.theming import Themes, read_themes, read_themes_beside
from lupdesk.domain.theme_hints import Hints
from lupdesk.gui.context import PageContext
from lupdesk.gui.jobs import Job, Progress
from lupdesk.problems import Problem


@dataclass(frozen=True, slots=True)
class _Counted:
    themes: Themes
    since: int | None
    """The act up to which the words were known when it was asked."""
    retold: Retold | None


class ThemeWork(QObject):
    """``counted`` when other counts are there, ``learnt`` when the suggestions know the words."""

    counted = Signal()
    learnt = Signal()
    stopped = Signal()
    """Somebody stopped the counting, and nothing is known yet."""

    def __init__(self, context: PageContext, procurement: UUID, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._procurement = procurement
        self._words: Words | None = None
        self._counting: Job | None = None
        self._learning: Job | None = None
        self._late = False
        """Whether something was written while the words were learnt."""
        self.themes: Themes | None = None
        self.hints: Hints | None = None

    def read_here(self) -> None:
        desk = self._context.desk
        for job in (self._counting, self._learning):
            if job is not None:
                job.drop()
        self._counting = self._learning = self._words = None
        words = read_words(desk, self._procurement)
        self._know(read_themes(desk, self._procurement), words)
        self.counted.emit()

    def read_beside(self) -> None:
        if self._counting is not None:
            self._counting.drop()
        path, procurement = self._context.desk.working_path, self._procurement
        since = self._words.since if self._words is not None else None
        self._late = self._words is None and self._learning is not None

        def work(progress: Progress) -> _Counted:
            progress.step(0, 1)
            themes = read_themes_beside(path, procurement)
            retold = None if since is None else retold_beside(path, procurement, since)
            return _Counted(themes, since, retold)

        title = self._context.wording.say("Counting the themes")
        self._counting = self._context.jobs.run(
            work, self._arrive, self._stop_counting, title=title
        )

    def _arrive(self, found: _Counted) -> None:
        self._counting = None
        if self._words is not None and found.since is not None:
            if found.retold is None:
                self._words = self._learning = None
            else:
                learn_anew(self._words, found.retold)
        self._know(found.themes, self._words)
        if self._words is None and self._learning is None:
            self._learn(len(found.themes.said))
        self.counted.emit()

    def _know(self, themes: Themes, words: Words | None) -> None:
        self.themes = themes
        self.hints = hints_in(self._context.desk, themes, words)

    def _learn(self, many: int) -> None:
        path, procurement = self._context.desk.working_path, self._procurement

        def work(progress: Progress) -> Words:
            return read_words_beside(path, procurement, many, progress.step)

        title = self._context.wording.say("Learning the words for the suggestions")
        self._learning = self._context.jobs.run(
            work, self._learn_all, self._stop_learning, title=title, patient=True
        )

    def _stop_counting(self, error: BaseException) -> None:
        self._counting = None
        self._tell(error)
        if self.themes is None:
            self.stopped.emit()

    def _stop_learning(self, error: BaseException) -> None:
        """Suggestions by words come when something has changed, and they are learnt after all."""
        self._learning = None
        self._tell(error)

    def _tell(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        if error.code != "cancelled":
            self._context.problem(error)

    def _learn_all(self, words: Words) -> None:
        if self.themes is None:
            return
        self._words = words
        self._know(self.themes, words)
        self.learnt.emit()
        if self._late:
            self.read_beside()
