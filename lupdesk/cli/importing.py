"""Calls that take in files: notices and tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click

from lupdesk.cli.columns import Choice, FieldAndHeading
from lupdesk.cli.importing_forms import forms
from lupdesk.cli.importing_qda import qdc, qdpx
from lupdesk.cli.making import say_where_late
from lupdesk.cli.naming import FILE
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk.importing import (
    Imported,
    Preview,
    TableKind,
    import_rows,
    preview,
    read_handed_in,
    refuse_unmatched,
)
from lupdesk.desk.importing_columns import rechosen
from lupdesk.desk.importing_notice import StartedFrom, import_notice, look_at_notice
from lupdesk.desk.meetings import meeting_named
from lupdesk.desk.procurements import procurement_by_reference
from lupdesk.domain.phrases import Phrase
from lupdesk.wording import N_, Wording
from lupdesk.wording_notices import notice_value

importing = Calls("import", help=N_("Take in files"))

_HELP: Final = {
    TableKind.SUPPLIERS: N_("Take in a list of suppliers (CSV or XLSX)."),
    TableKind.QUESTIONS: N_("Take in a list of questions (CSV or XLSX)."),
    TableKind.SLOTS: N_("Take in a timetable of one-to-one meetings (CSV or XLSX)."),
    TableKind.INPUTS: N_("Take in a table of statements (CSV or XLSX)."),
}


def add_to(program: Calls) -> None:
    importing.add_command(forms)
    importing.add_command(qdpx)
    importing.add_command(qdc)
    program.add_command(importing)


# -- notices ----------------------------------------------------------------------------------------


@importing.command("notice", help=N_("Start a procurement from an eForms notice."))
@click.argument("file", type=FILE)
@click.option("--desk", type=FILE, required=True, metavar="DESK", help=N_("the desk file"))
def notice(terminal: Terminal, file: Path, desk: Path) -> None:
    data = read_handed_in(file)
    language = look_at_notice(data, file.name).language or "nb"
    with terminal.desk(desk) as opened:
        made = import_notice(
            opened,
            data,
            file.name,
            questions_title=Wording(language).say("Deadline for questions"),
        )
    terminal.answer([_notice_record(made, terminal.wording)], _notice_lines(made, terminal.wording))


def _notice_record(made: StartedFrom, wording: Wording) -> dict[str, Any]:
    def fields(state: str) -> list[dict[str, Any]]:
        return [
            {
                "field": one.field.code,
                "name": _field_name(one.field.name, wording),
                "needed": one.needed,
                "value": one.value,
                "reason": wording.phrase(one.reason) if one.reason else None,
            }
            for one in made.notice.findings
            if one.state == state
        ]

    return {
        "reference": made.reference,
        "id": made.procurement,
        "title": made.notice.title,
        "subtype": made.notice.subtype,
        "notice_id": made.notice.notice_id,
        "found": fields("found"),
        "missing": fields("missing"),
        "refused": fields("refused"),
    }


def _field_name(name: str, wording: Wording) -> str:
    return wording.phrase(Phrase.of(f"notice-field.{name}"))


def _notice_lines(made: StartedFrom, wording: Wording) -> Iterator[str]:
    for one in made.notice.findings:
        name = _field_name(one.field.name, wording)
        if one.reason is not None:
            yield wording.say(
                "refused: {name}: {reason}", name=name, reason=wording.phrase(one.reason)
            )
        elif one.value:
            yield wording.say(
                "found: {name}: {value}",
                name=name,
                value=notice_value(one.field.name, one.value, wording),
            )
        elif one.needed:
            yield wording.say("missing: {name} (should be there)", name=name)
        else:
            yield wording.say("missing: {name}", name=name)
    yield wording.say("Reference: {reference}", reference=made.reference)


# -- tables -----------------------------------------------------------------------------------------


def _add_table(kind: TableKind) -> None:
    @importing.command(kind.value, help=_HELP[kind])
    @click.argument("file", type=FILE)
    @click.option("--desk", type=FILE, required=True, metavar="DESK", help=N_("the desk file"))
    @click.option(
        "--procurement",
        "reference",
        required=True,
        metavar="REF",
        help=N_("into which procurement"),
    )
    @click.option("--dry-run", is_flag=True, help=N_("look only; change nothing"))
    @click.option("--skip-bad", is_flag=True, help=N_("leave out bad rows and take in the rest"))
    @click.option(
        "--column",
        "choices",
        type=FieldAndHeading(),
        multiple=True,
        metavar="FIELD=HEADING",
        help=N_("which column holds what, where its heading does not say; may be repeated"),
    )
    def take_in(
        terminal: Terminal,
        *,
        file: Path,
        desk: Path,
        reference: str,
        dry_run: bool,
        skip_bad: bool,
        choices: tuple[Choice, ...],
        where: str | None = None,
    ) -> None:
        with terminal.desk(desk) as opened:
            of = procurement_by_reference(opened, reference).id
            meeting = meeting_named(opened, where, of).id if where else None
            data = read_handed_in(file)
            looked_at = preview(opened, of, kind, data, file.name, meeting=meeting)
            names = _field_names(looked_at, terminal.wording)
            found = rechosen(opened, looked_at, choices, names)
            refuse_unmatched(found)
            done = None
            if not dry_run and (skip_bad or not found.bad):
                progress = terminal.progress(file.name)
                done = import_rows(opened, found, skip_bad=skip_bad, watch=progress)
            wording = terminal.wording
            terminal.answer([_record(found, done, wording)], _lines(found, done, wording))
            if done is None and not dry_run:
                import_rows(opened, found)
            if kind is TableKind.INPUTS and done is not None and done.added:
                say_where_late(terminal, opened, of)

    if kind is TableKind.INPUTS:
        option = click.Option(
            ["--meeting", "where"], metavar="MEETING", help=N_("in which meeting it was said")
        )
        take_in.params.insert(3, option)


def _field_names(found: Preview, wording: Wording) -> dict[str, str]:
    fields = found.matching.fields
    return {field: wording.code(f"import-field.{found.kind}.{field}") for field in fields}


def _record(found: Preview, done: Imported | None, wording: Wording) -> dict[str, Any]:
    table = found.table
    return {
        "good": len(found.rows.good),
        "bad": [
            {
                "row": row.number,
                "field": fault.field,
                "reason": wording.phrase(fault.reason),
            }
            for row in found.bad
            for fault in row.faults
        ],
        "duplicates": [
            {"row": row.number, "reason": wording.phrase(row.reason)} for row in found.duplicates
        ],
        "notes": [
            {"row": note.number, "field": note.field, "text": wording.phrase(note.text)}
            for note in found.notes
        ],
        "columns": {
            field: table.columns[column] for field, column in found.matching.chosen.items()
        },
        "unused": [wording.fact(heading) for heading in found.unused],
        "added": done.added if done else 0,
        "completed": done.completed if done else 0,
        "skipped": done.skipped if done else 0,
    }


def _lines(found: Preview, done: Imported | None, wording: Wording) -> Iterator[str]:
    for warning in found.table.warnings:
        yield wording.phrase(warning)
    if found.unused:
        unused = ", ".join(wording.fact(heading) for heading in found.unused)
        yield wording.say("Columns that were not used: {headings}", headings=unused)
    yield wording.count("{n} row good", "{n} rows good", len(found.rows.good))
    if found.duplicates:
        many = len(found.duplicates)
        yield wording.count("{n} row known already", "{n} rows known already", many)
    yield wording.count("{n} row bad", "{n} rows bad", len(found.bad))
    for row in found.bad:
        reasons = "; ".join(wording.phrase(fault.reason) for fault in row.faults)
        yield wording.say("Row {row}: {reason}", row=str(row.number), reason=reasons)
    for repeated in found.duplicates:
        reason = wording.phrase(repeated.reason)
        yield wording.say("Row {row}: {reason}", row=str(repeated.number), reason=reason)
    for note in found.notes:
        text = wording.phrase(note.text)
        yield wording.say("Row {row}: {reason}", row=str(note.number), reason=text)
    if done is not None:
        yield wording.say(
            "Taken in: {added} new, {completed} completed, {skipped} passed over.",
            added=done.added,
            completed=done.completed,
            skipped=done.skipped,
        )


for _kind in TableKind:
    _add_table(_kind)
