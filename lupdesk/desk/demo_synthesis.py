"""The worked case: what the buyer made of what it heard."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from uuid import UUID

from lupdesk.desk import synthesis
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import Disposition
from lupdesk.domain.things import Input
from lupdesk.paths import resources


def tell_synthesis(desk: Desk, procurement: UUID) -> None:
    """The main findings with their voices; each statement behind one that has no answer yet gets
    the finding's.
    """
    told = tomllib.loads((resources() / "demo" / "synthesis.toml").read_text("utf-8"))
    for one in told["insights"]:
        made = synthesis.add_insight(
            desk,
            procurement,
            heard=one["heard"],
            theme=one["theme"],
            disagreement=one.get("disagreement", ""),
            does=one.get("does", ""),
            answer=Disposition(one["answer"]),
            why=one["why"],
            behind=_said(desk, procurement, one["behind"]),
            against=_said(desk, procurement, one.get("against", ())),
        )
        synthesis.answer_voices(desk, made)


def _said(desk: Desk, procurement: UUID, labels: Iterable[str]) -> list[UUID]:
    if not (wanted := tuple(labels)):
        return []
    found = desk.all(Input, procurement=procurement, source_id=wanted)
    return [one.id for one in found]
