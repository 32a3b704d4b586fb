"""What is said of a table that is taken in: its title, what was found in the file, the result."""

from __future__ import annotations

from typing import Final

from lupdesk.desk.importing import Imported, Preview, TableKind
from lupdesk.wording import Wording

_ENCODINGS: Final = {"utf-8-sig": "UTF-8 (BOM)", "cp1252": "Windows-1252"}


def fact_words(looked_at: Preview, wording: Wording) -> str:
    """Encoding, divider or sheet, rows, columns used."""
    say, table = wording.say, looked_at.table
    names = {";": say("semicolon"), ",": say("comma"), "\t": say("tab"), "|": say("bar")}
    used = len(looked_at.matching.chosen)
    parts = [
        say("Sheet «{sheet}»", sheet=table.sheet) if table.sheet else "",
        _ENCODINGS.get(table.encoding, table.encoding.upper()),
        names.get(table.delimiter, table.delimiter),
        wording.count("{n} row", "{n} rows", len(table.rows)),
        say("{matched} of {all} columns used", matched=used, all=len(table.columns)),
    ]
    return " · ".join(part for part in parts if part)


def import_title(kind: TableKind, wording: Wording) -> str:
    say = wording.say
    names = {
        TableKind.SUPPLIERS: say("Import suppliers"),
        TableKind.QUESTIONS: say("Import questions"),
        TableKind.SLOTS: say("Import slots"),
        TableKind.INPUTS: say("Import inputs"),
    }
    return names[kind]


def _brought_in(done: Imported, wording: Wording) -> str:
    n, count = done.added, wording.count
    match done.kind:
        case TableKind.SUPPLIERS:
            return count("{n} supplier brought in", "{n} suppliers brought in", n)
        case TableKind.QUESTIONS:
            return count("{n} question brought in", "{n} questions brought in", n)
        case TableKind.SLOTS:
            return count("{n} meeting brought in", "{n} meetings brought in", n)
        case TableKind.INPUTS:
            return count("{n} statement brought in", "{n} statements brought in", n)


def result_words(done: Imported, wording: Wording) -> str:
    """One line in the page: what came in, what was known, which rows were left out."""
    count, say = wording.count, wording.say
    parts = [_brought_in(done, wording)]
    if done.completed:
        parts.append(count("{n} completed", "{n} completed", done.completed))
    if done.skipped:
        parts.append(count("{n} known already", "{n} known already", done.skipped))
    if done.bad:
        numbers = ", ".join(str(one.number) for one in done.bad[:8])
        numbers += " …" if len(done.bad) > 8 else ""
        parts.append(say("left out: row {numbers}", numbers=numbers))
    return " · ".join(parts)
