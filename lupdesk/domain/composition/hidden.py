"""What an audience must not find: the other half of composition, for the screen and the proof.

A statement that stands in something which the reader may lawfully see is no leak and is left out.
A name is left out only where it stands in the procurement's own words, or where the reader itself
said it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from lupdesk.domain.audience import Audience, BuyerTeam, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.screen import NAMES_SOMEBODY, OVERLAP, runs_of, screen_of
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.freezing import frozen_inputs
from lupdesk.domain.kinds import InputKind, Role, Secrecy, Voice
from lupdesk.domain.names import address_forms, forms, is_somebody, phone_forms, words
from lupdesk.domain.secrecy import may_read, public_text
from lupdesk.domain.things import Input, Minutes

_FEW_WORDS: Final = 3
_TELLING_LETTERS: Final = 14
_LONG_NUMBER: Final = 5


def forbidden_for(case: Case, audience: Audience) -> tuple[Forbidden, ...]:
    """Every string that must be absent from a file for the audience; none for the team."""
    if isinstance(audience, BuyerTeam):
        return ()
    said = _everything_said(case)
    own = list(_own_said(case, said, audience))
    return (*_statements(case, said, own, audience), *_names(case, said, own, audience))


def _everything_said(case: Case) -> tuple[Input, ...]:
    """As it stands now, and as it stands in approved minutes."""
    now = {one.id: one.text for one in case.inputs}
    return case.inputs + tuple(
        one for one in frozen_inputs(case) if now.get(one.id) != one.text or not one.text
    )


def is_own_word(said: Input, audience: Audience) -> bool:
    """Whether the reader said it itself, so that it gets it back as it was said.

    What the note-taker made of it, and what the buyer told or agreed, are the buyer's words.
    """
    return (
        isinstance(audience, Participant)
        and said.supplier == audience.supplier
        and said.kind is InputKind.INPUT
        and said.voice is not Voice.READING
        and may_read(said, audience)
    )


def answers_alone(case: Case, minutes: Minutes, supplier: UUID) -> bool:
    """Whether the answer to the minutes can only be this supplier's."""
    present = {one.supplier for one in case.meeting_suppliers if one.meeting == minutes.meeting}
    return present == {supplier}


def _own_said(case: Case, said: Iterable[Input], audience: Audience) -> Iterator[str]:
    if not isinstance(audience, Participant):
        return
    for one in said:
        if is_own_word(one, audience):
            yield one.text
            yield one.claim_reason
    for minutes in case.minutes:
        if minutes.remark and answers_alone(case, minutes, audience.supplier):
            yield minutes.remark


# -- statements -------------------------------------------------------------------------------------


def _statements(
    case: Case, said: Sequence[Input], own: Sequence[str], audience: Audience
) -> Iterator[Forbidden]:
    common = [one.text for one in said if _is_common(one, audience)]
    lawful = _Lawful([*own_words(case), *own, *common], own)
    reasons = _Lawful([one.disposition_reason for one in said if public_text(one) is not None])
    seen: set[str] = set()
    for one in said:
        if may_read(one, audience):
            continue
        for text in (one.text, one.claim_reason, one.disposition_reason):
            plain = words(text)
            key = " ".join(plain)
            if key in seen or not _says_something(plain) or lawful.holds(plain):
                continue
            if text == one.disposition_reason and reasons.holds(plain):
                continue
            if text == one.text and _reworded(one, plain, audience):
                continue
            seen.add(key)
            yield Forbidden(text, one.secrecy.value)
    readable = {one.id for one in case.inputs if may_read(one, audience)}
    for file in case.attachments:
        open_to_reader = file.secrecy is Secrecy.OPEN and (
            file.input is None or file.input in readable
        )
        plain = words(file.name)
        if not open_to_reader and _says_something(plain) and not lawful.holds(plain):
            yield Forbidden(file.name, "file-name")


def _is_common(said: Input, audience: Audience) -> bool:
    """Open, and as such readable by this audience whoever said it."""
    return said.secrecy is Secrecy.OPEN and may_read(said, audience)


def _reworded(said: Input, plain: Sequence[str], audience: Audience) -> bool:
    """Whether its own wording for everybody, which the buyer chose, is close to the statement."""
    shown = public_text(said)
    if isinstance(audience, Participant) or shown is None:
        return False
    chosen = words(shown)
    return _Lawful([shown]).holds(plain) or not set(runs_of(plain)).isdisjoint(runs_of(chosen))


