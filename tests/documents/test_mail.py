"""Drafts of e-mail: to be looked at and sent by a person, and nothing slipped in."""

from __future__ import annotations

import email
import email.policy
from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.documents.mail import addresses, mail_bytes
from lupdesk.domain.mail_drafts import Draft, DraftKind, Enclosed

_FILE = Enclosed("Referat 2027-03-16 Ærlig AS.pdf", b"%PDF-1.7\nx\n--lupdesk-\n")


def draft(kind: DraftKind = DraftKind.REVIEW, **facts: object) -> Draft:
    given: dict[str, object] = {
        "kind": kind,
        "language": "nb",
        "about": "Referat fra en-til-en-møte",
        "office": "Nordvik kommune",
        "reference": "2027/114",
        "to": "kari@heim.example",
        "due": date(2027, 3, 31),
        "silence": "Hører vi ikke fra dere innen fristen, blir referatet stående.",
        "enclosed": (_FILE,),
        **facts,
    }
    return Draft(**given)  # type: ignore[arg-type]


def opened(data: bytes) -> EmailMessage:
    found = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    assert not [part.defects for part in found.walk() if part.defects]
    return found


def text_of(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_a_draft_to_be_looked_at_and_sent() -> None:
    message = opened(mail_bytes(draft()))
    assert message["X-Unsent"] == "1"
    assert message["To"] == "kari@heim.example"
    assert message["Subject"] == "Til gjennomsyn: Referat fra en-til-en-møte (2027/114)"
    for invented in ("Date", "From", "Message-ID", "Sender", "Bcc", "Cc"):
        assert message[invented] is None
    said = text_of(message)
    assert said.startswith("Hei,\n\n")
    assert "Svar innen onsdag 31. mars 2027." in said
    assert "blir referatet stående" in said
    assert said.endswith("Vennlig hilsen\nNordvik kommune\n")


def test_what_it_encloses() -> None:
    page = Enclosed("Svarskjema.html", b"<!DOCTYPE html><html></html>")
    message = opened(mail_bytes(draft(enclosed=(_FILE, page, Enclosed("x.bin", b"\0\1")))))
    found = [
        (one.get_filename(), one.get_content_type(), one.get_payload(decode=True))
        for one in message.iter_attachments()
    ]
    assert found == [
        (_FILE.name, "application/pdf", _FILE.data),
        (page.name, "text/html", page.data),
        ("x.bin", "application/octet-stream", b"\0\1"),
    ]


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("kind", DraftKind)
def test_each_kind_in_each_language(kind: DraftKind, language: str) -> None:
    message = opened(mail_bytes(draft(kind, language=language, on=date(2027, 4, 2))))
    said = text_of(message)
    assert "Referat fra en-til-en-møte" in said
    assert "2027/114" in message["Subject"]
    assert ("Hei," in said) is (language == "nb")
    assert not {"{", "}"} & set(said + message["Subject"])
    if kind in (DraftKind.REVIEW, DraftKind.REMINDER, DraftKind.GUIDE):
        assert "31" in said
    if kind in (DraftKind.RECEIPT, DraftKind.APPROVED):
        assert ("2. april 2027" if language == "nb" else "2 April 2027") in said


def test_kinds_differ() -> None:
    subjects = {opened(mail_bytes(draft(kind)))["Subject"] for kind in DraftKind}
    assert len(subjects) == len(DraftKind)


def test_without_a_deadline_or_a_day() -> None:
    for kind in DraftKind:
        said = text_of(opened(mail_bytes(draft(kind, due=None, on=None, enclosed=()))))
        assert "None" not in said


def test_same_draft_same_bytes() -> None:
    assert mail_bytes(draft()) == mail_bytes(draft())
    assert mail_bytes(draft()) != mail_bytes(draft(to="per@heim.example"))


@pytest.mark.parametrize(
    "nasty",
    [
        "x\r\nBcc: alle@example.com",
        "x\nX-Unsent: 0\n\nHei",
        "x\r\n\r\n<html>",
        "\u2028Bcc: a@b.example",
        "=?utf-8?q?a=0ABcc=3A_b?=",
        "\x00\x1b[31m",
    ],
)
def test_no_head_can_be_slipped_in(nasty: str) -> None:
    made = mail_bytes(
        draft(
            about=nasty, office=nasty, reference=nasty, to=f"a@b.example{nasty}",
            silence=nasty, enclosed=(Enclosed(nasty, b"x"),),
        )
    )  # fmt: skip
    message = opened(made)
    assert message["Bcc"] is None
    assert message.get_all("X-Unsent") == ["1"]
    assert [name for name, _ in message.items() if name.casefold() not in _HEADS] == []
    assert len(list(message.iter_attachments())) == 1


_HEADS = {"x-unsent", "to", "subject", "mime-version", "content-type"}


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_any_words_make_a_whole_message(about: str, name: str, to: str) -> None:
    made = mail_bytes(draft(about=about, to=to, enclosed=(Enclosed(name, b"x" * 200),)))
    message = opened(made)
    assert [key for key, _ in message.items() if key.casefold() not in _HEADS] == []
    (enclosed,) = message.iter_attachments()
    assert enclosed.get_payload(decode=True) == b"x" * 200
    assert all(len(line) <= 998 for line in made.split(b"\r\n"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kari@heim.example", ["kari@heim.example"]),
        ("a@b.example; c@d.example, a@b.example", ["a@b.example", "c@d.example"]),
        ("mailto:kari@heim.example", ["kari@heim.example"]),
        ("kari", []),
        ("kari@", []),
        ("Kari <kari@heim.example>", []),
        ("kåre@heim.example", []),
        ("a@b.example\r\nBcc: x", ["a@b.example"]),
        ("", []),
    ],
)
def test_addresses(text: str, found: list[str]) -> None:
    assert addresses(text) == found
