"""The same questions to all: guide × suppliers, with the gaps. Pure, over a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.kinds import InputKind, InputType, MeetingKind
from lupdesk.domain.ledger import taking_part
from lupdesk.domain.things import Input, Meeting, Question
from lupdesk.domain.treatment import Gap

GUIDED: Final = (MeetingKind.ONE_TO_ONE, MeetingKind.WRITTEN)
"""Meetings that follow the question guide; the others have an agenda."""


class CellState(StrEnum):
    ANSWERED = "answered"
    ASKED = "asked"
    FOLLOW_UP = "follow-up"
    """Not asked; it is written down what will be done."""
    EXPLAINED = "explained"
    """Not asked, with a reason."""
    AHEAD = "ahead"
    """The supplier's meeting is still to come."""
    FREE = "free"
    """Not asked, and need not be: other questions of the guide are its core."""
    GAP = "gap"


PUT: Final = (CellState.ANSWERED, CellState.ASKED)
"""The question was put to the supplier, in a meeting or in writing."""


@dataclass(frozen=True, slots=True)
class Cell:
    supplier: UUID
    state: CellState
    statements: tuple[UUID, ...] = ()
    """What was answered."""
    reason: str = ""
    follow_up: str = ""
    in_writing: bool = False
    """Of who only writes: nobody asked across a table."""


@dataclass(frozen=True, slots=True)
class Row:
    """A question in its latest wording, with one cell per supplier of the matrix."""

    question: Question
    dropped: bool
    """It stands no longer in the latest version of the guide."""
    cells: tuple[Cell, ...]
    core: bool = False
    """Marked as one that has to be asked of everybody."""


@dataclass(frozen=True, slots=True)
class Matrix:
    suppliers: tuple[UUID, ...]
    rows: tuple[Row, ...]

    @property
    def gaps(self) -> tuple[tuple[Question, Cell], ...]:
        return tuple(
            (row.question, cell)
            for row in self.rows
            for cell in row.cells
            if cell.state is CellState.GAP and not row.dropped
        )


def roots_of(questions: Iterable[Question]) -> dict[UUID, UUID]:
    """For each question the one in the oldest version of the guide that it was copied from."""
    known = {one.id: one for one in questions}
    roots: dict[UUID, UUID] = {}
    for id in known:
        root, passed = id, {id}
        while (origin := known[root].origin) in known and origin not in passed:
            passed.add(origin)
            root = origin
        roots[id] = root
    return roots


def core_of(questions: Iterable[Question], guide: UUID) -> frozenset[UUID]:
    """Those that a version of the guide marks as core; none: all of it has to be asked."""
    return frozenset(one.id for one in questions if one.guide == guide and one.core)


def question_matrix(case: Case) -> Matrix:
    """Questions of the guide × suppliers that were to be asked them, in any of its versions."""
    answers = _Asking(case)
    return Matrix(answers.suppliers, tuple(answers.rows()))


class _Asking:
    def __init__(self, case: Case) -> None:
        self._case = case
        self._roots = roots_of(case.questions)
        self._guided = {one.id: one for one in case.meetings if one.kind in GUIDED}
        self._meetings: dict[UUID, list[Meeting]] = {}
        for link in case.meeting_suppliers:
            if link.meeting in self._guided:
                self._meetings.setdefault(link.supplier, []).append(self._guided[link.meeting])
        self.suppliers = tuple(one.id for one in taking_part(case) if one.id in self._meetings)
        self._asked = {
            (one.meeting, self._roots.get(one.question, one.question)) for one in case.asked
        }
        self._answers: dict[tuple[UUID, UUID], list[UUID]] = {}
        for said in case.inputs:
            if said.meeting in self._guided and said.question and _answers(said):
                key = (said.meeting, self._roots.get(said.question, said.question))
                self._answers.setdefault(key, []).append(said.id)
        self._gaps = {
            (one.supplier, self._roots.get(one.question, one.question)): one for one in case.gaps
        }
        self._held = {one.meeting for one in case.inputs} | {one.meeting for one in case.asked}

    def rows(self) -> Iterator[Row]:
        """The latest version in its order, then what stood in an older one and was put to some."""
        versions = sorted(self._case.guides, key=lambda one: one.version, reverse=True)
        core = core_of(self._case.questions, versions[0].id) if versions else frozenset()
        seen: set[UUID] = set()
        for guide in versions:
            for question in self._case.questions:
                root = self._roots[question.id]
                if question.guide != guide.id or root in seen:
                    continue
                seen.add(root)
                free = bool(core) and question.id not in core
                cells = self._cells(root, free)
                row = Row(question, guide is not versions[0], cells, question.id in core)
                if not row.dropped or any(cell.state in PUT for cell in row.cells):
                    yield row

    def _cells(self, root: UUID, free: bool) -> tuple[Cell, ...]:
        return tuple(self._cell(firm, root, free) for firm in self.suppliers)

    def _cell(self, firm: UUID, root: UUID, free: bool) -> Cell:
        gap = self._gaps.get((firm, root)) or Gap(
            id=root, procurement=root, supplier=firm, question=root
        )
        said = [
            id
            for meeting in self._meetings[firm]
            for id in self._answers.get((meeting.id, root), ())
        ]
        state = CellState.ANSWERED if said else self._unanswered(firm, root, gap)
        if free and state is CellState.GAP:
            state = CellState.FREE
        reason, follow_up = gap.reason.strip(), gap.follow_up.strip()
        return Cell(firm, state, tuple(said), reason, follow_up, self._only_writes(firm))

    def _only_writes(self, firm: UUID) -> bool:
        return all(one.kind is MeetingKind.WRITTEN for one in self._meetings[firm])

    def _unanswered(self, firm: UUID, root: UUID, gap: Gap) -> CellState:
        if any((meeting.id, root) in self._asked for meeting in self._meetings[firm]):
            return CellState.ASKED
        if self._only_writes(firm) and any(map(self._was_sent, self._meetings[firm])):
            # Who only writes was sent the whole guide.
            return CellState.ASKED
        if gap.follow_up.strip():
            return CellState.FOLLOW_UP
        if gap.reason.strip():
            return CellState.EXPLAINED
        return CellState.GAP if any(map(self._was_held, self._meetings[firm])) else CellState.AHEAD

    def _was_sent(self, round_: Meeting) -> bool:
        """Begun, answered, or planned for a day that has come."""
        day = round_.planned_start
        come = day is not None and day.astimezone(self._case.zone).date() <= self._case.today
        return come or self._was_held(round_)

    def _was_held(self, meeting: Meeting) -> bool:
        return meeting.actual_start is not None or meeting.id in self._held


def _answers(said: Input) -> bool:
    """What a supplier asks in return is no answer; nor is what the buyer said."""
    return said.kind is InputKind.INPUT and said.type is not InputType.Q
