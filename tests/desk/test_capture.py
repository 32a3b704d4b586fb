from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from lupdesk.desk.assessing import mark_parts
from lupdesk.desk.capture import (
    edit_input,
    join_with_previous,
    move_input,
    move_to_question,
    park_input,
    remove_input,
    split_input,
    write_input,
)
from lupdesk.desk.draft_line import DraftLine, save_line, unfinished_line
from lupdesk.desk.guides import add_question
from lupdesk.desk.meetings import add_meeting
from lupdesk.desk.opening import create_desk
from lupdesk.desk.room import read_room, start_meeting
from lupdesk.desk.session import Desk
from lupdesk.desk.vocabulary import vocabulary_of
from lupdesk.domain.acts import Act
from lupdesk.domain.capture import parse
from lupdesk.domain.kinds import (
    InputKind,
    InputType,
    MeetingKind,
    MinutesState,
    Secrecy,
)
from lupdesk.domain.things import Contact, Input, Minutes, Participation, Procurement, Supplier
from lupdesk.domain.vocabulary import Who
from lupdesk.problems import Problem

START = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)


class Watch:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def on(self, **passed: float) -> None:
        self.now += timedelta(**passed)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def desk(tmp_path: Path, watch: Watch) -> Iterator[Desk]:
    opened = create_desk(tmp_path / "room.lupdesk", author="Selma Lie", clock=watch)
    yield opened
    opened.close()


@pytest.fixture
def meeting(desk: Desk) -> UUID:
    with desk.act(Act.ADD_PROCUREMENT) as act:
        case = act.add(Procurement, reference="TFS-2027-01", title="Trygg hverdag hjemme")
        firms: list[UUID] = []
        for name, person in (("Heimkontakt AS", "Ola Heim"), ("Sansea AS", "Sara Sanse")):
            firm = act.add(Supplier, name=name)
            act.add(Contact, supplier=firm, name=person, position=1.0)
            act.add(Participation, procurement=case, supplier=firm, code=f"L{len(firms) + 4}")
            firms.append(firm)
    for text in ("Hva er uklart?", "Hvordan dekkes det i dag?", "Hva er modent?"):
        add_question(desk, case, text)
    made = add_meeting(desk, case, kind=MeetingKind.ONE_TO_ONE, start=START, suppliers=firms)
    start_meeting(desk, made)
    return made


def say(desk: Desk, meeting: UUID, line: str) -> Input:
    room = read_room(desk, meeting)
    return write_input(desk, meeting, parse(line, vocabulary_of(desk, room)))


def said(desk: Desk, meeting: UUID) -> list[str]:
    return [one.text for one in desk.all(Input, meeting=meeting)]


def test_a_line_becomes_a_statement(desk: Desk, meeting: UUID, watch: Watch) -> None:
    watch.on(minutes=7)
    room = read_room(desk, meeting)
    written = say(desk, meeting, "b! Lukkede grensesnitt @ola ?2 §hem")
    assert written.text == "Lukkede grensesnitt"
    assert written.type == InputType.BAR
    assert (written.speaker, written.supplier) == ("Ola Heim", room.suppliers[0].id)
    assert written.question == room.questions[1].id
    assert written.secrecy == Secrecy.SECRET
    assert (written.decided_by, written.decided_on) == ("Selma Lie", desk.today())
    assert written.said_at == watch.now
    assert written.number == 1


def test_text_is_kept_exactly(desk: Desk, meeting: UUID) -> None:
    text = "  to  mellomrom, «anførsel» og\tTab – Čáhppes ŋ \U0001f44b "
    assert say(desk, meeting, text).text == text
    assert say(desk, meeting, "x" * 100_000).text == "x" * 100_000


def test_the_current_question_is_meant_and_ticked(desk: Desk, meeting: UUID, watch: Watch) -> None:
    watch.on(minutes=2)
    written = say(desk, meeting, "Uklart hvem som betaler")
    say(desk, meeting, "Uklart hvem som eier")
    room = read_room(desk, meeting)
    assert written.question == room.questions[0].id
    assert list(room.asked) == [room.questions[0].id]
    assert room.asked[room.questions[0].id].asked_at == watch.now


def test_unassessed_unless_the_line_says(desk: Desk, meeting: UUID) -> None:
    plain = say(desk, meeting, "Pris")
    assert (plain.secrecy, plain.decided_by) == (Secrecy.UNASSESSED, "")


def test_the_given_speaker_counts_only_where_the_line_names_nobody(
    desk: Desk, meeting: UUID
) -> None:
    room = read_room(desk, meeting)
    vocabulary = vocabulary_of(desk, room)
    sara = next(who for who in vocabulary.who if who.name == "Sara Sanse")
    silent = write_input(desk, meeting, parse("Uro", vocabulary), speaker=sara)
    named = write_input(desk, meeting, parse("Uro @ola", vocabulary), speaker=sara)
    assert (silent.speaker, silent.supplier) == ("Sara Sanse", room.suppliers[1].id)
    assert (named.speaker, named.supplier) == ("Ola Heim", room.suppliers[0].id)


