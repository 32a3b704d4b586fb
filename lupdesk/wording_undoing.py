"""What an undo says of itself, in the window and on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lupdesk.wording import Wording
from lupdesk.wording_marks import NN_

_LEFT: Final = {
    "changed": NN_(
        "{n} field was changed since and was left as it is.",
        "{n} fields were changed since and were left as they are.",
    ),
    "locked": NN_(
        "{n} field stands in approved minutes or in what everybody got, and stays.",
        "{n} fields stand in approved minutes or in what everybody got, and stay.",
    ),
    "leant-on": NN_(
        "{n} entry stays, since later work belongs to it.",
        "{n} entries stay, since later work belongs to them.",
    ),
}


def undone(
    wording: Wording,
    act: str,
    restored: int,
    left: Mapping[str, int],
    *,
    back: bool = True,
    thing: str = "",
    place: str = "",
) -> tuple[str, ...]:
    """Sentences: what was done, then why something stays. ``left`` tells how many for each reason
    (``changed``, ``locked``, ``leant-on``). ``thing`` names what it was done to, ``place`` the page
    where that is seen.
    """
    say, name = wording.say, wording.code(f"act.{act}")
    if left and not restored:
        head = say("Not undone: {act}", act=name) if back else say("Not redone: {act}", act=name)
    else:
        head = say("Undone: {act}", act=name) if back else say("Redone: {act}", act=name)
    if thing:
        head = say("{done} “{thing}”", done=head, thing=thing)
    if place:
        head = say("{done} in {place}", done=head, place=place)
    return (head, *(wording.count(*_LEFT[why], left[why]) for why in _LEFT if left.get(why)))
