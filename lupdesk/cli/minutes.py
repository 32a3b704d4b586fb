"""Calls that move minutes from draft to approved and back, and record what the supplier said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from lupdesk.cli.naming import FILE, Day
from lupdesk.cli.shapes import Calls
from lupdesk.cli.terminal import Terminal
from lupdesk.desk.meetings import meeting_named
from lupdesk.desk.minutes import (
    approve_minutes,
    draft_minutes,
    record_response,
    reopen_minutes,
    send_minutes,
    withdraw_minutes,
)
from lupdesk.domain.kinds import Response
from lupdesk.domain.things import Minutes
from lupdesk.wording import N_

minutes = Calls("minutes", help=N_("Minutes of a meeting"))

_MOVES: Final = {
    "draft": (draft_minutes, N_("Draft the minutes of a meeting.")),
    "send": (send_minutes, N_("Send the minutes to the supplier for review.")),
    "approve": (approve_minutes, N_("Approve the minutes: they are then locked.")),
}
_WITH_REASON: Final = {
    "withdraw": (withdraw_minutes, N_("Take the minutes back from review, as a draft.")),
    "reopen": (reopen_minutes, N_("Unlock approved minutes, as the draft of a new version.")),
}


def add_to(program: Calls) -> None:
    program.add_command(minutes)


def _of_meeting(call: Callable[..., None]) -> Callable[..., None]:
    option = click.option(
        "--meeting", "where", required=True, metavar="MEETING", help=N_("of which meeting")
    )
    return click.argument("desk", type=FILE)(option(call))


def _add_move(name: str, move: Callable[..., Minutes], help_: str) -> None:
    @minutes.command(name, help=help_)
    @_of_meeting
    def make_move(terminal: Terminal, desk: Path, where: str) -> None:
        with terminal.desk(desk) as opened:
            _answer(terminal, move(opened, meeting_named(opened, where).id))


def _add_move_with_reason(name: str, move: Callable[..., Minutes], help_: str) -> None:
    @minutes.command(name, help=help_)
    @_of_meeting
    @click.option("--reason", required=True, metavar="T", help=N_("why; it is kept"))
    def make_move(terminal: Terminal, desk: Path, where: str, reason: str) -> None:
        with terminal.desk(desk) as opened:
            _answer(terminal, move(opened, meeting_named(opened, where).id, reason))


for _name, (_move, _help) in _MOVES.items():
    _add_move(_name, _move, _help)
for _name, (_back, _help) in _WITH_REASON.items():
    _add_move_with_reason(_name, _back, _help)


@minutes.command("response", help=N_("Record what the supplier said of its minutes."))
@_of_meeting
@click.argument("answer", metavar="ANSWER", type=click.Choice([one.value for one in Response]))
@click.option("--remark", default="", metavar="T", help=N_("what the supplier wrote"))
@click.option(
    "--on",
    metavar="DATE",
    type=Day(),
    help=N_("the day of the answer; without it, today"),
)
def response(
    terminal: Terminal, desk: Path, where: str, answer: str, remark: str, on: date | None
) -> None:
    with terminal.desk(desk) as opened:
        found = record_response(
            opened,
            meeting_named(opened, where).id,
            Response(answer),
            on=on,
            remark=remark,
        )
    said: dict[str, Any] = {
        "response": found.response,
        "responded_on": found.responded_on,
        "remark": found.remark or None,
    }
    words = terminal.wording.code(f"response.{answer}")
    terminal.answer([_record(found) | said], [f"{_line(terminal, found)}: {words}"])


def _record(found: Minutes) -> dict[str, Any]:
    return {
        "id": found.id,
        "meeting": found.meeting,
        "state": found.state,
        "version": found.version,
        "sha256": found.sha256 if found.frozen else None,
    }


def _line(terminal: Terminal, found: Minutes) -> str:
    wording = terminal.wording
    state = wording.code(f"minutes.{found.state}")
    return wording.say("{state}, version {version}", state=state, version=found.version)


def _answer(terminal: Terminal, found: Minutes) -> None:
    terminal.answer([_record(found)], [_line(terminal, found)])
