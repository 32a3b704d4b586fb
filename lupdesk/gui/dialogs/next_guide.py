"""What to do otherwise the next time, of this dialogue and of earlier ones by the same method: what
is ticked makes a new version of the guide.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from lupdesk.desk import lessons
from lupdesk.desk.lessons import Earlier
from lupdesk.domain.lessons import SIDES
from lupdesk.domain.result_kinds import LessonQuestion
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.jobs import Progress
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.frames import column
from lupdesk.gui.widgets.labels import head, meta


class NextGuideDialog(Dialog):
    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        say = context.wording.say
        self._context = context
        self._procurement = procurement
        self.ticks: list[tuple[str, QCheckBox]] = []
        own = lessons.open_lessons(context.desk, procurement)
        self._none = meta(
            say("Nothing is waiting. Write what to do otherwise on the page Lessons."), wrap=True
        )
        self._none.setVisible(not own)
        self._looking = meta(say("Looking through earlier dialogues …"))
        self._earlier = column(gap=4)
        content = column(
            meta(
                say(
                    "A new version of the guide is made, with all questions of the last. What you tick"
                    " stands beside it for the team, so that you change the questions accordingly."
                ),
                wrap=True,
            ),
            4,
            head(say("From this dialogue")),
            self._boxes(own, ticked=True),
            self._none,
            8,
            head(say("From earlier dialogues by the same method")),
            self._looking,
            self._earlier,
            gap=8,
        )
        super().__init__(
            say("Take lessons into the next guide"),
            say("Make a new version"),
            content,
            context.wording,
            parent,
        )
        self.setMinimumWidth(LOOK.px(620))
        self._ask()

    def _boxes(self, changes: Sequence[str], *, ticked: bool) -> QVBoxLayout:
        boxes = []
        for one in changes:
            box = QCheckBox(" ".join(one.split()).replace("&", "&&"))
            box.setFont(LOOK.font())
            box.setToolTip(one)
            box.setChecked(ticked)
            self.ticks.append((one, box))
            boxes.append(box)
        return column(*boxes, gap=4)

    def _ask(self) -> None:
        desk, procurement = self._context.desk, self._procurement
        path, clock = desk.working_path, desk.clock

        def work(progress: Progress) -> list[Earlier]:
            return lessons.earlier_beside(path, procurement, clock)

        self._context.jobs.run(work, self._show_earlier)

    def _show_earlier(self, found: list[Earlier]) -> None:
        """No name and no secret of an earlier case: only what the buyer wrote for everybody."""
        say = self._context.wording.say
        known = {one for one, _ in self.ticks}
        self._looking.setText(say("No earlier dialogue by the same method has lessons."))
        self._looking.setVisible(not found)
        for one in found:
            self._earlier.addWidget(meta(self._means(one), wrap=True))
            fresh = [change for change in one.changes if change not in known]
            self._earlier.addLayout(self._boxes(fresh, ticked=False))

    def _means(self, one: Earlier) -> str:
        """``GML-1: tidsbruk 2,5 og 3,1`` of what may be told."""
        wording = self._context.wording
        parts = []
        for question in LessonQuestion:
            scores = [one.means[question, side].score for side in SIDES]
            told = [wording.number(round(score, 1)) for score in scores if score is not None]
            if told:
                parts.append(f"{wording.code(f'lesson-short.{question}')} {' / '.join(told)}")
        return f"{one.reference}: {', '.join(parts)}" if parts else one.reference

    def agree(self) -> None:
        chosen = [change for change, box in self.ticks if box.isChecked()]
        lessons.take_up(self._context.desk, self._procurement, chosen)
