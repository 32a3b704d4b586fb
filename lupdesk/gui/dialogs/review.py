"""The remarks on one meeting's minutes, each beside its statement: accepted, accepted in other
words, or refused with a reason; and who stands by what.
"""

from __future__ import annotations

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QRect
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lupdesk.desk import approving, review
from lupdesk.desk.review_round import Reviewed, Round, round_of
from lupdesk.domain.composition.parts import label_of
from lupdesk.domain.review import Remark, Stance, Verdict
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.dialogs.new_remark import NewRemarkDialog
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.views.review_words import ReviewWords
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import LongText, TextField, named
from lupdesk.gui.widgets.frames import column, hairline, row
from lupdesk.gui.widgets.labels import body, meta
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.gui.widgets.two_wordings import TwoWordings
from lupdesk.problems import Problem

_ROW: Final = 52
_LEFT: Final = 300


class ReviewDialog(Dialog):
    """Alt+1 accepts, Alt+2 accepts in the words of the field, Alt+3 refuses, Alt+4 stands by it,
    Alt+5 by all;
    Alt+Right goes to the next that waits, Alt+N writes a remark, Alt+Del takes one back that was
    typed here. Each is an act by itself.
    """

    def __init__(self, context: PageContext, meeting: UUID, parent: QWidget | None = None) -> None:
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._told = ReviewWords(context)
        self._meeting = meeting
        self._round = Round((), ())
        self._silent: list[UUID] = []
        self._offered = ""
        self._asked: tuple[UUID, str] | None = None
        say = self._wording.say
        super().__init__(
            say("Remarks and approval"), say("Close"), self._build(), self._wording, parent
        )
        self.no.hide()
        self.ok.setDefault(False)
        self.ok.setProperty("kind", "")  # each decision is kept already: closing is not the deed
        self.take_room(1040, 680)
        for keys, do in (
            ("Alt+1", self.accept_button.click),
            ("Alt+2", self.changed_button.click),
            ("Alt+3", self.refuse_button.click),
            ("Alt+4", self.approve_button.click),
            ("Alt+5", self.all_button.click),
            ("Alt+N", self.write_button.click),
            ("Alt+Del", self.take_back_button.click),
            ("Alt+Right", self.next_waiting),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(do)
        self.refresh()
        if not self.next_waiting():
            self.list.pick_row(0)
        self.list.setFocus()

    def _build(self) -> QVBoxLayout:
        say = self._wording.say
        self.count = meta("", wrap=True)
        self.list = RowList(say("Statements"), _ROW, self._draw, self._say_row)
        self.list.setFixedWidth(LOOK.px(_LEFT))
        self.list.picked.connect(lambda _: self._show())
        left = column(self.count, gap=8)
        left.addWidget(self.list, 1)
        whole = row(gap=24)
        whole.addLayout(left)
        whole.addLayout(self._right(), 1)
        return column(whole)

    def _right(self) -> QVBoxLayout:
        say = self._wording.say
        self.place = meta("", wrap=True)
        self.both = TwoWordings(self._wording)
        self.why = body("", wrap=True)
        self.warning = meta("", wrap=True, tone="warn")
        self.decided = meta("", wrap=True)
        self.words = LongText(say("In other words"), lines=2)
        self.reason = TextField(say("Reason"), hint=say("Why, in a sentence"))
        self.accept_button = Button(say("Accept"), kind="primary", icon="check")
        self.changed_button = Button(say("Accept in these words"))
        self.refuse_button = Button(say("Refuse"))
        for key, button, verdict in (
            ("Alt+1", self.accept_button, Verdict.ACCEPTED),
            ("Alt+2", self.changed_button, Verdict.CHANGED),
            ("Alt+3", self.refuse_button, Verdict.REFUSED),
        ):
            button.setToolTip(key)
            button.clicked.connect(partial(self._judge, verdict))
        self.take_back_button = Button(say("Take it back"), kind="quiet")
        self.take_back_button.setToolTip("Alt+Del")
        self.take_back_button.clicked.connect(self._take_back)
        self._judging = QWidget()
        self._judging.setLayout(
            column(
                named(say("In other words"), self.words),
                named(say("Reason"), self.reason),
                row(
                    self.accept_button,
                    self.changed_button,
                    self.refuse_button,
                    None,
                    self.take_back_button,
                ),
                gap=8,
            )
        )
        self.standing = meta("", wrap=True)
        self.approve_button = Button(say("Stand by it as it is"), icon="badge-check")
        self.approve_button.setToolTip("Alt+4")
        self.approve_button.clicked.connect(self._approve)
        self.all_button = Button(say("Stand by all that nobody remarked on"))
        self.all_button.setToolTip("Alt+5")
        self.all_button.clicked.connect(self._approve_all)
        self.silence_button = Button(say("Note that nobody answered"))
        self.silence_button.clicked.connect(self._note_silence)
        self.write_button = Button(say("Write remark …"), icon="pen-line")
        self.write_button.setToolTip("Alt+N")
        self.write_button.clicked.connect(self._write)
        return column(
            self.place,
            self.both,
            self.why,
            self.warning,
            self.decided,
            self._judging,
            hairline(),
            self.standing,
            row(self.approve_button, self.all_button, self.write_button, None),
            row(self.silence_button, None),
            None,
            gap=8,
        )

    # -- showing --------------------------------------------------------------------------------

    def refresh(self) -> None:
        self._round = round_of(self._desk, self._meeting)
        self._silent = approving.silent_ones(self._desk, self._meeting)
        self.list.show_rows(self._round.rows, key=lambda one: one.id)
        self.count.setText(self._told.tally(self._round))
        self._show()

    @property
    def current(self) -> Reviewed | None:
        value = self.list.value()
        return value if isinstance(value, Reviewed) else None

    @property
    def remark(self) -> Remark | None:
        """The one that is shown: the first that waits, else the last that was decided."""
        one = self.current
        if one is None:
            return None
        told = [remark for remark in one.remarks if remark.stance is not Stance.AGREE]
        return next(iter(one.waiting), told[-1] if told else None)

    def _show(self) -> None:
        one, remark = self.current, self.remark
        said = one.said if one else None
        text = said.text if said else ""
        proposed = None
        if remark is not None and remark.stance is Stance.CHANGE:
            proposed = _proposed(text, remark)
        before = remark.about if remark is not None and remark.verdict is not None else text
        name = self._wording.say("As {who} would have it", who=self._told.who(remark))
        self.both.setVisible(bool(said))
        self.both.show_wordings(before, proposed, name)
        self.place.setText(self._told.place(one, remark))
        self.why.setText(remark.reason if remark else "")
        self.why.setVisible(bool(remark and remark.reason))
        warning = self._told.warning(one, remark)
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        self.decided.setText(self._told.decided(remark))
        self.decided.setVisible(bool(self.decided.text()))
        waiting = bool(one and one.waiting)
        self._judging.setVisible(waiting)
        mine = remark is not None and review.may_take_back(remark)
        self.take_back_button.setVisible(mine)
        if waiting:
            self.words.setPlainText(proposed or text)
            self.words.show_text(proposed or text)
            self._offered = self.words.toPlainText()
            self.reason.setText("")
            self.words.setEnabled(said is not None)
            self.changed_button.setEnabled(said is not None)
        standing = self._told.standing(one)
        self.standing.setText(standing)
        self.approve_button.setEnabled(one is not None and _may_be_stood_by(one, waiting=True))
        self.silence_button.setVisible(bool(self._silent))
        self.all_button.setEnabled(any(_may_be_stood_by(one) for one in self._round.rows))

    def next_waiting(self) -> bool:
        """From the current one on, and round again; whether there is one."""
        rows = self._round.rows
        start = self.list.currentIndex().row() + 1
        for step in range(len(rows)):
            place = (start + step) % len(rows)
            if rows[place].waiting:
                self.list.pick_row(place)
                return True
        return False

    # -- acts -----------------------------------------------------------------------------------

    def _judge(self, verdict: Verdict) -> None:
        remark = self.remark
        if remark is None or remark.verdict is not None:
            return
        if verdict is Verdict.ACCEPTED and self._reworded(remark):
            return
        words = self.words.toPlainText() if verdict is Verdict.CHANGED else ""
        reason = self.reason.text()
        if not self._tried(
            lambda: review.judge_remark(
                self._desk, remark.id, verdict, wording=words, reason=reason
            )
        ):
            field = self.reason if verdict is Verdict.REFUSED else self.words
            field.setFocus()
            return
        self.refresh()
        if not (self.current and self.current.waiting):
            self.next_waiting()

    def _take_back(self) -> None:
        remark = self.remark
        if remark is not None and self._tried(
            partial(review.take_back_remark, self._desk, remark.id)
        ):
            self.refresh()

    def _reworded(self, remark: Remark) -> bool:
        """Words that were typed in the field are not dropped by the wrong key: it asks once."""
        typed = self.words.toPlainText()
        if typed == self._offered or self._asked == (remark.id, typed):
            return False
        self._asked = (remark.id, typed)
        say = self._wording.say
        self.message.show_message(
            say(
                "You have changed the words. Keep them with “Accept in these words” (Alt+2), or press Alt+1 once more to take what was asked for."
            ),
            "warn",
        )
        self.changed_button.setFocus()
        return True

    def _approve(self) -> None:
        one = self.current
        if one is None or one.said is None:
            return
        id, place = one.said.id, self.list.currentIndex().row()
        if self._tried(lambda: approving.approve_statements(self._desk, [id])):
            self.refresh()
            self.list.pick_row(place + 1)

    def _approve_all(self) -> None:
        """What waits for a decision is not stood by in passing."""
        ids = [one.said.id for one in self._round.rows if one.said and _may_be_stood_by(one)]
        if self._tried(lambda: approving.approve_statements(self._desk, ids)):
            self.refresh()

    def _note_silence(self) -> None:
        for firm in self._silent:
            if not self._tried(partial(approving.note_silence, self._desk, self._meeting, firm)):
                return
        self.refresh()

    def _write(self) -> None:
        one = self.current
        said = one.said if one and not one.removed else None
        chosen = self.both.before.textCursor().selectedText().replace("\u2029", "\n").strip()
        dialog = NewRemarkDialog(self._context, self._meeting, said, chosen, self)
        if dialog.exec():
            self.refresh()

    def _tried(self, do: object) -> bool:
        assert callable(do)
        try:
            do()
        except Problem as problem:
            self.message.show_message(self._wording.problem(problem), "stop")
            return False
        self.message.hide()
        return True

    def agree(self) -> None:
        """Each decision is kept already."""

    # -- painting -------------------------------------------------------------------------------

    def _say_row(self, one: Reviewed) -> str:
        label = label_of(one.said) if one.said else ""
        text = one.said.text if one.said else self._wording.say("The minutes as a whole")
        return ", ".join(part for part in (label, text, self._told.state(one)) if part)

    def _draw(self, painter: QPainter, rect: QRect, one: Reviewed, selected: bool) -> None:
        icon, token = self._told.sign(one)
        side = LOOK.px(18)
        high = rect.top() + LOOK.px(8) if self._told.state(one) else rect.center().y() - side // 2
        painter.drawPixmap(rect.left() + 8, high, pixmap(icon, token, 18))
        inside = rect.adjusted(LOOK.px(36), 4, -8, -4)
        half = inside.height() // 2
        label = f"{label_of(one.said)} " if one.said else ""
        text = one.said.text if one.said else self._wording.say("The minutes as a whole")
        state = self._told.state(one)
        first = inside.adjusted(0, 0, 0, -half if state else 0)
        put(painter, first, f"{label}{text}", strong=selected)
        put(painter, inside.adjusted(0, half, 0, 0), state, Size.SMALL, token="text2")


def _may_be_stood_by(one: Reviewed, *, waiting: bool = False) -> bool:
    """``waiting``: also what a decision is still wanted of."""
    stood = one.ours is not None and one.ours.holds is not None
    gone = one.said is None or one.removed or one.moved
    return not gone and not stood and (waiting or not one.waiting)


def _proposed(text: str, remark: Remark) -> str:
    """What accepting it would make of the statement; where its passage was changed since, of the
    words of then.
    """
    before = next((one for one in (text, remark.about) if remark.passage in one), None)
    return remark.wording if before is None else review.reworded(before, remark)
