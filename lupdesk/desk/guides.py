"""Acts on the question guide. A version that a meeting has used is kept as it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from lupdesk.desk.session import Desk, OpenAct
from lupdesk.domain.acts import Act
from lupdesk.domain.short_names import short_name_of
from lupdesk.domain.things import Guide, Meeting, Question
from lupdesk.problems import Problem


def latest_guide(desk: Desk, procurement: UUID) -> Guide | None:
    return max(
        desk.all(Guide, procurement=procurement),
        key=lambda guide: guide.version,
        default=None,
    )


def is_used(desk: Desk, guide: UUID) -> bool:
    """Whether a meeting that has begun used it."""
    return any(meeting.actual_start for meeting in desk.all(Meeting, guide=guide))


def questions_of(desk: Desk, guide: UUID) -> list[Question]:
    return desk.all(Question, guide=guide)


def open_guide_in(desk: Desk, act: OpenAct, procurement: UUID) -> UUID:
    """Within an act: the version that may be written to; copies a used one, or makes the first."""
    latest = latest_guide(desk, procurement)
    if latest is None:
        return act.add(Guide, procurement=procurement, version=1)
    return copy_in(desk, act, latest) if is_used(desk, latest.id) else latest.id


def copy_in(desk: Desk, act: OpenAct, guide: Guide) -> UUID:
    """Within an act: the next version. Meetings that have not begun move over to it."""
    new = act.add(
        Guide,
        procurement=guide.procurement,
        version=guide.version + 1,
        title=guide.title,
    )
    for question in questions_of(desk, guide.id):
        act.add(
            Question,
            guide=new,
            position=question.position,
            text=question.text,
            short_name=question.short_name,
            origin=question.origin or question.id,
            core=question.core,
        )
    for meeting in desk.all(Meeting, guide=guide.id):
        if meeting.actual_start is None:
            act.set(Meeting, meeting.id, guide=new)
    return new


def new_version(desk: Desk, procurement: UUID) -> UUID:
    """The next version of the guide, with all questions of the last."""
    latest = latest_guide(desk, procurement)
    with desk.act(Act.NEW_GUIDE_VERSION) as act:
        if latest is None:
            return act.add(Guide, procurement=procurement, version=1)
        return copy_in(desk, act, latest)


def add_question(
    desk: Desk, procurement: UUID, text: str, short_name: str = "", *, core: bool = False
) -> UUID:
    """At the end of the open version."""
    if not text.strip():
        raise Problem("question-wanted")
    with desk.act(Act.ADD_QUESTION) as act:
        guide = open_guide_in(desk, act, procurement)
        last = max((one.position for one in questions_of(desk, guide)), default=0.0)
        return act.add(
            Question,
            guide=guide,
            position=last + 1,
            text=text,
            short_name=short_name or short_name_of(text),
            core=core,
        )


def edit_question(desk: Desk, id: UUID, **fields: Any) -> UUID:
    """Change a question's wording or short name. In a used version the change is made in a
    new one; returns the id of the question that now holds it.
    """
    question = desk.the(Question, id)
    with desk.act(Act.EDIT_QUESTION) as act:
        target = _writable_in(desk, act, question)
        act.set(Question, target, **fields)
    return target


def mark_core(desk: Desk, id: UUID, core: bool) -> UUID:
    """Whether a question has to be asked of everybody; where none is marked, all have to be.
    A used version is copied first, as for its wording; returns the question that holds it now.
    """
    question = desk.the(Question, id)
    if question.core == core:
        return id
    with desk.act(Act.MARK_CORE) as act:
        target = _writable_in(desk, act, question)
        act.set(Question, target, core=core)
    return target


def _writable_in(desk: Desk, act: OpenAct, question: Question) -> UUID:
    guide = desk.the(Guide, question.guide)
    latest = latest_guide(desk, guide.procurement)
    if latest is not None and latest.id != guide.id:
        raise Problem("guide-version-kept", version=guide.version)
    if not is_used(desk, guide.id):
        return question.id
    new = copy_in(desk, act, guide)
    origin = question.origin or question.id
    return next(one.id for one in questions_of(desk, new) if one.origin == origin)


def move_question(desk: Desk, id: UUID, to: int) -> None:
    """Put a question at place ``to`` (0 is first)."""
    question = desk.the(Question, id)
    with desk.act(Act.MOVE_QUESTION) as act:
        target = _writable_in(desk, act, question)
        others = [
            one for one in questions_of(desk, desk.the(Question, target).guide) if one.id != target
        ]
        order: Sequence[UUID] = [one.id for one in others]
        order = [*order[:to], target, *order[to:]]
        for position, one in enumerate(order, start=1):
            act.set(Question, one, position=float(position))


def remove_question(desk: Desk, id: UUID) -> None:
    question = desk.the(Question, id)
    with desk.act(Act.REMOVE_QUESTION) as act:
        act.remove(Question, _writable_in(desk, act, question))
