"""The rules, asked from the command line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from lupdesk.cli.naming import FILE, OF_PROCUREMENT
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk.judging import findings
from lupdesk.desk.procurements import procurement_by_reference
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.rules.finding import Finding, Severity
from lupdesk.problems import Problem
from lupdesk.wording import N_, Wording


def add_to(program: Calls) -> None:
    program.add_command(check)


@Calls().command(
    "check", help=N_("Hold the rules of a fair and discreet dialogue against a procurement.")
)
@click.argument("desk", type=FILE)
@OF_PROCUREMENT
def check(terminal: Terminal, desk: Path, reference: str) -> None:
    with terminal.look(desk) as opened:
        found = findings(opened, procurement_by_reference(opened, reference).id)
    ordered = sorted(found, key=lambda one: list(Severity).index(one.severity))
    stops = sum(one.severity is Severity.STOP for one in ordered)
    if terminal.as_json:
        terminal.json(
            {
                "stops": stops,
                "warnings": sum(one.severity is Severity.WARN for one in ordered),
                "findings": [_record(one, terminal.wording) for one in ordered],
            }
        )
    else:
        terminal.answer((), _lines(ordered, terminal.wording))
    if stops:
        raise Problem("rules-broken", count=stops)


def _record(one: Finding, wording: Wording) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "severity": one.severity,
        "where": {
            "kind": one.kind.__name__.lower() if one.kind else "procurement",
            "id": one.about,
        },
        "facts": {name: _fact(value, wording) for name, value in one.what.facts},
        "sentence": wording.phrase(one.what),
        "remedy": wording.code(f"remedy.{one.rule}"),
        "reason": one.reason,
    }


def _fact(value: Any, wording: Wording) -> Any:
    return wording.phrase(value) if isinstance(value, Phrase) else value


def _lines(found: list[Finding], wording: Wording) -> Iterator[str]:
    if not found:
        yield wording.say("Nothing found")
    for one in found:
        severity = wording.code(f"severity.{one.severity}")
        title, what = wording.code(f"rule.{one.rule}"), wording.phrase(one.what)
        yield f"{severity}  {one.rule}  {title}: {what}"
        if one.reason:
            yield "    " + wording.say("Reason: {text}", text=one.reason)
        else:
            yield "    " + wording.code(f"remedy.{one.rule}")
