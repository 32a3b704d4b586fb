"""Search in every kind of thing, in all procurements, with the procurement named beside."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from lupdesk.desk import answering, guides, inputs, meetings, procurements, suppliers
from lupdesk.desk.instruments import id_of
from lupdesk.desk.searching import Hit, HitKind, find, find_kinds
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import MeetingKind
from lupdesk.domain.results import (
    Insight,
    Instrument,
    Lesson,
    Measure,
    Requirement,
    Risk,
    Target,
    Theme,
)
from lupdesk.domain.things import Attachment, Sending
from lupdesk.store import named

MADE: dict[HitKind, tuple[type[Any], dict[str, Any]]] = {
    HitKind.THEME: (Theme, {"name": "Åpne grensesnitt"}),
    HitKind.INSIGHT: (Insight, {"heard": "De vil ha åpne grensesnitt"}),
    HitKind.MEASURE: (Measure, {"title": "Kreve åpne grensesnitt", "owner": "Tor"}),
    HitKind.REQUIREMENT: (Requirement, {"text": "Løsningen har åpne grensesnitt"}),
    HitKind.RISK: (Risk, {"what": "Ingen åpne grensesnitt"}),
    HitKind.BENEFIT: (Target, {"what": "Åpne grensesnitt i bruk", "baseline": "0", "target": "9"}),
    HitKind.LESSON: (Lesson, {"text": "Spør om åpne grensesnitt før"}),
    HitKind.PAPER: (Sending, {"file_name": "Åpne grensesnitt.pdf"}),
    HitKind.FILE: (Attachment, {"name": "åpne grensesnitt.docx"}),
}


@pytest.fixture
def other(desk: Desk, procurement: UUID) -> UUID:
    """Everything lies in a procurement that is not the newest, nor the one that is open."""
    procurements.add_procurement(desk, reference="P-3", title="Siste")
    with desk.act(Act.EDIT_PROCUREMENT) as act:
        for thing, values in MADE.values():
            act.add(thing, procurement=procurement, **values)
        act.add(Instrument, code="X", name="Åpne grensesnitt-ordningen", owner="Digdir")
    guides.add_question(desk, procurement, "Hvilke åpne grensesnitt finnes?", "Grensesnitt")
    answering.add_answer(desk, procurement, question="Er åpne grensesnitt et krav?", answer="Ja")
    inputs.add_input(desk, procurement, text="Vi har åpne grensesnitt")
    return procurement


@pytest.mark.parametrize("typed", ["åpne gren", "ÅPNE grensesnitt", "grens åpn"])
def test_every_kind_is_found_with_its_procurement(desk: Desk, other: UUID, typed: str) -> None:
    hits = find(desk, typed)
    assert {one.kind for one in hits} == {
        *MADE, HitKind.INPUT, HitKind.INSTRUMENT, HitKind.QUESTION, HitKind.ANSWER,
    }  # fmt: skip
    for one in hits:
        if one.kind is HitKind.INSTRUMENT:
            assert (one.procurement, one.case, one.detail) == (None, "", "Digdir")
        else:
            assert (one.procurement, one.case) == (other, "Trygg hverdag")
    assert [one.kind for one in hits] == sorted((one.kind for one in hits), key=list(HitKind).index)


def test_a_kind_that_is_not_asked_for_does_not_come(desk: Desk, other: UUID) -> None:
    hits = find_kinds(desk, "åpne", (HitKind.RISK, HitKind.BENEFIT), limit=5)
    assert [(one.kind, one.detail) for one in hits] == [
        (HitKind.RISK, ""), (HitKind.BENEFIT, "0 → 9"),
    ]  # fmt: skip


def test_a_word_is_found_from_its_beginning_and_not_from_its_middle(
    desk: Desk, other: UUID
) -> None:
    assert find(desk, "snitt") == []
    assert find(desk, "apne") == [], "å is a letter of its own"


def test_what_was_removed_is_not_found(desk: Desk, other: UUID) -> None:
    with desk.act(Act.EDIT_PROCUREMENT) as act:
        for thing, _ in MADE.values():
            act.remove(thing, desk.all(thing)[0].id)
    kinds = {one.kind for one in find(desk, "åpne")}
    assert kinds.isdisjoint(MADE)
    procurements.remove_procurement(desk, other)
    assert {one.kind for one in find(desk, "åpne")} <= {HitKind.INPUT, HitKind.INSTRUMENT}


def test_the_newest_comes_first_and_no_more_than_asked_for(desk: Desk, procurement: UUID) -> None:
    with desk.act(Act.EDIT_PROCUREMENT) as act:
        for n in range(9):
            act.add(Measure, procurement=procurement, title=f"Tiltak {n}")
    titles = [one.title for one in find_kinds(desk, "tiltak", (HitKind.MEASURE,), limit=3)]
    assert titles == ["Tiltak 8", "Tiltak 7", "Tiltak 6"]


def test_signs_of_the_query_language_are_letters_like_others(desk: Desk, procurement: UUID) -> None:
    with desk.act(Act.EDIT_PROCUREMENT) as act:
        act.add(Measure, procurement=procurement, title="100 % strøm")
    assert [one.title for one in find(desk, "100%")] == ["100 % strøm"]
    for typed in ("%", "_", "' OR 1=1 --", '"'):
        assert find(desk, typed) == []


def test_a_meeting_without_a_title_goes_by_its_suppliers(desk: Desk, procurement: UUID) -> None:
    firms = [suppliers.add_supplier(desk, name=name) for name in ("Nordlys AS", "Nordvind AS")]
    both = meetings.add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, suppliers=firms, start=desk.now()
    )
    (hit,) = find_kinds(desk, "nord", (HitKind.MEETING,), limit=5)
    assert hit == Hit(
        HitKind.MEETING, both, "Nordlys AS, Nordvind AS", "2027-03-16", procurement,
        case="Trygg hverdag",
    )  # fmt: skip


def test_every_kind_but_the_inputs_is_looked_for_by_name() -> None:
    assert {one.value for one in HitKind} - {"input"} == set(named.KINDS)


def test_an_instrument_of_the_catalogue_is_found_by_its_agency(desk: Desk) -> None:
    hits = [one for one in find(desk, "enov") if one.kind is HitKind.INSTRUMENT]
    assert [one.detail for one in hits] == ["Enova"]
    assert hits[0].id == id_of("enova")
