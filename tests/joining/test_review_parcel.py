"""Minutes go to a reviewer's laptop in one file, and what was said of them comes back and joins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from lupdesk.desk import approving, inputs, meetings, minutes, parcels, review, suppliers
from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.desk.procurements import Body, add_procurement
from lupdesk.desk.publishing import compose_document
from lupdesk.desk.review_parcels import make_review, meeting_under_review, open_review
from lupdesk.desk.review_round import round_of
from lupdesk.desk.saying_alike import join_said, part_said
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.audience import BUYER_TEAM
from lupdesk.domain.kinds import DocumentKind, MeetingKind, Secrecy
from lupdesk.domain.review import Approval, Remark, Stance, Verdict
from lupdesk.domain.things import Contact, Input, Meeting, Procurement, Supplier
from lupdesk.problems import Problem
from lupdesk.store import keyring
from tests.store.soundness import assert_sound

PASSPHRASE = "et hav av grønne epler"
SECRET = "Innkjøpsprisen er 412 kroner"
ELSEWHERE = "Zyxwvutsk sa noe i et annet møte"


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2027, 3, 16, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@dataclass(slots=True)
class Office:
    desk: Desk
    meeting: UUID
    said: tuple[UUID, ...]
    clock: Clock
    folder: Path


@pytest.fixture
def office(tmp_path: Path) -> Office:
    clock = Clock()
    desk = create_desk(tmp_path / "kontor.lupdesk", title="Kontor", author="Selma", clock=clock)
    case = add_procurement(desk, reference="P-1", title="Trygg hverdag", buyers=(Body("Lysvika"),))
    add_procurement(desk, reference="P-2", title="Hemmelig sak", buyers=(Body("Annet"),))
    firm = suppliers.add_supplier(desk, name="Heimkontakt AS", procurement=case)
    other = suppliers.add_supplier(desk, name="Sansea AS", procurement=case)
    meeting, another = (
        meetings.add_meeting(
            desk, case, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=(one,)
        )
        for one in (firm, other)
    )
    said = tuple(
        inputs.add_input(desk, case, text=text, supplier=firm, meeting=meeting, secrecy=secrecy)
        for text, secrecy in (("Kravet stenger", Secrecy.OPEN), (SECRET, Secrecy.SECRET))
    )
    inputs.add_input(desk, case, text=ELSEWHERE, supplier=other, meeting=another)
    minutes.draft_minutes(desk, meeting)
    return Office(desk, meeting, said, clock, tmp_path)


def sent(office: Office, passphrase: str = PASSPHRASE) -> Path:
    path = office.folder / "referat.lupreview"
    make_review(office.desk, office.meeting, path, passphrase)
    return path


def opened(office: Office, parcel: Path, passphrase: str = PASSPHRASE) -> Desk:
    target = office.folder / "hjemme" / "gjennomsyn.lupdesk"
    assert open_review(parcel, target, passphrase, clock=office.clock) == office.meeting
    return open_desk(target, author="Kari Nes", clock=office.clock)


def test_the_reviewer_gets_that_meeting_and_nothing_else(office: Office) -> None:
    parcel = sent(office)
    assert SECRET.encode() not in parcel.read_bytes()
    there = opened(office, parcel)
    assert meeting_under_review(there) == office.meeting
    assert [one.text for one in there.all(Input)] == ["Kravet stenger", SECRET]
    assert [one.reference for one in there.all(Procurement)] == ["P-1"]
    assert [one.name for one in there.all(Supplier)] == ["Heimkontakt AS"]
    assert [one.id for one in there.all(Meeting)] == [office.meeting]
    assert there.all(Contact) == []
    made = compose_document(
        there,
        there.all(Procurement)[0].id,
        DocumentKind.MINUTES,
        BUYER_TEAM,
        meeting=office.meeting,
    )
    assert made.blocks
    for table in ("change", "act"):
        words = repr(there.database.execute(f"SELECT * FROM {table}").fetchall())
        assert "Zyxwvutsk" not in words
        assert "Hemmelig sak" not in words
    there.close()
    for one in (office.folder / "hjemme").iterdir():
        assert SECRET.encode() not in one.read_bytes(), "it was never plain on that disk"


@pytest.mark.parametrize("first", [True, False])
def test_a_statement_that_says_the_same_as_one_elsewhere_goes_alone(
    office: Office, first: bool
) -> None:
    """What the other one is, the reviewer does not get: not even its id."""
    case = office.desk.all(Procurement, reference="P-1")[0].id
    (elsewhere,) = office.desk.all(Input, text=ELSEWHERE)
    other = elsewhere.id
    if first:
        other = inputs.add_input(office.desk, case, text=ELSEWHERE)
    within = inputs.add_input(office.desk, case, text="Kravet stenger", meeting=office.meeting)
    join_said(office.desk, [office.said[0], within])
    join_said(office.desk, [office.said[1], other])
    if not first:  # the one that stands for both lies elsewhere
        part_said(office.desk, [other])
        with office.desk.act(Act.SAY_THE_SAME) as act:
            act.set(Input, office.said[1], same_as=other)
    there = opened(office, sent(office))
    joined = {one.id: one.same_as for one in there.all(Input)}
    assert joined == {office.said[0]: None, office.said[1]: None, within: office.said[0]}
    for table in ("change", "touched", "input"):
        assert other.bytes.hex() not in repr(
            [
                [one.hex() if isinstance(one, bytes) else one for one in row]
                for row in there.database.execute(f"SELECT * FROM {table}").fetchall()
            ]
        )
    review.note_remark(there, office.meeting, Stance.REMARK, input=office.said[1], reason="Nei")
    back = office.folder / "tilbake.lupparcel"
    parcels.make_parcel(there, back, passphrase=PASSPHRASE)
    there.close()
    parcels.join_parcel(office.desk, back, passphrase=PASSPHRASE)
    assert_sound(office.desk)
    stands = office.desk.the(Input, office.said[1] if not first else other).same_as
    assert stands == (office.said[1] if first else other)


def test_what_was_said_there_comes_back_and_joins(office: Office) -> None:
    there = opened(office, sent(office))
    review.note_remark(
        there, office.meeting, Stance.CHANGE, input=office.said[0],
        passage="stenger", wording="kan stenge", reason="Mildere",
    )  # fmt: skip
    approving.approve_statements(there, [office.said[1]])
    back = office.folder / "tilbake.lupparcel"
    parcels.make_parcel(there, back, passphrase=PASSPHRASE)
    there.close()
    # Meanwhile somebody works on at the office.
    inputs.edit_input(office.desk, office.said[1], themes=("pris",))
    joined = parcels.join_parcel(office.desk, back, passphrase=PASSPHRASE)
    assert joined.acts == 2
    assert_sound(office.desk)
    (remark,) = office.desk.all(Remark)
    assert (remark.author, remark.supplier) == ("Kari Nes", None)
    found = round_of(office.desk, office.meeting)
    assert found.waiting == 1
    assert found.rows[1].ours is not None
    assert found.rows[1].ours.holds is not None
    review.judge_remark(office.desk, remark.id, Verdict.ACCEPTED)
    assert office.desk.the(Input, office.said[0]).text == "Kravet kan stenge"
    again = parcels.join_parcel(office.desk, back, passphrase=PASSPHRASE)
    assert again.acts == 0


def test_a_sealed_office_sends_a_review_too(office: Office) -> None:
    from lupdesk.desk.passphrase import set_passphrase

    office.desk.close()
    set_passphrase(office.desk.path, "en annen passfrase", author="Selma", clock=office.clock)
    office.desk = open_desk(office.desk.path, author="Selma", clock=office.clock)
    there = opened(office, sent(office))
    approving.approve_statements(there, office.said)
    back = office.folder / "tilbake.lupparcel"
    parcels.make_parcel(there, back, passphrase=PASSPHRASE)
    there.close()
    parcels.join_parcel(office.desk, back, passphrase=PASSPHRASE)
    assert len(office.desk.all(Approval)) == 2
    office.desk.close()
    keyring.forget(office.desk.path)


@pytest.mark.parametrize(
    ("passphrase", "code"), [("", "review-passphrase-wanted"), ("kort", "passphrase-short")]
)
def test_secrets_go_under_a_passphrase_or_not_at_all(
    office: Office, passphrase: str, code: str
) -> None:
    with pytest.raises(Problem, match=code):
        sent(office, passphrase)
    assert not list(office.folder.glob("*.lupreview"))


def test_open_minutes_may_go_without(office: Office) -> None:
    inputs.set_secrecy(office.desk, [office.said[1]], Secrecy.OPEN)
    there = opened(office, sent(office, ""), "")
    assert len(there.all(Input)) == 2
    there.close()


def _removed(office: Office) -> None:
    inputs.remove_inputs(office.desk, [office.said[1]])


def _moved_after_a_remark(office: Office) -> None:
    review.note_remark(
        office.desk, office.meeting, Stance.REMARK, input=office.said[1], reason="Se her"
    )
    (another,) = (one for one in office.desk.all(Meeting) if one.id != office.meeting)
    inputs.edit_input(office.desk, office.said[1], meeting=another.id)


def _anonymised(office: Office) -> None:
    inputs.set_secrecy(office.desk, [office.said[1]], Secrecy.ANONYMISE)


def _with_a_part(office: Office) -> None:
    inputs.set_secrecy(office.desk, [office.said[1]], Secrecy.OPEN)
    inputs.edit_input(office.desk, office.said[1], secret_parts=("412 kroner",))


def _changed_for_a_supplier(office: Office) -> None:
    inputs.set_secrecy(office.desk, [office.said[1]], Secrecy.OPEN)
    firm = office.desk.the(Input, office.said[1]).supplier
    remark = review.note_remark(
        office.desk, office.meeting, Stance.CHANGE,
        input=office.said[1], supplier=firm, wording="Prisen er vår",
    )  # fmt: skip
    review.judge_remark(office.desk, remark, Verdict.ACCEPTED)


@pytest.mark.parametrize(
    "done",
    [_removed, _moved_after_a_remark, _anonymised, _with_a_part, _changed_for_a_supplier],
)
def test_what_lies_in_the_parcel_beside_open_statements_is_sealed_too(
    office: Office, done: Callable[[Office], None]
) -> None:
    done(office)
    with pytest.raises(Problem, match="review-passphrase-wanted"):
        sent(office, "")


@pytest.mark.parametrize(
    ("spoil", "passphrase", "code"),
    [
        (lambda data: data, "feil passfrase", "parcel-passphrase-wrong"),
        (lambda data: data, "", "parcel-passphrase-wanted"),
        (lambda data: data[:-70], PASSPHRASE, "parcel-truncated"),
        (lambda data: data[:-100] + bytes([data[-100] ^ 1]) + data[-99:], PASSPHRASE, "parcel-altered"),
        (lambda data: b"PK\x03\x04" + data, PASSPHRASE, "not-a-parcel"),
    ],
)  # fmt: skip
def test_a_bad_parcel_makes_no_desk(
    office: Office, spoil: object, passphrase: str, code: str
) -> None:
    parcel = sent(office)
    assert callable(spoil)
    parcel.write_bytes(spoil(parcel.read_bytes()))
    target = office.folder / "nei.lupdesk"
    with pytest.raises(Problem, match=code):
        open_review(parcel, target, passphrase)
    assert not list(office.folder.glob("nei*"))


def test_the_two_kinds_of_parcel_are_not_taken_for_each_other(office: Office) -> None:
    parcel = sent(office)
    with pytest.raises(Problem, match="parcel-is-review"):
        parcels.join_parcel(office.desk, parcel, passphrase=PASSPHRASE)
    whole = office.folder / "alt.lupparcel"
    parcels.make_parcel(office.desk, whole, passphrase=PASSPHRASE)
    with pytest.raises(Problem, match="parcel-no-review"):
        open_review(whole, office.folder / "nei.lupdesk", PASSPHRASE)
    there = opened(office, parcel)
    with pytest.raises(Problem, match="parcel-into-review"):
        parcels.join_parcel(there, whole, passphrase=PASSPHRASE)
    there.close()


def test_nothing_is_overwritten(office: Office) -> None:
    taken = office.folder / "viktig.txt"
    taken.write_text("x")
    with pytest.raises(Problem, match="parcel-over-another"):
        make_review(office.desk, office.meeting, taken, PASSPHRASE)
    with pytest.raises(Problem, match="file-exists"):
        open_review(sent(office), taken, PASSPHRASE)
    assert taken.read_text() == "x"
