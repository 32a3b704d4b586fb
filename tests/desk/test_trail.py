"""The whole life of a statement reads in order, in words, and goes into a file for the team."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from lupdesk.desk import approving, inputs, meetings, minutes, review, suppliers
from lupdesk.desk.session import Desk
from lupdesk.desk.trail import export_trail, trail_of
from lupdesk.domain.acts import Act
from lupdesk.domain.form_lines import FormLine, lines_hash, lines_text
from lupdesk.domain.kinds import Disposition, MeetingKind, Secrecy
from lupdesk.domain.review import Form, Stance, Verdict
from lupdesk.problems import Problem
from lupdesk.wording import Wording
from lupdesk.wording_trail import trail_lines, trail_words


@pytest.fixture
def lived(desk: Desk, procurement: UUID) -> UUID:
    firm = suppliers.add_supplier(desk, name="Heimkontakt AS", procurement=procurement)
    meeting = meetings.add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=(firm,)
    )
    said = inputs.add_input(
        desk, procurement, text="Kravet stenger", supplier=firm, meeting=meeting
    )
    inputs.edit_input(desk, said, text="Kravet stenger ute")
    inputs.set_secrecy(desk, [said], Secrecy.OPEN)
    minutes.draft_minutes(desk, meeting)
    minutes.send_minutes(desk, meeting)
    line = (FormLine(said, "I01", "Kravet stenger ute"),)
    with desk.act(Act.MAKE_FORM) as act:
        act.add(
            Form, procurement=procurement, meeting=meeting, supplier=firm,
            lines=lines_text(line), sha256=lines_hash(line),
        )  # fmt: skip
    remark = review.note_remark(
        desk, meeting, Stance.CHANGE, input=said, supplier=firm, author="Åse Øy",
        wording="Kravet stenger noen ute",
    )  # fmt: skip
    review.judge_remark(desk, remark, Verdict.ACCEPTED, reason="Det var slik det ble sagt")
    approving.approve_statements(desk, [said])
    minutes.approve_minutes(desk, meeting)
    inputs.set_disposition(desk, [said], Disposition.PARTLY, "Kravet er mildnet")
    return said


def test_it_is_told_in_order_and_in_words(desk: Desk, lived: UUID) -> None:
    wording = Wording("nb")
    lines = trail_of(desk, lived)
    assert [one.at for one in lines] == sorted(one.at for one in lines)
    told = [said for one in lines if (said := trail_words(one, wording))]
    parts = [
        "Skrevet ned: «Kravet stenger»",
        "Tekst: Kravet stenger → Kravet stenger ute",
        "Skjerming: ikke vurdert → åpen",
        "Referatet gikk til gjennomsyn",
        "Sendt til Heimkontakt AS for bekreftelse, versjon 1: «Kravet stenger ute»",
        "Merknad fra Heimkontakt AS, Endre: «Kravet stenger noen ute»",
        "Tekst: Kravet stenger ute → Kravet stenger noen ute",
        "Merknad avgjort, Godtatt: «Det var slik det ble sagt»",
        "Heimkontakt AS: slik leverandøren ba om",
        "Selma: lest og godkjent",
        "Referatet ble godkjent",
        "Disposisjon: ",
    ]
    for part in parts:
        assert any(one.casefold().startswith(part.casefold()) for one in told), (part, told)
    assert told[0] == parts[0]
    assert "Kravet er mildnet" in told[-1] or "Kravet er mildnet" in told[-2]


def test_what_was_removed_has_a_life_too_and_what_never_was_has_none(
    desk: Desk, procurement: UUID
) -> None:
    said = inputs.add_input(desk, procurement, text="Kort")
    inputs.remove_inputs(desk, [said])
    assert trail_words(trail_of(desk, said)[-1], Wording("nb")) == "Fjernet"
    with pytest.raises(Problem):
        trail_of(desk, UUID(int=4))


def test_it_goes_into_a_file_that_says_whom_it_is_for(
    desk: Desk, lived: UUID, tmp_path: Path
) -> None:
    out = export_trail(desk, lived, tmp_path / "spor" / "i01.txt", "nb")
    text = out.read_text("utf-8-sig")
    assert text.startswith("INTERN")
    assert [one for one in text.split("\n") if one][-1].strip() in list(
        trail_lines(trail_of(desk, lived), Wording("nb"))
    )
    before = out.read_bytes()
    clock = desk.clock
    desk.clock = lambda: clock() + timedelta(days=3)
    export_trail(desk, lived, out, "nb")
    assert out.read_bytes() == before, "nothing happened since"
    with pytest.raises(Problem, match="file-exists"):
        export_trail(desk, lived, desk.path, "nb")