def _says_something(plain: Sequence[str]) -> bool:
    """One or two common words say nothing by themselves; a number or a long word may."""
    if len(plain) >= _FEW_WORDS:
        return True
    letters = sum(len(word) for word in plain)
    has_number = any(word.isdigit() for word in plain)
    return letters >= _TELLING_LETTERS or (
        has_number and (len(plain) > 1 or letters >= _LONG_NUMBER)
    )


class _Lawful:
    """Texts that the reader may see anyway. Of its own it may also see eight words in a row."""

    __slots__ = ("_all", "_long", "_runs")

    def __init__(self, texts: Iterable[str], own: Iterable[str] = ()) -> None:
        plain = [words(text) for text in texts if text]
        self._all: Final = "\n".join(f" {' '.join(one)} " for one in plain)
        self._long: Final = {run for one in plain for run in runs_of(one)}
        self._runs: Final = {run for text in own for run in runs_of(words(text))}

    def holds(self, plain: Sequence[str]) -> bool:
        # Its first and last eight words are looked up before everything is searched.
        known = len(plain) < OVERLAP or (
            tuple(plain[:OVERLAP]) in self._long and tuple(plain[-OVERLAP:]) in self._long
        )
        if known and f" {' '.join(plain)} " in self._all:
            return True
        return bool(self._runs) and not self._runs.isdisjoint(runs_of(plain))


def own_words(case: Case) -> Iterator[str]:
    """The buyer's own published words: title, need, buyers and questions."""
    one = case.procurement
    yield from (one.title, one.effect, one.for_whom, one.office, one.reference)
    for buyer in case.buyers:
        yield buyer.name
    for target in case.targets:
        yield from (target.what, target.baseline, target.target)
    for question in case.questions:
        yield from (question.text, question.short_name)


# -- names ------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Known:
    """How one supplier may be named: as a firm, and by its people."""

    firm: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)

    def every(self) -> Iterator[str]:
        yield from self.firm
        yield from self.people


def _names(
    case: Case, said: Sequence[Input], own: Sequence[str], audience: Audience
) -> Iterator[Forbidden]:
    reader = audience.supplier if isinstance(audience, Participant) else None
    known = _known(case, said)
    mine = known.pop(reader, _Known())
    if reader is not None:
        known.pop(None, None)
    team = {" ".join(words(name)) for name in _buyers_people(case)}
    found: dict[str, Forbidden] = {}
    for one in known.values():
        for name in one.every():
            key = " ".join(words(name))
            if key and not (name in one.people and key in team):
                found.setdefault(key, Forbidden(name, NAMES_SOMEBODY))
    screen = screen_of(found.values())
    lawful = (*own_words(case), *own, *mine.every())
    dropped = frozenset[Forbidden]().union(*(screen.spelled_out(text) for text in lawful))
    yield from (one for one in found.values() if one not in dropped)


def _buyers_people(case: Case) -> Iterator[str]:
    yield from (one.name for one in case.team)
    for person in case.attendance:
        if person.supplier is None and person.role is not Role.SUPPLIER:
            yield person.name


def _known(case: Case, said: Iterable[Input]) -> dict[UUID | None, _Known]:
    """By supplier; under None somebody from a supplier that was not noted."""
    known: defaultdict[UUID | None, _Known] = defaultdict(_Known)
    for supplier in (*case.suppliers, *case.former):
        firm = known[supplier.id].firm
        for name in (supplier.name, *supplier.earlier_names):
            firm.extend(forms(name))
        if supplier.organisation_number:
            firm.append(supplier.organisation_number)
    for contact in case.contacts:
        one = known[contact.supplier]
        one.firm.extend(address_forms(contact.email))
        one.firm.extend(phone_forms(contact.phone))
        _add_person(one, contact.name)
    for person in case.attendance:
        if person.supplier is not None or person.role is Role.SUPPLIER:
            _add_person(known[person.supplier], person.name)
    for spoken in said:
        if spoken.supplier is not None and spoken.kind is InputKind.INPUT:
            _add_person(known[spoken.supplier], spoken.speaker)
    return known


def _add_person(known: _Known, name: str) -> None:
    name = name.strip()
    if is_somebody(name) and name not in known.firm and name not in known.people:
        known.people.append(name)
