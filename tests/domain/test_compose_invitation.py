"""The invitation says what the case says, the same to everybody, and nothing that is the buyer's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.composition.document import Bullets, ClassMark, Document, Facts, Heading, Table
from lupdesk.domain.kinds import DocumentKind, MeetingKind, Milestone, Role, Secrecy
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.results import Target
from lupdesk.domain.rules.facts import Facts as Judged
from lupdesk.domain.rules.register import holds_of, judge, stops, wanting_reason
from lupdesk.domain.things import AgendaItem, Buyer, Meeting, PromisedDate, TeamMember
from lupdesk.domain.treatment import SignUp
from tests.domain.small_case import HEIM, START, P, case_of, holds, said, uid

CONFERENCE = uid(5)


def full(**more: Any) -> Case:
    """Everything that belongs in an invitation is there."""
    base = case_of()
    of = replace(base.procurement, for_whom="De som bor hjemme", note="Ramme: 38 mill. kr")
    days = {
        Milestone.NOTICE: date(2027, 2, 1),
        Milestone.REGISTRATION: date(2027, 2, 19),
        Milestone.CONFERENCE: date(2027, 2, 25),
        Milestone.WRITTEN_INPUT: date(2027, 3, 12),
        Milestone.ONE_TO_ONE: date(2027, 3, 16),
        Milestone.COMPETITION: date(2027, 6, 15),
    }
    whole: dict[str, Any] = {
        "procurement": of,
        "buyers": (Buyer(id=uid(700), procurement=P, name="Lysvika kommune"),),
        "targets": (Target(id=uid(701), procurement=P, what="turer", baseline="41 %", target="16 %"),),
        "meetings": (
            *base.meetings,
            Meeting(
                id=CONFERENCE,
                procurement=P,
                kind=MeetingKind.CONFERENCE,
                planned_start=START.replace(month=2, day=25),
                planned_minutes=190,
                place="Storsalen",
            ),
        ),
        "agenda": (
            AgendaItem(id=uid(710), meeting=CONFERENCE, position=2, title="Behovet", start="09:10"),
            AgendaItem(id=uid(711), meeting=CONFERENCE, position=1, title="Velkommen", start="09:00", minutes=10),
        ),
        "dates": tuple(
            PromisedDate(id=uid(720 + n), procurement=P, kind=kind, promised=day)
            for n, (kind, day) in enumerate(days.items())
        ),
        "team": (
            TeamMember(id=uid(740), procurement=P, name="Tor Hauge", role=Role.CHAIR),
            TeamMember(
                id=uid(741),
                procurement=P,
                name="Odd Rake",
                role=Role.PROCUREMENT_OFFICER,
                organisation="Trefjord",
                email="anskaffelser@trefjord.example",
            ),
        ),
        "sign_ups": (
            SignUp(
                id=uid(750),
                procurement=P,
                controller="Trefjordsamarbeidet",
                purpose="Gjennomføre dialogen",
                legal_basis="GDPR art. 6",
                recipients="Prosjektgruppen",
                rights="Innsyn og sletting",
                delete_on=date(2027, 3, 27),
            ),
        ),
    }  # fmt: skip
    return replace(base, **{**whole, **more})


def invitation(case: Case, audience: Audience = PUBLIC) -> Document:
    return compose(case, DocumentKind.INVITATION, audience)


def codes(paper: Document) -> set[str]:
    """Of the headings."""
    headings = [one.text for one in paper.blocks if isinstance(one, Heading)]
    return {text.code for text in headings if isinstance(text, Phrase)}


def missing(case: Case) -> set[str]:
    """What the team's copy says is missing."""
    blocks = invitation(case, BUYER_TEAM).blocks
    if not (isinstance(blocks[0], Heading) and blocks[0].text == Phrase("doc.invitation.missing")):
        return set()
    (items,) = (one.items for one in blocks[:3] if isinstance(one, Bullets))
    return {
        one.code.removeprefix("doc.invitation.").removeprefix("missing.")
        for one in items
        if isinstance(one, Phrase)
    }


def test_all_that_belongs_in_it() -> None:
    paper = invitation(full())
    for words in (
        "Færre unødige turer", "De som bor hjemme", "Lysvika kommune", "turer", "41 %", "Storsalen",
        "Velkommen", "Behovet", "Hva er uklart", "Hva er hindringene", "Trefjordsamarbeidet",
        "Gjennomføre dialogen", "GDPR art. 6", "Prosjektgruppen", "Innsyn og sletting",
        "anskaffelser@trefjord.example",
    ):  # fmt: skip
        assert holds(paper, words), words
    assert codes(paper) >= {
        "doc.invitation.need", "doc.invitation.is", "doc.invitation.dates",
        "doc.invitation.programme", "milestone.one-to-one", "milestone.written-input",
        "doc.invitation.questions", "doc.invitation.secrecy", "doc.privacy",
        "doc.invitation.contact",
    }  # fmt: skip
    assert missing(full()) == set()


def test_the_programme_is_in_its_order_by_the_clock() -> None:
    (table,) = (one for one in invitation(full()).blocks if isinstance(one, Table))
    first, second = table.rows
    start = START.replace(month=2, day=25)
    assert first.cells[0].text == Phrase.of(
        "doc.clock-span", start=start, end=start.replace(minute=10)
    )
    assert second.cells[0].text == Phrase.of("doc.invitation.at", start=start.replace(minute=10))
    assert [row.cells[1].text for row in table.rows] == ["Velkommen", "Behovet"]


@pytest.mark.parametrize("reader", [PUBLIC, Participant(HEIM)])
def test_the_same_for_everybody_outside(reader: Audience) -> None:
    paper = invitation(full(), reader)
    assert paper.blocks == invitation(full()).blocks
    assert paper.class_mark is ClassMark.PUBLIC


