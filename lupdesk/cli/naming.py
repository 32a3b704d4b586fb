"""What a call names in words: a procurement, a supplier, a meeting, a reader, a time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

import click

from lupdesk.cli.shapes import terminal_of
from lupdesk.desk.procurements import procurement_by_reference
from lupdesk.desk.session import ZONE, Desk
from lupdesk.desk.suppliers import supplier_named
from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, Participant
from lupdesk.domain.things import Procurement
from lupdesk.problems import Problem

_SUPPLIER: Final = "supplier:"


def audience_named(desk: Desk, text: str, procurement: UUID) -> Audience:
    """``public``, ``team`` or ``supplier:NAME``; Problem where it is none of them."""
    match text.strip():
        case "public":
            return PUBLIC
        case "team":
            return BUYER_TEAM
        case other if other.startswith(_SUPPLIER):
            name = other.removeprefix(_SUPPLIER)
            return Participant(supplier_named(desk, name, procurement).id)
        case other:
            raise Problem("audience-unknown", audience=other)


def procurement_named(desk: Desk, reference: str | None) -> Procurement | None:
    """The procurement, or None where the call names none."""
    return None if reference is None else procurement_by_reference(desk, reference)


def id_named(text: str) -> UUID:
    """Problem ``id-unknown`` for what is no id at all."""
    try:
        return UUID(text)
    except ValueError:
        raise Problem("id-unknown", id=text) from None


class LocalTime(click.ParamType[datetime]):
    """A day and time in ISO 8601; without an offset it is Norwegian time."""

    name = "datetime"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            at = datetime.fromisoformat(value)
        except ValueError:
            self.fail(_no_time(value, ctx), param, ctx)
        return at if at.tzinfo else at.replace(tzinfo=ZONE)


def _no_time(value: str, ctx: click.Context | None) -> str:
    if ctx is None:
        return value
    wording = terminal_of(ctx).wording
    return wording.say("“{value}” is not a time like 2027-03-16T10:00.", value=value)


class Day(click.ParamType[date]):
    """A day in ISO 8601."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(_no_day(value, ctx), param, ctx)


def _no_day(value: str, ctx: click.Context | None) -> str:
    if ctx is None:
        return value
    return terminal_of(ctx).wording.say("“{value}” is not a day like 2027-03-16.", value=value)
