"""Barriers, measures and instruments over all procurements of the desk."""

from __future__ import annotations

from collections.abc import Mapping

from lupdesk.desk.instruments import known_instruments
from lupdesk.desk.session import Desk
from lupdesk.domain.barriers_met import BarrierLine, Countered, barrier_lines
from lupdesk.domain.result_kinds import MeasureState
from lupdesk.store import barriers, database


def barriers_met(desk: Desk) -> list[BarrierLine]:
    with database.told(desk.path):
        voiced, met = barriers.voiced(desk.database), barriers.met(desk.database)
    return barrier_lines(
        ((one.barrier, one.procurement, one.supplier, one.statements) for one in voiced),
        (
            (
                one.barrier,
                one.procurement,
                Countered(one.id, one.title, MeasureState(one.state), one.instrument),
            )
            for one in met
        ),
    )


def instrument_names(desk: Desk, language: str) -> Mapping[str, str]:
    """By code, the office's own before the catalogue's; one without a name goes by its code."""
    return {one.code: one.name or one.code for one in known_instruments(desk, language)}
