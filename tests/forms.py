"""Forms as the tests make them, and as other programs fill them in."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

import pikepdf
import pypdfium2
from pikepdf import Name, Stream, String
from pypdfium2 import raw

from lupdesk.domain.form_fields import Part, line_field
from lupdesk.domain.form_lines import FormLine, FormSheet
from lupdesk.domain.house import PLAIN, Look
from lupdesk.domain.review import FormKind

SAID = (
    "Vi leverer varsling til 40 kommuner, og ser at åpne grensesnitt er avgjørende.",
    "Prisen per bruker og måned bør ligge mellom 90 og 140 kroner, med drift hos kommunen.",
    "Čáhppes beana: đ ŋ š ŧ ž – vi kan levere på nordsamisk.\nOgså på lulesamisk.",
)
ASKED = (
    "Hvilke standarder bør løsningen bygge på?",
    "Hvor lang tid trenger dere fra kontrakt til drift?",
    "Hva er den største risikoen?",
)


def sheet(
    kind: FormKind = FormKind.MINUTES,
    count: int = 3,
    language: str = "nb",
    *,
    said: tuple[str, ...] = (),
    who: str = "Heimkontakt AS",
    reply_to: str = "innkjop@nordvik.example",
    look: Look = PLAIN,
    form: int = 7,
) -> FormSheet:
    texts = said or (SAID if kind is FormKind.MINUTES else ASKED)
    prefix = "I0" if kind is FormKind.MINUTES else ""
    return FormSheet(
        form=UUID(int=form),
        procurement=UUID(int=8),
        kind=kind,
        title="Referat fra en-til-en-møte" if language == "nb" else "Minutes of a meeting",
        who=who,
        office="Nordvik kommune",
        reference="2027/114",
        version=2,
        language=language,
        made_on=date(2027, 3, 17),
        due=date(2027, 3, 31),
        lines=tuple(
            FormLine(UUID(int=1000 + at), f"{prefix}{at + 1}", texts[at % len(texts)])
            for at in range(count)
        ),
        silence="Hører vi ikke fra dere innen fristen, blir referatet stående slik det er.",
        reply_to=reply_to,
        look=look,
    )


def field(of: FormSheet, number: int, part: Part) -> str:
    return line_field(of.form, of.lines[number].id, part)


def filled(data: bytes, values: Mapping[str, Any]) -> bytes:
    """As a careful program saves it: values into fields, and the state of what is ticked."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        known = {str(one.T): one for one in pdf.Root.AcroForm.Fields}
        for name, value in values.items():
            one = known[name]
            one.V = String(value) if isinstance(value, str) else value
            if isinstance(value, Name):
                for widget in one.get("/Kids", [one]):
                    widget.AS = value if str(value) in widget.AP.N else Name.Off
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


class InBrowser:
    """A form in PDFium, the reader of Edge and Chrome: clicked, typed into and saved."""

    def __init__(self, data: bytes) -> None:
        self._places = _places(data)
        self._pdf = pypdfium2.PdfDocument(data)
        self._pdf.init_forms()
        self._form: Any = self._pdf.formenv
        self._pages = [self._pdf[number] for number in range(len(self._pdf))]

    def click(self, name: str, state: str = "") -> int:
        number, x, y = self._places[name, state]
        page = self._pages[number]
        raw.FORM_OnMouseMove(self._form, page, 0, x, y)
        raw.FORM_OnLButtonDown(self._form, page, 0, x, y)
        raw.FORM_OnLButtonUp(self._form, page, 0, x, y)
        return number

    def type(self, name: str, text: str) -> None:
        number = self.click(name)
        units = f"{text}\0".encode("utf-16-le")
        typed = (ctypes.c_ushort * (len(units) // 2)).from_buffer_copy(units)
        raw.FORM_ReplaceSelection(self._form, self._pages[number], typed)
        raw.FORM_ForceToKillFocus(self._form)

    def saved(self) -> bytes:
        out = io.BytesIO()
        self._pdf.save(out)
        for page in self._pages:
            page.close()
        self._pdf.close()
        return out.getvalue()


def _places(data: bytes) -> dict[tuple[str, str], tuple[int, float, float]]:
    """The middle of each widget, by its field's name and what its tick says."""
    found = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            for one in page.obj.get("/Annots", []):
                name = str(one.get("/T") or one.Parent.T)
                shown = one.AP.N
                states = (
                    []
                    if isinstance(shown, Stream)
                    else [str(one) for one in shown if str(one) != "/Off"]
                )
                left, low, right, high = (float(side) for side in one.Rect)
                middle = (number, (left + right) / 2, (low + high) / 2)
                found[name, states[0][1:] if states else ""] = middle
    return found
