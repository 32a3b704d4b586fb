"""The call that makes the demonstration."""

from __future__ import annotations

from pathlib import Path

import click

from lupdesk.cli.naming import FILE
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk.demo import make_demo
from lupdesk.wording import N_


def add_to(program: Calls) -> None:
    program.add_command(demo)


@Calls().command("demo", help=N_("Make the worked case in a folder: a desk, and all its papers."))
@click.argument("folder", metavar="DIR", type=FILE)
def demo(terminal: Terminal, folder: Path) -> None:
    made = make_demo(folder, watch=terminal.progress(terminal.wording.say("Papers")))
    papers = {paper.path: paper for paper in made.papers}
    records = [
        {
            "file": path,
            "sha256": papers[path].sha256 if path in papers else None,
            "audience": papers[path].audience if path in papers else None,
        }
        for path in made.files
    ]
    terminal.answer(records, [str(path) for path in made.files])
