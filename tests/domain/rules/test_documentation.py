"""R-DOC-1 … 4, R-ARK-1, R-UU-1, R-UU-2 and R-NOT-1: what breaks each, and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from lupdesk.domain.approvals import words_hash
from lupdesk.domain.case import Case
from lupdesk.domain.freezing import checksum, freeze
from lupdesk.domain.kinds import (
    Disposition,
    MeetingKind,
    Milestone,
    MinutesState,
    Response,
    Role,
    Secrecy,
)
from lupdesk.domain.papers import PAPER_CODES, Paper
from lupdesk.domain.review import Approval
from lupdesk.domain.rules.finding import Severity
from lupdesk.domain.things import (
    Attendance,
    Buyer,
    Meeting,
    MeetingSupplier,
    Minutes,
    Procurement,
    PromisedDate,
    Sending,
)
from tests.domain.rules.breaking import broken, findings
from tests.domain.small_case import HEIM, SANS, G, M, P, case_of, said, uid
from tests.worked_case import meeting_with, worked_case

START = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)
"""A Tuesday."""
WRITER = Attendance(id=uid(501), meeting=M, name="Selma Lie", role=Role.NOTE_TAKER, present=True)
FIRM = Attendance(id=uid(502), meeting=M, name="Ola Heim", supplier=HEIM, present=True)
SENT = Minutes(
    id=uid(650), meeting=M, state=MinutesState.IN_REVIEW, sent_on=date(2027, 3, 18)
)  # a Thursday


def held(today: date = date(2027, 3, 17), minutes: Minutes | None = None, **more: Any) -> Case:
    """One meeting with one supplier, over and documented, unless ``more`` says otherwise."""
    meeting = Meeting(
        id=M,
        procurement=P,
        kind=MeetingKind.ONE_TO_ONE,
        title="Heimkontakt",
        planned_start=START,
        actual_start=START,
        actual_end=START.replace(minute=45),
        guide=G,
    )
    whole: dict[str, Any] = {
        "today": today,
        "meetings": (meeting,),
        "meeting_suppliers": (MeetingSupplier(id=uid(401), meeting=M, supplier=HEIM),),
        "attendance": (WRITER, FIRM),
        "minutes": (minutes,) if minutes else (),
    }
    return case_of(**{**whole, **more})


def owned(**more: Any) -> Procurement:
    return Procurement(id=P, reference="T-1", title="Trygg hverdag", **more)


# -- R-DOC-1 ----------------------------------------------------------------------------------------


def test_a_meeting_with_people_guide_and_writer_is_documented() -> None:
    assert broken("R-DOC-1", held()) == []


def test_a_meeting_without_anybody_is_found() -> None:
    case = held(attendance=(), meeting_suppliers=())
    assert [one.meeting for one in findings("R-DOC-1", case)] == [M]
    assert broken("R-DOC-1", case) == ["participants"]


def test_a_meeting_without_guide_or_agenda_and_one_that_nobody_wrote_are_found() -> None:
    bare = replace(held().meetings[0], guide=None)
    assert broken("R-DOC-1", held(meetings=(bare,))) == ["agenda"]
    assert broken("R-DOC-1", held(attendance=(FIRM,))) == ["author"]


def test_a_meeting_that_is_not_over_wants_nothing_yet() -> None:
    coming = replace(held().meetings[0], actual_end=None, guide=None)
    assert broken("R-DOC-1", held(meetings=(coming,), attendance=())) == []


def test_minutes_are_to_be_sent_within_three_working_days() -> None:
    assert broken("R-DOC-1", held(date(2027, 3, 19))) == []
    assert broken("R-DOC-1", held(date(2027, 3, 20))) == ["not-sent"]
    assert broken("R-DOC-1", held(date(2027, 3, 20), SENT)) == []


@pytest.mark.parametrize("response", [None, Response.SILENT])
def test_no_answer_within_five_working_days_is_a_warning(response: Response | None) -> None:
    silent = replace(SENT, response=response)
    assert broken("R-DOC-1", held(date(2027, 3, 25), silent)) == []
    (found,) = findings("R-DOC-1", held(date(2027, 3, 26), silent))
    assert found.what.code == "finding.R-DOC-1.no-answer"
    assert found.severity is Severity.WARN


def test_minutes_that_were_answered_or_approved_wait_for_nobody() -> None:
    later = date(2027, 4, 30)
    assert broken("R-DOC-1", held(later, replace(SENT, response=Response.CONFIRMED))) == []
    assert broken("R-DOC-1", held(later, approved(held(later)))) == []


def test_a_statement_that_was_changed_after_it_was_confirmed_is_found() -> None:
    case = held(date(2027, 3, 19), SENT)
    one = said(1, HEIM, "Kravet stenger", Secrecy.OPEN)
    agreed = Approval(
        id=uid(900), procurement=P, meeting=M, input=one.id, supplier=HEIM,
        sha256=words_hash(one.text),
    )  # fmt: skip
    stands = replace(case, inputs=(one,), approvals=(agreed,))
    assert "confirmation-fell" not in broken("R-DOC-1", stands)
    fell = replace(stands, inputs=(replace(one, text="Noe annet"),))
    (found,) = findings("R-DOC-1", fell)
    assert found.what.code == "finding.R-DOC-1.confirmation-fell"
    assert found.severity is Severity.WARN
    ours = replace(agreed, supplier=None)
    assert broken("R-DOC-1", replace(fell, approvals=(ours,))) == [], "our own tick tells nobody"


def approved(case: Case) -> Minutes:
    frozen = freeze(case, M)
    return replace(SENT, state=MinutesState.APPROVED, frozen=frozen, sha256=checksum(frozen))


def test_approved_minutes_are_what_their_checksum_says() -> None:
    today = date(2027, 3, 19)
    whole = approved(held(today))
    assert broken("R-DOC-1", held(today, whole)) == []
    other = replace(whole, frozen=whole.frozen.replace("Heimkontakt", "Heimkontrakt"))
    assert broken("R-DOC-1", held(today, other)) == ["hash-differs"]


def test_who_was_there_is_not_changed_after_approval_without_a_new_version() -> None:
    today = date(2027, 3, 19)
    whole = approved(held(today))
    late = replace(FIRM, id=uid(503), name="Kari Heim")
    away = replace(late, present=False)
    assert broken("R-DOC-1", held(today, whole, attendance=(WRITER, FIRM, away))) == []
    assert broken("R-DOC-1", held(today, whole, attendance=(WRITER, FIRM, late))) == [
        "people-differ"
    ]
    (gone,) = findings("R-DOC-1", held(today, whole, attendance=(WRITER, replace(FIRM, name="X"))))
    assert dict(gone.what.facts) == {"meeting": "Heimkontakt", "version": 1}


def test_a_one_to_one_is_with_the_suppliers_whose_people_were_there() -> None:
    stranger = replace(FIRM, supplier=SANS)
    assert broken("R-DOC-1", held(attendance=(WRITER,))) == ["absent"]
    assert broken("R-DOC-1", held(attendance=(WRITER, FIRM, stranger))) == ["uninvited"]
    assert broken("R-DOC-1", held(attendance=(WRITER, stranger))) == ["absent", "uninvited"]
    day = replace(held().meetings[0], kind=MeetingKind.CONFERENCE)
    assert broken("R-DOC-1", held(meetings=(day,), attendance=(WRITER,))) == []


def test_a_conference_wants_minutes_too() -> None:
    day = replace(held().meetings[0], kind=MeetingKind.CONFERENCE)
    assert broken("R-DOC-1", held(date(2027, 3, 19), meetings=(day,))) == []
    assert broken("R-DOC-1", held(date(2027, 3, 20), meetings=(day,))) == ["no-minutes"]
    draft = Minutes(id=uid(650), meeting=M)
    assert broken("R-DOC-1", held(date(2027, 3, 20), draft, meetings=(day,))) == []


def test_one_thing_that_is_wanting_does_not_hide_another() -> None:
    bare = replace(held().meetings[0], guide=None)
    assert broken("R-DOC-1", held(meetings=(bare,), attendance=(FIRM,))) == ["agenda", "author"]


def test_approved_minutes_want_a_checksum_and_a_new_version_its_reason() -> None:
    today = date(2027, 3, 19)
    unlocked = replace(SENT, state=MinutesState.APPROVED)
    assert broken("R-DOC-1", held(today, unlocked)) == ["hash"]
    again = replace(SENT, state=MinutesState.DRAFT, sent_on=None, version=2)
    assert broken("R-DOC-1", held(today, again)) == ["version"]
    assert broken("R-DOC-1", held(today, replace(again, reopened_reason="Feil navn"))) == []


def test_minutes_sent_once_more_want_no_reason() -> None:
    assert broken("R-DOC-1", held(date(2027, 3, 19), replace(SENT, version=2))) == []


def test_the_silent_supplier_of_the_worked_case_is_found() -> None:
    case = worked_case()
    late = replace(case, today=date(2027, 4, 1))
    quiet = meeting_with(case, "L8").id
    minutes = next(one.id for one in case.minutes if one.meeting == quiet)
    assert minutes in {one.about for one in findings("R-DOC-1", late)}


# -- R-DOC-2 to 4 -----------------------------------------------------------------------------------


def test_from_the_competition_on_every_input_has_an_answer_and_a_reason() -> None:
    none = said(1, HEIM, "Pris", Secrecy.OPEN)
    bare = said(2, HEIM, "Tid", Secrecy.OPEN, disposition=Disposition.PARTLY)
    whole = replace(bare, id=uid(1003), disposition_reason="Pilot først")
    at_competition = case_of(none, bare, whole, procurement=owned(phase=7))
    assert broken("R-DOC-2", at_competition) == ["none", "no-reason"]
    before = case_of(none, bare, whole, procurement=owned(phase=5))
    assert broken("R-DOC-2", before) == []


def test_the_record_of_the_dialogue_is_asked_for_at_the_competition() -> None:
    record = Sending(id=uid(660), procurement=P, kind="protocol")
    assert broken("R-DOC-3", case_of(procurement=owned(phase=7))) == [""]
    assert broken("R-DOC-3", case_of(procurement=owned(phase=7), sendings=(record,))) == []
    assert broken("R-DOC-3", case_of(procurement=owned(phase=6))) == []


@pytest.mark.parametrize(
    ("until", "signed", "ends", "above", "expected"),
    [
        (date(2030, 12, 31), date(2028, 2, 1), None, True, [""]),
        (date(2031, 2, 1), date(2028, 2, 1), None, True, []),
        (date(2031, 2, 1), date(2028, 2, 1), date(2034, 2, 1), True, [""]),
        (date(2034, 2, 1), date(2028, 2, 1), date(2034, 2, 1), True, []),
        (date(2028, 3, 1), date(2028, 2, 1), None, False, []),
        (date(2031, 2, 28), date(2028, 2, 29), None, True, []),
        (None, date(2028, 2, 1), None, True, ["none"]),
        (None, None, None, True, []),
    ],
)
def test_a_case_is_kept_three_years_after_signing_and_as_long_as_the_contract(
    until: date | None, signed: date | None, ends: date | None, above: bool, expected: list[str]
) -> None:
    one = owned(
        keep_until=until, contract_signed_on=signed, contract_ends_on=ends, above_threshold=above
    )
    assert broken("R-DOC-4", case_of(procurement=one)) == expected


# -- R-ARK-1, R-UU-1, R-UU-2 ------------------------------------------------------------------------


def test_papers_for_the_archive_want_its_case_and_its_format() -> None:
    sent = Sending(id=uid(660), procurement=P, kind="summary")
    assert broken("R-ARK-1", case_of(sendings=(sent,))) == ["case"]
    kept = case_of(sendings=(sent,), procurement=owned(archive_case="2026/4711"))
    assert broken("R-ARK-1", kept) == []
    assert broken("R-ARK-1", kept, Paper("ab" * 32, ("archive-format",))) == ["format"]
    assert broken("R-ARK-1", case_of()) == []


def test_what_a_reader_would_miss_in_a_file_is_named() -> None:
    paper = Paper("ab" * 32, ("access-language", "access-alt", "hidden-text"))
    assert broken("R-UU-1", case_of(), paper) == ["access-language", "access-alt"]
    assert broken("R-UU-1", case_of(), Paper("ab" * 32, ("archive-format",))) == []


def test_what_one_reader_would_miss_is_a_warning() -> None:
    for public, severity in ((True, Severity.STOP), (False, Severity.WARN)):
        paper = Paper("ab" * 32, ("access-tags",), file="Referat.pdf", public=public)
        (found,) = findings("R-UU-1", case_of(), paper)
        assert found.severity is severity
        assert dict(found.what.facts)["file"] == "Referat.pdf"


def test_every_code_of_a_paper_belongs_to_one_rule() -> None:
    rules = ("R-SEC-6", "R-UU-1", "R-ARK-1", "R-GDPR-4")
    for code in PAPER_CODES:
        found = [
            one for rule in rules for one in findings(rule, case_of(), Paper("ab" * 32, (code,)))
        ]
        assert len(found) == 1, code


def test_a_sentence_of_more_than_thirty_words_is_hard_to_read() -> None:
    long = said(1, HEIM, "ord " * 31, Secrecy.OPEN)
    halved = said(2, HEIM, f"{'ord ' * 30}. {'ord ' * 30}", Secrecy.OPEN)
    hidden = said(3, HEIM, "ord " * 31, Secrecy.SECRET)
    assert [one.about for one in findings("R-UU-2", case_of(long, halved, hidden))] == [long.id]
    assert broken("R-UU-2", worked_case()) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Vi trenger EPJ i drift", "EPJ"),
        ("Vi trenger elektronisk pasientjournal (EPJ)", ""),
        ("EPJ (elektronisk pasientjournal) må i drift", ""),
        ("EPJ står for elektronisk pasientjournal", ""),
        ("EPJ-en må snakke med alt", "EPJ"),
        ("KI fra EØS, til NAV og et AS", ""),
        ("Modent på TRL 7, med IPR hos oss", ""),
        ("VIKTIG FOR ALLE", ""),
        ("Del II av avtalen", ""),
        ("Se I07 og CO2", ""),
        ("Skriv til post@ABC.example", ""),
    ],
)
def test_a_short_form_that_nobody_explained_is_found(text: str, word: str) -> None:
    found = findings("R-UU-2", case_of(said(1, HEIM, text, Secrecy.OPEN)))
    assert [dict(one.what.facts)["words"] for one in found] == ([word] if word else [])


def test_a_short_form_is_explained_once_where_everybody_can_read_it() -> None:
    used = said(1, HEIM, "Uten EPJ går det ikke", Secrecy.OPEN)
    told = said(2, HEIM, "Elektronisk pasientjournal (EPJ) er ute", Secrecy.OPEN)
    assert broken("R-UU-2", case_of(used, told)) == []
    hidden = replace(told, secrecy=Secrecy.SECRET)
    assert broken("R-UU-2", case_of(used, hidden)) == ["short"]
    need = owned(effect="Raskere svar fra elektronisk pasientjournal (EPJ)")
    assert broken("R-UU-2", case_of(used, procurement=need)) == []


def test_the_buyers_own_words_are_looked_at_too() -> None:
    bare = owned(notice_text="Dialogkonferanse om VKP.")
    (found,) = findings("R-UU-2", case_of(procurement=bare))
    assert (found.about, dict(found.what.facts)["words"]) == (P, "VKP")
    assert broken("R-UU-2", case_of(procurement=owned(notice_text="Om trygghet."))) == []


# -- R-NOT-1 ----------------------------------------------------------------------------------------

NOTICE = "Dialogkonferanse om trygghet. Dialogen er ikke bindende."


def noticed(**more: Any) -> Case:
    whole = {"cpv": ("35121700",), "nuts": ("NO0A3",), "notice_text": NOTICE, **more}
    deadline = PromisedDate(
        id=uid(670), procurement=P, kind=Milestone.WRITTEN_INPUT, promised=date(2027, 3, 15)
    )
    buyer = Buyer(id=uid(680), procurement=P, name="Lysvika kommune")
    return case_of(procurement=owned(**whole), dates=(deadline,), buyers=(buyer,))


def test_a_whole_notice_breaks_nothing() -> None:
    assert broken("R-NOT-1", noticed()) == []
    assert broken("R-NOT-1", noticed(cpv=("35121700-0",), nuts=("NO",))) == []


@pytest.mark.parametrize(
    ("change", "variant"),
    [
        ({"cpv": ()}, "cpv"),
        ({"cpv": ("351217",)}, "cpv"),
        ({"nuts": ()}, "nuts"),
        ({"nuts": ("Oslo",)}, "nuts"),
        ({"notice_text": "Vi inviterer. Ikke bindende."}, "activity"),
        ({"notice_text": "Dialogkonferanse om trygghet."}, "binding"),
        ({"language": ""}, "language"),
    ],
)
def test_what_the_notice_lacks_is_found(change: dict[str, Any], variant: str) -> None:
    assert broken("R-NOT-1", noticed(**change)) == [variant]


def test_buyer_title_and_deadline_are_wanted() -> None:
    assert broken("R-NOT-1", replace(noticed(), buyers=())) == ["buyer"]
    assert broken("R-NOT-1", replace(noticed(), dates=())) == ["deadline"]
    nameless = noticed()
    untitled = replace(nameless, procurement=replace(nameless.procurement, title=""))
    assert broken("R-NOT-1", untitled) == ["title"]


def test_no_draft_and_a_notice_from_a_file_are_not_judged() -> None:
    assert broken("R-NOT-1", noticed(notice_text="", cpv=())) == []
    assert broken("R-NOT-1", noticed(notice_id="0b5f-01", cpv=())) == []
