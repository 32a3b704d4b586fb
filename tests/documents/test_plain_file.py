"""The plain text: what is read from top to bottom, with nothing but letters."""

from __future__ import annotations

import pytest

from lupdesk.documents.plain import text_bytes
from lupdesk.documents.plain.lines import WIDTH, wide
from lupdesk.domain.composition.document import (
    AnswerSpace,
    Block,
    Bullets,
    Facts,
    Heading,
    Noted,
    PageBreak,
    Paragraph,
    Table,
    TimeBar,
    TimeChart,
)
from lupdesk.wording import Wording
from tests.documents.samples import KINDS, OPEN, document, rows


def _text(*blocks: Block, **facts: object) -> str:
    return text_bytes(document(*blocks, **facts), Wording("nb")).decode("utf-8")


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_document_is_the_same_text(kind: str, language: str) -> None:
    first, second = (text_bytes(KINDS[kind](), Wording(language)) for _ in range(2))
    assert first == second
    lines = first.decode("utf-8").split("\n")
    assert max(map(wide, lines)) <= WIDTH
    assert not any(line.endswith(" ") for line in lines)
    assert "\n\n\n\n" not in first.decode("utf-8")


def test_office_class_and_version_stand_first_and_last() -> None:
    lines = _text(Paragraph("x")).splitlines()
    assert lines[0].split() == ["Trefjordsamarbeidet", "Offentlig"]
    assert lines[-1] == "TFS-2027-01  ·  utkast 2  ·  24.\u00a0mars\u00a02027  ·  Offentlig"


def test_a_table_that_fits_stands_in_columns() -> None:
    text = _text(
        Table(("Hva", "Antall"), rows(("Åpne", "12"), ("Alt i alt", "7")), (1, 1), right=(1,))
    )
    assert (
        "Hva         Antall\n---------   ------\nÅpne            12\nAlt i alt        7\n" in text
    )


def test_a_table_that_is_too_wide_is_read_row_by_row() -> None:
    long = "lang tekst som fyller " * 5
    text = _text(Table(("Hva", "Hvem"), rows((long, "Kari"), ("b", "Ola")), (1, 1)))
    assert "Hva: lang tekst som fyller" in text
    assert "\n  Hvem: Kari\n\nHva: b\n  Hvem: Ola\n" in text


def test_mark_and_number_stand_over_the_statement() -> None:
    said = Noted(("Et utsagn.",), detail=("Og mer.",), mark=OPEN, notes=("Barriere, I06",))
    assert "[Åpen · Barriere, I06]\nEt utsagn.\n    Og mer.\n" in _text(said)


def test_a_remark_stands_after_what_it_is_about() -> None:
    text = _text(Noted(("Et utsagn.",), notes=("Alle funn er sagt av minst to.",)))
    assert "Et utsagn.\n[Alle funn er sagt av minst to.]\n" in text


def test_a_chart_tells_its_numbers() -> None:
    chart = TimeChart("Tid", 45, "Planlagt 45 min", (TimeBar("L1", "Dal AS", 44, "44 min"),), "Alt")
    assert "Tid\nPlanlagt 45 min\n  - L1 Dal AS: 44 min\n" in _text(chart)


@pytest.mark.parametrize(
    "said",
    [
        "a\x00\x01\x1b[31mb",
        "snu \u202eom",
        "ord" * 16_000,
        "\r\n\u2028",
        "مرحبا",
        "会議" * 60,
        "=1+1",
    ],
    ids=["controls", "turned", "long", "lines", "arabic", "chinese", "formula"],
)
def test_whatever_somebody_typed_is_text(said: str) -> None:
    text = _text(
        Paragraph(said),
        Heading(2, said),
        Bullets((said,)),
        Facts(((said, said),), said),
        Table((said, "b"), rows((said, said)), (1, 1)),
        AnswerSpace(2),
        PageBreak(),
        title=said,
        office=said,
    )
    assert not any(char < " " and char != "\n" for char in text)
    assert "\u202e" not in text


def test_an_empty_document_is_a_text() -> None:
    assert _text(office="", kicker="", title="", subtitle="", reference="", version="").strip()
