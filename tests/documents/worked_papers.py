"""Every paper of the worked case: each kind, for each reader, in each language."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from lupdesk.desk.meetings import meeting_named
from lupdesk.desk.publishing import compose_document
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import supplier_named
from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, Participant
from lupdesk.domain.composition.compose import OF_A_MEETING, READERS
from lupdesk.domain.composition.document import Document
from lupdesk.domain.kinds import DocumentKind
from lupdesk.domain.things import Procurement

TODAY: Final = datetime(2027, 3, 31, 10, 0, tzinfo=UTC)
READER_NAMES: Final = {"team": type(BUYER_TEAM), "public": type(PUBLIC), "supplier": Participant}
CASES: Final = [
    (kind, reader, language)
    for kind in DocumentKind
    for reader, sort in READER_NAMES.items()
    if sort in READERS[kind]
    for language in ("nb", "en")
]


def worked_paper(desk: Desk, kind: DocumentKind, reader: str, language: str) -> Document:
    """Of the desk of the worked case; the supplier is Heimkontakt, the meeting its own."""
    (procurement,) = desk.all(Procurement)
    heimkontakt = supplier_named(desk, "Heimkontakt AS", procurement.id)
    readers: dict[str, Audience] = {
        "team": BUYER_TEAM,
        "public": PUBLIC,
        "supplier": Participant(heimkontakt.id),
    }
    meeting = meeting_named(desk, "Heimkontakt AS 2027-03-16", procurement.id)
    return compose_document(
        desk,
        procurement.id,
        kind,
        readers[reader],
        meeting=meeting.id if kind in OF_A_MEETING else None,
        language=language,
    )
