"""What concerns forms: one that came back, read."""

from __future__ import annotations

import io
import statistics
from collections.abc import Iterator

import pikepdf
from pikepdf import Name, String

from lupdesk.documents.forms.page import form_page
from lupdesk.documents.forms.sheet_pdf import form_pdf
from lupdesk.domain.form_fields import Part
from lupdesk.importers.forms import read_form
from tests.benchmarks.desks import Desks
from tests.benchmarks.table import Row, milliseconds, seconds
from tests.forms import field, sheet

_STATEMENTS = 200
_MOST = 0.1
_ROUNDS = 15


def measure(desks: Desks) -> Iterator[Row]:
    of = sheet(count=_STATEMENTS)
    blank = form_pdf(of)
    data = _filled(blank.data, {field(of, number, Part.WORDS) for number in range(_STATEMENTS)})
    answer = read_form(data, "form.pdf")
    assert all(one.wording or one.reason for one in answer.lines)
    read = statistics.median(seconds(lambda: read_form(data, "form.pdf")) for _ in range(_ROUNDS))
    made = statistics.median(seconds(lambda: form_pdf(of)) for _ in range(3))
    page = statistics.median(seconds(lambda: form_page(of)) for _ in range(3))
    yield Row(
        f"a form of {_STATEMENTS} statements that came back, read",
        "100 ms",
        f"{milliseconds(read)} ({len(data) / 1000:.0f} kB; made in {milliseconds(made)}, "
        f"{blank.pages} pages; as a page in {milliseconds(page)})",
        read <= _MOST,
    )


def _filled(data: bytes, words: set[str]) -> bytes:
    """Every statement with a choice and words."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for one in pdf.Root.AcroForm.Fields:
            if str(one.T) in words:
                one.V = String("Vi ber om at dette lyder slik: åpne grensesnitt – čđŋ. " * 5)
            elif "/Kids" in one:
                one.V = Name("/change")
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()
