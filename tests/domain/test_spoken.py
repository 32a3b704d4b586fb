from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.spoken import spoken_in
from tests.worked_case import worked_case


def test_the_worked_case_is_norwegian_but_for_one_statement() -> None:
    spoken = {one.text: spoken_in(one.text) for one in worked_case().inputs}
    english = [text for text, language in spoken.items() if language == "en"]
    assert english == ["Price per resident per month incl. support is normal in our market"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The interface must be open, and it should be documented", "en"),
        ("Grensesnittet må være åpent, og det bør dokumenteres", "nb"),
        ("Eg veit ikkje kva dei treng, men vi kan prøve", "nb"),
        ("Vi bruker the cloud", ""),
        ("FHIR, HL7, TRL 7", ""),
        ('Vi leverer det som er avtalt: "the service is available on request"', ""),
        ("", ""),
    ],
)
def test_by_its_smallest_words(text: str, language: str) -> None:
    assert spoken_in(text) == language


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert spoken_in(text) in ("", "nb", "en")
