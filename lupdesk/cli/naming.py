"""What a call names in words: a procurement, a supplier, a meeting, a reader, a time."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import click

from lupdesk.cli.shapes import terminal_of
from lupdesk.desk.meetings import YEARS
from lupdesk.desk.procurements import procurement_by_reference
from lupdesk.desk.session import ZONE, Desk
from lupdesk.desk.suppliers import supplier_named
from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, Participant
from lupdesk.domain.things import Procurement
from lupdesk.problems import Problem
from lupdesk.wording import N_

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
        if at.year not in YEARS:
            raise Problem("meeting-year", first=YEARS.start, last=YEARS.stop - 1)
        return at if at.tzinfo else _local(at)


def _local(at: datetime) -> datetime:
    """Problem ``time-skipped`` in the hour that the clocks jump over."""
    local = at.replace(tzinfo=ZONE)
    if local.astimezone(UTC).astimezone(ZONE).replace(tzinfo=None) != at:
        raise Problem("time-skipped", day=f"{at:%Y-%m-%d}", time=f"{at:%H:%M}")
    return local


def _no_time(value: str, ctx: click.Context | None) -> str:
    if ctx is None:
        return value
    wording = terminal_of(ctx).wording
    return wording.say("“{value}” is not a time like 2027-03-16T10:00.", value=value)


class FileName(click.Path):
    """A file or a folder. Problem ``file-name-not-text`` where its name is bytes and no text."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        told = str(value).encode("utf-8", "replace").decode()
        if told != str(value):
            raise Problem("file-name-not-text", path=told)
        return super().convert(value, param, ctx)


FILE: Final = FileName(path_type=Path)
IN_PROCUREMENT: Final = click.option(
    "--procurement", "reference", required=True, metavar="REF", help=N_("in which procurement")
)
OF_PROCUREMENT: Final = click.option(
    "--procurement", "reference", required=True, metavar="REF", help=N_("of which procurement")
)
"""For a call that says ``reference``."""


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
