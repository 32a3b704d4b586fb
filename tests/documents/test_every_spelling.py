"""Every way to write a name: the screen keeps it out of a paper, and the proof finds it in a file."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pikepdf
import pytest
from pikepdf import String

from lupdesk.documents.proof import prove
from lupdesk.domain.audience import PUBLIC, Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.composition.document import Block, Paragraph, Table
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.composition.screen import screen_of
from lupdesk.domain.kinds import DocumentKind, InputKind, Secrecy
from lupdesk.domain.things import Attendance, Contact, Input, Procurement, Supplier
from tests.documents.samples import rows
from tests.domain.small_case import (
    GRAN,
    HEIM,
    OMSYN,
    SANS,
    M,
    P,
    case_of,
    said,
    text_of,
    uid,
)

Make = Callable[..., bytes]

SUPPLIERS: Final = (
    Supplier(
        id=HEIM,
        name="Heimkontakt AS",
        organisation_number="923609016",
        products=("Ro 2", "C++", "Vind"),
    ),
    Supplier(id=SANS, name="Vik & Sønner AS", aliases=("Visma", "Kontakt")),
    Supplier(id=OMSYN, name="Løype Data AS", earlier_names=("Dal og Ås AS",)),
    Supplier(id=GRAN, name="Egen AS"),
)
CASE: Final = case_of(
    procurement=Procurement(id=P, title="Ny hverdag", effect="Færre unødige turer"),
    suppliers=SUPPLIERS,
    contacts=(
        Contact(id=uid(701), supplier=OMSYN, name="Bjørn Sæther", email="bjorn@loypedata.example"),
        Contact(id=uid(702), supplier=HEIM, name="Ola Heim", phone="+47 901 00 004"),
    ),
    attendance=(Attendance(id=uid(511), meeting=M, name="Gro Øy", supplier=HEIM, present=True),),
)
READERS: Final = (PUBLIC, Participant(GRAN))

SPELLINGS: Final = (
    # in a longer word
    "Heimkontaktsystemet", "heimkontaktordningen", "Nyheimkontakt", "Heimkontakts", "vismaløsningen",
    "Visma-plattformen", "VikogSønner", "VikSønner", "LøypeDatas", "Løype Datasystemer",
    # digits and letters of other scripts
    "He1mkontakt", "Heimk0ntakt", "H3imkont4kt", "Heimkontak7", "V1sma", "Vi5ma", "L0ype Data",
    "Неimkоntакt", "ΗΕΙΜΚΟΝΤΑΚΤ", "Ｈｅｉｍｋｏｎｔａｋｔ", "𝐇𝐞𝐢𝐦𝐤𝐨𝐧𝐭𝐚𝐤𝐭", "HeimkontaKt", "Heïmkontakt", "K0ntakt",
    # what cannot be seen
    "Heim\u00adkontakt", "Heim\u200bkon\u2060takt", "H\u0332e\u0332imkontakt", "Vis\u200dma",
    # in pieces
    "Heim kontakt", "heim-kontaktløsningen", "Heim_kontakt", "H e i m k o n t a k t", "Heim\nkontakt",
    "H.e.i.m.k.o.n.t.a.k.t", "V i s m a", "V.i.s.m.a", "Bjørn\nSæther", "H E 1 M K 0 N T A K T",
    # and or &
    "Vik og Sønner", "Vik & Sønner", "Vik and Sønner", "VIK OG SØNNER", "Vik og Sonner", "Vik + Sønner",
    "Vik Sønner", "Dal & Ås", "Dal og Ås", "Dal og Aas", "vik&sønner",
    # without Norwegian letters
    "Loype Data", "Loeype Data", "LOYPE DATA", "Bjorn Saether", "Bjoern Sæther", "Bjørn Sather",
    "Løype-Data",
    # numbers
    "NO923609016MVA", "923609016MVA", "923 609 016", "NO 923 609 016 MVA", "923.609.016",
    "923609016", "9236O9016", "NO923609016", "+4790100004", "90 10 00 04",
    "901-00-004",
    # two names of which only one is the whole
    "Sæther i Løype", "Sæther fra firmaet Løype", "Løypes mann Sæther", "Bjørn i Løype",
    "Sæther, Bjørn", "Bjørn M. Sæther", "Saether i Loype", "B. Sæther",
    # addresses
    "post@minheimkontakt.example", "www.heimkontaktnorge.example/om", "bjorn.saether@mail.example",
    "loypedata.example", "https://vismaweb.example",
    # whole words that are common or short
    "Vind", "VIND", "Vinds", "V1nd", "kontakt", "K o n t a k t", "Ro 2", "C++",
)  # fmt: skip

INNOCENT: Final = (
    "Vindmodellen er et vindsystem.", "Kontaktpersonen svarer.", "Kontaktene er mange.",
    "Vinduet er åpent mot vindmøllen.", "De er heim. Kontrakt er signert.", "Rolig natt og ro i huset.",
    "Vi krever punkt C i listen.", "En løype går over fjellet.", "Data om bruk av løyper.",
    "Ny vik ved sønnenes hytte", "Tallet 1923609016 og 92360901.", "Dal. Åsen ligger der.",
    "Visum er påkrevd, visuelt også.", "Bjørnen sov.", "Løypa er lang, sa Per.", "Det er 901 stykker",
    "Kontaktlinser og tryggere veier.", "heimen har kontaktpunkt",
)  # fmt: skip


def _paper(text: str, reader: Audience) -> str:
    told = said(1, None, f"Om {text} nå", Secrecy.OPEN, kind=InputKind.GIVEN)
    case = _with(CASE, told)
    kind = DocumentKind.SUMMARY if reader == PUBLIC else DocumentKind.MINUTES
    return text_of(compose(case, kind, reader, meeting=M))


def _with(case: Case, *inputs: Input) -> Case:
    firms = (
        *case.meeting_suppliers,
        replace(case.meeting_suppliers[0], id=uid(444), supplier=GRAN),
    )
    return replace(case, inputs=inputs, meeting_suppliers=firms)


@pytest.mark.parametrize("reader", READERS, ids=("public", "participant"))
@pytest.mark.parametrize("text", SPELLINGS)
def test_the_screen_keeps_it_out(text: str, reader: Audience) -> None:
    assert text not in _paper(text, reader)


@pytest.mark.parametrize("text", INNOCENT)
def test_the_screen_lets_other_words_through(text: str) -> None:
    for reader in READERS:
        assert text in _paper(text, reader)


FORBIDDEN: Final = forbidden_for(CASE, PUBLIC)


def _titled(data: bytes, text: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.trailer.Info.Title = String(text)
        pdf.save(out)
    return out.getvalue()


def _blocks(text: str) -> tuple[tuple[str, Block], ...]:
    return (
        ("paragraph", Paragraph(f"Vi har sett på {text} og på annet.")),
        ("cell", Table(("a", "b"), rows(("Noe", f"Om {text} nå")), (1, 1))),
    )


@pytest.mark.parametrize("text", SPELLINGS)
def test_the_proof_finds_it(text: str, pdf_of: Make) -> None:
    for where, block in _blocks(text):
        assert [one.page for one in prove(pdf_of(block), FORBIDDEN)][:1] == [1], where
    found = prove(_titled(pdf_of(Paragraph("Noe annet.")), f"Om {text} nå"), FORBIDDEN)
    assert "property" in [one.where for one in found]


@pytest.mark.parametrize("text", INNOCENT)
def test_the_proof_lets_other_words_through(text: str, pdf_of: Make) -> None:
    for _, block in _blocks(text):
        assert prove(pdf_of(block), FORBIDDEN) == []
    assert prove(_titled(pdf_of(Paragraph("Noe annet.")), text), FORBIDDEN) == []


@pytest.mark.parametrize(
    "block",
    [
        Table(("a", "b"), rows(("Om Heim", "kontakt og annet")), (1, 1)),
        Table(("a",), rows(("Løype",), ("Data",)), (1,)),
        Table(("923 609", "016"), rows(("a", "b")), (1, 1)),
        Paragraph("Sæther\nLøype"),
    ],
    ids=("cells", "rows", "heads", "lines"),
)
def test_halves_in_two_places_stop_the_file(block: Block, pdf_of: Make) -> None:
    assert prove(pdf_of(block), FORBIDDEN)


def test_a_common_word_in_the_procurements_own_words_is_everybodys() -> None:
    own = replace(CASE.procurement, effect="Kontakt uten ventetid")
    case = replace(CASE, procurement=own)
    assert "Kontakt" in {one.text for one in FORBIDDEN}
    assert "Kontakt" not in {one.text for one in forbidden_for(case, PUBLIC)}


def test_what_the_reader_wrote_itself_is_its_own_in_that_way_alone() -> None:
    wrote = said(1, GRAN, "Som heimkontaktordningen", Secrecy.SECRET)
    screen = screen_of(forbidden_for(_with(CASE, wrote), Participant(GRAN)))
    assert screen.finds("heimkontaktordningen") is None
    for text in ("Heimkontakt", "Heimkontaktsystemet", "heim-kontaktordningen"):
        assert screen.finds(text), text


def test_eight_words_that_the_reader_said_do_not_free_the_rest() -> None:
    secret = "en to tre fire fem seks sju åtte ni ti elleve tolv"
    case = _with(
        CASE,
        said(1, HEIM, secret, Secrecy.SECRET),
        said(2, GRAN, "Vi sa en to tre fire fem seks sju åtte", Secrecy.SECRET),
    )
    screen = screen_of(forbidden_for(case, Participant(GRAN)))
    assert screen.finds("en to tre fire fem seks sju åtte") is None
    assert screen.finds("fem seks sju åtte ni ti elleve tolv")
