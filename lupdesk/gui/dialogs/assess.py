"""The unassessed statements one after the other: what it is, whether it matters, who may read it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lupdesk.desk import assessing, inputs
from lupdesk.domain.kinds import InputKind, Secrecy, SecretKind
from lupdesk.domain.legal_bases import CODES, is_in_force
from lupdesk.domain.secret_parts import is_looked_for
from lupdesk.domain.things import Input, Supplier
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.judged import know_names
from lupdesk.gui.views.naming import Naming
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import Choice, DayField, LongText, TextField, named
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import meta
from lupdesk.gui.widgets.word_watch import WordWatch, personal_spots
from lupdesk.problems import Problem

_LEVELS: Final = (Secrecy.OPEN, Secrecy.ANONYMISE, Secrecy.SECRET, Secrecy.INTERNAL)
"""In the order of Alt+1 … 4."""


def waiting(context: PageContext, procurement: UUID) -> list[UUID]:
    """What suppliers said and nobody has assessed, in the order in which it was said."""
    found = context.desk.all(
        Input, procurement=procurement, kind=InputKind.INPUT, secrecy=Secrecy.UNASSESSED
    )
    return [one.id for one in sorted(found, key=lambda one: one.number)]


class AssessDialog(Dialog):
    """Ctrl+Enter saves and goes on; Alt+Right leaves one for later; Alt+1 … 4 choose the level."""

    def __init__(
        self, context: PageContext, queue: Sequence[UUID], parent: QWidget | None = None
    ) -> None:
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._queue = list(queue)
        self._at = 0
        self._parts: list[str] = []
        say = self._wording.say
        super().__init__(
            say("Assess secrecy"), say("Save and next"), self._build(), self._wording, parent
        )
        self.no.show_words(say("Close"))
        self.ok.setDefault(False)
        self.take_room(860, 660)
        for place, level in enumerate(_LEVELS, start=1):
            self._key(f"Alt+{place}", partial(self._choose, level))
        self._key("Ctrl+Return", self.ok.click)
        # Not Ctrl+Right, which a field takes for *to the next word*.
        self._key("Alt+Right", self.skip)
        self._key("Ctrl+M", self.mark)
        self.naming.serve(self)
        self._show()
        if (first := self.said) is not None:
            know_names(self, context, first.procurement, self.naming.know)

    def _key(self, keys: str, do: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(do)

    def _build(self) -> QVBoxLayout:
        say, code = self._wording.say, self._wording.code
        self.place = meta("")
        self.text = LongText(say("What was said"), lines=2)
        self.text.setReadOnly(True)
        self._claim = meta("", wrap=True)
        self.marked = meta("", wrap=True)
        self.unfound = meta("", wrap=True)
        mark = Button(say("Keep the selected words secret"), kind="quiet", icon="hat-glasses")
        mark.setToolTip("Ctrl+M")
        mark.clicked.connect(self.mark)
        later = Button(say("Later"), kind="quiet", icon="arrow-right")
        later.setToolTip("Alt+→")
        later.clicked.connect(self.skip)
        self.level = Choice(
            say("Who may read it"),
            [
                (f"{place}  {code(f'secrecy.{level}')}", level)
                for place, level in enumerate(_LEVELS, start=1)
            ],
        )
        self.level.setPlaceholderText(say("Not chosen yet"))
        self.level.chosen.connect(lambda _: self._fit())
        self.kind = Choice(
            say("1. What it is"),
            [
                (say("Nothing secret by its kind"), None),
                *((code(f"secret-kind.{one}"), one) for one in SecretKind),
            ],
        )
        self.harmful = Choice(
            say("2. Does competition make it matter?"),
            [(say("Not judged"), None), (say("Yes"), True), (say("No"), False)],
        )
        self.harm = TextField(say("What harm it would do"))
        self.basis = Choice(
            say("Legal basis"),
            [(say("None"), ""), *((self._basis_words(one), one) for one in sorted(CODES))],
        )
        self.review = DayField(say("Look at it again on"), self._desk.today())
        self.considered = DayField(say("Access considered on"), self._desk.today())
        self.wording_for_all = LongText(say("Wording for everybody"), lines=2)
        self.naming = Naming(self.text, self.wording_for_all, self._wording, wide=True)
        return column(
            row(self.place, None, later),
            self.text,
            self.naming.told,
            self._claim,
            row(mark, self.marked, None),
            self.unfound,
            named(say("Who may read it"), self.level),
            row(
                named(say("1. What it is"), self.kind),
                named(say("2. Does competition make it matter?"), self.harmful),
                gap=16,
            ),
            named(say("What harm it would do"), self.harm),
            WordWatch(self.harm, lambda text: personal_spots(text, self._wording)),
            row(
                named(say("Legal basis"), self.basis),
                named(say("Access considered on"), self.considered),
                named(say("Look at it again on"), self.review),
                gap=16,
            ),
            named(say("Wording for everybody"), self.wording_for_all),
            self.naming,
            gap=8,
        )

    def _basis_words(self, basis: str) -> str:
        words = self._wording.code(f"basis.{basis}")
        if is_in_force(basis, self._desk.today()):
            return words
        return self._wording.say("{basis} – not valid on this date", basis=words)

    # -- one statement ------------------------------------------------------------------------

    @property
    def said(self) -> Input | None:
        return self._desk.get(Input, self._queue[self._at]) if self._queue else None

    def _show(self) -> None:
        one = self.said
        if one is None:
            self.accept()
            return
        say = self._wording.say
        firm = self._desk.get(Supplier, one.supplier) if one.supplier else None
        parts = [
            say("{n} of {whole}", n=self._at + 1, whole=len(self._queue)),
            f"I{one.number:02d}",
            firm.name if firm else "",
        ]
        self.place.setText(" · ".join(part for part in parts if part))
        self.text.show_text(one.text)
        claim = self._wording.code(f"secrecy.{one.claim}") if one.claim else ""
        self._claim.setText(
            say("The supplier asks for: {level}. {why}", level=claim, why=one.claim_reason)
            if claim
            else ""
        )
        self._claim.setVisible(bool(claim))
        self._parts = list(one.secret_parts)
        self._show_parts()
        # Nothing is proposed for what nobody has judged: one Enter too many would open it.
        self.level.setCurrentIndex(-1)
        claimed = one.secrecy is Secrecy.UNASSESSED and one.claim is not Secrecy.OPEN
        self.level.show_value(one.claim if claimed else one.secrecy)
        self.kind.show_value(None)
        self.harmful.show_value(None)
        self.basis.show_value("")
        # What was typed belongs to the statement before: a field would else keep it.
        self.harm.setText("")
        self.wording_for_all.setPlainText(one.public_wording)
        self.harm.show_text("")
        self.review.show_day(None)
        self.considered.show_day(None)
        self.wording_for_all.show_text(one.public_wording)
        self._fit()
        self.naming.show_input(one)
        self.level.setFocus()

    def _fit(self) -> None:
        """Only what the level asks for can be filled in."""
        secret = self.level.value() is Secrecy.SECRET
        for field in (self.kind, self.harmful, self.harm, self.review):
            field.setEnabled(secret)
        for field in (self.basis, self.considered):
            field.setEnabled(self._is_kept_back())
        for part in (self.wording_for_all, self.naming):
            part.setEnabled(self.level.value() in (None, Secrecy.OPEN, Secrecy.ANONYMISE))
        if secret and not self.review.text():
            self.review.show_day(_a_year_on(self._desk.today()))

    def _is_kept_back(self) -> bool:
        """From whoever asks for access, whole or in part: that wants a legal basis (R-ACC-1)."""
        return self.level.value() in (Secrecy.SECRET, Secrecy.INTERNAL) or bool(self._parts)

    def _choose(self, level: Secrecy) -> None:
        self.level.show_value(level)
        self._fit()

    def mark(self) -> None:
        """Keep the selected words out of what goes on; marked again they are free."""
        words = self.text.textCursor().selectedText().strip()
        if not words:
            return
        if words in self._parts:
            self._parts.remove(words)
        else:
            self._parts.append(words)
        self._show_parts()

    def _show_parts(self) -> None:
        shown = _quoted(self._parts)
        unfound = [one for one in self._parts if not is_looked_for(one)]
        for field in (self.basis, self.considered):
            field.setEnabled(self._is_kept_back())
        self.marked.setText(self._wording.say("Kept secret: {words}", words=shown) if shown else "")
        self.unfound.setVisible(bool(unfound))
        self.unfound.setText(
            self._wording.count(
                "{words} is too short or too common to be looked for in other texts.",
                "{words} are too short or too common to be looked for in other texts.",
                len(unfound),
                words=_quoted(unfound),
            )
        )

    # -- going on -----------------------------------------------------------------------------

    def agree(self) -> None:
        one = self.said
        if one is None:
            return
        if self.level.value() is None:
            raise Problem("level-wanted")
        secret = self.level.value() is Secrecy.SECRET
        kept_back = self._is_kept_back()
        review, considered = _day_in(self.review), _day_in(self.considered)
        if tuple(self._parts) != one.secret_parts:
            assessing.mark_parts(self._desk, one.id, self._parts)
        assessing.assess(
            self._desk,
            one.id,
            assessing.Verdict(
                level=self.level.value(),
                kind=self.kind.value() if secret else None,
                harmful=self.harmful.value() if secret else None,
                harm=self.harm.text() if secret else "",
                legal_basis=self.basis.value() if kept_back else "",
                review_on=review if secret else None,
                access_considered_on=considered if kept_back else None,
                public_wording=self.wording_for_all.toPlainText().strip(),
            ),
        )

    def keep(self) -> tuple[str, ...]:
        """The verdict waits; the words and the marks are kept with the statement."""
        one = self.said
        if one is None:
            return ()
        if tuple(self._parts) != one.secret_parts:
            assessing.mark_parts(self._desk, one.id, self._parts)
        words = self.wording_for_all.toPlainText().strip()
        if words != one.public_wording:
            inputs.edit_input(self._desk, one.id, public_wording=words)
        return (words,)

    def reject(self) -> None:
        with suppress(Problem):
            self.keep()
        super().reject()

    def _try(self) -> None:
        try:
            self.agree()
        except Problem as problem:
            self.message.show_message(self._wording.problem(problem), "stop")
            return
        self.message.hide()
        del self._queue[self._at]
        self._go(self._at)

    def skip(self) -> None:
        """Leave this one for later: it stays unassessed, with the words that were written for it."""
        try:
            self.keep()
        except Problem as problem:
            self.message.show_message(self._wording.problem(problem), "stop")
            return
        self.message.hide()
        self._go(self._at + 1)

    def _go(self, place: int) -> None:
        if not self._queue or place >= len(self._queue):
            self.accept()
            return
        self._at = place
        self._show()


def _quoted(parts: Sequence[str]) -> str:
    return ", ".join(f"«{one}»" for one in parts)


def _day_in(field: DayField) -> date | None:
    try:
        return field.day()
    except ValueError:
        raise Problem("day-wrong", value=field.text()) from None


def _a_year_on(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28))
