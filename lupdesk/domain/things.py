"""The things of a dialogue, as frozen values: one class per table of the desk.

Ids are UUIDv7. Instants are aware datetimes in UTC; days are dates. A dataclass field and the
column of the same name hold the same value; ``store.rows`` does the conversion.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lupdesk.domain.kinds import (
    Channel,
    Disposition,
    InputKind,
    InputType,
    MeetingKind,
    Milestone,
    MinutesState,
    Response,
    Role,
    Secrecy,
    Side,
    SignUpChannel,
    SupplierKind,
    Voice,
)
from lupdesk.domain.result_kinds import Barrier, InnovationKind


class Thing:
    """What every thing of a dialogue is: a value with an id, one class per table."""

    __slots__ = ()
    id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Procurement(Thing):
    id: UUID
    reference: str = ""
    title: str = ""
    effect: str = ""
    """The need, written as the effect sought."""
    for_whom: str = ""
    phase: int = 0
    cpv: tuple[str, ...] = ()
    nuts: tuple[str, ...] = ()
    archive_case: str = ""
    language: str = "nb"
    """Language of its documents: ``nb`` or ``en``."""
    office: str = ""
    """Name of the office as it stands at the top of each document."""
    notice_id: str = ""
    note: str = ""
    """The buyer's own words about the case; internal."""
    notice_text: str = ""
    """The short description of the notice, as it is or will be published."""
    slot_criteria: str = ""
    """By what suppliers are chosen where not all get a one-to-one; empty: all get one."""
    criteria_published_on: date | None = None
    contract_signed_on: date | None = None
    contract_ends_on: date | None = None
    keep_until: date | None = None
    above_threshold: bool = True
    """Whether the EEA's rules hold for its value."""
    innovation: InnovationKind | None = None
    method: str = ""
    """The template that its dialogue began with, as ``code version``; empty: none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Buyer(Thing):
    id: UUID
    procurement: UUID
    name: str = ""
    organisation_number: str = ""
    position: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisedDate(Thing):
    """One line of the timeline: what was promised to the market and what was kept."""

    id: UUID
    procurement: UUID
    kind: Milestone = Milestone.OTHER
    title: str = ""
    """Own wording; empty means the milestone's usual name."""
    promised: date | None = None
    promised_end: date | None = None
    moved_to: date | None = None
    told_on: date | None = None
    """The day on which everybody was told of the move."""
    kept: date | None = None
    position: float = 0.0
    reason: str = ""
    """Why it was moved, as everybody was told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember(Thing):
    """A person on the buyer's side."""

    id: UUID
    procurement: UUID
    name: str = ""
    role: Role = Role.OTHER
    organisation: str = ""
    email: str = ""
    position: float = 0.0
    impartial_on: date | None = None
    """The day on which the person confirmed being impartial in this case."""
    interests: str = ""
    """Roles and ownership that were noted; empty: none."""
    consented_on: date | None = None
    shown_for: str = ""
    """As for a contact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier(Thing):
    """A supplier of the office's register: outlives one procurement."""

    id: UUID
    name: str = ""
    earlier_names: tuple[str, ...] = ()
    organisation_number: str = ""
    country: str = "NO"
    kind: SupplierKind | None = None
    trade: str = ""
    language: str = "nb"
    note: str = ""
    aliases: tuple[str, ...] = ()
    """What it is called in daily talk, and by its initials."""
    products: tuple[str, ...] = ()
    """Names of products and brands that point at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Thing):
    id: UUID
    supplier: UUID
    name: str = ""
    email: str = ""
    phone: str = ""
    title: str = ""
    position: float = 0.0
    consented_on: date | None = None
    shown_for: str = ""
    """Agreed to be named where everybody can read it, and for what; no day: why the role has to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Thing):
    """A supplier's part in one procurement."""

    id: UUID
    procurement: UUID
    supplier: UUID
    code: str = ""
    """Short code within the procurement, e.g. ``L4``; ties timetable and protocol together."""
    invited_on: date | None = None
    registered_on: date | None = None
    wants_one_to_one: bool = False
    declined_on: date | None = None
    written_only: bool = False
    position: float = 0.0
    registered_by: SignUpChannel | None = None

    @property
    def signed_up(self) -> bool:
        """Also by a channel whose day nobody noted."""
        return self.registered_on is not None or self.registered_by is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide(Thing):
    """One version of a procurement's question guide. Frozen once a meeting has used it."""

    id: UUID
    procurement: UUID
    version: int = 1
    title: str = ""
    changes: str = ""
    """What is new in this version, a line for each change; the team's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Thing):
    id: UUID
    guide: UUID
    position: float = 0.0
    text: str = ""
    short_name: str = ""
    """Two or three words, so that a whole guide fits beside the meeting."""
    origin: UUID | None = None
    """The same question in the guide version that this one was copied from."""
    core: bool = False
    """To be asked of everybody. In a guide where none is marked, all are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Thing):
    id: UUID
    procurement: UUID
    kind: MeetingKind = MeetingKind.ONE_TO_ONE
    title: str = ""
    place: str = ""
    """A room, or the address of a video meeting."""
    planned_start: datetime | None = None
    planned_minutes: int = 45
    reflection_minutes: int = 15
    actual_start: datetime | None = None
    actual_end: datetime | None = None
    guide: UUID | None = None
    language: str = ""
    """Empty: the procurement's."""
    current_question: UUID | None = None
    current_item: UUID | None = None
    current_since: datetime | None = None
    paused_at: datetime | None = None
    paused_seconds: int = 0
    """Seconds of pauses that are over; a running pause counts from ``paused_at``."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSupplier(Thing):
    """A supplier in a meeting; several make a consortium (or a conference)."""

    id: UUID
    meeting: UUID
    supplier: UUID
    position: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Thing):
    id: UUID
    meeting: UUID
    position: float = 0.0
    title: str = ""
    start: str = ""
    """Local clock time as ``HH:MM``, or empty."""
    minutes: int = 0
    question: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Thing):
    id: UUID
    meeting: UUID
    name: str = ""
    role: Role = Role.OTHER
    organisation: str = ""
    supplier: UUID | None = None
    """Set for somebody from a supplier; None is the buyer's side."""
    present: bool = False
    position: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Thing):
    """A question ticked as asked in a meeting."""

    id: UUID
    meeting: UUID
    question: UUID
    asked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Input(Thing):
    """One captured statement: what a supplier said, what the buyer told, an action, a decision."""

    id: UUID
    procurement: UUID
    number: int = 0
    kind: InputKind = InputKind.INPUT
    type: InputType | None = None
    text: str = ""
    meeting: UUID | None = None
    supplier: UUID | None = None
    question: UUID | None = None
    speaker: str = ""
    voice: Voice = Voice.OWN
    phase: int | None = None
    side: Side | None = None
    themes: tuple[str, ...] = ()
    position: float = 0.0
    said_at: datetime | None = None
    parked: bool = False
    secrecy: Secrecy = Secrecy.UNASSESSED
    claim: Secrecy | None = None
    """What the supplier asks for; ``secrecy`` is the buyer's verdict."""
    claim_reason: str = ""
    secrecy_kind: str = ""
    secrecy_harm: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    review_on: date | None = None
    public_wording: str = ""
    disposition: Disposition | None = None
    disposition_reason: str = ""
    owner: str = ""
    due: date | None = None
    done_on: date | None = None
    source_id: str = ""
    """The id that the statement had where it was imported from."""
    secret_parts: tuple[str, ...] = ()
    """Passages of the text, word for word, that may not go on; the rest may."""
    harmful: bool | None = None
    """Second step: whether competition makes it matter; None: not judged."""
    legal_basis: str = ""
    """Code of the dated table in ``resources/law``."""
    access_considered_on: date | None = None
    """The day on which giving access all the same (meirinnsyn) was considered."""
    channel: Channel | None = None
    """For information that the buyer gave outside a meeting."""
    publication: UUID | None = None
    """Where information that the buyer gave was told to everybody."""
    unpublished_reason: str = ""
    """Why it need not be told to everybody."""
    same_as: UUID | None = None
    """The statement that says the same and stands for all that do; each keeps its own source."""
    barrier: Barrier | None = None
    withdrawn_on: date | None = None
    """The day on which the supplier said that it holds no more."""
    withdrawn_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Thing):
    """A file kept in the desk; its bytes lie in the content table under ``content``."""

    id: UUID
    procurement: UUID
    meeting: UUID | None = None
    input: UUID | None = None
    name: str = ""
    media_type: str = ""
    size: int = 0
    """Bytes."""
    content: str = ""
    """SHA-256 of the bytes, in hex."""
    secrecy: Secrecy = Secrecy.UNASSESSED
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes(Thing):
    id: UUID
    meeting: UUID
    state: MinutesState = MinutesState.DRAFT
    version: int = 1
    sent_on: date | None = None
    approved_on: date | None = None
    approved_by: str = ""
    frozen: str = ""
    """The approved content as canonical JSON; empty until approved."""
    sha256: str = ""
    """Of ``frozen``; while in review, of the words as they were sent."""
    reopened_reason: str = ""
    response: Response | None = None
    responded_on: date | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending(Thing):
    """A document that was written for a reader: what, for whom, when, and its checksum."""

    id: UUID
    procurement: UUID
    meeting: UUID | None = None
    kind: str = ""
    audience: str = ""
    supplier: UUID | None = None
    language: str = "nb"
    file_name: str = ""
    version: int = 1
    sha256: str = ""
    sent_at: datetime | None = None
    withdrawn_on: date | None = None
    withdrawn_reason: str = ""
    content: str = ""
    """What the paper said, as SHA-256, whatever its format and language; empty for earlier ones."""
    dated: date | None = None
    """The day that stands on it."""
