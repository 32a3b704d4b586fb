"""What shows equal treatment: who got which file, who was not asked, who advised, who is impartial."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from lupdesk.desk.cases import read_case
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import Channel
from lupdesk.domain.ledger import taking_part
from lupdesk.domain.papers import PUBLIC_PAPERS
from lupdesk.domain.question_matrix import roots_of
from lupdesk.domain.rules.parameters import PARAMETERS
from lupdesk.domain.things import Guide, Question, Sending, TeamMember
from lupdesk.domain.treatment import Adviser, Dispatch, Gap, RuleSetting, SignUp
from lupdesk.problems import Problem

# -- which file reached whom --------------------------------------------------------------------------


def record_dispatch(
    desk: Desk,
    sending: UUID,
    suppliers: Sequence[UUID | None],
    *,
    channel: Channel = Channel.EMAIL,
    at: datetime | None = None,
    note: str = "",
) -> tuple[UUID, ...]:
    """A file reached each of these at the same instant; None is all whom it was made for, or,
    with a ``note``, the one that is named there.

    Problem ``dispatch-other-reader`` for somebody whom the document was not made for,
    ``dispatch-time`` where it was not written yet or the time is still to come.
    """
    file = desk.the(Sending, sending)
    for supplier in suppliers:
        beyond = supplier not in (None, file.supplier) or (supplier is None and note.strip())
        if file.audience != PUBLIC_PAPERS and beyond:
            raise Problem("dispatch-other-reader", file=file.file_name)
    when = at or desk.now()
    written = file.sent_at.replace(second=0, microsecond=0) if file.sent_at else when
    if not written <= when <= desk.now():
        raise Problem("dispatch-time", file=file.file_name)
    with desk.act(Act.RECORD_DISPATCH) as act:
        return tuple(
            act.add(
                Dispatch,
                sending=sending,
                supplier=supplier,
                channel=channel,
                sent_at=when,
                note=note,
            )
            for supplier in suppliers
        )


def all_readers(desk: Desk, sending: UUID) -> tuple[UUID | None, ...]:
    """Whom a file is for: of a public one each supplier that takes part, so that nobody is missed."""
    file = desk.the(Sending, sending)
    if file.audience != PUBLIC_PAPERS:
        return (file.supplier,)
    firms = taking_part(read_case(desk, file.procurement))
    return tuple(one.id for one in firms) or (None,)


def withdraw_dispatch(desk: Desk, id: UUID, reason: str) -> None:
    """The file did not reach that reader after all. Problem ``reason-wanted``."""
    withdraw_dispatches(desk, (id,), reason)


def withdraw_dispatches(desk: Desk, ids: Sequence[UUID], reason: str) -> None:
    """Of what was recorded together, as one act."""
    for id in ids:
        desk.the(Dispatch, id)
    if not reason.strip():
        raise Problem("reason-wanted")
    with desk.act(Act.WITHDRAW_DISPATCH, reason=reason) as act:
        for id in ids:
            act.remove(Dispatch, id)


# -- the same questions -------------------------------------------------------------------------------


def set_gap(
    desk: Desk, supplier: UUID, question: UUID, *, reason: str = "", follow_up: str = ""
) -> None:
    """Why a supplier was not asked, or what will be done; both empty takes the line away."""
    procurement = desk.the(Guide, desk.the(Question, question).guide).procurement
    known = _gap(desk, procurement, supplier, question)
    words = {"reason": reason.strip(), "follow_up": follow_up.strip()}
    with desk.act(Act.SET_GAP) as act:
        if known is None and any(words.values()):
            act.add(Gap, procurement=procurement, supplier=supplier, question=question, **words)
        elif known is not None and any(words.values()):
            act.set(Gap, known.id, **words)
        elif known is not None:
            act.remove(Gap, known.id)


def _gap(desk: Desk, procurement: UUID, supplier: UUID, question: UUID) -> Gap | None:
    """Written down for the same question in any version of the guide."""
    guides = tuple(one.id for one in desk.all(Guide, procurement=procurement))
    roots = roots_of(desk.all(Question, guide=guides))
    for one in desk.all(Gap, procurement=procurement, supplier=supplier):
        if roots.get(one.question, one.question) == roots.get(question, question):
            return one
    return None


# -- advisers -----------------------------------------------------------------------------------------


def add_adviser(desk: Desk, procurement: UUID, *, name: str, **fields: Any) -> UUID:
    """A supplier or a person who influenced the documents. Problem ``name-wanted``."""
    if not name.strip():
        raise Problem("name-wanted")
    with desk.act(Act.ADD_ADVISER) as act:
        return act.add(Adviser, procurement=procurement, name=name.strip(), **fields)


def edit_adviser(desk: Desk, id: UUID, **fields: Any) -> None:
    """Problem ``name-wanted`` for an empty name."""
    if "name" in fields and not str(fields["name"]).strip():
        raise Problem("name-wanted")
    desk.the(Adviser, id)
    with desk.act(Act.EDIT_ADVISER) as act:
        act.set(Adviser, id, **fields)


def remove_adviser(desk: Desk, id: UUID) -> None:
    desk.the(Adviser, id)
    with desk.act(Act.REMOVE_ADVISER) as act:
        act.remove(Adviser, id)


# -- people's side, and the numbers of the rules --------------------------------------------------------


def confirm_impartiality(desk: Desk, member: UUID, *, on: date | None, interests: str = "") -> None:
    """The day on which the person confirmed it, and the roles and ownership that were noted.
    Without a day the confirmation is taken back.
    """
    desk.the(TeamMember, member)
    with desk.act(Act.CONFIRM_IMPARTIALITY) as act:
        act.set(TeamMember, member, impartial_on=on, interests=interests.strip())


def set_sign_up(desk: Desk, procurement: UUID, **fields: Any) -> UUID:
    """What those who sign up are told of their data; a procurement has one such text."""
    known = desk.all(SignUp, procurement=procurement)
    with desk.act(Act.SET_SIGN_UP) as act:
        if not known:
            return act.add(SignUp, procurement=procurement, **fields)
        act.set(SignUp, known[0].id, **fields)
    return known[0].id


def remove_sign_up(desk: Desk, procurement: UUID) -> None:
    """They are told nothing of their data here any more."""
    with desk.act(Act.SET_SIGN_UP) as act:
        for one in desk.all(SignUp, procurement=procurement):
            act.remove(SignUp, one.id)


def set_parameter(desk: Desk, procurement: UUID, name: str, value: int | None) -> None:
    """A number of the rules for this procurement; None is the default again.

    Problem ``parameter-bounds`` outside what the rule allows; KeyError for no parameter's name.
    """
    known = PARAMETERS[name]
    if value is not None and not known.least <= value <= known.most:
        raise Problem("parameter-bounds", least=known.least, most=known.most)
    rows = desk.all(RuleSetting, procurement=procurement, name=name)
    with desk.act(Act.SET_PARAMETER) as act:
        for row in rows[1:] if value is not None else rows:
            act.remove(RuleSetting, row.id)
        if value is not None and rows:
            act.set(RuleSetting, rows[0].id, value=str(value))
        elif value is not None:
            act.add(RuleSetting, procurement=procurement, name=name, value=str(value))
