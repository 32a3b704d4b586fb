"""The marks for strings that are translated elsewhere than where they stand."""

from __future__ import annotations


def N_(text: str) -> str:
    """Marks a literal for the catalogue; says nothing of its own."""
    return text


def NN_(one: str, many: str) -> tuple[str, str]:
    """Marks a singular and a plural for the catalogue, told apart by the fact ``n``."""
    return one, many
