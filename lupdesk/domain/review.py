"""The things of review: what was laid before whom, what came back, and what was decided of it.

A form goes out with the words as they were then; each remark that comes back is about one of them;
each approval holds for the words that were approved, and for no others.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from lupdesk.domain.things import Thing


class FormKind(StrEnum):
    MINUTES = "minutes"
    """A supplier's own statements, to be confirmed or corrected."""
    GUIDE = "guide"
    """The question guide, to be answered in writing."""


class Stance(StrEnum):
    """What the reader says of one statement."""

    AGREE = "agree"
    CHANGE = "change"
    REMOVE = "remove"
    SECRET = "secret"
    """It may stand, but must not go further."""
    REMARK = "remark"
    """Something beside it, or about the whole."""


class Verdict(StrEnum):
    """What the buyer decided of a remark."""

    ACCEPTED = "accepted"
    CHANGED = "changed"
    """Accepted in other words."""
    REFUSED = "refused"


class ReviewWay(StrEnum):
    """By which way a remark came back."""

    PDF = "pdf"
    HTML = "html"
    TYPED = "typed"
    """By hand, from an e-mail or over the telephone."""
    DESK = "desk"
    """Written in the desk, or in a parcel of it."""


class ApprovalWay(StrEnum):
    AGREED = "agreed"
    VERDICT = "verdict"
    """What was asked for was accepted word for word."""
    SILENCE = "silence"
    """The time ran out: by the rule that was set, never said to be agreement."""
    REVIEWED = "reviewed"
    """The buyer's own reader ticked it through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Thing):
    """Something that went out to be answered: its id stands in the file, so that it is known again."""

    id: UUID
    procurement: UUID
    kind: FormKind = FormKind.MINUTES
    meeting: UUID | None = None
    supplier: UUID | None = None
    """None: anybody may answer, as with a guide that all get."""
    version: int = 1
    """Of the minutes, or of the guide."""
    language: str = "nb"
    made_on: date | None = None
    due: date | None = None
    lines: str = ""
    """What was laid before the reader, as canonical JSON (``domain.form_lines``)."""
    sha256: str = ""
    """Of ``lines``: a file that was tampered with tells another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Thing):
    """What somebody said of a statement, of a passage in it, or of the whole."""

    id: UUID
    procurement: UUID
    form: UUID | None = None
    meeting: UUID | None = None
    input: UUID | None = None
    """None: about the whole."""
    supplier: UUID | None = None
    """Who said it; None: the buyer's own reader, whose words never reach a supplier's file."""
    version: int = 1
    author: str = ""
    stance: Stance = Stance.REMARK
    about: str = ""
    """The statement as it stood before the reader."""
    passage: str = ""
    """The words of it that the remark is about; empty: all."""
    wording: str = ""
    """As the reader would have it."""
    reason: str = ""
    way: ReviewWay = ReviewWay.TYPED
    received_on: date | None = None
    source: str = ""
    """SHA-256 of the file that brought it, so that the same file is known again."""
    verdict: Verdict | None = None
    verdict_reason: str = ""
    verdict_wording: str = ""
    decided_by: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval(Thing):
    """That somebody stands by a statement in the words it had."""

    id: UUID
    procurement: UUID
    meeting: UUID | None = None
    input: UUID | None = None
    supplier: UUID | None = None
    """None: the buyer's own reader."""
    version: int = 1
    sha256: str = ""
    """Of the words (``domain.approvals.words_hash``)."""
    way: ApprovalWay = ApprovalWay.AGREED
    approved_by: str = ""
    approved_on: date | None = None
    form: UUID | None = None


JUDGED: Final = (Stance.CHANGE, Stance.REMOVE, Stance.SECRET, Stance.REMARK)
"""What wants a verdict; agreement does not."""
