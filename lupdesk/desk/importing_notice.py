"""A procurement started from an eForms notice: what it says becomes the case, as one act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lupdesk.desk.session import Desk, OpenAct
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import Milestone
from lupdesk.domain.things import Buyer, Procurement, PromisedDate
from lupdesk.importers.notices import Deadline, Notice, read_notice
from lupdesk.problems import Problem


@dataclass(frozen=True, slots=True)
class StartedFrom:
    """The procurement that was made, and the notice with what it said and what it lacked."""

    procurement: UUID
    reference: str
    notice: Notice


def look_at_notice(data: bytes, name: str) -> Notice:
    """What a notice says and what it lacks. Problem for anything that is no such notice."""
    return read_notice(data, name)


def import_notice(desk: Desk, data: bytes, name: str, *, questions_title: str = "") -> StartedFrom:
    """``questions_title`` names the deadline for questions, in the procurement's language.

    Problem ``notice-known`` where a procurement was already started from it.
    """
    notice = read_notice(data, name)
    _refuse_known(desk, notice)
    reference = _free_reference(desk, notice)
    buyers = [buyer.name for buyer in notice.buyers]
    with desk.act(Act.IMPORT_NOTICE) as act:
        id = act.add(
            Procurement,
            reference=reference,
            title=notice.title,
            effect=notice.need,
            cpv=notice.cpv,
            nuts=notice.nuts,
            language=notice.language or "nb",
            office=buyers[0] if buyers else "",
            notice_id=notice.notice_id,
        )
        _add_buyers(act, id, notice)
        for position, deadline in enumerate(notice.deadlines, start=1):
            values = _promise(deadline, questions_title)
            act.add(PromisedDate, procurement=id, position=float(position), **values)
    return StartedFrom(id, reference, notice)


def _refuse_known(desk: Desk, notice: Notice) -> None:
    known = desk.all(Procurement, notice_id=notice.notice_id) if notice.notice_id else []
    if known:
        raise Problem("notice-known", reference=known[0].reference)


def _free_reference(desk: Desk, notice: Notice) -> str:
    """The notice's own, else the year and a number; never one that another procurement has."""
    taken = {one.reference.casefold() for one in desk.all(Procurement)}
    own = " ".join(notice.reference.split())
    if own and own.casefold() not in taken:
        return own
    stem = own or str(desk.today().year)
    number = 2 if own else 1
    while f"{stem}-{number}".casefold() in taken:
        number += 1
    return f"{stem}-{number}"


def _add_buyers(act: OpenAct, procurement: UUID, notice: Notice) -> None:
    for position, buyer in enumerate(notice.buyers, start=1):
        act.add(
            Buyer,
            procurement=procurement,
            name=buyer.name,
            organisation_number=buyer.organisation_number,
            position=float(position),
        )


def _promise(deadline: Deadline, questions_title: str) -> dict[str, Any]:
    """A notice that is here has been sent; the other deadlines lie ahead."""
    sent = deadline.milestone is Milestone.NOTICE
    return {
        "kind": deadline.milestone,
        "promised": deadline.on,
        "kept": deadline.on if sent else None,
        "title": questions_title if deadline.milestone is Milestone.OTHER else "",
    }
