"""What the rules look at: the case, its settings, and what is reckoned once for all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final
from uuid import UUID

from lupdesk.domain.amounts import around, is_telling, tell_the_same, told_amounts
from lupdesk.domain.audience import PUBLIC
from lupdesk.domain.case import Case
from lupdesk.domain.common_words import is_common
from lupdesk.domain.composition.hidden import but_lawful, forbidden_for
from lupdesk.domain.composition.hidden_remarks import NO_VOICES
from lupdesk.domain.composition.insights import public_texts
from lupdesk.domain.composition.screen import Screen, screen_of
from lupdesk.domain.composition.wanted import beginnings_in, may_stand_among
from lupdesk.domain.consent import may_be_named
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.kinds import Disposition, InputType, MeetingKind, Milestone, Secrecy
from lupdesk.domain.letters import is_everyday
from lupdesk.domain.names import words
from lupdesk.domain.own_figures import internal_amounts
from lupdesk.domain.personal_data import Hit, first_words, is_of_somebody, personal_data
from lupdesk.domain.reading import Read
from lupdesk.domain.results import Insight
from lupdesk.domain.rules.parameters import Settings, settings_of
from lupdesk.domain.secrecy import public_text
from lupdesk.domain.short_forms import explained_in
from lupdesk.domain.things import (
    Contact,
    Input,
    Meeting,
    PromisedDate,
    Question,
    Supplier,
    Thing,
)
from lupdesk.domain.timeline import day_of
from lupdesk.domain.voices import Bases

_EVENTS: Final = (MeetingKind.CONFERENCE, MeetingKind.WORKSHOP)
_SENTENCE: Final = 3
"""Fewer words of a secret stand in a need or a question by chance."""


class _OfSomebody(dict[str, bool]):
    """Whether a word may be of somebody, as found: the same words come again and again."""

    def __init__(self, names: Collection[str]) -> None:
        self._names: Final = names

    def __missing__(self, word: str) -> bool:
        found = self[word] = word in self._names or is_of_somebody(word)
        return found


@dataclass(frozen=True)
class Facts:
    """Made anew for each reading of a case; nothing here changes afterwards."""

    case: Case

    @cached_property
    def settings(self) -> Settings:
        return settings_of(self.case.settings)

    @cached_property
    def suppliers(self) -> dict[UUID, Supplier]:
        return {one.id: one for one in self.case.suppliers}

    @cached_property
    def contacts(self) -> dict[UUID, list[Contact]]:
        """By supplier."""
        found: dict[UUID, list[Contact]] = {}
        for one in self.case.contacts:
            found.setdefault(one.supplier, []).append(one)
        return found

    @cached_property
    def meetings(self) -> dict[UUID, Meeting]:
        return {one.id: one for one in self.case.meetings}

    @cached_property
    def questions(self) -> dict[UUID, Question]:
        return {one.id: one for one in self.case.questions}

    @cached_property
    def in_meeting(self) -> dict[UUID, list[UUID]]:
        """Suppliers by meeting."""
        found: dict[UUID, list[UUID]] = {}
        for one in self.case.meeting_suppliers:
            found.setdefault(one.meeting, []).append(one.supplier)
        return found

    @cached_property
    def said_in(self) -> dict[UUID | None, list[Input]]:
        """Statements by meeting."""
        found: dict[UUID | None, list[Input]] = {}
        for one in self.case.inputs:
            found.setdefault(one.meeting, []).append(one)
        return found

    @cached_property
    def taken_requirements(self) -> tuple[Input, ...]:
        """What suppliers said of requirements and evaluation and the buyer took up."""
        return tuple(
            one
            for one in self.case.inputs
            if one.type in (InputType.REQ, InputType.EVAL)
            and one.disposition not in (None, Disposition.NOT_ACCEPTED)
        )

    @cached_property
    def _secret_amounts(self) -> dict[str, set[str]]:
        """With the words that stand around each."""
        held = (Secrecy.SECRET, Secrecy.UNASSESSED)
        found: dict[str, set[str]] = {}
        for one in self.case.inputs:
            if one.secrecy in held and self.may_tell(one.text):
                for told in told_amounts(one.text):
                    found.setdefault(told.amount, set()).update(around(one.text, told))
        return found

    def secret_amount(self, shown: str) -> str:
        """An amount of the text that stands in a secret statement too, or nothing. A common one may
        do so by chance, and is the same only where a word beside it is.
        """
        if not self.may_tell(shown):
            return ""
        same = (
            told.amount
            for told in told_amounts(shown)
            if (beside := self._secret_amounts.get(told.amount)) is not None
            and (is_telling(told.amount) or tell_the_same(around(shown, told), beside))
        )
        return min(same, default="")

    @cached_property
    def internal_amounts(self) -> frozenset[str]:
        """In what is the buyer's own."""
        return internal_amounts(self.case)

    @cached_property
    def last_event(self) -> date | None:
        """The day of the last conference or workshop, planned or held."""
        days = (self.day_of_meeting(one) for one in self.case.meetings if one.kind in _EVENTS)
        return max((day for day in days if day), default=None)

    @cached_property
    def own_words(self) -> tuple[tuple[Thing, str], ...]:
        """What the buyer itself writes for everybody, by the thing in which it stands."""
        case, of = self.case, self.case.procurement
        found: list[tuple[Thing, str]] = [
            (of, text) for text in (of.title, of.effect, of.for_whom, of.notice_text)
        ]
        found += [(one, one.text) for one in case.questions]
        for one in case.answers:
            if not one.exempt_reason.strip():
                found += [(one, one.question), (one, one.answer)]
        found += [(one, text) for one in case.insights for text in public_texts(one)]
        return tuple(found)

    @cached_property
    def bases(self) -> Bases:
        """What rests on what."""
        return Bases(self.case.inputs, self.case.ties)

    @cached_property
    def explained(self) -> frozenset[str]:
        """Short forms that are written out somewhere where everybody can read it."""
        texts = [text for _, text in self.own_words]
        texts += [shown for one in self.case.inputs if (shown := public_text(one))]
        return frozenset().union(*map(explained_in, texts))

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Names of those who are known here, on either side."""
        names = [one.name for one in self.case.contacts]
        names += [one.name for one in self.case.attendance]
        names += [one.name for one in self.case.team]
        return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))

    @cached_property
    def unshown(self) -> tuple[str, ...]:
        """Of these the ones who have not agreed to be named for everybody, and need not be."""
        leave = may_be_named(self.case)
        return tuple(name for name in self.people if name not in leave)

    @cached_property
    def own_people(self) -> tuple[str, ...]:
        """Names on the buyer's side."""
        names = [one.name for one in self.case.team]
        names += [one.name for one in self.case.attendance if one.supplier is None]
        return tuple(dict.fromkeys(names))

    @cached_property
    def _of_somebody(self) -> _OfSomebody:
        return _OfSomebody(first_words(self.people))

    @cached_property
    def _may_tell(self) -> dict[str, bool]:
        return {}

    def may_tell(self, text: str) -> bool:
        """Whether there can be a number, personal data or a known person in the text; several
        rules ask for the same statement, and most hold neither.
        """
        found = self._may_tell.get(text)
        if found is None:
            found = self._may_tell[text] = self._may_be(text, words(text))
        return found

    def _may_be(self, text: str, read: Iterable[str]) -> bool:
        return not is_everyday(text) or any(map(self._of_somebody.__getitem__, read))

    @cached_property
    def _personal(self) -> dict[str, tuple[Hit, ...]]:
        return {}

    def personal(self, text: str) -> tuple[Hit, ...]:
        """Personal data in free text; two rules ask for the same statement."""
        if not self.may_tell(text):
            return ()
        found = self._personal.get(text)
        if found is None:
            found = self._personal[text] = personal_data(text, self.people)
        return found

    @cached_property
    def _read(self) -> Read:
        return Read()

    def given_away(self, shown: str) -> str:
        """What everybody must not read and would read in the text; nothing where there is none."""
        screen = self.public_screen
        found = screen.finds(shown, self._read if shown in self._read else None)
        return "" if found is None else found.text

    def given_away_by(self, one: Insight, text: str) -> str:
        """Likewise in the text of a finding. One behind which nobody stands yet is kept back, and
        its words with it: it does not give away itself.
        """
        own = () if self.bases.voices(one.id).behind else (one.heard, one.disagreement)
        found = (
            place.what
            for place in self.public_screen.places(text)
            if not (place.what.why == NO_VOICES and place.what.text in own)
        )
        return next((what.text for what in found), "")

    @cached_property
    def public_screen(self) -> Screen:
        """Finds what everybody must not read."""
        return self._public[0]

    @cached_property
    def _public(self) -> tuple[Screen, list[Forbidden]]:
        """With the names that are free because they stand in the buyer's own words."""
        read, standing = self._read, list[Forbidden]()
        screen = screen_of(forbidden_for(self.case, PUBLIC, read, standing), read)
        # While the words of nearly every statement are at hand.
        present = set().union(*read.values())
        telling = {word for word in present if self._of_somebody[word]}
        self._may_tell.update(
            (text, not is_everyday(text) or not telling.isdisjoint(found))
            for text, found in read.items()
        )
        shown = filter(None, map(public_text, self.case.inputs))
        screen.look_over(set().union(*[read[text] for text in shown if text in read]))
        return screen, standing

    @cached_property
    def names_screen(self) -> Screen:
        """Finds suppliers and their people, also where the need or the notice itself names them."""
        own = replace(self.case.procurement, title="", effect="", for_whom="")
        bare = replace(self.case, procurement=own, inputs=(), minutes=(), remarks=(), insights=())
        return screen_of(forbidden_for(bare, PUBLIC))

    @cached_property
    def own_screen(self) -> Screen:
        """Finds suppliers, their people and what is secret in the buyer's own words for everybody,
        where composition lets everything stand. A word that texts are full of is no name there.
        """
        of = self.case.procurement
        # A buyer may share a word with a firm.
        buyers = (of.office, *(one.name for one in self.case.buyers))
        named = [
            one
            for one in but_lawful(self._public[1], buyers, [])
            if not is_common(one.text.casefold())
        ]
        return screen_of([*named, *self._secrets_in_own_words()], self._read)

    def _secrets_in_own_words(self) -> list[Forbidden]:
        """Of what is secret, that which may stand there."""
        of, read = self.case.procurement, self._read
        texts = [of.title, of.effect, of.for_whom]
        texts += [
            text for one in self.case.targets for text in (one.what, one.baseline, one.target)
        ]
        texts += [one.text for one in self.case.questions]
        begun = beginnings_in(texts)
        return [
            Forbidden(one.text, one.secrecy.value)
            for one in self.case.inputs
            if one.secrecy is Secrecy.SECRET
            and len(read[one.text]) >= _SENTENCE
            and may_stand_among(read.letters(one.text), begun)
        ]

    @cached_property
    def asked_next(self) -> tuple[Question, ...]:
        """Of the newest guide: the questions of an older one stay as they were asked."""
        version = max((one.version for one in self.case.guides), default=0)
        newest = {one.id for one in self.case.guides if one.version == version}
        return tuple(one for one in self.case.questions if one.guide in newest)

    @cached_property
    def _milestones(self) -> dict[Milestone, PromisedDate]:
        found: dict[Milestone, PromisedDate] = {}
        for one in sorted(self.case.dates, key=lambda one: (one.position, one.id)):
            found.setdefault(one.kind, one)
        return found

    def milestone(self, kind: Milestone) -> PromisedDate | None:
        """The first of its kind on the timeline."""
        return self._milestones.get(kind)

    def day_of(self, kind: Milestone) -> date | None:
        one = self.milestone(kind)
        return None if one is None else day_of(one)

    def day_of_meeting(self, meeting: Meeting) -> date | None:
        """On which it was held, or is planned."""
        at = meeting.actual_start or meeting.planned_start
        return None if at is None else at.astimezone(self.case.zone).date()

    def firms(self, meeting: UUID) -> str:
        """Who was to be there, in one fixed order: the names are facts of a finding."""
        return self.names(self.in_meeting.get(meeting, ()))

    def names(self, suppliers: Iterable[UUID]) -> str:
        return ", ".join(sorted(map(self.name, suppliers)))

    def name(self, supplier: UUID | None) -> str:
        """Of a supplier, for the team's eyes; empty where there is none."""
        found = None if supplier is None else self.suppliers.get(supplier)
        return "" if found is None else found.name
