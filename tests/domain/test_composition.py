from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, Participant
from lupdesk.domain.composition.compose import READERS, compose
from lupdesk.domain.composition.document import (
    AnswerSpace,
    BarChart,
    Bullets,
    Document,
    Facts,
    Figures,
    Heading,
    Noted,
    Table,
    Timeline,
    TintBox,
)
from lupdesk.domain.kinds import (
    Disposition,
    DocumentKind,
    InputKind,
    InputType,
    MeetingKind,
    Milestone,
    MinutesState,
    Secrecy,
    Voice,
)
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.things import (
    Input,
    Meeting,
    MeetingSupplier,
    Minutes,
    PromisedDate,
    Supplier,
)
from lupdesk.problems import Problem
from tests.domain.small_case import (
    GRAN,
    HEIM,
    M2,
    OMSYN,
    SANS,
    START,
    G,
    M,
    P,
    case_of,
    holds,
    said,
    strings,
    text_of,
    uid,
)


def refuses(code: str) -> pytest.RaisesExc[Problem]:
    return pytest.RaisesExc(Problem, check=lambda problem: problem.code == code)


# -- the gate ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", list(DocumentKind))
@pytest.mark.parametrize("audience", [PUBLIC, BUYER_TEAM, Participant(HEIM)])
def test_table_of_readers(kind: DocumentKind, audience: Audience) -> None:
    if isinstance(audience, READERS[kind]):
        paper = compose(case_of(), kind, audience, meeting=M)
        assert (paper.kind, paper.audience) == (kind, audience)
    else:
        with refuses("audience-not-allowed"):
            compose(case_of(), kind, audience, meeting=M)


def test_minutes_want_a_meeting_that_is_there() -> None:
    with refuses("meeting-wanted"):
        compose(case_of(), DocumentKind.MINUTES, BUYER_TEAM)
    with refuses("gone"):
        compose(case_of(), DocumentKind.MINUTES, BUYER_TEAM, meeting=uid(77))


@pytest.mark.parametrize("kind", [DocumentKind.GUIDE, DocumentKind.TIMETABLE])
def test_a_stranger_gets_nothing(kind: DocumentKind) -> None:
    with refuses("gone"):
        compose(case_of(), kind, Participant(uid(99)))


def test_somebody_else_gets_no_minutes() -> None:
    with refuses("not-in-meeting"):
        compose(case_of(), DocumentKind.MINUTES, Participant(OMSYN), meeting=M)


def test_whoever_was_taken_out_of_the_meeting_gets_no_approved_minutes() -> None:
    case = case_of()
    without = replace(case, meeting_suppliers=case.meeting_suppliers[1:])
    with refuses("not-in-meeting"):
        compose(without, DocumentKind.MINUTES, Participant(HEIM), meeting=M)


def test_participant_reads_its_own_language() -> None:
    case = case_of(suppliers=(Supplier(id=HEIM, name="Heim", language="en"),))
    assert compose(case, DocumentKind.MINUTES, Participant(HEIM), meeting=M).language == "en"
    assert compose(case, DocumentKind.MINUTES, BUYER_TEAM, meeting=M).language == "nb"
    assert compose(case, DocumentKind.SUMMARY, PUBLIC, language="en").language == "en"


def test_only_compose_makes_a_document() -> None:
    paper = compose(case_of(), DocumentKind.SUMMARY, PUBLIC)
    with pytest.raises(TypeError):
        replace(paper, seal=None)


# -- minutes ----------------------------------------------------------------------------------------


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


# -- summary ----------------------------------------------------------------------------------------


