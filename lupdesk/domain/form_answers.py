"""Whether an answer that came back is to be believed, and what of it is new: before anything is
written down.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from lupdesk.domain.form_lines import FormAnswer, FormLine, LineAnswer, read_lines
from lupdesk.domain.review import Form, FormKind, Remark, Stance


class AnswerState(StrEnum):
    GOOD = "good"
    OUTDATED = "outdated"
    """A newer version went out since: it counts, each remark beside the words of then and of now."""
    DOUBLED = "doubled"
    """The very same file was read before."""
    TAMPERED = "tampered"
    """It tells other statements than those that went out."""
    FOREIGN = "foreign"
    """Of a form that this desk has not sent."""


REFUSED = frozenset((AnswerState.DOUBLED, AnswerState.TAMPERED, AnswerState.FOREIGN))


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the form, and what came back of it."""

    line: FormLine
    answer: LineAnswer


@dataclass(frozen=True, slots=True)
class Judged:
    state: AnswerState
    form: Form | None
    said: tuple[Said, ...] = ()
    """The lines that were answered, in the order of the form."""
    unanswered: tuple[FormLine, ...] = ()
    strangers: tuple[UUID, ...] = ()
    """Lines that the form did not have: told, and not read."""
    answered_before: bool = False
    """Another file of the same form was read already: the newer stands beside it."""
    purged: tuple[FormLine, ...] = ()
    """Answered lines whose statement was purged since: what is said of them is not to be kept."""


def judge_answer(
    answer: FormAnswer, forms: Iterable[Form], remarks: Iterable[Remark], newest: int | None = None
) -> Judged:
    """``newest`` is the version of the minutes or the guide that went out last."""
    form = next((one for one in forms if one.id == answer.form), None)
    if form is None:
        return Judged(AnswerState.FOREIGN, None)
    before = tuple(remarks)
    if answer.source and any(one.source == answer.source for one in before):
        return Judged(AnswerState.DOUBLED, form)
    if answer.sha256 != form.sha256:
        return Judged(AnswerState.TAMPERED, form)
    lines = {one.id: one for one in read_lines(form.lines)}
    given = {one.id: one for one in answer.lines if _says_something(one, form.kind)}
    answered = tuple(Said(line, given[id]) for id, line in lines.items() if id in given)
    late = newest is not None and newest > form.version
    return Judged(
        AnswerState.OUTDATED if late else AnswerState.GOOD,
        form,
        tuple(one for one in answered if one.line.text),
        tuple(line for id, line in lines.items() if id not in given),
        tuple(one.id for one in answer.lines if one.id not in lines),
        any(one.form == form.id for one in before),
        tuple(one.line for one in answered if not one.line.text),
    )


def _says_something(one: LineAnswer, kind: FormKind) -> bool:
    words = bool(one.wording.strip() or one.reason.strip())
    return words if kind is FormKind.GUIDE else words or one.stance is not None


def stance_of(one: LineAnswer, line: FormLine) -> Stance:
    """What the reader means: words without a choice are a remark; the same words are agreement;
    a change that proposes nothing is one too. Agreement with words beside it wants to be read.
    """
    same = words_of(one.wording) == words_of(line.text)
    if one.stance is None:
        return Stance.REMARK
    if one.stance is Stance.AGREE and (one.reason.strip() or (one.wording.strip() and not same)):
        return Stance.REMARK
    if one.stance is Stance.CHANGE and (same or not one.wording.strip()):
        return Stance.REMARK if one.reason.strip() else Stance.AGREE if same else Stance.REMARK
    return one.stance


def agrees(one: LineAnswer, line: FormLine) -> bool:
    """Whether the reader stands by the words, whatever it says beside them."""
    other = one.wording.strip() and words_of(one.wording) != words_of(line.text)
    return stance_of(one, line) is Stance.AGREE or (one.stance is Stance.AGREE and not other)


def claims_secrecy(one: LineAnswer) -> bool:
    """Of a question: ticked, or said why, which nobody does of what is open."""
    return one.stance is Stance.SECRET or bool(one.reason.strip())


def words_of(text: str) -> str:
    return " ".join(text.split())
