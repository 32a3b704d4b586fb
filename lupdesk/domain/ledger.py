"""The ledger: what the buyer told, to whom, when and how, and what the others still have to get.

For the team's eyes: it names who was told. Pure, over a case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from typing import Final
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.kinds import Channel, InputKind, MeetingKind
from lupdesk.domain.papers import PUBLIC_PAPERS
from lupdesk.domain.things import Attendance, Input, Sending, Supplier, Thing
from lupdesk.domain.treatment import Answer, Dispatch, Publication

_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Told:
    """One who was told, or everybody (``supplier`` is None)."""

    supplier: UUID | None
    at: datetime | None
    channel: Channel | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One piece of information that the buyer gave."""

    kind: type[Thing]
    """``Input``, ``Answer``, ``Sending`` or ``Publication``."""
    id: UUID
    number: int = 0
    text: str = ""
    """The statement, the answer, the name of the file or the title."""
    question: str = ""
    """Of an answer."""
    meeting: UUID | None = None
    told: tuple[Told, ...] = ()
    """Empty: nobody knows to whom."""
    publication: Publication | None = None
    """Where everybody was told, and only once they were."""
    reason: str = ""
    """Why not everybody was told."""
    for_one: bool = False
    """A paper that is one supplier's own: its slot, its minutes."""

    @property
    def at(self) -> datetime | None:
        """When somebody was told first."""
        return min((one.at for one in self.told if one.at is not None), default=None)

    @property
    def everybody(self) -> bool:
        return any(one.supplier is None for one in self.told)

    @property
    def settled(self) -> bool:
        """Whether nothing of it is left to tell, whoever comes later."""
        # Of new information the reason is only told: it does not stand in for sharing it (R-EQ-2).
        excused = self.kind is not Input and bool(self.reason.strip())
        return self.everybody or self.for_one or excused

    def owed_to(self, supplier: UUID) -> bool:
        return not self.settled and all(one.supplier != supplier for one in self.told)


@dataclass(frozen=True, slots=True)
class Owed:
    """What a supplier has not got, and another has."""

    supplier: UUID
    entries: tuple[Entry, ...]


def taking_part(case: Case) -> tuple[Supplier, ...]:
    """Those who signed up, met or wrote, and did not decline."""
    found = who_took_part(case)
    return tuple(one for one in case.suppliers if one.id in found)


def who_took_part(case: Case) -> frozenset[UUID]:
    """The same, also those that were removed since: what they said is counted all the same."""
    parts = case.participations
    found = {
        one.supplier for one in parts if one.signed_up or one.wants_one_to_one or one.written_only
    }
    found |= {one.supplier for one in case.meeting_suppliers}
    found |= {one.supplier for one in case.inputs if one.supplier is not None}
    return frozenset(found - {one.supplier for one in parts if one.declined_on is not None})


def ledger(case: Case) -> tuple[Entry, ...]:
    """Every piece of information, in the order in which it was given first."""
    record = _Record(case)
    entries = chain(record.statements(), record.answers(), record.files(), record.messages())
    return tuple(sorted(entries, key=lambda one: one.at or _LONG_AGO))


def owed(case: Case) -> tuple[Owed, ...]:
    """Per supplier that takes part what it has not got; those that have got all are left out."""
    entries = ledger(case)
    lines = (
        Owed(firm.id, tuple(one for one in entries if one.owed_to(firm.id)))
        for firm in taking_part(case)
    )
    return tuple(line for line in lines if line.entries)


def still_to_tell(case: Case) -> tuple[Entry, ...]:
    """What the others still have to get, whoever they are."""
    firms = [one.id for one in taking_part(case)]
    return tuple(one for one in ledger(case) if any(one.owed_to(firm) for firm in firms))