def test_summary_holds_the_open_and_the_reworded_only() -> None:
    case = case_of(
        said(1, HEIM, "Lukkede grensesnitt gjør integrasjon dyr", Secrecy.OPEN),
        said(2, SANS, "Vi mister kunder i nord", Secrecy.ANONYMISE),
        said(
            3,
            SANS,
            "Volum under 900 er tungt",
            Secrecy.ANONYMISE,
            public_wording="Lave volumer er tunge",
        ),
        said(4, OMSYN, "Egen metode", Secrecy.SECRET),
        said(5, OMSYN, "Uvurdert påstand", Secrecy.UNASSESSED),
        said(6, HEIM, "Heimkontakt kan levere alt", Secrecy.OPEN),
        said(7, HEIM, "Spør ola@heimkontakt.example", Secrecy.OPEN),
        said(8, None, "Det finnes fire koblinger", Secrecy.OPEN, kind=InputKind.GIVEN),
        said(9, None, "Rammen er 38 millioner", Secrecy.INTERNAL, kind=InputKind.GIVEN),
    )
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    for text in ("Lukkede grensesnitt", "Lave volumer er tunge", "Det finnes fire koblinger"):
        assert holds(paper, text), text
    for text in (
        "mister kunder",
        "Volum under 900",
        "Egen metode",
        "Uvurdert",
        "Heimkontakt",
        "38 millioner",
    ):
        assert not holds(paper, text), text
    assert {one.label: one.reason for one in paper.held_back} == {
        "I02": "anonymise",
        "I04": "secret",
        "I05": "unassessed",
        "I06": "names-somebody",
        "I07": "names-somebody",
        "N09": "internal",
    }


def _counts(paper: Document) -> list[Text | None]:
    return [block.count for block in paper.blocks if isinstance(block, Noted) and block.count]


def test_no_count_points_at_one_supplier() -> None:
    case = case_of(
        said(1, HEIM, "En hindring", Secrecy.OPEN),
        said(2, SANS, "Enda en hindring", Secrecy.OPEN),
        said(3, OMSYN, "En mulighet", Secrecy.OPEN, type=InputType.OPP),
    )
    assert _counts(compose(case, DocumentKind.SUMMARY, PUBLIC)) == [
        Phrase.of("doc.number", number=2)
    ]
    all_but_one = case_of(*case.inputs, said(4, OMSYN, "Tredje hindring", Secrecy.OPEN))
    assert _counts(compose(all_but_one, DocumentKind.SUMMARY, PUBLIC)) == []


def test_a_single_supplier_gives_no_figures() -> None:
    case = case_of()
    alone = case_of(participations=case.participations[:1], meeting_suppliers=())
    paper = compose(alone, DocumentKind.SUMMARY, PUBLIC)
    assert not any(isinstance(block, Figures) for block in paper.blocks)


@pytest.mark.parametrize(("held", "told"), [(0, True), (1, False), (2, False), (3, True)])
def test_the_number_held_back_cannot_be_worked_out_when_it_is_small(held: int, told: bool) -> None:
    case = case_of(
        *(said(n, HEIM, f"Åpent innspill nummer {n}", Secrecy.OPEN) for n in range(5)),
        *(said(10 + n, SANS, f"Hemmelig innspill {n}", Secrecy.SECRET) for n in range(held)),
    )
    printed = set(strings(compose(case, DocumentKind.SUMMARY, PUBLIC)))
    assert ("doc.figure.inputs" in printed) is told
    assert ("doc.summary.held" in printed) is (held == 3)


def test_the_chart_merges_types_that_would_point_at_one() -> None:
    def spoke(n: int, supplier: UUID, kind: InputType) -> Input:
        return said(n, supplier, f"Sagt {n}", Secrecy.OPEN, type=kind)

    case = case_of(
        spoke(1, HEIM, InputType.BAR),
        spoke(2, SANS, InputType.BAR),
        spoke(3, OMSYN, InputType.BAR),
        spoke(4, GRAN, InputType.BAR),
        spoke(5, HEIM, InputType.OPP),
        spoke(6, SANS, InputType.OPP),
        spoke(7, HEIM, InputType.RISK),
        spoke(8, SANS, InputType.COST),
    )
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    (chart,) = (block for block in paper.blocks if isinstance(block, BarChart))
    assert [(bar.label, bar.value, bar.strong) for bar in chart.bars] == [
        (Phrase("type-short.BAR"), 4, True),
        (Phrase("type-short.OPP"), 2, False),
        (Phrase("doc.chart.rest"), 2, False),
    ]
    said_aloud = text_of(paper)
    assert "type-short.RISK" not in said_aloud
    assert chart.alternative != chart.headline


