"""Who stands by a statement: an approval holds for the words that were approved, and drops with them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from lupdesk.domain.review import JUDGED, Approval, Remark, Stance
from lupdesk.domain.things import Input


def words_hash(text: str) -> str:
    """SHA-256 of a statement's words, with the space around them left out."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Standing:
    """How one statement stands with one reader; ``supplier`` None is the buyer's own."""

    input: UUID
    supplier: UUID | None
    holds: Approval | None = None
    """The approval of the words as they are."""
    dropped: Approval | None = None
    """The newest approval of other words than they are: it fell with the change."""
    waiting: tuple[Remark, ...] = ()
    """Remarks that nobody has decided yet."""
    against: Remark | None = None
    """The newest remark by which the reader asks for other words than those, or for none: what it
    agreed to before it does not hold against it, nor does its silence after it.
    """


def standing(
    said: Input, supplier: UUID | None, approvals: Iterable[Approval], remarks: Iterable[Remark]
) -> Standing:
    theirs = [one for one in approvals if (one.input, one.supplier) == (said.id, supplier)]
    own = [one for one in remarks if (one.input, one.supplier) == (said.id, supplier)]
    now = words_hash(said.text)
    holds = next((one for one in reversed(theirs) if one.sha256 == now), None)
    against = next((one for one in reversed(own) if _is_against(one, now)), None)
    if holds and against and holds.id > against.id:
        against = None
    dropped = theirs[-1] if theirs and holds is None else None
    waiting = tuple(one for one in own if waits(one))
    return Standing(said.id, supplier, None if against else holds, dropped, waiting, against)


def _is_against(remark: Remark, now: str) -> bool:
    return remark.stance in (Stance.CHANGE, Stance.REMOVE) and words_hash(remark.about) == now


def waits(remark: Remark) -> bool:
    return remark.stance in JUDGED and remark.verdict is None


def undecided(remarks: Iterable[Remark], meeting: UUID) -> Iterator[Remark]:
    return (one for one in remarks if one.meeting == meeting and waits(one))
