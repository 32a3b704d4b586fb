"""What two laptops said differently: which of it is listed, what stands, and how it is decided."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from lupdesk.desk import inputs, minutes
from lupdesk.desk.cases import read_case
from lupdesk.desk.differences import Difference, differences, differences_of, settle
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import MinutesState, Secrecy
from lupdesk.domain.partings import Why
from lupdesk.domain.things import Input, Meeting, Minutes, Procurement, Supplier
from tests.joining.laptops import Laptop, exchange, inputs_of, seen, until_all_have_all
from tests.store.soundness import assert_sound

Pair = tuple[Laptop, Laptop]


def both(pair: Pair) -> None:
    """Whatever comes last, the two have the same."""
    until_all_have_all(list(pair))
    assert seen(pair[0]) == seen(pair[1])
    for one in pair:
        assert_sound(one.desk)


def the_one(laptop: Laptop) -> Difference:
    (found,) = differences(laptop.desk)
    return found


def edit(laptop: Laptop, id: UUID, seconds: float = 1, **fields: Any) -> None:
    laptop.clock.go_on(seconds)
    inputs.edit_input(laptop.desk, id, **fields)


def test_different_fields_of_one_statement_both_win(pair: Pair) -> None:
    a, b = pair
    id = inputs_of(a)[0]
    edit(a, id, text="omskrevet på a")
    edit(b, id, speaker="Berit")
    both(pair)
    one = a.desk.the(Input, id)
    assert (one.text, one.speaker) == ("omskrevet på a", "Berit")
    assert differences(a.desk) == []


def test_the_same_field_is_listed_and_the_later_clock_stands(pair: Pair) -> None:
    a, b = pair
    id = inputs_of(a)[0]
    edit(a, id, 1, text="på a")
    edit(b, id, 2, text="på b")
    both(pair)
    for laptop in pair:
        found = the_one(laptop)
        assert (found.why, found.fields) == (Why.CHANGED, ("text",))
        assert laptop.desk.the(Input, id).text == "på b"
        assert (found.standing.author, found.standing.values["text"]) == ("b", "på b")
        assert (found.other.author, found.other.values["text"]) == ("a", "på a")
        # and the one that lost is in the statement's history
        assert "på a" in [line.after for line in laptop.desk.history(id)]


def test_equal_clocks_are_decided_alike_on_both(pair: Pair) -> None:
    a, b = pair
    id = inputs_of(a)[0]
    for number in range(8):
        edit(a, id, 1, text=f"a{number}")
        edit(b, id, 1, text=f"b{number}")
    first = [laptop.db.execute("SELECT max(clock) FROM act").fetchone() for laptop in pair]
    assert first[0] == first[1], "the clocks are equal, or the test tests nothing"
    both(pair)


def test_a_decision_goes_on_to_the_other_and_can_be_undone(pair: Pair) -> None:
    a, b = pair
    id = inputs_of(a)[0]
    edit(a, id, 1, text="på a")
    edit(b, id, 2, text="på b")
    exchange(b, a)
    settle(a.desk, the_one(a), other=True)
    assert a.desk.the(Input, id).text == "på a"
    assert differences(a.desk) == []
    assert a.desk.undo_label == Act.SETTLE_DIFFERENCE.code
    a.desk.undo()
    assert a.desk.the(Input, id).text == "på b"
    assert the_one(a).other.values["text"] == "på a"
    a.desk.redo()
    assert differences(a.desk) == []
    both(pair)
    assert b.desk.the(Input, id).text == "på a"
    assert differences(b.desk) == []


def test_to_keep_what_stands_is_a_decision_too(pair: Pair) -> None:
    a, b = pair
    id = inputs_of(a)[0]
    edit(a, id, 1, text="på a")
    edit(b, id, 2, text="på b")
    exchange(b, a)
    settle(a.desk, the_one(a), other=False)
    both(pair)
    assert [one.desk.the(Input, id).text for one in pair] == ["på b", "på b"]
    assert [differences(one.desk) for one in pair] == [[], []]


def test_who_changes_the_field_anew_has_decided(pair: Pair) -> None:
    a, b = pair
    id = inputs_of(a)[0]
    edit(a, id, 1, text="på a")
    edit(b, id, 2, text="på b")
    exchange(b, a)
    edit(a, id, 5, text="begge deler")
    both(pair)
    assert [differences(one.desk) for one in pair] == [[], []]


def test_two_opposite_decisions_are_a_difference_again(pair: Pair) -> None:
    a, b = pair
    id = inputs_of(a)[0]
    edit(a, id, 1, text="på a")
    edit(b, id, 2, text="på b")
    until_all_have_all(list(pair))
    settle(a.desk, the_one(a), other=True)
    settle(b.desk, the_one(b), other=False)
    both(pair)
    assert {the_one(a).standing.values["text"], the_one(a).other.values["text"]} == {"på a", "på b"}


def test_the_same_value_on_both_is_no_difference(pair: Pair) -> None:
    a, b = pair
    id = inputs_of(a)[0]
    edit(a, id, text="likt")
    edit(b, id, text="likt")
    both(pair)
    assert differences(a.desk) == []


@pytest.mark.parametrize("remover", [0, 1])
def test_removed_on_one_and_changed_on_the_other(pair: Pair, remover: int) -> None:
    here, there = pair[remover], pair[1 - remover]
    id = inputs_of(here)[0]
    here.clock.go_on(3)
    inputs.remove_inputs(here.desk, [id])
    edit(there, id, 1 + 5 * remover, text="viktig rettelse")
    both(pair)
    found = the_one(here)
    assert (found.why, found.standing.values) == (Why.REMOVED, {"deleted": True})
    assert here.desk.get(Input, id) is None
    settle(here.desk, found, other=True)
    assert here.desk.the(Input, id).text == "viktig rettelse"
    both(pair)
    assert differences(there.desk) == []
    assert there.desk.the(Input, id).text == "viktig rettelse"


def test_removed_while_the_other_spoke_in_it(pair: Pair) -> None:
    a, b = pair
    meeting = a.desk.all(Meeting)[1].id
    procurement = a.desk.all(Procurement)[0].id
    with a.desk.act(Act.REMOVE_MEETING) as act:
        act.remove(Meeting, meeting)
    id = inputs.add_input(b.desk, procurement, text="sagt i møtet", meeting=meeting)
    both(pair)
    for laptop in pair:
        found = the_one(laptop)
        assert (found.why, found.thing, found.id) == (Why.LEANT_ON, Meeting, meeting)
        assert laptop.desk.the(Input, id).meeting == meeting
    settle(b.desk, the_one(b), other=True)
    assert b.desk.get(Meeting, meeting) is not None
    both(pair)
    assert differences(a.desk) == []


def test_let_out_on_one_and_reworded_on_the_other(pair: Pair) -> None:
    a, b = pair
    id = inputs_of(a)[0]
    a.clock.go_on(5)
    inputs.set_secrecy(a.desk, [id], Secrecy.OPEN)
    edit(b, id, 1, text="med pris 412 kroner")
    both(pair)
    found = the_one(a)
    assert found.why is Why.ASSESSED
    settle(a.desk, found, other=True)
    assert a.desk.the(Input, id).secrecy is Secrecy.UNASSESSED
    both(pair)
    assert differences(b.desk) == []


def test_who_let_it_out_in_the_knowledge_of_the_words_decided(pair: Pair) -> None:
    a, b = pair
    id = inputs_of(a)[0]
    inputs.set_secrecy(a.desk, [id], Secrecy.OPEN)
    edit(b, id, text="nye ord")
    exchange(b, a)
    assert the_one(a).why is Why.ASSESSED
    inputs.set_secrecy(a.desk, [id], Secrecy.ANONYMISE)
    assert differences(a.desk) == []


def approve(laptop: Laptop) -> None:
    laptop.clock.go_on(1)
    minutes.approve_minutes(laptop.desk, laptop.desk.all(Meeting)[0].id)


def test_reworded_on_one_while_the_minutes_were_approved_on_the_other(pair: Pair) -> None:
    a, b = pair
    id = next(one.id for one in a.desk.all(Input) if one.meeting == a.desk.all(Meeting)[0].id)
    before = a.desk.the(Input, id).text
    approve(a)
    edit(b, id, 9, text="omskrevet for sent")
    both(pair)
    for laptop in pair:
        found = the_one(laptop)
        assert (found.why, found.other.values) == (Why.LOCKED, {"text": before})
    settle(b.desk, the_one(b), other=True)
    assert b.desk.the(Input, id).text == before
    both(pair)
    assert differences(a.desk) == []


def test_two_approvals_are_one_or_the_other_and_never_a_mixture(pair: Pair) -> None:
    a, b = pair
    id = next(one.id for one in a.desk.all(Input) if one.meeting == a.desk.all(Meeting)[0].id)
    approve(a)
    edit(b, id, 2, text="med andre ord")
    minutes.send_minutes(b.desk, b.desk.all(Meeting)[0].id)
    b.clock.go_on(5)
    approve(b)
    both(pair)
    moved = next(one for one in differences(a.desk) if one.why is Why.MOVED)
    kept = a.desk.all(Minutes)[0]
    assert (kept.state, kept.approved_by, kept.version) == (MinutesState.APPROVED, "b", 2)
    assert "med andre ord" in kept.frozen
    settle(a.desk, moved, other=True)
    both(pair)
    for laptop in pair:
        kept = laptop.desk.all(Minutes)[0]
        assert (kept.state, kept.approved_by, kept.version) == (MinutesState.APPROVED, "a", 1)
        assert "med andre ord" not in kept.frozen
        assert Why.MOVED not in {one.why for one in differences(laptop.desk)}


def test_minutes_that_both_drafted_apart(pair: Pair) -> None:
    """Neither had a draft when the desk was copied: two rows for one meeting."""
    a = pair[0]
    meeting = a.desk.all(Meeting)[1].id
    for laptop in pair:
        laptop.clock.go_on(1)
        minutes.draft_minutes(laptop.desk, meeting)
        minutes.send_minutes(laptop.desk, meeting)
    minutes.approve_minutes(a.desk, meeting)
    both(pair)
    for laptop in pair:
        found = the_one(laptop)
        assert (found.why, found.other.author) == (Why.MOVED, "b")
        assert minutes.the_minutes(laptop.desk, meeting).approved_by == "a"
        case = read_case(laptop.desk, laptop.desk.all(Procurement)[0].id)
        assert [one.approved_by for one in case.minutes if one.meeting == meeting] == ["a"]
    settle(a.desk, the_one(a), other=True)
    assert minutes.the_minutes(a.desk, meeting).state is MinutesState.IN_REVIEW
    a.desk.undo()
    settle(a.desk, the_one(a), other=False)
    both(pair)
    for laptop in pair:
        assert differences(laptop.desk) == []
        assert len(laptop.desk.all(Minutes, meeting=meeting)) == 1


def test_two_drafts_that_nobody_was_sent_are_no_difference(pair: Pair) -> None:
    meeting = pair[0].desk.all(Meeting)[1].id
    for laptop in pair:
        minutes.draft_minutes(laptop.desk, meeting)
    both(pair)
    assert differences(pair[0].desk) == []
    first, second = (minutes.the_minutes(laptop.desk, meeting).id for laptop in pair)
    assert first == second


def test_bookkeeping_is_not_listed(pair: Pair) -> None:
    id = inputs_of(pair[0])[0]
    for one, position in zip(pair, (8.0, 9.0), strict=True):
        edit(one, id, position=position)
    both(pair)
    assert differences(pair[0].desk) == []


def test_what_is_left_of_one_thing_can_be_asked_for(pair: Pair) -> None:
    a, b = pair
    first, second = inputs_of(a)
    edit(a, first, 1, text="på a")
    edit(b, first, 2, text="på b")
    both(pair)
    assert [one.id for one in differences_of(a.desk, [first])] == [first]
    assert differences_of(a.desk, [second]) == []


def test_a_third_laptop_lists_what_the_other_two_said(pair: Pair, start: Any) -> None:
    a, b = pair
    c = Laptop("c", start)
    firm = a.desk.all(Supplier)[0].id
    for laptop in pair:
        laptop.clock.go_on(1)
        with laptop.desk.act(Act.EDIT_SUPPLIER) as act:
            act.set(Supplier, firm, trade=f"fag på {laptop.name}")
    exchange(b, a)
    exchange(a, c)
    assert the_one(c).fields == ("trade",)
    until_all_have_all([a, b, c])
    assert seen(a) == seen(c)
    c.close()


def test_until_it_is_decided_the_stricter_level_holds_for_papers(pair: Pair) -> None:
    """The later clock let it out; no paper does before a person has agreed."""
    a, b = pair
    id = inputs_of(a)[0]
    procurement = a.desk.all(Procurement)[0].id
    inputs.set_secrecy(a.desk, [id], Secrecy.SECRET)
    b.clock.go_on(60)
    inputs.set_secrecy(b.desk, [id], Secrecy.OPEN)
    both(pair)
    assert a.desk.the(Input, id).secrecy is Secrecy.OPEN
    assert level_in_papers(a, procurement, id) is Secrecy.SECRET
    settle(a.desk, the_one(a), other=False)
    assert level_in_papers(a, procurement, id) is Secrecy.OPEN


def test_reworded_since_it_was_let_out_it_stays_in_until_it_is_decided(pair: Pair) -> None:
    a, b = pair
    id = inputs_of(a)[0]
    procurement = a.desk.all(Procurement)[0].id
    inputs.set_secrecy(a.desk, [id], Secrecy.OPEN)
    edit(b, id, text="med pris 412 kroner")
    both(pair)
    assert level_in_papers(b, procurement, id) is Secrecy.UNASSESSED
    settle(b.desk, the_one(b), other=False)
    assert level_in_papers(b, procurement, id) is Secrecy.OPEN


def level_in_papers(laptop: Laptop, procurement: UUID, id: UUID) -> Secrecy:
    case = read_case(laptop.desk, procurement)
    return next(one.secrecy for one in case.inputs if one.id == id)
