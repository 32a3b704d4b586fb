"""Words for the codes that an eForms notice speaks in; a code that we do not know stands quoted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from lupdesk.domain.phrases import Phrase
from lupdesk.wording import LOCAL_ZONE, Wording

_SUBTYPES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("1", "2", "3"), "profile"),
    **dict.fromkeys(("4", "5", "6"), "information"),
    "E1": "consultation",
    "E2": "planning",
}
_DIRECTIVE: Final = re.compile(r"320(\d\d)L(\d{4})")
"""CELEX number of a directive: 32014L0024 is 2014/24/EU."""
_LEGAL_BASES: Final[Mapping[str, str]] = {"other": "other", "LocalLegalBasis": "national"}
_PLACES: Final[Mapping[str, str]] = {
    "anyw": "anywhere",
    "anyw-cou": "country",
    "anyw-eea": "eea",
}
_DAYS: Final = frozenset(("dispatch", "answers", "questions", "future-notice"))


def notice_value(field: str, value: str, wording: Wording) -> str:
    """What was found of ``field`` (the name in ``notice-field.<name>``), for people to read."""
    match field:
        case "language":
            return _language(value, wording)
        case "subtype":
            known = _SUBTYPES.get(value)
            return (
                f"{_word('subtype', known, wording)} ({value})"
                if known
                else _quoted(value, wording)
            )
        case "legal-basis":
            return ", ".join(_legal_basis(one, wording) for one in value.split(", "))
        case "places":
            return ", ".join(_place(one, wording) for one in value.split(", "))
        case _ if field in _DAYS:
            return _day(value, wording)
        case _:
            return value


def _word(kind: str, code: str, wording: Wording) -> str:
    return wording.phrase(Phrase(f"notice-{kind}.{code}"))


def _quoted(code: str, wording: Wording) -> str:
    return wording.say("“{code}”", code=code)


def _language(code: str, wording: Wording) -> str:
    from babel import Locale
    from babel.core import get_global

    two = get_global("language_aliases").get(code.lower(), "")
    names = Locale.parse("nb" if wording.language == "nb" else "en").languages
    return names.get(two) or _quoted(code, wording)


def _legal_basis(code: str, wording: Wording) -> str:
    if code in _LEGAL_BASES:
        return _word("legal-basis", _LEGAL_BASES[code], wording)
    celex = _DIRECTIVE.fullmatch(code)
    if celex:
        number = f"20{celex[1]}/{int(celex[2])}"
        return wording.say("directive {number}/EU", number=number)
    return code if "/" in code else _quoted(code, wording)


def _place(code: str, wording: Wording) -> str:
    """A region of NUTS stays a code: it is what the next notice asks for."""
    if code in _PLACES:
        return _word("place", _PLACES[code], wording)
    return _quoted(code, wording) if code.startswith("anyw") else code


def _day(value: str, wording: Wording) -> str:
    try:
        if len(value) == len("2027-03-16"):
            return wording.date(date.fromisoformat(value))
        at = datetime.fromisoformat(value)
        return wording.date_time(at if at.tzinfo else at.replace(tzinfo=LOCAL_ZONE))
    except ValueError:
        return value
