"""The lessons learnt: all for the team, and for other buyers nothing that points at anybody."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.composition.document import Bullets, Document, Figures, Heading, Table
from lupdesk.domain.kinds import DocumentKind, MeetingKind, Secrecy, Side
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.result_kinds import LessonQuestion
from lupdesk.domain.results import Lesson
from lupdesk.domain.things import Input, Meeting, MeetingSupplier, TeamMember
from lupdesk.domain.treatment import RuleSetting
from lupdesk.problems import Problem
from tests.domain.small_case import (
    GRAN,
    HEIM,
    OMSYN,
    SANS,
    START,
    P,
    case_of,
    holds,
    said,
    strings,
    uid,
)

TIME = LessonQuestion.TIME_USED


def lesson(n: int, score: int = 0, supplier: UUID | None = None, **more: Any) -> Lesson:
    side = Side.BUYER if supplier is None else Side.SUPPLIER
    whole = {"question": TIME, "side": side, **more}
    return Lesson(id=uid(800 + n), procurement=P, score=score, supplier=supplier, **whole)


def paper(case: Case, audience: Audience = PUBLIC) -> Document:
    return compose(case, DocumentKind.LESSONS, audience)


def under(document: Document, heading: str) -> Any:
    at = next(
        place
        for place, one in enumerate(document.blocks)
        if isinstance(one, Heading) and one.text == Phrase(heading)
    )
    return document.blocks[at + 1]


def score_of(document: Document) -> list[Any]:
    """Of the question about time: both sides."""
    table = next(one for one in document.blocks if isinstance(one, Table))
    row = next(row for row in table.rows if row.cells[0].text == Phrase("lesson.time-used.buyer"))
    return [cell.text for cell in row.cells[1:]]


FOUR = (lesson(1, 4, HEIM), lesson(2, 3, SANS), lesson(3, 5, OMSYN), lesson(4, 2, GRAN))


@pytest.mark.parametrize(("answered", "shown"), [(1, False), (2, False), (3, True), (4, True)])
def test_a_score_of_suppliers_is_told_only_when_enough_answered(answered: int, shown: bool) -> None:
    case = case_of(lessons=(lesson(9, 3), *FOUR[:answered]))
    buyer, supplier = score_of(paper(case))
    assert buyer == Phrase.of("doc.number", number=3)
    assert (supplier != Phrase("doc.lessons.no-score")) is shown
    assert score_of(paper(case, BUYER_TEAM))[1] != Phrase("doc.lessons.no-score")


def test_the_offices_own_floor_holds_where_it_is_higher() -> None:
    setting = RuleSetting(id=uid(1), procurement=P, name="group-floor", value="5")
    case = case_of(lessons=(lesson(9, 3), *FOUR), settings=(setting,))
    assert score_of(paper(case))[1] == Phrase("doc.lessons.no-score")


def test_what_worked_is_what_all_who_are_told_of_found_good() -> None:
    good = [lesson(n, 4, firm) for n, firm in enumerate((HEIM, SANS, OMSYN))]
    case = case_of(lessons=(lesson(9, 5), *good))
    assert under(paper(case), "doc.lessons.worked") == Bullets((Phrase("lesson-worked.time-used"),))
    low = case_of(lessons=(lesson(9, 3), *good))
    assert not isinstance(under(paper(low), "doc.lessons.worked"), Bullets)


def test_two_bad_scores_of_suppliers_do_not_show_in_what_worked() -> None:
    """Else one could reckon them from what is missing."""
    alone = case_of(lessons=(lesson(9, 5),))
    with_two = case_of(lessons=(lesson(9, 5), lesson(1, 1, HEIM), lesson(2, 1, SANS)))
    assert paper(alone).blocks == paper(with_two).blocks


def planted() -> Case:
    case = case_of(
        said(1, SANS, "Vår nye sensor koster 412 kroner ved tusen stykk", Secrecy.SECRET),
        team=(TeamMember(id=uid(1), procurement=P, name="Kari Nes"),),
        lessons=(
            lesson(1, 4, text="Godt ordnet, sa Plantemann", change="Velg færre spørsmål"),
            lesson(2, change="Heimkontakt AS må få mer tid"),
            lesson(3, change="Spør om at vår nye sensor koster 412 kroner ved tusen stykk"),
            lesson(4, change="La Kari åpne møtene"),
            lesson(5, change="Si at budsjettet er 38 mill. kr"),
            lesson(6, 2, SANS, text="Plantemann var uforberedt", change="Leverandørens plante"),
            lesson(7, side=Side.SUPPLIER, text="Uten navn, men plantet"),
        ),
    )
    return replace(case, procurement=replace(case.procurement, note="Ramme 38 mill. kr"))


def test_nothing_planted_is_in_the_version_for_others() -> None:
    document = paper(planted())
    text = " ".join(strings(document)).casefold()
    for secret in ("plante", "heimkontakt", "sansea", "412", "kari", "38 mill", "budsjett"):
        assert secret not in text, secret
    assert under(document, "doc.lessons.change") == Bullets(("Velg færre spørsmål",))


def test_the_team_reads_all_of_it_and_how_much_others_do_not() -> None:
    document = paper(planted(), BUYER_TEAM)
    for words in ("Plantemann var uforberedt", "Leverandørens plante", "La Kari åpne møtene"):
        assert holds(document, words)
    assert Phrase.of("doc.lessons.cut", n=4) in [
        getattr(one, "text", None) for one in document.blocks
    ]


def test_one_supplier_has_none_of_its_own() -> None:
    with pytest.raises(Problem, match="audience-not-allowed"):
        paper(planted(), Participant(HEIM))


def test_a_dialogue_without_lessons_says_so() -> None:
    assert not isinstance(under(paper(case_of()), "doc.lessons.change"), Bullets)


def test_the_buyer_does_not_repeat_what_a_supplier_answered() -> None:
    case = case_of(
        lessons=(
            lesson(1, change="Ikke skift møterom midt i samtalen"),
            lesson(2, 2, SANS, text="Ikke skift møterom midt i samtalen"),
        )
    )
    assert not holds(paper(case), "møterom")
    assert holds(paper(case, BUYER_TEAM), "møterom")


def _figures(case: Case) -> dict[str, object]:
    found = [one for one in paper(case).blocks if isinstance(one, Figures)]
    return {str(one.label): one.number for block in found for one in block.items}


def _met(*inputs: Input) -> Case:
    """Each of three has met the buyer, and nobody else takes part."""
    firms = (HEIM, SANS, OMSYN)
    meetings = [
        Meeting(id=uid(60 + n), procurement=P, kind=MeetingKind.ONE_TO_ONE, actual_start=START)
        for n in range(len(firms))
    ]
    links = [
        MeetingSupplier(id=uid(700 + n), meeting=uid(60 + n), supplier=firm)
        for n, firm in enumerate(firms)
    ]
    return case_of(
        *inputs, meetings=tuple(meetings), meeting_suppliers=tuple(links), participations=()
    )


@pytest.mark.parametrize(("held", "told"), [(0, True), (2, False), (3, True)])
def test_beside_the_summary_it_does_not_tell_how_few_are_held_back(held: int, told: bool) -> None:
    """The statements that stand in the summary can be counted there."""
    case = _met(
        *(said(n, HEIM, f"Åpent innspill nummer {n}", Secrecy.OPEN) for n in range(5)),
        *(said(10 + n, SANS, f"Hemmelig innspill {n}", Secrecy.SECRET) for n in range(held)),
    )
    assert (str(Phrase("doc.lessons.figure.inputs")) in _figures(case)) is told


def test_beside_the_summary_it_does_not_tell_that_one_met_nobody() -> None:
    heard = [said(1, HEIM, "Åpent innspill", Secrecy.OPEN), said(2, SANS, "Et", Secrecy.OPEN)]
    firms = str(Phrase("doc.lessons.figure.suppliers"))
    assert firms in _figures(_met(*heard))
    wrote = said(3, GRAN, "Bare skriftlig", Secrecy.OPEN)
    assert firms not in _figures(_met(*heard, wrote))
