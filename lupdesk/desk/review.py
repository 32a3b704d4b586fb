"""Acts of review: an answer read in, a remark noted by hand, each decided, each statement approved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from lupdesk.desk.approving import alone, approve_in
from lupdesk.desk.inputs import guard_open
from lupdesk.desk.minutes import minutes_of
from lupdesk.desk.session import Desk, OpenAct
from lupdesk.domain.acts import Act
from lupdesk.domain.approvals import words_hash
from lupdesk.domain.audience import BUYER_TEAM, Participant
from lupdesk.domain.form_answers import REFUSED, Judged, Said, agrees, judge_answer, stance_of
from lupdesk.domain.form_lines import FormAnswer
from lupdesk.domain.kinds import Response, Secrecy
from lupdesk.domain.review import (
    Approval,
    ApprovalWay,
    Form,
    FormKind,
    Remark,
    ReviewWay,
    Stance,
    Verdict,
)
from lupdesk.domain.secrecy import text_for
from lupdesk.domain.things import Input, Meeting, Minutes, Supplier
from lupdesk.problems import Problem

_LOOSE: Final = (Secrecy.OPEN, Secrecy.ANONYMISE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What was written down of an answer."""

    judged: Judged
    remarks: tuple[UUID, ...]
    approved: int


# -- an answer that came back -----------------------------------------------------------------------


def look_at_answer(desk: Desk, answer: FormAnswer) -> Judged:
    """Whether it is to be believed, and what it says; nothing is written down."""
    form = desk.get(Form, answer.form)
    remarks = desk.all(Remark, procurement=form.procurement) if form else []
    return judge_answer(answer, [form] if form else [], remarks, _newest(desk, form))


def _newest(desk: Desk, form: Form | None) -> int | None:
    """The version that went out last in place of this one."""
    if form is None:
        return None
    alike = (
        one.version
        for one in desk.all(Form, procurement=form.procurement, kind=form.kind)
        if (one.meeting, one.supplier) == (form.meeting, form.supplier)
    )
    return max(alike, default=form.version)


def receive_answer(desk: Desk, answer: FormAnswer, way: ReviewWay) -> Received:
    """Write down what a supplier answered about its minutes, as one act that Ctrl+Z takes back.

    A claim of secrecy holds at once: what was open is unassessed until somebody has judged it.
    Problem ``answer-doubled``, ``answer-tampered`` or ``answer-foreign``; ``answer-empty``;
    ``answer-meeting-gone``, since nobody would see it there.
    """
    judged = look_at_answer(desk, answer)
    form = judged.form
    if form is None or judged.state in REFUSED:
        raise Problem(f"answer-{judged.state}")
    if form.kind is not FormKind.MINUTES:
        raise Problem("answer-of-guide")
    if form.meeting is None or desk.get(Meeting, form.meeting) is None:
        raise Problem("answer-meeting-gone")
    if not judged.said and not answer.remarks.strip():
        raise Problem("answer-empty")
    made: list[UUID] = []
    approved = 0
    common = _common(desk, form, answer, way)
    with desk.act(Act.RECEIVE_ANSWER) as act:
        for said in judged.said:
            made.append(_write_down(act, said, common))
            approved += _agree(desk, act, said, form, answer)
            _claim(desk, act, said)
        if answer.remarks.strip():
            made.append(act.add(Remark, reason=answer.remarks.strip(), **common))
        _note_response(desk, act, form, judged, answer)
    return Received(judged=judged, remarks=tuple(made), approved=approved)


def _common(desk: Desk, form: Form, answer: FormAnswer, way: ReviewWay) -> dict[str, Any]:
    return {
        "procurement": form.procurement,
        "form": form.id,
        "meeting": form.meeting,
        "supplier": form.supplier,
        "version": form.version,
        "author": answer.name.strip(),
        "way": way,
        "received_on": desk.today(),
        "source": answer.source,
    }


def _write_down(act: OpenAct, said: Said, common: dict[str, Any]) -> UUID:
    stance = stance_of(said.answer, said.line)
    return act.add(
        Remark,
        **common,
        input=said.line.id,
        stance=stance,
        about=said.line.text,
        wording=said.answer.wording.strip() if stance is Stance.CHANGE else "",
        reason="\n".join(_reason(said, stance)),
    )


