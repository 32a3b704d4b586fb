"""The panel of one risk: what it is, how grave, what relieves it, what is left."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from lupdesk.desk import risks
from lupdesk.domain.result_kinds import MOST_LIKELY, Bearer, Relief, RiskKind
from lupdesk.domain.results import Risk
from lupdesk.domain.risks import RELIEFS, grew
from lupdesk.gui.context import PageContext
from lupdesk.gui.views.register import Kept, PanelWords, RegisterPanel
from lupdesk.gui.widgets.fields import Choice, named
from lupdesk.gui.widgets.frames import Item
from lupdesk.gui.widgets.labels import head, meta

RISKS = Kept(Risk, risks.add_risk, risks.edit_risk, risks.remove_risk)


class RiskPanel(RegisterPanel):
    def __init__(self, context: PageContext, procurement: UUID) -> None:
        say = context.wording.say
        words = PanelWords(say("Select a risk to say how grave it is."), say("Remove risk"))
        super().__init__(context, procurement, RISKS, words, measures=False)

    def _fields(self) -> Sequence[Item]:
        say, code = self._context.wording.say, self._context.wording.code
        self.what = self._long(say("What may go wrong"), "what")
        kinds = [(code(f"risk-kind.{one}"), one) for one in RiskKind]
        self.kind = self._choice(say("Kind"), "kind", kinds)
        bearers = [(code(f"bearer.{one}"), one) for one in Bearer]
        self.bearer = self._choice(say("Borne by"), "bearer", bearers)
        self.owner = self._text(say("Owner"), "owner")
        self.likelihood = self._scale("likelihood", "likelihood")
        self.consequence = self._scale("consequence", "consequence")
        self.relief = self._choice(say("Relief"), "relief", [])
        self._often = meta("", wrap=True)
        self.relief_words = self._wrapped(say("How it is relieved"), "relief_words")
        self.left_likelihood = self._scale("likelihood", "left_likelihood")
        self.left_consequence = self._scale("consequence", "left_consequence")
        more = say("More is left than there was. Is that meant?")
        self._grew = meta(more, wrap=True, tone="warn")
        self.closed = self._tick(
            say("Closed"), "closed_on", lambda on: self._desk.today() if on else None
        )
        return (
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
        )

    def _scale(self, of: str, field: str) -> Choice:
        say, code = self._context.wording.say, self._context.wording.code
        name = {"likelihood": say("Likelihood"), "consequence": say("Consequence")}[of]
        if field.startswith("left_"):
            name = f"{say('What is left')}: {name}"
        options = [(code(f"{of}.{step}"), step) for step in range(MOST_LIKELY + 1)]
        return self._choice(name, field, options)

    def _fill(self, one: Risk) -> None:
        self._offer_reliefs(one)
        super()._fill(one)
        self._grew.setVisible(grew(one))

    def _offer_reliefs(self, one: Risk) -> None:
        """What often relieves a risk of this kind stands first."""
        say, code = self._context.wording.say, self._context.wording.code
        often = RELIEFS[one.kind]
        rest = [relief for relief in Relief if relief not in often]
        reliefs = [(code(f"relief.{relief}"), relief) for relief in (*often, *rest)]
        self.relief.set_options([(say("None chosen"), None), *reliefs])
        words = ", ".join(code(f"relief.{relief}") for relief in often)
        self._often.setText(say("Often relieved by: {reliefs}", reliefs=words))
