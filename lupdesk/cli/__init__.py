"""The command line. Without arguments it opens the window; it needs no Qt itself."""

from __future__ import annotations

import click

from lupdesk.cli import demo, importing, keeping, listing, making, papers
from lupdesk.cli.shapes import Program
from lupdesk.problems import Problem
from lupdesk.wording import N_


@click.group(
    "lupdesk",
    cls=Program,
    invoke_without_command=True,
    help=N_("Dialogue between a public buyer and its suppliers. Without a call: the window."),
)
@click.pass_context
def program(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        context.exit(_open_window())


def _open_window() -> int:
    """The window's exit code. Qt is asked for here and not before."""
    try:
        from lupdesk.gui.app import main as window  # noqa: PLC0415
    except ImportError as error:
        raise Problem("window-missing", reason=str(error)) from error
    return window([])


for _calls in (demo, making, importing, listing, papers, keeping):
    _calls.add_to(program)


def main() -> None:
    """The console entry ``lupdesk``."""
    program.main()
