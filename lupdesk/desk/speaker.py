"""Who is speaking where the line names nobody."""

from __future__ import annotations

from lupdesk.desk.room import Room
from lupdesk.domain.kinds import InputKind
from lupdesk.domain.vocabulary import Vocabulary, Who


def likely_speaker(room: Room, vocabulary: Vocabulary) -> Who | None:
    """The one who was named last, else the only one present, else the firm as such.

    Only in a meeting with one supplier: with several, a guess could put one firm's words into
    another's minutes, so each line must say who.
    """
    if len(room.suppliers) != 1:
        return None
    firm = room.suppliers[0].id
    people = {who.name: who for who in vocabulary.who if who.person and who.supplier == firm}
    as_such = next((who for who in vocabulary.who if not who.person), None)
    said = [one for one in room.inputs if one.kind == InputKind.INPUT and one.supplier == firm]
    if said:
        return people.get(max(said, key=lambda one: one.number).speaker, as_such)
    here = [one.name for one in room.attendance if one.present and one.supplier == firm]
    return people[here[0]] if len(here) == 1 else as_such
