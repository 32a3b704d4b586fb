from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from lupdesk.desk.instruments import CATALOGUES, shipped
from lupdesk.domain.instruments import (
    USABLE,
    InstrumentState,
    KnownInstrument,
    catalogue,
    known_of,
    state_words,
    suggestions,
    valid_words,
)
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.result_kinds import Barrier
from lupdesk.domain.results import Instrument
from tests.domain.small_case import uid

TODAY: Final = date(2027, 4, 1)
DAYS: Final = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2028, 1, 1)))
KNOWN: Final = st.builds(
    KnownInstrument,
    code=st.uuids().map(str),
    name=st.just("N"),
    barriers=st.lists(st.sampled_from(Barrier), max_size=4).map(tuple),
    phases=st.lists(st.integers(0, 9), max_size=4).map(tuple),
    valid_from=DAYS,
    valid_to=DAYS,
    to_verify=st.booleans(),
    verified_on=DAYS,
)


def by_code(language: str = "nb") -> dict[str, KnownInstrument]:
    return {one.code: one for one in shipped(language)}


def test_the_shipped_catalogue_holds_what_the_notes_name_and_no_more() -> None:
    assert list(by_code()) == [
        "innovation-partnership", "innovation-contracts", "environmental-technology", "enova",
        "research-public-sector", "pre-commercial", "startoff", "joint-buying", "staged-contract",
        "skattefunn", "regional-research-funds", "klimasats",
    ]  # fmt: skip


def test_it_says_the_same_in_both_languages() -> None:
    nb, en = (shipped(language) for language in CATALOGUES)
    for one, other in zip(nb, en, strict=True):
        bare = {"name": "", "agency": "", "relieves": "", "note": ""}
        assert replace(one, **bare) == replace(other, **bare)  # type: ignore[arg-type]
        for name in bare:
            assert bool(getattr(one, name)) == bool(getattr(other, name)), (one.code, name)
        assert one.name


def test_each_names_its_source_and_general_knowledge_is_to_be_verified() -> None:
    for one in shipped("nb"):
        assert one.sources
        assert all(re.fullmatch(r"G|S\d+[a-z]?", source) for source in one.sources)
        assert one.to_verify == (one.sources == ("G",))
        assert one.verified_on is None, "nobody in the office has asked"


def test_where_no_source_says_what_it_relieves_it_fits_nothing() -> None:
    unknown = [one for one in shipped("nb") if not one.relieves]
    assert [one.code for one in unknown] == ["skattefunn", "regional-research-funds", "klimasats"]
    assert all(not one.barriers and not one.phases for one in unknown)


def test_years_are_those_of_the_sources() -> None:
    dated = {code: valid_words(one) for code, one in by_code().items() if one.whole_years}
    assert dated == {
        "innovation-partnership": Phrase.of("instrument.begins-year", year=2017),
        "startoff": Phrase.of("instrument.valid-years", first=2020, last=2024),
    }


def test_one_that_was_wound_up_is_closed_with_its_year_and_never_suggested() -> None:
    startoff = by_code()["startoff"]
    assert startoff.state(TODAY) is InstrumentState.CLOSED
    assert state_words(startoff, TODAY) == Phrase.of("instrument.closed-year", year=2024)
    found = suggestions(shipped("nb"), startoff.barriers, 6, TODAY)
    assert found
    assert startoff not in found
    assert startoff in suggestions(shipped("nb"), startoff.barriers, 6, date(2023, 5, 1))


def test_a_closed_day_is_told_exactly_where_it_is_known() -> None:
    one = KnownInstrument(code="a", name="A", valid_to=date(2027, 3, 31))
    assert state_words(one, TODAY) == Phrase.of("instrument.closed-on", day=date(2027, 3, 31))
    assert one.state(date(2027, 3, 31)) is InstrumentState.SOURCED, "the last day still counts"


def test_the_offices_entry_stands_in_the_place_of_the_shipped_one() -> None:
    own = Instrument(id=uid(1), code="enova", name="Enova nå", verified_on=TODAY, phases=("6", "x"))
    more = Instrument(id=uid(2), code="fond", name="Fondet")
    found = catalogue(shipped("nb"), (more, own))
    assert len(found) == len(shipped("nb")) + 1
    mine = {one.code: one for one in found}
    assert found[3] == mine["enova"]
    assert mine["enova"].name == "Enova nå"
    assert mine["enova"].sources == ("S10a",), "what the source was stays to be seen"
    assert mine["enova"].phases == (6,)
    assert mine["enova"].state(TODAY) is InstrumentState.VERIFIED
    assert mine["fond"].state(TODAY) is InstrumentState.TO_VERIFY


def test_of_two_entries_from_two_laptops_the_newest_holds() -> None:
    entries = [Instrument(id=uid(n), code="enova", name=f"nr {n}") for n in (2, 9, 5)]
    assert {one.name for one in catalogue((), entries)} == {"nr 9"}


def test_unknown_kinds_of_barrier_of_a_newer_program_are_left_out() -> None:
    own = Instrument(id=uid(1), code="a", name="A", barriers=("L-VOL", "X-NEW"))
    assert known_of(own).barriers == (Barrier.VOLUME,)


@given(st.lists(KNOWN, max_size=8), st.sets(st.sampled_from(Barrier)), st.integers(0, 9))
def test_suggestions_fit_the_day_the_barrier_and_the_phase(
    known: list[KnownInstrument], barriers: set[Barrier], phase: int
) -> None:
    found = suggestions(known, barriers, phase, TODAY)
    for one in found:
        assert one.valid_from is None or one.valid_from <= TODAY
        assert one.valid_to is None or one.valid_to >= TODAY
        assert set(one.barriers) & barriers
        assert phase in one.phases
    trust = [USABLE.index(one.state(TODAY)) for one in found]
    assert trust == sorted(trust), "the most trusted first"
    left = [one for one in known if one not in found]
    for one in left:
        fits = set(one.barriers) & barriers and phase in one.phases
        assert not fits or one.state(TODAY) not in USABLE


def test_tomorrow_is_not_yet() -> None:
    one = KnownInstrument(code="a", name="A", valid_from=TODAY + timedelta(days=1))
    assert one.state(TODAY) is InstrumentState.NOT_YET


def test_the_file_says_nothing_beside_what_is_read() -> None:
    text = (Path(__file__).parents[2] / "resources/instruments/catalogue.toml").read_text("utf-8")
    keys = {line.split(" = ")[0] for line in text.splitlines() if " = " in line and line[0] != "#"}
    assert keys == {
        "code", "name.nb", "name.en", "agency.nb", "agency.en", "relieves.nb", "relieves.en",
        "note.nb", "note.en", "barriers", "phases", "from_year", "to_year", "sources", "verify",
    }  # fmt: skip
