"""The worked case: what shows equal treatment, and what stands open on purpose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from lupdesk.desk import (
    answering,
    guides,
    inputs,
    judging,
    meetings,
    procurements,
    telling,
    treatment,
)
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import InputKind, MeetingKind, Milestone, PublicationKind
from lupdesk.domain.things import Input, Meeting, PromisedDate, Supplier, TeamMember

Told = Mapping[str, Any]


def tell_treatment(desk: Desk, procurement: UUID, told: Told) -> None:
    """``told`` is ``treatment.toml``; everything is done on the last day of the story."""
    for member in desk.all(TeamMember, procurement=procurement):
        treatment.confirm_impartiality(desk, member.id, on=told["impartial_on"])
    treatment.set_sign_up(desk, procurement, **told["sign_up"])
    for line in desk.all(
        PromisedDate, procurement=procurement, kind=Milestone(told["moved"]["kind"])
    ):
        procurements.edit_date(desk, line.id, reason=told["moved"]["reason"])
    _fill_gaps(desk, procurement, told)
    _answer(desk, procurement, told)
    _word_together(desk, procurement, told)
    _give_reasons(desk, procurement, told)
    out = telling.publish(
        desk, procurement, PublicationKind.ANSWERS, title=told["answers_out"]["title"]
    )
    for one in told["shared"]:
        given = desk.all(
            Input,
            procurement=procurement,
            kind=InputKind.GIVEN,
            number=int(one["label"].removeprefix("N")),
        )
        telling.link_publication(desk, [given[0].id], out)
    _make_mistakes(desk, procurement, told)


def _make_mistakes(desk: Desk, procurement: UUID, told: Told) -> None:
    procurements.edit_procurement(desk, procurement, notice_text=told["notice_text"])
    for meeting in desk.all(Meeting, procurement=procurement, kind=MeetingKind.CONFERENCE):
        meetings.edit_meeting(desk, meeting.id, note=told["conference_note"])


def _fill_gaps(desk: Desk, procurement: UUID, told: Told) -> None:
    guide = guides.latest_guide(desk, procurement)
    assert guide is not None
    questions = guides.questions_of(desk, guide.id)
    for one in told["gaps"]:
        (firm,) = desk.all(Supplier, name=one["supplier"])
        for number in one["questions"]:
            treatment.set_gap(desk, firm.id, questions[number - 1].id, follow_up=one["follow_up"])


def _answer(desk: Desk, procurement: UUID, told: Told) -> None:
    for one in told["answers"]:
        answering.add_answer(
            desk,
            procurement,
            question=one["question"],
            answer=one.get("answer", ""),
            exempt_reason=one.get("exempt", ""),
        )
    over = told["taken_over"]
    (asked,) = desk.all(Input, procurement=procurement, source_id=over["statement"])
    answering.answer_statement(desk, asked.id, question=over["question"], answer=over["answer"])


def _word_together(desk: Desk, procurement: UUID, told: Told) -> None:
    for one in told["together"]:
        said = desk.all(Input, procurement=procurement, source_id=tuple(one["statements"]))
        inputs.say_once(desk, [every.id for every in said], one["wording"])


def _give_reasons(desk: Desk, procurement: UUID, told: Told) -> None:
    found = judging.findings(desk, procurement)
    for one in told["reasons"]:
        (said,) = desk.all(Input, procurement=procurement, source_id=one["statement"])
        for finding in found:
            if finding.rule == one["rule"] and finding.about == said.id:
                judging.give_reason(desk, procurement, finding, one["text"])
