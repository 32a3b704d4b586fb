"""We heard, we do, why not: what everybody reads of a main finding, and what keeps it from them."""

from __future__ import annotations

from typing import Any

import pytest

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.composition.document import Document, Facts, Heading, Noted, Table
from lupdesk.domain.kinds import Disposition, DocumentKind, InputType, Secrecy
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.results import Insight, Tie
from lupdesk.domain.things import Input
from tests.domain.small_case import (
    GRAN,
    HEIM,
    OMSYN,
    SANS,
    M,
    P,
    case_of,
    holds,
    said,
    text_of,
    uid,
)

OPEN, SECRET, HIDE = Secrecy.OPEN, Secrecy.SECRET, Secrecy.ANONYMISE
DEAR = said(1, HEIM, "Lukkede grensesnitt gjør integrasjon dyr", OPEN)
MISSED = said(2, OMSYN, "Åpne grensesnitt savnes i kravene", OPEN, type=InputType.REQ)
LATE = said(3, GRAN, "Levering av låser tar fjorten uker", OPEN, type=InputType.TIME)
METHOD = said(4, SANS, "Egen metode for å skille fall fra kjæledyr", SECRET)
QUIET = said(5, SANS, "Vi mister kunder i nord", HIDE, public_wording="Kunder går tapt")
FINE = said(6, GRAN, "Grensesnittene er gode nok", OPEN)


def insight(n: int = 1, **more: Any) -> Insight:
    whole: dict[str, Any] = {
        "heard": "Lukkede grensesnitt fordyrer", "does": "Vi krever åpne grensesnitt",
        "answer": Disposition.ACCEPTED, "why": "Det gir flere tilbydere", "theme": "grensesnitt",
        "position": float(n), **more,
    }  # fmt: skip
    return Insight(id=uid(7000 + n), procurement=P, **whole)


def resting(*pairs: tuple[Insight, tuple[Input, ...]], inputs: tuple[Input, ...] = ()) -> Case:
    ties = [
        Tie(id=uid(8000 + 100 * n + m), procurement=P, of=one.id, basis=basis.id)
        for n, (one, behind) in enumerate(pairs)
        for m, basis in enumerate(behind)
    ]
    known = dict.fromkeys((*(basis for _, behind in pairs for basis in behind), *inputs))
    return case_of(*known, insights=tuple(one for one, _ in pairs), ties=tuple(ties))


def summary(case: Case) -> Document:
    return compose(case, DocumentKind.SUMMARY, PUBLIC)


def section(paper: Document, name: str) -> list[Any]:
    """The blocks under a heading of the second level."""
    found: list[Any] = []
    inside = False
    for block in paper.blocks:
        if isinstance(block, Heading) and block.level == 2:
            inside = isinstance(block.text, Phrase) and block.text.code == f"doc.summary.{name}"
        elif inside:
            found.append(block)
    return found


def reasons(paper: Document) -> dict[str, str]:
    return {one.label: one.reason for one in paper.held_back if one.label.startswith("H")}


def test_a_finding_tells_what_was_heard_how_many_what_is_done_and_why() -> None:
    paper = summary(resting((insight(disagreement="En mener de er gode"), (DEAR, MISSED))))
    head, heard, done = section(paper, "insights")
    assert head.text == Phrase.of("doc.summary.insight", number=1, theme="Grensesnitt")
    assert heard.body == ("Lukkede grensesnitt fordyrer",)
    assert heard.count == Phrase.of("doc.number", number=2)
    assert [label.code for label, _ in done.rows] == [
        "doc.insight.disagree", "doc.insight.we-do", "doc.insight.why",
    ]  # fmt: skip
    assert done.rows[2][1] == "Det gir flere tilbydere"


def test_a_refusal_says_why_not() -> None:
    refused = insight(answer=Disposition.NOT_ACCEPTED, does="")
    _, _, done = section(summary(resting((refused, (DEAR, MISSED)))), "insights")
    assert done.rows[0][1] == Phrase("disposition.not-accepted")
    assert done.rows[1][0] == Phrase("doc.insight.why-not")


def test_the_findings_keep_the_buyers_order() -> None:
    case = resting((insight(1, theme="b"), (DEAR,)), (insight(2, theme="a"), (LATE,)))
    heads = [one.text for one in section(summary(case), "insights") if isinstance(one, Heading)]
    assert heads == [
        Phrase.of("doc.summary.insight", number=n, theme=theme) for n, theme in ((1, "B"), (2, "A"))
    ]


def test_a_count_of_one_is_not_told() -> None:
    _, heard, _ = section(summary(resting((insight(), (DEAR,)), inputs=(LATE,))), "insights")
    assert heard.count is None


def test_a_count_of_all_but_one_is_not_told() -> None:
    case = resting((insight(), (DEAR, MISSED, QUIET)), inputs=(LATE,))
    _, heard, _ = section(summary(case), "insights")
    assert heard.count is None


def test_what_nobody_may_read_is_not_counted() -> None:
    _, heard, _ = section(summary(resting((insight(), (DEAR, MISSED, METHOD)))), "insights")
    assert heard.count == Phrase.of("doc.number", number=2)


def test_a_secret_behind_a_finding_changes_nothing_of_it() -> None:
    without = summary(resting((insight(), (DEAR, MISSED)), inputs=(METHOD,)))
    with_it = summary(resting((insight(), (DEAR, MISSED, METHOD))))
    assert with_it.blocks == without.blocks


