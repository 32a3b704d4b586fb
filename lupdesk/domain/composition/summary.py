"""The public summary: what was learned, with no secret and nobody's name in it (domain notes, 2.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from lupdesk.domain.audience import PUBLIC, Audience
from lupdesk.domain.case import Case
from lupdesk.domain.composition.benefits import benefits
from lupdesk.domain.composition.dates_ahead import named, timeline
from lupdesk.domain.composition.document import (
    _SEAL,
    Block,
    Bullets,
    Document,
    Facts,
    Figure,
    Figures,
    Heading,
    HeldBack,
    Paragraph,
    TintBox,
)
from lupdesk.domain.composition.findings import answers, chart, findings, in_public
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.composition.hidden_remarks import WITHDRAWN
from lupdesk.domain.composition.insights import Insights
from lupdesk.domain.composition.parts import (
    class_of,
    kicker_of,
    label_of,
    office_of,
    stated,
)
from lupdesk.domain.composition.public_pictures import public_pictures
from lupdesk.domain.composition.screen import Screen, screen_of
from lupdesk.domain.composition.themes import public_themes
from lupdesk.domain.kinds import DocumentKind, InputKind, MeetingKind, Milestone, Secrecy
from lupdesk.domain.ledger import who_took_part
from lupdesk.domain.own_figures import internal_amounts, own_figure_in
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.rules.parameters import settings_of
from lupdesk.domain.secrecy import public_text
from lupdesk.domain.things import Input
from lupdesk.domain.timeline import day_of
from lupdesk.domain.voices import is_counted

_SAID: Final = (InputKind.INPUT, InputKind.GIVEN)
_TELLING_HELD: Final = 3
"""From this many on, the number of statements held back points at nobody."""


def compose_summary(case: Case, audience: Audience, language: str, screen: Screen) -> Document:
    heard = [one for one in case.inputs if one.kind in _SAID]
    held = {one.id: reason for one in heard if (reason := held_reason(one, screen))}
    shown = [one for one in heard if one.id not in held]
    insights = Insights(case, shown, screen)
    mark, word = class_of(case, audience)
    return Document(
        kind=DocumentKind.SUMMARY,
        language=language,
        audience=audience,
        class_mark=mark,
        class_word=word,
        office=office_of(case),
        reference=case.procurement.reference,
        kicker=case.procurement.reference,
        title=Phrase("doc.summary.title"),
        subtitle=case.procurement.title or kicker_of(case),
        version="",
        on=case.today,
        blocks=tuple(_blocks(case, shown, screen, insights)),
        held_back=(*insights.held_back(), *_held_back(heard, held, screen)),
        seal=_SEAL,
    )


def held_insights(case: Case) -> Mapping[UUID, str]:
    """Which findings everybody does not read, and why not."""
    if not case.insights:
        return {}
    screen = screen_of(forbidden_for(case, PUBLIC))
    heard = [one for one in case.inputs if one.kind in _SAID]
    shown = [one for one in heard if held_reason(one, screen) is None]
    return Insights(case, shown, screen).held


def held_reason(said: Input, screen: Screen) -> str | None:
    """Why a statement is not in the summary; None where it is."""
    if said.withdrawn_on is not None:
        return WITHDRAWN
    shown = public_text(said)
    if shown is not None:
        return screen.reason(shown)
    return "part-gone" if said.secrecy is Secrecy.OPEN else said.secrecy.value


def _held_back(
    heard: Sequence[Input], held: Mapping[UUID, str], screen: Screen
) -> Iterator[HeldBack]:
    for one in heard:
        reason = held.get(one.id)
        if reason is None and one.disposition and screen.finds(one.disposition_reason):
            reason = "answer"
        if reason is not None:
            yield HeldBack(one.id, label_of(one), one.secrecy, reason)


def _blocks(
    case: Case, shown: Sequence[Input], screen: Screen, insights: Insights
) -> Iterator[Block]:
    said = [one for one in shown if one.kind is InputKind.INPUT]
    yield TintBox(tuple(_who_and_when(case)))
    floor = settings_of(case.settings)["group-floor"]
    figures = tuple(_figures(case, said, floor))
    if len(figures) >= 2:
        yield Figures(figures)
    yield from _need(case)
    yield from timeline(case, screen, Phrase("doc.summary.timeline"))
    suppliers = len(who_took_part(case))
    yield from insights.blocks(suppliers, floor)
    yield from findings(said, suppliers, floor, above=insights.above)
    yield from _in_numbers(case, said, floor, screen)
    yield from answers([one for one in said if not insights.answers_already(one)], screen)
    given = [one for one in shown if one.kind is InputKind.GIVEN]
    if given:
        yield Heading(2, Phrase("doc.summary.given"))
        yield Bullets(tuple(in_public(given)))
    yield from _next(case, screen)
    yield from _secrecy(received_count(case) - len(said))


def _who_and_when(case: Case) -> Iterator[tuple[Text, Text]]:
    yield Phrase("doc.box.who"), stated(", ".join(one.name for one in case.buyers))
    competition = _day_of(case, Milestone.COMPETITION)
    start = _day_of(case, Milestone.CONTRACT_START)
    when: Text = Phrase("doc.not-stated")
    if competition is not None:
        when = Phrase.of("doc.box.competition", day=competition)
        if start is not None:
            when = Phrase.of("doc.box.competition-start", day=competition, start=start)
    yield Phrase("doc.box.when"), when


def _day_of(case: Case, kind: Milestone) -> date | None:
    return next((day_of(one) for one in case.dates if one.kind is kind), None)


# -- numbers ----------------------------------------------------------------------------------------


def _figures(case: Case, said: Sequence[Input], floor: int) -> Iterator[Figure]:
    """Counts, never names; one that would point at a single supplier is not there."""
    conferences = {one.id for one in case.meetings if one.kind is MeetingKind.CONFERENCE}
    present = sum(one.present and one.meeting in conferences for one in case.attendance)
    received = told_received(case, len(said))
    for number, code in (
        (len(who_took_part(case)), "doc.figure.suppliers"),
        (present, "doc.figure.present"),
        (_one_to_ones(case), "doc.figure.one-to-ones"),
        (received, "doc.figure.inputs"),
    ):
        if number >= floor:
            yield Figure(Phrase.of("doc.number", number=number), Phrase(code))


def _one_to_ones(case: Case) -> int:
    """Those held, or planned for a day that has come."""
    filled = {link.meeting for link in case.meeting_suppliers}
    return sum(
        one.kind is MeetingKind.ONE_TO_ONE
        and one.id in filled
        and (
            one.actual_start is not None
            or (
                one.planned_start is not None
                and one.planned_start.astimezone(case.zone).date() <= case.today
            )
        )
        for one in case.meetings
    )


def received_count(case: Case) -> int:
    """What a supplier took back is neither told nor held back: no number tells of it."""
    return sum(map(is_counted, case.inputs))


def told_received(case: Case, shown: int | None = None) -> int:
    """How many statements came in, for everybody; 0 where, less those that can be counted in the
    summary, it would tell that so few are held back. ``shown`` is how many stand there, if known.
    """
    received = received_count(case)
    if shown is None:
        screen = screen_of(forbidden_for(case, PUBLIC))
        heard = (one for one in case.inputs if one.kind is InputKind.INPUT)
        shown = sum(held_reason(one, screen) is None for one in heard)
    return 0 if 0 < received - shown < _TELLING_HELD else received


def _in_numbers(case: Case, said: Sequence[Input], floor: int, screen: Screen) -> Iterator[Block]:
    suppliers = len(who_took_part(case))
    internal = internal_amounts(case)
    charts = [
        *chart(said, suppliers, floor),
        *public_themes(
            said,
            suppliers,
            floor,
            lambda name: not screen.finds(name) and not own_figure_in(name, internal),
        ),
        *public_pictures(case, said, suppliers, floor),
    ]
    if charts:
        yield Heading(2, Phrase("doc.summary.numbers"))
        yield from charts


# -- need and dates ---------------------------------------------------------------------------------


def _need(case: Case) -> Iterator[Block]:
    yield Heading(2, Phrase("doc.summary.need"))
    yield Paragraph(stated(case.procurement.effect))
    if case.procurement.for_whom:
        yield Paragraph(case.procurement.for_whom)
    chart, rest = benefits(case.targets, case)
    yield from chart
    if rest:
        yield Facts(tuple(rest))


def _next(case: Case, screen: Screen) -> Iterator[Block]:
    coming = [
        (day, one)
        for one in case.dates
        if (day := one.moved_to or one.promised) is not None
        and one.kept is None
        and day > case.today
    ]
    if not coming:
        return
    yield Heading(2, Phrase("doc.summary.next"))
    yield Facts(
        tuple(
            (named(one, screen), Phrase.of("doc.plain-day", day=day))
            for day, one in sorted(coming, key=lambda pair: pair[0])
        )
    )


def _secrecy(held: int) -> Iterator[Block]:
    yield Heading(2, Phrase("doc.summary.secrecy"))
    yield Paragraph(Phrase("doc.summary.how-kept"))
    if held >= _TELLING_HELD:
        yield Paragraph(Phrase.of("doc.summary.held", n=held))
