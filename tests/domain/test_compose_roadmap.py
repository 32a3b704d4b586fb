"""The supplier's roadmap: what everybody may know of the way, and for one supplier its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.composition.document import Document, Heading, Table, TintBox
from lupdesk.domain.composition.versions import content_of
from lupdesk.domain.kinds import Disposition, DocumentKind, Milestone, Role, Secrecy
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.results import Lesson, Measure, PhaseMark
from lupdesk.domain.things import PromisedDate, Sending, TeamMember
from lupdesk.problems import Problem
from tests.domain.small_case import GRAN, HEIM, OMSYN, SANS, P, case_of, holds, said, strings, uid


def roadmap(case: Case, audience: Audience = PUBLIC) -> Document:
    return compose(case, DocumentKind.ROADMAP, audience)


def line(n: int, kind: Milestone, promised: date, **more: Any) -> PromisedDate:
    return PromisedDate(id=uid(720 + n), procurement=P, kind=kind, promised=promised, **more)


def headings(paper: Document) -> set[str]:
    found = [one.text for one in paper.blocks if isinstance(one, Heading)]
    return {text.code for text in found if isinstance(text, Phrase)}


def table_under(paper: Document, heading: str) -> Table:
    at = next(
        place
        for place, one in enumerate(paper.blocks)
        if isinstance(one, Heading) and one.text == Phrase(heading)
    )
    return next(one for one in paper.blocks[at:] if isinstance(one, Table))


MOVED = line(
    1,
    Milestone.WRITTEN_INPUT,
    date(2027, 3, 12),
    moved_to=date(2027, 4, 20),
    told_on=date(2027, 3, 3),
    reason="Notatet kom sent på engelsk.",
)


def test_a_move_that_everybody_was_told_of_stands_with_its_reason() -> None:
    table = table_under(roadmap(case_of(dates=(MOVED,))), "doc.roadmap.dates")
    ((_, promised, now),) = (row.cells for row in table.rows)
    assert promised.text == Phrase.of("doc.plain-day", day=date(2027, 3, 12))
    assert now.text == Phrase.of("doc.roadmap.date.moved", day=date(2027, 4, 20))
    assert now.under == Phrase.of(
        "doc.roadmap.told-why", day=date(2027, 3, 3), reason="Notatet kom sent på engelsk"
    )


@pytest.mark.parametrize("audience", [PUBLIC, Participant(HEIM)])
def test_a_move_that_nobody_was_told_of_is_in_no_place_of_the_paper(audience: Audience) -> None:
    untold = replace(MOVED, told_on=None)
    conference = line(2, Milestone.CONFERENCE, date(2027, 2, 25))
    paper = repr(roadmap(case_of(dates=(untold, conference)), audience).blocks)
    assert repr(date(2027, 3, 12)) in paper
    assert repr(date(2027, 4, 20)) not in paper
    assert "engelsk" not in paper


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"kept": date(2027, 3, 12)}, "kept"),
        ({"kept": date(2027, 3, 20)}, "late"),
        ({"kept": date(2027, 3, 20), "moved_to": date(2027, 3, 20), "told_on": date(2027, 3, 3)}, "kept-moved"),
        ({}, "passed"),
    ],
)  # fmt: skip
def test_each_day_says_how_it_stands(more: dict[str, Any], code: str) -> None:
    one = line(1, Milestone.WRITTEN_INPUT, date(2027, 3, 12), **more)
    table = table_under(roadmap(case_of(dates=(one,))), "doc.roadmap.dates")
    text = table.rows[0].cells[2].text
    assert isinstance(text, Phrase)
    assert text.code == f"doc.roadmap.date.{code}"


def test_where_we_are_is_marked_in_words_and_ground() -> None:
    case = case_of()
    case = replace(case, procurement=replace(case.procurement, phase=4))
    table = table_under(roadmap(case), "doc.roadmap.phases")
    assert [row.tinted for row in table.rows] == [n == 4 for n in range(10)]
    states = [row.cells[0].under for row in table.rows]
    assert states[3:6] == [Phrase(f"doc.roadmap.state.{one}") for one in ("done", "now", "ahead")]


def answered(n: int, firm: Any, text: str, secrecy: Secrecy, reason: str) -> Any:
    return said(
        n,
        firm,
        text,
        secrecy,
        disposition=Disposition.ACCEPTED,
        disposition_reason=reason,
    )


def test_a_supplier_reads_what_came_of_its_own_input_and_of_nobody_elses() -> None:
    case = case_of(
        answered(1, HEIM, "Åpne grensesnitt må kreves", Secrecy.SECRET, "Vi krever det."),
        said(2, HEIM, "Åtte måneder er realistisk", Secrecy.OPEN),
        answered(3, SANS, "Egen metode for fall og kjæledyr", Secrecy.OPEN, "Pilot i tolv uker."),
        said(4, HEIM, "Trukket tilbake av oss selv", Secrecy.OPEN, withdrawn_on=date(2027, 3, 20)),
    )
    mine = roadmap(case, Participant(HEIM))
    rows = table_under(mine, "doc.roadmap.own").rows
    assert [[cell.text for cell in row.cells] for row in rows] == [
        [
            "Åpne grensesnitt må kreves",
            Phrase("disposition.accepted"),
            "Vi krever det.",
        ],
        ["Åtte måneder er realistisk", Phrase("doc.roadmap.waiting"), ""],
    ]
    assert not holds(mine, "kjæledyr")
    assert not holds(mine, "Pilot")
    everybody = roadmap(case)
    assert "doc.roadmap.own" not in headings(everybody)
    assert "doc.roadmap.slot" not in headings(everybody)
    assert not holds(everybody, "grensesnitt")


def test_a_reason_that_names_another_is_left_out() -> None:
    case = case_of(
        answered(1, HEIM, "Åpne grensesnitt", Secrecy.OPEN, "Sansea AS har det alt."),
    )
    rows = table_under(roadmap(case, Participant(HEIM)), "doc.roadmap.own").rows
    assert rows[0].cells[2].text == Phrase("doc.not-stated")


def test_the_slot_is_the_readers_own() -> None:
    assert "doc.roadmap.slot" in headings(roadmap(case_of(), Participant(OMSYN)))
    assert "doc.roadmap.slot" not in headings(roadmap(case_of(), Participant(GRAN)))


PLANTED = "Hemmeligplante"


def planted_case() -> Case:
    """The team's own words, and others' names, wherever somebody may write them."""
    case = case_of(
        said(1, SANS, f"{PLANTED} innspill om fallsensor", Secrecy.SECRET),
        phase_marks=(
            PhaseMark(id=uid(1), procurement=P, phase=0, code="mandate", note=f"{PLANTED} merke"),
        ),
        lessons=(Lesson(id=uid(2), procurement=P, text=f"{PLANTED} erfaring", change=PLANTED),),
        measures=(Measure(id=uid(3), procurement=P, title=f"{PLANTED} tiltak", note=PLANTED),),
        team=(
            TeamMember(
                id=uid(4),
                procurement=P,
                name=f"{PLANTED} Rake",
                role=Role.PROCUREMENT_OFFICER,
                organisation="Trefjord",
                email="anskaffelser@trefjord.example",
                interests=PLANTED,
            ),
        ),
        dates=(
            replace(MOVED, reason="Sansea AS ba om mer tid."),
            line(2, Milestone.OTHER, date(2027, 5, 1), title="Besøk hos Omsyn Analyse AS"),
        ),
    )
    return replace(case, procurement=replace(case.procurement, note=PLANTED, method=PLANTED))


@pytest.mark.parametrize("audience", [PUBLIC, Participant(HEIM)])
def test_nothing_planted_is_in_a_roadmap(audience: Audience) -> None:
    paper = roadmap(planted_case(), audience)
    text = " ".join(strings(paper))
    assert PLANTED not in text
    assert "Sansea" not in text
    assert "Omsyn" not in text
    assert "anskaffelser@trefjord.example" in text, "the search finds what may be there"


def test_anothers_secret_changes_nothing_in_ones_roadmap() -> None:
    base = case_of(said(1, HEIM, "Vårt eget innspill her", Secrecy.OPEN))
    more = replace(
        base, inputs=(*base.inputs, said(2, SANS, "Helt annet og hemmelig", Secrecy.SECRET))
    )
    assert roadmap(base, Participant(HEIM)) == roadmap(more, Participant(HEIM))


def test_the_team_has_its_page_and_no_roadmap() -> None:
    with pytest.raises(Problem, match="audience-not-allowed"):
        roadmap(case_of(), BUYER_TEAM)


def test_a_reason_that_tells_the_buyers_own_figure_is_left_out() -> None:
    case = case_of(
        answered(1, HEIM, "Åpne grensesnitt", Secrecy.OPEN, "Budsjettet er 38 mill. kr."),
        dates=(replace(MOVED, reason="Budsjettet på 38 mill. kr ble vedtatt sent"),),
    )
    mine = roadmap(case, Participant(HEIM))
    assert not holds(mine, "38")
    assert table_under(mine, "doc.roadmap.own").rows[0].cells[2].text == Phrase("doc.not-stated")


def test_a_case_without_days_says_so_and_counts_none() -> None:
    paper = roadmap(case_of())
    assert Phrase("doc.roadmap.no-day") in paper.blocks[0].columns[1]  # type: ignore[union-attr]
    assert "doc.roadmap.dates" not in headings(paper)
    ahead = roadmap(case_of(dates=(line(1, Milestone.COMPETITION, date(2027, 6, 15)),)))
    assert "doc.roadmap.kept" not in repr(ahead.blocks)


@pytest.mark.parametrize("audience", [PUBLIC, Participant(HEIM)])
def test_whom_to_ask_stands_on_top_by_role_and_not_alone_at_the_end(audience: Audience) -> None:
    buyer = TeamMember(
        id=uid(901),
        procurement=P,
        name="Odd Rake",
        role=Role.PROCUREMENT_OFFICER,
        email="odd@trefjord.example",
    )
    paper = roadmap(case_of(team=(buyer,)), audience)
    (box,) = (one for one in paper.blocks if isinstance(one, TintBox))
    assert box.columns[-1] == (
        Phrase("doc.invitation.contact"),
        Phrase.of(
            "doc.roadmap.role-and-email", role=Phrase("role.procurement-officer"), email=buyer.email
        ),
    )
    assert Heading(2, Phrase("doc.invitation.contact")) not in paper.blocks
    assert "Odd Rake" not in repr(paper.blocks)


def _sent(version: int, audience: Audience, content: str) -> Sending:
    firm = audience.supplier if isinstance(audience, Participant) else None
    return Sending(
        id=uid(8000 + version), procurement=P, kind="roadmap", version=version, content=content,
        audience="public" if firm is None else "supplier", supplier=firm, dated=date(2027, 3, 1),
    )  # fmt: skip


def test_the_versions_of_one_reader_are_none_of_anothers() -> None:
    case = case_of()
    again = content_of(roadmap(case, Participant(HEIM)))
    case = replace(
        case,
        sendings=(_sent(1, PUBLIC, "x"), _sent(2, PUBLIC, "y"), _sent(1, Participant(HEIM), again)),
    )
    assert roadmap(case).version == Phrase.of("doc.version", version=3)
    same = roadmap(case, Participant(HEIM))
    assert (same.version, same.on) == (Phrase.of("doc.version", version=1), date(2027, 3, 1))
    assert roadmap(case, Participant(SANS)).version == Phrase.of("doc.version", version=1)
