"""What an audience must not find: the other half of composition, for the screen and the proof.

A statement that stands in something which the reader may lawfully see is no leak and is left out.
A name is left out only where it stands in the procurement's own words, or where the reader itself
said it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from lupdesk.domain.audience import Audience, BuyerTeam, Participant
from lupdesk.domain.benefits import is_told
from lupdesk.domain.case import Case
from lupdesk.domain.composition.hidden_remarks import (
    others_answers,
    others_remarks,
    own_remarks,
    unvoiced_findings,
    verdicts_given,
)
from lupdesk.domain.composition.screen import Screen, screen_of
from lupdesk.domain.composition.wanted import beginnings_in, may_stand_among
from lupdesk.domain.forbidden import NAMES_SOMEBODY, By, Forbidden
from lupdesk.domain.freezing import frozen_inputs
from lupdesk.domain.kinds import InputKind, Role, Secrecy, Voice
from lupdesk.domain.known_names import Named, known_names
from lupdesk.domain.names import initials, words
from lupdesk.domain.reading import Read
from lupdesk.domain.secrecy import may_read, public_text, reads_whole, text_for
from lupdesk.domain.secret_parts import is_looked_for
from lupdesk.domain.things import Input, Minutes

_FEW_WORDS: Final = 3
_TELLING_LETTERS: Final = 14
_LONG_NUMBER: Final = 5


def forbidden_for(
    case: Case,
    audience: Audience,
    read: Read | None = None,
    standing: list[Forbidden] | None = None,
) -> tuple[Forbidden, ...]:
    """Every string that must be absent from a file for the audience; none for the team. Whoever
    needs the words of the statements too gets them in ``read``, and in ``standing`` the names that
    are free because they stand in the buyer's own words.
    """
    if isinstance(audience, BuyerTeam):
        return ()
    said = _everything_said(case)
    own = list(_own_said(case, said, audience))
    read = Read() if read is None else read
    statements = (
        *_statements(case, said, own, audience, read),
        *_parts(case, said, own, audience),
    )
    remarks = (
        *others_remarks(case, audience),
        *others_answers(case, audience),
        *unvoiced_findings(case, audience),
    )
    known = [*own_words(case), *own]
    names = tuple(_names(case, said, own, audience, [] if standing is None else standing))
    answered = [*known, *verdicts_given(case, audience)]
    return (*_but_said(statements, known, read), *_but_said(remarks, answered, read), *names)


def _everything_said(case: Case) -> tuple[Input, ...]:
    """As it stands now, and as it stands in approved minutes."""
    now = {one.id: (one.text, one.secret_parts) for one in case.inputs}
    return case.inputs + tuple(
        one
        for one in frozen_inputs(case)
        if now.get(one.id) != (one.text, one.secret_parts) or not one.text
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
    yield from own_remarks(case, audience)
    for one in said:
        if is_own_word(one, audience):
            yield one.text
            yield one.claim_reason
    for minutes in case.minutes:
        if minutes.remark and answers_alone(case, minutes, audience.supplier):
            yield minutes.remark


# -- statements -------------------------------------------------------------------------------------


def _statements(
    case: Case, said: Sequence[Input], own: Sequence[str], audience: Audience, read: Read
) -> Iterator[Forbidden]:
    common = [text_for(one, audience) or "" for one in said if _is_common(one, audience)]
    lawful = _Lawful([*own_words(case), *own, *common], read)
    reasons = [one.disposition_reason for one in said if public_text(one) is not None]
    # What a main finding does, and why, is told to everybody; statements behind it got it as reason.
    reasons += [text for one in case.insights for text in (one.does, one.why)]
    given = _Lawful(reasons, read)
    seen: set[str] = set()
    for one in said:
        if may_read(one, audience):
            continue
        for text in filter(None, (one.text, one.claim_reason, one.disposition_reason)):
            plain = read[text]
            key = " ".join(plain)
            if key in seen or not _says_something(plain) or lawful.holds(plain):
                continue
            if text == one.disposition_reason and given.holds(plain):
                continue
            if text == one.text and _told_whole(one, plain, audience):
                continue
            seen.add(key)
            yield _but_reworded(Forbidden(text, one.secrecy.value), one, audience)
    readable = {one.id for one in case.inputs if may_read(one, audience)}
    for file in case.attachments:
        open_to_reader = file.secrecy is Secrecy.OPEN and (
            file.input is None or file.input in readable
        )
        plain = words(file.name)
        if not open_to_reader and _says_something(plain) and not lawful.holds(plain):
            yield Forbidden(file.name, "file-name")


def _parts(
    case: Case, said: Iterable[Input], own: Sequence[str], audience: Audience
) -> Iterator[Forbidden]:
    """What is marked as secret in a statement, be the rest of it open. That another statement says
    the same does not set it free; the buyer's own words and the reader's do.
    """
    lawful = _Lawful([*own_words(case), *own])
    for one in said:
        if one.secret_parts and not reads_whole(one, audience):
            for part in one.secret_parts:
                plain = words(part)
                if is_looked_for(part) and not lawful.holds(plain):
                    yield Forbidden(part, Secrecy.SECRET.value)


def _is_common(said: Input, audience: Audience) -> bool:
    """Open, and as such readable by this audience whoever said it."""
    return said.secrecy is Secrecy.OPEN and may_read(said, audience)


def _told_whole(said: Input, plain: Sequence[str], audience: Audience) -> bool:
    """Whether the statement stands word for word in its own wording for everybody."""
    shown = public_text(said)
    if isinstance(audience, Participant) or shown is None:
        return False
    return _Lawful([shown]).holds(plain)


def _but_reworded(made: Forbidden, said: Input, audience: Audience) -> Forbidden:
    """Its own wording for everybody sets free what the two share, not the rest of it."""
    shown = public_text(said)
    if isinstance(audience, Participant) or shown is None or made.text != said.text:
        return made
    shared = frozenset(form for _, form in screen_of([made]).written(shown))
    return replace(made, lawful=shared) if shared else made


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
    """Texts that the reader may see anyway."""

    __slots__ = ("_by_word", "_texts")

    def __init__(self, texts: Iterable[str], read: Read | None = None) -> None:
        known = Read() if read is None else read
        plain = [known[text] for text in texts if text]
        self._texts: Final = [f" {' '.join(one)} " for one in plain]
        self._by_word: Final[dict[str, list[str]]] = defaultdict(list)
        for text, one in zip(self._texts, plain, strict=True):
            for word in one:
                self._by_word[word].append(text)

    def holds(self, plain: Sequence[str]) -> bool:
        wanted = f" {' '.join(plain)} "
        return any(wanted in text for text in self._with_rarest_of(plain))

    def _with_rarest_of(self, plain: Iterable[str]) -> Sequence[str]:
        """The texts in which the word stands that the fewest have; only these can hold them all."""
        fewest: Sequence[str] = self._texts
        for word in plain:
            found = self._by_word.get(word)
            if found is None:
                return ()
            if len(found) < len(fewest):
                fewest = found
        return fewest


def own_words(case: Case) -> Iterator[str]:
    """The buyer's own published words: title, need, buyers and questions."""
    one = case.procurement
    yield from (one.title, one.effect, one.for_whom, one.office, one.reference)
    for buyer in case.buyers:
        yield buyer.name
    for target in filter(is_told, case.targets):
        yield from (target.what, target.baseline, target.target)
    for question in case.questions:
        yield from (question.text, question.short_name)


