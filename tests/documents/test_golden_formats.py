"""Each kind of document, for each reader, in each language, as a Word file and as plain text.

``pytest tests/documents/test_golden_formats.py --update-golden`` writes the texts anew: read the
difference before keeping it. Of a Word file each paragraph stands by its style.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from lupdesk.desk.session import Desk
from lupdesk.documents.papers import paper_bytes
from lupdesk.domain.formats import Format
from lupdesk.domain.kinds import DocumentKind
from tests.documents.wordfile import outline
from tests.documents.worked_papers import CASES, worked_paper

GOLDEN: Final = Path(__file__).parent / "golden_formats"


@pytest.mark.parametrize(("kind", "reader", "language"), CASES)
def test_the_text_is_the_golden_one(
    desk: Desk, request: pytest.FixtureRequest, kind: DocumentKind, reader: str, language: str
) -> None:
    document = worked_paper(desk, kind, reader, language)
    made = {
        "word": outline(paper_bytes(document, Format.DOCX)),
        "plain": paper_bytes(document, Format.TXT).decode("utf-8"),
    }
    for name, text in made.items():
        golden = GOLDEN / f"{kind}-{reader}-{language}-{name}.txt"
        if request.config.getoption("--update-golden"):
            golden.parent.mkdir(exist_ok=True)
            golden.write_text(text, "utf-8")
        assert text == golden.read_text("utf-8")


def test_no_golden_text_is_left_over() -> None:
    wanted = {
        f"{kind}-{reader}-{language}-{name}.txt"
        for kind, reader, language in CASES
        for name in ("word", "plain")
    }
    assert {path.name for path in GOLDEN.iterdir()} == wanted
