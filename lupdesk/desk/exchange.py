"""What other programs read: coded statements, the codebook, and everything as open JSON; for the
team.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from lupdesk.desk.cases import read_case
from lupdesk.desk.publishing import refuse_desks
from lupdesk.desk.session import Desk
from lupdesk.documents.atomic import placed, put
from lupdesk.documents.open_json import case_json, schema_json
from lupdesk.documents.qda import codebook_bytes, project_bytes
from lupdesk.domain.acts import Act
from lupdesk.domain.things import Sending
from lupdesk.store import database


class Exchange(StrEnum):
    """The value is also how the file's name ends."""

    QDPX = "qdpx"
    QDC = "qdc"
    JSON = "json"
    """Everything, in the open."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    path: Path
    sha256: str
    sending: UUID


def export_exchange(
    desk: Desk, procurement: UUID, kind: Exchange, out: Path, *, language: str | None = None
) -> Exchanged:
    """All that was said, with its codes, and nothing held back: for the team alone. Remembered as
    every file that leaves the house. Problems of the disk.
    """
    refuse_desks(desk, out)
    case = read_case(desk, procurement)
    spoken = language or case.procurement.language
    if kind is Exchange.JSON:
        data = case_json(case)
    else:
        made = project_bytes if kind is Exchange.QDPX else codebook_bytes
        data = made(case, spoken)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise database.world(error, out.parent) from error
    sha256 = hashlib.sha256(data).hexdigest()
    with placed(data, out), desk.act(Act.EXPORT_DOCUMENT) as act:
        sending = act.add(
            Sending,
            procurement=procurement,
            kind=kind.value,
            audience="team",
            language=spoken,
            file_name=out.name,
            sha256=sha256,
            sent_at=desk.now(),
            dated=desk.today(),
        )
    return Exchanged(out, sha256, sending)


def write_schema(out: Path) -> Path:
    """What stands in the open JSON file; it holds nothing of any case. Problems of the disk."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise database.world(error, out.parent) from error
    put(schema_json(), out)
    return out
