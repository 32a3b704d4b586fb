"""Statements from a table: secrecy is never guessed, nothing said is lost or changed."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.kinds import Disposition, InputKind, InputType, Secrecy, Side, Voice
from lupdesk.domain.things import Input, Question, Supplier
from lupdesk.importers import words
from lupdesk.importers.columns import match
from lupdesk.importers.fields import TableKind
from lupdesk.importers.inputs import InputRow, Surroundings, read_inputs
from lupdesk.importers.readings import Reading, Refused
from lupdesk.importers.register import Register
from lupdesk.importers.tables import read_table

SANSEA = Supplier(id=UUID(int=1), name="Sansea AS")
MEETING, DESK, GUIDE = UUID(int=5), UUID(int=6), UUID(int=7)
QUESTIONS = (
    Question(id=UUID(int=11), guide=GUIDE, text="Hva er uklart?", short_name="Uklart"),
    Question(id=UUID(int=12), guide=GUIDE, text="Hva koster det?", short_name="Pris"),
)


def surroundings(*known: Input) -> Surroundings:
    return Surroundings(
        register=Register.of((SANSEA,)),
        questions=QUESTIONS,
        find_meeting=lambda text: MEETING if text == "Sansea AS 2027-03-16" else None,
        known=known,
    )


def read(text: str, *known: Input) -> Reading[InputRow]:
    table = read_table(text.encode(), "inputs.csv")
    return read_inputs(table, match(table.columns, TableKind.INPUTS), surroundings(*known))


def reasons(reading: Reading[InputRow]) -> list[tuple[int, str, str]]:
    return [
        (bad.number, bad.field, bad.reason.code.removeprefix("import-fault."))
        for bad in reading.bad
    ]


def test_the_case_goes_in_without_a_question(shared: Path) -> None:
    case = shared / "case"
    names = [
        line.split(";")[0]
        for line in (case / "leverandorer.csv").read_text("utf-8-sig").splitlines()[1:-1]
    ]
    register = Register.of(Supplier(id=UUID(int=n), name=name) for n, name in enumerate(names, 1))
    table = read_table((case / "innspill.csv").read_bytes(), "innspill.csv")
    matching = match(table.columns, TableKind.INPUTS)
    assert matching.unmatched == ()
    reading = read_inputs(table, matching, Surroundings(register=register))
    assert (len(reading.good), reading.bad, reading.duplicates) == (45, (), ())
    assert Counter(row.secrecy for row in reading.good) == {
        Secrecy.OPEN: 35, Secrecy.ANONYMISE: 6, Secrecy.SECRET: 3, Secrecy.UNASSESSED: 1
    }  # fmt: skip
    assert {row.type for row in reading.good} == set(InputType) - {InputType.INFO}
    assert all(row.supplier and row.phase is not None for row in reading.good)
    assert [row.source_id for row in reading.good] == [f"I{n:02}" for n in range(1, 46)]
    assert reading.good[1].text.endswith("utrykning")


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("åpen", Secrecy.OPEN), ("Åpen", Secrecy.OPEN), ("a\u030apen", Secrecy.OPEN),
        ("open", Secrecy.OPEN),
        ("anonymiseres", Secrecy.ANONYMISE), ("anonymise", Secrecy.ANONYMISE),
        ("taushetsbelagt", Secrecy.SECRET), ("SECRET", Secrecy.SECRET),
        ("intern", Secrecy.INTERNAL), ("internal", Secrecy.INTERNAL),
        ("ikke vurdert", Secrecy.UNASSESSED), ("unassessed", Secrecy.UNASSESSED),
        ("ikke\u00a0 vurdert ", Secrecy.UNASSESSED), ("", Secrecy.UNASSESSED),
    ],
)  # fmt: skip
def test_words_for_secrecy(word: str, level: Secrecy) -> None:
    assert [row.secrecy for row in read(f"Tekst;Skjerming\nx;{word}\n").good] == [level]


@pytest.mark.parametrize(
    "word", ["åpent", "offentlig", "public", "nei", "hemmelig", "apen", "ja", "?", "åpen?", "0"]
)
def test_any_other_word_asks(word: str) -> None:
    reading = read(f"Tekst;Skjerming\nx;{word}\n")
    assert reading.good == ()
    assert reasons(reading) == [(2, "secrecy", "secrecy")]


@given(st.text(max_size=20))
def test_no_unknown_word_is_ever_open(word: str) -> None:
    try:
        level = words.secrecy(word)
    except Refused:
        return
    assert level is not Secrecy.OPEN or word.strip().casefold() in ("åpen", "open", "a\u030apen")


def test_without_a_column_for_secrecy_nothing_is_assessed() -> None:
    assert read("Tekst\nx\n").good[0].secrecy is Secrecy.UNASSESSED


@pytest.mark.parametrize("code", InputType)
def test_types_by_code(code: InputType) -> None:
    assert words.input_type(code) is code
    assert words.input_type(f" {code.lower()} ") is code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Behovsforståelse", "NEED"), ("Løsningsforslag", "SOL"),
        ("Alternativ måte å dekke behovet", "ALT"), ("Barriere", "BAR"), ("Mulighetsrom", "OPP"),
        ("Risiko og fordeling", "RISK"), ("Kostnad/prismodell", "COST"),
        ("Tidsplan/leveringstid/kapasitet", "TIME"), ("Krav/standard/formulering", "REQ"),
        ("Tildelingskriterier/evaluering", "EVAL"), ("Kontrakt/IPR/data-vilkår", "CONTR"),
        ("Prosedyre/delkontrakter/prosess", "PROC"), ("Bærekraft, klima, sosialt", "SUST"),
        ("Integrasjon, IT-sikkerhet, personvern", "INTEG"),
        ("Modenhet/marked (TRL 1–9)", "TRL"),
        ("Innføring, opplæring, endring hos kjøper", "ORG"), ("Gevinst og måling", "BEN"),
        ("Virkemiddel/finansiering", "INSTR"), ("Spørsmål", "Q"),
        ("Fakta om leverandør", "INFO"),
        ("need understanding", "NEED"), ("solution proposal", "SOL"),
        ("alternative approach", "ALT"), ("BARRIER", "BAR"), ("opportunity", "OPP"),
        ("risk", "RISK"), ("cost/price model", "COST"), ("timeline/capacity", "TIME"),
        ("requirement or standard wording", "REQ"), ("award/evaluation model", "EVAL"),
        ("contract, IPR, data terms", "CONTR"), ("procedure, lots", "PROC"),
        ("sustainability", "SUST"), ("integration, security, privacy", "INTEG"),
        ("maturity", "TRL"), ("adoption, change", "ORG"), ("benefit, metric", "BEN"),
        ("instrument/funding", "INSTR"), ("question", "Q"), ("supplier fact", "INFO"),
        ("BAR – Barriere", "BAR"), ("Barriere (BAR)", "BAR"),
    ],
)  # fmt: skip
def test_types_by_name(name: str, code: str) -> None:
    assert words.input_type(name) is InputType(code)


@pytest.mark.parametrize("word", ["tull", "BAR – Risiko", "BARX", "x (BAR)"])
def test_an_unknown_type_asks(word: str) -> None:
    assert reasons(read(f"Tekst|Type\nx|{word}\n".replace("|", ";"))) == [(2, "type", "type")]


@pytest.mark.parametrize(
    ("written", "phase"),
    [
        ("0", 0), ("9", 9), ("6.0", 6), ("Fase 6", 6), ("phase 3", 3), ("6 Oppsummering", 6),
        ("Behovsvurdering", 1), ("en-til-en", 5), ("Utvikling, kontrakt og innføring", 8),
        ("benefits & dissemination", 9), ("5. One-to-one", 5),
    ],
)  # fmt: skip
def test_phases(written: str, phase: int) -> None:
    assert words.phase(written) == phase


@pytest.mark.parametrize("written", ["10", "-1", "tull", "6.5", "6 Konkurranse", "٣٣", "²"])
def test_phases_that_ask(written: str) -> None:
    with pytest.raises(Refused):
        words.phase(written)


def test_every_field_of_a_statement() -> None:
    reading = read(
        "Id;Tekst;Slag;Type;Fase;Leverandør;Skjerming;Krav om skjerming;Begrunnelse for skjerming;"
        "Møte;Spørsmål;Temaer;Sagt av;Stemme;Side;Offentlig ordlyd;Disposisjon;Begrunnelse;"
        "Ansvarlig;Frist\n"
        "I1; Vi kan det ;innspill;BAR;7;SANSEA;anonymiseres;taushetsbelagt;patent;"
        "Sansea AS 2027-03-16;Spm. 2;drift, nett;Sara;sitat;leverandør;Kan gjøres;delvis;fordi;"
        "Ola;1.5.2027\n"
    )
    assert reading.bad == ()
    assert reading.good[0] == InputRow(
        number=2,
        text=" Vi kan det ",
        source_id="I1",
        kind=InputKind.INPUT,
        type=InputType.BAR,
        phase=7,
        supplier=SANSEA.id,
        secrecy=Secrecy.ANONYMISE,
        claim=Secrecy.SECRET,
        claim_reason="patent",
        meeting=MEETING,
        question=QUESTIONS[1].id,
        themes=("drift", "nett"),
        speaker="Sara",
        voice=Voice.QUOTE,
        side=Side.SUPPLIER,
        public_wording="Kan gjøres",
        disposition=Disposition.PARTLY,
        disposition_reason="fordi",
        owner="Ola",
        due=date(2027, 5, 1),
    )


@pytest.mark.parametrize("written", ["1", "Q1", "spm 1", "1.", "hva er UKLART", "Uklart"])
def test_questions_by_number_or_words(written: str) -> None:
    assert read(f"Tekst;Spørsmål\nx;{written}\n").good[0].question == QUESTIONS[0].id


@pytest.mark.parametrize(
    ("heading", "value", "reason"),
    [
        ("Spørsmål", "3", "question-unknown"),
        ("Spørsmål", "0", "question-unknown"),
        ("Møte", "Ukjent", "meeting-unknown"),
        ("Leverandør", "Ukjent AS", "supplier-unknown"),
        ("Fase", "12", "phase"),
        ("Slag", "tull", "kind"),
        ("Side", "tull", "side"),
        ("Stemme", "tull", "voice"),
        ("Disposisjon", "tull", "disposition"),
        ("Frist", "snart", "day"),
    ],
)
def test_what_points_nowhere_asks(heading: str, value: str, reason: str) -> None:
    assert [each[2] for each in reasons(read(f"Tekst;{heading}\nx;{value}\n"))] == [reason]


def test_a_text_cut_by_an_unquoted_semicolon_is_not_taken_in_half() -> None:
    reading = read("Id;Skjerming;Tekst\n1;åpen;a\n2;åpen;hel\n3;åpen;halv; halv\n4;åpen;\n")
    assert reasons(reading) == [(4, "", "row-too-long"), (5, "text", "no-text")]


def test_repeated_statements() -> None:
    known = Input(
        id=DESK, procurement=GUIDE, text="Kjent tekst", supplier=SANSEA.id, source_id="K1"
    )
    reading = read(
        "Id;Leverandør;Tekst\nA;Sansea AS;Ny tekst\nA;Sansea AS;Ny  tekst\nB;Sansea AS;Ny tekst\n"
        "C;;Ny tekst\nA;Sansea AS;Annen tekst\nK1;Sansea AS;Kjent tekst\nK1;Sansea AS;Endret\n",
        known,
    )
    assert [row.number for row in reading.good] == [2, 5]
    assert [(each.number, each.first_row, each.known) for each in reading.duplicates] == [
        (3, 2, None), (4, 2, None), (7, None, DESK)
    ]  # fmt: skip
    assert reasons(reading) == [(6, "source_id", "id-in-file"), (8, "source_id", "id-in-desk")]


def test_naughty_strings_are_statements_like_others(shared: Path) -> None:
    naughty: list[str] = json.loads((shared / "data" / "blns.json").read_text("utf-8"))
    quoted = "".join(
        '{};"{}"\n'.format(number, text.replace('"', '""')) for number, text in enumerate(naughty)
    )
    reading = read("Id;Tekst\n" + quoted)
    taken = {row.source_id: row.text for row in reading.good}
    repeated = {each.row.source_id: each.row.text for each in reading.duplicates}
    empty = {str(bad.number - 2) for bad in reading.bad}
    assert taken | repeated == {
        str(number): text for number, text in enumerate(naughty) if str(number) not in empty
    }
    assert all(not naughty[int(number)].strip() for number in empty)
