"""Rows of a table of statements into the procurement, within the import's act."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from lupdesk.desk.guides import latest_guide, questions_of
from lupdesk.desk.inputs import add_input_in, decided, is_locked, next_number
from lupdesk.desk.late_input import announced_on, guard_late
from lupdesk.desk.meetings import add_meeting_in, suppliers_in
from lupdesk.desk.session import ZONE, Desk, OpenAct
from lupdesk.desk.theming import grow_themes
from lupdesk.domain.kinds import InputKind, MeetingKind
from lupdesk.domain.things import Input, Meeting, MeetingSupplier
from lupdesk.importers import words
from lupdesk.importers.inputs import InputRow, Surroundings
from lupdesk.importers.readings import Reading
from lupdesk.importers.register import Register
from lupdesk.problems import Problem

_NUMBERED: Final = re.compile(r"[^\W\d_]{0,3}[ -]?0*([1-9]\d{0,5})")
_AS_THEY_STAND: Final = (
    "text",
    "source_id",
    "kind",
    "type",
    "phase",
    "secrecy",
    "claim",
    "claim_reason",
    "question",
    "themes",
    "speaker",
    "voice",
    "side",
    "public_wording",
    "disposition",
    "disposition_reason",
    "owner",
    "due",
)


def input_surroundings(
    desk: Desk,
    procurement: UUID,
    register: Register,
    meeting: UUID | None,
    *,
    names_suppliers: bool,
) -> Surroundings:
    """What the statements may point at. ``names_suppliers``: the table has a column for them."""
    guide = latest_guide(desk, procurement)
    return Surroundings(
        register=register,
        questions=questions_of(desk, guide.id) if guide else (),
        find_meeting=_meeting_finder(desk, procurement),
        known=_as_in_the_table(desk, procurement, meeting, names_suppliers),
    )


def _as_in_the_table(
    desk: Desk, procurement: UUID, meeting: UUID | None, names_suppliers: bool
) -> Iterator[Input]:
    """The statements that are known, as they would stand in a table like this one: what taking
    in a row adds of itself is left out.
    """
    usual = {meeting} if meeting else set(_written_rounds(desk, procurement).values())
    for one in desk.all(Input, procurement=procurement):
        if one.meeting not in usual:
            yield one
        else:
            supplier = one.supplier if names_suppliers else None
            yield replace(one, meeting=None, supplier=supplier)


def _meeting_finder(desk: Desk, procurement: UUID) -> Callable[[str], UUID | None]:
    """By id, by title or supplier and day, or by title, supplier or kind alone where that is
    certain.
    """
    kinds: dict[MeetingKind, set[UUID]] = {}
    found: dict[str, set[UUID]] = {}
    for meeting in desk.all(Meeting, procurement=procurement):
        names = [meeting.title, *(one.name for one in suppliers_in(desk, meeting.id))]
        if meeting.kind is not MeetingKind.WRITTEN:
            kinds.setdefault(meeting.kind, set()).add(meeting.id)
        start = meeting.planned_start or meeting.actual_start
        day = start.astimezone(ZONE).date().isoformat() if start else ""
        keys = {str(meeting.id), *names, *(f"{name} {day}" for name in names if day)}
        for key in keys - {""}:
            found.setdefault(_plain(key), set()).add(meeting.id)

    def find(text: str) -> UUID | None:
        kind = words.meeting_kind(text)
        ids = found.get(_plain(text)) or (kinds.get(kind, set()) if kind else set())
        return next(iter(ids)) if len(ids) == 1 else None

    return find


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _written_rounds(desk: Desk, procurement: UUID) -> dict[UUID, UUID]:
    """Supplier → its written round."""
    rounds: dict[UUID, UUID] = {}
    for meeting in desk.all(Meeting, procurement=procurement, kind=MeetingKind.WRITTEN):
        links = desk.all(MeetingSupplier, meeting=meeting.id)
        if len(links) == 1:
            rounds.setdefault(links[0].supplier, meeting.id)
    return rounds


def take_inputs(
    desk: Desk,
    act: OpenAct,
    procurement: UUID,
    rows: Reading[InputRow],
    meeting: UUID | None,
) -> Iterator[bool]:
    """Each to its own meeting, else to ``meeting``, else to its supplier's written round.

    Problem ``minutes-locked`` where one would go into approved minutes.
    """
    grow_themes(
        desk, act, procurement, ((path, "") for row in rows.good for path in row.theme_paths)
    )
    placer = _Placer(desk, act, procurement, meeting)
    numbers = _Numbers(desk, procurement)
    for place, row in enumerate(rows.good, start=numbers.next):
        where = placer.meeting_of(row)
        values = {name: getattr(row, name) for name in _AS_THEY_STAND}
        add_input_in(
            desk,
            act,
            procurement,
            number=numbers.take(row),
            position=float(place),
            meeting=where,
            supplier=row.supplier or placer.only_supplier(where),
            said_at=placer.came_at(where, row.kind),
            **values,
            **decided(desk, row.secrecy),
        )
        yield True


class _Numbers:
    """Statements keep the number that their table gave them (I07 stays I07) while it is free."""

    def __init__(self, desk: Desk, procurement: UUID) -> None:
        known = desk.all(Input, procurement=procurement)
        self._taken = {(one.kind, one.number) for one in known}
        self.next = next_number(desk, procurement)

    def take(self, row: InputRow) -> int:
        found = _NUMBERED.fullmatch(row.source_id)
        number = int(found[1]) if found else 0
        if not number or (row.kind, number) in self._taken:
            number = self.next
        self._taken.add((row.kind, number))
        self.next = max(self.next, number + 1)
        return number


class _Placer:
    """Where statements go; each question to the desk is asked once."""

    def __init__(self, desk: Desk, act: OpenAct, procurement: UUID, meeting: UUID | None) -> None:
        self._desk = desk
        self._act = act
        self._procurement = procurement
        self._meeting = meeting
        self._rounds = _written_rounds(desk, procurement)
        self._alone: dict[UUID, UUID | None] = {}
        self._late = desk.now() if announced_on(desk, procurement) else None

    def came_at(self, meeting: UUID | None, kind: InputKind) -> datetime | None:
        """A table does not say when. What belongs to no meeting with a time of its own and is
        taken in after the competition was announced came now, too late (R-DATE-1). Problem
        ``input-too-late`` where the procurement takes in nothing more.
        """
        if self._late is None:
            return None
        held = self._desk.get(Meeting, meeting) if meeting is not None else None
        timed = held is not None and (held.actual_start or held.planned_start)
        if timed:
            return None
        guard_late(self._desk, self._procurement, kind, self._late)
        return self._late

    def meeting_of(self, row: InputRow) -> UUID | None:
        where = row.meeting or self._meeting or self._round_of(row.supplier)
        if where is not None:
            self.only_supplier(where)
        return where

    def _round_of(self, supplier: UUID | None) -> UUID | None:
        if supplier is None:
            return None
        if supplier not in self._rounds:
            self._rounds[supplier] = add_meeting_in(
                self._desk,
                self._act,
                self._procurement,
                kind=MeetingKind.WRITTEN,
                suppliers=(supplier,),
                reflection=0,
            )
        return self._rounds[supplier]

    def only_supplier(self, meeting: UUID | None) -> UUID | None:
        """The supplier of a meeting with one; Problem where its minutes are approved."""
        if meeting is None:
            return None
        if meeting not in self._alone:
            if is_locked(self._desk, meeting):
                raise Problem("minutes-locked")
            found = suppliers_in(self._desk, meeting)
            self._alone[meeting] = found[0].id if len(found) == 1 else None
        return self._alone[meeting]
