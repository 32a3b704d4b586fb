"""Calls of review: how it stands, remarks written in and decided, statements approved."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import click

from lupdesk.cli.naming import FILE, id_named
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk import approving, review
from lupdesk.desk.meetings import meeting_named
from lupdesk.desk.review_round import Reviewed, round_of
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import supplier_named
from lupdesk.domain.review import Remark, ReviewWay, Stance, Verdict
from lupdesk.domain.things import Input
from lupdesk.wording import N_

review_calls = Calls("review", help=N_("Review of minutes: remarks, verdicts, approval"))


def of_meeting(call: Any) -> Any:
    option = click.option(
        "--meeting", "where", required=True, metavar="MEETING", help=N_("of which meeting")
    )
    return click.argument("desk", type=FILE)(option(call))


@review_calls.command("list", help=N_("Each statement of the minutes, and how it stands."))
@of_meeting
def list_review(terminal: Terminal, desk: Path, where: str) -> None:
    with terminal.look(desk) as opened:
        found = round_of(opened, meeting_named(opened, where).id)
        records = [_record(terminal, one) for one in found.rows]
    terminal.table(records, ("label", "state", "waiting", "text"))


def _record(terminal: Terminal, one: Reviewed) -> dict[str, Any]:
    wording = terminal.wording
    said = one.said
    return {
        "id": said.id if said else None,
        "label": wording.input_label(said.kind, said.number) if said else "",
        "text": said.text if said else wording.say("The minutes as a whole"),
        "state": _state(one),
        "waiting": len(one.waiting),
        "supplier": one.supplier.name if one.supplier else None,
        "removed": one.removed,
        "team": bool(one.ours and one.ours.holds),
        "remarks": [_remark(remark) for remark in one.remarks],
    }


def _state(one: Reviewed) -> str:
    """``waiting``, ``removed``, ``moved``, ``confirmed``, ``refused``, ``dropped`` or ``open``."""
    if one.waiting:
        return "waiting"
    if one.removed:
        return "removed"
    if one.moved:
        return "moved"
    if one.theirs is not None and one.theirs.holds is not None:
        return "confirmed"
    if one.theirs is not None and one.theirs.against is not None:
        return "refused"
    return "dropped" if one.theirs is not None and one.theirs.dropped is not None else "open"


def _remark(one: Remark) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "stance": one.stance.value,
        "author": one.author,
        "version": one.version,
        "about": one.about,
        "wording": one.wording,
        "reason": one.reason,
        "verdict": one.verdict.value if one.verdict else None,
        "verdict_reason": one.verdict_reason,
    }


@review_calls.command("remark", help=N_("Write in a remark that came another way."))
@of_meeting
@click.option("--input", "said", metavar="ID", help=N_("about which statement; else the whole"))
@click.option("--supplier", metavar="NAME", help=N_("whose; without it the team's own"))
@click.option(
    "--stance",
    type=click.Choice([one.value for one in Stance]),
    metavar="agree|change|remove|secret|remark",
    default=Stance.REMARK.value,
    help=N_("what it asks for"),
)
@click.option("--wording", default="", metavar="T", help=N_("as it should be"))
@click.option("--passage", default="", metavar="T", help=N_("the words that it is about"))
@click.option("--reason", default="", metavar="T", help=N_("why"))
@click.option("--name", default="", metavar="T", help=N_("who wrote or called"))
def remark(
    terminal: Terminal,
    *,
    desk: Path,
    where: str,
    said: str | None,
    supplier: str | None,
    stance: str,
    wording: str,
    passage: str,
    reason: str,
    name: str,
) -> None:
    with terminal.desk(desk) as opened:
        meeting = meeting_named(opened, where)
        firm = supplier_named(opened, supplier, meeting.procurement).id if supplier else None
        made = review.note_remark(
            opened,
            meeting.id,
            Stance(stance),
            input=id_named(said) if said else None,
            supplier=firm,
            author=name,
            wording=wording,
            passage=passage,
            reason=reason,
            way=ReviewWay.TYPED if firm else ReviewWay.DESK,
        )
    terminal.answer([{"id": made}], [str(made)])


@review_calls.command("judge", help=N_("Decide a remark: accepted, changed or refused."))
@click.argument("desk", type=FILE)
@click.argument("id", metavar="ID")
@click.argument("verdict", metavar="VERDICT", type=click.Choice([one.value for one in Verdict]))
@click.option("--wording", default="", metavar="T", help=N_("with changed: as it will be"))
@click.option("--reason", default="", metavar="T", help=N_("why; refused wants it"))
def judge(
    terminal: Terminal, *, desk: Path, id: str, verdict: str, wording: str, reason: str
) -> None:
    with terminal.desk(desk) as opened:
        review.judge_remark(opened, id_named(id), Verdict(verdict), wording=wording, reason=reason)
        found = opened.the(Remark, id_named(id))
        text = _text_now(opened, found.input)
    words = terminal.wording.code(f"verdict.{verdict}")
    terminal.answer([_remark(found) | {"text": text}], [f"{words}: {text}" if text else words])


def _text_now(desk: Desk, said: UUID | None) -> str | None:
    found = desk.get(Input, said) if said else None
    return found.text if found else None


@review_calls.command("take-back", help=N_("Take back a remark that was written in by mistake."))
@click.argument("desk", type=FILE)
@click.argument("id", metavar="ID")
def take_back(terminal: Terminal, desk: Path, id: str) -> None:
    with terminal.desk(desk) as opened:
        review.take_back_remark(opened, id_named(id))
    terminal.answer([{"id": id}], [id])


@review_calls.command("approve", help=N_("The team stands by statements as they are."))
@click.argument("desk", type=FILE)
@click.argument("ids", metavar="ID", nargs=-1, required=True)
def approve(terminal: Terminal, desk: Path, ids: tuple[str, ...]) -> None:
    with terminal.desk(desk) as opened:
        count = approving.approve_statements(opened, [id_named(one) for one in ids])
    terminal.answer(
        [{"approved": count}],
        [terminal.wording.count("{n} statement approved", "{n} statements approved", count)],
    )


@review_calls.command("silence", help=N_("Note that a supplier did not answer in time."))
@of_meeting
@click.option("--supplier", required=True, metavar="NAME", help=N_("which supplier"))
def silence(terminal: Terminal, desk: Path, where: str, supplier: str) -> None:
    with terminal.desk(desk) as opened:
        meeting = meeting_named(opened, where)
        firm = supplier_named(opened, supplier, meeting.procurement)
        count = approving.note_silence(opened, meeting.id, firm.id)
    terminal.answer(
        [{"standing": count}],
        [terminal.wording.count("{n} statement stands", "{n} statements stand", count)],
    )
