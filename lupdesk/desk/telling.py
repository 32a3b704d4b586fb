"""What the buyer tells: to one outside a meeting, and to everybody at the same instant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from lupdesk.desk.cases import read_case
from lupdesk.desk.inputs import add_input_in
from lupdesk.desk.judging import guard_publishing
from lupdesk.desk.session import Desk, OpenAct
from lupdesk.domain.acts import Act
from lupdesk.domain.case import Case
from lupdesk.domain.kinds import Channel, InputKind, PublicationKind, Secrecy, Side
from lupdesk.domain.ledger import taking_part
from lupdesk.domain.papers import PUBLIC_PAPERS
from lupdesk.domain.things import Input, Sending
from lupdesk.domain.treatment import Answer, Dispatch, Publication
from lupdesk.problems import Problem

# -- one piece of information -----------------------------------------------------------------------


def tell(
    desk: Desk,
    procurement: UUID,
    *,
    text: str,
    channel: Channel,
    supplier: UUID | None = None,
    at: datetime | None = None,
    secrecy: Secrecy = Secrecy.UNASSESSED,
) -> UUID:
    """Note what was told outside a meeting: to a supplier, or to all where none is given.

    Without ``at``: now. Problem ``text-wanted``, and ``told-in-meeting`` for the channel of a meeting.
    """
    if not text.strip():
        raise Problem("text-wanted")
    if channel is Channel.MEETING:
        raise Problem("told-in-meeting")
    with desk.act(Act.WRITE_GIVEN) as act:
        return add_input_in(
            desk,
            act,
            procurement,
            kind=InputKind.GIVEN,
            text=text,
            channel=channel,
            supplier=supplier,
            said_at=at or desk.now(),
            side=Side.BUYER,
            secrecy=secrecy,
        )


def link_publication(desk: Desk, ids: Sequence[UUID], publication: UUID | None) -> int:
    """Say where information was told to everybody, or that it was not; how many changed.

    Problem ``not-given`` for what somebody else said, ``gone`` where the publication is.
    """
    for id in ids:
        _given(desk, id)
    if publication is not None:
        desk.the(Publication, publication)
    with desk.act(Act.LINK_PUBLICATION) as act:
        return sum(_link(act, id, publication) for id in ids)


def _link(act: OpenAct, id: UUID, publication: UUID | None) -> bool:
    if publication is None:
        return act.set(Input, id, publication=None)
    return act.set(Input, id, publication=publication, unpublished_reason="")


def explain_unpublished(desk: Desk, ids: Sequence[UUID], reason: str) -> int:
    """Why it need not be told to everybody; an empty reason takes it back. Problem ``not-given``."""
    for id in ids:
        _given(desk, id)
    with desk.act(Act.EXPLAIN_UNPUBLISHED) as act:
        return sum(act.set(Input, id, unpublished_reason=reason.strip()) for id in ids)


def _given(desk: Desk, id: UUID) -> Input:
    found = desk.the(Input, id)
    if found.kind is not InputKind.GIVEN:
        raise Problem("not-given")
    return found


# -- to everybody -----------------------------------------------------------------------------------


def publish(
    desk: Desk,
    procurement: UUID,
    kind: PublicationKind,
    *,
    title: str = "",
    place: str = "",
    sending: UUID | None = None,
    given: Sequence[UUID] = (),
    channel: Channel = Channel.EMAIL,
) -> UUID:
    """Record that everybody got something now: a file (``sending``), what is read at ``place``, or
    a message. ``given`` is information that it tells; of ``ANSWERS`` all that wait go with it.

    What the rules hold is judged as it stands once this is out, since a publication may be what
    mends it. Problem ``findings-stop``, ``reasons-wanted``, ``not-given``, ``title-of-message``,
    ``nothing-to-answer``, and ``file-not-public`` for a document that one reader alone may have.
    """
    for id in given:
        _given(desk, id)
    file = None if sending is None else _public_file(desk, sending)
    if kind is PublicationKind.MESSAGE and not title.strip():
        raise Problem("title-of-message")
    case = read_case(desk, procurement)
    waiting = waiting_answers(case) if kind is PublicationKind.ANSWERS else ()
    if kind is PublicationKind.ANSWERS and not waiting:
        raise Problem("nothing-to-answer")
    out = Publication(
        id=desk.new_id(),
        procurement=procurement,
        kind=kind,
        title=title.strip() or (file.file_name if file else ""),
        place=place.strip(),
        published_at=desk.now(),
        sending=sending,
    )
    after = _once_out(case, out, waiting, given, channel, desk)
    guard_publishing(after, kind)
    with desk.act(Act.PUBLISH) as act:
        return _record(act, out, waiting, given, after.dispatches[len(case.dispatches) :])


def _public_file(desk: Desk, sending: UUID) -> Sending:
    found = desk.the(Sending, sending)
    if found.audience != PUBLIC_PAPERS or found.withdrawn_on is not None:
        raise Problem("file-not-public", file=found.file_name)
    return found


def waiting_answers(case: Case) -> tuple[Answer, ...]:
    """Answered, for everybody, and not told to everybody yet."""
    out = {one.id for one in case.publications if one.published_at is not None}
    return tuple(
        one
        for one in case.answers
        if one.answer.strip() and not one.exempt_reason.strip() and one.publication not in out
    )


def _once_out(
    case: Case,
    out: Publication,
    answers: Sequence[Answer],
    given: Sequence[UUID],
    channel: Channel,
    desk: Desk,
) -> Case:
    """The case as it stands once the publication is out."""
    told = {one.id for one in answers}
    copies = tuple(
        Dispatch(
            id=desk.new_id(),
            sending=out.sending,
            supplier=firm.id,
            channel=channel,
            sent_at=out.published_at,
        )
        for firm in taking_part(case)
        if out.sending is not None
    )
    return replace(
        case,
        publications=(*case.publications, out),
        answers=tuple(
            replace(one, publication=out.id) if one.id in told else one for one in case.answers
        ),
        inputs=tuple(
            replace(one, publication=out.id, unpublished_reason="") if one.id in given else one
            for one in case.inputs
        ),
        dispatches=(*case.dispatches, *copies),
    )


def _record(
    act: OpenAct,
    out: Publication,
    answers: Sequence[Answer],
    given: Sequence[UUID],
    copies: Sequence[Dispatch],
) -> UUID:
    id = act.add(
        Publication,
        procurement=out.procurement,
        kind=out.kind,
        title=out.title,
        place=out.place,
        published_at=out.published_at,
        sending=out.sending,
    )
    for one in copies:
        act.add(
            Dispatch,
            sending=one.sending,
            supplier=one.supplier,
            channel=one.channel,
            sent_at=one.sent_at,
        )
    for answer in answers:
        act.set(Answer, answer.id, publication=id)
    for said in given:
        _link(act, said, id)
    return id


def withdraw_publication(desk: Desk, publication: UUID, reason: str) -> None:
    """Say that it holds no longer, or never went out: what it told is owed again. Which files
    reached whom stays on record.

    Problem ``reason-wanted``, and ``publication-withdrawn`` where that was done before.
    """
    found = desk.the(Publication, publication)
    if found.published_at is None:
        raise Problem("publication-withdrawn")
    if not reason.strip():
        raise Problem("reason-wanted")
    with desk.act(Act.WITHDRAW_PUBLICATION, reason=reason) as act:
        act.set(Publication, publication, published_at=None)
