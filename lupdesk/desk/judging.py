"""The rules over a procurement, the reasons for going on in spite of them, and what they hold up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID

from lupdesk.desk.cases import read_case
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.audience import Audience
from lupdesk.domain.case import Case
from lupdesk.domain.kinds import DocumentKind, PublicationKind, SheetKind
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.rules.finding import Finding, Holds, Severity
from lupdesk.domain.rules.register import (
    holds_of,
    judge,
    judge_statement,
    stops,
    wanting_reason,
)
from lupdesk.domain.things import Input
from lupdesk.domain.treatment import Reason
from lupdesk.problems import Problem


def facts_of(desk: Desk, procurement: UUID) -> Facts:
    """What the rules look at, as it stands now; kept by a view for as long as nothing changes."""
    return Facts(read_case(desk, procurement))


def findings(desk: Desk, procurement: UUID) -> tuple[Finding, ...]:
    return tuple(judge(facts_of(desk, procurement)))


def statement_findings(facts: Facts, said: Input) -> tuple[Finding, ...]:
    """Of one statement, as it is being typed; ``facts`` are of the procurement around it."""
    return tuple(judge_statement(facts, said))


# -- what is held up --------------------------------------------------------------------------------

_HOLDS: Final = {
    PublicationKind.ANSWERS: Holds.ANSWERS,
    PublicationKind.MESSAGE: Holds.ANSWERS,
    PublicationKind.SUMMARY: Holds.SUMMARY | Holds.TELLING,
    PublicationKind.NOTICE: Holds.NOTICE,
    PublicationKind.DIALOGUE_NOTE: Holds.NOTICE,
    PublicationKind.TENDER_DOCUMENTS: Holds.PUBLISHING,
}


def paper_stops(
    desk: Desk, procurement: UUID, kind: DocumentKind | SheetKind, audience: Audience
) -> tuple[Finding, ...]:
    """The findings that keep this paper from being published to this reader."""
    held = holds_of(kind, audience)
    return stops(findings(desk, procurement), held) if held else ()


def papers_held(
    desk: Desk, procurement: UUID
) -> Callable[[DocumentKind | SheetKind, Audience], bool]:
    """Tells of each paper for each reader, by the findings of now, whether a STOP keeps it back."""
    found = findings(desk, procurement)
    return lambda kind, audience: bool(stops(found, holds_of(kind, audience)))


def guard_paper(
    desk: Desk, procurement: UUID, kind: DocumentKind | SheetKind, audience: Audience
) -> None:
    """Problem ``findings-stop`` while a STOP holds this paper from going to this reader."""
    _refuse(paper_stops(desk, procurement, kind, audience))


def guard_publishing(case: Case, kind: PublicationKind) -> None:
    """Problem ``findings-stop`` while a STOP holds this kind of publication, ``reasons-wanted``
    while a WARN about it has no written reason.
    """
    found = tuple(judge(Facts(case)))
    _refuse(stops(found, _HOLDS[kind]))
    wanting = list(wanting_reason(found, _HOLDS[kind]))
    if wanting:
        raise Problem("reasons-wanted", count=len(wanting), rule=wanting[0].rule)


def guard_locking(case: Case, meeting: UUID) -> None:
    """Problem ``findings-stop`` while a STOP holds the approval of this meeting's minutes."""
    found = stops(judge(Facts(case)), Holds.LOCKING)
    _refuse([one for one in found if meeting in (one.meeting, one.about)])


def _refuse(held: Sequence[Finding]) -> None:
    if held:
        raise Problem("findings-stop", count=len(held), rule=held[0].rule)


# -- reasons ----------------------------------------------------------------------------------------


def give_reason(desk: Desk, procurement: UUID, finding: Finding, text: str) -> UUID:
    """Why one goes on in spite of a finding; it holds for just its facts.

    Problem ``reason-wanted``, and ``reason-not-enough`` for a STOP, which must be mended.
    """
    if not text.strip():
        raise Problem("reason-wanted")
    if finding.severity is Severity.STOP:
        raise Problem("reason-not-enough", rule=finding.rule)
    same = _reason_of(desk, procurement, finding)
    words = {"text": text.strip(), "given_by": desk.author, "given_on": desk.today()}
    with desk.act(Act.GIVE_REASON) as act:
        if same is not None:
            act.set(Reason, same.id, **words)
            return same.id
        return act.add(
            Reason,
            procurement=procurement,
            rule=finding.rule,
            about=finding.about,
            facts=finding.facts,
            **words,
        )


def _reason_of(desk: Desk, procurement: UUID, finding: Finding) -> Reason | None:
    """The one that was given for just its facts."""
    known = desk.all(Reason, procurement=procurement, rule=finding.rule, facts=finding.facts)
    return next((one for one in known if one.about == finding.about), None)


def write_reason(desk: Desk, procurement: UUID, finding: Finding, text: str) -> None:
    """As it stands in a field: an emptied one takes the reason back. Problem as ``give_reason``."""
    if text.strip():
        give_reason(desk, procurement, finding, text)
    elif (known := _reason_of(desk, procurement, finding)) is not None:
        take_back_reason(desk, known.id)


def take_back_reason(desk: Desk, reason: UUID) -> None:
    desk.the(Reason, reason)
    with desk.act(Act.TAKE_BACK_REASON) as act:
        act.remove(Reason, reason)
