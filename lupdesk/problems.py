"""The one kind of error that is meant for people: the world or the person, never our bug."""

from __future__ import annotations

from datetime import date
from typing import Final

Fact = str | int | float | date


class Problem(Exception):  # noqa: N818 - the world's, not an error of ours
    """Something that the person can be told in one sentence and do something about.

    ``code`` names the sentence in the catalogue (``problem.<code>``), ``facts`` fill it.
    Raised by every room, worded at the edge by ``wording``.
    """

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code, facts)
        self.code: Final = code
        self.facts: Final = facts

    def __str__(self) -> str:
        inner = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code}({inner})"
