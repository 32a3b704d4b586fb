"""Acts on what an office brings to all its papers: colour, logo, and which sections they have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.composition.sections import SECTIONS, check_sections
from lupdesk.domain.house import Look, Office, Template
from lupdesk.domain.kinds import DocumentKind
from lupdesk.problems import Problem
from lupdesk.store import contents, database

_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")


def office_of(desk: Desk) -> Office | None:
    return next(iter(desk.all(Office)), None)


def look_of(desk: Desk) -> Look:
    """The colour and the bytes of the logo; the program's own where nothing was chosen."""
    one = office_of(desk)
    if one is None:
        return Look()
    data: bytes | None = None
    if one.logo:
        with database.told(desk.path):
            data = contents.get(desk.database, one.logo)
    return Look(one.accent, data or b"")


def set_accent(desk: Desk, accent: str) -> None:
    """``#RRGGBB``, or nothing for the program's own. Problem ``colour-wrong``."""
    accent = accent.strip()
    if accent and not _COLOUR.fullmatch(accent):
        raise Problem("colour-wrong", colour=accent)
    _set(desk, accent=accent.upper())


def readable(accent: str) -> str:
    """The colour as papers have it: darkened until it can be read on its own tint."""
    from lupdesk.documents.pdf.palette import palette  # noqa: PLC0415
    from lupdesk.documents.pdf.writing import HOUSE  # noqa: PLC0415

    return f"#{palette(accent or HOUSE).accent.hexval()[2:]}".upper()


def set_logo(desk: Desk, source: Path | None) -> None:
    """Keep a copy of an SVG or a PNG as the logo; None takes it away.

    Problem ``logo-…`` where it cannot stand on a page, ``file-missing``, ``file-is-folder`` or
    ``no-permission``.
    """
    if source is None:
        _set(desk, logo="", logo_name="")
        return
    # Lines on a page are what the writer of PDFs knows; the window starts without it.
    from lupdesk.documents.pdf.logo import LARGEST, read_logo  # noqa: PLC0415

    data = _read(source, LARGEST)
    read_logo(data, source.name)
    _set(desk, data, logo_name=source.name)


def _read(source: Path, most: int) -> bytes:
    if source.is_dir():
        raise Problem("file-is-folder", name=source.name)
    try:
        with source.open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError as error:
        raise Problem("file-missing", path=str(source)) from error
    except OSError as error:
        raise Problem("no-permission", path=str(source)) from error


def _set(desk: Desk, data: bytes | None = None, **fields: Any) -> None:
    before = office_of(desk)
    with desk.act(Act.SET_OFFICE) as act:
        if data is not None:
            fields["logo"] = contents.put(desk.database, data)
        if before is None:
            act.add(Office, **fields)
        else:
            act.set(Office, before.id, **fields)


def sections_of(desk: Desk, kind: DocumentKind) -> tuple[str, ...]:
    """As the office has it, or all in their usual order."""
    chosen = next((one.sections for one in desk.all(Template) if one.kind == kind), None)
    return tuple(one.name for one in SECTIONS[kind]) if chosen is None else chosen


def set_sections(desk: Desk, kind: DocumentKind, sections: Sequence[str] | None) -> None:
    """Save the office's template for a kind of document; None is the usual one again.

    Problem ``section-unknown``, ``section-none`` or ``section-demanded``.
    """
    if sections is not None:
        check_sections(kind, sections)
    rows = [one for one in desk.all(Template) if one.kind == kind]
    with desk.act(Act.SET_TEMPLATE) as act:
        for row in rows[1:] if sections is not None else rows:
            act.remove(Template, row.id)
        if sections is None:
            return
        if rows:
            act.set(Template, rows[0].id, sections=tuple(sections))
        else:
            act.add(Template, kind=kind.value, sections=tuple(sections))
