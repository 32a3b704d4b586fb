"""Personal data in free text: national identity numbers, health beside a name, homes and diets.

Finds what it knows; that nothing was found says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from lupdesk.domain.names import is_somebody, words


class PersonalKind(StrEnum):
    IDENTITY_NUMBER = "identity-number"
    HEALTH = "health"
    HOME = "home"
    DIET = "diet"


@dataclass(frozen=True, slots=True)
class Hit:
    start: int
    end: int
    kind: PersonalKind


_UP: Final = "A-ZÆØÅÄÖÉÁÜ"
_LOW: Final = "a-zæøåäöéáü"
_ELEVEN: Final = re.compile(
    r"(?<!\d)(?=(\d(?:[ .\-/\u2009\u00a0\u2010-\u2015\u202f]?\d){10})(?!\d))"
)
_FIRST: Final = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND: Final = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_CENTURIES: Final = (1800, 1900, 2000)
_HEALTH: Final = re.compile(
    r"\b(?:diagnose\w*|diagnosis|demen[st]\w*|alzheimer\w*|parkinson\w*|kreft\w*|kreps?sjuk\w*|diabet\w*|"
    r"epilep\w+|hjerneslag\w*|slagpasient\w*|hjerteinfarkt\w*|hjertesvikt\w*|"
    r"hjertesyk\w*|hjartesjuk\w*|depresjon\w*|depriment\w*|deprimert\w*|psykos\w*|psykotisk\w*|"
    r"psykisk(?:e)? (?:syk|sjuk|lid)\w*|schizofren\w*|bipolar\w*|rusmisbruk\w*|rusavheng\w*|"
    r"alkoholi\w*|multippel sklerose|hiv\b|kols\b|funksjonsnedsett\w*|funksjonshemm\w*|"
    r"utviklingshemm\w*|syke?meld\w*|sjuke?meld\w*|sykefravær\w*|sjukefråvær\w*|uføre?\b|"
    r"uføretryg\w*|medisinliste\w*|blodtrykk\w*|gravid\w*|innlagt\b|"
    r"cancer\w*|stroke\b|depress\w+|psychos\w+|psychotic|schizophren\w*|addict\w*|"
    r"pregnan\w+|sick leave|disabilit\w+|disabled\b|hospitali[sz]ed)",
    re.IGNORECASE,
)
_DIET: Final = re.compile(
    r"\b(?:allerg\w+|cøliaki\w*|glutenfri\w*|laktosefri\w*|laktoseintol\w*|vegetar\w*|vegan\w*|"
    r"halal\w*|kosher\w*|nøttefri\w*|matpreferanse\w*|diett\w*|spesialkost\w*|coeliac\w*|"
    r"celiac\w*|gluten[- ]free|lactose[- ]free|dietary)\b",
    re.IGNORECASE,
)
_STEMS: Final = (
    "diagnos", "demen", "alzheim", "parkin", "kreft", "sjuk", "diabet", "epilep", "hjerneslag",
    "slagpas", "hjert", "hjart", "depr", "psyk", "psych", "schizo", "bipol", "rusm", "rusav",
    "alkoh", "sklero", "hiv", "kols", "hemm", "nedsett", "sykm", "sykem", "sykef", "ufør",
    "medisinl", "blodtr", "gravid", "innlagt", "cancer", "stroke", "addict", "pregn", "sick",
    "disab", "hospit", "allerg", "cøliak", "gluten", "laktos", "vegetar", "vegan", "halal",
    "kosher", "nøtte", "matpref", "diett", "spesialk", "coeliac", "celiac", "lactose",
    "dietary",
)  # fmt: skip
"""Of the words of health and diets: looked for first, since most statements have none."""
_BEGINNINGS: Final = (
    "diagnos", "demen", "alzheim", "parkin", "kreft", "krep", "diabet", "epilep", "hjerneslag",
    "slagpas", "hjert", "hjart", "depr", "psyk", "psych", "schizo", "bipol", "rusm", "rusav",
    "alkoh", "multip", "hiv", "kols", "funksjons", "utviklingsh", "sykm", "sykem", "sykef", "sjuk",
    "ufør", "medisinl", "blodtr", "gravid", "innlagt", "cancer", "stroke", "addict", "pregn",
    "sick", "disab", "hospit", "allerg", "cøliak", "gluten", "laktos", "vegetar", "vegan", "halal",
    "kosher", "nøtte", "matpref", "diett", "spesialk", "coeliac", "celiac", "lactose", "dietary",
)  # fmt: skip
"""How the first word of each begins: enough to know that a text has none of them."""
_FEW: Final = 3
_FIRST_LETTERS: Final = frozenset(one[:_FEW] for one in _BEGINNINGS)
_DIGIT: Final = re.compile(r"\d")
_ROADS: Final = (
    "(?!(?:Riks|Fylkes|Europa|Kommunal|Kommune|Gang|Sykkel|Motor|Skogs|Adkomst|Atkomst)ve[ig])"
)
_STREET: Final = re.compile(
    rf"(?<!\w)(?:{_ROADS}[{_UP}]\w{{2,}}(?:veien|vegen|gata|gaten|gate|vei|veg|stien|svingen|"
    rf"bakken|allé|alléen|kroken)|[{_UP}]\w+(?: [{_UP}]\w+)? (?:gate|gata|vei|veg|plass|allé))"
    r" \d{1,3} ?[A-Za-z]?(?!\w)"
    rf"|(?<!\w)\d{{1,4}} [{_UP}]\w+ (?:Street|Road|Avenue|Lane|Drive)\b"
)
_POSTED: Final = re.compile(
    rf"(?<!\w)[{_UP}]\w+(?: \w+){{0,2}} \d{{1,3}} ?[A-Za-z]?,? ?(?:N-|NO-)?\d{{4}} [{_UP}]\w+"
)
"""With number, postcode and place."""
_LIVES: Final = re.compile(
    r"\b(?:bor|bur|bosatt|busett|hjemme|heime|hjemm?e?adresse\w*|heime?adresse\w*|privat\w*|"
    r"lives?|living|resid\w+|home)\b",
    re.IGNORECASE,
)
_PAIR: Final = re.compile(
    rf"(?<!\w)[{_UP}][{_LOW}]+(?:-[{_UP}][{_LOW}]+)? (?:[{_UP}]\.? )?[{_UP}][{_LOW}]{{2,}}(?!\w)"
)
_NO_PERSON: Final = frozenset((
    "norge", "noreg", "norway", "norden", "innovasjon", "kommune", "kommunene", "fylkeskommune",
    "helse", "sykehus", "sykehuset", "sjukehus", "universitetet", "universitet", "høgskolen",
    "direktoratet", "europa", "europe", "as", "forskning", "teknologi", "omsorg", "vest", "øst",
    "sør", "nord", "north", "south", "east", "west", "hospital", "university", "council", "region",
))  # fmt: skip
"""Two capitals in a row that name no person have one of these."""
_END: Final = re.compile(r"[!?;\n]+|\.(?=\s|$)")


def personal_data(text: str, people: Iterable[str] = ()) -> tuple[Hit, ...]:
    """Places in free text, in its order. ``people`` are names that are known in the procurement;
    of unknown ones two capitalised words in a row count. Health, diets and a street without a
    place are only found in a sentence about somebody.
    """
    found: list[Hit] = []
    numbers = _DIGIT.search(text) is not None
    if numbers:
        found += _anywhere(text)
    low = text.casefold()
    if any(stem in low for stem in _STEMS) or (numbers and _STREET.search(text)):
        found += _about_somebody(text, people)
    return _in_order(found) if found else ()


def is_of_somebody(word: str) -> bool:
    """Whether a word, in small letters, may be of personal data. Where none of a text's words is,
    and its letters are everyday ones, ``personal_data`` finds nothing in it.
    """
    return not word.isalpha() or (word[:_FEW] in _FIRST_LETTERS and word.startswith(_BEGINNINGS))


def first_words(people: tuple[str, ...]) -> Collection[str]:
    """Of the names that ``named_in`` looks for; where none of them stands, none of the names does."""
    return _by_first_word(people).keys()


def personal_data_of_one(text: str) -> tuple[Hit, ...]:
    """Places in a field that is about one person anyway, so that no name need stand in it."""
    found = [*_anywhere(text), *_told(text, 0), *_homes(_STREET, text, 0)]
    return _in_order(found)


def _in_order(found: list[Hit]) -> tuple[Hit, ...]:
    """Each place once, however many looked there."""
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda one: (one.start, -one.end)):
        if not any(one.kind is hit.kind and hit.start < one.end for one in kept):
            kept.append(hit)
    return tuple(kept)


def _anywhere(text: str) -> Iterator[Hit]:
    for found in _ELEVEN.finditer(text):
        if is_identity_number("".join(filter(str.isdigit, found.group(1)))):
            yield Hit(found.start(1), found.end(1), PersonalKind.IDENTITY_NUMBER)
    yield from _homes(_POSTED, text, 0)


def _about_somebody(text: str, people: Iterable[str]) -> Iterator[Hit]:
    known = _by_first_word(people if isinstance(people, tuple) else tuple(people))
    start = 0
    for end in (*(one.end() for one in _END.finditer(text)), len(text)):
        sentence = text[start:end]
        told, homes = [*_told(sentence, start)], [*_homes(_STREET, sentence, start)]
        named = bool(told or homes) and _names_somebody(sentence, known)
        if named:
            yield from told
        if homes and (named or _LIVES.search(sentence)):
            yield from homes
        start = end


def _told(sentence: str, start: int) -> Iterator[Hit]:
    for pattern, kind in ((_HEALTH, PersonalKind.HEALTH), (_DIET, PersonalKind.DIET)):
        for found in pattern.finditer(sentence):
            yield Hit(start + found.start(), start + found.end(), kind)


def _homes(pattern: re.Pattern[str], text: str, start: int) -> Iterator[Hit]:
    for found in pattern.finditer(text):
        yield Hit(start + found.start(), start + found.end(), PersonalKind.HOME)


@lru_cache(maxsize=8)
def _by_first_word(people: tuple[str, ...]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Whole names by their first word; one word alone may be a council or a first name of many."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in people:
        parts = tuple(words(name))
        if len(parts) > 1 and is_somebody(name):
            found.setdefault(parts[0], []).append(parts)
    return {first: tuple(names) for first, names in found.items()}


def named_in(text: str, people: tuple[str, ...]) -> str:
    """The first of these people whose whole name stands in the text, as it stands there in small
    letters; nothing where none does.
    """
    return _named(text, _by_first_word(people))


def _names_somebody(sentence: str, known: Mapping[str, tuple[tuple[str, ...], ...]]) -> bool:
    if any(_NO_PERSON.isdisjoint(words(one.group())) for one in _PAIR.finditer(sentence)):
        return True
    return bool(_named(sentence, known))


def _named(text: str, known: Mapping[str, tuple[tuple[str, ...], ...]]) -> str:
    here = words(text)
    for at, word in enumerate(here):
        for name in known.get(word, ()):
            rest = here[at + 1 : at + len(name)]
            if len(rest) == len(name) - 1 and _same(rest, name[1:]):
                return " ".join(name)
    return ""


def _same(rest: list[str], name: tuple[str, ...]) -> bool:
    """Word for word; the last may have the ``s`` of the genitive."""
    return not name or (tuple(rest[:-1]) == name[:-1] and rest[-1] in (name[-1], f"{name[-1]}s"))


def is_identity_number(digits: str) -> bool:
    """Whether eleven digits are a Norwegian identity number (birth, D, H, or of tests and
    synthetic people): a day that exists, and both control digits (mod 11) right.
    """
    if len(digits) != 11 or not digits.isdecimal():
        return False
    numbers = [int(one) for one in digits]
    first = sum(weight * number for weight, number in zip(_FIRST, numbers, strict=False))
    second = sum(weight * number for weight, number in zip(_SECOND, numbers, strict=True))
    return first % 11 == 0 and second % 11 == 0 and _is_a_day(digits)


def _is_a_day(digits: str) -> bool:
    """A D-number adds 40 to the day, an H-number or a test number 40, 65 or 80 to the month."""
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    if day > 40:
        day -= 40
    for more in (80, 65, 40):
        if month > more:
            month -= more
            break
    return any(_exists(century + year, month, day) for century in _CENTURIES)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
