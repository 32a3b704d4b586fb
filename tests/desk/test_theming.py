"""The acts on themes: what carries a name follows it, as one act."""

from __future__ import annotations

from uuid import UUID

import pytest

from lupdesk.desk import inputs, theming
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.results import Insight, Theme
from lupdesk.domain.theming import DEEPEST
from lupdesk.domain.things import Input
from lupdesk.problems import Problem


@pytest.fixture
def said(desk: Desk, procurement: UUID) -> list[UUID]:
    themes = (("drift",), ("Drift", "nett"), ("nett",), ())
    return [
        inputs.add_input(desk, procurement, text=f"Innspill {n}", themes=some)
        for n, some in enumerate(themes)
    ]


def carried(desk: Desk, said: list[UUID]) -> list[tuple[str, ...]]:
    return [desk.the(Input, id).themes for id in said]


def paths(desk: Desk, procurement: UUID) -> list[str]:
    return list(theming.tree_in(desk, procurement).paths.values())


def finding(desk: Desk, procurement: UUID, theme: str) -> UUID:
    with desk.act(Act.EDIT_INPUTS) as act:
        return act.add(Insight, procurement=procurement, heard="Hørt", theme=theme)


def test_a_name_is_given_once_however_it_is_written(
    desk: Desk, procurement: UUID, said: list[UUID]
) -> None:
    assert theming.set_themes(desk, procurement, said, add=["DRIFT"], remove=["Nett"]) == 3
    assert carried(desk, said) == [("drift",), ("Drift",), ("DRIFT",), ("DRIFT",)]
    desk.undo()
    assert carried(desk, said) == [("drift",), ("Drift", "nett"), ("nett",), ()]


def test_a_path_makes_a_child_and_the_tree_says_how_it_is_written(
    desk: Desk, procurement: UUID, said: list[UUID]
) -> None:
    theming.set_themes(desk, procurement, said[3:], add=["Drift / Support"])
    theming.set_themes(desk, procurement, said[:1], add=["support"])
    assert carried(desk, said)[3] == ("Support",)
    assert carried(desk, said)[0] == ("drift", "Support")
    assert paths(desk, procurement) == ["Drift", "Drift / Support", "nett"]
    desk.undo()
    desk.undo()
    assert desk.all(Theme) == []


def test_a_new_name_reaches_every_statement_and_finding(
    desk: Desk, procurement: UUID, said: list[UUID]
) -> None:
    found = finding(desk, procurement, "DRIFT")
    theming.edit_theme(desk, procurement, "drift", new="drift og vakt", meaning="hver natt")
    assert carried(desk, said)[:2] == [("drift og vakt",), ("drift og vakt", "nett")]
    assert desk.the(Insight, found).theme == "drift og vakt"
    assert desk.all(Theme)[0].meaning == "hver natt"
    with pytest.raises(Problem) as refused:
        theming.edit_theme(desk, procurement, "nett", new="Drift og  vakt")
    assert refused.value.code == "theme-taken"
    desk.undo()
    assert carried(desk, said)[:2] == [("drift",), ("Drift", "nett")]
    assert desk.the(Insight, found).theme == "DRIFT"


def test_a_theme_moves_with_what_is_below_it_and_never_in_a_ring(
    desk: Desk, procurement: UUID, said: list[UUID]
) -> None:
    theming.move_theme(desk, procurement, "nett", "drift")
    theming.add_theme(desk, procurement, "nett / mast")
    assert paths(desk, procurement) == ["drift", "drift / nett", "drift / nett / mast"]
    for under in ("drift", "mast"):
        with pytest.raises(Problem) as refused:
            theming.move_theme(desk, procurement, "drift", under)
        assert refused.value.code == "theme-ring"
    theming.move_theme(desk, procurement, "nett", None, 0)
    assert paths(desk, procurement) == ["nett", "nett / mast", "drift"]
    desk.undo()
    assert paths(desk, procurement) == ["drift", "drift / nett", "drift / nett / mast"]


def test_merging_takes_statements_findings_and_children_along(
    desk: Desk, procurement: UUID, said: list[UUID]
) -> None:
    theming.add_theme(desk, procurement, "drift / vakt")
    found = finding(desk, procurement, "drift")
    theming.merge_themes(desk, procurement, ["drift"], "nett")
    assert carried(desk, said) == [("nett",), ("nett",), ("nett",), ()]
    assert paths(desk, procurement) == ["nett", "nett / vakt"]
    assert desk.the(Insight, found).theme == "nett"
    desk.undo()
    assert carried(desk, said)[1] == ("Drift", "nett")
    assert paths(desk, procurement) == ["drift", "drift / vakt", "nett"]


