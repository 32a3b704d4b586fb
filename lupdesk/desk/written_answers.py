"""The question guide answered in writing: each answer becomes a statement of its supplier's written
round, with the secrecy that it claims.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from lupdesk.desk.inputs import add_input_in, next_number
from lupdesk.desk.late_input import guard_late
from lupdesk.desk.meetings import written_round_in
from lupdesk.desk.review import look_at_answer
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import supplier_named
from lupdesk.domain.acts import Act
from lupdesk.domain.form_answers import REFUSED, Judged, Said, claims_secrecy
from lupdesk.domain.form_lines import FormAnswer
from lupdesk.domain.kinds import InputKind, Secrecy
from lupdesk.domain.review import FormKind, Remark, Stance
from lupdesk.domain.things import Supplier
from lupdesk.problems import Problem


@dataclass(frozen=True, slots=True)
class Written:
    judged: Judged
    supplier: UUID
    inputs: tuple[UUID, ...]
    secret: int
    """How many claim secrecy."""


def supplier_of_answer(desk: Desk, answer: FormAnswer, judged: Judged) -> Supplier | None:
    """Whom the form was sent to; else by the organisation that was written in it."""
    if judged.form is None:
        return None
    if judged.form.supplier is not None:
        return desk.get(Supplier, judged.form.supplier)
    try:
        return supplier_named(desk, answer.organisation, judged.form.procurement)
    except Problem:
        return None


def receive_written(desk: Desk, answer: FormAnswer, *, supplier: UUID | None = None) -> Written:
    """One act, taken back by Ctrl+Z. Nothing is open by itself: each answer waits to be assessed.

    Problem as ``receive_answer``, ``answer-of-minutes``, ``answer-supplier-wanted`` where nothing
    tells who answered, and those of late input.
    """
    judged = look_at_answer(desk, answer)
    form = judged.form
    if form is None or judged.state in REFUSED:
        raise Problem(f"answer-{judged.state}")
    if form.kind is not FormKind.GUIDE:
        raise Problem("answer-of-minutes")
    whole = answer.remarks.strip()
    if not judged.said and not whole:
        raise Problem("answer-empty")
    found = supplier_of_answer(desk, answer, judged)
    firm = supplier or (found.id if found else None)
    if firm is None:
        raise Problem("answer-supplier-wanted", organisation=answer.organisation.strip() or "–")
    guard_late(desk, form.procurement, InputKind.INPUT, None)
    made: list[UUID] = []
    with desk.act(Act.RECEIVE_ANSWER) as act:
        meeting = written_round_in(desk, act, form.procurement, firm)
        number = next_number(desk, form.procurement)
        common = {"supplier": firm, "meeting": meeting, "speaker": answer.name.strip()}
        for said in judged.said:
            made.append(
                add_input_in(
                    desk,
                    act,
                    form.procurement,
                    number=number + len(made),
                    text=said.answer.wording.strip() or said.answer.reason.strip(),
                    question=said.line.id,
                    **_claim(said),
                    **common,
                )
            )
        if whole:
            made.append(
                add_input_in(
                    desk, act, form.procurement, number=number + len(made), text=whole, **common
                )
            )
        # Remembers the file, so that it is known when it comes again.
        act.add(
            Remark,
            procurement=form.procurement,
            form=form.id,
            supplier=firm,
            version=form.version,
            author=answer.name.strip(),
            stance=Stance.AGREE,
            way=answer.way,
            received_on=desk.today(),
            source=answer.source,
        )
    secret = sum(claims_secrecy(one.answer) for one in judged.said)
    return Written(judged, firm, tuple(made), secret)


def _claim(said: Said) -> dict[str, object]:
    if not claims_secrecy(said.answer):
        return {}
    return {"claim": Secrecy.SECRET, "claim_reason": said.answer.reason.strip()}
