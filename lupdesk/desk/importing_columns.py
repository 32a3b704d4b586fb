"""Which column of a table holds what, where a person says it in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lupdesk.desk.importing import Preview, rematch
from lupdesk.desk.session import Desk
from lupdesk.importers.fields import heading_key
from lupdesk.importers.readings import headings_of
from lupdesk.problems import Problem


def rechosen(
    desk: Desk, found: Preview, choices: Sequence[tuple[str, str]], names: Mapping[str, str]
) -> Preview:
    """The preview with the columns that were named: (field, heading); no heading, no column.

    ``names`` are what people call the fields. Problem ``import-field-unknown`` or
    ``import-heading-unknown``.
    """
    matching = found.matching
    for field, heading in choices:
        column = _column(found, heading) if heading.strip() else None
        matching = matching.with_column(_field(found, field, names), column)
    return rematch(desk, found, matching) if choices else found


def _field(found: Preview, typed: str, names: Mapping[str, str]) -> str:
    key = heading_key(typed)
    for field in found.matching.fields:
        if key in {heading_key(field), heading_key(names[field])}:
            return field
    fields = ", ".join(found.matching.fields)
    raise Problem("import-field-unknown", field=typed, fields=fields)


def _column(found: Preview, typed: str) -> int:
    key = heading_key(typed)
    for column, heading in enumerate(found.table.columns):
        if typed.strip() == heading or (key and key == heading_key(heading)):
            return column
    raise Problem(
        "import-heading-unknown",
        file=found.table.name,
        heading=typed,
        headings=headings_of(found.table),
    )
