"""The page of themes reads columns and words: they tell what the statements themselves would."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from lupdesk.desk import inputs, purging, saying_alike, since_said, theme_words, theming
from lupdesk.desk.opening import open_desk
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import InputKind
from lupdesk.domain.results import Theme
from lupdesk.domain.theme_hints import hints_of
from lupdesk.domain.theming import tree_of
from lupdesk.domain.things import Input, Procurement
from lupdesk.store import rows


@pytest.fixture
def demo(told_case: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "demo.lupdesk"
    shutil.copyfile(told_case, path)
    desk = open_desk(path, author="Tor")
    yield desk
    desk.close()


def retold(desk: Desk, of: UUID, since: int) -> list[str]:
    found = theme_words.retold_beside(desk.path, of, since)
    assert found is not None
    return [text for _, text in found.lines]


def test_the_demonstration_is_counted_and_suggested_as_from_its_statements(demo: Desk) -> None:
    (of,) = [one.id for one in demo.all(Procurement)][-1:]
    said = [one.id for one in demo.all(Input, procurement=of, kind=InputKind.INPUT)]
    saying_alike.join_said(demo, said[3:6])
    since_said.withdraw_said(demo, said[4:5], reason="endret")
    every = demo.all(Input, procurement=of)
    tree = tree_of(demo.all(Theme, procurement=of), every)
    themes = theming.read_themes(demo, of)
    assert themes.tree.places == tree.places
    assert len(themes.said) == len(said)
    here = theme_words.hints_in(demo, themes, theme_words.read_words(demo, of))
    whole = hints_of(tree, every)
    for one in every:
        assert here.themes(one) == whole.themes(one)
        assert here.alike(one) == whole.alike(one)
        assert here.together(one) == whole.together(one)


def test_no_statement_is_read_whole_to_count_them(
    desk: Desk, procurement: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs.add_input(desk, procurement, text="Dyrt", themes=("pris",))
    real = rows.from_row

    def from_row(thing: type, row: object) -> object:
        assert thing is not Input
        return real(thing, row)  # type: ignore[arg-type]

    monkeypatch.setattr(rows, "from_row", from_row)
    themes = theming.read_themes(desk, procurement)
    theme_words.read_words(desk, procurement)
    assert [one.own.statements for one in themes.tree.places] == [1]


def test_only_what_got_other_words_is_learnt_anew(desk: Desk, procurement: UUID) -> None:
    said = [inputs.add_input(desk, procurement, text=text) for text in ("En", "To", "Tre", "Fire")]
    words = theme_words.read_words(desk, procurement)
    theming.set_themes(desk, procurement, said, add=["pris"])
    assert retold(desk, procurement, words.since) == []
    inputs.edit_input(desk, said[1], text="Batteri")
    inputs.remove_inputs(desk, said[2:3])
    new = inputs.add_input(desk, procurement, text="Lader")
    assert retold(desk, procurement, words.since) == ["Batteri", "Lader"]
    found = theme_words.retold_beside(desk.path, procurement, words.since)
    assert found is not None
    theme_words.learn_anew(words, found)
    assert len(words.lexicon.having("batter")) == 1
    assert retold(desk, procurement, words.since) == []
    desk.undo()
    desk.undo()
    assert retold(desk, procurement, words.since) == ["Tre"], "what came back is told anew"
    assert desk.get(Input, new) is None


def test_what_was_purged_speaks_for_nothing(desk: Desk, procurement: UUID) -> None:
    one = inputs.add_input(desk, procurement, text="Nordmann ringer", themes=("vakt",))
    inputs.add_input(desk, procurement, text="Stille", themes=("vakt",))
    asked = desk.the(Input, inputs.add_input(desk, procurement, text="Nordmann ringer ofte"))
    words = theme_words.read_words(desk, procurement)
    purging.purge_input(desk, one, reason="bedt om det")
    assert retold(desk, procurement, words.since) == []
    themes = theming.read_themes(desk, procurement)
    (hint,) = theme_words.hints_in(desk, themes, words).themes(asked)
    assert (hint.place.name, hint.words) == ("vakt", ())


def test_of_very_many_told_anew_all_is_learnt_again(
    desk: Desk, procurement: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = theme_words.read_words(desk, procurement)
    for text in ("En", "To"):
        inputs.add_input(desk, procurement, text=text)
    monkeypatch.setattr(theme_words, "_FEW", 1)
    assert theme_words.retold_beside(desk.path, procurement, words.since) is None


def test_learning_tells_how_far_it_is(
    desk: Desk, procurement: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ("En", "To", "Tre"):
        inputs.add_input(desk, procurement, text=text)
    monkeypatch.setattr(theme_words, "_STEP", 2)
    steps: list[tuple[int, int]] = []
    words = theme_words.read_words_beside(
        desk.path, procurement, 3, lambda done, of: steps.append((done, of))
    )
    assert steps == [(0, 3), (2, 3)]
    assert len(words.lexicon.rows) == 3


def test_a_statement_of_two_numbers_stands_in_the_order_of_the_statements(
    desk: Desk, procurement: UUID
) -> None:
    said = [inputs.add_input(desk, procurement, text=text) for text in ("En", "To", "Tre")]
    inputs.edit_input(desk, said[0], number=2)
    every = sorted(desk.all(Input), key=lambda one: (one.number, one.id))
    read = theming.read_themes(desk, procurement).said
    texts = [rows.numbered(desk.database, Input, [row]) for row in read.rows]
    assert [one for some in texts for _, one in some] == every
