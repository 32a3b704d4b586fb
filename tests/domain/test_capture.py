from __future__ import annotations

import json
import string
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.capture import Slot, codes_in, day_of, parse, secrecy_of
from lupdesk.domain.capture_codes import ALL_CODES, TYPE_CODES
from lupdesk.domain.completion import NewTheme, complete
from lupdesk.domain.kinds import InputKind, InputType, Secrecy, Voice
from lupdesk.domain.vocabulary import KnownQuestion, KnownTheme, Vocabulary, Who, theme_key

TODAY = date(2027, 3, 16)
HEIM, NORD = UUID(int=4), UUID(int=2)
OLA = Who("Ola Heim", HEIM, "Heimkontakt AS")
EVA = Who("Eva Heim", HEIM, "Heimkontakt AS")
TOR = Who("Tor Hauge")
TORA = Who("Tora Nordlys", NORD, "Nordlys Omsorgsteknikk AS")
HEIMKONTAKT = Who("Heimkontakt AS", HEIM, "Heimkontakt AS", person=False, code="L4")
NORDLYS = Who(
    "Nordlys Omsorgsteknikk AS", NORD, "Nordlys Omsorgsteknikk AS", person=False, code="L2"
)
ROOM = Vocabulary(
    today=TODAY,
    who=(OLA, EVA, TOR, TORA, HEIMKONTAKT, NORDLYS),
    themes=(KnownTheme("drift", 4), KnownTheme("integrasjon", 12), KnownTheme("integrasjonstest", 3),
            KnownTheme("drift og support", 1)),
    questions=tuple(KnownQuestion(n, f"navn {n}") for n in range(1, 17)),
    phrases=(("takk", "Takk for innspillet."), ("tid", "Kommer tilbake til tidsplanen.")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        ("b! Lukkede grensesnitt", "Lukkede grensesnitt", {"type": InputType.BAR}),
        ("Lukkede grensesnitt b!", "Lukkede grensesnitt", {"type": InputType.BAR}),
        ("Lukkede b! grensesnitt", "Lukkede grensesnitt", {"type": InputType.BAR}),
        ("B! Lukkede grensesnitt", "Lukkede grensesnitt", {"type": InputType.BAR}),
        ("barriere! Lukket", "Lukket", {"type": InputType.BAR}),
        ("krav! Åpent", "Åpent", {"type": InputType.REQ}),
        ("trl! TRL 7", "TRL 7", {"type": InputType.TRL}),
        ("TRL! TRL 7", "TRL 7", {"type": InputType.TRL}),
        ("?! Hvor mange?", "Hvor mange?", {"type": InputType.Q}),
        ("s! Hvor mange?", "Hvor mange?", {"type": InputType.Q}),
        ("i! Ny mast 2028", "Ny mast 2028", {"kind": InputKind.GIVEN}),
        ("v! Vi møtes igjen", "Vi møtes igjen", {"kind": InputKind.DECISION}),
        ("r! @ola Uro §hem", "Uro", {"type": InputType.RISK, "secrecy": Secrecy.SECRET}),
        ("@ola Uro", "Uro", {"who": OLA}),
        ("@tor Uro", "Uro", {"who": TOR}),
        ("@tora Uro", "Uro", {"who": TORA}),
        ("@heim Uro", "Uro", {"who": HEIMKONTAKT}),
        ("@heimk Uro", "Uro", {"who": HEIMKONTAKT}),
        ("@ola.heim Uro", "Uro", {"who": OLA}),
        ("@l2 Uro", "Uro", {"who": NORDLYS}),
        ("Uro #drift #integrasjon", "Uro", {"themes": ("drift", "integrasjon")}),
        ("Uro #drift-og-support", "Uro", {"themes": ("drift og support",)}),
        ("Uro #DRIFT", "Uro", {"themes": ("drift",)}),
        ("?7 Uro", "Uro", {"question": 7}),
        ('"! Slik sa de det', "Slik sa de det", {"voice": Voice.QUOTE}),
        ("sitat! Slik sa de det", "Slik sa de det", {"voice": Voice.QUOTE}),
        ("~! De virket usikre", "De virket usikre", {"voice": Voice.READING}),
        ("b! tolk! De er usikre", "De er usikre", {"voice": Voice.READING}),
        ("Pris er 412 kr §hem", "Pris er 412 kr", {"secrecy": Secrecy.SECRET}),
        ("Pris er 412 kr §åpen", "Pris er 412 kr", {"secrecy": Secrecy.OPEN}),
        ("hem! Pris er 412 kr", "Pris er 412 kr", {"secrecy": Secrecy.SECRET}),
        ("§åpen Pris §hem", "Pris", {"secrecy": Secrecy.SECRET}),
        ("§åpen Pris §ikke", "Pris", {"secrecy": Secrecy.UNASSESSED}),
        (
            "a! Sende kart @tor >24.3",
            "Sende kart",
            {"kind": InputKind.ACTION, "owner": "Tor Hauge", "due": date(2027, 3, 24)},
        ),
        ("a! Sende kart til:24.3", "Sende kart", {"due": date(2027, 3, 24)}),
        ("a! Sende kart >1.3", "Sende kart", {"due": date(2028, 3, 1)}),
        ("a! Sende kart >fre", "Sende kart", {"due": date(2027, 3, 19)}),
        ("a! Sende kart >tirsdag", "Sende kart", {"due": date(2027, 3, 23)}),
        ("Sende kart >24.03.2027 a!", "Sende kart", {"due": date(2027, 3, 24)}),
    ],
)
def test_codes_set_what_the_statement_is(line: str, text: str, expected: dict[str, object]) -> None:
    captured = parse(line, ROOM)
    assert captured.text == text
    for name, value in expected.items():
        assert getattr(captured, name) == value


