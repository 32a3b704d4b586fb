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
from lupdesk.domain.formats import Format
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
    format: Format = Format.XLSX,
) -> list[Written]:
    """Write, prove and remember a table: one file, or as CSV one for each sheet. What lies at a
    name is replaced whole or not at all.

    Missing folders are made. Problems of composition, of the disk, and of the proof.
    """
    case = read_case(desk, procurement)
    workbook = compose_workbook(case, kind, audience, language=language)
    refuse_desks(desk, out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise database.world(error, out.parent) from error
    forbidden = forbidden_for(case, audience)
    people = Facts(case).people
    written = []
    with papers.proven_tables(workbook, out, forbidden, people, format=format) as made:
        for path, one in made.items():
            with desk.act(Act.EXPORT_DOCUMENT, reason=seen(one)) as act:
                sending = act.add(
                    Sending,
                    procurement=procurement,
                    kind=kind.value,
                    audience=audience_code(audience),
                    supplier=audience.supplier if isinstance(audience, Participant) else None,
                    language=workbook.language,
                    file_name=path.name,
                    version=1,
                    sha256=one.sha256,
                    sent_at=desk.now(),
                )
            written.append(
                Written(
                    path=path,
                    sha256=one.sha256,
                    pages=0,
                    kind=kind,
                    audience=audience_name(case, audience),
                    language=workbook.language,
                    meeting=None,
                    sending=sending,
                )
            )
    return written
