"""What was told, sent, explained and assessed: the acts' refusals and what they leave behind."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from lupdesk.desk import (
    assessing,
    capture,
    guides,
    inputs,
    judging,
    late_input,
    meetings,
    minutes,
    procurements,
    publishing,
    suppliers,
    telling,
    treatment,
)
from lupdesk.desk.assessing import Verdict
from lupdesk.desk.cases import read_case
from lupdesk.desk.session import Desk
from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Participant
from lupdesk.domain.capture import Captured
from lupdesk.domain.kinds import (
    Channel,
    DocumentKind,
    InputKind,
    MeetingKind,
    Milestone,
    MinutesState,
    PublicationKind,
    Secrecy,
    SecretKind,
)
from lupdesk.domain.ledger import ledger, owed, taking_part
from lupdesk.domain.things import Input, Question, Sending
from lupdesk.domain.treatment import Adviser, Dispatch, Gap, Publication, RuleSetting, SignUp
from lupdesk.problems import Problem


@pytest.fixture
def firms(desk: Desk, procurement: UUID) -> tuple[UUID, ...]:
    found = tuple(
        suppliers.add_supplier(desk, name=name, procurement=procurement)
        for name in ("Heim AS", "Sansea AS", "Granlås AS")
    )
    for one in found:
        suppliers.set_participation(desk, procurement, one, registered_on=date(2027, 2, 19))
    return found


@pytest.fixture
def meeting(desk: Desk, procurement: UUID, firms: tuple[UUID, ...]) -> UUID:
    guides.add_question(desk, procurement, "Hva hindrer?")
    return meetings.add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=firms[:1]
    )


def export(desk: Desk, procurement: UUID, folder: Path, audience: object = PUBLIC) -> UUID:
    return publishing.export_document(
        desk,
        procurement,
        DocumentKind.GUIDE,
        audience,  # type: ignore[arg-type]
        folder / "guide.pdf",
    ).sending


def owing(desk: Desk, procurement: UUID) -> set[UUID]:
    return {line.supplier for line in owed(read_case(desk, procurement))}


# -- telling --------------------------------------------------------------------------------------


def test_told_by_phone_is_owed_to_the_others_until_it_is_published(
    desk: Desk, procurement: UUID, firms: tuple[UUID, ...]
) -> None:
    at = datetime(2027, 3, 15, 9, tzinfo=UTC)
    id = telling.tell(
        desk, procurement, text="Fire", channel=Channel.PHONE, supplier=firms[0], at=at
    )
    told = desk.the(Input, id)
    assert (told.kind, told.channel, told.said_at) == (InputKind.GIVEN, Channel.PHONE, at)
    assert owing(desk, procurement) == set(firms[1:])
    publication = telling.publish(
        desk, procurement, PublicationKind.MESSAGE, title="Tallet er fire", given=[id]
    )
    assert owing(desk, procurement) == set()
    telling.withdraw_publication(desk, publication, "gikk ikke ut")
    assert owing(desk, procurement) == set(firms[1:])
    telling.explain_unpublished(desk, [id], " bare praktisk ")
    assert desk.the(Input, id).unpublished_reason == "bare praktisk"
    assert owing(desk, procurement) == set(firms[1:]), "the reason is told, and shares nothing"


def test_what_telling_refuses(desk: Desk, procurement: UUID, meeting: UUID) -> None:
    with pytest.raises(Problem, match="told-in-meeting"):
        telling.tell(desk, procurement, text="Fire", channel=Channel.MEETING)
    with pytest.raises(Problem, match="text-wanted"):
        telling.tell(desk, procurement, text=" ", channel=Channel.EMAIL)
    heard = capture.write_input(desk, meeting, Captured(text="Vi har fire")).id
    for act in (
        lambda: telling.link_publication(desk, [heard], None),
        lambda: telling.explain_unpublished(desk, [heard], "x"),
        lambda: telling.publish(
            desk, procurement, PublicationKind.MESSAGE, title="x", given=[heard]
        ),
    ):
        with pytest.raises(Problem, match="not-given"):
            act()
    with pytest.raises(Problem, match="title-of-message"):
        telling.publish(desk, procurement, PublicationKind.MESSAGE)
    assert desk.all(Publication) == []


def test_a_link_takes_the_reason_for_none_away(desk: Desk, procurement: UUID) -> None:
    out = telling.publish(desk, procurement, PublicationKind.MESSAGE, title="Nytt")
    id = telling.tell(desk, procurement, text="Fire", channel=Channel.EMAIL)
    telling.explain_unpublished(desk, [id], "bare praktisk")
    telling.link_publication(desk, [id], out)
    assert (desk.the(Input, id).publication, desk.the(Input, id).unpublished_reason) == (out, "")
    telling.link_publication(desk, [id], None)
    assert desk.the(Input, id).publication is None


def test_a_file_is_published_to_all_who_take_part_at_the_same_instant(
    desk: Desk, procurement: UUID, firms: tuple[UUID, ...], meeting: UUID, tmp_path: Path
) -> None:
    suppliers.set_participation(desk, procurement, firms[2], declined_on=date(2027, 3, 1))
    sending = export(desk, procurement, tmp_path)
    id = telling.publish(desk, procurement, PublicationKind.MESSAGE, title="Guide", sending=sending)
    sent = desk.all(Dispatch, sending=sending)
    assert {one.supplier for one in sent} == set(firms[:2])
    assert {one.sent_at for one in sent} == {desk.the(Publication, id).published_at}
    telling.withdraw_publication(desk, id, "feil versjon")
    assert len(desk.all(Dispatch, sending=sending)) == 2, "it did reach them"
    with pytest.raises(Problem, match="publication-withdrawn"):
        telling.withdraw_publication(desk, id, "igjen")


def test_only_what_is_for_everybody_is_published(
    desk: Desk, procurement: UUID, meeting: UUID, tmp_path: Path
) -> None:
    team = export(desk, procurement, tmp_path, BUYER_TEAM)
    public = export(desk, procurement, tmp_path)
    publishing.withdraw_document(desk, public, "feil")
    for sending in (team, public):
        with pytest.raises(Problem, match="file-not-public"):
            telling.publish(desk, procurement, PublicationKind.MESSAGE, title="x", sending=sending)


def test_a_reason_is_wanted_for_what_is_withdrawn(desk: Desk, procurement: UUID) -> None:
    out = telling.publish(desk, procurement, PublicationKind.MESSAGE, title="Nytt")
    with pytest.raises(Problem, match="reason-wanted"):
        telling.withdraw_publication(desk, out, " ")
    assert desk.the(Publication, out).published_at is not None


# -- what reached whom -------------------------------------------------------------------------------


def test_a_paper_for_one_is_not_recorded_as_sent_to_another(
    desk: Desk, procurement: UUID, firms: tuple[UUID, ...], meeting: UUID, tmp_path: Path
) -> None:
    own = export(desk, procurement, tmp_path, Participant(firms[0]))
    team = export(desk, procurement, tmp_path, BUYER_TEAM)
    for sending, supplier in ((own, firms[1]), (team, firms[0])):
        with pytest.raises(Problem, match="dispatch-other-reader"):
            treatment.record_dispatch(desk, sending, [supplier])
    (id,) = treatment.record_dispatch(desk, own, [firms[0]], channel=Channel.DOCUMENT, note="bud")
    assert (desk.the(Dispatch, id).note, desk.the(Dispatch, id).channel) == ("bud", "document")
    with pytest.raises(Problem, match="reason-wanted"):
        treatment.withdraw_dispatch(desk, id, "")


def test_a_file_is_sent_after_it_was_written_and_not_in_the_time_to_come(
    desk: Desk, procurement: UUID, firms: tuple[UUID, ...], meeting: UUID, tmp_path: Path
) -> None:
    file = desk.the(Sending, export(desk, procurement, tmp_path))
    assert file.sent_at is not None
    for at in (file.sent_at - timedelta(minutes=2), desk.now() + timedelta(hours=1)):
        with pytest.raises(Problem, match="dispatch-time"):
            treatment.record_dispatch(desk, file.id, firms, at=at)
    floor = file.sent_at.replace(second=0, microsecond=0)
    (id,) = treatment.record_dispatch(desk, file.id, firms[:1], at=floor)
    assert desk.the(Dispatch, id).sent_at == floor


def test_a_paper_for_one_goes_to_nobody_else_by_name(
    desk: Desk, procurement: UUID, firms: tuple[UUID, ...], meeting: UUID, tmp_path: Path
) -> None:
    own = export(desk, procurement, tmp_path, Participant(firms[0]))
    public = export(desk, procurement, tmp_path)
    with pytest.raises(Problem, match="dispatch-other-reader"):
        treatment.record_dispatch(desk, own, [None], note="Lokalavisa")
    treatment.record_dispatch(desk, public, [None], note="Lokalavisa")
    assert [one.id for one in ledger(read_case(desk, procurement)) if one.everybody] == []


def test_all_readers_are_those_that_take_part_or_the_one_it_was_made_for(
    desk: Desk, procurement: UUID, firms: tuple[UUID, ...], meeting: UUID, tmp_path: Path
) -> None:
    own = export(desk, procurement, tmp_path, Participant(firms[0]))
    team = export(desk, procurement, tmp_path, BUYER_TEAM)
    public = export(desk, procurement, tmp_path)
    part = {one.id for one in taking_part(read_case(desk, procurement))}
    assert part
    assert set(treatment.all_readers(desk, public)) == part
    assert treatment.all_readers(desk, own) == (firms[0],)
    assert treatment.all_readers(desk, team) == (None,)


def test_what_was_recorded_together_is_taken_back_as_one_act(
    desk: Desk, procurement: UUID, firms: tuple[UUID, ...], meeting: UUID, tmp_path: Path
) -> None:
    public = export(desk, procurement, tmp_path)
    ids = treatment.record_dispatch(desk, public, firms)
    with pytest.raises(Problem, match="reason-wanted"):
        treatment.withdraw_dispatches(desk, ids, " ")
    treatment.withdraw_dispatches(desk, ids, "Feil liste")
    assert desk.all(Dispatch) == []
    lines = [desk.history(id)[-1] for id in ids]
    assert {(one.act, one.reason, one.at) for one in lines} == {
        ("withdraw-dispatch", "Feil liste", lines[0].at)
    }


# -- gaps, advisers, numbers ---------------------------------------------------------------------------


def test_a_gap_is_one_line_across_versions_of_the_guide(
    desk: Desk, procurement: UUID, firms: tuple[UUID, ...], meeting: UUID
) -> None:
    (old,) = desk.all(Question)
    treatment.set_gap(desk, firms[0], old.id, reason="tiden var ute")
    guides.new_version(desk, procurement)
    (new,) = (one for one in desk.all(Question) if one.origin == old.id)
    treatment.set_gap(desk, firms[0], new.id, reason="tiden var ute", follow_up="spørres skriftlig")
    (gap,) = desk.all(Gap)
    assert (gap.question, gap.follow_up) == (old.id, "spørres skriftlig")
    treatment.set_gap(desk, firms[1], new.id)
    treatment.set_gap(desk, firms[0], new.id, reason=" ")
    assert desk.all(Gap) == []


def test_an_adviser_has_a_name(desk: Desk, procurement: UUID) -> None:
    with pytest.raises(Problem, match="name-wanted"):
        treatment.add_adviser(desk, procurement, name=" ")
    id = treatment.add_adviser(desk, procurement, name=" Fjordlab ", did="skrev utkastet")
    with pytest.raises(Problem, match="name-wanted"):
        treatment.edit_adviser(desk, id, name="")
    assert desk.the(Adviser, id).name == "Fjordlab"


def test_one_text_for_those_who_sign_up(desk: Desk, procurement: UUID) -> None:
    first = treatment.set_sign_up(desk, procurement, purpose="påmelding")
    assert treatment.set_sign_up(desk, procurement, controller="Lysvika") == first
    (one,) = desk.all(SignUp)
    assert (one.purpose, one.controller) == ("påmelding", "Lysvika")


def test_what_is_told_at_sign_up_is_removed_and_comes_back(desk: Desk, procurement: UUID) -> None:
    treatment.set_sign_up(desk, procurement, purpose="påmelding")
    treatment.remove_sign_up(desk, procurement)
    assert desk.all(SignUp) == []
    desk.undo()
    assert [one.purpose for one in desk.all(SignUp)] == ["påmelding"]


def test_a_number_of_the_rules_stays_within_its_bounds(desk: Desk, procurement: UUID) -> None:
    for value in (-1, 101):
        with pytest.raises(Problem, match="parameter-bounds"):
            treatment.set_parameter(desk, procurement, "length-tolerance", value)
    with pytest.raises(KeyError):
        treatment.set_parameter(desk, procurement, "no-such-number", 1)
    treatment.set_parameter(desk, procurement, "length-tolerance", 30)
    treatment.set_parameter(desk, procurement, "length-tolerance", 40)
    assert judging.facts_of(desk, procurement).settings["length-tolerance"] == 40
    assert len(desk.all(RuleSetting)) == 1
    treatment.set_parameter(desk, procurement, "length-tolerance", None)
    assert judging.facts_of(desk, procurement).settings["length-tolerance"] == 25
    assert desk.all(RuleSetting) == []


# -- secrecy -------------------------------------------------------------------------------------------


def test_a_verdict_is_kept_apart_from_the_claim(desk: Desk, meeting: UUID) -> None:
    id = capture.write_input(desk, meeting, Captured(text="Prisen er 412 kr")).id
    assessing.set_claim(desk, id, Secrecy.SECRET, " vår kalkyle ")
    assessing.assess(
        desk,
        id,
        Verdict(level=Secrecy.OPEN, kind=SecretKind.CALCULATION, harmful=False, harm="gammel pris"),
    )
    one = desk.the(Input, id)
    assert (one.claim, one.claim_reason, one.secrecy) == (Secrecy.SECRET, "vår kalkyle", "open")
    assert (one.secrecy_kind, one.harmful, one.decided_by) == ("calculation", False, "Selma")
    assert one.decided_on == date(2027, 3, 16)
    assessing.assess(desk, id, Verdict(level=Secrecy.UNASSESSED))
    again = desk.the(Input, id)
    assert (again.secrecy_kind, again.harmful, again.decided_by) == ("", None, "")
    assert (again.decided_on, again.claim) == (None, Secrecy.SECRET)


def test_an_empty_public_wording_stays_empty_and_none_leaves_it(desk: Desk, meeting: UUID) -> None:
    id = capture.write_input(desk, meeting, Captured(text="x")).id
    assessing.assess(desk, id, Verdict(level=Secrecy.ANONYMISE, public_wording="Noe om pris"))
    assessing.assess(desk, id, Verdict(level=Secrecy.ANONYMISE))
    assert desk.the(Input, id).public_wording == "Noe om pris"
    assessing.assess(desk, id, Verdict(level=Secrecy.ANONYMISE, public_wording=""))
    assert desk.the(Input, id).public_wording == ""


def test_parts_stand_in_the_text(desk: Desk, meeting: UUID) -> None:
    id = capture.write_input(desk, meeting, Captured(text="Prisen er 412 kr ved 1 000 stk")).id
    with pytest.raises(Problem, match="part-not-there"):
        assessing.mark_parts(desk, id, ["413 kr"])
    assessing.mark_parts(desk, id, ["1 000", " ", "412 kr", "412 kr"])
    assert desk.the(Input, id).secret_parts == ("412 kr", "1 000")
    assessing.mark_parts(desk, id, [])
    assert desk.the(Input, id).secret_parts == ()


def test_two_statements_joined_keep_the_marks_of_both(desk: Desk, meeting: UUID) -> None:
    first, second = (
        capture.write_input(desk, meeting, Captured(text=text, secrecy=Secrecy.OPEN)).id
        for text in ("Pris 412 kr", "Kunde Nordby")
    )
    assessing.mark_parts(desk, first, ["412 kr"])
    assessing.mark_parts(desk, second, ["Nordby"])
    joined = capture.join_with_previous(desk, second)
    assert joined.secret_parts == ("412 kr", "Nordby")


def test_what_was_told_to_all_of_one_statement_says_nothing_of_another(
    desk: Desk, procurement: UUID, meeting: UUID
) -> None:
    first, second, third = (
        capture.write_input(desk, meeting, Captured(text=text, kind=InputKind.GIVEN)).id
        for text in ("Fire", "Ny mast", "Kaffe")
    )
    out = telling.publish(desk, procurement, PublicationKind.MESSAGE, title="x", given=[first])
    assert desk.the(Input, first).publication == out
    telling.explain_unpublished(desk, [third], "bare praktisk")
    assert capture.join_with_previous(desk, second).publication is None
    assert capture.join_with_previous(desk, third).unpublished_reason == ""


# -- what the rules hold ----------------------------------------------------------------------------------


def test_minutes_with_a_birth_number_are_not_approved(
    desk: Desk, procurement: UUID, meeting: UUID
) -> None:
    said = capture.write_input(desk, meeting, Captured(text="Brukeren er 01010750160")).id
    other = meetings.add_meeting(
        desk, procurement, kind=MeetingKind.INTERNAL, title="Vi", start=desk.now()
    )
    for one in (meeting, other):
        minutes.draft_minutes(desk, one)
    with pytest.raises(Problem, match="minutes-move"):
        minutes.approve_minutes(desk, meeting)
    for one in (meeting, other):
        minutes.send_minutes(desk, one)
    assert "R-GDPR-5" in {one.rule for one in judging.findings(desk, procurement)}
    with pytest.raises(Problem, match="findings-stop") as refused:
        minutes.approve_minutes(desk, meeting)
    assert refused.value.facts == {"count": 1, "rule": "R-GDPR-5"}
    assert minutes.approve_minutes(desk, other).state is MinutesState.APPROVED
    inputs.edit_input(desk, said, text="Brukeren er kjent")
    assert minutes.approve_minutes(desk, meeting).state is MinutesState.APPROVED


def test_the_day_of_the_competition_is_known_once_it_is_there(
    desk: Desk, procurement: UUID
) -> None:
    assert late_input.announced_on(desk, procurement) is None
    id = procurements.add_date(desk, procurement, Milestone.COMPETITION, promised=date(2027, 3, 17))
    assert late_input.announced_on(desk, procurement) is None, "promised"
    procurements.edit_date(desk, id, kept=date(2027, 3, 10))
    assert late_input.announced_on(desk, procurement) == date(2027, 3, 10)
    procurements.edit_date(desk, id, kept=None, moved_to=date(2027, 6, 1))
    assert late_input.announced_on(desk, procurement) is None