@pytest.mark.parametrize(
    "line",
    [
        "Se FOA § 7-4 om dette",
        "Se FOA §7-4 om dette",
        "De skriver alt i C# og F#",
        "Hei!",
        "Hei! Fint å se dere!",
        "Skriv til ola@heim.no innen fredag",
        "§",
        "#",
        "@",
        "?",
        "!",
        "> 900 brukere",
        "Temperatur >24.3 grader",
        "Frist til:24.3 er satt",
        "Nå er det på tide med et krav!",
        "For høy pris!",
        "Vi trenger tolk!",
        "Det var alt!",
        "Hva sier dere ?!",
        "Hei, ny! Fin.",
        "Krav! Det er det eneste de snakker om",
        "@ukjent sa dette",
        "#ukjent tema",
        "?99 finnes ikke",
        "@ola, hva mener du",
        "spørsmål ?7, kanskje",
        "ferdig!!",
        "b!! nei",
        "xb! nei",
        "og/eller",
        "/takk uten Tab",
        "12.3 og 14.4",
        "a! Sende >31.2 kart"[3:],
        "  to  mellomrom   ",
        "\tTabulator\n",
        "",
    ],
)
def test_prose_stays_text(line: str) -> None:
    captured = parse(line, ROOM)
    assert captured.text == line
    assert captured.tokens == ()


def test_a_word_of_speech_is_a_code_only_before_any_text() -> None:
    assert parse("§hem krav! Åpent", ROOM).type == InputType.REQ
    assert parse("Åpent krav!", ROOM).type is None
    assert parse("Åpent k!", ROOM).type == InputType.REQ


def test_an_impossible_day_is_text() -> None:
    assert parse("a! Sende kart >31.2", ROOM).text == "Sende kart >31.2"
    assert parse("a! Mer enn >900", ROOM).text == "Mer enn >900"


def test_every_kind_of_input_has_a_code() -> None:
    assert {code.meaning for code in TYPE_CODES} == set(InputType)
    for code in TYPE_CODES:
        assert parse(f"Tekst {code.short}!", ROOM).type == code.meaning
        for word in code.words:
            assert parse(f"{word}! Tekst", ROOM).type == code.meaning


def test_no_code_has_two_meanings() -> None:
    written = [code.short for code in ALL_CODES if code.short]
    written += [word for code in ALL_CODES for word in code.words]
    assert len(written) == len(set(written))


