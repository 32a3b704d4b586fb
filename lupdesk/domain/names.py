"""The forms in which a name may stand in a text, and the words that a text is compared by."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LEGAL: Final = frozenset((
    "as", "asa", "sa", "ans", "da", "enk", "nuf", "ba", "ab", "aps", "oy", "oyj", "oü", "ou",
    "gmbh", "ltd", "limited", "inc", "llc", "bv", "nv", "plc", "stiftelse", "stiftelsen",
    "samvirkeforetak", "a/s",
))  # fmt: skip
DISTINCTIVE: Final = 6
"""Letters from which a word says by itself who is meant."""
_ORDINARY: Final = frozenset((
    "norges", "norsk", "norske", "nordic", "nordisk", "nordiske", "skandinavisk", "scandinavian",
    "european", "europeisk", "international", "internasjonal", "digital", "digitale", "teknologi",
    "nasjonal", "nasjonalt", "senter",
))  # fmt: skip
_ORDINARY_ENDS: Final = (
    "bransjen", "foreningen", "forbundet", "gruppen", "selskapet", "senteret", "sentralen",
    "tjenesten", "klyngen", "nettverket", "instituttet", "kommune", "universitetet",
)  # fmt: skip
"""First words that many firms share, e.g. ``Helsebransjen``: the whole name is looked for."""
_NOBODY: Final = frozenset((
    "en", "ett", "to", "tre", "fire", "fem", "flere", "representant", "representanter",
    "deltaker", "deltakere", "leverandør", "leverandøren", "leverandører", "daglig", "leder",
    "teknisk", "salg", "selger", "sjef", "direktør", "rådgiver", "utvikler", "prosjektleder",
    "ansatt", "ansatte", "og", "fra", "for", "one", "two", "three", "four", "five", "several",
    "representative", "representatives", "participant", "participants", "supplier", "suppliers",
    "managing", "director", "manager", "sales", "engineer", "developer", "and", "from", "of",
    "the", "ceo", "cto", "cfo",
))  # fmt: skip
"""Words that stand where a name was not written down."""
_SHARED_HOSTS: Final = frozenset((
    "gmail.com", "outlook.com", "hotmail.com", "hotmail.no", "live.no", "live.com", "yahoo.com",
    "yahoo.no", "icloud.com", "me.com", "online.no", "broadpark.no", "proton.me",
    "protonmail.com",
))  # fmt: skip
_WORD: Final = re.compile(r"[^\W_]+")
_FOLDED: Final = str.maketrans({"ø": "o", "æ": "ae", "đ": "d", "ð": "d", "ŋ": "n", "ŧ": "t"})


def words(text: str) -> list[str]:
    """Words and numbers in small letters; everything between them and invisible is left out."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        if not text.isprintable():  # invisible signs are not printable, nor are line breaks
            text = "".join(one for one in text if unicodedata.category(one) != "Cf")
    return _WORD.findall(text.casefold())


def folded(word: str) -> str:
    """As typed on a foreign keyboard: ``granlås`` is ``granlas``."""
    if word.isascii():
        return word
    marks = unicodedata.normalize("NFKD", word.translate(_FOLDED))
    return "".join(letter for letter in marks if not unicodedata.combining(letter))


def without_legal_form(name: str) -> str:
    """``Heimkontakt AS`` → ``Heimkontakt``; ``Fjordlab forskning (stiftelse)`` → ``Fjordlab forskning``."""
    parts = re.sub(r"\([^)]*\)", " ", name).split()
    while len(parts) > 1 and _is_legal(parts[-1]):
        parts.pop()
    while len(parts) > 1 and _is_legal(parts[0]):
        parts.pop(0)
    return " ".join(parts) or name.strip()


def _is_legal(part: str) -> bool:
    return part.strip(".,").casefold() in _LEGAL


def forms(name: str) -> tuple[str, ...]:
    """The whole name, the name without its legal form, and its first word where it is telling."""
    short = without_legal_form(name)
    first = short.partition(" ")[0].strip(".,")
    found = [name.strip(), short]
    if is_telling(first):
        found.append(first)
    return tuple(dict.fromkeys(one for one in found if len(one) > 1 and not _is_legal(one)))


def is_telling(word: str) -> bool:
    """Whether one word of a firm's name says by itself which firm is meant."""
    key = word.casefold()
    return (
        sum(letter.isalpha() for letter in key) >= DISTINCTIVE
        and key not in _ORDINARY
        and not key.endswith(_ORDINARY_ENDS)
    )


def is_somebody(name: str) -> bool:
    """Whether a name names a person; ``To representanter`` and ``Daglig leder`` do not."""
    parts = words(name)
    return any(len(part) > 1 and part not in _NOBODY for part in parts)


def address_forms(email: str) -> tuple[str, ...]:
    """An e-mail address and, where it is the firm's own, its domain."""
    host = email.partition("@")[2].strip()
    own = host and host.casefold() not in _SHARED_HOSTS
    return tuple(one for one in (email.strip(), host if own else "") if one)


def phone_forms(phone: str) -> tuple[str, ...]:
    """A number as written and, for a Norwegian one, without the code of the country."""
    digits = "".join(letter for letter in phone if letter.isdigit())
    if len(digits) < 5:
        return ()
    home = phone.strip().removeprefix("+47").removeprefix("0047").strip()
    return tuple(dict.fromkeys((phone.strip(), home)))
