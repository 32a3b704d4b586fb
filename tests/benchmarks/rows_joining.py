"""What concerns two laptops: joining a parcel of many changes, and making one."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from lupdesk.desk import backups, parcels
from lupdesk.desk.opening import open_desk
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import InputType, Secrecy
from lupdesk.domain.things import Input, Meeting
from tests.benchmarks.desks import Desks
from tests.benchmarks.table import Row, seconds, spaced
from tests.benchmarks.words import Speech

_CHANGES: Final = 100_000
_FIELDS: Final = 10
"""Fields of a statement that is written anew, with the one that says that it is there."""


def measure(desks: Desks) -> Iterator[Row]:
    here = desks.copy(100_000)
    there = here.with_name("there.lupdesk")
    for work, what in ((_written, "new statements"), (_edited, "edits of one field each")):
        _remove(there)
        backups.copy_desk(here, there)
        parcel = desks.folder / "there.lupparcel"
        parcel.unlink(missing_ok=True)
        desk = open_desk(there, author="Tor", clock=lambda: datetime.now(UTC))
        work(desk)
        made = seconds(partial(parcels.make_parcel, desk, parcel))
        desk.close()
        told = parcels.look_at_parcel(parcel)
        desk = open_desk(here, author="Selma")
        began = time.process_time()
        spent = seconds(partial(parcels.join_parcel, desk, parcel))
        own = time.process_time() - began
        again = seconds(partial(parcels.join_parcel, desk, parcel))
        desk.close()
        yield Row(
            f"joining {spaced(told.changes)} changes ({what}) with a desk of 100 000 inputs",
            "3 s",
            f"{spent:.2f} s, the processor's time {own:.2f} s (once more {again:.2f} s)",
            spent <= 3,
        )
        yield Row(
            "making that parcel; its size", "", f"{made:.2f} s; {told.size / 1e6:.1f} MB", None
        )
        for one in (there, parcel):
            _remove(one)


def _remove(path: Path) -> None:
    for one in path.parent.glob(f"{path.name}*"):
        one.unlink()


def _written(desk: Desk) -> None:
    """One act for each statement, as when they are typed."""
    speech, chance = Speech(5), random.Random(5)
    meeting = desk.all(Meeting)[-1]
    at = datetime.now(UTC)
    for number in range(_CHANGES // _FIELDS):
        with desk.act(Act.WRITE_INPUT) as act:
            act.add(
                Input,
                procurement=meeting.procurement,
                meeting=meeting.id,
                number=number + 1,
                type=chance.choice(list(InputType)),
                text=speech.statement(),
                themes=("drift",),
                position=float(number + 1),
                said_at=at + timedelta(milliseconds=number),
                secrecy=Secrecy.OPEN,
            )


def _edited(desk: Desk) -> None:
    """One act for each hundred, as when many are given a theme at once."""
    ids = [one.id for one in desk.all(Input)][:_CHANGES]
    for first in range(0, len(ids), 100):
        with desk.act(Act.EDIT_INPUTS) as act:
            for id in ids[first : first + 100]:
                act.set(Input, id, themes=("pris", "klima"))
