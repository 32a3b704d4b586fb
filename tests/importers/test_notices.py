"""Notices of eForms: every file × every field, and XML that means harm."""

from __future__ import annotations

import random
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lupdesk.domain.kinds import Milestone
from lupdesk.importers import notice_fields as field
from lupdesk.importers.limits import MAX_NOTICE_BYTES, MAX_NOTICE_DEPTH
from lupdesk.importers.notice_fields import NOTICE_FIELDS, FieldState
from lupdesk.importers.notices import Deadline, Notice, NoticeBuyer, read_notice
from lupdesk.problems import Problem
from lupdesk.wording import Wording

# Found, missing, refused; a capital M is missing where a notice of that kind must have it.
ORDER = (
    "subtype notice-id language dispatch legal-basis title need reference "
    "buyer buyer-number cpv places parts answers questions future-notice"
)
TABLE = {
    #                                            sub id la di le ti ne re bu bn cp pl pa an qu fu
    "E1_minimal.xml":                           "f  f  f  f  f  f  f  m  f  m  f  f  f  f  m  m",
    "E2_minimal.xml":                           "f  f  f  f  f  f  f  m  f  m  f  f  f  m  m  m",
    "INVALID_pin-only_24_empty.xml":            "f  M  M  f  f  M  M  m  M  M  M  m  M  m  m  M",
    "INVALID_pin-only_24_minimal.xml":          "f  M  f  f  f  M  M  m  M  M  M  m  M  m  m  M",
    "INVALID_pin-only_24_stage-1.xml":          "f  M  f  f  f  M  M  m  M  M  M  m  M  m  m  f",
    "national-e__INVALID-national-e2-wrong-legal-basis-noid-description.xml":
                                                "f  f  f  f  r  f  f  m  f  m  f  f  f  m  m  m",
    "national-e__VALID-national-e2-minimum.xml":
                                                "f  f  f  f  f  f  f  m  f  m  f  f  f  m  m  m",
    "pin-only_24.xml":                          "f  f  f  f  f  f  f  f  f  f  f  f  f  m  m  f",
}  # fmt: skip


def notice_of(shared: Path, name: str) -> Notice:
    return read_notice((shared / "data" / "eforms" / name).read_bytes(), name)


def code_of(data: bytes) -> str:
    with pytest.raises(Problem) as caught:
        read_notice(data, "x.xml")
    assert "x." in Wording("nb").problem(caught.value)
    return caught.value.code


def changed(shared: Path, name: str, pattern: str, new: str, count: int = 0) -> Notice:
    text = (shared / "data" / "eforms" / name).read_text("utf-8")
    other, times = re.subn(pattern, new, text, count=count, flags=re.DOTALL)
    assert times
    return read_notice(other.encode(), name)


def test_the_table_holds_every_file_and_every_field(shared: Path) -> None:
    assert {path.name for path in (shared / "data" / "eforms").iterdir()} == TABLE.keys()
    assert [each.name for each in NOTICE_FIELDS] == ORDER.split()


@pytest.mark.parametrize("name", TABLE)
def test_what_is_found_missing_and_refused(shared: Path, name: str) -> None:
    letters = {FieldState.FOUND: "f", FieldState.REFUSED: "r", FieldState.MISSING: "m"}
    notice = notice_of(shared, name)
    found = [
        letters[each.state].upper()
        if each.needed and each.state is FieldState.MISSING
        else letters[each.state]
        for each in notice.findings
    ]
    assert found == TABLE[name].split()
    lacking = [each.field.name for each in notice.lacking()]
    assert lacking == [
        name for name, letter in zip(ORDER.split(), found, strict=True) if letter in "Mr"
    ]


def test_a_market_consultation(shared: Path) -> None:
    notice = notice_of(shared, "E1_minimal.xml")
    assert (notice.subtype, notice.language) == ("E1", "en")
    assert (notice.title, notice.need) == ("Procedure Name", "Procedure description")
    assert notice.notice_id == "52fe3748-f475-4381-9dbf-31ebb08889e8"
    assert notice.buyers == (NoticeBuyer("Buyer Org"),)
    assert (notice.cpv, notice.nuts, notice.regions) == (("72000000",), (), ("anyw-eea",))
    assert notice.deadlines == (
        Deadline(
            field.DISPATCH, Milestone.NOTICE, date(2024, 12, 5),
            datetime(2024, 12, 5, 11, tzinfo=UTC),
        ),
        Deadline(
            field.ANSWERS, Milestone.WRITTEN_INPUT, date(2025, 6, 1),
            datetime(2025, 6, 1, 10, tzinfo=UTC),
        ),
    )  # fmt: skip


