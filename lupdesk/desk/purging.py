"""Lawful purging: a statement or a kept file is taken out of the desk for good.

Other acts keep what they change in the journal. Purging does not: nothing of the text remains
in the file, and the answer names the places outside it that still hold it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from lupdesk.desk import copies
from lupdesk.desk.session import Desk
from lupdesk.desk.undone_thing import named
from lupdesk.domain.acts import Act
from lupdesk.domain.composition.parts import label_of
from lupdesk.domain.freezing import without
from lupdesk.domain.kinds import DocumentKind, SheetKind
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.results import Insight, Lesson, Measure, Measurement, Requirement, Risk, Target
from lupdesk.domain.review import Form, Remark
from lupdesk.domain.things import Attachment, Input, Minutes, Sending, Thing
from lupdesk.domain.treatment import Answer
from lupdesk.problems import Problem
from lupdesk.store import database, purge, purge_review
from lupdesk.store.database import Database
from lupdesk.store.purge import Trace
from lupdesk.store.rows import THINGS, texts_of

FIELDS: Final = (
    "text",
    "public_wording",
    "speaker",
    "claim_reason",
    "secrecy_harm",
    "disposition_reason",
    "secret_parts",
    "unpublished_reason",
    "withdrawn_reason",
)
"""What is taken away of a statement. Its number, type and place stay, marked as removed."""
WORDS: Final = tuple(name for name in FIELDS if purge.is_prose(name))
"""Of these what is looked for elsewhere. Who spoke has mostly said other things too, and those are not
what is to go: the name leaves the statement, and may stand on where it stands by itself.
"""
RESULTS: Final[tuple[type[Thing], ...]] = tuple(
    THINGS[table] for table in sorted(purge.TABLES_OF[Act.PURGE_RESULT.code])
)
"""What is made of statements, and may hold their words."""
_EVERYTHING: Final = (SheetKind.RESULTS.value, "json")
"""The tables of results, and the open JSON file (``Exchange.JSON``, which takes long to import)."""
_PAPERS: Final[Mapping[type[Thing], tuple[str, ...]]] = {
    Insight: (DocumentKind.SUMMARY, DocumentKind.INTERNAL, *_EVERYTHING),
    Measure: (DocumentKind.INTERNAL, DocumentKind.PLAN, *_EVERYTHING),
    Requirement: _EVERYTHING,
    Risk: (DocumentKind.PLAN, *_EVERYTHING),
    Target: (
        DocumentKind.SUMMARY,
        DocumentKind.INTERNAL,
        DocumentKind.INVITATION,
        DocumentKind.PLAN,
        *_EVERYTHING,
    ),
    Measurement: (DocumentKind.PLAN, *_EVERYTHING),
    Lesson: (DocumentKind.LESSONS, "json"),
}
"""What a ``Sending`` is that may show such a thing."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A field of another thing that holds the same words: a part that was split off, a remark."""

    thing: type[Thing]
    id: UUID
    field: str


@dataclass(frozen=True, slots=True)
class Purged:
    """What was done, and what a person must still see to by hand."""

    minutes: tuple[UUID, ...]
    """Minutes whose approved content held the statement: it is noted there as purged, and the
    content has a new checksum."""
    drafts: int
    """Half-typed lines that were dropped."""
    elsewhere: tuple[Elsewhere, ...]
    documents: tuple[Sending, ...]
    """Documents written before that may hold it: of a statement those of its meeting, of what was
    made of statements those of the procurement that show such things."""
    answers: tuple[Answer, ...]
    """Questions for everybody that were made from the statement."""
    backups: tuple[Path, ...]
    """Backups that still hold it."""
    emptied: bool
    """False while a reader elsewhere holds the log; closing the desk then empties it."""


def purge_thing(desk: Desk, id: UUID, *, reason: str, backups: Sequence[Path] = ()) -> Purged:
    """A statement, a kept file or what was made of statements, whichever has the id. Problem
    ``purge-unknown`` for none.
    """
    kind = kind_of(desk, id)
    act = {Input: purge_input, Attachment: purge_file}.get(kind, purge_result)
    return act(desk, id, reason=reason, backups=backups)


def kind_of(desk: Desk, id: UUID) -> type[Thing]:
    """What has the id, removed or not, of what can be taken away. Problem ``purge-unknown``."""
    with database.told(desk.path):
        for one in (Input, Attachment, *RESULTS):
            if purge.exists(desk.database, one, id):
                return one
    raise Problem("purge-unknown", id=str(id))


