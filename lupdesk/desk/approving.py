"""Who stands by which statement: ticked through by the buyer, agreed to, or let stand in silence."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from lupdesk.desk.minutes import minutes_of
from lupdesk.desk.session import Desk, OpenAct
from lupdesk.domain.acts import Act
from lupdesk.domain.approvals import Standing, standing, words_hash
from lupdesk.domain.form_lines import read_lines
from lupdesk.domain.kinds import InputKind, Response
from lupdesk.domain.review import Approval, ApprovalWay, Form, Remark
from lupdesk.domain.rules.parameters import settings_of
from lupdesk.domain.things import Input, Meeting, MeetingSupplier, Minutes
from lupdesk.domain.treatment import RuleSetting
from lupdesk.problems import Problem


def approve_statements(desk: Desk, ids: Sequence[UUID]) -> int:
    """The buyer's own reader stands by them as they are; how many were not approved so before."""
    with desk.act(Act.APPROVE_STATEMENTS) as act:
        return sum(
            approve_in(desk, act, desk.the(Input, id), None, ApprovalWay.REVIEWED, desk.author)
            for id in ids
        )


def silent_ones(desk: Desk, meeting: UUID) -> list[UUID]:
    """The suppliers whose day to answer has passed without a word, while the rule of the procurement
    lets silence count and something of theirs is not confirmed yet.
    """
    of = desk.the(Meeting, meeting)
    if not silence_stands(desk, of.procurement):
        return []
    sent = {one.supplier: one for one in desk.all(Form, meeting=meeting) if one.supplier}
    newest: dict[UUID | None, int] = {}
    for one in desk.all(Remark, meeting=meeting):
        newest[one.supplier] = max(one.version, newest.get(one.supplier, 0))
    return [
        firm
        for firm, form in sent.items()
        if newest.get(firm, 0) < form.version
        and form.due is not None
        and form.due < desk.today()
        and told_beforehand(desk, form)
        and _let_stand(desk, form)
    ]


def _let_stand(desk: Desk, form: Form) -> list[Input]:
    """What a supplier said nothing of, in the words that were laid before it."""
    if form.meeting is None or form.supplier is None:
        return []
    laid = {one.id: words_hash(one.text) for one in read_lines(form.lines)}
    found = []
    for one in statements_of(desk, form.meeting, form.supplier):
        how = stands(desk, one, form.supplier)
        silent = how.holds is None and how.against is None and not how.waiting
        if silent and laid.get(one.id) == words_hash(one.text):
            found.append(one)
    return found


def note_silence(desk: Desk, meeting: UUID, supplier: UUID) -> int:
    """The time ran out without an answer: by the procurement's rule its statements stand, in the words
    that went out and where it asked for no others; how many.

    Problem ``silence-no-rule`` where the procurement has not said so beforehand, ``silence-early``
    before the day, ``form-missing`` where nothing went out to be answered.
    """
    of = desk.the(Meeting, meeting)
    if not silence_stands(desk, of.procurement):
        raise Problem("silence-no-rule")
    sent = [one for one in desk.all(Form, meeting=meeting) if one.supplier == supplier]
    if not sent:
        raise Problem("form-missing")
    form = sent[-1]
    if not told_beforehand(desk, form):
        raise Problem("silence-no-rule")
    if form.due is None or desk.today() <= form.due:
        raise Problem("silence-early", day=form.due or desk.today())
    count = 0
    with desk.act(Act.NOTE_SILENCE) as act:
        for one in _let_stand(desk, form):
            count += approve_in(desk, act, one, supplier, ApprovalWay.SILENCE, "", form=form)
        minutes = minutes_of(desk, meeting)
        if minutes is not None and minutes.response is None and alone(desk, meeting):
            act.set(Minutes, minutes.id, response=Response.SILENT, responded_on=desk.today())
    return count


def silence_stands(desk: Desk, procurement: UUID) -> bool:
    """Whether the procurement says that silence lets statements stand."""
    rows = desk.all(RuleSetting, procurement=procurement)
    return bool(settings_of(rows)["silence-approves"])


def told_beforehand(desk: Desk, form: Form) -> bool:
    """Whether the rule is as it was when the form went out: the form says what silence means."""
    sent = desk.history(form.id)[0].at
    rules = desk.ever(RuleSetting, procurement=form.procurement, name="silence-approves")
    return all(line.at <= sent for one in rules for line in desk.history(one.id))


def approve_in(
    desk: Desk,
    act: OpenAct,
    said: Input,
    supplier: UUID | None,
    way: ApprovalWay,
    by: str,
    *,
    text: str | None = None,
    form: Form | None = None,
) -> bool:
    words = said.text if text is None else text
    if text is None and stands(desk, said, supplier).holds is not None:
        return False
    minutes = minutes_of(desk, said.meeting) if said.meeting else None
    act.add(
        Approval,
        procurement=said.procurement,
        meeting=said.meeting,
        input=said.id,
        supplier=supplier,
        version=minutes.version if minutes else 1,
        sha256=words_hash(words),
        way=way,
        approved_by=by.strip(),
        approved_on=desk.today(),
        form=form.id if form else None,
    )
    return True


def stands(desk: Desk, said: Input, supplier: UUID | None) -> Standing:
    return standing(
        said, supplier, desk.all(Approval, input=said.id), desk.all(Remark, input=said.id)
    )


def statements_of(desk: Desk, meeting: UUID, supplier: UUID) -> list[Input]:
    """What a supplier said in a meeting, in the order of the minutes."""
    found = [
        one
        for one in desk.all(Input, meeting=meeting)
        if one.supplier == supplier and one.kind is InputKind.INPUT
    ]
    return sorted(found, key=lambda one: (one.position, one.number))


def alone(desk: Desk, meeting: UUID) -> bool:
    """One answer stands beside the minutes: with several suppliers it would be nobody's."""
    return len(desk.all(MeetingSupplier, meeting=meeting)) == 1
