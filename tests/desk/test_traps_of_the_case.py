"""The worked case is made with mistakes on purpose: each is found, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from lupdesk.desk import answering, assessing, guides, judging, procurements, telling, treatment
from lupdesk.desk.cases import read_case
from lupdesk.desk.demo import tell_into
from lupdesk.desk.meetings import edit_meeting
from lupdesk.desk.opening import open_desk
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import ContactPerson, add_contact, supplier_named
from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Participant
from lupdesk.domain.kinds import DocumentKind, InputKind, MeetingKind, PublicationKind, Secrecy
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.rules.finding import Finding, Severity
from lupdesk.domain.rules.register import judge
from lupdesk.domain.things import Input, Meeting, TeamMember
from lupdesk.domain.treatment import Dispatch, Publication
from lupdesk.problems import Problem

FRIDAY = datetime(2027, 3, 31, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("case") / "case.lupdesk"
    tell_into(path)
    return path


@pytest.fixture
def told(made: Path, tmp_path: Path) -> Iterator[tuple[Desk, UUID]]:
    path = tmp_path / "case.lupdesk"
    path.write_bytes(made.read_bytes())
    desk = open_desk(path, author="Selma Lie", clock=lambda: FRIDAY)
    yield desk, procurements.procurement_by_reference(desk, "TFS-2027-01").id
    desk.close()


def _facts(one: Finding) -> dict[str, Any]:
    return dict(one.what.facts)


def _same(at: datetime) -> datetime:
    return at


def _codes(desk: Desk, procurement: UUID) -> list[str]:
    return sorted(one.what.code for one in judging.findings(desk, procurement) if not one.reason)


def test_each_trap_is_found_and_nothing_else(told: tuple[Desk, UUID]) -> None:
    found = judging.findings(*told)
    assert sorted((one.what.code, *map(str, _facts(one).values())) for one in found) == [
        ("finding.R-ADV-2.alone", "22", "Heimkontakt AS"),
        ("finding.R-ADV-2.brand", "44", "produktnavn"),
        (
            "finding.R-ADV-2.tailored",
            "Granlås AS",
            "Låsen skal ha minst samme funksjon i alle tre kommuner.",
        ),
        ("finding.R-DOC-1.no-answer", "2027-03-31", "Omsyn Analyse AS"),
        ("finding.R-EQ-2", "2", "Fjellvarsel AS"),
        ("finding.R-EQ-5.lasted", "62", "45", "Baltic Care Systems OÜ"),
        ("finding.R-GDPR-5.note-number",),
        ("finding.R-SEC-1.unassessed", "45"),
        ("finding.R-SEC-5", "2", "1", "33"),
        ("finding.R-SEC-5", "2", "1", "37"),
        ("finding.R-SEC-7.notice", "38 mill kr"),
    ]
    assert [one.rule for one in found if one.reason] == ["R-ADV-2"]


def test_until_the_deadline_their_silence_is_none(told: tuple[Desk, UUID]) -> None:
    desk, procurement = told
    judged = judge(Facts(replace(read_case(desk, procurement), today=date(2027, 3, 31))))
    assert "finding.R-DOC-1.no-answer" not in {one.what.code for one in judged}


def test_the_story_is_told_on_its_own_day_whatever_the_clock_says(
    made: Path, tmp_path: Path
) -> None:
    path = tmp_path / "now.lupdesk"
    path.write_bytes(made.read_bytes())
    for now, today in ((datetime(2026, 11, 30, 8, tzinfo=UTC), date(2027, 4, 1)),
                       (datetime(2027, 5, 2, 8, tzinfo=UTC), date(2027, 5, 2))):  # fmt: skip
        desk = open_desk(path, author="Selma", clock=partial(_same, now))
        assert desk.today() == today
        desk.close()


def test_a_stop_holds_the_summary_until_it_is_mended(told: tuple[Desk, UUID]) -> None:
    desk, procurement = told

    def publish() -> UUID:
        return telling.publish(
            desk, procurement, PublicationKind.SUMMARY, place="www.trefjord.example"
        )

    with pytest.raises(Problem, match="findings-stop"):
        publish()
    (mast,) = desk.all(Input, procurement=procurement, kind=InputKind.GIVEN, number=2)
    (rival,) = desk.all(Input, procurement=procurement, source_id="I45")
    (conference,) = desk.all(Meeting, procurement=procurement, kind=MeetingKind.CONFERENCE)
    assessing.assess(desk, rival.id, assessing.Verdict(level=Secrecy.INTERNAL))
    assert "finding.R-ACC-1.basis-internal" in _codes(desk, procurement)
    own = assessing.Verdict(level=Secrecy.INTERNAL, legal_basis="offl-13")
    assessing.assess(desk, rival.id, own)
    edit_meeting(desk, conference.id, note="")
    procurements.edit_procurement(desk, procurement, notice_text="")
    telling.publish(
        desk, procurement, PublicationKind.MESSAGE, title="Ny mast på Storøyna", given=[mast.id]
    )
    assert all(one.severity is not Severity.STOP for one in judging.findings(desk, procurement))
    with pytest.raises(Problem, match="reasons-wanted"):
        publish()
    for one in judging.findings(desk, procurement):
        if one.severity is Severity.WARN and not one.reason:
            judging.give_reason(desk, procurement, one, "Vurdert av innkjøper")
    out = desk.the(Publication, publish())
    assert out.published_at is not None


def test_a_reason_lapses_when_the_facts_change(told: tuple[Desk, UUID]) -> None:
    desk, procurement = told
    (long,) = (one for one in judging.findings(desk, procurement) if one.rule == "R-EQ-5")
    judging.give_reason(desk, procurement, long, "Tolk brukte tid")
    assert "finding.R-EQ-5.lasted" not in _codes(desk, procurement)
    assert long.about is not None
    meeting = desk.the(Meeting, long.about)
    edit_meeting(desk, meeting.id, planned_minutes=40)
    assert "finding.R-EQ-5.lasted" in _codes(desk, procurement)


def test_a_stop_takes_no_reason(told: tuple[Desk, UUID]) -> None:
    desk, procurement = told
    stop = next(one for one in judging.findings(desk, procurement) if one.severity is Severity.STOP)
    with pytest.raises(Problem, match="reason-not-enough"):
        judging.give_reason(desk, procurement, stop, "Det går bra")


def test_another_limit_is_another_finding(told: tuple[Desk, UUID]) -> None:
    desk, procurement = told
    treatment.set_parameter(desk, procurement, "length-tolerance", 40)
    assert "finding.R-EQ-5.lasted" not in _codes(desk, procurement)
    treatment.set_parameter(desk, procurement, "length-tolerance", None)
    assert "finding.R-EQ-5.lasted" in _codes(desk, procurement)


def test_somebody_new_on_the_team_has_to_confirm(told: tuple[Desk, UUID]) -> None:
    desk, procurement = told
    person = procurements.add_member(desk, procurement, procurements.Person("Per Ny"))
    assert "finding.R-HAB-1" in _codes(desk, procurement)
    treatment.confirm_impartiality(desk, person, on=FRIDAY.date())
    assert "finding.R-HAB-1" not in _codes(desk, procurement)
    assert desk.the(TeamMember, person).impartial_on == FRIDAY.date()


def test_an_answer_that_names_the_asker_is_not_published(told: tuple[Desk, UUID]) -> None:
    desk, procurement = told
    procurements.edit_procurement(desk, procurement, notice_text="")
    for text in ("Som Heimkontakt spør om", "Som Heimkontakts løsning"):
        one = answering.add_answer(
            desk, procurement, question="Hvor mange brukere er det?", answer=text
        )
        assert "finding.R-EQ-3" in _codes(desk, procurement)
        with pytest.raises(Problem, match="findings-stop"):
            telling.publish(desk, procurement, PublicationKind.ANSWERS)
        answering.edit_answer(desk, one, answer="1 350.")
        telling.publish(desk, procurement, PublicationKind.ANSWERS)
    assert desk.all(Dispatch) == []


def test_a_person_in_a_question_holds_the_guide_for_everybody_outside(
    told: tuple[Desk, UUID],
) -> None:
    desk, procurement = told
    assert judging.paper_stops(desk, procurement, DocumentKind.GUIDE, PUBLIC) == ()
    firm = supplier_named(desk, "Heimkontakt AS", procurement)
    add_contact(desk, firm.id, ContactPerson("Ola Heim"))
    guides.add_question(desk, procurement, "Ring Ola Heim om dette?")
    for reader in (PUBLIC, Participant(firm.id)):
        stops = judging.paper_stops(desk, procurement, DocumentKind.GUIDE, reader)
        assert "R-GDPR-4" in {one.rule for one in stops}
        with pytest.raises(Problem):
            judging.guard_paper(desk, procurement, DocumentKind.GUIDE, reader)
    assert judging.paper_stops(desk, procurement, DocumentKind.GUIDE, BUYER_TEAM) == ()
