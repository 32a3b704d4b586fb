"""What each picture counts, and the sentence that says what it shows."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.kinds import InputKind, InputType, MeetingKind, Secrecy, Side
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.picture_rounds import SEPARATOR, Fate, Said, fates, points, words_of
from lupdesk.domain.picture_tallies import picture_of
from lupdesk.domain.pictures import Cell, Picture, PictureKind
from lupdesk.domain.results import Theme
from lupdesk.domain.theming import tree_of
from lupdesk.domain.things import Guide, Input, Meeting, Question
from tests.domain.small_case import GRAN, HEIM, OMSYN, SANS, START, G, P, case_of, said, uid

CONFERENCE, WRITTEN, ONE = uid(61), uid(62), uid(63)


def picture(kind: PictureKind, *inputs: Input, **more: Any) -> Picture:
    return picture_of(case_of(*inputs, **more), kind)


def numbers(found: Picture) -> dict[tuple[str, str], int]:
    return {
        (row.key, column.key): cell.n
        for row, cells in zip(found.rows, found.cells, strict=True)
        for column, cell in zip(found.columns, cells, strict=True)
        if cell.n
    }


def tagged(n: int, firm: UUID | None, *themes: str, **more: Any) -> Input:
    return said(n, firm, f"Utsagn {n}", Secrecy.OPEN, themes=themes, **more)


# -- themes -----------------------------------------------------------------------------------------


def test_themes_count_suppliers_and_the_most_stands_first() -> None:
    found = picture(
        PictureKind.THEMES,
        tagged(1, HEIM, "drift"),
        tagged(2, HEIM, "drift"),
        tagged(3, HEIM, "Drift", "pris"),
        tagged(4, SANS, "pris"),
    )
    assert [(row.name, row.suppliers, row.statements) for row in found.rows] == [
        ("pris", 2, 2),
        ("drift", 1, 3),
    ]
    assert [column.name for column in found.columns][:2] == ["Heimkontakt AS", "Sansea AS"]
    assert [column.short for column in found.columns][:2] == ["L1", "L2"]
    assert numbers(found) == {
        ("pris", str(HEIM)): 1,
        ("pris", str(SANS)): 1,
        ("drift", str(HEIM)): 3,
    }
    assert found.finding == (
        Phrase.of("picture.themes.most", name="pris", n=2, whole=4),
        Phrase.of("picture.themes.alone", n=1),
    )


def test_what_the_buyer_says_itself_is_no_suppliers_theme() -> None:
    found = picture(PictureKind.THEMES, tagged(1, None, "drift"), tagged(2, HEIM, "pris"))
    assert [row.name for row in found.rows] == ["pris"]


def test_a_theme_counts_what_is_said_of_those_under_it_each_statement_once() -> None:
    themes = (
        Theme(id=uid(70), procurement=P, name="økonomi"),
        Theme(id=uid(71), procurement=P, name="pris", parent=uid(70)),
        Theme(id=uid(72), procurement=P, name="volum", parent=uid(70)),
        Theme(id=uid(73), procurement=P, name="klima"),
    )
    found = picture(
        PictureKind.THEMES,
        tagged(1, HEIM, "pris", "økonomi"),
        tagged(2, SANS, "volum"),
        tagged(3, SANS, "drift"),
        themes=themes,
    )
    assert [(row.name, row.level, row.suppliers, row.statements) for row in found.rows] == [
        ("økonomi", 0, 2, 2),
        ("pris", 1, 1, 1),
        ("volum", 1, 1, 1),
        ("drift", 0, 1, 1),
        ("klima", 0, 0, 0),
    ]
    assert found.finding[-1] == Phrase.of("picture.themes.nobody", name="klima")


def test_a_ring_of_themes_is_broken() -> None:
    ring = (
        Theme(id=uid(70), procurement=P, name="a", parent=uid(71)),
        Theme(id=uid(71), procurement=P, name="b", parent=uid(70)),
    )
    found = picture(PictureKind.THEMES, tagged(1, HEIM, "a"), tagged(2, SANS, "b"), themes=ring)
    assert {row.name for row in found.rows} == {"a", "b"}
    assert [row.level for row in found.rows] == [0, 1], "the one at the top is that of the tree"
    assert found.rows[0].name == tree_of(ring).places[0].name


def test_who_says_the_same_is_counted_as_in_the_tree_of_themes() -> None:
    inputs = (
        tagged(1, HEIM, "drift"),
        tagged(2, SANS, same_as=uid(1001)),
        tagged(3, OMSYN, "pris", same_as=uid(1001)),
        tagged(4, GRAN, same_as=uid(1001), withdrawn_on=date(2027, 4, 1)),
        tagged(5, None, "klima"),
        tagged(6, HEIM, same_as=uid(1005)),
    )
    found = picture(PictureKind.THEMES, *inputs)
    assert numbers(found) == {
        (theme, str(firm)): 1
        for theme, firms in {
            "drift": (HEIM, SANS, OMSYN), "pris": (HEIM, SANS, OMSYN), "klima": (HEIM,),
        }.items()
        for firm in firms
    }  # fmt: skip
    tree = tree_of((), inputs)
    assert {row.key: row.suppliers for row in found.rows} == {
        one.key: one.whole.suppliers for one in tree.places
    }
    assert found.finding[-1] == Phrase.of("picture.themes.without", n=2), "they still want a theme"


def test_where_several_are_even_no_theme_is_put_first() -> None:
    two = picture(PictureKind.THEMES, tagged(1, HEIM, "a"), tagged(2, SANS, "b"))
    assert two.finding[0] == Phrase.of("picture.themes.two", name="a", other="b", n=1, whole=4)
    three = picture(PictureKind.THEMES, *(tagged(n, HEIM, f"t{n}") for n in range(1, 4)))
    assert three.finding[0] == Phrase.of("picture.themes.even", count=3, n=1, whole=4)


def test_nothing_has_a_sentence_of_its_own() -> None:
    for kind in PictureKind:
        found = picture(kind)
        assert found.empty
        assert found.finding == (Phrase(f"picture.{kind}.nothing"),)


def test_the_tints_go_from_nothing_to_the_most() -> None:
    found = picture(PictureKind.THEMES, *(tagged(n, HEIM, "drift") for n in range(1, 9)))
    assert [found.level(Cell(n)) for n in (0, 1, 2, 3, 8)] == [0, 1, 1, 2, 4]


# -- questions --------------------------------------------------------------------------------------


def test_answers_follow_the_question_through_the_versions_of_the_guide() -> None:
    older = uid(80)
    found = picture(
        PictureKind.QUESTIONS,
        said(1, HEIM, "a", Secrecy.OPEN, question=uid(81)),
        said(2, SANS, "b", Secrecy.OPEN, question=uid(302)),
        said(3, SANS, "c", Secrecy.OPEN, question=uid(999)),
        guides=(Guide(id=older, procurement=P), Guide(id=G, procurement=P, version=2)),
        questions=(
            Question(id=uid(81), guide=older, position=1, text="Hindringer?"),
            Question(id=uid(301), guide=G, position=1, text="Hva er uklart?", short_name="Uklart"),
            Question(id=uid(302), guide=G, position=2, text="Hva hindrer?", origin=uid(81)),
        ),
    )
    assert [(row.key, row.name, row.suppliers) for row in found.rows] == [
        (str(uid(81)), "Hva hindrer?", 2),
        (str(uid(301)), "Hva er uklart?", 0),
    ]
    named = Phrase.of("picture.question", number=1, name="Uklart")
    assert found.rows[1].short == named
    assert found.finding[-1] == Phrase.of("picture.questions.nobody", name=named)


# -- phases -----------------------------------------------------------------------------------------


def test_what_concerns_both_sides_counts_on_each_and_the_buyer_is_one_voice() -> None:
    found = picture(
        PictureKind.PHASES,
        said(1, HEIM, "a", Secrecy.OPEN, phase=7),
        said(2, HEIM, "b", Secrecy.OPEN, phase=7),
        said(3, SANS, "c", Secrecy.OPEN, phase=7, side=Side.BOTH),
        said(4, None, "d", Secrecy.OPEN, phase=1),
        said(5, OMSYN, "e", Secrecy.OPEN, phase=2, type=InputType.OPP),
        said(6, OMSYN, "f", Secrecy.OPEN, phase=2, type=InputType.COST),
    )
    assert numbers(found) == {
        ("7", "supplier:BAR"): 2,
        ("7", "buyer:BAR"): 1,
        ("1", "buyer:BAR"): 1,
        ("2", "supplier:OPP"): 1,
    }
    assert len(found.rows) == 10
    seven, one = Phrase("phase.7"), Phrase("phase.1")
    assert found.finding == (
        Phrase.of("picture.phases.BAR.supplier", phase=seven, n=2),
        Phrase.of("picture.phases.BAR.buyer.two", phase=one, other=seven, n=1),
        Phrase.of("picture.phases.OPP", phase=Phrase("phase.2"), n=1),
    )


def test_what_has_no_phase_has_a_row_only_where_there_is_any() -> None:
    found = picture(PictureKind.PHASES, said(1, HEIM, "a", Secrecy.OPEN))
    assert found.rows[-1].name == Phrase("doc.internal.no-phase")
    assert numbers(found) == {("none", "supplier:BAR"): 1}


# -- rounds -----------------------------------------------------------------------------------------


def rounds(*inputs: Input) -> Picture:
    meetings = tuple(
        Meeting(id=id, procurement=P, kind=kind, planned_start=START.replace(day=day))
        for id, kind, day in (
            (CONFERENCE, MeetingKind.CONFERENCE, 2),
            (WRITTEN, MeetingKind.WRITTEN, 9),
            (ONE, MeetingKind.ONE_TO_ONE, 16),
        )
    )
    return picture_of(case_of(*inputs, meetings=meetings), PictureKind.ROUNDS)


def test_a_point_is_new_where_it_is_first_said_and_confirmed_where_it_is_said_again() -> None:
    found = rounds(
        said(1, HEIM, "Kravene er for høye.", Secrecy.OPEN, meeting=CONFERENCE),
        said(2, SANS, "kravene er for  høye", Secrecy.OPEN, meeting=ONE),
        said(3, OMSYN, "For høye krav", Secrecy.OPEN, meeting=ONE, same_as=uid(1001)),
        said(4, GRAN, "Volumet er for lite", Secrecy.OPEN, meeting=ONE),
        said(5, GRAN, "Uten møte", Secrecy.OPEN, meeting=None),
        said(6, HEIM, "Fristen er kort", Secrecy.OPEN, meeting=ONE, withdrawn_on=date(2027, 3, 20)),
        said(7, None, "Dette svarte vi", Secrecy.OPEN, meeting=ONE, kind=InputKind.GIVEN),
    )
    assert numbers(found) == {
        ("new", "conference"): 1,
        ("new", "written"): 1,
        ("new", "one-to-one"): 2,
        ("confirmed", "one-to-one"): 1,
        ("withdrawn", "one-to-one"): 1,
    }
    confirmed = found.cells[1][2]
    assert (confirmed.n, confirmed.statements) == (1, 2), (
        "a point that two suppliers confirm is one"
    )
    assert found.finding == (
        Phrase.of("picture.rounds.since-conference", new=3, confirmed=1, withdrawn=1),
    )


def test_what_is_taken_back_stands_in_the_round_that_had_begun_by_then() -> None:
    found = rounds(
        said(1, HEIM, "A", Secrecy.OPEN, meeting=CONFERENCE, withdrawn_on=date(2027, 3, 10)),
        said(2, SANS, "B", Secrecy.OPEN, meeting=ONE, withdrawn_on=date(2027, 3, 1)),
    )
    assert numbers(found) == {
        ("new", "conference"): 1,
        ("new", "one-to-one"): 1,
        ("withdrawn", "written"): 1,
        ("withdrawn", "one-to-one"): 1,
    }


def test_one_round_alone_is_held_against_nothing() -> None:
    found = rounds(said(1, HEIM, "A", Secrecy.OPEN, meeting=ONE))
    assert found.finding == (Phrase.of("picture.rounds.one", n=1),)


def test_a_meeting_of_the_buyers_own_is_no_round() -> None:
    meeting = Meeting(id=uid(64), procurement=P, kind=MeetingKind.INTERNAL)
    found = picture_of(
        case_of(said(1, HEIM, "A", Secrecy.OPEN, meeting=uid(64)), meetings=(meeting,)),
        PictureKind.ROUNDS,
    )
    assert found.empty


TEXTS = st.sampled_from(["Pris", "pris.", " PRIS ", "Volum", "«Volum»", "Drift", ""])


@given(st.lists(st.tuples(TEXTS, st.integers(0, 3), st.integers(0, 5)), max_size=12))
def test_every_statement_is_told_once_and_each_point_is_new_once(
    told: list[tuple[str, int, int]],
) -> None:
    keys = words_of(SEPARATOR.join(text for text, _, _ in told))
    joined = {
        place: other for place, (_, _, other) in enumerate(told) if other < place and other % 2
    }
    heard = Said([at for _, at, _ in told], dict(enumerate(keys)) if told else {}, joined)
    found = fates(heard)
    cells = list(product(Fate, range(4)))
    assert sum(found.statements(fate, at) for fate, at in cells) == len(told)
    several = points(heard)
    alone = len(told) - sum(map(len, several.values()))
    assert sum(found.n(Fate.NEW, at) for at in range(4)) == alone + len(several)
    same = {place: point for point, some in several.items() for place in some}
    for one, other in product(range(len(told)), repeat=2):
        if one != other and keys[one] and keys[one] == keys[other]:
            assert same[one] == same[other]
