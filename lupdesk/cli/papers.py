"""Calls that make papers: documents for a reader, and the proof of a finished file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import click

from lupdesk.cli import exchanging
from lupdesk.cli.naming import FILE, OF_PROCUREMENT, audience_named
from lupdesk.cli.shapes import LANGUAGES, Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk.judging import findings, paper_stops
from lupdesk.desk.meetings import meeting_named
from lupdesk.desk.procurements import procurement_by_reference
from lupdesk.desk.publishing import Finding, Written, export_document, export_minutes, prove_file
from lupdesk.desk.sending_out import export_for_everybody
from lupdesk.desk.tables import export_table
from lupdesk.domain.audience import PUBLIC
from lupdesk.domain.formats import PAPERS, TABLES, Format, format_of
from lupdesk.domain.kinds import DocumentKind, SheetKind
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.rules.finding import Finding as Found
from lupdesk.domain.rules.register import holds_of, stops
from lupdesk.problems import Problem
from lupdesk.wording import N_, Wording
from lupdesk.wording_letters import say_unshown

export = Calls("export", help=N_("Documents for a reader"))

_KINDS: Final = {
    DocumentKind.MINUTES: N_("Minutes of one meeting, or of each into a folder."),
    DocumentKind.SUMMARY: N_("The summary of the dialogue."),
    DocumentKind.GUIDE: N_("The question guide."),
    DocumentKind.TIMETABLE: N_("The timetable: the whole plan, or one supplier's own slot."),
    DocumentKind.PROTOCOL: N_("The protocol of equal treatment, for the case file."),
    DocumentKind.ANSWERS: N_("Questions and answers, the same for all."),
    DocumentKind.OWED: N_("What everybody must have got."),
    DocumentKind.ACCESS: N_("The minutes for somebody who asks for access, with gaps."),
    DocumentKind.INVITATION: N_("The invitation and dialogue note, the same for all."),
    DocumentKind.PARTICIPANTS: N_("The list of participants, for the team."),
    DocumentKind.SIGN_IN: N_("A sheet to sign at the door: of a meeting, or of the conference."),
    DocumentKind.INTERNAL: N_("The internal report: everything, with its secrecy."),
    DocumentKind.PLAN: N_("The plan of measures and benefits, for the team."),
    DocumentKind.ROADMAP: N_("The supplier's roadmap: for everybody, or with one supplier's own."),
    DocumentKind.LESSONS: N_("The lessons of the dialogue: for the team, or for other buyers."),
}


_TABLES: Final = {
    SheetKind.INPUTS: N_("Table of inputs: all for the team, a supplier's own, or what is public."),
    SheetKind.MATRIX: N_("Table of who was asked what, for the team."),
    SheetKind.LEDGER: N_("Table of who was told what, for the team."),
    SheetKind.RESULTS: N_("Tables of what came of the dialogue, for the team."),
}
"""What is a table and nothing else; the timetable is a document too."""


def add_to(program: Calls) -> None:
    for command in (export, prove):
        program.add_command(command)


def _add_export(kind: DocumentKind) -> None:
    @export.command(kind.value, help=_KINDS[kind])
    @click.option("--desk", type=FILE, required=True, metavar="DESK", help=N_("the desk file"))
    @click.option(
        "--procurement",
        "reference",
        required=True,
        metavar="REF",
        help=N_("of which procurement"),
    )
    @click.option(
        "--audience",
        required=True,
        metavar="AUDIENCE",
        help=N_("public, team or supplier:NAME"),
    )
    @click.option("--meeting", "where", metavar="MEETING", help=N_("of which meeting"))
    @click.option(
        "--out",
        type=FILE,
        required=True,
        metavar="FILE",
        help=N_("the file to write, or the folder"),
    )
    @click.option(
        "--format",
        "as_format",
        type=click.Choice([one.value for one in PAPERS]),
        metavar="pdf|docx|txt|xlsx|csv",
        help=N_("format of the file; usually by the ending of its name, else pdf"),
    )
    @click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        metavar="nb|en",
        help=N_("language of the document and of the answer; usually the reader's own"),
    )
    @click.option(
        "--sections",
        metavar="NAME,NAME",
        help=N_("which sections, in which order, by their names"),
    )
    def write(
        terminal: Terminal,
        *,
        desk: Path,
        reference: str,
        audience: str,
        where: str | None,
        out: Path,
        as_format: str | None,
        language: str | None,
        sections: str | None,
    ) -> None:
        chosen = None
        if sections is not None:
            chosen = [name for one in sections.split(",") if (name := one.strip())]
        folder = kind is DocumentKind.MINUTES and where is None
        if folder and format_of(out.name) and not out.is_dir():
            raise Problem("meeting-wanted")
        format = format_wanted(as_format, out, folder=folder)
        with terminal.desk(desk) as opened:
            of = procurement_by_reference(opened, reference).id
            reader = audience_named(opened, audience, of)
            written: list[Written] = []
            if format in TABLES and kind is DocumentKind.TIMETABLE:
                table = SheetKind.TIMETABLE
                written = export_table(
                    opened, of, table, reader, out, language=language, format=format
                )
            elif folder:
                watch = terminal.progress(terminal.wording.code(f"document.{kind}"))
                written = []
                with _told_what_lies_there(terminal, written):
                    export_minutes(
                        opened,
                        of,
                        reader,
                        out,
                        language=language,
                        sections=chosen,
                        watch=watch,
                        so_far=written,
                        format=format,
                    )
            else:
                meeting = meeting_named(opened, where, of).id if where else None
                written = [
                    export_document(
                        opened,
                        of,
                        kind,
                        reader,
                        out,
                        meeting=meeting,
                        language=language,
                        sections=chosen,
                        format=format,
                    )
                ]
            _say_what_stops(terminal, paper_stops(opened, of, kind, reader))
        answer_written(terminal, written)


@export.command("all", help=N_("All papers for every reader, in a folder for each, with a list."))
@click.option("--desk", type=FILE, required=True, metavar="DESK", help=N_("the desk file"))
@OF_PROCUREMENT
@click.option("--out", type=FILE, required=True, metavar="DIR", help=N_("the folder to write into"))
@click.option(
    "--format",
    "as_formats",
    type=click.Choice([one.value for one in Format]),
    metavar="pdf|docx|txt|xlsx|csv",
    multiple=True,
    default=(Format.PDF.value,),
    help=N_("format of the files, once for each; usually pdf; xlsx and csv bring the tables"),
)
def write_all(
    terminal: Terminal, *, desk: Path, reference: str, out: Path, as_formats: tuple[str, ...]
) -> None:
    formats = tuple(Format(one) for one in dict.fromkeys(as_formats))
    written: list[Written] = []
    with terminal.desk(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        watch = terminal.progress(terminal.wording.say("Papers"))
        with _told_what_lies_there(terminal, written):
            export_for_everybody(opened, of, out, formats=formats, watch=watch, so_far=written)
        found = findings(opened, of)
    for kind in dict.fromkeys(one.kind for one in written if one.audience != "team"):
        _say_what_stops(terminal, stops(found, holds_of(kind, PUBLIC)), kind)
    answer_written(terminal, written)


def _add_table(kind: SheetKind) -> None:
    @export.command(kind.value, help=_TABLES[kind])
    @click.option("--desk", type=FILE, required=True, metavar="DESK", help=N_("the desk file"))
    @OF_PROCUREMENT
    @click.option(
        "--audience", required=True, metavar="AUDIENCE", help=N_("public, team or supplier:NAME")
    )
    @click.option(
        "--out",
        type=FILE,
        required=True,
        metavar="FILE",
        help=N_("the file to write; as csv one file for each sheet"),
    )
    @click.option(
        "--format",
        "as_format",
        type=click.Choice([one.value for one in PAPERS]),
        metavar="xlsx|csv",
        help=N_("format of the table; usually by the ending of its name, else xlsx"),
    )
    @click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        metavar="nb|en",
        help=N_("language of the document and of the answer; usually the reader's own"),
    )
    def write(
        terminal: Terminal,
        *,
        desk: Path,
        reference: str,
        audience: str,
        out: Path,
        as_format: str | None,
        language: str | None,
    ) -> None:
        format = format_wanted(as_format, out, usual=Format.XLSX)
        if format not in TABLES:
            raise Problem("format-not-for-kind", kind=kind.value, format=format.value)
        with terminal.desk(desk) as opened:
            of = procurement_by_reference(opened, reference).id
            reader = audience_named(opened, audience, of)
            written = export_table(opened, of, kind, reader, out, language=language, format=format)
            _say_what_stops(terminal, paper_stops(opened, of, kind, reader))
        answer_written(terminal, written)


def format_wanted(
    named: str | None, out: Path, *, folder: bool = False, usual: Format = Format.PDF
) -> Format:
    """By name, else by the ending of the file's name, else as usual. Problem ``format-other-name`` where the two
    tell of different formats.
    """
    by_name = None if folder else format_of(out.name)
    wanted = Format(named) if named else by_name or usual
    if by_name is not None and by_name is not wanted:
        raise Problem("format-other-name", file=out.name, format=wanted.value)
    return wanted


def _say_what_stops(
    terminal: Terminal, found: Sequence[Found], kind: DocumentKind | SheetKind | None = None
) -> None:
    """On stderr: the file is written for whoever asked, and is not to be published as it is.
    ``kind`` where it is one of several.
    """
    if found:
        said = terminal.wording.count(
            "Not to be published yet: {n} finding stops it, {rule}. See lupdesk check.",
            "Not to be published yet: {n} findings stop it, the first from {rule}. See lupdesk check.",
            len(found),
            rule=found[0].rule,
        )
        named = terminal.wording.code(f"document.{kind}") if kind else ""
        click.echo(f"{named}: {said}" if named else said, err=True)


@contextmanager
def _told_what_lies_there(terminal: Terminal, written: Sequence[Written]) -> Iterator[None]:
    """Who is stopped half-way hears which files were written, and that they stay."""
    try:
        yield
    except (KeyboardInterrupt, Problem) as stopped:
        if not written:
            raise
        answer_written(terminal, written)
        if isinstance(stopped, Problem):
            raise
        raise Problem("stopped-with-files") from None


def answer_written(terminal: Terminal, written: Sequence[Written]) -> None:
    """Each file with its checksum."""
    records: list[dict[str, Any]] = [
        {
            "file": one.path,
            "sha256": one.sha256,
            "kind": one.kind,
            "audience": one.audience,
            "language": one.language,
            "meeting": one.meeting,
            "pages": one.pages or None,
            "unshown": [letter.letter for letter in one.unshown],
        }
        for one in written
    ]
    for one in written:
        if one.unshown:
            click.echo(f"{one.path}: {say_unshown(terminal.wording, one.unshown)}", err=True)
    terminal.answer(records, [f"{one.sha256}  {one.path}" for one in written])


exchanging.add_to(export)
for _kind in DocumentKind:
    _add_export(_kind)
for _table in _TABLES:
    _add_table(_table)


@Calls().command("prove", help=N_("Read a finished file back: is anything in it that may not be?"))
@click.argument("file", type=FILE)
@click.option("--desk", type=FILE, required=True, metavar="DESK", help=N_("the desk file"))
@OF_PROCUREMENT
@click.option(
    "--audience", required=True, metavar="AUDIENCE", help=N_("public, team or supplier:NAME")
)
def prove(terminal: Terminal, file: Path, desk: Path, reference: str, audience: str) -> None:
    with terminal.look(desk) as opened:
        of = procurement_by_reference(opened, reference).id
        found = prove_file(opened, of, audience_named(opened, audience, of), file)
    wording = terminal.wording
    records = [
        {
            "text": one.forbidden.text,
            "why": one.forbidden.why,
            "where": one.where,
            "page": one.page or None,
        }
        for one in found
    ]
    lines = [_found_line(one, wording) for one in found]
    terminal.answer(records, lines or [wording.say("Nothing was found that may not be there.")])
    if found:
        raise Problem("proof-failed", file=file.name, count=len(found))


def _found_line(one: Finding, wording: Wording) -> str:
    where = wording.phrase(Phrase(f"proof.{one.where}"))
    if one.page:
        where = wording.say("page {page}", page=one.page)
    why = wording.phrase(Phrase(f"held.{one.forbidden.why}"))
    return wording.say("{where}: “{text}” ({why})", where=where, text=one.forbidden.text, why=why)
