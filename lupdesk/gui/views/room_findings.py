"""What the rules find in the meeting that runs, and whom its words may name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lupdesk.desk.room import Room
from lupdesk.domain.anonymising import Hit, Names, found_in
from lupdesk.domain.rules.at_once import is_told_at_once
from lupdesk.domain.rules.finding import Finding
from lupdesk.domain.things import Input
from lupdesk.gui.context import PageContext
from lupdesk.gui.judged import Judged
from lupdesk.gui.widgets.finding_block import by_gravity

if TYPE_CHECKING:
    from lupdesk.desk.standing import Judgement
    from lupdesk.domain.rules.facts import Facts

_PAUSE: Final = 900
"""Milliseconds without a key before all rules are asked: they take from the next keys what they
reckon with.
"""
NOTHING_FOUND: Final[tuple[Finding, ...]] = ()
_LONGEST: Final = 600
"""Characters of a line in which names are looked for with each key: some 1.5 ms among 200 suppliers.
What is pasted and longer is judged when it is saved."""


def names_apart(text: str, names: Names | None, room: Room) -> tuple[Hit, ...]:
    """Whom the line names that is not of a supplier in the meeting."""
    if names is None or not text or len(text) > _LONGEST:
        return ()
    here = {one.id for one in room.suppliers}
    return tuple(one for one in found_in(text, names) if one.whose not in here)


class RoomFindings(QObject):
    """``changed`` comes with each answer. All rules are asked beside the window, in a pause of the
    typing; one statement is judged as soon as it is written, which takes some tenths of a
    millisecond.
    """

    changed = Signal()

    def __init__(self, context: PageContext, room: Room, page: QWidget) -> None:
        super().__init__(page)
        self._room = room
        self._facts: Facts | None = None
        self._found: tuple[Finding, ...] = ()
        self._written: dict[UUID, Input] = {}
        """Statements that the last answer did not know."""
        self.answered = False
        self.names: Names | None = None
        self.told: tuple[Finding, ...] = ()
        """The gravest first, those with a reason too."""
        self.of_statement: Mapping[UUID, tuple[Finding, ...]] = {}
        """What its row shows: nothing where a reason was given."""
        self._judged = Judged(
            context.desk, context.jobs, self._keep, page, meeting=room.meeting.id, wait=_PAUSE
        )
        page.installEventFilter(self._judged)

    @property
    def asked_here(self) -> bool:
        """Not in a procurement so large that the rules are asked on their own page alone."""
        return self._facts is not None or not self.answered

    def ask(self, room: Room) -> None:
        """Something changed."""
        self._room = room
        self._sort()
        self._judged.ask(room.procurement.id)

    def put_off(self) -> None:
        self._judged.put_off()

    def judge(self, said: Input) -> None:
        """At once: it was written just now."""
        self._written[said.id] = said
        self._judge(said)
        self._sort()
        self.changed.emit()

    def _judge(self, said: Input) -> None:
        if self._facts is None:
            return
        # Known by now: the worker has read the rules.
        from lupdesk.desk.judging import statement_findings
        from lupdesk.domain.rules.register import BY_ID

        others = [
            one for one in self._found if one.about != said.id or BY_ID[one.rule].statement is None
        ]
        self._found = (*others, *statement_findings(self._facts, said))

    def _keep(self, judgement: Judgement) -> None:
        self._facts, self.names, self.answered = judgement.facts, judgement.names, True
        here, people = self._room.meeting.id, self._people()
        self._found = tuple(
            one for one in judgement.findings if one.meeting == here or one.about in people
        )
        self._forget_known()
        self._sort()
        self.changed.emit()

    def _forget_known(self) -> None:
        if self._facts is None or not self._written:
            return
        known = {one.id: one for one in self._facts.case.inputs if one.id in self._written}
        later = [one for one in self._written.values() if known.get(one.id) != one]
        self._written = {one.id: one for one in later}
        for one in later:
            self._judge(one)

    def _people(self) -> frozenset[UUID]:
        return frozenset(one.id for one in self._room.attendance)

    def _sort(self) -> None:
        room, people = self._room, self._people()
        said = {one.id for one in room.inputs}
        told = [
            one
            for one in self._found
            if is_told_at_once(one, room.meeting, people)
            and (one.kind is not Input or one.about in said)
        ]
        self.told = tuple(by_gravity(told))
        signs: dict[UUID, tuple[Finding, ...]] = {}
        for one in self.told:
            if one.kind is Input and one.about is not None and not one.reason:
                signs[one.about] = (*signs.get(one.about, ()), one)
        self.of_statement = signs
