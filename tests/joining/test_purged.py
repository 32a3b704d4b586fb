"""What was purged on one laptop is gone on all of them, and no parcel brings it back."""

from __future__ import annotations

import json

from lupdesk.desk import inputs, minutes, purging
from lupdesk.desk.differences import differences
from lupdesk.desk.unsaved import UnsavedText, keep_unsaved, unsaved_texts
from lupdesk.domain.acts import Act
from lupdesk.domain.freezing import checksum
from lupdesk.domain.kinds import MinutesState
from lupdesk.domain.results import Insight
from lupdesk.domain.things import Input, Meeting, Minutes, Procurement
from tests.joining.laptops import Laptop, exchange, inputs_of, seen, until_all_have_all
from tests.store.soundness import assert_sound

Pair = tuple[Laptop, Laptop]


def holds(laptop: Laptop, word: str) -> bool:
    """Whether any value of any table has the word, also the search index's own."""
    names = laptop.db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return any(
        word.encode() in _bytes(value)
        for (name,) in names
        for row in laptop.db.execute(f'SELECT * FROM "{name}"').fetchall()
        for value in row
    )


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


def both(pair: Pair) -> None:
    until_all_have_all(list(pair))
    assert seen(pair[0]) == seen(pair[1])
    for one in pair:
        assert_sound(one.desk)


def test_a_later_edit_does_not_bring_it_back(pair: Pair) -> None:
    a, b = pair
    id = inputs_of(a)[0]
    inputs.edit_input(b.desk, id, text="hemmelighetenhos b")
    b.clock.go_on(60)
    inputs.edit_input(b.desk, id, text="hemmelighetenhos b igjen", speaker="hemmelighetenhos b")
    purging.purge_input(a.desk, id, reason="innsigelse")
    exchange(b, a)
    assert not holds(a, "hemmelighetenhos")
    both(pair)
    for laptop in pair:
        assert not holds(laptop, "hemmelighetenhos")
        (gone,) = laptop.desk.ever(Input, id=id)
        assert (gone.text, gone.speaker) == ("", "")
        assert laptop.desk.get(Input, id) is None


def test_a_finding_that_was_edited_elsewhere_stays_away(pair: Pair) -> None:
    a, b = pair
    (procurement,) = (one.id for one in a.desk.all(Procurement))
    with a.desk.act(Act.ADD_INSIGHT) as act:
        id = act.add(Insight, procurement=procurement, heard="hemmelighetenhos a")
    both(pair)
    b.clock.go_on(60)
    with b.desk.act(Act.EDIT_INSIGHT) as act:
        act.set(Insight, id, heard="hemmelighetenhos b", why="hemmelighetenhos b")
    purging.purge_result(a.desk, id, reason="innsigelse")
    exchange(b, a)
    assert not holds(a, "hemmelighetenhos")
    both(pair)
    for laptop in pair:
        assert not holds(laptop, "hemmelighetenhos")
        (gone,) = laptop.desk.ever(Insight, id=id)
        assert (gone.heard, gone.why) == ("", "")
        assert laptop.desk.get(Insight, id) is None


def test_it_leaves_approved_minutes_that_the_purger_never_saw(pair: Pair) -> None:
    a, b = pair
    meeting = b.desk.all(Meeting)[0].id
    procurement = b.desk.all(Procurement)[0].id
    inputs.add_input(b.desk, procurement, text="uskyldig", meeting=meeting)
    id = next(one.id for one in a.desk.all(Input) if one.meeting == meeting)
    text = a.desk.the(Input, id).text
    minutes.send_minutes(b.desk, meeting)
    minutes.approve_minutes(b.desk, meeting)
    purging.purge_input(a.desk, id, reason="innsigelse")
    both(pair)
    for laptop in pair:
        (kept,) = laptop.desk.all(Minutes)
        assert kept.state is MinutesState.APPROVED
        assert kept.sha256 == checksum(kept.frozen)
        assert text not in kept.frozen
        assert "uskyldig" in kept.frozen
        (note,) = json.loads(kept.frozen)["purged"]
        assert (note["input"], note["reason"]) == (id.hex, "innsigelse")
        assert not holds(laptop, text)


def test_two_purges_of_the_same_leave_one_note(pair: Pair) -> None:
    a, b = pair
    meeting = a.desk.all(Meeting)[0].id
    id = next(one.id for one in a.desk.all(Input) if one.meeting == meeting)
    minutes.approve_minutes(a.desk, meeting)
    exchange(a, b)
    b.clock.go_on(5)
    purging.purge_input(b.desk, id, reason="senere")
    purging.purge_input(a.desk, id, reason="først")
    both(pair)
    for laptop in pair:
        (kept,) = laptop.desk.all(Minutes)
        assert [one["reason"] for one in json.loads(kept.frozen)["purged"]] == ["først"]


def test_a_half_typed_line_with_the_words_goes_too(pair: Pair) -> None:
    a, b = pair
    id = inputs_of(a)[0]
    meeting = b.desk.all(Meeting)[0].id
    inputs.edit_input(b.desk, id, text="et helt bestemt utsagn")
    exchange(b, a)
    b.desk.save_draft(meeting, "et helt bestemt utsagn")
    purging.purge_input(a.desk, id, reason="innsigelse")
    exchange(a, b)
    assert b.desk.draft(meeting) is None


def test_half_typed_words_go_too_where_they_are_stored_with_signs(pair: Pair) -> None:
    a, b = pair
    id = inputs_of(a)[0]
    text = 'Han sa "fjorten" i dag.\nOg mer.'
    inputs.edit_input(b.desk, id, text=text, secret_parts=("helt hemmelig del",))
    exchange(b, a)
    stays = UnsavedText("p", "f", "Noe annet")
    held = [UnsavedText("p", "f", one) for one in (text, "om en helt hemmelig del")]
    keep_unsaved(b.desk, [*held, stays])
    purging.purge_input(a.desk, id, reason="innsigelse")
    exchange(a, b)
    found = unsaved_texts(b.desk)
    assert found is not None
    assert found[0] == [stays]


def test_a_half_typed_line_that_only_names_who_spoke_stays(pair: Pair) -> None:
    a, b = pair
    id = inputs_of(a)[0]
    meeting = b.desk.all(Meeting)[0].id
    inputs.edit_input(b.desk, id, speaker="Kari Nordmann-Hansen")
    exchange(b, a)
    b.desk.save_draft(meeting, "Noe annet, sa Kari Nordmann-Hansen")
    purging.purge_input(a.desk, id, reason="innsigelse")
    exchange(a, b)
    assert b.desk.draft(meeting) is not None


def test_it_is_no_difference_to_decide(pair: Pair) -> None:
    """Nobody shall be offered to take back what went for good."""
    a, b = pair
    id = inputs_of(a)[0]
    inputs.edit_input(b.desk, id, text="nye ord")
    purging.purge_input(a.desk, id, reason="innsigelse")
    both(pair)
    assert differences(a.desk) == []