# -- names ------------------------------------------------------------------------------------------


def _names(
    case: Case,
    said: Sequence[Input],
    own: Sequence[str],
    audience: Audience,
    standing: list[Forbidden],
) -> Iterator[Forbidden]:
    reader = audience.supplier if isinstance(audience, Participant) else None
    known = known_names(case, said)
    mine = [one.text for one in known if reader is not None and one.whose == reader]
    team = {" ".join(words(name)) for name in _buyers_people(case)}
    alike = {word for name in team for word in name.split()}
    found: dict[tuple[str, By], Forbidden] = {}
    for one in known:
        if reader is not None and one.whose in (reader, None):
            continue
        person = " ".join(words(one.of or one.text))
        key = " ".join(words(one.text))
        if one.by is By.WORD and key in alike:
            continue
        if key and not (one.what is Named.PERSON and person in team):
            found.setdefault((key, one.by), Forbidden(one.text, NAMES_SOMEBODY, one.by))
    for name in but_lawful(found.values(), (*own_words(case), *own, *mine), standing):
        if name.lawful:
            standing.append(replace(name, lawful=frozenset()))
        yield name


def but_lawful(
    names: Collection[Forbidden], texts: Iterable[str], dropped: list[Forbidden]
) -> Iterator[Forbidden]:
    """Without those that are spelled out in the texts; they go to ``dropped``."""
    screen, known = screen_of(names), [text for text in texts if text]
    spelled = frozenset[Forbidden]().union(*map(screen.spelled_out, known))
    left = [name for name in names if name not in spelled]
    # In their own order, and not in a set's: a finding names the first, and the same one each time.
    dropped += [name for name in names if name in spelled]
    # A name that is dropped may have stood before another.
    yield from _but_written(left, known, screen_of(left) if spelled else screen)


def _but_said(
    statements: Collection[Forbidden], own: Collection[str], read: Read
) -> Iterator[Forbidden]:
    """Eight in a row of a statement are free where the reader said them, or the buyer wrote them."""
    begun = beginnings_in(own)
    near = [one for one in statements if may_stand_among(read.letters(one.text), begun)]
    return _but_written(statements, own, screen_of(near, read))


def _but_written(
    forbidden: Iterable[Forbidden], texts: Iterable[str], screen: Screen
) -> Iterator[Forbidden]:
    """What the texts write in some way is no leak where it is written so: they stand in the paper."""
    written: defaultdict[Forbidden, set[str]] = defaultdict(set)
    for text in texts:
        for what, form in screen.written(text):
            written[what].add(form)
    for one in forbidden:
        more = written.get(one) if written else None
        yield replace(one, lawful=one.lawful | more) if more else one


def _buyers_people(case: Case) -> Iterator[str]:
    for member in case.team:
        yield from (member.name, initials(member.name))
    for person in case.attendance:
        if person.supplier is None and person.role is not Role.SUPPLIER:
            yield from (person.name, initials(person.name))
