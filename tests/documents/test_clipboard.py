from __future__ import annotations

from html.parser import HTMLParser

from lupdesk.documents.clipboard import on_clipboard
from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, Participant
from lupdesk.domain.composition.copying import copy_statements
from lupdesk.domain.kinds import Secrecy
from tests.domain.small_case import HEIM, case_of, said


class Cells(HTMLParser):
    """The words of each cell, and every tag that there is."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.tags: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


CASE = case_of(
    said(1, HEIM, "Pris < 100 & <b>ikke</b> mer", Secrecy.OPEN),
    said(2, HEIM, "=HYPERLINK(1)", Secrecy.OPEN),
    said(3, HEIM, "To\nlinjer\tog tab", Secrecy.OPEN),
)


def made(audience: Audience, *numbers: int) -> tuple[str, str]:
    chosen = {one.id for one in CASE.inputs if one.number in numbers}
    words = on_clipboard(copy_statements(CASE, chosen, audience))
    return words.plain, words.html


def test_what_was_said_is_never_mark_up() -> None:
    _, html = made(PUBLIC, 1, 2, 3)
    cells = Cells(html)
    assert cells.cells[:2] == ["Type", "Innspill"]
    assert "Pris < 100 & <b>ikke</b> mer" in cells.cells
    assert "b" not in cells.tags
    assert 'lang="nb"' in html


def test_several_rows_are_columns_of_which_none_is_a_formula() -> None:
    plain, html = made(PUBLIC, 1, 2, 3)
    lines = plain.split("\n")
    assert lines[0] == "Type\tInnspill"
    assert len(lines) == 4
    assert all(line.count("\t") == 1 for line in lines)
    assert "Barriere\t'=HYPERLINK(1)" in lines
    assert "mso-number-format:'\\@'" in html


def test_one_row_is_words() -> None:
    assert made(PUBLIC, 3)[0] == "Barriere\nTo\nlinjer\tog tab"


def test_whose_it_is_stands_over_it() -> None:
    for audience, mark in (
        (BUYER_TEAM, "Intern"),
        (Participant(HEIM), "Kun for Heimkontakt AS"),
    ):
        plain, html = made(audience, 1, 2)
        assert plain.startswith(f"{mark}\n")
        assert f"<strong>{mark}</strong>" in html
    assert "Offentlig" not in made(PUBLIC, 1, 2)[0]
