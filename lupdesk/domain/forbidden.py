"""What must not be readable in a document, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

NAMES_SOMEBODY: Final = "names-somebody"
"""Why a name may not stand there."""


@dataclass(frozen=True, slots=True)
class Forbidden:
    text: str
    """A name, a number or a statement."""
    why: str
    """Code of the reason, as ``held.<reason>`` in the catalogue."""
    apart: bool = False
    """Its two words also tell with others between them, and the other way round."""
    lawful: frozenset[str] = field(default=frozenset(), compare=False)
    """Ways to write it that the reader itself used, or the procurement; each by its words."""
