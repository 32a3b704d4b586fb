from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.composition.screen import REPEATS, screen_of
from lupdesk.domain.composition.wanted import OVERLAP
from lupdesk.domain.forbidden import NAMES_SOMEBODY, Forbidden
from lupdesk.domain.names import (
    address_forms,
    folded,
    forms,
    host_name,
    initials,
    is_somebody,
    phone_forms,
    without_legal_form,
    words,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Heimkontakt AS", ("Heimkontakt AS", "Heimkontakt")),
        ("Omsyn Analyse AS", ("Omsyn Analyse AS", "Omsyn Analyse")),
        ("Nordlys Omsorgsteknikk AS", ("Nordlys Omsorgsteknikk AS", "Nordlys Omsorgsteknikk", "Nordlys")),
        ("Helsebransjen Vest", ("Helsebransjen Vest",)),
        ("Fjordlab forskning (stiftelse)", ("Fjordlab forskning (stiftelse)", "Fjordlab forskning", "Fjordlab")),
        ("Baltic Care Systems OÜ", ("Baltic Care Systems OÜ", "Baltic Care Systems", "Baltic")),
        ("Fjell & Fjord, AS", ("Fjell & Fjord, AS", "Fjell & Fjord")),
        ("Fjell & Fjord , AS", ("Fjell & Fjord , AS", "Fjell & Fjord")),
        ("Da Vinci Care AS", ("Da Vinci Care AS", "Vinci Care")),
        ("AS", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_forms_of_a_name(name: str, expected: tuple[str, ...]) -> None:
    assert forms(name) == expected


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Fjord Velferd Kyst AS", "FVK"),
        ("Fjord og velferd i kyst AS", "FVK"),
        ("Kari Marie Nes", "KMN"),
        ("Åse Øvrebø", ""),
        ("Heimkontakt AS", ""),
        ("Innovasjon Kraft Teknologi AS", ""),
        ("Energi Øst Samarbeid", ""),
        ("Den Eneste Teknologi AS", ""),
    ],
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


@pytest.mark.parametrize(
    ("email", "host"),
    [
        ("ola@heimkontakt.example", "heimkontakt"),
        ("ola@post.heimkontakt.no", "heimkontakt"),
        ("ola@gmail.com", ""),
        ("ola@lysvika.kommune.no", ""),
        ("ola@atea.no", ""),
        ("ola", ""),
    ],
)
def test_what_a_firm_calls_itself_in_its_address(email: str, host: str) -> None:
    assert host_name(email) == host


def test_a_name_that_is_only_a_legal_form_stays() -> None:
    assert without_legal_form("AS") == "AS"
    assert without_legal_form("Sansea A/S") == "Sansea"


def test_words_and_folding() -> None:
    assert words("Hei\u00adm\u200bkontakt AS – «Trygg»!") == ["heimkontakt", "as", "trygg"]
    assert words("101 051 854") == ["101", "051", "854"]
    assert folded("sørsámi-đoŋga") == "sorsami-donga"


@pytest.mark.parametrize("name", ["To representanter", "Daglig leder", "leverandør", "", "X"])
def test_nobody_is_named(name: str) -> None:
    assert not is_somebody(name)


def test_somebody_is_named() -> None:
    assert is_somebody("Ola Heim")
    assert is_somebody("Máret")


def test_addresses_and_numbers() -> None:
    assert address_forms("ola@heimkontakt.example") == (
        "ola@heimkontakt.example",
        "heimkontakt.example",
    )
    assert address_forms("ola@gmail.com") == ("ola@gmail.com",)
    assert phone_forms("+47 901 00 004") == ("+47 901 00 004", "901 00 004")
    assert phone_forms("12") == ()


def named(*names: str) -> list[Forbidden]:
    return [Forbidden(name, NAMES_SOMEBODY) for name in names]


@pytest.mark.parametrize(
    "text",
    [
        "Heimkontakt sier det",
        "spør HEIMKONTAKTs folk",
        "en Heimkontakt-løsning",
        "heimkontaktløsningen",
        "www.heimkontakt.example",
        "Hei\u00admkontakt",
        "omsyn  analyse",
        "Omsyn-Analyses modell",
        "OmsynAnalyse",
        "hos granlas.example",
        "org.nr. 101 051 854",
        "ring 901 00 004",
        "ring 90100004",
        "Ola Heims ord",
        "Jeg heter Ola\nHeim.",
        "Heim kontakt sier",
        "en heim-kontaktløsning",
        "Heim_kontakt",
        "H e i m k o n t a k t",
        "H.e.i.m.k.o.n.t.a.k.t",
        "H\u0332e\u0332imkontakt",
        "Hei\u3164mkontakt",
        "\u041d\u0435imk\u043entakt",
        "\u0397\u0395\u0399\u039c\u039a\u039f\u039d\u03a4\u0391\u039a\u03a4",
        "\uff28\uff25\uff29\uff2dkontakt",
        "He1mk0ntakt",
        "Granlaas",
        "fvk sa det",
        "F.V.K. sa det",
        "Vismas folk",
        "vismaløsningen",
        "Visma-plattformen",
        "V i s m a",
    ],
)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    screen = screen_of(
        named(
            "Heimkontakt",
            "Omsyn Analyse",
            "Granlås",
            "101051854",
            "901 00 004",
            "Ola Heim",
            "FVK",
            "Visma",
        )
    )
    assert screen.reason(text) == NAMES_SOMEBODY
    assert screen.clean(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Vi er heim. Kontakt oss",
        "Vi tar omsyn til analyse",
        "101 051",
        "Ola er heime",
        "låsen",
        "gran (lås)",
        "alle i EØS",
    ],
)
def test_other_words_are_not_names(text: str) -> None:
    screen = screen_of(named("Heimkontakt", "Omsyn Analyse", "Lås AS", "101051854", "Ola Heim"))
    assert screen.reason(text) is None
    assert screen.clean(text) == text


def test_a_secret_is_found_whole_or_eight_words_of_it() -> None:
    secret = "Innkjøpsprisen på hver sensor ligger på fire hundre kroner ved tusen stykk"
    screen = screen_of([Forbidden(secret, "secret"), Forbidden("Egen metode for fall", "secret")])
    assert screen.reason(f"Han sa: {secret.upper()}.") == REPEATS
    assert screen.reason("Prisen på hver sensor ligger på fire hundre kroner ved oss") == REPEATS
    assert screen.reason("de har en egen metode for fall") == REPEATS
    assert screen.reason("hver sensor ligger på fire hundre kroner") is None
    assert screen.reason("egen metode") is None


some_words = st.lists(
    st.sampled_from(["a", "bb", "ccc", "natt", "lås", "alarm", "pris"]), min_size=1
)


@given(some_words, some_words, some_words)
def test_a_statement_inside_a_text_is_always_found(
    before: list[str], secret: list[str], after: list[str]
) -> None:
    screen = screen_of([Forbidden(" ".join(secret), "secret")])
    assert screen.finds(" ".join((*before, *secret, *after)))


@given(some_words, some_words)
def test_what_is_found_is_there(secret: list[str], text: list[str]) -> None:
    screen = screen_of([Forbidden(" ".join(secret), "secret")])
    if screen.finds(" ".join(text)):
        rows = [text[a:b] for a in range(len(text)) for b in range(a + 1, len(text) + 1)]
        runs = [secret[at : at + OVERLAP] for at in range(len(secret) - OVERLAP + 1)]
        assert secret in rows or any(run in rows for run in runs)
