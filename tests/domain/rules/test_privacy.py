"""R-GDPR-1 … 5: what breaks each, and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from lupdesk.domain.case import Case
from lupdesk.domain.kinds import MeetingKind, Role, Secrecy
from lupdesk.domain.papers import Paper
from lupdesk.domain.rules.finding import Holds
from lupdesk.domain.rules.register import BY_ID
from lupdesk.domain.things import (
    Attendance,
    Contact,
    Meeting,
    Minutes,
    Question,
    TeamMember,
)
from lupdesk.domain.treatment import Answer, SignUp
from tests.domain.rules.breaking import broken, findings
from tests.domain.small_case import HEIM, SANS, G, M, P, case_of, said, uid
from tests.worked_case import worked_case

NUMBER = "01818000010"
"""Of nobody: the month of synthetic people."""
CONFERENCE = uid(30)
HELD = datetime(2027, 2, 25, 9, 0, tzinfo=UTC)


def with_conference(today: date, *, contacts: tuple[Contact, ...] = (), **more: Any) -> Case:
    event = Meeting(
        id=CONFERENCE,
        procurement=P,
        kind=MeetingKind.CONFERENCE,
        planned_start=HELD,
        actual_start=HELD,
    )
    return case_of(today=today, meetings=(event,), contacts=contacts, **more)


def contact(**more: Any) -> Contact:
    return Contact(id=uid(700), supplier=HEIM, **{"name": "Ola Heim", **more})


# -- R-GDPR-1 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "variant"),
    [
        (f"Leder, {NUMBER}", "number"),
        ("Leder, sykmeldt til mai", "health"),
        ("Bor i Solveien 12", "home"),
        ("Leder, glutenfri mat", "diet"),
    ],
)
def test_more_than_name_and_role_in_a_list_of_people_is_found(title: str, variant: str) -> None:
    case = with_conference(date(2027, 4, 1), contacts=(contact(title=title),))
    (found,) = findings("R-GDPR-1", case)
    assert found.what.code.endswith(variant)
    assert (found.kind, found.about) == (Contact, uid(700))


def test_name_role_and_address_at_work_are_no_more_than_needed() -> None:
    person = contact(title="Daglig leder", email="ola@heimkontakt.example", phone="901 00 004")
    assert broken("R-GDPR-1", with_conference(date(2027, 4, 1), contacts=(person,))) == []
    assert broken("R-GDPR-1", worked_case()) == []


def test_a_diet_may_stand_until_two_weeks_after_the_event() -> None:
    person = contact(title="Leder, vegetarianer")
    assert broken("R-GDPR-1", with_conference(date(2027, 3, 11), contacts=(person,))) == []
    assert broken("R-GDPR-1", with_conference(date(2027, 3, 12), contacts=(person,))) == ["diet"]


def test_somebodys_diet_in_a_statement_is_found_and_a_requirement_for_food_is_not() -> None:
    his = said(1, HEIM, "Ola Heim er allergisk mot nøtter", Secrecy.SECRET)
    food = said(2, HEIM, "Kjøkkenet må levere glutenfri mat", Secrecy.OPEN)
    case = with_conference(date(2027, 4, 1), contacts=(contact(),))
    assert broken("R-GDPR-1", replace(case, inputs=(his,))) == ["diet"]
    assert broken("R-GDPR-1", replace(case, inputs=(food,))) == []


# -- R-GDPR-2 and 3 ---------------------------------------------------------------------------------

WHOLE = SignUp(
    id=uid(600),
    procurement=P,
    controller="Trefjordsamarbeidet",
    purpose="Gjennomføre konferansen",
    legal_basis="GDPR art. 6 nr. 1 e",
    recipients="Prosjektgruppen",
    rights="Innsyn, retting og sletting",
    delete_on=date(2027, 3, 27),
)


def signed_up(today: date = date(2027, 3, 1), **more: Any) -> Case:
    return with_conference(today, sign_ups=(replace(WHOLE, **more),))


def lacking(field: str, value: str) -> Case:
    lacks: dict[str, Any] = {field: value}
    return signed_up(**lacks)


def test_a_whole_sign_up_breaks_nothing() -> None:
    assert broken("R-GDPR-2", signed_up()) == []
    assert broken("R-GDPR-3", signed_up()) == []


@pytest.mark.parametrize("lacks", ["purpose", "legal_basis"])
def test_purpose_and_legal_basis_are_wanted(lacks: str) -> None:
    assert broken("R-GDPR-2", lacking(lacks, "")) == ["wanting"]
    assert broken("R-GDPR-2", signed_up(delete_on=None)) == ["wanting"]


def test_registered_suppliers_without_any_word_of_it_are_found() -> None:
    case = with_conference(date(2027, 3, 1))
    assert broken("R-GDPR-2", case) == ["wanting"]
    assert broken("R-GDPR-3", case) == [""]
    nobody = replace(case, participations=())
    assert broken("R-GDPR-2", nobody) == []
    assert broken("R-GDPR-3", nobody) == []


def test_what_was_not_deleted_in_time_is_found_until_it_is() -> None:
    assert broken("R-GDPR-2", signed_up(date(2027, 3, 28))) == ["overdue"]
    done = signed_up(date(2027, 3, 28), deleted_on=date(2027, 3, 27))
    assert broken("R-GDPR-2", done) == []


def test_thirty_days_after_the_event_are_enough() -> None:
    assert broken("R-GDPR-2", signed_up(delete_on=date(2027, 3, 28))) == ["late"]


@pytest.mark.parametrize("lacks", ["controller", "purpose", "recipients", "rights"])
def test_those_who_sign_up_are_told_all_of_it(lacks: str) -> None:
    assert broken("R-GDPR-3", lacking(lacks, " ")) == [""]


# -- R-GDPR-4 ---------------------------------------------------------------------------------------


def test_a_person_of_the_team_in_public_words_is_found() -> None:
    shown = said(1, HEIM, "Tor Hauge lovet kart", Secrecy.OPEN)
    hidden = said(2, HEIM, "Tor Hauge lovet mer", Secrecy.SECRET)
    role = said(3, HEIM, "Møtelederen lovet kart", Secrecy.OPEN)
    assert [one.about for one in findings("R-GDPR-4", case_of(shown, hidden, role))] == [shown.id]


def test_a_name_that_stands_by_its_role_in_the_public_wording_is_gone() -> None:
    worded = said(1, HEIM, "Tor Hauge lovet", Secrecy.ANONYMISE, public_wording="Kart ble lovet")
    assert broken("R-GDPR-4", case_of(worded)) == []
    assert broken("R-GDPR-4", worked_case()) == []


ELSEWHERE = {
    "notice_text": "Dialogkonferanse. Tor Hauge svarer gjerne.",
    "effect": "Tor Hauge skal slippe å vente.",
    "for_whom": "Brukere som Tor Hauge",
}


@pytest.mark.parametrize("field", sorted(ELSEWHERE))
def test_a_person_in_the_buyers_own_words_is_found(field: str) -> None:
    whole: dict[str, Any] = {field: ELSEWHERE[field]}
    of = replace(case_of().procurement, **whole)
    (found,) = findings("R-GDPR-4", case_of(procurement=of))
    assert dict(found.what.facts)["words"] == "Tor Hauge"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kontaktperson: Tor Hauge. Svar innen fredag.", []),
        ("Spørsmål rettes til Tor Hauge.", []),
        ("Kontaktperson: Ola Heim.", ["text"]),
        ("Kontaktperson finnes. Tor Hauge er enig.", ["text"]),
        ("Møtelederen svarer.", []),
    ],
)
def test_somebody_of_the_team_may_be_named_as_whom_to_turn_to(
    text: str, expected: list[str]
) -> None:
    of = replace(case_of().procurement, notice_text=text)
    assert broken("R-GDPR-4", case_of(procurement=of, contacts=(contact(),))) == expected


def test_a_person_in_an_answer_or_a_question_of_the_guide_is_found() -> None:
    one = Answer(id=uid(800), procurement=P, number=3, question="Hvem?", answer="Ola Heim vet.")
    case = case_of(answers=(one,), contacts=(contact(),))
    assert broken("R-GDPR-4", case) == ["answer"]
    alone = replace(one, exempt_reason="Gjelder bare én")
    assert broken("R-GDPR-4", replace(case, answers=(alone,))) == []
    asked = Question(id=uid(810), guide=G, text="Hva mener Tor Hauge?")
    assert broken("R-GDPR-4", case_of(questions=(asked,))) == ["question"]
    plain = replace(asked, text="Hva mener dere?")
    assert broken("R-GDPR-4", case_of(questions=(plain,))) == []


def test_a_finished_file_for_everybody_that_names_a_person_is_found() -> None:
    shown = Paper("ab" * 32, ("person-shown",), file="Oppsummering.pdf", kind="summary")
    assert broken("R-GDPR-4", case_of(), shown) == ["paper"]
    assert broken("R-GDPR-4", case_of(), replace(shown, public=False)) == []
    assert broken("R-GDPR-4", case_of(), replace(shown, kind="access")) == []
    assert broken("R-GDPR-4", case_of(), replace(shown, wanting=("hidden-text",))) == []


HIS_WORDS = said(1, HEIM, "Ola Heim lovet kart", Secrecy.OPEN)
AGREED = {"consented_on": date(2027, 3, 1), "shown_for": "oppsummeringen"}
NEEDED = {"shown_for": "svarer på spørsmål om konkurransen"}


@pytest.mark.parametrize("leave", [AGREED, NEEDED, {"consented_on": date(2027, 4, 1)}])
def test_who_agreed_or_has_to_be_named_may_be(leave: dict[str, Any]) -> None:
    free = case_of(HIS_WORDS, contacts=(contact(**leave),))
    assert broken("R-GDPR-4", free) == []
    of = replace(free.procurement, notice_text="Ola Heim er enig.")
    assert broken("R-GDPR-4", replace(free, procurement=of)) == []


@pytest.mark.parametrize(
    "nothing", [{}, {"shown_for": " "}, {"consented_on": date(2027, 4, 2), "shown_for": "alt"}]
)
def test_without_a_consent_that_holds_or_a_reason_nobody_may_be(nothing: dict[str, Any]) -> None:
    assert broken("R-GDPR-4", case_of(HIS_WORDS, contacts=(contact(**nothing),))) == [""]


def test_leave_is_of_one_person_and_not_of_a_namesake_in_another_firm() -> None:
    agreed = contact(**AGREED)
    namesake = replace(contact(), id=uid(701), supplier=SANS)
    twice = replace(contact(), id=uid(702))
    assert broken("R-GDPR-4", case_of(HIS_WORDS, contacts=(agreed, namesake))) == [""]
    assert broken("R-GDPR-4", case_of(HIS_WORDS, contacts=(agreed, twice))) == []
    both = (agreed, replace(namesake, shown_for="leder konsortiet"))
    assert broken("R-GDPR-4", case_of(HIS_WORDS, contacts=both)) == []


def test_one_who_agreed_does_not_hide_another_in_the_same_words() -> None:
    text = said(1, HEIM, "Ola Heim og Tor Hauge lovet kart", Secrecy.OPEN)
    (found,) = findings("R-GDPR-4", case_of(text, contacts=(contact(**AGREED),)))
    assert dict(found.what.facts)["words"] == "Tor Hauge"


def test_somebody_of_the_team_agrees_like_anybody() -> None:
    shown = said(1, HEIM, "Tor Hauge lovet kart", Secrecy.OPEN)
    tor = TeamMember(id=uid(910), procurement=P, name="Tor Hauge", role=Role.CHAIR)
    assert broken("R-GDPR-4", case_of(shown, team=(tor,))) == [""]
    agreed = replace(tor, consented_on=date(2027, 3, 1))
    assert broken("R-GDPR-4", case_of(shown, team=(agreed,))) == []


def test_leave_to_be_named_does_not_open_what_points_at_a_supplier() -> None:
    free = case_of(HIS_WORDS, contacts=(contact(**AGREED),))
    assert broken("R-SEC-4", free) != []


# -- R-GDPR-5 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        (f"Ring bruker {NUMBER[:6]} {NUMBER[6:]}", "number"),
        ("Ola Heim fortalte at han er sykmeldt", "health"),
        ("Bruker bor i Solveien 12, 6150 Lysvika", "home"),
    ],
)
def test_sensitive_data_in_a_statement_is_found_whatever_its_level(text: str, variant: str) -> None:
    for level in Secrecy:
        (found,) = findings("R-GDPR-5", case_of(said(1, HEIM, text, level)))
        assert found.what.code.endswith(variant)
        assert found.meeting == M


def test_it_is_found_in_the_other_words_of_a_statement_too() -> None:
    claimed = said(1, HEIM, "Metoden", Secrecy.SECRET, claim_reason=f"Gjelder {NUMBER}")
    assert broken("R-GDPR-5", case_of(claimed)) == ["number"]


def test_it_is_found_in_notes_and_remarks() -> None:
    minutes = Minutes(id=uid(650), meeting=M, remark=f"Min nr. er {NUMBER}")
    assert broken("R-GDPR-5", case_of(minutes=(minutes,))) == ["note-number"]
    noted = replace(case_of().meetings[0], note="Tor Hauge har kreft")
    person = Attendance(id=uid(502), meeting=M, name="Tor Hauge", role=Role.CHAIR)
    case = case_of(meetings=(noted,), attendance=(person,))
    assert broken("R-GDPR-5", case) == ["note-health"]


def test_health_of_nobody_and_other_numbers_are_not_found() -> None:
    texts = ("Brukere med demens trenger ro", "Ring 901 00 004", "Orgnr. 101 051 854")
    case = case_of(*(said(n, HEIM, text, Secrecy.OPEN) for n, text in enumerate(texts)))
    assert broken("R-GDPR-5", case) == []
    assert broken("R-GDPR-5", worked_case()) == []


def test_a_number_holds_the_minutes_too() -> None:
    assert Holds.LOCKING & BY_ID["R-GDPR-5"].holds
    assert Holds.LOCKING & BY_ID["R-GDPR-1"].holds
