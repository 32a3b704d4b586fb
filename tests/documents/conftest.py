from __future__ import annotations

import io
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from lupdesk.desk.opening import open_desk
from lupdesk.desk.session import Desk
from lupdesk.documents.pdf import pdf_bytes
from lupdesk.domain.composition.document import (
    Block,
    Document,
)
from lupdesk.wording import Wording
from tests.documents.samples import document
from tests.documents.worked_papers import TODAY


@pytest.fixture
def wording() -> Wording:
    return Wording("nb")


@pytest.fixture
def desk(told_case: Path, tmp_path: Path) -> Iterator[Desk]:
    """The desk of the worked case."""
    path = tmp_path / "case.lupdesk"
    shutil.copyfile(told_case, path)
    desk = open_desk(path, author="Selma Lie", clock=lambda: TODAY)
    yield desk
    desk.close()


@pytest.fixture
def pdf_of(wording: Wording) -> Callable[..., bytes]:
    """Blocks, or a finished document, as the bytes of a PDF."""

    def make(*blocks: Block | Document) -> bytes:
        first = blocks[0] if blocks else None
        whole = first if isinstance(first, Document) else document(*blocks)  # type: ignore[arg-type]
        return pdf_bytes(whole, wording)

    return make


class Opened:
    """A finished PDF as a test looks at it."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pikepdf.open(io.BytesIO(data))

    @property
    def pages(self) -> list[str]:
        with pypdfium2.PdfDocument(self.data) as pdf:
            return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pdf]

    @property
    def text(self) -> str:
        return "\n".join(self.pages)

    def elements(self, tag: str | None = None) -> Iterator[Any]:
        """Structure elements in reading order."""
        yield from (
            element
            for element in self._below(self.pdf.Root.StructTreeRoot.K[0])
            if tag is None or str(element.S) == f"/{tag}"
        )

    def _below(self, element: Any) -> Iterator[Any]:
        yield element
        for kid in element.get("/K", Array()):
            if isinstance(kid, Dictionary) and kid.get("/Type") == Name.StructElem:
                yield from self._below(kid)

    def drawn(self, number: int) -> Iterator[tuple[list[Any], str]]:
        """Operands and operator of everything on a page."""
        for step in pikepdf.parse_content_stream(self.pdf.pages[number]):
            yield list(step.operands), str(step.operator)

    @property
    def tags(self) -> Counter[str]:
        return Counter(str(element.S)[1:] for element in self.elements())

    @property
    def outline(self) -> list[tuple[int, str]]:
        with pypdfium2.PdfDocument(self.data) as pdf:
            return [(item.level, item.get_title()) for item in pdf.get_toc()]


@pytest.fixture
def opened(pdf_of: Callable[..., bytes]) -> Callable[..., Opened]:
    def make(*blocks: Block | Document) -> Opened:
        return Opened(pdf_of(*blocks))

    return make
