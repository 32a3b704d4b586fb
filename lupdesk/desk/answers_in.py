"""Answers that come back, whichever form they are of: looked at, then taken in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from lupdesk.desk.importing import read_handed_in
from lupdesk.desk.review import Received, look_at_answer, receive_answer
from lupdesk.desk.session import Desk
from lupdesk.desk.written_answers import Written, receive_written, supplier_of_answer
from lupdesk.domain.form_answers import Judged
from lupdesk.domain.form_lines import FormAnswer
from lupdesk.domain.review import FormKind
from lupdesk.domain.things import Supplier
from lupdesk.importers.forms import read_form


@dataclass(frozen=True, slots=True)
class LookedAt:
    """One file, read and judged; nothing is written down yet."""

    name: str
    answer: FormAnswer
    judged: Judged
    supplier: Supplier | None
    """None where nothing tells who answered."""

    @property
    def of_guide(self) -> bool:
        return self.judged.form is not None and self.judged.form.kind is FormKind.GUIDE


def look_at_file(desk: Desk, path: Path) -> LookedAt:
    """Problem of what is no form of ours, or cannot be read in full."""
    answer = read_form(read_handed_in(path), path.name)
    judged = look_at_answer(desk, answer)
    return LookedAt(path.name, answer, judged, supplier_of_answer(desk, answer, judged))


def take_in(desk: Desk, looked: LookedAt, *, supplier: UUID | None = None) -> TakenIn:
    """Problem as ``receive_answer`` and ``receive_written``."""
    if looked.of_guide:
        written = receive_written(desk, looked.answer, supplier=supplier)
        return TakenIn(written.judged, inputs=written.inputs)
    received = receive_answer(desk, looked.answer, looked.answer.way)
    return TakenIn(received.judged, remarks=received.remarks, approved=received.approved)


@dataclass(frozen=True, slots=True)
class TakenIn:
    judged: Judged
    remarks: tuple[UUID, ...] = ()
    approved: int = 0
    inputs: tuple[UUID, ...] = ()


__all__ = ["LookedAt", "Received", "TakenIn", "Written", "look_at_file", "take_in"]
