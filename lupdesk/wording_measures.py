"""Words of measures, policy instruments and requirements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lupdesk.wording_marks import N_

MEASURE_PHRASES: Final[Mapping[str, str]] = {
    "act.add-measure": N_("Add measure"),
    "act.edit-measure": N_("Edit measure"),
    "act.move-measure": N_("Move measure"),
    "act.remove-measure": N_("Remove measure"),
    "act.add-requirement": N_("Add requirement"),
    "act.edit-requirement": N_("Edit requirement"),
    "act.move-requirement": N_("Move requirement"),
    "act.remove-requirement": N_("Remove requirement"),
    "act.set-instrument": N_("Edit policy instrument"),
    "act.remove-instrument": N_("Remove own entry of a policy instrument"),
    "instrument-state.verified": N_("Verified"),
    "instrument-state.sourced": N_("From a source"),
    "instrument-state.to-verify": N_("To be verified"),
    "instrument-state.not-yet": N_("Not begun"),
    "instrument-state.closed": N_("Closed"),
    "instrument.verified-on": N_("Verified {day}"),
    "instrument.sourced": N_("From a source ({sources})"),
    "instrument.closed-on": N_("Closed {day}"),
    "instrument.closed-year": N_("Closed after {year:plain}"),
    "instrument.begins": N_("From {day}"),
    "instrument.begins-year": N_("From {year:plain}"),
    "instrument.valid-until": N_("Until {day}"),
    "instrument.valid-between": N_("{first} to {last}"),
    "instrument.valid-years": N_("{first:plain} to {last:plain}"),
    "instrument.valid-unstated": N_("No days stated"),
    "barrier.none": N_("Kind of barrier not set"),
    "doc.internal.measures": N_("Measures by barrier"),
    "doc.measures.covered": N_("{have} of {of} barriers have a measure."),
    "doc.measures.others": N_("Measures without a barrier"),
    "doc.measures.barrier": N_("Barrier"),
    "doc.measures.measure": N_("Measure"),
    "doc.measures.none": N_("No measure yet"),
    "doc.measures.effect-with": N_("{effect} · {instrument}"),
    "doc.measures.with": N_("Policy instrument: {instrument}"),
    "doc.measures.late": N_("{state}, past its day"),
    "document.results": N_("What came of the dialogue"),
    "sheet.results.findings": N_("Findings of the synthesis"),
    "sheet.results.measures": N_("Measures"),
    "sheet.results.requirements": N_("Requirements"),
    "sheet.results.risks": N_("Risks"),
    "sheet.results.benefits": N_("Benefits"),
    "sheet.results.instruments": N_("Instruments used"),
    "sheet.results.measure": N_("Measure"),
    "sheet.results.requirement": N_("Requirement"),
    "sheet.results.risk": N_("Risk to be relieved"),
    "sheet.results.instrument": N_("Policy instrument"),
    "sheet.results.barriers": N_("Kinds of barrier"),
    "sheet.results.both": N_("{first}; {then}"),
    "sheet.results.statements": N_("Rests on"),
    "sheet.results.suppliers": N_("How many suppliers"),
    "sheet.results.disagreement": N_("Disagreement"),
    "sheet.results.does": N_("What the buyer does"),
    "sheet.results.late": N_("Past its day"),
    "sheet.results.effect": N_("Effect"),
    "sheet.results.note": N_("Note"),
    "sheet.results.bearer": N_("Who bears it"),
    "sheet.results.likelihood": N_("Likelihood"),
    "sheet.results.consequence": N_("Consequence"),
    "sheet.results.relief": N_("Relief"),
    "sheet.results.relief-words": N_("Relief in words"),
    "sheet.results.left-likelihood": N_("Likelihood left"),
    "sheet.results.left-consequence": N_("Consequence left"),
    "sheet.results.closed": N_("Closed on"),
    "sheet.results.unit": N_("Unit"),
    "sheet.results.stakeholder": N_("Who notices it"),
    "sheet.results.baseline-on": N_("Baseline of"),
    "sheet.results.to-measure": N_("To be measured on"),
    "sheet.results.value": N_("Measured value"),
    "sheet.results.cause": N_("Cause of a deviation"),
    "sheet.results.agency": N_("Agency"),
    "sheet.results.relieves": N_("What it relieves"),
    "sheet.results.valid": N_("Valid"),
    "sheet.results.used-for": N_("Used for"),
    "finding.R-ADV-2.make": N_("The requirement “{text}” holds “{words}”."),
    "finding.R-ADV-2.tailored": N_(
        "The requirement “{text}” rests on what {supplier} said, and on nobody else."
    ),
}

MEASURE_PROBLEMS: Final[Mapping[str, str]] = {
    "input-unknown": N_(
        "There is no statement {label} in this procurement. List the inputs to see which there are."
    ),
    "basis-unknown": N_("What it is to rest on is not in this procurement. Choose it anew."),
    "instrument-unknown": N_(
        "There is no policy instrument {instrument}. List the instruments to see which there are."
    ),
    "instrument-name-wanted": N_("Give the policy instrument a name."),
    "instrument-there": N_(
        "The office has an entry {instrument} already. Edit that one, or choose another code."
    ),
    "instrument-days": N_("It would end before it begins. Check the two days."),
    "instrument-shipped": N_(
        "This instrument comes with the program, and the office has no entry of its own to remove."
    ),
}
