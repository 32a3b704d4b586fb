from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.composition.document import Document
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.composition.screen import screen_of
from lupdesk.domain.freezing import freeze
from lupdesk.domain.kinds import (
    DocumentKind,
    InputKind,
    MinutesState,
    Response,
    Role,
    Secrecy,
    Side,
    Voice,
)
from lupdesk.domain.results import Insight, Lesson, Target, Tie
from lupdesk.domain.things import (
    Attachment,
    Attendance,
    Contact,
    Meeting,
    Minutes,
    Procurement,
    Supplier,
    TeamMember,
)
from tests.domain.small_case import (
    HEIM,
    OMSYN,
    SANS,
    M,
    P,
    case_of,
    holds,
    said,
    strings,
    uid,
)


def minutes_for(case: Case, supplier: UUID = HEIM, meeting: UUID = M) -> Document:
    return compose(case, DocumentKind.MINUTES, Participant(supplier), meeting=meeting)


def forbidden(case: Case, audience: Audience) -> set[str]:
    return {one.text for one in forbidden_for(case, audience)}


# -- what the buyer wrote must name nobody else -----------------------------------------------------


def test_what_the_buyer_told_names_no_other_supplier() -> None:
    case = case_of(
        said(1, None, "Sansea spurte: fire koblinger", Secrecy.OPEN, kind=InputKind.GIVEN),
        said(2, None, "Sende svar", Secrecy.OPEN, kind=InputKind.ACTION, owner="Sara Sanse"),
        said(3, HEIM, "Ligner på Sanseas løsning", Secrecy.OPEN, voice=Voice.READING),
        said(4, None, "Fire koblinger", Secrecy.OPEN, kind=InputKind.GIVEN),
    )
    paper = minutes_for(case)
    assert {one.label: one.reason for one in paper.held_back} == {
        "N01": "names-somebody",
        "A02": "names-somebody",
        "I03": "names-somebody",
    }
    assert not holds(paper, "Sansea")
    assert holds(paper, "Fire koblinger")


def test_who_spoke_is_not_told_of_what_is_common() -> None:
    case = case_of(
        said(1, None, "Dekningen er svak", Secrecy.OPEN, speaker="Sara Sanse"),
        said(2, HEIM, "Vårt eget", Secrecy.OPEN, speaker="Ola Heim"),
    )
    paper = minutes_for(case)
    assert holds(paper, "Dekningen er svak")
    assert holds(paper, "Ola Heim")
    assert not holds(paper, "Sara Sanse")
    assert holds(compose(case, DocumentKind.MINUTES, BUYER_TEAM, meeting=M), "Sara Sanse")


def test_title_place_people_and_reasons_name_no_other_supplier() -> None:
    base = case_of(said(1, HEIM, "Vårt", Secrecy.SECRET, secrecy_harm="Sansea kan bruke det"))
    case = replace(
        base,
        meetings=(
            replace(base.meetings[0], title="Heimkontakt og Sansea", place="Sanseas kontor"),
        ),
        attendance=(
            *base.attendance,
            Attendance(
                id=uid(510), meeting=M, name="Per Ås", organisation="Sansea AS", present=True
            ),
            Attendance(id=uid(511), meeting=M, name="Kari Øy", role=Role.SUPPLIER, present=True),
        ),
    )
    paper = minutes_for(case)
    for text in ("Sansea", "Sanseas", "Per Ås", "Kari Øy"):
        assert not holds(paper, text), text
    assert holds(paper, "Tor Hauge")
    slot = compose(case, DocumentKind.TIMETABLE, Participant(HEIM))
    assert not holds(slot, "Sanseas")
    team = compose(case, DocumentKind.MINUTES, BUYER_TEAM, meeting=M)
    for text in ("Sanseas kontor", "Per Ås", "Kari Øy"):
        assert holds(team, text), text


def test_an_answer_in_a_joint_meeting_may_be_the_others() -> None:
    answer = Minutes(
        id=uid(901),
        meeting=M,
        state=MinutesState.IN_REVIEW,
        response=Response.REMARKED,
        remark="Vi i øst mener noe annet",
    )
    case = case_of(minutes=(answer,))
    paper = minutes_for(case)
    assert not holds(paper, "øst")
    assert "response.remarked" not in set(strings(paper))
    team = compose(case, DocumentKind.MINUTES, BUYER_TEAM, meeting=M)
    assert holds(team, "Vi i øst mener noe annet")


