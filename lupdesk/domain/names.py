"""The forms in which a name may stand in a text, and the words that a text is compared by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from lupdesk.domain.common_words import SHORTEST
from lupdesk.domain.letters import Spread, as_seen, spread

_LEGAL: Final = frozenset((
    "as", "asa", "sa", "ans", "da", "enk", "nuf", "ba", "ab", "aps", "oy", "oyj", "oü", "ou",
    "gmbh", "ltd", "limited", "inc", "llc", "bv", "nv", "plc", "stiftelse", "stiftelsen",
    "samvirkeforetak", "a/s",
))  # fmt: skip
_SMALL: Final = frozenset(("og", "for", "i", "av", "and", "of", "the", "&"))
_FEWEST_INITIALS: Final = 3
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
_NOT_INITIALS: Final = SHORTEST | frozenset((
    # what everybody shortens
    "eøs", "ikt", "ipr", "trl", "eu", "esa", "foa", "loa", "kofa", "fou", "smb", "sme", "gdpr",
    "dpia", "ros", "api", "sms", "mms", "gps", "gsm", "usb", "nfc", "rfid", "iot", "csv", "pdf",
    "sla", "kpi", "roi", "tco", "rfi", "rfp", "esg", "hms", "nav", "ssa", "dfø", "nho", "iso",
    "nek", "cen", "mva", "eur", "usd", "itil", "epj", "hpr", "fhir", "hl7", "dips", "anp", "lup",
    "fdv", "bim", "led", "lan", "wan", "vpn", "sim", "lte", "ups", "hr", "ceo", "cto", "cfo", "bht",
    "vta", "dps", "bpa", "fhi", "kmd", "dsb", "nsm",
    # what is a word
    "sitt", "hvem", "skal", "dag", "tid", "tom", "ta", "hel", "hus", "hver", "ikke", "ingen", "lav",
    "lik", "rom", "sak", "sal", "sol", "stor", "tak", "uke", "vei", "vis", "alle", "andre", "bare",
    "best", "bli", "bod", "bok", "en", "fag", "far", "fot", "gang", "hav", "hjem", "kom", "kost",
    "land", "lang", "las", "lett", "los", "mal", "mat", "mor", "navn", "nord", "ord", "par", "pris",
    "ras", "sam", "ses", "sist", "ski", "slik", "sov", "sør", "tall", "tema", "vest", "øst", "våre",
    "våt", "ønske", "did", "new", "old", "own", "see", "use", "way", "bed", "box", "car", "day",
    "fit", "few", "get", "law", "let", "low", "put", "run", "say", "set", "top", "web", "yes",
    "yet", "home", "care", "fast", "help", "test",
))  # fmt: skip
_WORD: Final = re.compile(r"[^\W_]+")
_FOLDED: Final = str.maketrans({"ø": "o", "æ": "ae", "đ": "d", "ð": "d", "ŋ": "n", "ŧ": "t"})


def words(text: str) -> list[str]:
    """Words and numbers in small letters, as they are seen; what stands between them is left out."""
    return words_seen(as_seen(text))


def words_seen(seen: str) -> list[str]:
    """The words of a text as seen."""
    # Most texts have nothing but blanks, full stops and commas between their words.
    pieces = seen.replace(".", " ").replace(",", " ").split()
    return pieces if "".join(pieces).isalnum() else _WORD.findall(seen)


def places_of(text: str) -> tuple[Spread, list[tuple[int, int]]]:
    """The words of ``words``, with where each stands in the text as seen."""
    whole = spread(text)
    return whole, [match.span() for match in _WORD.finditer(whole.seen)]


def stand_in(wanted: Sequence[str], present: Sequence[str]) -> bool:
    """Whether the words stand in a row there."""
    n = len(wanted)
    return n > 0 and any(
        list(present[at : at + n]) == list(wanted) for at in range(len(present) - n + 1)
    )


def folded(word: str) -> str:
    """As typed on a foreign keyboard: ``granlås`` is ``granlas``."""
    if word.isascii():
        return word
    marks = unicodedata.normalize("NFKD", word.translate(_FOLDED))
    return "".join(letter for letter in marks if not unicodedata.combining(letter))


def without_legal_form(name: str) -> str:
    """``Heimkontakt AS`` → ``Heimkontakt``; ``Fjordlab forskning (stiftelse)`` → ``Fjordlab forskning``;
    ``Fjell & Fjord, AS`` → ``Fjell & Fjord``.
    """
    parts = re.sub(r"\([^)]*\)", " ", name).split()
    while len(parts) > 1 and _is_legal(parts[-1]):
        parts.pop()
    while len(parts) > 1 and _is_legal(parts[0]):
        parts.pop(0)
    return " ".join(parts).rstrip(" ,") or name.strip()


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
    letters = sum(letter.isalpha() for letter in word.casefold())
    return letters >= DISTINCTIVE and not is_ordinary(word)


def is_ordinary(word: str) -> bool:
    """Whether many firms have the word in their name."""
    key = word.casefold()
    return key in _ORDINARY or key.endswith(_ORDINARY_ENDS)


def is_somebody(name: str) -> bool:
    """Whether a name names a person; ``To representanter`` and ``Daglig leder`` do not."""
    parts = words(name)
    return any(len(part) > 1 and part not in _NOBODY for part in parts)


def number_key(number: str) -> str:
    """An organisation number's letters and digits: ``se 556677-8899`` is ``SE5566778899``."""
    return "".join(letter for letter in number if letter.isalnum()).upper()


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


def initials(name: str) -> str:
    """Three letters or more, one for each word of the name: ``Fjord Velferd Kyst AS`` → ``FVK``.

    Nothing where they are a common abbreviation or an ordinary word, so that no text is held back
    for it, and nothing for two words: most people's two initials, ``Å.Ø.`` too, are somebody
    else's as well. They are looked for in any case, also with full stops between them.
    """
    parts = re.findall(r"[^\W_]+", without_legal_form(name))
    short = "".join(part[0] for part in parts if part.casefold() not in _SMALL).upper()
    fits = len(short) >= _FEWEST_INITIALS and short.isalpha()
    return short if fits and short.casefold() not in _NOT_INITIALS else ""


def host_name(email: str) -> str:
    """What a firm calls itself in its address: ``heimkontakt`` of ``ola@heimkontakt.no``."""
    host = email.partition("@")[2].strip().casefold()
    if not host or host in _SHARED_HOSTS:
        return ""
    labels = host.split(".")
    own = labels[-2] if len(labels) > 1 else labels[0]
    return own if is_telling(own) else ""
