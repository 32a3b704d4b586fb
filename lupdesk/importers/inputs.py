"""A table of statements. What the table does not say for certain asks; it is never guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lupdesk.domain.kinds import (
    Disposition,
    InputKind,
    InputType,
    MeetingKind,
    Secrecy,
    Side,
    Voice,
)
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.theming import added, path_of
from lupdesk.domain.things import Input, Question
from lupdesk.importers import times, values, words
from lupdesk.importers.columns import Matching
from lupdesk.importers.questions import text_key
from lupdesk.importers.readings import (
    BadRow,
    Duplicate,
    Line,
    Reading,
    Refused,
    lines,
    shown,
)
from lupdesk.importers.register import Register
from lupdesk.importers.tables import RawTable

_Words = tuple[str, UUID | None, UUID | None]
"""What was said, by whom, in which meeting: with all three alike it is the same statement."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A row of the file, or a statement of the desk."""

    row: int | None
    known: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InputRow:
    number: int
    text: str
    source_id: str = ""
    kind: InputKind = InputKind.INPUT
    type: InputType | None = None
    phase: int | None = None
    supplier: UUID | None = None
    secrecy: Secrecy = Secrecy.UNASSESSED
    claim: Secrecy | None = None
    claim_reason: str = ""
    meeting: UUID | None = None
    question: UUID | None = None
    themes: tuple[str, ...] = ()
    theme_paths: tuple[tuple[str, ...], ...] = ()
    """Those that the table puts under another."""
    speaker: str = ""
    voice: Voice = Voice.OWN
    side: Side | None = None
    public_wording: str = ""
    disposition: Disposition | None = None
    disposition_reason: str = ""
    owner: str = ""
    due: date | None = None


def _no_meeting(_: str) -> None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the statements of a table may point at."""

    register: Register
    questions: Sequence[Question] = ()
    """In the order of the guide: a table may name them by number."""
    find_meeting: Callable[[str], UUID | None] = _no_meeting
    known: Iterable[Input] = ()
    """The statements that the procurement has."""


def read_inputs(
    table: RawTable, matching: Matching, surroundings: Surroundings
) -> Reading[InputRow]:
    good: list[InputRow] = []
    bad: list[BadRow] = []
    duplicates: list[Duplicate[InputRow]] = []
    seen = _Seen(surroundings.known)
    for line in lines(table, matching):
        row = _row(line, surroundings)
        repeated = None if line.faults else seen.again(line, row)
        if line.faults:
            bad.append(line.bad())
            continue
        if repeated:
            duplicates.append(repeated)
        else:
            good.append(row)
        seen.add(row)
    return Reading(tuple(good), tuple(bad), tuple(duplicates))


def _row(line: Line, around: Surroundings) -> InputRow:
    text = line.raw("text") if line.text("text") else ""
    written = values.several(line.text("themes").replace(",", ";"))
    paths = [path for one in written if (path := path_of(one))]
    if not text and not line.faults:
        line.refuse("text", "no-text")
    return InputRow(
        number=line.number,
        text=text,
        source_id=values.flat(line.text("source_id")),
        kind=line.take("kind", words.input_kind, InputKind.INPUT),
        type=line.take("type", words.input_type, None),
        phase=line.take("phase", words.phase, None),
        supplier=line.take("supplier", around.register.find, None),
        secrecy=line.take("secrecy", words.secrecy, Secrecy.UNASSESSED),
        claim=line.take("claim", words.secrecy, None),
        claim_reason=line.text("claim_reason"),
        meeting=line.take("meeting", lambda each: _meeting(each, around), None),
        question=line.take("question", lambda each: _question(each, around.questions), None),
        themes=added((), (path[-1] for path in paths)),
        theme_paths=tuple(path for path in paths if len(path) > 1),
        speaker=values.flat(line.text("speaker")),
        voice=line.take("voice", words.voice, Voice.OWN),
        side=line.take("side", words.side, None),
        public_wording=line.text("public_wording"),
        disposition=line.take("disposition", words.disposition, None),
        disposition_reason=line.text("disposition_reason"),
        owner=values.flat(line.text("owner")),
        due=line.take("due", times.day_of, None),
    )


def _meeting(text: str, around: Surroundings) -> UUID | None:
    """None is the written round of whoever said it, as where nothing stands."""
    found = around.find_meeting(text)
    if found is None and words.meeting_kind(text) is not MeetingKind.WRITTEN:
        raise Refused("meeting-unknown", value=shown(text))
    return found


def _question(text: str, questions: Sequence[Question]) -> UUID:
    """By number («4», «Q4», «Spm. 4»), by wording, or by short name."""
    key = text_key(text)
    for question in questions:
        if key in (text_key(question.text), text_key(question.short_name)):
            return question.id
    numbered = re.fullmatch(r"(?:q|s|spm|spørsmål|question|nr)?\.?\s*(\d{1,4})\.?", key)
    if numbered and 1 <= int(numbered[1]) <= len(questions):
        return questions[int(numbered[1]) - 1].id
    raise Refused("question-unknown", value=shown(text))


class _Seen:
    """The statements of the procurement and of the rows so far, by their id and their words."""

    def __init__(self, known: Iterable[Input]) -> None:
        self._by_words: dict[_Words, _Place] = {}
        self._by_source: dict[str, tuple[_Words, _Place]] = {}
        for each in known:
            words_of = (_plain(each.text), each.supplier, each.meeting)
            self._add(each.source_id, words_of, _Place(None, each.id))

    def add(self, row: InputRow) -> None:
        self._add(row.source_id, _words_of(row), _Place(row.number, None))

    def _add(self, source: str, words_of: _Words, place: _Place) -> None:
        self._by_words.setdefault(words_of, place)
        if source:
            self._by_source.setdefault(source, (words_of, place))

    def again(self, line: Line, row: InputRow) -> Duplicate[InputRow] | None:
        """A repetition; the same id with other words is refused, for either could be meant."""
        under_id = self._by_source.get(row.source_id)
        first = self._by_words.get(_words_of(row))
        if under_id:
            written, place = under_id
            if written[:2] == _words_of(row)[:2]:
                first = first or place
            elif place.row is not None:
                line.refuse("source_id", "id-in-file", value=row.source_id, row=place.row)
                return None
            else:
                line.refuse("source_id", "id-in-desk", value=row.source_id)
                return None
        if first is None:
            return None
        if first.row is None:
            reason = Phrase.of("import-same.input-in-desk")
        else:
            reason = Phrase.of("import-same.input-in-file", row=first.row)
        return Duplicate(row.number, row, reason, first_row=first.row, known=first.known)


def _words_of(row: InputRow) -> _Words:
    return _plain(row.text), row.supplier, row.meeting


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))
