"""Calls that send minutes out to be confirmed, questions to be answered, and read what comes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import click

from lupdesk.cli import unlocking
from lupdesk.cli.naming import FILE, OF_PROCUREMENT, Day, id_named
from lupdesk.cli.parcel import PARCEL_PASSPHRASE
from lupdesk.cli.review import of_meeting, review_calls
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk.answers_in import LookedAt, look_at_file, take_in
from lupdesk.desk.forms_out import SentForm, send_for_review, send_questions
from lupdesk.desk.mail_drafts import draft_name, unanswered, write_draft
from lupdesk.desk.meetings import meeting_named, suppliers_in
from lupdesk.desk.procurements import procurement_by_reference
from lupdesk.desk.review_parcels import make_review, open_review
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import supplier_named
from lupdesk.domain.form_answers import REFUSED, claims_secrecy, stance_of
from lupdesk.domain.formats import FORMS, Format
from lupdesk.domain.mail_drafts import DraftKind
from lupdesk.domain.things import Meeting
from lupdesk.problems import Problem
from lupdesk.wording import LANGUAGES, N_
from lupdesk.wording_answers import purged_words

form_calls = Calls("form", help=N_("The question guide as a form to be answered in writing"))

_OFFERED: Final = (*FORMS, Format.EML)


def _sending(call: Callable[..., None]) -> Callable[..., None]:
    for option in (
        click.option(
            "--out", type=FILE, required=True, metavar="DIR", help=N_("the folder to write into")
        ),
        click.option("--supplier", metavar="NAME", help=N_("to which supplier; else to each")),
        click.option("--due", type=Day(), metavar="DATE", help=N_("answer by which day")),
        click.option(
            "--format",
            "as_formats",
            type=click.Choice([one.value for one in _OFFERED]),
            metavar="pdf|html|eml",
            multiple=True,
            help=N_("as which files, once for each; usually all"),
        ),
        click.option(
            "--language",
            type=click.Choice(LANGUAGES),
            metavar="nb|en",
            help=N_("language of the document and of the answer; usually the reader's own"),
        ),
    ):
        call = option(call)
    return call


def _formats(named: tuple[str, ...]) -> tuple[Format, ...]:
    return tuple(Format(one) for one in named) or _OFFERED


@review_calls.command("send", help=N_("Send minutes to be confirmed: a form for each supplier."))
@of_meeting
@_sending
def send(
    terminal: Terminal,
    *,
    desk: Path,
    where: str,
    out: Path,
    supplier: str | None,
    due: date | None,
    as_formats: tuple[str, ...],
    language: str | None,
) -> None:
    with terminal.desk(desk) as opened:
        meeting = meeting_named(opened, where)
        sent = [
            (
                name,
                send_for_review(
                    opened,
                    meeting.id,
                    firm,
                    out,
                    due=due,
                    language=language,
                    formats=_formats(as_formats),
                ),
            )
            for name, firm in _firms(opened, meeting, supplier)
        ]
    _answer_sent(terminal, sent)


def _firms(desk: Desk, meeting: Meeting, supplier: str | None) -> list[tuple[str, UUID]]:
    if supplier is not None:
        found = supplier_named(desk, supplier, meeting.procurement)
        return [(found.name, found.id)]
    firms = [(one.name, one.id) for one in suppliers_in(desk, meeting.id)]
    if not firms:
        raise Problem("nothing-to-review")
    return firms


def _answer_sent(terminal: Terminal, sent: list[tuple[str, SentForm]]) -> None:
    records: list[dict[str, Any]] = [
        {
            "form": one.form,
            "supplier": name or None,
            "version": one.version,
            "due": one.due,
            "lines": one.lines,
            "file": path,
            "sha256": sha256,
        }
        for name, one in sent
        for path, sha256 in one.files
    ]
    terminal.answer(records, [f"{one['sha256']}  {one['file']}" for one in records])


@form_calls.command(
    "make", help=N_("The newest guide as a form: for one supplier, or for anybody.")
)
@click.argument("desk", type=FILE)
@OF_PROCUREMENT
@_sending
def make(
    terminal: Terminal,
    *,
    desk: Path,
    reference: str,
    out: Path,
    supplier: str | None,
    due: date | None,
    as_formats: tuple[str, ...],
    language: str | None,
) -> None:
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        firm = supplier_named(opened, supplier, of) if supplier else None
        sent = send_questions(
            opened,
            of,
            out,
            supplier=firm.id if firm else None,
            due=due,
            language=language,
            formats=_formats(as_formats),
        )
    _answer_sent(terminal, [(firm.name if firm else "", sent)])


# -- what comes back --------------------------------------------------------------------------------


def _reading(call: Callable[..., None]) -> Callable[..., None]:
    for option in (
        click.option(
            "--supplier", metavar="NAME", help=N_("who answered, where the form does not say")
        ),
        click.option("--dry-run", is_flag=True, help=N_("look at it, and write nothing down")),
        click.argument("files", type=FILE, metavar="FILE", nargs=-1, required=True),
        click.argument("desk", type=FILE),
    ):
        call = option(call)
    return call


@review_calls.command("receive", help=N_("Read forms and answer files that came back."))
@_reading
def receive(
    terminal: Terminal, *, desk: Path, files: tuple[Path, ...], supplier: str | None, dry_run: bool
) -> None:
    _read_all(terminal, desk, files, supplier, dry_run=dry_run)


@form_calls.command("read", help=N_("Read written answers that came back, as statements."))
@_reading
def read(
    terminal: Terminal, *, desk: Path, files: tuple[Path, ...], supplier: str | None, dry_run: bool
) -> None:
    _read_all(terminal, desk, files, supplier, dry_run=dry_run)


def _read_all(
    terminal: Terminal, desk: Path, files: tuple[Path, ...], supplier: str | None, *, dry_run: bool
) -> None:
    """Each file is an act of its own: what was read before one that is refused stays read."""
    records: list[dict[str, Any]] = []
    opening = terminal.look if dry_run else terminal.desk
    try:
        with opening(desk) as opened:
            for path in files:
                looked = look_at_file(opened, path)
                if looked.judged.state in REFUSED:
                    raise Problem(f"answer-{looked.judged.state}")
                record = _told(looked)
                if not dry_run:
                    record |= _take_in(opened, looked, supplier)
                records.append(record)
    finally:
        lines = [_line(terminal, one) for one in records]
        if records:
            terminal.answer(records, lines)


def _take_in(desk: Desk, looked: LookedAt, supplier: str | None) -> dict[str, Any]:
    form = looked.judged.form
    firm = None
    if supplier is not None and form is not None:
        firm = supplier_named(desk, supplier, form.procurement).id
    taken = take_in(desk, looked, supplier=firm)
    return {
        "remarks": [str(one) for one in taken.remarks],
        "inputs": [str(one) for one in taken.inputs],
        "approved": taken.approved,
    }


def _told(looked: LookedAt) -> dict[str, Any]:
    judged, answer = looked.judged, looked.answer
    return {
        "file": looked.name,
        "state": judged.state.value,
        "form": answer.form,
        "version": judged.form.version if judged.form else None,
        "supplier": looked.supplier.name if looked.supplier else None,
        "name": answer.name or None,
        "answers": [
            {
                "id": str(one.line.id),
                "label": one.line.label,
                "stance": None if looked.of_guide else stance_of(one.answer, one.line).value,
                "wording": one.answer.wording,
                "reason": one.answer.reason,
                "secret": claims_secrecy(one.answer) if looked.of_guide else None,
            }
            for one in judged.said
        ],
        "unanswered": [one.label for one in judged.unanswered],
        "purged": [one.label for one in judged.purged],
        "unknown": list(answer.unknown),
        "answered_before": judged.answered_before,
    }


def _line(terminal: Terminal, one: dict[str, Any]) -> str:
    wording = terminal.wording
    parts = [
        one["file"],
        one["supplier"] or one["name"] or "",
        wording.code(f"answer-state.{one['state']}"),
        wording.count("{n} answer", "{n} answers", len(one["answers"])),
        purged_words(wording, len(one["purged"])),
    ]
    return "  ".join(part for part in parts if part)


# -- drafts of e-mails -------------------------------------------------------------------------------


@review_calls.command("remind", help=N_("Drafts that remind those who have not answered."))
@click.argument("desk", type=FILE)
@OF_PROCUREMENT
@click.option("--out", type=FILE, required=True, metavar="DIR", help=N_("the folder to write into"))
def remind(terminal: Terminal, desk: Path, reference: str, out: Path) -> None:
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        files = [
            write_draft(
                opened,
                one.id,
                DraftKind.REMINDER,
                out / draft_name(opened, one.id, DraftKind.REMINDER),
            )
            for one in unanswered(opened, of)
        ]
    terminal.answer([{"file": one} for one in files], [str(one) for one in files])


@review_calls.command("receipt", help=N_("A draft that thanks for a form that came back."))
@click.argument("desk", type=FILE)
@click.argument("form", metavar="FORM")
@click.option("--out", type=FILE, required=True, metavar="FILE", help=N_("the file to write"))
def receipt(terminal: Terminal, desk: Path, form: str, out: Path) -> None:
    with terminal.desk(desk) as opened:
        write_draft(opened, id_named(form), DraftKind.RECEIPT, out)
    terminal.answer([{"file": out}], [str(out)])


# -- to a reviewer's laptop -------------------------------------------------------------------------


@review_calls.command("parcel", help=N_("Write the minutes of a meeting for a reviewer's laptop."))
@of_meeting
@click.argument("file", type=FILE)
@PARCEL_PASSPHRASE
def parcel(
    terminal: Terminal, *, desk: Path, where: str, file: Path, parcel_file: Path | None
) -> None:
    passphrase = unlocking.of_parcel(None, parcel_file)
    with terminal.desk(desk) as opened:
        meeting = meeting_named(opened, where).id
        size = make_review(opened, meeting, file, passphrase)
    terminal.answer(
        [{"file": file, "meeting": meeting, "sealed": bool(passphrase), "size": size}], [str(file)]
    )


@review_calls.command("open", help=N_("Make a desk of minutes that came for review."))
@click.argument("file", type=FILE)
@click.argument("desk", type=FILE)
@PARCEL_PASSPHRASE
def open_it(terminal: Terminal, *, file: Path, desk: Path, parcel_file: Path | None) -> None:
    passphrase = unlocking.of_parcel(terminal.passphrase_file, parcel_file)
    meeting = open_review(file, desk, passphrase, clock=terminal.clock)
    terminal.answer([{"desk": desk, "meeting": meeting}], [str(desk)])


def add_to(program: Calls) -> None:
    for calls in (review_calls, form_calls):
        program.add_command(calls)
