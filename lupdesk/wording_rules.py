"""English templates for the rules: their titles, what to do, and how things stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lupdesk.wording_marks import N_

RULE_PHRASES: Final[Mapping[str, str]] = {
    "severity.stop": N_("Stop"),
    "severity.warn": N_("Warning"),
    "severity.info": N_("For information"),
    "waits.notice": N_("the notice"),
    "waits.answers": N_("questions and answers"),
    "waits.summary": N_("the summary"),
    "waits.guide": N_("the guide"),
    "waits.telling": N_("noting that everybody has it"),
    "waits.locking": N_("approval of the minutes"),
    "rule.R-DATE-1": N_("Too late for dialogue"),
    "remedy.R-DATE-1": N_(
        "Move the meeting, or leave the input out of the work: the dialogue ends when the competition begins."
    ),
    "rule.R-DATE-2": N_("Summary after the competition"),
    "remedy.R-DATE-2": N_("Plan the summary, and publish it, before the competition."),
    "rule.R-DATE-3": N_("Short notice"),
    "remedy.R-DATE-3": N_("Set or move a date, or write why the time was enough."),
    "rule.R-PRED-1": N_("A date slipped"),
    "remedy.R-PRED-1": N_(
        "Say on Case when it was kept, or where it moved and why, and tell everybody."
    ),
    "rule.R-EQ-1": N_("A question is not answered to all"),
    "remedy.R-EQ-1": N_(
        "Answer it to everybody, worded without the asker, or write why it is for one alone."
    ),
    "rule.R-EQ-2": N_("New information is not shared"),
    "remedy.R-EQ-2": N_("Tell everybody, and link it to what was published."),
    "rule.R-EQ-3": N_("An answer hints at somebody"),
    "remedy.R-EQ-3": N_("Word it so that nobody can be recognised."),
    "rule.R-EQ-4": N_("No one-to-one for one who asked"),
    "remedy.R-EQ-4": N_("Plan a meeting, or publish beforehand by what the suppliers are chosen."),
    "rule.R-EQ-5": N_("Not the same time"),
    "remedy.R-EQ-5": N_("Write why, or offer the others the same."),
    "rule.R-EQ-6": N_("Not the same questions"),
    "remedy.R-EQ-6": N_("Ask in writing, or write in the table why it was left out."),
    "rule.R-EQ-7": N_("Not at the same time"),
    "remedy.R-EQ-7": N_("Send it to those who lack it now, and consider more time for all."),
    "rule.R-EQ-8": N_("An answer shortly before the deadline"),
    "remedy.R-EQ-8": N_(
        "Note the day of the question, move the deadline, or write why the time was enough."
    ),
    "rule.R-EQ-9": N_("Words that prefer somebody"),
    "remedy.R-EQ-9": N_("Describe the function instead."),
    "rule.R-SEC-1": N_("Secrecy is not decided"),
    "remedy.R-SEC-1": N_("Assess it, or take the wording away."),
    "rule.R-SEC-2": N_("A secret is half assessed"),
    "remedy.R-SEC-2": N_(
        "Both steps have to be answered: what it is, and why competition makes it matter."
    ),
    "rule.R-SEC-3": N_("A whole meeting is kept secret"),
    "remedy.R-SEC-3": N_("Assess each input by itself."),
    "rule.R-SEC-4": N_("Public words give something away"),
    "remedy.R-SEC-4": N_("Write another wording for everybody."),
    "rule.R-SEC-5": N_("Only one can have said it"),
    "remedy.R-SEC-5": N_("Write a general wording for everybody, or why it is held back."),
    "rule.R-SEC-6": N_("Something is hidden in a file"),
    "remedy.R-SEC-6": N_("Write the document anew from here."),
    "rule.R-SEC-7": N_("Something internal would become public"),
    "remedy.R-SEC-7": N_("Take it out, or decide that it is public and change the note."),
    "rule.R-ADV-1": N_("An adviser is not levelled"),
    "remedy.R-ADV-1": N_(
        "Write what was shared with all, what extra time was given, or what else was done."
    ),
    "rule.R-ADV-2": N_("A requirement that one alone has asked for"),
    "remedy.R-ADV-2": N_(
        "It can turn the competition: write the function, or why the requirement stands by itself."
    ),
    "rule.R-HAB-1": N_("Impartiality is not confirmed"),
    "remedy.R-HAB-1": N_(
        "Let each person on the buyer's side confirm it, with roles and ownership."
    ),
    "rule.R-PROM-1": N_("Sounds like a promise"),
    "remedy.R-PROM-1": N_("Word it so that nothing is promised, or write why it is none."),
    "rule.R-DOC-1": N_("Not documented"),
    "remedy.R-DOC-1": N_(
        "Note what is wanting in the meeting or its minutes; what was approved is changed in a new version."
    ),
    "rule.R-DOC-2": N_("Input without an answer"),
    "remedy.R-DOC-2": N_("Say what became of it, and why, before the competition."),
    "rule.R-DOC-3": N_("The dialogue is not in the protocol"),
    "remedy.R-DOC-3": N_("Write the protocol and put it with the case."),
    "rule.R-DOC-4": N_("Kept for too short a time"),
    "remedy.R-DOC-4": N_("Set a later day."),
    "rule.R-ARK-1": N_("Not ready for the archive"),
    "remedy.R-ARK-1": N_(
        "Write the number of the archive case on Case; write a file in another format anew from here."
    ),
    "rule.R-UU-1": N_("Not readable for all"),
    "remedy.R-UU-1": N_("Write the document anew from here."),
    "rule.R-UU-2": N_("Hard to read"),
    "remedy.R-UU-2": N_(
        "Make two sentences of a long one; write a short form out where it comes first."
    ),
    "rule.R-NOT-1": N_("The notice is not whole"),
    "remedy.R-NOT-1": N_("Complete it on Case."),
    "rule.R-ACC-1": N_("Kept back without a legal basis"),
    "remedy.R-ACC-1": N_(
        "Choose the legal basis; where it is a choice, consider giving access all the same."
    ),
    "rule.R-ACC-2": N_("A legal basis for bids"),
    "remedy.R-ACC-2": N_("Choose another, or write why it covers this."),
    "rule.R-GDPR-1": N_("More personal data than needed"),
    "remedy.R-GDPR-1": N_("Take it away."),
    "rule.R-GDPR-2": N_("Sign-up data has no end"),
    "remedy.R-GDPR-2": N_("Set it, or note that it was deleted."),
    "rule.R-GDPR-3": N_("Those who signed up were not told"),
    "remedy.R-GDPR-3": N_("Write what they are told."),
    "rule.R-GDPR-4": N_("A person in what everybody reads"),
    "remedy.R-GDPR-4": N_(
        "Write the role instead, or note on the person the day of the consent or why the role has to be named."
    ),
    "rule.R-GDPR-5": N_("Personal data in free text"),
    "remedy.R-GDPR-5": N_("Take it away; purging also takes it out of the history."),
    "rule.R-BEN-1": N_("A benefit is half planned"),
    "remedy.R-BEN-1": N_("Fill it in, or do not call it planned yet."),
    "rule.R-INN-1": N_("The need is not an effect"),
    "remedy.R-INN-1": N_("Write what shall become better, and for whom."),
    "asked.answered": N_("asked and answered"),
    "asked.asked": N_("asked"),
    "asked.answered-writing": N_("asked and answered in writing"),
    "asked.asked-writing": N_("asked in writing"),
    "asked.follow-up": N_("to be followed up"),
    "asked.explained": N_("not asked, with a reason"),
    "asked.ahead": N_("still to come"),
    "asked.free": N_("not asked, and need not be"),
    "asked.gap": N_("not asked"),
    "channel.meeting": N_("in a meeting"),
    "channel.email": N_("by e-mail"),
    "channel.phone": N_("by telephone"),
    "channel.document": N_("in a document"),
    "channel.web": N_("on a web page"),
    "publication-kind.notice": N_("Notice"),
    "publication-kind.dialogue-note": N_("Dialogue note"),
    "publication-kind.answers": N_("Questions and answers"),
    "publication-kind.summary": N_("Summary"),
    "publication-kind.tender-documents": N_("Tender documents"),
    "publication-kind.message": N_("Message to all"),
    "secret-kind.production": N_("Way of production"),
    "secret-kind.development": N_("Product under development"),
    "secret-kind.strategy": N_("Business strategy"),
    "secret-kind.technique": N_("Technique or method"),
    "secret-kind.calculation": N_("Price or calculation"),
    "secret-kind.forecast": N_("Forecast"),
    "secret-kind.security": N_("Security"),
    "secret-kind.personal": N_("Personal matter"),
    "secret-kind.other": N_("Something else"),
    "parameter.notice-days": N_("Days from the notice to the conference"),
    "parameter.length-tolerance": N_("How far a meeting may be from the time agreed"),
    "parameter.answer-days": N_("Days from an answer to the deadline for written input"),
    "parameter.same-batch-minutes": N_("Within how long a sending counts as at the same time"),
    "parameter.group-floor": N_("How many suppliers must have made a point before it is published"),
    "parameter.minutes-days": N_("Working days until minutes are sent"),
    "parameter.comment-days": N_("Working days to comment on minutes"),
    "parameter.silence-approves": N_("Whether silence lets a supplier's statements stand"),
    "parameter.diet-days": N_("Days that diets are kept after an event"),
    "parameter.sign-up-days": N_("Days that sign-up data is kept after an event"),
    "parameter.keep-years": N_("Years that the case is kept from the signing of the contract"),
    "parameter.sentence-words": N_("Words in a sentence before it counts as long"),
    "unit.days": N_("days"),
    "unit.yes-no": N_("0 no, 1 yes"),
    "unit.percent": N_("per cent"),
    "unit.suppliers": N_("suppliers"),
    "unit.words": N_("words"),
    "unit.minutes": N_("minutes"),
    "unit.years": N_("years"),
}
