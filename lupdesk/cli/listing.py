"""Calls that read: lists, search, history."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import click

from lupdesk.cli.naming import FILE, id_named, procurement_named
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk.history import HistoryLine
from lupdesk.desk.inputs import follow_ups
from lupdesk.desk.meetings import suppliers_in, title_of
from lupdesk.desk.searching import find, find_inputs
from lupdesk.desk.session import ZONE, Desk
from lupdesk.desk.suppliers import suppliers_of
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import InputKind
from lupdesk.domain.minutes import foremost
from lupdesk.domain.things import (
    Attachment,
    Contact,
    Input,
    Meeting,
    Minutes,
    Participation,
    Procurement,
    Sending,
    Supplier,
)
from lupdesk.problems import Problem
from lupdesk.wording import N_, Wording
from lupdesk.wording_history import sentence

Record = dict[str, Any]

listing = Calls("list", help=N_("What the desk holds"))


def add_to(program: Calls) -> None:
    program.add_command(listing)
    program.add_command(search)
    program.add_command(history)


def _procurements(desk: Desk, of: UUID | None) -> list[Record]:
    return [
        {
            "id": one.id,
            "reference": one.reference,
            "title": one.title,
            "phase": one.phase,
            "language": one.language,
            "cpv": list(one.cpv),
            "nuts": list(one.nuts),
            "archive_case": one.archive_case,
            "notice_id": one.notice_id,
        }
        for one in desk.all(Procurement)
        if of in (None, one.id)
    ]


def _suppliers(desk: Desk, of: UUID | None) -> list[Record]:
    if of is None:
        return [_supplier(desk, one, None) for one in desk.all(Supplier)]
    return [_supplier(desk, one, part) for part, one in suppliers_of(desk, of)]


def _supplier(desk: Desk, one: Supplier, part: Participation | None) -> Record:
    contacts = desk.all(Contact, supplier=one.id)
    record: Record = {
        "id": one.id,
        "name": one.name,
        "organisation_number": one.organisation_number,
        "kind": one.kind,
        "trade": one.trade,
        "language": one.language,
        "country": one.country,
        "contacts": [
            {"name": person.name, "email": person.email, "phone": person.phone}
            for person in contacts
        ],
    }
    if part is not None:
        record |= {
            "code": part.code,
            "invited_on": part.invited_on,
            "registered_on": part.registered_on,
            "registered_by": part.registered_by,
            "wants_one_to_one": part.wants_one_to_one,
            "declined_on": part.declined_on,
            "written_only": part.written_only,
        }
    return record


def _meetings(desk: Desk, of: UUID | None) -> list[Record]:
    found = desk.all(Meeting, **_within(of))
    minutes = foremost(desk.all(Minutes))
    records = [_meeting(desk, one, minutes.get(one.id)) for one in found]
    return sorted(records, key=lambda record: (record["start"] is None, record["start"] or _NEVER))


_SEEN: Final = (Act.EXPORT_DOCUMENT.code, Act.PRINT_DOCUMENT.code)
"""Their reason is what the proof saw, which nobody gave."""
_NEVER: Final = datetime.max.replace(tzinfo=ZONE)


def _meeting(desk: Desk, one: Meeting, minutes: Minutes | None) -> Record:
    return {
        "id": one.id,
        "title": title_of(desk, one),
        "kind": one.kind,
        "start": _local(one.planned_start),
        "minutes": one.planned_minutes,
        "reflection": one.reflection_minutes,
        "suppliers": [supplier.name for supplier in suppliers_in(desk, one.id)],
        "place": one.place,
        "actual_start": _local(one.actual_start),
        "actual_end": _local(one.actual_end),
        "minutes_state": minutes.state if minutes else None,
        "minutes_version": minutes.version if minutes else None,
    }


def _within(of: UUID | None) -> dict[str, UUID]:
    return {} if of is None else {"procurement": of}


def _local(at: datetime | None) -> datetime | None:
    return at.astimezone(ZONE) if at else None


def _inputs(desk: Desk, of: UUID | None) -> list[Record]:
    kinds = (InputKind.INPUT, InputKind.GIVEN)
    return input_records(desk, desk.all(Input, kind=kinds, **_within(of)))


def input_records(desk: Desk, inputs: Sequence[Input]) -> list[Record]:
    names = {one.id: one.name for one in desk.all(Supplier)}
    titles = {one.id: title_of(desk, one) for one in desk.all(Meeting)}
    return [
        {
            "id": one.id,
            "number": one.number,
            "source_id": one.source_id,
            "kind": one.kind,
            "type": one.type,
            "phase": one.phase,
            "supplier": names.get(one.supplier) if one.supplier else None,
            "secrecy": one.secrecy,
            "meeting": one.meeting,
            "meeting_title": titles.get(one.meeting) if one.meeting else None,
            "disposition": one.disposition,
            "themes": list(one.themes),
            "barrier": one.barrier,
            "same_as": one.same_as,
            "withdrawn_on": one.withdrawn_on,
            "said_at": _local(one.said_at),
            "text": one.text,
        }
        for one in inputs
    ]


def _actions(desk: Desk, of: UUID | None) -> list[Record]:
    return [
        {
            "id": one.id,
            "kind": one.kind,
            "text": one.text,
            "owner": one.owner,
            "due": one.due,
            "done_on": one.done_on,
            "procurement": one.procurement,
            "meeting": one.meeting,
        }
        for one in follow_ups(desk, of)
    ]


def _files(desk: Desk, of: UUID | None) -> list[Record]:
    return [
        {
            "id": one.id,
            "name": one.name,
            "media_type": one.media_type,
            "size": one.size,
            "sha256": one.content,
            "secrecy": one.secrecy,
            "meeting": one.meeting,
            "input": one.input,
        }
        for one in desk.all(Attachment, **_within(of))
    ]


def _documents(desk: Desk, of: UUID | None) -> list[Record]:
    """What was written for a reader, the newest first."""
    return [
        {
            "id": one.id,
            "kind": one.kind,
            "audience": one.audience,
            "supplier": one.supplier,
            "language": one.language,
            "file": one.file_name,
            "version": one.version,
            "sha256": one.sha256,
            "sent_at": one.sent_at,
            "withdrawn_on": one.withdrawn_on,
            "withdrawn_reason": one.withdrawn_reason or None,
            "meeting": one.meeting,
        }
        for one in reversed(desk.all(Sending, **_within(of)))
    ]


_LISTS: Final[Mapping[str, tuple[Callable[[Desk, UUID | None], list[Record]], Sequence[str]]]] = {
    "procurements": (_procurements, ("id", "reference", "title")),
    "suppliers": (_suppliers, ("id", "organisation_number", "name", "trade")),
    "meetings": (_meetings, ("id", "kind", "start", "title")),
    "inputs": (_inputs, ("id", "number", "type", "secrecy", "supplier", "text")),
    "actions": (_actions, ("id", "kind", "due", "owner", "text")),
    "files": (_files, ("id", "secrecy", "size", "name")),
    "documents": (_documents, ("id", "sent_at", "withdrawn_on", "audience", "file")),
}
_HELP: Final[Mapping[str, str]] = {
    "procurements": N_("List the procurements."),
    "suppliers": N_("List the suppliers."),
    "meetings": N_("List the meetings."),
    "inputs": N_("List the statements."),
    "actions": N_("List actions and decisions."),
    "files": N_("List the kept files."),
    "documents": N_("List the documents that were written for readers."),
}


def _add_list(name: str) -> None:
    read, columns = _LISTS[name]

    @listing.command(name, help=_HELP[name])
    @click.argument("desk", type=FILE)
    @click.option("--procurement", "reference", metavar="REF", help=N_("in which procurement"))
    def show(terminal: Terminal, desk: Path, reference: str | None) -> None:
        with terminal.look(desk) as opened:
            of = procurement_named(opened, reference)
            terminal.table(read(opened, of.id if of else None), columns)


for _name in _LISTS:
    _add_list(_name)


@Calls().command("search", help=N_("Find statements, newest first."))
@click.argument("desk", type=FILE)
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=50,
    metavar="N",
    help=N_("how many at most"),
)
@click.option(
    "--all-kinds",
    is_flag=True,
    help=N_("also measures, risks, benefits, themes, suppliers, meetings, papers …"),
)
def search(
    terminal: Terminal, desk: Path, words: tuple[str, ...], limit: int, all_kinds: bool
) -> None:
    with terminal.look(desk) as opened:
        if all_kinds:
            _search_all(terminal, opened, " ".join(words), limit)
            return
        found = find_inputs(opened, " ".join(words), limit=limit)
        columns = ("id", "number", "type", "secrecy", "supplier", "text")
        terminal.table(input_records(opened, found), columns)


def _search_all(terminal: Terminal, desk: Desk, typed: str, limit: int) -> None:
    """At most so many of each kind."""
    references = {one.id: one.reference for one in desk.all(Procurement)}
    records = [
        {
            "kind": hit.kind,
            "id": hit.id,
            "text": hit.title,
            "detail": hit.detail,
            "procurement": references.get(hit.procurement) if hit.procurement else None,
        }
        for hit in find(desk, typed, limit=limit)
    ]
    terminal.table(records, ("kind", "id", "procurement", "text", "detail"))


@Calls().command("history", help=N_("Every change to one thing, oldest first."))
@click.argument("desk", type=FILE)
@click.argument("id", metavar="ID", type=str)
@click.option(
    "--whole", is_flag=True, help=N_("of a statement: also sent, remarked, decided, approved")
)
@click.option("--out", type=FILE, metavar="FILE", help=N_("the whole of it into a text file"))
def history(terminal: Terminal, desk: Path, id: str, whole: bool, out: Path | None) -> None:
    if whole or out is not None:
        from lupdesk.cli.whole_life import tell_whole

        tell_whole(terminal, desk, id_named(id), out)
        return
    with terminal.look(desk) as opened:
        lines = opened.history(id_named(id))
        if not lines:
            raise Problem("id-unknown", id=id)
        records = [
            {
                "at": line.at.astimezone(ZONE),
                "author": line.author,
                "act": line.act,
                "way": line.way,
                "reason": line.reason,
                "field": line.field,
                "before": _shown(line.before),
                "after": _shown(line.after),
            }
            for line in lines
        ]
        wording = terminal.wording
        terminal.answer(records, [_history_line(line, wording) for line in lines])


def _shown(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _history_line(line: HistoryLine, wording: Wording) -> str:
    act = wording.code(f"act.{line.act}")
    if line.way != "done":
        way = wording.say("undone") if line.way == "undone" else wording.say("redone")
        act = f"{act} ({way})"
    parts = [wording.date_time(line.at), line.author, act]
    parts.append(sentence(line.field, line.before, line.after, wording))
    if line.reason and line.act not in _SEEN:
        parts.append(wording.say("Reason: {reason}", reason=line.reason))
    return "  ".join(parts)
