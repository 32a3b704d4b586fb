"""Statements that look like what is said in a dialogue: a Norwegian vocabulary, Zipf distributed."""

from __future__ import annotations

import random
from itertools import accumulate
from typing import Final

_COMMON: Final = [
    "og",
    "i",
    "det",
    "er",
    "som",
    "på",
    "til",
    "å",
    "for",
    "av",
    "at",
    "med",
    "ikke",
    "en",
    "de",
    "kan",
    "har",
    "vi",
    "må",
    "om",
    "den",
    "et",
    "blir",
    "skal",
    "fra",
    "eller",
    "være",
    "bør",
    "når",
    "men",
    "også",
    "ved",
    "hvis",
    "mer",
    "enn",
    "dette",
    "bare",
    "ut",
    "over",
    "etter",
    "alle",
    "uten",
    "mot",
    "flere",
    "før",
    "mellom",
    "noen",
    "hver",
    "andre",
    "nye",
    "samme",
    "egen",
    "store",
    "små",
    "må",
    "får",
]
_FIRST: Final = [
    "anskaffelse",
    "kontrakt",
    "leverandør",
    "kommune",
    "tjeneste",
    "løsning",
    "bruker",
    "pasient",
    "alarm",
    "sensor",
    "data",
    "grensesnitt",
    "integrasjon",
    "drift",
    "pris",
    "kostnad",
    "volum",
    "risiko",
    "ansvar",
    "gevinst",
    "krav",
    "referanse",
    "kvalitet",
    "nett",
    "dekning",
    "batteri",
    "lås",
    "natt",
    "hjemme",
    "respons",
    "senter",
    "vakt",
    "beredskap",
    "plan",
    "pilot",
    "test",
    "behov",
    "effekt",
    "måling",
    "klima",
    "energi",
    "avfall",
    "transport",
    "lager",
    "ruter",
    "bemanning",
    "opplæring",
    "støtte",
    "vedlikehold",
    "lisens",
    "sikkerhet",
    "personvern",
    "helse",
    "omsorg",
    "velferd",
    "innovasjon",
    "marked",
    "dialog",
    "møte",
    "frist",
    "tilbud",
    "evaluering",
    "språk",
    "åpen",
    "øko",
    "ærlig",
    "årsak",
    "båt",
    "fjord",
    "øy",
]
_LAST: Final = [
    "s",
    "sen",
    "ene",
    "er",
    "en",
    "et",
    "sprosess",
    "splan",
    "skrav",
    "smodell",
    "sgrunnlag",
    "sform",
    "sansvar",
    "sbehov",
    "skostnad",
    "svilkår",
    "sløsning",
    "sanlegg",
    "srapport",
    "sgruppe",
    "spunkt",
    "sdata",
    "sstøtte",
    "snivå",
    "stid",
    "steam",
    "sfeil",
    "sutvikling",
    "soversikt",
    "sprøve",
    "sordning",
    "savtale",
    "skjede",
    "smål",
    "stilgang",
    "søknad",
]
_SAMI: Final = [
    "čállit",
    "đuođđi",
    "ŋuolla",
    "šaddat",
    "ŧuvkie",
    "žirku",
    "Guovdageaidnu",
    "Kárášjohka",
]


def vocabulary() -> list[str]:
    """About 60 000 words, the common ones first."""
    chance = random.Random(7)
    compounds = [a + b for a in _FIRST for b in _FIRST if a != b]
    built = [*_FIRST, *(a + b for a in _FIRST for b in _LAST), *compounds]
    built += [a + b for a in compounds for b in chance.sample(_LAST, 12)]
    head, tail = built[: len(_FIRST)], built[len(_FIRST) :]
    chance.shuffle(tail)
    return [*_COMMON, *head, *_SAMI, *dict.fromkeys(tail)]


class Speech:
    """Draws statements of 6 to 34 words; the same seed says the same."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self.words: Final = vocabulary()
        self._weights = list(accumulate(1 / (rank + 4) for rank in range(len(self.words))))

    def statement(self) -> str:
        count = self._chance.randint(6, 34)
        said = self._chance.choices(self.words, cum_weights=self._weights, k=count)
        return " ".join(said).capitalize() + "."

    def word(self) -> str:
        """A word as people search: by how often it is said, but not the commonest of all."""
        return self._chance.choices(self.words, cum_weights=self._weights)[0]
