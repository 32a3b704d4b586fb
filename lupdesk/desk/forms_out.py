"""Forms that go out: minutes to be confirmed by one supplier, and the questions to be answered in
writing. Each is cut for its reader by the gate, written, read back, and remembered with its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from uuid import UUID

from lupdesk.desk.cases import read_case
from lupdesk.desk.minutes import minutes_of, send_minutes
from lupdesk.desk.publishing import refuse_desks
from lupdesk.desk.session import Desk
from lupdesk.documents.form_files import Reader, placed_form
from lupdesk.domain.acts import Act
from lupdesk.domain.audience import PUBLIC, Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.composition.review_sheet import compose_questions, compose_review
from lupdesk.domain.consent import may_be_named
from lupdesk.domain.form_lines import FormSheet, lines_text
from lupdesk.domain.formats import FORMS, Format
from lupdesk.domain.freezing import checksum, words_of
from lupdesk.domain.kinds import Milestone, MinutesState
from lupdesk.domain.review import Form, FormKind
from lupdesk.domain.rules.documentation import working_days_after
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.rules.parameters import settings_of
from lupdesk.domain.things import Meeting, Sending
from lupdesk.problems import Problem
from lupdesk.store import database

USUAL: Final = (*FORMS, Format.EML)
_KINDS: Final = {FormKind.MINUTES: "review", FormKind.GUIDE: "questions"}
"""What a ``Sending`` says that it is; worded as ``document.<kind>``."""


@dataclass(frozen=True, slots=True)
class SentForm:
    form: UUID
    version: int
    due: date | None
    lines: int
    files: tuple[tuple[Path, str], ...]
    """Each with its SHA-256."""


def usual_due(desk: Desk, procurement: UUID) -> date:
    """The day that was promised for remarks while it is still to come; else so many working days."""
    case = read_case(desk, procurement)
    promised = next((one for one in case.dates if one.kind is Milestone.REMARKS), None)
    day = (promised.moved_to or promised.promised) if promised else None
    if day is not None and day > desk.today():
        return day
    return working_days_after(desk.today(), settings_of(case.settings)["comment-days"])


def send_for_review(
    desk: Desk,
    meeting: UUID,
    supplier: UUID,
    folder: Path,
    *,
    due: date | None = None,
    language: str | None = None,
    formats: Sequence[Format] = USUAL,
) -> SentForm:
    """A supplier's own statements of a meeting, to be confirmed or corrected.

    A draft goes to review with it; where words changed since they were sent, a new version does.
    Problem ``minutes-locked`` for approved minutes, ``nothing-to-review``, ``not-in-meeting``,
    ``form-no-folder`` and those of the disk and the proof.
    """
    of = desk.the(Meeting, meeting)
    _guard_folder(desk, folder)

    def composed(case: Case) -> FormSheet:
        by = due or usual_due(desk, of.procurement)
        return compose_review(case, meeting, supplier, desk.new_id(), due=by, language=language)

    composed(read_case(desk, of.procurement))  # a form that cannot be made moves no minutes
    _to_review(desk, of)
    case = read_case(desk, of.procurement)
    sheet = composed(case)
    return _send(desk, case, sheet, Participant(supplier), folder, formats, meeting)


def _to_review(desk: Desk, of: Meeting) -> None:
    minutes = minutes_of(desk, of.id)
    if minutes is None:
        raise Problem("minutes-missing")
    if minutes.state is MinutesState.APPROVED:
        raise Problem("minutes-locked")
    changed = minutes.sha256 != checksum(words_of(read_case(desk, of.procurement), of.id))
    if minutes.state is MinutesState.DRAFT or changed:
        send_minutes(desk, of.id)


def send_questions(
    desk: Desk,
    procurement: UUID,
    folder: Path,
    *,
    supplier: UUID | None = None,
    due: date | None = None,
    language: str | None = None,
    formats: Sequence[Format] = USUAL,
) -> SentForm:
    """The newest guide, to be answered in writing: by one supplier, or by anybody. Problem
    ``guide-missing`` and as ``send_for_review``.
    """
    _guard_folder(desk, folder)
    case = read_case(desk, procurement)
    written = next((one for one in case.dates if one.kind is Milestone.WRITTEN_INPUT), None)
    promised = (written.moved_to or written.promised) if written else None
    sheet = compose_questions(
        case, desk.new_id(), supplier=supplier, due=due or promised, language=language
    )
    reader: Audience = Participant(supplier) if supplier is not None else PUBLIC
    return _send(desk, case, sheet, reader, folder, formats, None)


def _guard_folder(desk: Desk, folder: Path) -> None:
    if folder.is_file():
        raise Problem("form-no-folder", path=str(folder))
    refuse_desks(desk, folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise database.world(error, folder) from error


def _send(
    desk: Desk,
    case: Case,
    sheet: FormSheet,
    reader: Audience,
    folder: Path,
    formats: Sequence[Format],
    meeting: UUID | None,
) -> SentForm:
    """All files or none, in one act with the form that they carry."""
    facts = Facts(case)
    kind = _KINDS[FormKind(sheet.kind)]
    supplier = reader.supplier if isinstance(reader, Participant) else None
    to = "; ".join(one.email for one in case.contacts if one.supplier == supplier and one.email)
    who = Reader(forbidden_for(case, reader), facts.people, may_be_named(case), to)
    with ExitStack() as placing:
        placed = placed_form(placing, sheet, kind, folder, formats, who)
        with desk.act(Act.MAKE_FORM) as act:
            act.add_as(
                sheet.form,
                Form,
                procurement=case.procurement.id,
                kind=FormKind(sheet.kind),
                meeting=meeting,
                supplier=supplier,
                version=sheet.version,
                language=sheet.language,
                made_on=sheet.made_on,
                due=sheet.due,
                lines=lines_text(sheet.lines),
                sha256=sheet.sha256,
            )
            for one in placed:
                act.add(
                    Sending,
                    procurement=case.procurement.id,
                    meeting=meeting,
                    kind=kind,
                    audience="public" if supplier is None else "supplier",
                    supplier=supplier,
                    language=sheet.language,
                    file_name=one.path.name,
                    version=sheet.version,
                    sha256=one.sha256,
                    sent_at=desk.now(),
                    content=sheet.sha256,
                    dated=sheet.made_on,
                )
    return SentForm(
        sheet.form,
        sheet.version,
        sheet.due,
        len(sheet.lines),
        tuple((one.path, one.sha256) for one in placed),
    )
