"""What was remarked on in the minutes and what came of it, for the one who said it and for the team.

What the buyer's own reader wrote stands in no paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from lupdesk.domain.audience import Audience, BuyerTeam
from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import Block, Noted
from lupdesk.domain.composition.hidden_remarks import is_own_remark, knows_about
from lupdesk.domain.composition.parts import label_of
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.review import Remark, Stance


def remarks_on(case: Case, meeting: UUID, audience: Audience, screen: Screen) -> Iterator[Block]:
    """In the order in which they came; agreement by itself is no remark."""
    labels = {one.id: label_of(one) for one in case.inputs}
    names = {one.id: one.name for one in case.suppliers}
    inside = isinstance(audience, BuyerTeam)
    for one in case.remarks:
        theirs = is_own_remark(one, audience) or (inside and one.supplier is not None)
        if one.meeting != meeting or one.stance is Stance.AGREE or not theirs:
            continue
        known = knows_about(case, one, audience)
        notes: list[Text] = [labels.get(one.input, "") if one.input and known else ""]
        notes.append(Phrase(f"stance.{one.stance}"))
        if inside and one.supplier is not None:
            notes.append(names.get(one.supplier, ""))
        yield Noted(
            body=tuple(_said(one, known=known)),
            detail=tuple(_decided(one, screen)),
            notes=tuple(note for note in notes if note),
        )


def _said(one: Remark, *, known: bool) -> Iterator[Text]:
    if one.passage and known:
        yield Phrase.of("doc.remark.passage", passage=one.passage)
    if one.wording:
        yield one.wording
    if one.reason:
        yield one.reason
    if not one.wording and not one.reason:
        yield (one.about if known else "") or Phrase(f"stance.{one.stance}")


def _decided(one: Remark, screen: Screen) -> Iterator[Text]:
    if one.verdict is None or one.decided_on is None:
        yield Phrase("doc.remark.waiting")
        return
    yield Phrase.of(
        "doc.remark.decided", verdict=Phrase(f"verdict.{one.verdict}"), day=one.decided_on
    )
    reason = screen.clean(one.verdict_reason)
    if reason:
        yield reason
