"""Questions from suppliers and the buyer's answers, worded for everybody."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from lupdesk.desk.session import ZONE, Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import InputKind, Secrecy
from lupdesk.domain.secrecy import without_parts
from lupdesk.domain.things import Input
from lupdesk.domain.treatment import Answer, Publication
from lupdesk.problems import Problem

_CLOSED = (Secrecy.SECRET, Secrecy.INTERNAL)


def add_answer(
    desk: Desk,
    procurement: UUID,
    *,
    question: str,
    answer: str = "",
    asked_by: UUID | None = None,
    input: UUID | None = None,
    asked_on: date | None = None,
    exempt_reason: str = "",
) -> UUID:
    """A question, with the answer or still without; numbered by itself. Problem ``question-wanted``."""
    if not question.strip():
        raise Problem("question-wanted")
    number = max((one.number for one in desk.ever(Answer, procurement=procurement)), default=0) + 1
    with desk.act(Act.ADD_ANSWER) as act:
        return act.add(
            Answer,
            procurement=procurement,
            number=number,
            question=question,
            answer=answer,
            asked_by=asked_by,
            input=input,
            asked_on=asked_on or desk.today(),
            exempt_reason=exempt_reason,
            position=float(number),
        )


def answer_statement(desk: Desk, statement: UUID, *, question: str = "", answer: str = "") -> UUID:
    """A question that was captured, taken over in one step: who asked it is kept apart from it.

    Without ``question``: its public wording, else its own words unless they are secret. Problem
    ``no-question`` for what no supplier said, ``question-listed`` where it was taken over before,
    ``question-wanted`` where a secret one has no wording of its own.
    """
    said = desk.the(Input, statement)
    if said.kind is not InputKind.INPUT:
        raise Problem("no-question")
    known = desk.all(Answer, input=statement)
    if known:
        raise Problem("question-listed", number=known[0].number)
    own = "" if said.secrecy in _CLOSED else without_parts(said.text, said.secret_parts) or ""
    return add_answer(
        desk,
        said.procurement,
        question=question.strip() or said.public_wording.strip() or own,
        answer=answer,
        asked_by=said.supplier,
        input=said.id,
        asked_on=said.said_at.astimezone(ZONE).date() if said.said_at else None,
    )


def edit_answer(desk: Desk, id: UUID, **fields: Any) -> None:
    """Question, answer, asker, day, why it is not for everybody. Problem ``answer-published``: what
    everybody got stays as they got it. Who asked was never a part of it, and can be noted later.
    """
    if fields.keys() - {"asked_by"}:
        _must_wait(desk, id)
    if "question" in fields and not str(fields["question"]).strip():
        raise Problem("question-wanted")
    with desk.act(Act.EDIT_ANSWER) as act:
        act.set(Answer, id, **fields)


def remove_answer(desk: Desk, id: UUID) -> None:
    """Problem ``answer-published``."""
    _must_wait(desk, id)
    with desk.act(Act.REMOVE_ANSWER) as act:
        act.remove(Answer, id)


def _must_wait(desk: Desk, id: UUID) -> None:
    where = desk.the(Answer, id).publication
    out = desk.get(Publication, where) if where is not None else None
    if out is not None and out.published_at is not None:
        raise Problem("answer-published")