def test_own_words_come_back_in_full_though_they_name_another() -> None:
    case = case_of(said(1, HEIM, "Vi vil by sammen med Sansea", Secrecy.SECRET))
    assert holds(minutes_for(case), "Vi vil by sammen med Sansea")
    assert "Sansea" not in forbidden(case, Participant(HEIM))
    assert "Sara Sanse" in forbidden(case, Participant(HEIM))
    assert "Sansea" in forbidden(case, PUBLIC)


# -- what must be absent ----------------------------------------------------------------------------


def test_the_team_may_read_everything() -> None:
    case = case_of(said(1, HEIM, "Noe svært hemmelig her", Secrecy.SECRET))
    assert forbidden_for(case, BUYER_TEAM) == ()


def test_every_way_to_name_a_supplier_is_forbidden() -> None:
    case = case_of(
        said(1, HEIM, "Sagt", Secrecy.OPEN, speaker="Eva Heim"),
        suppliers=(
            Supplier(
                id=HEIM,
                name="Heimkontakt AS",
                earlier_names=("Trygghetsringen SA",),
                organisation_number="101051854",
            ),
        ),
        contacts=(
            Contact(
                id=uid(550),
                supplier=HEIM,
                name="Ola Heim",
                email="ola@heimkontakt.example",
                phone="+47 901 00 004",
            ),
        ),
    )
    assert {
        "Heimkontakt AS",
        "Heimkontakt",
        "Trygghetsringen SA",
        "Trygghetsringen",
        "101051854",
        "Ola Heim",
        "Eva Heim",
        "ola@heimkontakt.example",
        "heimkontakt.example",
        "901 00 004",
    } <= forbidden(case, PUBLIC)
    assert forbidden(case, Participant(HEIM)) & {"Heimkontakt", "Ola Heim", "101051854"} == set()


def test_names_in_the_procurements_own_words_are_no_leak() -> None:
    case = case_of(
        procurement=Procurement(id=P, title="Drift av Granlås", effect="Som Sansea AS i dag")
    )
    assert not {"Granlås", "Sansea", "Sansea AS"} & forbidden(case, PUBLIC)
    assert "Heimkontakt" in forbidden(case, PUBLIC)
    place = case_of(meetings=(Meeting(id=M, procurement=P, place="Hos Sansea"),))
    assert "Sansea" in forbidden(place, PUBLIC)


def test_a_benefit_that_is_the_teams_own_frees_no_name() -> None:
    """What nobody had planned, and what has no number yet, stands in no paper of everybody."""
    benefit = Target(id=uid(600), procurement=P, what="Heimkontakt fikk ny kunde", target="1")
    told = said(1, SANS, "Heimkontakt kan også dette", Secrecy.OPEN)
    for one, is_free in (
        (benefit, True),
        (replace(benefit, unplanned=True), False),
        (replace(benefit, target=""), False),
    ):
        case = case_of(told, targets=(one,))
        assert ("Heimkontakt" in forbidden(case, PUBLIC)) is not is_free
        assert holds(compose(case, DocumentKind.SUMMARY, PUBLIC), "Heimkontakt") is is_free


def test_why_it_was_taken_back_and_what_was_answered_afterwards_are_looked_for() -> None:
    why = "Vi mister avtalen med sykehuset om den kommer frem"
    answer = "Referenten vår syntes at møtet var altfor hastig"
    open_still = said(1, HEIM, "Dekningen er svak", Secrecy.OPEN)
    lesson = Lesson(
        id=uid(801), procurement=P, side=Side.SUPPLIER, supplier=HEIM, text=answer, change=answer
    )
    gone = replace(open_still, withdrawn_on=date(2027, 3, 20), withdrawn_reason=why)
    case = case_of(gone, lessons=(lesson,))
    for other in (PUBLIC, Participant(SANS)):
        assert {why, answer} <= forbidden(case, other)
    assert not {why, answer} & forbidden(case, Participant(HEIM))
    repeats = said(2, SANS, f"Noen skrev: {answer.lower()}", Secrecy.OPEN)
    assert holds(compose(case_of(repeats), DocumentKind.SUMMARY, PUBLIC), "hastig")
    free = case_of(repeats, lessons=(replace(lesson, text="", change=answer.upper()),))
    assert not holds(compose(free, DocumentKind.SUMMARY, PUBLIC), "hastig")


