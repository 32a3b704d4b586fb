"""The pictures of a procurement, counted in the desk, and the statements behind each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final
from uuid import UUID

from lupdesk.desk.beside import reading_beside
from lupdesk.desk.session import ZONE, Clock, Desk
from lupdesk.domain.kinds import InputType, MeetingKind, Side
from lupdesk.domain.picture_phases import phases_picture
from lupdesk.domain.picture_rounds import (
    ROUNDS,
    Fate,
    Said,
    round_of,
    rounds_picture,
    statements_of,
)
from lupdesk.domain.picture_tallies import first_days
from lupdesk.domain.picture_themes import questions_picture, themes_picture, with_alike
from lupdesk.domain.pictures import Firm, Picture, PictureKind, Place
from lupdesk.domain.question_matrix import roots_of
from lupdesk.domain.results import Theme
from lupdesk.domain.theming import carried_alike, tree_of
from lupdesk.domain.things import (
    Guide,
    Input,
    Meeting,
    MeetingSupplier,
    Participation,
    Procurement,
    Question,
    Supplier,
)
from lupdesk.domain.uncollected import uncollected
from lupdesk.domain.vocabulary import short_firm
from lupdesk.store import database, pictures, rows
from lupdesk.store.said_columns import joined

SHOWN: Final = 200
"""Statements of a cell that are read; of more the first by number."""


def picture(desk: Desk, procurement: UUID, kind: PictureKind) -> Picture:
    """Problem ``gone`` where the procurement was removed."""
    desk.the(Procurement, procurement)
    with database.told(desk.path), uncollected():
        if kind is PictureKind.THEMES:
            themes, there = pictures.theme_tallies(desk.database, procurement)
            firms = _firms(desk, procurement, there)
            every = with_alike(themes, joined(desk.database, procurement))
            return themes_picture(every, desk.all(Theme, procurement=procurement), firms)
        if kind is PictureKind.QUESTIONS:
            answers, there = pictures.question_tallies(desk.database, procurement)
            firms = _firms(desk, procurement, there)
            guides, questions = _guide(desk, procurement)
            return questions_picture(answers, questions, guides, firms)
        if kind is PictureKind.PHASES:
            phases = pictures.phase_tallies(desk.database, procurement)
            return phases_picture(phases)
        said, _ = _said(desk, procurement)
        return rounds_picture(said)


def picture_beside(path: Path, procurement: UUID, kind: PictureKind, clock: Clock) -> Picture:
    """The same on a reading connection, for a worker."""
    with reading_beside(path, clock) as desk:
        return picture(desk, procurement, kind)


def statements(
    desk: Desk, procurement: UUID, kind: PictureKind, place: Place
) -> tuple[int, list[Input]]:
    """How many statements are behind a cell, and the first of them by their numbers."""
    with database.told(desk.path), uncollected():
        numbers = _numbers(desk, procurement, kind, place)
        shown = [one for _, one in rows.numbered(desk.database, Input, numbers[:SHOWN])]
    return len(numbers), sorted(shown, key=lambda one: (one.number, one.id))


def statements_beside(
    path: Path, procurement: UUID, kind: PictureKind, place: Place, clock: Clock
) -> tuple[int, list[Input]]:
    with reading_beside(path, clock) as desk:
        return statements(desk, procurement, kind, place)


def _numbers(desk: Desk, procurement: UUID, kind: PictureKind, place: Place) -> list[int]:
    db = desk.database
    if kind is PictureKind.PHASES:
        side, type = place.column.split(":") if place.column else (None, None)
        return pictures.in_phase(
            db,
            procurement,
            place.row,
            Side(side) if side else None,
            InputType(type) if type else None,
        )
    if kind is PictureKind.ROUNDS:
        said, numbers = _said(desk, procurement)
        fate = Fate(place.row) if place.row else None
        at = ROUNDS.index(MeetingKind(place.column)) if place.column else None
        return sorted({int(numbers[one]) for one in statements_of(said, fate, at)})
    supplier = UUID(place.column) if place.column else None
    if kind is PictureKind.THEMES:
        tree = tree_of(desk.all(Theme, procurement=procurement))
        under = tree.within(place.row) if place.row else None
        alike = carried_alike(joined(db, procurement))
        return pictures.themed(db, procurement, under, supplier, alike)
    _, questions = _guide(desk, procurement)
    wanted = [id for id, root in roots_of(questions).items() if place.row in (None, str(root))]
    return pictures.answering(db, procurement, wanted, supplier)


def _said(desk: Desk, procurement: UUID) -> tuple[Said, Sequence[str]]:
    meetings = desk.all(Meeting, procurement=procurement)
    rounds = {one.id: round_of(one.kind) for one in meetings}
    begun = first_days(meetings, ZONE)
    return pictures.said(desk.database, procurement, rounds, round_of(None), begun)


def _guide(desk: Desk, procurement: UUID) -> tuple[list[Guide], list[Question]]:
    guides = desk.all(Guide, procurement=procurement)
    inside = tuple(one.id for one in guides)
    return guides, desk.all(Question, guide=inside) if inside else []


def _firms(desk: Desk, procurement: UUID, spoken: set[UUID]) -> list[Firm]:
    """Who takes part, as the ledger has it, and who declined after having spoken."""
    parts = {one.supplier: one for one in desk.all(Participation, procurement=procurement)}
    found = {
        id for id, one in parts.items() if one.signed_up or one.wants_one_to_one or one.written_only
    }
    meetings = tuple(one.id for one in desk.all(Meeting, procurement=procurement))
    if meetings:
        found |= {one.supplier for one in desk.all(MeetingSupplier, meeting=meetings)}
    found -= {id for id, one in parts.items() if one.declined_on is not None}
    found |= spoken
    known = desk.all(Supplier, id=tuple(found)) if found else []
    return [_firm(one, parts) for one in known]


def _firm(one: Supplier, parts: Mapping[UUID, Participation]) -> Firm:
    part = parts.get(one.id)
    return Firm(one.id, (part.code if part else "") or short_firm(one.name), one.name)
