"""Statements that say the same: joined, counted by supplier, and nobody reads more by it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from lupdesk.desk import inputs, meetings, saying_alike, since_said, suppliers
from lupdesk.desk.cases import read_case
from lupdesk.desk.session import Desk
from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Participant
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.kinds import DocumentKind, InputKind, InputType, MeetingKind, Secrecy
from lupdesk.domain.things import Input
from lupdesk.problems import Problem
from tests.domain.small_case import holds, text_of

TEXTS = ("Mobilnettet på øya er for svakt", "Svakt mobilnett på øya", "Øya mangler dekning")


@pytest.fixture
def firms(desk: Desk, procurement: UUID) -> list[UUID]:
    return [
        suppliers.add_supplier(desk, name=name, procurement=procurement)
        for name in ("Fjellvarsel AS", "Lysnett Mobil AS", "Heimkontakt AS")
    ]


@pytest.fixture
def said(desk: Desk, procurement: UUID, firms: list[UUID]) -> list[UUID]:
    return [
        inputs.add_input(desk, procurement, text=text, supplier=firm, type=InputType.BAR)
        for text, firm in zip(TEXTS, firms, strict=True)
    ]


def leaders(desk: Desk, said: list[UUID]) -> list[UUID | None]:
    return [desk.the(Input, id).same_as for id in said]


def test_all_stand_under_the_oldest_in_whatever_order_they_are_joined(
    desk: Desk, procurement: UUID, said: list[UUID]
) -> None:
    assert saying_alike.join_said(desk, [said[2], said[1]]) == 2
    assert leaders(desk, said) == [None, None, said[1]]
    assert saying_alike.join_said(desk, [said[2], said[0]]) == 3
    assert leaders(desk, said) == [None, said[0], said[0]]
    assert saying_alike.suppliers_alike(desk, procurement) == dict.fromkeys(said, 3)
    desk.undo()
    assert leaders(desk, said) == [None, None, said[1]]


def test_the_others_stay_together_when_the_first_is_parted_or_removed(
    desk: Desk, procurement: UUID, said: list[UUID]
) -> None:
    saying_alike.join_said(desk, said)
    saying_alike.part_said(desk, [said[0]])
    assert leaders(desk, said) == [None, None, said[1]]
    with pytest.raises(Problem) as refused:
        saying_alike.part_said(desk, [said[0]])
    assert refused.value.code == "not-joined"
    saying_alike.join_said(desk, said)
    inputs.remove_inputs(desk, [said[0]])
    assert saying_alike.suppliers_alike(desk, procurement) == dict.fromkeys(said[1:], 2)


def test_what_was_withdrawn_stays_joined_and_is_no_voice(
    desk: Desk, procurement: UUID, said: list[UUID]
) -> None:
    saying_alike.join_said(desk, said)
    since_said.withdraw_said(desk, said[:1], date(2027, 4, 2), "ny mast")
    since_said.withdraw_said(desk, said[:1], date(2027, 4, 3))
    assert desk.the(Input, said[0]).withdrawn_reason == "ny mast", "another day keeps the reason"
    assert saying_alike.suppliers_alike(desk, procurement)[said[0]] == 2
    since_said.hold_again(desk, said[:1])
    assert desk.the(Input, said[0]).withdrawn_on is None
    since_said.withdraw_said(desk, said[:1])
    assert desk.the(Input, said[0]).withdrawn_on == desk.today()


def test_what_was_withdrawn_is_marked_for_the_team_alone(
    desk: Desk, procurement: UUID, firms: list[UUID]
) -> None:
    meeting = meetings.add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=firms[:1]
    )
    one = inputs.add_input(
        desk, procurement, text="Nettet er svakt", meeting=meeting,
        supplier=firms[0], secrecy=Secrecy.OPEN,
    )  # fmt: skip
    since_said.withdraw_said(desk, [one], date(2027, 4, 2), "Kvernbekk bygger mast")
    case = read_case(desk, procurement)
    papers = {
        audience: compose(case, kind, audience, meeting=held)
        for audience, kind, held in (
            (BUYER_TEAM, DocumentKind.MINUTES, meeting),
            (Participant(firms[0]), DocumentKind.MINUTES, meeting),
            (PUBLIC, DocumentKind.SUMMARY, None),
        )
    }
    assert {audience for audience, paper in papers.items() if holds(paper, "Kvernbekk")} == {
        BUYER_TEAM
    }
    assert holds(papers[BUYER_TEAM], "Nettet er svakt")


def test_only_what_suppliers_said_is_joined_and_at_least_two(
    desk: Desk, procurement: UUID, said: list[UUID]
) -> None:
    action = inputs.add_follow_up(desk, procurement, kind=InputKind.ACTION, text="Sjekk")
    for ids, code in ((said[:1], "several-wanted"), ([said[0], action], "said-by-several-kinds")):
        with pytest.raises(Problem) as refused:
            saying_alike.join_said(desk, ids)
        assert refused.value.code == code


def test_nothing_of_one_reaches_the_paper_of_another(
    desk: Desk, procurement: UUID, firms: list[UUID]
) -> None:
    meeting, theirs = (
        meetings.add_meeting(
            desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=(firm,)
        )
        for firm in firms[:2]
    )
    mine = inputs.add_input(
        desk, procurement, text="Nettet er svakt", meeting=meeting,
        supplier=firms[0], secrecy=Secrecy.OPEN,
    )  # fmt: skip
    secret = inputs.add_input(
        desk, procurement, text="Kvernbekk-masten faller ned", meeting=theirs,
        supplier=firms[1], secrecy=Secrecy.SECRET, themes=("kvernbekk",),
    )  # fmt: skip

    def papers() -> list[str]:
        case = read_case(desk, procurement)
        documents = [
            compose(case, DocumentKind.MINUTES, Participant(firms[0]), meeting=meeting),
            compose(case, DocumentKind.SUMMARY, PUBLIC),
        ]
        for document in documents:
            assert not holds(document, "Kvernbekk")
            assert not holds(document, "Lysnett")
        return [text_of(document) for document in documents]

    before = papers()
    saying_alike.join_said(desk, [mine, secret])
    assert papers() == before
