"""What an audience must not find: the other half of composition, for the proof.

A statement's text that is contained in something which the reader may lawfully see is no leak and
is left out. A name is left out only where it stands in the procurement's own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import Audience, BuyerTeam, Participant
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.kinds import Secrecy
from lupdesk.domain.names import forms, stands_in, words
from lupdesk.domain.secrecy import may_read, public_text
from lupdesk.domain.things import Input

_FEW_WORDS: Final = 2
_TELLING_LETTERS: Final = 14


def forbidden_for(case: Case, audience: Audience) -> tuple[Forbidden, ...]:
    """Every string that must be absent from a file for the audience; none for the team."""
    if isinstance(audience, BuyerTeam):
        return ()
    own = audience.supplier if isinstance(audience, Participant) else None
    names = tuple(_names(case, own))
    return (*_statements(case, audience), *names)


def _statements(case: Case, audience: Audience) -> Iterator[Forbidden]:
    lawful = [" ".join(words(text)) for text in _lawful_texts(case, audience)]
    seen: set[str] = set()
    for said in case.inputs:
        if may_read(said, audience):
            continue
        for text in (said.text, said.claim_reason, said.disposition_reason):
            plain = " ".join(words(text))
            inside = any(plain in one for one in lawful)
            if _says_something(plain) and plain not in seen and not inside:
                seen.add(plain)
                yield Forbidden(text, said.secrecy.value)
    for file in case.attachments:
        if file.secrecy is not Secrecy.OPEN:
            yield Forbidden(file.name, "file-name")


def _says_something(plain: str) -> bool:
    """One or two common words say nothing by themselves; a number or a long word may."""
    if not plain:
        return False
    return (
        plain.count(" ") >= _FEW_WORDS
        or any(letter.isdigit() for letter in plain)
        or len(plain) >= _TELLING_LETTERS
    )


def _lawful_texts(case: Case, audience: Audience) -> Iterator[str]:
    yield from own_words(case)
    if isinstance(audience, Participant):
        yield from _all_names(case, audience.supplier)
    for said in case.inputs:
        if may_read(said, audience):
            yield said.text
            yield said.disposition_reason
        shown = public_text(said)
        if shown is not None:
            yield shown
            yield said.disposition_reason


def own_words(case: Case) -> Iterator[str]:
    """The buyer's own published words: title, need, buyers, questions, agenda."""
    one = case.procurement
    yield from (one.title, one.effect, one.for_whom, one.office, one.reference)
    for buyer in case.buyers:
        yield buyer.name
    for target in case.targets:
        yield from (target.what, target.baseline, target.target)
    for question in case.questions:
        yield from (question.text, question.short_name)
    for date in case.dates:
        yield date.title
    for member in case.team:
        yield from (member.name, member.organisation)
    for meeting in case.meetings:
        yield meeting.place


def supplier_names(case: Case, own: UUID | None) -> tuple[str, ...]:
    """Every form of every name, number and address of the suppliers other than ``own``."""
    return tuple(one.text for one in _names(case, own))


def _names(case: Case, own: UUID | None) -> Iterator[Forbidden]:
    published = " ".join(own_words(case))
    mine = {name.casefold() for name in _all_names(case, own)} if own is not None else set[str]()
    seen: set[str] = set()
    for supplier in case.suppliers:
        if supplier.id == own:
            continue
        for text in _names_of(case, supplier.id):
            key = text.casefold()
            if key in seen or key in mine or stands_in(text, published):
                continue
            seen.add(key)
            yield Forbidden(text, "names-somebody")


def _all_names(case: Case, supplier: UUID | None) -> list[str]:
    return [] if supplier is None else list(_names_of(case, supplier))


def _names_of(case: Case, id: UUID) -> Iterator[str]:
    for supplier in case.suppliers:
        if supplier.id == id:
            for name in (supplier.name, *supplier.earlier_names):
                yield from forms(name)
            if supplier.organisation_number:
                yield supplier.organisation_number
    for contact in case.contacts:
        if contact.supplier == id:
            yield from (text for text in (contact.name, contact.email, contact.phone) if text)
            if "@" in contact.email:
                yield contact.email.partition("@")[2]
    for person in case.attendance:
        if person.supplier == id and person.name:
            yield person.name
    for said in case.inputs:
        if said.supplier == id and said.speaker:
            yield said.speaker


def held_reason(said: Input, names: tuple[str, ...]) -> str | None:
    """Why a statement is not in the public summary; None where it is."""
    shown = public_text(said)
    if shown is None:
        return said.secrecy.value
    if any(stands_in(name, shown) for name in names):
        return "names-somebody"
    return None
