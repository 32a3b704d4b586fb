"""Each kind of document, for each reader, in each language, as a Word file and as plain text.

``pytest tests/documents/test_golden_formats.py --update-golden`` writes the texts anew: read the
difference before keeping it. Of a Word file each paragraph stands by its style.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from lupdesk.desk.meetings import meeting_named
from lupdesk.desk.opening import open_desk
from lupdesk.desk.publishing import compose_document
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import supplier_named
from lupdesk.documents.papers import paper_bytes
from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, Participant
from lupdesk.domain.composition.compose import OF_A_MEETING
from lupdesk.domain.formats import Format
from lupdesk.domain.kinds import DocumentKind
from lupdesk.domain.things import Procurement
from tests.documents.test_golden import CASES, TODAY
from tests.documents.wordfile import outline

GOLDEN: Final = Path(__file__).parent / "golden_formats"


@pytest.fixture
def desk(told_case: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "case.lupdesk"
    shutil.copyfile(told_case, path)
    desk = open_desk(path, author="Selma Lie", clock=lambda: TODAY)
    yield desk
    desk.close()


@pytest.mark.parametrize(("kind", "reader", "language"), CASES)
def test_the_text_is_the_golden_one(
    desk: Desk, request: pytest.FixtureRequest, kind: DocumentKind, reader: str, language: str
) -> None:
    (procurement,) = desk.all(Procurement)
    heimkontakt = supplier_named(desk, "Heimkontakt AS", procurement.id)
    readers: dict[str, Audience] = {
        "team": BUYER_TEAM,
        "public": PUBLIC,
        "supplier": Participant(heimkontakt.id),
    }
    meeting = meeting_named(desk, "Heimkontakt AS 2027-03-16", procurement.id)
    document = compose_document(
        desk,
        procurement.id,
        kind,
        readers[reader],
        meeting=meeting.id if kind in OF_A_MEETING else None,
        language=language,
    )
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
