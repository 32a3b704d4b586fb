"""What we look for in an eForms notice, and when a notice must have it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from lupdesk.domain.phrases import Phrase


class FieldState(StrEnum):
    FOUND = "found"
    MISSING = "missing"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class NoticeField:
    """``code`` is the business term of eForms; ``name`` completes ``notice-field.<name>``."""

    code: str
    name: str
    needed_in: frozenset[str]
    """The notice subtypes that must have it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the preview: what became of one field."""

    field: NoticeField
    state: FieldState
    needed: bool
    value: str = ""
    """As found, for people to read; what was refused, too."""
    reason: Phrase | None = None
    """Why it was refused."""


_CONSULTATION: Final = frozenset(("E1",))
_VOLUNTARY: Final = frozenset(("E2",))
_INFORMATION: Final = frozenset(("4", "5", "6"))
_PROFILE: Final = frozenset(("1", "2", "3"))
DIALOGUE_SUBTYPES: Final = _CONSULTATION | _VOLUNTARY | _INFORMATION | _PROFILE
"""Notices that open or prepare a dialogue; the others call for tenders or shorten time limits."""
_ALL: Final = DIALOGUE_SUBTYPES
_NONE: Final = frozenset[str]()

SUBTYPE: Final = NoticeField("OPP-070", "subtype", _ALL)
NOTICE_ID: Final = NoticeField("BT-701", "notice-id", _ALL)
LANGUAGE: Final = NoticeField("BT-702", "language", _ALL)
DISPATCH: Final = NoticeField("BT-05", "dispatch", _ALL)
LEGAL_BASIS: Final = NoticeField("BT-01", "legal-basis", _ALL)
TITLE: Final = NoticeField("BT-21", "title", _ALL)
NEED: Final = NoticeField("BT-24", "need", _ALL)
REFERENCE: Final = NoticeField("BT-22", "reference", _NONE)
BUYER: Final = NoticeField("BT-500", "buyer", _ALL)
BUYER_NUMBER: Final = NoticeField("BT-501", "buyer-number", _INFORMATION | _PROFILE)
CPV: Final = NoticeField("BT-262", "cpv", _ALL)
PLACES: Final = NoticeField("BT-5071", "places", _NONE)
PARTS: Final = NoticeField("BT-137", "parts", _ALL)
ANSWERS: Final = NoticeField("BT-800", "answers", _CONSULTATION)
QUESTIONS: Final = NoticeField("BT-13", "questions", _NONE)
FUTURE_NOTICE: Final = NoticeField("BT-127", "future-notice", _INFORMATION)

NOTICE_FIELDS: Final = (
    SUBTYPE,
    NOTICE_ID,
    LANGUAGE,
    DISPATCH,
    LEGAL_BASIS,
    TITLE,
    NEED,
    REFERENCE,
    BUYER,
    BUYER_NUMBER,
    CPV,
    PLACES,
    PARTS,
    ANSWERS,
    QUESTIONS,
    FUTURE_NOTICE,
)
"""In the order of the preview."""
