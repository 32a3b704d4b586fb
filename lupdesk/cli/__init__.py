"""The command line. Without arguments it opens the window; it needs no Qt itself."""

from __future__ import annotations

from typing import Final

import click

from lupdesk.cli.shapes import Program
from lupdesk.problems import Problem
from lupdesk.wording import N_

_PLACES: Final = {
    "demo": "demo",
    "new": "making",
    "procurement": "making",
    "meeting": "making",
    "input": "making",
    "measure": "measures",
    "instrument": "measures",
    "requirement": "measures",
    "import": "importing",
    "list": "listing",
    "search": "listing",
    "history": "listing",
    "picture": "picturing",
    "portfolio": "across",
    "barriers": "across",
    "template": "templates",
    "reuse": "templates",
    "themes": "theming",
    "theme": "theming",
    "minutes": "minutes",
    "export": "papers",
    "prove": "papers",
    "check": "checking",
    "withdraw": "taking_back",
    "purge": "taking_back",
    "undo": "keeping",
    "backup": "keeping",
    "restore": "keeping",
    "verify": "keeping",
    "parcel": "parcel",
    "passphrase": "sealing",
    "office": "office",
    "risk": "risks",
    "benefit": "benefits",
    "phase": "phases",
    "lesson": "phases",
    "review": "review_files",
    "form": "review_files",
    "insight": "synthesis",
    "trace": "synthesis",
}
"""Each call and the module that holds it: a list must not wait for what writes PDFs."""


@click.group(
    "lupdesk",
    cls=Program,
    places=_PLACES,
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
        from lupdesk.gui.app import main as window
    except ImportError as error:
        raise Problem("window-missing", reason=str(error)) from error
    return window([])


def main() -> None:
    """The console entry ``lupdesk``."""
    program.main()
