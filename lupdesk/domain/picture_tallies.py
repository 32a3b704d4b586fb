"""The pictures of a case, for its papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, tzinfo

from lupdesk.domain.case import Case
from lupdesk.domain.kinds import InputKind
from lupdesk.domain.ledger import taking_part
from lupdesk.domain.picture_phases import SHOWN, PhaseTally, phases_picture
from lupdesk.domain.picture_rounds import (
    SEPARATOR,
    Said,
    round_of,
    round_on,
    rounds_picture,
    words_of,
)
from lupdesk.domain.picture_themes import (
    QuestionTally,
    ThemeTally,
    questions_picture,
    themes_picture,
)
from lupdesk.domain.pictures import Firm, Picture, PictureKind
from lupdesk.domain.said_columns import Joined
from lupdesk.domain.theming import carried_alike
from lupdesk.domain.things import Input, Meeting
from lupdesk.domain.vocabulary import short_firm
from lupdesk.domain.voices import is_counted


def picture_of(case: Case, kind: PictureKind) -> Picture:
    """With nothing left out: for the team alone."""
    ever = [one for one in case.inputs if one.kind is InputKind.INPUT]
    heard = list(filter(is_counted, ever))
    firms = firms_of(case)
    if kind is PictureKind.THEMES:
        alike = carried_alike(map(Joined.of, case.inputs))
        themes = Counter((one.themes, one.supplier, alike.get(one.id, ())) for one in heard)
        told = (ThemeTally(own, who, n, other) for (own, who, other), n in themes.items())
        return themes_picture(told, case.themes, firms)
    if kind is PictureKind.QUESTIONS:
        asked = Counter((one.question, one.supplier) for one in heard)
        answers = (QuestionTally(*key, n) for key, n in asked.items())
        return questions_picture(answers, case.questions, case.guides, firms)
    if kind is PictureKind.PHASES:
        return phases_picture(phase_tallies(heard))
    return rounds_picture(said_of(ever, case.meetings, case.zone))


def firms_of(case: Case) -> tuple[Firm, ...]:
    """Those that take part, and those that declined after they had spoken."""
    codes = {one.supplier: one.code for one in case.participations}
    there = {one.id for one in taking_part(case)} | {one.supplier for one in case.inputs}
    return tuple(
        Firm(one.id, codes.get(one.id) or short_firm(one.name), one.name)
        for one in case.suppliers
        if one.id in there
    )


def phase_tallies(heard: Iterable[Input]) -> list[PhaseTally]:
    return [
        PhaseTally(one.type, one.phase, one.side, one.supplier, 1)
        for one in heard
        if one.type in SHOWN
    ]


def said_of(heard: Sequence[Input], meetings: Iterable[Meeting], zone: tzinfo) -> Said:
    kinds = {one.id: one.kind for one in meetings}
    at = [round_of(kinds.get(one.meeting) if one.meeting else None) for one in heard]
    place = {one.id: number for number, one in enumerate(heard)}
    begun = first_days(meetings, zone)
    return Said(
        rounds=at,
        keys=dict(enumerate(words_of(SEPARATOR.join(one.text for one in heard)))),
        joined={
            number: place[one.same_as]
            for number, one in enumerate(heard)
            if one.same_as is not None and one.same_as in place
        },
        withdrawn={
            number: round_on(one.withdrawn_on, begun, where)
            for number, one in enumerate(heard)
            if one.withdrawn_on is not None and (where := at[number]) is not None
        },
    )


def first_days(meetings: Iterable[Meeting], zone: tzinfo) -> dict[int, date]:
    """On which day each round began."""
    found: dict[int, date] = {}
    for one in meetings:
        where, start = round_of(one.kind), one.actual_start or one.planned_start
        if where is not None and start is not None:
            day = start.astimezone(zone).date()
            found[where] = min(day, found.get(where, day))
    return found
