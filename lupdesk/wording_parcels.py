"""Sentences for parcels between laptops: what is refused, and what two laptops said differently."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from lupdesk.wording_marks import N_

if TYPE_CHECKING:
    from lupdesk.wording import Wording

PARCEL_PROBLEMS: Final[Mapping[str, str]] = {
    "not-a-parcel": N_("{path} is not a parcel. Choose a file that ends in .lupparcel."),
    "parcel-newer": N_(
        "{path} was made by a newer LUPDesk. Nothing was changed. Update the program and join it again."
    ),
    "parcel-truncated": N_(
        "{path} ends too early: it was not copied to its end. Nothing was changed. Copy it again, or make a new parcel."
    ),
    "parcel-altered": N_(
        "{path} is not as it was made: something in it was damaged or altered. Nothing was changed. Copy it again, or make a new parcel."
    ),
    "parcel-too-large": N_(
        "{path} is too large. A parcel holds at most {limit:size}. Take a copy of the whole desk to the other laptop instead."
    ),
    "parcel-passphrase-wanted": N_(
        "{path} is sealed with a passphrase. Ask the one who made it for the passphrase."
    ),
    "parcel-passphrase-not-given": N_(
        "{path} wants a passphrase. Type it in a terminal, name a file with --parcel-passphrase-file, or set LUPDESK_PARCEL_PASSPHRASE."
    ),
    "parcel-passphrase-wrong": N_(
        "That is not the passphrase of {path}. Nothing was changed. Look at capital letters and the keyboard\u2019s language, and try again."
    ),
    "parcel-foreign": N_(
        "{path} comes from another desk. Nothing was changed. Only copies of one and the same desk can be joined."
    ),
    "parcel-gap": N_(
        "{path} begins later than what this desk holds, so something between would be missing. Nothing was changed. Make a parcel with everything on the other laptop, and join that."
    ),
    "parcel-key-changed": N_(
        "{path} names a laptop that has sent parcels before, but is signed with another key. Nothing was changed. Ask the one who sent it, and do not join it before you know why."
    ),
    "parcel-clock-ahead": N_(
        "{path} holds work from {computer} that is dated {at:moment}, more than a day ahead of this computer\u2019s clock. Nothing was changed. Set the wrong clock right; a parcel can be joined once that day has come."
    ),
    "parcel-twin": N_(
        "{path} comes from a file that was put back to an older state and worked in again, so two different acts bear the same mark. Nothing was changed. Keep both files; what differs has to be carried over by hand."
    ),
    "parcel-over-another": N_(
        "{path} is something else than a parcel, so it was left as it is. Choose another name."
    ),
}

WHY: Final[Mapping[str, str]] = {
    "changed": N_("Changed on both laptops"),
    "moved": N_("The minutes were moved on both laptops"),
    "assessed": N_("Reworded on one laptop, let out on the other"),
    "locked": N_("Reworded on one laptop, its minutes approved on the other"),
    "removed": N_("Removed on one laptop, changed on the other"),
    "leant-on": N_("Removed on one laptop, added to on the other"),
}
"""What happened, in a few words, by the code of ``domain.partings.Why``."""

PLACED: Final[Mapping[str, str]] = {
    "synced": N_(
        "{path} lies in a folder that {name} synchronises. A desk that is uploaded while it is written to can be damaged or fall back. Keep it in a folder of this computer alone, and carry parcels to the others."
    ),
    "network": N_(
        "{path} lies on a network share ({name}). Not every share keeps two computers from writing at once, and a desk can be damaged by it. Keep it in a folder of this computer alone, and carry parcels to the others."
    ),
}
"""Why a desk must not lie where it lies, and what to do instead, by the code of
``domain.places.Danger``.
"""

_FIELDS: Final[Mapping[str, str]] = {
    "name": N_("Name"),
    "title": N_("Title"),
    "reference": N_("Reference"),
    "effect": N_("Effect"),
    "note": N_("Note"),
    "trade": N_("Trade"),
    "place": N_("Place"),
    "organisation_number": N_("Organisation number"),
    "language": N_("Language"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
    "planned_start": N_("Start"),
    "planned_minutes": N_("Minutes"),
    "actual_start": N_("Started"),
    "actual_end": N_("Ended"),
    "state": N_("State"),
    "version": N_("Version"),
    "sent_on": N_("Sent"),
    "approved_on": N_("Approved"),
    "approved_by": N_("Approved by"),
    "reopened_reason": N_("Reason"),
    "response": N_("Answer"),
    "responded_on": N_("Answered"),
    "remark": N_("Remark"),
    "secrecy_kind": N_("Kind of information"),
    "secrecy_harm": N_("Harm in competition"),
    "decided_by": N_("Decided by"),
    "decided_on": N_("Decided"),
    "review_on": N_("To be looked at again"),
    "claim_reason": N_("Reason of the claim"),
    "short_name": N_("Short name"),
    "present": N_("Present"),
    "answer": N_("Answer"),
    "reason": N_("Reason"),
    "heard": N_("We heard"),
    "disagreement": N_("Where they disagree"),
    "does": N_("We do"),
    "why": N_("Why"),
    "theme": N_("Theme"),
    "meaning": N_("What belongs under it"),
    "instrument": N_("Policy instrument"),
    "relieves": N_("What it relieves"),
    "barriers": N_("Barriers"),
    "phases": N_("Phases"),
    "valid_from": N_("Valid from"),
    "valid_to": N_("Valid until"),
    "verified_on": N_("Verified"),
    "link": N_("Link"),
    "score": N_("Score"),
    "change": N_("What to do otherwise"),
    "changes": N_("What is new in it"),
    "side": N_("Side"),
    "innovation": N_("Kind of innovative procurement"),
    "method": N_("Method"),
    "against": N_("Says otherwise"),
}
_UNSEEN: Final = frozenset({"frozen", "sha256", "content", "lines"})
"""Checksums and whole contents: nobody compares them by eye."""
_THINGS: Final[Mapping[str, str]] = {
    "Procurement": N_("Procurement"),
    "Supplier": N_("Supplier"),
    "Contact": N_("Contact"),
    "Question": N_("Question"),
    "Meeting": N_("Meeting"),
    "Input": N_("Statement"),
    "Attachment": N_("File"),
    "Minutes": N_("Minutes"),
    "Answer": N_("Answer"),
    "Attendance": N_("Participant"),
    "TeamMember": N_("Team member"),
    "PromisedDate": N_("Date"),
    "Guide": N_("Question guide"),
    "Theme": N_("Theme"),
    "Insight": N_("Main finding"),
    "Tie": N_("What it rests on"),
    "Measure": N_("Measure"),
    "Instrument": N_("Policy instrument"),
    "Requirement": N_("Requirement"),
    "Risk": N_("Risk"),
    "Target": N_("Benefit"),
    "Measurement": N_("Measured value"),
    "PhaseMark": N_("Phase"),
    "Lesson": N_("Lesson"),
    "DialogueTemplate": N_("Template of a dialogue"),
}


def thing_name(thing: type[object], wording: Wording) -> str:
    """What kind of thing it is, for a heading."""
    return wording.constant(_THINGS.get(thing.__name__, N_("Other details")))


def thing_words(thing: type[object], name: str, wording: Wording) -> str:
    """What kind of thing it is, and what it is called."""
    kind = thing_name(thing, wording)
    return f"{kind}: {name}" if name else kind


def shown_fields(fields: Iterable[str]) -> list[str]:
    """Those that a person can compare."""
    return [name for name in fields if name not in _UNSEEN]


def field_name(field: str, wording: Wording) -> str:
    from lupdesk.wording_history import FIELD_WORDS

    words = FIELD_WORDS.get(field) or _FIELDS.get(field) or N_("Other details")
    return wording.constant(words)


def value_words(field: str, value: Any, wording: Wording) -> str:
    """A value in full; a dash for none. Removing is told as it is."""
    from lupdesk.wording_history import value_words as in_words

    if field == "deleted":
        return wording.say("Removed") if value else wording.say("Stays")
    return in_words(field, value, wording) or "–"
