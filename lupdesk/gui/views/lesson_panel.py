"""One answer after the dialogue, to read and change: score, words, what to do otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lupdesk.domain.lessons import HIGHEST, LOWEST
from lupdesk.domain.results import Lesson
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import Choice, LongText, named
from lupdesk.gui.widgets.frames import Panel, column, row
from lupdesk.gui.widgets.labels import body, meta
from lupdesk.wording import Wording


class LessonPanel(Panel):
    edited = Signal(object)
    removed = Signal()

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(340, parent)
        self._wording = wording
        self.lesson: Lesson | None = None
        say = wording.say
        self._nothing = meta(
            say("Select an answer to write what was said and what to do otherwise."), wrap=True
        )
        self._who = body("", strong=True, wrap=True)
        self._when = meta("", wrap=True)
        scores: list[tuple[str, int]] = [(say("no score"), 0)]
        scores += [(str(n), n) for n in range(LOWEST, HIGHEST + 1)]
        self.score = Choice(say("Score"), scores)
        self.score.chosen.connect(lambda n: self._tell(score=n))
        self.text = LongText(say("What was said of it"), lines=3)
        self.text.committed.connect(lambda text: self._tell(text=text))
        self.change = LongText(say("Otherwise next time"), lines=3)
        self.change.committed.connect(lambda text: self._tell(change=text))
        self._remove = Button(say("Remove"), kind="quiet", icon="trash-2")
        self._remove.clicked.connect(self.removed)
        self._whole = QWidget()
        self._whole.setLayout(
            column(
                self._who,
                self._when,
                4,
                named(say("Score"), self.score, say("From 1, not at all, to 5, wholly.")),
                named(say("What was said of it"), self.text),
                named(
                    say("Otherwise next time"),
                    self.change,
                    say("In your own words, without names: it may be shown beside later guides."),
                ),
                row(self._remove, None),
                gap=10,
            )
        )
        self.content.addWidget(self._nothing)
        self.content.addWidget(self._whole)
        self.content.addStretch(1)

    def _tell(self, **fields: Any) -> None:
        if self.lesson is not None:
            self.edited.emit(fields)

    def show_lesson(self, one: Lesson | None, who: Callable[[Lesson], str]) -> None:
        """What is typed in another answer is committed to that one first."""
        if one is None or self.lesson is None or one.id != self.lesson.id:
            self.flush()
        self.lesson = one
        self._nothing.setVisible(one is None)
        self._whole.setVisible(one is not None)
        if one is None:
            return
        self._who.setText(who(one))
        question = self._wording.code(f"lesson.{one.question}.{one.side}")
        day = self._wording.date(one.answered_on) if one.answered_on else ""
        self._when.setText(" · ".join(part for part in (question, day) if part))
        self.score.show_value(one.score)
        self.text.show_text(one.text)
        self.change.show_text(one.change)

    def flush(self) -> None:
        self.text.commit()
        self.change.commit()
