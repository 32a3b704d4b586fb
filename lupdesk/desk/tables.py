"""Tables for a spreadsheet: composed, written, proven and remembered as the documents are."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from lupdesk.desk.cases import read_case
from lupdesk.desk.publishing import Written, audience_code, audience_name, refuse_desks
from lupdesk.desk.session import Desk
from lupdesk.documents import papers
from lupdesk.domain.acts import Act
from lupdesk.domain.audience import Audience, Participant
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.composition.sheets import compose_workbook
from lupdesk.domain.kinds import SheetKind
from lupdesk.domain.papers import seen
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.things import Sending
from lupdesk.store import database

__all__ = ["SheetKind", "export_table"]


def export_table(
    desk: Desk,
    procurement: UUID,
    kind: SheetKind,
    audience: Audience,
    out: Path,
    *,
    language: str | None = None,
) -> Written:
    """Write, prove and remember one workbook; ``out`` is replaced whole or not at all.

    Missing folders are made. Problems of composition, of the disk, and of the proof.
    """
    refuse_desks(desk, out)
    case = read_case(desk, procurement)
    workbook = compose_workbook(case, kind, audience, language=language)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise database.world(error, out.parent) from error
    forbidden = forbidden_for(case, audience)
    with (
        papers.proven_workbook(workbook, out, forbidden, Facts(case).people) as made,
        desk.act(Act.EXPORT_DOCUMENT, reason=seen(made)) as act,
    ):
        sending = act.add(
            Sending,
            procurement=procurement,
            kind=kind.value,
            audience=audience_code(audience),
            supplier=audience.supplier if isinstance(audience, Participant) else None,
            language=workbook.language,
            file_name=out.name,
            version=1,
            sha256=made.sha256,
            sent_at=desk.now(),
        )
    return Written(
        path=out,
        sha256=made.sha256,
        pages=0,
        kind=kind,
        audience=audience_name(case, audience),
        language=workbook.language,
        meeting=None,
        sending=sending,
    )
