from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

import pypdfium2
import pytest

from lupdesk.desk import publishing
from lupdesk.desk.assessing import Verdict, assess
from lupdesk.desk.cases import read_case
from lupdesk.desk.meetings import add_meeting, edit_meeting, meeting_named, set_suppliers
from lupdesk.desk.opening import open_desk
from lupdesk.desk.procurements import add_procurement, edit_procurement
from lupdesk.desk.pseudonyms import pseudonyms_of
from lupdesk.desk.publishing import (
    compose_document,
    export_document,
    export_minutes,
    preview_bytes,
    prove_file,
    withdraw_document,
)
from lupdesk.desk.sending_out import export_for_everybody
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import (
    add_supplier,
    leave_procurement,
    remove_contact,
    remove_supplier,
    supplier_named,
)
from lupdesk.documents.proof import prove
from lupdesk.domain.acts import Act
from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Participant
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.formats import Format, format_of
from lupdesk.domain.kinds import DocumentKind, MeetingKind, Secrecy
from lupdesk.domain.things import Contact, Input, Participation, Procurement, Sending, Supplier
from lupdesk.problems import Problem

TODAY: Final = datetime(2027, 3, 31, 10, 0, tzinfo=UTC)


@pytest.fixture
def desk(told_case: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "case.lupdesk"
    shutil.copyfile(told_case, path)
    desk = open_desk(path, author="Selma Lie", clock=lambda: TODAY)
    yield desk
    desk.close()


@pytest.fixture
def case(desk: Desk) -> UUID:
    return desk.all(Procurement)[0].id


def supplier(desk: Desk, name: str) -> Participant:
    return Participant(supplier_named(desk, name).id)


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    return " ".join(" ".join(pages).split())


def test_the_preview_is_the_very_file(desk: Desk, case: UUID, tmp_path: Path) -> None:
    document = compose_document(desk, case, DocumentKind.SUMMARY, PUBLIC)
    seen = preview_bytes(document)
    out = tmp_path / "deep" / "down" / "summary.pdf"
    written = export_document(desk, case, DocumentKind.SUMMARY, PUBLIC, out)
    assert out.read_bytes() == seen
    assert written.sha256 == hashlib.sha256(seen).hexdigest()


def test_what_went_out_is_remembered(desk: Desk, case: UUID, tmp_path: Path) -> None:
    reader = supplier(desk, "Baltic Care Systems OÜ")
    written = export_document(desk, case, DocumentKind.TIMETABLE, reader, tmp_path / "t.pdf")
    (sending,) = desk.all(Sending)
    assert sending.id == written.sending
    assert (sending.kind, sending.audience, sending.supplier, sending.language) == (
        "timetable", "supplier", reader.supplier, "en",
    )  # fmt: skip
    assert (sending.file_name, sending.sha256, sending.sent_at) == ("t.pdf", written.sha256, TODAY)
    assert not Act.EXPORT_DOCUMENT.undoable
    desk.undo()
    assert desk.all(Sending) == [sending]


def test_a_version_counts_what_a_paper_says_and_not_its_files(
    desk: Desk, case: UUID, tmp_path: Path
) -> None:
    """Again, in Word, in English: the same version, and as PDF the same bytes, also another day."""
    clock, papers = desk.clock, []
    for days, name, reader, language in (
        (0, "s.pdf", BUYER_TEAM, "nb"),
        (0, "s.pdf", PUBLIC, "nb"),
        (1, "s.docx", PUBLIC, "nb"),
        (2, "s.pdf", PUBLIC, "en"),
        (200, "s.pdf", PUBLIC, "nb"),
    ):
        desk.clock = lambda days=days: clock() + timedelta(days=days)  # type: ignore[misc]
        written = export_document(
            desk,
            case,
            DocumentKind.SUMMARY,
            reader,
            tmp_path / name,
            language=language,
            sections=("need", "findings", "heard-done", "given", "secrecy"),
            format=format_of(name) or Format.PDF,
        )
        papers.append(desk.the(Sending, written.sending))
    assert [one.version for one in papers] == [1, 1, 1, 1, 1]
    assert len({one.content for one in papers}) == len({one.dated for one in papers}) == 1
    assert papers[1].sha256 == papers[4].sha256


def test_other_words_are_a_new_version_and_so_are_earlier_words_again(
    desk: Desk, case: UUID, tmp_path: Path
) -> None:
    versions = []
    for effect in ("Færre turer", "Færre turer om natten", "Færre turer"):
        with desk.act(Act.EDIT_PROCUREMENT) as act:
            act.set(Procurement, case, effect=effect)
        for _ in range(2):
            written = export_document(desk, case, DocumentKind.SUMMARY, PUBLIC, tmp_path / "s.pdf")
            versions.append(desk.the(Sending, written.sending).version)
    assert versions == [1, 1, 2, 2, 3, 3]


def test_a_paper_that_was_withdrawn_comes_again_as_another_version(
    desk: Desk, case: UUID, tmp_path: Path
) -> None:
    out = tmp_path / "s.pdf"
    first = export_document(desk, case, DocumentKind.SUMMARY, PUBLIC, out)
    withdraw_document(desk, first.sending, "Feil fil")
    again = export_document(desk, case, DocumentKind.SUMMARY, PUBLIC, out)
    assert desk.the(Sending, again.sending).version == 2


def test_a_name_in_a_title_is_left_out(desk: Desk, case: UUID, tmp_path: Path) -> None:
    meeting = meeting_named(desk, "Granlås AS 2027-03-17")
    draft = add_meeting(
        desk,
        case,
        kind=MeetingKind.ONE_TO_ONE,
        title="Samtale om lås og Sansea",
        start=meeting.planned_start,
        suppliers=(supplier_named(desk, "Granlås AS").id,),
    )
    out = tmp_path / "minutes.pdf"
    export_document(
        desk, case, DocumentKind.MINUTES, supplier(desk, "Granlås AS"), out, meeting=draft
    )
    assert prove(out, [Forbidden("Sansea", "names-somebody")]) == []
    assert prove(out, [Forbidden("Granlås", "names-somebody")]) != []


def test_what_composition_let_through_stops_the_file(
    desk: Desk, case: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The proof is a second judge: it stops what the first one would not have seen."""
    meeting = meeting_named(desk, "Granlås AS 2027-03-17").id
    monkeypatch.setattr(
        publishing, "forbidden_for", lambda *_: (Forbidden("Tor Hauge", "names-somebody"),)
    )
    out = tmp_path / "minutes.pdf"
    out.write_bytes(b"earlier")
    with pytest.raises(Problem) as refused:
        export_document(
            desk, case, DocumentKind.MINUTES, supplier(desk, "Granlås AS"), out, meeting=meeting
        )
    assert refused.value.code.startswith("proof-found")
    assert out.read_bytes() == b"earlier"
    assert [one.name for one in tmp_path.glob("*.pdf")] == ["minutes.pdf"]
    assert list(tmp_path.glob(".lupdesk*")) == []
    assert desk.all(Sending) == []


def test_who_may_not_have_it(desk: Desk, case: UUID, tmp_path: Path) -> None:
    out = tmp_path / "out"
    granlas = supplier(desk, "Granlås AS")
    with pytest.raises(Problem, match="audience-not-allowed"):
        export_minutes(desk, case, PUBLIC, out)
    with pytest.raises(Problem, match="audience-not-allowed"):
        export_document(desk, case, DocumentKind.SUMMARY, granlas, out)
    with pytest.raises(Problem, match="meeting-wanted"):
        export_document(desk, case, DocumentKind.MINUTES, granlas, out)
    other = meeting_named(desk, "Heimkontakt AS 2027-03-16")
    with pytest.raises(Problem, match="not-in-meeting"):
        export_document(desk, case, DocumentKind.MINUTES, granlas, out, meeting=other.id)
    assert not out.exists()


def test_a_folder_of_minutes_names_nobody_else(desk: Desk, case: UUID, tmp_path: Path) -> None:
    written = export_minutes(desk, case, supplier(desk, "Granlås AS"), tmp_path / "out")
    assert [one.path.name for one in written] == [
        "Referat 2027-02-25 Dialogkonferanse.pdf",
        "Referat 2027-03-17 Granlås AS.pdf",
    ]
    team = export_minutes(desk, case, BUYER_TEAM, tmp_path / "team", language="en")
    assert len(team) == 15
    assert team[1].path.name == "Minutes 2027-03-16 Nordlys Omsorgsteknikk AS.pdf"


def test_a_consortium_hides_its_partners_names_in_file_names(
    desk: Desk, case: UUID, tmp_path: Path
) -> None:
    meeting = meeting_named(desk, "Granlås AS 2027-03-17")
    edit_meeting(desk, meeting.id, title="Sansea og Granlås")
    written = export_minutes(desk, case, BUYER_TEAM, tmp_path / "team")
    assert any("Granlås AS" in one.path.name for one in written)


def test_nothing_to_write_about(desk: Desk, tmp_path: Path) -> None:
    empty = add_procurement(desk, reference="VA-1", title="NoDig")
    with pytest.raises(Problem, match="no-minutes"):
        export_minutes(desk, empty, BUYER_TEAM, tmp_path / "out")
    with pytest.raises(Problem, match="guide-missing"):
        export_document(desk, empty, DocumentKind.GUIDE, PUBLIC, tmp_path / "guide.pdf")
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_place_that_cannot_be_written(desk: Desk, case: UUID, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Problem, match="no-permission"):
        export_document(desk, case, DocumentKind.GUIDE, PUBLIC, tmp_path / "file" / "guide.pdf")
    assert desk.all(Sending) == []


def test_secrets_reach_their_own_and_the_team_alone(desk: Desk, case: UUID, tmp_path: Path) -> None:
    written = export_for_everybody(desk, case, tmp_path)
    assert len({one.path for one in written}) == len(written) == len(desk.all(Sending))
    texts = {one.path: text_of(one.path) for one in written}
    secrets = {
        "Egen metode for å skille fall fra kjæledyr": "Sansea AS",
        "Innkjøpspris på sensor ligger på 412 kr": "Nordlys Omsorgsteknikk AS",
        "Kundens nåværende kobling har en svakhet": "Heimkontakt AS",
        "Konkurrenten deres har mistet to kunder": "Nordlys Omsorgsteknikk AS",
    }
    for secret, owner in secrets.items():
        readers = {one.audience for one in written if secret in texts[one.path]}
        assert readers == {"team", f"supplier:{owner}"}
    for firm in desk.all(Supplier):
        readers = {one.audience for one in written if firm.name in texts[one.path]}
        named = {one.audience for one in written if firm.name in one.path.name}
        assert readers == {"team", f"supplier:{firm.name}"}
        assert named <= {"team", f"supplier:{firm.name}"}
    budget = [path for path, text in texts.items() if "38 mill" in text]
    assert budget == []


def test_a_file_is_proved_for_another_reader(desk: Desk, case: UUID, tmp_path: Path) -> None:
    meeting = meeting_named(desk, "Heimkontakt AS 2027-03-16")
    out = tmp_path / "team.pdf"
    export_document(desk, case, DocumentKind.MINUTES, BUYER_TEAM, out, meeting=meeting.id)
    assert prove_file(desk, case, BUYER_TEAM, out) == []
    assert prove_file(desk, case, supplier(desk, "Heimkontakt AS"), out) == []
    found = prove_file(desk, case, PUBLIC, out)
    assert any("svakhet" in one.forbidden.text for one in found)
    with pytest.raises(Problem, match="file-missing"):
        prove_file(desk, case, PUBLIC, tmp_path / "missing.pdf")
    other = tmp_path / "other.pdf"
    other.write_bytes(b"no PDF at all")
    with pytest.raises(Problem, match="file-no-paper"):
        prove_file(desk, case, PUBLIC, other)
    other.write_bytes(out.read_bytes()[:2000])
    with pytest.raises(Problem, match="file-unreadable"):
        prove_file(desk, case, PUBLIC, other)
    with pytest.raises(Problem, match="file-missing"):
        prove_file(desk, case, PUBLIC, tmp_path)


def test_approved_minutes_stay_as_they_were(desk: Desk, case: UUID, tmp_path: Path) -> None:
    meeting = meeting_named(desk, "Granlås AS 2027-03-17")
    before = preview_bytes(
        compose_document(desk, case, DocumentKind.MINUTES, BUYER_TEAM, meeting=meeting.id)
    )
    edit_procurement(desk, case, title="Et annet navn")
    after = preview_bytes(
        compose_document(desk, case, DocumentKind.MINUTES, BUYER_TEAM, meeting=meeting.id)
    )
    assert before == after


def test_a_case_knows_those_who_left(desk: Desk, case: UUID) -> None:
    gone, left = (supplier_named(desk, name).id for name in ("Granlås AS", "Heimkontakt AS"))
    (person,) = desk.all(Contact, supplier=left)
    remove_contact(desk, person.id)
    remove_supplier(desk, gone)
    leave_procurement(desk, case, left)
    found = read_case(desk, case)
    assert gone not in {one.id for one in found.suppliers}
    assert gone in {one.id for one in found.former}
    assert left in {one.id for one in found.suppliers}  # it met, and what it said stays
    assert person in found.contacts
    remaining = forbidden_for(found, PUBLIC)
    assert {"Granlås AS", "Heimkontakt AS", person.name} <= {one.text for one in remaining}


def test_a_case_knows_who_was_only_in_a_meeting_for_a_while(desk: Desk, case: UUID) -> None:
    stranger = add_supplier(desk, name="Nordlåsen AS")
    meeting = add_meeting(desk, case, kind=MeetingKind.ONE_TO_ONE, suppliers=[stranger])
    set_suppliers(desk, meeting, [])
    assert not desk.ever(Participation, procurement=case, supplier=stranger)
    found = read_case(desk, case)
    assert stranger in {one.id for one in found.former}
    assert "Nordlåsen AS" in {one.text for one in forbidden_for(found, PUBLIC)}


def test_a_document_never_takes_the_place_of_a_desk(
    desk: Desk, case: UUID, tmp_path: Path, told_case: Path
) -> None:
    other = tmp_path / "annet kontor.lupdesk"
    other.write_bytes(told_case.read_bytes())
    before = other.read_bytes()
    for out in (desk.path, desk.path.with_name(f"{desk.path.name}-wal"), other):
        with pytest.raises(Problem, match="file-exists"):
            export_document(desk, case, DocumentKind.SUMMARY, PUBLIC, out)
    assert other.read_bytes() == before
    assert desk.get(Procurement, case) is not None
    assert desk.all(Sending, kind="summary") == []


def test_a_pseudonym_for_everybody_stands_in_no_file_beside_the_name(
    desk: Desk, case: UUID, tmp_path: Path
) -> None:
    """Its readers get the code; whoever reads the name gets no list of codes."""
    codes = pseudonyms_of(desk, case)
    firm = supplier_named(desk, "Granlås AS")
    said = next(one for one in desk.all(Input, procurement=case) if one.supplier == firm.id)
    code = codes[firm.id]
    assess(
        desk, said.id, Verdict(level=Secrecy.ANONYMISE, public_wording=f"Leverandør {code} kan det")
    )
    out = tmp_path / "summary.pdf"
    export_document(desk, case, DocumentKind.SUMMARY, PUBLIC, out)
    assert code in text_of(out)
    assert "ranlås" not in text_of(out)
    for kind in (DocumentKind.SUMMARY, DocumentKind.PROTOCOL):
        export_document(desk, case, kind, BUYER_TEAM, tmp_path / "team.pdf")
        others = set(codes.values()) - {code}
        assert not [one for one in others if one in text_of(tmp_path / "team.pdf")]
