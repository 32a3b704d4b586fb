"""What the rules look at: the case, its settings, and what is reckoned once for all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID

from lupdesk.domain.audience import PUBLIC
from lupdesk.domain.case import Case
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.composition.screen import Screen, screen_of
from lupdesk.domain.kinds import Milestone
from lupdesk.domain.rules.parameters import Settings, settings_of
from lupdesk.domain.things import Contact, Input, Meeting, PromisedDate, Question, Supplier


@dataclass(frozen=True)
class Paper:
    """What a look at a finished public file found: its checksum and what its readers would miss."""

    sha256: str
    wanting: tuple[str, ...]
    """Codes of what it lacks for R-SEC-6, R-UU-1 and R-ARK-1."""


@dataclass(frozen=True)
class Facts:
    """Made anew for each reading of a case; nothing here changes afterwards."""

    case: Case
    papers: tuple[Paper, ...] = field(default=())

    @cached_property
    def settings(self) -> Settings:
        return settings_of(self.case.settings)

    @cached_property
    def suppliers(self) -> dict[UUID, Supplier]:
        return {one.id: one for one in self.case.suppliers}

    @cached_property
    def contacts(self) -> dict[UUID, list[Contact]]:
        """By supplier."""
        found: dict[UUID, list[Contact]] = {}
        for one in self.case.contacts:
            found.setdefault(one.supplier, []).append(one)
        return found

    @cached_property
    def meetings(self) -> dict[UUID, Meeting]:
        return {one.id: one for one in self.case.meetings}

    @cached_property
    def questions(self) -> dict[UUID, Question]:
        return {one.id: one for one in self.case.questions}

    @cached_property
    def in_meeting(self) -> dict[UUID, list[UUID]]:
        """Suppliers by meeting."""
        found: dict[UUID, list[UUID]] = {}
        for one in self.case.meeting_suppliers:
            found.setdefault(one.meeting, []).append(one.supplier)
        return found

    @cached_property
    def said_in(self) -> dict[UUID | None, list[Input]]:
        """Statements by meeting."""
        found: dict[UUID | None, list[Input]] = {}
        for one in self.case.inputs:
            found.setdefault(one.meeting, []).append(one)
        return found

    @cached_property
    def public_screen(self) -> Screen:
        """Finds what everybody must not read."""
        return screen_of(forbidden_for(self.case, PUBLIC))

    def milestone(self, kind: Milestone) -> PromisedDate | None:
        return next((one for one in self.case.dates if one.kind is kind), None)

    def day_of(self, kind: Milestone) -> date | None:
        """The day on which it was, or is now to be: kept, else moved to, else promised."""
        one = self.milestone(kind)
        return None if one is None else one.kept or one.moved_to or one.promised

    def name(self, supplier: UUID | None) -> str:
        """Of a supplier, for the team's eyes; empty where there is none."""
        found = None if supplier is None else self.suppliers.get(supplier)
        return "" if found is None else found.name