def test_equal_words_of_two_suppliers_stand_once() -> None:
    case = case_of(
        said(1, HEIM, "Mobilnettet er for svakt.", Secrecy.OPEN),
        said(2, SANS, "mobilnettet er for svakt", Secrecy.OPEN),
    )
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    assert text_of(paper).casefold().count("mobilnettet er for svakt") == 1
    assert _counts(paper) == [Phrase.of("doc.number", number=2)]


def test_you_said_we_do() -> None:
    decided: dict[str, Any] = {"disposition": Disposition.ACCEPTED}
    case = case_of(
        said(1, HEIM, "En", Secrecy.OPEN, disposition_reason="Det er riktig", **decided),
        said(2, SANS, "To", Secrecy.OPEN, disposition_reason="Sansea ba om det", **decided),
        said(
            3,
            SANS,
            "Tre",
            Secrecy.OPEN,
            disposition=Disposition.NOT_ACCEPTED,
            disposition_reason="Fordi egen metode for fall er bedre",
        ),
        said(4, OMSYN, "Egen metode for fall", Secrecy.SECRET),
        said(
            5,
            OMSYN,
            "Fem",
            Secrecy.OPEN,
            disposition=Disposition.NOT_ACCEPTED,
            disposition_reason="For dyrt",
        ),
    )
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    (table,) = (block for block in paper.blocks if isinstance(block, Table))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["En", Phrase("disposition.accepted"), "Det er riktig"],
        ["Fem", Phrase("disposition.not-accepted"), "For dyrt"],
    ]
    assert holds(paper, "To")
    assert {one.label: one.reason for one in paper.held_back} == {
        "I02": "answer",
        "I03": "answer",
        "I04": "secret",
    }


def test_the_dates_that_hold_now() -> None:
    def day(n: int, kind: Milestone, promised: date, **more: Any) -> PromisedDate:
        return PromisedDate(id=uid(600 + n), procurement=P, kind=kind, promised=promised, **more)

    case = case_of(
        dates=(
            day(1, Milestone.ONE_TO_ONE, date(2027, 3, 16), promised_end=date(2027, 3, 18)),
            day(2, Milestone.NOTICE, date(2027, 2, 1), moved_to=date(2027, 2, 3)),
            day(3, Milestone.COMPETITION, date(2027, 6, 15), title="Sansea-konkurransen"),
            day(4, Milestone.CONTRACT_START, date(2028, 2, 1)),
        )
    )
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    (line,) = (block for block in paper.blocks if isinstance(block, Timeline))
    assert [(point.when, point.what, point.done) for point in line.points] == [
        (
            Phrase.of("doc.short-day", day=date(2027, 2, 3)),
            Phrase("milestone.notice"),
            True,
        ),
        (
            Phrase.of(
                "doc.days-of-month",
                first=16,
                until=Phrase.of("doc.short-day", day=date(2027, 3, 18)),
            ),
            Phrase("milestone.one-to-one"),
            True,
        ),
        (
            Phrase.of("doc.short-day", day=date(2027, 6, 15)),
            Phrase("milestone.competition"),
            False,
        ),
    ]
    assert not holds(paper, "Sansea")


# -- guide and timetable ----------------------------------------------------------------------------


def test_the_guide_gives_room_to_answer_each_question() -> None:
    paper = compose(case_of(), DocumentKind.GUIDE, PUBLIC)
    assert sum(isinstance(block, AnswerSpace) for block in paper.blocks) == 2
    assert [one for one in paper.blocks if isinstance(one, Bullets)]
    with refuses("guide-missing"):
        compose(case_of(guides=()), DocumentKind.GUIDE, PUBLIC)


