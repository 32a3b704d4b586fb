"""What an office brings to all its papers, whatever the procurement: its look and its templates."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from lupdesk.domain.things import Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Thing):
    """One for the desk."""

    id: UUID
    accent: str = ""
    """``#RRGGBB``; empty for the program's own."""
    logo: str = ""
    """SHA-256 of the file, as in ``Attachment``."""
    logo_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template(Thing):
    """Which sections a kind of document has in this office, and in which order."""

    id: UUID
    kind: str = ""
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """The office's colour and the very bytes of its logo."""

    accent: str = ""
    logo: bytes = field(default=b"", repr=False)
    """An SVG or a PNG, as it was handed in."""


PLAIN: Final = Look()
"""The program's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardPhrase(Thing):
    id: UUID
    shortcut: str = ""
    """What is typed, without the leading slash."""
    text: str = ""
    position: float = 0.0
