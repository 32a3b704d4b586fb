from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from lupdesk.desk import inputs, meetings, phases, procurements
from lupdesk.desk.cases import read_case
from lupdesk.desk.demo import tell_into
from lupdesk.desk.opening import open_desk
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import Disposition, InputType, MeetingKind, Secrecy, Side
from lupdesk.domain.phases import PointState, evidence_of, standings
from lupdesk.domain.results import PhaseMark
from lupdesk.domain.things import Procurement
from lupdesk.problems import Problem


def test_a_point_is_ticked_ticked_again_and_unticked(desk: Desk, procurement: UUID) -> None:
    phases.tick(desk, procurement, "mandate", note=" vedtatt ")
    (mark,) = desk.all(PhaseMark)
    assert (mark.phase, mark.done_on, mark.note) == (0, desk.today(), "vedtatt")
    phases.tick(desk, procurement, "Mandate", on=date(2027, 1, 2))
    (again,) = desk.all(PhaseMark)
    assert (again.id, again.done_on, again.note) == (mark.id, date(2027, 1, 2), "")
    phases.untick(desk, procurement, "mandate")
    assert desk.all(PhaseMark) == []
    desk.undo()
    assert [one.done_on for one in desk.all(PhaseMark)] == [date(2027, 1, 2)]


def test_a_point_that_no_phase_has_is_refused(desk: Desk, procurement: UUID) -> None:
    with pytest.raises(Problem, match="point-unknown"):
        phases.tick(desk, procurement, "manndat")
    assert desk.all(PhaseMark) == []


def test_going_on_tells_what_the_gate_lacks_and_goes_all_the_same(
    desk: Desk, procurement: UUID
) -> None:
    phases.tick(desk, procurement, "owner")
    moved = phases.go_to_phase(desk, procurement, 1)
    assert [one.code for one in moved.missing] == ["budget-frame", "facilitator"]
    assert desk.the(Procurement, procurement).phase == 1
    assert phases.go_to_phase(desk, procurement, 0).missing == (), "going back passes no gate"
    with pytest.raises(Problem, match="phase-unknown"):
        phases.go_to_phase(desk, procurement, 10)


def test_evidence_counts_what_a_whole_case_would_show(desk: Desk, procurement: UUID) -> None:
    round_ = meetings.add_meeting(desk, procurement, kind=MeetingKind.WRITTEN)
    inputs.add_input(desk, procurement, text="a", meeting=round_, type=InputType.BAR)
    done = inputs.add_input(
        desk, procurement, text="b", meeting=round_, secrecy=Secrecy.OPEN, type=InputType.OPP
    )
    inputs.add_input(desk, procurement, text="c")
    inputs.set_disposition(desk, [done], Disposition.ACCEPTED, "Ja.")
    counted, whole = phases.evidence(desk, procurement), evidence_of(read_case(desk, procurement))
    for name in ("heard", "unanswered", "written", "unassessed", "barriers"):
        assert getattr(counted, name) == getattr(whole, name), name
    assert (counted.heard, counted.unanswered, counted.unassessed) == (3, 2, 1)


def test_the_demonstration_stands_alike_by_counts_and_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "demo.lupdesk"
    procurement = tell_into(path)
    desk = open_desk(path, author="Tor")
    try:
        counted = standings(phases.evidence(desk, procurement))
        whole = standings(evidence_of(read_case(desk, procurement)))
        assert [one.state for one in counted] == [one.state for one in whole]
        found = {one.point.code: one.state for one in counted}
        assert found["mandate"] is PointState.TICKED
        assert found["interview-guide"] is PointState.SEEN
        assert found["strategy"] is PointState.MISSING
    finally:
        desk.close()


def test_barriers_and_opportunities_by_phase_and_side(desk: Desk, procurement: UUID) -> None:
    one = inputs.add_input(desk, procurement, text="a", type=InputType.BAR)
    two = inputs.add_input(desk, procurement, text="b", type=InputType.OPP)
    three = inputs.add_input(desk, procurement, text="c", type=InputType.BAR)
    inputs.edit_input(desk, one, phase=7, side=Side.BUYER)
    inputs.edit_input(desk, two, phase=7, side=Side.BOTH)
    inputs.edit_input(desk, three, phase=None)
    found = phases.seen(desk, procurement).of_phase
    assert set(found) == {7}, "what is about no phase stands in none"
    seven = found[7]
    assert (seven.buyer_barriers, seven.supplier_barriers) == (1, 0)
    assert (seven.buyer_opportunities, seven.supplier_opportunities) == (1, 1)


def test_a_mark_is_gone_from_another_procurement(desk: Desk, procurement: UUID) -> None:
    other = procurements.add_procurement(desk, reference="P-2", title="Annen")
    phases.tick(desk, other, "mandate", on=desk.today() - timedelta(days=1))
    assert phases.evidence(desk, procurement).case.phase_marks == ()
