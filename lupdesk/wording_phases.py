"""What each phase is, seen from the buyer's side and from the supplier's, and what it leaves behind."""

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
    "phase-buyer-more.0": N_(
        "Gets a mandate and goals from the leadership, puts together a team across departments, chooses a facilitator and asks whether others will buy together."
    ),
    "phase-buyer-more.1": N_(
        "Finds out what is needed, for whom and with which effect, together with those who feel it. Keeps wishes apart from the verified need, and measures the baseline."
    ),
    "phase-buyer-more.2": N_(
        "Chooses how to talk, writes the dialogue note and the questions, publishes the notice, and looks for start-ups and research too."
    ),
    "phase-buyer-more.3": N_(
        "Presents the need, lets users speak, answers in plenary and writes down each question and answer."
    ),
    "phase-buyer-more.4": N_(
        "Asks everybody the same questions with one deadline, sends a receipt and assesses what is secret."
    ),
    "phase-buyer-more.5": N_(
        "Gives everybody the same time, guide and people, takes notes, and tells everybody what was new."
    ),
    "phase-buyer-more.6": N_(
        "Sums up, says what is changed and why, answers each input, and chooses procedure and risk relief."
    ),
    "phase-buyer-more.7": N_(
        "Publishes the competition with what came of the dialogue, answers questions to everybody, evaluates and gives reasons."
    ),
    "phase-buyer-more.8": N_(
        "Develops or tries out together with the supplier, accepts, follows the contract up and rolls the solution out."
    ),
    "phase-buyer-more.9": N_(
        "Measures against the baseline, explains deviations, takes in benefits that nobody planned, and shares with other buyers."
    ),
    "phase-supplier-more.0": N_("Hear that something is coming. Tell us whom to write to."),
    "phase-supplier-more.1": N_("Tell or show what exists, without anything being decided."),
    "phase-supplier-more.2": N_(
        "Decide whether it is worth your time. Sign up, prepare, and ask what is unclear."
    ),
    "phase-supplier-more.3": N_(
        "Come to understand the need, meet others who may be partners, and say openly what you can say in front of all."
    ),
    "phase-supplier-more.4": N_(
        "Write briefly and on an overall level how the need can be met. Mark what is secret."
    ),
    "phase-supplier-more.5": N_(
        "Go into depth on solution, price model, risk and maturity in a meeting of your own. Check your minutes."
    ),
    "phase-supplier-more.6": N_("Read what the input led to, and find partners if you need them."),
    "phase-supplier-more.7": N_(
        "Show that you qualify, and make your tender. Who took no part in the dialogue may bid on equal terms."
    ),
    "phase-supplier-more.8": N_("Develop, deliver and train."),
    "phase-supplier-more.9": N_("Use the reference, improve the product, and offer it to others."),
    "phase-gets.0": N_("Early notice"),
    "phase-gets.1": N_("A need that says what and why, not how"),
    "phase-gets.2": N_("The same pack as everybody, at the same time"),
    "phase-gets.3": N_("All questions with their answers, shared with everybody"),
    "phase-gets.4": N_("A receipt, and secrecy for what is secret"),
    "phase-gets.5": N_("Minutes to confirm or correct, and news from others' meetings"),
    "phase-gets.6": N_("The summary, and an answer to each input with a reason"),
    "phase-gets.7": N_("The same documents and answers as everybody, and enough time"),
    "phase-gets.8": N_("Milestones, and a buyer that follows up"),
    "phase-gets.9": N_("A reference with measured effect"),
}
