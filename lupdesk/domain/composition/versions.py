"""Versions of papers: they count what a paper says, not how often it was written.

The same words in another format, in another language or once more are the same version of the same
day, and as PDF the same bytes.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import Final

from lupdesk.domain.audience import BuyerTeam, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import Document
from lupdesk.domain.kinds import DocumentKind
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.things import Sending

COUNTED: Final = frozenset(
    (
        DocumentKind.SUMMARY,
        DocumentKind.ANSWERS,
        DocumentKind.OWED,
        DocumentKind.INVITATION,
        DocumentKind.PROTOCOL,
        DocumentKind.INTERNAL,
        DocumentKind.PLAN,
        DocumentKind.ROADMAP,
        DocumentKind.LESSONS,
    )
)
"""What has no version of its own, as minutes and guides have."""
_INSIDE: Final = frozenset((DocumentKind.PROTOCOL, DocumentKind.INTERNAL, DocumentKind.PLAN))
_BY_READER: Final = frozenset((DocumentKind.ROADMAP, DocumentKind.LESSONS))
"""What says something else to each reader: the versions of one are none of another's."""


def content_of(document: Document) -> str:
    """SHA-256 of what the paper says: not of its look, its reader, its version or its day."""
    said = (
        document.kind.value,
        document.office,
        document.reference,
        document.kicker,
        document.title,
        document.subtitle,
        document.blocks,
    )
    return hashlib.sha256(repr(said).encode("utf-8")).hexdigest()


def versioned(document: Document, case: Case) -> Document:
    """With the version and the day of the newest paper, where that says the same and holds; else
    the next version, of today.
    """
    if document.kind not in COUNTED:
        return document
    before = [one for one in case.sendings if _of_series(one, document)]
    newest = max((one.version for one in before), default=0)
    content = content_of(document)
    for one in before:
        if one.version == newest and one.content == content and one.withdrawn_on is None:
            return _with(document, newest, one.dated or case.today)
    return _with(document, newest + 1, case.today)


def _of_series(one: Sending, document: Document) -> bool:
    """What the team printed for itself of a paper for all is no version of it."""
    kind, reader = document.kind, document.audience
    if one.kind != kind.value:
        return False
    if kind not in _BY_READER:
        return kind in _INSIDE or one.audience != "team"
    if isinstance(reader, Participant):
        return one.supplier == reader.supplier
    return one.audience == ("team" if isinstance(reader, BuyerTeam) else "public")


def _with(document: Document, version: int, on: date) -> Document:
    return replace(document, version=Phrase.of("doc.version", version=version), on=on)
