"""In a paper that is shown: from sentence to sentence, and from one to whose voices are behind it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lupdesk.desk.input_table import more_than
from lupdesk.desk.suppliers import suppliers_of
from lupdesk.desk.tracing import traces, traces_beside
from lupdesk.domain.tracing import Traced
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.voices import VoicesDialog
from lupdesk.gui.jobs import Job, Progress
from lupdesk.gui.models.page_text import PageText, Passage, next_place
from lupdesk.gui.models.sentence_places import places_of
from lupdesk.gui.widgets.key_map import KeyMap
from lupdesk.gui.widgets.labels import meta
from lupdesk.gui.widgets.paper import Paper
from lupdesk.gui.widgets.shortcuts import within
from lupdesk.problems import Problem

_AT_ONCE: Final = 500
"""Statements; with more the sentences are looked for in a worker."""
_Places = list[tuple[Passage, int]]
_Found = tuple[Sequence[Traced], _Places]


def _found(
    read: Callable[[], Sequence[Traced]], known: Sequence[Traced] | None, texts: Sequence[PageText]
) -> _Found:
    traced = read() if known is None else known
    return traced, places_of(texts, [one.text for one in traced])


class PaperTrace(QObject):
    """Ctrl+Down and Ctrl+Up go to a sentence that has voices behind it, Enter shows them, and Enter
    again goes to the statement. The mouse may choose the sentence, and so may the search.
    """

    def __init__(
        self, context: PageContext, procurement: UUID, paper: Paper, page: QWidget
    ) -> None:
        super().__init__(page)
        self._context = context
        self._procurement = procurement
        self._paper, self._page = paper, page
        self._wording = context.wording
        self._traced: Sequence[Traced] | None = None
        self._places: _Places | None = None
        self._starts: list[tuple[int, int]] = []
        self._wanted: list[Callable[[], object]] = []
        """Keys that were pressed before the paper could be read, in their order."""
        self._job: Job | None = None
        self.words = meta("")
        self._hint()
        paper.reader.opened.connect(self._anew)
        paper.reader.read.connect(self._go_on)
        paper.marks.changed.connect(self._tell)
        within(page, "Ctrl+Down", lambda: self._when_read(self._step))
        within(page, "Ctrl+Up", lambda: self._when_read(lambda: self._step(back=True)))
        KeyMap({"Return": lambda: self._when_read(self.show_voices)}, self).serve(paper)

    def forget(self) -> None:
        """Something in the desk changed: what stands behind is read anew."""
        if self._job is not None:
            self._wanted = []
        self._drop()
        self._traced = self._places = None

    def _anew(self) -> None:
        self._drop()
        self._places = None
        self._hint()
        if self._wanted:
            self._paper.reader.want_text()

    def _when_read(self, then: Callable[[], object]) -> None:
        self._wanted.append(then)
        # The next key is for the paper too, be it there yet or not.
        self._paper.setFocus()
        if self._paper.page_count:
            self._paper.reader.want_text()

    def _go_on(self) -> None:
        if not self._wanted or self._job is not None:
            return
        desk, of, known = self._context.desk, self._procurement, self._traced
        texts = tuple(self._paper.reader.texts)
        if self._places is not None:
            self._do_it()
        elif not more_than(desk, of, _AT_ONCE):
            self._know(_found(lambda: traces(desk, of), known, texts))
        else:
            path, clock = desk.working_path, desk.clock

            def work(progress: Progress) -> _Found:
                progress.step(0, 1)
                return _found(lambda: traces_beside(path, of, clock), known, texts)

            title = self._wording.say("Looking for who is behind each sentence")
            self.words.setText(f"{title} …")
            self._job = self._context.jobs.run(
                work, self._know, self._fail, title=title, patient=True
            )

    def _know(self, found: _Found) -> None:
        self._job = None
        self._traced, self._places = found
        self._starts = [(passage.page, passage.start) for passage, _ in self._places]
        self._do_it()

    def _fail(self, error: BaseException) -> None:
        self._job, self._wanted = None, []
        self._hint()
        if isinstance(error, Problem):
            self._context.problem(error)
            return
        raise error

    def _do_it(self) -> None:
        wanted, self._wanted = self._wanted, []
        for then in wanted:
            then()

    def _drop(self) -> None:
        """What is looked for is of a paper or a desk that is no more."""
        if self._job is not None:
            self._job.drop()
            self._job = None
            self._hint()

    # -- going from one to the next ---------------------------------------------------------------

    def _step(self, *, back: bool = False) -> None:
        if not self._places:
            self.words.setText(self._wording.say("No sentence here has voices behind it."))
            return
        marks = self._paper.marks
        passages = [passage for passage, _ in self._places]
        place = self._here()
        # In the midst of a sentence, by a search or a click, the first step takes that one.
        if place is None or marks.is_picked(passages[place]):
            at = marks.at or (self._paper.current_page, -1)
            place = next_place(passages, at, back=back)
        marks.pick(passages[place])
        self._paper.setFocus()

    def _here(self) -> int | None:
        """The number of the sentence that is selected, or in which somebody clicked."""
        at = self._paper.marks.at
        if at is None or not self._places:
            return None
        number = bisect_right(self._starts, at) - 1
        passage = self._places[number][0]
        inside = number >= 0 and passage.page == at[0] and at[1] < passage.end
        return number if inside else None

    @property
    def current(self) -> Traced | None:
        number = self._here()
        if number is None or self._places is None or self._traced is None:
            return None
        return self._traced[self._places[number][1]]

    def _hint(self) -> None:
        self.words.setText(
            self._wording.say("Ctrl+↓ goes from sentence to sentence, Enter shows who said it")
        )

    def _tell(self) -> None:
        number, one = self._here(), self.current
        if number is None or one is None or self._places is None:
            self._hint()
            return
        self.words.setText(
            self._wording.count(
                "Sentence {at} of {whole}: {n} supplier behind it. Enter shows who.",
                "Sentence {at} of {whole}: {n} suppliers behind it. Enter shows who.",
                len(one.voices.suppliers),
                at=number + 1,
                whole=len(self._places),
            )
        )

    # -- to the voices ----------------------------------------------------------------------------

    def show_voices(self) -> None:
        one = self.current
        if one is None:
            say = self._wording.say
            self.words.setText(say("Choose a sentence first: Ctrl+↓, or a click in it."))
            return
        known = suppliers_of(self._context.desk, self._procurement)
        firms = {firm.id: firm.name for _, firm in known}
        dialog = VoicesDialog(one, firms, self._wording, self._page)
        dialog.exec()
        went = dialog.went
        dialog.deleteLater()
        if went is not None:
            self._context.go_to(*went)