class _Record:
    """Looks up in a case what the ledger asks of it, each thing once."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._meetings = {one.id: one for one in case.meetings}
        self._published = {one.id: one for one in case.publications if one.published_at is not None}
        self._sent: dict[UUID, list[Dispatch]] = {}
        for one in case.dispatches:
            self._sent.setdefault(one.sending, []).append(one)
        self._audience = {one.id: one.audience for one in case.sendings}

    # -- the four kinds of entry ----------------------------------------------------------------

    def statements(self) -> Iterator[Entry]:
        for said in self._case.inputs:
            if said.kind is InputKind.GIVEN and not self._among_ourselves(said):
                where = self._where(said.publication)
                yield Entry(
                    kind=Input,
                    id=said.id,
                    number=said.number,
                    text=said.text,
                    meeting=said.meeting,
                    told=(*self._heard(said), *self._got(where)),
                    publication=where,
                    reason=said.unpublished_reason,
                )

    def answers(self) -> Iterator[Entry]:
        for one in self._case.answers:
            where = self._where(one.publication)
            if where is None and not (one.answer.strip() and one.exempt_reason.strip()):
                continue
            alone = (Told(one.asked_by, None, None),) if one.asked_by and where is None else ()
            yield Entry(
                kind=Answer,
                id=one.id,
                number=one.number,
                text=one.answer,
                question=one.question,
                told=(*alone, *self._got(where)),
                publication=where,
                reason=one.exempt_reason,
            )

    def files(self) -> Iterator[Entry]:
        """Files that reached a supplier; what only the team got is nobody else's."""
        where = {one.sending: one for one in self._published.values()}
        for sending in self._case.sendings:
            publication = where.get(sending.id)
            told = tuple(self._got(publication)) if publication else self._reached(sending.id)
            if told:
                yield Entry(
                    kind=Sending,
                    id=sending.id,
                    number=sending.version,
                    text=sending.file_name,
                    meeting=sending.meeting,
                    told=told,
                    publication=publication,
                    reason=sending.withdrawn_reason,
                    for_one=sending.audience != PUBLIC_PAPERS,
                )

    def messages(self) -> Iterator[Entry]:
        """What was published by itself: neither a file nor the place of something else."""
        carrying = {one.publication for one in self._case.answers}
        carrying |= {one.publication for one in self._case.inputs if one.publication}
        for one in self._published.values():
            if one.sending is None and one.id not in carrying:
                yield Entry(
                    kind=Publication,
                    id=one.id,
                    text=one.title,
                    told=tuple(self._got(one)),
                    publication=one,
                )

    def _among_ourselves(self, said: Input) -> bool:
        held = self._meetings.get(said.meeting) if said.meeting else None
        return held is not None and held.kind is MeetingKind.INTERNAL

    # -- who was told ---------------------------------------------------------------------------

    def _heard(self, said: Input) -> Iterator[Told]:
        meeting = self._meetings.get(said.meeting) if said.meeting else None
        if meeting is not None:
            at = said.said_at or meeting.actual_start or meeting.planned_start
            for firm in heard_in(self._case, meeting.id):
                yield Told(firm, at, said.channel or Channel.MEETING)
        elif said.supplier is not None or said.channel is not None:
            yield Told(said.supplier, said.said_at, said.channel)

    def _where(self, publication: UUID | None) -> Publication | None:
        return self._published.get(publication) if publication else None

    def _got(self, where: Publication | None) -> Iterator[Told]:
        """Everybody, unless it went as a file to those who were there and can be read nowhere."""
        if where is None:
            return
        sent = self._reached(where.sending) if where.sending else ()
        yield from sent
        if where.place.strip() or not any(one.supplier for one in sent):
            yield Told(None, where.published_at, Channel.WEB if where.place.strip() else None)

    def _reached(self, sending: UUID) -> tuple[Told, ...]:
        public = self._audience.get(sending) == PUBLIC_PAPERS
        return tuple(
            Told(one.supplier, one.sent_at, one.channel)
            for one in self._sent.get(sending, ())
            if one.supplier is not None or (public and not one.to_somebody_else)
        )


def heard_in(case: Case, meeting: UUID) -> tuple[UUID, ...]:
    """Suppliers that were in a meeting. Where the list of those present was kept for some, one
    with nobody on it was not there.
    """
    linked = [one.supplier for one in case.meeting_suppliers if one.meeting == meeting]
    there = {one.supplier for one in _people(case, meeting) if one.present}
    return tuple(firm for firm in linked if firm in there) if there else tuple(linked)


def _people(case: Case, meeting: UUID) -> Iterator[Attendance]:
    return (one for one in case.attendance if one.meeting == meeting and one.supplier is not None)
