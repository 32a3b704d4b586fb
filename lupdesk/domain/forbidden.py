"""What must not be readable in a document, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

NAMES_SOMEBODY: Final = "names-somebody"
"""Why a name may not stand there."""


class By(StrEnum):
    """What of a name has to stand in a text for it to tell who is meant."""

    WHOLE = "whole"
    PAIR = "pair"
    """Both of its two words, also with others between them, and the other way round."""
    OWNING = "owning"
    """Its two words, the second as what the first one has: ``Analyse fra Omsyn``."""
    WORD = "word"
    """Its one word by itself, in no longer one."""


@dataclass(frozen=True, slots=True)
class Forbidden:
    text: str
    """A name, a number or a statement."""
    why: str
    """Code of the reason, as ``held.<reason>`` in the catalogue."""
    by: By = By.WHOLE
    lawful: frozenset[str] = field(default=frozenset(), compare=False)
    """Ways to write it that the reader itself used, or the procurement; each by its words."""