def _reason(said: Said, stance: Stance) -> list[str]:
    """What was written where it does not belong is kept as a reason: no word is lost."""
    parts = [said.answer.reason.strip()]
    if stance not in (Stance.CHANGE, Stance.AGREE):
        parts.append(said.answer.wording.strip())
    return [one for one in parts if one]


def _agree(desk: Desk, act: OpenAct, said: Said, form: Form, answer: FormAnswer) -> bool:
    """Of the words that stood before the reader: where they changed since, it does not hold."""
    if not agrees(said.answer, said.line) or desk.get(Input, said.line.id) is None:
        return False
    act.add(
        Approval,
        procurement=form.procurement,
        meeting=form.meeting,
        input=said.line.id,
        supplier=form.supplier,
        version=form.version,
        sha256=words_hash(said.line.text),
        way=ApprovalWay.AGREED,
        approved_by=answer.name.strip(),
        approved_on=answer.on or desk.today(),
        form=form.id,
    )
    return True


def _claim(desk: Desk, act: OpenAct, said: Said) -> None:
    if stance_of(said.answer, said.line) is Stance.SECRET:
        claim_in(desk, act, said.line.id, said.answer.reason.strip() or said.answer.wording.strip())


def claim_in(desk: Desk, act: OpenAct, id: UUID, reason: str) -> None:
    """The supplier asks for secrecy: until the buyer has judged it, it is treated as secret."""
    found = desk.get(Input, id)
    if found is None:
        return
    act.set(Input, id, claim=Secrecy.SECRET, claim_reason=reason or found.claim_reason)
    if found.secrecy in _LOOSE:
        act.set(Input, id, secrecy=Secrecy.UNASSESSED, decided_by="", decided_on=None)


def _note_response(
    desk: Desk, act: OpenAct, form: Form, judged: Judged, answer: FormAnswer
) -> None:
    """Beside the minutes: confirmed where all was agreed to, of the version that stands; else that
    there are remarks.
    """
    minutes = minutes_of(desk, form.meeting) if form.meeting else None
    if minutes is None or minutes.sent_on is None or minutes.version != form.version:
        return
    stances = {stance_of(one.answer, one.line) for one in judged.said}
    whole = stances <= {Stance.AGREE} and not judged.unanswered and not answer.remarks.strip()
    if form.meeting is None or not alone(desk, form.meeting):
        return
    act.set(
        Minutes,
        minutes.id,
        response=Response.CONFIRMED if whole else Response.REMARKED,
        responded_on=answer.on or desk.today(),
    )


# -- by hand ----------------------------------------------------------------------------------------


def note_remark(
    desk: Desk,
    meeting: UUID,
    stance: Stance,
    *,
    input: UUID | None = None,
    supplier: UUID | None = None,
    author: str = "",
    wording: str = "",
    reason: str = "",
    passage: str = "",
    way: ReviewWay = ReviewWay.TYPED,
) -> UUID:
    """What came by e-mail or telephone, or what the buyer's own reader says (``supplier`` None).

    Problem ``remark-empty`` where it says nothing, ``passage-not-there``; ``remark-not-theirs`` where
    the supplier may not read the statement: with its remark its paper would hold the words.
    """
    of = desk.the(Meeting, meeting)
    said = desk.the(Input, input) if input else None
    about = _read_by(desk, said, supplier) if said else ""
    empty = not (wording.strip() or reason.strip())
    if (empty and stance in (Stance.CHANGE, Stance.REMARK)) or (
        stance is Stance.CHANGE and said is None
    ):
        raise Problem("remark-empty")
    if passage and passage not in about:
        raise Problem("passage-not-there", part=passage)
    minutes = minutes_of(desk, meeting)
    with desk.act(Act.NOTE_REMARK) as act:
        made = act.add(
            Remark,
            procurement=of.procurement,
            meeting=meeting,
            input=input,
            supplier=supplier,
            version=minutes.version if minutes else 1,
            author=author.strip() or (desk.author if supplier is None else ""),
            stance=stance,
            about=about,
            passage=passage,
            wording=wording.strip(),
            reason=reason.strip(),
            way=way,
            received_on=desk.today(),
        )
        if said is not None and stance is Stance.AGREE:
            approve_in(desk, act, said, supplier, ApprovalWay.AGREED, author)
        if said is not None and supplier is not None and stance is Stance.SECRET:
            claim_in(desk, act, said.id, reason.strip())
    return made


