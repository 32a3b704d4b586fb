"""Personal data: no more than is needed, no longer than is needed (R-GDPR-1 … 5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from lupdesk.domain.composition.insights import in_short, public_texts
from lupdesk.domain.kinds import Milestone, Secrecy
from lupdesk.domain.personal_data import PersonalKind, named_in, personal_data_of_one
from lupdesk.domain.results import Insight
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.rules.finding import Finding, Holds, Rule, Severity
from lupdesk.domain.secrecy import public_text
from lupdesk.domain.things import Attendance, Contact, Input, Question, Thing
from lupdesk.domain.treatment import Answer, SignUp

_TOO_MUCH: Final = {
    PersonalKind.IDENTITY_NUMBER: "number",
    PersonalKind.HEALTH: "health",
    PersonalKind.HOME: "home",
    PersonalKind.DIET: "diet",
}

_SENTENCE: Final = re.compile(r"[.!?;\n]+\s")
_TURN_TO: Final = re.compile(
    r"\b(?:kontaktperson\w*|kontakt|spørsmål rettes til|prosjektleder|innkjøper|contact|"
    r"project manager|procurement officer|questions to)\b",
    re.IGNORECASE,
)
"""A role in which everybody needs to know a person."""


def _too_much(facts: Facts) -> Iterator[Finding]:
    """In the lists of people: what belongs in none of them."""
    over = facts.last_event
    keeps = facts.settings["diet-days"]
    diet_over = over is not None and facts.case.today > over + timedelta(days=keeps)
    people: list[tuple[Contact | Attendance, str]] = [
        (one, f"{one.name} {one.title}") for one in facts.case.contacts
    ]
    people += [(one, f"{one.name} {one.organisation}") for one in facts.case.attendance]
    for one, text in people:
        for hit in personal_data_of_one(text):
            if hit.kind is not PersonalKind.DIET or diet_over:
                yield GDPR_1.found(_TOO_MUCH[hit.kind], one)
                break


def _diets(said: Input, facts: Facts) -> Iterator[Finding]:
    """What somebody eats is needed until the event is over."""
    over, keeps = facts.last_event, facts.settings["diet-days"]
    if over is None or facts.case.today <= over + timedelta(days=keeps):
        return
    if any(hit.kind is PersonalKind.DIET for hit in facts.personal(said.text)):
        yield GDPR_1.found("diet", said, number=said.number)


def _sign_up_facts(facts: Facts) -> Iterator[Finding]:
    if not any(one.signed_up for one in facts.case.participations):
        return
    one = facts.case.sign_ups[0] if facts.case.sign_ups else None
    if one is None or not (one.purpose.strip() and one.legal_basis.strip() and one.delete_on):
        yield GDPR_2.found("wanting", one)
        return
    over = facts.last_event
    latest = over + timedelta(days=facts.settings["sign-up-days"]) if over else None
    if one.deleted_on is None and one.delete_on < facts.case.today:
        yield GDPR_2.found("overdue", one, day=one.delete_on)
    elif latest is not None and one.delete_on > latest:
        yield GDPR_2.found("late", one, day=one.delete_on, latest=latest)


def _told_at_sign_up(facts: Facts) -> Iterator[Finding]:
    """Wanted before anybody signs up: as soon as everybody is told until when one can."""
    signed_up = any(one.signed_up for one in facts.case.participations)
    if not signed_up and facts.day_of(Milestone.REGISTRATION) is None:
        return
    one: SignUp | None = facts.case.sign_ups[0] if facts.case.sign_ups else None
    told = one is not None and all(
        text.strip() for text in (one.controller, one.purpose, one.recipients, one.rights)
    )
    if not told:
        yield GDPR_3.found("", one)


def _people_in_public(said: Input, facts: Facts) -> Iterator[Finding]:
    """The name of somebody who has not agreed to it, and need not be named, in what everybody reads.
    Leave for the name does not make the statement open: whom it points at is R-SEC-4's to find.
    """
    shown = public_text(said)
    if not shown or said.secrecy not in (Secrecy.OPEN, Secrecy.ANONYMISE):
        return
    name = named_in(shown, facts.unshown) if facts.may_tell(shown) else ""
    if name:
        yield GDPR_4.found("", said, number=said.number, words=name.title())


def _people_elsewhere(facts: Facts) -> Iterator[Finding]:
    """In the buyer's own words for everybody, and in the finished files that everybody may have. A
    file is judged by the consents that stood when it was written.
    """
    for thing, text in facts.own_words:
        name = _name_without_need(text, facts)
        if name and isinstance(thing, Answer):
            yield GDPR_4.found("answer", thing, number=thing.number, words=name)
        elif name and isinstance(thing, Insight):
            yield GDPR_4.found("insight", thing, heard=in_short(thing.heard), words=name)
        elif name:
            what = "question" if isinstance(thing, Question) else "text"
            yield GDPR_4.found(what, thing, words=name)
    for paper in facts.case.papers:
        if paper.public and not paper.names_by_role and "person-shown" in paper.wanting:
            yield GDPR_4.found("paper", file=paper.named, sum=paper.sha256[:12])


def _name_without_need(text: str, facts: Facts) -> str:
    """A person's name, unless it is said of somebody on the buyer's side whom to turn to."""
    own = facts.own_people
    for sentence in _SENTENCE.split(text):
        name = named_in(sentence, facts.unshown)
        if name and not (_TURN_TO.search(sentence) and named_in(sentence, own) == name):
            return name.title()
    return ""


def _in_free_text(said: Input, facts: Facts) -> Iterator[Finding]:
    texts = (said.text, said.public_wording, said.claim_reason, said.disposition_reason)
    kinds = {hit.kind for text in texts if text for hit in facts.personal(text)}
    for kind in (PersonalKind.IDENTITY_NUMBER, PersonalKind.HEALTH, PersonalKind.HOME):
        if kind in kinds:
            yield GDPR_5.found(_TOO_MUCH[kind], said, number=said.number)


def _in_notes(facts: Facts) -> Iterator[Finding]:
    """The other places where one writes freely."""
    case = facts.case
    texts: list[tuple[Thing, str]] = [(one, one.note) for one in case.meetings]
    texts += [(one, one.note) for one in case.attachments]
    texts += [(one, one.note) for one in case.suppliers]
    texts += [(one, one.remark) for one in case.minutes]
    texts += [(one, text) for one in case.answers for text in (one.question, one.answer)]
    texts += [(one, text) for one in case.insights for text in public_texts(one)]
    of = case.procurement
    texts += [(of, text) for text in (of.effect, of.for_whom, of.notice_text, of.note)]
    for thing, text in texts:
        for hit in facts.personal(text) if text else ():
            if hit.kind in (PersonalKind.IDENTITY_NUMBER, PersonalKind.HEALTH):
                yield GDPR_5.found(f"note-{_TOO_MUCH[hit.kind]}", thing)
                break


_BOTH: Final = Holds.SUMMARY | Holds.LOCKING
GDPR_1: Final = Rule(
    id="R-GDPR-1",
    severity=Severity.STOP,
    sources=("GDPR art. 5(1)(c)",),
    holds=_BOTH,
    case=_too_much,
    statement=_diets,
)
GDPR_2: Final = Rule(
    id="R-GDPR-2",
    severity=Severity.WARN,
    sources=("GDPR art. 5(1)(e)", "S71"),
    holds=Holds.SUMMARY,
    case=_sign_up_facts,
)
GDPR_3: Final = Rule(
    id="R-GDPR-3",
    severity=Severity.WARN,
    sources=("GDPR art. 13",),
    holds=Holds.NOTICE | Holds.SUMMARY,
    case=_told_at_sign_up,
)
GDPR_4: Final = Rule(
    id="R-GDPR-4",
    severity=Severity.STOP,
    sources=("GDPR art. 6",),
    case=_people_elsewhere,
    statement=_people_in_public,
)
GDPR_5: Final = Rule(
    id="R-GDPR-5",
    severity=Severity.STOP,
    sources=("GDPR art. 9",),
    holds=_BOTH,
    case=_in_notes,
    statement=_in_free_text,
)
RULES: Final = (GDPR_1, GDPR_2, GDPR_3, GDPR_4, GDPR_5)