def test_prior_information_with_everything(shared: Path) -> None:
    notice = notice_of(shared, "pin-only_24.xml")
    assert (notice.subtype, notice.language, notice.reference) == ("4", "en", "ProPrID1234")
    assert notice.buyers == (NoticeBuyer("PartyName1234", "PartyLegalEntityCID1234"),)
    assert (notice.cpv, notice.nuts, notice.regions) == (("72000000", "50000000"), ("DE123",), ())
    assert notice.deadlines[-1] == Deadline(
        field.FUTURE_NOTICE, Milestone.COMPETITION, date(2020, 12, 31)
    )
    assert notice.finding(field.PARTS).value == "PAR-0000"


def test_the_norwegian_national_form(shared: Path) -> None:
    notice = notice_of(shared, "national-e__VALID-national-e2-minimum.xml")
    assert (notice.subtype, notice.language) == ("E2", "nb")
    assert notice.title == "Tittel for anskaffelsesprosedyren"
    assert notice.buyers == (NoticeBuyer("Doffe Dolfinsen ASA"),)
    assert notice.lacking() == ()


def test_the_invalid_ones_give_what_they_have(shared: Path) -> None:
    notice = notice_of(shared, "INVALID_pin-only_24_stage-1.xml")
    assert (notice.subtype, notice.language, notice.title) == ("4", "en", "")
    assert (notice.buyers, notice.cpv, notice.nuts) == ((), (), ())
    assert [each.on for each in notice.deadlines] == [date(2020, 4, 8), date(2020, 12, 31)]


@pytest.mark.parametrize(
    ("code", "language"), [("NOR", "nb"), ("NOB", "nb"), ("NNO", "nb"), ("eng", "en"), ("FRA", "")]
)
def test_languages(shared: Path, code: str, language: str) -> None:
    notice = changed(
        shared, "E1_minimal.xml", "<cbc:NoticeLanguageCode>ENG<", f"<cbc:NoticeLanguageCode>{code}<"
    )
    assert notice.language == language
    assert (notice.finding(field.LANGUAGE).state is FieldState.REFUSED) == (language == "")


@pytest.mark.parametrize(
    ("language", "title"),
    [("NOR", "Norsk"), ("FRA", "Français"), ("DEU", "Norsk"), ("ENG", "Procedure Name")],
)
def test_of_several_languages_the_notices_own_is_taken(
    shared: Path, language: str, title: str
) -> None:
    text = (shared / "data" / "eforms" / "E1_minimal.xml").read_text("utf-8")
    name = '<cbc:Name languageID="ENG">Procedure Name</cbc:Name>'
    others = (
        '<cbc:Name languageID="FRA">Français</cbc:Name><cbc:Name languageID="NOR">Norsk</cbc:Name>'
    )
    text = text.replace(name, others + name).replace(
        "<cbc:NoticeLanguageCode>ENG", f"<cbc:NoticeLanguageCode>{language}"
    )
    assert read_notice(text.encode(), "x.xml").title == title


def test_without_a_title_of_its_own_the_procedure_has_that_of_its_first_part(shared: Path) -> None:
    notice = changed(
        shared, "E2_minimal.xml", '<cbc:Name languageID="ENG">Procedure Name</cbc:Name>', ""
    )
    assert notice.title == "Part Name"


def test_several_buyers_and_their_numbers(shared: Path) -> None:
    text = (shared / "data" / "eforms" / "pin-only_24.xml").read_text("utf-8")
    text = text.replace(
        "<cac:ContractingParty>",
        "<cac:ContractingParty><cac:Party><cac:PartyIdentification><cbc:ID>ORG-0002</cbc:ID>"
        "</cac:PartyIdentification></cac:Party></cac:ContractingParty><cac:ContractingParty>",
        1,
    ).replace(">DEU<", ">NOR<")
    valid = text.replace("PartyLegalEntityCID1234", "101 010 376").replace(
        "123 456 789", "101020746"
    )
    assert read_notice(valid.encode(), "x.xml").buyers == (
        NoticeBuyer("AppealReceiverParty Name", "101020746"),
        NoticeBuyer("PartyName1234", "101010376"),
    )
    notice = read_notice(text.encode(), "x.xml")
    assert [buyer.organisation_number for buyer in notice.buyers] == ["", ""]
    assert notice.finding(field.BUYER_NUMBER).state is FieldState.REFUSED


@pytest.mark.parametrize(
    ("pattern", "new", "of"),
    [
        (">E1<", ">10<", field.SUBTYPE),
        (">72000000<", ">72<", field.CPV),
        ("2025-06-01\\+02:00", "01.06.2025", field.ANSWERS),
        ("2025-06-01\\+02:00", "0001-01-01+14:00", field.ANSWERS),
        (
            "(ContractingParty>.*?)ORG-0001(.*?</cac:ContractingParty)",
            r"\1ORG-0009\2",
            field.BUYER,
        ),
    ],
)
def test_what_cannot_be_used_is_refused_and_the_rest_is_kept(
    shared: Path, pattern: str, new: str, of: field.NoticeField
) -> None:
    notice = changed(shared, "E1_minimal.xml", pattern, new)
    assert [each.field for each in notice.findings if each.state is FieldState.REFUSED] == [of]
    assert notice.finding(of).reason is not None
    assert notice.title == "Procedure Name"


