"""A statement that was purged on one laptop is in no form and no remark of the other, whichever
parcel comes first.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from lupdesk.desk import backups, inputs, meetings, parcels, purging, review, suppliers
from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.desk.procurements import Body, add_procurement
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.form_lines import FormLine, lines_hash, lines_text, read_lines
from lupdesk.domain.kinds import MeetingKind
from lupdesk.domain.review import Form, Remark, Stance
from tests.store.soundness import assert_sound

MARK = "Zyxwvutsk"


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2027, 3, 16, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@pytest.mark.parametrize("purge_first", [True, False])
@pytest.mark.parametrize("answered_before", [True, False])
def test_a_purge_reaches_forms_and_remarks_elsewhere(
    tmp_path: Path, purge_first: bool, answered_before: bool
) -> None:
    clock = Clock()
    here = create_desk(tmp_path / "her.lupdesk", title="K", author="Selma", clock=clock)
    case = add_procurement(here, reference="P", title="T", buyers=(Body("L"),))
    firm = suppliers.add_supplier(here, name="Heim AS", procurement=case)
    meeting = meetings.add_meeting(
        here, case, kind=MeetingKind.ONE_TO_ONE, start=here.now(), suppliers=(firm,)
    )
    said = inputs.add_input(here, case, text=f"{MARK} koster 412", supplier=firm, meeting=meeting)
    backups.copy_desk(here.path, tmp_path / "der.lupdesk")
    there = open_desk(tmp_path / "der.lupdesk", author="Tor", clock=clock)
    if answered_before:
        answer(there, case, meeting, firm, said)
    purging.purge_input(here, said, reason="Den registrerte ba om det")
    if not answered_before:
        answer(there, case, meeting, firm, said)
    one, other = tmp_path / "en.lupparcel", tmp_path / "to.lupparcel"
    parcels.make_parcel(here, one)
    parcels.make_parcel(there, other)
    for desk, parcel in ((there, one), (here, other))[:: 1 if purge_first else -1]:
        parcels.join_parcel(desk, parcel)
    for desk in (here, there):
        (form,) = desk.all(Form)
        assert [line.text for line in read_lines(form.lines)] == ["", "Noe annet"]
        (remark,) = desk.all(Remark)
        assert remark.about == remark.wording == ""
        assert_sound(desk)
        desk.close()
    for path in tmp_path.glob("*.lupdesk*"):
        if path.is_file():
            assert MARK.encode() not in path.read_bytes(), path.name


def answer(desk: Desk, case: UUID, meeting: UUID, firm: UUID, said: UUID) -> None:
    lines = (FormLine(said, "I01", f"{MARK} koster 412"), FormLine(meeting, "I02", "Noe annet"))
    with desk.act(Act.MAKE_FORM) as act:
        act.add(
            Form, procurement=case, meeting=meeting, supplier=firm,
            lines=lines_text(lines), sha256=lines_hash(lines),
        )  # fmt: skip
    review.note_remark(
        desk, meeting, Stance.CHANGE, input=said, supplier=firm, wording=f"{MARK} koster 398"
    )
