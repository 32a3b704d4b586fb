"""Each kind of document, for each reader, in each language, word for word as it reads.

``pytest tests/documents/test_golden.py --update-golden`` writes the texts anew: read the
difference before keeping it.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from lupdesk.desk.meetings import meeting_named
from lupdesk.desk.opening import open_desk
from lupdesk.desk.publishing import compose_document, preview_bytes
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import supplier_named
from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, Participant
from lupdesk.domain.composition.compose import OF_A_MEETING, READERS
from lupdesk.domain.kinds import DocumentKind
from lupdesk.domain.things import Procurement

GOLDEN: Final = Path(__file__).parent / "golden"
TODAY: Final = datetime(2027, 3, 31, 10, 0, tzinfo=UTC)
READER_NAMES: Final = {"team": type(BUYER_TEAM), "public": type(PUBLIC), "supplier": Participant}
CASES: Final = [
    (kind, reader, language)
    for kind in DocumentKind
    for reader, sort in READER_NAMES.items()
    if sort in READERS[kind]
    for language in ("nb", "en")
]


@pytest.fixture
def desk(told_case: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "case.lupdesk"
    shutil.copyfile(told_case, path)
    desk = open_desk(path, author="Selma Lie", clock=lambda: TODAY)
    yield desk
    desk.close()


def text_of(pdf: bytes, folder: Path) -> str:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    file = folder / "document.pdf"
    file.write_bytes(pdf)
    read = subprocess.run(
        [program, "-layout", str(file), "-"], capture_output=True, check=True, timeout=60
    )
    lines = read.stdout.decode("utf-8").replace("\f", "\n--- page ---\n").splitlines()
    return "\n".join(line.rstrip() for line in lines).strip() + "\n"


@pytest.mark.parametrize(("kind", "reader", "language"), CASES)
def test_the_text_is_the_golden_one(
    desk: Desk,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    kind: DocumentKind,
    reader: str,
    language: str,
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
    text = text_of(preview_bytes(document), tmp_path)
    golden = GOLDEN / f"{kind}-{reader}-{language}.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


def test_no_golden_text_is_left_over() -> None:
    wanted = {f"{kind}-{reader}-{language}.txt" for kind, reader, language in CASES}
    assert {path.name for path in GOLDEN.iterdir()} == wanted
