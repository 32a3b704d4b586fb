"""The pictures in the papers: all to the team, guarded numbers to everybody, nothing to one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Participant
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.composition.document import Document, Matrix
from lupdesk.domain.composition.public_pictures import public_pictures
from lupdesk.domain.kinds import DocumentKind, InputType, MeetingKind, Secrecy
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.small_numbers import points_at_one
from lupdesk.domain.things import Input, Meeting, MeetingSupplier
from tests.domain.small_case import GRAN, HEIM, NAMES, OMSYN, SANS, START, P, case_of, said, uid
from tests.domain.small_case import strings as strings_of

CONFERENCE, ONE = uid(61), uid(62)
MEETINGS = tuple(
    Meeting(id=id, procurement=P, kind=kind, planned_start=START)
    for id, kind in ((CONFERENCE, MeetingKind.CONFERENCE), (ONE, MeetingKind.ONE_TO_ONE))
)
LINKS = tuple(
    MeetingSupplier(id=uid(700 + n), meeting=ONE, supplier=firm) for n, firm in enumerate(NAMES)
)
FIRMS = tuple(NAMES)


def paper(kind: DocumentKind, audience: Any, *inputs: Input, **more: Any) -> Document:
    whole: dict[str, Any] = {"meetings": MEETINGS, "meeting_suppliers": LINKS, **more}
    return compose(case_of(*inputs, **whole), kind, audience)


def matrices(document: Document) -> list[Matrix]:
    return [one for one in document.blocks if isinstance(one, Matrix)]


def shown(block: Matrix) -> list[list[int | str | None]]:
    """Numbers as told: None is held back, 0 is nothing."""

    def of(text: object) -> int | str | None:
        if isinstance(text, Phrase):
            return None if text.code == "picture.held" else int(str(dict(text.facts)["number"]))
        return 0 if text == "" else str(text)

    return [[of(cell.text) for cell in row.cells] for row in block.rows]


def heard(n: int, firm: UUID, meeting: UUID = ONE, **more: Any) -> Input:
    whole = {"phase": 7, "themes": ("drift",), "secrecy": Secrecy.OPEN, **more}
    secrecy = whole.pop("secrecy")
    return said(n, firm, whole.pop("text", f"Utsagn nummer {n}"), secrecy, meeting=meeting, **whole)


# -- the team ---------------------------------------------------------------------------------------


def test_the_team_sees_who_speaks_of_what_and_what_is_new() -> None:
    made = paper(
        DocumentKind.INTERNAL,
        BUYER_TEAM,
        heard(1, HEIM, CONFERENCE, text="Kravene er høye"),
        heard(2, SANS, text="Kravene er høye", question=uid(302), secrecy=Secrecy.SECRET),
        heard(3, SANS, question=uid(302), themes=()),
    )
    themes, questions, rounds = matrices(made)
    assert themes.headline == Phrase.of(
        "picture.sentences",
        first=Phrase.of("picture.themes.most", name="drift", n=2, whole=4),
        then=Phrase.of("picture.themes.without", n=1),
    )
    assert themes.heads[:2] == ("L1", "L2")
    assert shown(themes) == [[1, 1, 0, 0, 2]]
    assert shown(questions)[0][:2] == [2, 0]
    assert rounds.headline == Phrase.of(
        "picture.rounds.since-conference", new=1, confirmed=1, withdrawn=0
    )
    (keys,) = themes.notes
    assert "Sansea AS" in set(strings_of(keys))
    assert isinstance(themes.alternative, Phrase)


def test_one_round_alone_is_no_picture_of_a_paper() -> None:
    made = paper(DocumentKind.INTERNAL, BUYER_TEAM, heard(1, HEIM))
    assert [one.corner for one in matrices(made)] == [Phrase("picture.head.themes")]


# -- everybody --------------------------------------------------------------------------------------


def test_everybody_sees_how_many_and_never_who() -> None:
    planted = [heard(n, firm) for n, firm in enumerate(FIRMS * 2, start=1)]
    planted += [
        heard(20 + n, firm, CONFERENCE, type=InputType.OPP, phase=2)
        for n, firm in enumerate(FIRMS[:2])
    ]
    planted += [heard(30, GRAN, text="412 kroner", secrecy=Secrecy.SECRET, phase=5)]
    made = paper(DocumentKind.SUMMARY, PUBLIC, *planted)
    phases, rounds = matrices(made)
    assert phases.headline == Phrase.of("picture.phases.open-most", phase=Phrase("phase.7"), n=4)
    assert shown(phases)[7] == [4, 0]
    assert shown(phases)[2] == [0, 2]
    assert shown(phases)[5] == [0, 0], "a secret is not in a number either"
    assert shown(rounds) == [[2, 8], [0, 0]]
    for block in (phases, rounds):
        told = set(strings_of(block))
        assert told.isdisjoint({*NAMES.values(), "L1", "L2", "L3", "L4", "drift"})


def test_a_number_that_points_at_one_is_held_back_with_its_note() -> None:
    planted = [heard(n, firm, phase=2) for n, firm in enumerate(FIRMS[:2], start=1)]
    planted += [heard(5, HEIM, phase=7)]
    planted += [heard(6 + n, firm, phase=3, type=InputType.OPP) for n, firm in enumerate(FIRMS[:2])]
    (phases,) = matrices(paper(DocumentKind.SUMMARY, PUBLIC, *planted))
    numbers = shown(phases)
    assert numbers[7][0] is None
    assert phases.notes == (Phrase("picture.held-note"),)


def test_where_the_numbers_add_up_to_one_told_elsewhere_a_second_is_held_back() -> None:
    """Three suppliers speak of barriers: two in one phase would give away the third."""
    planted = [heard(n, firm, phase=2) for n, firm in enumerate(FIRMS[:2], start=1)]
    planted += [heard(5, OMSYN, phase=7)]
    assert matrices(paper(DocumentKind.SUMMARY, PUBLIC, *planted)) == []


@pytest.mark.parametrize("firm", FIRMS)
def test_a_suppliers_paper_has_no_picture_at_all(firm: UUID) -> None:
    planted = [heard(n, one) for n, one in enumerate(FIRMS * 3, start=1)]
    case = case_of(*planted, meetings=MEETINGS, meeting_suppliers=LINKS)
    made = compose(case, DocumentKind.MINUTES, Participant(firm), meeting=ONE)
    assert matrices(made) == []
    assert matrices(compose(case, DocumentKind.GUIDE, Participant(firm))) == []


STATEMENTS = st.lists(
    st.tuples(
        st.sampled_from(FIRMS),
        st.sampled_from((2, 7, None)),
        st.sampled_from((InputType.BAR, InputType.OPP)),
        st.sampled_from((CONFERENCE, ONE)),
        st.sampled_from(("Pris", "Volum", "Drift", "Krav")),
    ),
    max_size=14,
)


@given(STATEMENTS, st.integers(2, 3))
def test_no_number_told_to_everybody_points_at_one(
    told: list[tuple[UUID, int | None, InputType, UUID, str]], floor: int
) -> None:
    inputs = [
        heard(n, firm, meeting, phase=phase, type=kind, text=text)
        for n, (firm, phase, kind, meeting, text) in enumerate(told)
    ]
    case = case_of(*inputs, meetings=MEETINGS)
    for block in public_pictures(case, inputs, len(FIRMS), floor):
        assert isinstance(block, Matrix)
        if block.corner != Phrase("picture.head.phases"):
            continue
        for row in shown(block):
            for n in row:
                assert n is None or not points_at_one(int(n), len(FIRMS), floor)


@given(STATEMENTS)
def test_what_is_new_is_told_where_enough_stand_behind_it(
    told: list[tuple[UUID, int | None, InputType, UUID, str]],
) -> None:
    """Each point is new once, so one number alone is never held back in that row."""
    inputs = [
        heard(n, firm, meeting, phase=phase, type=kind, text=text)
        for n, (firm, phase, kind, meeting, text) in enumerate(told)
    ]
    case = case_of(*inputs, meetings=MEETINGS)
    for block in public_pictures(case, inputs, len(FIRMS), 2):
        assert isinstance(block, Matrix)
        if block.corner == Phrase("picture.head.rounds"):
            new, _ = shown(block)
            assert new.count(None) != 1
