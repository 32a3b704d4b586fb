"""How equal treatment stands in a procurement: findings, questions, conditions, what was told."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from lupdesk.desk.judging import facts_of, findings
from lupdesk.desk.session import Clock, Desk
from lupdesk.domain.case import Case
from lupdesk.domain.conditions import Comparison, compare_conditions
from lupdesk.domain.ledger import Entry, Matrix, ledger, question_matrix, still_to_tell
from lupdesk.domain.rules.finding import Finding
from lupdesk.domain.rules.register import judge
from lupdesk.domain.things import Procurement
from lupdesk.store import database
from lupdesk.store.database import Mode


@dataclass(frozen=True, slots=True)
class Standing:
    case: Case
    findings: tuple[Finding, ...]
    matrix: Matrix
    conditions: Comparison
    entries: tuple[Entry, ...]
    """The ledger, in the order in which things were told."""
    untold: frozenset[UUID]
    """Of the entries: what the others still have to get."""

    def name(self, supplier: UUID | None) -> str:
        found = (one.name for one in self.case.suppliers if one.id == supplier)
        return next(found, "")


def standing(desk: Desk, procurement: UUID) -> Standing:
    """Problem ``gone`` where the procurement was removed."""
    facts = facts_of(desk, procurement)
    case = facts.case
    return Standing(
        case=case,
        findings=tuple(judge(facts)),
        matrix=question_matrix(case),
        conditions=compare_conditions(case),
        entries=ledger(case),
        untold=frozenset(one.id for one in still_to_tell(case)),
    )


def findings_beside(path: Path, procurement: UUID, clock: Clock) -> tuple[Finding, ...]:
    """The findings alone, on a reading connection, for a worker; none where the procurement was
    removed.
    """
    with database.told(path):
        db = database.connect(path, Mode.READ)
        with closing(Desk(path, db, author="", clock=clock, replica_number=None)) as desk:
            if desk.get(Procurement, procurement) is None:
                return ()
            return findings(desk, procurement)


def standing_beside(path: Path, procurement: UUID, clock: Clock) -> Standing:
    """The same on a reading connection, for a worker."""
    with database.told(path):
        db = database.connect(path, Mode.READ)
        with closing(Desk(path, db, author="", clock=clock, replica_number=None)) as desk:
            return standing(desk, procurement)
