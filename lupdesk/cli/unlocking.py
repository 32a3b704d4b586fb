"""How a call comes by a passphrase: a file, the environment, or the terminal; never the call itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from lupdesk.desk import passphrase
from lupdesk.problems import Problem
from lupdesk.wording import Wording
from lupdesk.wording_passphrase import NOT_PROTECTED

VARIABLE: Final = "LUPDESK_PASSPHRASE"
NEW_VARIABLE: Final = "LUPDESK_NEW_PASSPHRASE"
PARCEL_VARIABLE: Final = "LUPDESK_PARCEL_PASSPHRASE"
_NOT_GIVEN: Final = "passphrase-not-given"


def unlock(path: Path, file: Path | None, wording: Wording) -> None:
    """Make a sealed desk ready to be opened; a plain one, or what is no desk, is left alone."""
    if passphrase.is_wanted(path):
        passphrase.unlock(path, typed(path, file, wording))


def of_parcel(desk_file: Path | None, parcel_file: Path | None) -> str:
    """The passphrase that was given for a parcel, else the one for its desk; empty for neither."""
    given = _given(parcel_file, PARCEL_VARIABLE)
    return given or _given(desk_file, VARIABLE)


def typed(path: Path, file: Path | None, wording: Wording, code: str = _NOT_GIVEN) -> str:
    """The passphrase that stands. Problem ``code`` where nobody can be asked."""
    given = _given(file, VARIABLE)
    if given:
        return given
    _refuse_nobody(path, code)
    return _asked(wording.say("Passphrase of {path}", path=path))


def chosen(
    path: Path, file: Path | None, variable: str, wording: Wording, code: str = _NOT_GIVEN
) -> str:
    """A new passphrase; on the terminal it is asked for twice."""
    given = _given(file, variable)
    if given:
        return given
    _refuse_nobody(path, code)
    first = _asked(wording.say("New passphrase"))
    if first != _asked(wording.say("The same once more")):
        raise Problem("passphrase-differs")
    return first


def _given(file: Path | None, variable: str) -> str:
    if file is not None:
        return passphrase.passphrase_in(file)
    return os.environ.get(variable, "")


def _somebody_is_there() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _refuse_nobody(path: Path, code: str) -> None:
    if not _somebody_is_there():
        raise Problem(code, path=str(path))


def _asked(question: str) -> str:
    return str(click.prompt(question, hide_input=True, err=True))


def told_of(desk: Path, key: str, wording: Wording) -> Iterator[str]:
    """What is said once a desk is sealed."""
    yield wording.say("{path} is sealed.", path=desk)
    yield wording.say(
        "Its key file is {key_file}: copy both, or the passphrase opens nothing.",
        key_file=passphrase.key_file_of(desk),
    )
    yield wording.say("Recovery key: {key}", key=key)
    yield wording.say("Print it and keep it where the computer is not.")
    yield wording.say("A passphrase does not protect:")
    yield from (f"- {wording.constant(line)}" for line in NOT_PROTECTED)
