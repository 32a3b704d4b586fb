from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.anonymising import Generic, Hit, Names, code_of, found_in, generic, names_of
from lupdesk.domain.audience import PUBLIC
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.known_names import Named, known_names
from lupdesk.domain.things import Contact, Supplier
from lupdesk.wording import Wording
from tests.domain.small_case import GRAN, HEIM, OMSYN, case_of, uid

WORDING = {
    Named.FIRM: Generic("leverandøren", "leverandørens"),
    Named.PRODUCT: Generic("et produkt", "produktets"),
    Named.PERSON: Generic("en person", "personens"),
    Named.ADDRESS: Generic("en adresse", "adressens"),
    Named.NUMBER: Generic("et nummer", "nummerets"),
}
SUPPLIERS = (
    Supplier(
        id=HEIM,
        name="Heimkontakt AS",
        aliases=("Hjemmefolka",),
        products=("Ro 2", "Nattvakt"),
        organisation_number="101051854",
    ),
    Supplier(id=OMSYN, name="Fjord Velferd Kyst AS", earlier_names=("Omsyn Analyse AS",)),
)
CONTACTS = (
    Contact(id=uid(701), supplier=HEIM, name="Ola Heim", email="ola@heimkontakt.example"),
    Contact(id=uid(702), supplier=OMSYN, name="Åse Øvrebø", email="ao@kystvelferd.example"),
    Contact(id=uid(703), supplier=GRAN, phone="+47 901 00 004"),
)


@pytest.fixture(scope="module")
def names() -> Names:
    case = case_of(suppliers=SUPPLIERS, contacts=CONTACTS, attendance=())
    return names_of(known_names(case))


@pytest.mark.parametrize(
    ("text", "there", "instead"),
    [
        ("Heimkontakt AS er god", ["Heimkontakt AS"], "Leverandøren er god"),
        ("Vi bruker Heimkontakts app.", ["Heimkontakts"], "Vi bruker leverandørens app."),
        ("Hos Heim kontakt", ["Heim kontakt"], "Hos leverandøren"),
        ("en Heimkontakt-løsning", ["Heimkontakt"], "en leverandørens løsning"),
        ("Heimkontaktløsningen!", ["Heimkontaktløsningen"], "Leverandøren!"),
        ("Hei\u00admkontakt her", ["Hei\u00admkontakt"], "Leverandøren her"),
        ("som \u041deimkontakt", ["\u041deimkontakt"], "som leverandøren"),
        ("hjemmefolka og FVK", ["hjemmefolka", "FVK"], "leverandøren og leverandøren"),
        ("med Nattvakt eller ro 2", ["Nattvakt", "ro 2"], "med et produkt eller et produkt"),
        ("Ok. Ola Heims ord", ["Ola Heims"], "Ok. Personens ord"),
        ("til ao@kystvelferd.example.", ["ao@kystvelferd.example"], "til en adresse."),
        ("på www.kystvelferd.example nå", ["www.kystvelferd.example"], "på en adresse nå"),
        ("(org.nr. 101 051 854)", ["101 051 854"], "(org.nr. et nummer)"),
        ("ring 90100004", ["90100004"], "ring et nummer"),
        ("Omsyn-analyses folk", ["Omsyn-analyses"], "Leverandørens folk"),
        ("Vi tar omsyn til alle i EØS", [], "Vi tar omsyn til alle i EØS"),
        ("", [], ""),
    ],
)
def test_what_is_found_and_offered(names: Names, text: str, there: list[str], instead: str) -> None:
    hits = found_in(text, names)
    assert [text[one.start : one.end] for one in hits] == there
    offered = generic(text, hits, WORDING)
    assert offered.casefold() == instead.casefold()
    assert found_in(offered, names) == ()


def test_a_hit_tells_whose_it_is_and_what(names: Names) -> None:
    (product, person) = found_in("Nattvakt og Åse Øvrebø", names)
    assert product == Hit(0, 8, HEIM, Named.PRODUCT)
    assert person == Hit(12, 22, OMSYN, Named.PERSON)


def test_the_sentence_begins_as_it_did(names: Names) -> None:
    text = "Heimkontakt kan. «Heimkontakt vil» og Heimkontakt gjør"
    offered = generic(text, found_in(text, names), WORDING)
    assert offered == "Leverandøren kan. «Leverandøren vil» og leverandøren gjør"


@pytest.mark.parametrize("language", ["nb", "en"])
def test_there_are_generic_words_for_every_kind(names: Names, language: str) -> None:
    wording = Wording(language)
    words = {
        one: Generic(
            wording.code(code_of(one, owning=False)), wording.code(code_of(one, owning=True))
        )
        for one in Named
    }
    text = "Nattvakt: Heimkontakts app, sier Ola Heim (ola@heimkontakt.example, 90100004)"
    assert (
        generic(text, found_in(text, names), words)
        == {
            "nb": "Et produkt: leverandørens app, sier en person hos leverandøren (en adresse, et nummer)",
            "en": "A product: the supplier's app, sier a person at the supplier (an address, a number)",
        }[language]
    )


_pieces = st.sampled_from(
    ["Heimkontakt", "Heim", "kontakt", "s", " ", ". ", "-", "\u00ad", "Å", "å", "Ola", "901", "00",
     "004", "ß", "\u0332", "\u041d", "FVK", "@", "kystvelferd.example", "\n", "ﬁ"]
)  # fmt: skip


@given(st.lists(_pieces, max_size=14).map("".join))
def test_places_are_in_the_text_and_nothing_is_left(text: str) -> None:
    case = case_of(suppliers=SUPPLIERS, contacts=CONTACTS, attendance=())
    names = names_of(known_names(case))
    hits = found_in(text, names)
    ends = [0, *(at for one in hits for at in (one.start, one.end)), len(text)]
    assert ends == sorted(ends)
    assert all(one.start < one.end for one in hits)
    assert bool(hits) == (names.screen.finds(text) is not None)


def test_all_that_is_known_is_forbidden_for_everybody() -> None:
    case = case_of(suppliers=SUPPLIERS, contacts=CONTACTS, attendance=())
    texts = {one.text for one in forbidden_for(case, PUBLIC)}
    assert {"Hjemmefolka", "Ro 2", "Nattvakt", "FVK", "kystvelferd", "Omsyn Analyse"} <= texts
    assert "ÅØ" not in texts
