"""The worked case has its risks with their relief and its four benefits, all of them planned."""

from __future__ import annotations

import shutil
from pathlib import Path

from lupdesk.desk.opening import open_desk
from lupdesk.domain.benefits import lacking
from lupdesk.domain.result_kinds import BenefitKind, Relief
from lupdesk.domain.results import Measurement, Risk, Target, Tie
from lupdesk.domain.risks import Band, band_of, grew, place_left, place_now
from lupdesk.domain.things import Input


def test_risks_and_benefits_of_the_worked_case(told_case: Path, tmp_path: Path) -> None:
    path = tmp_path / "case.lupdesk"
    shutil.copyfile(told_case, path)
    desk = open_desk(path, author="Selma Lie")
    try:
        risks, benefits = desk.all(Risk), desk.all(Target)
        ties, values = desk.all(Tie), desk.all(Measurement)
        heard = {one.id for one in desk.all(Input)}
    finally:
        desk.close()
    reliefs = {one.relief for one in risks}
    assert {
        Relief.STAGED_CONTRACT,
        Relief.STOP_POINT,
        Relief.VOLUME_GUARANTEE,
        Relief.INNOVATION_PARTNERSHIP,
    } <= reliefs
    assert any("900" in one.relief_words for one in risks)
    assert not any(grew(one) for one in risks)
    assert any(band_of(place_now(one)) is Band.HIGH for one in risks)
    assert not any(band_of(place_left(one)) is Band.HIGH for one in risks)
    assert {one.id for one in risks} <= {tie.of for tie in ties if tie.basis in heard}
    assert len(benefits) == 4
    assert all(one.planned and not lacking(one) for one in benefits)
    assert {one.kind for one in benefits} == set(BenefitKind)
    assert {one.baseline_on.isoformat()[:7] for one in benefits if one.baseline_on} == {"2026-10"}
    assert [(one.value, bool(one.cause)) for one in values] == [("43 %", True)]
