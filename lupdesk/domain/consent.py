"""Who may be named where everybody can read it: with a noted consent, or because the role needs it.

It is leave under the law on personal data alone. What points at a supplier stays hidden all the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.names import words
from lupdesk.domain.things import Contact, TeamMember


def has_leave(one: Contact | TeamMember, today: date) -> bool:
    """Agreed on a day that has come; without a day, a noted reason why the role has to be named."""
    if one.consented_on is not None:
        return one.consented_on <= today
    return bool(one.shown_for.strip())


def may_be_named(case: Case) -> frozenset[str]:
    """Names as they are written. Two of one name in two firms both have to have leave."""
    leave: dict[tuple[str, UUID | None], bool] = {}
    written: defaultdict[str, set[str]] = defaultdict(set)
    for name, whose, given in _people(case):
        key = " ".join(words(name))
        written[key].add(name.strip())
        leave[key, whose] = leave.get((key, whose), False) or given
    refused = {key for (key, _), given in leave.items() if not given}
    return frozenset(name for key, names in written.items() if key not in refused for name in names)


def _people(case: Case) -> Iterator[tuple[str, UUID | None, bool]]:
    """Name, firm (None: the buyer), leave."""
    for member in case.team:
        yield member.name, None, has_leave(member, case.today)
    for contact in case.contacts:
        yield contact.name, contact.supplier, has_leave(contact, case.today)
    for present in case.attendance:
        yield present.name, present.supplier, False