def test_a_code_given_back_stays_text() -> None:
    captured = parse("b! Uro #drift", ROOM, frozenset({0}))
    assert captured.text == "b! Uro"
    assert captured.type is None
    assert captured.themes == ("drift",)


def test_text_with_codes_in_it_can_be_kept_whole() -> None:
    line = "b! krav! Uro >24.3 a! #drift"
    assert parse(line, ROOM, codes_in(line, ROOM)).text == line


def test_token_says_where_it_stands() -> None:
    line = "b! Uro @ola"
    tokens = parse(line, ROOM).tokens
    assert [(t.code, line[t.start : t.end]) for t in tokens] == [
        (Slot.TYPE, "b!"),
        (Slot.WHO, "@ola"),
    ]


def test_namesakes_in_two_firms_ask_for_more() -> None:
    other = Who("Ola Heim", NORD, "Nordlys Omsorgsteknikk AS")
    room = Vocabulary(TODAY, (OLA, other, HEIMKONTAKT, NORDLYS))
    assert parse("@ola Uro", room).who is None
    handles = [option.insert for option in complete("@ola", 4, room).options]
    assert handles == ["@ola.heim.heimkontakt", "@ola.heim.nordlys"]
    assert [parse(f"{handle} Uro", room).who for handle in handles] == [OLA, other]


def test_a_name_can_be_written_without_norwegian_letters() -> None:
    maret = Who("Máret Ærfugl", NORD, "Kvilesøvn Teknologi AS")
    firm = Who("Kvilesøvn Teknologi AS", NORD, "Kvilesøvn Teknologi AS", person=False)
    room = Vocabulary(TODAY, (maret, firm, TOR))
    assert parse("@maret Uro", room).who == maret
    assert parse("@aerfugl Uro", room).who == maret
    assert parse("@kvilesovn Uro", room).who == firm


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("hem", Secrecy.SECRET), ("hemmelig", Secrecy.SECRET), ("ta", Secrecy.SECRET),
        ("secret", Secrecy.SECRET), ("å", None), ("åp", Secrecy.OPEN), ("open", Secrecy.OPEN),
        ("anon", Secrecy.ANONYMISE), ("int", Secrecy.INTERNAL), ("ikke", Secrecy.UNASSESSED),
        ("7-4", None), ("13", None), ("", None), ("hemmeligere", None),
    ],
)  # fmt: skip
def test_levels_after_the_section_sign(written: str, level: Secrecy | None) -> None:
    assert secrecy_of(written) == level


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("16.3", TODAY), ("16.03.", TODAY), ("15.3", date(2028, 3, 15)),
        ("29.2", date(2028, 2, 29)), ("2027-12-01", date(2027, 12, 1)), ("31.4", None),
        ("0.0", None), ("man", date(2027, 3, 22)), ("tir", date(2027, 3, 23)), ("t", None),
        ("9999-99-99", None), ("24.3.20", None),
    ],
)  # fmt: skip
def test_days(written: str, day: date | None) -> None:
    assert day_of(written, TODAY) == day


def _inserts(line: str) -> list[str]:
    return [option.insert for option in complete(line, len(line), ROOM).options]


def test_completion_of_a_theme_ends_with_a_new_one() -> None:
    options = complete("b! Pris ved bytte #integ", 24, ROOM)
    assert (options.start, options.end) == (18, 24)
    assert [o.insert for o in options.options] == ["#integrasjon", "#integrasjonstest", "#integ"]
    assert options.options[0].meaning == KnownTheme("integrasjon", 12)
    assert options.options[2].meaning == NewTheme("integ")


def test_completion_of_the_other_signs() -> None:
    assert _inserts("Uro @ol") == ["@ola"]
    assert _inserts("Uro @to") == ["@tor", "@tora"]
    assert _inserts("Uro §") == ["§hem", "§anon", "§int", "§åpen", "§ikke"]
    assert _inserts("Uro §an") == ["§anon"]
    assert _inserts("Uro ?1")[:3] == ["?1", "?10", "?11"]
    assert _inserts("!bar") == ["b!"]
    assert _inserts("/ta") == ["Takk for innspillet."]
    assert _inserts("og/ta") == []
    assert _inserts("Uro") == []
    assert _inserts("Uro @ola") == []
    assert _inserts("Uro #ny") == ["#ny"]
    assert _inserts("C#") == []


