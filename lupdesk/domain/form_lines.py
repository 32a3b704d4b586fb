"""What a form lays before its reader, and what comes back of it: the same for PDF, HTML and hand."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from lupdesk.domain.form_fields import FormMark
from lupdesk.domain.house import PLAIN, Look
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.review import ReviewWay, Stance


@dataclass(frozen=True, slots=True)
class FormLine:
    """One statement to be judged, or one question to be answered."""

    id: UUID
    """Of the statement or the question."""
    label: str
    """``I07`` or ``2a``: what stands beside it on paper."""
    text: str


@dataclass(frozen=True, slots=True)
class FormSheet:
    """All that the writers of forms need: already cut for the reader by ``compose``."""

    form: UUID
    procurement: UUID
    kind: str
    """Of ``FormKind``."""
    title: Text
    who: str
    """The reader, by name; empty where anybody may answer."""
    office: str
    reference: str
    version: int
    language: str
    made_on: date
    due: date | None
    lines: tuple[FormLine, ...]
    silence: Text = ""
    """What it means that nothing comes back; empty: the form says nothing of it."""
    reply_to: str = ""
    """The address to which the answer goes."""
    look: Look = PLAIN
    about: Text = ""
    """Which of several it is: the day of the meeting."""

    @property
    def sha256(self) -> str:
        return lines_hash(self.lines)

    @property
    def mark(self) -> FormMark:
        return FormMark(self.form, self.kind, self.version, self.sha256)


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """``stance`` None: the reader left it as it was. Of a question ``wording`` is the answer, and
    ``stance`` is SECRET where the answer must not go further.

    A form has one box for words: with CHANGE they are the ``wording``, with AGREE, REMOVE and
    SECRET the ``reason``. Words with nothing chosen are a ``wording`` with the stance REMARK.
    """

    id: UUID
    stance: Stance | None
    wording: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """What one file brought back. Nothing of it is believed before ``domain.form_answers`` judged it."""

    form: UUID
    sha256: str
    """Of the lines, as the file tells it."""
    version: int
    lines: tuple[LineAnswer, ...]
    remarks: str = ""
    """Free remarks about the whole."""
    name: str = ""
    on: date | None = None
    organisation: str = ""
    source: str = ""
    """SHA-256 of the file."""
    unknown: tuple[str, ...] = ()
    """Fields that were none of ours: told, and not read."""
    kind: str = ""
    """Of ``FormKind``, as the file tells it."""
    way: ReviewWay = ReviewWay.PDF
    notes: tuple[Phrase, ...] = ()
    """What was read otherwise than it was typed, to be told to a person."""


def lines_text(lines: tuple[FormLine, ...]) -> str:
    """Canonical JSON."""
    plain: list[dict[str, Any]] = [
        {"id": one.id.hex, "label": one.label, "text": one.text} for one in lines
    ]
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def lines_hash(lines: tuple[FormLine, ...]) -> str:
    return hashlib.sha256(lines_text(lines).encode("utf-8")).hexdigest()


def read_lines(text: str) -> tuple[FormLine, ...]:
    return tuple(
        FormLine(UUID(hex=one["id"]), one["label"], one["text"]) for one in json.loads(text or "[]")
    )
