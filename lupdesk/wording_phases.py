"""What each phase is, seen from the buyer's side and from the supplier's, in a line or two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lupdesk.wording_marks import N_

PHASE_PHRASES: Final[Mapping[str, str]] = {
    "phase-buyer.0": N_("Mandate, team and facilitator are in place. Joint buyers are asked."),
    "phase-buyer.1": N_("What, for whom and which effect – not how. The baseline is measured."),
    "phase-buyer.2": N_("Writes the dialogue note and the questions, and publishes the notice."),
    "phase-buyer.3": N_("Presents the need. Answers are shared with everybody."),
    "phase-buyer.4": N_("Same questions to all, one deadline. A receipt is sent."),
    "phase-buyer.5": N_("Same guide, same time, same people. Minutes to each supplier."),
    "phase-buyer.6": N_("Sums up, rewrites and gives reasons for what was chosen."),
    "phase-buyer.7": N_("Publishes, answers questions to all, evaluates."),
    "phase-buyer.8": N_("Pilot, acceptance and contract follow-up. Does it cover the need?"),
    "phase-buyer.9": N_("Measures against the baseline and shares what was learnt."),
    "phase-supplier.0": N_("Learns that something is coming. Names a contact."),
    "phase-supplier.1": N_("May be heard and show what exists."),
    "phase-supplier.2": N_("Decides whether to take part, signs up, asks."),
    "phase-supplier.3": N_("Understands the need, meets others, says openly what it thinks."),
    "phase-supplier.4": N_("A short answer on the need and the maturity."),
    "phase-supplier.5": N_("A confidential meeting. Checks its own minutes."),
    "phase-supplier.6": N_("Sees what the input led to, before the competition."),
    "phase-supplier.7": N_("Qualifies and makes its tender."),
    "phase-supplier.8": N_("Develops, delivers and trains."),
    "phase-supplier.9": N_("Gets a reference and can offer the solution to others."),
}
