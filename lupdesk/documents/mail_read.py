"""Reads a draft of an e-mail back: its heads, its text, and each file that it brings."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable
from email.errors import MessageError
from email.message import Message
from typing import Final

from lupdesk.documents.letters_read import MOST, read_letters
from lupdesk.documents.reading import Place, Reading
from lupdesk.problems import Problem

_OWN: Final = frozenset((
    "x-unsent", "mime-version", "content-type", "content-transfer-encoding",
    "content-disposition", "subject", "to",
))  # fmt: skip
"""Heads that every draft of ours has."""
_MOST_PARTS: Final = 200
_PLAIN: Final = "text/plain"


Inner = Callable[[bytes, str], Reading | None]
"""Reads an attached file by its bytes and its name; None for one of no format of ours."""


def read_mail(data: bytes, inner: Inner) -> Reading:
    """Problem ``proof-unreadable`` where any part of it does not open up."""
    if not data.strip() or len(data) > MOST:
        raise Problem("proof-unreadable")
    reading = Reading()
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        if not any(name.casefold() == "subject" for name in message):
            raise Problem("proof-unreadable")
        for number, part in enumerate(message.walk()):
            if number > _MOST_PARTS:
                raise Problem("proof-unreadable")
            _read(part, reading, inner)
    except (MessageError, LookupError, ValueError, AttributeError, TypeError) as error:
        raise Problem("proof-unreadable") from error
    return reading


def _read(part: Message, reading: Reading, inner: Inner) -> None:
    for name, written in part.raw_items():
        # As it stands, and as a mail program reads it, which leaves out what it does not take.
        said = dict.fromkeys((str(written), str(part.policy.header_fetch_parse(name, written))))
        reading.places += [Place("mail-head", one) for one in said]
        if name.casefold() not in _OWN:
            reading.places.append(Place("mail-head", name))
    if part.is_multipart():
        for beside in (part.preamble, part.epilogue):
            if beside and beside.strip():
                reading.places.append(Place("elsewhere", str(beside)))
    else:
        _read_content(part, reading, inner)
    if part.defects:
        raise Problem("proof-unreadable")


def _read_content(part: Message, reading: Reading, inner: Inner) -> None:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        raise Problem("proof-unreadable")
    name = part.get_filename() or ""
    if part.get_content_type() == _PLAIN and not name:
        charset = str(part.get_content_charset() or "utf-8")
        text = content.decode(charset).encode("utf-8")
        if text.strip():
            reading.flows += read_letters(text).flows
        # Behind the sign of a soft line end stands what is not read as text.
        reading.places.append(Place("elsewhere", str(part.get_payload())))
        return
    reading.places.append(Place("mail-head", name))
    found = inner(content, name)
    if found is None:
        reading.refused.append("embedded-file")
        return
    if found.bodies:
        reading.flows.append(Place("attachment", "\n".join(found.bodies)))
    reading.flows += [Place("attachment", text.text) for text in found.flows]
    reading.flows += [Place("attachment", seam.text) for seam in found.seams]
    reading.places += [Place("attachment", head) for head in found.heads]
    reading.places += found.places
    reading.refused += found.refused
