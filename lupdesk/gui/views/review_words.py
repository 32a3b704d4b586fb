"""What the review of minutes says of itself: states, tallies, who, when."""

from __future__ import annotations

from lupdesk.desk.review_round import Reviewed, Round
from lupdesk.domain.approvals import Standing
from lupdesk.domain.composition.parts import label_of
from lupdesk.domain.review import Remark
from lupdesk.domain.things import Supplier
from lupdesk.gui.context import PageContext


class ReviewWords:
    def __init__(self, context: PageContext) -> None:
        self._desk = context.desk
        self._wording = context.wording

    def tally(self, round_: Round) -> str:
        count, parts = self._wording.count, []
        if round_.waiting:
            parts.append(count("{n} remark waits", "{n} remarks wait", round_.waiting))
        parts.append(
            self._wording.say(
                "{n} of {whole} confirmed",
                n=round_.approved,
                whole=sum(one.theirs is not None and not one.removed for one in round_.rows),
            )
        )
        if round_.dropped:
            parts.append(count("{n} confirmation fell", "{n} confirmations fell", round_.dropped))
        return " · ".join(parts)

    def who(self, remark: Remark | None) -> str:
        if remark is None:
            return ""
        firm = self._desk.get(Supplier, remark.supplier) if remark.supplier else None
        return firm.name if firm else remark.author or self._wording.say("the team")

    def place(self, one: Reviewed | None, remark: Remark | None) -> str:
        """``I07 · Heimkontakt AS (Åse Øy) · Change · PDF form 31. mars``."""
        if one is None:
            return ""
        say, code = self._wording.say, self._wording.code
        parts = [label_of(one.said) if one.said else say("The minutes as a whole")]
        if remark is None:
            parts.append(one.supplier.name if one.supplier else "")
        else:
            who = self.who(remark)
            author = remark.author if remark.author and remark.author != who else ""
            parts.append(f"{who} ({author})" if author else who)
            parts.append(code(f"stance.{remark.stance}"))
            day = self._wording.short_date(remark.received_on) if remark.received_on else ""
            parts.append(f"{code(f'review-way.{remark.way}')} {day}".strip())
        return " · ".join(part for part in parts if part)

    def warning(self, one: Reviewed | None, remark: Remark | None) -> str:
        """What the remark was about is not what stands now; or nobody outside may read it."""
        if one is None or remark is None:
            return ""
        say = self._wording.say
        if remark.supplier is None:
            return say("The team's own: it stands in no supplier's file.")
        if one.removed or remark.verdict is not None or one.said is None:
            return ""
        if remark.about and " ".join(remark.about.split()) != " ".join(one.said.text.split()):
            return say(
                "The statement was changed after version {version:plain}, which this is about. Then it said: “{text}”",
                version=remark.version,
                text=remark.about,
            )
        return ""

    def decided(self, remark: Remark | None) -> str:
        if remark is None or remark.verdict is None or remark.decided_on is None:
            return ""
        said = self._wording.say(
            "{verdict} by {name}, {day}",
            verdict=self._wording.code(f"verdict.{remark.verdict}"),
            name=remark.decided_by,
            day=remark.decided_on,
        )
        return f"{said}. {remark.verdict_reason}".strip() if remark.verdict_reason else said

    def standing(self, one: Reviewed | None) -> str:
        if one is None or one.said is None:
            return ""
        parts = [self._stands(one.theirs, one.supplier.name if one.supplier else "")]
        parts.append(self._stands(one.ours, self._wording.say("The team")))
        return "\n".join(part for part in parts if part)

    def _stands(self, standing: Standing | None, who: str) -> str:
        say, code = self._wording.say, self._wording.code
        if standing is None:
            return ""
        if (found := standing.holds) is not None and found.approved_on is not None:
            way, by = code(f"approval-way.{found.way}"), found.approved_by
            words = say("{who}: {way}, {day}", who=who, way=way, day=found.approved_on)
            return f"{words} ({by})" if by and by != who else words
        if (gone := standing.dropped) is not None and gone.approved_on is not None:
            return say(
                "{who}: stood by other words on {day}; the text was changed since",
                who=who,
                day=gone.approved_on,
            )
        if standing.waiting:
            return say("{who}: waits for us", who=who)
        if standing.against is not None:
            return say("{who}: asked for something else, and we said no", who=who)
        return say("{who}: no answer yet", who=who)

    def state(self, one: Reviewed) -> str:
        say, code = self._wording.say, self._wording.code
        if one.waiting:
            first = one.waiting[0]
            return say(
                "{stance}, waits for us: {who}",
                stance=code(f"stance.{first.stance}"),
                who=self.who(first),
            )
        if one.removed:
            return say("Removed on a remark")
        if one.moved:
            return say("Moved to another meeting")
        decided = [remark for remark in one.remarks if remark.verdict is not None]
        if one.theirs is not None and one.theirs.holds is not None:
            return code(f"approval-way.{one.theirs.holds.way}").capitalize()
        if one.theirs is not None and one.theirs.dropped is not None:
            return say("Changed after it was confirmed")
        if decided and decided[-1].verdict is not None:
            return code(f"verdict.{decided[-1].verdict}")
        if one.ours is not None and one.ours.holds is not None:
            return code("approval-way.reviewed").capitalize()
        return say("No answer yet") if one.theirs is not None else ""

    def sign(self, one: Reviewed) -> tuple[str, str]:
        """Icon and colour: the words beside them say the same."""
        if one.waiting:
            return "message-square-text", "accent"
        if one.removed:
            return "trash-2", "text2"
        if one.moved:
            return "arrow-right", "text2"
        if one.theirs is not None and one.theirs.holds is not None:
            return "circle-check", "ok"
        if one.theirs is not None and one.theirs.dropped is not None:
            return "triangle-alert", "warn"
        if one.ours is not None and one.ours.holds is not None:
            return "badge-check", "ok"
        return "circle", "text2"
