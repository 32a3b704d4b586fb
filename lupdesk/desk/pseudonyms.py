"""The suppliers' pseudonyms in a procurement, from the desk's own key."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from typing import Final
from uuid import UUID

from lupdesk.desk.session import Desk
from lupdesk.domain.pseudonyms import KEY_BYTES, pseudonyms
from lupdesk.domain.things import Input, Meeting, MeetingSupplier, Participation, Supplier
from lupdesk.store import database, journal, replica, rows

_KEY: Final = "pseudonym_key"
_OFFERED: Final = "pseudonyms_offered"


def pseudonyms_of(desk: Desk, procurement: UUID) -> Mapping[UUID, str]:
    """A code for each supplier that has or had a part, e.g. ``BX4``.

    The first time it makes the key, which then goes with every copy of the desk and stands in no
    paper. Problem ``desk-read-only`` where there is none yet and none can be kept.
    """
    return pseudonyms(_key_of(desk), procurement, _in_order(desk, procurement))


def are_offered(desk: Desk) -> bool:
    """Whether this office lets a pseudonym, and not *the supplier*, be offered for a name."""
    with database.told(desk.path):
        return replica.value(desk.database, _OFFERED) == "1"


def offer(desk: Desk, wanted: bool) -> None:
    """For all procurements of the desk; what stands in a wording already is left."""
    if desk.read_only_reason is not None:
        raise desk.read_only_reason
    with database.told_writing(desk.path), journal.immediate(desk.database):
        replica.set_value(desk.database, _OFFERED, "1" if wanted else "0")
    desk.announce(frozenset({Supplier}))


def offered_pseudonyms(desk: Desk, procurement: UUID) -> Mapping[UUID, str]:
    """Empty where the office did not choose them, or there is no key yet; writes nothing."""
    with database.told(desk.path):
        kept = replica.value(desk.database, _KEY)
    if kept is None or not are_offered(desk):
        return {}
    return pseudonyms(bytes.fromhex(kept), procurement, _in_order(desk, procurement))


def _key_of(desk: Desk) -> bytes:
    with database.told(desk.path):
        kept = replica.value(desk.database, _KEY)
    if kept is None and desk.read_only_reason is not None:
        raise desk.read_only_reason
    if kept is None:
        kept = secrets.token_hex(KEY_BYTES)
        with database.told_writing(desk.path), journal.immediate(desk.database):
            replica.set_value(desk.database, _KEY, kept)
    return bytes.fromhex(kept)


def _in_order(desk: Desk, procurement: UUID) -> Iterator[UUID]:
    """As they came: by the oldest row that gave them a part, be it removed since. Rows are never
    deleted and ids rise with time, so whoever comes later is last.
    """
    meetings = tuple(one.id for one in desk.ever(Meeting, procurement=procurement))
    links = desk.ever(MeetingSupplier, meeting=meetings) if meetings else []
    came: list[Participation | MeetingSupplier] = [
        *desk.ever(Participation, procurement=procurement),
        *links,
    ]
    yield from (one.supplier for one in sorted(came, key=lambda one: one.id))
    with database.told(desk.path):
        spoken = tuple(rows.ever_in(desk.database, Input, "supplier", {"procurement": procurement}))
    yield from sorted(one for one in spoken if one is not None)
