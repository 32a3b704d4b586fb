"""One main finding as it is written: we heard, where they disagree, we do, why (not)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from lupdesk.domain.kinds import Disposition
from lupdesk.domain.results import Insight
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import Choice, LongText, TextField, named
from lupdesk.gui.widgets.finding_block import FindingBlock
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import head, meta
from lupdesk.wording import Wording


class InsightForm(QWidget):
    """``edited`` with the fields that were changed; ``answer_wanted`` for the statements behind."""

    edited = Signal(object)
    answer_wanted = Signal()

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        say, code = wording.say, wording.code
        self.heard = LongText(say("We heard"), lines=2)
        self.disagreement = LongText(
            say("Where they disagree"), lines=1, hint=say("Nothing, where all say the same")
        )
        self.does = LongText(say("We do"), lines=2, hint=say("What is changed because of it"))
        self.why = LongText(say("Why"), lines=2)
        self.theme = TextField(say("Theme"))
        self._themes = QCompleter([], self)
        self._themes.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.theme.setCompleter(self._themes)
        self.answer = Choice(
            say("Answer"),
            [
                (say("Not decided"), None),
                *((code(f"disposition.{one}"), one) for one in Disposition),
            ],
        )
        self.answer.chosen.connect(lambda value: self._edit(answer=value))
        for name in ("heard", "disagreement", "does", "why", "theme"):
            field = getattr(self, name)
            field.committed.connect(lambda text, name=name: self._edit(**{name: text.strip()}))
        self.pass_on = Button("", kind="quiet", icon="check")
        self.pass_on.clicked.connect(self.answer_wanted)
        self.passed = meta("", wrap=True)
        self._why = head(say("Why"))
        self._why.setBuddy(self.why)
        self.findings = FindingBlock(wording)
        self.setLayout(
            column(
                self.findings,
                named(say("We heard"), self.heard),
                named(say("Where they disagree"), self.disagreement),
                named(say("We do"), self.does),
                row(
                    named(say("Answer"), self.answer),
                    named(say("Theme"), self.theme),
                    gap=16,
                ),
                column(self._why, self.why, gap=4),
                row(self.pass_on, None),
                self.passed,
                None,
                gap=16,
            )
        )

    def _edit(self, **fields: Any) -> None:
        self.edited.emit(fields)

    def offer_themes(self, names: list[str]) -> None:
        model: Any = self._themes.model()
        model.setStringList(names)

    def show_insight(self, one: Insight, undecided: int, whole: int) -> None:
        """``undecided`` of the ``whole`` statements behind it have no disposition yet."""
        for name in ("heard", "disagreement", "does", "why", "theme"):
            getattr(self, name).show_text(getattr(one, name))
        self.answer.show_value(one.answer)
        say = self._wording.say
        refused = one.answer is Disposition.NOT_ACCEPTED
        words = say("Why not") if refused else say("Why")
        self._why.setText(words)
        self.why.setAccessibleName(words)
        self.pass_on.setVisible(one.answer is not None and undecided > 0)
        self.pass_on.show_words(
            self._wording.count(
                "Give the statement behind it the same answer",
                "Give {n} statements behind it the same answer",
                undecided,
            )
        )
        self.passed.setVisible(whole > 0 and not undecided)
        self.passed.setText(say("Every statement behind it has been answered."))

    def leave(self) -> None:
        """Another finding is to be shown: what is typed belongs to this one."""
        self.flush()
        for field in (self.heard, self.disagreement, self.does, self.why):
            field.show_text(field.toPlainText())
        self.theme.show_text(self.theme.text())

    def flush(self) -> None:
        for field in (self.heard, self.disagreement, self.does, self.why):
            field.commit()
        if self.theme.is_dirty():
            self.theme.editingFinished.emit()
