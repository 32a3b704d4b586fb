"""The closed lists of what comes of a dialogue: barriers, measures, risks, benefits, lessons.

As ``kinds``: values stand in the desk file; never rename one. Words for people come from ``wording``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Barrier(StrEnum):
    """What stops innovative procurement, by side (domain notes, 5.1 and 5.2)."""

    LEADERSHIP = "B-LED"
    COMPETENCE = "B-KOM"
    FEAR = "B-FRY"
    RISK_AVERSION = "B-RIS"
    NEED_UNDEFINED = "B-BEH"
    TIME = "B-TID"
    CAPACITY = "B-KAP"
    PILOTS_ONLY = "B-PIL"
    FRAGMENTED = "B-FRA"
    UNMEASURED = "B-MAAL"
    COST_OF_TAKING_PART = "L-KOS"
    OWN_INVESTMENT = "L-INV"
    SECRECY = "L-HEM"
    UNPREDICTABLE = "L-UFO"
    UNUSED_INPUT = "L-TIL"
    DIFFERING_DEMANDS = "L-KRA"
    SIZE = "L-STO"
    UNCLEAR_NEED = "L-BEH"
    VOLUME = "L-VOL"
    RIGHTS = "L-RET"
    MATURITY = "L-MOD"

    @property
    def is_buyers(self) -> bool:
        return self.value.startswith("B-")


class BarrierGroup(StrEnum):
    """The programme's own three, and what it adds for both sides (domain notes, 0, finding 7)."""

    LEADERSHIP = "leadership"
    KNOWLEDGE = "knowledge"
    RISK = "risk"
    FRAGMENTATION = "fragmentation"
    UNPREDICTABILITY = "unpredictability"
    SEAMS = "seams"


GROUP_OF: Final = {
    Barrier.LEADERSHIP: BarrierGroup.LEADERSHIP,
    Barrier.COMPETENCE: BarrierGroup.KNOWLEDGE,
    Barrier.FEAR: BarrierGroup.KNOWLEDGE,
    Barrier.RISK_AVERSION: BarrierGroup.RISK,
    Barrier.NEED_UNDEFINED: BarrierGroup.KNOWLEDGE,
    Barrier.TIME: BarrierGroup.SEAMS,
    Barrier.CAPACITY: BarrierGroup.LEADERSHIP,
    Barrier.PILOTS_ONLY: BarrierGroup.SEAMS,
    Barrier.FRAGMENTED: BarrierGroup.FRAGMENTATION,
    Barrier.UNMEASURED: BarrierGroup.LEADERSHIP,
    Barrier.COST_OF_TAKING_PART: BarrierGroup.SEAMS,
    Barrier.OWN_INVESTMENT: BarrierGroup.RISK,
    Barrier.SECRECY: BarrierGroup.RISK,
    Barrier.UNPREDICTABLE: BarrierGroup.UNPREDICTABILITY,
    Barrier.UNUSED_INPUT: BarrierGroup.UNPREDICTABILITY,
    Barrier.DIFFERING_DEMANDS: BarrierGroup.FRAGMENTATION,
    Barrier.SIZE: BarrierGroup.FRAGMENTATION,
    Barrier.UNCLEAR_NEED: BarrierGroup.KNOWLEDGE,
    Barrier.VOLUME: BarrierGroup.RISK,
    Barrier.RIGHTS: BarrierGroup.RISK,
    Barrier.MATURITY: BarrierGroup.RISK,
}
"""Our own arrangement of the barriers under the groups; no source gives one."""


class MeasureState(StrEnum):
    PROPOSED = "proposed"
    DECIDED = "decided"
    UNDER_WAY = "under-way"
    DONE = "done"
    DROPPED = "dropped"


class RequirementKind(StrEnum):
    FUNCTIONAL = "functional"
    QUALIFICATION = "qualification"
    AWARD = "award"
    CONTRACT = "contract"


class RiskKind(StrEnum):
    """Kinds of the risk register (domain notes, 1.5)."""

    TECHNOLOGY = "technology"
    MARKET = "market"
    ECONOMY = "economy"
    LEGAL = "legal"
    DELIVERY = "delivery"
    PRIVACY = "privacy"
    REPUTATION = "reputation"
    DEPENDENCE = "dependence"


class Bearer(StrEnum):
    BUYER = "buyer"
    SUPPLIER = "supplier"
    SHARED = "shared"


class Relief(StrEnum):
    """How a risk is made smaller or shared (domain notes, 1.5 and 6)."""

    STAGED_CONTRACT = "staged-contract"
    STOP_POINT = "stop-point"
    VOLUME_GUARANTEE = "volume-guarantee"
    INNOVATION_PARTNERSHIP = "innovation-partnership"
    OPTION = "option"
    PILOT = "pilot"
    JOINT_BUYING = "joint-buying"
    PRE_COMMERCIAL = "pre-commercial"
    BONUS = "bonus"
    FUNDING = "funding"
    OTHER = "other"


class BenefitKind(StrEnum):
    """The three kinds of DFØ's guide (domain notes, 1.4)."""

    EFFICIENCY = "efficiency"
    """Shows in budgets; its value in kroner."""
    QUALITY = "quality"
    """Measured in units of its own, and described."""
    OTHERS = "others"
    """For others than the buyer: municipalities, citizens, firms."""


class InnovationKind(StrEnum):
    """The three kinds of innovative procurement of DFØ (domain notes, 1.2)."""

    DEVELOPED = "developed"
    """Something that is not on the market is developed."""
    FRIENDLY = "friendly"
    """Suppliers are invited and rewarded for beating minimum requirements."""
    FIRST_BOUGHT = "first-bought"
    """Something new is bought for the first time."""


class LessonQuestion(StrEnum):
    """The five questions to each side after a dialogue (domain notes, 2.9)."""

    NEED_CLEAR = "need-clear"
    SAID_THE_IMPORTANT = "said-the-important"
    TREATED_ALIKE = "treated-alike"
    TIME_USED = "time-used"
    COME_AGAIN = "come-again"


MOST_LIKELY: Final = 5
"""Likelihood and consequence go from 1 to this; 0 is not judged."""
