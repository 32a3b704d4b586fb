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
from lupdesk.documents.forms.sheet_pdf import form_pdf
from lupdesk.domain.kinds import DocumentKind
from lupdesk.domain.review import FormKind
from lupdesk.wording import LANGUAGES
from tests.documents.reading_order import structure_of
from tests.documents.worked_papers import CASES, worked_paper
from tests.forms import sheet

GOLDEN: Final = Path(__file__).parent / "golden"
STRUCTURE: Final = Path(__file__).parent / "golden_structure"
"""What a screen reader meets, in its order: elements with their text."""
FORMS: Final = [(kind, language) for kind in FormKind for language in LANGUAGES]


def said_by(name: str, *words: str | Path) -> str:
    program = shutil.which(name)
    if program is None:
        pytest.skip(f"{name} (poppler-utils) is not installed")
    read = subprocess.run([program, *words], capture_output=True, check=True, timeout=60)
    return read.stdout.decode("utf-8")


def text_of(file: Path) -> str:
    lines = (
        said_by("pdftotext", "-layout", file, "-").replace("\f", "\n--- page ---\n").splitlines()
    )
    return "\n".join(line.rstrip() for line in lines).strip() + "\n"


@pytest.mark.parametrize(("kind", "reader", "language"), CASES)
def test_the_text_and_its_structure_are_the_golden_ones(
    desk: Desk,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    kind: DocumentKind,
    reader: str,
    language: str,
) -> None:
    file = tmp_path / "document.pdf"
    file.write_bytes(preview_bytes(worked_paper(desk, kind, reader, language)))
    _compare(file, f"{kind}-{reader}-{language}.txt", request)


@pytest.mark.parametrize(("kind", "language"), FORMS)
def test_so_are_those_of_forms(
    tmp_path: Path, request: pytest.FixtureRequest, kind: FormKind, language: str
) -> None:
    file = tmp_path / "form.pdf"
    file.write_bytes(form_pdf(sheet(kind, 7, language)).data)
    _compare(file, f"form-{kind}-{language}.txt", request)


def _compare(file: Path, name: str, request: pytest.FixtureRequest) -> None:
    for folder, text in ((GOLDEN, text_of(file)), (STRUCTURE, structure_of(file))):
        golden = folder / name
        if request.config.getoption("--update-golden"):
            golden.write_text(text, "utf-8")
        assert text == golden.read_text("utf-8")


def test_no_golden_text_is_left_over() -> None:
    wanted = {f"{kind}-{reader}-{language}.txt" for kind, reader, language in CASES}
    wanted |= {f"form-{kind}-{language}.txt" for kind, language in FORMS}
    for folder in (GOLDEN, STRUCTURE):
        assert {path.name for path in folder.iterdir()} == wanted
