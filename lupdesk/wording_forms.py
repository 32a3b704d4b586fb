"""English templates for forms that go out and come back, and for drafts of e-mail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lupdesk.wording_marks import N_

FORM_PROBLEMS: Final[Mapping[str, str]] = {
    "form-not-ours": N_(
        "{file} is a PDF, but not a form of LUPDesk. Choose the form that was sent out and came back filled in."
    ),
    "form-other-format": N_(
        "{file} is neither a form of LUPDesk as a PDF nor the answer file of its web page. Choose what came back from the reader."
    ),
    "form-unsaved-page": N_(
        "{file} is the web page itself, not the answers. Open it, press “Save answers”, and read the file that it makes."
    ),
    "form-encrypted": N_(
        "{file} is protected with a password. Ask for it without the password, or write the answers in by hand."
    ),
    "form-xfa": N_(
        "{file} is a form of another kind (XFA), which LUPDesk never makes. Choose the form that was sent out."
    ),
    "form-damaged": N_(
        "{file} is damaged and nothing of it was read. Ask for it again, or write the answers in by hand."
    ),
    "form-cut-short": N_(
        "{file} ends in the middle, so what was saved last may be missing. Nothing of it was read. Ask for it again."
    ),
    "form-too-large-unpacked": N_(
        "A part of {file} becomes larger than {megabytes} MB when it is unpacked, which is the limit. Nothing of it was read."
    ),
    "form-too-many-fields": N_(
        "{file} has more than {limit} fields, which is the limit. Nothing of it was read."
    ),
    "form-too-deep": N_(
        "The fields of {file} are nested more than {limit} levels deep, which is the limit. Nothing of it was read."
    ),
    "form-two-forms": N_(
        "{file} holds fields of two forms. Ask for each of them by itself, or write the answers in by hand."
    ),
    "form-mark-missing": N_(
        "{file} no longer says which form it is, so its answers cannot be placed. Write them in by hand."
    ),
    "form-newer": N_("{file} was made by a newer LUPDesk. Update the program and read it again."),
    "form-text-too-long": N_(
        "In {file}, the text in “{place}” is longer than {limit} characters, which is the limit. Nothing was read. Ask for a shorter one, or write the answers in by hand."
    ),
    "form-two-values": N_(
        "In {file}, “{place}” has more than one answer, so nobody can say which holds. Nothing was read. Ask the reader."
    ),
    "form-choice-unknown": N_(
        "In {file}, the answer “{value}” in “{place}” is none of those that the form offers. Nothing was read. Ask the reader."
    ),
    "form-value-odd": N_(
        "In {file}, “{place}” holds something that is no text. Nothing was read. Ask for the form again."
    ),
    "answer-not-text": N_(
        "{file} cannot be read as text. Ask for the answer file again, as the web page made it."
    ),
    "answer-broken": N_(
        "{file} is not a whole answer file: it cannot be read from line {line} on. Ask for it again, as the web page made it."
    ),
    "answer-too-deep": N_(
        "{file} is nested more than {limit} levels deep, which is the limit. Ask for the answer file again, as the web page made it."
    ),
    "answer-key-twice": N_(
        "In {file}, “{key}” stands twice in one place. Nothing was read. Ask for the answer file again, as the web page made it."
    ),
    "answer-wants-text": N_(
        "In {file}, {place} should be a text. Nothing was read. Ask for the answer file again, as the web page made it."
    ),
    "answer-wants-list": N_(
        "In {file}, {place} should be a list. Nothing was read. Ask for the answer file again, as the web page made it."
    ),
    "answer-wants-object": N_(
        "In {file}, {place} should be an answer with its id. Nothing was read. Ask for the answer file again, as the web page made it."
    ),
    "answer-wants-truth": N_(
        "In {file}, {place} should be true or false. Nothing was read. Ask for the answer file again, as the web page made it."
    ),
    "answer-wants-number": N_(
        "In {file}, {place} should be a whole number. Nothing was read. Ask for the answer file again, as the web page made it."
    ),
    "answer-wants-mark": N_(
        "In {file}, {place} should be the mark of the form, in hexadecimal digits. Nothing was read. Ask for the answer file again, as the web page made it."
    ),
    "answers-not-forms": N_(
        "{file} is a table, but not one that Microsoft Forms exported: it lacks columns such as “Start time” and “Email”. The headings are: {headings}"
    ),
    "answers-no-questions": N_(
        "{file} has no column with a question, only those that Microsoft Forms makes itself. The headings are: {headings}"
    ),
}

FORM_PHRASES: Final[Mapping[str, str]] = {
    "form.day-unread": N_("The date “{value}” could not be read. Write it in by hand."),
}
