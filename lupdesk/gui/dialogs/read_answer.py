"""An answer that came back: what it says, line by line, before anything of it is taken in."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox, QWidget

from lupdesk.desk.answers_in import LookedAt, TakenIn, look_at_file, take_in
from lupdesk.desk.mail_drafts import draft_name, write_draft
from lupdesk.desk.minutes import minutes_of
from lupdesk.desk.suppliers import suppliers_of
from lupdesk.domain.form_answers import REFUSED, AnswerState, Said, claims_secrecy, stance_of
from lupdesk.domain.kinds import MinutesState
from lupdesk.domain.mail_drafts import DraftKind
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.file_dialog import FileDialog
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.fields import Choice, named
from lupdesk.gui.widgets.frames import column
from lupdesk.gui.widgets.labels import body, meta
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.problems import Problem
from lupdesk.wording_answers import purged_words

_ROW: Final = 52
_SIGNS: Final = {
    "agree": ("circle-check", "ok"),
    "change": ("pencil", "accent"),
    "remove": ("trash-2", "warn"),
    "secret": ("lock", "stop"),
    "remark": ("message-square-text", "accent"),
}


class ReadAnswerDialog(FileDialog):
    """``taken`` is what was taken in; a file may be dropped on it."""

    def __init__(
        self,
        context: PageContext,
        procurement: UUID,
        path: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._looked: LookedAt | None = None
        self._path: Path | None = None
        self.taken: TakenIn | None = None
        say = self._wording.say
        top = self.file_row(
            self._wording,
            say("Drop a form that came back here, or choose it."),
            f"{say('Answers')} (*.pdf *.json)",
        )
        firms: list[tuple[str, Any]] = [
            (firm.name, firm.id) for _, firm in suppliers_of(self._desk, procurement)
        ]
        self.who = Choice(say("Who answered"), firms)
        self._asked = QWidget()
        self._asked.setLayout(column(named(say("Who answered"), self.who)))
        self.list = RowList(say("Answers"), _ROW, self._draw, self._say)
        self.list.setMinimumHeight(LOOK.px(_ROW) * 5)
        self.list.picked.connect(self._show_whole)
        self.chosen = body("", wrap=True)
        self.whole = body("", wrap=True)
        self.told = meta("", wrap=True, tone="warn")
        self.receipt = QCheckBox(say("Draft of a receipt beside the file"))
        self.receipt.setFont(LOOK.font())
        content = column(top, self._asked, gap=12)
        content.addWidget(self.list, 1)
        content.addWidget(self.chosen)
        content.addWidget(self.whole)
        content.addWidget(self.told)
        content.addWidget(self.receipt)
        content.addStretch()  # before there is a file, its row stays at the top
        super().__init__(
            say("Read in an answer"), say("Take it in"), content, self._wording, parent
        )
        self.take_room(760, 600)
        self._show()
        self.begin(path)

    # -- the file -------------------------------------------------------------------------------

    def read(self, path: Path) -> None:
        self.message.hide()
        self._path = path
        try:
            self._looked = look_at_file(self._desk, path)
        except Problem as problem:
            self._looked = None
            self._show()
            self.file.setText(path.name)
            self.message.show_message(self._wording.problem(problem), "stop")
            self.choose.setFocus()
            return
        self._show()
        state = self._looked.judged.state
        if state in REFUSED:
            refused = Problem(f"answer-{state}")
            self.message.show_message(self._wording.problem(refused), "stop")
            self.choose.setFocus()
        else:
            (self.who if self._asked.isVisibleTo(self) else self.ok).setFocus()

    # -- what it says ---------------------------------------------------------------------------

    def _show(self) -> None:
        looked = self._looked
        lines = looked.judged.said if looked else ()
        self.list.show_rows(lines, key=lambda one: one.line.id)
        self.list.setVisible(bool(lines))
        good = looked is not None and looked.judged.state not in REFUSED
        unknown = looked is not None and looked.supplier is None and good
        self._asked.setVisible(unknown)
        self.ok.setEnabled(good)
        self.receipt.setVisible(good)
        self.show_facts(self._facts())
        self.told.setText(self._told())
        self.told.setVisible(bool(self.told.text()))
        about = looked.answer.remarks.strip() if looked else ""
        self.whole.setText(
            self._wording.say("About the whole: {text}", text=about) if about else ""
        )
        self.whole.setVisible(bool(about))
        self.chosen.setVisible(bool(lines))
        if looked is not None:
            self.file.setText(looked.name)
            self.list.pick_row(0)

    def _facts(self) -> str:
        """``Heimkontakt AS (Åse Øy) · versjon 2 · 3 av 6 besvart``."""
        looked = self._looked
        if looked is None or looked.judged.form is None:
            return ""
        say, judged = self._wording.say, looked.judged
        firm = looked.supplier.name if looked.supplier else looked.answer.organisation
        who = f"{firm} ({looked.answer.name})" if firm and looked.answer.name else firm
        parts = [
            who or looked.answer.name,
            say(
                "version {version:plain}", version=looked.judged.form.version if judged.form else 1
            ),
            say(
                "{n} of {whole} answered",
                n=len(judged.said),
                whole=len(judged.said) + len(judged.unanswered),
            ),
        ]
        return " · ".join(part for part in parts if part)

    def _told(self) -> str:
        looked, say = self._looked, self._wording.say
        if looked is None:
            return ""
        parts = []
        if looked.judged.state is AnswerState.OUTDATED:
            parts.append(
                say(
                    "A newer version was sent since. Each remark is shown beside the words of then and of now."
                )
            )
        if self._locked():
            parts.append(
                say(
                    "The minutes are approved. The answer is kept beside them, and can change them once they are reopened."
                )
            )
        if looked.judged.answered_before:
            parts.append(say("This form was answered before: both answers are kept."))
        parts += filter(None, [purged_words(self._wording, len(looked.judged.purged))])
        parts += [self._wording.phrase(one) for one in looked.answer.notes]
        if looked.answer.unknown:
            names = ", ".join(looked.answer.unknown[:5])
            parts.append(say("Fields that were not ours were left unread: {names}", names=names))
        return " ".join(parts)

    def _locked(self) -> bool:
        form = self._looked.judged.form if self._looked else None
        minutes = minutes_of(self._desk, form.meeting) if form and form.meeting else None
        return minutes is not None and minutes.state is MinutesState.APPROVED

    def _stance(self, one: Said) -> str:
        if self._looked is not None and self._looked.of_guide:
            return "secret" if claims_secrecy(one.answer) else "remark"
        return stance_of(one.answer, one.line).value

    def _said_words(self, one: Said) -> str:
        both = (one.answer.wording.strip(), one.answer.reason.strip())
        said = " · ".join(filter(None, both))
        if self._looked is not None and self._looked.of_guide:
            return said
        stance = self._wording.code(f"stance.{self._stance(one)}")
        return f"{stance}: {said}" if said else stance

    def _say(self, one: Said) -> str:
        return f"{one.line.label}, {one.line.text}, {self._said_words(one)}"

    def _show_whole(self, one: Said) -> None:
        self.chosen.setText(self._said_words(one))

    def _draw(self, painter: QPainter, rect: QRect, one: Said, selected: bool) -> None:
        icon, token = _SIGNS[self._stance(one)]
        painter.drawPixmap(rect.left() + 8, rect.top() + LOOK.px(8), pixmap(icon, token, 18))
        inside = rect.adjusted(LOOK.px(36), 4, -8, -4)
        half = inside.height() // 2
        put(painter, inside.adjusted(0, 0, 0, -half), self._said_words(one), strong=selected)
        below = f"{one.line.label} {one.line.text}"
        put(painter, inside.adjusted(0, half, 0, 0), below, Size.SMALL, token="text2")

    # -- taking in ------------------------------------------------------------------------------

    def agree(self) -> None:
        if self._looked is None:
            return
        supplier = self.who.value() if self._asked.isVisibleTo(self) else None
        self.taken = take_in(self._desk, self._looked, supplier=supplier)
        count = self._wording.count
        if self.taken.inputs:
            words = count(
                "{n} statement taken in", "{n} statements taken in", len(self.taken.inputs)
            )
        else:
            words = count("{n} remark taken in", "{n} remarks taken in", len(self.taken.remarks))
        self._context.tell(words, "undo")
        self._write_receipt()

    def _write_receipt(self) -> None:
        """After the answer is kept: what goes wrong with the draft does not undo it."""
        form = self.taken.judged.form if self.taken else None
        if not self.receipt.isChecked() or form is None or self._path is None:
            return
        name = draft_name(self._desk, form.id, DraftKind.RECEIPT)
        try:
            write_draft(self._desk, form.id, DraftKind.RECEIPT, self._path.with_name(name))
        except Problem as problem:
            self._context.problem(problem)
