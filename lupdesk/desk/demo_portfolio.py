"""Smaller procurements beside the worked case: begun from templates, with a few days, no secrets."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from lupdesk.desk import inputs, procurements
from lupdesk.desk.dialogue_templates import template
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import InputType, Milestone, Secrecy, Side
from lupdesk.domain.result_kinds import Barrier, InnovationKind

Told = Mapping[str, Any]


def tell_others(desk: Desk, folder: Path) -> None:
    """After the worked case, which stays the first."""
    told = tomllib.loads((folder / "portfolio.toml").read_text("utf-8"))
    for one in told["procurements"]:
        _tell(desk, one)


def _tell(desk: Desk, told: Told) -> None:
    case = procurements.add_procurement(
        desk,
        reference=told["reference"],
        title=told["title"],
        buyers=[procurements.Body(name) for name in told["buyers"]],
        effect=told["effect"],
        for_whom=told["for_whom"],
        cpv=tuple(told["cpv"]),
        innovation=InnovationKind(told["innovation"]),
        begin=template(desk, told["template"], "nb").beginning,
    )
    for one in told.get("dates", ()):
        procurements.add_date(
            desk, case, Milestone(one["kind"]), one["promised"], kept=one.get("kept")
        )
    for one in told.get("said", ()):
        _say(desk, case, one)
    if told["phase"]:
        procurements.move_phase(desk, case, told["phase"])


def _say(desk: Desk, case: UUID, told: Told) -> None:
    """Of the buyers' own workshop, so that no supplier is behind it."""
    barrier = Barrier(told["barrier"])
    inputs.add_input(
        desk,
        case,
        text=told["text"],
        type=InputType.BAR,
        barrier=barrier,
        side=Side.BUYER if barrier.is_buyers else Side.SUPPLIER,
        secrecy=Secrecy.OPEN,
    )