def test_only_the_own_slot_is_told() -> None:
    case = case_of()
    paper = compose(case, DocumentKind.TIMETABLE, Participant(OMSYN))
    assert not holds(paper, "Heimkontakt")
    assert "L1" not in text_of(paper)
    assert sum(isinstance(block, TintBox) for block in paper.blocks) == 1
    assert START not in _moments(paper)
    assert START.replace(hour=11) in _moments(paper)
    with refuses("no-slot"):
        compose(case_of(meeting_suppliers=()), DocumentKind.TIMETABLE, Participant(OMSYN))


def _moments(value: object) -> set[datetime]:
    """Every moment anywhere in a document."""
    if isinstance(value, datetime):
        return {value}
    if isinstance(value, tuple):
        return set().union(*(_moments(one) for one in value))
    names = getattr(type(value), "__slots__", ())
    return set().union(*(_moments(getattr(value, name, None)) for name in names))


def slot(n: int, start: datetime, title: str = "") -> Meeting:
    return Meeting(id=uid(700 + n), procurement=P, planned_start=start, title=title)


def grids(*meetings: Meeting) -> list[list[list[str]]]:
    case = case_of(
        meetings=meetings,
        meeting_suppliers=tuple(
            MeetingSupplier(id=uid(800 + at), meeting=one.id, supplier=HEIM)
            for at, one in enumerate(meetings)
            if one.title != "reserve"
        ),
    )
    paper = compose(case, DocumentKind.TIMETABLE, BUYER_TEAM)
    return [
        [
            [
                cell.text.code if isinstance(cell.text, Phrase) else cell.text
                for cell in row.cells[1:]
            ]
            for row in block.rows
        ]
        for block in paper.blocks
        if isinstance(block, Table) and block.wide
    ]


def test_the_plan_is_clock_by_days_with_breaks_and_reserve() -> None:
    day = timedelta(days=1)
    assert grids(
        slot(1, START),
        slot(2, START + day),
        slot(3, START + timedelta(hours=1)),
        slot(4, START + timedelta(hours=4), title="reserve"),
    ) == [
        [
            ["Heimkontakt", "Heimkontakt"],
            ["Heimkontakt", "–"],
            ["doc.timetable.break", ""],
            ["doc.timetable.reserve", "–"],
        ]
    ]


def test_many_days_take_several_tables_and_meetings_side_by_side_several_rows() -> None:
    days = [slot(n, START + timedelta(days=n)) for n in range(7)]
    assert [len(grid[0]) for grid in grids(*days)] == [3, 3, 1]
    assert grids(slot(1, START), slot(2, START), slot(3, START + timedelta(days=1))) == [
        [["Heimkontakt", "Heimkontakt"], ["Heimkontakt", "–"]]
    ]


def test_an_empty_plan_says_so() -> None:
    paper = compose(case_of(meetings=()), DocumentKind.TIMETABLE, BUYER_TEAM)
    assert "doc.timetable.none" in set(strings(paper))


def test_a_remark_is_shown_to_the_one_who_made_it() -> None:
    answer = Minutes(
        id=uid(901), meeting=M2, state=MinutesState.IN_REVIEW, remark="I20 gjelder drift"
    )
    case = case_of(minutes=(answer,))
    assert holds(
        compose(case, DocumentKind.MINUTES, Participant(OMSYN), meeting=M2), "I20 gjelder drift"
    )
    for kind in MeetingKind:
        other = Meeting(id=M2, procurement=P, kind=kind, guide=G)
        team = compose(
            replace(case, meetings=(other,)), DocumentKind.MINUTES, BUYER_TEAM, meeting=M2
        )
        assert holds(team, "I20 gjelder drift")
        assert team.title == Phrase(f"doc.minutes.title.{kind}")
