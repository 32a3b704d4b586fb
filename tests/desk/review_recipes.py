"""How each act of review is done, for ``test_acts``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from lupdesk.desk import approving, minutes, review
from lupdesk.desk.answers_in import look_at_file, take_in
from lupdesk.desk.forms_out import send_for_review
from lupdesk.domain.acts import Act
from lupdesk.domain.form_fields import Part, line_field
from lupdesk.domain.form_lines import read_lines
from lupdesk.domain.formats import Format
from lupdesk.domain.review import Form, Remark, Stance, Verdict
from lupdesk.domain.things import Input, Sending
from lupdesk.domain.treatment import RuleSetting
from tests.forms import filled

Recipe = Callable[[Any], object]


def _firm(s: Any) -> UUID:
    """Its statements are of the first firm's meeting."""
    with s.desk.act(Act.EDIT_INPUTS) as act:
        for one in s.said:
            act.set(Input, one, supplier=s.firms[0])
    return s.firms[0]  # type: ignore[no-any-return]


def send_first(s: Any) -> object:
    """In review already, so that the form is an act by itself."""
    _firm(s)
    return minutes.send_minutes(s.desk, s.meeting)


def make_form(s: Any) -> object:
    return send_for_review(s.desk, s.meeting, s.firms[0], s.folder / "ut", formats=(Format.PDF,))


def withdrawn(s: Any) -> list[tuple[str, bool]]:
    return [(one.kind, one.withdrawn_on is not None) for one in s.desk.all(Sending)]


def _send_form(s: Any) -> None:
    send_first(s)
    make_form(s)


def _answer(s: Any) -> object:
    (form,) = s.desk.all(Form)
    (path,) = (s.folder / "ut").glob("*.pdf")
    first, second, _ = read_lines(form.lines)
    back = s.folder / "svar.pdf"
    back.write_bytes(
        filled(
            path.read_bytes(),
            {
                line_field(form.id, first.id, Part.CHOICE): Stance.AGREE.value,
                line_field(form.id, second.id, Part.CHOICE): Stance.SECRET.value,
                line_field(form.id, second.id, Part.WORDS): "Vår pris",
            },
        )
    )
    return take_in(s.desk, look_at_file(s.desk, back))


def _remark(s: Any) -> object:
    return review.note_remark(
        s.desk, s.meeting, Stance.CHANGE, input=s.said[0], wording="helt annerledes sagt"
    )


def _one(s: Any) -> UUID:
    return s.desk.all(Remark)[0].id  # type: ignore[no-any-return]


def _silent(s: Any) -> None:
    with s.desk.act(Act.SET_PARAMETER) as act:
        act.add(RuleSetting, procurement=s.procurement, name="silence-approves", value="1")
    _send_form(s)
    clock = s.desk.clock
    s.desk.clock = lambda: clock() + timedelta(days=30)


UNDOABLE: Final[dict[Act, Recipe]] = {
    Act.RECEIVE_ANSWER: _answer,
    Act.NOTE_REMARK: _remark,
    Act.REMOVE_REMARK: lambda s: review.take_back_remark(s.desk, _one(s)),
    Act.JUDGE_REMARK: lambda s: review.judge_remark(s.desk, _one(s), Verdict.ACCEPTED),
    Act.APPROVE_STATEMENTS: lambda s: approving.approve_statements(s.desk, s.said),
    Act.NOTE_SILENCE: lambda s: approving.note_silence(s.desk, s.meeting, s.firms[0]),
}
BEFORE: Final[dict[Act, Recipe]] = {
    Act.RECEIVE_ANSWER: _send_form,
    Act.REMOVE_REMARK: _remark,
    Act.JUDGE_REMARK: _remark,
    Act.NOTE_SILENCE: _silent,
}
