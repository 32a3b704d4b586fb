"""Looks at a page or a draft of an e-mail as its readers will meet it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from typing import Final

from lupdesk.documents.reading import Reading
from lupdesk.domain.papers import Paper
from lupdesk.domain.personal_data import named_in

_LANGUAGE: Final = re.compile(rb'<html[^>]*\slang="([A-Za-z-]+)"', re.IGNORECASE)
_TITLE: Final = re.compile(rb"<title>\s*\S", re.IGNORECASE)
_LEVEL: Final = re.compile(rb"<h([1-6])[\s>]", re.IGNORECASE)
_PICTURE: Final = re.compile(rb"<img(?![^>]*\salt=)", re.IGNORECASE)


def look_at_page(
    data: bytes, reading: Reading, people: tuple[str, ...] = (), shown: Collection[str] = ()
) -> Paper:
    """A page is no format for an archive: the same form as a PDF is."""
    language = _LANGUAGE.search(data)
    return Paper(
        hashlib.sha256(data).hexdigest(),
        tuple(dict.fromkeys(_wanting(data, reading, people, shown))),
        size=len(data),
        language=language[1].decode("ascii") if language else "",
    )


def _wanting(
    data: bytes, reading: Reading, people: tuple[str, ...], shown: Collection[str]
) -> Iterator[str]:
    if not _LANGUAGE.search(data):
        yield "access-language"
    if not _TITLE.search(data):
        yield "access-title"
    levels = [int(level) for level in _LEVEL.findall(data)]
    before = [0, *levels]
    if not levels or any(level > last + 1 for last, level in zip(before, levels, strict=False)):
        yield "access-headings"
    if _PICTURE.search(data):
        yield "access-alt"
    yield "archive-format"
    yield from _shown(reading, people, shown)


def look_at_mail(
    data: bytes, reading: Reading, people: tuple[str, ...] = (), shown: Collection[str] = ()
) -> Paper:
    """Of its own text: each file that it brings was looked at by itself."""
    return Paper(
        hashlib.sha256(data).hexdigest(), tuple(_shown(reading, people, shown)), size=len(data)
    )


def _shown(reading: Reading, people: tuple[str, ...], shown: Collection[str]) -> Iterator[str]:
    others = tuple(one for one in people if one not in shown)
    if any(named_in(flow.text, others) for flow in reading.flows if flow.where == "text"):
        yield "person-shown"
