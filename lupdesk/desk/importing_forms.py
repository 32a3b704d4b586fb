"""Answers that Microsoft Forms exported: looked at, then taken in as statements of written rounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from lupdesk.desk.inputs import add_input_in, next_number
from lupdesk.desk.late_input import guard_late
from lupdesk.desk.meetings import written_round_in
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import suppliers_of
from lupdesk.domain.acts import Act
from lupdesk.domain.freezing import checksum
from lupdesk.domain.kinds import InputKind
from lupdesk.domain.things import Contact, Guide, Input, Question
from lupdesk.importers.answers import Response, match_questions, read_answers
from lupdesk.problems import Problem

_ORGANISATION: Final = (
    "organisasjon", "organisation", "organization", "virksomhet", "firma", "bedrift",
    "company", "leverandør", "supplier", "selskap",
)  # fmt: skip
"""What a question asks for that tells who answered."""
_OWN_MAIL: Final = frozenset((
    "gmail.com", "outlook.com", "hotmail.com", "live.com", "icloud.com", "yahoo.com", "online.no",
))  # fmt: skip
"""Ends of addresses that tell of no firm."""


class ResponseState(StrEnum):
    GOOD = "good"
    KNOWN = "known"
    """Taken in before."""
    NOBODY = "nobody"
    """Nothing tells which supplier answered: a person has to say it."""
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Looked:
    """One person's answers, and what would come of them."""

    response: Response
    state: ResponseState
    supplier: UUID | None
    answers: tuple[tuple[str, UUID | None, str], ...]
    """The form's own question, which question of the guide it is, and the text."""
    organisation: str = ""
    """As it was written, where that is no name of a supplier: kept beside who spoke."""

    @property
    def speaker(self) -> str:
        return ", ".join(filter(None, (self.response.name, self.organisation)))


@dataclass(frozen=True, slots=True)
class FormsPreview:
    procurement: UUID
    name: str
    rows: tuple[Looked, ...]
    unmatched: tuple[str, ...]
    """Questions of the form that are none of the guide: their words go before the answer."""

    def counted(self, state: ResponseState) -> int:
        return sum(one.state is state for one in self.rows)


@dataclass(frozen=True, slots=True)
class FormsTaken:
    inputs: tuple[UUID, ...]
    responses: int


def look_at_forms(desk: Desk, procurement: UUID, data: bytes, name: str) -> FormsPreview:
    """Problem of what is no table, or none that Forms made. Changes nothing."""
    found = read_answers(data, name)
    guides = desk.all(Guide, procurement=procurement)
    guide = max(guides, key=lambda one: one.version, default=None)
    questions = desk.all(Question, guide=guide.id) if guide else []
    matched = match_questions(found.questions, questions)
    known = {one.source_id for one in desk.all(Input, procurement=procurement) if one.source_id}
    firms = _Firms(desk, procurement)
    rows = tuple(_looked(one, matched, known, firms) for one in found.responses)
    asked = [one for one in found.questions if not _asks_who(one)]
    return FormsPreview(procurement, name, rows, tuple(one for one in asked if one not in matched))


def _looked(
    response: Response, matched: Mapping[str, UUID], known: set[str], firms: _Firms
) -> Looked:
    answers = tuple(
        (one.question, matched.get(one.question), one.text)
        for one in response.answers
        if one.question in matched or not _asks_who(one.question)
    )
    supplier = firms.of(response, matched)
    state = ResponseState.GOOD if supplier is not None else ResponseState.NOBODY
    if not answers:
        state = ResponseState.EMPTY
    elif source_of(response) in known:
        state = ResponseState.KNOWN
    return Looked(response, state, supplier, answers, firms.unknown(response, matched))


def source_of(response: Response) -> str:
    """By which a response is known again: its number in the form, and when it was sent; where that is
    missing, what it says, or the first of another form would be taken for it.
    """
    said = "\0".join(f"{one.question}\0{one.text}" for one in response.answers)
    when = response.when.isoformat() if response.when else checksum(said)[:16]
    return f"forms:{response.id or response.row}:{when}"


