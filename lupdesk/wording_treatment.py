"""English templates for the papers of equal treatment. A pair is singular and plural."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lupdesk.wording_marks import N_, NN_

TREATMENT_PHRASES: Final[Mapping[str, str | tuple[str, str]]] = {
    "doc.answers.subtitle": NN_("{n} question and its answer", "{n} questions and their answers"),
    "doc.owed.subtitle": NN_("{n} piece of information", "{n} pieces of information"),
    "personal.identity-number": N_("National identity number"),
    "personal.health": N_("Health information beside a name"),
    "personal.home": N_("Private address"),
    "personal.diet": N_("Somebody's diet"),
    "document.protocol": N_("Equal treatment protocol"),
    "document.answers": N_("Questions and answers"),
    "document.owed": N_("What everybody should have received"),
    "doc.answers.title": N_("Questions and answers"),
    "doc.answers.lead": N_(
        "Everybody gets the same answers at the same time. Questions are worded so that nobody can see who asked."
    ),
    "doc.answers.none": N_("No question is answered yet."),
    "doc.answers.published": N_("published {day:short}"),
    "doc.owed.title": N_("What everybody should have received"),
    "doc.owed.lead": N_(
        "During the dialogue the buyer gave this information to some of the suppliers. Here everybody gets it."
    ),
    "doc.owed.file": N_("The document {name}"),
    "doc.owed.none": N_("Nothing: all have what the others have."),
    "doc.protocol.title": N_("Equal treatment protocol"),
    "doc.protocol.subtitle": N_("Who was told, could ask and answer what, and when"),
    "doc.protocol.stops": N_("stops, to be mended before publishing"),
    "doc.protocol.clean": N_("rules without a finding"),
    "doc.protocol.findings": N_("Findings"),
    "doc.protocol.no-findings": N_("The rules found nothing."),
    "doc.protocol.open": N_("Not mended"),
    "doc.protocol.time-given": N_("Time given to each supplier"),
    "doc.protocol.questions": N_("Questions and suppliers"),
    "doc.protocol.suppliers": N_("The suppliers"),
    "doc.protocol.told": N_("Who was told what, when"),
    "doc.protocol.at": N_("{at:short} {at:time}"),
    "doc.protocol.everybody": N_("Everybody"),
    "doc.protocol.yes": N_("yes"),
    "doc.protocol.not-shared": N_("not shared"),
    "doc.protocol.sent": N_("Documents written for others"),
    "doc.protocol.responses": N_("Answers to the minutes"),
    "doc.protocol.no-answer": N_("No answer noted"),
    "doc.protocol.people": N_("Impartiality"),
    "doc.protocol.confirmed": N_("confirmed {day:short}"),
    "doc.protocol.not-confirmed": N_("not confirmed"),
    "doc.protocol.advisers": N_("Advisers"),
    "doc.head.reply": N_("Answer"),
    "doc.head.gravity": N_("Gravity"),
    "doc.head.finding": N_("Finding"),
    "doc.head.reason": N_("Done or reasoned"),
    "doc.head.rule": N_("Rule"),
    "doc.head.question": N_("Question"),
    "doc.head.time": N_("Time"),
    "doc.head.to-whom": N_("To"),
    "doc.head.to-all": N_("To all"),
    "doc.head.written": N_("Written on"),
    "doc.head.document": N_("Document"),
    "doc.head.readers": N_("Reached"),
    "doc.protocol.reached": N_("Send-outs"),
    "doc.protocol.team": N_("The team"),
    "doc.protocol.version": N_("Version {version}"),
    "doc.protocol.file": N_("Version {version}. Pages: {pages}. {size} kB"),
    "doc.protocol.file-without-pages": N_("Version {version}. {size} kB"),
    "doc.head.checksum": N_("Checksum"),
    "doc.head.suppliers": N_("Suppliers"),
    "doc.head.impartial": N_("Impartial"),
    "doc.head.did": N_("Advice"),
    "doc.head.shared": N_("Shared with all"),
    "doc.head.other": N_("Time and other measures"),
    "doc.protocol.warnings": N_("warnings, {reasoned} with a reason"),
    "doc.protocol.warnings-all": N_("warnings, all with a reason"),
    "doc.protocol.same-guide": N_("one-to-one meetings with the same guide"),
    "doc.protocol.noted": N_("For information"),
    "doc.protocol.in-input": N_("{kind} (input {number})"),
    "doc.protocol.time": N_(
        "{far} of {whole} meetings were more than {tolerance:percent} off the plan"
    ),
    "doc.protocol.time-kept": N_("All meetings kept within {tolerance:percent} of the plan"),
    "doc.protocol.plan": N_("Planned {n} min"),
    "doc.protocol.min": N_("{n} min"),
    "doc.protocol.min-over": N_("{n} min ▲ {by} min over"),
    "doc.protocol.min-under": N_("{n} min ▲ {by} min under"),
    "doc.protocol.conditions": N_("The same conditions"),
    "doc.protocol.spread.minutes": N_(
        "The meetings lasted {least} to {most} minutes, half of them at least {middle}."
    ),
    "doc.protocol.spread.notice": N_("The invitation came {least} to {most} days before."),
    "doc.protocol.spread.people": N_("{least} to {most} people were there from the buyer."),
    "doc.protocol.same.minutes": N_("All meetings lasted {n} minutes."),
    "doc.protocol.same.notice": N_("The invitation came {n} days before each."),
    "doc.protocol.same.people": N_(
        "The same number of people were there from the buyer each time: {n}."
    ),
    "doc.protocol.legend-ahead": N_(
        "● asked and answered, ○ asked, – not asked, empty: the meeting is still to come. Gaps are tinted."
    ),
    "doc.protocol.legend": N_("● asked and answered, ○ asked, – not asked. Gaps are tinted."),
    "doc.protocol.core": N_("Core questions, to be asked of everybody: {numbers}."),
    "doc.protocol.of": N_("Asked of {n}"),
    "doc.protocol.gaps": N_("Not asked, and what is done about it"),
    "doc.protocol.no-reason": N_("No reason and no follow-up"),
    "doc.protocol.nothing-told": N_("Nothing was told outside the published papers."),
    "doc.protocol.given": N_("N{number}: {text}"),
    "doc.protocol.answers": N_("Answers {numbers}"),
    "doc.protocol.n-suppliers": N_("{n} suppliers"),
    "doc.protocol.by": N_("{who}, {how}"),
    "doc.protocol.shared": N_("shared {at:short}"),
    "doc.protocol.need-not": N_("need not be shared"),
    "doc.protocol.all-have-it": N_("all have it"),
    "doc.protocol.nothing-sent": N_("No document has been written yet."),
    "doc.protocol.withdrawn": N_("withdrawn {day}"),
    "doc.protocol.no-advisers": N_(
        "Nobody from a supplier is noted as having influenced the documents."
    ),
    "doc.protocol.sum-note": N_(
        "The first 12 characters of the SHA-256 sum. It is reckoned from the file: one changed letter makes another sum."
    ),
    "doc.head.agreed": N_("Agreed (min)"),
    "doc.head.lasted": N_("Lasted (min)"),
    "doc.head.notice": N_("Days' notice"),
    "doc.head.guide": N_("Guide"),
    "doc.head.material": N_("Papers"),
    "doc.head.people": N_("People"),
    "doc.head.supplier": N_("Supplier"),
    "doc.head.code": N_("Code"),
    "doc.head.asked": N_("Asked"),
    "doc.head.why": N_("Reason or follow-up"),
    "doc.head.for": N_("For"),
    "doc.head.n": N_("How many"),
    "doc.head.answer-given": N_("Answer"),
}
