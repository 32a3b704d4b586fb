"""The same amount is the same however it is written."""

from __future__ import annotations

import pytest

from lupdesk.domain.amounts import amounts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prisen er 412 kr ved 1 000 stk", {"412 kr"}),
        ("kr 412,- eller kr. 1 200", {"412 kr", "1200 kr"}),
        ("Anslått 38 mill. kr over 4+2 år", {"38 mill kr"}),
        ("38 millioner kroner", {"38 mill kr"}),
        ("1,5 mill", {"1.5 mill kr"}),
        ("NOK 38 000 000", {"38000000 kr"}),
        ("1.250.000 kroner", {"1250000 kr"}),
        ("18 prosent, 18 % og 18 percent", {"18 %"}),
        ("€ 20 or 20 euros", {"20 eur"}),
        ("41 000 innbyggere fra 2028, TRL 7, 4+2 år", set()),
        ("ingen tall", set()),
    ],
)
def test_amounts_are_found_in_one_form(text: str, expected: set[str]) -> None:
    assert amounts(text) == expected
