"""The grammar of the capture line: which tokens are codes, and what is left as the text.

A code is a whole token (between spaces) of a known word; everything else is text, to the byte.
``FOA § 7-4``, ``C#``, ``Hei!`` and ``ola@heim.no`` hold no code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from lupdesk.domain.capture_codes import (
    SECRECY_WORDS,
    SHORT,
    WEEKDAYS,
    WORDS,
)
from lupdesk.domain.kinds import InputKind, InputType, Secrecy, Voice
from lupdesk.domain.secrecy import STRICTNESS
from lupdesk.domain.vocabulary import Vocabulary, Who


class Slot(StrEnum):
    """Which part of a statement a code sets."""

    KIND = "kind"
    TYPE = "type"
    WHO = "who"
    THEME = "theme"
    SECRECY = "secrecy"
    VOICE = "voice"
    QUESTION = "question"
    DUE = "due"


TokenMeaning = InputKind | InputType | Who | str | Secrecy | Voice | int | date


@dataclass(frozen=True, slots=True)
class Token:
    """``line[start:end]`` is the code as typed."""

    start: int
    end: int
    code: Slot
    meaning: TokenMeaning


@dataclass(frozen=True, slots=True)
class Captured:
    """A line as understood. None and empty mean: not said in the line, so the default counts."""

    text: str
    kind: InputKind = InputKind.INPUT
    type: InputType | None = None
    who: Who | None = None
    themes: tuple[str, ...] = ()
    secrecy: Secrecy | None = None
    voice: Voice | None = None
    question: int | None = None
    owner: str = ""
    due: date | None = None
    tokens: tuple[Token, ...] = field(default=(), compare=False)

    def has(self, slot: Slot) -> bool:
        return any(token.code == slot for token in self.tokens)


_CANDIDATE: Final = re.compile(r"(?<!\S)(?:[@#§?>]\S{1,80}|til:\S{1,12}|\S{1,20}!)(?!\S)")
_DAY: Final = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.?([0-9]{4})?")
_ISO_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TASKS: Final = (InputKind.ACTION, InputKind.DECISION)


def parse(line: str, context: Vocabulary, kept_as_text: frozenset[int] = frozenset()) -> Captured:
    """``kept_as_text`` holds the starts of tokens that were given back to the text."""
    found = _tokens(line, context, kept_as_text)
    kind = _kind(found)
    tokens = tuple(t for t in found if t.code != Slot.DUE or kind in _TASKS)
    return _captured(_without(line, tokens), kind, tokens)


def codes_in(line: str, context: Vocabulary) -> frozenset[int]:
    """Starts of all codes in ``line``: given as ``kept_as_text``, they make it plain text."""
    return frozenset(token.start for token in parse(line, context).tokens) | frozenset(
        token.start for token in _tokens(line, context, frozenset())
    )


def _tokens(line: str, context: Vocabulary, kept: frozenset[int]) -> tuple[Token, ...]:
    found: list[Token] = []
    head_ends = 0
    for match in _CANDIDATE.finditer(line):
        in_head = line[head_ends : match.start()].strip() == "" if head_ends >= 0 else False
        token = None
        if match.start() not in kept:
            token = _token(match.group(), match.start(), in_head, context)
        if token is not None:
            found.append(token)
        head_ends = match.end() if in_head and token is not None else -1
    return tuple(found)


def _token(word: str, start: int, in_head: bool, context: Vocabulary) -> Token | None:
    known = _slot_and_meaning(word, in_head, context)
    return None if known is None else Token(start, start + len(word), *known)


def _slot_and_meaning(
    word: str, in_head: bool, context: Vocabulary
) -> tuple[Slot, TokenMeaning] | None:
    rest = word[1:]
    match word[0]:
        case "@":
            return _known(Slot.WHO, context.resolve(rest))
        case "#":
            return _known(Slot.THEME, context.theme(rest))
        case "§":
            return _known(Slot.SECRECY, secrecy_of(rest))
        case "?" if rest.isascii() and rest.isdigit():
            number = int(rest)
            return _known(Slot.QUESTION, number if context.has_question(number) else None)
        case ">":
            return _known(Slot.DUE, day_of(rest, context.today))
    if word.startswith("til:"):
        return _known(Slot.DUE, day_of(word[4:], context.today))
    return _exclaimed(word[:-1], in_head) if word.endswith("!") else None


def _known(slot: Slot, meaning: TokenMeaning | None) -> tuple[Slot, TokenMeaning] | None:
    return None if meaning is None else (slot, meaning)


def _exclaimed(word: str, in_head: bool) -> tuple[Slot, TokenMeaning] | None:
    meaning = SHORT.get(word)
    if meaning is None and in_head and word in (word.lower(), word.upper()):
        meaning = SHORT.get(word.lower()) or WORDS.get(word.lower())
    match meaning:
        case InputKind():
            return Slot.KIND, meaning
        case InputType():
            return Slot.TYPE, meaning
        case Voice():
            return Slot.VOICE, meaning
        case Secrecy():
            return Slot.SECRECY, meaning
    return None


def secrecy_of(written: str) -> Secrecy | None:
    """Two letters or more of a word for a level, when only one level fits."""
    key = written.casefold()
    if len(key) < 2:
        return None
    fits = {
        level
        for level, words in SECRECY_WORDS.items()
        if any(word.startswith(key) for word in words)
    }
    return fits.pop() if len(fits) == 1 else None


def day_of(written: str, today: date) -> date | None:
    """``24.3``, ``24.03.2027``, ``2027-03-24`` or a weekday; without a year: the next one."""
    key = written.casefold()
    if _ISO_DAY.fullmatch(key):
        return _day(int(key[:4]), int(key[5:7]), int(key[8:]))
    if parts := _DAY.fullmatch(key):
        day, month, year = parts.groups()
        if year:
            return _day(int(year), int(month), int(day))
        return _next(int(month), int(day), today)
    ahead = {number for name, number in WEEKDAYS.items() if len(key) > 2 and name.startswith(key)}
    if len(ahead) != 1:
        return None
    return today + timedelta(days=(ahead.pop() - today.weekday() - 1) % 7 + 1)


def _next(month: int, day: int, today: date) -> date | None:
    coming = (_day(year, month, day) for year in range(today.year, today.year + 9))
    return next((found for found in coming if found and found >= today), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _kind(tokens: tuple[Token, ...]) -> InputKind:
    kind = InputKind.INPUT
    for token in tokens:
        if isinstance(token.meaning, InputKind):
            kind = token.meaning
    return kind


def _without(line: str, tokens: tuple[Token, ...]) -> str:
    """The line less the tokens and, for each, the space after it (at the end: the one before)."""
    kept: list[str] = []
    at = 0
    for token in tokens:
        kept.append(line[at : token.start])
        at = token.end
        if line[at : at + 1].isspace():
            at += 1
        elif at == len(line):
            _drop_last_space(kept)
    kept.append(line[at:])
    return "".join(kept)


def _drop_last_space(kept: list[str]) -> None:
    while kept and kept[-1] == "":
        kept.pop()
    if kept and kept[-1][-1].isspace():
        kept[-1] = kept[-1][:-1]


def _captured(text: str, kind: InputKind, tokens: tuple[Token, ...]) -> Captured:
    last = {token.code: token.meaning for token in tokens}
    themes = dict.fromkeys(t.meaning for t in tokens if t.code == Slot.THEME)
    who = last.get(Slot.WHO)
    due = last.get(Slot.DUE)
    type_ = last.get(Slot.TYPE)
    voice = last.get(Slot.VOICE)
    question = last.get(Slot.QUESTION)
    speaker = who if isinstance(who, Who) else None
    return Captured(
        text=text,
        kind=kind,
        type=type_ if isinstance(type_, InputType) else None,
        who=speaker,
        themes=tuple(theme for theme in themes if isinstance(theme, str)),
        secrecy=_strictest(tokens),
        voice=voice if isinstance(voice, Voice) else None,
        question=question if isinstance(question, int) else None,
        owner=speaker.name if speaker and kind in _TASKS else "",
        due=due if isinstance(due, date) else None,
        tokens=tokens,
    )


def _strictest(tokens: tuple[Token, ...]) -> Secrecy | None:
    levels = [t.meaning for t in tokens if isinstance(t.meaning, Secrecy)]
    return max(levels, key=STRICTNESS.index) if levels else None
