"""Minutes that were laid before their supplier, for the tests of what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from lupdesk.desk import approving, inputs, meetings, minutes, suppliers
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.form_lines import FormAnswer, FormLine, LineAnswer, lines_hash, lines_text
from lupdesk.domain.kinds import MeetingKind, Secrecy
from lupdesk.domain.review import Form, Remark
from lupdesk.domain.things import Input

TEXTS = ("Kravet stenger de minste ute", "Prisen er 412 kr", "Vi trenger tre måneder")


@dataclass(slots=True)
class Round:
    desk: Desk
    case: UUID
    meeting: UUID
    firm: UUID
    said: tuple[UUID, ...]
    form: UUID

    def answer(self, *lines: LineAnswer, **more: object) -> FormAnswer:
        form = self.desk.the(Form, self.form)
        whole: dict[str, object] = {"name": "Åse Øy", "source": uuid4().hex * 2, **more}
        return FormAnswer(
            form=form.id,
            sha256=form.sha256,
            version=form.version,
            lines=lines,
            **whole,  # type: ignore[arg-type]
        )

    def remarks(self) -> list[Remark]:
        return self.desk.all(Remark, meeting=self.meeting)

    def text(self, n: int) -> str:
        return self.desk.the(Input, self.said[n]).text


def laid_before(desk: Desk, procurement: UUID) -> Round:
    """Three open statements of one supplier, sent to be confirmed."""
    firm = suppliers.add_supplier(desk, name="Heimkontakt AS", procurement=procurement)
    meeting = meetings.add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=(firm,)
    )
    said = tuple(
        inputs.add_input(
            desk, procurement, text=text, supplier=firm, meeting=meeting, secrecy=Secrecy.OPEN
        )
        for text in TEXTS
    )
    minutes.draft_minutes(desk, meeting)
    minutes.send_minutes(desk, meeting)
    return Round(desk, procurement, meeting, firm, said, send(desk, procurement, meeting, firm))


def send(desk: Desk, case: UUID, meeting: UUID, firm: UUID, due: date | None = None) -> UUID:
    lines = tuple(
        FormLine(one.id, f"I{one.number:02d}", one.text)
        for one in approving.statements_of(desk, meeting, firm)
    )
    with desk.act(Act.MAKE_FORM) as act:
        return act.add(
            Form,
            procurement=case,
            meeting=meeting,
            supplier=firm,
            version=minutes.the_minutes(desk, meeting).version,
            made_on=desk.today(),
            due=due or desk.today() + timedelta(days=7),
            lines=lines_text(lines),
            sha256=lines_hash(lines),
        )
