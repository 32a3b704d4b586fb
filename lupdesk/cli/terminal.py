"""What every call works with: words, the shape of the answer, who is asking, progress."""

from __future__ import annotations

import getpass
import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import click

from lupdesk.cli.unlocking import unlock
from lupdesk.desk.opening import look_at_desk, open_desk
from lupdesk.desk.session import Clock, Desk, utc_now
from lupdesk.desk.whereabouts import danger_at
from lupdesk.wording import Wording
from lupdesk.wording_parcels import PLACED

Record = Mapping[str, Any]
_QUIET_SECONDS: Final = 1.0
_BETWEEN_SECONDS: Final = 0.5
_WIDEST: Final = 72
_warned: Final[set[Path]] = set()


@dataclass(frozen=True, slots=True)
class Terminal:
    """``wording`` is in the language of the call; ``as_json`` asks for one array of objects."""

    wording: Wording
    language: str
    as_json: bool = False
    author: str = ""
    clock: Clock = utc_now
    passphrase_file: Path | None = None

    def answering(self, *, as_json: bool, passphrase_file: Path | None = None) -> Terminal:
        return replace(self, as_json=as_json, passphrase_file=passphrase_file)

    def unlock(self, path: Path) -> None:
        """Before anything opens the file; each call that is given a desk or a copy of one."""
        unlock(path, self.passphrase_file, self.wording)

    def desk(self, path: Path) -> AbstractContextManager[Desk]:
        """The desk, open for the length of a call."""
        self.unlock(path)
        self.warn_of_place(path)
        return closing(open_desk(path, author=self.name(), clock=self.clock))

    def look(self, path: Path) -> AbstractContextManager[Desk]:
        """The desk for a call that only asks: also where a window has it open."""
        self.unlock(path)
        self.warn_of_place(path)
        return closing(look_at_desk(path, author=self.name(), clock=self.clock))

    def warn_of_place(self, path: Path) -> None:
        """Once for each desk: that it lies where others write too."""
        found = danger_at(path) if path not in _warned else None
        if found is not None:
            _warned.add(path)
            click.echo(self.wording.say(PLACED[found.danger], path=path, name=found.name), err=True)

    def name(self) -> str:
        """Who is asking, as it stands in the journal."""
        return self.author or login_name()

    def answer(self, records: Iterable[Record], lines: Iterable[str]) -> None:
        """The whole answer: the records as JSON, or else the lines."""
        if self.as_json:
            self.json([dict(record) for record in records])
            return
        for line in lines:
            click.echo(line)

    def table(self, records: Sequence[Record], columns: Sequence[str]) -> None:
        """The records as JSON, or else the named columns side by side."""
        rows = [[_cell(record.get(name)) for name in columns] for record in records]
        self.answer(records, _aligned(rows))

    def json(self, value: Any) -> None:
        click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))

    def progress(self, what: str) -> Progress:
        """``what`` is our word for the thing that takes its time."""
        return Progress(what, self.wording, time.monotonic)


def login_name() -> str:
    """The person's name on this computer; empty where the computer knows none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


class Progress:
    """Says on stderr how far a long act has come, from one second after it began."""

    def __init__(self, what: str, wording: Wording, now: Callable[[], float]) -> None:
        self._what = what
        self._wording = wording
        self._now = now
        self._next = now() + _QUIET_SECONDS
        self._said = False

    def __call__(self, done: int, total: int) -> None:
        at = self._now()
        if at < self._next and not (self._said and done == total):
            return
        self._next = at + _BETWEEN_SECONDS
        self._said = True
        wording = self._wording
        line = wording.say(
            "{what}: {done} of {total}",
            what=self._what,
            done=wording.number(done),
            total=wording.number(total),
        )
        click.echo(line, err=True)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID | Path):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(f"no JSON for {value!r}")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    plain = value.value if isinstance(value, Enum) else value
    text = plain.isoformat(" ", "minutes") if isinstance(plain, datetime) else str(plain)
    flat = " ".join(text.split())
    return flat if len(flat) <= _WIDEST else flat[: _WIDEST - 1] + "…"


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))] if rows else []
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