def test_the_words_of_a_finding_that_rests_on_a_secret_are_looked_for() -> None:
    """Else they could stand in another text: a wording, a reason, what the buyer told."""
    words = "Noen kan skille et fall fra et kjæledyr"
    secret = said(1, SANS, "Egen metode med to radarer", Secrecy.SECRET)
    told = said(2, None, f"Vi har sett at {words.lower()}", Secrecy.OPEN, kind=InputKind.GIVEN)
    finding = Insight(id=uid(70), procurement=P, heard=words)
    tie = Tie(id=uid(71), procurement=P, of=finding.id, basis=secret.id)
    case = case_of(secret, told, insights=(finding,), ties=(tie,))
    for reader in (PUBLIC, Participant(HEIM), Participant(SANS)):
        assert words in forbidden(case, reader)
    assert not holds(compose(case, DocumentKind.SUMMARY, PUBLIC), "kjæledyr")
    also = said(3, HEIM, "Fall kan kjennes igjen av radar", Secrecy.OPEN, same_as=secret.id)
    voiced = case_of(secret, told, also, insights=(finding,), ties=(tie,))
    assert words not in forbidden(voiced, PUBLIC)
    assert holds(compose(voiced, DocumentKind.SUMMARY, PUBLIC), "kjæledyr")
    given = said(4, None, "Vi ser etter fall", Secrecy.OPEN, kind=InputKind.GIVEN)
    on_given = replace(tie, basis=given.id)
    assert words not in forbidden(case_of(given, insights=(finding,), ties=(on_given,)), PUBLIC)


def test_a_name_of_the_need_is_free_beside_itself_and_in_the_genitive() -> None:
    for text in ("Sansea Sansea", "Sanseas folk", "Sansea som i dag"):
        case = case_of(procurement=Procurement(id=P, title="Drift", effect=text))
        screen = screen_of(forbidden_for(case, PUBLIC))
        assert screen.finds(text) is None
        assert screen.finds("Heimkontakt")


def test_the_buyers_people_are_not_the_suppliers() -> None:
    team = (TeamMember(id=uid(560), procurement=P, name="Amira Dahl"),)
    case = case_of(said(1, HEIM, "Sagt", Secrecy.OPEN, speaker="Amira Dahl"), team=team)
    assert "Amira Dahl" not in forbidden(case, Participant(SANS))


def test_a_statement_that_somebody_said_openly_is_no_leak() -> None:
    case = case_of(
        said(1, HEIM, "Mobilnettet er for svakt", Secrecy.SECRET),
        said(2, SANS, "mobilnettet er for svakt, sier vi", Secrecy.OPEN),
        said(3, OMSYN, "Noe ganske annet her", Secrecy.SECRET),
    )
    assert forbidden(case, PUBLIC) & {one.text for one in case.inputs} == {"Noe ganske annet her"}
    assert "Mobilnettet er for svakt" in forbidden(case, Participant(OMSYN))
    assert "mobilnettet er for svakt, sier vi" in forbidden(case, Participant(HEIM))


def test_eight_words_of_a_secret_are_not_let_out_in_an_open_statement() -> None:
    secret = "Vår pris på hver sensor er fire hundre kroner og synker"
    case = case_of(
        said(1, HEIM, secret, Secrecy.SECRET),
        said(2, SANS, "De sier at pris på hver sensor er fire hundre kroner", Secrecy.OPEN),
    )
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    assert {one.label: one.reason for one in paper.held_back} == {
        "I01": "secret",
        "I02": "repeats-secret",
    }


def test_a_light_rewording_that_the_buyer_chose_is_let_out() -> None:
    case = case_of(
        said(
            1,
            HEIM,
            "Månedspris per bruker er bedre for oss enn pris per integrasjon",
            Secrecy.ANONYMISE,
            public_wording="En månedspris per bruker er bedre for oss enn pris per kobling",
        )
    )
    assert holds(compose(case, DocumentKind.SUMMARY, PUBLIC), "pris per kobling")
    screen = screen_of(forbidden_for(case, PUBLIC))
    assert screen.finds(case.inputs[0].public_wording) is None
    assert screen.finds(case.inputs[0].text) is not None


def test_a_light_rewording_does_not_free_the_rest_of_its_statement() -> None:
    rest = "koster under femti kroner i produksjon hos vår fabrikk i Tallinn ved havnen"
    shared = "Vi har bygget en sensor med dobbel radar som varsler"
    case = case_of(
        said(
            1,
            HEIM,
            f"{shared} fallet før det skjer og den {rest}",
            Secrecy.ANONYMISE,
            public_wording=f"{shared} tidlig",
        ),
        said(2, SANS, f"Dette sa de: den {rest}", Secrecy.OPEN),
    )
    made = compose(case, DocumentKind.SUMMARY, PUBLIC)
    assert holds(made, "varsler tidlig")
    assert not holds(made, "fabrikk i Tallinn")