def test_every_offered_code_is_understood_when_taken() -> None:
    for sign in ("@", "#", "§", "?", "!"):
        for option in complete(sign, 1, ROOM).options:
            captured = parse(f"Uro {option.insert}", ROOM)
            assert captured.text == "Uro", option


def test_five_hundred_suppliers_are_told_apart() -> None:
    firms = tuple(
        Who(f"Firma {n} AS", UUID(int=n + 1), f"Firma {n} AS", False, f"L{n}") for n in range(500)
    )
    room = Vocabulary(TODAY, firms)
    for firm in firms:
        assert parse(f"Uro @{room.handle(firm)}", room).who == firm
    assert len(complete("@firma", 6, room).options) == 8


# -- properties -----------------------------------------------------------------------------------

SENTENCES = (
    "Vi har ikke fått svar på om kravet gjelder alle tre kommuner.",
    "Hva koster det, og hvem betaler? Kan dere svare innen 24.3?",
    "Prisen er > 900 kr; se FOA § 7-4 og fvl. § 13 (1) nr. 2!",
    "«Konkurrenten deres har mistet to kunder i år»",
    "Skriv til post@heim.no eller #anskaffelser på Teams.",
    "Det går ikke an! Nei! Aldri! Hva?! Jo!",
    "Čáhppes Máret sa: «Buorre beaivi!» – og gikk.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_norwegian_sentences_are_never_changed(sentence: str) -> None:
    assert parse(sentence, ROOM).text == sentence


def test_hostile_strings_are_never_changed(shared: Path) -> None:
    for line in json.loads((shared / "data" / "blns.json").read_text(encoding="utf-8")):
        assert parse(line, ROOM).text == line
        complete(line, len(line), ROOM)


CODES = ("b!", "k!", "@ola", "@l2", "#drift", "§hem", "§åpen", "?7", '"!', "i!", "trl!")
words = st.text(string.ascii_letters + "æøåÆØÅšŧ.,;:-–«»()0123456789", min_size=1, max_size=12)


@given(st.lists(st.tuples(words, st.sampled_from(CODES) | st.none()), min_size=1, max_size=12))
def test_removing_codes_leaves_the_words(parts: list[tuple[str, str | None]]) -> None:
    typed = " ".join(word if code is None else f"{word} {code}" for word, code in parts)
    assert parse(typed, ROOM).text == " ".join(word for word, _ in parts)


@given(st.text(max_size=80))
def test_only_tokens_and_one_space_each_are_taken_away(line: str) -> None:
    captured = parse(line, ROOM)
    rest, at = captured.text, 0
    pieces = []
    for token in captured.tokens:
        pieces.append(line[at : token.start])
        at = token.end
    pieces.append(line[at:])
    assert "".join(rest.split()) == "".join("".join(pieces).split())
    taken = sum(token.end - token.start for token in captured.tokens)
    assert 0 <= len(line) - taken - len(rest) <= len(captured.tokens)


@given(st.text(string.ascii_letters + " !@#§?>/~=\"'.:0123456789æøå", max_size=60))
def test_text_is_stable_once_its_codes_are_kept(line: str) -> None:
    assert parse(line, ROOM, codes_in(line, ROOM)).text == line


@given(st.text(string.ascii_letters + " !@#§?>/", max_size=40), st.integers(0, 40))
def test_completion_replaces_the_token_at_the_cursor(line: str, cursor: int) -> None:
    found = complete(line, cursor, ROOM)
    assert 0 <= found.start <= found.end <= len(line)
    assert not any(letter.isspace() for letter in line[found.start : found.end])


def test_theme_key() -> None:
    assert theme_key("Drift og  Support") == "drift-og-support"
