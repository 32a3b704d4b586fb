"""How the review of one meeting's minutes stands: each statement with what was said of it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from lupdesk.desk.meetings import suppliers_in
from lupdesk.desk.session import Desk
from lupdesk.domain.approvals import Standing, standing, waits
from lupdesk.domain.kinds import InputKind, Secrecy
from lupdesk.domain.review import Approval, Form, Remark
from lupdesk.domain.things import Input, Supplier


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A statement, or the whole (``said`` None), and how it stands with its supplier and the buyer."""

    said: Input | None
    removed: bool = False
    moved: bool = False
    """It stands in another meeting by now: what was said of it here is still to be decided."""
    supplier: Supplier | None = None
    theirs: Standing | None = None
    """None where no supplier said it."""
    ours: Standing | None = None
    remarks: tuple[Remark, ...] = ()
    """Oldest first; agreement among them."""

    @property
    def waiting(self) -> tuple[Remark, ...]:
        return tuple(one for one in self.remarks if waits(one))

    @property
    def id(self) -> UUID | None:
        return self.said.id if self.said else None


@dataclass(frozen=True, slots=True)
class Round:
    rows: tuple[Reviewed, ...]
    forms: tuple[Form, ...]
    """What went out to be answered, oldest first."""

    @property
    def waiting(self) -> int:
        return sum(len(one.waiting) for one in self.rows)

    @property
    def begun(self) -> bool:
        """Whether anything went out, came back or was ticked through."""
        answered = any(
            one.remarks
            or any(s is not None and (s.holds or s.dropped) for s in (one.theirs, one.ours))
            for one in self.rows
        )
        return bool(self.forms) or answered

    @property
    def approved(self) -> int:
        return sum(one.theirs is not None and one.theirs.holds is not None for one in self.rows)

    @property
    def dropped(self) -> int:
        return sum(one.theirs is not None and one.theirs.dropped is not None for one in self.rows)


def round_of(desk: Desk, meeting: UUID) -> Round:
    """Statements in the order of the minutes, with those that were removed on somebody's remark;
    first what was said of the whole, last of what was moved away. Every remark is in it.
    """
    remarks = desk.all(Remark, meeting=meeting)
    approvals = desk.all(Approval, meeting=meeting)
    firms = {one.id: one for one in suppliers_in(desk, meeting)}
    about: dict[UUID | None, list[Remark]] = {}
    for one in remarks:
        about.setdefault(one.input, []).append(one)
    rows: list[Reviewed] = []
    if None in about:
        rows.append(Reviewed(None, remarks=tuple(about[None])))
    here = sorted(desk.ever(Input, meeting=meeting), key=lambda s: (s.position, s.number))
    for said in here:
        removed = desk.get(Input, said.id) is None
        own = about.get(said.id, [])
        if not own and (removed or said.secrecy is Secrecy.INTERNAL):
            continue
        firm = _firm(desk, said, firms)
        from_firm = said.kind is InputKind.INPUT and firm is not None
        rows.append(
            Reviewed(
                said,
                removed,
                False,
                firm,
                standing(said, firm.id, approvals, own) if firm and from_firm else None,
                standing(said, None, approvals, own),
                tuple(own),
            )
        )
    gone = tuple(one for one in about if one is not None and one not in {one.id for one in here})
    for said in desk.ever(Input, id=gone) if gone else ():
        removed = desk.get(Input, said.id) is None
        firm = _firm(desk, said, firms)
        rows.append(Reviewed(said, removed, not removed, firm, remarks=tuple(about[said.id])))
    return Round(tuple(rows), tuple(desk.all(Form, meeting=meeting)))


def _firm(desk: Desk, said: Input, firms: dict[UUID, Supplier]) -> Supplier | None:
    if said.supplier is None:
        return None
    return firms.get(said.supplier) or desk.get(Supplier, said.supplier)