def test_a_wording_for_everybody_does_not_free_somebody_elses_secret() -> None:
    case = case_of(
        said(1, HEIM, "Noe", Secrecy.ANONYMISE, public_wording="En egen metode for å skille fall"),
        said(2, SANS, "egen metode for å skille fall", Secrecy.SECRET),
    )
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    assert not holds(paper, "egen metode for å skille fall")
    assert "egen metode for å skille fall" in forbidden(case, PUBLIC)


def test_names_of_files_that_are_not_open() -> None:
    def file(n: int, name: str, level: Secrecy, of: UUID | None = None) -> Attachment:
        return Attachment(id=uid(570 + n), procurement=P, name=name, secrecy=level, input=of)

    case = case_of(
        said(1, HEIM, "Hemmelig", Secrecy.SECRET),
        attachments=(
            file(1, "Prisbok for sensorer.xlsx", Secrecy.UNASSESSED),
            file(2, "Dialognotat til alle.pdf", Secrecy.OPEN),
            file(3, "Skisse av vår metode.pdf", Secrecy.OPEN, uid(1001)),
        ),
    )
    assert {"Prisbok for sensorer.xlsx", "Skisse av vår metode.pdf"} <= forbidden(case, PUBLIC)
    assert "Dialognotat til alle.pdf" not in forbidden(case, PUBLIC)
    assert "Skisse av vår metode.pdf" not in forbidden(case, Participant(HEIM))


def test_words_that_approved_minutes_still_hold_are_forbidden_too() -> None:
    before = case_of(said(1, HEIM, "Slik lød hemmeligheten da", Secrecy.SECRET))
    frozen = freeze(before, M)
    state = Minutes(id=uid(900), meeting=M, state=MinutesState.APPROVED, frozen=frozen)
    after = replace(
        before, inputs=(replace(before.inputs[0], text="Noe helt annet nå"),), minutes=(state,)
    )
    assert {"Slik lød hemmeligheten da", "Noe helt annet nå"} <= forbidden(after, PUBLIC)
    assert "Slik lød hemmeligheten da" not in forbidden(after, Participant(HEIM))


def test_five_hundred_suppliers_do_not_take_long() -> None:
    firms = tuple(Supplier(id=uid(5000 + n), name=f"Firma{n} Teknikk AS") for n in range(500))
    inputs = tuple(
        said(n, uid(5000 + n % 500), f"Dette er utsagn {n} og det er langt nok", Secrecy.OPEN)
        for n in range(3000)
    )
    case = case_of(*inputs, suppliers=firms, meeting_suppliers=(), participations=())
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    assert holds(paper, "Dette er utsagn 2999 og det er langt nok")


def test_those_who_left_are_still_not_named() -> None:
    case = case_of(
        said(1, HEIM, "Sansea gjør det billigere", Secrecy.OPEN, voice=Voice.READING),
        said(2, HEIM, "Dekningen er svak", Secrecy.OPEN),
    )
    left = replace(
        case,
        suppliers=tuple(one for one in case.suppliers if one.id != SANS),
        former=tuple(one for one in case.suppliers if one.id == SANS),
    )
    assert "Sansea" in forbidden(left, PUBLIC)
    assert "Sansea" in forbidden(left, Participant(HEIM))
    summary = compose(left, DocumentKind.SUMMARY, PUBLIC)
    assert holds(summary, "Dekningen er svak")
    assert not holds(summary, "Sansea")
    assert not holds(minutes_for(left), "Sansea")


def test_a_supplier_who_quotes_the_need_does_not_make_the_need_a_secret() -> None:
    need = "Innbyggere skal kunne bo trygt hjemme lenger enn i dag"
    case = case_of(said(1, HEIM, f"{need}, og kjernen er en ny radar", Secrecy.UNASSESSED))
    case = replace(case, procurement=replace(case.procurement, effect=need))
    found = screen_of(forbidden_for(case, PUBLIC))
    assert list(found.places(need)) == []
    assert list(found.places(f"{need}, og kjernen er en ny radar"))
    assert list(found.places("hjemme lenger enn i dag, og kjernen er en ny radar"))
