"""What the table of inputs shows, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from lupdesk.domain.kinds import Disposition, InputKind, InputType, Secrecy, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFilter:
    """Each tuple asks for any of its values; an empty one asks for nothing. All must hold."""

    procurement: UUID
    kinds: tuple[InputKind, ...] = (InputKind.INPUT, InputKind.GIVEN)
    types: tuple[InputType, ...] = ()
    phases: tuple[int, ...] = ()
    sides: tuple[Side, ...] = ()
    suppliers: tuple[UUID, ...] = ()
    meetings: tuple[UUID, ...] = ()
    themes: tuple[str, ...] = ()
    secrecies: tuple[Secrecy, ...] = ()
    dispositions: tuple[Disposition | None, ...] = ()
    """None in the tuple asks for those without a disposition."""
    parked: bool | None = None
    text: str = ""


class InputOrder(StrEnum):
    NUMBER = "number"
    TYPE = "type"
    TEXT = "text"
    SUPPLIER = "supplier"
    SECRECY = "secrecy"
    DISPOSITION = "disposition"
    SAID_AT = "said_at"
