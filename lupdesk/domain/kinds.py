"""The closed lists of the field: what a statement, a meeting, a person can be.

Values are what stands in the desk file; never rename one. Words for people come from ``wording``.
"""

from __future__ import annotations

from enum import StrEnum


class Secrecy(StrEnum):
    """Who may read a statement. ``UNASSESSED`` is the default and is treated as secret."""

    UNASSESSED = "unassessed"
    OPEN = "open"
    ANONYMISE = "anonymise"
    SECRET = "secret"
    INTERNAL = "internal"


class InputKind(StrEnum):
    """What a captured line is: heard from the market, or the buyer's own."""

    INPUT = "input"
    GIVEN = "given"
    ACTION = "action"
    DECISION = "decision"


class InputType(StrEnum):
    """The twenty types of input (domain notes, 5.4)."""

    NEED = "NEED"
    SOL = "SOL"
    ALT = "ALT"
    BAR = "BAR"
    OPP = "OPP"
    RISK = "RISK"
    COST = "COST"
    TIME = "TIME"
    REQ = "REQ"
    EVAL = "EVAL"
    CONTR = "CONTR"
    PROC = "PROC"
    SUST = "SUST"
    INTEG = "INTEG"
    TRL = "TRL"
    ORG = "ORG"
    BEN = "BEN"
    INSTR = "INSTR"
    Q = "Q"
    INFO = "INFO"


class Side(StrEnum):
    BUYER = "buyer"
    SUPPLIER = "supplier"
    BOTH = "both"


class Voice(StrEnum):
    """Whose words: the supplier's point in our words, a quotation, or the note-taker's reading."""

    OWN = "own"
    QUOTE = "quote"
    READING = "reading"


class Disposition(StrEnum):
    ACCEPTED = "accepted"
    PARTLY = "partly"
    NOT_ACCEPTED = "not-accepted"
    CARRIED = "carried"


class MeetingKind(StrEnum):
    WORKSHOP = "workshop"
    CONFERENCE = "conference"
    ONE_TO_ONE = "one-to-one"
    WRITTEN = "written"
    INTERNAL = "internal"


class Role(StrEnum):
    FACILITATOR = "facilitator"
    CHAIR = "chair"
    NOTE_TAKER = "note-taker"
    NEED_OWNER = "need-owner"
    PROJECT_LEAD = "project-lead"
    PROCUREMENT_OFFICER = "procurement-officer"
    EXPERT = "expert"
    LEGAL = "legal"
    IT_PRIVACY = "it-privacy"
    USER_REPRESENTATIVE = "user-representative"
    SCHEME_AGENCY = "scheme-agency"
    ADVISER = "adviser"
    OBSERVER = "observer"
    SUPPLIER = "supplier"
    INTERPRETER = "interpreter"
    OTHER = "other"


class SupplierKind(StrEnum):
    LARGE = "large"
    SME = "sme"
    START_UP = "start-up"
    RESEARCH = "research"
    ASSOCIATION = "association"
    SOCIAL = "social"
    PUBLIC = "public"
    OTHER = "other"


class MinutesState(StrEnum):
    DRAFT = "draft"
    IN_REVIEW = "in-review"
    APPROVED = "approved"


class Response(StrEnum):
    """What the supplier said of its minutes, recorded by hand."""

    CONFIRMED = "confirmed"
    REMARKED = "remarked"
    SILENT = "silent"


class Milestone(StrEnum):
    NEED_WORKSHOP = "need-workshop"
    NOTICE = "notice"
    DIALOGUE_NOTE = "dialogue-note"
    REGISTRATION = "registration"
    CONFERENCE = "conference"
    WRITTEN_INPUT = "written-input"
    ONE_TO_ONE = "one-to-one"
    MINUTES_SENT = "minutes-sent"
    REMARKS = "remarks"
    SUMMARY = "summary"
    COMPETITION = "competition"
    CONTRACT_START = "contract-start"
    FIRST_MEASUREMENT = "first-measurement"
    OTHER = "other"


class Channel(StrEnum):
    """How the buyer told a supplier something."""

    MEETING = "meeting"
    EMAIL = "email"
    PHONE = "phone"
    DOCUMENT = "document"
    WEB = "web"


class SignUpChannel(StrEnum):
    """By what a supplier signed up."""

    EMAIL = "email"
    FORM = "form"
    PHONE = "phone"
    DOFFIN = "doffin"
    OTHER = "other"


class PublicationKind(StrEnum):
    """Where something was told to everybody at once."""

    NOTICE = "notice"
    DIALOGUE_NOTE = "dialogue-note"
    ANSWERS = "answers"
    SUMMARY = "summary"
    TENDER_DOCUMENTS = "tender-documents"
    MESSAGE = "message"
    """The same message to every registered supplier."""


class SecretKind(StrEnum):
    """First step of the test: what kind of information it is (FOA § 7-4, fvl § 13; Justis 2011)."""

    PRODUCTION = "production"
    DEVELOPMENT = "development"
    """A product that is not out yet."""
    STRATEGY = "strategy"
    TECHNIQUE = "technique"
    CALCULATION = "calculation"
    """Prices, costs and what they are reckoned from."""
    FORECAST = "forecast"
    SECURITY = "security"
    PERSONAL = "personal"
    OTHER = "other"


class DocumentKind(StrEnum):
    MINUTES = "minutes"
    SUMMARY = "summary"
    GUIDE = "guide"
    TIMETABLE = "timetable"
    PROTOCOL = "protocol"
    ANSWERS = "answers"
    OWED = "owed"
    """What everybody must have got."""
    ACCESS = "access"
    """The minutes of a meeting for somebody who asks for access (innsyn)."""
    INVITATION = "invitation"
    """With the dialogue note: need, rules of the game, programme, questions, days."""
    PARTICIPANTS = "participants"
    SIGN_IN = "sign-in"
    """A sheet to sign at the door of one meeting."""
    INTERNAL = "internal"
    """Everything that was said, each statement with its secrecy."""
    PLAN = "plan"
    """Measures, risks and benefits, for those who answer for them."""
    ROADMAP = "roadmap"
    """What happens and when, seen from the suppliers' side."""
    LESSONS = "lessons"
    """What the dialogue taught, for the team and for other buyers."""


class SheetKind(StrEnum):
    """What leaves the house as a table for a spreadsheet."""

    INPUTS = "inputs"
    MATRIX = "matrix"
    """Who was asked what."""
    LEDGER = "ledger"
    TIMETABLE = "timetable"
    """The same as the document of that name."""
    RESULTS = "results"
    """What came of the dialogue: findings, measures, requirements, risks, benefits."""


PHASES = range(10)
"""Phases 0 (anchoring) to 9 (benefits), domain notes 1.3; worded as ``phase.<n>``."""
