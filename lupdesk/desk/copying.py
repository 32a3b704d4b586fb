"""Statements on the clipboard, as one audience may read them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from lupdesk.desk.cases import read_case
from lupdesk.desk.session import Desk
from lupdesk.documents.clipboard import OnClipboard, on_clipboard
from lupdesk.domain.audience import Audience
from lupdesk.domain.composition.copying import copy_statements
from lupdesk.domain.composition.document import HeldBack


@dataclass(frozen=True, slots=True)
class ForClipboard:
    words: OnClipboard
    rows: int
    held_back: tuple[HeldBack, ...]


def copy_for(
    desk: Desk, procurement: UUID, chosen: Collection[UUID], audience: Audience
) -> ForClipboard:
    """Nothing of it is kept in the desk: no file was made. Problem ``copy-tells``."""
    copied = copy_statements(read_case(desk, procurement), chosen, audience)
    return ForClipboard(on_clipboard(copied), len(copied.rows), copied.held_back)
