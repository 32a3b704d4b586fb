"""Words of the synthesis: in the papers, for the rules, for its acts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lupdesk.wording_marks import N_, NN_

SYNTHESIS_PHRASES: Final[Mapping[str, str | tuple[str, str]]] = {
    "act.add-insight": N_("New main finding"),
    "act.edit-insight": N_("Edit main finding"),
    "act.move-insight": N_("Move main finding"),
    "act.remove-insight": N_("Remove main finding"),
    "act.set-voices": N_("Set what a main finding rests on"),
    "doc.summary.insights": N_("Main findings: we heard, we do"),
    "doc.summary.insight": N_("{number}. {theme}"),
    "doc.summary.insight-untitled": N_("Main finding {number}"),
    "doc.summary.the-rest": N_("Here stands what the main findings do not tell already."),
    "doc.summary.in-the-main": N_("What was said of it stands in the main findings above."),
    "doc.summary.more-in-the-main": N_("More of it stands in the main findings above. Also said:"),
    "doc.insight.disagree": N_("Where they disagree"),
    "doc.insight.we-do": N_("We do"),
    "doc.insight.why": N_("Why"),
    "doc.insight.why-not": N_("Why not"),
    "doc.insight.we-heard": N_("We heard"),
    "doc.insight.no-answer": N_("Not answered yet"),
    "doc.insight.answer-does": N_("{answer}. {does}"),
    "doc.internal.insights": N_("Main findings and whose voices they rest on"),
    "doc.internal.voices": NN_("{n} supplier: {who}", "{n} suppliers: {who}"),
    "doc.internal.no-voices": N_("No supplier's statement is behind it."),
    "doc.internal.opposed": N_("Say otherwise: {who}"),
    "doc.internal.insight-unseen": N_("Not in the summary: {why}"),
    "held.no-voices": N_("no statement that everybody may read is behind it"),
    "held.own-figure": N_("tells a figure of the buyer's own"),
    "finding.R-DOC-2.insight-answer": N_("The main finding “{heard}” has no answer."),
    "finding.R-DOC-2.insight-why": N_("The answer to the main finding “{heard}” has no reason."),
    "finding.R-DOC-2.insight-why-not": N_(
        "The main finding “{heard}” is not accepted, and nobody says why."
    ),
    "finding.R-DOC-2.insight-voices": N_("No statement is behind the main finding “{heard}”."),
    "finding.R-DOC-2.insight-against": NN_(
        "{n} statement says otherwise than the main finding “{heard}”, and it does not say where they disagree.",
        "{n} statements say otherwise than the main finding “{heard}”, and it does not say where they disagree.",
    ),
    "finding.R-SEC-4.insight": N_("The main finding “{heard}” gives away: {words}"),
    "finding.R-SEC-5.insight": N_(
        "The main finding “{heard}” rests on {n} supplier; at least {floor} are wanted, or words that point at nobody."
    ),
    "finding.R-SEC-7.insight": N_("The main finding “{heard}” tells a figure of your own: {words}"),
    "finding.R-PROM-1.insight": N_("The main finding “{heard}” promises something: {words}"),
    "finding.R-GDPR-4.insight": N_("The main finding “{heard}” names {words}."),
    "trace.insight": N_("Main finding"),
    "trace.statement": N_("Statement"),
    "trace.reason": N_("Reason for a disposition"),
}

SYNTHESIS_PROBLEMS: Final[Mapping[str, str]] = {
    "voices-wanted": N_("Choose at least one statement that the finding is to rest on."),
    "own-words-wanted": N_(
        "None of these statements has words that everybody may read. Write what you heard in your own words first, and then add the statements to it."
    ),
    "disposition-wanted": N_("Choose the answer first: 1, 2, 3 or 4."),
    "answer-wanted": N_("Choose the answer of the main finding first."),
    "nothing-traced": N_("No sentence of the summary has these words: “{words}”."),
}
