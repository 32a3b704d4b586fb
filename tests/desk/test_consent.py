"""Whether a person may be named for everybody: noted, judged, undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from lupdesk.desk import inputs, judging, procurements, suppliers
from lupdesk.desk.cases import read_case
from lupdesk.desk.consent import note_consent
from lupdesk.desk.publishing import export_document
from lupdesk.desk.session import Desk
from lupdesk.domain.audience import PUBLIC
from lupdesk.domain.kinds import DocumentKind, Role, Secrecy
from lupdesk.domain.things import Contact, TeamMember
from lupdesk.problems import Problem


@pytest.fixture
def tor(desk: Desk, procurement: UUID) -> UUID:
    return procurements.add_member(
        desk, procurement, procurements.Person("Tor Hauge", Role.PROJECT_LEAD)
    )


def named(desk: Desk, procurement: UUID) -> int:
    return sum(one.rule == "R-GDPR-4" for one in judging.findings(desk, procurement))


def test_of_the_team_it_is_noted_judged_and_undone(
    desk: Desk, procurement: UUID, tor: UUID
) -> None:
    procurements.edit_procurement(desk, procurement, notice_text="Tor Hauge er enig.")
    assert named(desk, procurement) == 1
    note_consent(desk, tor, on=desk.today(), shown_for="  kunngjøringen ")
    one = desk.the(TeamMember, tor)
    assert (one.consented_on, one.shown_for) == (desk.today(), "kunngjøringen")
    assert named(desk, procurement) == 0
    desk.undo()
    assert desk.the(TeamMember, tor).shown_for == ""
    assert named(desk, procurement) == 1
    note_consent(desk, tor, on=None, shown_for="svarer på spørsmål om konkurransen")
    assert named(desk, procurement) == 0
    note_consent(desk, tor, on=None)
    assert named(desk, procurement) == 1


def test_of_a_contact_too(desk: Desk, procurement: UUID) -> None:
    firm = suppliers.add_supplier(
        desk, name="Heim AS", procurement=procurement, contacts=[suppliers.ContactPerson("Åse Øy")]
    )
    (person,) = desk.all(Contact, supplier=firm)
    inputs.add_input(
        desk, procurement, text="Åse Øy viste kartet", supplier=firm, secrecy=Secrecy.OPEN
    )
    assert named(desk, procurement) == 1
    note_consent(desk, person.id, on=date(2027, 3, 1), shown_for="oppsummeringen")
    assert desk.the(Contact, person.id).consented_on == date(2027, 3, 1)
    assert named(desk, procurement) == 0


def test_nobody_is_gone(desk: Desk) -> None:
    with pytest.raises(Problem, match="gone"):
        note_consent(desk, uuid4(), on=desk.today())


@pytest.mark.parametrize("agreed", [False, True])
def test_a_file_for_everybody_names_who_agreed_and_nobody_else(
    desk: Desk, procurement: UUID, tor: UUID, tmp_path: Path, agreed: bool
) -> None:
    procurements.edit_procurement(desk, procurement, effect="Som Tor Hauge sier: færre turer")
    if agreed:
        note_consent(desk, tor, on=desk.today(), shown_for="oppsummeringen")
    out = tmp_path / "Oppsummering.pdf"
    export_document(desk, procurement, DocumentKind.SUMMARY, PUBLIC, out)
    (paper,) = read_case(desk, procurement).papers
    assert ("person-shown" in paper.wanting) is not agreed
