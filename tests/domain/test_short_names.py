"""Names of questions that nobody has named: words of the question, in its own order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.short_names import short_name_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hva er uklart i behovsbeskrivelsen?", "Uklart i behovsbeskrivelsen"),
        ("Hvordan kan behovet dekkes annerledes enn i dag?", "Behovet dekkes annerledes enn i dag"),
        ("Hvilke muligheter gir felles responssenter?", "Muligheter gir felles responssenter"),
        ("Hvordan kan falske alarmer reduseres, og hvordan måles det?", "Falske alarmer"),
        (
            "Hvilke standarder og grensesnitt bør kreves – og hvilke ikke?",
            "Standarder og grensesnitt",
        ),
        ("Hvordan ivaretas personvern fra start?", "Personvern fra start"),
        ("Hvilken prismodell gir riktig insentiv (per bruker)?", "Prismodell gir riktig insentiv"),
        ("Hva må til for at små og nye leverandører kan delta?", "Små og nye leverandører"),
        ("Hvor lang tid trengs fra kontrakt til full drift?", "Lang tid trengs fra kontrakt"),
        ("Hvilke kontraktsvilkår (IPR, data, exit) er avgjørende?", "Kontraktsvilkår"),
        ("How can the need be met differently?", "Need be met differently"),
        ("Hva?", "Hva?"),
        ("", ""),
    ],
)
def test_the_first_telling_words(text: str, name: str) -> None:
    assert short_name_of(text) == name


@given(st.text(alphabet="abå eHIs?!.,()–-\n", max_size=120))
def test_short_made_of_the_questions_own_words_and_never_empty(text: str) -> None:
    name = short_name_of(text)
    assert len(name) <= 40
    assert bool(name) == bool(text.strip())
    assert all(word.casefold() in text.casefold() for word in name.split())
