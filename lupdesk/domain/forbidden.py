"""A string that a reader must not find in a finished file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Forbidden:
    """``why`` is a code (``held.<why>``). ``name`` marks a name, number or address: it is looked
    for as it stands; a statement is looked for as words, and in long parts.
    """

    text: str
    why: str
    name: bool = False
