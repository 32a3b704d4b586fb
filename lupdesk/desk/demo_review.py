"""What a supplier of the demonstration said of the minutes, statement by statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lupdesk.desk.approving import statements_of
from lupdesk.desk.review import note_remark
from lupdesk.desk.session import Desk
from lupdesk.domain.composition.parts import label_of
from lupdesk.domain.review import Stance
from lupdesk.domain.things import Meeting, Supplier


def tell_remarks(
    desk: Desk, meeting: Meeting, firm: Supplier, told: Iterable[Mapping[str, str]]
) -> None:
    """It stands by the statements that it has no remark on; where it has none at all, nothing."""
    remarks = {one["label"]: one for one in told if one["supplier"] == firm.name}
    if not remarks:
        return
    author = next(iter(remarks.values()))["author"]
    for said in statements_of(desk, meeting.id, firm.id):
        one = remarks.get(label_of(said))
        note_remark(
            desk,
            meeting.id,
            Stance.CHANGE if one else Stance.AGREE,
            input=said.id,
            supplier=firm.id,
            author=author,
            wording=one["wording"] if one else "",
            reason=one["reason"] if one else "",
        )
