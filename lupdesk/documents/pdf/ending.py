"""The last page of a document: never a few lines by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lupdesk.documents.pdf.flow import Flow, Group, Placed
from lupdesk.documents.pdf.styles import BOTTOM, TOP

_FEW: Final = 88.0
"""Up to this height, a heading and a few lines, a last page is too little for a page."""
_LEFT: Final = 2 / 3
"""So much of a page stays filled where its last section goes over to the next one."""


def well_ended(groups: Sequence[Group]) -> list[list[Placed]]:
    """On pages. Where little is left for the last one, the page before it takes a line more; where
    that is not enough, its last section comes along.
    """
    pages = Flow().run(groups)
    if len(pages) == 1 or _filled(pages[-1]) > _FEW:
        return pages
    longer = Flow(long_page=len(pages) - 2).run(groups)
    if len(longer) < len(pages):
        return longer
    start = _last_section(groups, pages[-2])
    if start is None:
        return pages
    moved = Flow().run([*groups[:start], Group([], new_page=True), *groups[start:]])
    return moved if len(moved) == len(pages) else pages


def _filled(page: Sequence[Placed]) -> float:
    return max((one.top + one.strip.height for one in page), default=TOP) - TOP


def _last_section(groups: Sequence[Group], page: Sequence[Placed]) -> int | None:
    """The group that begins the last section of the page, low enough to be taken from it."""
    lowest = TOP + _LEFT * (BOTTOM - TOP)
    begun = [one.bookmark for one in page if one.bookmark and not one.bookmark.level]
    tops = [one.top for one in page if one.bookmark and not one.bookmark.level]
    if not begun or tops[-1] < lowest:
        return None
    return next(at for at, group in enumerate(groups) if group.bookmark is begun[-1])