def _read_by(desk: Desk, said: Input, supplier: UUID | None) -> str:
    text = text_for(said, BUYER_TEAM if supplier is None else Participant(supplier))
    if text is None:
        name = desk.the(Supplier, supplier).name if supplier else ""
        raise Problem("remark-not-theirs", supplier=name)
    return text


def may_take_back(remark: Remark) -> bool:
    """What was typed here and nobody decided. What came in a file stays as it came."""
    return remark.way in (ReviewWay.TYPED, ReviewWay.DESK) and remark.verdict is None


def take_back_remark(desk: Desk, id: UUID) -> None:
    """Problem ``remark-stays`` where it came in a file, or was decided. A claim of secrecy that came
    with it is not taken back: somebody has to assess it.
    """
    if not may_take_back(desk.the(Remark, id)):
        raise Problem("remark-stays")
    with desk.act(Act.REMOVE_REMARK) as act:
        act.remove(Remark, id)


# -- the buyer decides ------------------------------------------------------------------------------


def judge_remark(
    desk: Desk, id: UUID, verdict: Verdict, *, wording: str = "", reason: str = ""
) -> None:
    """Accepted, the statement says what was asked for; refused wants a reason. The newest verdict
    holds. Problem ``reason-wanted``, ``text-wanted``, ``minutes-locked``, ``passage-not-there``; ``gone``
    where there is no statement any more to change; ``remark-followed`` where it is refused after the
    statement was made to say it.
    """
    remark = desk.the(Remark, id)
    if verdict is Verdict.REFUSED and not reason.strip():
        raise Problem("reason-wanted")
    if verdict is Verdict.CHANGED and not wording.strip():
        raise Problem("text-wanted")
    if verdict is Verdict.REFUSED and _followed(remark):
        raise Problem("remark-followed")
    said = desk.get(Input, remark.input) if remark.input else None
    rewords = verdict is Verdict.CHANGED or remark.stance is Stance.CHANGE
    if remark.input and said is None and rewords and verdict is not Verdict.REFUSED:
        raise Problem("gone")
    with desk.act(Act.JUDGE_REMARK, reason=reason.strip()) as act:
        act.set(
            Remark,
            id,
            verdict=verdict,
            verdict_reason=reason.strip(),
            verdict_wording=wording.strip() if verdict is Verdict.CHANGED else "",
            decided_by=desk.author,
            decided_on=desk.today(),
        )
        if said is not None and verdict is not Verdict.REFUSED:
            _follow(desk, act, said, remark, verdict, wording.strip())


def _followed(remark: Remark) -> bool:
    """Whether its verdict changed the statement."""
    if remark.verdict is Verdict.ACCEPTED:
        return remark.input is not None and remark.stance in (Stance.CHANGE, Stance.REMOVE)
    return remark.verdict is Verdict.CHANGED


def _follow(
    desk: Desk, act: OpenAct, said: Input, remark: Remark, verdict: Verdict, wording: str
) -> None:
    """What an accepted remark does to the statement."""
    if verdict is Verdict.CHANGED:
        guard_open(desk, [said], frozenset({"text"}))
        act.set(Input, said.id, text=wording)
    elif remark.stance is Stance.CHANGE:
        guard_open(desk, [said], frozenset({"text"}))
        text = reworded(said.text, remark)
        act.set(Input, said.id, text=text)
        if text == remark.wording:
            by = remark.author
            approve_in(desk, act, said, remark.supplier, ApprovalWay.VERDICT, by, text=text)
    elif remark.stance is Stance.REMOVE:
        guard_open(desk, [said], frozenset({"deleted"}))
        act.remove(Input, said.id)


def reworded(text: str, remark: Remark) -> str:
    """The statement as the remark would have it: all of it, or with its passage replaced once.

    Problem ``passage-not-there`` where the passage was changed since: the rest is not to be lost.
    """
    if not remark.passage:
        return remark.wording
    if remark.passage not in text:
        raise Problem("passage-not-there", part=remark.passage)
    return text.replace(remark.passage, remark.wording, 1)
