"""The search index: whole after everything, and it finds as Norwegians and Sámi write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lupdesk.desk.opening import create_desk
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import InputKind, InputType, Secrecy
from lupdesk.domain.things import Input, Meeting, Procurement, Supplier
from lupdesk.store import database, search
from lupdesk.store.format_1 import SCOPE_MARK
from lupdesk.store.search import Scope


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = create_desk(tmp_path / "a.lupdesk", author="S")
    yield desk
    desk.close()


@pytest.fixture
def procurement(desk: Desk) -> UUID:
    with desk.act(Act.ADD_PROCUREMENT) as act:
        return act.add(Procurement, reference="A")


def say(desk: Desk, procurement: UUID, *texts: str, **fields: object) -> list[UUID]:
    with desk.act(Act.WRITE_INPUT) as act:
        return [act.add(Input, procurement=procurement, text=text, **fields) for text in texts]


def found(desk: Desk, typed: str, scope: Scope | None = None, limit: int = 50) -> list[str]:
    numbers = search.numbers(desk.database, typed, scope or Scope(), limit=limit)
    return [
        str(desk.database.execute("SELECT text FROM input WHERE n = ?", [n]).fetchone()[0])
        for n in numbers
    ]


def test_case_folds_and_letters_stay_letters(desk: Desk, procurement: UUID) -> None:
    say(desk, procurement, "Ny løsning", "blåbær", "ČÁLLIT oktan", "Ålesund", "đuođđi ŋuolla ŧ")
    assert found(desk, "LØSNING") == ["Ny løsning"]
    assert found(desk, "čállit") == ["ČÁLLIT oktan"]
    assert found(desk, "ĐUOĐĐI Ŋuo") == ["đuođđi ŋuolla ŧ"]
    assert found(desk, "ålesund") == ["Ålesund"]
    assert found(desk, "BLÅBÆR") == ["blåbær"]
    for other in ("blabær", "blåbar", "losning", "callit", "alesund", "duoddi"):
        assert found(desk, other) == []


def test_letters_written_as_two_signs_are_the_same_letters(desk: Desk, procurement: UUID) -> None:
    say(desk, procurement, "bla\u030abær på øya")
    assert found(desk, "blåb") == ["blåbær på øya"]
    assert found(desk, "bla\u030ab") == ["blåbær på øya"]


@pytest.mark.parametrize("word", ["anskaffelsesprosess", "øyværing", "a", "čállinmášiinna"])
def test_every_beginning_of_a_word_finds_it(desk: Desk, procurement: UUID, word: str) -> None:
    say(desk, procurement, f"Om {word} sa de", "noe helt ulikt xyz")
    for length in range(1, len(word) + 1):
        assert f"Om {word} sa de" in found(desk, word[:length])
    assert found(desk, word + "q") == []


def test_newest_first_and_older_than(desk: Desk, procurement: UUID) -> None:
    say(desk, procurement, *(f"leverandørmøte {place}" for place in range(30)))
    newest = found(desk, "leverandørmøte", limit=5)
    assert newest == [f"leverandørmøte {place}" for place in range(29, 24, -1)]
    numbers = search.numbers(desk.database, "leverandørm", Scope(), limit=5)
    older = search.numbers(desk.database, "leverandørm", Scope(), limit=5, below=numbers[-1])
    assert older == [number - 5 for number in numbers]


def test_a_rare_long_word_behind_many_with_the_same_beginning(
    desk: Desk, procurement: UUID
) -> None:
    say(desk, procurement, "leverandørregister")
    say(desk, procurement, *(f"leverandørmøte {place}" for place in range(500)))
    assert found(desk, "leverandørreg") == ["leverandørregister"]
    assert found(desk, "leverandørx") == []


def test_all_words_must_be_there(desk: Desk, procurement: UUID) -> None:
    say(desk, procurement, "åpne grensesnitt", "lukkede grensesnitt", "åpne data")
    assert found(desk, "gren åp") == ["åpne grensesnitt"]
    assert found(desk, "") == []
    assert found(desk, " - ,") == []


def test_filters_are_words_of_the_row(desk: Desk, procurement: UUID) -> None:
    with desk.act(Act.ADD_SUPPLIER) as act:
        firm = act.add(Supplier, name="A")
        other = act.add(Procurement, reference="B")
        meeting = act.add(Meeting, procurement=procurement)
    say(desk, procurement, "drift A", supplier=firm, type=InputType.BAR, secrecy=Secrecy.OPEN)
    say(desk, procurement, "drift B", meeting=meeting, kind=InputKind.ACTION)
    say(desk, other, "drift C", type=InputType.BAR, secrecy=Secrecy.SECRET)
    assert found(desk, "drift", Scope(procurement=procurement)) == ["drift B", "drift A"]
    assert found(desk, "drift", Scope(supplier=firm)) == ["drift A"]
    assert found(desk, "drift", Scope(meeting=meeting)) == ["drift B"]
    assert found(desk, "drift", Scope(kind=InputKind.ACTION)) == ["drift B"]
    assert found(desk, "drift", Scope(type=InputType.BAR)) == ["drift C", "drift A"]
    assert found(desk, "dri", Scope(type=InputType.BAR, secrecy=Secrecy.OPEN)) == ["drift A"]
    assert found(desk, "dri", Scope(procurement=other, type=InputType.RISK)) == []


def test_a_filter_follows_the_row_when_it_changes(desk: Desk, procurement: UUID) -> None:
    (id,) = say(desk, procurement, "drift", secrecy=Secrecy.OPEN)
    with desk.act(Act.SET_SECRECY) as act:
        act.set(Input, id, secrecy=Secrecy.SECRET)
    assert found(desk, "drift", Scope(secrecy=Secrecy.OPEN)) == []
    assert found(desk, "drift", Scope(secrecy=Secrecy.SECRET)) == ["drift"]


def test_nobody_types_their_way_past_a_filter(desk: Desk, procurement: UUID) -> None:
    secret = f"{SCOPE_MARK}lopen {SCOPE_MARK}kaction drift"
    say(desk, procurement, secret, secrecy=Secrecy.SECRET)
    assert found(desk, "drift", Scope(secrecy=Secrecy.OPEN)) == []
    assert found(desk, f"{SCOPE_MARK}lsecret") == []
    assert found(desk, "drift", Scope(secrecy=Secrecy.SECRET)) == [secret]


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        'a"b*',
        "AND",
        "NEAR(a b)",
        "text:x",
        "a*b",
        "^a",
        "{a}",
        "'; DROP",
        "a\x00b",
        "ᦰa",
        "aᳲb",
        "x " * 400,
        "�",
        "İstanbul",
        "ß",
        "-",
    ],
)
def test_whatever_is_typed_is_an_answer(desk: Desk, procurement: UUID, typed: str) -> None:
    say(desk, procurement, "a b x AND near text drop")
    search.numbers(desk.database, typed, Scope(procurement=procurement), limit=5)


_TEXT = st.text(st.characters(codec="utf-8"), max_size=30) | st.sampled_from(
    ["blåbær og fisk", "ČÁLLIT", "a b c", "løsning", ""]
)


@settings(max_examples=25, deadline=None)
@given(texts=st.lists(_TEXT, min_size=1, max_size=8), edits=st.lists(_TEXT, max_size=8))
def test_the_index_equals_the_rows_after_everything(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], edits: list[str]
) -> None:
    desk = create_desk(tmp_path_factory.mktemp("fts") / "a.lupdesk", author="S")
    with desk.act(Act.ADD_PROCUREMENT) as act:
        procurement = act.add(Procurement)
    ids = say(desk, procurement, *texts)
    for place, text in enumerate(edits):
        with desk.act(Act.EDIT_INPUT) as act:
            act.set(Input, ids[place % len(ids)], text=text, type=InputType.BAR)
    with desk.act(Act.REMOVE_INPUT) as act:
        act.remove(Input, ids[0])
    for _ in range(len(edits) + 2):
        desk.undo()
        assert database.index_whole(desk.database)
    while desk.redo():
        assert database.index_whole(desk.database)
    assert database.index_covers(desk.database)
    desk.close()


def test_tidying_merges_the_index_bit_by_bit_and_comes_to_an_end(
    desk: Desk, procurement: UUID
) -> None:
    for number in range(60):
        say(desk, procurement, f"drift nummer {number} " + "ord " * number)

    def parts() -> int:
        sql = "SELECT count(DISTINCT segid) FROM input_search_idx"
        return int(desk.database.execute(sql).fetchone()[0])

    before = parts()
    assert before > 50
    hits = found(desk, "drift", limit=100)
    turns = 0
    while desk.tidy():
        turns += 1
        assert turns < 100
    assert parts() < before / 4
    assert database.index_whole(desk.database)
    assert found(desk, "drift", limit=100) == hits
    assert desk.tidy() is False


def test_a_missing_row_in_the_index_is_noticed_and_mended(desk: Desk, procurement: UUID) -> None:
    say(desk, procurement, "en", "to")
    desk.database.execute(
        "INSERT INTO input_search (input_search, rowid, words)"
        " SELECT 'delete', n, words FROM input_indexed WHERE n = 1"
    )
    assert not database.index_covers(desk.database)
    assert not database.index_whole(desk.database)
    database.rebuild_index(desk.database)
    assert database.index_covers(desk.database)
    assert database.index_whole(desk.database)
