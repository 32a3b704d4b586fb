"""``--column FIELD=HEADING``: which column of a table holds what, where its heading does not say."""

from __future__ import annotations

from typing import Any

import click

from lupdesk.cli.shapes import terminal_of

Choice = tuple[str, str]
"""A field and a heading, as typed."""


class FieldAndHeading(click.ParamType[Choice]):
    name = "column"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Choice:
        if isinstance(value, tuple):
            return value
        field, equals, heading = str(value).partition("=")
        if not (field.strip() and equals):
            self.fail(_no_choice(value, ctx), param, ctx)
        return field, heading


def _no_choice(value: str, ctx: click.Context | None) -> str:
    if ctx is None:
        return value
    wording = terminal_of(ctx).wording
    return wording.say("“{value}” is not a field and a heading like name=Supplier.", value=value)
