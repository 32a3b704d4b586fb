"""English templates for the invitation, the lists of people and the internal report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lupdesk.wording_marks import N_, NN_

PAPER_PHRASES: Final[Mapping[str, str | tuple[str, str]]] = {
    "document.invitation": N_("Invitation and dialogue note"),
    "document.participants": N_("List of participants"),
    "document.sign-in": N_("Sign-in sheet"),
    "document.internal": N_("Internal report"),
    "doc.guide.when": N_("Date and time"),
    "doc.guide.note-taker": N_("Note-taker"),
    "doc.guide.filled-in-by": N_("Filled in by"),
    "doc.invitation.title": N_("Invitation to market dialogue"),
    "doc.invitation.need": N_("What we need"),
    "doc.invitation.dates": N_("From need to competition"),
    "doc.invitation.is": N_("What the dialogue is, and what it is not"),
    "doc.invitation.is.1": N_(
        "It is open to everybody who can contribute: large and small, new and established, research and trade associations."
    ),
    "doc.invitation.is.2": N_(
        "It comes before a competition and is not a part of one. It binds neither you nor us, and does not oblige us to hold a competition."
    ),
    "doc.invitation.is.3": N_(
        "It is no prequalification: whoever does not take part may bid on equal terms."
    ),
    "doc.invitation.is.4": N_(
        "Nobody is ranked or chosen, and we ask for no offers or binding prices."
    ),
    "doc.invitation.is.5": N_(
        "Everybody gets the same information, the same questions and the same time."
    ),
    "doc.invitation.is.6": N_("You take part at your own cost."),
    "doc.invitation.by.registration": N_("Sign up by"),
    "doc.invitation.by.written-input": N_("Written input by"),
    "doc.invitation.when": N_("{start:full}, {start:time}–{end:time}"),
    "doc.invitation.when-and-where": N_("{start:full}, {start:time}–{end:time}. {place}"),
    "doc.invitation.at": N_("{start:time}"),
    "doc.invitation.programme": N_("Programme of the dialogue conference"),
    "doc.invitation.sign-up": N_("Signing up"),
    "doc.invitation.sign-up.how": N_(
        "Sign up with those named below by {day}. Say who comes, and whether you want a one-to-one meeting."
    ),
    "doc.invitation.one-to-one.what": N_("The meetings"),
    "doc.invitation.one-to-one.when": N_("The meetings are held {days}."),
    "doc.invitation.one-to-one.same": N_(
        "Each gets {minutes:minutes}, with the same questions and the same people on our side."
    ),
    "doc.invitation.one-to-one.who": N_("Who gets one"),
    "doc.invitation.one-to-one.all": N_("All who sign up in time and want a meeting get one."),
    "doc.invitation.one-to-one.book": N_("Booking"),
    "doc.invitation.one-to-one.book.how": N_(
        "Ask for a meeting when you sign up. You get your own time from us; nobody is told who else comes, or when."
    ),
    "doc.invitation.form": N_("In what form"),
    "doc.invitation.form.how": N_(
        "A short text, question by question. Describe solutions by what they do; brochures are not needed."
    ),
    "doc.invitation.language": N_("Language"),
    "doc.invitation.language.nb": N_("Norwegian"),
    "doc.invitation.language.en": N_("English"),
    "doc.invitation.use": N_("Used for"),
    "doc.invitation.use.how": N_(
        "To prepare the competition. What we took up and why is told to everybody in the summary."
    ),
    "doc.invitation.questions": N_("What we want to know"),
    "doc.invitation.questions.lead": N_(
        "The same questions for written input and for the meetings. You need not answer all."
    ),
    "doc.invitation.secrecy": N_("Secrecy and openness"),
    "doc.invitation.secrecy.mark": N_("You mark"),
    "doc.invitation.secrecy.mark.how": N_(
        "Say or write which parts are secret, and why it would harm you if competitors knew them."
    ),
    "doc.invitation.secrecy.each": N_("We assess"),
    "doc.invitation.secrecy.each.how": N_(
        "We assess each statement by itself, not whole documents or meetings. What is not assessed yet, we treat as secret."
    ),
    "doc.invitation.secrecy.minutes": N_("You check"),
    "doc.invitation.secrecy.minutes.how": N_(
        "You get the minutes of your own meeting and may correct them before they are approved."
    ),
    "doc.invitation.secrecy.public": N_("Everybody can read"),
    "doc.invitation.secrecy.public.how": N_(
        "A summary by subject, without names and without anything that points at one of you. Whoever asks for access to the rest gets it as far as the law allows."
    ),
    "doc.invitation.secrecy.shared": N_("Everybody is told"),
    "doc.invitation.secrecy.shared.how": N_(
        "What we tell one of you that is not in this paper, and the answer to each question, goes to everybody at the same time, without who asked."
    ),
    "doc.invitation.contact": N_("Whom to ask"),
    "doc.contact.email": N_("E-mail"),
    "doc.privacy": N_("How we treat personal data"),
    "doc.privacy.controller": N_("Controller"),
    "doc.privacy.purpose": N_("Purpose"),
    "doc.privacy.basis": N_("Basis in law"),
    "doc.privacy.recipients": N_("Who sees them"),
    "doc.privacy.kept": N_("How long"),
    "doc.privacy.until": N_("Deleted by {day}"),
    "doc.privacy.rights": N_("Your rights"),
    "doc.invitation.team": N_("For the team"),
    "doc.invitation.complete": N_("The invitation has all that belongs in it."),
    "doc.invitation.missing": N_("Still missing"),
    "doc.invitation.missing-lead": N_(
        "This stands in the team's copy alone. What there is nothing to say of is left out of the invitation."
    ),
    "doc.invitation.cut": NN_(
        "{n} text that is written here, since it names somebody or tells a figure that is internal",
        "{n} texts that are written here, since they name somebody or tell figures that are internal",
    ),
    "doc.invitation.missing.title": N_("the title of the procurement"),
    "doc.invitation.missing.need": N_(
        "the need, written as the effect sought, without figures that are internal"
    ),
    "doc.invitation.missing.for-whom": N_("for whom it is"),
    "doc.invitation.missing.buyers": N_("who buys"),
    "doc.invitation.missing.conference": N_("the day and time of the dialogue conference"),
    "doc.invitation.missing.programme": N_("the programme of the conference (its agenda)"),
    "doc.invitation.missing.registration": N_("the deadline for signing up"),
    "doc.invitation.missing.written": N_("the deadline for written input"),
    "doc.invitation.missing.one-to-one": N_("the days of the one-to-one meetings"),
    "doc.invitation.missing.competition": N_("the day planned for the competition"),
    "doc.invitation.missing.questions": N_("the questions (the question guide)"),
    "doc.invitation.missing.contact": N_(
        "an address to write to: e-mail of the procurement officer, project lead, facilitator or chair"
    ),
    "doc.invitation.missing.privacy": N_(
        "what those who sign up are told of their data: controller, purpose, who sees them, rights, and when they are deleted"
    ),
    "doc.participants.title": N_("List of participants"),
    "doc.participants.subtitle": NN_("{n} supplier signed up", "{n} suppliers signed up"),
    "doc.participants.invited": N_("invited"),
    "doc.participants.registered": N_("signed up"),
    "doc.participants.one-to-one": N_("want a one-to-one meeting"),
    "doc.participants.written": N_("in writing only"),
    "doc.participants.declined": N_("declined"),
    "doc.participants.none": N_("Nobody has signed up yet."),
    "doc.participants.head.registered": N_("Signed up"),
    "doc.participants.head.other": N_("Otherwise"),
    "doc.participants.head.came": N_("Attended"),
    "doc.participants.slot": N_("{at:short} {at:time}"),
    "doc.participants.no-slot": N_("Not given a time"),
    "doc.participants.declined-on": N_("declined {day:short}"),
    "doc.participants.written-only": N_("in writing only"),
    "doc.participants.absent": N_("did not come"),
    "doc.participants.team": N_("The buyer's team"),
    "doc.participants.told": N_("Told when signing up"),
    "doc.participants.deleted": N_("The data of those who signed up were deleted {day}."),
    "doc.sign-in.title": N_("Sign-in sheet"),
    "doc.sign-in.signature": N_("Signature"),
    "doc.sign-in.what-for": N_("What the list is for"),
    "doc.sign-in.kept-until": N_("{purpose}. The list is deleted by {day}."),
    "doc.internal.title": N_("Internal report"),
    "doc.internal.subtitle": N_("All that was said, with the secrecy of each statement"),
    "doc.internal.figure.said": N_("statements from suppliers"),
    "doc.internal.figure.suppliers": N_("suppliers have said something"),
    "doc.internal.figure.secret": N_("are confidential"),
    "doc.internal.figure.unassessed": N_("not assessed yet"),
    "doc.internal.figure.answered": N_("have got an answer"),
    "doc.internal.open": N_("Open matters"),
    "doc.internal.nothing-open": N_("Nothing is open."),
    "doc.internal.head.number": N_("How many"),
    "doc.internal.head.which": N_("Which"),
    "doc.internal.head.state": N_("State"),
    "doc.internal.open.stops": N_("Findings that stop something"),
    "doc.internal.open.unassessed": N_("Secrecy not assessed"),
    "doc.internal.open.unworded": N_("To be worded for everybody"),
    "doc.internal.open.review": N_("Secrecy to be assessed again"),
    "doc.internal.open.no-outcome": N_("Without an answer from us"),
    "doc.internal.open.to-tell": N_("Told to some, not to all"),
    "doc.internal.open.unanswered": N_("Questions without an answer"),
    "doc.internal.open.minutes": N_("Minutes not approved"),
    "doc.internal.open.actions": N_("Actions not done"),
    "doc.internal.open.parked": N_("Parked for later"),
    "doc.internal.and-more": NN_("{first} and {n} more", "{first} and {n} more"),
    "doc.internal.pictures": N_("The dialogue in pictures"),
    "doc.internal.barriers": N_("Barriers by phase, as the buyer and the suppliers meet them"),
    "doc.internal.barriers.buyer": N_("The buyer meets most barriers in the phase “{phase}” ({n})"),
    "doc.internal.barriers.supplier": N_(
        "The suppliers meet most barriers in the phase “{phase}” ({n})"
    ),
    "doc.internal.opportunities": N_(
        "Opportunities by phase, as the buyer and the suppliers see them"
    ),
    "doc.internal.opportunities.buyer": N_(
        "The buyer sees most opportunities in the phase “{phase}” ({n})"
    ),
    "doc.internal.opportunities.supplier": N_(
        "The suppliers see most opportunities in the phase “{phase}” ({n})"
    ),
    "doc.internal.side.buyer": N_("Buyer"),
    "doc.internal.side.supplier": N_("Suppliers"),
    "doc.internal.no-phase": N_("Without a phase"),
    "doc.internal.alt-row": N_("{phase}: buyer {buyer}, suppliers {supplier}"),
    "doc.internal.alt-rows": N_("{first}; {then}"),
    "doc.internal.outcomes": N_("{done} of {whole} statements have got an answer"),
    "doc.internal.waiting": N_("No answer yet"),
    "doc.internal.said": N_("All that was said, by subject"),
    "doc.internal.beside": N_("{first} · {then}"),
    "doc.internal.for-all": N_("For everybody: {text}"),
    "doc.internal.outcome-why": N_("{outcome}: {why}"),
    "doc.internal.decided": N_("secrecy decided by {by}, {day}"),
    "doc.internal.shared": N_("Told to everybody."),
    "doc.internal.overdue": N_("overdue"),
    "doc.internal.under-way": N_("under way"),
    "doc.themes.most": N_("“{theme}” is the theme that most suppliers speak of"),
    "doc.themes.most-statements": NN_(
        "“{theme}” is the theme of most statements: {n} of {whole}",
        "“{theme}” is the theme of most statements: {n} of {whole}",
    ),
    "doc.themes.none": N_("No theme"),
    "doc.themes.plain": N_("Suppliers by theme"),
    "doc.themes.rest": N_("Other themes"),
    "doc.themes.statements": N_("Statements by theme"),
}