def purge_input(desk: Desk, id: UUID, *, reason: str, backups: Sequence[Path] = ()) -> Purged:
    """Take a statement away, also one that was removed before.

    ``backups`` are folders. Rebuilds the search index and the file: seconds on a large desk, so
    lend the writing first. Problem ``gone`` where there never was such a statement,
    ``reason-wanted``, and ``purge-reason-repeats`` where the reason holds what is taken away: the
    prose, or the name of who spoke, which would else stand in the journal for ever.
    """
    db = desk.database
    with database.told(desk.path):
        if not purge.exists(db, Input, id):
            raise Problem("gone")
        forbidden = sorted(purge.values_ever(db, Input, id, WORDS))
        _check_reason(reason, purge.values_ever(db, Input, id, (*WORDS, "speaker")))
        meeting = purge.meeting_of(db, id)
    with desk.act(Act.PURGE_INPUT, reason=reason) as act:
        act.purge(Input, id, *FIELDS)
        act.remove(Input, id)
        minutes = _blank_minutes(desk, id)
        reviewed = purge_review.blank_review(db, (id,))
        drafts = purge.drop_drafts(db, forbidden)
    if minutes:
        desk.announce(frozenset({Minutes}))
    if reviewed:
        desk.announce(frozenset({Form, Remark}))
    with database.told(desk.path):
        emptied = purge.scrub(db)
        elsewhere = _elsewhere(purge.traces(db, forbidden))
    return Purged(
        minutes,
        drafts,
        elsewhere,
        tuple(desk.all(Sending, meeting=meeting)) if meeting else (),
        tuple(desk.all(Answer, input=id)),
        input_holders(id, backups),
        emptied,
    )


def purge_result(desk: Desk, id: UUID, *, reason: str, backups: Sequence[Path] = ()) -> Purged:
    """Take away a finding, measure, requirement, risk, benefit, measured value or lesson that was
    made of purged words: all its texts, now and in its history. What it should say without them is
    written anew. Only its prose is looked for elsewhere, and must not stand in the reason. Problems
    as ``purge_input``.
    """
    db = desk.database
    with database.told(desk.path):
        thing = next((one for one in RESULTS if purge.exists(db, one, id)), None)
        if thing is None:
            raise Problem("gone")
        names = texts_of(thing)
        forbidden = sorted(purge.values_ever(db, thing, id, list(filter(purge.is_prose, names))))
        _check_reason(reason, forbidden)
    with desk.act(Act.PURGE_RESULT, reason=reason) as act:
        act.purge(thing, id, *names)
        act.remove(thing, id)
        drafts = purge.drop_drafts(db, forbidden)
    with database.told(desk.path):
        emptied = purge.scrub(db)
        elsewhere = _elsewhere(purge.traces(db, forbidden))
    held = _holders(backups, lambda copy: bool(purge.values_ever(copy, thing, id, names)))
    return Purged((), drafts, elsewhere, _shown_in(desk, thing, id), (), held, emptied)


def _shown_in(desk: Desk, thing: type[Thing], id: UUID) -> tuple[Sending, ...]:
    cases = {getattr(one, "procurement", None) for one in desk.ever(thing, id=id)}
    kinds = tuple(map(str, _PAPERS[thing]))
    return tuple(
        sending for case in cases for sending in desk.all(Sending, procurement=case, kind=kinds)
    )


def together(first: Purged, then: Purged, gone: UUID) -> Purged:
    """What two purges did, where the second took away a place that the first had named."""
    places = dict.fromkeys((*first.elsewhere, *then.elsewhere))
    return Purged(
        tuple(dict.fromkeys((*first.minutes, *then.minutes))),
        first.drafts + then.drafts,
        tuple(one for one in places if one.id != gone or not can_go(one)),
        tuple(dict.fromkeys((*first.documents, *then.documents))),
        tuple(dict.fromkeys((*first.answers, *then.answers))),
        tuple(dict.fromkeys((*first.backups, *then.backups))),
        then.emptied,
    )


def can_go(one: Elsewhere) -> bool:
    """Whether the words can be taken away there too, with all that it says. A statement's themes and
    owner outlast a purge of it.
    """
    return one.thing in RESULTS or (one.thing is Input and one.field in FIELDS)


def words_of(desk: Desk, one: Elsewhere) -> tuple[tuple[str, str], ...]:
    """Field and text of all that would go there, as it stands now: to be read before it goes. A
    statement's passages stand in its text.
    """
    names = FIELDS if one.thing is Input else texts_of(one.thing)
    return tuple(
        (name, value)
        for found in desk.ever(one.thing, id=one.id)
        for name in names
        if name != "instrument" and isinstance(value := getattr(found, name), str) and value.strip()
    )


