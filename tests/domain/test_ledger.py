"""Who was told what, and what the others still have to get; who was asked which question."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.kinds import Channel, InputKind, InputType, MeetingKind, Secrecy
from lupdesk.domain.ledger import Entry, Told, ledger, owed, still_to_tell, taking_part
from lupdesk.domain.question_matrix import CellState, question_matrix
from lupdesk.domain.things import (
    Asked,
    Attendance,
    Guide,
    Input,
    Meeting,
    Participation,
    Question,
    Sending,
)
from lupdesk.domain.treatment import Answer, Dispatch, Gap, Publication
from tests.domain.small_case import GRAN, HEIM, M2, OMSYN, SANS, START, G, M, P, case_of, said, uid
from tests.worked_case import firm, meeting_with, worked_case

NOON = datetime(2027, 3, 20, 11, 0, tzinfo=UTC)
WEB = uid(700)


def given(n: int, text: str = "Fire integrasjoner", **more: Any) -> Input:
    return said(n, more.pop("supplier", None), text, Secrecy.OPEN, kind=InputKind.GIVEN, **more)


def publication(**more: Any) -> Publication:
    whole: dict[str, Any] = {"id": WEB, "procurement": P, "place": "Doffin", "published_at": NOON}
    return Publication(**{**whole, **more})


def only(case: Case) -> Entry:
    (entry,) = ledger(case)
    return entry


def owing(case: Case) -> dict[UUID, list[UUID]]:
    return {line.supplier: [one.id for one in line.entries] for line in owed(case)}


# -- what was told -------------------------------------------------------------------------------


def test_what_was_told_in_a_meeting_went_to_those_who_were_in_it() -> None:
    case = case_of(given(1, said_at=START))
    assert [one.supplier for one in only(case).told] == [HEIM, SANS]
    assert only(case).told[0] == Told(HEIM, START, Channel.MEETING)
    assert owing(case) == {OMSYN: [uid(1001)], GRAN: [uid(1001)]}


def test_one_of_a_consortium_that_was_not_there_has_not_heard_it() -> None:
    case = case_of(given(1))
    absent = tuple(
        replace(one, present=False) if one.supplier == SANS else one for one in case.attendance
    )
    assert [one.supplier for one in only(replace(case, attendance=absent)).told] == [HEIM]
    nobody = tuple(replace(one, present=False) for one in case.attendance)
    kept = only(replace(case, attendance=nobody))
    assert [one.supplier for one in kept.told] == [HEIM, SANS], "no list of those present was kept"


def test_what_was_said_among_ourselves_was_told_to_nobody() -> None:
    case = case_of(given(1))
    inside = tuple(replace(one, kind=MeetingKind.INTERNAL) for one in case.meetings)
    assert ledger(replace(case, meetings=inside)) == ()


def test_outside_a_meeting_one_was_told_or_all() -> None:
    one = given(1, meeting=None, supplier=GRAN, channel=Channel.PHONE, said_at=NOON)
    assert only(case_of(one)).told == (Told(GRAN, NOON, Channel.PHONE),)
    everybody = replace(one, supplier=None, channel=Channel.EMAIL)
    assert only(case_of(everybody)).everybody
    assert owing(case_of(everybody)) == {}


def test_what_was_told_nobody_knows_to_whom_is_owed_to_all() -> None:
    case = case_of(given(1, meeting=None))
    assert only(case).told == ()
    assert set(owing(case)) == {HEIM, SANS, OMSYN, GRAN}


def test_a_link_counts_only_once_it_was_published() -> None:
    linked = given(1, publication=WEB)
    waiting = case_of(linked, publications=(publication(published_at=None),))
    assert set(owing(waiting)) == {OMSYN, GRAN}
    assert only(waiting).publication is None
    out = case_of(linked, publications=(publication(),))
    assert owing(out) == {}
    assert only(out).publication == publication()
    gone = case_of(linked)
    assert set(owing(gone)) == {OMSYN, GRAN}


def test_a_reason_does_not_stand_in_for_sharing_what_is_new() -> None:
    told = case_of(given(1, unpublished_reason="Bare veien til rommet"))
    assert set(owing(told)) == {OMSYN, GRAN}
    assert ledger(told)[0].reason == "Bare veien til rommet"


def test_input_from_suppliers_is_not_information_given() -> None:
    assert ledger(case_of(said(1, HEIM, "Vi har fire", Secrecy.OPEN))) == ()


def test_answers_are_listed_once_published_and_exempt_ones_with_their_reason() -> None:
    answer = Answer(
        id=uid(800), procurement=P, number=3, question="Varighet?", answer="4+2", asked_by=HEIM
    )
    assert ledger(case_of(answers=(answer,))) == ()
    out = case_of(answers=(replace(answer, publication=WEB),), publications=(publication(),))
    (entry,) = ledger(out)
    assert (entry.kind, entry.question, entry.everybody) == (Answer, "Varighet?", True)
    exempt = case_of(answers=(replace(answer, exempt_reason="Bare praktisk"),))
    assert only(exempt).told == (Told(HEIM, None, None),)
    assert owing(exempt) == {}


def paper(audience: str = "public", **more: Any) -> Sending:
    return Sending(
        id=uid(900), procurement=P, kind="summary", audience=audience, file_name="o.pdf", **more
    )


def sent(n: int, supplier: UUID | None, at: datetime = NOON) -> Dispatch:
    return Dispatch(id=uid(910 + n), sending=uid(900), supplier=supplier, sent_at=at)


def test_a_file_that_reached_some_is_owed_to_the_rest() -> None:
    case = case_of(sendings=(paper(),), dispatches=(sent(1, HEIM), sent(2, OMSYN)))
    assert owing(case) == {SANS: [uid(900)], GRAN: [uid(900)]}
    assert [one.id for one in still_to_tell(case)] == [uid(900)]
    placed = replace(case, publications=(publication(sending=uid(900)),))
    assert owing(placed) == {}, "it can be read on the web"
    by_mail = replace(case, publications=(publication(sending=uid(900), place=""),))
    assert set(owing(by_mail)) == {SANS, GRAN}
    assert ledger(case_of(sendings=(paper(),))) == (), "written and sent to nobody"
    withdrawn = paper(withdrawn_reason="feil tall", withdrawn_on=date(2027, 3, 21))
    assert owing(replace(case, sendings=(withdrawn,))) == {}


def test_what_is_one_suppliers_own_is_owed_to_nobody() -> None:
    case = case_of(sendings=(paper("supplier", supplier=HEIM),), dispatches=(sent(1, HEIM),))
    assert only(case).for_one
    assert owing(case) == {}
    team = case_of(sendings=(paper("team"),), dispatches=(sent(1, None),))
    assert ledger(team) == ()


def test_a_message_stands_by_itself_and_a_carrier_does_not() -> None:
    message = publication(title="Fristen er flyttet")
    assert only(case_of(publications=(message,))).text == "Fristen er flyttet"
    carrying = case_of(given(1, publication=WEB), publications=(message,))
    assert [one.kind for one in ledger(carrying)] == [Input]


def test_in_the_order_of_time() -> None:
    case = case_of(
        given(1, said_at=NOON), given(2, said_at=START), given(3, meeting=None, said_at=START)
    )
    assert [one.id for one in ledger(case)] == [uid(1003), uid(1002), uid(1001)]


def test_who_declined_or_was_only_invited_is_owed_nothing() -> None:
    case = case_of(given(1))
    parts = tuple(
        replace(one, declined_on=date(2027, 3, 1))
        if one.supplier == GRAN
        else replace(one, registered_on=None, invited_on=date(2027, 2, 1))
        for one in case.participations
    )
    less = replace(case, participations=parts)
    assert [one.id for one in taking_part(less)] == [HEIM, SANS, OMSYN]
    assert set(owing(less)) == {OMSYN}


def test_the_new_information_of_the_worked_case() -> None:
    """N1 to N3 went to one supplier each; thirteen others have still to get each of them."""
    case = worked_case()
    told = [one for one in ledger(case) if one.kind is Input]
    assert sorted(one.number for one in told) == [1, 2, 3]
    assert all(len(one.told) == 1 for one in told)
    assert sum(len(line.entries) for line in owed(case)) == 3 * (len(taking_part(case)) - 1)


# -- the same questions --------------------------------------------------------------------------

OLD, NEW = uid(301), uid(351)


def states(case: Case) -> dict[tuple[UUID, UUID], CellState]:
    return {
        (row.question.id, cell.supplier): cell.state
        for row in question_matrix(case).rows
        for cell in row.cells
    }


def ticked(meeting: UUID, question: UUID) -> Asked:
    return Asked(id=uid(600), meeting=meeting, question=question)


def test_asked_answered_and_open() -> None:
    case = case_of(
        said(1, HEIM, "Uklart hvem som betaler", Secrecy.OPEN, question=OLD),
        asked=(ticked(M2, uid(302)),),
    )
    found = states(case)
    assert found[OLD, HEIM] is found[OLD, SANS] is CellState.ANSWERED, "together in one meeting"
    assert found[uid(302), OMSYN] is CellState.ASKED
    assert found[uid(302), HEIM] is CellState.GAP
    assert found[OLD, OMSYN] is CellState.GAP
    assert question_matrix(case).suppliers == (HEIM, SANS, OMSYN)
    assert len(question_matrix(case).gaps) == 3


def test_a_question_in_return_is_no_answer() -> None:
    case = case_of(said(1, HEIM, "Hvor mange?", Secrecy.OPEN, question=OLD, type=InputType.Q))
    assert states(case)[OLD, HEIM] is CellState.GAP


def test_a_meeting_to_come_is_no_gap_yet() -> None:
    assert set(states(case_of()).values()) == {CellState.AHEAD}
    held = case_of()
    begun = tuple(replace(one, actual_start=START) for one in held.meetings)
    assert set(states(replace(held, meetings=begun)).values()) == {CellState.GAP}


def test_where_some_are_core_the_others_need_not_be_asked() -> None:
    case = case_of(said(1, HEIM, "Ja", Secrecy.OPEN, question=OLD))
    marked = tuple(replace(one, core=one.id == OLD) for one in case.questions)
    begun = tuple(replace(one, actual_start=START) for one in case.meetings)
    free = replace(case, questions=marked, meetings=begun)
    found, (first, second) = states(free), question_matrix(free).rows
    assert (first.core, second.core) == (True, False)
    assert found[OLD, OMSYN] is CellState.GAP
    assert found[uid(302), HEIM] is found[uid(302), OMSYN] is CellState.FREE
    assert {question.id for question, _ in question_matrix(free).gaps} == {OLD}
    ahead = states(replace(case, questions=marked))
    assert ahead[uid(302), OMSYN] is CellState.AHEAD
    gap = Gap(id=uid(650), procurement=P, supplier=OMSYN, question=uid(302), reason="Ikke tid")
    assert states(replace(free, gaps=(gap,)))[uid(302), OMSYN] is CellState.EXPLAINED


def test_gaps_are_explained_or_followed_up() -> None:
    case = case_of(
        said(1, HEIM, "Ja", Secrecy.OPEN, question=OLD),
        said(2, OMSYN, "x", Secrecy.OPEN, meeting=M2),
    )
    gap = Gap(id=uid(650), procurement=P, supplier=OMSYN, question=OLD, reason="Ikke deres felt")
    explained = replace(case, gaps=(gap,))
    assert states(explained)[OLD, OMSYN] is CellState.EXPLAINED
    both = replace(case, gaps=(replace(gap, follow_up="Spurt skriftlig innen 2. april"),))
    assert states(both)[OLD, OMSYN] is CellState.FOLLOW_UP
    answered = replace(explained, gaps=(replace(gap, supplier=HEIM),))
    assert states(answered)[OLD, HEIM] is CellState.ANSWERED


def test_a_question_is_the_same_across_versions_of_the_guide() -> None:
    newer = Guide(id=uid(5), procurement=P, version=3)
    copied = Question(id=NEW, guide=newer.id, position=1, text="Hva er uklart nå?", origin=OLD)
    case = case_of(said(1, HEIM, "Ja", Secrecy.OPEN, question=OLD))
    case = replace(
        case,
        guides=(*case.guides, newer),
        questions=(*case.questions, copied),
        asked=(ticked(M2, NEW),),
        gaps=(Gap(id=uid(650), procurement=P, supplier=SANS, question=OLD, reason="x"),),
    )
    found = states(case)
    assert {question for question, _ in found} == {NEW}, "what nobody was asked is gone with it"
    assert (found[NEW, HEIM], found[NEW, OMSYN]) == (CellState.ANSWERED, CellState.ASKED)
    put = replace(case, asked=(*case.asked, ticked(M, uid(302))))
    rows = {row.question.id: row.dropped for row in question_matrix(put).rows}
    assert rows == {NEW: False, uid(302): True}


def test_questions_that_point_at_each_other_do_not_hang() -> None:
    case = case_of(questions=(
        Question(id=OLD, guide=G, origin=NEW, text="a"), Question(id=NEW, guide=G, origin=OLD),
    ))  # fmt: skip
    assert len(question_matrix(case).rows) >= 1


def test_who_only_wrote_is_in_the_matrix_of_the_worked_case() -> None:
    case = worked_case()
    matrix = question_matrix(case)
    assert firm(case, "L14").id in matrix.suppliers
    assert {row.dropped for row in matrix.rows} == {False}
    assert len(matrix.rows) == 16
    lone = meeting_with(case, "L2").id
    asked = {one.question for one in case.asked if one.meeting == lone}
    column = matrix.suppliers.index(firm(case, "L2").id)
    for row in matrix.rows:
        if row.question.id in asked:
            assert row.cells[column].state in {CellState.ASKED, CellState.ANSWERED}


def test_who_declined_after_the_meeting_has_no_column() -> None:
    case = case_of()
    gone = Participation(id=uid(299), procurement=P, supplier=OMSYN, declined_on=date(2027, 3, 20))
    assert OMSYN not in question_matrix(replace(case, participations=(gone,))).suppliers


def test_a_written_round_counts() -> None:
    case = case_of(said(1, OMSYN, "Skrevet", Secrecy.OPEN, meeting=M2, question=OLD))
    written = tuple(replace(one, kind=MeetingKind.WRITTEN) for one in case.meetings)
    assert states(replace(case, meetings=written))[OLD, OMSYN] is CellState.ANSWERED
    plenary = tuple(replace(one, kind=MeetingKind.CONFERENCE) for one in case.meetings)
    assert question_matrix(replace(case, meetings=plenary)).suppliers == ()


def test_people_without_a_supplier_are_the_buyers() -> None:
    """An attendance list of the buyer's people alone says nothing of who else was there."""
    case = case_of(given(1))
    ours = (Attendance(id=uid(599), meeting=M, name="Tor", present=True),)
    assert len(only(replace(case, attendance=ours)).told) == 2
    assert Meeting(id=M, procurement=P).kind is MeetingKind.ONE_TO_ONE