def test_merging_into_what_is_below_makes_no_ring(desk: Desk, procurement: UUID) -> None:
    theming.add_theme(desk, procurement, "rot / a / b / c")
    theming.merge_themes(desk, procurement, ["a"], "c")
    assert paths(desk, procurement) == ["rot", "rot / c", "rot / c / b"]
    with pytest.raises(Problem) as refused:
        theming.merge_themes(desk, procurement, ["c"], "c")
    assert refused.value.code == "theme-merge-itself"


def test_the_chosen_statements_go_to_a_new_theme_beside_the_old(
    desk: Desk, procurement: UUID, said: list[UUID]
) -> None:
    theming.add_theme(desk, procurement, "rot / drift")
    theming.add_theme(desk, procurement, "rot / sist")
    theming.move_theme(desk, procurement, "drift", "rot", 0)
    theming.split_theme(desk, procurement, "drift", [said[1], said[2]], "vakt")
    assert carried(desk, said) == [("drift",), ("vakt", "nett"), ("nett",), ()]
    assert paths(desk, procurement) == ["rot", "rot / drift", "rot / vakt", "rot / sist", "nett"]
    for ids, new, code in (
        ([said[2]], "ny", "theme-split-nothing"),
        ([said[0]], "nett", "theme-taken"),
    ):
        with pytest.raises(Problem) as refused:
            theming.split_theme(desk, procurement, "drift", ids, new)
        assert refused.value.code == code


def test_what_carried_a_removed_theme_gets_another_or_is_without(
    desk: Desk, procurement: UUID, said: list[UUID]
) -> None:
    theming.add_theme(desk, procurement, "rot / drift / vakt")
    theming.remove_theme(desk, procurement, "drift", give_to="nett")
    assert carried(desk, said) == [("nett",), ("nett",), ("nett",), ()]
    assert paths(desk, procurement) == ["rot", "rot / vakt", "nett"]
    theming.remove_theme(desk, procurement, "nett")
    assert carried(desk, said) == [(), (), (), ()]
    desk.undo()
    desk.undo()
    assert carried(desk, said)[1] == ("Drift", "nett")


def test_a_name_in_the_tree_is_taken_and_one_on_statements_gets_its_place(
    desk: Desk, procurement: UUID, said: list[UUID]
) -> None:
    theming.add_theme(desk, procurement, "rot / nett")
    assert paths(desk, procurement) == ["rot", "rot / nett", "Drift"]
    for path, code in (
        ("rot / Nett", "theme-taken"),
        ("drift", "theme-taken"),
        (" / ", "theme-name-wanted"),
    ):
        with pytest.raises(Problem) as refused:
            theming.add_theme(desk, procurement, path)
        assert refused.value.code == code
    with pytest.raises(Problem) as unknown:
        theming.move_theme(desk, procurement, "ukjent", None)
    assert unknown.value.code == "theme-unknown"


def test_a_tree_too_deep_to_read_is_refused(desk: Desk, procurement: UUID) -> None:
    deep = [f"t{n}" for n in range(DEEPEST + 1)]
    with pytest.raises(Problem, match="theme-too-deep"):
        theming.add_theme(desk, procurement, " / ".join(deep))
    assert desk.all(Theme) == []
    theming.add_theme(desk, procurement, " / ".join(deep[:DEEPEST]))
    theming.add_theme(desk, procurement, "rot")
    with pytest.raises(Problem, match="theme-too-deep"):
        theming.move_theme(desk, procurement, "t0", "rot")
    theming.move_theme(desk, procurement, "t1", "rot")
    assert paths(desk, procurement)[-1] == " / ".join(["rot", *deep[1:DEEPEST]])


def test_another_procurement_is_left_alone(desk: Desk, procurement: UUID, said: list[UUID]) -> None:
    from lupdesk.desk.procurements import Body, add_procurement

    other = add_procurement(desk, reference="P-2", title="Annen", buyers=(Body("Lysvika"),))
    there = inputs.add_input(desk, other, text="Der", themes=("drift",))
    theming.edit_theme(desk, procurement, "drift", new="vakt")
    assert desk.the(Input, there).themes == ("drift",)


def test_the_page_reads_beside_what_it_reads_here(
    desk: Desk, procurement: UUID, said: list[UUID]
) -> None:
    here = theming.read_themes(desk, procurement)
    there = theming.read_themes_beside(desk.path, procurement)
    assert here.said == there.said
    assert here.tree.places == there.tree.places