def test_actions_have_owner_and_day_instead_of_a_speaker(desk: Desk, meeting: UUID) -> None:
    written = say(desk, meeting, "a! Sende dekningskart @sara >24.3")
    assert written.kind == InputKind.ACTION
    assert (written.owner, written.due, written.speaker) == ("Sara Sanse", date(2027, 3, 24), "")


def test_numbers_are_never_given_twice(desk: Desk, meeting: UUID) -> None:
    say(desk, meeting, "En")
    remove_input(desk, say(desk, meeting, "To").id)
    assert say(desk, meeting, "Tre").number == 3


def test_nothing_but_codes_is_no_statement(desk: Desk, meeting: UUID) -> None:
    with pytest.raises(Problem, match="text-wanted"):
        say(desk, meeting, "b! @ola")


def test_editing_changes_only_what_is_said(desk: Desk, meeting: UUID) -> None:
    before = say(desk, meeting, "b! Lukket @ola §hem")
    vocabulary = vocabulary_of(desk, read_room(desk, meeting))
    edit_input(desk, before.id, parse("k! Åpent", vocabulary))
    after = desk.the(Input, before.id)
    assert (after.text, after.type) == ("Åpent", InputType.REQ)
    unchanged = {f.name for f in fields(Input)} - {"text", "type"}
    assert all(getattr(after, name) == getattr(before, name) for name in unchanged)


def test_split_keeps_everything_else(desk: Desk, meeting: UUID) -> None:
    whole = say(desk, meeting, "b! Dyrt i dag. Billig i morgen. @ola §hem")
    say(desk, meeting, "Etter")
    part = split_input(desk, whole.id, len("Dyrt i dag."))
    assert said(desk, meeting) == ["Dyrt i dag.", "Billig i morgen.", "Etter"]
    assert part.number == 3
    assert (part.type, part.secrecy, part.speaker) == (
        InputType.BAR,
        Secrecy.SECRET,
        "Ola Heim",
    )


@pytest.mark.parametrize("at", [0, 3, 99])
def test_a_split_needs_text_on_both_sides(desk: Desk, meeting: UUID, at: int) -> None:
    one = say(desk, meeting, "Hei")
    with pytest.raises(Problem, match="split-empty"):
        split_input(desk, one.id, at)
    assert said(desk, meeting) == ["Hei"]


def test_join_takes_the_stricter_secrecy(desk: Desk, meeting: UUID) -> None:
    say(desk, meeting, "Åpent for alle. §åpen @ola")
    second = say(desk, meeting, "Men ikke prisen. §hem @ola")
    joined = join_with_previous(desk, second.id)
    assert said(desk, meeting) == ["Åpent for alle. Men ikke prisen."]
    assert joined.secrecy == Secrecy.SECRET
    assert desk.get(Input, second.id) is None


def test_split_and_join_undo_each_other(desk: Desk, meeting: UUID) -> None:
    whole = say(desk, meeting, "Dyrt i dag. Billig i morgen.")
    part = split_input(desk, whole.id, 12)
    assert join_with_previous(desk, part.id).text == whole.text


def test_words_of_two_firms_are_never_joined(desk: Desk, meeting: UUID) -> None:
    say(desk, meeting, "Vår pris @ola")
    second = say(desk, meeting, "Vår metode @sara")
    with pytest.raises(Problem, match="join-other-supplier"):
        join_with_previous(desk, second.id)
    task = say(desk, meeting, "a! Sende kart")
    with pytest.raises(Problem, match="join-other-kind"):
        join_with_previous(desk, task.id)


def test_the_first_has_nothing_to_join(desk: Desk, meeting: UUID) -> None:
    with pytest.raises(Problem, match="join-nothing"):
        join_with_previous(desk, say(desk, meeting, "Uro").id)


def test_moving_up_and_down_ends_at_the_ends(desk: Desk, meeting: UUID) -> None:
    a, _b, c = (say(desk, meeting, text) for text in "ABC")
    move_input(desk, c.id, -1)
    assert said(desk, meeting) == ["A", "C", "B"]
    move_input(desk, c.id, -1)
    move_input(desk, c.id, -1)
    assert said(desk, meeting) == ["C", "A", "B"]
    move_input(desk, a.id, 1)
    move_input(desk, a.id, 1)
    assert said(desk, meeting) == ["C", "B", "A"]


def test_moving_two_hundred_times_never_runs_out_of_places(desk: Desk, meeting: UUID) -> None:
    a, b, _c = (say(desk, meeting, text) for text in "ABC")
    for _ in range(100):
        move_input(desk, b.id, -1)
        move_input(desk, a.id, -1)
    assert said(desk, meeting) == ["A", "B", "C"]


def test_imported_statements_with_one_position_can_be_moved(desk: Desk, meeting: UUID) -> None:
    ids = [say(desk, meeting, text).id for text in "ABCD"]
    with desk.act(Act.EDIT_INPUTS) as act:
        for id in ids:
            act.set(Input, id, position=0.0)
    move_input(desk, ids[3], -1)
    assert said(desk, meeting) == ["A", "B", "D", "C"]


