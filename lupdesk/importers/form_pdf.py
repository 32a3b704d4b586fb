"""A PDF of ours that was filled in, by whichever program.

Answers are read from the values of the fields, never from the page: programs draw only the letters
that their font has, and keep all of them in the value.
"""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from lupdesk.domain.form_fields import (
    FORMAT,
    OFFERED,
    FieldName,
    FormMark,
    Part,
    read_field,
    read_mark,
)
from lupdesk.domain.form_lines import FormAnswer
from lupdesk.domain.review import ReviewWay
from lupdesk.importers.form_answer import Whole, answers, day_in, short_enough, told
from lupdesk.importers.form_tree import Found, fields_of
from lupdesk.importers.readings import shown
from lupdesk.problems import Problem

_UNPACKED: Final = 60_000_000
"""Bytes that one stream of the file may become."""
_MOST_FILTERS: Final = 3
_RAW_TEXT: Final = 200_000
"""Bytes of a text that is kept in a stream."""
_LZW: Final = re.compile(rb"/(?:L|#4[Cc])(?:Z|#5[Aa])(?:W|#57)")
_END: Final = re.compile(rb"%%EOF\s*\Z|startxref\s+\d+\s+%%EOF")
_TAIL: Final = 4096
_STREAM: Final = re.compile(rb"stream\r?\n")
_MOST_LOOKED_AT: Final = 500
_OFF: Final = ("", "Off")
_UTF_16: Final = {b"\xfe\xff": "utf-16-be", b"\xff\xfe": "utf-16-le"}
_BROKEN: Final = (
    pikepdf.PdfError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RuntimeError,
    OverflowError,
)
"""What pikepdf lets through on a damaged file."""


def read_pdf_form(data: bytes, name: str) -> FormAnswer:
    _check_whole(data, name)
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=_UNPACKED,
        run_length_max_memory=_UNPACKED,
        max_stream_filters=_MOST_FILTERS,
    )
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return _read(pdf, name, hashlib.sha256(data).hexdigest())
    except pikepdf.PasswordError:
        raise Problem("form-encrypted", file=name) from None
    except _BROKEN as error:
        if _unpacks_too_far(data):
            most = _UNPACKED // 1_000_000
            raise Problem("form-too-large-unpacked", file=name, megabytes=most) from error
        raise Problem("form-damaged", file=name) from error


def _unpacks_too_far(data: bytes) -> bool:
    """Whether it is for this that the library gave up: it does not say so itself."""
    whole = memoryview(data)
    for found in islice(_STREAM.finditer(data), _MOST_LOOKED_AT):
        with suppress(zlib.error):
            if (
                len(zlib.decompressobj().decompress(whole[found.end() :], _UNPACKED + 1))
                > _UNPACKED
            ):
                return True
    return False


def _check_whole(data: bytes, name: str) -> None:
    """A file that was cut short may have lost what was saved last, and still open."""
    if not _END.search(data[-_TAIL:]):
        raise Problem("form-cut-short", file=name)
    if _LZW.search(data):
        raise Problem("form-damaged", file=name)


def _read(pdf: pikepdf.Pdf, name: str, source: str) -> FormAnswer:
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, Dictionary):
        raise Problem("form-not-ours", file=name)
    found = fields_of(form, name)
    ours = [(own, one) for one in found if (own := read_field(one.name))]
    if not ours and "/XFA" in form:
        raise Problem("form-xfa", file=name)
    if not ours:
        raise Problem("form-not-ours", file=name)
    forms = {own.form for own, _ in ours}
    if len(forms) > 1:
        raise Problem("form-two-forms", file=name)
    mark = _mark_of(pdf, ours)
    if mark is None:
        raise Problem("form-mark-missing", file=name)
    if mark.format > FORMAT:
        raise Problem("form-newer", file=name)
    whole = _Reader(name, mark).read(ours)
    whole.unknown += [one.name for one in found if read_field(one.name) is None]
    on, notes = day_in(whole.texts.get(Part.DATE, ""))
    return FormAnswer(
        form=mark.form,
        sha256=mark.sha256,
        version=mark.version,
        lines=answers(whole.lines, mark.kind),
        remarks=whole.texts.get(Part.REMARKS, ""),
        name=whole.texts.get(Part.NAME, ""),
        on=on,
        organisation=whole.texts.get(Part.ORGANISATION, ""),
        source=source,
        unknown=tuple(told(whole.unknown)),
        kind=mark.kind,
        way=ReviewWay.PDF,
        notes=notes,
    )


