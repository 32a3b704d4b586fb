"""Each kind of document, for each reader, in each language, word for word as it reads.

``pytest tests/documents/test_golden.py --update-golden`` writes the texts anew: read the
difference before keeping it.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

from lupdesk.desk.publishing import preview_bytes
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import DocumentKind
from tests.documents.worked_papers import CASES, worked_paper

GOLDEN: Final = Path(__file__).parent / "golden"


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
    document = worked_paper(desk, kind, reader, language)
    text = text_of(preview_bytes(document), tmp_path)
    golden = GOLDEN / f"{kind}-{reader}-{language}.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


def test_no_golden_text_is_left_over() -> None:
    wanted = {f"{kind}-{reader}-{language}.txt" for kind, reader, language in CASES}
    assert {path.name for path in GOLDEN.iterdir()} == wanted
