"""Names that stand in no list as they are written: turned round, in part, or as an owner's."""

from __future__ import annotations

from uuid import UUID

import pytest

from lupdesk.domain.audience import PUBLIC, Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.composition.screen import screen_of
from lupdesk.domain.kinds import Role
from lupdesk.domain.things import Attendance, Contact, Supplier
from tests.domain.small_case import GRAN, HEIM, OMSYN, SANS, M, case_of, uid

PEOPLE = (
    ("Kari Sæther", HEIM),
    ("Bo Ek, salgssjef", HEIM),
    ("Ola Heim", HEIM),
    ("Tone Strand", HEIM),
    ("Anna Hauge", HEIM),
    ("Siv Moe", HEIM),
    ("Representant fra Trondheim", HEIM),
)


def the_case(*suppliers: Supplier) -> Case:
    contacts = tuple(
        Contact(id=uid(700 + n), supplier=whose, name=name)
        for n, (name, whose) in enumerate(PEOPLE)
    )
    team = Attendance(id=uid(500), meeting=M, name="Tor Hauge", role=Role.CHAIR, present=True)
    firms = (
        Supplier(id=OMSYN, name="Omsyn Analyse AS"),
        Supplier(id=SANS, name="Klang Fjære"),
        Supplier(id=GRAN, name="Fjell Data AS"),
        Supplier(id=HEIM, name="Heimkontakt AS"),
    )
    return case_of(contacts=contacts, attendance=(team,), suppliers=suppliers or firms)


def finds(text: str, audience: Audience = PUBLIC) -> bool:
    return screen_of(forbidden_for(the_case(), audience)).finds(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Omsyns Analyse",
        "Omsyns analyser er gode",
        "Omsyn sin analyse",
        "OMSYN SINE ANALYSER",
        "Analyse fra Omsyn",
        "analysen til Omsyn viser",
        "analysen hos О\u00admsyn",
        "Fjære og Klang",
        "Klangs arbeid i Fjære",
        "fru Sæther",
        "Sæthers folk",
        "SAETHER",
        "S æ t h e r",
        "post@saether.example",
        "Sæther, Kari",
        "Ek, Bo",
        "EK BO",
        "Heim, Ola",
        "Strand, Tone",
        "Moe, Siv",
        "Hauge, Anna",
    ],
)
def test_found_turned_round_apart_or_alone(text: str) -> None:
    assert finds(text)
    assert finds(f"Vi spurte {text} i går")


@pytest.mark.parametrize(
    "text",
    [
        "Vi tar omsyn til analyse",
        "En analyse, og omsyn til andre",
        "data fra fjell og strand",
        "på stranden, ved en strand",
        "Tor Hauge leder møtet",
        "en moe for seg",
        "en sætherlig dag",
        "i Trondheim",
        "en salgssjef",
        "daglig leder",
    ],
)
def test_other_words_are_not_found(text: str) -> None:
    assert not finds(text)


@pytest.mark.parametrize(
    ("text", "whose"), [("Omsyn sin analyse", OMSYN), ("fru Sæther", HEIM), ("Ek, Bo", HEIM)]
)
def test_a_firm_reads_its_own(text: str, whose: UUID) -> None:
    assert not finds(text, Participant(whose))
    assert finds(text, Participant(GRAN))


@pytest.mark.parametrize("product", ["TrygLink 3000", "TrygLink v2 Pro", "TrygLink II"])
def test_a_make_is_found_without_its_model(product: str) -> None:
    firm = Supplier(id=HEIM, name="Heimkontakt AS", products=(product,))
    screen = screen_of(forbidden_for(the_case(firm), PUBLIC))
    assert screen.finds("De som har TrygLink i dag") is not None
    assert screen.finds("TrygLink-løsningen") is not None
    assert screen.finds("Tryglinken") is not None


@pytest.mark.parametrize("product", ["Alarm 3000", "Digital tvilling", "Responstjeneste for alle"])
def test_an_ordinary_word_of_a_product_is_free(product: str) -> None:
    firm = Supplier(id=HEIM, name="Heimkontakt AS", products=(product,))
    screen = screen_of(forbidden_for(the_case(firm), PUBLIC))
    assert screen.finds(f"Vi vil ha {product.split(maxsplit=1)[0].lower()} hjemme") is None
