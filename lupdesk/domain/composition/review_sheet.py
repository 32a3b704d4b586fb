"""What a supplier is asked to confirm: its own statements of one meeting, as its copy shows them; and
the question guide to be answered in writing. Cut by the same gate as the papers.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from lupdesk.domain.audience import PUBLIC, Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import language_for
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.composition.minutes import held_reason
from lupdesk.domain.composition.parts import (
    label_of,
    latest_guide,
    office_of,
    questions_of,
    takes_part,
)
from lupdesk.domain.composition.screen import screen_of
from lupdesk.domain.form_lines import FormLine, FormSheet, read_lines
from lupdesk.domain.kinds import InputKind, Role
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.review import Form, FormKind
from lupdesk.domain.rules.parameters import settings_of
from lupdesk.domain.secrecy import text_for
from lupdesk.domain.things import Meeting
from lupdesk.problems import Problem


def compose_review(
    case: Case,
    meeting: UUID,
    supplier: UUID,
    form: UUID,
    *,
    due: date | None,
    language: str | None = None,
) -> FormSheet:
    """Problem ``not-in-meeting``, ``nothing-to-review``, ``minutes-missing``."""
    if not takes_part(case, meeting, supplier):
        raise Problem("not-in-meeting")
    state = next((one for one in case.minutes if one.meeting == meeting), None)
    if state is None:
        raise Problem("minutes-missing")
    reader = Participant(supplier)
    screen = screen_of(forbidden_for(case, reader))
    said = sorted(
        (
            one
            for one in case.inputs
            if one.meeting == meeting
            and one.supplier == supplier
            and one.kind is InputKind.INPUT
            and held_reason(one, reader, screen) is None
        ),
        key=lambda one: (one.position, one.number),
    )
    lines = tuple(FormLine(one.id, label_of(one), text_for(one, reader) or "") for one in said)
    if not lines:
        raise Problem("nothing-to-review")
    of = next(one for one in case.meetings if one.id == meeting)
    made = _sheet(
        case,
        form,
        FormKind.MINUTES,
        lines,
        reader,
        version=state.version,
        due=due,
        language=language,
    )
    return _of_meeting(made, of)


def compose_questions(
    case: Case,
    form: UUID,
    *,
    supplier: UUID | None = None,
    due: date | None,
    language: str | None = None,
) -> FormSheet:
    """The newest guide. Problem ``guide-missing``."""
    guide = latest_guide(case)
    asked = questions_of(case, guide) if guide is not None else []
    if guide is None or not asked:
        raise Problem("guide-missing")
    reader: Audience = Participant(supplier) if supplier is not None else PUBLIC
    lines = tuple(
        FormLine(one.id, str(number), one.text) for number, one in enumerate(asked, start=1)
    )
    return _sheet(
        case, form, FormKind.GUIDE, lines, reader, version=guide.version, due=due, language=language
    )


def _of_meeting(sheet: FormSheet, of: Meeting) -> FormSheet:
    start = of.actual_start or of.planned_start
    about: Text = Phrase.of("doc.day", day=start) if start else ""
    return replace(sheet, title=Phrase(f"doc.minutes.title.{of.kind}"), about=about)


def sheet_of(case: Case, form: Form) -> FormSheet:
    """The form as it went out, in the words that it had then."""
    reader: Audience = Participant(form.supplier) if form.supplier is not None else PUBLIC
    made = _sheet(
        case,
        form.id,
        form.kind,
        read_lines(form.lines),
        reader,
        version=form.version,
        due=form.due,
        language=form.language,
    )
    of = next((one for one in case.meetings if one.id == form.meeting), None)
    titled = made if of is None else _of_meeting(made, of)
    return replace(titled, made_on=form.made_on or case.today)


def _sheet(
    case: Case,
    form: UUID,
    kind: FormKind,
    lines: tuple[FormLine, ...],
    reader: Audience,
    *,
    version: int,
    due: date | None,
    language: str | None,
) -> FormSheet:
    who = next(
        (
            one.name
            for one in case.suppliers
            if isinstance(reader, Participant) and one.id == reader.supplier
        ),
        "",
    )
    return FormSheet(
        form=form,
        procurement=case.procurement.id,
        kind=kind.value,
        title=Phrase("doc.guide.title"),
        who=who,
        office=office_of(case),
        reference=case.procurement.reference,
        version=version,
        language=language or language_for(case, reader),
        made_on=case.today,
        due=due,
        lines=lines,
        silence=_silence(case, kind, due),
        reply_to=reply_address(case),
        look=case.look,
    )


def _silence(case: Case, kind: FormKind, due: date | None) -> Text:
    """What it means that nothing comes back, as the procurement set it beforehand."""
    if kind is FormKind.GUIDE or due is None:
        return ""
    stands = settings_of(case.settings)["silence-approves"]
    return Phrase.of("form.silence.stands" if stands else "form.silence.noted", day=due)


def reply_address(case: Case) -> str:
    """Of the project leader, else of the first in the team who has one."""
    led = sorted(case.team, key=lambda one: one.role is not Role.PROJECT_LEAD)
    return next((one.email for one in led if one.email.strip()), "")
