"""What the capture line knows in a meeting, read from the desk."""

from __future__ import annotations

from collections.abc import Iterable

from lupdesk.desk.input_table import themes_of
from lupdesk.desk.phrases import phrases_of
from lupdesk.desk.room import Room, codes_of
from lupdesk.desk.session import Desk
from lupdesk.domain.results import Theme
from lupdesk.domain.things import Attendance
from lupdesk.domain.vocabulary import KnownQuestion, KnownTheme, Vocabulary, Who, theme_key


def vocabulary_of(desk: Desk, room: Room, new_themes: Iterable[str] = ()) -> Vocabulary:
    """``new_themes`` were named in the line that is being typed and are on no input yet. Those of
    the tree are known too.
    """
    said = themes_of(desk, room.procurement.id)
    known = {theme_key(name) for name in said}
    tree = (one.name for one in desk.all(Theme, procurement=room.procurement.id))
    counts = dict.fromkeys(
        (*new_themes, *(name for name in tree if theme_key(name) not in known)), 0
    )
    counts |= said
    return Vocabulary(
        today=desk.today(),
        who=tuple(_who(desk, room)),
        themes=tuple(KnownTheme(name, count) for name, count in counts.items()),
        questions=tuple(
            KnownQuestion(number, question.short_name)
            for number, question in enumerate(room.questions, 1)
        ),
        phrases=phrases_of(desk),
    )


def _who(desk: Desk, room: Room) -> Iterable[Who]:
    names = {supplier.id: supplier.name for supplier in room.suppliers}
    codes = codes_of(desk, room.procurement.id)
    for person in room.attendance:
        yield person_of(person, names.get(person.supplier) if person.supplier else None)
    for supplier in room.suppliers:
        yield Who(supplier.name, supplier.id, supplier.name, False, codes.get(supplier.id, ""))


def person_of(person: Attendance, supplier_name: str | None) -> Who:
    return Who(person.name, person.supplier, supplier_name or person.organisation)
