"""Who reads: an audience is a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Public:
    """Everybody."""


@dataclass(frozen=True, slots=True)
class Participant:
    """One supplier."""

    supplier: UUID


@dataclass(frozen=True, slots=True)
class BuyerTeam:
    """The buyer's own team."""


Audience = Public | Participant | BuyerTeam
PUBLIC: Final = Public()
BUYER_TEAM: Final = BuyerTeam()