def _mark_of(pdf: pikepdf.Pdf, ours: list[tuple[FieldName, Found]]) -> FormMark | None:
    """In the name of a field; where that is gone, in the properties of the file."""
    named = next((own.mark for own, _ in ours if own.mark), None)
    if named is not None:
        return named
    said = pdf.trailer.get("/Info", Dictionary()).get("/LUPDesk")
    form = ours[0][0].form
    if not isinstance(said, String):
        return None
    text = str(said)
    return read_mark(form, text.removeprefix(f"{form.hex}-")) if form.hex in text else None


@dataclass(slots=True)
class _Reader:
    file: str
    mark: FormMark

    def read(self, ours: list[tuple[FieldName, Found]]) -> Whole:
        whole = Whole()
        seen: dict[tuple[Any, Part], str] = {}
        for own, found in ours:
            key = (own.line, own.part)
            value = self._value(own.part, found)
            if seen.setdefault(key, value) != value:
                raise self._problem("form-two-values", found)
            if own.line is None:
                whole.texts[own.part] = value
                continue
            line = whole.line(own.line)
            if own.part is Part.SECRET:
                line.secret = bool(value)
            else:
                setattr(line, own.part.value, value)
        return whole

    def _value(self, part: Part, found: Found) -> str:
        value = self._one(found)
        if part is Part.CHOICE:
            return self._choice(value, found)
        if part is Part.SECRET:
            chosen = self._chosen(value, found)
            return "" if chosen in _OFF else chosen
        return short_enough(self._text(value, found), part, self.file, found.said)

    def _one(self, found: Found) -> Any:
        """The value; of a list its only one."""
        value = found.value
        if isinstance(value, Array):
            if len(value) > 1:
                raise self._problem("form-two-values", found)
            value = value[0] if len(value) else None
        return value

    def _choice(self, value: Any, found: Found) -> str:
        chosen = self._chosen(value, found)
        if chosen in _OFF:
            return ""
        if chosen not in OFFERED:
            raise self._problem("form-choice-unknown", found, value=shown(chosen))
        return chosen

    def _chosen(self, value: Any, found: Found) -> str:
        """Some programs tick a field and leave its value as it was."""
        if value is None:
            ticked = [one for one in found.states if one not in _OFF]
            if len(set(ticked)) > 1:
                raise self._problem("form-two-values", found)
            return ticked[0] if ticked else ""
        # Some write the name of the state as a text, with its stroke.
        return self._text(value, found).strip().removeprefix("/")

    def _text(self, value: Any, found: Found) -> str:
        if value is None:
            return ""
        if isinstance(value, Name):
            return str(value)[1:]
        if isinstance(value, String):
            return decoded(bytes(value), str(value))
        if isinstance(value, Stream):
            if len(value.read_raw_bytes()) > _RAW_TEXT:
                raise self._problem("form-text-too-long", found, limit=_RAW_TEXT)
            data = value.read_bytes()
            return decoded(data, str(String(data)))
        raise self._problem("form-value-odd", found)

    def _problem(self, code: str, found: Found, **facts: str | int) -> Problem:
        return Problem(code, file=self.file, place=shown(found.said or found.name), **facts)


def decoded(data: bytes, usual: str) -> str:
    """A text of a PDF: in UTF-16 either way round, in UTF-8, or ``usual`` as the library reads it."""
    codec = _UTF_16.get(data[:2])
    if codec:
        return data[2:].decode(codec, "replace")
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    return usual
