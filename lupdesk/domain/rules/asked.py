"""Questions: the same ones to all, and every answer to everybody (R-EQ-1, 3, 6, 8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from lupdesk.domain.kinds import InputKind, InputType, MeetingKind, Milestone, Secrecy
from lupdesk.domain.question_matrix import CellState, question_matrix
from lupdesk.domain.rules.equality import in_time
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.rules.finding import Finding, Holds, Rule, Severity
from lupdesk.domain.treatment import Answer

_NOT_AS_IT_STANDS: Final = (Secrecy.SECRET, Secrecy.ANONYMISE)


def _unanswered(facts: Facts) -> Iterator[Finding]:
    taken = {one.input for one in facts.case.answers}
    for said in facts.case.inputs:
        asked = said.kind is InputKind.INPUT and said.type is InputType.Q
        if asked and said.id not in taken and not said.unpublished_reason.strip():
            yield EQ_1.found(
                "not-taken-over",
                said,
                number=said.number,
                supplier=facts.name(said.supplier),
            )
    out = {one.id for one in facts.case.publications if one.published_at is not None}
    for one in facts.case.answers:
        if one.publication not in out and not one.exempt_reason.strip():
            what = "not-published" if one.answer.strip() else "not-answered"
            yield EQ_1.found(what, one, number=one.number)
    yield from _not_reworded(facts, out)


def _not_reworded(facts: Facts, out: set[UUID]) -> Iterator[Finding]:
    """Kept to one for what is secret in the question: the rest of the answer is for everybody."""
    secret = {one.id for one in facts.case.inputs if one.secrecy in _NOT_AS_IT_STANDS}
    shared = {one.input for one in facts.case.answers if one.publication in out}
    for one in facts.case.answers:
        alone = one.publication not in out and one.exempt_reason.strip()
        if alone and one.input in secret and one.input not in shared:
            yield EQ_1.found("not-reworded", one, number=one.number)


def _hints(facts: Facts) -> Iterator[Finding]:
    out = {one.id for one in facts.case.publications if one.published_at is not None}
    for one in facts.case.answers:
        if one.exempt_reason.strip() and one.publication not in out:
            continue
        for text in (one.question, one.answer):
            found = facts.names_screen.finds(text) or facts.public_screen.finds(text)
            if found is not None:
                yield EQ_3.found("", one, number=one.number, words=found.text)
                break


def _not_the_same(facts: Facts) -> Iterator[Finding]:
    """The same version of the guide, and the same core questions. Where the latest version marks
    some as core, only these have to be asked of everybody; where it marks none, all of it has to.
    """
    held = [
        one
        for one in facts.case.meetings
        if one.kind is MeetingKind.ONE_TO_ONE and one.actual_start is not None
    ]
    versions = {one.id: one.version for one in facts.case.guides}
    held.sort(key=in_time)
    used = Counter(versions[one.guide] for one in held if one.guide in versions)
    usual = used.most_common(1)[0][0] if used else None
    for meeting in held:
        version = versions.get(meeting.guide) if meeting.guide else None
        if usual is not None and version != usual:
            yield EQ_6.found(
                "guide",
                meeting,
                supplier=facts.firms(meeting.id),
                version=version or 0,
                usual=usual,
            )
    matrix = question_matrix(facts.case)
    for number, row in enumerate((row for row in matrix.rows if not row.dropped), start=1):
        missed = [cell.supplier for cell in row.cells if cell.state is CellState.GAP]
        if missed:
            yield EQ_6.found(
                "question",
                row.question,
                number=number,
                n=len(missed),
                suppliers=facts.names(missed),
            )


def _answers_late(facts: Facts) -> Iterator[Finding]:
    deadline, wanted = facts.day_of(Milestone.WRITTEN_INPUT), facts.settings["answer-days"]
    milestone = facts.milestone(Milestone.WRITTEN_INPUT)
    if deadline is None or milestone is None:
        return
    out = {one.id: one.published_at for one in facts.case.publications}
    said_on = {one.id: one.said_at for one in facts.case.inputs}
    for one in facts.case.answers:
        at = out.get(one.publication) if one.publication else None
        asked = _asked_on(one, said_on, facts)
        # A question that came after the deadline cannot have been answered before it.
        if at is None or (asked is not None and asked > deadline):
            continue
        day = at.astimezone(facts.case.zone).date()
        if day > deadline:
            what = "no-day" if asked is None else "after"
            yield EQ_8.found(what, milestone, number=one.number, day=day, deadline=deadline)
        elif day <= deadline and deadline - day < timedelta(days=wanted):
            yield EQ_8.found(
                "",
                milestone,
                number=one.number,
                days=(deadline - day).days,
                wanted=wanted,
            )


def _asked_on(one: Answer, said_on: dict[UUID, datetime | None], facts: Facts) -> date | None:
    """As noted, or the day of the statement that it answers."""
    at = said_on.get(one.input) if one.asked_on is None and one.input else None
    return one.asked_on if at is None else at.astimezone(facts.case.zone).date()


EQ_1: Final = Rule(
    id="R-EQ-1",
    severity=Severity.STOP,
    sources=("D", "S48", "S49"),
    holds=Holds.SUMMARY,
    case=_unanswered,
)
EQ_3: Final = Rule(
    id="R-EQ-3", severity=Severity.STOP, sources=("S58a", "S5"), holds=Holds.ANSWERS, case=_hints
)
EQ_6: Final = Rule(
    id="R-EQ-6", severity=Severity.WARN, sources=("D",), holds=Holds.SUMMARY, case=_not_the_same
)
EQ_8: Final = Rule(
    id="R-EQ-8", severity=Severity.WARN, sources=("D",), holds=Holds.SUMMARY, case=_answers_late
)
RULES: Final = (EQ_1, EQ_3, EQ_6, EQ_8)
