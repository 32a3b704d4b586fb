"""The whole life of one statement, in order: typed, corrected, assessed, sent, remarked on, decided,
approved, told to everybody. All of it is in the journal; here it is read together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from lupdesk.desk.history import HistoryLine
from lupdesk.desk.publishing import refuse_desks
from lupdesk.desk.session import Desk
from lupdesk.documents.atomic import put
from lupdesk.documents.trail import trail_bytes
from lupdesk.domain.form_lines import read_lines
from lupdesk.domain.kinds import MinutesState
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.review import Approval, Form, Remark
from lupdesk.domain.things import Input, Minutes, Sending, Supplier
from lupdesk.domain.treatment import Publication
from lupdesk.store import database

_MOVES = {
    MinutesState.IN_REVIEW: "sent",
    MinutesState.APPROVED: "approved",
    MinutesState.DRAFT: "draft",
}


@dataclass(frozen=True, slots=True)
class TrailLine:
    at: datetime
    who: str
    what: Phrase | HistoryLine
    """What happened in our words, or a field that changed."""
    words: str = ""
    """The words that it was about: as they were typed, asked for, or given as a reason."""


def trail_of(desk: Desk, input: UUID) -> list[TrailLine]:
    """Oldest first. Also of a statement that was removed; Problem ``gone`` where there never was
    one.
    """
    said = next(iter(desk.ever(Input, id=(input,))), None) or desk.the(Input, input)
    lines = [
        *_changes(desk, input),
        *_forms(desk, said),
        *_remarks(desk, said),
        *_approvals(desk, said),
        *_minutes(desk, said),
        *_published(desk, said),
    ]
    return sorted(lines, key=lambda one: one.at)


def _changes(desk: Desk, input: UUID) -> Iterator[TrailLine]:
    """Its making is one line with its words, not one for each field."""
    history = desk.history(input)
    first = history[0].at if history else None
    for line in history:
        if line.at == first and line.before is None:
            if line.field == "text":
                yield TrailLine(line.at, line.author, Phrase("trail.written"), str(line.after))
        else:
            yield TrailLine(line.at, line.author, line)


def _making(desk: Desk, thing: UUID) -> HistoryLine | None:
    return next(iter(desk.history(thing)), None)


def _forms(desk: Desk, said: Input) -> Iterator[TrailLine]:
    for form in desk.ever(Form, procurement=said.procurement):
        stood = next((one.text for one in read_lines(form.lines) if one.id == said.id), None)
        made = _making(desk, form.id)
        if stood is not None and made is not None:
            what = Phrase.of("trail.form", who=_name(desk, form.supplier), version=form.version)
            yield TrailLine(made.at, made.author, what, stood)


def _remarks(desk: Desk, said: Input) -> Iterator[TrailLine]:
    for one in desk.ever(Remark, input=said.id):
        made = _making(desk, one.id)
        if made is None:
            continue
        who = _name(desk, one.supplier) or one.author
        what = Phrase.of("trail.remark", who=who, stance=Phrase(f"stance.{one.stance}"))
        words = " · ".join(part for part in (one.wording, one.reason) if part)
        yield TrailLine(made.at, one.author or made.author, what, words)
        for line in desk.history(one.id):
            if line.field == "verdict" and line.after is not None:
                verdict = Phrase(f"verdict.{line.after}")
                yield TrailLine(
                    line.at, line.author, Phrase.of("trail.verdict", verdict=verdict), line.reason
                )


def _approvals(desk: Desk, said: Input) -> Iterator[TrailLine]:
    for one in desk.ever(Approval, input=said.id):
        made = _making(desk, one.id)
        if made is not None:
            who = _name(desk, one.supplier) or one.approved_by
            way = Phrase(f"approval-way.{one.way}")
            what = Phrase.of("trail.approval", who=who, way=way)
            yield TrailLine(made.at, one.approved_by or made.author, what)


def _minutes(desk: Desk, said: Input) -> Iterator[TrailLine]:
    """Only what came after the statement was written."""
    if said.meeting is None:
        return
    began = _making(desk, said.id)
    for minutes in desk.ever(Minutes, meeting=said.meeting):
        for line in desk.history(minutes.id):
            move = _MOVES.get(line.after) if line.field == "state" else None
            if move is not None and line.before is not None and began and line.at >= began.at:
                yield TrailLine(line.at, line.author, Phrase(f"trail.minutes.{move}"), line.reason)
    for sending in desk.all(Sending, meeting=said.meeting):
        if sending.sent_at is not None and began and sending.sent_at >= began.at:
            what = Phrase.of("trail.file", file=sending.file_name)
            made = _making(desk, sending.id)
            yield TrailLine(sending.sent_at, made.author if made else "", what)


def _published(desk: Desk, said: Input) -> Iterator[TrailLine]:
    found = desk.get(Publication, said.publication) if said.publication else None
    if found is not None and found.published_at is not None:
        made = _making(desk, found.id)
        what = Phrase.of("trail.published", title=found.title or found.place)
        yield TrailLine(found.published_at, made.author if made else "", what)


def _name(desk: Desk, supplier: UUID | None) -> str:
    if supplier is None:
        return ""
    found = next(iter(desk.ever(Supplier, id=(supplier,))), None)
    return found.name if found else ""


def export_trail(desk: Desk, input: UUID, out: Path, language: str) -> Path:
    """The trail as a text file for the team; ``out`` is replaced whole or not at all."""
    said = next(iter(desk.ever(Input, id=(input,))), None) or desk.the(Input, input)
    refuse_desks(desk, out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise database.world(error, out.parent) from error
    put(trail_bytes(said, trail_of(desk, input), language), out)
    return out
