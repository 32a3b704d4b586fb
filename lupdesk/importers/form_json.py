"""The answer file that the HTML page of a form makes: JSON, of which nothing is believed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NoReturn
from uuid import UUID

from lupdesk.domain.form_fields import ANSWER_KIND, FORMAT, OFFERED, Part
from lupdesk.domain.form_lines import FormAnswer
from lupdesk.domain.review import FormKind, ReviewWay
from lupdesk.importers.form_answer import (
    Filled,
    Whole,
    answers,
    day_in,
    short_enough,
    told,
)
from lupdesk.importers.readings import shown
from lupdesk.problems import Problem

MAX_BYTES: Final = 10_000_000
MAX_DEPTH: Final = 8
MAX_LINES: Final = 5_000
_TOKEN: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]', re.DOTALL)
_ID: Final = re.compile("[0-9a-f]{32}")
_SHA: Final = re.compile("[0-9a-f]{64}")
_TOP: Final = frozenset((
    "kind", "format", "form", "form_kind", "version", "sha256", "lines",
    "remarks", "name", "organisation", "date",
))  # fmt: skip
_OF_LINE: Final = frozenset(("id", "choice", "words", "answer", "secret", "reason"))


class _TwiceError(ValueError):
    """A key that stands twice in one object."""


def read_answer_file(data: bytes, name: str) -> FormAnswer:
    if len(data) > MAX_BYTES:
        raise Problem("import-file-too-large", file=name, megabytes=MAX_BYTES // 1_000_000)
    return _Reader(name).read(_parsed(data, name), hashlib.sha256(data).hexdigest())


def _parsed(data: bytes, name: str) -> dict[str, Any]:
    try:
        text = data.decode(json.detect_encoding(data)).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise Problem("answer-not-text", file=name) from error
    if not text.lstrip().startswith("{"):
        raise Problem("form-other-format", file=name)
    _check_depth(text, name)
    try:
        whole = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except _TwiceError as error:
        raise Problem("answer-key-twice", file=name, key=shown(str(error))) from error
    except json.JSONDecodeError as error:
        raise Problem("answer-broken", file=name, line=error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise Problem("answer-broken", file=name, line=1) from error
    if not isinstance(whole, dict) or whole.get("kind") != ANSWER_KIND:
        raise Problem("form-other-format", file=name)
    return whole


def _check_depth(text: str, name: str) -> None:
    depth = 0
    for found in _TOKEN.finditer(text):
        token = found[0]
        depth += (token in "[{") - (token in "]}")
        if depth > MAX_DEPTH:
            raise Problem("answer-too-deep", file=name, limit=MAX_DEPTH)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            raise _TwiceError(key)
        made[key] = value
    return made


def _no_number(constant: str) -> NoReturn:
    raise ValueError(constant)


@dataclass(slots=True)
class _Reader:
    file: str

    def read(self, whole: dict[str, Any], source: str) -> FormAnswer:
        format = self._number(whole, "format", "format")
        if format > FORMAT:
            raise Problem("form-newer", file=self.file)
        kind = self._text(whole, "form_kind", "form_kind")
        if kind not in tuple(FormKind):
            raise Problem("form-other-format", file=self.file)
        read = Whole(unknown=sorted(set(whole) - _TOP))
        for number, line in enumerate(self._lines(whole)):
            self._line(read, line, f"lines[{number}]")
        texts = {
            part: short_enough(self._text(whole, part, part), part, self.file, part)
            for part in (Part.REMARKS, Part.NAME, Part.ORGANISATION, Part.DATE)
        }
        on, notes = day_in(texts[Part.DATE])
        return FormAnswer(
            form=self._id(whole, "form", "form"),
            sha256=self._matching(whole, "sha256", "sha256", _SHA),
            version=self._number(whole, "version", "version"),
            lines=answers(read.lines, kind),
            remarks=texts[Part.REMARKS],
            name=texts[Part.NAME],
            on=on,
            organisation=texts[Part.ORGANISATION],
            source=source,
            unknown=tuple(told(read.unknown)),
            kind=kind,
            way=ReviewWay.HTML,
            notes=notes,
        )

    def _lines(self, whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
        lines = whole.get("lines")
        if not isinstance(lines, list):
            raise Problem("answer-wants-list", file=self.file, place="lines")
        if len(lines) > MAX_LINES:
            raise Problem("form-too-many-fields", file=self.file, limit=MAX_LINES)
        for number, line in enumerate(lines):
            if not isinstance(line, dict):
                raise Problem("answer-wants-object", file=self.file, place=f"lines[{number}]")
            yield line

    def _line(self, read: Whole, line: dict[str, Any], place: str) -> None:
        id = self._id(line, "id", f"{place}.id")
        if id in read.lines:
            raise Problem("form-two-values", file=self.file, place=place)
        read.unknown += [f"{place}.{key}" for key in sorted(set(line) - _OF_LINE)]
        filled = Filled(secret=self._truth(line, "secret", f"{place}.secret"))
        for part in (Part.WORDS, Part.ANSWER, Part.REASON):
            where = f"{place}.{part}"
            text = short_enough(self._text(line, part, where), part, self.file, where)
            setattr(filled, part.value, text)
        filled.choice = self._text(line, "choice", f"{place}.choice")
        if filled.choice and filled.choice not in OFFERED:
            raise Problem(
                "form-choice-unknown",
                file=self.file,
                place=f"{place}.choice",
                value=shown(filled.choice),
            )
        read.lines[id] = filled

    def _text(self, holder: dict[str, Any], key: str, place: str) -> str:
        value = holder.get(key, "")
        if not isinstance(value, str):
            raise Problem("answer-wants-text", file=self.file, place=place)
        return value

    def _truth(self, holder: dict[str, Any], key: str, place: str) -> bool:
        value = holder.get(key, False)
        if not isinstance(value, bool):
            raise Problem("answer-wants-truth", file=self.file, place=place)
        return value

    def _number(self, holder: dict[str, Any], key: str, place: str) -> int:
        value = holder.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 10**9:
            raise Problem("answer-wants-number", file=self.file, place=place)
        return value

    def _id(self, holder: dict[str, Any], key: str, place: str) -> UUID:
        return UUID(hex=self._matching(holder, key, place, _ID))

    def _matching(
        self, holder: dict[str, Any], key: str, place: str, pattern: re.Pattern[str]
    ) -> str:
        value = holder.get(key)
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise Problem("answer-wants-mark", file=self.file, place=place)
        return value
