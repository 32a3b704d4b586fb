"""Invitasjon og dialognotat: the same words for everybody, from what the case says and no more.

A part whose content is missing is left out; the team's copy says which ones (domain notes, 2.1).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from lupdesk.domain.audience import PUBLIC, Audience, BuyerTeam
from lupdesk.domain.case import Case
from lupdesk.domain.composition.benefits import benefits
from lupdesk.domain.composition.dates_ahead import span, timeline
from lupdesk.domain.composition.document import (
    _SEAL,
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Noted,
    Paragraph,
    TintBox,
)
from lupdesk.domain.composition.parts import (
    class_of,
    kicker_of,
    latest_guide,
    office_of,
    questions_of,
)
from lupdesk.domain.composition.programme import conference_of, programme, when_and_where
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.kinds import DocumentKind, MeetingKind, Milestone, Role
from lupdesk.domain.own_figures import internal_amounts, own_figure_in
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.things import PromisedDate, TeamMember
from lupdesk.domain.timeline import day_of
from lupdesk.domain.treatment import SignUp

_CONTACTS: Final = (
    Role.PROCUREMENT_OFFICER,
    Role.PROJECT_LEAD,
    Role.FACILITATOR,
    Role.CHAIR,
)
"""Whom to turn to: the first of these who can be reached."""
_IS: Final = 6
SECRECY: Final = ("mark", "each", "minutes", "public", "shared")


def compose_invitation(case: Case, audience: Audience, language: str, screen: Screen) -> Document:
    """``screen`` is everybody's whoever reads: the paper is the same for all."""
    inside = isinstance(audience, BuyerTeam)
    mark, word = class_of(case, audience if inside else PUBLIC)
    told = Told(case, screen)
    blocks = tuple(_blocks(told))
    return Document(
        kind=DocumentKind.INVITATION,
        language=language,
        audience=audience,
        class_mark=mark,
        class_word=word,
        office=office_of(case),
        reference=case.procurement.reference,
        kicker=case.procurement.reference,
        title=Phrase("doc.invitation.title"),
        subtitle=case.procurement.title or kicker_of(case),
        version="",
        on=case.today,
        blocks=(*_missing(told), *blocks) if inside else blocks,
        seal=_SEAL,
    )


@dataclass(frozen=True)
class Told:
    """What the case has to say, cleared for everybody; empty or None where it says nothing."""

    case: Case
    screen: Screen
    cut: set[str] = field(default_factory=set)
    """What was written for everybody and may not go out."""

    @cached_property
    def _internal(self) -> frozenset[str]:
        return internal_amounts(self.case)

    def open(self, text: str) -> str:
        """The text, or nothing where it gives something away or tells a figure of the buyer's own."""
        written = text.strip()
        if self.screen.finds(written) or own_figure_in(written, self._internal):
            self.cut.add(written)
            return ""
        return written

    @cached_property
    def effect(self) -> str:
        return self.open(self.case.procurement.effect)

    @cached_property
    def for_whom(self) -> str:
        return self.open(self.case.procurement.for_whom)

    @cached_property
    def buyers(self) -> str:
        names = (self.open(one.name) for one in self.case.buyers)
        return ", ".join(name for name in names if name)

    @cached_property
    def questions(self) -> tuple[str, ...]:
        guide = latest_guide(self.case)
        every = questions_of(self.case, guide) if guide is not None else []
        return tuple(text for one in every if (text := self.open(one.text)))

    @cached_property
    def sign_up(self) -> SignUp | None:
        return next(iter(self.case.sign_ups), None)

    def line(self, kind: Milestone) -> PromisedDate | None:
        known = [one for one in self.case.dates if one.kind is kind and day_of(one)]
        return min(known, key=lambda one: (one.position, one.id), default=None)

    def day(self, kind: Milestone) -> date | None:
        """The day that the market was last told."""
        found = self.line(kind)
        return None if found is None else (found.moved_to or found.promised or found.kept)

    @cached_property
    def contact(self) -> TeamMember | None:
        """Somebody who can be written to; else whoever has such a role."""
        found = [one for role in _CONTACTS for one in self.case.team if one.role is role]
        return next((one for one in found if self.open(one.email)), next(iter(found), None))

    @cached_property
    def lengths(self) -> set[int]:
        return {
            one.planned_minutes
            for one in self.case.meetings
            if one.kind is MeetingKind.ONE_TO_ONE and one.planned_start is not None
        }


