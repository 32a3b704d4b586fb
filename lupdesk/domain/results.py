"""The things of what came of a dialogue: themes, what was heard and done, risks, benefits, lessons.

As ``things``: frozen values, one class per table of the desk.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lupdesk.domain.kinds import Disposition, Side
from lupdesk.domain.result_kinds import (
    Bearer,
    BenefitKind,
    LessonQuestion,
    MeasureState,
    Relief,
    RequirementKind,
    RiskKind,
)
from lupdesk.domain.things import Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Thing):
    """A place in the procurement's tree of themes. A statement carries the name; one that only
    statements carry stands at the top of the tree.
    """

    id: UUID
    procurement: UUID
    name: str = ""
    parent: UUID | None = None
    position: float = 0.0
    meaning: str = ""
    """What belongs under it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Insight(Thing):
    """One finding of the synthesis: we heard, we do, why (not). What it rests on are its ties."""

    id: UUID
    procurement: UUID
    heard: str = ""
    disagreement: str = ""
    """Where the suppliers do not agree."""
    does: str = ""
    """What the buyer changes."""
    answer: Disposition | None = None
    why: str = ""
    theme: str = ""
    position: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie(Thing):
    """``of`` rests on ``basis``: an insight, measure, requirement or risk on a statement, a
    benefit on a measure or a statement, a measure on a risk or an insight.
    """

    id: UUID
    procurement: UUID
    of: UUID
    basis: UUID
    against: bool = False
    """The statement says otherwise: it is where suppliers disagree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Thing):
    """What the buyer does about a barrier, a risk or an opportunity (tiltak)."""

    id: UUID
    procurement: UUID
    title: str = ""
    owner: str = ""
    due: date | None = None
    state: MeasureState = MeasureState.PROPOSED
    done_on: date | None = None
    effect: str = ""
    """What it is to bring about: the link between measure and benefit."""
    instrument: str = ""
    """Code of an instrument of the catalogue or of the office's own."""
    note: str = ""
    position: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument(Thing):
    """A policy instrument of the office's own, or what it knows better of one of the catalogue: the
    same ``code`` then, and the whole entry stands instead.
    """

    id: UUID
    code: str = ""
    name: str = ""
    owner: str = ""
    """The agency."""
    relieves: str = ""
    """What it relieves, in words."""
    barriers: tuple[str, ...] = ()
    """Codes of ``Barrier``."""
    phases: tuple[str, ...] = ()
    """Numbers of the phases in which it can be used."""
    valid_from: date | None = None
    valid_to: date | None = None
    verified_on: date | None = None
    """None: to be verified."""
    link: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement(Thing):
    """A text for the tender documents, with ties to the statements that shaped it."""

    id: UUID
    procurement: UUID
    text: str = ""
    kind: RequirementKind = RequirementKind.FUNCTIONAL
    note: str = ""
    position: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk(Thing):
    """Likelihood and consequence go from 1 to 5; 0 is not judged."""

    id: UUID
    procurement: UUID
    what: str = ""
    kind: RiskKind = RiskKind.TECHNOLOGY
    bearer: Bearer = Bearer.BUYER
    likelihood: int = 0
    consequence: int = 0
    relief: Relief | None = None
    relief_words: str = ""
    instrument: str = ""
    owner: str = ""
    left_likelihood: int = 0
    """What is left of it with the relief."""
    left_consequence: int = 0
    closed_on: date | None = None
    position: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Thing):
    """An effect with a number: from the baseline to the target, e.g. 41 % → ≤ 16 %."""

    id: UUID
    procurement: UUID
    what: str = ""
    baseline: str = ""
    target: str = ""
    position: float = 0.0
    owner: str = ""
    measured_on: date | None = None
    """The day on which it is to be measured."""
    planned: bool = False
    kind: BenefitKind | None = None
    unit: str = ""
    stakeholder: str = ""
    """Who notices it."""
    baseline_on: date | None = None
    baseline_method: str = ""
    unplanned: bool = False
    """Nobody had planned it: it showed itself."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement(Thing):
    """A benefit's value on a day, and why it is not what was planned."""

    id: UUID
    procurement: UUID
    target: UUID
    measured_on: date | None = None
    value: str = ""
    cause: str = ""
    """Of a deviation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseMark(Thing):
    """An artefact that is there or a gate that is passed, in one phase."""

    id: UUID
    procurement: UUID
    phase: int = 0
    code: str = ""
    """Of ``domain.phases``."""
    done_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson(Thing):
    """An answer to one of the five questions after a dialogue, from one side."""

    id: UUID
    procurement: UUID
    side: Side = Side.BUYER
    question: LessonQuestion = LessonQuestion.NEED_CLEAR
    score: int = 0
    """From 1, not at all, to 5, wholly; 0 without."""
    text: str = ""
    change: str = ""
    """What to do otherwise the next time; goes to the next version of the guide."""
    supplier: UUID | None = None
    """Who of the suppliers answered, where that is known; internal."""
    answered_on: date | None = None
    position: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueTemplate(Thing):
    """A version of a guide, programme and invitation that other procurements begin with.

    The office's own; those of the program lie in ``resources/templates``.
    """

    id: UUID
    code: str = ""
    name: str = ""
    version: int = 1
    language: str = "nb"
    questions: tuple[str, ...] = ()
    """Each a JSON object as text: ``short_name``, ``text``, ``core``."""
    programme: tuple[str, ...] = ()
    """Each a JSON object as text: ``title``, ``minutes``."""
    themes: tuple[str, ...] = ()
    """Names, one under another parted by `` / ``."""
    invitation: str = ""
    changes: str = ""
    """What is new in this version, and why."""
    made_on: date | None = None
