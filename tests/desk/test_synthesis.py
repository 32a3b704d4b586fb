"""Main findings: made from statements, moved, answered, and followed back to who said it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from lupdesk.desk import inputs, procurements, suppliers, synthesis
from lupdesk.desk.input_table import inputs_at
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import Disposition, InputKind, Secrecy
from lupdesk.domain.results import Insight, Tie
from lupdesk.domain.things import Input
from lupdesk.problems import Problem

ACCEPTED, PARTLY = Disposition.ACCEPTED, Disposition.PARTLY


@pytest.fixture
def procurement(desk: Desk) -> UUID:
    return procurements.add_procurement(desk, reference="P-1", title="Trygg hverdag")


@pytest.fixture
def said(desk: Desk, procurement: UUID) -> list[UUID]:
    """Of three suppliers: open, to be anonymised with a wording, secret; and one of the buyer's."""
    firms = [
        suppliers.add_supplier(desk, name=name, procurement=procurement)
        for name in ("Heim AS", "Sansea AS", "Granlås AS")
    ]
    made = [
        inputs.add_input(desk, procurement, text=text, supplier=firm, secrecy=level, themes=themes)
        for text, firm, level, themes in (
            ("Lukkede grensesnitt er dyre", firms[0], Secrecy.OPEN, ("drift", "pris")),
            ("Vi mister kunder", firms[1], Secrecy.ANONYMISE, ("Drift",)),
            ("Egen metode", firms[2], Secrecy.SECRET, ("drift",)),
        )
    ]
    inputs.edit_input(desk, made[1], public_wording="Grensesnitt koster")
    return made


def test_a_finding_begins_with_the_words_that_everybody_may_read(
    desk: Desk, procurement: UUID, said: list[UUID]
) -> None:
    made = synthesis.insight_from(desk, procurement, [said[2], said[1]])
    one = desk.the(Insight, made)
    assert (one.heard, one.theme) == ("Grensesnitt koster", "drift")
    assert {tie.basis for tie in desk.all(Tie, of=made)} == {said[1], said[2]}


def test_a_secret_lends_no_words(desk: Desk, procurement: UUID, said: list[UUID]) -> None:
    with pytest.raises(Problem) as told:
        synthesis.insight_from(desk, procurement, [said[2]])
    assert told.value.code == "own-words-wanted"
    assert desk.all(Insight) == []
    made = synthesis.insight_from(desk, procurement, [said[2]], heard="Falske alarmer kan skilles")
    assert desk.the(Insight, made).heard == "Falske alarmer kan skilles"


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda d, p: synthesis.add_insight(d, p, heard="  "), "text-wanted"),
        (lambda d, p: synthesis.insight_from(d, p, []), "voices-wanted"),
        (
            lambda d, p: synthesis.edit_insight(
                d, synthesis.add_insight(d, p, heard="Dyrt"), heard=" "
            ),
            "text-wanted",
        ),
        (
            lambda d, p: synthesis.answer_voices(d, synthesis.add_insight(d, p, heard="Dyrt")),
            "answer-wanted",
        ),
    ],
)
def test_what_cannot_be_done_is_told(
    desk: Desk, procurement: UUID, act: Callable[[Desk, UUID], object], code: str
) -> None:
    with pytest.raises(Problem) as told:
        act(desk, procurement)
    assert told.value.code == code


def test_the_order_is_the_buyers(desk: Desk, procurement: UUID) -> None:
    first, second, third = (
        synthesis.add_insight(desk, procurement, heard=text) for text in ("a", "b", "c")
    )
    synthesis.move_insight(desk, third, -1)
    assert [one.id for one in desk.all(Insight)] == [first, third, second]
    synthesis.move_insight(desk, first, -1)
    assert [one.id for one in desk.all(Insight)] == [first, third, second]
    desk.undo()
    assert [one.id for one in desk.all(Insight)] == [first, second, third]


