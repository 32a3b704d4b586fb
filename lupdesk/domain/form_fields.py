"""How the fields of a form are called and how much they hold: the same for what goes out and what
comes back, in PDF and in HTML.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from lupdesk.domain.review import Stance

FORMAT: Final = 1
"""Of the fields and of the answer file; counted up where an older program would read them wrongly."""
LONGEST: Final = 10_000
"""Characters of an answer, a wording, a reason or the free remarks."""
LONGEST_LINE: Final = 200
"""Characters of a name, an organisation or a date."""
PROGRAM: Final = "lupdesk"
ANSWER_KIND: Final = "lupdesk-answer"
"""What an answer file says of itself under ``kind``."""
TICKED: Final = "yes"
"""State of a box that is ticked."""


class Part(StrEnum):
    """What of one line, or of the whole form, a field holds."""

    CHOICE = "choice"
    """One of the stances, as its value says."""
    WORDS = "words"
    """The wording, or the reason."""
    ANSWER = "answer"
    SECRET = "secret"
    REASON = "reason"
    REMARKS = "remarks"
    NAME = "name"
    ORGANISATION = "organisation"
    DATE = "date"


OFFERED: Final = (Stance.AGREE, Stance.CHANGE, Stance.REMOVE, Stance.SECRET)
"""What can be chosen of a statement, in the order in which it is offered."""
OF_THE_WHOLE: Final = (Part.REMARKS, Part.NAME, Part.ORGANISATION, Part.DATE)
OF_A_LINE: Final = (Part.CHOICE, Part.WORDS, Part.ANSWER, Part.SECRET, Part.REASON)
_SHORT: Final = (Part.NAME, Part.ORGANISATION, Part.DATE)


def longest(part: Part) -> int:
    return LONGEST_LINE if part in _SHORT else LONGEST


@dataclass(frozen=True, slots=True)
class FormMark:
    """By which a form is known again."""

    form: UUID
    kind: str
    version: int
    sha256: str
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class FieldName:
    """A field of ours, as its name tells it."""

    form: UUID
    part: Part
    line: UUID | None = None
    mark: FormMark | None = None
    """The field of the free remarks carries it in its name: programs that throw away a file's
    properties keep the names of fields.
    """


_NAME: Final = re.compile(rf"{PROGRAM}-([0-9a-f]{{32}})-(?:([0-9a-f]{{32}})-)?([a-z]+)(-.+)?")
_MARK: Final = re.compile(r"-(\d{1,4})-([a-z]{1,20})-(\d{1,9})-([0-9a-f]{64})")


def line_field(form: UUID, line: UUID, part: Part) -> str:
    """``lupdesk-<form>-<line>-choice``. No full stop: in a PDF it would part the name."""
    return f"{PROGRAM}-{form.hex}-{line.hex}-{part}"


def whole_field(form: UUID, part: Part) -> str:
    return f"{PROGRAM}-{form.hex}-{part}"


def marked_field(mark: FormMark) -> str:
    """Name of the field of the free remarks."""
    return f"{whole_field(mark.form, Part.REMARKS)}-{mark_text(mark)}"


def mark_text(mark: FormMark) -> str:
    return f"{mark.format}-{mark.kind}-{mark.version}-{mark.sha256}"


def read_mark(form: UUID, text: str) -> FormMark | None:
    found = _MARK.fullmatch(f"-{text}")
    if found is None:
        return None
    return FormMark(form, found[2], int(found[3]), found[4], int(found[1]))


def read_field(name: str) -> FieldName | None:
    """None for a field that is none of ours."""
    found = _NAME.fullmatch(name)
    if found is None or found[3] not in tuple(Part):
        return None
    part, form = Part(found[3]), UUID(hex=found[1])
    line = UUID(hex=found[2]) if found[2] else None
    if part in (OF_THE_WHOLE if line is None else OF_A_LINE):
        mark = read_mark(form, found[4][1:]) if found[4] and part is Part.REMARKS else None
        if mark is not None or not found[4]:
            return FieldName(form, part, line, mark)
    return None


_NEW_LINE: Final = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_LANGUAGE: Final = re.compile("\x1b[A-Za-z]{2,4}\x1b")
"""A language tag within a text of a PDF."""
_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that show another text than the one that is read."""


def tidy(text: str) -> str:
    """What somebody typed, as it is kept: line breaks of one kind, no space around it, no control
    characters, half letters or signs that turn the direction of writing.
    """
    plain = _NEW_LINE.sub("\n", _LANGUAGE.sub("", text)).replace("\t", " ")
    if not plain.isprintable():
        plain = _TURNING.sub("", plain)
        plain = "".join(one for one in plain if one == "\n" or not _is_control(one))
    return plain.strip()


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs") or ord(char) & 0xFFFE == 0xFFFE
