"""Minutes: what each reader finds in them, and in which order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from lupdesk.domain.audience import BUYER_TEAM, Participant
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.composition.document import (
    Facts,
    Heading,
    Noted,
)
from lupdesk.domain.kinds import (
    DocumentKind,
    InputKind,
    Milestone,
    Secrecy,
    Voice,
)
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.things import Meeting, PromisedDate
from tests.domain.small_case import (
    HEIM,
    SANS,
    M,
    P,
    case_of,
    holds,
    said,
    strings,
    uid,
)


def test_participant_gets_its_own_in_full_and_nothing_of_the_others() -> None:
    case = case_of(
        said(1, HEIM, "Vår egen hemmelige metode", Secrecy.SECRET),
        said(2, HEIM, "Buyer's own remark about Heim", Secrecy.INTERNAL),
        said(3, SANS, "Sanseas åpne innspill", Secrecy.OPEN),
        said(4, None, "Åpen ny opplysning", Secrecy.OPEN, kind=InputKind.GIVEN),
        said(5, None, "Ikke vurdert opplysning", Secrecy.UNASSESSED, kind=InputKind.GIVEN),
        said(6, HEIM, "Ennå ikke vurdert", Secrecy.UNASSESSED),
    )
    paper = compose(case, DocumentKind.MINUTES, Participant(HEIM), meeting=M)
    for text in ("Vår egen hemmelige metode", "Åpen ny opplysning", "Ennå ikke vurdert"):
        assert holds(paper, text), text
    for text in (
        "Buyer's own remark",
        "Sanseas åpne",
        "Ikke vurdert opplysning",
        "Sara Sanse",
        "Sansea",
    ):
        assert not holds(paper, text), text
    assert [one.reason for one in paper.held_back] == ["not-for-reader"] * 3
    team = compose(case, DocumentKind.MINUTES, BUYER_TEAM, meeting=M)
    for one in case.inputs:
        assert holds(team, one.text)


def test_answers_stand_under_their_questions_in_the_order_of_the_guide() -> None:
    first, second = uid(301), uid(302)
    case = case_of(
        said(1, HEIM, "To", Secrecy.OPEN, question=second),
        said(2, HEIM, "Parkert", Secrecy.OPEN, question=first, parked=True),
        said(3, HEIM, "Løst", Secrecy.OPEN),
        said(4, HEIM, "En", Secrecy.OPEN, question=first),
        said(5, HEIM, "Virket utålmodig", Secrecy.OPEN, voice=Voice.READING, question=first),
    )
    paper = compose(case, DocumentKind.MINUTES, BUYER_TEAM, meeting=M)
    order: list[str] = []
    for block in paper.blocks:
        if isinstance(block, Heading) and isinstance(block.text, Phrase):
            order.append(str(dict(block.text.facts).get("text", block.text.code)))
        elif isinstance(block, Noted):
            order.append(str(block.body[0]))
    at = order.index("Hva er uklart?")
    assert order[at : at + 10] == [
        "Hva er uklart?",
        "En",
        "Hva er hindringene?",
        "To",
        "doc.minutes.other",
        "Løst",
        "doc.minutes.parked",
        "Parkert",
        "doc.minutes.observed",
        "Virket utålmodig",
    ]


def test_a_statement_shows_its_secrecy_type_number_and_reasons() -> None:
    case = case_of(
        said(
            32,
            HEIM,
            "En svakhet",
            Secrecy.SECRET,
            secrecy_kind="Sikkerhet.",
            decided_by="Odd Rake",
            decided_on=date(2027, 3, 24),
            review_on=date(2028, 3, 24),
            claim=Secrecy.SECRET,
            claim_reason="Kan misbrukes",
        )
    )
    paper = compose(case, DocumentKind.MINUTES, Participant(HEIM), meeting=M)
    (noted,) = (one for one in paper.blocks if isinstance(one, Noted) and one.mark)
    assert noted.mark is not None
    assert noted.mark.word == Phrase("secrecy.secret")
    assert noted.notes[0] == Phrase.of(
        "doc.type-and-label", type=Phrase("type-short.BAR"), label="I32"
    )
    codes = [one.code for one in noted.detail if isinstance(one, Phrase)]
    assert codes == ["doc.secret-detail", "doc.secret-review", "doc.claim-yours"]
    facts = dict(noted.detail[0].facts) if isinstance(noted.detail[0], Phrase) else {}
    assert facts["kind"] == "Sikkerhet"
    assert facts["harm"] == Phrase("doc.not-stated")
    assert "Kan misbrukes" in noted.detail


def test_the_team_sees_who_said_what_when_several_firms_met() -> None:
    case = case_of(
        said(1, HEIM, "Vi kan begge", Secrecy.OPEN, speaker="Ola Heim"),
        said(2, SANS, "Vi også", Secrecy.OPEN),
    )
    team = compose(case, DocumentKind.MINUTES, BUYER_TEAM, meeting=M)
    assert "Ola Heim, Heimkontakt" in set(strings(team))
    assert "Sansea" in set(strings(team))


def test_what_is_common_stands_apart_from_what_the_supplier_said() -> None:
    case = case_of(
        said(1, HEIM, "Vårt eget", Secrecy.OPEN), said(2, None, "Sagt i salen", Secrecy.OPEN)
    )
    paper = compose(case, DocumentKind.MINUTES, Participant(HEIM), meeting=M)
    found = [
        one.text if isinstance(one, Heading) else one.body[0]
        for one in paper.blocks
        if isinstance(one, Heading | Noted)
    ]
    at = found.index("Sagt i salen")
    assert found[at - 1] == Phrase("doc.minutes.common")
    assert found.index("Vårt eget") < at


def test_what_came_after_the_competition_was_announced_is_marked_as_late() -> None:
    begins = PromisedDate(
        id=uid(700), procurement=P, kind=Milestone.COMPETITION, kept=date(2027, 6, 15)
    )
    case = case_of(
        said(1, HEIM, "I tide", Secrecy.OPEN, said_at=datetime(2027, 6, 14, 12, tzinfo=UTC)),
        said(2, HEIM, "For sent", Secrecy.OPEN, said_at=datetime(2027, 6, 15, 12, tzinfo=UTC)),
        said(
            3,
            None,
            "Vårt svar",
            Secrecy.OPEN,
            kind=InputKind.GIVEN,
            said_at=datetime(2027, 6, 15, 12, tzinfo=UTC),
        ),
        dates=(begins,),
    )
    mark = Phrase.of("doc.late", day=date(2027, 6, 15))
    for audience in (BUYER_TEAM, Participant(HEIM)):
        paper = compose(case, DocumentKind.MINUTES, audience, meeting=M)
        late = [one.body for one in paper.blocks if isinstance(one, Noted) and mark in one.detail]
        assert late == [("For sent",)]


def test_a_meeting_past_midnight_without_its_pauses() -> None:
    start = datetime(2027, 3, 27, 22, 30, tzinfo=UTC)  # 23.30; the clock goes ahead that night
    meeting = Meeting(
        id=M,
        procurement=P,
        actual_start=start,
        actual_end=start + timedelta(minutes=180),
        paused_seconds=30 * 60,
    )
    case = case_of(meetings=(meeting,), zone=ZoneInfo("Europe/Oslo"))
    paper = compose(case, DocumentKind.MINUTES, BUYER_TEAM, meeting=M)
    head = next(block for block in paper.blocks if isinstance(block, Facts))
    assert dict(head.rows)[Phrase("doc.fact.time")] == Phrase.of(
        "doc.time.lasted-over",
        start=start,
        end=start + timedelta(minutes=180),
        day=date(2027, 3, 28),
        minutes=150,
    )
