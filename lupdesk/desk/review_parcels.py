"""One meeting's minutes for somebody who reviews them on another laptop: one file there, and a parcel
back that joins as any other.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Final
from uuid import UUID

from lupdesk.desk.opening import values_of
from lupdesk.desk.parcels import maker_of, refuse_another
from lupdesk.desk.passphrase import refuse_short
from lupdesk.desk.session import Clock, Desk, utc_now
from lupdesk.domain.form_lines import read_lines
from lupdesk.domain.house import Office, Template
from lupdesk.domain.kinds import Secrecy
from lupdesk.domain.results import Target
from lupdesk.domain.review import Approval, Form, Remark, Stance
from lupdesk.domain.things import (
    AgendaItem,
    Asked,
    Attendance,
    Buyer,
    Guide,
    Input,
    Meeting,
    MeetingSupplier,
    Minutes,
    Participation,
    Procurement,
    PromisedDate,
    Question,
    Supplier,
    TeamMember,
    Thing,
)
from lupdesk.domain.treatment import Publication, RuleSetting
from lupdesk.problems import Problem
from lupdesk.store import database, journal, parcel_file, replica, review_lines, seal, whole_file
from lupdesk.store.seal import Secret

SUFFIX: Final = ".lupreview"
_ASKED: Final = (Stance.CHANGE, Stance.REMOVE, Stance.SECRET)
_OF_CASE: Final[tuple[type[Thing], ...]] = (
    Buyer,
    TeamMember,
    Target,
    PromisedDate,
    RuleSetting,
    Publication,
)
_OF_MEETING: Final[tuple[type[Thing], ...]] = (
    AgendaItem,
    Attendance,
    Asked,
    Minutes,
    Form,
    Remark,
    Approval,
)


def holds_secrets(desk: Desk, meeting: UUID) -> bool:
    """Whether a parcel of it has to be sealed: something in it is not for everybody. It holds what was
    removed, what the words were before, who said it, and what suppliers asked to have changed.
    """
    remarks = desk.ever(Remark, meeting=meeting)
    if any(one.supplier is not None and one.stance in _ASKED for one in remarks):
        return True
    laid = {
        line.id for form in desk.ever(Form, meeting=meeting) for line in read_lines(form.lines)
    } | {one.input for one in remarks if one.input}
    said = desk.ever(Input, meeting=meeting)
    away = tuple(laid - {one.id for one in said})
    said += desk.ever(Input, id=away) if away else []
    return any(one.secrecy is not Secrecy.OPEN or one.secret_parts for one in said)


def make_review(desk: Desk, meeting: UUID, target: Path, passphrase: str = "") -> int:
    """Bytes of the file. Problem ``review-passphrase-wanted`` where it would hold secrets in the
    open, ``passphrase-short``, ``parcel-over-another``, ``minutes-missing``.
    """
    if not desk.all(Minutes, meeting=meeting):
        raise Problem("minutes-missing")
    if passphrase:
        refuse_short(passphrase)
    elif holds_secrets(desk, meeting):
        raise Problem("review-passphrase-wanted")
    refuse_another(target)
    if desk.replica_number is None:
        raise desk.read_only_reason or Problem("desk-read-only", path=str(desk.path))
    db = desk.database
    kept, contents = _kept(desk, meeting)
    with database.told_writing(desk.path):
        with journal.immediate(db):
            maker = maker_of(desk, desk.replica_number)
        made = review_lines.lines(db, kept, contents, meeting.bytes)
        return parcel_file.write(target, made, maker, passphrase)


def _kept(desk: Desk, meeting: UUID) -> tuple[set[bytes], set[str]]:
    """What the minutes of the meeting are made of, and nothing of any other."""
    of = desk.the(Meeting, meeting)
    case = of.procurement
    inputs = desk.ever(Input, meeting=meeting)
    links = desk.ever(MeetingSupplier, meeting=meeting)
    firms = {one.supplier for one in links}
    firms |= {one.supplier for one in inputs if one.supplier is not None}
    guides = desk.ever(Guide, procurement=case)
    things: list[Thing] = [desk.the(Procurement, case), of, *inputs, *links, *guides]
    for thing in _OF_CASE:
        things += _without_files(desk.ever(thing, procurement=case), inputs)
    for thing in _OF_MEETING:
        things += desk.ever(thing, meeting=meeting)
    things += desk.ever(Question, guide=tuple(one.id for one in guides)) if guides else []
    if firms:
        things += desk.ever(Supplier, id=tuple(firms))
        parts = desk.ever(Participation, procurement=case)
        things += [one for one in parts if one.supplier in firms]
    offices = desk.all(Office)
    things += [*offices, *desk.all(Template)]
    forms = {one.form for one in things if isinstance(one, Remark | Approval) and one.form}
    things += desk.ever(Form, id=tuple(forms)) if forms else []
    return {one.id.bytes for one in things}, {one.logo for one in offices if one.logo}


def _without_files(things: Iterable[Thing], inputs: Iterable[Input]) -> list[Thing]:
    """Of publications those that a statement points at, and that point at no file."""
    wanted = {one.publication for one in inputs}
    return [
        one
        for one in things
        if not isinstance(one, Publication) or (one.id in wanted and one.sending is None)
    ]


def open_review(path: Path, target: Path, passphrase: str = "", *, clock: Clock = utc_now) -> UUID:
    """A desk at ``target`` for the reviewer, sealed with the passphrase of a sealed parcel and
    unlocked; the meeting that it is about. It was never plain on this disk.

    Problem ``parcel-no-review``, ``parcel-passphrase-wanted`` or ``-wrong``, ``parcel-altered``,
    ``file-exists``; then there is no desk.
    """
    parcel = parcel_file.read(path)
    if target.exists():
        raise Problem("file-exists", path=str(target))
    found = parcel.lines(passphrase)
    values = review_lines.head_of(found, path)
    target = target.absolute()
    key = None
    if parcel.head.sealed is not None:
        secret = Secret.new()
        key = seal.wrap(secret, passphrase), secret
    database.create(target, values_of(target, values.get("title", ""), clock) | values, key)
    with ExitStack() as half_made:
        half_made.callback(whole_file.discard, target)
        with database.told_writing(target), closing(database.connect(target)) as db:
            review_lines.take_in(db, found, path)
            database.checkpoint(db)
        half_made.pop_all()
    return UUID(hex=values[review_lines.MEETING])


def meeting_under_review(desk: Desk) -> UUID | None:
    """Of a desk that was made from a review parcel."""
    with database.told(desk.path):
        found = replica.value(desk.database, review_lines.MEETING)
    return UUID(hex=found) if found else None
