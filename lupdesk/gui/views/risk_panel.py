"""The panel of one risk: what it is, how grave, what relieves it, what is left."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from lupdesk.desk import risks
from lupdesk.domain.result_kinds import MOST_LIKELY, Bearer, Relief, RiskKind
from lupdesk.domain.results import Risk
from lupdesk.domain.risks import RELIEFS, grew
from lupdesk.gui.context import PageContext
from lupdesk.gui.theme import LOOK
from lupdesk.gui.views.history import HistoryList
from lupdesk.gui.views.rests_on import RestsOn
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import Choice, LongText, TextField, WrappedText, named
from lupdesk.gui.widgets.frames import Panel, column, row
from lupdesk.gui.widgets.labels import head, meta


class RiskPanel(Panel):
    """Every edit is one act. ``left`` comes when the risk was removed."""

    left = Signal()

    def __init__(self, context: PageContext, procurement: UUID, width: int) -> None:
        super().__init__(width)
        self._context = context
        self._desk = context.desk
        self._shown: Risk | None = None
        self.bases = RestsOn(context, procurement, measures=False)
        self.bases.changed.connect(lambda bases: self._edit(bases=bases))
        say = context.wording.say
        self._nothing = meta(say("Select a risk to say how grave it is."), wrap=True)
        self._whole = QWidget()
        self._make()
        self._lay_out()
        self.content.addWidget(self._nothing)
        self.content.addWidget(self._whole)
        self.content.addStretch(1)
        self.show_risk(None)

    def _make(self) -> None:
        say, code = self._context.wording.say, self._context.wording.code
        self.what = LongText(say("What may go wrong"), lines=2)
        self.what.committed.connect(lambda text: self._edit(what=text.strip()))
        self.kind = self._choice(
            say("Kind"), "kind", [(code(f"risk-kind.{one}"), one) for one in RiskKind]
        )
        self.bearer = self._choice(
            say("Borne by"), "bearer", [(code(f"bearer.{one}"), one) for one in Bearer]
        )
        self.owner = TextField(say("Owner"))
        self.owner.committed.connect(lambda text: self._edit(owner=text.strip()))
        self.likelihood = self._scale("likelihood", "likelihood")
        self.consequence = self._scale("consequence", "consequence")
        self.relief = self._choice(say("Relief"), "relief", [])
        self._often = meta("", wrap=True)
        self.relief_words = WrappedText(say("How it is relieved"))
        self.relief_words.committed.connect(lambda text: self._edit(relief_words=text.strip()))
        self.left_likelihood = self._scale("likelihood", "left_likelihood")
        self.left_consequence = self._scale("consequence", "left_consequence")
        self._grew = meta(
            say("More is left than there was. Is that meant?"), wrap=True, tone="warn"
        )
        self.closed = QCheckBox(say("Closed"))
        self.closed.setFont(LOOK.font())
        self.closed.clicked.connect(
            lambda on: self._edit(closed_on=self._desk.today() if on else None)
        )
        self._history = HistoryList(self._context.wording)
        self.remove = Button(say("Remove risk"), kind="quiet", icon="trash-2")
        self.remove.clicked.connect(self._remove)

    def _choice(self, name: str, field: str, options: list[tuple[str, Any]]) -> Choice:
        made = Choice(name, options)
        made.chosen.connect(lambda value: self._edit(**{field: value}))
        return made

    def _scale(self, of: str, field: str) -> Choice:
        say, code = self._context.wording.say, self._context.wording.code
        words = {"likelihood": say("Likelihood"), "consequence": say("Consequence")}
        name = words[of]
        if field.startswith("left_"):
            name = f"{say('What is left')}: {name}"
        options = [(code(f"{of}.{step}"), step) for step in range(MOST_LIKELY + 1)]
        return self._choice(name, field, options)

    def _lay_out(self) -> None:
        say = self._context.wording.say
        self._whole.setLayout(
            column(
                named(say("What may go wrong"), self.what),
                named(say("Kind"), self.kind),
                named(say("Borne by"), self.bearer),
                named(say("Owner"), self.owner),
                8,
                named(say("Likelihood"), self.likelihood),
                named(say("Consequence"), self.consequence),
                8,
                named(say("Relief"), self.relief),
                self._often,
                named(say("How it is relieved"), self.relief_words),
                8,
                head(say("What is left")),
                named(say("Likelihood"), self.left_likelihood),
                named(say("Consequence"), self.left_consequence),
                self._grew,
                8,
                self.closed,
                8,
                self.bases,
                8,
                head(say("History")),
                self._history,
                row(self.remove, None),
                gap=8,
            )
        )

    # -- showing --------------------------------------------------------------------------------

    def show_risk(self, one: Risk | None) -> None:
        other = one is None or self._shown is None or one.id != self._shown.id
        if other:
            self.flush()
        self._shown = one
        self._nothing.setVisible(one is None)
        self._whole.setVisible(one is not None)
        if one is None:
            return
        self.what.show_text(one.what)
        self.kind.show_value(one.kind)
        self.bearer.show_value(one.bearer)
        self.owner.show_text(one.owner)
        self.likelihood.show_value(one.likelihood)
        self.consequence.show_value(one.consequence)
        self._offer_reliefs(one)
        self.relief_words.show_text(one.relief_words)
        self.left_likelihood.show_value(one.left_likelihood)
        self.left_consequence.show_value(one.left_consequence)
        self._grew.setVisible(grew(one))
        self.closed.setChecked(one.closed_on is not None)
        self.bases.show_of(one.id)
        self._history.show_lines(self._desk.history(one.id))
        if other:
            self.to_top()

    def _offer_reliefs(self, one: Risk) -> None:
        """What often relieves a risk of this kind stands first."""
        say, code = self._context.wording.say, self._context.wording.code
        often = RELIEFS[one.kind]
        rest = [relief for relief in Relief if relief not in often]
        self.relief.set_options(
            [
                (say("None chosen"), None),
                *((code(f"relief.{relief}"), relief) for relief in (*often, *rest)),
            ]
        )
        self.relief.show_value(one.relief)
        words = ", ".join(code(f"relief.{relief}") for relief in often)
        self._often.setText(say("Often relieved by: {reliefs}", reliefs=words))

    # -- acts -----------------------------------------------------------------------------------

    def _edit(self, **fields: Any) -> None:
        if self._shown is None:
            return
        with self._context.trouble():
            risks.edit_risk(self._desk, self._shown.id, **fields)
        # What was refused does not stay in its field.
        self.show_risk(self._desk.get(Risk, self._shown.id))

    def _remove(self) -> None:
        if self._shown is not None:
            with self._context.trouble():
                risks.remove_risk(self._desk, self._shown.id)
                self.left.emit()

    def flush(self) -> None:
        """Commit what is being typed, while it still belongs to the one that is shown."""
        here = self.window().focusWidget()
        if isinstance(here, TextField) and self.isAncestorOf(here):
            here.editingFinished.emit()
        for text in (self.what, self.relief_words):
            text.commit()
