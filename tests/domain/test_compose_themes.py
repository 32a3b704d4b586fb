"""Themes in the public summary and in the internal report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.composition.document import BarChart
from lupdesk.domain.composition.themes import public_themes
from lupdesk.domain.kinds import DocumentKind, Secrecy
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.small_numbers import points_at_one
from lupdesk.domain.things import Input, MeetingSupplier, Procurement
from lupdesk.wording import Wording
from tests.domain.small_case import GRAN, HEIM, OMSYN, SANS, M, P, case_of, said, text_of

FIRMS = (HEIM, SANS, OMSYN, GRAN)
MANY = tuple(UUID(int=5000 + n) for n in range(12))


def spoke(n: int, supplier: UUID | None, *themes: str, level: Secrecy = Secrecy.OPEN) -> Input:
    return said(n, supplier, f"Sagt {n}", level, type=None, themes=themes)


def chart_of(case: Case, kind: DocumentKind = DocumentKind.SUMMARY) -> BarChart | None:
    audience = BUYER_TEAM if kind is DocumentKind.INTERNAL else PUBLIC
    made = compose(case, kind, audience)
    charts = [block for block in made.blocks if isinstance(block, BarChart)]
    return next((one for one in charts if "doc.themes" in str(one.headline)), None)


def bars_of(chart: BarChart | None) -> list[tuple[object, int, bool]]:
    assert chart is not None
    return [(bar.label, bar.value, bar.strong) for bar in chart.bars]


def everybody(theme: str, start: int) -> list[Input]:
    return [spoke(start + n, firm, theme) for n, firm in enumerate(FIRMS)]


def test_suppliers_by_theme_and_those_of_one_are_joined() -> None:
    case = case_of(
        *everybody("drift", 1),
        spoke(5, HEIM, "pris"),
        spoke(6, SANS, "pris"),
        spoke(7, SANS, "pris"),
        spoke(8, HEIM, "nett"),
        spoke(9, SANS, "lås"),
    )
    chart = chart_of(case)
    assert bars_of(chart) == [
        ("drift", 4, True),
        ("pris", 2, False),
        (Phrase("doc.themes.rest"), 2, False),
    ]
    assert chart is not None
    assert chart.headline == Phrase.of("doc.themes.most", theme="drift")
    assert Wording("nb").text(chart.alternative) == (
        "«drift» er temaet som flest leverandører tar opp: drift 4, pris 2, Andre temaer 2."
    )
    printed = text_of(compose(case, DocumentKind.SUMMARY, PUBLIC))
    assert "nett" not in printed
    assert "lås" not in printed


def test_one_theme_of_one_supplier_is_not_joined_with_nothing() -> None:
    case = case_of(*everybody("drift", 1), *everybody("pris", 5), spoke(9, HEIM, "nett"))
    assert bars_of(chart_of(case)) == [("drift", 4, False), ("pris", 4, False)]
    chart = chart_of(case)
    assert chart is not None
    assert chart.headline == Phrase("doc.themes.plain")


def test_a_theme_that_names_a_supplier_is_not_there() -> None:
    case = case_of(*everybody("drift", 1), *everybody("Sansea-saken", 5), *everybody("pris", 9))
    assert [label for label, *_ in bars_of(chart_of(case))] == ["drift", "pris"]
    assert chart_of(case_of(*everybody("drift", 1), *everybody("Sansea-saken", 5))) is None


def test_a_theme_that_tells_the_buyers_own_figure_is_not_there() -> None:
    case = case_of(
        *everybody("drift", 1),
        *everybody("ramme 38 mill. kr", 5),
        *everybody("pris", 9),
        procurement=Procurement(id=P, title="T", effect="E", note="Anslått 38 mill. kr"),
    )
    assert [label for label, *_ in bars_of(chart_of(case))] == ["drift", "pris"]


def test_what_is_held_back_is_not_counted() -> None:
    hidden = [spoke(20 + n, firm, "metode", level=Secrecy.SECRET) for n, firm in enumerate(FIRMS)]
    case = case_of(*everybody("drift", 1), *everybody("pris", 5), *hidden)
    assert [label for label, *_ in bars_of(chart_of(case))] == ["drift", "pris"]


def test_who_says_the_same_speaks_of_the_theme_too() -> None:
    first = spoke(1, HEIM, "drift")
    alike = replace(spoke(2, SANS), same_as=first.id)
    more = [spoke(3, HEIM, "pris"), spoke(4, SANS, "pris"), spoke(5, OMSYN, "pris")]
    gone = replace(spoke(6, OMSYN), same_as=first.id, withdrawn_on=date(2027, 3, 20))
    secret = replace(spoke(7, OMSYN, level=Secrecy.SECRET), same_as=first.id)
    many = tuple(
        MeetingSupplier(id=UUID(int=n), meeting=M, supplier=firm) for n, firm in enumerate(MANY)
    )
    alone = chart_of(case_of(first, *more, meeting_suppliers=many))
    assert alone is None
    chart = chart_of(case_of(first, alike, gone, secret, *more, meeting_suppliers=many))
    assert bars_of(chart) == [("pris", 3, True), ("drift", 2, False)]


def test_spellings_of_one_theme_are_one() -> None:
    case = case_of(
        spoke(1, HEIM, "Drift"),
        spoke(2, SANS, "drift"),
        spoke(3, OMSYN, "drift"),
        spoke(4, GRAN, " drift "),
        *everybody("pris", 5),
    )
    assert bars_of(chart_of(case)) == [("drift", 4, False), ("pris", 4, False)]


def test_without_themes_there_is_no_chart() -> None:
    case = case_of(*(spoke(n, firm) for n, firm in enumerate(FIRMS)))
    assert chart_of(case) is None
    assert chart_of(case, DocumentKind.INTERNAL) is None


def test_of_very_many_themes_the_largest_are_shown() -> None:
    statements = [
        spoke(100 * theme + n, firm, f"tema {theme:02}")
        for theme in range(30)
        for n, firm in enumerate(MANY[: 9 if theme else 10])
    ]
    (chart,) = public_themes(statements, 12, 2, lambda _: True)
    assert isinstance(chart, BarChart)
    labels = [bar.label for bar in chart.bars]
    assert labels == [*(f"tema {n:02}" for n in range(12)), Phrase("doc.themes.rest")]
    assert chart.bars[-1].value == 9


def test_the_team_sees_every_theme_and_what_has_none() -> None:
    case = case_of(
        spoke(1, HEIM, "drift", level=Secrecy.SECRET),
        spoke(2, HEIM, "drift", "Sansea-saken"),
        spoke(3, SANS),
        spoke(4, None, "nett", level=Secrecy.INTERNAL),
    )
    chart = chart_of(case, DocumentKind.INTERNAL)
    assert bars_of(chart) == [
        ("drift", 2, True),
        ("nett", 1, False),
        ("Sansea-saken", 1, False),
        (Phrase("doc.themes.none"), 1, False),
    ]
    assert chart is not None
    assert chart.headline == Phrase.of("doc.themes.most-statements", theme="drift", n=2, whole=4)


def test_hundreds_of_themes_can_be_said() -> None:
    case = case_of(*(spoke(n, HEIM, f"tema {n}") for n in range(400)))
    chart = chart_of(case, DocumentKind.INTERNAL)
    assert chart is not None
    assert len(chart.bars) == 400
    assert Wording("en").text(chart.alternative).count("tema") == 400


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(st.sampled_from(MANY[:7]), st.sets(st.sampled_from("abcdef"), max_size=3)),
        max_size=30,
    ),
    st.integers(2, 3),
)
def test_no_count_points_at_one(spoken: list[tuple[UUID, set[str]]], floor: int) -> None:
    statements = [spoke(n, firm, *sorted(themes)) for n, (firm, themes) in enumerate(spoken)]
    suppliers = len({firm for firm, _ in spoken})
    for chart in public_themes(statements, suppliers, floor, lambda _: True):
        assert isinstance(chart, BarChart)
        assert all(
            bar.value and not points_at_one(bar.value, suppliers, floor) for bar in chart.bars
        )
        for bar in chart.bars:
            if isinstance(bar.label, str):
                assert bar.value == len({firm for firm, themes in spoken if bar.label in themes})