def test_to_another_question_and_to_the_parking_lot(desk: Desk, meeting: UUID) -> None:
    one = say(desk, meeting, "Uro")
    target = read_room(desk, meeting).questions[2].id
    move_to_question(desk, one.id, target)
    park_input(desk, one.id, True)
    moved = desk.the(Input, one.id)
    assert (moved.question, moved.parked) == (target, True)
    park_input(desk, one.id, False)
    assert not desk.the(Input, one.id).parked


def test_approved_minutes_lock_what_was_said(desk: Desk, meeting: UUID) -> None:
    first, second = say(desk, meeting, "En. To."), say(desk, meeting, "Tre")
    with desk.act(Act.APPROVE_MINUTES) as act:
        act.add(Minutes, meeting=meeting, state=MinutesState.APPROVED)
    vocabulary = vocabulary_of(desk, read_room(desk, meeting))
    attempts = (
        lambda: say(desk, meeting, "Mer"),
        lambda: edit_input(desk, first.id, parse("Annet", vocabulary)),
        lambda: split_input(desk, first.id, 3),
        lambda: join_with_previous(desk, second.id),
        lambda: move_input(desk, second.id, -1),
        lambda: move_to_question(desk, second.id, None),
        lambda: park_input(desk, second.id, True),
        lambda: remove_input(desk, second.id),
    )
    for attempt in attempts:
        with pytest.raises(Problem, match="minutes-locked"):
            attempt()
    assert said(desk, meeting) == ["En. To.", "Tre"]


def test_each_act_can_be_undone_whole(desk: Desk, meeting: UUID) -> None:
    say(desk, meeting, "En. To.")
    second = say(desk, meeting, "Tre")
    before = desk.all(Input, meeting=meeting)
    acts = (
        lambda: split_input(desk, before[0].id, 3),
        lambda: join_with_previous(desk, second.id),
        lambda: move_input(desk, second.id, -1),
        lambda: park_input(desk, second.id, True),
        lambda: remove_input(desk, second.id),
        lambda: say(desk, meeting, "Fire"),
    )
    for act in acts:
        act()
        assert desk.all(Input, meeting=meeting) != before
        desk.undo()
        assert desk.all(Input, meeting=meeting) == before


# -- the line that is being typed -----------------------------------------------------------------


def test_the_line_survives_and_goes_with_the_statement(
    desk: Desk, meeting: UUID, watch: Watch
) -> None:
    line = DraftLine("b! Uro #nytt", frozenset({0}), ("nytt",))
    save_line(desk, meeting, line)
    assert unfinished_line(desk, meeting) == (line, watch.now)
    say(desk, meeting, "Uro")
    assert unfinished_line(desk, meeting) is None


@pytest.mark.parametrize("kept", ["b! Uro", '{"text": "Uro"}', "7", '"Uro"'])
def test_a_draft_of_another_shape_is_the_line_itself(desk: Desk, meeting: UUID, kept: str) -> None:
    desk.save_draft(meeting, kept)
    found = unfinished_line(desk, meeting)
    assert found is not None
    assert found[0] == DraftLine(kept)


def test_an_emptied_line_leaves_nothing(desk: Desk, meeting: UUID) -> None:
    save_line(desk, meeting, DraftLine("U"))
    save_line(desk, meeting, DraftLine(""))
    assert unfinished_line(desk, meeting) is None


def test_a_refused_statement_keeps_the_line(desk: Desk, meeting: UUID) -> None:
    save_line(desk, meeting, DraftLine("b!"))
    with pytest.raises(Problem):
        say(desk, meeting, "b!")
    assert unfinished_line(desk, meeting) is not None


def test_who_is_known(desk: Desk, meeting: UUID) -> None:
    vocabulary = vocabulary_of(desk, read_room(desk, meeting))
    names = [(who.name, who.person, who.code) for who in vocabulary.who]
    assert names == [
        ("Ola Heim", True, ""),
        ("Sara Sanse", True, ""),
        ("Heimkontakt AS", False, "L4"),
        ("Sansea AS", False, "L5"),
    ]
    assert isinstance(vocabulary.resolve("ola"), Who)


def test_a_secret_part_goes_to_the_half_that_holds_it_and_back(desk: Desk, meeting: UUID) -> None:
    whole = say(desk, meeting, "Dyrt med radar. Billig med kamera i taket.")
    mark_parts(desk, whole.id, ("radar", "Billig med kamera"))
    second = split_input(desk, whole.id, len("Dyrt med radar."))
    assert desk.the(Input, whole.id).secret_parts == ("radar",)
    assert second.secret_parts == ("Billig med kamera",)
    third = split_input(desk, second.id, len("Billig med"))
    assert desk.the(Input, second.id).secret_parts == ("Billig med",)
    assert third.secret_parts == ("kamera",)
    join_with_previous(desk, third.id)
    assert join_with_previous(desk, second.id).secret_parts == ("radar", "Billig med", "kamera")
