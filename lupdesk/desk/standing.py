"""How equal treatment stands in a procurement: findings, questions, conditions, what was told."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from uuid import UUID

from lupdesk.desk.input_table import more_than
from lupdesk.desk.judging import facts_of
from lupdesk.desk.pseudonyms import offered_pseudonyms
from lupdesk.desk.session import Clock, Desk
from lupdesk.domain.anonymising import Names, names_of
from lupdesk.domain.case import Case
from lupdesk.domain.conditions import Comparison, compare_conditions
from lupdesk.domain.known_names import known_names
from lupdesk.domain.ledger import Entry, ledger, still_to_tell
from lupdesk.domain.question_matrix import Matrix, question_matrix
from lupdesk.domain.rules.facts import Facts
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


_AT_ONCE: Final = 20_000
"""Statements; with more the rules are asked where all findings stand, and not after each change."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the pages hold beside a thing."""

    findings: tuple[Finding, ...] = ()
    names: Names = field(default_factory=lambda: names_of(()))
    """Of the suppliers and their people."""
    language: str = "nb"
    """In which the procurement's papers are written."""
    pseudonyms: Mapping[UUID, str] = field(default_factory=dict)
    """Where the office lets them be offered for the suppliers' names."""
    facts: Facts | None = None
    """For one statement more, as it is written; None where the rules were not asked."""


def judgement_beside(
    path: Path,
    procurement: UUID,
    clock: Clock,
    *,
    rules: bool = True,
    meeting: UUID | None = None,
) -> Judgement:
    """On a reading connection, for a worker; nothing where the procurement was removed, or holds so
    many statements that each change would keep a processor busy for seconds. The file is let go
    before the rules are asked, so that a purge or a backup beside it need not wait. With a
    ``meeting`` the statements are those of this one.
    """
    with database.told(path):
        db = database.connect(path, Mode.READ)
        with closing(Desk(path, db, author="", clock=clock, replica_number=None)) as desk:
            found = desk.get(Procurement, procurement)
            if found is None or more_than(desk, procurement, _AT_ONCE):
                return Judgement()
            facts = facts_of(desk, procurement)
            codes = offered_pseudonyms(desk, procurement)
    names = names_of(known_names(facts.case))
    if not rules:
        return Judgement((), names, found.language, codes)
    return Judgement(judge(facts, meeting), names, found.language, codes, facts)


def standing_beside(path: Path, procurement: UUID, clock: Clock) -> Standing:
    """The same on a reading connection, for a worker."""
    with database.told(path):
        db = database.connect(path, Mode.READ)
        with closing(Desk(path, db, author="", clock=clock, replica_number=None)) as desk:
            return standing(desk, procurement)
