"""One changed field in words, in the window and on the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from lupdesk.wording import N_, Wording
from lupdesk.wording_benefits import BENEFIT_FIELDS
from lupdesk.wording_phrases import PHRASES

FIELD_WORDS: Final = {
    "text": N_("Text"),
    "type": N_("Type"),
    "secrecy": N_("Secrecy"),
    "claim": N_("Claim"),
    "disposition": N_("Disposition"),
    "disposition_reason": N_("Reason"),
    "public_wording": N_("Wording for everybody"),
    "themes": N_("Theme"),
    "same_as": N_("Says the same as"),
    "barrier": N_("Kind of barrier"),
    "withdrawn_on": N_("Withdrawn on"),
    "withdrawn_reason": N_("Why it was withdrawn"),
    "question": N_("Question"),
    "supplier": N_("Supplier"),
    "meeting": N_("Meeting"),
    "parked": N_("Parked"),
    "owner": N_("Owner"),
    "due": N_("Due"),
    "done_on": N_("Done"),
    "speaker": N_("Said by"),
    "voice": N_("Voice"),
    "kind": N_("Kind"),
    "phase": N_("Phase"),
    "core": N_("Core question"),
    "registered_by": N_("Signed up by"),
    "consented_on": N_("Consent to be named"),
    "shown_for": N_("For what, or why"),
    "asked_by": N_("Asked by"),
    **BENEFIT_FIELDS,
    "deleted": N_("Removed"),
}
"""Fields that are shown; bookkeeping (positions, who decided) is left out."""
_CODED: Final[Mapping[str, Sequence[str]]] = {
    "registered_by": ("sign-up-channel",),
    "type": ("type",),
    "barrier": ("barrier",),
    "secrecy": ("secrecy",),
    "claim": ("secrecy",),
    "disposition": ("disposition",),
    "voice": ("voice",),
    "side": ("side",),
    "bearer": ("bearer",),
    "relief": ("relief",),
    "likelihood": ("likelihood",),
    "consequence": ("consequence",),
    "left_likelihood": ("likelihood",),
    "left_consequence": ("consequence",),
    "phase": ("phase",),
    "state": ("minutes", "measure-state"),
    "response": ("response",),
    "secrecy_kind": ("secret-kind",),
    "innovation": ("innovation",),
    "answer": ("disposition",),
    "question": ("lesson-short",),
    "kind": ("kind", "requirement", "risk-kind", "benefit-kind", "supplier-kind"),
}
"""Where the words of a field's value are looked for; in several things it is something else, or
free text.
"""
_LISTED: Final = {"barriers": "barrier", "phases": "phase"}
_LONG: Final = 80


def sentence(field: str, before: Any, after: Any, wording: Wording) -> str:
    """``Skjerming: ikke vurdert → anonymiseres``; a field without words goes by its own name."""
    name = wording.constant(FIELD_WORDS[field]) if field in FIELD_WORDS else field
    if field == "deleted":
        if before is None:
            return wording.say("Made")
        return wording.say("Brought back") if not after else name
    before, after = (_cut(value_words(field, value, wording)) for value in (before, after))
    if not before:
        return f"{name}: {after or '–'}"
    return f"{name}: {before} → {after or '–'}"


def value_words(field: str, value: Any, wording: Wording) -> str:
    """A field's value as a person reads it, in full."""
    if value in (None, "", ()):
        return ""
    if isinstance(value, str | int):
        codes = [f"{prefix}.{value}" for prefix in _CODED.get(field, ())]
        known = next((code for code in codes if code in PHRASES), None)
        if known is not None:
            return wording.code(known)
    if isinstance(value, bool):
        return wording.say("yes") if value else wording.say("no")
    if isinstance(value, datetime):
        return wording.date_time(value)
    if isinstance(value, date):
        return wording.date(value)
    if isinstance(value, tuple):
        codes = [f"{_LISTED.get(field, '')}.{one}" for one in value]
        return ", ".join(
            wording.code(code) if code in PHRASES else str(one)
            for code, one in zip(codes, value, strict=True)
        )
    if isinstance(value, UUID):
        return wording.say("another")
    return str(value)


def _cut(text: str) -> str:
    text = text.replace("\n", " ")
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"
