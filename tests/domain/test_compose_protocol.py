"""The protocol of equal treatment: an auditor looks for gaps, and finds each of them marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.composition.document import (
    Cell,
    Document,
    Figures,
    MarkShape,
    Paragraph,
    Row,
    Table,
    TimeChart,
)
from lupdesk.domain.kinds import (
    Channel,
    DocumentKind,
    InputKind,
    PublicationKind,
    Response,
    Secrecy,
)
from lupdesk.domain.papers import Paper
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.things import Asked, MeetingSupplier, Minutes, Sending, TeamMember
from lupdesk.domain.treatment import Adviser, Answer, Dispatch, Gap, Publication
from lupdesk.problems import Problem
from tests.domain.small_case import HEIM, M2, OMSYN, START, M, P, case_of, holds, said, uid

_HEADS = {Phrase("doc.head.to-whom"), Phrase("doc.head.checksum")}
"""Of the table of send-outs."""


def protocol(case: Case) -> Document:
    return compose(case, DocumentKind.PROTOCOL, BUYER_TEAM)


def table(paper: Document, head: str) -> Table:
    """The one that has a column of this name."""
    return next(one for one in paper.blocks if isinstance(one, Table) and Phrase(head) in one.heads)


def alone(**more: Any) -> Case:
    """Heimkontakt in the first meeting, Omsyn Analyse in the second, both held as planned."""
    case = case_of(**more)
    held = tuple(
        replace(one, actual_start=one.planned_start, actual_end=_after(one.planned_start, 45))
        for one in case.meetings
    )
    links = (
        MeetingSupplier(id=uid(401), meeting=M, supplier=HEIM),
        MeetingSupplier(id=uid(403), meeting=M2, supplier=OMSYN),
    )
    asked = tuple(
        Asked(id=uid(700 + number), meeting=meeting, question=question)
        for number, (meeting, question) in enumerate(
            (meeting, question) for meeting in (M, M2) for question in (uid(301), uid(302))
        )
    )
    return replace(case, meetings=held, meeting_suppliers=links, asked=asked)


def _after(start: datetime | None, minutes: int) -> datetime:
    assert start is not None
    return start + timedelta(minutes=minutes)


def test_it_is_for_the_team_alone() -> None:
    for reader in (PUBLIC, Participant(HEIM)):
        with pytest.raises(Problem, match="audience-not-allowed"):
            compose(case_of(), DocumentKind.PROTOCOL, reader)


def test_findings_stand_worst_first_with_a_sign_and_the_rule() -> None:
    case = alone(
        team=(TeamMember(id=uid(560), procurement=P, name="Kari Nes"),),
    )
    case = replace(case, inputs=(said(1, HEIM, "Noe", Secrecy.UNASSESSED),))
    rows = table(protocol(case), "doc.head.gravity").rows
    signs = [row.cells[0].sign for row in rows]
    order = [MarkShape.SQUARE, MarkShape.TRIANGLE, MarkShape.FRAME]
    assert MarkShape.SQUARE in signs
    assert [order.index(one) for one in signs if one] == sorted(
        order.index(one) for one in signs if one
    )
    assert {row.cells[3].text for row in rows} >= {"R-SEC-1", "R-HAB-1"}
    (figures,) = [one for one in protocol(case).blocks if isinstance(one, Figures)]
    stops = signs.count(MarkShape.SQUARE)
    assert figures.items[0].number == Phrase.of("doc.number", number=stops)


def test_a_meeting_that_lasted_too_long_is_marked_against_the_plan() -> None:
    case = alone()
    late = replace(case.meetings[1], actual_end=_after(case.meetings[1].planned_start, 62))
    paper = protocol(replace(case, meetings=(case.meetings[0], late)))
    (chart,) = [one for one in paper.blocks if isinstance(one, TimeChart)]
    assert chart.planned == 45
    assert [(bar.code, bar.minutes, bar.strong) for bar in chart.bars] == [
        ("L1", 45, False),
        ("L3", 62, True),
    ]
    assert chart.bars[1].beside == Phrase.of("doc.protocol.min-over", n=62, by=17)
    lasted = [row.cells[2] for row in table(paper, "doc.head.lasted").rows]
    assert [cell.tinted for cell in lasted] == [False, True]


def _grid(case: Case) -> list[list[tuple[Any, bool]]]:
    rows = table(protocol(case), "doc.head.asked").rows
    return [[(cell.text, cell.tinted) for cell in row.cells[1:]] for row in rows]


def _number(n: int) -> tuple[Phrase, bool]:
    return Phrase.of("doc.number", number=n), False


def test_who_was_not_asked_is_a_tinted_gap_and_is_missing_in_the_sums() -> None:
    case = alone()
    case = replace(
        case,
        inputs=(said(1, HEIM, "Svar", Secrecy.OPEN, question=uid(301)),),
        asked=case.asked[:-1],
    )
    assert _grid(case) == [
        [("●", False), ("○", False), _number(2)],
        [("○", False), ("–", True), _number(1)],
        [_number(2), _number(1), _number(3)],
    ]
    gaps = table(protocol(case), "doc.head.why")
    assert gaps.rows[0].cells[2].text == Phrase("doc.protocol.no-reason")
    mended = Gap(
        id=uid(750), procurement=P, supplier=OMSYN, question=uid(302), follow_up="Spørres skriftlig"
    )
    gaps = table(protocol(replace(case, gaps=(mended,))), "doc.head.why")
    assert gaps.rows[0].cells[2] == Cell("Spørres skriftlig")


def test_a_meeting_that_is_still_to_come_is_no_gap() -> None:
    case = alone()
    coming = replace(case.meetings[1], actual_start=None, actual_end=None)
    case = replace(case, meetings=(case.meetings[0], coming), asked=case.asked[:2])
    assert [line[1] for line in _grid(case)[:2]] == [("", False)] * 2
    assert Phrase("doc.protocol.legend-ahead") in [
        one.text for one in protocol(case).blocks if isinstance(one, Paragraph)
    ]


def test_many_suppliers_go_on_in_another_table() -> None:
    case = alone()
    firms = tuple(
        replace(case.suppliers[0], id=uid(5000 + n), name=f"Firma {n}") for n in range(40)
    )
    links = tuple(
        MeetingSupplier(id=uid(6000 + n), meeting=M, supplier=one.id) for n, one in enumerate(firms)
    )
    paper = protocol(replace(case, suppliers=firms, participations=(), meeting_suppliers=links))
    grids = [
        one
        for one in paper.blocks
        if isinstance(one, Table) and Phrase("doc.head.asked") in one.heads
    ]
    assert [len(one.heads) - 2 for one in grids] == [15, 15, 10]
    assert all(len(row.cells) == len(one.heads) for one in grids for row in one.rows)


def test_the_ledger_says_what_is_not_shared_and_what_came_late() -> None:
    later = START + timedelta(days=8)
    case = alone()
    case = replace(
        case,
        inputs=(
            _given(1, "Fire koblinger"),
            _given(2, "Ny mast", publication=uid(801)),
            _given(3, "Møterommet er flyttet", unpublished_reason="Bare praktisk"),
        ),
        publications=(
            Publication(
                id=uid(801),
                procurement=P,
                kind=PublicationKind.ANSWERS,
                title="Spørsmål og svar",
                published_at=later,
            ),
        ),
        answers=tuple(
            Answer(
                id=uid(810 + n),
                procurement=P,
                number=n,
                question="Hvor?",
                answer="Her",
                publication=uid(801),
            )
            for n in (1, 2, 3, 5)
        ),
    )
    rows = {_first(row): row.cells[3] for row in table(protocol(case), "doc.head.to-all").rows}
    assert len(rows) == 4, "answers that went out together are one line"
    assert rows[_told(1, "Fire koblinger")].sign is MarkShape.SQUARE
    assert rows[_told(2, "Ny mast")].text == Phrase.of("doc.protocol.shared", at=later)
    assert rows[_told(3, "Møterommet er flyttet")].under == "Bare praktisk"
    assert rows["Spørsmål og svar"].sign is MarkShape.TICK
    answers = next(
        row
        for row in table(protocol(case), "doc.head.to-all").rows
        if _first(row) == "Spørsmål og svar"
    )
    assert answers.cells[1].under == Phrase.of("doc.protocol.answers", numbers="1–3, 5")


def _given(number: int, text: str, **more: Any) -> Any:
    return said(number, None, text, Secrecy.OPEN, kind=InputKind.GIVEN, said_at=START, **more)


def _told(number: int, text: str) -> Phrase:
    return Phrase.of("doc.protocol.given", number=number, text=text)


def _first(row: Row) -> Any:
    return row.cells[1].text


def test_what_was_written_stands_with_twelve_characters_of_its_sum() -> None:
    sums = "0123456789abcdef" * 4
    file = Sending(
        id=uid(901),
        procurement=P,
        kind="guide",
        audience="public",
        file_name="Guide.pdf",
        sha256=sums,
        sent_at=START,
    )
    copies = tuple(
        Dispatch(id=uid(910 + n), sending=file.id, supplier=firm, sent_at=START)
        for n, firm in enumerate((HEIM, OMSYN))
    )
    ours = replace(file, id=uid(902), audience="team")
    paper = protocol(replace(alone(), sendings=(ours, file), dispatches=copies))
    assert len(table(paper, "doc.head.checksum").rows) == 1
    cells = [cell.text for cell in table(paper, "doc.head.checksum").rows[0].cells]
    assert cells[1:] == [
        "Guide.pdf",
        Phrase("doc.protocol.everybody"),
        Phrase.of("doc.number", number=2),
        "0123 4567 89ab",
    ]


def test_each_time_a_file_went_out_is_listed_with_version_pages_size_and_sum() -> None:
    file = Sending(
        id=uid(901),
        procurement=P,
        kind="summary",
        audience="public",
        file_name="Oppsummering.pdf",
        version=2,
        sha256="0123456789ab" + "0" * 52,
        sent_at=START,
    )
    unknown = replace(file, id=uid(902), file_name="Guide.pdf", sha256="ff" * 32)
    seen = Paper(file.sha256, pages=5, size=37_707)
    later = START + timedelta(hours=2)
    dispatches = (
        Dispatch(id=uid(910), sending=file.id, supplier=OMSYN, sent_at=START),
        Dispatch(id=uid(911), sending=file.id, supplier=HEIM, sent_at=START),
        Dispatch(id=uid(912), sending=file.id, sent_at=later, note="Lokalavisa"),
        Dispatch(id=uid(913), sending=unknown.id, sent_at=later, channel=Channel.WEB),
    )
    case = replace(alone(), sendings=(file, unknown), papers=(seen,), dispatches=dispatches)
    listed = [one for one in protocol(case).blocks if isinstance(one, Table)]
    (out,) = (one for one in listed if set(one.heads) >= _HEADS)
    about = Phrase.of("doc.protocol.file", version=2, pages=5, size=38)
    assert [tuple((cell.text, cell.under) for cell in row.cells) for row in out.rows] == [
        (
            (Phrase.of("doc.protocol.at", at=at), None),
            (name, below),
            (who, Phrase(f"channel.{how}")),
            (sums, None),
        )
        for at, name, below, who, how, sums in (
            (START, "Oppsummering.pdf", about, "L1, L3", "email", "0123 4567 89ab"),
            (later, "Oppsummering.pdf", about, "Lokalavisa", "email", "0123 4567 89ab"),
            (
                later,
                "Guide.pdf",
                Phrase.of("doc.protocol.version", version=2),
                Phrase("doc.protocol.everybody"),
                "web",
                "ffff ffff ffff",
            ),
        )
    ]


def test_where_nothing_was_recorded_as_sent_nothing_is_listed() -> None:
    assert not any(
        isinstance(one, Table) and set(one.heads) >= _HEADS for one in protocol(alone()).blocks
    )


def test_answers_to_the_minutes_by_what_was_answered() -> None:
    def of(meeting: UUID, response: Response | None) -> Minutes:
        return Minutes(id=meeting, meeting=meeting, sent_on=date(2027, 3, 24), response=response)

    paper = protocol(replace(alone(), minutes=(of(M, Response.REMARKED), of(M2, None))))
    rows = [
        (row.cells[0].text, row.cells[1].text) for row in table(paper, "doc.head.answer-given").rows
    ]
    assert rows == [
        (Phrase("response.remarked"), "L1"),
        (Phrase("doc.protocol.no-answer"), "L3"),
    ]


def test_who_has_not_confirmed_and_who_influenced_are_named() -> None:
    case = alone(
        team=(
            TeamMember(id=uid(560), procurement=P, name="Kari Nes", impartial_on=date(2027, 1, 20)),
            TeamMember(id=uid(561), procurement=P, name="Jonas Vik"),
        ),
        advisers=(
            Adviser(
                id=uid(570),
                procurement=P,
                name="Per Rådgiver",
                did="Skrev utkast",
                requirement="Krav 4",
                extra_time="To uker",
            ),
        ),
    )
    paper = protocol(case)
    signs = [row.cells[2].sign for row in table(paper, "doc.head.impartial").rows]
    assert signs == [MarkShape.TICK, MarkShape.TRIANGLE]
    assert holds(paper, "Skrev utkast")
    assert holds(paper, "Krav 4")
    assert holds(paper, "To uker")


def test_an_empty_case_has_a_protocol_too() -> None:
    case = case_of(meetings=(), meeting_suppliers=(), guides=(), questions=(), attendance=())
    assert protocol(case).blocks


def test_which_questions_are_core_is_said_and_what_else_was_not_asked_is_no_gap() -> None:
    whole = alone()
    asked = tuple(one for one in whole.asked if (one.meeting, one.question) != (M2, uid(302)))
    unasked = replace(whole, asked=asked)
    assert holds(protocol(unasked), "doc.protocol.gaps")
    assert not holds(protocol(unasked), "doc.protocol.core")
    core = replace(unasked, questions=tuple(
        replace(one, core=one.id == uid(301)) for one in unasked.questions
    ))  # fmt: skip
    paper = protocol(core)
    assert Paragraph(Phrase.of("doc.protocol.core", numbers="1"), wide=True) in paper.blocks
    assert not holds(paper, "doc.protocol.gaps")
    row = table(paper, "doc.head.asked").rows[1]
    assert [(cell.text, cell.tinted) for cell in row.cells[1:3]] == [("○", False), ("–", False)]
