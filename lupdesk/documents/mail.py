"""A draft of an e-mail as a file that the reader's own program opens, to be looked at and sent.

It has no sender and no date: who sends it, and when, is the person's to say. Same draft, same bytes.
"""

from __future__ import annotations

import email.policy
import hashlib
import re
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import PurePath
from typing import Final

from lupdesk.documents.letters import one_line
from lupdesk.domain.mail_drafts import Draft, DraftKind
from lupdesk.wording import Wording

_ADDRESS: Final = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*"
)
_LONGEST_ADDRESS: Final = 254
_MOST_ADDRESSES: Final = 20
_LONGEST_SUBJECT: Final = 200
_KINDS: Final = {
    ".pdf": ("application", "pdf"),
    ".html": ("text", "html"),
    ".txt": ("text", "plain"),
    ".docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
_POLICY: Final = email.policy.SMTP


def mail_bytes(draft: Draft) -> bytes:
    wording = Wording(draft.language)
    message = EmailMessage(policy=_POLICY)
    message["X-Unsent"] = "1"  # Outlook opens it as something to be sent
    to = addresses(draft.to)
    if to:
        message["To"] = ", ".join(to)
    message["Subject"] = subject(draft, wording)
    text = "\n\n".join(_paragraphs(draft, wording)) + "\n"
    message.set_content(text, charset="utf-8", cte="quoted-printable")
    for enclosed in draft.enclosed:
        main, sub = _KINDS.get(
            PurePath(enclosed.name).suffix.casefold(), ("application", "octet-stream")
        )
        name = _in_a_head(enclosed.name) or "_"
        message.add_attachment(enclosed.data, maintype=main, subtype=sub, filename=name)
    if draft.enclosed:
        message.set_boundary(f"lupdesk-{_digest(draft, text)}")
    return message.as_bytes()


def addresses(text: str) -> list[str]:
    """Each once. What no mail program would take as an address is left for a person to write."""
    found = (one.strip().removeprefix("mailto:") for one in re.split(r"[;,\s]+", text))
    good = (one for one in found if len(one) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(one))
    return list(dict.fromkeys(good))[:_MOST_ADDRESSES]


def subject(draft: Draft, wording: Wording) -> str:
    reference = _in_a_head(draft.reference)
    said = _subject(draft, wording, _in_a_head(wording.text(draft.about)))
    whole = f"{said} ({reference})" if reference else said
    return whole.replace("\u00a0", " ")[:_LONGEST_SUBJECT].strip()


def _in_a_head(text: str) -> str:
    """One line, and nothing that mail programs take for letters in code: a line break could hide
    in them.
    """
    return one_line(text).replace("=?", "= ?")


def _subject(draft: Draft, wording: Wording, about: str) -> str:
    say = wording.say
    match draft.kind:
        case DraftKind.REVIEW:
            return say("For your review: {about}", about=about)
        case DraftKind.REMINDER if draft.due:
            return say("Reminder, answer by {due}: {about}", due=draft.due, about=about)
        case DraftKind.REMINDER:
            return say("Reminder: {about}", about=about)
        case DraftKind.GUIDE:
            return say("For you to answer: {about}", about=about)
        case DraftKind.RECEIPT:
            return say("We have received your answer: {about}", about=about)
        case DraftKind.APPROVED:
            return say("Approved: {about}", about=about)


def _paragraphs(draft: Draft, wording: Wording) -> Iterator[str]:
    yield wording.say("Hello,")
    yield from (one.replace("\u00a0", " ") for one in _said(draft, wording) if one)
    yield "\n".join(filter(None, (wording.say("Kind regards"), one_line(draft.office))))


def _said(draft: Draft, wording: Wording) -> Iterator[str]:
    say, about = wording.say, one_line(wording.text(draft.about))
    silence = one_line(wording.text(draft.silence))
    match draft.kind:
        case DraftKind.REVIEW:
            yield say("Here is what you said, as we wrote it down: {about}.", about=about)
            yield say(
                "Please read it, and tell us in the enclosed form whether each statement is right, should read otherwise, should go, or is secret. Send the form back as an answer to this e-mail."
            )
            yield from _by(draft, wording)
            yield silence
        case DraftKind.REMINDER:
            yield say(
                "We remind you of {about}, to which we have no answer from you yet.", about=about
            )
            yield from _by(draft, wording)
            yield silence
            yield say("If you have answered already, you need not do anything.")
        case DraftKind.GUIDE:
            yield say("Here are the questions that we put to everybody: {about}.", about=about)
            yield say(
                "Please answer those you want to in the enclosed form, tick what is secret, and send the form back as an answer to this e-mail."
            )
            yield from _by(draft, wording)
        case DraftKind.RECEIPT:
            if draft.on:
                yield say("We received your answer to {about} on {on}.", about=about, on=draft.on)
            else:
                yield say("We have received your answer to {about}.", about=about)
            yield say("We read all of it, and write to you if something is unclear.")
        case DraftKind.APPROVED:
            if draft.on:
                yield say("{about} was approved on {on} and is enclosed.", about=about, on=draft.on)
            else:
                yield say("{about} has been approved and is enclosed.", about=about)


def _by(draft: Draft, wording: Wording) -> Iterator[str]:
    if draft.due:
        yield wording.say("Please answer by {due:full}.", due=draft.due)


def _digest(draft: Draft, text: str) -> str:
    """Parts are kept apart by what stands in none of them: it is made of all of them."""
    whole = hashlib.sha256(
        f"{draft.kind}\0{draft.to}\0{draft.about}\0{text}".encode("utf-8", "replace")
    )
    for enclosed in draft.enclosed:
        whole.update(f"\0{enclosed.name}\0".encode("utf-8", "replace"))
        whole.update(enclosed.data)
    return whole.hexdigest()[:32]
