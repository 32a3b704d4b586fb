"""Acts on a procurement: the case itself, its buyers, team and promised dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from lupdesk.desk.beginning import begin_in
from lupdesk.desk.organisation_numbers import checked_number
from lupdesk.desk.session import Desk, OpenAct
from lupdesk.domain.acts import Act
from lupdesk.domain.dialogue_templates import Beginning
from lupdesk.domain.kinds import PHASES, Milestone, Role
from lupdesk.domain.things import Buyer, Procurement, PromisedDate, TeamMember
from lupdesk.problems import Problem


@dataclass(frozen=True, slots=True)
class Body:
    """A public body among the buyers, as typed."""

    name: str
    organisation_number: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the buyer's side, as typed."""

    name: str
    role: Role = Role.OTHER
    organisation: str = ""
    email: str = ""


def add_procurement(
    desk: Desk,
    *,
    reference: str,
    title: str,
    buyers: Sequence[Body] = (),
    begin: Beginning | None = None,
    **fields: Any,
) -> UUID:
    """A new procurement with its buyers, and with what its dialogue begins with. Problem
    ``title-wanted`` where both names are empty.
    """
    if not title.strip() and not reference.strip():
        raise Problem("title-wanted")
    with desk.act(Act.ADD_PROCUREMENT) as act:
        office = fields.pop("office", "") or (buyers[0].name if buyers else "")
        id = act.add(
            Procurement,
            reference=reference.strip(),
            title=title.strip(),
            office=office,
            **fields,
        )
        _add_buyers(act, id, buyers)
        if begin is not None:
            begin_in(desk, act, id, begin)
    return id


def _add_buyers(act: OpenAct, procurement: UUID, buyers: Sequence[Body]) -> None:
    for position, body in enumerate(buyers, start=1):
        act.add(
            Buyer,
            procurement=procurement,
            name=body.name,
            organisation_number=body.organisation_number,
            position=float(position),
        )


def edit_procurement(desk: Desk, id: UUID, **fields: Any) -> None:
    """Write the fields that differ, as one act; the phase has an act of its own."""
    if "phase" in fields:
        raise ValueError("use move_phase")
    with desk.act(Act.EDIT_PROCUREMENT) as act:
        act.set(Procurement, id, **fields)


def set_buyers(desk: Desk, procurement: UUID, buyers: Sequence[Body]) -> None:
    """Make the list of buyers what is given, keeping those whose name and number stand."""
    present = desk.all(Buyer, procurement=procurement)
    with desk.act(Act.EDIT_PROCUREMENT) as act:
        for position, body in enumerate(buyers, start=1):
            known = _same_body(present, body)
            if known is None:
                _add_one(act, procurement, body, float(position))
            else:
                present.remove(known)
                act.set(
                    Buyer,
                    known.id,
                    organisation_number=body.organisation_number,
                    position=float(position),
                )
        for gone in present:
            act.remove(Buyer, gone.id)


def _same_body(present: Sequence[Buyer], body: Body) -> Buyer | None:
    return next((buyer for buyer in present if buyer.name == body.name), None)


def _add_one(act: OpenAct, procurement: UUID, body: Body, position: float) -> None:
    act.add(
        Buyer,
        procurement=procurement,
        name=body.name,
        organisation_number=body.organisation_number,
        position=position,
    )


def add_buyer(desk: Desk, procurement: UUID, body: Body) -> UUID:
    """One more public body, last in the list. Problem ``organisation-number-wrong``."""
    number = checked_number(body.organisation_number)
    position = max((one.position for one in desk.all(Buyer, procurement=procurement)), default=0.0)
    with desk.act(Act.EDIT_PROCUREMENT) as act:
        return act.add(
            Buyer,
            procurement=procurement,
            name=body.name.strip(),
            organisation_number=number,
            position=position + 1,
        )


