"""The tree of themes: who is counted where, and what makes no ring."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.kinds import InputKind, InputType
from lupdesk.domain.lexicon import Lexicon
from lupdesk.domain.results import Theme
from lupdesk.domain.said_columns import columns_of
from lupdesk.domain.theme_hints import Hints, hints_of
from lupdesk.domain.theming import Counted, Tree, added, path_of, renamed, tree_of
from lupdesk.domain.things import Input
from lupdesk.domain.vocabulary import theme_key

CASE = UUID(int=1)


def theme(number: int, name: str, parent: int | None = None, position: float = 0.0) -> Theme:
    return Theme(
        id=UUID(int=number),
        procurement=CASE,
        name=name,
        parent=None if parent is None else UUID(int=parent),
        position=position,
    )


def said(number: int, supplier: int | None, *themes: str, **more: object) -> Input:
    return Input(
        id=UUID(int=1000 + number),
        procurement=CASE,
        number=number,
        supplier=None if supplier is None else UUID(int=supplier),
        themes=themes,
        **more,  # type: ignore[arg-type]
    )


def paths(tree: Tree) -> list[str]:
    return [tree.paths[one.key] for one in tree.places]


def test_a_name_that_only_statements_carry_stands_at_the_top_after_those_that_have_a_place() -> (
    None
):
    tree = tree_of(
        [theme(10, "krav", position=2), theme(11, "drift", position=1), theme(12, "support", 11)],
        [said(1, 50, "avtale"), said(2, 50, "Drift")],
    )
    assert paths(tree) == ["drift", "drift / support", "krav", "avtale"]


def test_names_that_are_written_otherwise_are_one_theme() -> None:
    tree = tree_of(
        [theme(10, "Drift og support")],
        [said(1, 50, "drift-og-support"), said(2, 51, "DRIFT  og support")],
    )
    (place,) = tree.places
    assert (place.name, place.own) == ("Drift og support", Counted(2, 2))


def test_suppliers_are_counted_once_with_what_is_below() -> None:
    tree = tree_of(
        [theme(10, "drift"), theme(11, "support", 10)],
        [said(1, 50, "drift"), said(2, 50, "support"), said(3, 51, "drift", "support")],
    )
    drift = tree.find("drift")
    assert drift is not None
    assert (drift.own, drift.whole) == (Counted(2, 2), Counted(2, 3))


def test_who_says_the_same_stands_behind_the_theme_too() -> None:
    tree = tree_of([], [said(1, 50, "dekning"), said(2, 51, same_as=UUID(int=1001))])
    assert tree.places[0].own == Counted(2, 2)


def test_what_was_withdrawn_is_no_voice_but_its_theme_stays() -> None:
    gone = said(1, 50, "dekning", withdrawn_on=date(2027, 4, 2))
    assert tree_of([], [gone]).places[0].own == Counted(0, 0)
    joined = said(2, 51, "dekning", same_as=gone.id)
    assert tree_of([], [gone, joined]).places[0].own == Counted(1, 1)


def test_what_the_buyer_said_is_no_supplier_and_what_it_shall_do_no_statement() -> None:
    tree = tree_of([], [said(1, None, "drift"), said(2, 50, "drift", kind=InputKind.ACTION)])
    assert tree.places[0].own == Counted(0, 1)


def test_a_stroke_without_blanks_is_part_of_a_name() -> None:
    assert path_of(" #drift /  support  ") == ("drift", "support")
    assert path_of("IPR/data") == ("IPR/data",)
    assert path_of(" / ") == ()
    assert path_of("drift / ") == ("drift",)


def test_a_ring_that_two_laptops_made_is_opened() -> None:
    tree = tree_of([theme(10, "a", 12), theme(11, "b", 10), theme(12, "c", 11)], [])
    assert paths(tree) == ["a", "a / b", "a / b / c"]


def test_a_theme_whose_parent_is_gone_stands_at_the_top() -> None:
    assert paths(tree_of([theme(10, "a", 99)], [])) == ["a"]


def test_nothing_moves_under_itself_or_under_what_is_below_it() -> None:
    tree = tree_of([theme(10, "a"), theme(11, "b", 10), theme(12, "c", 11)], [])
    assert not tree.may_move("a", "a")
    assert not tree.may_move("a", "c")
    assert tree.may_move("c", "a")
    assert tree.may_move("c", None)


@given(
    st.lists(st.tuples(st.integers(0, 11), st.one_of(st.none(), st.integers(0, 11))), max_size=12)
)
def test_whatever_the_rows_say_each_name_stands_once_below_its_path(
    rows: list[tuple[int, int | None]],
) -> None:
    themes = [
        theme(100 + at, f"t{name}", None if parent is None else 100 + parent)
        for at, (name, parent) in enumerate(rows)
    ]
    tree = tree_of(themes, [])
    keys = [one.key for one in tree.places]
    assert sorted(keys) == sorted({theme_key(one.name) for one in themes})
    for one in tree.places:
        over = None if one.above is None else tree.find(one.above)
        assert one.path[:-1] == (() if over is None else over.path)


@given(st.lists(st.sampled_from(["a", "A", "b", "c d", "c-d"]), max_size=5))
def test_a_statement_carries_a_theme_once_after_any_change(themes: list[str]) -> None:
    once = added((), themes)
    assert len({theme_key(one) for one in once}) == len(once)
    assert {theme_key(one) for one in renamed(themes, frozenset("a"), "b")} == {
        theme_key(one).replace("a", "b") for one in themes
    }
    assert "a" not in {theme_key(one) for one in renamed(themes, frozenset("a"), None)}


# -- what is suggested ----------------------------------------------------------------------------


def hints(*inputs: Input, themes: tuple[Theme, ...] = ()) -> Hints:
    return hints_of(tree_of(themes, inputs), inputs)


def names(found: Hints, one: Input) -> list[str]:
    return [hint.place.name for hint in found.themes(one)]


def test_a_theme_whose_name_stands_in_the_text_comes_first() -> None:
    asked = said(9, 50, text="Dekningshull på øya")
    found = hints(
        *(said(n, 50, "drift", text="Øya er stor") for n in range(5)),
        said(7, 50, "dekning", text="Mobilnettet svikter"),
        asked,
    )
    assert names(found, asked)[0] == "dekning"
    assert found.themes(asked)[0].words == ("dekningshull",)


def test_words_in_common_with_what_carries_a_theme_speak_for_it() -> None:
    asked = said(9, 50, text="Mobilnett mangler her")
    found = hints(
        said(1, 50, "øyene", text="Mobilnettet er svakt"),
        said(2, 50, "pris", text="Prisen er høy"),
        asked,
    )
    assert names(found, asked) == ["øyene", "pris"]
    assert found.themes(asked)[0].words == ("mobilnett",)


def test_what_belongs_under_a_theme_speaks_for_it() -> None:
    meaning = Theme(id=UUID(int=10), procurement=CASE, name="krav", meaning="standarder")
    asked = said(9, 50, text="Hvilken standard gjelder?")
    assert names(hints(asked, themes=(meaning,)), asked) == ["krav"]


def test_question_and_type_order_what_words_do_not() -> None:
    question = UUID(int=7)
    asked = said(9, 50, text="Kort", question=question, type=InputType.COST)
    found = hints(
        said(1, 50, "a", text="noe", type=InputType.RISK),
        said(2, 50, "b", text="annet", type=InputType.COST, question=question),
        asked,
    )
    assert names(found, asked) == ["b", "a"]


def test_the_themes_of_what_says_the_same_come_first_and_never_those_it_carries() -> None:
    first = said(1, 50, "drift", "nett", text="Svakt")
    asked = said(2, 51, "nett", text="Drift av nett", same_as=first.id)
    assert names(hints(first, asked, said(3, 50, "svakt")), asked)[0] == "drift"
    assert "nett" not in names(hints(first, asked), asked)


def test_there_are_never_more_than_nine_and_none_for_what_nothing_speaks_for() -> None:
    asked = said(99, 50, text="Alt mulig")
    found = hints(*(said(n, 50, f"tema {n}", text="Alt mulig") for n in range(20)), asked)
    assert len(found.themes(asked)) == 9
    unused = Theme(id=UUID(int=10), procurement=CASE, name="krav")
    assert names(hints(asked, themes=(unused,)), asked) == []


def test_what_is_told_anew_and_what_is_gone_speak_as_they_stand_now() -> None:
    one, other, gone = (
        said(1, 50, "nett", text="Mobilnett svikter"),
        said(2, 50, "pris", text="Dyrt"),
        said(3, 50, "drift", text="Mobilnett igjen"),
    )
    asked = said(4, 50, text="Mobilnett mangler")
    lexicon = Lexicon()
    # Learnt while the third still stood, and before the first two changed places.
    for row, text in enumerate(("Dyrt", "Mobilnett svikter", gone.text, asked.text)):
        lexicon.learn(row if row < 2 else {2: 9, 3: 2}[row], text)
    lexicon.learn_anew([(0, one.text)])
    lexicon.learn_anew([(1, other.text)])
    columns, _ = columns_of([one, other, asked])
    tree = tree_of((), [one, other, asked])
    found = Hints(tree, columns, lexicon, lambda rows: [[one, other, asked][row] for row in rows])
    assert [(hint.place.name, hint.words) for hint in found.themes(asked)] == [
        ("nett", ("mobilnett",)),
        ("pris", ()),
    ]


def test_before_the_words_are_learnt_names_meanings_and_questions_speak() -> None:
    question = UUID(int=7)
    one = said(1, 50, "dekning", text="Svakt", question=question)
    asked = said(2, 50, text="Dekningshull", question=question)
    columns, _ = columns_of([one, asked])
    found = Hints(tree_of((), [one, asked]), columns, Lexicon(), lambda rows: [])
    assert [hint.words for hint in found.themes(asked)] == [("dekningshull",)]
    assert found.alike(asked) == ()


def test_the_likest_is_offered_with_the_words_that_both_have_until_it_is_joined() -> None:
    one = said(1, 50, text="Mobilnettet på øya er for svakt", type=InputType.BAR)
    other = said(2, 51, text="Mobilnett på øya er svakt", type=InputType.BAR)
    (alike,) = hints(one, other).alike(other)
    assert alike.said == one
    assert alike.words == ("mobilnett", "svakt")
    joined = said(2, 51, text=other.text, type=InputType.BAR, same_as=one.id)
    assert hints(one, joined).alike(joined) == ()
    assert hints(one, joined).together(joined) == (one, joined)


def test_among_many_the_likest_is_found_by_its_rare_words() -> None:
    many = [said(n, 50, text=f"Vanlig setning nummer{n}", type=InputType.BAR) for n in range(600)]
    one = said(800, 50, text="Sjelden formulering om batteribytte", type=InputType.BAR)
    other = said(801, 51, text="Batteribytte er sjelden avklart", type=InputType.BAR)
    (alike,) = hints(*many, one, other).alike(one)
    assert alike.said == other
