"""Baseline and target as numbers: what is read, what is not, and the axis that they get."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.quantities import Quantity, read_change, read_quantity


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("41 %", "41", "%"),
        ("41%", "41", "%"),
        ("≤ 16 %", "16", "%"),
        ("<= 16 %", "16", "%"),
        ("≥80 prosent", "80", "prosent"),
        ("> 3", "3", ""),
        ("høyst 90 s", "90", "s"),
        ("Minst 80 %", "80", "%"),
        ("ca. 12 timer", "12", "timer"),
        ("210 s", "210", "s"),
        ("1,5 mill. kr", "1.5", "mill. kr"),
        ("1.5 mill. kr", "1.5", "mill. kr"),
        ("0", "0", ""),
        ("0,125", "0.125", ""),
        ("1 234 567 kr", "1234567", "kr"),
        ("1\u00a0234,567 kr", "1234.567", "kr"),
        ("1\u202f350", "1350", ""),
        ("12\u2009000 m²", "12000", "m²"),
        ("−5 °C", "-5", "°C"),
        ("-5", "-5", ""),
        ("–2,5 %", "-2.5", "%"),
        ("kr 1 500", "1500", "kr"),
        ("€ 12,50", "12.50", "€"),
        ("12 henvendelser per måned", "12", "henvendelser per måned"),
    ],
)
def test_a_number_with_its_unit_is_read(text: str, number: str, unit: str) -> None:
    assert read_quantity(text) == Quantity(Decimal(number), unit)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "lite", "%", "≤", "-", "10–20 %", "10-20", "2 av 3", "12:30", "1/3", "41 % (2026)",
        "1.500 kr", "1,500", "1.234.567", "12 34", "1 50 %", "1,2,3", "−", "5 % til 3 %", "- 5",
        "kr 5 kr", "²", "٤١ %", "41\n%\n", "1" * 16, "0,123456", "41 " + "x" * 40, "NaN", "inf", "1e5",
    ],
)  # fmt: skip
def test_what_may_be_something_else_is_not_read(text: str) -> None:
    assert read_quantity(text) is None


@given(
    number=st.decimals(-(10**9), 10**9, places=2, allow_nan=False),
    blank=st.sampled_from(" \u00a0\u2009\u202f"),
    bound=st.sampled_from(("", "≤ ", "≥", "< ", "> ")),
    unit=st.sampled_from(("", " %", "%", " s", " mill. kr", "\u00a0°C")),
)
def test_what_is_written_as_norwegians_do_is_read_back(
    number: Decimal, blank: str, bound: str, unit: str
) -> None:
    written = f"{abs(number):,.2f}".replace(",", blank).replace(".", ",")
    sign = "−" if number < 0 else ""
    assert read_quantity(f"{bound}{sign}{written}{unit}") == Quantity(number, unit.strip())


@given(st.text(), st.text())
def test_any_text_at_all_is_read_or_is_not(baseline: str, target: str) -> None:
    change = read_change(baseline, target)
    assert change is None or change.low < change.high


_NUMBERS = st.decimals(-(10**8), 10**8, places=3, allow_nan=False).map(
    lambda number: number.normalize()
)


@given(_NUMBERS, _NUMBERS, st.sampled_from((" s", " %")))
def test_both_numbers_lie_on_an_axis_from_nought(a: Decimal, b: Decimal, unit: str) -> None:
    def written(number: Decimal) -> str:
        """With thousands apart, so that three decimals are no thousands."""
        return f"{number:+,.4f}".replace(",", " ").replace("+", "") + unit

    change = read_change(written(a), written(b))
    assert change is not None
    assert (change.start, change.target) == (a, b)
    assert change.low <= 0 <= change.high
    assert change.low <= min(a, b)
    assert max(a, b) <= change.high
    for number in (change.low, change.high):
        assert len(number.normalize().as_tuple().digits) <= 2
    for number in (a, b):
        assert 0 <= change.share(number) <= 1
    assert (change.share(a) < change.share(b)) is (a < b) or abs(a - b) < 1


@pytest.mark.parametrize(
    ("baseline", "target", "low", "high", "unit"),
    [
        ("41 %", "≤ 16 %", "0", "50", "%"),
        ("210 s", "≤ 90 s", "0", "250", "s"),
        ("62 %", "80 %", "0", "100", "%"),
        ("97 %", "100 %", "0", "100", "%"),
        ("97 stk", "100 stk", "0", "100", "stk"),
        ("0", "1", "0", "1", ""),
        ("0", "10 kunder", "0", "10", "kunder"),
        ("51 %", "60 %", "0", "100", "%"),
        ("90 %", "104 %", "0", "120", "%"),
        ("0", "12 %", "0", "12", "%"),
        ("0", "13 %", "0", "15", "%"),
        ("0", "0", "0", "1", ""),
        ("−20 °C", "−5 °C", "-20", "0", "°C"),
        ("−5", "4", "-5", "4", ""),
        ("41 %", "16 prosent", "0", "50", "%"),
        ("0,9 mill. kr", "1,5 mill. kr", "0", "1.5", "mill. kr"),
    ],
)
def test_the_axis_ends_at_a_round_number(
    baseline: str, target: str, low: str, high: str, unit: str
) -> None:
    change = read_change(baseline, target)
    assert change is not None
    assert (change.low, change.high, change.unit) == (Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    ("baseline", "target"),
    [("41", "16 %"), ("900 000 kr", "1,5 mill. kr"), ("2 timer", "90 min"), ("ukjent", "80 %")],
)
def test_numbers_of_two_units_have_no_axis(baseline: str, target: str) -> None:
    assert read_change(baseline, target) is None
    assert read_change(target, baseline) is None
