"""A small case of four firms and two meetings, and what a document says, for tests of composition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import (
    Document,
    HeldBack,
)
from lupdesk.domain.kinds import InputType, Role, Secrecy
from lupdesk.domain.names import words
from lupdesk.domain.things import (
    Attendance,
    Guide,
    Input,
    Meeting,
    MeetingSupplier,
    Participation,
    Procurement,
    Question,
    Supplier,
)


def uid(n: int) -> UUID:
    return UUID(int=n)


P, G, M, M2 = uid(1), uid(2), uid(3), uid(4)
HEIM, SANS, OMSYN, GRAN = uid(10), uid(11), uid(12), uid(13)
NAMES = {
    HEIM: "Heimkontakt AS",
    SANS: "Sansea AS",
    OMSYN: "Omsyn Analyse AS",
    GRAN: "Granlås AS",
}
START = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)


def said(n: int, supplier: UUID | None, text: str, secrecy: Secrecy, **more: Any) -> Input:
    """In the meeting of Heimkontakt and Sansea, unless ``more`` says otherwise."""
    whole: dict[str, Any] = {
        "number": n,
        "position": float(n),
        "type": InputType.BAR,
        "meeting": M,
        **more,
    }
    return Input(
        id=uid(1000 + n), procurement=P, text=text, supplier=supplier, secrecy=secrecy, **whole
    )


def case_of(*inputs: Input, **more: Any) -> Case:
    whole: dict[str, Any] = {
        "procurement": Procurement(
            id=P, reference="T-1", title="Trygg hverdag", effect="Færre unødige turer"
        ),
        "today": date(2027, 4, 1),
        "suppliers": tuple(Supplier(id=id, name=name) for id, name in NAMES.items()),
        "participations": tuple(
            Participation(
                id=uid(200 + at),
                procurement=P,
                supplier=id,
                code=f"L{at + 1}",
                registered_on=date(2027, 2, 19),
            )
            for at, id in enumerate(NAMES)
        ),
        "guides": (Guide(id=G, procurement=P, version=2),),
        "questions": (
            Question(id=uid(301), guide=G, position=1, text="Hva er uklart?"),
            Question(id=uid(302), guide=G, position=2, text="Hva er hindringene?"),
        ),
        "meetings": (
            Meeting(id=M, procurement=P, planned_start=START, guide=G, place="Rådhuset"),
            Meeting(id=M2, procurement=P, planned_start=START.replace(hour=11), guide=G),
        ),
        "meeting_suppliers": (
            MeetingSupplier(id=uid(401), meeting=M, supplier=HEIM),
            MeetingSupplier(id=uid(402), meeting=M, supplier=SANS),
            MeetingSupplier(id=uid(403), meeting=M2, supplier=OMSYN),
        ),
        "attendance": (
            Attendance(
                id=uid(501),
                meeting=M,
                name="Tor Hauge",
                role=Role.CHAIR,
                organisation="Trefjord",
                present=True,
            ),
            Attendance(
                id=uid(502),
                meeting=M,
                name="Ola Heim",
                role=Role.SUPPLIER,
                organisation="Heimkontakt AS",
                supplier=HEIM,
                present=True,
            ),
            Attendance(id=uid(503), meeting=M, name="Sara Sanse", supplier=SANS, present=True),
        ),
        "inputs": inputs,
    }
    return Case(**{**whole, **more})


def strings(value: object) -> Iterator[str]:
    """Every string anywhere in a document, but for what the team alone is told."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from strings(one)
    elif is_dataclass(value) and not isinstance(value, HeldBack):
        for field in fields(value):
            yield from strings(getattr(value, field.name))


def text_of(document: Document) -> str:
    return " \n ".join(strings(document))


def holds(document: Document, text: str) -> bool:
    """Whether the words stand in the document, in a row."""
    return f" {' '.join(words(text))} " in f" {' '.join(words(text_of(document)))} "
