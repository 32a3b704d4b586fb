"""Whether a person may be named where everybody can read it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.things import Contact, TeamMember


def note_consent(desk: Desk, person: UUID, *, on: date | None, shown_for: str = "") -> None:
    """Of a contact or of one of the team: the day of the consent and what it is for; without a day,
    why the role has to be named. Both empty take it back. Problem ``gone``.
    """
    words = shown_for.strip()
    with desk.act(Act.NOTE_CONSENT) as act:
        if desk.get(TeamMember, person) is not None:
            act.set(TeamMember, person, consented_on=on, shown_for=words)
        else:
            act.set(Contact, desk.the(Contact, person).id, consented_on=on, shown_for=words)
