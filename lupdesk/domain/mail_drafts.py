"""A draft of an e-mail: what it is for, to whom, and what it brings. A person sends it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lupdesk.domain.phrases import Text


class DraftKind(StrEnum):
    REVIEW = "review"
    """Minutes, to be confirmed or corrected."""
    REMINDER = "reminder"
    """Before the deadline of a form."""
    GUIDE = "guide"
    """Questions, to be answered in writing."""
    RECEIPT = "receipt"
    """For written input or a form that came back."""
    APPROVED = "approved"
    """Minutes as they were approved."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes with it; ``name`` tells what it is."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    kind: DraftKind
    language: str
    about: Text
    """Of what it is: the title of the minutes or of the guide."""
    office: str
    reference: str = ""
    to: str = ""
    """One address, or several with semicolons between; what is none is left out."""
    due: date | None = None
    silence: Text = ""
    """What it means that nothing comes back."""
    on: date | None = None
    """When something came in, or was approved."""
    enclosed: tuple[Enclosed, ...] = ()
