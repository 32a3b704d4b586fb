"""The worked case: what is ticked of its phases, and what both sides answered afterwards."""

from __future__ import annotations

import tomllib
from pathlib import Path
from uuid import UUID

from lupdesk.desk import lessons, phases, procurements
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import Side
from lupdesk.domain.result_kinds import LessonQuestion
from lupdesk.domain.things import Procurement, Supplier
from lupdesk.paths import resources


def tell_phases(desk: Desk, procurement: UUID, folder: Path | None = None) -> None:
    """From ``phases.toml``; everything is done on the last day of the story."""
    text = ((folder or resources() / "demo") / "phases.toml").read_text("utf-8")
    told = tomllib.loads(text)
    if not desk.the(Procurement, procurement).method:
        procurements.edit_procurement(desk, procurement, method=told["method"])
    for one in told["ticked"]:
        phases.tick(desk, procurement, one["code"], on=one["on"], note=one.get("note", ""))
    for one in told["lessons"]:
        side, question = Side(one["side"]), LessonQuestion(one["question"])
        text, change = one.get("text", ""), one.get("change", "")
        if side is Side.BUYER:
            lessons.add_lesson(
                desk, procurement, side, question, score=one["score"], text=text, change=change
            )
        for name, score in one.get("scores", {}).items():
            (firm,) = desk.all(Supplier, name=name)
            lessons.add_lesson(
                desk, procurement, side, question, score=score, text=text, supplier=firm.id
            )
            text = ""