def test_voices_are_added_turned_and_taken_away(
    desk: Desk, procurement: UUID, said: list[UUID]
) -> None:
    one = synthesis.add_insight(desk, procurement, heard="Dyrt", behind=said[:1])
    synthesis.add_voices(desk, one, said[1:], against=True)
    voices = synthesis.read_synthesis(desk, procurement).voices[one]
    assert [v.id for v in voices.behind] == said[:1]
    assert [v.id for v in voices.against] == said[1:]
    synthesis.turn_voice(desk, one, said[1])
    synthesis.drop_voice(desk, one, said[2])
    voices = synthesis.read_synthesis(desk, procurement).voices[one]
    assert [v.id for v in voices.behind] == said[:2]
    assert voices.against == ()
    assert len(voices.suppliers) == 2


def test_a_removed_finding_leaves_no_tie_and_comes_back_whole(
    desk: Desk, procurement: UUID, said: list[UUID]
) -> None:
    one = synthesis.add_insight(desk, procurement, heard="Dyrt", behind=said)
    synthesis.remove_insight(desk, one)
    assert (desk.all(Insight), desk.all(Tie)) == ([], [])
    desk.undo()
    assert {tie.basis for tie in desk.all(Tie, of=one)} == set(said)


def test_the_answer_goes_to_the_statements_that_have_none(
    desk: Desk, procurement: UUID, said: list[UUID]
) -> None:
    inputs.set_disposition(desk, said[:1], PARTLY, "Sagt før")
    one = synthesis.add_insight(
        desk, procurement, heard="Dyrt", behind=said[:2], against=said[2:], answer=ACCEPTED,
        does="Krever åpne grensesnitt", why="Det senker prisen",
    )  # fmt: skip
    assert synthesis.answer_voices(desk, one) == 1
    told = [desk.the(Input, id) for id in said]
    assert [(i.disposition, i.disposition_reason) for i in told] == [
        (PARTLY, "Sagt før"), (ACCEPTED, "Det senker prisen"), (None, ""),
    ]  # fmt: skip
    assert synthesis.answer_voices(desk, one, every=True) == 1
    assert desk.the(Input, said[0]).disposition is ACCEPTED
    desk.undo()
    assert desk.the(Input, said[0]).disposition_reason == "Sagt før"


def test_who_says_the_same_is_answered_too(desk: Desk, procurement: UUID, said: list[UUID]) -> None:
    inputs.edit_input(desk, said[1], same_as=said[0])
    one = synthesis.add_insight(
        desk, procurement, heard="Dyrt", behind=said[:1], answer=ACCEPTED, does="Gjør noe"
    )
    assert synthesis.answer_voices(desk, one) == 2
    assert desk.the(Input, said[1]).disposition_reason == "Gjør noe"


def test_what_is_left_without_an_answer_is_counted(
    desk: Desk, procurement: UUID, said: list[UUID]
) -> None:
    inputs.add_follow_up(desk, procurement, kind=InputKind.ACTION, text="Sende kart")
    inputs.set_disposition(desk, said[1:2], PARTLY, "")
    found = synthesis.read_synthesis(desk, procurement).answered
    assert (found.decided, found.whole, found.left) == (1, 3, 2)
    left = inputs_at(desk, synthesis.undecided(desk, procurement))
    assert [one.id for _, one in left] == [said[0], said[2]]


def test_statements_of_the_theme_that_no_finding_has_are_suggested(
    desk: Desk, procurement: UUID, said: list[UUID]
) -> None:
    one = synthesis.add_insight(desk, procurement, heard="Dyrt", behind=said[:1], theme="DRIFT")
    other = synthesis.add_insight(desk, procurement, heard="Uten tema", against=said[2:])
    found = synthesis.read_synthesis(desk, procurement)
    by_id = {insight.id: insight for insight in found.insights}
    assert [said.id for said in synthesis.suggested(desk, found, by_id[one])] == said[1:2]
    assert synthesis.suggested(desk, found, by_id[other]) == []
