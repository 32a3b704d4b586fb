"""Policy instruments that the program knows, the office's own beside them, and what fits when."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from lupdesk.domain.phrases import Phrase
from lupdesk.domain.result_kinds import Barrier
from lupdesk.domain.results import Instrument

if TYPE_CHECKING:
    from lupdesk.domain.case import Case


class InstrumentState(StrEnum):
    """How far one may trust what is said of it."""

    VERIFIED = "verified"
    """Somebody in the office asked the agency, on a day."""
    SOURCED = "sourced"
    """From a source that is named; nobody here has asked since."""
    TO_VERIFY = "to-verify"
    NOT_YET = "not-yet"
    CLOSED = "closed"


USABLE: Final = (InstrumentState.VERIFIED, InstrumentState.SOURCED, InstrumentState.TO_VERIFY)
"""The most trusted first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownInstrument:
    """One that can be shown or suggested, in one language. Frozen, and read from the catalogue or
    made of an entry of the office's own.
    """

    code: str
    name: str
    agency: str = ""
    relieves: str = ""
    barriers: tuple[Barrier, ...] = ()
    phases: tuple[int, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    """The last day."""
    whole_years: bool = False
    """The source names years alone: the days are the first and last of them."""
    sources: tuple[str, ...] = ()
    """Numbers of the domain notes, section 9; ``G`` is general knowledge."""
    to_verify: bool = False
    verified_on: date | None = None
    own: bool = False
    """An entry of the office's own stands behind it."""
    link: str = ""
    note: str = ""

    def state(self, today: date) -> InstrumentState:
        if self.valid_to is not None and self.valid_to < today:
            return InstrumentState.CLOSED
        if self.valid_from is not None and self.valid_from > today:
            return InstrumentState.NOT_YET
        if self.verified_on is not None:
            return InstrumentState.VERIFIED
        return InstrumentState.TO_VERIFY if self.to_verify else InstrumentState.SOURCED


def known_of(one: Instrument) -> KnownInstrument:
    """The office's own entry as one that can be shown; to be verified until somebody did."""
    known = {each.value: each for each in Barrier}
    return KnownInstrument(
        code=one.code,
        name=one.name,
        agency=one.owner,
        relieves=one.relieves,
        barriers=tuple(known[code] for code in one.barriers if code in known),
        phases=tuple(int(phase) for phase in one.phases if phase.isdecimal()),
        valid_from=one.valid_from,
        valid_to=one.valid_to,
        to_verify=True,
        verified_on=one.verified_on,
        own=True,
        link=one.link,
        note=one.note,
    )


def catalogue(
    shipped: Iterable[KnownInstrument], own: Iterable[Instrument]
) -> tuple[KnownInstrument, ...]:
    """Those shipped in their order, each replaced by an entry of the office's own with its code,
    and the office's other entries after them. Of two own entries with one code the newest holds.
    """
    mine = {one.code: one for one in sorted(own, key=lambda one: one.id) if one.code}
    found = [_over(one, mine.pop(one.code, None)) for one in shipped]
    return (*found, *(known_of(one) for one in mine.values()))


def _over(shipped: KnownInstrument, own: Instrument | None) -> KnownInstrument:
    """What the source was stays to be seen, also under an entry of the office's own."""
    if own is None:
        return shipped
    entry = known_of(own)
    same_days = (own.valid_from, own.valid_to) == (shipped.valid_from, shipped.valid_to)
    return replace(entry, sources=shipped.sources, whole_years=shipped.whole_years and same_days)


def suggestions(
    known: Iterable[KnownInstrument],
    barriers: Collection[Barrier],
    phase: int | None,
    today: date,
) -> tuple[KnownInstrument, ...]:
    """Those that can be used on the day and fit one of the barriers and the phase, the most trusted
    first, then those that fit most of the barriers. Without a phase all phases fit; without
    barriers nothing is suggested. One that has ended, or has not begun, never is.
    """
    ranked = []
    for place, one in enumerate(known):
        state = one.state(today)
        fitting = len(set(one.barriers) & set(barriers))
        if state in USABLE and fitting and (phase is None or phase in one.phases):
            ranked.append((USABLE.index(state), -fitting, place, one))
    return tuple(one for *_, one in sorted(ranked, key=lambda item: item[:3]))


def instruments_of(case: Case, language: str) -> tuple[KnownInstrument, ...]:
    """All that the procurement's office knows, in words of the language."""
    return catalogue(dict(case.shipped_instruments).get(language, ()), case.instruments)


def names_of_instruments(case: Case, language: str) -> Mapping[str, str]:
    """By code; what has no name in the language is not there."""
    return {one.code: one.name for one in instruments_of(case, language) if one.name.strip()}


def state_words(one: KnownInstrument, today: date) -> Phrase:
    """How far one may trust it, with the day or the source; of one that has ended its last day."""
    state = one.state(today)
    if state is InstrumentState.VERIFIED and one.verified_on is not None:
        return Phrase.of("instrument.verified-on", day=one.verified_on)
    if state is InstrumentState.SOURCED:
        return Phrase.of("instrument.sourced", sources=", ".join(one.sources))
    if state is InstrumentState.CLOSED and one.valid_to is not None:
        if one.whole_years:
            return Phrase.of("instrument.closed-year", year=one.valid_to.year)
        return Phrase.of("instrument.closed-on", day=one.valid_to)
    return Phrase(f"instrument-state.{state}")


def valid_words(one: KnownInstrument) -> Phrase:
    """From when to when, as exactly as it is known."""
    first, last = one.valid_from, one.valid_to
    if first is not None and last is not None:
        if one.whole_years:
            return Phrase.of("instrument.valid-years", first=first.year, last=last.year)
        return Phrase.of("instrument.valid-between", first=first, last=last)
    if first is not None:
        if one.whole_years:
            return Phrase.of("instrument.begins-year", year=first.year)
        return Phrase.of("instrument.begins", day=first)
    if last is not None:
        return Phrase.of("instrument.valid-until", day=last)
    return Phrase("instrument.valid-unstated")
