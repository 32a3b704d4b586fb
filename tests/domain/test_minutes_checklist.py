"""The minimum content of minutes (domain notes, 2.6): each point is found in what is printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import pytest

from lupdesk.domain.audience import BUYER_TEAM, Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.composition.document import (
    Document,
    Facts,
    Heading,
    Noted,
    Table,
)
from lupdesk.domain.freezing import checksum, freeze
from lupdesk.domain.kinds import (
    DocumentKind,
    InputKind,
    MinutesState,
    Response,
    Role,
    Secrecy,
    Voice,
)
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.things import Attendance, Meeting, Minutes, Procurement
from tests.domain.small_case import HEIM, START, M, P, case_of, said, strings, uid

NOT_STATED: Final = Phrase("doc.not-stated")


def full() -> Case:
    case = case_of(
        said(1, HEIM, "Dyr integrasjon", Secrecy.OPEN, question=uid(301)),
        said(2, HEIM, "Virket tilfreds", Secrecy.OPEN, voice=Voice.READING),
        said(3, None, "Fire koblinger i dag", Secrecy.OPEN, kind=InputKind.GIVEN),
        said(
            4,
            None,
            "Sende oversikt",
            Secrecy.OPEN,
            kind=InputKind.ACTION,
            owner="Amira Dahl",
            due=date(2027, 4, 2),
        ),
        said(5, None, "Møtes igjen", Secrecy.OPEN, kind=InputKind.DECISION),
        procurement=Procurement(
            id=P, reference="T-1", title="Trygg hverdag", phase=5, archive_case="2026/4711"
        ),
    )
    meeting = replace(
        case.meetings[0], actual_start=START, actual_end=START + timedelta(minutes=44)
    )
    writer = Attendance(
        id=uid(504), meeting=M, name="Selma Lie", role=Role.NOTE_TAKER, present=True
    )
    case = replace(
        case,
        meetings=(meeting,),
        meeting_suppliers=case.meeting_suppliers[:1],
        attendance=(*case.attendance[:2], writer),
    )
    frozen = freeze(case, M)
    return replace(
        case,
        minutes=(
            Minutes(
                id=uid(900),
                meeting=M,
                state=MinutesState.APPROVED,
                version=2,
                sent_on=date(2027, 3, 24),
                approved_on=date(2027, 3, 31),
                approved_by="Odd Rake",
                frozen=frozen,
                sha256=checksum(frozen),
                response=Response.REMARKED,
                responded_on=date(2027, 3, 30),
                remark="I01 gjelder journalen",
            ),
        ),
    )


def empty() -> Case:
    return case_of(
        procurement=Procurement(id=P),
        meetings=(Meeting(id=M, procurement=P),),
        attendance=(),
        meeting_suppliers=(),
        guides=(),
        questions=(),
    )


FACTS: Final[dict[str, Text]] = {
    "doc.fact.case": "T-1 · Trygg hverdag",
    "doc.fact.phase": Phrase("phase.5"),
    "doc.fact.time": Phrase.of(
        "doc.time.lasted", start=START, end=START + timedelta(minutes=44), minutes=44
    ),
    "doc.fact.place": "Rådhuset",
    "doc.fact.led": "Tor Hauge",
    "doc.fact.wrote": "Selma Lie",
    "doc.fact.guide": Phrase.of("doc.guide-version", version=2, n=2),
    "doc.fact.status": Phrase.of("doc.status.approved", day=date(2027, 3, 31), by="Odd Rake"),
    "doc.fact.sent": Phrase.of("doc.plain-day", day=date(2027, 3, 24)),
    "doc.fact.response": Phrase.of(
        "doc.response-on", response=Phrase("response.remarked"), day=date(2027, 3, 30)
    ),
    "doc.fact.version": Phrase.of("doc.version", version=2),
    "doc.fact.archive": "2026/4711",
}
EMPTY_OTHERWISE: Final[dict[str, Text]] = {
    "doc.fact.phase": Phrase("phase.5"),
    "doc.fact.status": Phrase("doc.status.draft"),
    "doc.fact.version": Phrase.of("doc.draft", version=1),
    "doc.fact.checksum": Phrase("doc.checksum-later"),
}
"""What an empty meeting says where it does not say *not stated*."""


def facts_of(paper: Document) -> dict[str, Text]:
    return {
        label.code: value
        for block in paper.blocks
        if isinstance(block, Facts)
        for label, value in block.rows
        if isinstance(label, Phrase)
    }


def under(paper: Document, heading: str) -> set[str]:
    """Every string between a heading and the next one of its level."""
    found: set[str] = set()
    inside = False
    for block in paper.blocks:
        if isinstance(block, Heading) and block.level == 2:
            inside = block.text == Phrase(heading)
        elif inside:
            found |= set(strings(block))
    return found


READERS: Final = [BUYER_TEAM, Participant(HEIM)]


@pytest.mark.parametrize("audience", READERS)
def test_head_and_foot_of_full_minutes(audience: Audience) -> None:
    case = full()
    paper = compose(case, DocumentKind.MINUTES, audience, meeting=M)
    found = facts_of(paper)
    if isinstance(audience, Participant):
        found = {code.removesuffix("-you"): value for code, value in found.items()}
    assert {code: found[code] for code in FACTS} == FACTS
    sha = case.minutes[0].sha256
    assert found["doc.fact.checksum"] == f"{sha[:4]} {sha[4:8]} {sha[8:12]}"
    assert paper.title == Phrase("doc.minutes.title.one-to-one")
    assert paper.on == date(2027, 3, 31)
    table = next(block for block in paper.blocks if isinstance(block, Table))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Tor Hauge", Phrase("role.chair"), "Trefjord"],
        ["Selma Lie", Phrase("role.note-taker"), NOT_STATED],
        ["Ola Heim", Phrase("role.supplier"), "Heimkontakt AS"],
    ]


@pytest.mark.parametrize("audience", READERS)
def test_body_of_full_minutes(audience: Audience) -> None:
    paper = compose(full(), DocumentKind.MINUTES, audience, meeting=M)
    theirs = isinstance(audience, Participant)
    said_there = under(paper, "doc.minutes.you-said" if theirs else "doc.minutes.said")
    assert {"Hva er uklart?", "Dyr integrasjon", "secrecy.open", "type-short.BAR"} <= said_there
    assert {"Virket tilfreds", "doc.voice.reading"} <= under(paper, "doc.minutes.observed")
    assert "Fire koblinger i dag" in under(
        paper, "doc.minutes.you-got" if theirs else "doc.minutes.given"
    )
    assert {"Sende oversikt", "Amira Dahl"} <= under(paper, "doc.minutes.actions")
    assert "Møtes igjen" in under(paper, "doc.minutes.decisions")
    remarks = "doc.minutes.your-remark" if theirs else "doc.minutes.remark"
    assert "I01 gjelder journalen" in under(paper, remarks)


def test_an_empty_meeting_says_so_at_every_point() -> None:
    paper = compose(empty(), DocumentKind.MINUTES, BUYER_TEAM, meeting=M)
    found = facts_of(paper)
    for code in (*FACTS, "doc.fact.checksum"):
        assert found[code] == EMPTY_OTHERWISE.get(code, NOT_STATED), code
    for heading, sentence in {
        "doc.minutes.present": "doc.not-stated",
        "doc.minutes.said": "doc.minutes.nothing-said",
        "doc.minutes.observed": "doc.minutes.nothing-observed",
        "doc.minutes.given": "doc.minutes.nothing-given",
        "doc.minutes.actions": "doc.minutes.no-actions",
        "doc.minutes.decisions": "doc.minutes.no-decisions",
        "doc.minutes.remark": "doc.minutes.no-remark",
    }.items():
        assert sentence in under(paper, heading), heading
    assert paper.subtitle == NOT_STATED
    assert not [block for block in paper.blocks if isinstance(block, Noted)]


@pytest.mark.parametrize(("make", "asked"), [(full, False), (None, True)])
def test_a_participant_is_told_how_to_remark_until_approval(
    make: Callable[[], Case] | None, asked: bool
) -> None:
    case = make() if make else replace(full(), minutes=())
    paper = compose(case, DocumentKind.MINUTES, Participant(HEIM), meeting=M)
    assert ("doc.minutes.how-to-remark" in set(strings(paper))) is asked
    team = compose(case, DocumentKind.MINUTES, BUYER_TEAM, meeting=M)
    assert "doc.minutes.how-to-remark" not in set(strings(team))
