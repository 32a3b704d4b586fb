"""Words of risks and benefits: bands, what is due, acts, and what may be refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lupdesk.wording_marks import N_

BENEFIT_PHRASES: Final[Mapping[str, str | tuple[str, str]]] = {
    "band.low": N_("Low risk"),
    "band.medium": N_("Medium risk"),
    "band.high": N_("High risk"),
    "band-short.low": N_("low"),
    "band-short.medium": N_("medium"),
    "band-short.high": N_("high"),
    "likelihood.0": N_("Not judged"),
    "likelihood.1": N_("1 – very unlikely"),
    "likelihood.2": N_("2 – unlikely"),
    "likelihood.3": N_("3 – possible"),
    "likelihood.4": N_("4 – likely"),
    "likelihood.5": N_("5 – very likely"),
    "consequence.0": N_("Not judged"),
    "consequence.1": N_("1 – slight"),
    "consequence.2": N_("2 – small"),
    "consequence.3": N_("3 – noticeable"),
    "consequence.4": N_("4 – grave"),
    "consequence.5": N_("5 – very grave"),
    "benefit-lacks.owner": N_("who answers for it"),
    "benefit-lacks.baseline": N_("a baseline"),
    "benefit-lacks.target": N_("a target"),
    "benefit-lacks.measured_on": N_("a day on which it is measured"),
    "due.measure-now": N_("Should have been measured"),
    "due.measure-soon": N_("To be measured soon"),
    "due.cause": N_("Deviation without a cause"),
    "due.late": N_("Measure past its day"),
    "due.measure-ahead": N_("To be measured"),
    "due.ahead": N_("Measure to be carried out"),
    "map-column.statement": N_("What we heard"),
    "map-column.measure": N_("Measure"),
    "map-column.effect": N_("Effect"),
    "map-column.benefit": N_("Benefit"),
    "act.add-risk": N_("New risk"),
    "act.edit-risk": N_("Edit risk"),
    "act.remove-risk": N_("Remove risk"),
    "act.add-benefit": N_("New benefit"),
    "act.edit-benefit": N_("Edit benefit"),
    "act.remove-benefit": N_("Remove benefit"),
    "act.add-measurement": N_("New measured value"),
    "act.edit-measurement": N_("Edit measured value"),
    "act.remove-measurement": N_("Remove measured value"),
}

BENEFIT_PROBLEMS: Final[Mapping[str, str]] = {
    "risk-text-wanted": N_("Write what may go wrong."),
    "risk-scale": N_("Likelihood and consequence go from 1 to {most:plain}; 0 is not judged."),
    "risk-unknown": N_(
        "There is no risk “{risk}” in this procurement. Write its number, as R3, or its id."
    ),
    "basis-unknown": N_(
        "There is nothing “{basis}” here that it could rest on. Write the number of a statement, as I07, or an id."
    ),
    "benefit-text-wanted": N_("Write what the benefit is."),
    "benefit-not-planned": N_(
        "A benefit is planned only when somebody can follow it up. Still missing: {missing:codes}."
    ),
    "benefit-unknown": N_(
        "There is no benefit “{benefit}” in this procurement. Write its name as it stands, or its id."
    ),
    "benefit-ambiguous": N_(
        "“{benefit}” is the beginning of several benefits ({count}). Write the whole name, or the id."
    ),
    "measured-value-wanted": N_("Write the value that was measured."),
    "measured-ahead": N_("{day} is still to come. Write the day on which it was measured."),
}

BENEFIT_FIELDS: Final[Mapping[str, str]] = {
    "what": N_("What it is about"),
    "baseline": N_("Baseline"),
    "baseline_on": N_("Baseline measured on"),
    "baseline_method": N_("How the baseline was measured"),
    "target": N_("Target"),
    "measured_on": N_("Day of measuring"),
    "planned": N_("Planned benefit"),
    "unplanned": N_("Nobody had planned it"),
    "stakeholder": N_("Who notices it"),
    "unit": N_("Unit"),
    "value": N_("Measured value"),
    "cause": N_("Cause of the deviation"),
    "bearer": N_("Borne by"),
    "likelihood": N_("Likelihood"),
    "consequence": N_("Consequence"),
    "relief": N_("Relief"),
    "relief_words": N_("How it is relieved"),
    "left_likelihood": N_("Likelihood that is left"),
    "left_consequence": N_("Consequence that is left"),
    "closed_on": N_("Closed"),
}
