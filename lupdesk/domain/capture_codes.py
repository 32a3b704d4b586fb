"""The codes of the capture line, in one table: the grammar, the keys help and the user guide read it.

A *short* code is no word of ordinary speech and counts anywhere in the line. A *word* ("pris!",
"krav!") may well end a sentence, so it counts only at the head of the line, before any text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lupdesk.domain.kinds import InputKind, InputType, Secrecy, Voice

Meaning = InputType | InputKind | Voice | Secrecy


@dataclass(frozen=True, slots=True)
class Code:
    """``short`` and ``words`` without the ending ``!``; ``short`` may be empty."""

    meaning: Meaning
    short: str
    words: tuple[str, ...]

    @property
    def shown(self) -> str:
        """How the code is written in help and in the completion."""
        return f"{self.short or self.words[0]}!"


KIND_CODES: Final = (
    Code(InputKind.GIVEN, "i", ("ny", "opplysning", "given", "told")),
    Code(InputKind.ACTION, "a", ("tiltak", "action", "todo")),
    Code(InputKind.DECISION, "v", ("vedtak", "beslutning", "decision")),
)

TYPE_CODES: Final = (
    Code(InputType.BAR, "b", ("bar", "barriere", "hinder", "barrier")),
    Code(InputType.OPP, "m", ("opp", "mulighet", "mulighetsrom", "opportunity")),
    Code(InputType.RISK, "r", ("risk", "risiko")),
    Code(InputType.NEED, "n", ("need", "behov")),
    Code(InputType.SOL, "l", ("sol", "løsning", "solution")),
    Code(InputType.ALT, "al", ("alt", "alternativ", "alternative")),
    Code(InputType.COST, "p", ("cost", "pris", "kostnad", "price")),
    Code(InputType.TIME, "t", ("time", "tid", "tidsplan")),
    Code(InputType.REQ, "k", ("req", "krav", "standard", "requirement")),
    Code(InputType.EVAL, "e", ("eval", "evaluering", "tildeling", "award")),
    Code(InputType.CONTR, "ko", ("contr", "kontrakt", "contract")),
    Code(InputType.PROC, "pr", ("proc", "prosedyre", "prosess", "procedure")),
    Code(InputType.SUST, "bk", ("sust", "bærekraft", "klima", "miljø", "sustainability")),
    Code(
        InputType.INTEG,
        "it",
        ("integ", "integrasjon", "sikkerhet", "personvern", "security"),
    ),
    Code(InputType.TRL, "trl", ("modenhet", "maturity")),
    Code(InputType.ORG, "o", ("org", "innføring", "opplæring", "adoption")),
    Code(InputType.BEN, "g", ("ben", "gevinst", "benefit")),
    Code(InputType.INSTR, "vm", ("instr", "virkemiddel", "finansiering", "funding")),
    Code(InputType.Q, "s", ("q", "?", "spørsmål", "question")),
    Code(InputType.INFO, "f", ("info", "fakta", "fact")),
)

VOICE_CODES: Final = (
    Code(Voice.QUOTE, '"', ("sitat", "quote")),
    Code(Voice.READING, "~", ("tolk", "tolket", "reading")),
    Code(Voice.OWN, "=", ("egne", "own")),
)

SECRECY_WORDS: Final[dict[Secrecy, tuple[str, ...]]] = {
    Secrecy.OPEN: ("åpen", "open", "apen"),
    Secrecy.ANONYMISE: ("anonymiseres", "anonymise"),
    Secrecy.SECRET: ("hemmelig", "taushetsbelagt", "secret"),
    Secrecy.INTERNAL: ("intern", "internal"),
    Secrecy.UNASSESSED: ("ikke-vurdert", "uvurdert", "unassessed"),
}
"""Written after ``§``; two letters or more of a word are enough when only one level fits."""

SECRECY_CODES: Final = (
    Code(Secrecy.SECRET, "", ("hem", "hemmelig", "secret")),
    Code(Secrecy.ANONYMISE, "", ("anon", "anonym")),
    Code(Secrecy.INTERNAL, "", ("intern", "internal")),
    Code(Secrecy.OPEN, "", ("åpen", "open")),
)
"""For a keyboard that has no ``§``."""

SECRECY_SHORT: Final[dict[Secrecy, str]] = {
    Secrecy.SECRET: "§hem",
    Secrecy.ANONYMISE: "§anon",
    Secrecy.INTERNAL: "§int",
    Secrecy.OPEN: "§åpen",
    Secrecy.UNASSESSED: "§ikke",
}

ALL_CODES: Final = KIND_CODES + TYPE_CODES + VOICE_CODES + SECRECY_CODES


def _by_short() -> dict[str, Meaning]:
    return {code.short: code.meaning for code in ALL_CODES if code.short}


def _by_word() -> dict[str, Meaning]:
    return {word: code.meaning for code in ALL_CODES for word in code.words}


SHORT: Final[dict[str, Meaning]] = _by_short()
WORDS: Final[dict[str, Meaning]] = _by_word()

WEEKDAYS: Final[dict[str, int]] = {
    "mandag": 0, "monday": 0, "tirsdag": 1, "tuesday": 1, "onsdag": 2, "wednesday": 2,
    "torsdag": 3, "thursday": 3, "fredag": 4, "friday": 4, "lørdag": 5, "saturday": 5,
    "søndag": 6, "sunday": 6,
}  # fmt: skip
"""Monday is 0, as in ``date.weekday``."""
