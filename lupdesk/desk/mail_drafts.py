"""Drafts of e-mails about what went out and came back: a person looks at them and sends them."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from uuid import UUID

from lupdesk.desk.approving import told_beforehand
from lupdesk.desk.cases import read_case
from lupdesk.desk.minutes import minutes_of
from lupdesk.desk.publishing import refuse_desks
from lupdesk.desk.session import Desk
from lupdesk.documents.form_files import form_name, titled
from lupdesk.documents.papers import proven_mail
from lupdesk.domain.acts import Act
from lupdesk.domain.audience import PUBLIC, Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.composition.review_sheet import sheet_of
from lupdesk.domain.consent import may_be_named
from lupdesk.domain.formats import Format
from lupdesk.domain.kinds import MinutesState
from lupdesk.domain.mail_drafts import Draft, DraftKind
from lupdesk.domain.papers import seen
from lupdesk.domain.review import Form, Remark
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.things import Meeting, Sending
from lupdesk.problems import Problem
from lupdesk.store import database

_KINDS: Final = {DraftKind.REMINDER: "reminder", DraftKind.RECEIPT: "receipt"}


def unanswered(desk: Desk, procurement: UUID) -> list[Form]:
    """Of each supplier the newest form that nothing came back of, oldest first; not where it answered
    another way, nor where the minutes are approved or gone.
    """
    remarks = desk.all(Remark, procurement=procurement)
    answered = {one.form for one in remarks}
    told: dict[object, int] = {}
    for one in remarks:
        told[one.meeting, one.supplier] = max(one.version, told.get((one.meeting, one.supplier), 0))
    newest: dict[object, Form] = {}
    for form in desk.all(Form, procurement=procurement):
        if form.supplier is not None:
            newest[form.kind, form.meeting, form.supplier] = form
    return [
        one
        for one in newest.values()
        if one.id not in answered
        and (one.meeting is None or told.get((one.meeting, one.supplier), 0) < one.version)
        and _may_be_answered(desk, one)
    ]


def _may_be_answered(desk: Desk, form: Form) -> bool:
    if form.meeting is None:
        return True
    minutes = minutes_of(desk, form.meeting)
    if minutes is None or desk.get(Meeting, form.meeting) is None:
        return False
    return minutes.state is not MinutesState.APPROVED


def write_draft(desk: Desk, form: UUID, kind: DraftKind, out: Path) -> Path:
    """A reminder of a form, or a receipt for what came back of it, as a file that a mail program
    opens; ``out`` is replaced whole or not at all.

    Problem ``form-answered`` for a reminder of what was answered, and those of disk and proof.
    """
    of = desk.the(Form, form)
    case = read_case(desk, of.procurement)
    if kind is DraftKind.REMINDER and any(one.form == form for one in case.remarks):
        raise Problem("form-answered")
    refuse_desks(desk, out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise database.world(error, out.parent) from error
    reader: Audience = Participant(of.supplier) if of.supplier is not None else PUBLIC
    with (
        proven_mail(
            _draft(case, of, kind, desk),
            out,
            forbidden_for(case, reader),
            Facts(case).people,
            may_be_named(case),
        ) as made,
        desk.act(Act.EXPORT_DOCUMENT, reason=seen(made)) as act,
    ):
        act.add(
            Sending,
            procurement=of.procurement,
            meeting=of.meeting,
            kind=_KINDS[kind],
            audience="supplier" if of.supplier is not None else "public",
            supplier=of.supplier,
            language=of.language,
            file_name=out.name,
            version=of.version,
            sha256=made.sha256,
            sent_at=desk.now(),
            dated=desk.today(),
        )
    return out


def draft_name(desk: Desk, form: UUID, kind: DraftKind) -> str:
    """``Påminnelse TFS-2027-01 Heimkontakt AS v1.eml``."""
    of = desk.the(Form, form)
    sheet = sheet_of(read_case(desk, of.procurement), of)
    return f"{form_name(sheet, _KINDS[kind])}{Format.EML.suffix}"


def _draft(case: Case, form: Form, kind: DraftKind, desk: Desk) -> Draft:
    sheet = sheet_of(case, form)
    to = "; ".join(
        one.email for one in case.contacts if one.supplier == form.supplier and one.email
    )
    reminds = kind is DraftKind.REMINDER
    return Draft(
        kind=kind,
        language=form.language,
        about=titled(sheet),
        office=sheet.office,
        reference=sheet.reference,
        to=to if form.supplier is not None else "",
        due=form.due,
        silence=sheet.silence if reminds and told_beforehand(desk, form) else "",
        on=desk.today() if kind is DraftKind.RECEIPT else None,
    )
