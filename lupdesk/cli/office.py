"""The call that gives an office its look: colour, logo, and the sections of its documents."""

from __future__ import annotations

from pathlib import Path

import click

from lupdesk.cli.naming import FILE
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk import office as acts
from lupdesk.domain.composition.sections import SECTIONS
from lupdesk.domain.kinds import DocumentKind
from lupdesk.problems import Problem
from lupdesk.wording import N_


def add_to(program: Calls) -> None:
    program.add_command(office)


@Calls().command("office", help=N_("The office's colour, logo and templates, on all its papers."))
@click.argument("desk", type=FILE)
@click.option("--accent", metavar="#RRGGBB", help=N_('the office\'s colour; "" for the usual one'))
@click.option("--logo", type=FILE, metavar="FILE", help=N_("an SVG or a PNG"))
@click.option("--no-logo", is_flag=True, help=N_("take the logo away"))
@click.option(
    "--sections",
    multiple=True,
    metavar="KIND=NAME,NAME",
    help=N_("which sections a kind of document has; KIND= for the usual ones"),
)
def office(
    terminal: Terminal,
    *,
    desk: Path,
    accent: str | None,
    logo: Path | None,
    no_logo: bool,
    sections: tuple[str, ...],
) -> None:
    chosen = [_chosen(one) for one in sections]
    with terminal.desk(desk) as opened:
        if accent is not None:
            acts.set_accent(opened, accent)
        if logo is not None or no_logo:
            acts.set_logo(opened, logo)
        for kind, names in chosen:
            acts.set_sections(opened, kind, names)
        found = acts.office_of(opened)
        accent_now = found.accent if found else ""
        logo_now = found.logo_name if found else ""
        arranged = {
            kind.value: list(acts.sections_of(opened, kind)) for kind in SECTIONS if SECTIONS[kind]
        }
    wording = terminal.wording
    lines = [
        wording.say("Colour: {colour}", colour=accent_now or "–"),
        wording.say("Logo: {file}", file=logo_now or "–"),
        *(f"{kind}: {', '.join(names)}" for kind, names in arranged.items()),
    ]
    record = {"accent": accent_now, "logo": logo_now, "sections": arranged}
    terminal.answer([record], lines)


def _chosen(text: str) -> tuple[DocumentKind, list[str] | None]:
    """Problem ``section-kind`` for no kind of document."""
    kind, _, names = text.partition("=")
    if kind not in set(DocumentKind):
        raise Problem("section-kind", kind=kind, known=", ".join(SECTIONS))
    listed = [one.strip() for one in names.split(",") if one.strip()]
    return DocumentKind(kind), listed or None
