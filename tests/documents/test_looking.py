"""A look at a finished file finds what its readers would miss, and nothing in a whole one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from lupdesk.documents.looking import look
from lupdesk.documents.reading import Reading, read_text
from lupdesk.domain.composition.document import (
    Bar,
    BarChart,
    Bullets,
    Cell,
    Heading,
    Paragraph,
    Row,
    Table,
)
from lupdesk.domain.papers import PAPER_CODES, Paper, as_seen, seen
from lupdesk.domain.things import Sending
from lupdesk.problems import Problem
from tests.documents.spoiling import WAYS, spoiled
from tests.domain.small_case import P, uid

Make = Callable[..., bytes]
PEOPLE = ("Selma Lie", "Ola Heim")


@pytest.fixture
def whole(pdf_of: Make) -> bytes:
    """Long, with all that can be wanting."""
    return pdf_of(
        Heading(2, "Innspill"),
        Table(heads=("Hva", "Hvor"), rows=(Row((Cell("Kart"), Cell("Bua"))),), widths=(1, 1)),
        BarChart("Hvem sa hva", (Bar("Pris", 3), Bar("Tid", 2)), "antall"),
        Bullets(("Ett", "To")),
        *(part for n in range(14) for part in (Heading(2, f"Del {n}"), Paragraph("Ord. " * 700))),
    )


def look_at(data: bytes) -> Paper:
    return look(data, read_text(data), PEOPLE)


def test_a_file_of_ours_lacks_nothing_and_says_what_it_is(whole: bytes) -> None:
    paper = look_at(whole)
    assert paper.pages > 10
    assert paper == Paper(
        hashlib.sha256(whole).hexdigest(),
        (),
        pages=paper.pages,
        size=len(whole),
        language="nb-NO",
        claims=("tagged", "PDF/A-2a", "PDF/UA-1"),
    )


@pytest.mark.parametrize("code", sorted(WAYS))
def test_each_thing_that_is_wanting_is_found_and_nothing_else(whole: bytes, code: str) -> None:
    assert look_at(spoiled(whole, WAYS[code])).wanting == (code,)


def test_every_code_is_found_in_some_file() -> None:
    assert {*WAYS, "person-shown"} == set(PAPER_CODES)


def test_a_short_file_wants_no_bookmarks(pdf_of: Make) -> None:
    short = spoiled(pdf_of(Heading(2, "En"), Paragraph("To")), WAYS["access-bookmarks"])
    assert look_at(short).wanting == ()


def test_a_name_on_a_page_is_noted(pdf_of: Make) -> None:
    assert look_at(pdf_of(Paragraph("Spør Ola Heim"))).wanting == ("person-shown",)
    assert look_at(pdf_of(Paragraph("Spør Ola"))).wanting == ()


def test_who_may_be_named_is_not_noted_on_a_page_but_never_wrote_the_file(
    pdf_of: Make, whole: bytes
) -> None:
    named = pdf_of(Paragraph("Spør Ola Heim"))
    assert look(named, read_text(named), PEOPLE, {"Ola Heim"}).wanting == ()
    assert look(named, read_text(named), PEOPLE, {"Selma Lie"}).wanting == ("person-shown",)
    signed = spoiled(whole, WAYS["hidden-author"])
    assert look(signed, read_text(signed), PEOPLE, PEOPLE).wanting == ("hidden-author",)


def test_what_an_earlier_revision_held_is_hidden_text(whole: bytes) -> None:
    assert look_at(whole + b"\n%%EOF\n").wanting == ("hidden-text",)


def test_what_is_no_pdf_is_not_looked_at() -> None:
    with pytest.raises(Problem, match="proof-unreadable"):
        look(b"no pdf", Reading(pages=["x"]))


def test_what_was_seen_is_one_line_and_read_from_it(whole: bytes) -> None:
    paper = look_at(spoiled(whole, WAYS["access-alt"]))
    sent = Sending(id=uid(1), procurement=P, kind="summary", audience="public", sha256=paper.sha256)
    assert as_seen(seen(paper), sent) == paper.of(sent)
    bare = Paper("ab")
    assert as_seen(seen(bare), Sending(id=uid(1), procurement=P, sha256="ab")) == bare.of(
        Sending(id=uid(1), procurement=P, sha256="ab")
    )


@pytest.mark.parametrize("line", ["", "Feil mottaker", "pages=3", "a=b c"])
def test_a_line_that_says_nothing_of_a_file_is_no_paper(line: str) -> None:
    assert as_seen(line, Sending(id=uid(1), procurement=P)) is None