def _asks_who(question: str) -> bool:
    words = question.casefold().strip(" ?:*").split()
    return len(words) <= 4 and any(one in words for one in _ORGANISATION)


class _Firms:
    """Who answered, by the organisation that was written, the address, or its end."""

    def __init__(self, desk: Desk, procurement: UUID) -> None:
        firms = [firm for _, firm in suppliers_of(desk, procurement)]
        self._names = {
            name.casefold().strip(): firm.id
            for firm in firms
            for name in (firm.name, *firm.earlier_names, *firm.aliases, firm.organisation_number)
            if name.strip()
        }
        ids = tuple(firm.id for firm in firms)
        contacts = desk.all(Contact, supplier=ids) if ids else []
        self._mails = {one.email.casefold(): one.supplier for one in contacts if one.email}
        self._ends = {
            end: supplier
            for mail, supplier in self._mails.items()
            if (end := mail.rpartition("@")[2]) and end not in _OWN_MAIL
        }

    def of(self, response: Response, matched: Mapping[str, UUID]) -> UUID | None:
        """What answers a question of the guide tells of no firm: it may ask for the one they have."""
        for name in (*_written(response, matched), response.name):
            if (found := self._names.get(name.casefold().strip())) is not None:
                return found
        mail = response.email.casefold()
        return self._mails.get(mail) or self._ends.get(mail.rpartition("@")[2])

    def unknown(self, response: Response, matched: Mapping[str, UUID]) -> str:
        names = _written(response, matched)
        return ", ".join(one for one in names if one.casefold().strip() not in self._names)


def _written(response: Response, matched: Mapping[str, UUID]) -> list[str]:
    """What stands where the form asks for the organisation."""
    return [
        one.text
        for one in response.answers
        if one.question not in matched and _asks_who(one.question)
    ]


def take_in_forms(
    desk: Desk,
    looked: FormsPreview,
    *,
    suppliers: Mapping[int, UUID] | None = None,
    skip_nobody: bool = False,
) -> FormsTaken:
    """As one act. ``suppliers`` says by row who answered where the file does not.

    Problem ``forms-nobody`` while somebody is unknown and not skipped, ``forms-nothing-new``,
    and that of late input.
    """
    chosen = dict(suppliers or {})
    ready = list(_ready(looked, chosen))
    nobody = [
        one.response.row
        for one in looked.rows
        if one.state is ResponseState.NOBODY and one.response.row not in chosen
    ]
    if nobody and not skip_nobody:
        raise Problem("forms-nobody", rows=", ".join(map(str, nobody[:10])), count=len(nobody))
    if not ready:
        raise Problem("forms-nothing-new", file=looked.name)
    made: list[UUID] = []
    for one, _ in ready:  # late is what was sent late, not what was exported late
        guard_late(desk, looked.procurement, InputKind.INPUT, one.response.when)
    with desk.act(Act.IMPORT_INPUTS) as act:
        number = next_number(desk, looked.procurement)
        for one, firm in ready:
            meeting = written_round_in(desk, act, looked.procurement, firm)
            for question, of, text in one.answers:
                made.append(
                    add_input_in(
                        desk,
                        act,
                        looked.procurement,
                        number=number + len(made),
                        text=text if of is not None else f"{question.strip()} {text}",
                        question=of,
                        supplier=firm,
                        meeting=meeting,
                        speaker=one.speaker,
                        said_at=one.response.when or desk.now(),
                        source_id=source_of(one.response),
                    )
                )
    return FormsTaken(tuple(made), len(ready))


def _ready(looked: FormsPreview, chosen: Mapping[int, UUID]) -> Iterator[tuple[Looked, UUID]]:
    for one in looked.rows:
        firm = chosen.get(one.response.row) or one.supplier
        if one.state in (ResponseState.GOOD, ResponseState.NOBODY) and firm is not None:
            yield one, firm
