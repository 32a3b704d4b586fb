"""The things of equal treatment: who was told, asked and sent what, and why it was right.

As ``things``: frozen values, one class per table of the desk.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lupdesk.domain.kinds import Channel, PublicationKind
from lupdesk.domain.things import Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Thing):
    """Something that everybody got at the same time."""

    id: UUID
    procurement: UUID
    kind: PublicationKind = PublicationKind.MESSAGE
    title: str = ""
    place: str = ""
    """Where it can be read."""
    published_at: datetime | None = None
    """None: not yet."""
    sending: UUID | None = None
    """The file that was published, where it was written here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Thing):
    """A question from a supplier and the buyer's answer, both worded for everybody."""

    id: UUID
    procurement: UUID
    number: int = 0
    question: str = ""
    """Without the asker."""
    answer: str = ""
    asked_by: UUID | None = None
    """The supplier; internal. None: somebody in the open, or the buyer itself."""
    input: UUID | None = None
    """The statement in which it was asked."""
    asked_on: date | None = None
    publication: UUID | None = None
    exempt_reason: str = ""
    """Why it is not answered to everybody: practical only, or a secret of the asker."""
    position: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Thing):
    """Why a supplier was not asked a question of the guide, or when that will be mended."""

    id: UUID
    procurement: UUID
    supplier: UUID
    question: UUID
    reason: str = ""
    follow_up: str = ""
    """What will be done, e.g. asked in writing by a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviser(Thing):
    """A supplier or a person who influenced the documents, and what was done to level it."""

    id: UUID
    procurement: UUID
    name: str = ""
    supplier: UUID | None = None
    did: str = ""
    """Advice that was paid for, text that was drafted."""
    requirement: str = ""
    """Which requirement it influenced."""
    shared: str = ""
    """What of it was given to everybody."""
    extra_time: str = ""
    other_measure: str = ""
    assessed_by: str = ""
    assessed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignUp(Thing):
    """What those who signed up were told of their data, and when it goes."""

    id: UUID
    procurement: UUID
    controller: str = ""
    purpose: str = ""
    legal_basis: str = ""
    recipients: str = ""
    """Who sees the list, and whether it is shared."""
    rights: str = ""
    delete_on: date | None = None
    deleted_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch(Thing):
    """A file that reached a reader: the register of what was sent out."""

    id: UUID
    sending: UUID
    supplier: UUID | None = None
    """None: all whom the document was made for, or the one in ``note``."""
    channel: Channel = Channel.EMAIL
    sent_at: datetime | None = None
    note: str = ""
    """Without a supplier: the only one who got it, such as who asked for access."""

    @property
    def to_somebody_else(self) -> bool:
        return self.supplier is None and bool(self.note.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Thing):
    """A written reason for going on in spite of a finding."""

    id: UUID
    procurement: UUID
    rule: str = ""
    about: UUID | None = None
    """The thing that the finding points at; None: the whole procurement."""
    facts: str = ""
    """The finding's facts when it was given: other facts want a new reason."""
    text: str = ""
    given_by: str = ""
    given_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetting(Thing):
    """A parameter of the rules that a procurement sets otherwise than the default."""

    id: UUID
    procurement: UUID
    name: str = ""
    value: str = ""