@pytest.mark.parametrize("field", ["heard", "disagreement", "does", "why", "theme"])
@pytest.mark.parametrize(
    ("planted", "reason"),
    [
        ("Heimkontakt kan levere", "names-somebody"),
        ("Egen metode for å skille fall fra kjæledyr", "repeats-secret"),
        ("Vi mister kunder i nord", "repeats-secret"),
        ("Rammen på 38 mill. kr holder", "own-figure"),
    ],
)
def test_a_finding_that_tells_too_much_is_left_out_whole(
    field: str, planted: str, reason: str
) -> None:
    own = said(9, None, "Rammen er 38 mill. kr", Secrecy.INTERNAL)
    told: dict[str, Any] = {field: planted}
    case = resting((insight(**told), (DEAR, MISSED)), inputs=(METHOD, QUIET, own))
    paper = summary(case)
    assert section(paper, "insights") == []
    assert reasons(paper) == {"H01": reason}
    assert not holds(paper, planted)
    assert holds(paper, DEAR.text), "its statements stand by themselves then"


@pytest.mark.parametrize("behind", [(), (METHOD,)])
def test_a_finding_on_nothing_that_everybody_may_read_is_left_out(
    behind: tuple[Input, ...],
) -> None:
    paper = summary(resting((insight(heard="Fall kan skilles fra dyr"), behind), inputs=(DEAR,)))
    assert reasons(paper) == {"H01": "no-voices"}
    assert not holds(paper, "Fall kan skilles")


def test_statements_behind_a_finding_are_not_told_again_below() -> None:
    paper = summary(resting((insight(), (DEAR, MISSED)), inputs=(LATE, FINE)))
    assert not holds(paper, DEAR.text)
    assert holds(paper, FINE.text)
    counts = [one.count for one in section(paper, "findings") if isinstance(one, Noted)]
    whole = summary(resting(inputs=(DEAR, MISSED, LATE, FINE)))
    assert counts == [one.count for one in section(whole, "findings") if isinstance(one, Noted)]


def test_a_type_that_is_told_whole_above_keeps_its_count() -> None:
    paper = summary(resting((insight(), (DEAR, FINE)), inputs=(LATE, MISSED)))
    first = next(one for one in section(paper, "findings") if isinstance(one, Noted))
    assert first.body == (Phrase("doc.summary.in-the-main"),)
    assert first.count == Phrase.of("doc.number", number=2)


def _decided(one: Input, reason: str, outcome: Disposition = Disposition.ACCEPTED) -> Input:
    return said(
        one.number, one.supplier, one.text, one.secrecy,
        disposition=outcome, disposition_reason=reason,
    )  # fmt: skip


def test_a_statement_is_answered_once_unless_its_answer_is_another() -> None:
    same = _decided(DEAR, "Det gir flere tilbydere")
    other = _decided(MISSED, "Vi venter med det", Disposition.CARRIED)
    paper = summary(resting((insight(), (same, other))))
    (table,) = [one for one in section(paper, "heard-done") if isinstance(one, Table)]
    assert [row.cells[0].text for row in table.rows] == [MISSED.text]


def test_without_findings_the_summary_is_as_it_was() -> None:
    paper = summary(resting(inputs=(DEAR, MISSED, LATE)))
    assert section(paper, "insights") == []
    assert holds(paper, DEAR.text)
    assert "doc.summary.the-rest" not in text_of(paper)


def test_the_team_reads_whose_voices_they_are_and_what_everybody_does_not_get() -> None:
    case = resting((insight(why="Heimkontakt ba om det"), (DEAR, METHOD)))
    against = Tie(id=uid(8900), procurement=P, of=uid(7001), basis=FINE.id, against=True)
    case = case_of(*case.inputs, FINE, insights=case.insights, ties=(*case.ties, against))
    words = text_of(compose(case, DocumentKind.INTERNAL, BUYER_TEAM))
    assert "I01 Heimkontakt AS, I04 Sansea AS" in words
    assert "I06 Granlås AS" in words
    assert "held.names-somebody" in words


@pytest.mark.parametrize("supplier", [HEIM, SANS])
def test_a_suppliers_own_minutes_tell_nothing_of_findings(supplier: Any) -> None:
    case = resting((insight(), (DEAR, METHOD)))
    bare = case_of(*case.inputs)
    reader = Participant(supplier)
    assert compose(case, DocumentKind.MINUTES, reader, meeting=M) == compose(
        bare, DocumentKind.MINUTES, reader, meeting=M
    )


def test_facts_say_what_is_not_answered_yet() -> None:
    _, _, done = section(
        summary(resting((insight(answer=None, does="", why=""), (DEAR,)))), "insights"
    )
    assert isinstance(done, Facts)
    assert done.rows[0][1] == Phrase("doc.insight.no-answer")


def test_the_reason_that_a_secret_got_from_its_finding_does_not_keep_the_finding_back() -> None:
    why = "Det gir flere tilbydere"
    passed_on = said(4, SANS, METHOD.text, SECRET, disposition_reason=why,
                     disposition=Disposition.ACCEPTED)  # fmt: skip
    paper = summary(resting((insight(why=why), (DEAR, MISSED, passed_on))))
    assert reasons(paper) == {}
    assert holds(paper, why)


def test_another_reason_of_a_secret_is_still_kept_back() -> None:
    own = "Metoden passer ikke for oss nå"
    secret = said(4, SANS, METHOD.text, SECRET, disposition_reason=own,
                  disposition=Disposition.NOT_ACCEPTED)  # fmt: skip
    paper = summary(resting((insight(heard=own), (DEAR, MISSED)), inputs=(secret,)))
    assert reasons(paper) == {"H01": "repeats-secret"}