def test_the_teams_copy_is_marked_and_says_the_same() -> None:
    paper, public = invitation(full(), BUYER_TEAM), invitation(full())
    assert paper.class_mark is ClassMark.INTERNAL
    assert paper.blocks[-len(public.blocks) :] == public.blocks


def test_a_contact_is_named_by_role_alone() -> None:
    paper = invitation(full())
    assert not holds(paper, "Odd Rake")
    contact = paper.blocks[-1]
    assert isinstance(contact, Facts)
    assert contact.rows[0][1] == Phrase("role.procurement-officer")


def test_what_is_missing_is_left_out_and_told_to_the_team() -> None:
    bare = case_of(guides=(), questions=(), meetings=(), meeting_suppliers=(), attendance=())
    bare = replace(bare, procurement=replace(bare.procurement, title="", effect=""))
    assert codes(invitation(bare)) == {"doc.invitation.is", "doc.invitation.secrecy"}
    assert missing(bare) == {
        "title", "need", "for-whom", "buyers", "conference", "programme", "registration",
        "written", "one-to-one", "competition", "questions", "contact", "privacy",
    }  # fmt: skip


@pytest.mark.parametrize("gone", ["controller", "purpose", "recipients", "rights"])
def test_half_of_what_is_told_of_personal_data_is_missing(gone: str) -> None:
    case = full()
    blank: dict[str, Any] = {gone: " "}
    told = replace(case.sign_ups[0], **blank)
    assert missing(replace(case, sign_ups=(told,))) == {"privacy"}


def test_a_line_that_names_a_supplier_is_left_out_and_counted_for_the_team() -> None:
    case = full()
    named = replace(case.agenda[0], title="Sansea AS viser sin sensor")
    case = replace(case, agenda=(named, case.agenda[1]))
    assert not holds(invitation(case), "Sansea")
    assert missing(case) == {"cut"}


def test_figures_of_the_buyers_own_are_in_no_copy() -> None:
    base = full()
    of = replace(base.procurement, effect="Bedre hjelp for 38 mill. kr", for_whom="Alle")
    case = replace(base, procurement=of)
    for reader in (PUBLIC, Participant(HEIM), BUYER_TEAM):
        paper = invitation(case, reader)
        assert not holds(paper, "38 mill")
        assert holds(paper, "Alle")
    assert missing(case) == {"need", "cut"}


def test_the_note_and_the_draft_of_the_notice_are_nowhere() -> None:
    base = full()
    of = replace(base.procurement, notice_text="Dialogkonferanse, verdi 12 345 678 kr")
    paper = invitation(replace(base, procurement=of))
    assert not holds(paper, "38 mill")
    assert not holds(paper, "12 345 678")


def test_what_suppliers_said_is_nowhere() -> None:
    secret = said(1, HEIM, "Prisen er lav hos oss", Secrecy.OPEN)
    assert not holds(invitation(replace(full(), inputs=(secret,))), "Prisen er lav")


def test_where_not_all_get_a_meeting_it_says_by_what_they_are_chosen() -> None:
    base = full()
    assert Phrase("doc.invitation.one-to-one.all") in list(_bodies(invitation(base)))
    of = replace(base.procurement, slot_criteria="Loddtrekning blant de påmeldte")
    paper = invitation(replace(base, procurement=of))
    assert holds(paper, "Loddtrekning blant de påmeldte")
    assert Phrase("doc.invitation.one-to-one.all") not in list(_bodies(paper))


def _bodies(paper: Document) -> Any:
    for one in paper.blocks:
        yield from getattr(one, "body", ())


# -- what holds it --------------------------------------------------------------------------------


def _stopped(case: Case) -> set[str]:
    held = holds_of(DocumentKind.INVITATION, PUBLIC)
    return {one.rule for one in stops(judge(Judged(case)), held)}


def _warned(case: Case) -> set[str]:
    held = holds_of(DocumentKind.INVITATION, PUBLIC)
    return {one.rule for one in wanting_reason(judge(Judged(case)), held)}


def test_a_budget_in_the_need_stops_it() -> None:
    base = full()
    of = replace(base.procurement, effect="Budsjettet er 5 mill. kr")
    assert "R-SEC-7" in _stopped(replace(base, procurement=of))


def test_a_supplier_in_the_need_stops_it() -> None:
    base = full()
    of = replace(base.procurement, effect="Som hos Heimkontakt AS i dag")
    assert "R-SEC-4" in _stopped(replace(base, procurement=of))


def test_a_notice_that_is_not_whole_stops_it() -> None:
    base = full()
    of = replace(base.procurement, notice_text="Noe skal kjøpes")
    assert "R-NOT-1" in _stopped(replace(base, procurement=of))


def test_preference_and_silence_on_personal_data_want_a_reason() -> None:
    base = full()
    assert {"R-EQ-9", "R-GDPR-3"} & _warned(base) == set()
    of = replace(base.procurement, effect="En lokal leverandør skal hjelpe")
    assert "R-EQ-9" in _warned(replace(base, procurement=of))
    assert "R-GDPR-3" in _warned(replace(base, sign_ups=()))


def test_before_anybody_has_signed_up_the_data_text_is_wanted_where_one_can() -> None:
    nobody = replace(full(), participations=(), sign_ups=())
    assert "R-GDPR-3" in _warned(nobody)
    silent = replace(nobody, dates=())
    assert "R-GDPR-3" not in _warned(silent)


def test_the_team_may_always_have_it() -> None:
    assert not holds_of(DocumentKind.INVITATION, BUYER_TEAM)