def test_of_several_lots_the_earliest_deadline_counts(shared: Path) -> None:
    text = (shared / "data" / "eforms" / "E1_minimal.xml").read_text("utf-8")
    lot = re.search(r"<cac:ProcurementProjectLot>.*</cac:ProcurementProjectLot>", text, re.DOTALL)
    assert lot
    second = lot[0].replace("LOT-0001", "LOT-0002").replace("2025-06-01", "2025-05-20")
    notice = read_notice(text.replace(lot[0], lot[0] + second).encode(), "x.xml")
    assert notice.finding(field.PARTS).value == "LOT-0001, LOT-0002"
    assert notice.deadlines[-1].on == date(2025, 5, 20)


LAUGHS = (
    '<!DOCTYPE r [<!ENTITY a0 "lol">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]><r>&a11;</r>"
).encode()
OUTSIDE = b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (LAUGHS, "notice-has-doctype"),
        (LAUGHS.decode().encode("utf-16"), "notice-has-doctype"),
        (OUTSIDE, "notice-has-doctype"),
        (b'<!DOCTYPE r SYSTEM "http://example.invalid/x.dtd"><r/>', "notice-has-doctype"),
        (
            b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE r+AD4-<r/>',
            "notice-has-doctype",
        ),
        (b"<a>" * 1_000_000, "notice-too-deep"),
        (
            b"<a>" * (MAX_NOTICE_DEPTH + 1) + b"</a>" * (MAX_NOTICE_DEPTH + 1),
            "notice-too-deep",
        ),
        (b"<a/>" + b" " * MAX_NOTICE_BYTES, "import-file-too-large"),
        (b"", "notice-not-xml"),
        (b"not xml", "notice-not-xml"),
        (b"<a>", "notice-not-xml"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "notice-other-xml"),
        (b"<PriorInformationNotice/>", "notice-other-xml"),
        (
            b"<n:ContractNotice xmlns:n='urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2'/>",
            "notice-other-kind",
        ),
    ],
)
def test_other_xml_gets_a_plain_problem(data: bytes, code: str) -> None:
    assert code_of(data) == code


@settings(max_examples=200)
@given(st.binary(max_size=300))
def test_random_bytes_are_no_notice(data: bytes) -> None:
    with pytest.raises(Problem):
        read_notice(data, "x.xml")


def test_a_truncated_notice_is_a_problem(shared: Path) -> None:
    data = (shared / "data" / "eforms" / "E1_minimal.xml").read_bytes()
    for length in range(0, len(data) - 2, 53):
        assert code_of(data[:length]) == "notice-not-xml"


@pytest.mark.parametrize("name", TABLE)
def test_a_mutated_notice_is_a_notice_or_a_problem(shared: Path, name: str) -> None:
    """Values, names and whole pieces changed: never anything but a notice or a Problem."""
    text = (shared / "data" / "eforms" / name).read_text("utf-8")
    pieces = re.findall(r"<[^>]+>|[^<]+", text)
    chance = random.Random(name)
    read = 0
    for _ in range(120):
        other = list(pieces)
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(10, len(other))
            other[at] = chance.choice(["", "x", "9999-99-99", other[at] * 2, chance.choice(pieces)])
        try:
            notice = read_notice("".join(other).encode(), name)
        except Problem:
            continue
        read += 1
        assert len(notice.findings) == len(NOTICE_FIELDS)
    assert read


def test_a_title_is_one_line_that_reads_one_way(shared: Path) -> None:
    notice = changed(
        shared, "E1_minimal.xml", "Procedure Name", "Trygg\u202e\n hverdag\u2066\u200b hjemme"
    )
    assert notice.title == "Trygg hverdag hjemme"
    assert notice.finding(field.TITLE).value == notice.title
    other = changed(shared, "E1_minimal.xml", "(<cbc:Description[^>]*>)", "\\1A\u202e\nB ")
    assert other.need.startswith("A\nB ")


def test_a_notice_in_which_nothing_is_recognised(shared: Path) -> None:
    text = (shared / "data" / "eforms" / "E1_minimal.xml").read_text("utf-8")
    head = re.match(r".*?<PriorInformationNotice[^>]*>", text, re.DOTALL)
    assert head
    assert code_of(f"{head[0]}<a>b</a></PriorInformationNotice>".encode()) == "notice-says-nothing"
