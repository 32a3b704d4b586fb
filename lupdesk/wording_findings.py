"""English templates for what the rules find."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lupdesk.wording_marks import N_

FINDING_PHRASES: Final[Mapping[str, str]] = {
    "finding.R-DATE-1.meeting": N_(
        "A meeting on {day:short}, and the competition begins {begins:short}."
    ),
    "finding.R-DATE-1.input": N_(
        "Input {number} was said on {day:short}, after the competition began {begins:short}."
    ),
    "finding.R-DATE-1.date": N_(
        "{date} is set for {day:short}, and the competition begins {begins:short}."
    ),
    "finding.R-DATE-2.published": N_(
        "The summary came {day:short}, after the competition began {begins:short}."
    ),
    "finding.R-DATE-2": N_(
        "The summary is to come {day:short}, and the competition begins {begins:short}."
    ),
    "finding.R-DATE-2.missing": N_(
        "The competition begins {begins:short}, and no summary is planned or published."
    ),
    "finding.R-DATE-2.never": N_(
        "The competition began {begins:short}, and the summary promised for {day:short} has not come."
    ),
    "finding.R-DATE-3": N_(
        "{days} days from the notice to the conference; at least {wanted} are wanted."
    ),
    "finding.R-DATE-3.sign-up": N_(
        "The deadline for registration, {day:short}, does not lie between the notice and the conference."
    ),
    "finding.R-DATE-3.no-notice": N_(
        "The conference is {day:short}, and no day is set for the notice."
    ),
    "finding.R-DATE-3.no-sign-up": N_(
        "The conference is {day:short}, and no deadline for registration is set."
    ),
    "finding.R-PRED-1.untold": N_(
        "{date} moved from {promised:short} to {now:short}, and nobody was told."
    ),
    "finding.R-PRED-1.unexplained": N_(
        "{date} moved from {promised:short} to {now:short} without a reason."
    ),
    "finding.R-PRED-1.passed": N_("{date} was promised for {promised:short} and has passed."),
    "finding.R-EQ-1.not-taken-over": N_(
        "Input {number} from {supplier} asks something that stands in no answer."
    ),
    "finding.R-EQ-1.not-published": N_("Answer {number} is not published."),
    "finding.R-EQ-1.not-answered": N_("Question {number} is not answered."),
    "finding.R-EQ-1.not-reworded": N_(
        "Answer {number} is kept to one for a secret, and no re-worded answer is published."
    ),
    "finding.R-EQ-2.nobody-named": N_(
        "Information {number} was given in a meeting that has no supplier noted."
    ),
    "finding.R-EQ-2.reason": N_(
        "Information {number} was given to {suppliers} alone; a reason does not replace the link."
    ),
    "finding.R-EQ-2": N_("Information {number} was given to {suppliers} alone."),
    "finding.R-EQ-3": N_("Question or answer {number} holds “{words}”."),
    "finding.R-EQ-4": N_("{supplier} asked for a one-to-one in time and has none."),
    "finding.R-EQ-5.planned": N_("{supplier} has {minutes} minutes, the others {usual}."),
    "finding.R-EQ-5.lasted": N_(
        "The meeting with {supplier} lasted {minutes} minutes, {planned} were agreed."
    ),
    "finding.R-EQ-6.guide": N_(
        "{supplier} was asked by version {version} of the guide, the others by {usual}."
    ),
    "finding.R-EQ-6.question": N_("Question {number} was not put to {suppliers}."),
    "finding.R-EQ-7.missing": N_("{file} did not reach {suppliers}."),
    "finding.R-EQ-7.later": N_("{file} reached {suppliers} later than the others."),
    "finding.R-EQ-8": N_(
        "Answer {number} came {days} days before the deadline for written input; {wanted} are wanted."
    ),
    "finding.R-EQ-8.after": N_(
        "Answer {number} came {day:short}, after the deadline for written input {deadline:short}."
    ),
    "finding.R-EQ-8.no-day": N_(
        "Answer {number} came {day:short}, after the deadline {deadline:short}, and the day of its question is not noted."
    ),
    "finding.R-EQ-9": N_("“{words}” stands in what everybody reads."),
    "finding.R-SEC-1.unassessed": N_("Input {number} is not assessed."),
    "finding.R-SEC-1.worded": N_("Input {number} is kept secret, and has a wording for everybody."),
    "finding.R-SEC-2.kind": N_("Input {number} is secret: what kind of information is wanting."),
    "finding.R-SEC-2.harmful": N_(
        "Input {number} is secret: whether competition makes it matter is not judged."
    ),
    "finding.R-SEC-2.harm": N_("Input {number} is secret: what harm it would do is wanting."),
    "finding.R-SEC-2.decided": N_(
        "Input {number} is secret: who decided it, and when, is wanting."
    ),
    "finding.R-SEC-2.review": N_(
        "Input {number} is secret: the day to look at it again is wanting."
    ),
    "finding.R-SEC-2.no-harm": N_("Input {number} is secret although it would do no harm."),
    "finding.R-SEC-3": N_("All {n} inputs from {supplier} are secret with the very same words."),
    "finding.R-SEC-4.words": N_("What everybody will read of input {number} holds “{words}”."),
    "finding.R-SEC-4.amount": N_(
        "What everybody will read of input {number} holds {words}, as a secret does."
    ),
    "finding.R-SEC-4.part": N_(
        "What everybody will read of input {number} holds what is marked as secret."
    ),
    "finding.R-SEC-4.text": N_("The title, the need or the notice holds “{words}”."),
    "finding.R-SEC-4.question": N_("A question of the guide holds “{words}”."),
    "finding.R-SEC-4.target": N_("A target holds “{words}”."),
    "finding.R-SEC-5": N_(
        "Input {number} is to be anonymised; {n} made the point, at least {floor} are wanted."
    ),
    "finding.R-SEC-6.hidden-text": N_("{file} holds hidden text."),
    "finding.R-SEC-6.hidden-file": N_("{file} holds another file."),
    "finding.R-SEC-6.hidden-author": N_("{file} names a person in its author or title."),
    "finding.R-SEC-7.need": N_("The need holds {words}, which is internal."),
    "finding.R-SEC-7.for-whom": N_("“For whom” holds {words}, which is internal."),
    "finding.R-SEC-7.notice": N_("The text of the notice holds {words}, which is internal."),
    "finding.R-SEC-7.answer": N_("Answer {number} holds {words}, which is internal."),
    "finding.R-SEC-7.wording": N_(
        "The wording of input {number} holds {words}, which is internal."
    ),
    "finding.R-ADV-1": N_(
        "{name} influenced the documents, and what was done about it is wanting."
    ),
    "finding.R-ADV-1.unflagged": N_(
        "{name} advises the team, and is not noted among those who influenced the documents."
    ),
    "finding.R-ADV-2.brand": N_("Input {number} holds “{words}”."),
    "finding.R-ADV-2.alone": N_("Input {number} was taken up, and comes from {supplier} alone."),
    "finding.R-HAB-1": N_("{name} has not confirmed it for this case."),
    "finding.R-HAB-1.guest": N_("{name} was in a meeting for the buyer, and is not on the team."),
    "finding.R-PROM-1.input": N_("Input {number} holds “{words}”."),
    "finding.R-PROM-1.answer": N_("Answer {number} holds “{words}”."),
    "finding.R-DOC-1.participants": N_("{meeting}: nobody is noted as present."),
    "finding.R-DOC-1.absent": N_("{meeting}: nobody from {suppliers} is noted as present."),
    "finding.R-DOC-1.uninvited": N_(
        "{meeting}: people from {suppliers} are noted as present, and it is not with them."
    ),
    "finding.R-DOC-1.no-minutes": N_("{meeting}: no minutes were drafted."),
    "finding.R-DOC-1.agenda": N_("{meeting}: no agenda and no guide."),
    "finding.R-DOC-1.author": N_("{meeting}: nobody is noted as the one who wrote."),
    "finding.R-DOC-1.not-sent": N_("The minutes for {supplier} were to be sent by {due:short}."),
    "finding.R-DOC-1.no-answer": N_(
        "{supplier} has not answered the minutes. The deadline was {due:short}."
    ),
    "finding.R-DOC-1.confirmation-fell": N_(
        "{label} was changed after {supplier} confirmed it. Send it to be confirmed once more."
    ),
    "finding.R-DOC-1.hash": N_("Approved minutes have no checksum."),
    "finding.R-DOC-1.hash-differs": N_("Approved minutes are no longer what their checksum says."),
    "finding.R-DOC-1.people-differ": N_(
        "{meeting}: the list of those present was changed after version {version} of the minutes was approved."
    ),
    "finding.R-DOC-1.version": N_("Version {version} of minutes was begun without a reason."),
    "finding.R-DOC-2.none": N_("Input {number} has no disposition."),
    "finding.R-DOC-2.no-reason": N_("The disposition of input {number} has no reason."),
    "finding.R-DOC-3": N_("No protocol of equal treatment was written."),
    "finding.R-DOC-4": N_(
        "It is to be kept until {day:short}, and has to be kept until {least:short}."
    ),
    "finding.R-DOC-4.none": N_(
        "Until when it is to be kept is not written; it has to be kept until {least:short}."
    ),
    "finding.R-ARK-1.case": N_(
        "Documents were written, and the case has no number in the archive."
    ),
    "finding.R-ARK-1.format": N_("{file} is in no format for the archive."),
    "finding.R-UU-1.access-tags": N_("{file} has no structure for a screen reader."),
    "finding.R-UU-1.access-language": N_("{file} does not say its language."),
    "finding.R-UU-1.access-title": N_("{file} does not show its title."),
    "finding.R-UU-1.access-headings": N_("A level of headings is left out in {file}."),
    "finding.R-UU-1.access-tables": N_("A table in {file} has no headings."),
    "finding.R-UU-1.access-alt": N_("A picture in {file} has no text."),
    "finding.R-UU-1.access-bookmarks": N_("{file} is long and has no bookmarks."),
    "finding.R-UU-1.access-fonts": N_("A font is not embedded in {file}."),
    "finding.R-UU-2": N_("A sentence of {n} words in input {number}."),
    "finding.R-UU-2.short": N_("Input {number} holds “{words}”, which is explained nowhere."),
    "finding.R-UU-2.own": N_("“{words}” stands in what everybody reads and is explained nowhere."),
    "finding.R-NOT-1.cpv": N_("A CPV code is wanting or has another form."),
    "finding.R-NOT-1.nuts": N_("A NUTS code is wanting or has another form."),
    "finding.R-NOT-1.activity": N_("The text does not begin with what it invites to."),
    "finding.R-NOT-1.binding": N_("The text does not say that the dialogue is not binding."),
    "finding.R-NOT-1.title": N_("The title or the reference of the case is wanting."),
    "finding.R-NOT-1.buyer": N_("Who buys is wanting."),
    "finding.R-NOT-1.deadline": N_("The deadline for written input is wanting."),
    "finding.R-NOT-1.language": N_("The language is not set."),
    "finding.R-ACC-1.basis": N_("Input {number} is secret, and the legal basis is wanting."),
    "finding.R-ACC-1.basis-internal": N_(
        "Input {number} is internal, and the legal basis is wanting."
    ),
    "finding.R-ACC-1.basis-part": N_(
        "A passage of input {number} is kept back, and the legal basis is wanting."
    ),
    "finding.R-ACC-1.considered": N_(
        "Input {number}: giving access all the same was not considered."
    ),
    "finding.R-ACC-1.not-in-force": N_("Input {number}: {basis} was not in force on {day:short}."),
    "finding.R-ACC-2": N_(
        "Input {number} is kept back by a right that covers bids, not a dialogue."
    ),
    "finding.R-GDPR-1.number": N_("A national identity number stands in a list of people."),
    "finding.R-GDPR-1.health": N_("Something of somebody's health stands in a list of people."),
    "finding.R-GDPR-1.home": N_("A home address stands in a list of people."),
    "finding.R-GDPR-1.diet": N_("What somebody eats is still written down after the event."),
    "finding.R-GDPR-2.wanting": N_("Purpose, legal basis or the day of deletion is wanting."),
    "finding.R-GDPR-2.overdue": N_("It was to be deleted {day:short}."),
    "finding.R-GDPR-2.late": N_(
        "It is to be deleted {day:short}; {latest:short} at the latest is wanted."
    ),
    "finding.R-GDPR-3": N_(
        "Controller, purpose, recipients or rights are wanting in what they were told."
    ),
    "finding.R-GDPR-4": N_("What everybody will read of input {number} names {words}."),
    "finding.R-GDPR-4.paper": N_("{file} is for everybody and names a person."),
    "finding.R-GDPR-4.answer": N_("Question or answer {number} names {words}."),
    "finding.R-GDPR-4.question": N_("A question of the guide names {words}."),
    "finding.R-GDPR-4.text": N_("The title, the need or the notice names {words}."),
    "finding.R-GDPR-5.number": N_("A national identity number stands in input {number}."),
    "finding.R-GDPR-5.health": N_("Somebody's health stands in input {number}."),
    "finding.R-GDPR-5.home": N_("A home address stands in input {number}."),
    "finding.R-GDPR-5.note-number": N_("A national identity number stands in a note."),
    "finding.R-GDPR-5.note-health": N_("Somebody's health stands in a note."),
    "finding.R-BEN-1": N_("{benefit}: owner, baseline, target or the day of measuring is wanting."),
    "finding.R-INN-1.no-effect": N_("The effect sought is not written."),
    "finding.R-INN-1.for-whom": N_("For whom is not written."),
    "finding.R-INN-1.solution": N_("The need names a solution: “{words}”."),
}