def edit_buyer(desk: Desk, id: UUID, **fields: Any) -> None:
    if "organisation_number" in fields:
        fields["organisation_number"] = checked_number(fields["organisation_number"])
    with desk.act(Act.EDIT_PROCUREMENT) as act:
        act.set(Buyer, id, **fields)


def remove_buyer(desk: Desk, id: UUID) -> None:
    with desk.act(Act.EDIT_PROCUREMENT) as act:
        act.remove(Buyer, id)


def read_cpv(text: str) -> tuple[str, ...]:
    """Codes divided by commas; the check digit is left out. Problem ``cpv-wrong``."""
    codes = [code.partition("-")[0] for code in _codes(text)]
    for code in codes:
        if not (code.isascii() and code.isdigit() and len(code) == 8):
            raise Problem("cpv-wrong", value=code)
    return tuple(dict.fromkeys(codes))


def read_nuts(text: str) -> tuple[str, ...]:
    """Codes divided by commas. Problem ``nuts-wrong``."""
    codes = [code.upper() for code in _codes(text)]
    for code in codes:
        if not re.fullmatch("[A-Z]{2}[A-Z0-9]{0,3}", code):
            raise Problem("nuts-wrong", value=code)
    return tuple(dict.fromkeys(codes))


def _codes(text: str) -> list[str]:
    return [code for code in re.split(r"[\s,;]+", text) if code]


def move_phase(desk: Desk, id: UUID, phase: int) -> None:
    if phase not in PHASES:
        raise Problem("phase-unknown", phase=phase)
    with desk.act(Act.MOVE_PHASE) as act:
        act.set(Procurement, id, phase=phase)


def remove_procurement(desk: Desk, id: UUID) -> None:
    """Take the procurement out of every list; the journal keeps all and undo brings it back."""
    with desk.act(Act.REMOVE_PROCUREMENT) as act:
        act.remove(Procurement, id)


def procurement_by_reference(desk: Desk, reference: str) -> Procurement:
    """Raises Problem ``procurement-unknown``, or ``procurement-ambiguous`` for several."""
    found = [
        one
        for one in desk.all(Procurement)
        if one.reference.casefold() == reference.strip().casefold() or str(one.id) == reference
    ]
    if not found:
        raise Problem("procurement-unknown", reference=reference)
    if len(found) > 1:
        raise Problem("procurement-ambiguous", reference=reference, count=len(found))
    return found[0]


# -- team, dates ----------------------------------------------------------------------------


def add_member(desk: Desk, procurement: UUID, person: Person) -> UUID:
    position = float(desk.count(TeamMember, procurement=procurement) + 1)
    with desk.act(Act.EDIT_TEAM) as act:
        return act.add(
            TeamMember,
            procurement=procurement,
            name=person.name,
            role=person.role,
            organisation=person.organisation,
            email=person.email,
            position=position,
        )


def edit_member(desk: Desk, id: UUID, **fields: Any) -> None:
    with desk.act(Act.EDIT_TEAM) as act:
        act.set(TeamMember, id, **fields)


def remove_member(desk: Desk, id: UUID) -> None:
    with desk.act(Act.EDIT_TEAM) as act:
        act.remove(TeamMember, id)


def add_date(
    desk: Desk,
    procurement: UUID,
    kind: Milestone,
    promised: date | None,
    *,
    title: str = "",
    promised_end: date | None = None,
    kept: date | None = None,
) -> UUID:
    position = float(desk.count(PromisedDate, procurement=procurement) + 1)
    with desk.act(Act.EDIT_TIMELINE) as act:
        return act.add(
            PromisedDate,
            procurement=procurement,
            kind=kind,
            title=title,
            promised=promised,
            promised_end=promised_end,
            kept=kept,
            position=position,
        )


def edit_date(desk: Desk, id: UUID, **fields: Any) -> None:
    with desk.act(Act.EDIT_TIMELINE) as act:
        act.set(PromisedDate, id, **fields)


def remove_date(desk: Desk, id: UUID) -> None:
    with desk.act(Act.EDIT_TIMELINE) as act:
        act.remove(PromisedDate, id)
