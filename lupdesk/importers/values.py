"""What one cell says: yes or no, a language, a country, an organisation number, an address."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.no import orgnr

from lupdesk.importers.fields import heading_key
from lupdesk.importers.readings import Line, Refused, shown
from lupdesk.wording_countries import country_names

_YES: Final = frozenset(("ja", "j", "yes", "y", "x", "1", "true", "sann", "ok", "✓", "✔", "☑"))
_NO: Final = frozenset(("nei", "n", "no", "0", "false", "usann", "-", "–", "☐"))
_LANGUAGES: Final = {
    "nb": "norsk nb no nob nor bokmål norskbokmål norwegian norwegianbokmål nbno "
    "nynorsk nn nno norsknynorsk norwegiannynorsk nnno",
    "en": "engelsk en eng english enus engb",
}
_LANGUAGE_OF: Final = {
    word: language for language, words in _LANGUAGES.items() for word in words.split()
}
_ADDRESS: Final = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+")
_FOREIGN: Final = re.compile(r"([A-Z]{2})(?=.*\d)[A-Z0-9]{5,}")
_NORWEGIAN: Final = "NO"


def yes_or_no(text: str) -> bool:
    word = text.strip().rstrip(".!").casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Refused("yes-or-no", value=shown(text))


def core(text: str) -> bool:
    """Whether a question is core: yes or no, or the word itself."""
    return heading_key(text) in ("kjerne", "kjernespørsmål", "core") or yes_or_no(text)


def language_in(line: Line) -> str:
    """``nb`` or ``en``; nynorsk is served in bokmål. Any other is told of, and the usual is kept."""
    text = line.text("language")
    found = _LANGUAGE_OF.get(heading_key(text), "")
    if text and not found:
        line.remark("language", "language", value=shown(text))
    return found


def country(text: str) -> str:
    """The two letters of ISO 3166 for a code or a Norwegian or English name."""
    found = _countries().get(heading_key(text))
    if found is None:
        raise Refused("country", value=shown(text))
    return found


@cache
def _countries() -> dict[str, str]:
    names = {heading_key(name): code for name, code in country_names()}
    codes = {code.casefold(): code for code in names.values()}
    others = {
        "nor": "NO",
        "swe": "SE",
        "dnk": "DK",
        "fin": "FI",
        "est": "EE",
        "uk": "GB",
        "gbr": "GB",
        "usa": "US",
        "deu": "DE",
        "noreg": "NO",
    }
    return names | codes | others


def organisation_number(text: str, home: str = "") -> tuple[str, str]:
    """The number and its country. A Norwegian one is checked; another country's is kept.

    A spreadsheet that took it for a quantity wrote ``987654325.0``.

    ``home`` is the country that the row names, or empty.
    """
    whole = re.sub(r"^(\d{9})[.,]0+$", r"\1", text.strip())
    compact = re.sub(r"[\s.\-–/():]", "", whole).upper()
    compact = re.sub(r"^(?:ORGANISASJONSNUMMER|ORGNR|ORG|MVA)", "", compact)
    if home and home != _NORWEGIAN:
        return compact, home
    foreign = _FOREIGN.fullmatch(compact)
    if not home and foreign and foreign[1] != _NORWEGIAN and foreign[1].casefold() in _countries():
        return compact, foreign[1]
    compact = compact.removeprefix(_NORWEGIAN).removesuffix("MVA")
    if not compact.isascii():
        raise Refused("organisation-number-digits", value=shown(text))
    try:
        return orgnr.validate(compact), _NORWEGIAN
    except InvalidChecksum as error:
        raise Refused("organisation-number-control", value=shown(text)) from error
    except ValidationError as error:
        raise Refused("organisation-number-digits", value=shown(text)) from error


def email(text: str) -> str:
    """One address, or several as they stand; the anonymous answer of a form is none."""
    if heading_key(text) in ("anonymous", "anonym"):
        return ""
    plain = text.removeprefix("mailto:").strip()
    inside = re.search(r"<([^<>]+)>\s*$", plain)
    plain = inside[1].strip() if inside else plain
    parts = [part for part in re.split(r"[;,\s]+", plain) if part]
    if not parts or not all(_ADDRESS.fullmatch(part) for part in parts):
        raise Refused("email", value=shown(text))
    return "; ".join(parts)


def several(text: str) -> tuple[str, ...]:
    """Names separated by semicolons or line breaks, as forms write them (with one at the end)."""
    parts = (" ".join(part.split()) for part in re.split(r"[;\n\r]+", text))
    return tuple(dict.fromkeys(part for part in parts if part))


def flat(text: str) -> str:
    """One line: a name with a line break in it is still one name."""
    return " ".join(text.split())
