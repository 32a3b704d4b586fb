"""The whole life of a statement, on the screen or into a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from lupdesk.cli.terminal import Terminal
from lupdesk.desk.session import ZONE
from lupdesk.desk.trail import export_trail, trail_of
from lupdesk.domain.things import Input
from lupdesk.problems import Problem
from lupdesk.wording_trail import trail_lines, trail_words


def tell_whole(terminal: Terminal, desk: Path, id: UUID, out: Path | None) -> None:
    with terminal.look(desk) as opened:
        if not list(opened.ever(Input, id=(id,))):
            raise Problem("id-unknown", id=str(id))
        wording = terminal.wording
        lines = trail_of(opened, id)
        if out is not None:
            export_trail(opened, id, out, wording.language)
            terminal.answer([{"file": out}], [str(out)])
            return
        records: list[dict[str, Any]] = [
            {"at": one.at.astimezone(ZONE), "who": one.who, "what": said, "words": one.words}
            for one in lines
            if (said := trail_words(one, wording))
        ]
        terminal.answer(records, list(trail_lines(lines, wording)))