def _check_reason(reason: str, forbidden: Iterable[str] = ()) -> None:
    if not reason.strip():
        raise Problem("reason-wanted")
    if purge.holds(reason, forbidden):
        raise Problem("purge-reason-repeats")


def _blank_minutes(desk: Desk, id: UUID) -> tuple[UUID, ...]:
    """Take the statement out of approved minutes, now and in the journal, and note it there."""
    note = purge.notes_of_purges(desk.database)[id]
    blanked = []
    for minutes, old in purge.frozen_texts(desk.database):
        clean = {number: without(text, id, note) for number, text in old.items()}
        if clean == old:
            continue
        purge.rewrite_frozen(desk.database, minutes, clean)
        now = desk.the(Minutes, minutes).frozen
        if now:
            purge.stand_blanked(desk.database, minutes, without(now, id, note))
        blanked.append(minutes)
    return tuple(blanked)


def _elsewhere(traces: Iterable[Trace]) -> tuple[Elsewhere, ...]:
    return tuple(Elsewhere(THINGS[one.table], one.row, one.field) for one in traces)


def called(desk: Desk, one: Elsewhere) -> str:
    """By what a person finds the other place again: a statement by its number."""
    if one.thing is Input:
        return next((label_of(said) for said in desk.ever(Input, id=one.id)), "")
    found = named(desk, one.thing, one.id)
    return found.name if found is not None else ""


def purge_file(desk: Desk, id: UUID, *, reason: str, backups: Sequence[Path] = ()) -> Purged:
    """Take the bytes of a kept file away, wherever in the desk the same bytes are kept.

    The file's name stays, so that one can say what was taken away. Problem ``gone``,
    ``reason-wanted``, and ``file-purged`` where that was done before.
    """
    db = desk.database
    _check_reason(reason)
    digest = _digest_of(desk, id)
    with database.told(desk.path):
        same = purge.files_with(db, digest)
    with desk.act(Act.PURGE_FILE, reason=reason) as act:
        for one in same:
            act.purge(Attachment, one, "content", "note")
        purge.drop_content(db, digest)
    with database.told(desk.path):
        emptied = purge.scrub(db)
    return Purged((), 0, (), (), (), file_holders(digest, backups), emptied)


def told(purged: Purged) -> Iterator[Phrase]:
    """What was done and what is left to see to, in the order of its weight."""
    yield Phrase("purged.done")
    if purged.minutes:
        yield Phrase.of("purged.minutes", n=len(purged.minutes))
    if purged.drafts:
        yield Phrase.of("purged.drafts", n=purged.drafts)
    if purged.elsewhere:
        yield Phrase.of("purged.elsewhere", n=len(purged.elsewhere))
    if purged.answers:
        numbers = ", ".join(str(one.number) for one in purged.answers)
        yield Phrase.of("purged.answers", n=len(purged.answers), numbers=numbers)
    if purged.documents:
        names = ", ".join(sorted({one.file_name for one in purged.documents}))
        yield Phrase.of("purged.documents", n=len(purged.documents), names=names)
    if purged.backups:
        yield Phrase.of("purged.backups", n=len(purged.backups))
    else:
        yield Phrase("purged.no-backups")
    if not purged.emptied:
        yield Phrase("purged.later")


def _digest_of(desk: Desk, file: UUID) -> str:
    with database.told(desk.path):
        digest = purge.content_of(desk.database, file)
    if digest is None:
        raise Problem("gone")
    if not digest:
        raise Problem("file-purged", name=desk.the(Attachment, file).name)
    return digest


def input_holders(id: UUID, backups: Sequence[Path]) -> tuple[Path, ...]:
    """The backups in these folders that hold a statement now. Needs no desk: a worker may ask."""
    return _holders(backups, lambda copy: bool(purge.values_ever(copy, Input, id, FIELDS)))


def file_holders(digest: str, backups: Sequence[Path]) -> tuple[Path, ...]:
    """As ``input_holders``, for the bytes of a kept file."""
    return _holders(backups, lambda copy: purge.has_content(copy, digest))


def _holders(folders: Sequence[Path], holds: Callable[[Database], bool]) -> tuple[Path, ...]:
    """Of every name, the newest first; one that cannot be read counts as one."""
    found = sorted(copies.of(folders), key=copies.age, reverse=True)
    return tuple(path for path in found if _holds(path, holds))


def _holds(path: Path, holds: Callable[[Database], bool]) -> bool:
    try:
        with database.told(path), database.reading(path) as db:
            return holds(db)
    except Problem:
        return True
