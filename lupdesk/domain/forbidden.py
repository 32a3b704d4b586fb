"""What must not be readable in a document, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Forbidden:
    text: str
    """A name, a number or a statement."""
    why: str
    """Code of the reason, as ``held.<reason>`` in the catalogue."""
