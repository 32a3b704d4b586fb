"""A forbidden text is found however it was set, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.documents.matching import WALL, Haystack
from lupdesk.domain.composition.screen import screen_of
from lupdesk.domain.forbidden import NAMES_SOMEBODY, Forbidden

_SECRET = "Kundens nåværende kobling mot journalen har en svakhet som ennå ikke er rettet."


def _found(wanted: str, *texts: str) -> bool:
    return bool(Haystack(texts).find(screen_of([Forbidden(wanted, NAMES_SOMEBODY)])))


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("Heimkontakt AS", "Vi snakket med Heimkontakt AS i går."),
        ("Heimkontakt AS", "HEIMKONTAKT  as"),
        ("Heimkontakt AS", "Heim\u00adkontakt\u200b AS"),
        ("Heimkontakt AS", "Heimkontakt\r\nAS"),
        ("Heimkontakt", "Heim-\nkontakt"),
        ("Heimkontakt", "Heim\ufffekontakt"),
        ("Heimkontakt", "Heim\x02kontakt"),
        ("Heimkontakt", "Heim\nkontakt"),
        ("Heimkontakt", "post@heimkontakt.no"),
        ("Heimkontakt", "https://www.heimkontakt.no/om"),
        ("Heimkontakt", "Heimkontakts løsning"),
        ("Heimkontakt", "Heimkontakt-løsningen"),
        ("Heimkontakt", "«Heimkontakt»"),
        ("Nordlys Omsorgsteknikk", "www.nordlysomsorgsteknikk.no"),
        ("Odd Rake", "Odd\u00a0Rake"),
        ("Sansea", "Ｓａｎｓｅａ"),
        ("Finn Fjell", "Finn Fjell"),
        ("Åse", "A\u030ase"),
        ("Straße", "STRASSE"),
        ("987 654 321", "Org.nr. 987654321"),
        ("987654321", "987 654 321"),
        ("C++", "skrevet i C++, sa de"),
        ("Čáhput", "ČÁHPUT"),
        ("pris 40 %", "Pris: 40 %"),
        ("Heimkontakt", "Skriv til info@heimkontaktgruppen.no."),
        ("Heimkontakt", "post@minheimkontakt.no"),
        ("Heimkontakt", "https://heimkontaktnorge.example/om"),
        ("Heimkontakt", "se heimkontakt\x02\r\ngruppen.no"),
        ("Kvilesøvn", "post@kvilesovn.no"),
        ("Kvilesøvn", "kvilesoevnteknologi.no"),
        ("Per Hansen", "per.hansen@firma.example"),
        ("Sansea", "san sea"),
        ("Heimkontakt", "hos Heim kontakt og andre"),
        ("Heimkontakt", "heim_kontakt"),
        ("Heimkontakt", "H e i m k o n t a k t"),
        ("Heimkontakt", "H. e. i. m. k. o. n. t. a. k. t."),
        ("Heimkontakt", "Неimkоntакt"),
        ("Heimkontakt", "ΗΕΙΜΚΟΝΤΑΚΤ"),
        ("FVK", "F.V.K. sier"),
        ("Heimkontakt", "En heimkontaktordning finnes. Ja."),
    ],
)
def test_found(wanted: str, text: str) -> None:
    assert _found(wanted, text)


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("Atea", "at eating er på engelsk"),
        ("Sansea", "hos San. Sea er havet"),
        ("Atea", "at ea"),
        ("Heimkontakt", "de er heim, kontakt oss"),
        ("Ås", "åsen ligger der"),
        ("Åse", "ase"),
        ("Rake", "raketter"),
        ("C++", "punkt C i listen"),
        ("Heimkontakt AS", f"Heimkontakt{WALL}"),
        ("987 654 321", "1987 654 3210"),
        ("", "noe"),
        ("Atea", "kateater@example.org"),
        ("12345", "a123456@example.org"),
        ("…", "noe …"),
    ],
)
def test_not_found(wanted: str, text: str) -> None:
    assert not _found(wanted, text)


def test_the_end_of_one_text_goes_on_in_the_next() -> None:
    assert _found(
        _SECRET,
        "Først: kundens nåværende kobling mot",
        "journalen har en svakhet som ennå ikke er rettet.",
    )


def test_a_wall_keeps_texts_apart() -> None:
    hay = Haystack(["Heimkontakt" + WALL, "AS" + WALL])
    whole, last = (Forbidden(text, NAMES_SOMEBODY) for text in ("Heimkontakt AS", "AS"))
    assert hay.find(screen_of([whole, last])) == {last: 1}


@pytest.mark.parametrize("first", range(6))
def test_eight_words_in_a_row_give_a_statement_away(first: int) -> None:
    words = _SECRET.split()
    part = " ".join(words[first : first + 8])
    assert _found(_SECRET, f"Noe annet, {part.upper()} og mer")
    assert _found(_SECRET, "Noe annet " + "\r\n".join(words[first : first + 8]))


def test_seven_words_do_not() -> None:
    words = _SECRET.split()
    assert not any(_found(_SECRET, f"x {' '.join(words[n : n + 7])} y") for n in range(7))


def test_a_divided_word_among_the_eight() -> None:
    said = "Vi trenger minst åtte måneder fra kontrakt til kvalifikasjonsgrunnlaget er i e-post til alle"
    assert _found(said, "måneder fra kontrakt til kvalifikasjons\x02grunnlaget er i e-post til oss")


@given(
    st.lists(
        st.sampled_from(["heim", "kontakt", "as", "og", "vi", "i07"]), min_size=1, max_size=12
    ),
    st.integers(0, 12),
    st.integers(1, 6),
)
def test_like_a_plain_search_for_words(words: list[str], first: int, count: int) -> None:
    wanted = words[first : first + count]
    if wanted:
        assert _found(" ".join(wanted), " ".join(words))
    other = ["kontakt", *wanted, "fremmed"]
    assert not _found(" ".join(other), " ".join(words))