# -- what is missing ------------------------------------------------------------------------------


def _missing(told: Told) -> Iterator[Block]:
    """For the team: what there is nothing to say of yet, so that it is not in the paper."""
    wanting = [Phrase(f"doc.invitation.missing.{one}") for one in _wanting(told)]
    if told.cut:
        wanting.append(Phrase.of("doc.invitation.cut", n=len(told.cut)))
    if not wanting:
        yield Noted((Phrase("doc.invitation.complete"),), notes=(Phrase("doc.invitation.team"),))
        return
    yield Heading(2, Phrase("doc.invitation.missing"))
    yield Paragraph(Phrase("doc.invitation.missing-lead"))
    yield Bullets(tuple(wanting))


def _wanting(told: Told) -> Iterator[str]:
    meeting = conference_of(told.case)
    sign_up = told.sign_up
    there = {
        "title": told.open(told.case.procurement.title),
        "need": told.effect,
        "for-whom": told.for_whom,
        "buyers": told.buyers,
        "conference": meeting is not None and meeting.planned_start is not None,
        "programme": programme(told.case, told.open),
        "registration": told.day(Milestone.REGISTRATION),
        "written": told.day(Milestone.WRITTEN_INPUT),
        "one-to-one": told.line(Milestone.ONE_TO_ONE),
        "competition": told.day(Milestone.COMPETITION),
        "questions": told.questions,
        "contact": told.contact is not None and told.open(told.contact.email),
        "privacy": sign_up is not None
        and all(
            text.strip()
            for text in (sign_up.controller, sign_up.purpose, sign_up.recipients, sign_up.rights)
        )
        and sign_up.delete_on,
    }
    yield from (name for name, found in there.items() if not found)


# -- the paper ------------------------------------------------------------------------------------


def _blocks(told: Told) -> Iterator[Block]:
    box = tuple(_at_a_glance(told))
    if box:
        yield TintBox(box)
    yield from _need(told)
    yield Heading(2, Phrase("doc.invitation.is"))
    yield Bullets(tuple(Phrase(f"doc.invitation.is.{n}") for n in range(1, _IS + 1)))
    yield from timeline(told.case, told.screen, Phrase("doc.invitation.dates"))
    yield from _conference(told)
    yield from _one_to_ones(told)
    yield from _written(told)
    yield from _questions(told)
    yield Heading(2, Phrase("doc.invitation.secrecy"))
    for name in SECRECY:
        yield Noted(
            (Phrase(f"doc.invitation.secrecy.{name}.how"),),
            notes=(Phrase(f"doc.invitation.secrecy.{name}"),),
        )
    yield from _privacy(told)
    yield from contact(told)


def _at_a_glance(told: Told) -> Iterator[tuple[Text, Text]]:
    """The three days that somebody who only looks at the box must know."""
    meeting = conference_of(told.case)
    if meeting is not None and meeting.planned_start is not None:
        yield Phrase("milestone.conference"), when_and_where(meeting, told.open)
    for kind in (Milestone.REGISTRATION, Milestone.WRITTEN_INPUT):
        day = told.day(kind)
        if day is not None:
            yield Phrase(f"doc.invitation.by.{kind}"), Phrase.of("doc.day", day=day)


def _need(told: Told) -> Iterator[Block]:
    targets = [
        one
        for one in told.case.targets
        if told.open(one.what) and told.open(f"{one.baseline} {one.target}")
    ]
    if not (told.effect or told.for_whom or targets):
        return
    yield Heading(2, Phrase("doc.invitation.need"))
    for text in filter(None, (told.effect, told.for_whom)):
        yield Paragraph(text)
    chart, rest = benefits(targets, told.case)
    yield from chart
    rows = [(Phrase("doc.fact.buyers"), told.buyers)] if told.buyers else []
    if rows or rest:
        yield Facts((*rows, *rest))


def _conference(told: Told) -> Iterator[Block]:
    rows = programme(told.case, told.open)
    meeting = conference_of(told.case)
    if meeting is None or (not rows and meeting.planned_start is None):
        return
    yield Heading(2, Phrase("doc.invitation.programme"))
    if meeting.planned_start is not None:
        yield Paragraph(when_and_where(meeting, told.open))
    yield from rows
    day = told.day(Milestone.REGISTRATION)
    if day is not None:
        yield Noted(
            (Phrase.of("doc.invitation.sign-up.how", day=day),),
            notes=(Phrase("doc.invitation.sign-up"),),
        )


def _one_to_ones(told: Told) -> Iterator[Block]:
    line = told.line(Milestone.ONE_TO_ONE)
    if line is None:
        return
    yield Heading(2, Phrase("milestone.one-to-one"))
    body: list[Text] = [Phrase.of("doc.invitation.one-to-one.when", days=span(line))]
    if len(told.lengths) == 1:
        body.append(Phrase.of("doc.invitation.one-to-one.same", minutes=min(told.lengths)))
    yield Noted(tuple(body), notes=(Phrase("doc.invitation.one-to-one.what"),))
    criteria = told.open(told.case.procurement.slot_criteria)
    chosen = bool(told.case.procurement.slot_criteria.strip())
    if criteria or not chosen:
        who: Text = criteria or Phrase("doc.invitation.one-to-one.all")
        yield Noted((who,), notes=(Phrase("doc.invitation.one-to-one.who"),))
    yield Noted(
        (Phrase("doc.invitation.one-to-one.book.how"),),
        notes=(Phrase("doc.invitation.one-to-one.book"),),
    )


def _written(told: Told) -> Iterator[Block]:
    day = told.day(Milestone.WRITTEN_INPUT)
    if day is None:
        return
    spoken = told.case.procurement.language
    yield Heading(2, Phrase("milestone.written-input"))
    yield Facts(
        (
            (Phrase("doc.minutes.deadline"), Phrase.of("doc.day", day=day)),
            (Phrase("doc.invitation.form"), Phrase("doc.invitation.form.how")),
            (
                Phrase("doc.invitation.language"),
                Phrase(f"doc.invitation.language.{_known(spoken)}"),
            ),
            (Phrase("doc.invitation.use"), Phrase("doc.invitation.use.how")),
        )
    )


def _known(language: str) -> str:
    return "en" if language == "en" else "nb"


def _questions(told: Told) -> Iterator[Block]:
    if not told.questions:
        return
    yield Heading(2, Phrase("doc.invitation.questions"))
    yield Paragraph(Phrase("doc.invitation.questions.lead"), muted=True)
    for number, text in enumerate(told.questions, start=1):
        yield Paragraph(Phrase.of("doc.numbered", number=number, text=text))


def _privacy(told: Told) -> Iterator[Block]:
    one = told.sign_up
    if one is None:
        return
    rows: list[tuple[Text, Text]] = [
        (Phrase(f"doc.privacy.{name}"), shown)
        for name, text in (
            ("controller", one.controller),
            ("purpose", one.purpose),
            ("basis", one.legal_basis),
            ("recipients", one.recipients),
            ("rights", one.rights),
        )
        if (shown := told.open(text))
    ]
    if one.delete_on is not None:
        kept = Phrase.of("doc.privacy.until", day=one.delete_on)
        rows.insert(
            -1 if one.rights.strip() and rows else len(rows), (Phrase("doc.privacy.kept"), kept)
        )
    if rows:
        yield Heading(2, Phrase("doc.privacy"))
        yield Facts(tuple(rows))


def contact(told: Told) -> Iterator[Block]:
    """By role: a person's name is no business of everybody's."""
    one = told.contact
    if one is None:
        return
    rows: list[tuple[Text, Text]] = [(Phrase("doc.head.role"), Phrase(f"role.{one.role}"))]
    for label, text in (
        ("doc.head.organisation", one.organisation),
        ("doc.contact.email", one.email),
    ):
        if shown := told.open(text):
            rows.append((Phrase(label), shown))
    yield Heading(2, Phrase("doc.invitation.contact"))
    yield Facts(tuple(rows))
